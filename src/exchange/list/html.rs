//! A table that somebody copies from a web page, a mail or a document: markup of the clipboard, of which nothing but the texts of its cells is
//! taken. Nothing of it is ever shown as markup.

use super::pasted::write_block;
use super::records::Limits;

/// What lies on the clipboard as a block of cells, lines with tabs between them; nothing where it is no table.
///
/// | | |
/// |---|---|
/// | a spreadsheet's own lines with tabs | as they are |
/// | a table of the web whose cells span several rows or columns | by its markup, since its lines have fewer cells there |
/// | lines without tabs, and markup with a table | by its markup |
/// | several lines without tabs | as they are: they may have commas |
pub fn block_of(plain: &str, html: &str) -> Option<String> {
    let has_tabs = plain.contains('\t');
    let is_of_office =
        ["urn:schemas-microsoft-com:office", "LibreOffice", "Kingsoft", "WPS"].iter().any(|mark| html.contains(mark));
    let table = || read_table(html).filter(|rows| rows.len() > 1 || rows.iter().any(|row| row.len() > 1));
    let written = |rows: Vec<Vec<String>>| write_block(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    match has_tabs {
        true if is_of_office || !spans(html) => Some(plain.to_owned()),
        true => Some(table().map_or_else(|| plain.to_owned(), written)),
        false => table().map(written).or_else(|| (plain.trim().lines().count() > 1).then(|| plain.to_owned())),
    }
}

fn spans(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    ["rowspan", "colspan"].iter().any(|span| html.contains(span))
}

/// The most rows or columns that one cell is taken to span.
const MOST_SPANNED: usize = 200;

/// The cells of the first table of a piece of HTML; one that spans several is filled in the first of them.
pub(super) fn read_table(html: &str) -> Option<Vec<Vec<String>>> {
    let mut reader = Reader::default();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        reader.text(&rest[..open]);
        rest = &rest[open..];
        let (tag, behind) = next_tag(rest);
        rest = behind;
        if reader.tag(tag) || reader.rows.len() > Limits::USUAL.rows {
            break;
        }
    }
    reader.end_cell();
    let rows: Vec<Vec<String>> = reader.rows;
    rows.iter().any(|row| row.iter().any(|cell| !cell.is_empty())).then_some(rows)
}

/// What stands between `<` and `>`, and what is behind it; of a comment, a style or a script nothing.
fn next_tag(text: &str) -> (&str, &str) {
    if let Some(comment) = text.strip_prefix("<!--") {
        return ("", comment.find("-->").map_or("", |end| &comment[end + 3..]));
    }
    let mut quote = None;
    let end = text.char_indices().find(|(_, sign)| match (quote, sign) {
        (Some(open), sign) if open == *sign => {
            quote = None;
            false
        }
        (Some(_), _) => false,
        (None, '"' | '\'') => {
            quote = Some(*sign);
            false
        }
        (None, sign) => *sign == '>',
    });
    let Some((end, _)) = end else { return ("", "") };
    let (tag, behind) = (&text[1..end], &text[end + 1..]);
    let name = name_of(tag);
    if !["style", "script"].contains(&name.as_str()) {
        return (tag, behind);
    }
    let close = format!("</{name}");
    let at = behind.to_ascii_lowercase().find(&close);
    ("", at.map_or("", |at| behind[at..].split_once('>').map_or("", |(_, behind)| behind)))
}

fn name_of(tag: &str) -> String {
    let end = tag.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len());
    tag[..end].trim_end_matches('/').to_ascii_lowercase()
}

/// How many rows or columns a cell spans.
fn spanned(tag: &str, what: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(what).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let digits = value.map(|value| value.trim_start().trim_start_matches(['"', '\'']));
    let number = digits.map(|digits| digits.chars().take_while(char::is_ascii_digit).collect::<String>());
    number.and_then(|number| number.parse().ok()).unwrap_or(1).clamp(1, MOST_SPANNED)
}

/// The cells of a table while its markup is read.
#[derive(Default)]
struct Reader {
    rows: Vec<Vec<String>>,
    /// How many rows more each column is spanned from above.
    spans: Vec<usize>,
    cell: Option<String>,
    /// How many columns and rows the present cell spans.
    size: (usize, usize),
    is_in_table: bool,
}

