//! The lines of a list into cells, with quotes that mean what they mean in most rows.
//!
//! A cell that begins with a quote goes on to the quote that closes it, over delimiters and ends of lines. Lists of other systems
//! have quotes that open nothing: `"8寸`, `"智慧"园区`. What tells them apart is the rows themselves: where every line that a quote
//! would swallow has as many cells as the rows of the list have, the quote is text.

use std::collections::BTreeMap;

use super::figures::is_figure;
use super::lines::{behind_blanks, behind_line, line_end, line_ends};

/// A quote that was not read as the rules of CSV say, or that took lines which may be rows. Rows are numbered as in a spreadsheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuoteNote {
    /// A quote opens a cell and is text all the same.
    Stray {
        /// The row.
        line: u64,
    },
    /// A cell in quotes holds lines that could be rows.
    Joined {
        /// The row.
        line: u64,
        /// How many lines of the file it takes.
        lines: u64,
    },
    /// A cell in quotes goes on to the end of the file.
    Unclosed {
        /// The row.
        line: u64,
    },
}

/// The cells of one record as they stand, and where it ends.
pub(super) struct Record {
    pub(super) cells: Vec<String>,
    /// The byte at which its last line ends.
    end: usize,
    /// How many lines of the file it takes.
    lines: u64,
}

/// How a quote within a cell in quotes is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// It must be doubled.
    Doubled,
    /// It is text unless a delimiter or the end of the line follows.
    Text,
}

/// What closes a cell in quotes.
enum Close {
    /// A quote; what follows it starts here.
    Quote(usize),
    /// Nothing up to the end of the text.
    Nothing,
    /// A quote stands where none may, or none comes for too long.
    Text,
}

/// A text that is taken apart record by record.
pub(super) struct Splitter<'a> {
    text: &'a str,
    /// What stands between cells; empty where there is one cell a line.
    delimiter: &'a str,
    rows: Rows,
}

/// What most rows look like.
#[derive(Default)]
struct Rows {
    /// How many cells they have.
    width: usize,
    /// Other widths that are not rare.
    usual: Vec<usize>,
    /// Which columns hold figures.
    figures: Vec<bool>,
    /// Whether quotes stand in cells that are not in quotes, as in lists of systems that know no quoting.
    has_bare_quotes: bool,
}

/// The longest cell in quotes, in bytes, and the most lines of one whose quotes are not doubled: beyond it nothing closes it.
const LONGEST_QUOTED: usize = 400_000;
const MOST_LINES: usize = 200;

