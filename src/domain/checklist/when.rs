//! 何时询问: when an item is asked at all, by what was answered to other items of the same checklist, as it is written in an item.
//!
//! What it says of a given answer is in [`super::condition`], which items that leaves to be asked in [`super::asking`]; whether it can
//! ever hold, in [`super::reach`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::decimal::Decimal;

/// What must have been answered for something to be asked or wanted.
///
/// | | 未查 | 不适用 | any other answer |
/// |---|---|---|---|
/// | `anything` | no | no | yes |
/// | `bad` | no | no | where it is 不合格 |
/// | `one_of` | no | where `na` stands among them | where it stands among them; of several choices, where one of those chosen does |
/// | `above`, `below` | no | no | where it is a number above or below |
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// Any answer.
    Anything,
    /// 不合格.
    Bad,
    /// One of these, as they are stored.
    OneOf(Cow<'static, [Cow<'static, str>]>),
    /// A number above this one.
    Above(Decimal),
    /// A number below this one.
    Below(Decimal),
}

/// How the parts of a condition go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// All of them.
    All,
    /// One of them at least.
    Any,
}

/// When an item is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Another item is asked, and was answered so.
    Answer {
        /// Its key.
        item: Cow<'static, str>,
        /// What must have been answered.
        is: Said,
    },
    /// All of these hold; of none, it does.
    All(Cow<'static, [Condition]>),
    /// One of these holds at least; of none, none does.
    Any(Cow<'static, [Condition]>),
}

impl Condition {
    /// Another item was answered with one of these.
    pub const fn one_of(item: &'static str, these: &'static [Cow<'static, str>]) -> Self {
        Self::Answer { item: Cow::Borrowed(item), is: Said::OneOf(Cow::Borrowed(these)) }
    }

    /// Whether it holds. `said` tells of an item that is asked whether it was answered so.
    pub fn holds(&self, said: &dyn Fn(&str, &Said) -> bool) -> bool {
        match self {
            Self::Answer { item, is } => said(item, is),
            Self::All(all) => all.iter().all(|one| one.holds(said)),
            Self::Any(any) => any.iter().any(|one| one.holds(said)),
        }
    }

    /// A condition without conditions inside, as it is edited: its parts, and how they go together. None for another.
    pub fn parts(&self) -> Option<(Join, Vec<(String, Said)>)> {
        let part = |one: &Self| match one {
            Self::Answer { item, is } => Some((item.to_string(), is.clone())),
            Self::All(_) | Self::Any(_) => None,
        };
        let all = |parts: &[Self]| parts.iter().map(part).collect::<Option<Vec<_>>>();
        match self {
            Self::Answer { .. } => Some((Join::All, vec![part(self)?])),
            Self::All(parts) => Some((Join::All, all(parts)?)),
            Self::Any(parts) => Some((Join::Any, all(parts)?)),
        }
    }

    /// A condition of these parts; none of none.
    pub fn of_parts(join: Join, parts: Vec<(String, Said)>) -> Option<Self> {
        let mut all: Vec<Self> =
            parts.into_iter().map(|(item, is)| Self::Answer { item: Cow::Owned(item), is }).collect();
        match (join, all.len()) {
            (_, 0) => None,
            // One alone is both; what somebody has chosen stays.
            (Join::All, 1) => all.pop(),
            (Join::All, _) => Some(Self::All(all.into())),
            (Join::Any, _) => Some(Self::Any(all.into())),
        }
    }

    /// The answers that it looks at, in the order in which they are written.
    pub fn answers(&self) -> Vec<(&str, &Said)> {
        match self {
            Self::Answer { item, is } => vec![(item, is)],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::answers).collect(),
        }
    }
}
