//! 台账: the pages of every register, made from its table. No register and no field of one is named here.
//!
//! | Page | |
//! |---|---|
//! | `#/r` | the registers on their shelves |
//! | `#/r/KIND` | the list of one, with the form over it |
//! | `#/r/KIND/figures` | its funnel and rates |
//! | `#/r/KIND/ID` | one entry |
//! | a project's page | what each register holds of it |

mod actions;
mod address;
mod beside;
mod clocks;
mod columns;
mod deed;
mod detail;
mod facets;
mod fields;
mod form;
mod index;
mod kept;
mod list;
mod open_form;
mod open_list;
mod page;
mod parents;
mod period;
mod print;
mod reckoned;
mod reckoned_facts;
mod related;
mod rows;
mod section;
mod shown;
mod standing;
mod sums;

pub use deed::DeedDialog;
pub use form::EntrySheet;
pub use index::Registers;
pub use list::Entries;
pub use page::EntryPage;
pub use related::Related;
pub use section::ProjectEntries;
pub use standing::EntryFigures;
