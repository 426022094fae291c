//! Writes a file: the same book, choice and `made` give the same bytes.
//!
//! The work is done in steps, so that a page stays alive, and the file is handed out in parts, so that no memory has to hold all of it. What
//! the book learns meanwhile is not in the file, or all of it is.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::book::{Book, ChangeId, Digest, Digester, EntityId, write_canonical};

use super::choice::{Choice, chosen_entities};
use super::copy::{Belongings, Listing, Wordings, project, thing};
use super::envelope::{Counts, FORMAT, FileKind, Made};
use super::v1::{Counts1, Made1, Project1};
use super::{Decoding, Limits, Progress, Refusal, decode};

/// Where the parts of a file go that is being written.
pub trait Parts {
    /// Takes the next part, at most [`LARGEST_PART`] bytes, which may end within a character.
    fn add(&mut self, part: Vec<u8>);

    /// Drops all parts: the file is begun anew.
    fn clear(&mut self);
}

impl Parts for Vec<Vec<u8>> {
    fn add(&mut self, part: Vec<u8>) {
        self.push(part);
    }

    fn clear(&mut self) {
        Vec::clear(self);
    }
}

/// How many bytes a part has at most.
pub const LARGEST_PART: usize = 1 << 20;

/// A file that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exported {
    /// What stands before all parts.
    pub head: Vec<u8>,
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

/// Writes a file at once, and its whole text.
pub fn export(book: &Book, choice: &Choice, made: &Made) -> (Exported, String) {
    let mut parts = Vec::new();
    let exported = Exporter::new(book, choice.clone(), made.clone()).finish(book, &mut parts);
    let bytes = [std::slice::from_ref(&exported.head), &parts].concat().concat();
    (exported, String::from_utf8(bytes).expect("only texts were written"))
}

