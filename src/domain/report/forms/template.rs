//! What a form is as data.

use super::case::Case;
use crate::domain::text::Text;

/// A label with what fills the cell beside it.
pub(super) type FormCell = (Text, fn(&Case) -> Text);

/// What stands in a row of a form: a label with what fills it.
pub(super) struct RowTemplate {
    pub(super) cells: &'static [FormCell],
    /// How many lines are kept free for the pen.
    pub(super) lines: u8,
}

/// A form as data.
pub(super) struct FormTemplate {
    pub(super) title: Text,
    /// What stands between the kind's word and the year in its number.
    pub(super) word: &'static str,
    pub(super) rows: &'static [RowTemplate],
    /// What stands below the table of problems, on the form that has one.
    pub(super) after_table: &'static [RowTemplate],
    /// Whether a receipt is cut off at its foot.
    pub(super) has_receipt: bool,
}
