//! Raising, editing and leading a problem to its end. What is possible when, and what it leaves behind, is the table of `flow`.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Value, sorting};
use crate::domain::choices::Role;
use crate::domain::fields::spec;
use crate::domain::folding::{is_blank, trimmed};
use crate::domain::ids::{NUMBER, ProblemId, ProjectId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::running_number::is_taken;
use crate::domain::when::When;

use super::context::{ChangeSet, IdSource, RuleContext, day, read_as};
use super::flow::{Ask, Extension, Flow, Given, Hold, Leads, ProblemAction, Source, Weight};
use super::outcome::{Decision, Refusal};

type Facts = [(String, String)];
type Answer = Result<Decision, Refusal>;

/// Every action with whether it is possible now, or why it is not.
pub fn offers(context: &RuleContext, problem: &Problem) -> [(ProblemAction, Result<(), Refusal>); 13] {
    ProblemAction::ALL.map(|action| (action, may(context, problem, action)))
}

/// What comes next for a problem in the eyes of whoever asks; the one prominent thing to do.
///
/// | Who | Where it stands | |
/// |---|---|---|
/// | 综合, 督查员 | 挂起 | 恢复 |
/// | 综合, 督查员 | 待交办 | 交办 |
/// | 综合 | an extension was asked for | 批准延期 |
/// | 督查员 | 待复查 | 复查通过 |
/// | 责任单位 | 整改中 | 报告整改情况 |
/// | anybody else | | nothing: it waits for others |
pub fn next_step(context: &RuleContext, problem: &Problem) -> Option<ProblemAction> {
    use ProblemAction as A;
    use ProblemState as S;
    let next = match (context.role, problem.state) {
        (Role::Unit, S::Rectifying) => A::Report,
        (Role::Office | Role::Inspector, _) if problem.suspended.is_some() => A::Resume,
        (Role::Office | Role::Inspector, S::ToAssign) => A::Assign,
        (Role::Office, S::Rectifying) => A::GrantExtension,
        (Role::Inspector, S::ToRecheck) => A::Pass,
        (Role::Office | Role::Inspector | Role::Unit | Role::Leader, _) => return None,
    };
    may(context, problem, next).is_ok().then_some(next)
}

/// What is offered in a row, as in every dialog: 修改 first, then what else is usual, and last the one prominent thing. The rest stands
/// behind one button.
pub fn in_row(possible: impl IntoIterator<Item = ProblemAction>, next: Option<ProblemAction>) -> Vec<ProblemAction> {
    let is_shown = |action: &ProblemAction| action.flow().weight == Weight::Usual || *action == ProblemAction::Edit;
    let mut row: Vec<ProblemAction> = possible.into_iter().filter(is_shown).collect();
    sorting::by_key(&mut row, |action| (Some(*action) == next, *action != ProblemAction::Edit));
    row
}

/// Whether an action that is refused is offered all the same, in grey and with the reason: it belongs to the state of the problem, and
/// something stands against it that a person would ask about. What another state or another role does is not offered.
pub fn is_worth_saying(action: ProblemAction, why: &Refusal) -> bool {
    matches!(why, Refusal::OnHold | Refusal::ExtensionPending | Refusal::DeadlinePassed)
        || (*why == Refusal::RoleMayNot && action.flow().weight == Weight::Usual)
}

fn may(context: &RuleContext, problem: &Problem, action: ProblemAction) -> Result<(), Refusal> {
    let flow = action.flow();
    if !flow.from.contains(&problem.state) {
        return Err(Refusal::WrongState(problem.state));
    }
    if !flow.who.includes(context.role) {
        return Err(Refusal::RoleMayNot);
    }
    match (flow.hold, problem.suspended.is_some()) {
        (Hold::Waits, true) => return Err(Refusal::OnHold),
        (Hold::Ends, false) => return Err(Refusal::NotOnHold),
        (Hold::Waits, false) | (Hold::Ends, true) | (Hold::GoesOn, _) => {}
    }
    let has_passed = |deadline: NaiveDate| context.today > deadline;
    match (flow.extension, &problem.extension) {
        (Extension::Pending, None) => Err(Refusal::NoExtension),
        (Extension::StillPossible, Some(_)) => Err(Refusal::ExtensionPending),
        (Extension::StillPossible, None) if problem.deadline.is_some_and(has_passed) => Err(Refusal::DeadlinePassed),
        (Extension::AnyOrNone, _) | (Extension::Pending, Some(_)) | (Extension::StillPossible, None) => Ok(()),
    }
}

fn allowed<'a>(context: &RuleContext<'a>, id: &ProblemId, action: ProblemAction) -> Result<&'a Arc<Problem>, Refusal> {
    let problem = context.tables.problem(id).ok_or(Refusal::NotFound)?;
    may(context, problem, action).map(|()| problem)
}

