//! The registers: one file of data each. This list is the only place that names them.
//!
//! A new register is a file beside this one, a line in [`REGISTERS`] and one test with its vectors.

pub mod approval;
pub mod area_figure;
pub mod baseline;
pub mod bulletin;
pub mod complaint;
pub mod concern;
pub mod contact;
pub mod design_change;
pub mod funding;
pub mod group;
pub mod halt;
pub mod investment;
pub mod land_cleanup;
pub mod milestone;
pub mod money_moved;
pub mod monthly_progress;
pub mod parcel;
pub mod phase_step;
pub mod planned_visit;
pub mod policy;
pub mod policy_fit;
pub mod promise;
pub mod recommendation;
pub mod request;
pub mod signed_target;
pub mod supervision_order;
pub mod visit_plan;
pub mod year_plan;

use super::register::Register;
use super::register::entry::parent_field;
use crate::book::{Book, EntityId};

/// Every register, in the order of the index.
pub static REGISTERS: &[&Register] = &[
    &monthly_progress::REGISTER,
    &year_plan::REGISTER,
    &phase_step::REGISTER,
    &milestone::REGISTER,
    &baseline::REGISTER,
    &halt::REGISTER,
    &design_change::REGISTER,
    &area_figure::REGISTER,
    &approval::REGISTER,
    &funding::REGISTER,
    &money_moved::REGISTER,
    &parcel::REGISTER,
    &land_cleanup::REGISTER,
    &investment::REGISTER,
    &contact::REGISTER,
    &policy::REGISTER,
    &policy_fit::REGISTER,
    &promise::REGISTER,
    &complaint::REGISTER,
    &concern::REGISTER,
    &supervision_order::REGISTER,
    &visit_plan::REGISTER,
    &planned_visit::REGISTER,
    &bulletin::REGISTER,
    &request::REGISTER,
    &signed_target::REGISTER,
    &recommendation::REGISTER,
    &group::REGISTER,
];

/// The register whose entries are of this kind.
pub fn register_of(kind: &str) -> Option<&'static Register> {
    REGISTERS.iter().copied().find(|register| register.kind == kind)
}

/// What an entry of a register says that it belongs to, also one that was deleted; none of what is no entry.
pub fn belongs_to(book: &Book, of: &EntityId) -> Option<EntityId> {
    book.text(of, parent_field(register_of(of.kind())?)).parse().ok()
}
