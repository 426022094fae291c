//! The book of changes: what anyone ever recorded, merged by set union.
//!
//! Owns changes, their stamps and ids, the heads of each field, conflicts and deletion. Knows no trade (no project, no
//! problem), no browser, no clock and no randomness: time and ids come in as arguments.
//!
//! | Law | Where it is shown |
//! |---|---|
//! | Absorbing changes in any order, any number of times, gives the same book | `tests/merge_laws.rs` |
//! | The canonical export of the same set is the same bytes | `tests/merge_laws.rs` |
//! | A resolution sticks wherever it arrives | `tests/merge_laws.rs` |

mod canonical;
mod change;
mod deletions;
mod digest;
mod draft;
mod entity;
mod fold;
mod history;
mod id;
mod length;
mod places;
mod progress;
mod reading;
mod register;
pub mod sorting;
mod stamp;
mod state;
mod value;

pub use change::{Change, Written};
pub use digest::{Digest, Digester, canonical_digest, write_canonical, write_without_id};
pub use draft::ChangeDraft;
pub use entity::Entity;
pub use fold::{Applied, Book, reason};
pub use id::{ChangeId, EntityId, FieldName, IdError, Intern};
pub use length::{canonical_length, longest_text};
pub use places::Extent;
pub use progress::Progress;
pub use register::Register;
pub use stamp::{Clock, Stamp, StampError};
pub use state::{Deletion, FieldState};
pub use value::{MAX_DEPTH, Value};

/// The field that a deletion sets, whatever the entity: see [`Book::deletion`].
pub const DELETED: &str = "deleted";

/// Kinds that start so never leave the device: what this machine remembers about itself (who uses it, which file came when).
pub const LOCAL_PREFIX: &str = "local.";
