//! A file that was written: its parts, what it holds, and whether what was read back is the same.

use crate::book::{ChangeId, Digest};
use crate::domain::blob::BlobHash;
use crate::domain::record_counts::RecordCounts;

use super::envelope::Counts;
use super::read::Decoding;
use super::refusal::Refusal;

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
    /// How many records it holds.
    pub records: RecordCounts,
    /// How many of the projects, visits and problems in it stand deleted.
    pub deleted: usize,
    /// The digest of its changes.
    pub digest: Digest,
    /// The changes that it holds, in their order.
    pub ids: Vec<ChangeId>,
    /// The blobs that it holds.
    pub blobs: Vec<BlobHash>,
}

/// Why a file that was just written does not count as written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VerifyError {
    /// It would be refused.
    Refused(Refusal),
    /// It is a whole file, but not this one.
    Differs,
}

impl Exported {
    /// Compares with what a [`super::Decoder`] read back in steps; nothing was compared while it is still going.
    pub fn is(&self, read_back: &Decoding) -> Result<(), VerifyError> {
        match read_back {
            Decoding::Done(file)
                if (file.counts, &file.digest, file.blob_count) == (self.counts, &self.digest, self.blobs.len()) =>
            {
                Ok(())
            }
            Decoding::Done(_) | Decoding::Going(_) => Err(VerifyError::Differs),
        }
    }
}
