//! The rows of a table read through a mapping: the values, the cells that cannot be read, and the rows that are no projects.

use crate::book::{FieldName, Value};
use crate::domain::cumulative::Basis;
use crate::domain::industry::sector_and_industry;
use crate::domain::plan_year::{PLAN_YEAR, PLANS};
use crate::domain::when::When;
use crate::exchange::Progress;

use super::cell::{CellError, MonthCell, ReadCell};
use super::column::{ColumnReader, RowValues};
use super::fill::Fill;
use super::kinds::RowKind;
use super::mapping::Mapping;
use super::records::Row;
use super::subject::Subject;
use super::table::Table;
use super::text::LOST;

/// A cell that is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrongCell {
    /// Its column, counted from 0.
    pub column: usize,
    /// What it holds.
    pub text: String,
    /// Why.
    pub why: CellError,
}

/// One row read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) line: u64,
    pub(super) kind: RowKind,
    /// 项目名称; empty where there is none that can be read.
    pub(super) name: String,
    /// 项目编号; empty likewise.
    pub(super) code: String,
    /// What is filled, name and code too.
    pub(super) values: Vec<ReadCell>,
    /// What is filled of its months.
    pub(super) months: Vec<MonthCell>,
    pub(super) wrong: Vec<WrongCell>,
    /// The columns whose cell was filled from above.
    pub(super) filled: Vec<usize>,
}

/// The rows of a list, read and ready to be compared with the book as often as needed.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// What a row is.
    pub(super) subject: Subject,
    /// The month or the year of entries that name none.
    pub(super) period: Option<When>,
    pub(super) readings: Vec<Reading>,
}

/// Reads the rows of a table some at a time, so that a page can say how far it is.
#[derive(Debug)]
pub struct RowReader<'a> {
    table: &'a Table,
    columns: Vec<ColumnReader>,
    kinds: Vec<RowKind>,
    fill: Fill,
    of_list: OfList,
    rows: Rows,
}

/// What the list says of every row.
#[derive(Clone, Copy, Debug)]
struct OfList {
    /// The year of the plan, with its column.
    plan_year: Option<(usize, u16)>,
    /// The month that the sum of the year goes up to, with its column.
    completed_as_of: Option<(usize, When)>,
}

impl Rows {
    /// Reads all rows at once.
    pub fn read(table: &Table, mapping: &Mapping) -> Rows {
        let mut reader = RowReader::new(table, mapping);
        reader.read_on(table.rows.len());
        reader.finish()
    }
}

impl<'a> RowReader<'a> {
    /// Has read nothing yet.
    pub fn new(table: &'a Table, mapping: &Mapping) -> Self {
        RowReader {
            table,
            columns: ColumnReader::all(table, mapping),
            kinds: mapping.kinds(table),
            fill: Fill::of(mapping.filled_down()),
            of_list: OfList { plan_year: mapping.plan_year(), completed_as_of: mapping.completed_as_of() },
            rows: Rows { subject: mapping.subject(), period: mapping.period(), readings: Vec::new() },
        }
    }

    /// Reads so many rows more.
    pub fn read_on(&mut self, rows: usize) -> Progress {
        let done = self.rows.readings.len();
        for (row, kind) in self.table.rows.iter().zip(&self.kinds).skip(done).take(rows) {
            let (row, filled) = self.fill.next(row, *kind);
            let read = read_row(self.rows.subject, &self.columns, self.of_list, &row, *kind);
            let reading = Reading { filled, ..read };
            self.rows.readings.push(reading);
        }
        Progress { done: self.rows.readings.len(), total: self.table.rows.len() }
    }

    /// What was read.
    pub fn finish(self) -> Rows {
        self.rows
    }
}

