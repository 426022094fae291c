//! The tails of other sessions, and what was put aside, as a start finds them.

use super::encoding::read_stored;
use super::key_value::KeyValue;
use super::keys::Keys;
use super::manifest::Manifest;
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
    /// Whether it was in quarantine, so that the record did not hold its entries before.
    pub(super) was_put_aside: bool,
}

impl LoadedTail {
    /// The youngest stamp of its own session in it, in milliseconds since 1970; 0 where there is none.
    pub(super) fn last_written(&self, session: Session) -> u64 {
        let stamps = self.entries.iter().map(|entry| entry.change.at()).filter(|at| at.session() == session);
        stamps.max().map_or(0, |at| at.milliseconds())
    }
}

/// What can be read of the texts in quarantine: an older program, which did not know their form, has put them aside. Their entries
/// go the way of a closed session's tail, and a text of which all could be read may go behind them.
pub(super) fn read_quarantine(store: &impl KeyValue, keys: &Keys, found: &[String]) -> Vec<LoadedTail> {
    let quarantine = keys.quarantines();
    let read = |key: &String| {
        let name = key.strip_prefix(&quarantine)?;
        let text = store.get(key).ok()??;
        // A list that can be read says nothing that the segments do not say themselves.
        let listed = name.starts_with("manifest/") && Manifest::read(&text).is_ok();
        let (entries, damage) = if listed { (Vec::new(), None) } else { read_stored(name, &text)? };
        let key = key.clone();
        Some(LoadedTail { key, session: None, text, entries, may_go: damage.is_none(), was_put_aside: true })
    };
    found.iter().filter_map(read).collect()
}
