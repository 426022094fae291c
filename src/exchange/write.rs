//! Writes a file: the same book, choice and `made` give the same bytes.
//!
//! The work is done in steps, so that a page stays alive. What the book learns meanwhile is not in the file, or all of it is.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::book::{Book, ChangeId, Digest, Digester, EntityId, write_canonical};

use super::choice::{Choice, chosen_entities};
use super::copy::{Belongings, Listing, Wordings, project, thing};
use super::envelope::{Counts, FORMAT, FileKind, Made};
use super::v1::{Counts1, Made1, Project1};
use super::{Decoding, Limits, Progress, Refusal, decode};

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exported {
    /// The whole text.
    pub text: String,
    /// How much it holds.
    pub counts: Counts,
    /// How many of the projects, visits and problems in it stand deleted.
    pub deleted: usize,
    /// The digest of its changes.
    pub digest: Digest,
    /// The changes that it holds, in their order.
    pub ids: Vec<ChangeId>,
}

/// Why a file that was just written does not count as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VerifyError {
    /// It would be refused.
    Refused(Refusal),
    /// It is a whole file, but not this one.
    Differs,
}

/// Writes a file at once.
pub fn export(book: &Book, choice: &Choice, made: &Made) -> Exported {
    Exporter::new(book, choice.clone(), made.clone()).finish(book)
}

/// Reads a file back and compares it with what was to be written, before anyone is told that it is saved.
pub fn verify(bytes: Vec<u8>, exported: &Exported) -> Result<(), VerifyError> {
    let file = decode(bytes, Limits { bytes: usize::MAX, changes: usize::MAX }).map_err(VerifyError::Refused)?;
    exported.is(&Decoding::Done(Box::new(file)))
}

impl Exported {
    /// Compares with what a [`super::Decoder`] read back in steps; nothing was compared while it is still going.
    pub fn is(&self, read_back: &Decoding) -> Result<(), VerifyError> {
        match read_back {
            Decoding::Done(file) if (file.counts, &file.digest) == (self.counts, &self.digest) => Ok(()),
            Decoding::Done(_) | Decoding::Going(_) => Err(VerifyError::Differs),
        }
    }
}

/// A file name that every system takes: what Windows refuses is replaced, and `.sitebook.json` stands behind it.
pub fn file_name(stem: &str) -> String {
    const LONGEST: usize = 80;
    let fits = |c: char| if c.is_control() || r#"<>:"/\|?*"#.contains(c) { '-' } else { c };
    let stem: String = stem.trim().chars().map(fits).take(LONGEST).collect();
    match stem.trim_matches(['.', ' ']) {
        "" => "sitebook.sitebook.json".to_owned(),
        stem => format!("{stem}.sitebook.json"),
    }
}

/// Writes a file in steps.
///
/// It keeps ids and the text so far, never the book: every step is handed the same book, which may have grown.
pub struct Exporter {
    choice: Choice,
    made: Made,
    /// How many changes the book held when the file was begun.
    began_at: usize,
    ids: Vec<ChangeId>,
    counts: Counts,
    deleted: usize,
    copies: Vec<Copied>,
    written: usize,
    wordings: Wordings,
    digester: Digester,
    digest_at: usize,
    line: Vec<u8>,
    text: Vec<u8>,
}

/// One line, or one bracket, of the readable copy.
enum Copied {
    Project(EntityId),
    /// A member of this list, and whether it is the first.
    Thing(&'static str, EntityId, bool),
    EndOfList,
    EndOfProject,
}

/// About as many bytes as a change has.
const BYTES_OF_A_STEP: usize = 256;

const NO_DIGEST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

impl Exporter {
    /// Begins a file of what the book holds now.
    pub fn new(book: &Book, choice: Choice, made: Made) -> Self {
        let entities = chosen_entities(book, &choice);
        let wanted = |of: &EntityId| matches!(choice, Choice::Everything) || entities.contains(of);
        let ids: Vec<ChangeId> =
            book.shared_changes().into_iter().filter(|change| wanted(change.of())).map(|change| change.id()).collect();
        let counts = Counts::of(ids.len(), &entities);
        let deleted = Counts::deleted(book, &entities);
        let mut exporter = Self {
            made,
            began_at: book.len(),
            copies: copies(book, &choice, &entities),
            counts,
            deleted,
            ids,
            written: 0,
            wordings: Wordings::default(),
            digester: Digester::default(),
            digest_at: 0,
            line: Vec::with_capacity(512),
            text: Vec::new(),
            choice,
        };
        exporter.write_head();
        exporter
    }

