//! What a page learns from other tabs and from the browser about its record.

use crate::storage::Entry;

/// What other tabs did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// They recorded this, and keep it: it is to be absorbed, not appended. It may come more than once.
    Entries(Vec<Entry>),
    /// The book was erased.
    Erased,
    /// Somebody emptied the browser's storage, or part of it. The page has all that was in it.
    Emptied,
    /// Another program has marked the book as its own: it may be a newer one, so that this one may write no more.
    Marked,
}
