//! 基准计划: what a schedule says is kept as it is, with the reason and the day. A later one stands beside it and changes nothing of it.

use crate::book::{EntityId, Value};
use crate::domain::fields::Writers;
use crate::domain::ids::ProjectId;
use crate::domain::kind::Kind;
use crate::domain::register::Span;
use crate::domain::register::entry::PROJECT;
use crate::domain::register::ids::parent_part;
use crate::domain::registers::baseline::{DATES, FINISH, NUMBER, REGISTER, SET_ON, WHY};
use crate::domain::schedule::plan::{NodeRow, Rules, Schedule, baselines_of};

use super::context::{ChangeSet, IdSource, RuleContext, day, read_as};
use super::outcome::{Decision, Refusal};

/// Keeps what the schedule says now: of what is finished as it was, of the rest the latest days, and the earliest where there is no day to
/// end by. What stands on a circle is left out. Refused where nothing is left.
pub(super) fn set(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    why: &str,
) -> Result<Decision, Refusal> {
    if !Writers::Office.include(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    let rules = Rules::of(context.book, context.today);
    let schedule = Schedule::read(context.book, context.tables, project, &rules).ok_or(Refusal::NotFound)?;
    let spec = REGISTER.field(WHY.key).expect("a field of the register");
    let why = read_as(REGISTER.kind, spec, why)?;
    if why.is_null() {
        return Err(Refusal::Needed(Kind::Entry(&REGISTER), WHY.key));
    }
    let spans: Vec<Span> = schedule.nodes.iter().filter_map(span).collect();
    if spans.is_empty() {
        return Err(Refusal::Needed(Kind::Entry(&REGISTER), DATES.key));
    }
    let last = baselines_of(context.tables, project).iter().filter_map(|one| one.get(NUMBER)).max();
    let mut change_set = ChangeSet::new(context, id_source);
    let rest = format!("{}/{}", parent_part(project.entity()), change_set.fresh());
    let id = EntityId::new(REGISTER.kind, &rest).map_err(|_| Refusal::BadName)?;
    change_set.set(&id, PROJECT, Value::text(project.as_str()))?;
    change_set.set(&id, NUMBER.key, Value::Int(last.unwrap_or(0) + 1))?;
    change_set.set(&id, SET_ON.key, day(context.today))?;
    change_set.set(&id, WHY.key, why)?;
    change_set.set(&id, FINISH.key, schedule.end.map_or(Value::Null, day))?;
    change_set.set(&id, DATES.key, Span::stored(spans))?;
    change_set.made(&id);
    change_set.done()
}

fn span(node: &NodeRow) -> Option<Span> {
    let window = node.placed.latest.or(node.placed.earliest)?;
    Some(Span { of: node.entry.id.clone(), from: window.start, to: window.finish })
}
