//! `#/who`: 履责情况, who answers for what; `#/who/leader/NAME` and `#/who/unit/NAME`: all of one of them, on paper too.

mod one;
mod parts;
mod table;

pub use one::Holder;
pub use table::Holders;
