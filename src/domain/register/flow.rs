//! The life of an entry that people decide: states, and the arrows between them, as data.
//!
//! A state that follows from dates is no flow: it is computed.

use crate::domain::fields::{ChoiceList, ChoiceOf, FieldKind, FieldSpec, Writers, field};
use crate::domain::text::Text;

/// The states of an entry and what leads from one to another.
#[derive(Debug)]
pub struct Flow {
    /// The field that holds the state, see [`state_field`].
    pub field: &'static str,
    /// Every state; the first is that of an entry of which nothing was decided.
    pub states: &'static ChoiceList,
    /// The states in which nothing waits any more.
    pub ends: &'static [&'static str],
    /// Every arrow.
    pub actions: &'static [Action],
}

/// One arrow.
#[derive(PartialEq, Debug)]
pub struct Action {
    /// Its key, for addresses and tests.
    pub key: &'static str,
    /// What its button says.
    pub name: Text,
    /// From which states it leads.
    pub from: &'static [&'static str],
    /// To which.
    pub to: &'static str,
    /// Whose it is.
    pub by: Writers,
    /// Fields that are asked for, and must hold something afterwards.
    pub needs: &'static [&'static str],
    /// What it writes by itself.
    pub then: &'static [Then],
    /// Whether a reason must be given.
    pub needs_reason: bool,
}

/// What an action writes by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Today, where the field holds nothing.
    Today(&'static str),
    /// Into the first field what the second held before, where the first holds nothing: what was agreed first stays known.
    KeepFirst(&'static str, &'static str),
    /// Nothing any more.
    Clear(&'static str),
}

/// The field of a flow: the actions alone write it, after them the decision of a conflict.
pub const fn state_field(key: &'static str, states: &'static ChoiceList) -> FieldSpec {
    field(key, "状态", "State", FieldKind::Choice(ChoiceOf::List(states)), &["状态"]).from_commands()
}
