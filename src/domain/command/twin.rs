//! Rules of 同一项目: joining two projects that are one, taking them apart, and saying that two are not the same.

use crate::book::Value;
use crate::domain::ids::ProjectId;
use crate::domain::joined::{SAME_AS, apart};

use super::context::{ChangeSet, IdSource, RuleContext};
use super::outcome::{Decision, Refusal};

/// What a person means about two projects that look like one.
#[derive(Clone, Debug)]
pub enum TwinWish {
    /// 合并: they are one. Both records stay; what belongs to either stands under the kept one.
    Join {
        /// The one whose record counts.
        kept: ProjectId,
        /// The other.
        other: ProjectId,
    },
    /// 拆开: a project that another was kept for stands for itself again.
    Separate {
        /// It.
        project: ProjectId,
    },
    /// 不是同一个: they are not offered again.
    TellApart {
        /// One.
        one: ProjectId,
        /// The other.
        other: ProjectId,
    },
    /// They may be the same after all, and are offered again.
    Forget {
        /// One.
        one: ProjectId,
        /// The other.
        other: ProjectId,
    },
}

pub(super) fn act(context: &RuleContext, id_source: &mut dyn IdSource, wish: &TwinWish) -> Result<Decision, Refusal> {
    if !context.role.is_team() {
        return Err(Refusal::RoleMayNot);
    }
    let mut change_set = ChangeSet::new(context, id_source);
    match wish {
        TwinWish::Join { kept, other } => {
            is_kept(context, kept)?;
            is_kept(context, other)?;
            if kept == other {
                return Err(Refusal::NothingChanges);
            }
            // What the kept one said before, of a project that is gone, would make a circle of them.
            change_set.set(kept.entity(), SAME_AS, Value::Null)?;
            change_set.set(other.entity(), SAME_AS, Value::text(kept.as_str()))?;
            let (of, set) = apart(kept, other);
            change_set.set(&of, &set, Value::Null)?;
        }
        TwinWish::Separate { project } => {
            context.tables.own_record(project).ok_or(Refusal::NotFound)?;
            change_set.set(project.entity(), SAME_AS, Value::Null)?;
        }
        TwinWish::TellApart { one, other } => {
            is_kept(context, one)?;
            is_kept(context, other)?;
            let (of, set) = apart(one, other);
            change_set.set(&of, &set, Value::Bool(true))?;
        }
        TwinWish::Forget { one, other } => {
            let (of, set) = apart(one, other);
            change_set.set(&of, &set, Value::Null)?;
        }
    }
    change_set.done()
}

/// Whether a project is there and stands for itself.
fn is_kept(context: &RuleContext, project: &ProjectId) -> Result<(), Refusal> {
    let kept = context.tables.project(project).ok_or(Refusal::NotFound)?;
    if kept.id == *project { Ok(()) } else { Err(Refusal::NotFound) }
}
