//! A table that goes out, whatever it is a list of: as a workbook by the module that writes them, or as CSV.

use serde::Serialize;

/// What goes out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What it is called: the title, the name of the sheet, and how the name of the file begins.
    pub title: String,
    /// What stands below the title: who filled it in, when, what it is narrowed to; a row each.
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
    /// The sums below; none where nothing is summed.
    pub sums: Option<Vec<String>>,
    /// What stands under each page on paper, with `&P` for its number and `&N` for how many there are.
    pub footer: String,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetColumn {
    /// Its heading, with its unit.
    pub head: String,
    /// What its cells hold. One that holds something else is a text.
    pub holds: Holds,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Words, codes, telephone numbers.
    Words,
    /// Figures, with or without separators of thousands.
    Figures,
    /// Days, `2026-03-01`.
    Days,
}

/// What the module is asked to write: `Order` of `src/sheets/write.rs`.
#[derive(Serialize)]
struct Order<'a> {
    sheet: &'a str,
    title: &'a str,
    notes: &'a [String],
    columns: Vec<OrderColumn<'a>>,
    rows: Vec<Vec<String>>,
    sums: Option<Vec<String>>,
    is_landscape: bool,
    footer: &'a str,
}

#[derive(Serialize)]
struct OrderColumn<'a> {
    head: &'a str,
    width: usize,
    kind: OrderKind,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum OrderKind {
    Text,
    Number(usize),
    Day,
}

/// The narrowest and the widest column, in figures of the usual font.
const WIDTHS: (usize, usize) = (8, 42);
/// How wide a page is on its narrow side.
const NARROW_PAGE: usize = 90;
/// The most decimals that are shown.
const MOST_PLACES: usize = 6;

/// What a byte order mark tells spreadsheets: that this is UTF-8.
const MARK: &str = "\u{feff}";

impl Sheet {
    /// What the module is asked to write, as bytes.
    pub fn order(&self) -> Vec<u8> {
        let columns: Vec<OrderColumn> = (0..self.columns.len()).map(|place| self.column(place)).collect();
        let width: usize = columns.iter().map(|column| column.width).sum();
        let order = Order {
            sheet: &self.title,
            title: &self.title,
            notes: &self.notes,
            is_landscape: width > NARROW_PAGE,
            columns,
            rows: self.rows.iter().map(|row| self.plain(row)).collect(),
            sums: self.sums.as_ref().map(|sums| self.plain(sums)),
            footer: &self.footer,
        };
        serde_json::to_vec(&order).expect("an order has no key that is no text")
    }

    /// The heading, the rows and the sums below them as CSV in UTF-8 with its mark, as spreadsheets open it. What a spreadsheet would run
    /// has an apostrophe in front, which the reader of lists takes away again; sums it knows by their word and leaves out.
    pub fn csv(&self) -> Vec<u8> {
        let mut text = MARK.to_owned();
        let sums = self.sums.iter().map(|sums| self.guarded_row(sums));
        for line in self.guarded_lines().chain(sums) {
            let cells: Vec<String> = line.into_iter().map(quoted).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text.into_bytes()
    }

    fn column(&self, place: usize) -> OrderColumn<'_> {
        let SheetColumn { head, holds } = &self.columns[place];
        let cells = self.rows.iter().chain(&self.sums).filter_map(|row| row.get(place));
        let widest = cells.clone().flat_map(|cell| cell.lines()).map(width_of).max().unwrap_or_default();
        let kind = match holds {
            Holds::Words => OrderKind::Text,
            Holds::Days => OrderKind::Day,
            Holds::Figures => {
                let places = cells.map(|cell| without_separators(cell)).filter(|cell| is_decimal(cell));
                OrderKind::Number(places.map(|cell| places_of(&cell)).max().unwrap_or_default().min(MOST_PLACES))
            }
        };
        // A heading that is longer than its cells is broken into two lines.
        let width = (widest + 2).max(width_of(head).div_ceil(2) + 2).clamp(WIDTHS.0, WIDTHS.1);
        OrderColumn { head, width, kind }
    }

    /// The heading and the rows with figures as machines read them and nothing that a spreadsheet would run.
    pub(super) fn guarded_lines(&self) -> impl Iterator<Item = Vec<String>> {
        let heads: Vec<String> = self.columns.iter().map(|column| guarded(&column.head, false)).collect();
        std::iter::once(heads).chain(self.rows.iter().map(|row| self.guarded_row(row)))
    }

