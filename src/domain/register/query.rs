//! The entries of a register as a list: what it can be narrowed and ordered by. No markup here.
//!
//! Everything follows from the table of the register: facets from choices, units, flow, years, judgements and steps, orders from its columns.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::facets::List;
use crate::domain::fields::{ChoiceOf, FieldKind, FieldSpec};
use crate::domain::text::Lang;

use super::cell::Cell;
use super::key::Key;
use super::rows::{EntryRow, dates};
use super::schema::{Entry, Reckoned, Reckons, Register};
use super::shape::{Column, Parent, Sort};

/// What a list of entries can be narrowed by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FacetOf {
    /// The project.
    Project,
    /// The year of its month, or of its first date.
    Year,
    /// The state of the flow.
    State,
    /// What a field says, by its place: a choice, a unit, a person, yes.
    Field(usize),
    /// What was judged, by the place of what is reckoned.
    Judged(usize),
    /// The steps of the funnel that were reached.
    Reached,
}

/// The name of the facet of projects in an address.
pub const PROJECT_FACET: &str = "project";
const YEAR_FACET: &str = "year";
const STATE_FACET: &str = "state";
/// The name of the facet of steps of a funnel in an address.
pub const REACHED_FACET: &str = "reached";

/// The natural order, in an address and elsewhere.
pub const NATURAL: &str = "natural";
const KEY_ORDER: &str = "key";
const ABOVE: &str = "above";

/// The list of the entries of one register.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryList {
    /// The register.
    pub register: &'static Register,
    facets: Arc<[(&'static str, FacetOf)]>,
    names: Arc<[&'static str]>,
    orders: Arc<[&'static str]>,
    ordered_by: Arc<[Column]>,
}

impl Column {
    /// The field that it shows, where it shows one.
    pub const fn field(self) -> Option<&'static str> {
        match self {
            Self::Field(key) | Self::Offered(key) => Some(key),
            Self::Key
            | Self::Project
            | Self::State
            | Self::Clock(_)
            | Self::Above
            | Self::Derived(_)
            | Self::OfferedDerived(_) => None,
        }
    }

    /// The key of what is reckoned, where it shows that.
    pub const fn derived(self) -> Option<&'static str> {
        match self {
            Self::Derived(key) | Self::OfferedDerived(key) => Some(key),
            Self::Key
            | Self::Project
            | Self::State
            | Self::Clock(_)
            | Self::Above
            | Self::Field(_)
            | Self::Offered(_) => None,
        }
    }

    /// Whether it is not shown until somebody asks for it.
    pub const fn is_offered(self) -> bool {
        matches!(self, Self::Offered(_) | Self::OfferedDerived(_))
    }

    /// Its name among the columns, in an address and on a device.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => KEY_ORDER,
            Self::Project => PROJECT_FACET,
            Self::State => STATE_FACET,
            Self::Above => ABOVE,
            Self::Field(key)
            | Self::Offered(key)
            | Self::Clock(key)
            | Self::Derived(key)
            | Self::OfferedDerived(key) => key,
        }
    }
}

impl EntryList {
    /// The list of a register.
    pub fn of(register: &'static Register) -> Self {
        let facets: Vec<(&str, FacetOf)> = facets_of(register);
        let columns = register.columns.iter().copied();
        Self {
            register,
            names: facets.iter().map(|(name, _)| *name).collect(),
            facets: facets.into(),
            orders: std::iter::once(NATURAL).chain(columns.clone().map(Column::name)).collect(),
            ordered_by: columns.collect(),
        }
    }

