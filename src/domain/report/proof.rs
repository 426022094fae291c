//! 凭证: on which changes the figures of an issued bulletin rest, and whether the bulletin follows from them.
//!
//! | What | How |
//! |---|---|
//! | the changes | of everything that a bulletin may be made of, those that stood when it was issued: each field's heads, not what they replaced |
//! | the figures | each with its rule, its exact value, and the fields that it was made from |
//! | whether it follows | the bulletin is written anew from these changes alone, by the same rules, and compared word by word |
//!
//! What stood when a bulletin was issued: on the device that issued it, what it had entered or received before; on another one, what anybody
//! had entered before.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::book::{Book, Change, ChangeId, EntityId};
use crate::domain::figures::month::Month;
use crate::domain::figures::source::Source;
use crate::domain::kind::Kind;
use crate::domain::progress::asked::{About, Asked, Measure};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::records::{ANSWER, NOTE};
use crate::domain::register::Entry;
use crate::domain::registers::{bulletin as register, visit_plan};
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};

use super::bulletin::{draft, is_issued};
use super::document::{Document, Table};
use super::kept::{self, Changed, figure_text};
use super::said::Rows;

/// A figure of a bulletin with what it rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proven {
    /// Of what it is: `region`, `unit/NAME`, `project/ID`.
    pub about: String,
    /// The key of its rule.
    pub key: String,
    /// What it is called.
    pub name: Text,
    /// The rule in words.
    pub rule: Text,
    /// Its exact value, `numerator/denominator`; empty where there is none.
    pub value: String,
    /// The same as it is shown, with its unit; empty where there is none.
    pub shown: String,
    /// Where it stands: the ids of sentences and tables.
    pub stands_in: BTreeSet<String>,
    /// The fields that it was made from, each with the changes whose values stand there.
    pub rows: Vec<Row>,
}

/// A field that a figure was made from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Row {
    /// The entity.
    pub of: EntityId,
    /// The field.
    pub set: String,
    /// The changes: one, or several among which nobody has decided.
    pub changes: Vec<ChangeId>,
}

/// The changes that an issued bulletin rests on, in the order of files; none where it is not issued. Looks through the book once.
pub fn rests_on(book: &Book, bulletin: &EntityId) -> Option<Vec<Change>> {
    let frozen = kept::frozen_names(book, bulletin);
    let pieces = frozen.iter().filter_map(|name| book.shown(bulletin, name)).filter(|piece| !piece.to().is_null());
    let first = pieces.min_by_key(|piece| piece.at())?;
    let (issued, is_here) = (first.at(), book.origin(first.id()).is_none());
    let year = year_of(book, bulletin);
    let mut received: HashMap<EntityId, u64> = HashMap::new();
    let mut then = Book::default();
    for (change, origin) in book.arrivals() {
        let of = change.of();
        let is_of_it = of == bulletin || (is_needed(change) && is_of_year(book, of, &year));
        let was_here = match origin.filter(|_| is_here) {
            None => true,
            Some(import) => {
                *received.entry(import.clone()).or_insert_with(|| came_in(book, import)) <= issued.milliseconds()
            }
        };
        if is_of_it && (of == bulletin || (change.at() < issued && was_here)) {
            then.apply(change.clone(), None);
        }
    }
    let mut heads: Vec<Change> = Vec::new();
    for (of, entity) in then.all_entities() {
        let fields = entity.fields().flat_map(|set| then.heads(of, set.as_str()));
        heads.extend(fields.cloned());
    }
    heads.sort_by(Change::by_stamp);
    Some(heads)
}

/// When an import came in, milliseconds since 1970.
fn came_in(book: &Book, import: &EntityId) -> u64 {
    let fields = book.entity(import).into_iter().flat_map(|entity| entity.fields());
    let changes = fields.flat_map(|set| book.changes_of(import, set.as_str()));
    changes.map(|change| change.at().milliseconds()).min().unwrap_or_default()
}

/// The year of a bulletin's period.
fn year_of(book: &Book, bulletin: &EntityId) -> String {
    book.text(bulletin, register::PERIOD.key).chars().take(4).collect()
}

/// A bulletin compares itself with the last of its year, and with no other.
fn is_of_year(book: &Book, of: &EntityId, year: &str) -> bool {
    of.kind() != register::REGISTER.kind || year_of(book, of) == year
}

/// Whether a bulletin may be made of a change: of records and settings, not of notes, pictures and the answers of checklists.
fn is_needed(change: &Change) -> bool {
    let set = change.set().as_str();
    match Kind::of(change.of()) {
        Some(
            Kind::Project | Kind::Person | Kind::Unit | Kind::Office | Kind::Rule | Kind::Calendar | Kind::Problem,
        ) => true,
        Some(Kind::Visit) => !set.starts_with(ANSWER) && !set.starts_with(NOTE),
        Some(Kind::Entry(register)) => register.kind != visit_plan::REGISTER.kind,
        Some(
            Kind::Remark
            | Kind::Photo
            | Kind::Attachment
            | Kind::Signature
            | Kind::Template
            | Kind::Draft
            | Kind::Import
            | Kind::Export
            | Kind::Device,
        )
        | None => false,
    }
}

/// A bulletin written anew from some changes alone.
pub struct Anew {
    /// The changes as a book.
    pub book: Book,
    /// Its records.
    pub tables: Tables,
    /// What was issued, as it is kept in these changes.
    pub issued: Document,
    /// What follows from them.
    pub follows: Document,
    /// The figures of what follows.
    pub figures: Vec<Proven>,
}

