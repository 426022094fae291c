//! The changes of a file as they are taken in, one by one: within the limits, in their order, each once.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::book::{Applied, Book, Change, ChangeId, Digester, EntityId, Stamp};

use super::envelope::Envelope;
use super::limits::{Limits, Size};
use super::refusal::{Refusal, Warning};

/// What has been read of the changes.
pub(super) struct Changes {
    pub envelope: Envelope,
    pub warnings: Vec<Warning>,
    /// What is left of the list.
    pub rest: Range<usize>,
    pub copy: Option<Range<usize>>,
    /// Where the photos stand.
    pub photos: Option<Range<usize>>,
    pub first: bool,
    pub last: Option<(Stamp, ChangeId)>,
    pub digester: Digester,
    pub line: Vec<u8>,
    pub size: Size,
    /// What the changes are about, where they are not kept.
    pub entities: Option<BTreeSet<EntityId>>,
    pub book: Book,
}

impl Changes {
    pub fn take(&mut self, change: Change, limits: Limits) -> Result<(), Refusal> {
        self.size.add_written(self.line.len());
        let place = self.size.changes;
        if self.size.changes > limits.changes {
            return Err(Refusal::TooManyChanges { limit: limits.changes });
        }
        if self.size.written > limits.written {
            return Err(Refusal::TooLarge { bytes: self.size.written, limit: limits.written });
        }
        if !limits.take(&change, self.line.len()) {
            return Err(Refusal::TextTooLong { place, limit: limits.text });
        }
        if change.of().is_local() {
            return Err(Refusal::LocalEntity { place, of: change.of().clone() });
        }
        let key = Some((change.at(), change.id()));
        if self.last >= key {
            return Err(Refusal::OutOfOrder { place });
        }
        self.last = key;
        self.digester.add(&self.line);
        if let Some(entities) = &mut self.entities {
            if !entities.contains(change.of()) {
                entities.insert(change.of().clone());
            }
            return Ok(());
        }
        match self.book.apply(change, None) {
            Applied::New => Ok(()),
            Applied::Known => Err(Refusal::OutOfOrder { place }),
        }
    }
}
