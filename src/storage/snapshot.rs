//! The snapshot (首页快照): what the first page shows, kept beside the record so that a start can show it before the book is read.
//!
//! It is derived from the record and never a source of anything: one that is missing, damaged or older than the record is as good
//! as none, and the start reads the book first. It names the state of the record that it was made from; every append changes
//! that state, so a snapshot is never taken for the record of another moment.

use super::encoding::{checksum, decode, encode, from_latin1, to_latin1};
use super::form::{self, Program};
use super::key_value::{KeyValue, KeyValueError};
use super::keys::Keys;
use super::{Entry, Workspace};
use crate::book::sorting;

/// The form: `F1`, checksum of the rest, state of the record, facts up to the end of the line, entries as a segment.
const FORM: &str = "F1";

/// Digits of a checksum.
const DIGITS: usize = 16;

/// What a snapshot holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Snapshot {
    /// One line, for whoever made the snapshot.
    pub facts: String,
    /// The entries of everything that the first page names.
    pub entries: Vec<Entry>,
}

impl Snapshot {
    /// The snapshot of a workspace, if there is one of the record as it stands, and no newer program keeps the book.
    pub fn read(store: &impl KeyValue, workspace: &Workspace) -> Option<Self> {
        if form::newer(store, workspace, Program::THIS) != Ok(None) {
            return None;
        }
        let Standing(content) = Standing::find(store, &Keys::new(workspace, 0))?;
        let (facts, segment) = content.split_once('\n')?;
        match decode(&from_latin1(segment)?) {
            (entries, None) => Some(Self { facts: facts.to_owned(), entries }),
            (_, Some(_)) => None,
        }
    }

    /// Whether a workspace keeps its snapshot under this key.
    pub fn is_key(key: &str, workspace: &Workspace) -> bool {
        key == Keys::new(workspace, 0).snapshot()
    }

    /// Keeps the snapshot of the record as it stands. Without room for it there is none, not an old one.
    ///
    /// `keys` are those of the page session that made it. While another one has a tail there is none either: what that one wrote
    /// may not have been heard here yet.
    pub(super) fn write(&self, store: &impl KeyValue, keys: &Keys) -> Result<(), KeyValueError> {
        let facts = self.facts.replace('\n', " ");
        Standing(format!("{facts}\n{}", to_latin1(&encode(&self.entries)))).write(store, keys)
    }
}

/// What a snapshot of the record as it stands holds: facts up to the end of the line, entries as a segment.
#[derive(Debug)]
pub(super) struct Standing(String);

impl Standing {
    /// That of the workspace, if there is one of the record as it stands.
    pub fn find(store: &impl KeyValue, keys: &Keys) -> Option<Self> {
        let text = store.get(&keys.snapshot()).ok()??;
        let (written, body) = text.strip_prefix(FORM)?.split_at_checked(DIGITS)?;
        let (of, content) = body.split_at_checked(DIGITS)?;
        let stands = checksum(body.as_bytes()) == written && state(store, keys).ok()? == of;
        stands.then(|| Self(content.to_owned()))
    }

    /// Keeps it as that of the record as it stands now: for whoever has only moved what the record holds.
    pub fn write(&self, store: &impl KeyValue, keys: &Keys) -> Result<(), KeyValueError> {
        if store.keys(&keys.tails())?.iter().any(|tail| tail != keys.own_tail()) {
            return store.remove(&keys.snapshot());
        }
        let body = format!("{}{}", state(store, keys)?, self.0);
        let text = format!("{FORM}{}{body}", checksum(body.as_bytes()));
        if store.get(&keys.snapshot())?.as_deref() == Some(&text) {
            return Ok(());
        }
        let written = store.set(&keys.snapshot(), &text);
        match written {
            Ok(()) => Ok(()),
            Err(why) => store.remove(&keys.snapshot()).and(Err(why)),
        }
    }
}

/// The state of the record: which segments there are, which should be there, and what the tails hold.
fn state(store: &impl KeyValue, keys: &Keys) -> Result<String, KeyValueError> {
    let snapshot = keys.snapshot();
    let mut all = store.keys(keys.all())?;
    sorting::by(&mut all, String::cmp);
    let mut whole = String::new();
    for key in all.into_iter().filter(|key| *key != snapshot) {
        whole.push_str(&key);
        whole.push('\n');
        if key == keys.manifest() || key.starts_with(&keys.tails()) {
            whole.push_str(&store.get(&key)?.unwrap_or_default());
        }
    }
    Ok(checksum(whole.as_bytes()))
}
