//! 下发: the issues of the one unit that the register is filtered to, as a file for it.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::tables::RecordKind;
use crate::ui::context::{HandOver, Ui};
use crate::ui::controls::{Button, ButtonSize, Icon};
use crate::ui::words;

/// The button, where the register shows one unit to the team.
#[component]
pub fn HandDown(ui: Ui, query: RwSignal<Query>) -> impl IntoView {
    let is_team = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role().is_team());
    let unit = Memo::new(move |_| query.with(|query| one(&query.filter.units).filter(|_| is_team.get())));
    move || {
        unit.get().map(|unit| {
            let label = words::given_to(&unit, ui.lang);
            let hand_down = move || ui.hand_over(HandOver::Unit(unit.clone()));
            view! { <Button label icon=Icon::Export size=ButtonSize::Small on_press=hand_down /> }
        })
    }
}

fn one(units: &std::collections::BTreeSet<String>) -> Option<String> {
    units.first().filter(|_| units.len() == 1).cloned()
}
