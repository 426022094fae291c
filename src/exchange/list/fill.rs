//! Cells that were merged downwards in a spreadsheet: only the first row of a group holds the value. Filling the others is offered for
//! a column and never done by itself.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::figures::is_figure;
use super::kinds::RowKind;
use super::records::Row;
use super::table::Table;

/// How many cells of a column would be filled from above, where it looks as if they had been merged; none otherwise.
///
/// The first project has a value, at least one in five is without, and a value neither stands twice in a row nor comes again and again
/// further down, as it would if every row had its own.
pub(super) fn merged_cells(table: &Table, kinds: &[RowKind], column: usize) -> usize {
    const LONGEST: usize = 20;
    let (mut filled, mut blank, mut again, mut long) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut above: Option<&str> = None;
    for (row, kind) in table.rows.iter().zip(kinds) {
        match (kind, row.cell(column)) {
            (RowKind::Note | RowKind::Heading, _) => {}
            (RowKind::Sum | RowKind::GroupTitle, _) => above = None,
            (RowKind::Project, "") if above.is_none() => return 0,
            (RowKind::Project, "") => blank += 1,
            (RowKind::Project, cell) => {
                if is_figure(cell) {
                    return 0;
                }
                filled += 1;
                again += usize::from(!seen.insert(cell));
                long += usize::from(cell.chars().count() > LONGEST);
                above = Some(cell);
            }
        }
    }
    let looks_merged = filled > 1 && blank * 4 >= filled && again * 4 <= filled && long * 2 <= filled;
    if looks_merged { blank } else { 0 }
}

/// The values that go on downwards while the rows are read.
#[derive(Debug)]
pub(super) struct Fill {
    columns: Vec<usize>,
    above: Vec<Option<String>>,
}

impl Fill {
    /// Of these columns.
    pub(super) fn of(columns: Vec<usize>) -> Fill {
        Fill { above: vec![None; columns.len()], columns }
    }

    /// The row with the cells that are filled from above, and which columns these are.
    pub(super) fn next<'a>(&mut self, row: &'a Row, kind: RowKind) -> (Cow<'a, Row>, Vec<usize>) {
        match kind {
            RowKind::Note | RowKind::Heading => return (Cow::Borrowed(row), Vec::new()),
            RowKind::Sum | RowKind::GroupTitle => {
                self.above.fill(None);
                return (Cow::Borrowed(row), Vec::new());
            }
            RowKind::Project => {}
        }
        let mut filled = Vec::new();
        let mut full = Cow::Borrowed(row);
        for (column, above) in self.columns.iter().zip(&mut self.above) {
            match (row.cell(*column), &above) {
                ("", Some(value)) => {
                    let cells = &mut full.to_mut().cells;
                    if cells.len() <= *column {
                        cells.resize(*column + 1, String::new());
                    }
                    cells[*column].clone_from(value);
                    filled.push(*column);
                }
                ("", None) => {}
                (cell, _) => *above = Some(cell.to_owned()),
            }
        }
        (full, filled)
    }
}

#[cfg(test)]
mod tests {
    use super::super::mapping::Mapping;
    use super::super::reading::Rows;
    use super::super::records::Limits;
    use super::super::table::Heading;
    use super::*;

    fn read(text: &str) -> (Table, Mapping) {
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        let mapping = Mapping::guess(&table);
        (table, mapping)
    }

    #[track_caller]
    fn check(text: &str, expected: &[usize]) {
        let (_, mapping) = read(text);
        let offered: Vec<usize> = mapping.columns().iter().map(|column| column.fills()).collect();
        assert_eq!(offered, expected, "{text}");
        assert!(mapping.columns().iter().all(|column| !column.fills_down()), "nothing is filled unasked");
    }

    #[test]
    fn groups_with_one_value_at_their_head_are_offered() {
        check(
            "责任单位,项目名称,总投资(万元)\n水务局,北河泵站,1200\n,南湖闸,800\n,西岭渠,300\n交通局,西岭隧道,500\n,东岭隧道,600\n",
            &[3, 0, 0],
        );
        check("序号,行业,项目名称\n1,水利,甲\n,,乙\n2,交通,丙\n,,丁\n", &[0, 2, 0]);
        check("片区,项目名称,总投资\n东片,甲,1\n,乙,2\n小计,,3\n西片,丙,1\n,丁,2\n", &[2, 0, 0]);
        check("行业,责任单位,项目名称\n水利,水务局,甲\n,,乙\n,河道处,丙\n交通,交通局,丁\n,,戊\n", &[3, 2, 0]);
    }

    #[test]
    fn columns_that_merely_have_gaps_are_not() {
        check("责任单位,项目名称\n水务局,甲\n水务局,乙\n,丙\n交通局,丁\n交通局,戊\n", &[0, 0]);
        check("责任单位,项目名称\n,甲\n水务局,乙\n,丙\n", &[0, 0]);
        check("责任单位,项目名称\n水务局,甲\n交通局,乙\n住建局,丙\n教育局,丁\n卫健局,戊\n,己\n", &[0, 0]);
        check("项目名称,存在问题,总投资\n甲,征地协议未签,1\n乙,,2\n丙,资金未到位,\n丁,,4\n", &[0, 0, 0]);
        check("项目名称,责任单位\n甲,水务局\n乙,\n丙,水务局\n丁,\n戊,水务局\n", &[0, 0]);
    }

    #[test]
    fn what_a_person_wants_filled_is_filled_within_its_group() {
        let (table, mut mapping) = read("片区,项目名称,总投资\n东片,甲,1\n,乙,2\n小计,,3\n,丙,1\n西片,丁,2\n,戊,2\n");
        mapping.set_fill_down(0, true);
        assert!(!mapping.columns()[0].fills_down(), "a row without a value above it speaks against merged cells");
        let (_, _) = (&table, &mapping);

        let (table, mut mapping) = read(
            "责任单位,项目名称,总投资\n水务局,甲,1\n,乙,2\n小计,,3\n交通局,丙,1\n责任单位,项目名称,总投资\n,丁,2\n",
        );
        mapping.set_fill_down(0, true);
        let rows = Rows::read(&table, &mapping);
        let units: Vec<(u64, Option<&str>, usize)> = rows
            .readings
            .iter()
            .map(|reading| {
                let unit = reading.values.iter().find(|cell| cell.field.as_str() == "lead_unit");
                (reading.line, unit.and_then(|cell| cell.value.as_text()), reading.filled.len())
            })
            .collect();
        assert_eq!(units[0], (2, Some("水务局"), 0));
        assert_eq!(units[1], (3, Some("水务局"), 1));
        assert_eq!(units[3], (5, Some("交通局"), 0));
        assert_eq!(units[5], (7, Some("交通局"), 1), "a heading that is repeated does not end a group");
        mapping.set_fill_down(0, false);
        assert!(Rows::read(&table, &mapping).readings.iter().all(|reading| reading.filled.is_empty()));
    }
}
