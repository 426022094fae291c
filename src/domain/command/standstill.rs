//! 停工 and 复工: what the halts of a project say, and what its 状态 says, are one and the same.
//!
//! No command of its own does this: whatever writes a halt (its form, its list, a button, an undo of several) goes through the one door of
//! entries, and what that writes is followed by the project here, in the same deed.

use crate::book::{EntityId, Value};
use crate::domain::choices::Overlay;
use crate::domain::ids::ProjectId;
use crate::domain::register::Entry;
use crate::domain::registers::halt;

use super::context::{ChangeSet, RuleContext};
use super::outcome::Refusal;

/// The field of a project that says that its works stand still.
const OVERLAY: &str = "overlay";

/// Lets 状态 of the projects follow the halts that were written: 停工 while one is open, and no more than that once none is. Of a
/// project that was given up nothing is said.
pub(super) fn stands_still_by(
    context: &RuleContext,
    change_set: &mut ChangeSet,
    written: &[Entry],
    dropped: Option<&EntityId>,
) -> Result<(), Refusal> {
    for entry in written.iter().filter(|entry| *entry.register == halt::REGISTER) {
        let Some(project) = entry.project() else { continue };
        let others = context.tables.entries().of(project.entity(), &halt::REGISTER).map(|there| &**there);
        let others = others.filter(|there| written.iter().all(|entry| entry.id != there.id));
        let own = written.iter().filter(|entry| entry.project().as_ref() == Some(&project));
        let is_open = others.chain(own).any(|halt| is_open(halt) && dropped != Some(&halt.id));
        let now = Overlay::from_key(context.book.text(project.entity(), OVERLAY));
        match (is_open, now) {
            (true, None) => change_set.set(project.entity(), OVERLAY, Value::text(Overlay::Suspended.key()))?,
            (false, Some(Overlay::Suspended)) => change_set.set(project.entity(), OVERLAY, Value::Null)?,
            (true, Some(_)) | (false, Some(Overlay::Cancelled) | None) => {}
        }
    }
    Ok(())
}

/// Whether the state of a project follows what this is.
pub(super) fn is_halt(of: &EntityId) -> bool {
    of.kind() == halt::REGISTER.kind
}

/// The halt that stands open, if one does.
pub fn open_halt<'a>(context: &RuleContext<'a>, project: &ProjectId) -> Option<&'a Entry> {
    let halts = context.tables.entries().of(project.entity(), &halt::REGISTER);
    halts.map(|halt| &**halt).find(|halt| is_open(halt))
}

fn is_open(halt: &Entry) -> bool {
    !halt.is_astray && halt.get(halt::FROM).is_some() && halt.get(halt::TO).is_none()
}

/// A form may not say of a project that it goes on while a halt of it stands open.
pub(super) fn may_go_on(context: &RuleContext, project: &ProjectId, facts: &[(String, String)]) -> Result<(), Refusal> {
    let goes_on = facts.iter().any(|(key, text)| key == OVERLAY && text.trim().is_empty());
    let stands_still = Overlay::from_key(context.book.text(project.entity(), OVERLAY)) == Some(Overlay::Suspended);
    match goes_on && stands_still && open_halt(context, project).is_some() {
        true => Err(Refusal::HaltIsOpen),
        false => Ok(()),
    }
}
