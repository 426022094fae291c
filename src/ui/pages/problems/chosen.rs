//! The conditions that are on and stand in no chip above the list: in sight though their sheet is closed, and taken off by a press.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::ledger::Filter;
use crate::domain::records::ProblemState;
use crate::domain::taxonomy::{Category, Severity};
use crate::ui::context::Ui;
use crate::ui::controls::{Chip, Chips};
use crate::ui::words::{self, ProblemsWords};

use super::kept_filters::{person_name, project_name};

/// One condition.
#[derive(Clone, PartialEq, Eq)]
pub enum Condition {
    /// 状态.
    State(ProblemState),
    /// 等级.
    Severity(Severity),
    /// 挂起.
    OnHold,
    /// 类别.
    Category(String),
    /// 牵头单位.
    Unit(String),
    /// 配合单位.
    Assisting(String),
    /// 责任领导.
    Leader(String),
    /// 督查员.
    By(PersonId),
    /// 发现日期, from this day on.
    From(NaiveDate),
    /// 发现日期, up to this day.
    To(NaiveDate),
    /// 项目.
    Project(ProjectId),
}

impl Condition {
    /// Those that are on, but for what the chips above the list show.
    pub fn of(filter: &Filter) -> Vec<Self> {
        let in_chips = [ProblemState::ToAssign, ProblemState::ToRecheck];
        let states = filter.states.iter().copied().filter(|state| !in_chips.contains(state)).map(Self::State);
        let severities = filter.severities.iter().copied().map(Self::Severity);
        states
            .chain(severities)
            .chain(filter.on_hold.then_some(Self::OnHold))
            .chain(filter.categories.iter().cloned().map(Self::Category))
            .chain(filter.units.iter().cloned().map(Self::Unit))
            .chain(filter.assisting.iter().cloned().map(Self::Assisting))
            .chain(filter.leaders.iter().cloned().map(Self::Leader))
            .chain(filter.by.iter().cloned().map(Self::By))
            .chain(filter.found_from.map(Self::From))
            .chain(filter.found_to.map(Self::To))
            .chain(filter.project.clone().map(Self::Project))
            .collect()
    }

    /// What it is called.
    pub fn name(&self, ui: Ui) -> String {
        let words = ProblemsWords::of(ui.lang);
        let told = |label: &str, text: &str| words::told(label, text, ui.lang);
        match self {
            Self::State(state) => words::state(*state, ui.lang).to_owned(),
            Self::Severity(severity) => severity.label(ui.lang).to_owned(),
            Self::OnHold => words.on_hold.to_owned(),
            Self::Category(key) => {
                told(words.category, Category::from_key(key).map_or("", |category| category.label(ui.lang)))
            }
            Self::Unit(unit) => told(words.unit, unit),
            Self::Assisting(unit) => told(words.assisting, unit),
            Self::Leader(leader) => told(words.leader, leader),
            Self::By(person) => told(words.found_by_whom, &person_name(ui, person)),
            Self::From(day) => words::found_from(&day.to_string(), ui.lang),
            Self::To(day) => words::found_to(&day.to_string(), ui.lang),
            Self::Project(id) => told(words.project, &project_name(ui, id)),
        }
    }

    fn take_off(&self, filter: &mut Filter) {
        match self {
            Self::State(state) => drop(filter.states.remove(state)),
            Self::Severity(severity) => drop(filter.severities.remove(severity)),
            Self::OnHold => filter.on_hold = false,
            Self::Category(key) => drop(filter.categories.remove(key)),
            Self::Unit(unit) => drop(filter.units.remove(unit)),
            Self::Assisting(unit) => drop(filter.assisting.remove(unit)),
            Self::Leader(leader) => drop(filter.leaders.remove(leader)),
            Self::By(person) => drop(filter.by.remove(person)),
            Self::From(_) => filter.found_from = None,
            Self::To(_) => filter.found_to = None,
            Self::Project(_) => filter.project = None,
        }
    }
}

/// The conditions that are on; nothing where there are none.
#[component]
pub fn Chosen(ui: Ui, query: RwSignal<Query>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let chosen = Memo::new(move |_| query.with(|query| Condition::of(&query.filter)));
    let chip = move |condition: &Condition| Chip::new(condition.clone(), condition.name(ui));
    view! {
        <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
            <Chips
                label=words.chosen
                chips=Signal::derive(move || chosen.with(|chosen| chosen.iter().map(chip).collect::<Vec<_>>()))
                selected=chosen
                on_toggle=move |condition: Condition| query.update(|query| condition.take_off(&mut query.filter))
            />
        </Show>
    }
}