    /// What it can be narrowed by, in the order of the facets.
    pub fn narrowed_by(&self) -> impl Iterator<Item = (&'static str, FacetOf)> + use<'_> {
        self.facets.iter().copied()
    }
}

fn facets_of(register: &'static Register) -> Vec<(&'static str, FacetOf)> {
    let mut facets = Vec::new();
    if matches!(register.parent, Parent::Project | Parent::ProjectOrNone) {
        facets.push((PROJECT_FACET, FacetOf::Project));
    }
    if matches!(register.key, Key::Month | Key::Year) || dates(register).next().is_some() {
        facets.push((YEAR_FACET, FacetOf::Year));
    }
    if register.flow.is_some() {
        facets.push((STATE_FACET, FacetOf::State));
    }
    let listed: BTreeSet<&str> = register.columns.iter().filter_map(|column| column.field()).collect();
    let in_key = match register.key {
        Key::Code { field, .. } => field,
        Key::Month | Key::Year | Key::Single | Key::Text(_) | Key::Fresh(_) => "",
    };
    for (place, spec) in register.fields.iter().enumerate() {
        let is_choice =
            matches!(spec.kind, FieldKind::Choice(_) | FieldKind::Unit | FieldKind::Person | FieldKind::Flag);
        let is_of_flow = register.flow.is_some_and(|flow| flow.field == spec.key);
        if is_choice && !is_of_flow && (listed.contains(spec.key) || spec.key == in_key) {
            facets.push((spec.key, FacetOf::Field(place)));
        }
    }
    let judged = register.computed.columns.iter().enumerate();
    let judged = judged.filter(|(_, derived)| matches!(derived.reckons, Reckons::Word { .. }));
    facets.extend(judged.map(|(place, derived)| (derived.key, FacetOf::Judged(place))));
    if register.computed.funnel.is_some() {
        facets.push((REACHED_FACET, FacetOf::Reached));
    }
    facets
}

impl List for EntryList {
    type Row = EntryRow;

    fn facets(&self) -> &[&'static str] {
        &self.names
    }

    fn values(&self, facet: usize, row: &EntryRow, tell: &mut dyn FnMut(&str)) {
        let entry = &row.entry;
        match self.facets[facet].1 {
            FacetOf::Project => {
                if let Some(project) = entry.project() {
                    tell(project.rest());
                }
            }
            FacetOf::Year => {
                if let Some(year) = row.year() {
                    tell(&year.to_string());
                }
            }
            FacetOf::State => {
                if let Some(flow) = self.register.flow {
                    tell(flow.state(entry).key);
                }
            }
            FacetOf::Field(place) => match entry.cell(place) {
                Some(Cell::Text(text)) => tell(text),
                Some(Cell::Flag) => tell("true"),
                _ => {}
            },
            FacetOf::Judged(place) => {
                if let Reckoned::Word(Some(judged)) = &row.computed[place] {
                    tell(judged.key);
                }
            }
            FacetOf::Reached => {
                let steps = self.register.computed.funnel.map_or(&[][..], |funnel| funnel.steps);
                row.reached.iter().filter_map(|place| steps.get(*place)).for_each(|step| tell(step.key));
            }
        }
    }

    fn orders(&self) -> &[&'static str] {
        &self.orders
    }

    fn compare(&self, order: usize, one: &EntryRow, other: &EntryRow) -> Ordering {
        let natural =
            || naturally(self.register, &one.entry, &other.entry).then_with(|| one.project.cmp(&other.project));
        let Some(column) = order.checked_sub(1).map(|place| self.ordered_by[place]) else { return natural() };
        by_column(column, one, other).then_with(natural)
    }

    fn lacks(&self, order: usize, row: &EntryRow) -> bool {
        match order.checked_sub(1).map(|place| self.ordered_by[place]) {
            None | Some(Column::Key | Column::State) => false,
            Some(Column::Project) => row.project.is_empty(),
            Some(Column::Above) => row.above.is_empty(),
            Some(Column::Field(key) | Column::Offered(key)) => row.lacks(key),
            Some(Column::Derived(key) | Column::OfferedDerived(key)) => row.lacks(key),
            Some(Column::Clock(key)) => self.register.clock(key).is_none_or(|clock| row.lacks(clock.from)),
        }
    }

    fn search<'a>(&self, row: &'a EntryRow) -> &'a str {
        &row.search
    }
}

