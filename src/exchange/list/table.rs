//! Records into a table: which of them are titles, which name the columns, and which are rows of data.

use super::delimiter::{Delimiter, DelimiterGrounds};
use super::figures::is_figure;
use super::heading::{PART_OF, is_known_heading};
use super::quotes::QuoteNote;
use super::records::{Limits, Records, Row, TableError, cleaned, records};
use super::text::LOST;
use super::units::unit_in;

/// Which record names the columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Heading {
    /// The first that looks like one.
    #[default]
    Guess,
    /// The one that starts at this line of the file, or the next behind it.
    Line(u64),
    /// None: the first record is data already.
    Missing,
}

/// A list as a table. Columns that hold nothing and have no name are not part of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// What stands above the heading: name of the list, date, unit.
    pub titles: Vec<Row>,
    /// The words above each column; empty for a column that has none.
    pub headers: Vec<String>,
    /// The line at which the heading starts.
    pub heading_line: Option<u64>,
    /// The rows of data.
    pub rows: Vec<Row>,
    /// What stood between the cells; of a sheet of a workbook, where nothing does, [`Delimiter::Nothing`].
    pub delimiter: Delimiter,
    /// Why the list was taken apart there.
    pub delimiter_grounds: DelimiterGrounds,
    /// What there is to say of its quotes.
    pub quotes: Vec<QuoteNote>,
    /// The rows that the names of the columns were put together from.
    pub(super) heading_rows: Vec<Row>,
    /// The place of each column in the file, counted from 0.
    places: Vec<usize>,
}

/// How many of the first records may be titles.
const MOST_TITLES: usize = 30;
/// Over how many rows a heading may go.
const MOST_HEADING_ROWS: usize = 3;

impl Table {
    /// Reads a text.
    pub fn read(text: &str, heading: Heading, limits: Limits) -> Result<Table, TableError> {
        Self::read_at(text, heading, None, limits)
    }

    /// Reads a text at the delimiter that a person chose, or at the one that its rows speak for.
    pub fn read_at(
        text: &str,
        heading: Heading,
        delimiter: Option<Delimiter>,
        limits: Limits,
    ) -> Result<Table, TableError> {
        Self::of(records(text, delimiter, limits)?, heading, limits)
    }

    /// Takes rows of cells as they stand in a sheet of a workbook. `columns` are the places of the columns that hold anything, counted
    /// from 0; each row has a cell for each of them, up to the last that it fills.
    pub fn of_sheet(rows: Vec<Row>, columns: &[usize], heading: Heading, limits: Limits) -> Result<Table, TableError> {
        let rows = cleaned(rows);
        if rows.is_empty() {
            return Err(TableError::Empty);
        }
        let grounds = DelimiterGrounds::Declared;
        let records = Records { rows, delimiter: Delimiter::Nothing, grounds, quotes: Vec::new() };
        let mut table = Self::of(records, heading, limits)?;
        for place in &mut table.places {
            *place = columns.get(*place).copied().unwrap_or(*place);
        }
        Ok(table)
    }

    fn of(read: Records, heading: Heading, limits: Limits) -> Result<Table, TableError> {
        let mut titles = read.rows;
        let place = match heading {
            Heading::Guess => Some(guess_heading(&titles)),
            Heading::Line(line) => titles.iter().position(|row| row.line >= line),
            Heading::Missing => None,
        };
        let mut rows = titles.split_off(place.unwrap_or(0));
        let mut heading_rows = Vec::new();
        let mut names = Vec::new();
        if place.is_some() && !rows.is_empty() {
            heading_rows.push(rows.remove(0));
            names = name_columns(&mut titles, &mut heading_rows, &mut rows);
        }
        let mut table = Table {
            heading_line: heading_rows.first().map(|row| row.line),
            titles,
            headers: names,
            rows,
            delimiter: read.delimiter,
            delimiter_grounds: read.grounds,
            quotes: read.quotes,
            heading_rows,
            places: Vec::new(),
        };
        table.leave_out_blank_columns();
        match table.width() > limits.columns {
            true => {
                let widest = table.rows.iter().chain(&table.heading_rows).max_by_key(|row| row.filled());
                let line = widest.map_or(1, |row| row.line);
                Err(TableError::TooManyColumns { line, limit: limits.columns })
            }
            false => Ok(table),
        }
    }

