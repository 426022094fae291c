//! What crosses the border of the book: files that come in and go out.
//!
//! `FORMAT.md` describes the file `NAME.sitebook.json` for a stranger, `sitebook-1.schema.json` says the same to machines.
//!
//! | To hand over | [`Exporter`] writes a file, [`Decoder`] reads it back before anyone is told that it is saved |
//! |---|---|
//! | To put together | [`Decoder`] reads the files, [`Planner`] says what they would bring, the person agrees, the session absorbs |
//! | To take in a list of projects | [`list`] reads CSV, a person corrects the mapping and agrees, a command does the rest |
//! | To look whether a published table adds up | [`check`] holds its cells against each other; nothing comes into the book |
//! | To show on what a bulletin rests | [`proof`] writes an issued one with its changes, and holds such a file against itself |
//! | Days of visits for a phone | [`ics`] writes a calendar |
//! | Workbooks | [`sheets`] says what is asked of the module that reads and writes them, and understands its answers |
//! | Documents | [`word`] says what is asked of the same module, which writes them |
//!
//! Architecture invariant: nothing here changes a book, knows a clock or a browser, or puts anything into words. A file is
//! taken whole or refused whole, and nothing of it is ever markup.

mod base64;
mod blobs;
pub mod check;
mod choice;
mod compare;
mod copy;
mod elements;
mod envelope;
mod exported;
mod familiar;
mod fault;
mod gathering;
pub mod ics;
mod limits;
pub mod list;
mod plan;
mod planned;
pub mod proof;
mod read;
mod refusal;
mod scanner;
pub mod sheets;
mod slices;
mod sniff;
mod taking;
#[cfg(test)]
mod testing;
mod v1;
pub mod word;
mod write;
mod writing;

pub use crate::book::Progress;
pub use blobs::{BlobBytes, LARGEST_PHOTO};
pub use choice::{Choice, blobs_of};
pub use envelope::{Counts, Envelope, FORMAT, FileKind, Made, Maker};
pub use exported::{Exported, LARGEST_PART, Parts, VerifyError};
pub use gathering::{Gathered, Gathering};
pub use limits::{Limits, Room, Size};
pub use plan::{Planner, Planning, plan};
pub use planned::{ConflictPlan, FieldPlan, FilePlan, Plan, ProjectPlan, Side, Standing};
pub use read::{Decoder, Decoding, File, decode};
pub use refusal::{ChangeFault, CountOf, Looks, MOST_DIFFERENCES, MOST_WARNINGS, Refusal, Spot, Warning};
pub use scanner::{Member, Scanner, Snag};
pub use write::{Exporter, export, file_name, verify};
