//! The registers: one file of data each. This list is the only place that names them.
//!
//! A new register is a file beside this one, a line in [`REGISTERS`] and one test with its vectors.

pub mod approval;
pub mod halt;
pub mod monthly_progress;
pub mod phase_step;
pub mod promise;
pub mod year_plan;

use super::register::Register;
use super::register::entry::parent_field;
use crate::book::{Book, EntityId};

/// Every register, in the order of the index.
pub static REGISTERS: &[&Register] = &[
    &monthly_progress::REGISTER,
    &year_plan::REGISTER,
    &phase_step::REGISTER,
    &halt::REGISTER,
    &approval::REGISTER,
    &promise::REGISTER,
];

/// The register whose entries are of this kind.
pub fn register_of(kind: &str) -> Option<&'static Register> {
    REGISTERS.iter().copied().find(|register| register.kind == kind)
}

/// What an entry of a register says that it belongs to, also one that was deleted; none of what is no entry.
pub fn belongs_to(book: &Book, of: &EntityId) -> Option<EntityId> {
    book.text(of, parent_field(register_of(of.kind())?)).parse().ok()
}
