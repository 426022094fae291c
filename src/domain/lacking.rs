//! 佐证不全: what the answers of a visit want besides themselves, and what of it is not there.

use std::collections::BTreeMap;

use crate::book::Book;

use super::asked::Asked;
use super::checklist::{Evidence, Held, Item, Template, wants_of};
use super::ids::VisitId;
use super::records::note_field;
use super::tables::Tables;

/// The field of a visit that says why it was finished all the same.
pub const WHY_LACKING: &str = "lacking";

/// An item with what is missing of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking<'t> {
    /// The item.
    pub item: &'t Item,
    /// What is not there, in the order of [`Evidence::ALL`].
    pub of: Vec<Evidence>,
}

/// What is missing of the items that are asked, in their order.
pub fn lacking<'t>(book: &'t Book, tables: &Tables, visit: &'t VisitId, template: &'t Template) -> Vec<Lacking<'t>> {
    if !wants_anything(template) {
        return Vec::new();
    }
    lacking_of(&Asked::of(book, visit, template), tables)
}

/// Whether any answer to a checklist wants evidence.
pub fn wants_anything(template: &Template) -> bool {
    template.items().any(|item| !item.wants.is_empty())
}

/// The same, of answers that were read before.
pub fn lacking_of<'t>(asked: &Asked<'t>, tables: &Tables) -> Vec<Lacking<'t>> {
    let (book, visit, template) = (asked.book(), asked.visit(), asked.template());
    let proofs = proofs(tables, visit);
    let of_item = |item: &'t Item| {
        let note = book.text(visit.entity(), &note_field(&item.key));
        let proof = proofs.get(item.key.as_ref()).copied().unwrap_or_default();
        let wants = wants_of(item, asked.stored(item).as_deref(), proof.with_note(note));
        let of: Vec<Evidence> = wants.into_iter().filter(|want| !want.is_there).map(|want| want.of).collect();
        (!of.is_empty()).then_some(Lacking { item, of })
    };
    template.items().filter(|item| !item.wants.is_empty()).filter_map(of_item).collect()
}

/// What an item of a visit has besides its answer and its note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Photos of it, and of the problems that were raised from it.
    pub photos: usize,
    /// Problems that were raised from it.
    pub problems: usize,
}

impl Proof {
    /// All that there is of the item.
    pub const fn with_note(self, note: &str) -> Held<'_> {
        Held { note, photos: self.photos, problems: self.problems }
    }
}

/// The photos and problems of the items of a visit, by the key of the item.
pub fn proofs(tables: &Tables, visit: &VisitId) -> BTreeMap<String, Proof> {
    let mut proofs: BTreeMap<String, Proof> = BTreeMap::new();
    for item in tables.photos_of(visit.entity()).filter_map(|photo| photo.item.clone()) {
        proofs.entry(item).or_default().photos += 1;
    }
    for problem in tables.problems_found(visit) {
        let Some(item) = problem.item.clone() else { continue };
        let proof = proofs.entry(item).or_default();
        proof.problems += 1;
        proof.photos += tables.photos_of(problem.id.entity()).count();
    }
    proofs
}
