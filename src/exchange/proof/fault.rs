//! What in a proof does not agree, by name.

use crate::book::{EntityId, FieldName, Value};
use crate::domain::report::proof::CellChanged;
use crate::domain::report::said::Said;
use crate::domain::text::Text;

/// What does not agree, by name.
#[derive(Clone, PartialEq, Debug)]
pub enum Fault {
    /// What stands at this place among the changes is no change.
    NoChange {
        /// From 1.
        place: usize,
    },
    /// The content of a change does not give its id: it was altered.
    Altered {
        /// From 1.
        place: usize,
        /// The entity, as it stands there.
        of: String,
        /// The field, as it stands there.
        set: String,
        /// The value that stands there.
        value: Value,
    },
    /// A change stands there twice.
    Twice {
        /// The entity.
        of: EntityId,
        /// The field.
        set: FieldName,
    },
    /// The changes are not those that the digest was made of: some were added, left out or altered.
    Digest,
    /// The changes hold no issued bulletin of the one that is named.
    NoBulletin,
    /// The document is not the one that was issued.
    Document,
    /// The readable text is not that of the document.
    Text,
    /// A figure is not what follows from the changes.
    Figure {
        /// What it is called.
        name: Text,
        /// Of what it is.
        about: String,
        /// What stands there; empty for none.
        stands: String,
        /// What follows; empty for none.
        follows: String,
    },
    /// A figure says that it rests on other rows than it does.
    Rows {
        /// What it is called.
        name: Text,
        /// Of what it is.
        about: String,
    },
    /// A sentence was issued otherwise than it follows.
    Sentence {
        /// The id of its rule.
        rule: String,
        /// What was issued.
        stands: Option<Said>,
        /// What follows.
        follows: Option<Said>,
    },
    /// A cell of a table was issued otherwise than it follows.
    Cell(Box<CellChanged>),
}
