//! The form in which a book is kept, and which program may write it: hundreds break, units do not.
//!
//! Owns the mark and what it means. Does not write it: [`Guarded`](super::guard::Guarded) does, before a program's first write.
//! The rule in prose stands in the [module](super).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Workspace;
use super::key_value::{KeyValue, KeyValueError};

/// The number of a form. A program reads and writes every form of its own hundred, and reads those of lesser hundreds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Debug)]
pub struct Form(pub u32);

impl Form {
    /// The form of every book without a mark: that of page 0.1.0.
    pub const FIRST: Self = Self(100);

    /// The form of a book of which segments have moved to IndexedDB (see [`Far`](super::Far)).
    pub const FAR: Self = Self(200);

    /// Whether this form breaks what a program of the other one would do with it.
    const fn breaks(self, other: Self) -> bool {
        self.0 / 100 > other.0 / 100
    }
}

/// The version of a page, `0.3.0`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct PageVersion {
    major: u16,
    minor: u16,
    patch: u16,
}

/// A text that is not the version of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotAPageVersion;

impl PageVersion {
    /// A version by its three numbers.
    pub const fn new(major: u16, minor: u16, patch: u16) -> Self {
        Self { major, minor, patch }
    }
}

impl fmt::Display for PageVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl FromStr for PageVersion {
    type Err = NotAPageVersion;

    fn from_str(text: &str) -> Result<Self, NotAPageVersion> {
        let number = |part: &str| part.parse().map_err(|_| NotAPageVersion);
        match text.split('.').collect::<Vec<_>>()[..] {
            [major, minor, patch] => Ok(Self::new(number(major)?, number(minor)?, number(patch)?)),
            _ => Err(NotAPageVersion),
        }
    }
}

/// A program, as far as storage is concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Program {
    /// The greatest form in which it keeps a book.
    pub form: Form,
    /// The first page that can write a book of this form.
    pub page: PageVersion,
    /// The form of every book that it has written to. A greater one only a book has that makes use of what it adds: the others stay
    /// writable by older programs.
    pub plain: Form,
}

impl Program {
    /// This one.
    pub const THIS: Self = Self { form: Form::FAR, page: PageVersion::new(0, 2, 0), plain: Form::FIRST };

    /// A program that gives its form to every book.
    pub const fn of(form: Form, page: PageVersion) -> Self {
        Self { form, page, plain: form }
    }
}

/// A newer program keeps the book, in a form that this one would break.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewerForm {
    /// The first page that can write it, where that is known.
    pub needed: Option<PageVersion>,
}

/// What stands under `sitebook/<workspace>/form`: `{"form":200,"page":"0.2.0"}`. Members that it does not know a program leaves
/// alone, since it writes the mark only where it stands for a lesser form.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub struct Mark {
    form: Form,
    #[serde(default)]
    page: String,
}

impl Mark {
    /// The name of its key, behind the workspace's prefix.
    pub const NAME: &str = "form";

    /// The mark of a program.
    pub(super) fn of(program: Program) -> Self {
        Self { form: program.form, page: program.page.to_string() }
    }

    /// Where a workspace keeps its mark.
    pub(super) fn key(workspace: &Workspace) -> String {
        format!("{}{}", workspace.prefix(), Self::NAME)
    }

    /// Reads a text; none where it is not a mark. A damaged one counts for nothing, or no program could ever write again.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    pub(super) fn write(&self) -> String {
        serde_json::to_string(self).expect("a mark is always written to memory")
    }

    pub(super) const fn form(&self) -> Form {
        self.form
    }

    /// Whether a program may not write the book: the page that may.
    pub(super) fn newer_than(&self, program: Program) -> Option<NewerForm> {
        self.form.breaks(program.form).then(|| NewerForm { needed: self.page.parse().ok() })
    }
}

/// The newer program that a mark names, if it is newer than this one.
pub fn newer_mark(text: &str) -> Option<NewerForm> {
    Mark::read(text)?.newer_than(Program::THIS)
}

/// Whether segments of a book lie far, by its mark.
pub fn may_have_far(store: &impl KeyValue, workspace: &Workspace) -> bool {
    let mark = store.get(&Mark::key(workspace)).ok().flatten().and_then(|text| Mark::read(&text));
    mark.is_some_and(|mark| mark.form() >= Form::FAR)
}

/// Whether a newer program keeps the book of a workspace, by its mark.
pub(super) fn newer(
    store: &impl KeyValue,
    workspace: &Workspace,
    program: Program,
) -> Result<Option<NewerForm>, KeyValueError> {
    let text = store.get(&Mark::key(workspace))?;
    Ok(text.and_then(|text| Mark::read(&text)?.newer_than(program)))
}
