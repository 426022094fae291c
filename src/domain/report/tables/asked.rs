//! What a table is asked for.

use chrono::NaiveDate;

use crate::domain::figures::month::Month;

/// What a table is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableAsked {
    /// The month that figures are as of.
    pub as_of: Month,
    /// Only rows from this day on.
    pub from: Option<NaiveDate>,
    /// Only rows up to this day.
    pub to: Option<NaiveDate>,
    /// Only those of one unit.
    pub unit: Option<String>,
    /// Only what is open.
    pub is_open: bool,
    /// Whether rows stand in groups with subtotals.
    pub is_grouped: bool,
    /// The column, by its key, by which rows are grouped; none for what is usual.
    pub by: Option<String>,
    /// Whether columns that name persons stand there unasked.
    pub names_persons: bool,
    /// The columns by their keys, in the order in which they stand; none for the usual ones.
    pub columns: Option<Vec<String>>,
}

impl TableAsked {
    /// Everything as of a month.
    pub const fn all(as_of: Month) -> Self {
        Self {
            as_of,
            from: None,
            to: None,
            unit: None,
            is_open: false,
            is_grouped: true,
            by: None,
            names_persons: false,
            columns: None,
        }
    }
}
