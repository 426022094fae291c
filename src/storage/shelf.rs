//! Where the texts of a dump stood, and what their keys are called.

/// Where a text of a dump stood.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// In localStorage.
    Record,
    /// In the journal.
    Journal,
}

impl Shelf {
    /// The name of a key without the workspace; none for a key of another one.
    pub fn name<'a>(self, workspace: &str, key: &'a str) -> Option<&'a str> {
        match self {
            Self::Record => key.strip_prefix("sitebook/")?.strip_prefix(workspace)?.strip_prefix('/'),
            Self::Journal => Some(key),
        }
    }

    /// The name as people are told of it.
    pub fn place(self, name: &str) -> String {
        match self {
            Self::Record => name.to_owned(),
            Self::Journal => format!("journal/{name}"),
        }
    }
}
