//! The small dialog that asks for what a step of a problem's life needs. A refusal is shown in it, and what was typed stays.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Ask, Command, Given, ProblemAction, Refusal, check_order};
use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;
use crate::domain::taxonomy::default_deadline;
use crate::ui::context::Ui;
use crate::ui::controls::{ComboField, DateField, TextArea};
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::shared;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, ProblemsWords};

/// The fields of the dialog, as its draft names them.
const UNIT: &str = "unit";
const DATE: &str = "date";
const ORDERED: &str = "ordered";
const TEXT: &str = "text";

/// The name under which the draft of an action's dialog is kept.
pub fn form_name(action: ProblemAction, problem: &ProblemId) -> String {
    format!("{action:?} {}", problem.as_str())
}

/// What stands in the dialog. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
struct Asking {
    ui: Ui,
    action: ProblemAction,
    form: Form,
    /// The day that is asked for.
    date: Signal<String>,
    /// The day of the order.
    ordered: Signal<String>,
    /// What cannot stand so, told while it is being filled in.
    doubt: Memo<Option<Refusal>>,
    refused: RwSignal<Option<Refusal>>,
}

impl Asking {
    fn open(ui: Ui, action: ProblemAction, problem: &Arc<Problem>) -> Self {
        let lang = ui.lang;
        let name = FormName {
            name: form_name(action, &problem.id),
            title: words::told(words::action_name(action, lang), &problem.title, lang),
            href: Route::Problem(problem.id.clone()).href(),
        };
        let form = Form::open(ui, name, texts_of([(UNIT, usual_unit(ui, problem)), (TEXT, String::new())]));
        // A day that nobody has touched follows the calendar.
        let about = Arc::clone(problem);
        let usual = Memo::new(move |_| {
            let day = usual_day(action, &about, ui.session.today().get());
            day.map_or_else(String::new, |day| day.to_string())
        });
        let (typed_day, typed_order) = (form.typed(DATE), form.typed(ORDERED));
        let date = Signal::derive(move || typed_day.get().unwrap_or_else(|| usual.get()));
        let today = ui.session.today();
        let ordered = Signal::derive(move || typed_order.get().unwrap_or_else(|| today.get().to_string()));
        let found_on = problem.found_on;
        let doubt = Memo::new(move |_| {
            let day = |text: Signal<String>| text.get().parse::<NaiveDate>().ok();
            let (unit, words) = (form.value(UNIT).get(), String::new());
            let given = Given { unit, day: day(date), ordered: day(ordered), words };
            let doubt = check_order(found_on, &given, today.get()).err();
            doubt.filter(|why| action == ProblemAction::Assign && !matches!(why, Refusal::Needed(..)))
        });
        Self { ui, action, form, date, ordered, doubt, refused: RwSignal::new(None) }
    }

    fn given(self) -> Given {
        let day = |text: Signal<String>| text.get_untracked().parse::<NaiveDate>().ok();
        let Self { form, date, ordered, .. } = self;
        Given { unit: form.text(UNIT), day: day(date), ordered: day(ordered), words: form.text(TEXT) }
    }

    fn error_of(self, ask: Ask) -> Signal<Option<String>> {
        Signal::derive(move || {
            let told = self.refused.get().or_else(|| self.doubt.get()).filter(|why| ask.is_refused_by(why));
            told.map(|why| words::refusal(&why, self.ui.lang))
        })
    }

    /// What is refused and belongs to none of the fields.
    fn other_refusal(self) -> Option<String> {
        let asks = self.action.flow().asks;
        let other = self.refused.get().filter(|why| !asks.iter().any(|ask| ask.is_refused_by(why)));
        other.map(|why| words::refusal(&why, self.ui.lang))
    }

