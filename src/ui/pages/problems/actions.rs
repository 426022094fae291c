//! What can be done with a problem now: one prominent thing, what else is usual, and the rest behind a button.

use std::sync::Arc;

use chrono::Datelike;
use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::{
    Command, Given, Leads, ProblemAction, RuleContext, Weight, in_row, is_worth_saying, next_step, offers,
};
use crate::domain::records::Problem;
use crate::domain::running_number::RunningNumber;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Menu, MenuItem, Tone};
use crate::ui::parts::papers::papers_items;
use crate::ui::words::{self, ProblemsWords};

use super::ask::{AskDialog, form_name};

/// What can be done: one prominent thing by role and state, what else is usual, and the rest behind one button.
#[component]
pub fn Actions(
    ui: Ui,
    problem: Memo<Option<Arc<Problem>>>,
    #[prop(into)] on_edit: Callback<()>,
    /// A step was taken that ends what somebody had to do here.
    #[prop(optional, into)]
    on_done: Option<Callback<()>>,
) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let asked: RwSignal<Option<ProblemAction>> = RwSignal::new(None);
    // A leader reads, and decides elsewhere.
    let is_reader = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role() == Role::Leader);
    let offered = Memo::new(move |_| {
        let problem = problem.get().filter(|_| ui.session.is_present())?;
        let ask = |desk: &RuleContext| (next_step(desk, &problem), offers(desk, &problem).to_vec());
        Some(ui.session.read(|view| view.with_rules(ask)))
    });
    let done = Callback::new(move |action: ProblemAction| {
        if let Some(on_done) = on_done.filter(|_| ends_a_turn(action)) {
            on_done.run(());
        }
    });
    let press = move |action: ProblemAction| match (action, action.flow().asks, problem.get_untracked()) {
        (ProblemAction::Edit, _, _) => on_edit.run(()),
        (_, [], Some(problem)) => match Command::step(problem.id.clone(), action, Given::default()) {
            Ok(command) => {
                if ui.act(command, words::action_done(action, lang)).is_some() {
                    done.run(action);
                }
            }
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
    let buttons = move || {
        let (next, offers) = offered.get()?;
        let (possible, refused): (Vec<_>, Vec<_>) = offers.into_iter().partition(|(_, may)| may.is_ok());
        // What something stands against is there in grey, with the reason.
        let grey = refused.into_iter().filter_map(|(action, may)| {
            let why = may.err().filter(|why| !is_in_menu(action) && is_worth_saying(action, why))?;
            let label = words::action_name(action, lang);
            Some(view! { <Button label blocked=words::refusal(&why, lang) on_press=|| () /> })
        });
        let grey = if is_reader.get() { None } else { Some(grey.collect_view()) };
        let row = in_row(possible.into_iter().map(|(action, _)| action), next);
        let (first, others): (Vec<_>, Vec<_>) = row.into_iter().partition(|action| Some(*action) == next);
        let button = |action: ProblemAction| {
            let variant = if Some(action) == next { ButtonVariant::Primary } else { ButtonVariant::Secondary };
            view! { <Button label=words::action_name(action, lang) variant on_press=move || press(action) /> }
        };
        let others: Vec<_> = others.into_iter().map(button).collect();
        let first: Vec<_> = first.into_iter().map(button).collect();
        Some(view! { {others} {grey} {first} })
    };
    let others = Signal::derive(move || {
        let offers = offered.get().map(|(_, offers)| offers).unwrap_or_default();
        let hidden = offers.into_iter().filter(|(action, _)| is_in_menu(*action));
        hidden
            .map(|(action, may)| {
                let tone = if action.flow().weight == Weight::Danger { Tone::Bad } else { Tone::Neutral };
                MenuItem::new(words::action_name(action, lang), Callback::new(move |()| press(action)))
                    .tone(tone)
                    .blocked(may.err().map(|why| words::refusal(&why, lang)))
            })
            .chain(numbering(ui, problem))
            .chain(papers(ui, problem))
            .collect::<Vec<_>>()
    });
    view! {
        <section class="section problem__actions no-print" aria-label=words.next>
            <div class="row">
                {buttons}
                {move || (!is_reader.get()).then(|| view! { <Menu label=words.more items=others /> })}
            </div>
            {move || asked.get().zip(problem.get_untracked()).map(|(action, problem)| view! {
                <AskDialog ui action problem on_done=done on_close=move || asked.set(None) />
            })}
        </section>
    }
}

/// 编号 behind the highest that there is: for the office, where the problem has none.
fn numbering(ui: Ui, problem: Memo<Option<Arc<Problem>>>) -> Option<MenuItem> {
    let is_office = ui.session.read(|view| view.my_role() == Role::Office);
    let problem = problem.get().filter(|problem| is_office && problem.is_provisional())?;
    let give = move |()| {
        let next = |desk: &RuleContext| RunningNumber::after_all(desk.tables, desk.today.year()).to_string();
        let number = ui.session.read(|view| view.with_rules(next));
        ui.act(Command::NumberProblem(problem.id.clone(), number), ProblemsWords::of(ui.lang).number_given);
    };
    Some(MenuItem::new(ProblemsWords::of(ui.lang).give_number, Callback::new(give)))
}

/// The papers that can be made of it.
fn papers(ui: Ui, problem: Memo<Option<Arc<Problem>>>) -> Vec<MenuItem> {
    papers_items(ui, move || problem.get_untracked().map(|one| one.id.clone().into()).into_iter().collect())
}

/// What stands behind one button: seldom meant, and told why where it is not possible now.
fn is_in_menu(action: ProblemAction) -> bool {
    match action.flow().weight {
        Weight::Danger => true,
        Weight::Quiet => action != ProblemAction::Edit,
        Weight::Usual => false,
    }
}

/// Whether somebody who works through a list has done with a problem after it.
fn ends_a_turn(action: ProblemAction) -> bool {
    use ProblemAction::{GrantExtension, RefuseExtension};
    action.flow().to != Leads::Nowhere || matches!(action, GrantExtension | RefuseExtension)
}
