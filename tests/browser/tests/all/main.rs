//! Every test in real browsers, in one program, so that a long one never keeps the others waiting.

#![allow(clippy::unwrap_used)]

mod attachments;
mod comfort;
mod day;
mod emptied;
mod every_page;
mod exchange;
mod grid;
mod harness;
mod jumps;
mod keyboard;
mod ledgers;
mod left_open;
mod list_import;
mod lists;
mod map;
mod one_piece;
mod opens;
mod parts;
mod past;
mod people;
mod photos;
mod plans;
mod projects;
mod proofs;
mod registers;
mod reports;
mod rescue;
mod schedules;
mod sheets;
mod snapshot;
mod starts;
mod stops;
mod storage;
mod tablet;
mod torture;
mod touch;
mod trade;
mod versions;
mod visit;
mod visits;
mod waiting;
mod what_if;
