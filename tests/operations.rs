//! Operations in steps: wherever the program ends, all of one is there or nothing, or the next start says what is missing and offers to
//! finish it or to take it back. And the machines that lead a person through them.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "operations/generated.rs"]
mod generated;
#[path = "operations/machine.rs"]
mod machine;
#[path = "operations/runs.rs"]
mod runs;
#[path = "operations/whole.rs"]
mod whole;
