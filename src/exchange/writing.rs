//! The writing of a file itself, once it is known what goes into it: the readable copy, then the changes.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::book::{Book, ChangeId, Digester, EntityId, write_canonical};
use crate::domain::blob::{BlobHash, BlobKind, named_by};
use crate::domain::record_counts::RecordCounts;

use super::Progress;
use super::blobs;
use super::choice::{Choice, chosen_entities};
use super::copy::{Belongings, Listing, Wordings, project, thing};
use super::envelope::{Counts, FORMAT, FileKind, Made};
use super::exported::{Exported, LARGEST_PART, Parts};
use super::v1::{Counts1, Made1, Project1};

/// What goes into a file, as the book stood when it was asked.
pub(super) struct Content {
    entities: BTreeSet<EntityId>,
    /// None where the readable copy is left out.
    copies: Option<Vec<Copied>>,
    /// How many changes the book held.
    at: usize,
}

impl Content {
    /// Looks up what a choice means. A readable copy that grows too long is left out.
    pub fn of(book: &Book, choice: &Choice, copy: ReadableCopy) -> Self {
        let entities = chosen_entities(book, choice);
        let copies = match copy {
            ReadableCopy::Written => Some(copies(book, choice, &entities)),
            ReadableCopy::LeftOut => None,
        };
        Self { entities, copies, at: book.len() }
    }

    /// Whether the book has grown since.
    pub fn is_old(&self, book: &Book) -> bool {
        book.len() != self.at
    }
}

/// Whether a file has its readable copy.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadableCopy {
    Written,
    LeftOut,
}

/// A file that is being written.
pub(super) struct Writing {
    /// How many changes the book held when the file was begun.
    began_at: usize,
    ids: Vec<ChangeId>,
    counts: Counts,
    records: RecordCounts,
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
    /// How many bytes the readable copy may have.
    longest_copy: usize,
    has_long_copy: bool,
    /// The blobs that the file may hold.
    wanted: BTreeSet<(BlobKind, BlobHash)>,
    /// Those that it does.
    blobs: Vec<BlobHash>,
}

/// One line, or one bracket, of the readable copy.
enum Copied {
    Project(EntityId),
    /// A member of this list, and whether it is the first.
    Thing(&'static str, EntityId, bool),
    EndOfList,
    EndOfProject,
}

impl Writing {
    /// Begins a file of this content.
    pub fn of(book: &Book, choice: &Choice, made: &Made, content: Content, longest_copy: usize) -> Self {
        let Content { entities, copies, at } = content;
        let wanted = |of: &EntityId| choice.is_all() || entities.contains(of);
        let ids: Vec<ChangeId> =
            book.shared_changes().into_iter().filter(|change| wanted(change.of())).map(|change| change.id()).collect();
        let counts = Counts::of(ids.len(), &entities);
        let part: &[u8] = match &copies {
            Some(copies) if copies.is_empty() => b"\",\n\"projects\":[],\n\"changes\":[",
            Some(_) => b"\",\n\"projects\":[",
            None => b"\",\n\"changes\":[",
        };
        Self {
            began_at: at,
            head: head(choice, made, &counts),
            part: part.to_vec(),
            records: RecordCounts::of_each_once(&entities),
            deleted: Counts::deleted(book, &entities),
            counts,
            ids,
            written: 0,
            wordings: Wordings::default(),
            digester: Digester::default(),
            line: Vec::with_capacity(512),
            handed_out: 0,
            longest_copy,
            has_long_copy: false,
            wanted: named_by(book, &entities),
            blobs: Vec::new(),
            copies: copies.unwrap_or_default(),
        }
    }

    /// Writes about so many bytes more.
    pub fn step(&mut self, book: &Book, bytes: usize, parts: &mut impl Parts) {
        let until = self.bytes().saturating_add(bytes);
        while !self.is_done() && !self.has_long_copy && self.bytes() < until {
            match self.written.checked_sub(self.copies.len()) {
                None => {
                    self.write_copy(book);
                    self.has_long_copy = self.bytes() > self.longest_copy;
                }
                Some(place) => self.write_change(book, place),
            }
            self.written += 1;
            if self.part.len() >= LARGEST_PART {
                self.hand_out(parts);
            }
        }
    }

    /// Whether everything is written.
    pub fn is_done(&self) -> bool {
        self.written == self.total()
    }

    pub fn progress(&self) -> Progress {
        Progress { done: self.written, total: self.total() }
    }

    /// Whether the book has grown while its copy was written: copy and changes would not agree.
    pub fn has_old_copy(&self, book: &Book) -> bool {
        self.written < self.copies.len() && book.len() != self.began_at
    }

    /// Whether the readable copy grew longer than it may.
    pub const fn has_long_copy(&self) -> bool {
        self.has_long_copy
    }

    /// The blobs that may be handed in once everything else is written.
    pub const fn wanted(&self) -> &BTreeSet<(BlobKind, BlobHash)> {
        &self.wanted
    }

    /// Writes a blob; false where it would make the file longer than `most`.
    pub fn add_blob(&mut self, hash: BlobHash, bytes: &[u8], most: usize, parts: &mut impl Parts) -> bool {
        // What stands before the digest and what closes the file are short.
        if self.bytes() + self.head.len() + blobs::written_length(bytes.len()) + 1024 > most {
            return false;
        }
        blobs::write_blob(hash, bytes, self.blobs.is_empty(), &mut self.part);
        self.blobs.push(hash);
        self.hand_out(parts);
        true
    }

    /// Hands out what is left.
    pub fn finish(mut self, parts: &mut impl Parts) -> Exported {
        let is_empty = self.ids.is_empty() && self.blobs.is_empty();
        self.part.extend_from_slice(if is_empty { &b"]\n}\n"[..] } else { b"\n]\n}\n" });
        self.hand_out(parts);
        let digest = self.digester.finish();
        let mut head = self.head;
        head.extend_from_slice(digest.as_bytes());
        let Self { counts, records, deleted, ids, blobs, .. } = self;
        Exported { head, counts, records, deleted, digest, ids, blobs }
    }

    const fn bytes(&self) -> usize {
        self.handed_out + self.part.len()
    }

    fn total(&self) -> usize {
        self.copies.len() + self.ids.len()
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
        Choice::Unit { .. } => FileKind::Unit,
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
    let listing = Listing::of(book, |of| choice.is_all() || entities.contains(of));
    let mut copies = Vec::new();
    for (of, Belongings { visits, problems, remarks, entries }) in listing.projects {
        copies.push(Copied::Project(of));
        for (name, list) in [("visits", visits), ("problems", problems), ("remarks", remarks), ("entries", entries)] {
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