    fn guarded_row(&self, row: &[String]) -> Vec<String> {
        let guard = |(place, cell): (usize, &String)| {
            let is_figure = self.columns.get(place).is_some_and(|column| column.holds == Holds::Figures);
            guarded(cell, is_figure && is_decimal(cell))
        };
        self.plain(row).iter().enumerate().map(guard).collect()
    }

    /// The cells of a row without what is only there to be read by people.
    fn plain(&self, row: &[String]) -> Vec<String> {
        let holds = self.columns.iter().map(|column| column.holds);
        let plain = row.iter().zip(holds).map(|(cell, holds)| match holds {
            Holds::Figures => Some(without_separators(cell)).filter(|plain| is_decimal(plain)).unwrap_or(cell.clone()),
            Holds::Words | Holds::Days => cell.clone(),
        });
        plain.collect()
    }
}

/// `1,201.99` without its separators; a minus as people write it is one that machines read.
fn without_separators(cell: &str) -> String {
    cell.trim().replace(',', "").replace('\u{2212}', "-")
}

fn is_decimal(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let mut runs = digits.split('.');
    let is_run = |run: &str| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit());
    runs.next().is_some_and(is_run) && runs.next().is_none_or(is_run) && runs.next().is_none()
}

fn places_of(decimal: &str) -> usize {
    decimal.split_once('.').map_or(0, |(_, part)| part.len())
}

/// How wide a text is: a sign of Chinese is twice as wide as a letter.
fn width_of(text: &str) -> usize {
    text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum()
}

/// Signs with which spreadsheets begin a formula.
const BEGINS_FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// A cell with an apostrophe in front where a spreadsheet would run it. Numbers may begin with a minus.
fn guarded(cell: &str, is_number: bool) -> String {
    let runs = !is_number && cell.trim_start().trim_start_matches('\'').starts_with(BEGINS_FORMULA);
    if runs { format!("'{}", cell.trim_start()) } else { cell.to_owned() }
}

/// A cell between commas.
fn quoted(cell: String) -> String {
    match cell.contains([',', '"', '\n', '\r', ';', '\t']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

/// A cell of a text without the apostrophe that [`Sheet::csv`] puts in front of what a spreadsheet would run.
pub fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(BEGINS_FORMULA) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[[&str; 3]]) -> Sheet {
        let column = |head: &str, holds| SheetColumn { head: head.to_owned(), holds };
        Sheet {
            title: "项目清单".to_owned(),
            notes: Vec::new(),
            columns: vec![
                column("项目名称", Holds::Words),
                column("总投资(万元)", Holds::Figures),
                column("开工", Holds::Days),
            ],
            rows: rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect(),
            sums: Some(["合计", "1,201.99", ""].map(str::to_owned).to_vec()),
            footer: String::new(),
        }
    }

    #[test]
    fn csv_has_a_mark_no_separators_and_nothing_that_runs() {
        let sheet = sheet(&[
            ["北河泵站", "1,201.99", "2009-03-01"],
            ["=1+1", "\u{2212}5", "-"],
            ["说\"好\", 行", "另计", ""],
            ["'=x", "+8", "@"],
        ]);
        let expected = "\u{feff}项目名称,总投资(万元),开工\r\n\
                        北河泵站,1201.99,2009-03-01\r\n\
                        '=1+1,-5,'-\r\n\
                        \"说\"\"好\"\", 行\",另计,\r\n\
                        ''=x,'+8,'@\r\n\
                        合计,1201.99,\r\n";
        assert_eq!(String::from_utf8(sheet.csv()).unwrap(), expected);
        for cell in ["=1+1", "'=x", "-", "+86 138", "@", "''-"] {
            assert_eq!(without_guard(&guarded(cell, false)), cell);
        }
        for cell in ["'北河'", "'", "北河"] {
            assert_eq!(without_guard(cell), cell);
        }
    }

    #[test]
    fn an_order_names_kinds_and_as_many_decimals_as_there_are() {
        let order: serde_json::Value =
            serde_json::from_slice(&sheet(&[["北河泵站", "28,600.5", "2009-03-01"]]).order()).unwrap();
        assert_eq!(order["columns"][0]["kind"], "text");
        assert_eq!(order["columns"][1]["kind"], serde_json::json!({ "number": 2 }));
        assert_eq!(order["columns"][2]["kind"], "day");
        assert_eq!(order["rows"][0], serde_json::json!(["北河泵站", "28600.5", "2009-03-01"]));
        assert_eq!(order["sums"][1], "1201.99");
        assert_eq!(order["is_landscape"], false);
    }
}