/// By the natural order of a register; what lacks a field stands last.
pub fn naturally(register: &Register, one: &Entry, other: &Entry) -> Ordering {
    let by = |sort: &Sort| {
        let cells = |key: &str| (one.cell_of(key), other.cell_of(key));
        match sort {
            Sort::Key => one.key.cmp(&other.key),
            Sort::Up(key) | Sort::Down(key) => match cells(key) {
                (Some(one), Some(other)) => {
                    let order = by_cell(register.field(key), one, other);
                    if matches!(sort, Sort::Down(_)) { order.reverse() } else { order }
                }
                (one, other) => one.is_none().cmp(&other.is_none()),
            },
        }
    };
    register.sort.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn by_column(column: Column, one: &EntryRow, other: &EntryRow) -> Ordering {
    let register = one.entry.register;
    let by_field = |key: &str| match (one.entry.cell_of(key), other.entry.cell_of(key)) {
        (Some(one), Some(other)) => by_cell(register.field(key), one, other),
        _ => Ordering::Equal,
    };
    match column {
        Column::Key => one.entry.key.cmp(&other.entry.key),
        Column::Project => one.project.cmp(&other.project),
        Column::State => {
            let place = |row: &EntryRow| {
                let flow = register.flow?;
                let state = flow.state(&row.entry);
                flow.states.options.iter().position(|option| option.key == state.key)
            };
            place(one).cmp(&place(other))
        }
        Column::Above => one.above.cmp(&other.above),
        Column::Field(key) | Column::Offered(key) => by_field(key),
        Column::Derived(key) | Column::OfferedDerived(key) => by_reckoned(key, one, other),
        Column::Clock(key) => register
            .clock(key)
            .map_or(Ordering::Equal, |clock| by_reckoned(clock.from, one, other).then_with(|| by_field(clock.from))),
    }
}

/// Figures by size, judgements as their list has them, days by time.
fn by_reckoned(key: &str, one: &EntryRow, other: &EntryRow) -> Ordering {
    let Some((_, derived)) = one.entry.register.derived(key) else { return Ordering::Equal };
    match (one.reckoned(key), other.reckoned(key)) {
        (Some(Reckoned::Figure(one, _)), Some(Reckoned::Figure(other, _))) => one.value().ok().cmp(&other.value().ok()),
        (Some(Reckoned::Word(Some(one))), Some(Reckoned::Word(Some(other)))) => {
            let Reckons::Word { words, .. } = &derived.reckons else { return Ordering::Equal };
            let place = |key: &str| words.options.iter().position(|option| option.key == key);
            place(one.key).cmp(&place(other.key))
        }
        (Some(Reckoned::Day(Some(one))), Some(Reckoned::Day(Some(other)))) => one.value.cmp(&other.value),
        _ => Ordering::Equal,
    }
}

/// Figures by size, dates by time, choices as their list has them, words by their signs.
fn by_cell(spec: Option<&FieldSpec>, one: &Cell, other: &Cell) -> Ordering {
    match (one, other) {
        (Cell::Number(one), Cell::Number(other)) => one.cmp(other),
        (Cell::Count(one), Cell::Count(other)) => one.cmp(other),
        (Cell::When(one), Cell::When(other)) => {
            (one.first_day(), one.last_day()).cmp(&(other.first_day(), other.last_day()))
        }
        (Cell::Text(one), Cell::Text(other)) => match spec.map(|spec| spec.kind) {
            Some(FieldKind::Choice(list)) => (place_in(list, one), one).cmp(&(place_in(list, other), other)),
            _ => one.cmp(other),
        },
        (one, other) => {
            let text = |cell: &Cell| spec.map_or_else(String::new, |spec| cell.shown(spec, Lang::Zh));
            text(one).cmp(&text(other))
        }
    }
}

fn place_in(list: ChoiceOf, key: &str) -> usize {
    list.options(Lang::Zh).iter().position(|(known, _)| *known == key).unwrap_or(usize::MAX)
}

/// Whether the key of an entry can be used a second time: an approval that is asked for again.
pub const fn comes_again(entry: &Entry) -> bool {
    matches!(entry.register.key, Key::Code { .. })
}
