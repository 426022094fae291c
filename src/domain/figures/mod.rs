//! 推进指标: what is computed from the book, exactly and openly.
//!
//! Every figure is reckoned with whole fractions, rounded once when it is shown, and carries the rule, the calculation, the
//! fields that it was made from and what must be said beside it. Missing is not zero: a figure that cannot be made says why.
//! Figures of one project are made of its rows alone; totals are sums over projects, never means of rates.
//!
//! Deliberately not here: how entries are kept (inputs are plain structs, each value with its place), today (days and months
//! come in), and the wording of pages beyond the names of rules, reasons and marks.
//!
//! | Step | Module |
//! |---|---|
//! | exact numbers, shown numbers | [`fraction`], [`amount`] |
//! | a figure and what it carries | [`figure`], [`reckoning`], [`rule`], [`missing`], [`mark`], [`source`] |

pub mod amount;
pub mod figure;
pub mod fraction;
pub mod mark;
pub mod missing;
pub mod month;
pub mod reckoning;
pub mod rule;
pub mod source;

#[cfg(test)]
mod tests;
