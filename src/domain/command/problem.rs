//! The life of a problem (问题销号).
//!
//! | From | Command | To | Who | Needs |
//! |---|---|---|---|---|
//! | – | raise | 待交办 | team | one line, category; found today or before, due on that day or later |
//! | 待交办 | 交办 assign | 整改中 | team | lead unit, deadline |
//! | 待交办 | 撤回 withdraw | deleted | team | reason |
//! | 整改中 | 报告 report | 待复查 | all | what was done |
//! | 整改中 | 申请延期 ask | 整改中 | all | before the deadline, later date, reason |
//! | 整改中 | 批准/不同意延期 | 整改中 | team | a pending request; the original deadline stays |
//! | 待复查 | 复查通过 pass | 已销号 | team | what was found on site |
//! | 待复查 | 退回 reject | 整改中 | team | reason |
//! | open | 挂起 hold / 恢复 resume | same | team | reason |
//! | 已销号 | 重新打开 reopen | 整改中 | team | reason, new deadline |
//!
//! "Team" is 督查员 and 综合; a responsible unit answers but neither orders nor checks itself.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::Value;
use crate::domain::choices::Role;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::records::{Problem, ProblemState};
use crate::domain::when::When;

use super::context::{ChangeSet, IdSource, RuleContext, day};
use super::outcome::{Decision, Refusal};

type Facts = [(String, String)];
type Answer = Result<Decision, Refusal>;

/// What can be done with a problem.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProblemAction {
    /// 交办.
    Assign,
    /// 报告整改情况.
    Report,
    /// 复查通过, 销号.
    Pass,
    /// 复查不通过, 退回.
    Reject,
    /// 申请延期.
    AskExtension,
    /// 批准延期.
    GrantExtension,
    /// 不同意延期.
    RefuseExtension,
    /// 挂起.
    Hold,
    /// 恢复.
    Resume,
    /// 重新打开.
    Reopen,
    /// 修改.
    Edit,
    /// 撤回.
    Withdraw,
}

impl ProblemAction {
    /// In the order in which pages offer them.
    pub const ALL: [Self; 12] = [
        Self::Assign,
        Self::Report,
        Self::Pass,
        Self::Reject,
        Self::AskExtension,
        Self::GrantExtension,
        Self::RefuseExtension,
        Self::Hold,
        Self::Resume,
        Self::Reopen,
        Self::Edit,
        Self::Withdraw,
    ];
}

/// Every action with whether it is possible now, or why it is not.
pub fn offers(context: &RuleContext, problem: &Problem) -> [(ProblemAction, Result<(), Refusal>); 12] {
    ProblemAction::ALL.map(|action| (action, may(context, problem, action)))
}

fn may(context: &RuleContext, problem: &Problem, action: ProblemAction) -> Result<(), Refusal> {
    use ProblemAction as A;
    use ProblemState as S;
    let needs: &[ProblemState] = match action {
        A::Assign | A::Withdraw => &[S::ToAssign],
        A::Report | A::AskExtension | A::GrantExtension | A::RefuseExtension => &[S::Rectifying],
        A::Pass | A::Reject => &[S::ToRecheck],
        A::Hold | A::Resume | A::Edit => &[S::ToAssign, S::Rectifying, S::ToRecheck],
        A::Reopen => &[S::Closed],
    };
    if !needs.contains(&problem.state) {
        return Err(Refusal::WrongState(problem.state));
    }
    if context.role == Role::Unit && !matches!(action, A::Report | A::AskExtension) {
        return Err(Refusal::RoleMayNot);
    }
    let on_hold = problem.suspended.is_some();
    match action {
        A::Resume if !on_hold => Err(Refusal::NotOnHold),
        A::Resume | A::Edit | A::Reopen => Ok(()),
        _ if on_hold => Err(Refusal::OnHold),
        A::GrantExtension | A::RefuseExtension if problem.extension.is_none() => Err(Refusal::NoExtension),
        A::AskExtension if problem.extension.is_some() => Err(Refusal::ExtensionPending),
        A::AskExtension if problem.deadline.is_some_and(|deadline| context.today > deadline) => {
            Err(Refusal::DeadlinePassed)
        }
        _ => Ok(()),
    }
}

