//! What the program asks of the browser itself, whatever it is about.
//!
//! Owns waiting, pictures, parts of the page that are opened when they are first needed, what the browser says of the room that it
//! gives, and where the device is. Knows nothing of the trade, of what is stored, or of pages.

pub mod clipboard;
pub mod parts;
pub mod pictures;
pub mod storage_manager;
pub mod waiting;
pub mod whereabouts;
