//! Workbooks come in through the steps of the page, as a list in CSV does, and lists go out as workbooks that come in again; documents go
//! out as files of text processors that say what the page says.

#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "project_lists/desk.rs"]
mod desk;
#[path = "sheets/incoming.rs"]
mod incoming;
#[path = "sheets/outgoing.rs"]
mod outgoing;
#[path = "sheets/word.rs"]
mod word;
