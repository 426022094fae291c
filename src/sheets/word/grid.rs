//! Tables and forms: heads that are repeated on each page, rows that are not split.

use super::lines::{paragraph, run, width_of};
use super::paper::{Cells, Column, FormRow, Look, Row, Table};
use super::styles::SUM;

/// A frame of 0.5 mm, rules of 0.25 mm.
const BORDERS: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>\
    <w:left w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>\
    <w:bottom w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>\
    <w:right w:val=\"single\" w:sz=\"12\" w:space=\"0\" w:color=\"auto\"/>\
    <w:insideH w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/>\
    <w:insideV w:val=\"single\" w:sz=\"6\" w:space=\"0\" w:color=\"auto\"/></w:tblBorders>";
/// What is kept free within a cell, in twips.
const MARGINS: &str =
    "<w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>";
/// The narrowest and the widest column, in hundredths of a Chinese sign.
const BOUNDS: (usize, usize) = (200, 1600);
/// How wide the label of a form is, in twips.
const LABEL: u32 = 1700;
/// How high a row of a form is that keeps one line, two, three, in twips.
const HEIGHTS: [u32; 3] = [510, 907, 1361];

fn whole(widths: &[u32], rows: &str) -> String {
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let width: u32 = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>{BORDERS}\
         <w:tblLayout w:type=\"fixed\"/>{MARGINS}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )
}

fn cell(look: Look, said: &str, width: u32, span: usize) -> String {
    let span = if span > 1 { format!("<w:gridSpan w:val=\"{span}\"/>") } else { String::new() };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
        paragraph(look, "", said)
    )
}

/// A table as wide as the text.
pub fn table(table: &Table, width: u32) -> String {
    let widths = widths(table, width);
    let heads: String = table
        .columns
        .iter()
        .zip(&widths)
        .map(|(Column { head, .. }, width)| cell(Look::Head, &run(head, None), *width, 1))
        .collect();
    let head = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
    let rows: String = table.rows.iter().map(|row| line(&table.columns, row, &widths)).collect();
    whole(&widths, &format!("{head}{rows}"))
}

fn line(columns: &[Column], row: &Row, widths: &[u32]) -> String {
    let cells: String = columns
        .iter()
        .zip(widths)
        .enumerate()
        .map(|(place, (column, width))| {
            let look = match column.cells {
                Cells::Words => Look::Words,
                Cells::Figures => Look::Figure,
                Cells::Middle => Look::Middle,
            };
            let text = row.cells.get(place).map_or("", String::as_str);
            cell(look, &run(text, row.is_sum.then_some(SUM)), *width, 1)
        })
        .collect();
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// Columns share the width by what they hold; a head may be broken in two.
fn widths(table: &Table, width: u32) -> Vec<u32> {
    let needs: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
            let widest = cells.flat_map(|cell| cell.lines()).map(width_of).max().unwrap_or_default();
            (widest.max(width_of(&column.head).div_ceil(2)) + 80).clamp(BOUNDS.0, BOUNDS.1)
        })
        .collect();
    let all: usize = needs.iter().sum::<usize>().max(1);
    let share = |need: usize| u32::try_from(u64::from(width) * need as u64 / all as u64).unwrap_or(width);
    needs.into_iter().map(share).collect()
}

/// A form as wide as the text: a label and its text, once or twice in a row.
pub fn form(rows: &[FormRow], width: u32) -> String {
    let beside = (width - 2 * LABEL) / 2;
    let widths = [LABEL, beside, LABEL, beside];
    let rows: String = rows
        .iter()
        .map(|row| {
            let is_alone = row.fields.len() == 1;
            let (text_width, span) = if is_alone { (width - LABEL, 3) } else { (beside, 1) };
            let cells: String = row
                .fields
                .iter()
                .map(|field| {
                    cell(Look::Label, &run(&field.label, None), LABEL, 1)
                        + &cell(Look::Field, &run(&field.text, None), text_width, span)
                })
                .collect();
            let height = HEIGHTS[usize::from(row.lines.clamp(1, 3)) - 1];
            format!("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>{cells}</w:tr>")
        })
        .collect();
    whole(&widths, &rows)
}
