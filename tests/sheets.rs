//! Workbooks come in through the steps of the page, as a list in CSV does, and lists go out as workbooks that come in again.

#![allow(clippy::unwrap_used)]

#[path = "project_lists/desk.rs"]
mod desk;
#[path = "sheets/incoming.rs"]
mod incoming;
