//! Several problems at once: asks what is meant, shows what it would do to each (`app/bulk.rs`), does all of it with one undo.

use std::collections::BTreeSet;

use chrono::Datelike;
use leptos::prelude::*;

use crate::app::bulk::{Asked, Effect, What, eased};
use crate::domain::choices::Role;
use crate::domain::command::RuleContext;
use crate::domain::ids::ProblemId;
use crate::domain::running_number::RunningNumber;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Choice, ComboField, DateField, Dialog, DialogActions, DialogShape, SegmentedControl, TextField,
};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

use super::bulk_preview::Preview;
use super::open_ledger::OpenLedger;

/// Of how many problems the preview follows each keystroke; of more it follows once the writer pauses.
const FOLLOWED: usize = 200;

/// The dialog for the problems that are marked. It exists as long as it is open: build it to open it.
#[component]
pub fn BulkDialog(ui: Ui, ledger: OpenLedger, what: What, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let marked = ledger.marked;
    let asked = RwSignal::new(Asked::about(what));
    let effects = Memo::new(move |_| asked.with(|asked| marked.with(|marked| effects_on(ui, asked, marked))));
    let possible = Memo::new(move |_| effects.with(|all| all.iter().filter(|one| one.outcome.is_ok()).count()));
    let blocked = Signal::derive(move || match (asked.with(Asked::is_filled_in), possible.get()) {
        (false, _) => Some(words.bulk_fill_in.to_owned()),
        (true, 0) => Some(words.bulk_nothing.to_owned()),
        (true, _) => None,
    });
    let go = move || {
        let commands = asked.with_untracked(|asked| effects.with_untracked(|effects| asked.commands(effects)));
        let what = asked.with_untracked(|asked| asked.what);
        ui.act_all(commands, move |problems| words::bulk_done(what, problems, lang));
        ledger.stop_marking();
        on_close.run(());
    };
    view! {
        <Dialog
            open=true
            on_close
            title=Signal::derive(move || words::bulk_title(marked.with(BTreeSet::len), lang))
            close_label=ui.common().close
            shape=DialogShape::Wide
            actions=move || view! {
                <DialogActions
                    cancel_label=ui.common().cancel
                    on_cancel=on_close
                    label=Signal::derive(move || {
                        words::bulk_do(asked.with(|asked| asked.what), possible.get(), lang)
                    })
                    blocked
                    on_press=go
                />
            }
        >
            <Fields ui asked marked />
            {move || {
                let grave = effects.with(|effects| eased(effects));
                (grave > 0).then(|| view! { <p class="bulk__eased" role="status">{words::bulk_eased(grave, lang)}</p> })
            }}
            {move || asked.with(Asked::is_filled_in).then(|| view! { <Preview ui effects=effects.get() /> })}
        </Dialog>
    }
}

/// What is done, and what it needs.
#[component]
fn Fields(ui: Ui, asked: RwSignal<Asked>, marked: RwSignal<BTreeSet<ProblemId>>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let what = Memo::new(move |_| asked.with(|asked| asked.what));
    let orders = move || matches!(what.get(), What::Each | What::Assign);
    // Nobody may carry out what the preview does not show yet.
    let follow = move |ev: &leptos::ev::Event, set: &dyn Fn(String)| {
        if marked.with_untracked(BTreeSet::len) <= FOLLOWED {
            set(event_target_value(ev));
        }
    };
    let set_unit = move |unit: String| asked.update(|asked| asked.unit = unit);
    let set_leader = move |leader: String| asked.update(|asked| asked.leader = leader);
    let set_day = move |day: String| asked.update(|asked| asked.day = day);
    let set_ordered = move |day: String| asked.update(|asked| asked.ordered = day);
    let today = ui.session.today();
    let ordered = move || match asked.with(|asked| asked.ordered.clone()) {
        untouched if untouched.is_empty() => today.get().to_string(),
        typed => typed,
    };
    let units = StoredValue::new(ui.session.read(|view| shared::known_units(&view)));
    view! {
        <SegmentedControl
            label=words.bulk_what
            choices=choices(ui)
            value=Signal::derive(move || Some(what.get()))
            on_choose=move |what| asked.update(|asked| asked.what = what)
        />
        <div class="form-grid">
            {move || matches!(what.get(), What::Assign | What::Unit).then(|| view! {
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
            {move || (what.get() == What::Number).then(|| view! { <FirstNumber ui asked follow /> })}
            {move || orders().then(|| view! {
                <div on:input=move |ev| follow(&ev, &set_ordered)>
                    <DateField
                        label=words.ordered_on
                        hint=words.ordered_hint.to_owned()
                        value=Signal::derive(ordered)
                        on_change=set_ordered
                    />
                </div>
            })}
        </div>
    }
}

/// What can be done to several problems at once. Numbers are the office's to give.
fn choices(ui: Ui) -> Vec<Choice<What>> {
    let words = ProblemsWords::of(ui.lang);
    let is_office = ui.session.read(|view| view.my_role() == Role::Office);
    [
        Some((What::Each, words.bulk_each)),
        Some((What::Assign, words.bulk_alike)),
        Some((What::Unit, words.unit)),
        Some((What::Leader, words.leader)),
        is_office.then_some((What::Number, words.number)),
    ]
    .into_iter()
    .flatten()
    .map(|(what, name)| Choice::new(what, name))
    .collect()
}

/// From which number on; the one behind the highest stands there.
#[component]
fn FirstNumber(
    ui: Ui,
    asked: RwSignal<Asked>,
    follow: impl Fn(&leptos::ev::Event, &dyn Fn(String)) + 'static,
) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let set = move |number: String| asked.update(|asked| asked.first = number);
    let first = move || match asked.with(|asked| asked.first.clone()) {
        untouched if untouched.is_empty() => ui.session.read(|view| view.with_rules(next_number)),
        typed => typed,
    };
    view! {
        <div on:input=move |ev| follow(&ev, &set)>
            <TextField
                label=words.first_number
                hint=words.first_number_hint.to_owned()
                value=Signal::derive(first)
                on_change=set
            />
        </div>
    }
}

fn next_number(context: &RuleContext) -> String {
    RunningNumber::after_all(context.tables, context.today.year()).to_string()
}

fn effects_on(ui: Ui, asked: &Asked, marked: &BTreeSet<ProblemId>) -> Vec<Effect> {
    ui.session.read(|view| view.with_rules(|context| asked.effects(context, marked)))
}
