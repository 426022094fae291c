//! The grid of a register: cells of entries that people fill in as in a sheet, without a browser.
//!
//! Owns where the cursor is and what a key does ([`cursor`]), what a cell holds and who may write it ([`sheet`]), how what was typed,
//! filled or pasted becomes one command ([`writing`], [`pasting`]), and what is told of what is marked ([`marked`]). A grid is a
//! [`Sheet`]: the office's month ([`office_month`]) and a project's year ([`project_year`]).
//!
//! | What somebody does | What the book gets |
//! |---|---|
//! | types into a cell | that field, through the rules; a blank takes it away and does not write 0 |
//! | pastes or fills a block | one deed of all cells that the rules take; the others stay pending, each with its reason |
//! | types where their role does not write, or into a computed figure | nothing; the reason is told |

pub mod cursor;
pub mod marked;
pub mod office_month;
pub mod pasting;
pub mod project_year;
pub mod sheet;
pub mod writing;

pub use cursor::{Block, Cursor, Does, Key, Mode, Spot};
pub use marked::Marked;
pub use pasting::{Pasted, Pending};
pub use sheet::{Beside, FieldAt, Head, Holds, Sheet};
pub use writing::{Why, Write, Writing};
