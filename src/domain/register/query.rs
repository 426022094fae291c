//! The entries of a register as a list: one row for each, what it can be narrowed and ordered by, and its sums. No markup here.
//!
//! Everything follows from the table of the register: facets from choices, units, flow and years, orders from its columns.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Datelike;

use crate::domain::decimal::{Decimal, MAX_DIGITS};
use crate::domain::facets::List;
use crate::domain::fields::{ChoiceOf, FieldKind, FieldSpec};
use crate::domain::search::searchable;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;

use super::cell::Cell;
use super::clock::Clock;
use super::key::Key;
use super::schema::{Check, Entry, Register};
use super::shape::{Column, Parent, Sort};

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct EntryRow {
    /// The entry.
    pub entry: Arc<Entry>,
    /// The name of its project; empty for none.
    pub project: Arc<str>,
    search: String,
}

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
}

/// The name of the facet of projects in an address.
pub const PROJECT_FACET: &str = "project";
const YEAR_FACET: &str = "year";
const STATE_FACET: &str = "state";

/// The natural order, in an address and elsewhere.
pub const NATURAL: &str = "natural";
const KEY_ORDER: &str = "key";

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
            Self::Key | Self::Project | Self::State | Self::Clock(_) => None,
        }
    }

    /// Its name among the columns, in an address and on a device.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Key => KEY_ORDER,
            Self::Project => PROJECT_FACET,
            Self::State => STATE_FACET,
            Self::Field(key) | Self::Offered(key) | Self::Clock(key) => key,
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
    if matches!(register.key, Key::Month | Key::Year) || first_date(register).is_some() {
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
    facets
}

/// The first date among the columns: the year of an entry without a period is that of it.
fn first_date(register: &Register) -> Option<usize> {
    let is_date =
        |spec: &FieldSpec| matches!(spec.kind, FieldKind::Day | FieldKind::Month | FieldKind::Year | FieldKind::When);
    let fields = register.columns.iter().filter_map(|column| register.place(column.field()?));
    fields.into_iter().find(|place| is_date(&register.fields[*place]))
}

impl EntryRow {
    /// The year that the row stands under.
    pub fn year(&self) -> Option<i32> {
        let entry = &self.entry;
        entry.key.year().or_else(|| match entry.cell(first_date(entry.register)?)? {
            Cell::When(when) => Some(when.first_day().year()),
            _ => None,
        })
    }
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
            Some(Column::Field(key) | Column::Offered(key)) => row.entry.cell_of(key).is_none(),
            Some(Column::Clock(key)) => {
                self.register.clock(key).is_none_or(|clock| row.entry.when(clock.from).is_none())
            }
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
        Column::Field(key) | Column::Offered(key) => by_field(key),
        Column::Clock(key) => register.clock(key).map_or(Ordering::Equal, |clock: &Clock| by_field(clock.from)),
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

/// The rows of every entry of a register. `initial` gives the initial letter of a character's pinyin.
pub fn rows(tables: &Tables, register: &'static Register, initial: &dyn Fn(char) -> Option<char>) -> Vec<EntryRow> {
    let row = |entry: &Arc<Entry>| {
        let project = entry.project().and_then(|project| tables.project(&project));
        let mut texts: Vec<String> = vec![entry.title(Lang::Zh), entry.title(Lang::En)];
        if let Some(project) = project {
            texts.extend([project.name.clone(), project.code.clone(), project.lead_unit.clone()]);
        }
        texts.extend(register.fields.iter().enumerate().filter_map(|(place, spec)| match entry.cell(place)? {
            cell @ (Cell::Text(_) | Cell::Names(_) | Cell::Unfit(_)) => Some(cell.shown(spec, Lang::Zh)),
            Cell::Number(_)
            | Cell::Count(_)
            | Cell::Flag
            | Cell::When(_)
            | Cell::Reference(_)
            | Cell::References(_)
            | Cell::Spans(_) => None,
        }));
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        EntryRow {
            entry: Arc::clone(entry),
            project: project.map_or_else(|| Arc::from(""), |project| Arc::from(project.name.as_str())),
            search: searchable(&texts, initial),
        }
    };
    tables.entries().all(register).map(row).collect()
}

/// Whether a column can be summed over these rows: money and land that is no running total. A running total (本年累计) of one thing
/// is summed once, so its column is summed only where each thing stands there once.
pub fn is_summed(register: &Register, spec: &FieldSpec, rows: &[&EntryRow]) -> bool {
    if !matches!(spec.kind, FieldKind::Money | FieldKind::Area) {
        return false;
    }
    let once: BTreeSet<_> = rows.iter().map(|row| &row.entry.parent).collect();
    !is_running(register, spec.key) || once.len() == rows.len()
}

/// Whether the rules of the register say that a figure grows from entry to entry.
fn is_running(register: &Register, field: &str) -> bool {
    register.rules.iter().any(|rule| match &rule.check {
        Check::Adds { sum, .. } => *sum == field,
        Check::Falls(running) | Check::FallsOverYears(running) => *running == field,
        _ => false,
    })
}

/// The sum of a column, exact; none where nothing stands in it, or where it has too many digits. Entries that are astray count for
/// nothing.
pub fn sum_of(field: &str, rows: &[&EntryRow]) -> Option<Decimal> {
    let figures: Vec<(i64, u8)> = rows
        .iter()
        .filter(|row| !row.entry.is_astray)
        .filter_map(|row| match row.entry.cell_of(field)? {
            Cell::Number(number) => Some(number.parts()),
            _ => None,
        })
        .collect();
    let places = figures.iter().map(|(_, places)| *places).max()?;
    let sum: i128 = figures.iter().map(|(units, own)| i128::from(*units) * 10_i128.pow(u32::from(places - own))).sum();
    let fits = sum.unsigned_abs() < 10_u128.pow(MAX_DIGITS as u32);
    fits.then(|| i64::try_from(sum).ok()).flatten().map(|units| Decimal::new(units, places))
}

/// Whether the key of an entry can be used a second time: an approval that is asked for again.
pub const fn comes_again(entry: &Entry) -> bool {
    matches!(entry.register.key, Key::Code { .. })
}
