//! The sheet itself.

use crate::styles::{Align, Font, Look, Styles};
use crate::write::{Kind, Order};
use crate::xml::{HEADER, attribute, text};

/// The longest name of a sheet, in UTF-16 units as spreadsheets count.
const LONGEST_NAME: usize = 31;

/// The name of a sheet without what it may not have; `Sheet1` where nothing is left.
pub fn sheet_name(wanted: &str) -> String {
    let mut name = String::new();
    for letter in wanted.chars().filter(|letter| !letter.is_control() && !"[]:*?/\\".contains(*letter)) {
        if name.encode_utf16().count() + letter.len_utf16() > LONGEST_NAME {
            break;
        }
        name.push(letter);
    }
    let name = name.trim().trim_matches('\'');
    if name.is_empty() { "Sheet1".to_owned() } else { name.to_owned() }
}

/// The part of the workbook.
pub fn sheet(order: &Order, styles: &mut Styles) -> String {
    let heading = order.heading_row();
    let last_row = heading + order.rows.len() + usize::from(order.sums.is_some());
    let last_column = letters(order.columns.len().saturating_sub(1));
    let columns: String = order
        .columns
        .iter()
        .zip(1..)
        .map(|(column, place)| {
            format!("<col min=\"{place}\" max=\"{place}\" width=\"{}.7\" customWidth=\"1\"/>", column.width)
        })
        .collect();
    let below = heading + 1;
    let orientation = if order.is_landscape { "landscape" } else { "portrait" };
    let filter = format!("<autoFilter ref=\"A{heading}:{last_column}{}\"/>", heading + order.rows.len());
    let merged = merged(order, &last_column);
    let rows = rows(order, styles);
    format!(
        "{HEADER}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
         <sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:{last_column}{last_row}\"/>\
         <sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"{heading}\" topLeftCell=\"A{below}\" \
         activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{columns}</cols><sheetData>{rows}</sheetData>{filter}{merged}\
         <pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>\
         <pageSetup paperSize=\"9\" orientation=\"{orientation}\" fitToWidth=\"1\" fitToHeight=\"0\"/>\
         <headerFooter><oddFooter>{}</oddFooter></headerFooter></worksheet>",
        text(&format!("&C{}", order.footer)),
    )
}

/// Title and notes go over all columns.
fn merged(order: &Order, last_column: &str) -> String {
    let rows = order.heading_row() - 1;
    if rows == 0 || order.columns.len() < 2 {
        return String::new();
    }
    let all: String = (1..=rows).map(|row| format!("<mergeCell ref=\"A{row}:{last_column}{row}\"/>")).collect();
    format!("<mergeCells count=\"{rows}\">{all}</mergeCells>")
}

fn rows(order: &Order, styles: &mut Styles) -> String {
    let mut written = String::new();
    let mut number = 0;
    let mut row = |cells: String, height: &str| {
        number += 1;
        written.push_str(&format!("<row r=\"{number}\"{height}>{cells}</row>"));
    };
    let words = |font, align, is_in_table| Look { font, format: String::new(), align, is_in_table, is_quoted: false };
    if !order.title.is_empty() {
        let look = styles.number(words(Font::Title, Align::Middle, false));
        row(text_cell(&order.title, look), " ht=\"30\" customHeight=\"1\"");
    }
    for note in &order.notes {
        let look = styles.number(words(Font::Usual, Align::Start, false));
        row(text_cell(note, look), "");
    }
    let look = styles.number(words(Font::Bold, Align::Middle, true));
    row(order.columns.iter().map(|column| text_cell(&column.head, look)).collect(), "");
    let kinds: Vec<Kind> = order.columns.iter().map(|column| column.kind).collect();
    for (cells, font) in
        order.rows.iter().map(|cells| (cells, Font::Usual)).chain(order.sums.iter().map(|sums| (sums, Font::Bold)))
    {
        let cells = kinds
            .iter()
            .enumerate()
            .map(|(place, kind)| cell(cells.get(place).map_or("", String::as_str), *kind, font, styles));
        row(cells.collect(), "");
    }
    written
}

