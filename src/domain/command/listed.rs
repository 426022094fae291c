//! Problems that a running ledger (问题台账) brings along: raised, ordered, put right and closed elsewhere, and told after the fact.
//!
//! A list may leave out what a person would be asked for (a deadline, what a re-check found): what nobody wrote down is not made up. What it
//! does say must be a life that a problem can have:
//!
//! | | |
//! |---|---|
//! | 整改中, 待复查 | somebody must have it in hand |
//! | days | found, ordered, closed: none of them still to come, each no earlier than the one before; deadlines may have passed |
//! | a problem that is here already | goes on, never back; its deadline once ordered moves by an extension alone; what a closed one says stays |
//!
//! It is written by whoever takes the list in, and every change says from which list.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::book::{DELETED, EntityId, Value};
use crate::domain::fields::{LEDGER_FIELDS, OWN_NUMBER, PROBLEM_FIELDS};
use crate::domain::folding::{fold, is_blank};
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::kind::Kind;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::when::When;

use super::context::{ChangeSet, IdSource, RuleContext, read_as};
use super::outcome::{Decision, LedgerRefusal, Refusal};

/// What a running ledger would make of a problem.
pub struct Listed<'a> {
    /// The problem as it is; none of a new one.
    pub before: Option<&'a Problem>,
    /// What a field would hold, as it is stored; empty for nothing.
    pub text: &'a dyn Fn(&str) -> String,
    /// The fields that would change, each with whether it holds nothing so far.
    pub changes: &'a [(&'a str, bool)],
}

/// The id of a problem that a list names, the same on every machine: by the number that the list gives it, else by what it says and the
/// day on which it was found.
pub fn listed_problem_id(project: &ProjectId, number: &str, title: &str, found_on: &str) -> Option<ProblemId> {
    let what = match is_blank(number) {
        true => format!("title:{}\n{found_on}", fold(title)),
        false => format!("number:{}", fold(number)),
    };
    let hash = Sha256::digest(format!("{}\n{what}", project.as_str()));
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    ProblemId::from_rest(&hex)
}

/// The first change that is no part of a problem's life, and why.
pub fn ledger_fault(listed: &Listed, today: NaiveDate) -> Option<(&'static str, Refusal)> {
    let Listed { before, text, changes } = *listed;
    let was = before.map_or(ProblemState::ToAssign, |problem| problem.state);
    let is_closed = before.is_some() && was == ProblemState::Closed;
    let is_overwritten = |key: &str| changes.iter().any(|(changed, is_blank)| *changed == key && !is_blank);
    let overwritten = LEDGER_FIELDS.iter().map(|spec| spec.key).filter(|key| !key.starts_with("x/") && *key != "state");
    if let Some(key) = overwritten.clone().find(|key| is_closed && is_overwritten(key)) {
        return Some((key, Refusal::WrongState(was)));
    }
    let state = ProblemState::from_key(&text("state")).unwrap_or(ProblemState::ToAssign);
    let when = |key: &str| When::parse(&text(key));
    let (found, assigned, closed) = (when("found_on"), when("assigned_on"), when("closed_on"));
    let due = when("deadline");
    let is_before = |one: Option<When>, other: Option<When>| {
        one.zip(other).is_some_and(|(one, other)| one.last_day() < other.first_day())
    };
    let to_come = |when: Option<When>| when.is_some_and(|when| when.first_day() > today);
    let in_hand = matches!(state, ProblemState::Rectifying | ProblemState::ToRecheck);
    let ordered = state > ProblemState::ToAssign;
    let is_due = was > ProblemState::ToAssign && before.is_some_and(|problem| problem.deadline.is_some());
    let checks = [
        ("state", state < was, Refusal::Ledger(LedgerRefusal::StepsBack(was))),
        ("state", in_hand && is_blank(&text("lead_unit")), Refusal::Needed(Kind::Problem, "lead_unit")),
        ("found_on", to_come(found), Refusal::FoundInFuture),
        ("assigned_on", !ordered, Refusal::WrongState(state)),
        ("assigned_on", to_come(assigned), Refusal::OrderedInFuture),
        ("assigned_on", is_before(assigned, found), Refusal::OrderedBeforeFound),
        ("deadline", is_due, Refusal::OnlyExtensionMoves),
        ("deadline", is_before(due, found), Refusal::DueBeforeFound),
        ("found_on", is_before(due, found), Refusal::DueBeforeFound),
        ("assigned_on", is_before(due, assigned), Refusal::DueBeforeOrdered),
        ("original_deadline", !ordered, Refusal::WrongState(state)),
        ("original_deadline", is_before(when("original_deadline"), found), Refusal::DueBeforeFound),
        ("closed_on", state != ProblemState::Closed, Refusal::Ledger(LedgerRefusal::NotClosed)),
        ("closed_on", to_come(closed), Refusal::Ledger(LedgerRefusal::ClosedInFuture)),
        ("closed_on", is_before(closed, found), Refusal::Ledger(LedgerRefusal::ClosedBeforeFound)),
        ("suspended", state == ProblemState::Closed, Refusal::WrongState(state)),
    ];
    let is_changed = |key: &str| changes.iter().any(|(changed, _)| *changed == key);
    let fault = checks.into_iter().find(|(key, is_broken, _)| *is_broken && is_changed(key));
    fault.map(|(key, _, why)| (key, why))
}

