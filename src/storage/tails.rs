//! The tails of other sessions, as a start finds them.

use super::{Entry, Session};

/// The tail of another session, as it was found.
#[derive(Debug)]
pub(super) struct LoadedTail {
    pub(super) key: String,
    pub(super) session: Option<Session>,
    pub(super) text: String,
    /// What neither a segment nor a tail before it holds.
    pub(super) entries: Vec<Entry>,
    /// Whether the key may go once the entries stand elsewhere: not where a part that could not be read has no copy.
    pub(super) may_go: bool,
}

impl LoadedTail {
    /// The youngest stamp of its own session in it, in milliseconds since 1970; 0 where there is none.
    pub(super) fn last_written(&self, session: Session) -> u64 {
        let stamps = self.entries.iter().map(|entry| entry.change.at()).filter(|at| at.session() == session);
        stamps.max().map_or(0, |at| at.milliseconds())
    }
}
