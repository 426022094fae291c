//! Several problems at once: asks what is meant, shows what it would do to each (`app/bulk.rs`), does all of it with one undo.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::bulk::{Asked, Effect, Left, Shift, What};
use crate::book::ChangeId;
use crate::domain::command::{Command, ProblemAction};
use crate::domain::ids::ProblemId;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, Choice, ComboField, DateField, Dialog, DialogShape, SegmentedControl, TextField, Tone,
};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

/// Of how many problems the preview follows each keystroke; of more it follows once the writer pauses.
const FOLLOWED: usize = 200;

/// The dialog for the problems that are marked.
#[component]
pub fn BulkDialog(ui: Ui, marked: RwSignal<BTreeSet<ProblemId>>, open: RwSignal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let asked = RwSignal::new(Asked::default());
    let what = Memo::new(move |_| asked.with(|asked| asked.what));
    let effects = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        asked.with(|asked| marked.with(|marked| effects_on(ui, asked, marked)))
    });
    let possible = Memo::new(move |_| effects.with(|all| all.iter().filter(|one| one.outcome.is_ok()).count()));
    let blocked = Signal::derive(move || match (asked.with(Asked::is_filled_in), possible.get()) {
        (false, _) => Some(words.bulk_fill_in.to_owned()),
        (true, 0) => Some(words.bulk_nothing.to_owned()),
        (true, _) => None,
    });
    let go = move || {
        if ui.waits_for_operation() {
            return;
        }
        let commands = asked.with_untracked(|asked| effects.with_untracked(|effects| asked.commands(effects)));
        spawn_local(carry_out(ui, commands));
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
                        let (class, text) = in_words(one.outcome, ui);
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

fn effects_on(ui: Ui, asked: &Asked, marked: &BTreeSet<ProblemId>) -> Vec<Effect> {
    ui.session.read(|view| view.with_rules(|context| asked.effects(context, marked)))
}

/// What changes, or why nothing does.
fn in_words(outcome: Result<Shift, Left>, ui: Ui) -> (&'static str, String) {
    let left = |why: &str| ("faint", words::bulk_left(why, ui.lang));
    match outcome {
        Ok(Shift { before, after }) if before.is_empty() => ("num", format!("— → {after}")),
        Ok(Shift { before, after }) => ("num", format!("{before} → {after}")),
        Err(Left::Same) => left(ProblemsWords::of(ui.lang).bulk_same),
        Err(Left::Refused(why)) => left(&words::refusal(&why, ui.lang)),
    }
}

/// Does it to each for which it is possible; one undo takes all of it back.
async fn carry_out(ui: Ui, commands: Vec<Command>) {
    match ui.session.carry_out_all(commands).await {
        Ok(outcome) => {
            if let Some(why) = &outcome.refusal {
                ui.refuse(why);
            }
            if outcome.parts > 0 {
                let made = outcome.made;
                ui.offer(words::bulk_done(outcome.parts, ui.lang), ui.common().undo, move || {
                    spawn_local(undo(ui, made.clone()));
                });
            }
        }
        Err(why) => ui.refuse(&why),
    }
}

async fn undo(ui: Ui, changes: Vec<ChangeId>) {
    match ui.session.undo_changes(changes).await {
        Ok(_) => ui.toast(ui.common().undone, Tone::Neutral),
        Err(why) => ui.refuse(&why),
    }
}
