//! Which character stands between the cells of a list: judged by all of its rows and by the headings that are recognised.

use std::collections::BTreeMap;

use super::figures::is_figure;
use super::heading::is_known_heading;
use super::lines::{behind_line, line_end};
use super::quotes::Splitter;

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma is the decimal point.
    Semicolon,
    /// A tabulator, as spreadsheets copy.
    Tab,
    /// `|`, as databases write.
    Pipe,
    /// `，`, as people type.
    WideComma,
    /// Nothing: one cell a line.
    Nothing,
}

/// Why a list is taken apart at its delimiter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DelimiterGrounds {
    /// A line `sep=;` at the beginning says so.
    Declared,
    /// A person said so.
    Chosen,
    /// So many percent of the rows have so many cells then, and so many headings are recognised.
    Rows {
        /// Percent of the rows.
        even: u8,
        /// Their cells.
        cells: usize,
        /// Headings.
        headings: usize,
    },
    /// Nothing else takes the rows apart evenly.
    NothingElse,
}

impl Delimiter {
    /// All of them, the usual ones first.
    pub const ALL: [Delimiter; 6] =
        [Self::Comma, Self::Tab, Self::Semicolon, Self::Pipe, Self::WideComma, Self::Nothing];

    /// What stands in the text.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Semicolon => ";",
            Self::Tab => "\t",
            Self::Pipe => "|",
            Self::WideComma => "，",
            Self::Nothing => "",
        }
    }
}

/// The line `sep=;` with which spreadsheets are told the delimiter, and the byte behind it; no delimiter where it names another one.
pub(super) fn declared(text: &str) -> Option<(Option<Delimiter>, usize)> {
    let end = line_end(text, 0);
    let line = text[..end].trim_matches([' ', '"']).to_ascii_lowercase();
    let named = line.strip_prefix("sep=")?;
    let delimiter = Delimiter::ALL.into_iter().find(|known| match known.text() {
        "" => false,
        text => named.starts_with(text) && named.trim_matches([',', ';', '\t', ' ', '"', '|', '，']).is_empty(),
    });
    // sep=\t is written out by some.
    let delimiter = delimiter.or((named == "\\t" || named == "tab").then_some(Delimiter::Tab));
    Some((delimiter, behind_line(text, end)))
}

/// How much of a text is looked at.
const SAMPLE: usize = 1 << 20;
/// Among how many of the first rows the heading is looked for, and in how many of its cells.
const HEADED_ROWS: usize = 30;
const HEADED_CELLS: usize = 60;

/// How well a delimiter takes a text apart.
struct Evidence {
    rows: usize,
    /// Rows of more than one cell.
    split: usize,
    /// Rows that have as many cells as most have.
    even: usize,
    /// How many cells that is.
    cells: usize,
    /// The most headings that are recognised in one of the first rows.
    headings: usize,
    /// Of the cells, those that are figures as a whole, in thousandths.
    figures: usize,
}

impl Evidence {
    fn of(text: &str, delimiter: Delimiter) -> Evidence {
        let splitter = Splitter::new(text, delimiter.text());
        let (mut at, mut rows, mut split, mut headings, mut figures, mut filled) = (0, 0, 0, 0, 0, 0);
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        while at < text.len() {
            let (record, _, next) = splitter.record(at, 0);
            at = next;
            if record.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if rows < HEADED_ROWS {
                let cells = record.cells.iter().take(HEADED_CELLS);
                headings = headings.max(cells.filter(|cell| is_known_heading(cell)).count());
            }
            rows += 1;
            split += usize::from(record.cells.len() > 1);
            *widths.entry(record.cells.len()).or_default() += 1;
            filled += record.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            figures += record.cells.iter().filter(|cell| is_figure(cell.trim())).count();
        }
        let most = widths.iter().filter(|(width, _)| **width > 1).max_by_key(|(_, rows)| **rows);
        let (cells, even) = most.map_or((1, 0), |(width, rows)| (*width, *rows));
        Evidence { rows, split, even, cells, headings, figures: figures * 1000 / filled.max(1) }
    }

    fn score(&self) -> usize {
        const A_HEADING: usize = 300;
        let share = |part: usize| part * 1000 / self.rows.max(1);
        share(self.even) + share(self.split) / 2 + self.headings.min(6) * A_HEADING + self.figures / 4
    }

    /// Whether most rows fall apart, as many into the same number of cells; or a heading does.
    fn is_possible(&self) -> bool {
        self.split * 2 > self.rows
            && (self.even * 2 >= self.rows || self.headings > 1 || self.split * 10 >= self.rows * 8)
            || self.headings > 1
    }
}

