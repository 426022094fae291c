//! 附件: what is known of a file that somebody attached, whether a file may be one, and under which name it is saved again.
//!
//! Owns the record, the judgement of a file by its name and its first bytes ([`judge`]), and names that every system takes ([`safe_name`]).
//! Keeps no bytes: those lie under their hash beside the photos, and an attachment whose bytes are not on this device is one all the same.
//! Nothing here opens a file further than to know what it is, and nothing ever unpacks one.

mod content;
mod judge;
mod kinds;
mod looking;
mod name;
mod packed;
mod record;
#[cfg(test)]
mod tests;

pub use content::Content;
pub use judge::{AttachmentRules, Judged, MacroFiles, NotAttached, Way, is_called_attachment, judge, way_of};
pub use kinds::{FILE_KINDS, FileKind, all_endings, ending_of};
pub use name::{safe_name, shown_name};
pub use record::{AttachedFile, Attachment, Mark};
