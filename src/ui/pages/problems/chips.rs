//! The filters that matter at every look, in one line with their live figures.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ledger::{Counts, Filter};
use crate::domain::records::ProblemState;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{Chip, Chips};
use crate::ui::words::{self, ProblemsWords};

/// One of these filters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quick {
    Overdue,
    DueSoon,
    ToAssign,
    ToRecheck,
    Extension,
    Mine,
}

impl Quick {
    const ALL: [Self; 6] = [Self::Overdue, Self::DueSoon, Self::ToAssign, Self::ToRecheck, Self::Extension, Self::Mine];

    const fn state(self) -> Option<ProblemState> {
        match self {
            Self::ToAssign => Some(ProblemState::ToAssign),
            Self::ToRecheck => Some(ProblemState::ToRecheck),
            Self::Overdue | Self::DueSoon | Self::Extension | Self::Mine => None,
        }
    }

    fn label(self, words: &'static ProblemsWords, ui: Ui) -> &'static str {
        match self {
            Self::Overdue => words.overdue,
            Self::DueSoon => words.due_soon,
            Self::ToAssign => words::state(ProblemState::ToAssign, ui.lang),
            Self::ToRecheck => words::state(ProblemState::ToRecheck, ui.lang),
            Self::Extension => words.extension_waits,
            Self::Mine => words.mine,
        }
    }

    fn count(self, counts: &Counts) -> usize {
        let in_state = |state: &ProblemState| counts.states.get(state).copied().unwrap_or(0);
        match self {
            Self::Overdue => counts.overdue,
            Self::DueSoon => counts.due_soon,
            Self::ToAssign => in_state(&ProblemState::ToAssign),
            Self::ToRecheck => in_state(&ProblemState::ToRecheck),
            Self::Extension => counts.extension,
            Self::Mine => counts.mine,
        }
    }

    fn is_on(self, filter: &Filter) -> bool {
        match self {
            Self::Overdue => filter.overdue,
            Self::DueSoon => filter.due_soon,
            Self::Extension => filter.extension,
            Self::Mine => filter.mine,
            Self::ToAssign | Self::ToRecheck => self.state().is_some_and(|state| filter.states.contains(&state)),
        }
    }

    fn toggle(self, filter: &mut Filter) {
        match (self, self.state()) {
            (_, Some(state)) => toggle(&mut filter.states, state),
            (Self::Overdue, None) => filter.overdue = !filter.overdue,
            (Self::DueSoon, None) => filter.due_soon = !filter.due_soon,
            (Self::Extension, None) => filter.extension = !filter.extension,
            (Self::Mine | Self::ToAssign | Self::ToRecheck, None) => filter.mine = !filter.mine,
        }
    }
}

/// The chips.
#[component]
pub fn QuickChips(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    // A letter in the search changes none of these.
    let chips = Memo::new(move |_| {
        counts.with(|counts| {
            let chip = |quick: Quick| Chip::new(quick, quick.label(words, ui)).count(figure(quick.count(counts)));
            Quick::ALL.map(chip).to_vec()
        })
    });
    let selected = Memo::new(move |_| {
        query.with(|query| Quick::ALL.into_iter().filter(|quick| quick.is_on(&query.filter)).collect::<Vec<_>>())
    });
    view! {
        <Chips
            label=words.special
            chips
            selected
            on_toggle=move |quick: Quick| query.update(|query| quick.toggle(&mut query.filter))
        />
    }
}

/// Puts a value into a set, or takes it out.
pub fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}
