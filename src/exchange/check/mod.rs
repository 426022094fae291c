//! 核表: whether a table that somebody published adds up, and if not, under which rounding it would.
//!
//! A table comes in as lists do ([`super::list`]): heads, merged heads and units in heads are the list engine's to read. What follows from
//! what is data ([`rules`]): which heads name a rate, a growth, a difference, and which columns it is made of. Where no head says it, a
//! relation is taken for one only if most rows keep it.
//!
//! | Module | Checks |
//! |---|---|
//! | [`columns`] | a cell against others of its row: rates, growth, differences, what is part of what |
//! | [`sums`] | a row against those above: 小计, 合计, 其中 |
//! | [`shares`] | shares of a whole, and that they make 100 |
//! | [`ranks`] | 名次 in order, with ties |
//! | [`found`] | what was found, as pages read it |
//! | [`judged`] | what a cell may be: right, right when cut otherwise, right from figures that were rounded in the table, or wrong |
//!
//! Everything is exact: no floating point, no tolerance but that of the places that are printed. Deliberately not here: the book. Nothing
//! is written, and words are the page's.

mod cells;
mod columns;
mod found;
mod judged;
mod printed;
mod ranks;
mod rules;
mod shares;
mod sums;
#[cfg(test)]
mod tests;

use super::list::Table;

use cells::Grid;

pub use found::{Checked, Finding, Place, Relation};
pub use judged::{Cut, Cuts, Verdict};
pub use printed::Printed;
pub use rules::{Kind, RULES, Rule, rule_of};

/// Checks a table.
pub fn check(table: &Table) -> Checked {
    let grid = Grid::of(table);
    let mut all = Vec::new();
    let mut relations = Vec::new();
    let mut unmatched = Vec::new();
    columns::check(&grid, &mut relations, &mut all, &mut unmatched);
    shares::check(&grid, &mut relations, &mut all, &mut unmatched);
    sums::check(&grid, &mut relations, &mut all);
    ranks::check(&grid, &mut relations, &mut all);
    let cells = all.len();
    let cut = one_cut(&all);
    all.retain(|finding: &Finding| finding.verdict != Verdict::Right);
    all.sort_by_key(|finding| (finding.at, finding.rule.key));
    Checked { relations, findings: all, cells, cut, unmatched }
}

/// The first way of cutting that every cell agrees with which was cut at all. What may come from figures that were rounded in the table
/// speaks for none.
fn one_cut(all: &[Finding]) -> Option<Cut> {
    let cut: Vec<&Finding> = all.iter().filter(|finding| finding.rule.is_cut()).collect();
    if cut.is_empty() || cut.iter().any(|finding| matches!(finding.verdict, Verdict::Unrounded(_))) {
        return None;
    }
    let agrees = |finding: &Finding, cut| finding.cuts().is_some_and(|cuts| cuts.holds(cut));
    Cut::ALL.into_iter().find(|way| cut.iter().all(|finding| agrees(finding, *way)))
}