const QUOTE: u8 = b'"';

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, delimiter: &'a str) -> Self {
        let mut splitter = Splitter { text, delimiter, rows: Rows::default() };
        splitter.rows = splitter.look_at_rows();
        splitter
    }

    /// The next record from this byte on, and what there is to say of its quotes; the byte at which the one after it starts.
    pub(super) fn record(&self, start: usize, line: u64) -> (Record, Option<QuoteNote>, usize) {
        let (record, note) = self.read(start, line);
        let next = behind_line(self.text, record.end);
        (record, note, next)
    }

    fn read(&self, start: usize, line: u64) -> (Record, Option<QuoteNote>) {
        let end = line_end(self.text, start);
        if !self.text.as_bytes()[start..end].contains(&QUOTE) {
            return (self.literal(start, end), None);
        }
        if let Some(record) = self.quoted(start, Inside::Doubled, false)
            && record.lines == 1
        {
            return self.unless_text_fits_better(record, start, end, line);
        }
        let spans = [Inside::Doubled, Inside::Text].into_iter();
        let span = spans.filter_map(|inside| self.quoted(start, inside, false)).find(|record| record.lines > 1);
        let one_line = || self.one_line(start, end, line);
        match span {
            Some(span) if self.swallows(&span, start) => one_line(),
            Some(span) if self.may_hold_rows(&span, start) => {
                let lines = span.lines;
                (span, Some(QuoteNote::Joined { line, lines }))
            }
            Some(span) => (span, None),
            None => match self.quoted(start, Inside::Doubled, true) {
                Some(rest) if rest.lines > 1 && !self.one_line_fits(start) && !self.swallows(&rest, start) => {
                    (rest, Some(QuoteNote::Unclosed { line }))
                }
                _ => one_line(),
            },
        }
    }

    /// A line whose quotes are closed, or the same with its quotes as text where only that has as many cells as the rows have.
    fn unless_text_fits_better(
        &self,
        record: Record,
        start: usize,
        end: usize,
        line: u64,
    ) -> (Record, Option<QuoteNote>) {
        let literal = self.literal(start, end);
        let better = record.cells.len() > 1
            && record.cells.len() + 1 == self.rows.width
            && literal.cells.len() == self.rows.width
            && self.figures_fit(&literal);
        match better {
            true => (literal, Some(QuoteNote::Stray { line })),
            false => (record, None),
        }
    }

    /// One line by itself, in the first way that has as many cells as the rows have.
    fn one_line(&self, start: usize, end: usize, line: u64) -> (Record, Option<QuoteNote>) {
        let literal = self.literal(start, end);
        if !self.text.as_bytes()[start..end].contains(&QUOTE) {
            return (literal, None);
        }
        let closed = self.quoted(start, Inside::Text, false).filter(|record| record.lines == 1);
        let record = match closed {
            // Marks around a part of a cell stay; marks around every cell are marks of the writer.
            Some(closed) if closed.cells.len() == literal.cells.len() && !all_in_quotes(&literal.cells) => literal,
            Some(closed) if self.fits(&closed) || !self.fits(&literal) => closed,
            _ => literal,
        };
        let is_odd = |cell: &String| cell.matches('"').count() % 2 == 1;
        let note = record.cells.iter().any(is_odd).then_some(QuoteNote::Stray { line });
        (record, note)
    }

    fn fits(&self, record: &Record) -> bool {
        record.cells.len() == self.rows.width || self.rows.usual.contains(&record.cells.len())
    }

    fn one_line_fits(&self, start: usize) -> bool {
        let (record, _) = self.one_line(start, line_end(self.text, start), 0);
        self.fits(&record)
    }

    /// Whether the lines of a record are rows of their own, by their number of cells and their figures.
    fn swallows(&self, span: &Record, start: usize) -> bool {
        if self.rows.width < 2 {
            return false;
        }
        if !self.fits(span) && self.one_line_fits(start) {
            return true;
        }
        let (mut all, mut fitting, mut figures) = (0, 0, 0);
        for line in self.lines_of(span, start) {
            all += 1;
            let fits = self.fits(&line);
            fitting += usize::from(fits);
            if fits && !self.figures_fit(&line) {
                return false;
            }
            figures += usize::from(fits && self.has_figures(&line));
        }
        match fitting == all {
            true if !self.fits(span) || self.rows.width > 2 => true,
            true => figures == all || self.rows.has_bare_quotes,
            false => all > 3 && fitting * 4 >= all * 3,
        }
    }

    /// Whether a record has another number of cells than rows have, or a further line of it could be a row. Where rows have two cells, the first line must be able to be one too.
    fn may_hold_rows(&self, span: &Record, start: usize) -> bool {
        if self.rows.width < 2 || !self.fits(span) {
            return true;
        }
        let is_likely = self.rows.width > 2 || self.one_line_fits(start);
        is_likely && self.lines_of(span, start).skip(1).any(|line| self.fits(&line))
    }

    /// The lines of a record read as rows: the first by itself, the others as the rules of CSV say where that gives a row.
    fn lines_of(&self, span: &Record, start: usize) -> impl Iterator<Item = Record> {
        let (mut at, stop) = (start, span.end);
        std::iter::from_fn(move || {
            if at > stop || at >= self.text.len() {
                return None;
            }
            let is_row = |record: &Record| record.lines > 1 && record.end <= stop && self.fits(record);
            let by_rule = if at > start { self.quoted(at, Inside::Doubled, false).filter(is_row) } else { None };
            let record = by_rule.unwrap_or_else(|| self.one_line(at, line_end(self.text, at), 0).0);
            at = behind_line(self.text, record.end);
            Some(record)
        })
    }

    /// Whether columns of figures hold figures or nothing.
    fn figures_fit(&self, record: &Record) -> bool {
        let cells = record.cells.iter().zip(&self.rows.figures);
        cells.filter(|(_, figures)| **figures).all(|(cell, _)| cell.trim().is_empty() || is_figure(cell.trim()))
    }

    fn has_figures(&self, record: &Record) -> bool {
        let mut cells = record.cells.iter().zip(&self.rows.figures);
        cells.any(|(cell, figures)| *figures && is_figure(cell.trim()))
    }

    /// What most records look like, read as the rules of CSV say and line by line where they cannot be.
    fn look_at_rows(&self) -> Rows {
        let mut cells_by_width: BTreeMap<usize, usize> = BTreeMap::new();
        let mut figures: Vec<(usize, usize)> = Vec::new();
        let (mut records, mut at, mut has_bare_quotes) = (0, 0, false);
        while at < self.text.len() {
            let end = line_end(self.text, at);
            let has_quotes = self.text.as_bytes()[at..end].contains(&QUOTE);
            let closed = if has_quotes { self.quoted(at, Inside::Doubled, false) } else { None };
            has_bare_quotes |= has_quotes && closed.is_none();
            let record = closed.unwrap_or_else(|| self.literal(at, end));
            at = behind_line(self.text, record.end);
            if record.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if has_quotes && record.lines == 1 {
                let is_bare = |cell: &String| cell.matches('"').count() % 2 == 1;
                has_bare_quotes |= record.cells.iter().any(is_bare);
            }
            records += 1;
            *cells_by_width.entry(record.cells.len()).or_default() += record.cells.len();
            if record.lines == 1 {
                count_figures(&mut figures, &record.cells);
            }
        }
        let width = cells_by_width.iter().max_by_key(|(_, cells)| **cells).map_or(0, |(width, _)| *width);
        let is_usual = |(width, cells): &(&usize, &usize)| {
            **width > 1 && **cells / **width > 1 && **cells / **width * 10 >= records
        };
        Rows {
            width,
            usual: cells_by_width.iter().filter(is_usual).map(|(width, _)| *width).collect(),
            figures: figures.iter().map(|(figures, filled)| *figures > 1 && figures * 3 >= filled * 2).collect(),
            has_bare_quotes,
        }
    }

    /// A line with its quotes as text.
    fn literal(&self, start: usize, end: usize) -> Record {
        let line = &self.text[start..end];
        let cells = match self.delimiter.is_empty() {
            true => vec![line.to_owned()],
            false => line.split(self.delimiter).map(str::to_owned).collect(),
        };
        Record { cells, end, lines: 1 }
    }

    /// A record with its quotes resolved; none where one is not closed, unless it may go on to the end of the text.
    fn quoted(&self, start: usize, inside: Inside, to_the_end: bool) -> Option<Record> {
        let bytes = self.text.as_bytes();
        let mut cells = Vec::new();
        let (mut at, mut lines) = (start, 1);
        loop {
            let opening = bytes[at..].iter().position(|byte| *byte != b' ').map_or(at, |blanks| at + blanks);
            if bytes.get(opening) == Some(&QUOTE) && (opening == at || self.closes_on_its_line(opening + 1)) {
                let mut cell = String::new();
                match self.close(opening + 1, inside, &mut cell) {
                    Close::Quote(behind) => at = behind,
                    Close::Nothing if to_the_end => at = bytes.len(),
                    Close::Nothing | Close::Text => return None,
                }
                lines += line_ends(&cell);
                cells.push(cell);
            } else {
                let end = self.cell_end(at);
                cells.push(self.text[at..end].to_owned());
                at = end;
            }
            match self.is_delimiter(at) {
                true => at += self.delimiter.len(),
                false => return Some(Record { cells, end: at, lines }),
            }
        }
    }

    /// Reads a cell in quotes up to what closes it.
    fn close(&self, start: usize, inside: Inside, cell: &mut String) -> Close {
        let bytes = self.text.as_bytes();
        let stop = bytes.len().min(start.saturating_add(LONGEST_QUOTED));
        let (mut at, mut from, mut lines) = (start, start, 0);
        while at < stop {
            match bytes[at] {
                QUOTE => {}
                b'\n' if inside == Inside::Text && lines == MOST_LINES => return Close::Text,
                b'\n' => {
                    lines += 1;
                    at += 1;
                    continue;
                }
                _ => {
                    at += 1;
                    continue;
                }
            }
            let is_doubled = bytes.get(at + 1) == Some(&QUOTE);
            let behind = behind_blanks(self.text, at + 1);
            match inside {
                // "x"" at the end of a cell: one quote of it is text.
                Inside::Text if is_doubled && self.ends_cell(behind_blanks(self.text, at + 2)) => {
                    cell.push_str(&self.text[from..=at]);
                    return Close::Quote(behind_blanks(self.text, at + 2));
                }
                _ if is_doubled => {
                    cell.push_str(&self.text[from..=at]);
                    at += 2;
                    from = at;
                }
                _ if self.ends_cell(behind) => {
                    cell.push_str(&self.text[from..at]);
                    return Close::Quote(behind);
                }
                Inside::Text => at += 1,
                Inside::Doubled => return Close::Text,
            }
        }
        if stop < bytes.len() {
            return Close::Text;
        }
        cell.push_str(self.text.get(from..).unwrap_or_default());
        Close::Nothing
    }

    fn closes_on_its_line(&self, start: usize) -> bool {
        let mut cell = String::new();
        matches!(self.close(start, Inside::Doubled, &mut cell), Close::Quote(_)) && line_ends(&cell) == 0
    }

    fn ends_cell(&self, at: usize) -> bool {
        self.is_delimiter(at) || self.text.as_bytes().get(at).is_none_or(|byte| matches!(byte, b'\r' | b'\n'))
    }

    fn is_delimiter(&self, at: usize) -> bool {
        !self.delimiter.is_empty()
            && self.text.as_bytes()[at.min(self.text.len())..].starts_with(self.delimiter.as_bytes())
    }

    fn cell_end(&self, at: usize) -> usize {
        let end = line_end(self.text, at);
        let line = &self.text[at..end];
        match self.delimiter.is_empty() {
            true => end,
            false => line.find(self.delimiter).map_or(end, |place| at + place),
        }
    }
}

