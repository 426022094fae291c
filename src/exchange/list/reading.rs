//! The rows of a table read through a mapping: the values, the cells that cannot be read, and the rows that are no projects.

use crate::book::{FieldName, Value};
use crate::domain::fields::FieldError;
use crate::domain::folding::fold;
use crate::domain::when::Vague;
use crate::exchange::Progress;

use super::column::ColumnReader;
use super::mapping::{Mapping, Target};
use super::records::Row;
use super::table::Table;

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

/// Why a cell is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CellError {
    /// It does not fit the field.
    Unfit(FieldError),
    /// People disagree about the field: a person decides, not a list.
    InConflict,
    /// A spreadsheet has rewritten the identifier: it is none any more.
    SpoiledCode,
    /// A formula failed, or the column was too narrow for its figures.
    ErrorValue,
    /// Nothing says which number of the date is the day.
    NoDayOrder,
    /// The date is none in the order that was chosen for its column.
    OtherDayOrder,
    /// `2024.1` may have been 2024.10.
    MonthOne,
    /// It speaks of dates, but not of one.
    Vague(Vague),
}

/// What kind of row it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RowKind {
    /// 合计, 小计.
    Sum,
    /// 一、续建项目.
    GroupTitle,
    /// A project.
    Project,
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
    pub(super) wrong: Vec<WrongCell>,
}

/// A cell that was read.
#[derive(Clone, Debug)]
pub(super) struct ReadCell {
    pub(super) column: usize,
    pub(super) field: FieldName,
    pub(super) value: Value,
}

/// The rows of a list, read and ready to be compared with the book as often as needed.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub(super) readings: Vec<Reading>,
}

/// Reads the rows of a table some at a time, so that a page can say how far it is.
#[derive(Debug)]
pub struct RowReader<'a> {
    table: &'a Table,
    columns: Vec<ColumnReader>,
    titles: GroupTitles,
    rows: Rows,
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
            titles: GroupTitles::of(table, mapping),
            rows: Rows::default(),
        }
    }

    /// Reads so many rows more.
    pub fn read_on(&mut self, rows: usize) -> Progress {
        let done = self.rows.readings.len();
        for row in self.table.rows.iter().skip(done).take(rows) {
            let reading = self.read_row(row);
            self.rows.readings.push(reading);
        }
        Progress { done: self.rows.readings.len(), total: self.table.rows.len() }
    }

    /// What was read.
    pub fn finish(self) -> Rows {
        self.rows
    }

    fn read_row(&self, row: &Row) -> Reading {
        let mut values = Vec::new();
        let mut wrong = Vec::new();
        for column in &self.columns {
            let text = row.cell(column.place);
            if let Err(why) = column.read(text, &mut values) {
                wrong.push(WrongCell { column: column.place, text: text.to_owned(), why });
            }
        }
        let name = text_of(&values, "name");
        let code = text_of(&values, "code");
        Reading { line: row.line, kind: self.titles.kind(row, &name), name, code, values, wrong }
    }
}

/// What a row says in a field; empty where it says nothing.
pub(super) fn text_of(values: &[ReadCell], key: &str) -> String {
    let cell = values.iter().find(|cell| cell.field.as_str() == key);
    cell.and_then(|cell| cell.value.as_text()).unwrap_or_default().to_owned()
}

/// How this list marks the rows between the projects.
#[derive(Debug)]
struct GroupTitles {
    /// The columns in front of the name that are not imported: 序号.
    number_columns: Vec<usize>,
    /// Whether 一 and 二 in those columns mark groups, because the projects are counted 1, 2, 3.
    by_number: bool,
    /// Whether 一、 in front of a name marks a group, because most names are without.
    by_name: bool,
}

impl GroupTitles {
    fn of(table: &Table, mapping: &Mapping) -> GroupTitles {
        let name_column = mapping.column_of("name").unwrap_or(0);
        let dropped = |column: &usize| mapping.columns()[*column].target() == Target::Dropped;
        let number_columns: Vec<usize> = (0..name_column.min(mapping.columns().len())).filter(dropped).collect();
        let count = |is_marked: &dyn Fn(&Row) -> bool| table.rows.iter().filter(|row| is_marked(row)).count();
        let numbered = |row: &Row| number_columns.iter().any(|column| is_chinese_number(row.cell(*column)));
        let counted = |row: &Row| number_columns.iter().any(|column| row.cell(*column).parse::<u32>().is_ok());
        let titled = |row: &Row| starts_with_chinese_number(row.cell(name_column));
        GroupTitles {
            by_number: count(&numbered) < count(&counted),
            by_name: count(&titled) * 2 < table.rows.len(),
            number_columns,
        }
    }

    fn kind(&self, row: &Row, name: &str) -> RowKind {
        let mut first_words = self.number_columns.iter().map(|column| row.cell(*column)).chain([name]);
        if first_words.any(is_sum) {
            return RowKind::Sum;
        }
        let numbered = self.by_number && self.number_columns.iter().any(|column| is_chinese_number(row.cell(*column)));
        let titled = self.by_name && starts_with_chinese_number(name);
        match numbered || titled {
            true => RowKind::GroupTitle,
            false => RowKind::Project,
        }
    }
}

fn is_sum(text: &str) -> bool {
    let plain = fold(text);
    let bare =
        plain.trim_end_matches([':', ')', '个', '项']).trim_end_matches(|c: char| c.is_ascii_digit() || c == '(');
    matches!(bare, "合计" | "总计" | "小计" | "共计" | "累计" | "total" | "subtotal" | "grandtotal" | "sum")
}

const CHINESE_DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// `一`, `十二`, `(三)`, `四、`.
fn is_chinese_number(text: &str) -> bool {
    let plain = fold(text);
    let bare = plain.trim_matches(['(', ')', '、', '.', ',']);
    !bare.is_empty() && bare.chars().all(|c| CHINESE_DIGITS.contains(&c))
}

/// `一、续建项目`, `(二)前期项目`.
fn starts_with_chinese_number(text: &str) -> bool {
    let plain = fold(text);
    let digits = plain.trim_start_matches('(').trim_start_matches(CHINESE_DIGITS);
    let bare = plain.trim_start_matches('(');
    digits.len() < bare.len() && (digits.starts_with('、') || (plain.starts_with('(') && digits.starts_with(')')))
}

#[cfg(test)]
mod tests {
    use super::super::records::Limits;
    use super::super::table::Heading;
    use super::*;

    fn kinds(text: &str) -> Vec<RowKind> {
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        Rows::read(&table, &Mapping::guess(&table)).readings.iter().map(|reading| reading.kind).collect()
    }

    #[test]
    fn sums_and_titles_of_groups_are_no_projects() {
        use RowKind::{GroupTitle, Project, Sum};
        let list = "序号,项目名称,总投资\n,合 计,100\n一,续建项目,60\n1,甲,30\n2,乙,30\n,二、前期项目,40\n3,丙,40\n小计(3个),,40\n";
        assert_eq!(kinds(list), [Sum, GroupTitle, Project, Project, GroupTitle, Project, Sum]);
    }

    #[test]
    fn chinese_numbers_of_projects_are_no_titles() {
        assert_eq!(kinds("序号,项目名称\n一,甲\n二,乙\n"), [RowKind::Project; 2]);
        assert_eq!(kinds("项目名称,行业\n一、甲,市政\n二、乙,水利\n"), [RowKind::Project; 2]);
        assert_eq!(kinds("项目名称,行业\n一中迁建,教育\n三期工程,水利\n合计核算中心,市政\n"), [RowKind::Project; 3]);
    }

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
}