/// One cell of the table, as its column's kind where it is of that, as a text else.
fn cell(said: &str, kind: Kind, font: Font, styles: &mut Styles) -> String {
    let look =
        |format: &str, align| Look { font, format: format.to_owned(), align, is_in_table: true, is_quoted: false };
    let (value, look) = match kind {
        Kind::Text => (None, look("", Align::Start)),
        Kind::Number(places) => (number(said).map(str::to_owned), look(&number_format(places), Align::End)),
        Kind::Day => (day(said).map(|day| day.to_string()), look("yyyy\\-mm\\-dd", Align::Middle)),
    };
    match value {
        Some(value) => format!("<c s=\"{}\"><v>{value}</v></c>", styles.number(look)),
        None if said.is_empty() => format!("<c s=\"{}\"/>", styles.number(look)),
        None => {
            let is_quoted = said.starts_with(['=', '+', '-', '@', '\'']);
            let align = if kind == Kind::Text { Align::Start } else { look.align };
            text_cell(said, styles.number(Look { format: "@".to_owned(), align, is_quoted, ..look }))
        }
    }
}

fn text_cell(said: &str, look: usize) -> String {
    format!("<c s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", text(said))
}

fn number_format(places: u8) -> String {
    match places {
        0 => "#,##0".to_owned(),
        _ => format!("#,##0.{}", "0".repeat(usize::from(places))),
    }
}

/// A plain decimal that a spreadsheet keeps figure by figure: of no more than 15.
fn number(said: &str) -> Option<&str> {
    let digits = said.strip_prefix('-').unwrap_or(said);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_plain = [whole, part].iter().all(|run| !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit()));
    let figures = whole.trim_start_matches('0').len() + part.trim_end_matches('0').len();
    (is_plain && figures <= 15 && (whole == "0" || !whole.starts_with('0'))).then_some(said)
}

/// The day of spreadsheets on which `2026-03-01` falls; none before March 1900, where they count a day that never was.
fn day(said: &str) -> Option<i64> {
    let mut parts = said.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_written_so = [year, month, day].map(str::len) == [4, 2, 2] && parts.next().is_none();
    let [year, month, day] = [year, month, day].map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (i64::from(year?), i64::from(month?), i64::from(day?));
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let length = lengths.get(usize::try_from(month - 1).ok()?)?;
    // Days since 1 March of year 0, in which the odd day of leap years is the last.
    let shifted_year = if month < 3 { year - 1 } else { year };
    let shifted_month = (month + 9) % 12;
    let days = shifted_year * 365 + shifted_year / 4 - shifted_year / 100
        + shifted_year / 400
        + (shifted_month * 306 + 5) / 10
        + day
        - 1;
    // 30 December 1899.
    let number = days - 693_899;
    (is_written_so && (1..=*length).contains(&day) && number > 60).then_some(number)
}

fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("a remainder of 26 is small")));
        rest /= 26;
    }
    attribute(&letters.iter().rev().collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        for (said, expected) in [
            ("2009-03-01", Some(39_873)),
            ("1900-03-01", Some(61)),
            ("2024-02-29", Some(45_351)),
            ("9999-12-31", Some(2_958_465)),
            ("1900-02-28", None),
            ("2023-02-29", None),
            ("2026-13-01", None),
            ("2026-3-1", None),
            ("2026-03", None),
            ("+026-03-01", None),
        ] {
            assert_eq!(day(said), expected, "{said}");
        }
    }

    #[test]
    fn only_what_is_kept_figure_by_figure_is_a_number() {
        for said in ["0", "-5", "1201.99", "0.5", "123456789012345"] {
            assert_eq!(number(said), Some(said));
        }
        for said in ["", "-", "1,200", "007", "1e5", "=1", "1234567890123456", "一", "5%", ".5", "5."] {
            assert_eq!(number(said), None, "{said}");
        }
    }

    #[test]
    fn names_of_sheets_are_what_they_may_be() {
        assert_eq!(sheet_name("项目清单"), "项目清单");
        assert_eq!(sheet_name("a/b[c]:*?\\"), "abc");
        assert_eq!(sheet_name("'x'"), "x");
        assert_eq!(sheet_name("//"), "Sheet1");
        assert_eq!(sheet_name(&"长".repeat(40)).chars().count(), 31);
    }

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
