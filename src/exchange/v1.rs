//! The shapes of a file of version 1, frozen: what a program of any later version must still be able to read.
//!
//! A later version gets a module of its own and turns these shapes into its own. Nothing here is ever changed.

use serde::{Deserialize, Serialize};

use crate::book::{EntityId, Value};

use super::envelope::{Counts, Made, Maker};

/// `made`.
#[derive(Serialize, Deserialize, Default)]
pub(super) struct Made1 {
    #[serde(default)]
    pub at: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Maker1>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub device: String,
    #[serde(default)]
    pub app: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

/// `made.by`.
#[derive(Serialize, Deserialize)]
pub(super) struct Maker1 {
    pub id: EntityId,
    #[serde(default)]
    pub name: String,
}

/// `counts`.
#[derive(Serialize, Deserialize)]
pub(super) struct Counts1 {
    pub changes: usize,
    pub projects: usize,
    pub visits: usize,
    pub problems: usize,
    pub people: usize,
}

/// A member of `projects`: the readable copy of one project.
#[derive(Serialize, Deserialize, Default, Debug)]
pub(super) struct Project1 {
    pub id: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub fields: Vec<Field1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Thing1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Thing1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Thing1>,
    /// Entries of registers: came later, programs before pass over it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Thing1>,
}

/// A visit, a problem or a remark in the readable copy.
#[derive(Serialize, Deserialize, Default, Debug)]
pub(super) struct Thing1 {
    pub id: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(default)]
    pub fields: Vec<Field1>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer1>,
}

/// A field in the readable copy.
#[derive(Serialize, Deserialize, Debug)]
pub(super) struct Field1 {
    pub field: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default)]
    pub value: Value,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflict: Vec<Value>,
}

/// The answer to one item of a visit's checklist in the readable copy.
#[derive(Serialize, Deserialize, Default, Debug)]
pub(super) struct Answer1 {
    pub item: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked: String,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub answer: Value,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub note: Value,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflict: Vec<Value>,
}

impl From<Made1> for Made {
    fn from(made: Made1) -> Self {
        let by = made.by.map(|by| Maker { id: by.id, name: by.name });
        Self { at: made.at, by, device: made.device, app: made.app, sample: made.sample }
    }
}

impl From<&Made> for Made1 {
    fn from(made: &Made) -> Self {
        let by = made.by.as_ref().map(|by| Maker1 { id: by.id.clone(), name: by.name.clone() });
        Self { at: made.at.clone(), by, device: made.device.clone(), app: made.app.clone(), sample: made.sample }
    }
}

impl From<Counts1> for Counts {
    fn from(counts: Counts1) -> Self {
        let Counts1 { changes, projects, visits, problems, people } = counts;
        Self { changes, projects, visits, problems, people }
    }
}

impl From<&Counts> for Counts1 {
    fn from(counts: &Counts) -> Self {
        let Counts { changes, projects, visits, problems, people } = *counts;
        Self { changes, projects, visits, problems, people }
    }
}
