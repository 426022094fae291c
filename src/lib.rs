//! Sitebook (工程督查本): one HTML file in which inspectors check key construction projects (重点工程).
//!
//! Everything that anyone records is a change: one field of one entity gets one value. Merging is set union, so any
//! number of people can work on copies and put them together again.
//!
//! | Module | Owns | Knows nothing of |
//! |---|---|---|
//! | [`book`] | changes, heads, conflicts, deletion | the trade, the browser, time |
//! | [`domain`] | projects, visits, problems, checklists, the rules of commands | the browser, time, storage |
//! | [`exchange`] | files that come in and go out | the browser, time, storage |
//! | `browser` | waiting in the browser | the trade, what is stored, pages, time |
//! | `sheets` | a package of its own beside them (`src/sheets`): workbooks, read and written | everything here |
//! | [`storage`] | the record, the crash journal, what is known to be safe | the trade, pages, time |
//! | [`app`] | the workbook, what was handed over, the session and its clock, the saver, tabs | pages |
//! | `ui` | pages, controls, words | how anything is stored |
//!
//! Dependencies point one way: `ui -> app -> storage, exchange, domain -> book`; `ui`, `app` and `storage` may use `browser`.

pub mod app;
pub mod book;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod domain;
pub mod exchange;
pub mod storage;
#[cfg(target_arch = "wasm32")]
pub mod ui;
