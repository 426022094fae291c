//! One line of 等不得.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::register::Days;
use crate::domain::text::Text;

/// One thing that waits.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiting {
    /// The entry or the problem.
    pub of: EntityId,
    /// What it is called.
    pub title: String,
    /// What kind of thing it is, `permit` or [`super::PROBLEMS`].
    pub kind: &'static str,
    /// What has to be done: the name of the clock.
    pub clock: &'static Text,
    /// The name of its project; empty where it is of none.
    pub project: Arc<str>,
    /// In whose hands it is; empty where nothing says it.
    pub holder: Arc<str>,
    /// A key of [`super::STATES`].
    pub state: &'static str,
    /// Since when it waits; none where only its day is known.
    pub since: Option<NaiveDate>,
    /// By when it is to be done.
    pub due: Option<NaiveDate>,
    /// How many days it has waited, in the days that its clock counts.
    pub used: i64,
    /// By how many days its limit was passed; 0 where it was not.
    pub over: i64,
    /// How many days are left; none where the limit was passed.
    pub left: Option<i64>,
    /// Which days its clock counts.
    pub days: Days,
    pub(super) search: String,
}
