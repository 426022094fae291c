//! How far something is that takes a while: reading what is stored, a file, a list.

/// How much of a piece of work is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// So much is done.
    pub done: usize,
    /// Of so much.
    pub total: usize,
}
