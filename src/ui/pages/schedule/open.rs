//! The schedule that is open: what it is reckoned from, what is tried, which milestone is chosen.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::ids::ProjectId;
use crate::domain::registers::{approval, baseline, milestone};
use crate::domain::schedule::plan::{Inputs, NodeRow, Rules, Schedule};
use crate::domain::schedule::scale::{Reach, Scale};
use crate::domain::schedule::trial::{CannotTry, Nudge, Trial, consequence};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::words::{self, ScheduleWords};

/// What lies over the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asking {
    /// 紧前 of the chosen milestone.
    Links,
    /// 定为基准.
    Baseline,
    /// The preview of a template, by its key.
    Template(&'static str),
}

/// The open schedule. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenSchedule {
    /// The context of the page.
    pub ui: Ui,
    /// The project.
    pub project: StoredValue<ProjectId>,
    /// What it is reckoned from; none where the project is not there.
    pub inputs: Memo<Option<Arc<Inputs>>>,
    /// As it is.
    pub now: Memo<Arc<Schedule>>,
    /// As it would be with what is tried.
    pub shown: Memo<Arc<Schedule>>,
    /// What is tried.
    pub trial: RwSignal<Option<Trial>>,
    /// The place of the chosen milestone.
    pub chosen: RwSignal<usize>,
    /// Why what was wanted last cannot be tried.
    pub cannot: RwSignal<Option<CannotTry>>,
    /// The form of an entry that lies over the page.
    pub form: RwSignal<Option<Purpose>>,
    /// What else lies over it.
    pub asking: RwSignal<Option<Asking>>,
    /// 表: whether all columns are shown in place of the bars.
    pub as_table: RwSignal<bool>,
}

const KINDS: [RecordKind; 5] = [
    RecordKind::Projects,
    RecordKind::Entries(&milestone::REGISTER),
    RecordKind::Entries(&approval::REGISTER),
    RecordKind::Entries(&baseline::REGISTER),
    RecordKind::Other,
];

impl OpenSchedule {
    /// Opens the schedule of a project.
    pub fn new(ui: Ui, project: ProjectId) -> Self {
        let id = StoredValue::new(project);
        let inputs = ui.session.watch(&KINDS, move |view| {
            let rules = Rules::of(view.book, view.today);
            id.with_value(|id| Inputs::read(view.book, view.tables, id, &rules)).map(Arc::new)
        });
        let trial: RwSignal<Option<Trial>> = RwSignal::new(None);
        let reckon = |inputs: Option<&Inputs>| Arc::new(inputs.map_or_else(nothing, Schedule::of));
        let now = Memo::new(move |_| inputs.with(|inputs| reckon(inputs.as_deref())));
        let shown = Memo::new(move |_| {
            trial.with(|trial| match trial {
                None => now.get(),
                Some(trial) => {
                    inputs.with(|inputs| reckon(inputs.as_deref().map(|inputs| trial.applied(inputs)).as_ref()))
                }
            })
        });
        Self {
            ui,
            project: id,
            inputs,
            now,
            shown,
            trial,
            chosen: RwSignal::new(0),
            cannot: RwSignal::new(None),
            form: RwSignal::new(None),
            asking: RwSignal::new(None),
            as_table: RwSignal::new(false),
        }
    }

    /// The chosen milestone, as it is shown.
    pub fn chosen_node(self) -> Option<NodeRow> {
        self.shown.with(|shown| shown.nodes.get(self.chosen.get()).cloned())
    }

    /// Chooses a milestone. What was tried with another one is given up: nobody adopts what they no longer look at.
    pub fn choose(self, place: usize) {
        if place != self.chosen.get_untracked() {
            self.give_up();
            self.chosen.set(place);
        }
    }

    /// Goes so many milestones up or down, in the order of these places.
    pub fn walk(self, places: &[usize], by: isize) {
        let at = places.iter().position(|place| *place == self.chosen.get_untracked()).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(places.len().saturating_sub(1));
        if let Some(place) = places.get(next) {
            self.choose(*place);
        }
    }

    /// Tries one step further.
    pub fn nudge(self, nudge: Nudge) {
        let place = self.chosen.get_untracked();
        let tried = self.trial.get_untracked();
        let now = self.shown.get_untracked();
        self.tries(|inputs| Trial::further(inputs, tried.as_ref(), &now, place, nudge));
    }

