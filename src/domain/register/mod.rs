//! 台账: a kind of record as data. One table says what a record holds, how its id is made, which rules hold between its fields, how it
//! lives and what waits; forms, lists, histories, conflicts, files and figures read that table.
//!
//! Owns what a [`Register`] is and how its entries are read, checked and listed. Knows no register by name: these stand in
//! [`registers`](super::registers), one file each.
//!
//! | Law | Where it is shown |
//! |---|---|
//! | Two machines that write the same month, year or approval mean one entity | `tests/registers/` |
//! | Entries read from the book are the tables kept change by change | `tests/rules/records.rs` |
//! | No kind and no field of a register is named outside its file | `tests/architecture.rs` |

pub mod cell;
pub mod clock;
pub mod clocked;
pub mod entry;
pub mod flow;
pub mod form;
pub mod funnel;
pub mod ids;
pub mod judged;
pub mod kept_rows;
pub mod key;
pub mod place;
pub mod query;
pub mod rows;
pub mod rules;
pub mod schema;
mod sentences;
pub mod shape;
pub mod states;
pub mod sums;
pub mod table;

pub use cell::{Cell, Span};
pub use clock::{Clock, Days, Limit};
pub use flow::{Action, Flow, Then, state_field};
pub use judged::Judged;
pub use key::{Key, KeyError, KeyPart};
pub use place::{CellType, Place, register_fields};
pub use rules::{Broken, broken};
pub use schema::{
    Around, Beside, Check, Computed, Derived, Entry, Funnel, Rate, Reckoned, Reckons, Register, Rule, Step, Weight,
};
pub use shape::{Column, FieldGroup, Parent, Shelf, Sort, Whose};
