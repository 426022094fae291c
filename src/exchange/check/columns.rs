//! A cell against others of its row: rates, growths, differences; columns that are parts of others, and sums of a group.

use crate::domain::figures::fraction::Fraction;

use super::cells::{Grid, Line};
use super::found::{Finding, Place, Relation};
use super::judged::{Cut, Verdict, corners, judge};
use super::printed::Printed;
use super::rules::{Kind, Rule, rule_of};

/// The most rows by which the columns that a figure is made of are chosen.
const SAMPLE: usize = 200;
/// Columns that are tried for one that a figure may be made of, at most.
const TRIED: usize = 6;
/// The widest table in which relations are sought that no head names.
const WIDEST: usize = 24;
/// How many rows must keep a relation that no head names.
const LEAST_ROWS: usize = 3;

/// Checks every column whose head says from what it follows, or of which most rows say it.
pub fn check(grid: &Grid, relations: &mut Vec<Relation>, all: &mut Vec<Finding>, unmatched: &mut Vec<usize>) {
    for column in 0..grid.columns.len() {
        let Some(rule) = grid.columns[column].rule.filter(|_| grid.columns[column].figures > 0) else { continue };
        match rule.kind {
            Kind::PartOf => part_of(grid, column, relations, all),
            Kind::Across => across(grid, column, relations, all),
            Kind::Share | Kind::Hundred | Kind::Sum | Kind::Parts | Kind::Rank => {}
            Kind::Ratio | Kind::Growth | Kind::Difference => {
                let said = named(grid, column, rule).map(|made| (made, rule, false));
                match said.or_else(|| found(grid, column, rule.kind).map(|made| (made, found_rule(rule), true))) {
                    Some((made, rule, is_found)) => of_two(grid, rule, column, made, is_found, relations, all),
                    None => unmatched.push(column),
                }
            }
        }
    }
}