    /// Tries the chosen milestone so many days from where it is, whatever was tried before.
    pub fn drag(self, by: i64) {
        let place = self.chosen.get_untracked();
        let now = self.now.get_untracked();
        match by {
            0 => self.give_up(),
            by => self.tries(|inputs| Trial::further(inputs, None, &now, place, Nudge::Finish(by))),
        }
    }

    fn tries(self, further: impl FnOnce(&Inputs) -> Result<Trial, CannotTry>) {
        let tried = self.inputs.with_untracked(|inputs| inputs.as_deref().map(further));
        match tried {
            Some(Ok(trial)) => {
                self.cannot.set(None);
                self.trial.set(Some(trial));
            }
            Some(Err(why)) => self.cannot.set(Some(why)),
            None => {}
        }
    }

    /// 放弃.
    pub fn give_up(self) {
        self.cannot.set(None);
        if self.trial.with_untracked(Option::is_some) {
            self.trial.set(None);
        }
    }

    /// 采用: writes what is tried.
    pub fn adopt(self) {
        let Some(trial) = self.trial.get_untracked() else { return };
        let name = self.now.with_untracked(|now| {
            let node = now.nodes.iter().find(|node| node.entry.id == trial.node);
            node.map(|node| node.entry.title(self.ui.lang)).unwrap_or_default()
        });
        let target = EntryTarget::Existing(trial.node.clone());
        let command = Command::PutEntry { target, facts: trial.facts() };
        // Refused, it is still there to be looked at; what changes nothing is nothing to keep.
        if self.ui.act(command, &words::adjusted(&name, self.ui.lang)).is_some()
            || self.now.get_untracked() == self.shown.get_untracked()
        {
            self.trial.set(None);
        }
    }

    /// What follows from what is tried, or why it cannot be tried.
    pub fn told(self) -> Option<String> {
        let lang = self.ui.lang;
        if let Some(why) = self.cannot.get() {
            return Some(words::cannot_try(why, lang));
        }
        self.trial.with(Option::is_some).then(|| {
            let told = self.now.with(|now| self.shown.with(|shown| consequence(now, shown)));
            let today = self.shown.with(|shown| shown.today);
            words::consequence(&told, today, lang)
        })
    }

    /// Opens the form of the chosen milestone.
    pub fn edit(self) {
        if let Some(node) = untrack(|| self.chosen_node()) {
            self.form.set(Some(Purpose::Edit(&milestone::REGISTER, node.entry.id.clone())));
        }
    }

    /// Opens the form of a new milestone.
    pub fn add(self) {
        self.form.set(Some(Purpose::New(&milestone::REGISTER, Some(self.project.get_value().into()))));
    }

    /// The names of what stands at these places, milestones and approvals.
    pub fn names(self, shown: &Schedule, places: &[usize]) -> Vec<String> {
        places.iter().map(|place| name_at(shown, *place, self.ui.lang)).collect()
    }

    /// Where the days stand that are off, in a picture that has room for them.
    pub fn days_off(self) -> Vec<Reach> {
        let scale = self.shown.with(|shown| Scale::of(shown));
        self.inputs
            .with(|inputs| inputs.as_ref().map(|inputs| scale.days_off(&inputs.counting.calendar)).unwrap_or_default())
    }

    /// The words of the page.
    pub const fn words(self) -> &'static ScheduleWords {
        ScheduleWords::of(self.ui.lang)
    }
}

/// What stands at a place of the net: a milestone, or an approval behind them.
pub fn name_at(shown: &Schedule, place: usize, lang: Lang) -> String {
    match shown.nodes.get(place) {
        Some(node) => node.entry.title(lang),
        None => shown
            .permits
            .get(place - shown.nodes.len())
            .map(|row| permit_name(row.permit.key, lang))
            .unwrap_or_default(),
    }
}

/// What an approval is called.
pub fn permit_name(key: &str, lang: Lang) -> String {
    approval::TYPES.with_key(key).map_or(key, |option| option.name(lang)).to_owned()
}

/// The schedule of what is not there.
fn nothing() -> Schedule {
    Schedule {
        today: chrono::NaiveDate::MIN,
        nodes: Vec::new(),
        permits: Vec::new(),
        circles: Vec::new(),
        chain: Vec::new(),
        end: None,
        finish: None,
        before_start: None,
        verdict: crate::domain::schedule::plan::Verdict::Empty,
    }
}
