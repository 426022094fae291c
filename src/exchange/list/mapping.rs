//! Which column of a list becomes which field of a project: guessed from the headings and the cells, corrected by a person.

mod completed;
pub(super) mod months;
pub(super) mod plain;
mod planned_year;

use crate::book::sorting::{self, CollectSorted};
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::when::When;

use super::cell::read_cell;
use super::dates::{DateChoices, is_without_year};
use super::fill::merged_cells;
use super::heading::{FieldWords, Fit, Heading};
use super::kinds::{RowKind, kinds};
use super::matched::{Column, ColumnUnit, Sureness, Target};
use super::meaning::{Meanings, said};
use super::measure::{LAND, Unit};
use super::subject::Subject;
use super::table::Table;
use super::units::Named;
use plain::JUDGED_CELLS;

/// What becomes of every column. Never two columns on one field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mapping {
    subject: Subject,
    columns: Vec<Column>,
    meanings: Meanings,
    titles: Vec<String>,
    /// The year and the month that a person said for the whole list.
    year: Option<u16>,
    month: Option<u8>,
    /// The month that plans and sums are taken to be of where the list says neither.
    usual: Option<(u16, u8)>,
}

impl Mapping {
    /// Guesses what each column of a list of projects is.
    pub fn guess(table: &Table) -> Mapping {
        Self::guess_for(Subject::Project, table)
    }

    /// Guesses what each column is, where a row is this.
    ///
    /// 0. Columns of one month each, see `mapping/months.rs`.
    /// 1. A heading that is a field's word, then one that is like it; the best fit gets the field.
    /// 2. A guess by likeness is dropped where fewer than half of the cells can be read for it.
    /// 3. Columns that only count the rows, and empty ones that nothing is known of, are left out.
    /// 4. By the cells alone: the name, if no heading named it; dates under a heading that speaks of dates; money under one
    ///    that names a unit of money.
    /// 5. Everything else is kept as extra text.
    ///
    /// A column of what is completed goes by what it counts, see `domain::cumulative`; where nothing says it, it is to be checked.
    pub fn guess_for(subject: Subject, table: &Table) -> Mapping {
        let headings: Vec<Heading> = table.headers.iter().map(|text| Heading::read(text)).collect();
        let titles = table.titles.iter().flat_map(|row| row.cells.clone()).collect();
        let columns = plain::columns(table, &headings);
        let mut mapping = Mapping { subject, columns, titles, ..Mapping::default() };
        mapping.guess_months(table);
        mapping.guess_by_headings(table, &headings);
        mapping.settle_completed(table);
        mapping.leave_out_row_numbers(table, &headings);
        mapping.guess_by_cells(table, &headings);
        mapping.look_for_merged_cells(table);
        if subject.leftover() == Target::Dropped {
            mapping.drop_extras();
        }
        mapping
    }

    /// What a row is.
    pub const fn subject(&self) -> Subject {
        self.subject
    }

    /// The column that says which project a row is about.
    pub fn name_column(&self) -> Option<usize> {
        self.column_of(self.subject.name_key())
    }

    /// Whether the rows cannot be read because no column says which project they are about.
    pub fn lacks_name(&self) -> bool {
        self.subject.needs_name() && self.name_column().is_none()
    }

