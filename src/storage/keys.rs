//! Under which keys a workspace lies in localStorage.

use super::encoding::checksum;
use super::form::Mark;
use super::{Session, Workspace};

/// The names of the keys.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    prefix: String,
    tail: String,
    mark: String,
}

impl Keys {
    pub(super) fn new(workspace: &Workspace, session: Session) -> Self {
        let prefix = workspace.prefix();
        let tail = format!("{prefix}tail/{session:08x}");
        Self { prefix, tail, mark: Mark::key(workspace) }
    }

    pub(super) fn all(&self) -> &str {
        &self.prefix
    }

    pub(super) fn own_tail(&self) -> &str {
        &self.tail
    }

    /// The mark of the form, which says who may write.
    pub(super) fn mark(&self) -> &str {
        &self.mark
    }

    pub(super) fn manifest(&self) -> String {
        format!("{}manifest", self.prefix)
    }

    pub(super) fn snapshot(&self) -> String {
        format!("{}front", self.prefix)
    }

    pub(super) fn erased(&self) -> String {
        format!("{}erased", self.prefix)
    }

    pub(super) fn segment(&self, checksum: &str) -> String {
        format!("{}segment/{checksum}", self.prefix)
    }

    pub(super) fn tails(&self) -> String {
        format!("{}tail/", self.prefix)
    }

    pub(super) fn segments(&self) -> String {
        format!("{}segment/", self.prefix)
    }

    pub(super) fn quarantines(&self) -> String {
        format!("{}quarantine/", self.prefix)
    }

    /// Where a copy of a text that cannot be read goes; the same text found again goes to the same place.
    pub(super) fn quarantine(&self, key: &str, text: &str) -> String {
        let name = key.strip_prefix(&self.prefix).unwrap_or(key);
        format!("{}{name}/{}", self.quarantines(), checksum(text.as_bytes()))
    }
}