fn read_row(subject: Subject, columns: &[ColumnReader], of_list: OfList, row: &Row, kind: RowKind) -> Reading {
    let mut said = RowValues::default();
    let mut wrong = Vec::new();
    for column in columns {
        let text = row.cell(column.place);
        let read = match text.contains(LOST) {
            true => Err(CellError::Damaged),
            false => column.read(text, &mut said),
        };
        if let Err(why) = read {
            wrong.push(WrongCell { column: column.place, text: text.to_owned(), why });
        }
    }
    let RowValues { mut values, months } = said;
    if subject == Subject::Project {
        tell_industry(&mut values);
    }
    let has_plan = PLANS.iter().any(|key| has(&values, key));
    let has_sum = has(&values, Basis::ThisYear.field());
    let mut add = |column: usize, key: &str, text: String| {
        let field = key.parse().expect("the keys of fields are field names");
        values.push(ReadCell { column, field, value: Value::text(text) });
    };
    if let Some((column, year)) = of_list.plan_year.filter(|_| has_plan) {
        add(column, PLAN_YEAR, year.to_string());
    }
    if let Some((column, month)) = of_list.completed_as_of.filter(|_| has_sum) {
        add(column, "ytd_as_of", month.to_string());
    }
    let name = text_of(&values, subject.name_key());
    let code = text_of(&values, subject.code_key());
    Reading { line: row.line, kind, name, code, values, months, wrong, filled: Vec::new() }
}

/// 磷化工 under 行业 is 工业, and the industry is 磷化工, unless a column of its own says otherwise.
fn tell_industry(values: &mut Vec<ReadCell>) {
    let said = values.iter().enumerate().find_map(|(place, cell)| {
        sector_and_industry(cell.field.as_str(), &cell.value).map(|both| (place, cell.column, both))
    });
    let Some((place, column, [(_, sector), (industry_key, industry)])) = said else { return };
    values[place].value = sector;
    let field: FieldName = industry_key.parse().expect("the keys of fields are field names");
    if values.iter().all(|cell| cell.field != field) {
        values.push(ReadCell { column, field, value: industry });
    }
}

fn has(values: &[ReadCell], key: &str) -> bool {
    values.iter().any(|cell| cell.field.as_str() == key)
}

/// What a row says in a field; empty where it says nothing.
pub(super) fn text_of(values: &[ReadCell], key: &str) -> String {
    let cell = values.iter().find(|cell| cell.field.as_str() == key);
    cell.and_then(|cell| cell.value.as_text()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::records::Limits;
    use super::super::table::Heading;
    use super::*;
    use crate::domain::fields::FieldError;

    #[test]
    fn values_and_wrong_cells_are_told_apart() {
        let text = "项目名称,总投资,开工时间,备用栏\n甲,Exempt under Section 43,2024-02-30,\n乙,12,2024.3,x\n丙,13,2024.5,\n丁,14,,\n";
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        let readings = Rows::read(&table, &Mapping::guess(&table)).readings;
        let wrong: Vec<_> = readings[0].wrong.iter().map(|cell| (cell.column, cell.why.clone())).collect();
        assert_eq!(wrong, [(1, CellError::Unfit(FieldError::NotANumber)), (2, CellError::Unfit(FieldError::NotADate))]);
        let values: Vec<_> =
            readings[1].values.iter().map(|cell| (cell.field.as_str(), cell.value.as_text())).collect();
        assert_eq!(
            values,
            [("name", Some("乙")), ("total", Some("12")), ("planned_start", Some("2024-03")), ("x/备用栏", Some("x"))]
        );
        assert_eq!(readings[3].values.len(), 2);
    }

    #[test]
    fn a_cell_with_a_lost_character_is_left_out_and_the_rest_of_its_row_is_read() {
        let text = "项目名称,建设内容,总投资\n甲,引堤加\u{fffd},800\n乙\u{fffd},泵房,1\n";
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        let readings = Rows::read(&table, &Mapping::guess(&table)).readings;
        let wrong: Vec<_> =
            readings.iter().map(|reading| (reading.wrong[0].column, reading.wrong[0].why.clone())).collect();
        assert_eq!(wrong, [(1, CellError::Damaged), (0, CellError::Damaged)]);
        assert_eq!(readings.iter().map(|reading| reading.values.len()).collect::<Vec<_>>(), [2, 2]);
    }
}
