//! What is known of a file before its changes are read: its format, who made it, what it says that it holds.

use crate::book::{Book, Deletion, Digest, EntityId};
use crate::domain::kind::Kind;

use super::refusal::{CountOf, Looks, Refusal};

/// The format that this version writes.
pub const FORMAT: &str = "sitebook/1";

const FAMILY: &str = "sitebook/";
const RAW_FAMILY: &str = "sitebook-raw/";
const PROOF_FAMILY: &str = super::proof::FAMILY;

/// What a file is meant to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// All that the book held.
    Whole,
    /// Some projects with all that belongs to them.
    Projects,
    /// What one responsible unit is given.
    Unit,
    /// A kind of a newer version; its changes are as good as any.
    Other(String),
}

/// Who made a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Maker {
    /// The person.
    pub id: EntityId,
    /// The name at that time.
    pub name: String,
}

/// When, by whom and with what a file was made. Nothing of it is hashed, and nothing of it enters the book.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Made {
    /// When, as text: `2026-11-23T08:00:00Z`.
    pub at: String,
    /// By whom, where that is known.
    pub by: Option<Maker>,
    /// On which device; free text, may be empty.
    pub device: String,
    /// The version of the program.
    pub app: String,
    /// Whether it holds the sample (示例) and nobody's work.
    pub sample: bool,
}

/// How much a file holds: changes, and entities of the main kinds that a change is about, deleted ones too.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Changes.
    pub changes: usize,
    /// 项目.
    pub projects: usize,
    /// 督查.
    pub visits: usize,
    /// 问题.
    pub problems: usize,
    /// 人员.
    pub people: usize,
}

/// All that a file says about itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Envelope {
    /// What it is meant to be.
    pub kind: FileKind,
    /// When, by whom and with what it was made.
    pub made: Made,
    /// How much it says that it holds.
    pub counts: Counts,
    /// The digest of its changes, as it says.
    pub digest: Digest,
}

impl FileKind {
    /// The word in the file.
    pub fn key(&self) -> &str {
        match self {
            Self::Whole => "whole",
            Self::Projects => "projects",
            Self::Unit => "unit",
            Self::Other(key) => key,
        }
    }

    /// Reads the word in the file.
    pub fn from_key(key: &str) -> Self {
        match key {
            "whole" => Self::Whole,
            "projects" => Self::Projects,
            "unit" => Self::Unit,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl Counts {
    /// Counts a set of entities that so many changes are about.
    pub fn of<'a>(changes: usize, entities: impl IntoIterator<Item = &'a EntityId>) -> Self {
        let mut counts = Self { changes, ..Self::default() };
        for entity in entities {
            match Kind::of(entity) {
                Some(Kind::Project) => counts.projects += 1,
                Some(Kind::Visit) => counts.visits += 1,
                Some(Kind::Problem) => counts.problems += 1,
                Some(Kind::Person) => counts.people += 1,
                Some(
                    Kind::Remark
                    | Kind::Photo
                    | Kind::Attachment
                    | Kind::Signature
                    | Kind::Unit
                    | Kind::Template
                    | Kind::Office
                    | Kind::Rule
                    | Kind::Calendar
                    | Kind::Draft
                    | Kind::Import
                    | Kind::Export
                    | Kind::Device
                    | Kind::Entry(_),
                )
                | None => {}
            }
        }
        counts
    }

    /// How many of these projects, visits and problems stand deleted: a file holds and counts them, a page shows them nowhere.
    pub fn deleted<'a>(book: &Book, entities: impl IntoIterator<Item = &'a EntityId>) -> usize {
        let counted = |of: &&EntityId| matches!(Kind::of(of), Some(Kind::Project | Kind::Visit | Kind::Problem));
        entities.into_iter().filter(counted).filter(|of| book.deletion(of) == Deletion::Deleted).count()
    }

    pub(super) fn of_book(book: &Book) -> Self {
        Self::of(book.len(), book.all_entities().map(|(of, _)| of))
    }

    /// The first count in which another differs, with both figures.
    pub(super) fn difference(&self, found: &Self) -> Option<(CountOf, usize, usize)> {
        let pairs = [
            (CountOf::Changes, self.changes, found.changes),
            (CountOf::Projects, self.projects, found.projects),
            (CountOf::Visits, self.visits, found.visits),
            (CountOf::Problems, self.problems, found.problems),
            (CountOf::People, self.people, found.people),
        ];
        pairs.into_iter().find(|(_, stated, found)| stated != found)
    }
}

/// Accepts version 1 and nothing else. `app` is the program that wrote the file, where it says so.
///
/// | `format` | answer |
/// |---|---|
/// | `sitebook/1` | read |
/// | `sitebook/2`, `sitebook/3.1`, … | refused: that version is needed |
/// | `sitebook/` and anything else | refused: no such format |
/// | `sitebook-raw/…` | refused: the raw contents of a store |
/// | missing, or anything else | refused: a file of another program |
pub(super) fn check_format(format: Option<&str>, app: Option<&str>) -> Result<(), Refusal> {
    let Some(format) = format else { return Err(Refusal::Foreign(Looks::OtherJson)) };
    if format == FORMAT {
        return Ok(());
    }
    if format.starts_with(RAW_FAMILY) {
        return Err(Refusal::Foreign(Looks::RawStore));
    }
    if format.starts_with(PROOF_FAMILY) {
        return Err(Refusal::Foreign(Looks::Proof));
    }
    let Some(version) = format.strip_prefix(FAMILY) else { return Err(Refusal::Foreign(Looks::OtherJson)) };
    let major = version.split('.').next().unwrap_or_default();
    match major.parse::<u32>() {
        Ok(number) if number > 1 => Err(Refusal::Newer { format: format.to_owned(), app: app.map(str::to_owned) }),
        _ => Err(Refusal::UnknownFormat { format: format.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_version_one_is_read() {
        assert_eq!(check_format(Some(FORMAT), None), Ok(()));
        for newer in ["sitebook/2", "sitebook/10.3"] {
            let needed = Refusal::Newer { format: newer.to_owned(), app: Some("3.0".to_owned()) };
            assert_eq!(check_format(Some(newer), Some("3.0")), Err(needed));
        }
        for never in ["sitebook/", "sitebook/0", "sitebook/one", "sitebook/-1", "sitebook/1.0"] {
            assert_eq!(check_format(Some(never), None), Err(Refusal::UnknownFormat { format: never.to_owned() }));
        }
        assert_eq!(check_format(Some("geojson"), None), Err(Refusal::Foreign(Looks::OtherJson)));
        assert_eq!(check_format(None, None), Err(Refusal::Foreign(Looks::OtherJson)));
        assert_eq!(check_format(Some("sitebook-raw/1"), None), Err(Refusal::Foreign(Looks::RawStore)));
        assert_eq!(check_format(Some("sitebook-proof/1"), None), Err(Refusal::Foreign(Looks::Proof)));
    }
}