/// The delimiter that the rows of a text speak for.
pub(super) fn guess(text: &str) -> (Delimiter, DelimiterGrounds) {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &text[..end];
    let mut best: Option<(usize, Delimiter, Evidence)> = None;
    for delimiter in Delimiter::ALL {
        if delimiter.text().is_empty() || !sample.contains(delimiter.text()) {
            continue;
        }
        let evidence = Evidence::of(sample, delimiter);
        let score = evidence.score();
        if evidence.is_possible() && best.as_ref().is_none_or(|(most, ..)| score > *most) {
            best = Some((score, delimiter, evidence));
        }
    }
    let alone = Evidence::of(sample, Delimiter::Nothing).headings > 0;
    match best {
        // A heading that is whole without a delimiter is the heading of a list of one column.
        Some((_, delimiter, found)) if !alone || found.headings > 1 || found.split == found.rows => {
            let even = u8::try_from(found.even * 100 / found.rows.max(1)).unwrap_or(100);
            let grounds = DelimiterGrounds::Rows { even, cells: found.cells, headings: found.headings };
            (delimiter, grounds)
        }
        _ => (Delimiter::Nothing, DelimiterGrounds::NothingElse),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Delimiter) {
        assert_eq!(guess(text).0, expected, "{text:?}");
    }

    #[test]
    fn commas_in_texts_do_not_outweigh_the_rows() {
        let semicolons = "项目名称;总投资(万元);建设内容\n北河泵站;1200;管网,道路,泵房,绿化\n南湖闸;800;闸门,引堤,管理房,道路\n西岭隧道;500;左洞,右洞,机电,绿化\n";
        check(semicolons, Delimiter::Semicolon);
        check(&semicolons.replace(';', "\t"), Delimiter::Tab);
        check(&semicolons.replace(';', "|"), Delimiter::Pipe);
        check(&semicolons.replace(';', "，"), Delimiter::WideComma);
        check(&semicolons.replace(',', "、").replace(';', ","), Delimiter::Comma);
        let commas = "项目名称,总投资,建设内容\n北河泵站,1200,管网;道路;泵房;绿化\n南湖闸,800,闸门;引堤;管理房;道路\n";
        check(commas, Delimiter::Comma);
        check(&commas.replace(';', "，"), Delimiter::Comma);
        check(&commas.replace(';', "|"), Delimiter::Comma);
        check(&commas.replace(';', "\t"), Delimiter::Comma);
    }

    #[test]
    fn words_that_nobody_knows_do_as_well() {
        check("a;b;c\n1,5;2,5;3,5\n", Delimiter::Semicolon);
        check("a\tb\tc\n1,2\t3\t4\n", Delimiter::Tab);
        check("x;y\nred, green, blue;1,5\nblack, white, grey;2,25\n", Delimiter::Semicolon);
        check("x,y\n\"red; green\",1\n\"black; white\",2\n", Delimiter::Comma);
        check("title; with; many; semicolons; here\na,b\n1,2\n3,4\n", Delimiter::Comma);
        check("甲;1,5;2,5\n乙;2,5;3,5\n", Delimiter::Semicolon);
        check("A,B,C,D\n1,2\n1,2,3\n1\n1,2,3,4\n", Delimiter::Comma);
    }

    #[test]
    fn a_list_of_one_column_has_no_delimiter() {
        check("only one column\n1\n", Delimiter::Nothing);
        check("项目名称\n北河泵站\n南湖闸\n", Delimiter::Nothing);
        check("项目名称\n北河泵站,一期\n南湖闸\n西岭渠,二期\n东岭堤,三期\n", Delimiter::Nothing);
        check("Project name\nBridge, north\nRoad; south\nSchool\n", Delimiter::Nothing);
        check("", Delimiter::Nothing);
    }

    #[test]
    fn titles_and_notes_do_not_decide() {
        check(
            "某县重点项目清单;;\n填报单位：发改局，电话,12;;\n项目名称;总投资;行业\n甲;1;市政\n",
            Delimiter::Semicolon,
        );
        let notes = "项目名称\t总投资\n甲\t1\n注：一,二,三\n说明：一,二,四\n数据来源：一,二,五\n";
        check(notes, Delimiter::Tab);
    }

    #[test]
    fn a_list_says_its_delimiter_itself() {
        let said = |text: &str| declared(text);
        assert_eq!(said("sep=;\na;b"), Some((Some(Delimiter::Semicolon), 6)));
        assert_eq!(said("\"sep=,\"\r\na,b"), Some((Some(Delimiter::Comma), 9)));
        assert_eq!(said("sep=,,,\na,b"), Some((Some(Delimiter::Comma), 8)));
        assert_eq!(said("SEP=|\na"), Some((Some(Delimiter::Pipe), 6)));
        assert_eq!(said("sep=\t\na"), Some((Some(Delimiter::Tab), 6)));
        assert_eq!(said("sep=^\na"), Some((None, 6)));
        assert_eq!(said("separator,b"), None);
    }
}
