//! 督查: one visit of one project, and the names of the fields that hold its answers.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{author, day, nobody, present};
use crate::book::Book;
use crate::domain::ids::{PersonId, ProjectId, VisitId};

/// Whether a visit can still be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VisitState {
    /// On the way: answers save by themselves.
    Draft,
    /// 已完成: never edited, only amended with a reason.
    Finished,
}

/// 督查: one visit of one project.
#[derive(Clone, PartialEq, Debug)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// The project.
    pub project: ProjectId,
    /// The checklist that it was started with: key and version.
    pub template: (String, u16),
    /// Further checklists that are answered on the same visit, in the order of their keys.
    pub also: Vec<(String, u16)>,
    /// Draft or finished.
    pub state: VisitState,
    /// 督查日期: the day on site.
    pub day: NaiveDate,
    /// When it was started on a machine, milliseconds since 1970: tells visits of one day apart.
    pub started: i64,
    /// Who started it.
    pub by: PersonId,
    /// How many items hold an answer.
    pub answered: u32,
    /// Whether a finished visit was amended since.
    pub amended: bool,
}

/// Where a visit stands among those of its project: its day, and when it was started.
pub type Moment = (NaiveDate, i64);

impl Visit {
    /// Where it stands among the visits of a project: by the day on site, and among those of one day as they were started.
    pub const fn moment(&self) -> Moment {
        (self.day, self.started)
    }

    /// Every checklist of it, key and version.
    pub fn templates(&self) -> impl Iterator<Item = &(String, u16)> {
        std::iter::once(&self.template).chain(&self.also)
    }

    /// Whether it was answered with this checklist, in any version.
    pub fn uses(&self, key: &str) -> bool {
        self.templates().any(|(own, _)| own == key)
    }
}

/// The prefix of the fields that hold a visit's answers: `answer/` and the key of the item, and for each option that was chosen
/// where several can be, `/` and its key.
pub const ANSWER: &str = "answer/";
/// The prefix of the fields that hold the notes on a visit's items.
pub const NOTE: &str = "note/";
/// The prefix of the fields that name further checklists of a visit: `also/` and the key, with the version as its value.
///
/// A field for each, so that two people who add one each do not disagree.
pub const ALSO: &str = "also/";

/// The field that holds the answer to an item.
pub fn answer_field(item: &str) -> String {
    format!("{ANSWER}{item}")
}

/// The field that says that an option of an item of several choices was chosen.
///
/// A field for each, so that two people who choose one each have chosen both.
pub fn choice_field(item: &str, option: &str) -> String {
    format!("{ANSWER}{item}/{option}")
}

/// The item, and the option where it takes several, whose answer a field holds.
pub fn answer_of(field: &str) -> Option<(&str, Option<&str>)> {
    let named = field.strip_prefix(ANSWER)?;
    Some(named.split_once('/').map_or((named, None), |(item, option)| (item, Some(option))))
}

/// The field that holds the note on an item.
pub fn note_field(item: &str) -> String {
    format!("{NOTE}{item}")
}

impl Visit {
    /// Reads a visit; none where it was deleted or its project or checklist is not known.
    pub fn read(book: &Book, id: &VisitId) -> Option<Self> {
        let of = id.entity();
        let project = ProjectId::parse(book.text(of, "project"))?;
        let (template, version) = book.text(of, "template").rsplit_once('@')?;
        if !present(book, of) {
            return None;
        }
        let entity = book.entity(of)?;
        let also = entity.fields_from(ALSO).filter_map(|field| {
            let version = book.value(of, field.as_str()).as_int()?;
            Some((field.as_str().strip_prefix(ALSO)?.to_owned(), u16::try_from(version).ok()?))
        });
        let also: Vec<(String, u16)> = also.filter(|(key, _)| key != template).collect();
        let held = entity.fields_from(ANSWER).filter(|field| !book.value(of, field.as_str()).is_null());
        let answered = held.filter_map(|field| answer_of(field.as_str())).map(|(item, _)| item);
        let answered = answered.collect::<BTreeSet<&str>>().len();
        Some(Self {
            id: id.clone(),
            project,
            template: (template.to_owned(), version.parse().ok()?),
            also,
            state: match book.value(of, "finished").is_null() {
                true => VisitState::Draft,
                false => VisitState::Finished,
            },
            day: day(book, of, "day")?,
            started: book.shown(of, "project").map_or(0, |change| change.at().milliseconds().cast_signed()),
            by: author(book, of, "project").unwrap_or_else(nobody),
            answered: u32::try_from(answered).unwrap_or(u32::MAX),
            amended: !book.value(of, "amended").is_null(),
        })
    }
}
