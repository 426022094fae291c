//! The columns of a table before anything is known of them: heading, first cells, and what the list says of its units.

use crate::book::FieldName;

use super::super::dates::{DateChoices, is_without_year};
use super::super::heading::Heading;
use super::super::matched::{Column, ColumnUnit, Sureness, Target};
use super::super::table::Table;
use super::super::units::ListUnits;

/// What stands in front of the name of a field that a list brought along and that this program has no field for (其他栏目).
pub const EXTRA_PREFIX: &str = "x/";
/// How many cells of a column are looked at when its content is judged.
pub(super) const JUDGED_CELLS: usize = 200;
/// How many cells are shown of a column.
const SAMPLES: usize = 3;

/// What the titles above the heading and the notes under the list say of its units.
fn units_of_list(table: &Table) -> ListUnits {
    const FOOT: usize = 15;
    let mut units = ListUnits::default();
    let foot = table.rows.iter().rev().take(FOOT).filter(|row| row.filled() < 3 && row.filled() < table.width());
    for row in table.titles.iter().chain(foot) {
        row.cells.iter().for_each(|cell| units.note(cell));
        // 「单位：」 in one cell and 「万元」 in the next.
        units.note(&row.cells.concat());
    }
    units
}

/// Every column as text under its own heading.
pub(super) fn columns(table: &Table, headings: &[Heading]) -> Vec<Column> {
    let list = units_of_list(table);
    let mut names: Vec<FieldName> = Vec::new();
    let column = |place: usize| {
        let header = table.name_of(place);
        let extra = extra_field(&header, &names);
        names.push(extra.clone());
        Column {
            samples: samples(table, place),
            filled: table.filled_cells(place).count(),
            target: Target::Extra,
            sureness: Sureness::Nothing,
            merged: 0,
            fill_down: false,
            dates: DateChoices::default(),
            month: None,
            is_yearless: table.filled_cells(place).take(JUDGED_CELLS).any(is_without_year),
            unit: ColumnUnit { chosen: None, named: headings[place].unit, list },
            header,
            extra,
        }
    };
    (0..table.width()).map(column).collect()
}

fn samples(table: &Table, column: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in table.filled_cells(column).take(JUDGED_CELLS) {
        if samples.len() == SAMPLES {
            break;
        }
        if !samples.iter().any(|known| known == cell) {
            samples.push(cell.to_owned());
        }
    }
    samples
}

/// `x/` and the heading, cut to what a field name holds; a heading that stands twice gets a number.
fn extra_field(header: &str, taken: &[FieldName]) -> FieldName {
    const LONGEST: usize = 90;
    let plain: String = header.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut end = plain.len().min(LONGEST);
    while !plain.is_char_boundary(end) {
        end -= 1;
    }
    let first = format!("{EXTRA_PREFIX}{}", plain[..end].trim_end());
    let numbered = (2..).map(|number| format!("{first} {number}"));
    let name = |text: String| text.parse().expect("a short text without control characters is a field name");
    std::iter::once(first.clone())
        .chain(numbered)
        .map(name)
        .find(|name: &FieldName| !taken.contains(name))
        .expect("a list has fewer columns than there are numbers")
}
