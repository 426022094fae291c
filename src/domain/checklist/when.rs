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

    /// As it is edited: its parts, and how they go together. One answer alone is all there is.
    pub fn group(&self) -> (Join, Vec<Self>) {
        match self {
            Self::Answer { .. } => (Join::All, vec![self.clone()]),
            Self::All(parts) => (Join::All, parts.to_vec()),
            Self::Any(parts) => (Join::Any, parts.to_vec()),
        }
    }

    /// The group at a place: which part, of that which part, and so on; none where no group stands there.
    pub fn group_at(when: Option<&Self>, place: &[usize]) -> Option<(Join, Vec<Self>)> {
        let Some((first, inside)) = place.split_first() else {
            return Some(when.map_or((Join::All, Vec::new()), Self::group));
        };
        let (_, parts) = when?.group();
        match parts.get(*first)? {
            Self::Answer { .. } => None,
            part => Self::group_at(Some(part), inside),
        }
    }

    /// The condition with the group at a place changed. A group without parts goes, and a condition without any is none.
    pub fn regrouped(when: Option<&Self>, place: &[usize], change: &dyn Fn(&mut Join, &mut Vec<Self>)) -> Option<Self> {
        let changed = Self::with_group(when, place, change)?;
        match &changed {
            // One alone is both; what somebody has chosen stays.
            Self::All(parts) => match &**parts {
                [one @ Self::Answer { .. }] => Some(one.clone()),
                _ => Some(changed),
            },
            Self::Answer { .. } | Self::Any(_) => Some(changed),
        }
    }

    fn with_group(when: Option<&Self>, place: &[usize], change: &dyn Fn(&mut Join, &mut Vec<Self>)) -> Option<Self> {
        let (mut join, mut parts) = when.map_or((Join::All, Vec::new()), Self::group);
        match place.split_first() {
            None => change(&mut join, &mut parts),
            Some((first, inside)) => match parts.get(*first) {
                None | Some(Self::Answer { .. }) => return when.cloned(),
                Some(part) => match Self::with_group(Some(part), inside, change) {
                    Some(changed) => parts[*first] = changed,
                    None => drop(parts.remove(*first)),
                },
            },
        }
        if parts.is_empty() {
            return None;
        }
        Some(match join {
            Join::All => Self::All(parts.into()),
            Join::Any => Self::Any(parts.into()),
        })
    }

    /// The answers that it looks at, in the order in which they are written.
    pub fn answers(&self) -> Vec<(&str, &Said)> {
        match self {
            Self::Answer { item, is } => vec![(item, is)],
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::answers).collect(),
        }
    }
}
