//! Records into a table: which of them are titles, which name the columns, and which are rows of data.

use super::records::{Delimiter, Limits, Row, TableError, records};

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

/// A list as a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// What stands above the heading: name of the list, date, unit.
    pub titles: Vec<Row>,
    /// The words above each column; empty for a column that has none. As many as the widest row has cells.
    pub headers: Vec<String>,
    /// The line at which the heading starts.
    pub heading_line: Option<u64>,
    /// The rows of data.
    pub rows: Vec<Row>,
    /// What stood between the cells.
    pub delimiter: Delimiter,
}

/// How many of the first records may be titles.
const MOST_TITLES: usize = 30;

impl Table {
    /// Reads a text.
    pub fn read(text: &str, heading: Heading, limits: Limits) -> Result<Table, TableError> {
        let (mut records, delimiter) = records(text, limits)?;
        let place = match heading {
            Heading::Guess => Some(guess_heading(&records)),
            Heading::Line(line) => records.iter().position(|row| row.line >= line),
            Heading::Missing => None,
        };
        let Some(place) = place else {
            let headers = vec![String::new(); width(&records)];
            return Ok(Table { titles: Vec::new(), headers, heading_line: None, rows: records, delimiter });
        };
        let under = records.split_off(place + 1);
        let heading = records.pop();
        let heading_line = heading.as_ref().map(|row| row.line);
        let (headers, rows) = named(heading.map(|row| row.cells).unwrap_or_default(), under);
        Ok(Table { titles: records, headers, heading_line, rows, delimiter })
    }

    /// How many columns hold anything.
    pub fn width(&self) -> usize {
        self.headers.len()
    }

    /// The cells of one column that hold something.
    pub fn filled_cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
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

fn width(rows: &[Row]) -> usize {
    let filled = |row: &Row| row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    rows.iter().map(filled).max().unwrap_or(0)
}

/// The first record that fills more than half as many cells as the fullest one, most of them with words, and none of them with
/// something and its value (`单位:万元`), as titles do.
fn guess_heading(records: &[Row]) -> usize {
    let first = &records[..records.len().min(MOST_TITLES)];
    let fullest = first.iter().map(Row::filled).max().unwrap_or(0);
    let names_columns = |row: &Row| {
        let words = row.cells.iter().filter(|cell| !cell.is_empty() && !is_figure(cell)).count();
        let titles = row.cells.iter().any(|cell| cell.contains([':', '：']) && !cell.contains(['(', '（']));
        row.filled() * 2 > fullest && words * 2 > row.filled() && !titles
    };
    first.iter().position(names_columns).unwrap_or(0)
}

/// Whether a cell holds figures and nothing else.
fn is_figure(cell: &str) -> bool {
    let mut digits = 0;
    for c in cell.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '.' | ',' | '-' | '+' | '%' | '/' | ':' | ' ' | '．' | '，' | '％' | '¥' | '￥' | '£' | '$' => {}
            _ => return false,
        }
    }
    digits > 0
}

/// The names of the columns, from one heading row or from two with merged cells, and the rows under them.
fn named(mut heading: Vec<String>, mut rows: Vec<Row>) -> (Vec<String>, Vec<Row>) {
    if rows.first().is_some_and(|second| is_second_heading(&heading, second)) {
        let second = rows.remove(0);
        heading = merged(&heading, &second);
    }
    let heading_width = heading.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
    heading.resize(heading_width.max(width(&rows)), String::new());
    for name in &mut heading {
        *name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    (heading, rows)
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
            let Ok((all, _)) = records(&text, Limits::USUAL) else { return Ok(()) };
            let table = read(&text, heading);
            let headings = all.len() - table.titles.len() - table.rows.len();
            prop_assert!(headings <= 2, "{headings} headings");
            let filled = |rows: &[Row]| rows.iter().map(Row::filled).sum::<usize>();
            let in_columns: usize = (0..table.width()).map(|column| table.filled_cells(column).count()).sum();
            prop_assert_eq!(in_columns, filled(&table.rows));
        }
    }
}