fn all_in_quotes(cells: &[String]) -> bool {
    let in_quotes = |cell: &str| cell.is_empty() || (cell.len() > 1 && cell.starts_with('"') && cell.ends_with('"'));
    cells.len() > 1 && cells.iter().all(|cell| in_quotes(cell.trim()))
}

fn count_figures(figures: &mut Vec<(usize, usize)>, cells: &[String]) {
    if figures.len() < cells.len() {
        figures.resize(cells.len(), (0, 0));
    }
    for (cell, (figures, filled)) in cells.iter().zip(figures) {
        let cell = cell.trim();
        *filled += usize::from(!cell.is_empty());
        *figures += usize::from(is_figure(cell));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Read = (Vec<Vec<String>>, Vec<QuoteNote>);

    fn read(text: &str) -> Read {
        let splitter = Splitter::new(text, ",");
        let (mut at, mut line, mut cells, mut notes) = (0, 1, Vec::new(), Vec::new());
        while at < text.len() {
            let (record, note, next) = splitter.record(at, line);
            cells.push(record.cells);
            notes.extend(note);
            (at, line) = (next, line + 1);
        }
        (cells, notes)
    }

    #[track_caller]
    fn check(text: &str, expected: &[&[&str]], stray: &[u64]) {
        let (cells, notes) = read(text);
        assert_eq!(cells, expected, "{text}");
        let notes: Vec<u64> = notes
            .iter()
            .map(|note| match note {
                QuoteNote::Stray { line } | QuoteNote::Joined { line, .. } | QuoteNote::Unclosed { line } => *line,
            })
            .collect();
        assert_eq!(notes, stray, "{text}");
    }

    #[test]
    fn quotes_that_are_meant_as_such_are_resolved() {
        check("a,\"b,c\"\n\"say \"\"x\"\"\",2\n", &[&["a", "b,c"], &["say \"x\"", "2"]], &[]);
        check("a,\"two\nlines\",c\nd,e,f\n", &[&["a", "two\nlines", "c"], &["d", "e", "f"]], &[]);
        check("a,b\n1,\"\"\n", &[&["a", "b"], &["1", ""]], &[]);
        check("a, \"b, c\"\nd,e\n", &[&["a", "b, c"], &["d", "e"]], &[]);
        check("\"a\",\"b\"\r\n\"x\r\ny\",\"z\" \r\n", &[&["a", "b"], &["x\r\ny", "z"]], &[]);
    }

    #[test]
    fn inch_marks_swallow_no_rows() {
        check(
            "项目名称,规格,总投资\n北河管道,\"8寸,1200\n南湖管道,6\",800\n西岭管道,6\",500\n东岭管道,12寸,300\n",
            &[
                &["项目名称", "规格", "总投资"],
                &["北河管道", "\"8寸", "1200"],
                &["南湖管道", "6\"", "800"],
                &["西岭管道", "6\"", "500"],
                &["东岭管道", "12寸", "300"],
            ],
            &[2],
        );
        check(
            "名称,规格\n\"8寸管,1200\n6寸管,800\n\"4寸\"管,500\n",
            &[&["名称", "规格"], &["\"8寸管", "1200"], &["6寸管", "800"], &["\"4寸\"管", "500"]],
            &[2],
        );
        check("a,b\n1,\"open\n2,x\n", &[&["a", "b"], &["1", "\"open"], &["2", "x"]], &[2]);
        check("a,b\n\"two\nlines\",\"open\n2,3\n", &[&["a", "b"], &["two\nlines", "open\n2,3\n"]], &[2]);
        check(
            "a,b,c\nx,\"8,6\",2\ny,1,2\nz,1,3\n",
            &[&["a", "b", "c"], &["x", "8,6", "2"], &["y", "1", "2"], &["z", "1", "3"]],
            &[],
        );
    }

    #[test]
    fn quotes_around_a_part_of_a_cell_keep_their_marks() {
        check(
            "名称,投资\n\"智慧\"园区,1\n某\"新城\",2\n\"甲\"与\"乙\",3\n",
            &[&["名称", "投资"], &["\"智慧\"园区", "1"], &["某\"新城\"", "2"], &["\"甲\"与\"乙\"", "3"]],
            &[],
        );
        check(
            "名称,投资\n\"智慧\"园区, 二期\",1\n乙,2\n",
            &[&["名称", "投资"], &["智慧\"园区, 二期", "1"], &["乙", "2"]],
            &[2],
        );
    }

    #[test]
    fn a_cell_of_several_lines_may_hold_commas() {
        let text = "项目名称,进展,总投资\n甲,\"一、完成了围挡,\n二、基坑, 支护, 降水\n三、其他\",12\n乙,无,13\n";
        let (cells, notes) = read(text);
        assert_eq!((cells.len(), cells[1].len()), (3, 3));
        assert_eq!(notes, [QuoteNote::Joined { line: 2, lines: 3 }], "its second line could be a row");
        let text = "项目名称,进展\n甲,\"第一点\n第二点,待定\"\n乙,无\n丙,有\n";
        let (cells, notes) = read(text);
        assert_eq!(cells.len(), 4);
        assert_eq!(notes, [QuoteNote::Joined { line: 2, lines: 2 }]);
    }

    /// What the rows of a list are called, with cells in quotes and without.
    fn a_list() -> impl Strategy<Value = Vec<(String, String, u32)>> {
        let text = prop_oneof![
            "[东川区水利站]{2,5}",
            "[东川区]{2}，[水利站]{2}",
            "[a-z]{2,4}, [a-z]{2,4}",
            "[东川]{2}\n[水利]{2}",
            Just(String::new())
        ];
        proptest::collection::vec((text.clone(), text, 1..9_000_u32), 3..12)
    }

    fn written(rows: &[(String, String, u32)]) -> Vec<String> {
        let quoted = |cell: &str| match cell.contains([',', '\n']) {
            true => format!("\"{cell}\""),
            false => cell.to_owned(),
        };
        rows.iter()
            .enumerate()
            .map(|(place, (one, two, figure))| format!("P{place},{},{},{figure}", quoted(one), quoted(two)))
            .collect()
    }

    proptest! {
        #[test]
        fn no_stray_quote_loses_a_row_silently(rows in a_list(), place in any::<prop::sample::Index>()) {
            let text = format!("项目名称,建设内容,问题,总投资\n{}\n", written(&rows).join("\n"));
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let at = places[place.index(places.len())];
            let broken = format!("{}\"{}", &text[..at], &text[at..]);
            let (cells, notes) = read(&broken);
            for (number, _) in rows.iter().enumerate() {
                let name = format!("P{number}");
                let is_there = cells.iter().any(|row| row[0].trim_matches('"').split('"').any(|part| part == name) || row[0].replace('"', "") == name);
                prop_assert!(is_there || !notes.is_empty(), "{name} is lost without a word: {broken}\n{cells:?}");
            }
        }

        #[test]
        fn what_was_written_by_the_rules_is_read_back(rows in a_list()) {
            let text = format!("项目名称,建设内容,问题,总投资\n{}\n", written(&rows).join("\n"));
            let (cells, _) = read(&text);
            let expected: Vec<Vec<String>> = rows.iter().enumerate().map(|(place, (one, two, figure))| {
                vec![format!("P{place}"), one.clone(), two.clone(), figure.to_string()]
            }).collect();
            prop_assert_eq!(&cells[1..], &expected[..]);
        }

        #[test]
        fn every_byte_of_a_text_is_in_some_record(text in "[a,\"\r\n 项]{0,60}") {
            let (cells, _) = read(&text);
            let letters = |text: &str| text.chars().filter(|c| matches!(c, 'a' | '项')).count();
            let read: usize = cells.iter().flatten().map(|cell| letters(cell)).sum();
            prop_assert_eq!(read, letters(&text));
        }
    }
}
