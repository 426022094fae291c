//! Files of office programs: workbooks (`.xlsx`, `.xlsm`), read into rows of text, and written; documents (`.docx`), written.
//!
//! A package of its own, because it is a module of its own in the page: what it is made of weighs more than few pages need, so it is
//! unpacked when such a file is first read or written, runs in a worker with a memory of its own and goes with it. What happens to it
//! there is a sentence here and never harms the book. Nothing is shared with the program but bytes:
//!
//! | Function ([`in_browser`]) | takes | answers |
//! |---|---|---|
//! | `read` | the file; which sheet, limits | JSON of [`Reply`] |
//! | `write` | JSON of [`Order`] | the file |
//! | `write_paper` | JSON of [`word::Paper`] | the file |
//!
//! The other side is `src/exchange/sheets/` and `src/exchange/word.rs`. Architecture invariant: it knows nothing of the trade, of the book or of the browser.

mod archive;
mod cells;
mod guard;
#[cfg(target_arch = "wasm32")]
mod in_browser;
mod marks;
mod package;
mod parts;
mod read;
mod reply;
mod sheet_xml;
mod styles;
#[cfg(test)]
mod tests;
pub mod word;
mod write;
mod xml;

pub use read::{Asked, Limits, read};
pub use reply::{Read, Refusal, Reply, SheetFacts};
pub use write::{Column, Kind, Order, write};
