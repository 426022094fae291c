//! The members of the file, its limits, and why one is refused as a whole.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::book::{ChangeId, EntityId};
use crate::domain::report::document::Document;
use crate::domain::report::proof::{Proven, Row};
use crate::domain::text::Text;

/// The format that this version writes and reads.
pub const FORMAT: &str = "sitebook-proof/1";
/// How the formats of proofs begin.
pub const FAMILY: &str = "sitebook-proof/";
/// The most bytes of a proof.
pub const MOST_BYTES: usize = 64 << 20;
/// The most changes of a proof.
pub const MOST_CHANGES: usize = 300_000;

/// Why a file is no proof that can be looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormFault {
    /// More bytes than are read.
    TooLarge {
        /// So many are read.
        limit: usize,
    },
    /// More changes than are read.
    TooManyChanges {
        /// So many are read.
        limit: usize,
    },
    /// Not text in UTF-8.
    NotText,
    /// Not JSON, cut off, or nested too deep: what stands at this line.
    NotJson {
        /// From 1.
        line: usize,
    },
    /// JSON of something else.
    NotAProof,
    /// A book or a rescue file of this program, which comes in elsewhere.
    OtherFile,
    /// Of a version that this one cannot read.
    Newer {
        /// What it says.
        format: String,
    },
    /// A member is missing or does not hold what it must.
    BadMember {
        /// What the reader says of it.
        said: String,
    },
}

/// When and with what it was made. Nothing of it is proven.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Made {
    /// When, `2026-11-23T08:00:00Z`.
    pub at: String,
    /// By whom, by name; may be empty.
    #[serde(default)]
    pub by: String,
    /// The version of the program.
    #[serde(default)]
    pub app: String,
}

/// The readable text, which a person can read without the program.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct Texts {
    /// 中文.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A figure as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Figure1 {
    pub(super) about: String,
    pub(super) key: String,
    pub(super) name: Text,
    pub(super) rule: Text,
    pub(super) value: String,
    pub(super) shown: String,
    pub(super) stands_in: BTreeSet<String>,
    pub(super) rows: Vec<Row1>,
}

/// A field that a figure was made from, as it stands in the file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Row1 {
    pub(super) of: EntityId,
    pub(super) set: String,
    pub(super) changes: Vec<ChangeId>,
}

/// Everything in front of the changes.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    pub(super) format: &'a str,
    pub(super) made: &'a Made,
    pub(super) bulletin: &'a EntityId,
    pub(super) office: &'a EntityId,
    pub(super) digest: &'a str,
    pub(super) text: &'a Texts,
    pub(super) document: &'a Document,
    pub(super) figures: &'a [Figure1],
}

/// The whole file as it is read; members that a newer version adds are passed over.
#[derive(Deserialize)]
pub(super) struct Whole {
    #[serde(default)]
    pub(super) made: Made,
    pub(super) bulletin: EntityId,
    pub(super) office: EntityId,
    pub(super) digest: String,
    #[serde(default)]
    pub(super) text: Texts,
    pub(super) document: Document,
    pub(super) figures: Vec<Figure1>,
    pub(super) changes: Vec<serde_json::Value>,
}

impl From<Proven> for Figure1 {
    fn from(proven: Proven) -> Self {
        let Proven { about, key, name, rule, value, shown, stands_in, rows } = proven;
        let rows = rows.into_iter().map(|Row { of, set, changes }| Row1 { of, set, changes }).collect();
        Self { about, key, name, rule, value, shown, stands_in, rows }
    }
}
