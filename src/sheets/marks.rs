//! What a sheet says beside its cells: which rows and columns are hidden, and which formulas have no stored value.

use std::collections::BTreeSet;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::guard::Archive;
use crate::parts::{attribute, path_of};

/// What was found of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    /// Numbers of hidden rows, from 1.
    pub rows: BTreeSet<u32>,
    /// Hidden columns, from 0: the first and the last of each run.
    pub columns: Vec<(u32, u32)>,
    /// How many formulas have no stored value.
    pub uncalculated: usize,
}

impl Marks {
    /// Looks through the sheet of this name. What cannot be found is not told of: the cells themselves are read elsewhere.
    pub fn of(archive: &mut Archive, sheet: &str) -> Marks {
        let path = path_of(archive, sheet);
        path.and_then(|path| Self::read(archive, &path)).unwrap_or_default()
    }

    fn read(archive: &mut Archive, path: &str) -> Option<Marks> {
        let mut reader = Reader::from_reader(BufReader::new(archive.by_name(path).ok()?));
        reader.config_mut().expand_empty_elements = true;
        let mut marks = Marks::default();
        let mut buffer = Vec::new();
        let (mut row, mut formula, mut value, mut is_within_value) = (0, false, false, false);
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).ok()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "row" => {
                        row = number(&element, "r").unwrap_or(row + 1);
                        marks.rows.extend(is_hidden(&element).then_some(row));
                    }
                    "col" if is_hidden(&element) => marks.columns.extend(run(&element)),
                    // The result of a formula may be a text of no letters.
                    "c" => (formula, value) = (false, attribute(&element, "t").as_deref() == Some("str")),
                    "f" => formula = true,
                    "v" | "is" => is_within_value = true,
                    _ => {}
                },
                Event::Text(_) => value |= is_within_value,
                Event::End(element) if matches!(element.local_name().as_ref(), "v" | "is") => is_within_value = false,
                Event::End(element) if element.local_name().as_ref() == "c" => {
                    marks.uncalculated += usize::from(formula && !value);
                }
                Event::End(element) if element.local_name().as_ref() == "sheetData" => return Some(marks),
                Event::Eof => return Some(marks),
                _ => {}
            }
        }
    }

    /// Whether a column is hidden.
    pub fn hides_column(&self, column: u32) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

fn run(element: &BytesStart) -> Option<(u32, u32)> {
    Some((number(element, "min")?.checked_sub(1)?, number(element, "max")?.checked_sub(1)?))
}

fn is_hidden(element: &BytesStart) -> bool {
    attribute(element, "hidden").is_some_and(|said| said == "1" || said == "true")
}

fn number(element: &BytesStart, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}
