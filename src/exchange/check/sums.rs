//! A row against others: 小计 and 合计 are sums of the rows above them, or below where they stand on top; 其中 is part of the row above.

use crate::domain::figures::fraction::Fraction;

use super::cells::{Grid, Line};
use super::columns::summed;
use super::found::{Finding, Place, Relation};
use super::judged::Verdict;
use super::rules::rule_of;

/// Checks every row that is a sum, and every part of one.
pub fn check(grid: &Grid, relations: &mut Vec<Relation>, all: &mut Vec<Finding>) {
    let sums = sums_of(&grid.lines);
    let parts = parts_of(&grid.lines);
    for column in (0..grid.columns.len()).filter(|column| grid.columns[*column].is_added) {
        let before = all.len();
        for (row, addends) in &sums {
            let Some(printed) = grid.at(*row, column) else { continue };
            let from: Vec<Place> = addends.iter().map(|row| Place { row: *row, column }).collect();
            if let Some((follows, verdict)) = summed(grid, printed, column, &from) {
                let at = Place { row: *row, column };
                all.push(Finding { at, rule: rule_of("sum"), printed, follows: Some(follows), from, verdict });
            }
        }
        note("sum", column, before, relations, all);
        let before = all.len();
        for (whole, rows) in &parts {
            all.extend(part(grid, column, *whole, rows));
        }
        note("parts", column, before, relations, all);
    }
}

fn note(key: &str, column: usize, before: usize, relations: &mut Vec<Relation>, all: &[Finding]) {
    let checked = all.len() - before;
    if checked > 0 {
        relations.push(Relation { rule: rule_of(key), column, from: Vec::new(), is_found: false, checked });
    }
}

/// The rows that are sums, each with the rows that it sums.
///
/// Sums stand below what they sum, unless the first of them has nothing above it. A 合计 sums the 小计 since the last 合计 and what stands
/// behind the last of them, or else the rows since then, or else the 合计 before it.
fn sums_of(lines: &[Line]) -> Vec<(usize, Vec<usize>)> {
    let is_sum = |line: &Line| matches!(line, Line::Subtotal | Line::Total);
    let first_own = lines.iter().position(|line| *line == Line::Own);
    let stand_on_top = lines.iter().position(is_sum) < first_own;
    let order: Vec<usize> = match stand_on_top {
        true => (0..lines.len()).rev().collect(),
        false => (0..lines.len()).collect(),
    };
    let (mut own, mut subtotals, mut totals) = (Vec::new(), Vec::new(), Vec::new());
    let mut sums: Vec<(usize, Vec<usize>)> = Vec::new();
    for row in order {
        match lines[row] {
            Line::Own => own.push(row),
            Line::Subtotal if own.is_empty() => {}
            Line::Subtotal => {
                sums.push((row, std::mem::take(&mut own)));
                subtotals.push(row);
            }
            Line::Total => {
                let mut addends = std::mem::take(&mut subtotals);
                addends.append(&mut own);
                let addends = if addends.is_empty() { std::mem::take(&mut totals) } else { addends };
                if !addends.is_empty() {
                    sums.push((row, addends));
                }
                totals.push(row);
            }
            Line::Part | Line::Words => {}
        }
    }
    sums
}

/// The rows that have parts, each with them.
fn parts_of(lines: &[Line]) -> Vec<(usize, Vec<usize>)> {
    let mut parts: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut whole = None;
    for (row, line) in lines.iter().enumerate() {
        match (line, whole) {
            (Line::Part, Some(whole)) => match parts.last_mut() {
                Some((known, rows)) if *known == whole => rows.push(row),
                _ => parts.push((whole, vec![row])),
            },
            (Line::Words | Line::Part, _) => {}
            (Line::Own | Line::Subtotal | Line::Total, _) => whole = Some(row),
        }
    }
    parts
}

/// The parts of a row together are not more than it. What is more stands at the last of them.
fn part(grid: &Grid, column: usize, whole: usize, rows: &[usize]) -> Option<Finding> {
    let sum = grid.value(whole, column).filter(|sum| *sum >= Fraction::ZERO)?;
    let filled: Vec<usize> = rows.iter().copied().filter(|row| grid.at(*row, column).is_some()).collect();
    let last = *filled.last()?;
    let values: Option<Vec<Fraction>> = filled.iter().map(|row| grid.value(*row, column)).collect();
    let together = Fraction::sum(values?)?;
    Some(Finding {
        at: Place { row: last, column },
        rule: rule_of("parts"),
        printed: grid.at(last, column)?,
        follows: sum.over(grid.columns[column].unit),
        from: std::iter::once(whole).chain(filled).map(|row| Place { row, column }).collect(),
        verdict: if together <= sum { Verdict::Right } else { Verdict::Wrong },
    })
}

#[cfg(test)]
mod tests {
    use super::Line::{Own, Subtotal, Total, Words};
    use super::*;

    #[test]
    fn sums_take_what_stands_since_the_last_of_their_kind() {
        for (lines, expected) in [
            (vec![Own, Own, Total], vec![(2, vec![0, 1])]),
            (vec![Words, Own, Subtotal, Own, Subtotal, Total], vec![(2, vec![1]), (4, vec![3]), (5, vec![2, 4])]),
            (vec![Own, Subtotal, Own, Total], vec![(1, vec![0]), (3, vec![1, 2])]),
            (vec![Own, Total, Own, Total, Total], vec![(1, vec![0]), (3, vec![2]), (4, vec![1, 3])]),
            (vec![Total, Subtotal, Own, Own], vec![(1, vec![3, 2]), (0, vec![1])]),
            (vec![Total, Own], vec![(0, vec![1])]),
            (vec![Total], vec![]),
        ] {
            assert_eq!(sums_of(&lines), expected, "{lines:?}");
        }
    }
}
