//! Several problems at once: what is meant, what it would do to each, then all of it with one undo.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::command::{Command, ProblemAction, Refusal, offers};
use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, Choice, ComboField, DateField, Dialog, DialogShape, SegmentedControl, TextField, Tone,
};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

/// What is done to all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// 交办: lead unit and deadline.
    Assign,
    /// Another 牵头单位.
    Unit,
    /// Another 责任领导.
    Leader,
}

/// What has been filled in.
#[derive(Clone, PartialEq)]
struct Asked {
    what: What,
    unit: String,
    leader: String,
    day: String,
}

/// What would happen to one problem.
#[derive(Clone, PartialEq)]
struct Outcome {
    id: ProblemId,
    title: String,
    /// What changes, or why nothing does.
    outcome: Result<String, String>,
}

impl Asked {
    fn command(&self, problem: &ProblemId) -> Option<Command> {
        let problem = problem.clone();
        let fact = |key: &str, text: &str| vec![(key.to_owned(), text.trim().to_owned())];
        Some(match self.what {
            What::Assign => {
                let deadline = self.day.parse::<NaiveDate>().ok()?;
                Command::Assign { problem, lead_unit: self.unit.trim().to_owned(), deadline }
            }
            What::Unit => Command::EditProblem { problem, facts: fact("lead_unit", &self.unit) },
            What::Leader => Command::EditProblem { problem, facts: fact("leader", &self.leader) },
        })
    }

    const fn action(&self) -> ProblemAction {
        match self.what {
            What::Assign => ProblemAction::Assign,
            What::Unit | What::Leader => ProblemAction::Edit,
        }
    }

    fn is_filled_in(&self) -> bool {
        match self.what {
            What::Assign => !self.unit.trim().is_empty() && self.day.parse::<NaiveDate>().is_ok(),
            What::Unit => !self.unit.trim().is_empty(),
            What::Leader => !self.leader.trim().is_empty(),
        }
    }

    /// What one problem shows before and after; nothing where it is the same.
    fn change(&self, problem: &Problem) -> Option<String> {
        let arrow = |before: &str, after: &str| {
            let before = if before.is_empty() { "—" } else { before };
            format!("{before} → {after}")
        };
        match self.what {
            What::Assign => Some(arrow(&problem.lead_unit, &format!("{} {}", self.unit.trim(), self.day))),
            What::Unit if problem.lead_unit == self.unit.trim() => None,
            What::Unit => Some(arrow(&problem.lead_unit, self.unit.trim())),
            What::Leader if problem.leader == self.leader.trim() => None,
            What::Leader => Some(arrow(&problem.leader, self.leader.trim())),
        }
    }
}

/// Of how many problems the preview follows each keystroke; of more it follows once the writer pauses.
const FOLLOWED: usize = 200;

