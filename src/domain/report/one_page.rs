//! How much of a document one A4 page has room for. Reckoned from above: each letter of the text as wide as it can be.
//!
//! Everything in tenths of a millimetre. The styles that it follows: `.doc--dense` in `style/pages.css`, the dense sizes of
//! `src/sheets/word/styles.rs`.

use super::document::{Block, Document, Paragraph, Table, item_number};
use crate::domain::text::{Lang, Text};

/// What is between the margins of a page of 297 mm, less a twentieth for what a printer's fonts add.
pub const ROOM: usize = 2500;

/// How many halves of a Chinese sign stand in a line of 174 mm: 10.5 pt in the text, 9 pt in tables.
const TEXT_LINE: usize = 92;
const TABLE_LINE: usize = 108;
/// How high a line is.
const TEXT_HEIGHT: usize = 56;
const TABLE_HEIGHT: usize = 44;
/// What a row of a table has above and below.
const ROW_EDGE: usize = 14;
/// What a cell has at its sides, in halves of a sign.
const CELL_EDGE: usize = 2;

/// How high a document is on paper at most, whatever its language.
pub fn height(document: &Document) -> usize {
    Lang::ALL
        .iter()
        .map(|lang| document.blocks.iter().map(|block| of_block(block, *lang)).sum::<usize>())
        .max()
        .unwrap_or(0)
}

/// How wide a text is, in halves of a Chinese sign.
fn width(text: &str) -> usize {
    text.chars().map(|sign| if sign.is_ascii() { 1 } else { 2 }).sum()
}

fn lines(text: &str, room: usize) -> usize {
    // A number that may not be parted from its unit leaves a line short.
    text.lines().map(|line| (width(line) + 4).div_ceil(room.max(1))).sum::<usize>().max(1)
}

fn of_block(block: &Block, lang: Lang) -> usize {
    let of_texts = |texts: &[Text]| -> usize { texts.iter().map(|text| lines(text.get(lang), TEXT_LINE)).sum() };
    match block {
        Block::Issuer(text) | Block::Title(text) => lines(text.get(lang), 54) * 90 + 40,
        Block::Heading(_) => TEXT_HEIGHT + 30,
        Block::Addressee(text) | Block::Annex(text) | Block::Cut(text) => {
            lines(text.get(lang), TEXT_LINE) * TEXT_HEIGHT
        }
        Block::Number(texts) | Block::Lines(texts) | Block::Imprint(texts) => of_texts(texts) * TEXT_HEIGHT + 20,
        Block::Signature(..) => 4 * TEXT_HEIGHT,
        Block::Paragraph(one) => paragraph(one, lang) * TEXT_HEIGHT,
        Block::Table(one) => table(one, lang),
        Block::Form(rows) => rows.len() * 4 * TABLE_HEIGHT,
    }
}

fn paragraph(paragraph: &Paragraph, lang: Lang) -> usize {
    let head = width(paragraph.head.get(lang));
    let indent = 4;
    if paragraph.is_list && paragraph.edited.is_none() {
        let items = paragraph.sentences.iter().enumerate();
        let item = |(place, item): (usize, &super::document::Sentence)| {
            let text = item_number(place, lang) + &item.said.text(lang);
            (width(&text) + indent + 4).div_ceil(TEXT_LINE)
        };
        return items.map(item).sum();
    }
    (width(&paragraph.text(lang)) + head + indent + 4).div_ceil(TEXT_LINE)
}

/// A table: its title, its notes, its head and each row as high as its fullest cell, where columns share the width by what they hold.
fn table(table: &Table, lang: Lang) -> usize {
    let title = if table.title.is_blank() { 0 } else { 80 };
    let notes = if table.notes.is_empty() { 0 } else { TABLE_HEIGHT + 6 };
    let foot = if table.foot.is_blank() { 0 } else { lines(table.foot.get(lang), TABLE_LINE) * TABLE_HEIGHT + 6 };
    let needs: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(place, column)| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(place));
            let widest = cells.map(|cell| width(cell.get(lang))).max().unwrap_or_default();
            widest.max(width(column.head.get(lang)).div_ceil(2)) + CELL_EDGE
        })
        .collect();
    let all: usize = needs.iter().sum();
    let room = |need: usize| match all <= TABLE_LINE {
        true => need - CELL_EDGE,
        false => (need * TABLE_LINE / all).saturating_sub(CELL_EDGE).max(2),
    };
    let rooms: Vec<usize> = needs.iter().map(|need| room(*need)).collect();
    let high = |texts: &mut dyn Iterator<Item = &Text>| {
        let lines = texts.zip(&rooms).map(|(text, room)| width(text.get(lang)).div_ceil(*room)).max();
        lines.unwrap_or(1).max(1) * TABLE_HEIGHT + ROW_EDGE
    };
    let head = high(&mut table.columns.iter().map(|column| &column.head));
    let rows: usize = table.rows.iter().map(|row| high(&mut row.cells.iter())).sum();
    title + notes + head + rows + foot
}
