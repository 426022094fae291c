//! 当日账面: the book as it was known at the end of a day, and what is different since.
//!
//! A book is a set of changes, so the book of a day is the book of those changes that were known then ([`Knowing`]), folded anew: nothing is
//! stored, and nothing of the present book is touched. It is made in steps ([`Folding`]), since a large book has half a million of
//! changes. What it is made of can write nothing: it has no random numbers.

mod differences;
mod folding;
mod known;

pub use differences::{Difference, Differences, SinceList, SinceRow, WHATS, What};
pub use folding::{Folding, Past, Step};
pub use known::{AsOf, Knowing};

#[cfg(test)]
mod tests;