/// Reads a file back and compares it with what was to be written, by the limits of everyone who is handed it.
pub fn verify(bytes: Vec<u8>, exported: &Exported) -> Result<(), VerifyError> {
    let file = decode(bytes, Limits::USUAL).map_err(VerifyError::Refused)?;
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
/// It keeps ids and the part that is being written, never the book: every step is handed the same book, which may have grown.
pub struct Exporter {
    choice: Choice,
    made: Made,
    limits: Limits,
    /// How many changes the book held when the file was begun.
    began_at: usize,
    ids: Vec<ChangeId>,
    counts: Counts,
    deleted: usize,
    copies: Vec<Copied>,
    written: usize,
    wordings: Wordings,
    digester: Digester,
    line: Vec<u8>,
    /// What stands before the digest.
    head: Vec<u8>,
    /// What is written and not handed out.
    part: Vec<u8>,
    /// How many bytes were handed out.
    handed_out: usize,
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

/// Whether a file has its readable copy: one that grows too long is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ReadableCopy {
    Written,
    LeftOut,
}

/// What a file is to hold, and by which limits.
struct Plan {
    choice: Choice,
    made: Made,
    limits: Limits,
}

impl Exporter {
    /// Begins a file of what the book holds now.
    pub fn new(book: &Book, choice: Choice, made: Made) -> Self {
        Self::within(Limits::USUAL, book, choice, made)
    }

    /// The same by other limits.
    pub fn within(limits: Limits, book: &Book, choice: Choice, made: Made) -> Self {
        let entities = chosen_entities(book, &choice);
        let copies = Some(copies(book, &choice, &entities));
        Self::of(book, Plan { choice, made, limits }, &entities, copies)
    }

    fn of(book: &Book, plan: Plan, entities: &BTreeSet<EntityId>, copies: Option<Vec<Copied>>) -> Self {
        let Plan { choice, made, limits } = plan;
        let wanted = |of: &EntityId| matches!(choice, Choice::Everything) || entities.contains(of);
        let ids: Vec<ChangeId> =
            book.shared_changes().into_iter().filter(|change| wanted(change.of())).map(|change| change.id()).collect();
        let counts = Counts::of(ids.len(), entities);
        let mut exporter = Self {
            began_at: book.len(),
            head: head(&choice, &made, &counts),
            part: Vec::new(),
            deleted: Counts::deleted(book, entities),
            counts,
            ids,
            written: 0,
            wordings: Wordings::default(),
            digester: Digester::default(),
            line: Vec::with_capacity(512),
            handed_out: 0,
            copies: Vec::new(),
            choice,
            made,
            limits,
        };
        exporter.part.extend_from_slice(match &copies {
            Some(copies) if copies.is_empty() => b"\",\n\"projects\":[],\n\"changes\":[",
            Some(_) => b"\",\n\"projects\":[",
            None => b"\",\n\"changes\":[",
        });
        exporter.copies = copies.unwrap_or_default();
        exporter
    }

    /// Writes more, about as much text as `budget` changes are.
    pub fn step(&mut self, book: &Book, budget: usize, parts: &mut impl Parts) -> Progress {
        if self.is_in_copy() && book.len() != self.began_at {
            // The book has grown while its copy was written: copy and changes would not agree.
            self.begin_anew(book, ReadableCopy::Written, parts);
        }
        let until = self.bytes().saturating_add(budget.saturating_mul(BYTES_OF_A_STEP));
        loop {
            match self.written.checked_sub(self.copies.len()) {
                None => {
                    self.write_copy(book);
                    if self.bytes() > self.limits.copy {
                        self.begin_anew(book, ReadableCopy::LeftOut, parts);
                        break;
                    }
                }
                Some(place) if place < self.ids.len() => self.write_change(book, place),
                Some(_) => break,
            }
            self.written += 1;
            if self.part.len() >= LARGEST_PART {
                self.hand_out(parts);
            }
            if self.bytes() >= until {
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
    pub fn finish(mut self, book: &Book, parts: &mut impl Parts) -> Exported {
        while !self.is_done() {
            self.step(book, usize::MAX, parts);
        }
        self.part.extend_from_slice(if self.ids.is_empty() { &b"]\n}\n"[..] } else { b"\n]\n}\n" });
        self.hand_out(parts);
        let digest = self.digester.finish();
        let mut head = self.head;
        head.extend_from_slice(digest.as_bytes());
        Exported { head, counts: self.counts, deleted: self.deleted, digest, ids: self.ids }
    }

    const fn is_in_copy(&self) -> bool {
        self.written < self.copies.len()
    }

    const fn bytes(&self) -> usize {
        self.handed_out + self.part.len()
    }

    fn total(&self) -> usize {
        self.copies.len() + self.ids.len()
    }

    fn begin_anew(&mut self, book: &Book, copy: ReadableCopy, parts: &mut impl Parts) {
        let plan = Plan { choice: self.choice.clone(), made: self.made.clone(), limits: self.limits };
        let entities = chosen_entities(book, &plan.choice);
        let copies = match copy {
            ReadableCopy::Written => Some(copies(book, &plan.choice, &entities)),
            ReadableCopy::LeftOut => None,
        };
        *self = Self::of(book, plan, &entities, copies);
        parts.clear();
    }

    fn hand_out(&mut self, parts: &mut impl Parts) {
        self.handed_out += self.part.len();
        self.part.chunks(LARGEST_PART).for_each(|part| parts.add(part.to_vec()));
        self.part.clear();
    }

    fn write_copy(&mut self, book: &Book) {
        let text = &mut self.part;
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
        self.part.extend_from_slice(if place == 0 { &b"\n"[..] } else { b",\n" });
        self.part.extend_from_slice(&self.line);
    }
}

/// All that stands before the digest.
fn head(choice: &Choice, made: &Made, counts: &Counts) -> Vec<u8> {
    let kind = match choice {
        Choice::Everything => FileKind::Whole,
        Choice::Projects(_) => FileKind::Projects,
    };
    let mut head = b"{\n\"format\":".to_vec();
    write_json(FORMAT, &mut head);
    head.extend_from_slice(b",\n\"kind\":");
    write_json(kind.key(), &mut head);
    head.extend_from_slice(b",\n\"made\":");
    write_json(&Made1::from(made), &mut head);
    head.extend_from_slice(b",\n\"counts\":");
    write_json(&Counts1::from(counts), &mut head);
    head.extend_from_slice(b",\n\"digest\":\"");
    head
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
