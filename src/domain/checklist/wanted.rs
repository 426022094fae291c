//! 佐证: what an answer wants besides itself, as it is written in an item. Whether it is there: [`super::evidence`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::Said;

/// One thing that can be wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// 备注.
    Note,
    /// A figure in the note: how many, how much, how long.
    Number,
    /// 照片, of the item or of a problem that was raised from it.
    Photo,
    /// A problem that was raised from the item.
    Problem,
}

impl Evidence {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Note, Self::Number, Self::Photo, Self::Problem];

    /// Whether it is written into the note.
    pub const fn is_note(self) -> bool {
        matches!(self, Self::Note | Self::Number)
    }
}

/// On these answers, these things are wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The answers.
    pub on: Said,
    /// What they want.
    pub of: Cow<'static, [Evidence]>,
}
