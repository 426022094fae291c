//! What tells projects of one name apart: where they are built and who answers for them.
//!
//! Three counties have a 污水处理厂 each, and no list gives them numbers.

use crate::book::Book;
use crate::domain::folding::fold;
use crate::domain::ids::ProjectId;

use super::reading::{Reading, text_of};

/// A field that tells one from the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceField {
    /// 建设地点.
    Location,
    /// 责任单位.
    LeadUnit,
    /// 建设单位.
    Owner,
}

impl PlaceField {
    /// All of them, the one that says most first.
    pub const ALL: [Self; 3] = [Self::Location, Self::LeadUnit, Self::Owner];

    /// The key of the field.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Location => "location",
            Self::LeadUnit => "lead_unit",
            Self::Owner => "owner",
        }
    }
}

/// What a row or a project says of where it is, folded; empty where it says nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place([String; 3]);

impl Place {
    /// Of a row.
    pub(super) fn of_row(row: &Reading) -> Place {
        Place(PlaceField::ALL.map(|field| fold(&text_of(&row.values, field.key()))))
    }

    /// Of a project, deleted or not.
    pub(super) fn of_project(book: &Book, project: &ProjectId) -> Place {
        Place(PlaceField::ALL.map(|field| fold(book.text(project.entity(), field.key()))))
    }

    fn said<'a>(&'a self, other: &'a Place) -> impl Iterator<Item = (PlaceField, &'a str, &'a str)> {
        let pairs = PlaceField::ALL.into_iter().zip(self.0.iter().zip(&other.0));
        let both = pairs.filter(|(_, (one, other))| !one.is_empty() && !other.is_empty());
        both.map(|(field, (one, other))| (field, one.as_str(), other.as_str()))
    }

    /// The first field in which both say something and not the same.
    pub(super) fn differs(&self, other: &Place) -> Option<PlaceField> {
        self.said(other).find(|(_, one, other)| one != other).map(|(field, ..)| field)
    }

    /// In how many fields both say the same.
    pub(super) fn agreement(&self, other: &Place) -> usize {
        self.said(other).filter(|(_, one, other)| one == other).count()
    }

    /// Whether a row can hardly be a project of its name: it is built elsewhere. A place that is part of the other is the same
    /// (甲县, 甲县城关镇); another unit alone is a change.
    pub(super) fn is_elsewhere(&self, other: &Place) -> bool {
        self.said(other)
            .any(|(field, one, other)| field == PlaceField::Location && !one.contains(other) && !other.contains(one))
    }

    /// The words that ids of projects of one name are told apart by.
    pub(super) fn words(&self) -> String {
        let filled: Vec<&str> = self.0.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        filled.join("/")
    }
}
