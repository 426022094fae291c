//! What can be done with a problem now, and the small dialog that asks for what it needs.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Command, ProblemAction, Refusal, offers};
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

/// What a dialog asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Unit,
    Text,
    Date,
}

/// The fields of the dialog, in the order they stand.
fn asks(action: ProblemAction) -> &'static [Asks] {
    use ProblemAction as A;
    match action {
        A::Assign => &[Asks::Unit, Asks::Date],
        A::Report | A::Pass | A::Reject | A::RefuseExtension | A::Hold | A::Withdraw => &[Asks::Text],
        A::AskExtension | A::Reopen => &[Asks::Date, Asks::Text],
        A::GrantExtension | A::Resume | A::Edit => &[Asks::Nothing],
    }
}

fn text_label(action: ProblemAction, words: &'static ProblemsWords, reason: &'static str) -> &'static str {
    match action {
        ProblemAction::Report => words.what_was_done,
        ProblemAction::Pass => words.what_was_found,
        _ => reason,
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
    let press = move |action: ProblemAction| match (action, problem.get_untracked()) {
        (ProblemAction::Edit, _) => on_edit.run(()),
        (ProblemAction::GrantExtension, Some(problem)) => {
            ui.act(Command::GrantExtension { problem: problem.id.clone() }, words::action_name(action, lang));
        }
        (ProblemAction::Resume, Some(problem)) => {
            ui.act(Command::Resume { problem: problem.id.clone() }, words::action_name(action, lang));
        }
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

const fn variant(place: usize, action: ProblemAction) -> ButtonVariant {
    match (place, action) {
        (_, ProblemAction::Withdraw) => ButtonVariant::Danger,
        (_, ProblemAction::Edit | ProblemAction::Hold) => ButtonVariant::Quiet,
        (0, _) => ButtonVariant::Primary,
        _ => ButtonVariant::Secondary,
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
    let (unit, day) = prefilled(ui, action, &problem);
    let first =
        texts_of([(UNIT, unit), (DATE, day.map_or_else(String::new, |day| day.to_string())), (TEXT, String::new())]);
    let name = FormName {
        name: form_name(action, &problem.id),
        title: words::told(words::action_name(action, lang), &problem.title, lang),
        href: Route::Problem(problem.id.clone()).href(),
    };
    let form = Form::open(ui, name, first);
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let suggestions = ui.session.read(|view| shared::known_units(&view));
    let id = StoredValue::new(problem.id.clone());
    let go = move || {
        let day = form.text(DATE).parse::<NaiveDate>().ok();
        let outcome = match command(action, &id.get_value(), form.text(UNIT), day, form.text(TEXT)) {
            Some(command) => ui.session.dispatch(command),
            None => Err(Refusal::Needed("deadline")),
        };
        match outcome {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words::action_name(action, lang), &done);
                on_close.run(());
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let error_of = move |asks: Asks| {
        Signal::derive(move || refused.get().filter(|why| field_of(why) == asks).map(|why| words::refusal(&why, lang)))
    };
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
            {asks(action).iter().map(|one| match one {
                Asks::Nothing => ().into_any(),
                Asks::Unit => view! {
                    <ComboField
                        label=words.unit
                        required=true
                        value=form.value(UNIT)
                        suggestions=suggestions.clone()
                        error=error_of(Asks::Unit)
                        on_change=form.take(UNIT)
                    />
                }.into_any(),
                Asks::Date => view! {
                    <DateField
                        label=if action == ProblemAction::Assign { words.deadline } else { words.new_deadline }
                        required=true
                        value=form.value(DATE)
                        error=error_of(Asks::Date)
                        on_change=form.take(DATE)
                    />
                }.into_any(),
                Asks::Text => view! {
                    <TextArea
                        label=text_label(action, words, ui.common().reason)
                        required=true
                        value=form.value(TEXT)
                        error=error_of(Asks::Text)
                        on_change=form.take(TEXT)
                    />
                }.into_any(),
            }).collect_view()}
            {move || refused.get().filter(|why| field_of(why) == Asks::Nothing).map(|why| view! {
                <p class="danger" role="alert">{words::refusal(&why, lang)}</p>
            })}
        </Dialog>
    }
}

/// Beside which field a refusal is shown.
fn field_of(refusal: &Refusal) -> Asks {
    match refusal {
        Refusal::Needed("lead_unit") => Asks::Unit,
        Refusal::Needed("deadline") | Refusal::NotLater | Refusal::DateInPast => Asks::Date,
        Refusal::Needed(_) | Refusal::ReasonNeeded => Asks::Text,
        _ => Asks::Nothing,
    }
}

/// The unit and the date that stand in the dialog from the start.
fn prefilled(ui: Ui, action: ProblemAction, problem: &Problem) -> (String, Option<NaiveDate>) {
    let today = ui.session.today().get_untracked();
    let by_rule = problem.category.map(|category| default_deadline(category, None, today));
    let date = match action {
        ProblemAction::Assign => problem.deadline.filter(|deadline| *deadline >= today).or(by_rule),
        ProblemAction::Reopen => by_rule,
        _ => None,
    };
    let unit = match problem.lead_unit.is_empty() {
        false => problem.lead_unit.clone(),
        true => ui.session.read(|view| {
            view.tables.project(&problem.project).map_or_else(String::new, |project| project.lead_unit.clone())
        }),
    };
    (unit, date)
}

fn command(
    action: ProblemAction,
    problem: &ProblemId,
    unit: String,
    day: Option<NaiveDate>,
    text: String,
) -> Option<Command> {
    use ProblemAction as A;
    let problem = problem.clone();
    Some(match action {
        A::Assign => Command::Assign { problem, lead_unit: unit, deadline: day? },
        A::Report => Command::ReportRectified { problem, report: text },
        A::Pass => Command::PassRecheck { problem, found: text },
        A::Reject => Command::RejectRecheck { problem, why: text },
        A::AskExtension => Command::AskExtension { problem, to: day?, why: text },
        A::GrantExtension => Command::GrantExtension { problem },
        A::RefuseExtension => Command::RefuseExtension { problem, why: text },
        A::Hold => Command::Hold { problem, why: text },
        A::Resume => Command::Resume { problem },
        A::Reopen => Command::Reopen { problem, why: text, deadline: day? },
        A::Edit => return None,
        A::Withdraw => Command::Withdraw { problem, why: text },
    })
}