    /// The columns in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column that fills a field.
    pub fn column_of(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| matches!(column.target, Target::Field(spec) if spec.key == key))
    }

    /// Gives a column another target, as a person says. A column that had the field before is kept as extra text.
    pub fn assign(&mut self, column: usize, target: Target) {
        let is_taken = |other: &&mut Column| target.spec().is_some() && other.target == target;
        if let Some(before) = self.columns.iter_mut().find(is_taken) {
            before.target = self.subject.leftover();
        }
        if let Some(column) = self.columns.get_mut(column) {
            column.target = target;
            column.sureness = Sureness::Chosen;
        }
    }

    /// Leaves out every column that has no field, instead of keeping it as extra text.
    pub fn drop_extras(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.target == Target::Extra) {
            column.target = Target::Dropped;
        }
    }

    /// Says whether the empty cells of a column are filled from above.
    pub fn set_fill_down(&mut self, column: usize, fill_down: bool) {
        if let Some(column) = self.columns.get_mut(column) {
            column.fill_down = fill_down;
        }
    }

    /// The columns whose empty cells are filled from above.
    pub(super) fn filled_down(&self) -> Vec<usize> {
        let columns = self.columns.iter().enumerate().filter(|(_, column)| column.fills_down());
        columns.map(|(place, _)| place).collect()
    }

    /// The kind of every row of its table.
    pub(super) fn kinds(&self, table: &Table) -> Vec<RowKind> {
        let name = self.name_column().unwrap_or(0);
        let in_front = self.columns.iter().take(name).enumerate();
        let dropped = in_front.filter(|(_, column)| column.target == Target::Dropped);
        kinds(table, name, dropped.map(|(place, _)| place).collect())
    }

    /// The columns whose unit is to be asked for before the rows can be read.
    pub fn units_to_ask(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|column| column.unit_to_ask().is_some())
    }

    /// How many columns are kept as extra text.
    pub fn extras(&self) -> usize {
        self.columns.iter().filter(|column| column.target == Target::Extra).count()
    }

    /// Says in which unit a column is given, and with a month every other month that says of its unit no more than this one.
    pub fn set_unit(&mut self, column: usize, unit: Unit) {
        let Some(said) = self.columns.get_mut(column) else { return };
        said.unit.chosen = Some(unit);
        let (is_month, named) = (matches!(said.target, Target::Month(_)), said.unit.named);
        let alike = |other: &&mut Column| matches!(other.target, Target::Month(_)) && other.unit.named == named;
        for other in self.columns.iter_mut().filter(|_| is_month).filter(alike) {
            other.unit.chosen = Some(unit);
        }
    }

    /// Says how the dates of a column are to be read.
    pub fn set_dates(&mut self, column: usize, dates: DateChoices) {
        if let Some(column) = self.columns.get_mut(column) {
            column.dates = dates;
        }
    }

    /// What people said that words of columns mean.
    pub const fn meanings(&self) -> &Meanings {
        &self.meanings
    }

    /// Takes over what was said of the words of other lists, or of this one.
    pub fn set_meanings(&mut self, meanings: Meanings) {
        self.meanings = meanings;
    }

    fn set(&mut self, column: usize, target: Target, sureness: Sureness) {
        self.columns[column].target = target;
        self.columns[column].sureness = sureness;
    }

    fn guess_by_headings(&mut self, table: &Table, headings: &[Heading]) {
        let fields = FieldWords::of(self.subject);
        let mut fits: Vec<(Fit, usize, &'static FieldSpec)> = Vec::new();
        for (column, heading) in headings.iter().enumerate() {
            fits.extend(fields.iter().filter_map(|field| Some((heading.fit(field)?, column, field.spec))));
        }
        sorting::by(&mut fits, |(a, left, _), (b, right, _)| b.cmp(a).then(left.cmp(right)));
        for (fit, column, spec) in fits {
            let sureness = match fit {
                Fit::Exact(_) => Sureness::Exact,
                Fit::Similar(_) => Sureness::Similar,
            };
            let free = self.columns[column].sureness == Sureness::Nothing && self.column_of(spec.key).is_none();
            let fits = match sureness {
                Sureness::Exact => !self.speaks_against(table, column, spec),
                _ => self.reads(table, column, spec, 50),
            };
            if free && fits && !self.is_other_money(column, spec) {
                self.set(column, Target::Field(spec), sureness);
            }
        }
    }

    /// Whether the figures of a column are money of another country.
    fn is_other_money(&self, column: usize, spec: &FieldSpec) -> bool {
        let ColumnUnit { named, list, .. } = self.columns[column].unit;
        spec.kind == FieldKind::Money && matches!(named.or(list.money), Some(Named::Currency(_)))
    }

    /// Whether the cells speak against a field although the heading is one of its words: addresses of the web are no codes, and a
    /// column without a single figure or date is no column of them.
    fn speaks_against(&self, table: &Table, column: usize, spec: &FieldSpec) -> bool {
        const ENOUGH: usize = 5;
        let judged: Vec<&str> = table.filled_cells(column).take(JUDGED_CELLS).collect();
        if spec.key == self.subject.code_key() {
            let is_address = |cell: &&&str| {
                let cell = cell.to_ascii_lowercase();
                cell.contains("://") || cell.starts_with("www.") || cell.starts_with("mailto:")
            };
            return judged.iter().filter(is_address).count() * 2 > judged.len();
        }
        match spec.kind {
            FieldKind::Money | FieldKind::Area | FieldKind::Percent | FieldKind::Number | FieldKind::When => {
                judged.len() >= ENOUGH && !judged.iter().any(|cell| self.can_read(column, spec, cell))
            }
            _ => false,
        }
    }

    fn leave_out_row_numbers(&mut self, table: &Table, headings: &[Heading]) {
        for (column, heading) in headings.iter().enumerate() {
            let unknown = matches!(self.columns[column].target, Target::Extra);
            let counting = self.subject.counts();
            let is_code = matches!(self.columns[column].target, Target::Field(spec) if counting.contains(&spec.key));
            let counts = (is_code || unknown && heading.is_blank()) && counts_rows(table, column);
            let empty = unknown && self.columns[column].filled == 0;
            if counts
                || empty
                || (unknown && (heading.is_row_number() || (self.subject.reckons() && heading.is_reckoned())))
            {
                self.set(column, Target::Dropped, Sureness::Nothing);
            }
        }
    }

    fn guess_by_cells(&mut self, table: &Table, headings: &[Heading]) {
        let of_projects = self.subject == Subject::Project;
        for (column, heading) in headings.iter().enumerate().filter(|_| of_projects) {
            let wanted: &[&str] = match heading.unit {
                _ if heading.is_only_about_dates() || heading.is_blank() => heading.dates(),
                Some(Named::Unit(unit)) if !LAND.contains(&unit) => &["total"],
                _ => &[],
            };
            self.offer(table, column, wanted);
        }
        if self.name_column().is_none() {
            let names = (0..headings.len()).find(|column| self.is_free(*column) && looks_like_names(table, *column));
            if let Some(column) = names {
                self.offer(table, column, &[self.subject.name_key()]);
            }
        }
    }

    fn look_for_merged_cells(&mut self, table: &Table) {
        let kinds = self.kinds(table);
        for place in 0..self.columns.len() {
            self.columns[place].merged = merged_cells(table, &kinds, place);
        }
    }

    /// Puts a column on the first of these fields that has none yet, if nearly all of its cells can be read for it.
    fn offer(&mut self, table: &Table, column: usize, keys: &[&str]) {
        if !self.is_free(column) {
            return;
        }
        let free = |spec: &&FieldSpec| keys.contains(&spec.key) && self.column_of(spec.key).is_none();
        if let Some(spec) =
            self.subject.fields().into_iter().find(free).filter(|spec| self.reads(table, column, spec, 80))
        {
            self.set(column, Target::Field(spec), Sureness::Cells);
        }
    }

    fn is_free(&self, column: usize) -> bool {
        let column = &self.columns[column];
        matches!(column.target, Target::Extra) && column.filled > 0
    }

    /// Whether at least so many percent of the cells can be read for a field. Years alone are no dates here: `2024` is any number.
    fn reads(&self, table: &Table, column: usize, spec: &FieldSpec, percent: usize) -> bool {
        let reads = |cell: &str| match spec.kind {
            FieldKind::When if self.subject.is_of_one_year() => self.can_read(column, spec, cell),
            FieldKind::When => When::read(cell).is_some_and(|when| when.to_string() != cell || cell.len() > 4),
            FieldKind::Choice(_) => said(spec, cell, &self.meanings).is_some(),
            _ => self.can_read(column, spec, cell),
        };
        let judged: Vec<&str> = table.filled_cells(column).take(JUDGED_CELLS).collect();
        judged.iter().filter(|cell| reads(cell)).count() * 100 >= judged.len() * percent
    }

    fn can_read(&self, column: usize, spec: &FieldSpec, cell: &str) -> bool {
        let named = match self.columns[column].unit.named {
            Some(Named::Unit(unit)) => Some(unit),
            _ => None,
        };
        if self.subject.is_of_one_year() && spec.kind == FieldKind::When && is_without_year(cell) {
            return true;
        }
        let units = Unit::of_kind(spec.kind);
        let unit = named.filter(|unit| units.contains(unit)).or(units.first().copied());
        read_cell(spec, unit, cell).is_ok()
    }
}

