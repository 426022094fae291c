//! Writes a file: the same book, choice and `made` give the same bytes.
//!
//! The work is done in steps, so that a page stays alive, and the file is handed out in parts, so that no memory has to hold all of it. What
//! the book learns meanwhile is not in the file, or all of it is.

use crate::book::Book;
use crate::domain::blob::{BlobHash, BlobKind};

use super::choice::Choice;
use super::envelope::Made;
use super::exported::{Exported, Parts, VerifyError};
use super::writing::{Content, ReadableCopy, Writing};
use super::{Decoding, Limits, Progress, decode};

/// Writes a file at once, and its whole text.
pub fn export(book: &Book, choice: &Choice, made: &Made) -> (Exported, String) {
    let mut parts = Vec::new();
    let exported = Exporter::new(choice.clone(), made.clone()).finish(book, &mut parts);
    let bytes = [std::slice::from_ref(&exported.head), &parts].concat().concat();
    (exported, String::from_utf8(bytes).expect("only texts were written"))
}

/// Reads a file back and compares it with what was to be written, by the limits of everyone who is handed it.
pub fn verify(bytes: Vec<u8>, exported: &Exported) -> Result<(), VerifyError> {
    let file = decode(bytes, Limits::USUAL).map_err(VerifyError::Refused)?;
    exported.is(&Decoding::Done(Box::new(file)))
}

/// A file name that every system takes: what Windows refuses is replaced, and `.sitebook.json` stands behind it.
pub fn file_name(stem: &str) -> String {
    const LONGEST: usize = 80;
    let fits = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c };
    let stem = without_ending(stem.trim());
    let stem: String = stem.chars().map(fits).take(LONGEST).collect();
    match stem.trim_matches(['.', ' ']) {
        "" => "sitebook.sitebook.json".to_owned(),
        stem => format!("{stem}.sitebook.json"),
    }
}

/// A name without the ending that whoever typed it put behind it, once or several times.
fn without_ending(name: &str) -> &str {
    const ENDING: &str = ".sitebook.json";
    let mut stem = name;
    while let Some(start) = stem.len().checked_sub(ENDING.len())
        && stem.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(ENDING))
    {
        stem = stem[..start].trim_end();
    }
    stem
}

/// Writes a file in steps.
///
/// It keeps ids and the part that is being written, never the book: every step is handed the same book, which may have grown.
pub struct Exporter {
    choice: Choice,
    made: Made,
    limits: Limits,
    copy: ReadableCopy,
    /// The book that the file is written from, where that is not the whole one.
    part: Option<Box<Book>>,
    stage: Stage,
}

enum Stage {
    /// What a file that does not hold all of each thing is written from is put together.
    Part,
    /// The ids of changes are computed, which takes longest.
    Ids,
    /// What goes into the file is looked up.
    Content,
    /// The changes are brought into their order.
    Order(Content),
    Writing(Box<Writing>),
}

/// About as many bytes as a change has.
const BYTES_OF_A_STEP: usize = 256;

impl Exporter {
    /// Begins a file of what the book holds at the first steps.
    pub const fn new(choice: Choice, made: Made) -> Self {
        Self::within(Limits::USUAL, choice, made)
    }

    /// The same by other limits.
    pub const fn within(limits: Limits, choice: Choice, made: Made) -> Self {
        Self { choice, made, limits, copy: ReadableCopy::Written, part: None, stage: Stage::Part }
    }

    /// Writes more, about as much text as `budget` changes are.
    pub fn step(&mut self, book: &Book, budget: usize, parts: &mut impl Parts) -> Progress {
        let part = self.part.take();
        let book = part.as_deref().unwrap_or(book);
        let mut begun = None;
        self.stage = match std::mem::replace(&mut self.stage, Stage::Ids) {
            Stage::Part => {
                begun = self.choice.part(book).map(Box::new);
                Stage::Ids
            }
            Stage::Ids if book.prepare_ids(budget) => Stage::Ids,
            Stage::Ids => Stage::Content,
            Stage::Content => Stage::Order(Content::of(book, &self.choice, self.copy)),
            Stage::Order(content) if content.is_old(book) => Stage::Ids,
            Stage::Order(content) => {
                Stage::Writing(Box::new(Writing::of(book, &self.choice, &self.made, content, self.limits.copy)))
            }
            Stage::Writing(writing) => self.write(*writing, book, budget, parts),
        };
        let total = book.len().max(1);
        self.part = begun.or(part);
        match &self.stage {
            Stage::Writing(writing) => writing.progress(),
            Stage::Part | Stage::Ids | Stage::Content | Stage::Order(_) => Progress { done: 0, total },
        }
    }

    fn write(&mut self, mut writing: Writing, book: &Book, budget: usize, parts: &mut impl Parts) -> Stage {
        if !writing.has_old_copy(book) {
            writing.step(book, budget.saturating_mul(BYTES_OF_A_STEP), parts);
            if !writing.has_long_copy() {
                return Stage::Writing(Box::new(writing));
            }
            self.copy = ReadableCopy::LeftOut;
        }
        parts.clear();
        Stage::Ids
    }

    /// Whether everything is written.
    pub fn is_done(&self) -> bool {
        matches!(&self.stage, Stage::Writing(writing) if writing.is_done())
    }

    /// The blobs that may be handed in, once everything else is written.
    pub fn wanted_blobs(&self) -> Vec<(BlobKind, BlobHash)> {
        match &self.stage {
            Stage::Writing(writing) => writing.wanted().iter().copied().collect(),
            Stage::Part | Stage::Ids | Stage::Content | Stage::Order(_) => Vec::new(),
        }
    }

    /// Writes a blob behind everything else; false where the file would grow longer than anybody could take in.
    pub fn add_blob(&mut self, hash: BlobHash, bytes: &[u8], parts: &mut impl Parts) -> bool {
        match &mut self.stage {
            Stage::Writing(writing) if writing.is_done() => writing.add_blob(hash, bytes, self.limits.bytes, parts),
            Stage::Part | Stage::Ids | Stage::Content | Stage::Order(_) | Stage::Writing(_) => false,
        }
    }

    /// Writes what is left and hands the file out.
    pub fn finish(mut self, book: &Book, parts: &mut impl Parts) -> Exported {
        loop {
            match self.stage {
                Stage::Writing(writing) if writing.is_done() => return writing.finish(parts),
                Stage::Part | Stage::Ids | Stage::Content | Stage::Order(_) | Stage::Writing(_) => {
                    self.step(book, usize::MAX, parts);
                }
            }
        }
    }
}
