//! Where a list was left and is found again: the part of a control that needs no browser, compiled here for its tests.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "../src/ui/controls/virtual_table/places.rs"]
mod places;
