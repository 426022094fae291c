//! The tree as plain text: what is copied, and what golden tests compare.

use super::document::{Block, Document, FormRow, Paragraph, Table};
use crate::domain::text::{Lang, Text};

/// A document as plain text, a line for each paragraph, cells with tabs between them.
pub fn text(document: &Document, lang: Lang) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &document.blocks {
        block_lines(block, lang, &mut lines);
    }
    lines.join("\n")
}

fn block_lines(block: &Block, lang: Lang, lines: &mut Vec<String>) {
    let mut all = |texts: &[Text]| {
        lines.extend(texts.iter().filter(|text| !text.is_blank()).map(|text| text.get(lang).to_owned()))
    };
    match block {
        Block::Issuer(text)
        | Block::Title(text)
        | Block::Addressee(text)
        | Block::Heading(text)
        | Block::Annex(text)
        | Block::Cut(text) => all(std::slice::from_ref(text)),
        Block::Number(texts) | Block::Lines(texts) | Block::Imprint(texts) => all(texts),
        Block::Signature(unit, day) => all(&[unit.clone(), day.clone()]),
        Block::Paragraph(paragraph) => lines.extend(paragraph_text(paragraph, lang)),
        Block::Table(one) => lines.push(table(one, lang)),
        Block::Form(rows) => lines.extend(rows.iter().map(|row| form_row(row, lang))),
    }
}

/// A paragraph with what is run into it; none of one that says nothing.
fn paragraph_text(paragraph: &Paragraph, lang: Lang) -> Option<String> {
    let between = match (lang, paragraph.head.is_blank()) {
        (Lang::En, false) => " ",
        _ => "",
    };
    (!paragraph.is_empty()).then(|| format!("{}{between}{}", paragraph.head.get(lang), paragraph.text(lang)))
}

fn form_row(row: &FormRow, lang: Lang) -> String {
    let pairs = row.cells.iter().map(|(label, text)| format!("{}\t{}", label.get(lang), text.get(lang)));
    pairs.collect::<Vec<_>>().join("\t")
}

/// A table with tabs between its cells, as spreadsheets take it.
fn table(table: &Table, lang: Lang) -> String {
    let heads = table.columns.iter().map(|column| column.head.get(lang).to_owned()).collect::<Vec<_>>().join("\t");
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| cell.get(lang).replace(['\t', '\n'], " "));
        cells.collect::<Vec<_>>().join("\t")
    });
    let notes = table.notes.iter().chain([&table.foot]).filter(|note| !note.is_blank());
    let title = (!table.title.is_blank()).then(|| table.title.get(lang).to_owned());
    title
        .into_iter()
        .chain(notes.map(|note| note.get(lang).to_owned()))
        .chain([heads])
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}