fn allowed<'a>(context: &RuleContext<'a>, id: &ProblemId, action: ProblemAction) -> Result<&'a Arc<Problem>, Refusal> {
    let problem = context.tables.problem(id).ok_or(Refusal::NotFound)?;
    may(context, problem, action).map(|()| problem)
}

fn said(text: &str, field: &'static str) -> Result<Value, Refusal> {
    match Value::text_or_null(text) {
        Value::Null => Err(Refusal::Needed(field)),
        said => Ok(said),
    }
}

/// Raises a problem: found on a visit of the same project, by an item of its checklist, or by neither.
pub(super) fn raise(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    visit: Option<&VisitId>,
    item: Option<&str>,
    facts: &Facts,
) -> Answer {
    context.tables.project(project).ok_or(Refusal::NotFound)?;
    if context.role == Role::Unit {
        return Err(Refusal::RoleMayNot);
    }
    if let Some(visit) = visit {
        let found = context.tables.visit(visit).filter(|visit| visit.project == *project).ok_or(Refusal::NotFound)?;
        let checklist = context.tables.template(&found.template.0, found.template.1);
        item.map_or(Some(()), |item| checklist?.item(item).map(|_| ())).ok_or(Refusal::NotFound)?;
    }
    for needed in ["title", "category"] {
        if !facts.iter().any(|(key, text)| key == needed && !text.trim().is_empty()) {
            return Err(Refusal::Needed(needed));
        }
    }
    let mut change_set = ChangeSet::new(context, id_source);
    let id = ProblemId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?;
    let of = id.entity();
    change_set.set(of, "project", Value::text(project.as_str()))?;
    if let Some(visit) = visit {
        change_set.set(of, "visit", Value::text(visit.as_str()))?;
    }
    change_set.set(of, "item", item.map_or(Value::Null, Value::text))?;
    change_set.set_facts(of, facts)?;
    let found_on = day_of(facts, "found_on").unwrap_or(context.today);
    if found_on > context.today {
        return Err(Refusal::FoundInFuture);
    }
    if day_of(facts, "deadline").is_some_and(|deadline| deadline < found_on) {
        return Err(Refusal::DueBeforeFound);
    }
    if !facts.iter().any(|(key, text)| key == "found_on" && !text.trim().is_empty()) {
        change_set.set_anyway(of, "found_on", day(context.today))?;
    }
    change_set.set(of, "state", Value::text(ProblemState::ToAssign.key()))?;
    change_set.made(of);
    change_set.done()
}

/// The last day that a fact means; none where it means none.
fn day_of(facts: &Facts, key: &str) -> Option<NaiveDate> {
    let (_, text) = facts.iter().find(|(name, _)| name == key)?;
    When::parse(text).map(When::last_day)
}

pub(super) fn edit(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, facts: &Facts) -> Answer {
    let problem = allowed(context, id, ProblemAction::Edit)?;
    let mut change_set = ChangeSet::new(context, id_source);
    for (key, text) in facts {
        if matches!(key.as_str(), "title" | "category") && text.trim().is_empty() {
            return Err(Refusal::Needed(if key == "title" { "title" } else { "category" }));
        }
        let before = change_set.changes().len();
        change_set.set_facts(id.entity(), std::slice::from_ref(&(key.clone(), text.clone())))?;
        if key == "deadline" && change_set.changes().len() > before && problem.state != ProblemState::ToAssign {
            return Err(Refusal::OnlyExtensionMoves);
        }
    }
    change_set.done()
}

pub(super) fn assign(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    id: &ProblemId,
    lead_unit: &str,
    deadline: NaiveDate,
) -> Answer {
    allowed(context, id, ProblemAction::Assign)?;
    if deadline < context.today {
        return Err(Refusal::DateInPast);
    }
    let unit = said(lead_unit, "lead_unit")?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "lead_unit", unit)?;
    change_set.set(id.entity(), "deadline", day(deadline))?;
    change_set.set(id.entity(), "original_deadline", day(deadline))?;
    change_set.set(id.entity(), "state", Value::text(ProblemState::Rectifying.key()))?;
    change_set.done()
}

