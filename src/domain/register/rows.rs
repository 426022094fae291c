//! The rows of a list of entries: each entry with what stands beside it, what is reckoned of it and what it is found by.

use std::sync::Arc;

use chrono::Datelike;

use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::ids::ProjectId;
use crate::domain::records::Project;
use crate::domain::search::searchable;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;

use super::cell::Cell;
use super::funnel::reached;
use super::schema::{Around, Entry, Reckoned, Register};
use super::table::DEEPEST;

/// One row.
#[derive(Clone, PartialEq, Debug)]
pub struct EntryRow {
    /// The entry.
    pub entry: Arc<Entry>,
    /// The name of its project, also of one that it is of by what it belongs to; empty for none.
    pub project: Arc<str>,
    /// What the entry of another register is called that it belongs to; empty for none.
    pub above: Arc<str>,
    /// What is reckoned of it, in the order of the register.
    pub computed: Arc<[Reckoned]>,
    /// The steps of the funnel that it has reached, by their places; none where the register has no funnel.
    pub(super) reached: Box<[usize]>,
    pub(super) search: String,
}

/// What an entry stands under.
#[derive(Clone)]
pub(super) struct Stands {
    /// Its project, also one that it is of by what it belongs to.
    pub(super) project: Option<Arc<Project>>,
    /// The entry of another register that it belongs to.
    pub(super) above: Option<Arc<Entry>>,
}

impl Stands {
    pub(super) fn of(entry: &Entry, tables: &Tables, around: &dyn Around) -> Self {
        Self {
            project: project_of(entry, around).and_then(|project| tables.project(&project).cloned()),
            above: entry.parent.as_ref().and_then(|of| around.entry(of)),
        }
    }
}

/// The rows of every entry of a register. `initial` gives the initial letter of a character's pinyin.
pub fn rows(
    tables: &Tables,
    register: &'static Register,
    around: &dyn Around,
    initial: &dyn Fn(char) -> Option<char>,
) -> Vec<EntryRow> {
    let row = |entry: &Arc<Entry>| row_of(entry, &Stands::of(entry, tables, around), around, initial);
    tables.entries().all(register).map(row).collect()
}

/// The row of one entry.
pub(super) fn row_of(
    entry: &Arc<Entry>,
    stands: &Stands,
    around: &dyn Around,
    initial: &dyn Fn(char) -> Option<char>,
) -> EntryRow {
    let register = entry.register;
    let project = stands.project.as_ref();
    let called = stands.above.as_ref().map(|above| above.title(Lang::Zh)).unwrap_or_default();
    let mut texts: Vec<String> = vec![entry.title(Lang::Zh), entry.title(Lang::En), called.clone()];
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
        above: called.into(),
        computed: register.computed.columns.iter().map(|derived| derived.of(entry, around)).collect(),
        reached: register.computed.funnel.map_or_else(Box::default, |funnel| reached(funnel, entry, around).into()),
        search: searchable(&texts, initial),
    }
}

/// The project of an entry, or of what it belongs to.
pub fn project_of(entry: &Entry, around: &dyn Around) -> Option<ProjectId> {
    let mut of = entry.parent.clone();
    for _ in 0..DEEPEST {
        let parent = of?;
        if let Some(project) = ProjectId::of(&parent) {
            return Some(project);
        }
        of = around.entry(&parent).and_then(|above| above.parent.clone());
    }
    None
}

/// The dates among the columns, in their order: the year of an entry without a period is that of the first that it has.
pub(super) fn dates(register: &Register) -> impl Iterator<Item = usize> + use<'_> {
    let is_date =
        |spec: &FieldSpec| matches!(spec.kind, FieldKind::Day | FieldKind::Month | FieldKind::Year | FieldKind::When);
    let fields = register.columns.iter().filter_map(|column| register.place(column.field()?));
    fields.filter(move |place| is_date(&register.fields[*place]))
}

impl EntryRow {
    /// The year that the row stands under.
    pub fn year(&self) -> Option<i32> {
        let entry = &self.entry;
        let year = |place| match entry.cell(place)? {
            Cell::When(when) => Some(when.first_day().year()),
            _ => None,
        };
        entry.key.year().or_else(|| dates(entry.register).find_map(year))
    }

    /// What was reckoned under this key.
    pub fn reckoned(&self, key: &str) -> Option<&Reckoned> {
        self.computed.get(self.entry.register.derived(key)?.0)
    }

    /// Whether neither a field holds anything under this key nor anything was reckoned.
    pub(super) fn lacks(&self, key: &str) -> bool {
        match self.reckoned(key) {
            Some(Reckoned::Figure(figure, _)) => figure.value().is_err(),
            Some(Reckoned::Word(word)) => word.is_none(),
            Some(Reckoned::Day(day)) => day.is_none(),
            None => self.entry.cell_of(key).is_none(),
        }
    }
}
