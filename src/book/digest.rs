//! Changes as they stand in files and stores, and the digest over a set of them.

use sha2::{Digest as _, Sha256};

use super::canonical::{write_hashed, write_members};
use super::change::Change;

/// SHA-256 over the canonical lines of a set of changes, written as 64 lower-case hex digits.
pub type Digest = String;

/// Appends the canonical form of one change, with its id, as it stands in files.
pub fn write_canonical(change: &Change, out: &mut Vec<u8>) {
    write_members(change.draft(), Some(change.id()), out);
}

/// Appends a change without its id, which follows from the rest: for stores in which every byte counts.
pub fn write_without_id(change: &Change, out: &mut Vec<u8>) {
    write_hashed(change.draft(), out);
}

/// The digest of a set of changes in the order (`at`, `id`): SHA-256 over their canonical forms, a newline behind each.
pub fn canonical_digest<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Digest {
    let mut digester = Digester::default();
    let mut line = Vec::with_capacity(512);
    for change in changes {
        line.clear();
        write_canonical(change, &mut line);
        digester.add(&line);
    }
    digester.finish()
}

/// Takes in canonical forms one by one, for work that is done in steps; gives what [`canonical_digest`] gives.
#[derive(Clone, Default)]
pub struct Digester(Sha256);

impl Digester {
    /// Takes in the next canonical form, without a newline.
    pub fn add(&mut self, canonical: &[u8]) {
        self.0.update(canonical);
        self.0.update(b"\n");
    }

    /// The digest of all that was taken in.
    pub fn finish(self) -> Digest {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