/// The rule of what no head says: that most rows keep it.
fn found_rule(rule: &'static Rule) -> &'static Rule {
    match rule.kind {
        Kind::Difference => rule_of("difference"),
        Kind::Ratio => rule_of("ratio"),
        Kind::Growth
        | Kind::PartOf
        | Kind::Across
        | Kind::Share
        | Kind::Hundred
        | Kind::Sum
        | Kind::Parts
        | Kind::Rank => rule,
    }
}

/// Of what two columns a figure is made, and how many hundred it is a share of: rates stand as 76.6 or as 0.766.
#[derive(Clone, Copy)]
struct Made {
    first: usize,
    second: usize,
    hundred: Fraction,
}

/// The columns that a rule names. Of several, those that most rows agree with; none where hardly any does.
fn named(grid: &Grid, column: usize, rule: &'static Rule) -> Option<Made> {
    let firsts = candidates(grid, column, rule.first);
    let seconds = candidates(grid, column, rule.second);
    let pairs = firsts.iter().flat_map(|first| seconds.iter().map(move |second| (*first, *second)));
    let pairs: Vec<(usize, usize)> = pairs.filter(|(first, second)| first != second).collect();
    let is_only = pairs.len() == 1;
    let (made, kept, tried) = best(grid, column, rule.kind, pairs)?;
    // Where hardly any row agrees, the columns are not those that the head means. A pair that stands alone is meant.
    let is_meant = kept * 3 >= tried || (is_only && tried < LEAST_ROWS);
    is_meant.then_some(made)
}

/// The columns whose heads hold one of these words, in the order of the words.
fn candidates(grid: &Grid, column: usize, words: &[&str]) -> Vec<usize> {
    let mut found = Vec::new();
    for word in words {
        for (place, one) in grid.columns.iter().enumerate() {
            // What names a figure of its own is what the head of a sum of it would name: 完成率 is no 完成.
            let is_own = one.rule.is_some_and(|rule| rule.is_cut() || rule.kind == Kind::Rank);
            let is_wanted = words_name_rates(words) || !is_own;
            if place != column && one.figures > 0 && is_wanted && one.head.contains(word) && !found.contains(&place) {
                found.push(place);
            }
        }
    }
    found.truncate(TRIED);
    found
}

/// Whether the words are those of rates: a distance in points is made of two of them.
fn words_name_rates(words: &[&str]) -> bool {
    words.iter().any(|word| word.contains('率') || word.contains("进度"))
}

/// The pair that most rows agree with, how many, and of how many.
fn best(grid: &Grid, column: usize, kind: Kind, pairs: Vec<(usize, usize)>) -> Option<(Made, usize, usize)> {
    let mut best: Option<(Made, usize, usize)> = None;
    for (first, second) in pairs {
        let hundreds: &[i64] = if kind == Kind::Difference { &[1] } else { &[100, 1] };
        for hundred in hundreds {
            let made = Made { first, second, hundred: Fraction::whole(*hundred) };
            let (kept, tried) = support(grid, column, kind, made);
            if tried > 0 && best.is_none_or(|(_, known, _)| kept > known) {
                best = Some((made, kept, tried));
            }
        }
    }
    best
}

/// How many of the first rows agree, and of how many.
fn support(grid: &Grid, column: usize, kind: Kind, made: Made) -> (usize, usize) {
    let (mut kept, mut tried) = (0, 0);
    for row in 0..grid.height().min(SAMPLE) {
        if let Some((_, _, verdict)) = cell(grid, row, column, kind, made) {
            tried += 1;
            kept += usize::from(verdict != Verdict::Wrong);
        }
    }
    (kept, tried)
}

/// Columns of which most rows say that the figure is made of them.
fn found(grid: &Grid, column: usize, kind: Kind) -> Option<Made> {
    if grid.columns.len() > WIDEST {
        return None;
    }
    let fits = |place: usize| place != column && grid.columns[place].figures >= LEAST_ROWS;
    let places: Vec<usize> = (0..grid.columns.len()).filter(|place| fits(*place)).collect();
    let pairs = places.iter().flat_map(|first| places.iter().map(move |second| (*first, *second)));
    let (made, kept, tried) = best(grid, column, kind, pairs.filter(|(one, other)| one != other).collect())?;
    (kept >= LEAST_ROWS && kept * 3 >= tried * 2).then_some(made)
}

/// What follows for a cell, and what came of it.
fn cell(grid: &Grid, row: usize, column: usize, kind: Kind, made: Made) -> Option<(Printed, Fraction, Verdict)> {
    let printed = grid.at(row, column)?;
    let (one, other) = (grid.value(row, made.first)?, grid.value(row, made.second)?);
    let unit = if kind == Kind::Difference { grid.columns[column].unit } else { Fraction::ONE };
    if kind == Kind::Growth && other <= Fraction::ZERO {
        return None;
    }
    let figure = |one: Fraction, other: Fraction| match kind {
        Kind::Ratio => one.over(other)?.times(made.hundred),
        Kind::Growth => one.minus(other)?.over(other)?.times(made.hundred),
        _ => one.minus(other)?.over(unit),
    };
    let exact = figure(one, other)?;
    let ranges = |cut: Cut| {
        let (one, other) = (grid.range(row, made.first, cut)?, grid.range(row, made.second, cut)?);
        // A base that may be nothing has no quotient.
        let is_safe = kind == Kind::Difference || other.0 > Fraction::ZERO || other.1 < Fraction::ZERO;
        if is_safe { corners(one, other, figure) } else { None }
    };
    Some((printed, exact, judge(printed, exact, ranges)))
}

fn of_two(
    grid: &Grid,
    rule: &'static Rule,
    column: usize,
    made: Made,
    is_found: bool,
    relations: &mut Vec<Relation>,
    all: &mut Vec<Finding>,
) {
    let before = all.len();
    for row in 0..grid.height() {
        if let Some((printed, follows, verdict)) = cell(grid, row, column, rule.kind, made) {
            let from = vec![Place { row, column: made.first }, Place { row, column: made.second }];
            let at = Place { row, column };
            all.push(Finding { at, rule, printed, follows: Some(follows), from, verdict });
        }
    }
    let from = vec![made.first, made.second];
    relations.push(Relation { rule, column, from, is_found, checked: all.len() - before });
}

/// 其中: a column that is part of the one in front of it is not more than that.
fn part_of(grid: &Grid, column: usize, relations: &mut Vec<Relation>, all: &mut Vec<Finding>) {
    let rule = rule_of("part_of");
    let is_whole = |place: &usize| {
        let one = &grid.columns[*place];
        one.is_added && one.rule.is_none_or(|rule| rule.kind != Kind::PartOf)
    };
    let Some(whole) = (0..column).rev().find(is_whole).filter(|_| grid.columns[column].is_added) else { return };
    let before = all.len();
    for row in 0..grid.height() {
        let (Some(printed), Some(part), Some(sum)) =
            (grid.at(row, column), grid.value(row, column), grid.value(row, whole))
        else {
            continue;
        };
        let verdict = if part <= sum || sum < Fraction::ZERO { Verdict::Right } else { Verdict::Wrong };
        let follows = sum.over(grid.columns[column].unit);
        all.push(Finding {
            at: Place { row, column },
            rule,
            printed,
            follows,
            from: vec![Place { row, column: whole }],
            verdict,
        });
    }
    relations.push(Relation { rule, column, from: vec![whole], is_found: false, checked: all.len() - before });
}

/// A column of sums is the sum of the others of its group: `投资 合计`, `投资 中央`, `投资 地方`. Without a group it is that of all columns
/// that are added, if most rows keep it.
fn across(grid: &Grid, column: usize, relations: &mut Vec<Relation>, all: &mut Vec<Finding>) {
    let rule = rule_of("across");
    let own = &grid.columns[column];
    let group = rule.says.iter().find_map(|word| own.head.strip_suffix(word)).unwrap_or_default();
    let is_part = |place: &usize| {
        let one = &grid.columns[*place];
        *place != column && one.is_added && one.unit == own.unit && one.head.starts_with(group)
    };
    let parts: Vec<usize> = (0..grid.columns.len()).filter(is_part).collect();
    if parts.len() < 2 || !own.is_added {
        return;
    }
    let mut held = Vec::new();
    for row in (0..grid.height()).filter(|row| grid.lines[*row] != Line::Words) {
        let Some(printed) = grid.at(row, column) else { continue };
        let from: Vec<Place> = parts.iter().map(|column| Place { row, column: *column }).collect();
        if let Some((follows, verdict)) = summed(grid, printed, column, &from) {
            held.push(Finding { at: Place { row, column }, rule, printed, follows: Some(follows), from, verdict });
        }
    }
    let right = held.iter().filter(|finding| finding.verdict != Verdict::Wrong).count();
    if held.is_empty() || (group.is_empty() && right * 3 < held.len() * 2) {
        return;
    }
    relations.push(Relation { rule, column, from: parts, is_found: group.is_empty(), checked: held.len() });
    all.append(&mut held);
}

/// What a cell is as the sum of others; those that hold no figure add nothing. None where none does.
pub fn summed(grid: &Grid, printed: Printed, column: usize, from: &[Place]) -> Option<(Fraction, Verdict)> {
    let unit = grid.columns[column].unit;
    let filled: Vec<&Place> = from.iter().filter(|place| grid.at(place.row, place.column).is_some()).collect();
    if filled.is_empty() {
        return None;
    }
    let values: Option<Vec<Fraction>> = filled.iter().map(|place| grid.value(place.row, place.column)).collect();
    let exact = Fraction::sum(values?)?.over(unit)?;
    let ranges = |cut: Cut| {
        let ends: Option<Vec<(Fraction, Fraction)>> =
            filled.iter().map(|place| grid.range(place.row, place.column, cut)).collect();
        let ends = ends?;
        let low = Fraction::sum(ends.iter().map(|end| end.0))?.over(unit)?;
        Some((low, Fraction::sum(ends.iter().map(|end| end.1))?.over(unit)?))
    };
    // A sum that is cut to fewer places than what it sums is one that was rounded.
    Some((exact, judge(printed, exact, ranges)))
}
