//! 依据已更正: what a month took from a visit and still holds, though the visit was amended since.
//!
//! Nothing is rewritten by itself: a person writes the new figure into the month, or lets the old one stand and is on record for it.

use crate::book::{Book, Change, EntityId};
use crate::domain::checklist::Item;
use crate::domain::decimal::Decimal;
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::measured::{MEASURES, Measure};
use crate::domain::records::answer_field;
use crate::domain::register::Entry;
use crate::domain::registers::monthly_progress as month;
use crate::domain::tables::Tables;

use super::from_visit::{minus, plus};

/// One field of a month that rests on an answer which was amended after the field was written.
#[derive(Clone, PartialEq, Debug)]
pub struct AmendedBasis {
    /// The month.
    pub entry: EntityId,
    /// Its year and number.
    pub month: (i32, u32),
    /// The key of the field.
    pub field: &'static str,
    /// The visit that it rests on.
    pub visit: VisitId,
    /// The item whose answer was amended.
    pub item: Item,
    /// What the answer was when the field was written, as stored.
    pub was: String,
    /// What it is now, as stored; empty where it was taken back.
    pub is: String,
    /// What the field holds, as stored.
    pub holds: String,
    /// What the field would hold by the amended answer, as typed; none where that is not known.
    pub would_be: Option<String>,
}

/// Which field of a month each measure goes to, and whether as a part of its sum.
const TAKEN: [(Measure, &str, bool); 3] = [
    (Measure::VerifiedInvestment, month::VERIFIED_YTD.key, true),
    (Measure::QuantityInAll, month::QUANTITY_VERIFIED.key, false),
    (Measure::Progress, month::IMAGE_PART.key, false),
];

/// What the months of a project hold that rests on amended answers, the oldest month first.
pub fn amended_bases(book: &Book, tables: &Tables, project: &ProjectId) -> Vec<AmendedBasis> {
    let entries = tables.entries().of(project.entity(), &month::REGISTER).filter(|entry| !entry.is_astray);
    entries.flat_map(|entry| amended_bases_of(book, tables, entry)).collect()
}

/// What one month holds that rests on amended answers.
///
/// | The field | is told |
/// |---|---|
/// | 本年累计完成（核定） | whenever the answer is another since: it is more or less by the difference |
/// | any other | only where it holds what the answer was: what a person wrote instead is theirs |
pub fn amended_bases_of(book: &Book, tables: &Tables, entry: &Entry) -> Vec<AmendedBasis> {
    let visit = entry.get(month::VISIT).and_then(|visit| VisitId::of(&visit));
    let Some((visit, month)) = visit.and_then(|id| tables.visit(&id)).zip(entry.key.month()) else { return Vec::new() };
    let told = |(item, measure): &(&str, Measure)| {
        let (_, field, is_part) = TAKEN.into_iter().find(|(taken, ..)| taken == measure)?;
        let written = book.shown(&entry.id, field).filter(|change| !change.to().is_null())?;
        let (was, is) = answered_since(book, &visit.id, item, written)?;
        let holds = written.to().as_text().unwrap_or_default().to_owned();
        let would_be = match is_part {
            true => moved(&holds, &was, &is),
            false if holds != was => return None,
            false => Some(is.clone()).filter(|is| !is.is_empty()),
        };
        let lists = tables.checklists(visit)?;
        let item = lists.into_iter().find_map(|list| list.item(item))?.clone();
        let (entry, visit) = (entry.id.clone(), visit.id.clone());
        Some(AmendedBasis { entry, month, field, visit, item, was, is, holds, would_be })
    };
    MEASURES.iter().filter_map(told).collect()
}

/// What an answer was when something was written by it, and what it is now; none where that is the same.
fn answered_since(book: &Book, visit: &VisitId, item: &str, written: &Change) -> Option<(String, String)> {
    let field = answer_field(item);
    let text = |change: &Change| change.to().as_text().unwrap_or_default().to_owned();
    let history = book.history(visit.entity(), &field);
    let was = history.iter().rev().find(|change| change.at() < written.at()).map(|change| text(change))?;
    let is = book.shown(visit.entity(), &field).map(text)?;
    (!was.is_empty() && was != is).then_some((was, is))
}

/// A sum of which a part is another now, 万元.
fn moved(sum: &str, was: &str, is: &str) -> Option<String> {
    let [sum, was, is] = [sum, was, is].map(Decimal::parse);
    plus(sum?, minus(is?, was?)?).map(|sum| sum.to_string())
}