    /// A deadline that has passed already, which is right where the order was given long ago.
    fn overdue_at_once(self) -> Option<String> {
        let deadline = self.date.get().parse::<NaiveDate>().ok()?;
        let days = (self.ui.session.today().get() - deadline).num_days();
        let is_told = self.action == ProblemAction::Assign && days > 0 && self.doubt.get().is_none();
        is_told.then(|| words::overdue_at_once(days, self.ui.lang))
    }
}

/// Asks for what an action needs.
#[component]
pub fn AskDialog(
    ui: Ui,
    action: ProblemAction,
    problem: Arc<Problem>,
    on_done: Callback<ProblemAction>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let asking = Asking::open(ui, action, &problem);
    let form = asking.form;
    let id = StoredValue::new(problem.id.clone());
    let go = move || {
        let command = Command::step(id.get_value(), action, asking.given());
        match command.and_then(|command| ui.session.dispatch(command)) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words::action_done(action, ui.lang), &done);
                on_done.run(action);
                on_close.run(());
            }
            Err(why) => asking.refused.set(Some(why)),
        }
    };
    let title = words::action_name(action, ui.lang);
    view! {
        <FormDialog
            form
            title
            label=title
            on_submit=go
            on_close
            refused=Signal::derive(move || asking.other_refusal())
        >
            <p class="quiet">{problem.title.clone()}</p>
            {action.flow().asks.iter().map(|ask| view! { <AskField asking ask=*ask /> }).collect_view()}
            {move || asking.overdue_at_once().map(|text| view! { <p class="quiet" role="status">{text}</p> })}
        </FormDialog>
    }
}

/// One thing that is asked for.
#[component]
fn AskField(asking: Asking, ask: Ask) -> impl IntoView {
    let Asking { ui, action, form, date, ordered, .. } = asking;
    let words = ProblemsWords::of(ui.lang);
    let error = asking.error_of(ask);
    match ask {
        Ask::Unit => view! {
            <ComboField
                label=words.unit
                required=true
                value=form.value(UNIT)
                suggestions=ui.session.read(|view| shared::known_units(&view))
                error
                on_change=form.take(UNIT)
            />
        }
        .into_any(),
        Ask::Ordered => view! {
            <DateField
                label=words.ordered_on
                hint=words.ordered_hint.to_owned()
                value=ordered
                error
                on_change=form.take(ORDERED)
            />
        }
        .into_any(),
        Ask::Day | Ask::LaterDay => view! {
            <DateField
                label=if action == ProblemAction::Assign { words.deadline } else { words.new_deadline }
                required=true
                value=date
                error
                on_change=form.take(DATE)
            />
        }
        .into_any(),
        Ask::Words(_) | Ask::Reason => view! {
            <TextArea
                label=words_label(ask, words, ui.common().reason)
                required=true
                value=form.value(TEXT)
                error
                on_change=form.take(TEXT)
            />
        }
        .into_any(),
    }
}

fn words_label(ask: Ask, words: &'static ProblemsWords, reason: &'static str) -> &'static str {
    match ask {
        Ask::Words("report") => words.what_was_done,
        Ask::Words(_) => words.recheck,
        Ask::Reason | Ask::Unit | Ask::Ordered | Ask::Day | Ask::LaterDay => reason,
    }
}

/// The day that stands in the dialog from the start.
fn usual_day(action: ProblemAction, problem: &Problem, today: NaiveDate) -> Option<NaiveDate> {
    let by_rule = problem.category.map(|category| default_deadline(category, None, today));
    match action {
        // Its own, though it has passed: it may have been ordered before, and whoever orders it today is told.
        ProblemAction::Assign => problem.deadline.or(by_rule),
        ProblemAction::Reopen => by_rule,
        _ => None,
    }
}

/// The unit that stands in the dialog from the start.
fn usual_unit(ui: Ui, problem: &Problem) -> String {
    match problem.lead_unit.is_empty() {
        false => problem.lead_unit.clone(),
        true => ui.session.read(|view| {
            view.tables.project(&problem.project).map_or_else(String::new, |project| project.lead_unit.clone())
        }),
    }
}
