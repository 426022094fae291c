//! Puts changes that were found one by one, in no order and some of them twice, into a file: within the limits of any file, in steps.

use std::collections::BTreeMap;
use std::collections::btree_map::IntoValues;

use crate::book::{Book, Change, ChangeId, Digester, Stamp, write_canonical};

use super::Progress;
use super::envelope::{Counts, FileKind, Made};
use super::limits::{Limits, Size};
use super::read::{Decoding, File};
use super::refusal::{Refusal, Warning};

/// What has been found so far.
pub struct Gathering {
    limits: Limits,
    size: Size,
    found: BTreeMap<(Stamp, ChangeId), Change>,
}

impl Gathering {
    /// Nothing yet.
    pub const fn within(limits: Limits) -> Self {
        Self { limits, size: Size { changes: 0, written: 0 }, found: BTreeMap::new() }
    }

    /// How many bytes of canonical forms may still come.
    pub const fn allowed(&self) -> usize {
        self.limits.written.saturating_sub(self.size.written)
    }

    /// Takes a change in; one that never leaves its device stays behind.
    pub fn add(&mut self, change: Change) -> Result<(), Refusal> {
        if change.of().is_local() {
            return Ok(());
        }
        // Its id is not asked for before it is known to be of a size that may come in.
        let before = self.size;
        self.size.add(&change);
        let place = self.size.changes;
        let Limits { changes, written, text, .. } = self.limits;
        if self.size.written > written {
            return Err(Refusal::TooLarge { bytes: self.size.written, limit: written });
        }
        if !self.limits.take(&change, self.size.written - before.written) {
            return Err(Refusal::TextTooLong { place, limit: text });
        }
        if self.found.insert((change.at(), change.id()), change).is_some() {
            self.size = before;
        }
        match self.size.changes > changes {
            true => Err(Refusal::TooManyChanges { limit: changes }),
            false => Ok(()),
        }
    }

    /// All are found. `unreadable` names what could not be read where they were looked for.
    pub fn finish(self, unreadable: Vec<String>) -> Gathered {
        let total = self.found.len();
        let (digester, line) = (Digester::default(), Vec::with_capacity(512));
        Gathered { rest: self.found.into_values(), total, unreadable, digester, line, book: Book::default() }
    }
}

/// A file that is being made of what was gathered.
pub struct Gathered {
    rest: IntoValues<(Stamp, ChangeId), Change>,
    total: usize,
    unreadable: Vec<String>,
    digester: Digester,
    line: Vec<u8>,
    book: Book,
}

impl Gathered {
    /// Puts so many changes more into it.
    pub fn step(&mut self, budget: usize) -> Decoding {
        for _ in 0..budget {
            let Some(change) = self.rest.next() else { return Decoding::Done(Box::new(self.close())) };
            self.line.clear();
            write_canonical(&change, &mut self.line);
            self.digester.add(&self.line);
            self.book.apply(change, None);
        }
        Decoding::Going(Progress { done: self.book.len(), total: self.total })
    }

    fn close(&mut self) -> File {
        let book = std::mem::take(&mut self.book);
        File {
            kind: FileKind::Other("rescued".to_owned()),
            made: Made::default(),
            counts: Counts::of_book(&book),
            digest: std::mem::take(&mut self.digester).finish(),
            warnings: std::mem::take(&mut self.unreadable).into_iter().map(Warning::NotRescued).collect(),
            blob_count: 0,
            photos: Vec::new(),
            book,
        }
    }
}
