//! What checking a table gives: what was held against what, and what is doubtful.

use crate::domain::figures::fraction::Fraction;

use super::judged::{Cut, Cuts, Verdict};
use super::printed::Printed;
use super::rules::Rule;

/// A cell of a table, by its place among the rows and columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The row, counted from 0 among the rows of data.
    pub row: usize,
    /// The column, counted from 0.
    pub column: usize,
}

/// One cell that was held against others.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// The cell.
    pub at: Place,
    /// The rule that it was held against.
    pub rule: &'static Rule,
    /// What stands there.
    pub printed: Printed,
    /// What follows from the others, exactly; none where it is an order and no figure.
    pub follows: Option<Fraction>,
    /// The cells that it follows from.
    pub from: Vec<Place>,
    /// What came of it.
    pub verdict: Verdict,
}

/// What a column, or the rows of a table, were held against.
#[derive(Clone, PartialEq, Debug)]
pub struct Relation {
    /// By which rule.
    pub rule: &'static Rule,
    /// The column that was checked.
    pub column: usize,
    /// The columns that it follows from; none where it follows from other rows.
    pub from: Vec<usize>,
    /// Whether no head says it, and most rows keep it all the same.
    pub is_found: bool,
    /// How many cells were checked.
    pub checked: usize,
}

/// What came of a table.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Checked {
    /// What was held against what.
    pub relations: Vec<Relation>,
    /// The cells that are doubtful, row by row.
    pub findings: Vec<Finding>,
    /// How many cells were checked.
    pub cells: usize,
    /// The one way of cutting under which every rate, growth and share of the table is right; none where there is none, or where
    /// nothing was cut.
    pub cut: Option<Cut>,
    /// The columns whose head names a rate, a growth or a difference and for which nothing was found that it follows from.
    pub unmatched: Vec<usize>,
}

impl Finding {
    /// The ways of cutting under which the cell is exactly what follows; none for what is no figure.
    pub fn cuts(&self) -> Option<Cuts> {
        self.follows.map(|follows| Cuts::of(self.printed, follows))
    }
}