    /// How many columns hold anything.
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// The cells of one column that hold something.
    pub fn filled_cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
    }

    /// What a column is called: its heading, or its letters where it has none.
    pub fn name_of(&self, column: usize) -> String {
        match self.headers.get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => column_letters(self.places.get(column).copied().unwrap_or(column)),
        }
    }

    /// The cells that hold a character which could not be read, by row of the file and column.
    pub fn lost_cells(&self) -> impl Iterator<Item = (u64, usize)> {
        self.rows.iter().flat_map(|row| {
            let lost = row.cells.iter().enumerate().filter(|(_, cell)| cell.contains(LOST));
            lost.map(|(column, _)| (row.line, column))
        })
    }

    fn leave_out_blank_columns(&mut self) {
        let mut holds: Vec<bool> = self.headers.iter().map(|name| !name.is_empty()).collect();
        for column in self.rows.iter().flat_map(Row::filled_columns) {
            if holds.len() <= column {
                holds.resize(column + 1, false);
            }
            holds[column] = true;
        }
        self.places = holds.iter().enumerate().filter(|(_, holds)| **holds).map(|(place, _)| place).collect();
        self.headers.resize(holds.len(), String::new());
        if self.places.len() == holds.len() {
            return;
        }
        self.headers = self.places.iter().map(|place| std::mem::take(&mut self.headers[*place])).collect();
        for row in self.rows.iter_mut().chain(&mut self.heading_rows) {
            let cells = self.places.iter().map_while(|place| row.cells.get_mut(*place).map(std::mem::take));
            row.cells = cells.collect();
        }
    }
}

/// The name of a column that has no heading: `A` to `Z`, `AA` and so on, as spreadsheets call it.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("a remainder of 26 is small")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The record in which most headings are recognised, or the upper one of two that belong together. Where none is: the first record
/// that fills more than half as many cells as the fullest one, most of them with words, and none of them with something and its value
/// (`单位:万元`), as titles do.
fn guess_heading(records: &[Row]) -> usize {
    let first = &records[..records.len().min(MOST_TITLES)];
    let fullest = first.iter().map(Row::filled).max().unwrap_or(0);
    let recognised = |row: &Row| row.cells.iter().filter(|cell| is_known_heading(cell)).count();
    let recognised: Vec<usize> = first.iter().map(recognised).collect();
    let most = recognised.iter().copied().max().unwrap_or(0);
    let names_fields =
        |place: &usize| recognised[*place] == most && (most > 1 || (most == 1 && first[*place].filled() * 2 > fullest));
    if let Some(place) = (0..first.len()).find(names_fields) {
        return top_of_heading(first, place);
    }
    let names_columns = |row: &Row| {
        let words = row.cells.iter().filter(|cell| !cell.is_empty() && !is_figure(cell)).count();
        row.filled() * 2 > fullest && words * 2 > row.filled() && !row.cells.iter().any(|cell| says_of_list(cell))
    };
    first.iter().position(names_columns).unwrap_or(0)
}

/// Whether a cell says something of the whole list: `单位:万元`. `其中：当年计划` does not, and in brackets anything may stand.
fn says_of_list(cell: &str) -> bool {
    let is_part = PART_OF.iter().any(|part| cell.starts_with(part));
    cell.contains([':', '：']) && !cell.contains(['(', '（']) && !is_part
}