/// Takes in problems that a list tells, all together or none.
pub(super) fn import(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    rows: Vec<(EntityId, Vec<(String, Value)>)>,
    why: &str,
) -> Result<Decision, Refusal> {
    if !context.role.is_team() {
        return Err(Refusal::RoleMayNot);
    }
    let mut change_set = ChangeSet::new(context, id_source).because_if_said(why);
    for (of, facts) in rows {
        check(context, &of, &facts)?;
        if !facts.iter().any(|(key, _)| key == DELETED) {
            change_set.revive(&of, &facts.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>())?;
        }
        for (key, value) in facts {
            change_set.set(&of, &key, value)?;
        }
    }
    change_set.done()
}

fn check(context: &RuleContext, of: &EntityId, facts: &[(String, Value)]) -> Result<(), Refusal> {
    let id = ProblemId::of(of).ok_or(Refusal::NotFound)?;
    let before = context.tables.problem(&id).map(|problem| &**problem);
    let said = |key: &str| facts.iter().find(|(said, _)| said == key).map(|(_, value)| value);
    let text = |key: &str| match said(key) {
        Some(value) => value.as_text().unwrap_or_default().to_owned(),
        None => context.book.text(of, key).to_owned(),
    };
    if before.is_none() {
        let project = ProjectId::parse(&text("project")).ok_or(Refusal::NotFound)?;
        context.tables.project(&project).ok_or(Refusal::NotFound)?;
        if is_blank(&text("title")) {
            return Err(Refusal::Needed(Kind::Problem, "title"));
        }
    }
    for (key, value) in facts {
        fits(key, value, before.is_none())?;
    }
    let changes: Vec<(&str, bool)> = facts
        .iter()
        .filter(|(key, value)| context.book.value(of, key) != value)
        .map(|(key, _)| (key.as_str(), before.is_none() || context.book.value(of, key).is_null()))
        .collect();
    match ledger_fault(&Listed { before, text: &text, changes: &changes }, context.today) {
        Some((_, why)) => Err(why),
        None => Ok(()),
    }
}

/// Whether a field may be told by a list, and may hold this.
fn fits(key: &str, value: &Value, is_new: bool) -> Result<(), Refusal> {
    let columns = || PROBLEM_FIELDS.iter().chain(LEDGER_FIELDS).filter(|spec| spec.key != OWN_NUMBER);
    match (key, value.as_text()) {
        (DELETED, None) => Ok(()),
        ("project", Some(_)) if is_new => Ok(()),
        (key, text) => match columns().find(|spec| spec.key == key) {
            Some(spec) => text.map_or(Ok(()), |text| read_as(ProblemId::KIND, spec, text).map(|_| ())),
            None if key.starts_with("x/") => Ok(()),
            None => Err(Refusal::NotFound),
        },
    }
}
