//! A document as the module that writes files of text processors is asked for it: `Paper` of `src/sheets/word/paper.rs`.
//!
//! Architecture invariant: nothing here calls that module, so that a test can on the host and a page in a worker.

use serde::Serialize;

use crate::domain::report::document::{Block, Cells, Document, FormRow, Paragraph, Table, item_number};
use crate::domain::report::layout::leaves;
use crate::domain::report::unbroken::UNITS;
use crate::domain::text::{Lang, Text};

#[derive(Serialize)]
struct Paper {
    language: &'static str,
    never_first: String,
    is_dense: bool,
    sheets: Vec<PaperSheet>,
}

#[derive(Serialize)]
struct PaperSheet {
    is_wide: bool,
    blocks: Vec<PaperBlock>,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum PaperBlock {
    Line(Look, Vec<Run>),
    Spread(Look, Vec<String>),
    Signature(String, String),
    Table(PaperTable),
    Form(Vec<PaperFormRow>),
}

#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum Look {
    Issuer,
    Number,
    Title,
    Addressee,
    Heading,
    Text,
    FirstLine,
    Line,
    Imprint,
    Annex,
    TableTitle,
    TableNote,
    TableFoot,
    Cut,
}

#[derive(Serialize)]
struct Run {
    text: String,
    is_run_in: bool,
}

#[derive(Serialize)]
struct PaperTable {
    columns: Vec<PaperColumn>,
    rows: Vec<PaperRow>,
}

#[derive(Serialize)]
struct PaperColumn {
    head: String,
    cells: PaperCells,
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum PaperCells {
    Words,
    Figures,
    Middle,
}

#[derive(Serialize)]
struct PaperRow {
    cells: Vec<String>,
    is_sum: bool,
}

#[derive(Serialize)]
struct PaperFormRow {
    fields: Vec<PaperField>,
    lines: u8,
}

#[derive(Serialize)]
struct PaperField {
    label: String,
    text: String,
}

/// What the module is asked to write, as bytes.
pub fn order(document: &Document, lang: Lang) -> Vec<u8> {
    let sheets = leaves(document).into_iter().map(|leaf| {
        let mut blocks = Vec::new();
        leaf.blocks.into_iter().for_each(|block| write(block, lang, &mut blocks));
        PaperSheet { is_wide: leaf.is_wide, blocks }
    });
    // A sign that a line may not begin with keeps the number before it; a blank is none.
    let mut units: Vec<char> = UNITS.iter().filter_map(|unit| unit.trim_start().chars().next()).collect();
    units.push('元');
    units.sort_unstable();
    units.dedup();
    let paper = Paper {
        language: lang.key(),
        never_first: units.into_iter().collect(),
        is_dense: document.is_one_page,
        sheets: sheets.collect(),
    };
    serde_json::to_vec(&paper).expect("an order has no key that is no text")
}

fn write(block: &Block, lang: Lang, blocks: &mut Vec<PaperBlock>) {
    let said = |text: &Text| text.get(lang).to_owned();
    let line = |look, text: &Text| PaperBlock::Line(look, vec![run(said(text))]);
    match block {
        Block::Issuer(text) => blocks.push(line(Look::Issuer, text)),
        Block::Number(texts) => {
            blocks.push(PaperBlock::Spread(Look::Number, texts.iter().map(said).collect()));
        }
        Block::Title(text) => blocks.push(line(Look::Title, text)),
        Block::Addressee(text) => blocks.push(line(Look::Addressee, text)),
        Block::Heading(text) => blocks.push(line(Look::Heading, text)),
        Block::Paragraph(one) => blocks.extend(paragraph(one, lang)),
        Block::Lines(texts) => {
            let looks = std::iter::once(Look::FirstLine).chain(std::iter::repeat(Look::Line));
            blocks.extend(texts.iter().zip(looks).map(|(text, look)| line(look, text)));
        }
        Block::Signature(unit, day) => blocks.push(PaperBlock::Signature(said(unit), said(day))),
        Block::Imprint(texts) => blocks.extend(texts.iter().map(|text| line(Look::Imprint, text))),
        Block::Annex(text) if text.is_blank() => {}
        Block::Annex(text) => blocks.push(line(Look::Annex, text)),
        Block::Table(one) => blocks.extend(table(one, lang)),
        Block::Form(rows) => blocks.push(PaperBlock::Form(rows.iter().map(|row| form_row(row, lang)).collect())),
        Block::Cut(text) => blocks.push(line(Look::Cut, text)),
    }
}

const fn run(text: String) -> Run {
    Run { text, is_run_in: false }
}

/// The lines of a paragraph, each a paragraph of the paper. A line of English keeps a blank before its unit together.
fn paragraph(paragraph: &Paragraph, lang: Lang) -> Vec<PaperBlock> {
    if paragraph.is_empty() {
        return Vec::new();
    }
    let space = if lang == Lang::En { " " } else { "" };
    let mut head = (!paragraph.head.is_blank())
        .then(|| Run { text: format!("{}{space}", paragraph.head.get(lang)), is_run_in: true });
    let texts: Vec<String> = match &paragraph.edited {
        Some(edited) => edited.text.lines().map(|line| line.trim().to_owned()).collect(),
        None if paragraph.is_list => {
            let items = paragraph.sentences.iter().enumerate();
            items.map(|(place, item)| format!("{}{}", item_number(place, lang), item.said.text(lang))).collect()
        }
        None => vec![paragraph.made(lang)],
    };
    let lines = texts.into_iter().filter(|text| !text.is_empty());
    let line = |text: String| {
        let runs = head.take().into_iter().chain([run(text.replace(" %", "\u{a0}%"))]).collect();
        PaperBlock::Line(Look::Text, runs)
    };
    lines.map(line).collect()
}

/// A table with what stands above and below it.
fn table(table: &Table, lang: Lang) -> Vec<PaperBlock> {
    let said = |text: &Text| text.get(lang).to_owned();
    let kind = |cells: Cells| match cells {
        Cells::Words => PaperCells::Words,
        Cells::Figures => PaperCells::Figures,
        Cells::Middle => PaperCells::Middle,
    };
    let columns =
        table.columns.iter().map(|column| PaperColumn { head: said(&column.head), cells: kind(column.cells) });
    let rows =
        table.rows.iter().map(|row| PaperRow { cells: row.cells.iter().map(said).collect(), is_sum: row.is_sum });
    let mut blocks = Vec::new();
    if !table.title.is_blank() {
        blocks.push(PaperBlock::Line(Look::TableTitle, vec![run(said(&table.title))]));
    }
    match &table.notes[..] {
        [] => {}
        [only] => blocks.push(PaperBlock::Line(Look::TableNote, vec![run(said(only))])),
        notes => blocks.push(PaperBlock::Spread(Look::TableNote, notes.iter().map(said).collect())),
    }
    blocks.push(PaperBlock::Table(PaperTable { columns: columns.collect(), rows: rows.collect() }));
    if !table.foot.is_blank() {
        blocks.push(PaperBlock::Line(Look::TableFoot, vec![run(said(&table.foot))]));
    }
    blocks
}

fn form_row(row: &FormRow, lang: Lang) -> PaperFormRow {
    let field = |(label, text): &(Text, Text)| PaperField {
        label: label.get(lang).to_owned(),
        text: text.get(lang).to_owned(),
    };
    PaperFormRow { fields: row.cells.iter().map(field).collect(), lines: row.lines }
}