fn top_of_heading(records: &[Row], place: usize) -> usize {
    let above = (1..MOST_HEADING_ROWS).take_while(|up| {
        let upper = place.checked_sub(*up);
        upper.is_some_and(|upper| is_second_heading(&records[upper].cells, &records[upper + 1]))
    });
    place - above.count()
}

/// The names of the columns, from one heading row or from several with merged cells, which are taken from the rows under it and from
/// the titles above.
fn name_columns(titles: &mut Vec<Row>, heading: &mut Vec<Row>, rows: &mut Vec<Row>) -> Vec<String> {
    let mut names = heading.first().map(|row| row.cells.clone()).unwrap_or_default();
    if let Some(above) = titles.last()
        && let Some(grouped) = grouped(above, &names)
    {
        names = grouped;
        heading.splice(0..0, titles.pop());
    }
    while heading.len() < MOST_HEADING_ROWS {
        let Some(second) = rows.first() else { break };
        names = match () {
            () if is_second_heading(&names, second) => merged(&names, second),
            () if is_row_of_units(&names, second) => with_units(&names, second),
            () => break,
        };
        heading.push(rows.remove(0));
    }
    for name in &mut names {
        *name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    names
}

/// Names that stand several times, `计划,完成,计划,完成`, with the groups that the row above them names: `上年,,本年,`.
fn grouped(above: &Row, names: &[String]) -> Option<Vec<String>> {
    let stands_twice = |name: &String| !name.is_empty() && names.iter().filter(|other| *other == name).count() > 1;
    if above.filled() < 2 || !names.iter().any(stands_twice) || above.cells.iter().any(|cell| says_of_list(cell)) {
        return None;
    }
    let mut group = "";
    let mut grouped = Vec::new();
    for (column, name) in names.iter().enumerate() {
        if !above.cell(column).is_empty() {
            group = above.cell(column);
        }
        grouped.push(match stands_twice(name) && !group.is_empty() {
            true => format!("{group} {name}"),
            false => name.clone(),
        });
    }
    (grouped != names).then_some(grouped)
}

/// Whether a row names the columns under merged cells: the first named column goes through both rows, every cell of the second
/// stands in a group that starts with a named cell and goes on under unnamed ones, and none of them is a figure.
fn is_second_heading(heading: &[String], second: &Row) -> bool {
    let named = |column: usize| heading.get(column).is_some_and(|name| !name.is_empty());
    let goes_on = |column: usize| !named(column) && !second.cell(column).is_empty();
    let first = heading.iter().position(|name| !name.is_empty());
    if first.is_none_or(|first| !second.cell(first).is_empty()) {
        return false;
    }
    let mut names = 0;
    for (column, cell) in second.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let in_group = match named(column) {
            true => goes_on(column + 1),
            false => column > 0 && (named(column - 1) || goes_on(column - 1)) && !second.cell(column - 1).is_empty(),
        };
        if is_figure(cell) || !in_group {
            return false;
        }
        names += 1;
    }
    names > 0
}

fn merged(heading: &[String], second: &Row) -> Vec<String> {
    let mut group = "";
    (0..heading.len().max(second.cells.len()))
        .map(|column| {
            let name = heading.get(column).map_or("", String::as_str);
            if !name.is_empty() {
                group = name;
            }
            match second.cell(column) {
                "" => name.to_owned(),
                part => format!("{group} {part}"),
            }
        })
        .collect()
}

/// Whether a row under the heading holds the units of the columns and nothing else: `,（万元）,（亩）`.
fn is_row_of_units(heading: &[String], second: &Row) -> bool {
    let named = |column: usize| heading.get(column).is_some_and(|name| !name.is_empty());
    let is_unit = |cell: &str| {
        let in_brackets = cell.starts_with(['(', '（']) && cell.ends_with([')', '）']);
        unit_in(cell).is_some() || (in_brackets && cell.chars().count() < 8)
    };
    let any_unit = second.cells.iter().any(|cell| unit_in(cell).is_some());
    any_unit && second.filled_columns().all(|column| named(column) && is_unit(second.cell(column)))
}