/// The dialog for the problems that are marked.
#[component]
pub fn BulkDialog(ui: Ui, marked: RwSignal<BTreeSet<ProblemId>>, open: RwSignal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let asked =
        RwSignal::new(Asked { what: What::Assign, unit: String::new(), leader: String::new(), day: String::new() });
    let what = Memo::new(move |_| asked.with(|asked| asked.what));
    let effects = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        asked.with(|asked| marked.with(|marked| preview(ui, asked, marked)))
    });
    let possible = Memo::new(move |_| effects.with(|all| all.iter().filter(|one| one.outcome.is_ok()).count()));
    let blocked = Signal::derive(move || match (asked.with(Asked::is_filled_in), possible.get()) {
        (false, _) => Some(words.bulk_fill_in.to_owned()),
        (true, 0) => Some(words.bulk_nothing.to_owned()),
        (true, _) => None,
    });
    let go = move || {
        carry_out(ui, &asked.get_untracked(), &effects.get_untracked());
        open.set(false);
        marked.update(BTreeSet::clear);
    };
    let choices = vec![
        Choice::new(What::Assign, words::action_name(ProblemAction::Assign, lang)),
        Choice::new(What::Unit, words.unit),
        Choice::new(What::Leader, words.leader),
    ];
    let set_unit = move |unit: String| asked.update(|asked| asked.unit = unit);
    let set_leader = move |leader: String| asked.update(|asked| asked.leader = leader);
    let set_day = move |day: String| asked.update(|asked| asked.day = day);
    // Nobody may carry out what the preview does not show yet.
    let follow = move |ev: &leptos::ev::Event, set: &dyn Fn(String)| {
        if marked.with_untracked(BTreeSet::len) <= FOLLOWED {
            set(event_target_value(ev));
        }
    };
    let units = StoredValue::new(ui.session.read(|view| shared::known_units(&view)));
    let choices = StoredValue::new(choices);
    view! {
        <Dialog
            open
            on_close=move || open.set(false)
            title=Signal::derive(move || words::bulk_title(marked.with(BTreeSet::len), lang))
            close_label=ui.common().close
            shape=DialogShape::Wide
            actions=move || view! {
                <Button
                    label=Signal::derive(move || words::bulk_do(possible.get(), lang))
                    variant=ButtonVariant::Primary
                    blocked
                    on_press=go
                />
                <Button label=ui.common().cancel on_press=move || open.set(false) />
            }
        >
            <SegmentedControl
                label=words.bulk_what
                choices=choices.get_value()
                value=Signal::derive(move || Some(what.get()))
                on_choose=move |what| asked.update(|asked| asked.what = what)
            />
            <div class="form-grid">
                {move || (what.get() != What::Leader).then(|| view! {
                    <div on:input=move |ev| follow(&ev, &set_unit)>
                        <ComboField
                            label=words.unit
                            value=Signal::derive(move || asked.with(|asked| asked.unit.clone()))
                            suggestions=units.get_value()
                            on_change=set_unit
                        />
                    </div>
                })}
                {move || (what.get() == What::Leader).then(|| view! {
                    <div on:input=move |ev| follow(&ev, &set_leader)>
                        <TextField
                            label=words.leader
                            value=Signal::derive(move || asked.with(|asked| asked.leader.clone()))
                            on_change=set_leader
                        />
                    </div>
                })}
                {move || (what.get() == What::Assign).then(|| view! {
                    <div on:input=move |ev| follow(&ev, &set_day)>
                        <DateField
                            label=words.deadline
                            value=Signal::derive(move || asked.with(|asked| asked.day.clone()))
                            on_change=set_day
                        />
                    </div>
                })}
            </div>
            {move || asked.with(Asked::is_filled_in).then(|| view! {
                <ul class="cards" aria-label=words.bulk_preview>
                    {effects.get().into_iter().map(|one| {
                        let (class, text) = match one.outcome {
                            Ok(change) => ("num", change),
                            Err(why) => ("faint", words::bulk_left(&why, lang)),
                        };
                        view! {
                            <li class="card">
                                <span class="card__title">{one.title}</span>
                                <span class=class>{text}</span>
                            </li>
                        }
                    }).collect_view()}
                </ul>
            })}
        </Dialog>
    }
}

fn preview(ui: Ui, asked: &Asked, marked: &BTreeSet<ProblemId>) -> Vec<Outcome> {
    let lang = ui.lang;
    let words = ProblemsWords::of(lang);
    ui.session.read(|view| {
        view.with_rules(|desk| {
            let problems = marked.iter().filter_map(|id| view.tables.problem(id));
            problems
                .map(|problem| {
                    let may = offers(desk, problem).into_iter().find(|(action, _)| *action == asked.action());
                    let outcome = match may {
                        Some((_, Err(why))) => Err(words::refusal(&why, lang)),
                        Some((_, Ok(()))) | None => asked.change(problem).ok_or_else(|| words.bulk_same.to_owned()),
                    };
                    Outcome { id: problem.id.clone(), title: problem.title.clone(), outcome }
                })
                .collect()
        })
    })
}

/// Does it to each for which it is possible; one undo takes all of it back.
fn carry_out(ui: Ui, asked: &Asked, effects: &[Outcome]) {
    let lang = ui.lang;
    let mut changes = Vec::new();
    let mut done = 0;
    let mut refused: Option<Refusal> = None;
    for one in effects.iter().filter(|one| one.outcome.is_ok()) {
        let Some(command) = asked.command(&one.id) else { continue };
        match ui.session.dispatch(command) {
            Ok(outcome) => {
                changes.extend(outcome.ids());
                done += 1;
            }
            Err(Refusal::NothingChanges) => {}
            Err(why) => refused = Some(why),
        }
    }
    if let Some(why) = refused {
        ui.refuse(&why);
    }
    if done > 0 {
        ui.offer(words::bulk_done(done, lang), ui.common().undo, move || {
            match ui.session.dispatch(Command::Revert { changes: changes.clone() }) {
                Ok(_) => ui.toast(ui.common().undone, Tone::Neutral),
                Err(why) => ui.refuse(&why),
            }
        });
    }
}
