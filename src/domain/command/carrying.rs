//! Rules of what is added to something: photos and attachments.
//!
//! | Added to | Who adds it | When |
//! |---|---|---|
//! | a project, an entry of a register | anyone | always |
//! | a visit or an item of its checklists | 督查组 | also after it was finished: it is marked as added later |
//! | a problem, a photo also before or after; a remark | anyone: a unit shows what it has done | always |
//!
//! What its visit's finisher has seen is part of the record and is not taken away any more.

use crate::book::EntityId;
use crate::domain::carrier::{Carrier, is_after_finish};
use crate::domain::ids::{ProblemId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::records::VisitState;

use super::context::RuleContext;
use super::outcome::Refusal;

/// Whether this may carry what is being added to it.
pub(super) fn may_carry(context: &RuleContext, of: &Carrier) -> Result<(), Refusal> {
    match Kind::of(&of.of) {
        Some(Kind::Visit) => {
            if !context.role.is_team() {
                return Err(Refusal::RoleMayNot);
            }
            let visit = VisitId::of(&of.of).and_then(|id| context.tables.visit(&id)).ok_or(Refusal::NotFound)?;
            let lists = context.tables.checklists(visit).unwrap_or_default();
            let is_asked = |item: &String| lists.iter().any(|list| list.item(item).is_some());
            of.item.as_ref().is_none_or(is_asked).then_some(()).ok_or(Refusal::NotFound)?;
        }
        Some(Kind::Problem) => {
            ProblemId::of(&of.of).and_then(|id| context.tables.problem(&id)).ok_or(Refusal::NotFound)?;
        }
        Some(Kind::Project | Kind::Remark | Kind::Entry(_)) => {
            context.book.entity(&of.of).ok_or(Refusal::NotFound)?;
        }
        Some(
            Kind::Photo
            | Kind::Attachment
            | Kind::Signature
            | Kind::Person
            | Kind::Unit
            | Kind::Template
            | Kind::Office
            | Kind::Rule
            | Kind::Calendar
            | Kind::Draft
            | Kind::Import
            | Kind::Export
            | Kind::Device,
        )
        | None => return Err(Refusal::NotFound),
    }
    let is_of = |kind: Kind| Kind::of(&of.of) == Some(kind);
    let fits = (of.item.is_none() || is_of(Kind::Visit)) && (of.side.is_none() || is_of(Kind::Problem));
    fits.then_some(()).ok_or(Refusal::NotFound)
}

/// Whether whoever finished the visit of something that was added has seen it.
pub(super) fn is_in_record(context: &RuleContext, of: &EntityId, carried: &EntityId) -> bool {
    let visit = VisitId::of(of).and_then(|id| context.tables.visit(&id));
    visit.is_some_and(|visit| visit.state == VisitState::Finished) && !is_after_finish(context.book, of, carried)
}