/// Whether the filled cells are 1, 2, 3 and so on.
fn counts_rows(table: &Table, column: usize) -> bool {
    let mut cells = table.filled_cells(column).peekable();
    let any = cells.peek().is_some();
    any && cells.enumerate().all(|(place, cell)| cell.parse() == Ok(place + 1))
}

/// Whether nearly every row has a text of its own here, and none of them only figures.
fn looks_like_names(table: &Table, column: usize) -> bool {
    let cells: Vec<&str> = table.filled_cells(column).take(JUDGED_CELLS).collect();
    let different: std::collections::BTreeSet<&&str> = cells.iter().collect_sorted();
    let has_letters = cells.iter().all(|cell| cell.chars().any(char::is_alphabetic));
    let rows = table.rows.len().min(JUDGED_CELLS);
    has_letters && cells.len() * 10 >= rows * 8 && different.len() * 10 >= cells.len() * 9
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::records::Limits;
    use super::super::table::Heading as HeadingRow;
    use super::*;

    fn guess(text: &str) -> Mapping {
        Mapping::guess(&Table::read(text, HeadingRow::Guess, Limits::USUAL).unwrap())
    }

    fn target(column: &Column) -> String {
        match column.target() {
            Target::Field(spec) => spec.key.to_owned(),
            Target::Month(of) => format!("{} {}", of.month, of.spec.key),
            Target::Extra => column.extra_field().as_str().to_owned(),
            Target::Dropped => String::new(),
        }
    }

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(guess(text).columns().iter().map(target).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn columns_are_guessed_by_their_headings() {
        check("序号,项目名称,总投资(亿元),邮政编码\n1,甲,2,138\n2,乙,3,139\n", &["", "name", "total", "x/邮政编码"]);
        check("title,name,project name\na,b,c\n", &["x/title", "x/name", "name"]);
        check("编号,名称\n1,甲\n2,乙\n", &["", "name"]);
        check("编号,名称\nDC-1,甲\nDC-2,乙\n", &["code", "name"]);
    }

    #[test]
    fn cells_decide_where_headings_do_not() {
        check(
            "工程,日期一,日期二,数\n甲工程,2024.3,2025.4,1\n乙工程,2024.5,2025.6,2\n",
            &["name", "planned_start", "planned_finish", "x/数"],
        );
        check("内容,投入资金(万元)\n甲,12\n乙,13\n", &["name", "total"]);
        check("名称,停工原因\n甲,下雨\n", &["name", "x/停工原因"]);
        check("名称,,备用\n甲,x,\n", &["name", "x/B", ""]);
        check("名称,年\n甲,2024\n", &["name", "x/年"]);
    }

    #[test]
    fn what_is_completed_goes_by_what_it_counts() {
        let rows = "\n甲,100,40\n乙,100,40\n丙,100,40\n丁,100,40\n戊,100,40\n";
        let list = |heading: &str| format!("项目名称,年度计划投资,{heading}{rows}");
        for (heading, key) in [
            ("累计完成", "ytd"),
            ("2026年1-10月累计完成投资", "10 reported_ytd"),
            ("1-10月完成投资", "10 reported_ytd"),
            ("开工以来累计完成", "since_start"),
            ("截至2025年底累计完成投资", "x/截至2025年底累计完成投资"),
            ("10月完成投资", "10 reported"),
        ] {
            check(&list(heading), &["name", "annual_plan", key]);
        }
        check("项目名称,累计完成\n甲,40\n", &["name", "cumulative"]);
        assert_eq!(guess("项目名称,累计完成\n甲,40\n").columns()[1].sureness(), Sureness::Cells, "a person is asked");
        check("项目名称,累计完成,自开工累计完成投资\n甲,40,90\n", &["name", "ytd", "since_start"]);
        check("项目名称,1-8月完成投资,累计完成投资\n甲,40,90\n", &["name", "8 reported_ytd", "since_start"]);
        check("项目名称,完成率,1-8月完成率\n甲,40,90\n", &["name", "x/完成率", "x/1-8月完成率"]);
    }

    #[test]
    fn months_decide_what_a_sum_counts() {
        let list = |sum: &str| {
            let row = format!(",30,12.5,30,20,{sum}\n");
            format!("项目名称,1月 计划,1月 完成,2月 计划,2月 完成,累计完成\n甲{row}乙{row}丙{row}")
        };
        let months = ["1 planned", "1 reported", "2 planned", "2 reported"];
        for (sum, key) in [("32.5", "ytd"), ("132.5", "since_start"), ("30", "cumulative")] {
            check(&list(sum), &["name", months[0], months[1], months[2], months[3], key]);
        }
    }

    #[test]
    fn the_unit_comes_from_the_heading_or_the_title_and_a_person_changes_it() {
        let mut mapping = guess("项目表,单位:亿元,\n名称,总投资,年度计划(元)\n甲,1,2\n");
        let units = |mapping: &Mapping| mapping.columns().iter().map(Column::unit).collect::<Vec<_>>();
        assert_eq!(units(&mapping), [None, Some(Unit::YiYuan), Some(Unit::Yuan)]);
        mapping.set_unit(1, Unit::Yuan);
        assert_eq!(units(&mapping), [None, Some(Unit::Yuan), Some(Unit::Yuan)]);
        assert_eq!(units(&guess("名称,总投资\n甲,1\n")), [None, Some(Unit::WanYuan)]);
    }

    #[test]
    fn a_field_never_has_two_columns() {
        let mut mapping = guess("名称,项目名称,备注\n甲,乙,丙\n");
        assert_eq!(mapping.column_of("name"), Some(1));
        let Target::Field(name) = mapping.columns()[1].target() else { panic!("a field") };
        mapping.assign(0, Target::Field(name));
        assert_eq!(mapping.column_of("name"), Some(0));
        assert_eq!(mapping.columns()[1].target(), Target::Extra);
        assert_eq!(mapping.columns()[0].sureness(), Sureness::Chosen);
        mapping.assign(0, Target::Field(name));
        assert_eq!(mapping.column_of("name"), Some(0));
        assert_eq!(mapping.extras(), 1);
        mapping.drop_extras();
        assert_eq!((mapping.extras(), mapping.columns()[1].target()), (0, Target::Dropped));
    }

    #[test]
    fn samples_are_different_cells_from_the_top() {
        let mapping = guess("名称,行业\n甲,市政\n乙,市政\n丙,\n丁,工业\n");
        assert_eq!(mapping.columns()[0].samples, ["甲", "乙", "丙"]);
        assert_eq!(mapping.columns()[1].samples, ["市政", "工业"]);
        assert_eq!(mapping.columns()[1].filled, 3);
    }

    #[test]
    fn extra_fields_have_names_that_fit_and_differ() {
        let long = "很长的栏目名称".repeat(10);
        let mapping = guess(&format!("名称,{long},{long},a\u{1}b\n甲,1,2,3\n"));
        let names: Vec<&str> = mapping.columns().iter().map(|column| column.extra_field().as_str()).collect();
        assert!(names.iter().all(|name| name.len() <= 100));
        assert_eq!(names[2], format!("{} 2", names[1]));
        assert_eq!(names[3], "x/a b");
    }

    proptest! {
        #[test]
        fn any_table_is_mapped_without_two_columns_on_one_field(text in "([名称总投资(万元)日期code序号1-9. ]{0,6}[,\n]){0,24}") {
            let Ok(table) = Table::read(&text, HeadingRow::Guess, Limits::USUAL) else { return Ok(()) };
            let mapping = Mapping::guess(&table);
            prop_assert_eq!(mapping.columns().len(), table.width());
            let mut targets: Vec<String> = mapping.columns().iter().map(target).filter(|name| !name.is_empty()).collect();
            let count = targets.len();
            targets.sort();
            targets.dedup();
            prop_assert_eq!(targets.len(), count);
        }
    }
}
