//! What the program asks of the browser itself, whatever it is about.
//!
//! Owns waiting. Knows nothing of the trade, of what is stored, or of pages.

pub mod waiting;