fn with_units(heading: &[String], units: &Row) -> Vec<String> {
    let with_unit = |(column, name): (usize, &String)| match units.cell(column) {
        "" => name.clone(),
        unit => format!("{name}（{}）", unit.trim_matches(['(', ')', '（', '）'])),
    };
    heading.iter().enumerate().map(with_unit).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, heading: Heading) -> Table {
        Table::read(text, heading, Limits::USUAL).unwrap()
    }

    fn check(text: &str, headers: &[&str], titles: usize, first_line: Option<u64>) {
        let table = read(text, Heading::Guess);
        assert_eq!(table.headers, headers, "{text}");
        assert_eq!(table.titles.len(), titles, "{text}");
        assert_eq!(table.rows.first().map(|row| row.line), first_line, "{text}");
    }

    #[test]
    fn the_heading_is_found_under_titles() {
        check("名称,总投资\n甲,1\n", &["名称", "总投资"], 0, Some(2));
        check(
            "2009年重点项目表,,,\n报送部门:发改局,,,单位:万元\n序号,名称,单位,投资\n1,甲,乙,3\n",
            &["序号", "名称", "单位", "投资"],
            2,
            Some(4),
        );
        check("name\nA\nB\n", &["name"], 0, Some(2));
        check("name,2019,2020\nA,1,2\n", &["name", "2019", "2020"], 0, Some(2));
        check("name,\"total\n (m)\",,\nA,1,x,\n", &["name", "total (m)", ""], 0, Some(2));
        check("a,b", &["a", "b"], 0, None);
        check(
            "某县重点项目清单,,,\n序号,项目名称,总投资,其中：当年计划\n1,甲,1200,300\n",
            &["序号", "项目名称", "总投资", "其中：当年计划"],
            1,
            Some(3),
        );
        check(
            "清单：一,,\n单位：,万元,\n项目名称：,总投资：,行业：\n甲,1,市政\n",
            &["项目名称：", "总投资：", "行业："],
            2,
            Some(4),
        );
        check("某县项目清单\n项目名称\n甲\n乙\n", &["项目名称"], 1, Some(3));
        check(
            "一,二,三\n项目\u{200b}名称,总投资,行业\n甲,1,市政\n",
            &["项目\u{200b}名称", "总投资", "行业"],
            1,
            Some(3),
        );
        check(
            "项目名称：某批,责任单位：某局,,\n序号,ProjectName,wholeLifeCost,其中:本年计划\n1,甲,3,1\n",
            &["序号", "ProjectName", "wholeLifeCost", "其中:本年计划"],
            1,
            Some(3),
        );
    }

    #[test]
    fn headings_go_over_three_rows_and_have_units_under_them() {
        check(
            "项目名称,投资,,,备注\n,总投资,年度,,\n,,计划,完成,\n甲,9,1,2,无\n",
            &["项目名称", "投资 总投资", "投资 年度 计划", "投资 年度 完成", "备注"],
            0,
            Some(4),
        );
        check(
            "项目名称,总投资,用地\n,（万元）,（亩）\n甲,1,2\n",
            &["项目名称", "总投资（万元）", "用地（亩）"],
            0,
            Some(3),
        );
        check(
            "项目名称,总投资,用地\n,亿元,公顷\n甲,1,2\n",
            &["项目名称", "总投资（亿元）", "用地（公顷）"],
            0,
            Some(3),
        );
        check(
            "某县清单,,,,\n,上年,,本年,\n项目名称,计划,完成,计划,完成\n甲,1,2,3,4\n",
            &["项目名称", "上年 计划", "上年 完成", "本年 计划", "本年 完成"],
            1,
            Some(4),
        );
        check("项目名称,总投资,行业\n,1200,市政\n", &["项目名称", "总投资", "行业"], 0, Some(2));
    }

    #[test]
    fn what_is_blank_does_not_count() {
        let small = Limits { bytes: 1 << 20, rows: 3, columns: 2, cell: 9 };
        let read = |text: &str| Table::read(text, Heading::Guess, small);
        let wide = format!("项目名称,,{}总投资{}\n甲,,{}1\n", ",".repeat(20), ",".repeat(16_000), ",".repeat(20));
        let table = read(&wide).unwrap();
        assert_eq!(
            (table.headers.clone(), table.name_of(1)),
            (vec!["项目名称".to_owned(), "总投资".to_owned()], "总投资".to_owned())
        );
        assert_eq!(table.rows[0].cells, ["甲", "1"]);
        let long =
            format!("项目名称,总投资\n甲,1\n{}乙,2\n{}", ",\n".repeat(30_000), " , \n\u{200b},\n".repeat(20_000));
        let rows = read(&long).unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 30_003]);
        assert_eq!(read("a,b,c\n1,2,3\n"), Err(TableError::TooManyColumns { line: 1, limit: 2 }));
        let letters = Table::read("名称,,\n甲,,x\n", Heading::Line(1), small).unwrap();
        assert_eq!(letters.name_of(1), "C", "a column keeps the letters that a spreadsheet gives it");
    }

    #[test]
    fn cells_with_a_lost_character_are_found() {
        let table = read("项目名称,建设内容\n甲,引堤加\u{fffd}\n乙,好\n", Heading::Guess);
        assert_eq!(table.lost_cells().collect::<Vec<_>>(), [(2, 1)]);
    }

    #[test]
    fn two_heading_rows_with_merged_cells_become_one() {
        check(
            "进度表,,,,,\n名称,1月,,2月,,问题\n,计划,完成,计划,完成,\n甲,1,2,3,4,无\n",
            &["名称", "1月 计划", "1月 完成", "2月 计划", "2月 完成", "问题"],
            1,
            Some(4),
        );
        check("名称,总投资,\n甲,好,差\n", &["名称", "总投资", ""], 0, Some(2));
        check("名称,1月,\n,1,2\n", &["名称", "1月", ""], 0, Some(2));
        check("名称,,备用\n甲,乙,\n", &["名称", "", "备用"], 0, Some(2));
    }

    #[test]
    fn a_person_can_say_which_row_is_the_heading() {
        let text = "甲,乙\n名称,总投资\n丙,1\n";
        assert_eq!(read(text, Heading::Line(2)).headers, ["名称", "总投资"]);
        assert_eq!(read(text, Heading::Line(2)).titles.len(), 1);
        let without = read(text, Heading::Missing);
        assert_eq!((without.headers.len(), without.rows.len(), without.heading_line), (2, 3, None));
        assert_eq!(read(text, Heading::Line(9)).rows.len(), 3);
    }

    #[test]
    fn columns_without_a_name_are_called_as_in_spreadsheets() {
        let letters: Vec<_> = [0, 25, 26, 51, 52, 701, 702].map(column_letters).into();
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    proptest! {
        #[test]
        fn no_record_is_lost(text in "[甲a1,\"\n ]{0,60}", heading in prop_oneof![
            Just(Heading::Guess), Just(Heading::Missing), (0..20_u64).prop_map(Heading::Line)
        ]) {
            let Ok(all) = records(&text, None, Limits::USUAL) else { return Ok(()) };
            let all = all.rows;
            let table = read(&text, heading);
            let headings = all.len() - table.titles.len() - table.rows.len();
            prop_assert!(headings <= MOST_HEADING_ROWS + 1, "{headings} headings");
            let filled = |rows: &[Row]| rows.iter().map(Row::filled).sum::<usize>();
            let in_columns: usize = (0..table.width()).map(|column| table.filled_cells(column).count()).sum();
            prop_assert_eq!(in_columns, filled(&table.rows));
        }
    }
}
