//! 名次: ranks follow the column that they rank, and what shows the same has one rank.
//!
//! Both ways of counting behind a tie are taken: 1, 2, 2, 4 and 1, 2, 2, 3. Which column is ranked a head says (增幅名次), or else the
//! nearest column of rates in front of it that fits best, from high to low or from low to high.

use crate::domain::figures::fraction::Fraction;

use super::cells::{Grid, Line};
use super::found::{Finding, Place, Relation};
use super::judged::Verdict;
use super::rules::{Kind, rule_of};

/// How many columns are tried for the one that is ranked.
const TRIED: usize = 12;

/// Checks every column of ranks.
pub fn check(grid: &Grid, relations: &mut Vec<Relation>, all: &mut Vec<Finding>) {
    let is_rank = |column: &usize| grid.columns[*column].rule.is_some_and(|rule| rule.kind == Kind::Rank);
    for column in (0..grid.columns.len()).filter(is_rank) {
        let Some((of, mut held)) = best(grid, column) else { continue };
        let rule = rule_of("rank");
        relations.push(Relation { rule, column, from: vec![of], is_found: false, checked: held.len() });
        all.append(&mut held);
    }
}

/// The column that is ranked, and each rank held against it.
fn best(grid: &Grid, column: usize) -> Option<(usize, Vec<Finding>)> {
    let own = &grid.columns[column].head;
    let says = rule_of("rank").says;
    let named = says.iter().find_map(|word| own.strip_suffix(word)).unwrap_or_default();
    let is_ranked = |of: &usize| {
        let one = &grid.columns[*of];
        *of != column && one.figures > 1 && one.rule.is_none_or(|rule| rule.kind != Kind::Rank)
    };
    let mut places: Vec<usize> = (0..grid.columns.len()).filter(is_ranked).collect();
    if !named.is_empty() && places.iter().any(|of| grid.columns[*of].head.contains(named)) {
        places.retain(|of| grid.columns[*of].head.contains(named));
    }
    // The nearest in front of it first; then those behind.
    places.sort_by_key(|of| (*of > column, of.abs_diff(column)));
    places.truncate(TRIED);
    let mut best: Option<(usize, usize, Vec<Finding>)> = None;
    for of in places {
        for is_falling in [true, false] {
            let held = ranked(grid, column, of, is_falling);
            let kept = held.iter().filter(|finding| finding.verdict == Verdict::Right).count();
            if kept * 2 > held.len() && best.as_ref().is_none_or(|(known, ..)| kept > *known) {
                best = Some((kept, of, held));
            }
        }
    }
    best.map(|(_, of, held)| (of, held))
}

/// Holds every rank against a column. A rank that is right by either way of counting is right.
fn ranked(grid: &Grid, column: usize, of: usize, is_falling: bool) -> Vec<Finding> {
    let is_own = |row: &usize| grid.lines[*row] == Line::Own;
    let rows = (0..grid.height()).filter(is_own);
    let both: Vec<(usize, Fraction)> = rows
        .filter(|row| grid.at(*row, column).is_some())
        .filter_map(|row| Some((row, grid.at(row, of)?.value)))
        .collect();
    let mut sorted: Vec<Fraction> = both.iter().map(|(_, value)| *value).collect();
    sorted.sort_by(|one, other| if is_falling { other.cmp(one) } else { one.cmp(other) });
    let mut steps = sorted.clone();
    steps.dedup();
    let is_before = |one: &Fraction, value: Fraction| if is_falling { *one > value } else { *one < value };
    let place_in = |all: &[Fraction], value: Fraction| all.partition_point(|one| is_before(one, value));
    let finding = |(row, value): (usize, Fraction)| {
        let printed = grid.at(row, column)?;
        let whole = |place: usize| Some(Fraction::whole(i64::try_from(place + 1).ok()?));
        let (gaps, no_gaps) = (whole(place_in(&sorted, value))?, whole(place_in(&steps, value))?);
        let is_right = printed.value == gaps || printed.value == no_gaps;
        Some(Finding {
            at: Place { row, column },
            rule: rule_of("rank"),
            printed,
            follows: Some(gaps),
            from: vec![Place { row, column: of }],
            verdict: if is_right { Verdict::Right } else { Verdict::Wrong },
        })
    };
    both.iter().copied().filter_map(finding).collect()
}