impl Reader {
    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            for sign in unescaped(text).chars() {
                match sign.is_whitespace() {
                    true if cell.is_empty() || cell.ends_with([' ', '\n']) => {}
                    true => cell.push(' '),
                    false => cell.push(sign),
                }
            }
        }
    }

    /// Whether the table has ended.
    fn tag(&mut self, tag: &str) -> bool {
        match name_of(tag).as_str() {
            "table" => self.is_in_table = true,
            "/table" => return self.is_in_table,
            "tr" => {
                self.end_cell();
                if self.is_in_table {
                    self.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.end_cell();
                if self.is_in_table {
                    self.begin_cell(tag);
                }
            }
            "/td" | "/th" | "/tr" => self.end_cell(),
            "br" | "/p" | "/div" | "/li" => self.break_line(),
            _ => {}
        }
        false
    }

    fn break_line(&mut self) {
        if let Some(cell) = &mut self.cell
            && !cell.is_empty()
        {
            cell.truncate(cell.trim_end().len());
            cell.push('\n');
        }
    }

    fn begin_cell(&mut self, tag: &str) {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        self.skip_spanned();
        self.cell = Some(String::new());
        self.size = (spanned(tag, "colspan"), spanned(tag, "rowspan"));
    }

    /// Empty cells where one from above reaches down.
    fn skip_spanned(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(rows) = self.spans.get_mut(row.len()).filter(|rows| **rows > 0) {
            *rows -= 1;
            row.push(String::new());
        }
    }

    fn end_cell(&mut self) {
        let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) else { return };
        let (columns, rows) = self.size;
        for column in 0..columns {
            let place = row.len();
            row.push(if column == 0 { cell.trim().to_owned() } else { String::new() });
            if self.spans.len() <= place {
                self.spans.resize(place + 1, 0);
            }
            self.spans[place] = rows - 1;
        }
    }
}

/// A text with the signs that its entities mean; those that nobody uses in a table stay as they are.
fn unescaped(text: &str) -> String {
    const NAMED: [(&str, char); 8] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("times", '×'),
        ("radic", '√'),
    ];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let entity = rest.split_once(';').filter(|(name, _)| name.len() <= 8);
        let sign = entity.and_then(|(name, behind)| {
            let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => digits.parse().ok(),
            });
            let named = NAMED.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
            Some((named.or_else(|| number.and_then(char::from_u32))?, behind))
        });
        match sign {
            Some((sign, behind)) => {
                plain.push(sign);
                rest = behind;
            }
            None => plain.push('&'),
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&[&str]]) {
        let rows = read_table(html).unwrap_or_default();
        assert_eq!(rows, expected.iter().map(|row| row.to_vec()).collect::<Vec<_>>(), "{html}");
    }

    #[test]
    fn cells_of_a_table_are_read_without_its_markup() {
        check(
            "<html><style>td > x {}</style><p>标题</p><table class='a'><thead><tr><th>项目</th><th>问题<br>内容</th></tr></thead>\
             <tr><td><b>北河&nbsp;泵站</b></td><td>\n  a &lt;b&gt; &amp; &#8730; <!-- <td>x</td> --></td></tr></table><table><tr><td>别的</table>",
            &[&["项目", "问题\n内容"], &["北河 泵站", "a <b> & √"]],
        );
        check(
            "<TABLE><TR><TD ROWSPAN=2>甲<TD>1<TR><TD>2<tr><td colspan=\"2\">合计</td><td>3</td></table>",
            &[&["甲", "1"], &["", "2"], &["合计", "", "3"]],
        );
        check("<table><tr><td title='a>b'>x</td></tr></table>", &[&["x"]]);
        check("<p>no table</p>", &[]);
        check("<table><tr><td></td></tr></table>", &[]);
    }

    #[test]
    fn what_says_most_is_taken() {
        let web = "<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>";
        assert_eq!(block_of("甲\t1\n2", web).as_deref(), Some("甲\t1\r\n\t2"));
        let excel = format!("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">{web}");
        assert_eq!(block_of("甲\t1\n\t2", &excel).as_deref(), Some("甲\t1\n\t2"));
        assert_eq!(block_of("甲1\n2", web).as_deref(), Some("甲\t1\r\n\t2"));
        assert_eq!(block_of("甲,1\n乙,2", "").as_deref(), Some("甲,1\n乙,2"));
        assert_eq!(block_of("一句话", "<p>一句话</p>"), None);
        assert_eq!(block_of("一格", "<table><tr><td>一格</td></tr></table>"), None);
        assert_eq!(block_of("", ""), None);
    }

    proptest! {
        #[test]
        fn any_markup_is_read_without_harm(html in "(<table>|<tr>|<td|<th colspan=9|rowspan='3'|>|</td>|</table>|<!--|-->|<style>|&amp;|&#x4e00;|&|字|\"|'| ){0,40}") {
            let rows = read_table(&html).unwrap_or_default();
            prop_assert!(rows.iter().flatten().all(|cell| cell.trim() == cell));
        }
    }
}