pub(super) fn report(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, report: &str) -> Answer {
    allowed(context, id, ProblemAction::Report)?;
    let report = said(report, "report")?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "report", report)?;
    change_set.set(id.entity(), "extension", Value::Null)?;
    change_set.set(id.entity(), "state", Value::text(ProblemState::ToRecheck.key()))?;
    change_set.done()
}

/// Closes a problem: the only way to 已销号.
pub(super) fn pass(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, found: &str) -> Answer {
    allowed(context, id, ProblemAction::Pass)?;
    let found = said(found, "recheck")?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "recheck", found)?;
    change_set.set(id.entity(), "closed_on", day(context.today))?;
    change_set.set(id.entity(), "state", Value::text(ProblemState::Closed.key()))?;
    change_set.done()
}

pub(super) fn reject(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, why: &str) -> Answer {
    let problem = allowed(context, id, ProblemAction::Reject)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set(id.entity(), "recheck", Value::text(why.trim()))?;
    change_set.set(id.entity(), "rejected", Value::Int(i64::from(problem.rejected) + 1))?;
    change_set.set(id.entity(), "state", Value::text(ProblemState::Rectifying.key()))?;
    change_set.done()
}

/// Asks for a later deadline, in writing and before the present one has passed [P].
pub(super) fn ask_extension(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    id: &ProblemId,
    to: NaiveDate,
    why: &str,
) -> Answer {
    let problem = allowed(context, id, ProblemAction::AskExtension)?;
    if problem.deadline.is_some_and(|deadline| to <= deadline) {
        return Err(Refusal::NotLater);
    }
    if to < context.today {
        return Err(Refusal::DateInPast);
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    let asked = [("to".to_owned(), day(to)), ("why".to_owned(), Value::text(why.trim()))];
    change_set.set(id.entity(), "extension", Value::Map(Arc::new(asked.into())))?;
    change_set.done()
}

/// Moves the deadline to what was asked for; the original deadline stays, and figures go by it.
pub(super) fn grant_extension(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId) -> Answer {
    let problem = allowed(context, id, ProblemAction::GrantExtension)?;
    let asked = problem.extension.as_ref().ok_or(Refusal::NoExtension)?;
    let mut change_set = ChangeSet::new(context, id_source).because_if_said(&asked.why);
    change_set.set(id.entity(), "deadline", day(asked.to))?;
    change_set.set(id.entity(), "extension", Value::Null)?;
    change_set.done()
}

pub(super) fn refuse_extension(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    id: &ProblemId,
    why: &str,
) -> Answer {
    allowed(context, id, ProblemAction::RefuseExtension)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set(id.entity(), "extension", Value::Null)?;
    change_set.done()
}

pub(super) fn hold(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, why: &str) -> Answer {
    allowed(context, id, ProblemAction::Hold)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set(id.entity(), "suspended", Value::text(why.trim()))?;
    change_set.done()
}

pub(super) fn resume(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId) -> Answer {
    allowed(context, id, ProblemAction::Resume)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), "suspended", Value::Null)?;
    change_set.done()
}

/// Opens a closed problem again. The original deadline stays: the first promise is what is reported.
pub(super) fn reopen(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    id: &ProblemId,
    why: &str,
    deadline: NaiveDate,
) -> Answer {
    allowed(context, id, ProblemAction::Reopen)?;
    if deadline < context.today {
        return Err(Refusal::DateInPast);
    }
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.set(id.entity(), "deadline", day(deadline))?;
    change_set.set(id.entity(), "closed_on", Value::Null)?;
    change_set.set(id.entity(), "state", Value::text(ProblemState::Rectifying.key()))?;
    change_set.done()
}

pub(super) fn withdraw(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, why: &str) -> Answer {
    allowed(context, id, ProblemAction::Withdraw)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.delete(id.entity());
    change_set.done()
}
