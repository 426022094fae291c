//! A plan: what is assumed of which records, as it is kept among the drafts of forms and read back.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::EntityId;
use crate::book::sorting::{self, CollectSorted};
use crate::domain::figures::month::Month;

use super::presets::{PRESETS, Preset, preset_of};

/// One assumption about several records.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What is assumed.
    pub preset: &'static Preset,
    /// What is said beside it, as typed.
    pub value: String,
    /// Of what.
    pub of: BTreeSet<EntityId>,
}

/// One assumption about one record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assumption {
    /// What is assumed.
    pub preset: &'static Preset,
    /// What is said beside it, as typed.
    pub value: String,
    /// Of what.
    pub of: EntityId,
}

/// What somebody assumes, under a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// What it is called.
    pub name: String,
    /// The month whose figures are compared, and for which amounts are assumed.
    pub month: Month,
    groups: Vec<Group>,
    /// What a newer program wrote into the draft.
    further: BTreeMap<String, String>,
}

const NAME: &str = "name";
const MONTH: &str = "month";

impl Plan {
    /// A plan that assumes nothing yet.
    pub const fn new(name: String, month: Month) -> Self {
        Self { name, month, groups: Vec::new(), further: BTreeMap::new() }
    }

    /// What is assumed, in the order in which it is carried out.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// How many assumptions there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.of.len()).sum()
    }

    /// Whether nothing is assumed.
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// One by one, in the order in which they are carried out.
    pub fn assumptions(&self) -> Vec<Assumption> {
        let one = |group: &Group, of: &EntityId| Assumption {
            preset: group.preset,
            value: group.value.clone(),
            of: of.clone(),
        };
        self.groups.iter().flat_map(|group| group.of.iter().map(move |of| one(group, of))).collect()
    }

    /// Assumes something of records. Of each a preset is assumed once: what was said beside it before is replaced.
    pub fn assume(&mut self, preset: &'static Preset, value: &str, of: impl IntoIterator<Item = EntityId>) {
        let of: BTreeSet<EntityId> = of.into_iter().collect_sorted();
        for group in self.groups.iter_mut().filter(|group| group.preset == preset) {
            group.of.retain(|one| !of.contains(one));
        }
        match self.groups.iter_mut().find(|group| group.preset == preset && group.value == value) {
            Some(group) => group.of.extend(of),
            None => self.groups.push(Group { preset, value: value.to_owned(), of }),
        }
        self.put_in_order();
    }

    /// Assumes something no longer.
    pub fn forget(&mut self, preset: &'static Preset, value: &str) {
        self.groups.retain(|group| group.preset != preset || group.value != value);
    }

    /// Leaves those that `keep` says.
    pub fn retain(&mut self, keep: impl Fn(&'static Preset, &EntityId) -> bool) {
        for group in &mut self.groups {
            let preset = group.preset;
            group.of.retain(|of| keep(preset, of));
        }
        self.put_in_order();
    }

    fn put_in_order(&mut self) {
        let place = |preset: &Preset| PRESETS.iter().position(|one| one == preset);
        self.groups.retain(|group| !group.of.is_empty());
        sorting::by(&mut self.groups, |one, other| {
            place(one.preset).cmp(&place(other.preset)).then_with(|| one.value.cmp(&other.value))
        });
    }

    /// As it is kept: the name, the month, and for each group what it assumes with the ids of its records.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let mut texts = self.further.clone();
        texts.insert(NAME.to_owned(), self.name.clone());
        texts.insert(MONTH.to_owned(), self.month.to_string());
        for group in &self.groups {
            let ids: Vec<&str> = group.of.iter().map(EntityId::as_str).collect();
            texts.insert(format!("{}/{}", group.preset.key, group.value), ids.join("\n"));
        }
        texts
    }

    /// Reads it back; none where name or month are missing. What this program does not know stays in it.
    pub fn read(texts: &BTreeMap<String, String>) -> Option<Self> {
        let mut plan = Self::new(texts.get(NAME)?.clone(), Month::parse(texts.get(MONTH)?)?);
        for (key, text) in texts.iter().filter(|(key, _)| ![NAME, MONTH].contains(&key.as_str())) {
            match key.split_once('/').and_then(|(preset, value)| Some((preset_of(preset)?, value))) {
                Some((preset, value)) => plan.assume(preset, value, text.lines().filter_map(|id| id.parse().ok())),
                None => drop(plan.further.insert(key.clone(), text.clone())),
            }
        }
        Some(plan)
    }
}
