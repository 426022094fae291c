//! 占比: each cell is the share of its row in the sum of a column, and together they make 100.

use crate::domain::figures::fraction::Fraction;

use super::cells::{Grid, Line};
use super::found::{Finding, Place, Relation};
use super::judged::{Cut, Verdict, corners, judge};
use super::printed::Printed;
use super::rules::{Kind, rule_of};

/// Checks every column of shares.
pub fn check(grid: &Grid, relations: &mut Vec<Relation>, all: &mut Vec<Finding>, unmatched: &mut Vec<usize>) {
    let is_share = |column: &usize| {
        let one = &grid.columns[*column];
        one.figures > 0 && one.rule.is_some_and(|rule| rule.kind == Kind::Share)
    };
    for column in (0..grid.columns.len()).filter(is_share) {
        let held = of_a_whole(grid, column);
        let has_whole = held.is_some();
        if let Some((of, mut held)) = held {
            let rule = rule_of("share");
            relations.push(Relation { rule, column, from: vec![of], is_found: false, checked: held.len() });
            all.append(&mut held);
        }
        match hundred(grid, column) {
            Some(finding) => {
                let rule = rule_of("hundred");
                relations.push(Relation { rule, column, from: Vec::new(), is_found: false, checked: 1 });
                all.push(finding);
            }
            None if !has_whole => unmatched.push(column),
            None => {}
        }
    }
}

/// The rows of which there are shares.
fn owns(grid: &Grid) -> impl Iterator<Item = usize> + '_ {
    (0..grid.height()).filter(|row| grid.lines[*row] == Line::Own)
}

/// The column that the shares are of, and each share held against it: the one in front of it that most rows agree with.
fn of_a_whole(grid: &Grid, column: usize) -> Option<(usize, Vec<Finding>)> {
    let total = (0..grid.height()).rev().find(|row| grid.lines[*row] == Line::Total)?;
    let mut best: Option<(usize, usize, Vec<Finding>)> = None;
    for of in (0..grid.columns.len()).rev().filter(|of| *of != column && grid.columns[*of].is_added) {
        let held: Vec<Finding> = owns(grid).filter_map(|row| share(grid, row, column, of, total)).collect();
        let kept = held.iter().filter(|finding| finding.verdict != Verdict::Wrong).count();
        if kept * 2 > held.len() && best.as_ref().is_none_or(|(known, ..)| kept > *known) {
            best = Some((kept, of, held));
        }
    }
    best.map(|(_, of, held)| (of, held))
}

fn share(grid: &Grid, row: usize, column: usize, of: usize, total: usize) -> Option<Finding> {
    let printed = grid.at(row, column)?;
    let part = |one: Fraction, other: Fraction| one.over(other)?.times(Fraction::whole(100));
    let exact = part(grid.value(row, of)?, grid.value(total, of)?)?;
    let ranges = |cut: Cut| {
        let (one, other) = (grid.range(row, of, cut)?, grid.range(total, of, cut)?);
        if other.0 > Fraction::ZERO { corners(one, other, part) } else { None }
    };
    Some(Finding {
        at: Place { row, column },
        rule: rule_of("share"),
        printed,
        follows: Some(exact),
        from: vec![Place { row, column: of }, Place { row: total, column: of }],
        verdict: judge(printed, exact, ranges),
    })
}

/// Whether the shares make 100, as far as their places allow; told at the total, or at the last of them.
fn hundred(grid: &Grid, column: usize) -> Option<Finding> {
    let rows: Vec<usize> = owns(grid).filter(|row| grid.at(*row, column).is_some()).collect();
    if rows.len() < 2 {
        return None;
    }
    let all: Vec<_> = rows.iter().filter_map(|row| grid.at(*row, column)).collect();
    let sum = Fraction::sum(all.iter().map(|printed| printed.value))?;
    let whole = Fraction::whole(100);
    // Shares that do not come near 100 are of something that the table does not show whole.
    if sum < Fraction::whole(90) || sum > Fraction::whole(110) {
        return None;
    }
    let may_be = |cut: &Cut| {
        let ends: Option<Vec<_>> = all.iter().map(|printed| cut.range(*printed)).collect();
        let Some(ends) = ends else { return false };
        let low = Fraction::sum(ends.iter().map(|end| end.0));
        let high = Fraction::sum(ends.iter().map(|end| end.1));
        low.is_some_and(|low| low < whole) && high.is_some_and(|high| whole < high)
    };
    let verdict = match Cut::ALL.iter().find(|cut| may_be(cut)) {
        Some(Cut::Half) => Verdict::Right,
        Some(cut) => Verdict::Otherwise(*cut),
        None => Verdict::Wrong,
    };
    let total = (0..grid.height()).rev().find(|row| grid.lines[*row] == Line::Total);
    let at = total.filter(|row| grid.at(*row, column).is_some()).or(rows.last().copied())?;
    Some(Finding {
        at: Place { row: at, column },
        rule: rule_of("hundred"),
        printed: Printed { value: sum, places: all.iter().map(|printed| printed.places).max()? },
        follows: Some(whole),
        from: rows.into_iter().map(|row| Place { row, column }).collect(),
        verdict,
    })
}
