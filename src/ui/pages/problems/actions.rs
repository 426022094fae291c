//! What can be done with a problem now, and the small dialog that asks for what it needs.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Ask, Command, Given, ProblemAction, Refusal, Weight, offers};
use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;
use crate::domain::taxonomy::default_deadline;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, ComboField, DateField, Dialog, Disclosure, TextArea};
use crate::ui::parts::form::{Form, FoundAgain, texts_of};
use crate::ui::parts::shared;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, ProblemsWords};

fn words_label(ask: Ask, words: &'static ProblemsWords, reason: &'static str) -> &'static str {
    match ask {
        Ask::Words("report") => words.what_was_done,
        Ask::Words(_) => words.what_was_found,
        Ask::Reason | Ask::Unit | Ask::Day | Ask::LaterDay => reason,
    }
}

/// The actions that are possible, the most likely first and prominent; the others with why they are not.
#[component]
pub fn Actions(ui: Ui, problem: Memo<Option<Arc<Problem>>>, #[prop(into)] on_edit: Callback<()>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let asked: RwSignal<Option<ProblemAction>> = RwSignal::new(None);
    let offered = Memo::new(move |_| {
        problem.get().map(|problem| ui.session.read(|view| view.with_rules(|desk| offers(desk, &problem).to_vec())))
    });
    let press = move |action: ProblemAction| match (action, action.flow().asks, problem.get_untracked()) {
        (ProblemAction::Edit, _, _) => on_edit.run(()),
        (_, [], Some(problem)) => match Command::step(problem.id.clone(), action, Given::default()) {
            Ok(command) => drop(ui.act(command, words::action_name(action, lang))),
            Err(why) => ui.refuse(&why),
        },
        _ => asked.set(Some(action)),
    };
    ui.on_go_on(move |form| {
        let Some(problem) = problem.get_untracked() else { return false };
        let found = ProblemAction::ALL.iter().copied().find(|action| form_name(*action, &problem.id) == form);
        found.is_some_and(|action| {
            asked.set(Some(action));
            true
        })
    });
    view! {
        <section class="section problem__actions no-print" aria-label=words.next>
            <div class="row">
                {move || {
                    let possible = offered.get().unwrap_or_default().into_iter().filter(|(_, may)| may.is_ok());
                    possible.enumerate().map(|(place, (action, _))| view! {
                        <Button
                            label=words::action_name(action, lang)
                            variant=variant(place, action)
                            on_press=move || press(action)
                        />
                    }).collect_view()
                }}
            </div>
            <Disclosure summary=words.not_now>
                <ul class="problem__blocked">
                    {move || {
                        let blocked = offered.get().unwrap_or_default();
                        blocked.into_iter().filter_map(|(action, may)| may.err().map(|why| (action, why))).map(|(action, why)| view! {
                            <li>
                                <span class="strong">{words::action_name(action, lang)}</span>
                                " "
                                <span class="quiet">{words::refusal(&why, lang)}</span>
                            </li>
                        }).collect_view()
                    }}
                </ul>
            </Disclosure>
            {move || asked.get().zip(problem.get_untracked()).map(|(action, problem)| view! {
                <AskDialog ui action problem on_close=move || asked.set(None) />
            })}
        </section>
    }
}

fn variant(place: usize, action: ProblemAction) -> ButtonVariant {
    match (place, action.flow().weight) {
        (_, Weight::Danger) => ButtonVariant::Danger,
        (_, Weight::Quiet) => ButtonVariant::Quiet,
        (0, Weight::Usual) => ButtonVariant::Primary,
        (_, Weight::Usual) => ButtonVariant::Secondary,
    }
}

/// The fields of the dialog, as its draft names them.
const UNIT: &str = "unit";
const DATE: &str = "date";
const TEXT: &str = "text";

/// The name under which the draft of an action's dialog is kept.
fn form_name(action: ProblemAction, problem: &ProblemId) -> String {
    format!("{action:?} {}", problem.as_str())
}

/// Asks for what an action needs. A refusal is shown here, and what was typed stays.
#[component]
fn AskDialog(
    ui: Ui,
    action: ProblemAction,
    problem: Arc<Problem>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    // A day that nobody has touched follows the calendar.
    let about = Arc::clone(&problem);
    let usual_day = Memo::new(move |_| {
        let day = usual_day(action, &about, ui.session.today().get());
        day.map_or_else(String::new, |day| day.to_string())
    });
    let name = FormName {
        name: form_name(action, &problem.id),
        title: words::told(words::action_name(action, lang), &problem.title, lang),
        href: Route::Problem(problem.id.clone()).href(),
    };
    let form = Form::open(ui, name, texts_of([(UNIT, usual_unit(ui, &problem)), (TEXT, String::new())]));
    let typed_day = form.typed(DATE);
    let date = Signal::derive(move || typed_day.get().unwrap_or_else(|| usual_day.get()));
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let suggestions = ui.session.read(|view| shared::known_units(&view));
    let id = StoredValue::new(problem.id.clone());
    let go = move || {
        let day = date.get_untracked().parse::<NaiveDate>().ok();
        let given = Given { unit: form.text(UNIT), day, words: form.text(TEXT) };
        let command = Command::step(id.get_value(), action, given);
        match command.and_then(|command| ui.session.dispatch(command)) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words::action_name(action, lang), &done);
                on_close.run(());
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let error_of = move |ask: Ask| {
        Signal::derive(move || refused.get().filter(|why| ask.is_refused_by(why)).map(|why| words::refusal(&why, lang)))
    };
    let asks = action.flow().asks;
    let no_field = move |why: &Refusal| !asks.iter().any(|ask| ask.is_refused_by(why));
    let title = words::action_name(action, lang);
    view! {
        <Dialog
            open=true
            on_close=on_close
            title
            close_label=ui.common().close
            actions=move || view! {
                <Button label=title variant=ButtonVariant::Primary on_press=go />
                <Button
                    label=ui.common().cancel
                    on_press=move || {
                        form.give_up();
                        on_close.run(());
                    }
                />
            }
        >
            <p class="quiet">{problem.title.clone()}</p>
            <FoundAgain form />
            {asks.iter().map(|ask| match *ask {
                Ask::Unit => view! {
                    <ComboField
                        label=words.unit
                        required=true
                        value=form.value(UNIT)
                        suggestions=suggestions.clone()
                        error=error_of(*ask)
                        on_change=form.take(UNIT)
                    />
                }.into_any(),
                Ask::Day | Ask::LaterDay => view! {
                    <DateField
                        label=if action == ProblemAction::Assign { words.deadline } else { words.new_deadline }
                        required=true
                        value=date
                        error=error_of(*ask)
                        on_change=form.take(DATE)
                    />
                }.into_any(),
                Ask::Words(_) | Ask::Reason => view! {
                    <TextArea
                        label=words_label(*ask, words, ui.common().reason)
                        required=true
                        value=form.value(TEXT)
                        error=error_of(*ask)
                        on_change=form.take(TEXT)
                    />
                }.into_any(),
            }).collect_view()}
            {move || refused.get().filter(no_field).map(|why| view! {
                <p class="danger" role="alert">{words::refusal(&why, lang)}</p>
            })}
        </Dialog>
    }
}

/// The day that stands in the dialog from the start.
fn usual_day(action: ProblemAction, problem: &Problem, today: NaiveDate) -> Option<NaiveDate> {
    let by_rule = problem.category.map(|category| default_deadline(category, None, today));
    match action {
        ProblemAction::Assign => problem.deadline.filter(|deadline| *deadline >= today).or(by_rule),
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
