//! 换用新版检查表: what a visit on the way would ask if one of its checklists moved to its newest version.
//!
//! Answers and notes stand in the visit under the keys of the items, whichever version asks. So moving writes one field, loses
//! nothing and can be undone; what the newer version does not ask is kept, and counts nowhere.

use crate::book::Book;

use super::asked::{Asked, stored_answer};
use super::checklist::{Answer, Item, Template};
use super::ids::VisitId;
use super::lacking::proofs;
use super::records::{Visit, VisitState, note_field};
use super::tables::Tables;

/// A checklist of a visit that has a newer version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewerList<'a> {
    /// As the visit asks it.
    pub now: &'a Template,
    /// Its newest version.
    pub newest: &'a Template,
}

/// The checklists of a visit on the way that have a newer version; nothing for a finished one, which keeps its versions.
pub fn newer_lists<'a>(tables: &'a Tables, visit: &Visit) -> Vec<NewerList<'a>> {
    if visit.state == VisitState::Finished {
        return Vec::new();
    }
    let newest = tables.newest_templates();
    let newer = |(key, version): &(String, u16)| {
        let newest = newest.iter().find(|list| list.key.as_str() == key && list.version > *version)?;
        Some(NewerList { now: tables.template(key, *version)?, newest })
    };
    visit.templates().filter_map(newer).collect()
}

/// What a visit holds of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held<'a> {
    /// The item, as it is asked now.
    pub item: &'a Item,
    /// The stored answer.
    pub answer: Option<String>,
    /// The note.
    pub note: String,
    /// How many problems were raised from it.
    pub problems: usize,
    /// How many photos.
    pub photos: usize,
}

/// What would be another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview<'a> {
    /// 新增: items that are not asked under these keys now, in the order of the newer version.
    pub added: Vec<&'a Item>,
    /// 改动: items that ask under the same key with other words, answers, conditions, evidence or points: as they are now, and then.
    pub changed: Vec<(&'a Item, &'a Item)>,
    /// 不再询问, of which nothing is held.
    pub dropped: Vec<&'a Item>,
    /// 不再询问, though something was answered, noted, photographed or raised: it is kept, and counts no more.
    pub kept: Vec<Held<'a>>,
    /// 须重新作答: still asked, with an answer that the newer version does not know.
    pub unread: Vec<Held<'a>>,
}

/// What moving to the newer version changes for a visit. Nothing is written.
pub fn preview<'a>(book: &Book, tables: &Tables, visit: &VisitId, list: NewerList<'a>) -> Preview<'a> {
    let NewerList { now, newest } = list;
    let (asked_now, asked_then) = (Asked::of(book, visit, now), Asked::of(book, visit, newest));
    let proofs = proofs(tables, visit);
    let held = |item: &'a Item| {
        let proof = proofs.get(item.key.as_ref()).copied().unwrap_or_default();
        let answer = stored_answer(book, visit, item).map(std::borrow::Cow::into_owned);
        let note = book.text(visit.entity(), &note_field(&item.key)).to_owned();
        Held { item, answer, note, problems: proof.problems, photos: proof.photos }
    };
    let mut preview =
        Preview { added: newest.items().filter(|item| now.item(&item.key).is_none()).collect(), ..Preview::default() };
    for item in now.items() {
        let then = newest.item(&item.key);
        if let Some(then) = then.filter(|then| *then != item) {
            preview.changed.push((item, then));
        }
        let is_asked_then = then.is_some_and(|then| asked_then.asks(then));
        match (asked_now.asks(item), is_asked_then) {
            (true, false) if held(item).is_something() => preview.kept.push(held(item)),
            (true, false) if then.is_none() => preview.dropped.push(item),
            (_, true) if then.is_some_and(|then| is_lost(book, visit, item, then)) => preview.unread.push(held(item)),
            (true | false, true | false) => {}
        }
    }
    preview
}

/// Whether an answer that one version reads says something else, or nothing, to the other.
fn is_lost(book: &Book, visit: &VisitId, now: &Item, then: &Item) -> bool {
    let read = |item: &Item| Answer::read(item, stored_answer(book, visit, item).as_deref());
    let (now, then) = (read(now), read(then));
    now != then && !matches!(now, Answer::Unchecked | Answer::Unreadable(_))
}

impl Held<'_> {
    fn is_something(&self) -> bool {
        self.answer.is_some() || !self.note.is_empty() || self.problems > 0 || self.photos > 0
    }
}