/// Raises a problem: found on a visit of the same project, by an item of its checklist, or by neither; found today or before, due on
/// that day or later. It waits for 交办 then.
pub(super) fn raise(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    visit: Option<&VisitId>,
    item: Option<&str>,
    facts: &Facts,
) -> Answer {
    context.tables.project(project).ok_or(Refusal::NotFound)?;
    if !context.role.is_team() {
        return Err(Refusal::RoleMayNot);
    }
    if let Some(visit) = visit {
        let found = context.tables.visit(visit).filter(|visit| visit.project == *project).ok_or(Refusal::NotFound)?;
        let lists = context.tables.checklists(found).unwrap_or_default();
        item.map_or(Some(()), |item| lists.iter().find_map(|list| list.item(item)).map(|_| ()))
            .ok_or(Refusal::NotFound)?;
    }
    for needed in ["title", "category"] {
        if !facts.iter().any(|(key, text)| key == needed && !is_blank(text)) {
            return Err(Refusal::Needed(Kind::Problem, needed));
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
    // A visit that was entered later found it on the day on site.
    let usual =
        visit.and_then(|visit| context.tables.visit(visit)).map_or(context.today, |visit| visit.day.min(context.today));
    let found_on = day_of(facts, "found_on").unwrap_or(usual);
    if found_on > context.today {
        return Err(Refusal::FoundInFuture);
    }
    if day_of(facts, "deadline").is_some_and(|deadline| deadline < found_on) {
        return Err(Refusal::DueBeforeFound);
    }
    if !facts.iter().any(|(key, text)| key == "found_on" && !is_blank(text)) {
        change_set.set_anyway(of, "found_on", day(usual))?;
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
        if matches!(key.as_str(), "title" | "category") && is_blank(text) {
            return Err(Refusal::Needed(Kind::Problem, if key == "title" { "title" } else { "category" }));
        }
        let before = change_set.changes().len();
        change_set.set_facts(id.entity(), std::slice::from_ref(&(key.clone(), text.clone())))?;
        if key == "deadline" && change_set.changes().len() > before && problem.state != ProblemState::ToAssign {
            return Err(Refusal::OnlyExtensionMoves);
        }
    }
    change_set.done()
}

/// 编号: 综合 gives a problem its number, another one, or takes it back. No number is given twice.
pub(super) fn number(context: &RuleContext, id_source: &mut dyn IdSource, id: &ProblemId, number: &str) -> Answer {
    let problem = context.tables.problem(id).ok_or(Refusal::NotFound)?;
    if context.role != Role::Office {
        return Err(Refusal::RoleMayNot);
    }
    let number = trimmed(number);
    if !number.is_empty() && is_taken(context.tables, number, problem) {
        return Err(Refusal::NumberTaken);
    }
    let field = spec(Kind::Problem.key(), NUMBER).ok_or(Refusal::BadName)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set(id.entity(), NUMBER, read_as(Kind::Problem.key(), field, number)?)?;
    change_set.done()
}

/// Takes a step of a problem's life, as its row of the table says.
pub(super) fn act(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    id: &ProblemId,
    action: ProblemAction,
    given: &Given,
) -> Answer {
    let problem = allowed(context, id, action)?;
    let flow = action.flow();
    check(context, problem, flow, given)?;
    let mut change_set = ChangeSet::new(context, id_source);
    if flow.asks.contains(&Ask::Reason) {
        change_set = change_set.because(&given.words)?;
    }
    let requested = problem.extension.as_ref().filter(|_| flow.extension == Extension::Pending);
    if flow.sets.iter().any(|(_, from)| *from == Source::RequestedDay) {
        change_set = change_set.because_if_said(requested.map_or("", |request| &request.why));
    }
    for (field, from) in flow.sets {
        let to = match from {
            Source::Unit => Value::text_or_null(&given.unit),
            Source::Day => given.day.map_or(Value::Null, day),
            Source::Ordered => day(given.ordered.unwrap_or(context.today)),
            Source::Words => Value::text_or_null(&given.words),
            Source::Today => day(context.today),
            Source::Nothing => Value::Null,
            Source::OneMore => Value::Int(i64::from(problem.rejected) + 1),
            Source::Request => request(given),
            Source::RequestedDay => day(requested.ok_or(Refusal::NoExtension)?.to),
        };
        change_set.set(id.entity(), field, to)?;
    }
    match flow.to {
        Leads::Nowhere => {}
        Leads::To(state) => change_set.set(id.entity(), "state", Value::text(state.key()))?,
        Leads::Away => change_set.delete(id.entity()),
    }
    change_set.done()
}

/// Whether everything was given that is asked for; a reason is the change set's to refuse. A day comes first, whatever stands first in
/// the dialog.
fn check(context: &RuleContext, problem: &Problem, flow: &Flow, given: &Given) -> Result<(), Refusal> {
    if flow.asks.contains(&Ask::Ordered) {
        return check_order(problem.found_on, given, context.today);
    }
    let later = flow.asks.contains(&Ask::LaterDay);
    if later || flow.asks.contains(&Ask::Day) {
        let day = given.day.ok_or(Refusal::Needed(Kind::Problem, "deadline"))?;
        if later && problem.deadline.is_some_and(|deadline| day <= deadline) {
            return Err(Refusal::NotLater);
        }
        if day < context.today {
            return Err(Refusal::DateInPast);
        }
    }
    flow.asks.iter().try_for_each(|ask| match ask {
        Ask::Unit => needed(&given.unit, "lead_unit"),
        Ask::Words(field) => needed(&given.words, field),
        Ask::Ordered | Ask::Day | Ask::LaterDay | Ask::Reason => Ok(()),
    })
}

/// Whether a problem that was found on a day can be ordered so. A form asks before it raises one.
///
/// | | |
/// |---|---|
/// | the order | not before the problem was found, not after today; today where nobody says otherwise |
/// | the deadline | not before the order; where that is long ago it may have passed, and the problem is overdue at once |
/// | the unit | must be there |
pub fn check_order(found_on: Option<NaiveDate>, given: &Given, today: NaiveDate) -> Result<(), Refusal> {
    let deadline = given.day.ok_or(Refusal::Needed(Kind::Problem, "deadline"))?;
    let ordered = given.ordered.unwrap_or(today);
    if ordered > today {
        return Err(Refusal::OrderedInFuture);
    }
    if ordered < today && found_on.is_some_and(|found| ordered < found) {
        return Err(Refusal::OrderedBeforeFound);
    }
    match (deadline < ordered, ordered == today) {
        (true, true) => Err(Refusal::DateInPast),
        (true, false) => Err(Refusal::DueBeforeOrdered),
        (false, _) => needed(&given.unit, "lead_unit"),
    }
}

fn needed(text: &str, field: &'static str) -> Result<(), Refusal> {
    if is_blank(text) { Err(Refusal::Needed(Kind::Problem, field)) } else { Ok(()) }
}

fn request(given: &Given) -> Value {
    let to = given.day.map_or(Value::Null, day);
    let request = [("to".to_owned(), to), ("why".to_owned(), Value::text(given.words.trim()))];
    Value::Map(Arc::new(request.into()))
}