    /// Writes more, about as much text as `budget` changes are.
    pub fn step(&mut self, book: &Book, budget: usize) -> Progress {
        if book.len() != self.began_at && self.written < self.copies.len() {
            // The book has grown while its copy was written: the copy and the changes would not agree.
            *self = Self::new(book, self.choice.clone(), self.made.clone());
        }
        let until = self.text.len().saturating_add(budget.saturating_mul(BYTES_OF_A_STEP));
        loop {
            match self.written.checked_sub(self.copies.len()) {
                None => self.write_copy(book),
                Some(place) if place < self.ids.len() => self.write_change(book, place),
                Some(_) => break,
            }
            self.written += 1;
            if self.text.len() >= until {
                break;
            }
        }
        Progress { done: self.written, total: self.total() }
    }

    /// Whether everything is written.
    pub fn is_done(&self) -> bool {
        self.written == self.total()
    }

    /// Writes what is left and hands the file out.
    pub fn finish(mut self, book: &Book) -> Exported {
        while !self.is_done() {
            self.step(book, usize::MAX);
        }
        self.text.extend_from_slice(if self.ids.is_empty() { &b"]\n}\n"[..] } else { b"\n]\n}\n" });
        let digest = self.digester.finish();
        self.text[self.digest_at..self.digest_at + NO_DIGEST.len()].copy_from_slice(digest.as_bytes());
        let text = String::from_utf8(self.text).expect("only texts were written");
        Exported { text, counts: self.counts, deleted: self.deleted, digest, ids: self.ids }
    }

    fn total(&self) -> usize {
        self.copies.len() + self.ids.len()
    }

    fn write_head(&mut self) {
        let kind = match self.choice {
            Choice::Everything => FileKind::Whole,
            Choice::Projects(_) => FileKind::Projects,
        };
        self.text.extend_from_slice(b"{\n\"format\":");
        write_json(FORMAT, &mut self.text);
        self.text.extend_from_slice(b",\n\"kind\":");
        write_json(kind.key(), &mut self.text);
        self.text.extend_from_slice(b",\n\"made\":");
        write_json(&Made1::from(&self.made), &mut self.text);
        self.text.extend_from_slice(b",\n\"counts\":");
        write_json(&Counts1::from(&self.counts), &mut self.text);
        self.text.extend_from_slice(b",\n\"digest\":\"");
        self.digest_at = self.text.len();
        self.text.extend_from_slice(NO_DIGEST.as_bytes());
        self.text.extend_from_slice(b"\",\n\"projects\":[");
        if self.copies.is_empty() {
            self.text.extend_from_slice(b"],\n\"changes\":[");
        }
    }

    fn write_copy(&mut self, book: &Book) {
        let text = &mut self.text;
        match &self.copies[self.written] {
            Copied::Project(of) => {
                text.extend_from_slice(if self.written == 0 { &b"\n"[..] } else { b",\n" });
                let Project1 { id, name, fields, .. } = project(book, of);
                text.extend_from_slice(b"{\"id\":");
                write_json(&id, text);
                text.extend_from_slice(b",\"name\":");
                write_json(&name, text);
                text.extend_from_slice(b",\"fields\":");
                write_json(&fields, text);
            }
            Copied::Thing(list, of, first) => {
                match first {
                    true => text.extend_from_slice(format!(",\n \"{list}\":[\n  ").as_bytes()),
                    false => text.extend_from_slice(b",\n  "),
                }
                write_json(&thing(book, of, &mut self.wordings), text);
            }
            Copied::EndOfList => text.extend_from_slice(b"\n ]"),
            Copied::EndOfProject => text.push(b'}'),
        }
        if self.written + 1 == self.copies.len() {
            text.extend_from_slice(b"\n],\n\"changes\":[");
        }
    }

    fn write_change(&mut self, book: &Book, place: usize) {
        let change = book.change(self.ids[place]).expect("nothing ever leaves a book");
        self.line.clear();
        write_canonical(change, &mut self.line);
        self.digester.add(&self.line);
        self.text.extend_from_slice(if place == 0 { &b"\n"[..] } else { b",\n" });
        self.text.extend_from_slice(&self.line);
    }
}

/// The lines of the readable copy of the chosen projects.
fn copies(book: &Book, choice: &Choice, entities: &BTreeSet<EntityId>) -> Vec<Copied> {
    let listing = Listing::of(book, |of| matches!(choice, Choice::Everything) || entities.contains(of));
    let mut copies = Vec::new();
    for (of, Belongings { visits, problems, remarks }) in listing.projects {
        copies.push(Copied::Project(of));
        for (name, list) in [("visits", visits), ("problems", problems), ("remarks", remarks)] {
            let some = !list.is_empty();
            copies.extend(list.into_iter().enumerate().map(|(place, of)| Copied::Thing(name, of, place == 0)));
            copies.extend(some.then_some(Copied::EndOfList));
        }
        copies.push(Copied::EndOfProject);
    }
    copies
}

fn write_json<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("plain values are always written to memory");
}