impl Anew {
    /// Writes it; none where the changes hold no issued bulletin of this id.
    pub fn of(changes: impl IntoIterator<Item = Change>, bulletin: &EntityId, office: &EntityId) -> Option<Self> {
        let mut book = Book::default();
        for change in changes {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        let issued = kept::frozen(&book, bulletin)?;
        let entry = Entry::read(&book, bulletin, &register::REGISTER).filter(is_issued)?;
        let today = day_of(&entry)?;
        let follows = draft(&book, &tables, office, &entry, today);
        let as_of = entry.get(register::PERIOD).map(|when| Month::of(when.first_day()));
        let as_of = as_of.unwrap_or_else(|| Month::closed(today));
        let figures = figures(&follows, &book, &tables, &FigureSettings::of(&book, office), as_of);
        Some(Self { book, tables, issued, follows, figures })
    }

    /// Where what was issued is not what follows: sentences, then tables by their cells.
    pub fn differences(&self) -> (Vec<Changed>, Vec<CellChanged>) {
        (kept::changed(&self.issued, &self.follows), cells_changed(&self.issued, &self.follows))
    }
}

/// The day that a bulletin's deadlines are as of, which it was issued on or says.
fn day_of(entry: &Entry) -> Option<NaiveDate> {
    entry.get(register::DAY).or_else(|| entry.get(register::ISSUED_ON)).map(|when| when.first_day())
}

/// A cell of a table that was issued otherwise than it follows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellChanged {
    /// What the table is called.
    pub table: Text,
    /// What its row is called.
    pub row: Text,
    /// The head of its column.
    pub column: Text,
    /// What was issued.
    pub then: Text,
    /// What follows.
    pub now: Text,
}

/// The cells in which two documents differ. Where a table has other rows or columns, the first cell of each row that differs.
fn cells_changed(issued: &Document, follows: &Document) -> Vec<CellChanged> {
    let mut changed = Vec::new();
    let nothing = Table::default();
    for table in issued.tables() {
        let other = follows.tables().find(|other| other.id == table.id).unwrap_or(&nothing);
        for place in 0..table.rows.len().max(other.rows.len()) {
            let cells = |table: &Table| table.rows.get(place).map(|row| row.cells.clone()).unwrap_or_default();
            let (then, now) = (cells(table), cells(other));
            for column in 0..then.len().max(now.len()) {
                let of = |cells: &[Text], column: usize| cells.get(column).cloned().unwrap_or_default();
                if is_same(&of(&then, column), &of(&now, column)) {
                    continue;
                }
                // A running number names no row.
                let named = if then.is_empty() { &now } else { &then };
                changed.push(CellChanged {
                    table: table.title.clone(),
                    row: of(named, 1),
                    column: table.columns.get(column).map(|column| column.head.clone()).unwrap_or_default(),
                    then: of(&then, column),
                    now: of(&now, column),
                });
            }
        }
    }
    changed
}

/// Where words lead is not kept, so only the words are compared.
fn is_same(one: &Text, other: &Text) -> bool {
    Lang::ALL.iter().all(|lang| one.get(*lang) == other.get(*lang))
}

/// The figures that a document leads to, each once.
fn figures(document: &Document, book: &Book, tables: &Tables, settings: &FigureSettings, as_of: Month) -> Vec<Proven> {
    let mut asked: BTreeMap<(String, &'static str), (About, Measure, BTreeSet<String>)> = BTreeMap::new();
    let mut ask = |rows: Option<&Rows>, stands_in: &str| {
        if let Some(Rows::Figure(about, measure)) = rows {
            let key = (about_key(about), measure.rule().key);
            let known = asked.entry(key).or_insert_with(|| (about.clone(), *measure, BTreeSet::new()));
            known.2.insert(stands_in.to_owned());
        }
    };
    for sentence in document.paragraphs().flat_map(|paragraph| &paragraph.sentences) {
        for piece in sentence.said.pieces(Lang::Zh) {
            ask(piece.rows.as_ref(), &sentence.rule);
        }
    }
    for table in document.tables() {
        for row in &table.rows {
            ask(row.rows.as_ref(), &table.id);
            row.leads.iter().for_each(|rows| ask(rows.as_ref(), &table.id));
        }
    }
    asked
        .into_iter()
        .map(|((about, key), (of, measure, stands_in))| {
            let answered = Asked { about: of, measure, as_of }.answer(book, tables, settings);
            let figure = &answered.figure;
            let of_projects = answered.projects.iter().flat_map(|(_, figure)| figure.sources());
            let sources: BTreeSet<&Source> = figure.sources().iter().chain(of_projects).collect();
            let unit = figure.rule().unit.name();
            let shown = figure.shown(settings.rounding);
            Proven {
                about,
                key: key.to_owned(),
                name: figure.rule().name.clone(),
                rule: figure.rule().text.clone(),
                value: figure.value().map(figure_text).unwrap_or_default(),
                shown: shown.map_or_else(String::new, |shown| format!("{shown} {}", unit.get(Lang::Zh))),
                stands_in,
                rows: sources.into_iter().map(|source| row(book, source)).collect(),
            }
        })
        .collect()
}

fn row(book: &Book, source: &Source) -> Row {
    let mut changes: Vec<ChangeId> = book.heads(&source.of, source.set).iter().map(|head| head.id()).collect();
    changes.sort_unstable();
    Row { of: source.of.clone(), set: source.set.to_owned(), changes }
}

/// Of what a figure is, as a word.
fn about_key(about: &About) -> String {
    match about {
        About::Region => "region".to_owned(),
        About::Group(by, name) => format!("{}/{name}", by.key()),
        About::Project(project) => project.entity().to_string(),
    }
}
