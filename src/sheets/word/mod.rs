//! Writes a document of a text processor (`.docx`): paragraphs by named styles, tables, forms, on sheets of paper by GB/T 9704.
//!
//! By hand, like workbooks: what is written is one kind of paper, in a score of styles that stand here as a table ([`styles`]). The
//! usual library (docx-rs) brings an archive, images and a reader of its own and knows neither the grid of characters nor which signs
//! begin no line. The same order gives the same bytes.

mod body;
mod grid;
mod lines;
mod paper;
mod parts;
mod styles;

use crate::archive::Archive;

pub use paper::{Block, Cells, Column, Field, FormRow, Look, Paper, Row, Run, Sheet, Table};

/// Writes it. None where it would be larger than a file can be (4 GB).
pub fn write(paper: &Paper) -> Option<Vec<u8>> {
    let mut archive = Archive::default();
    for (name, text) in parts::parts(paper) {
        archive.add(name, &text)?;
    }
    archive.finish()
}
