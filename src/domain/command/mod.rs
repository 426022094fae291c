//! What a person means, and the rules that turn it into changes or refuse it.
//!
//! `decide` is the only road from a wish to changes. It alters nothing: the session absorbs and stores what it returns.

mod bulletin;
mod context;
mod entry;
mod entry_check;
mod flow;
mod listed;
mod outcome;
mod phase;
mod photo;
mod problem;
mod project;
mod settings;
mod settle;
mod standstill;
mod step;
mod visit;
mod wish;

use super::ids::ProblemId;

pub use context::{IdSource, RuleContext};
pub use entry::{EntryTarget, would_be};
pub use entry_check::{EntryFaults, entry_doubts, entry_faults, entry_offer};
pub use flow::{Ask, Extension, Flow, Given, Hold, LIFE, Leads, ProblemAction, Source, Weight, Who};
pub use listed::{Listed, ledger_fault, listed_problem_id};
pub use outcome::{Decision, GateItem, LedgerRefusal, Refusal, VisitRefusal};
pub use phase::{GateLine, gate};
pub use photo::PhotoWish;
pub use problem::{check_order, is_worth_saying, next_step, offers};
pub use project::{basis_offer, delete_offer, project_id, project_id_at};
pub use settings::{device, office};
pub use settle::{revert_some, revertible};
pub use standstill::open_halt;
pub use visit::{finish_offer, unchecked_critical};
pub use wish::{Command, Evidence};

/// Turns a command into changes, or refuses it.
pub fn decide(command: Command, context: &RuleContext, id_source: &mut dyn IdSource) -> Result<Decision, Refusal> {
    use {Command as C, ProblemAction as A};
    let mut step = |of: ProblemId, action, given: Given| problem::act(context, id_source, &of, action, &given);
    match command {
        C::Introduce { person, name, unit, role } => {
            settings::introduce(context, id_source, person, &name, &unit, &role)
        }
        C::SetPerson { person, field, text } => settings::set_person(context, id_source, &person, &field, &text),
        C::SetOffice { field, text } => settings::set_office(context, id_source, &field, &text),
        C::SetRule { rule, facts } => settings::set_rule(context, id_source, &rule, &facts),
        C::SetCalendar { days } => settings::set_calendar(context, id_source, &days),
        C::SetUnit { name, kind, parent } => settings::set_unit(context, id_source, &name, &kind, &parent),
        C::RemoveUnit { name } => settings::remove_unit(context, id_source, &name),
        C::KeepDraft { template, body } => settings::keep_draft(context, id_source, template, &body),
        C::DropDraft { template } => settings::drop_draft(context, id_source, &template),
        C::PublishTemplate { template, body } => settings::publish_template(context, id_source, template, body),
        C::AddProject { facts } => project::add(context, id_source, &facts),
        C::EditProject { project, facts } => project::edit(context, id_source, &project, &facts),
        C::TellBasis { projects, basis } => project::tell_basis(context, id_source, &projects, basis),
        C::DeleteProject { project, why } => project::delete(context, id_source, &project, &why),
        C::ImportList { rows } => entry::import(context, id_source, rows),
        C::ImportLedger { rows, why } => listed::import(context, id_source, rows, &why),
        C::PutEntry { target, facts } => bulletin::put_all(context, id_source, &[(target, facts)]),
        C::PutEntries { entries } => bulletin::put_all(context, id_source, &entries),
        C::Uphold(entry, field, why) => entry::uphold(context, id_source, &entry, &field, &why),
        C::Act { entry, action, facts, why } => bulletin::act(context, id_source, &entry, &action, &facts, &why),
        C::WriteOver { bulletin, paragraph, text } => bulletin::over(context, id_source, &bulletin, &paragraph, text),
        C::MovePhase { project, to, on, definition, evidence, why } => {
            phase::change(context, id_source, &project, to, &phase::Said { on, definition, evidence, why })
        }
        C::DropEntry { entry, why } => entry::delete(context, id_source, &entry, &why),
        C::StartVisit { project, template, version, facts } => {
            visit::start(context, id_source, &project, &template, version, &facts)
        }
        C::UseChecklist { visit, template, version } => {
            visit::use_checklist(context, id_source, &visit, &template, version)
        }
        C::EditVisit { visit, field, text } => visit::edit(context, id_source, &visit, &field, &text),
        C::AnswerItem { visit, item, answer } => visit::answer(context, id_source, &visit, &item, answer.as_deref()),
        C::NoteItem { visit, item, text } => visit::note(context, id_source, &visit, &item, &text),
        C::FinishVisit { visit } => visit::finish(context, id_source, &visit),
        C::AmendVisit { visit, field, text, why } => visit::amend(context, id_source, &visit, &field, &text, &why),
        C::DiscardVisit { visit, why } => visit::discard(context, id_source, &visit, &why),
        C::RaiseProblem { project, visit, item, facts } => {
            problem::raise(context, id_source, &project, visit.as_ref(), item.as_deref(), &facts)
        }
        C::EditProblem { problem, facts } => problem::edit(context, id_source, &problem, &facts),
        C::Assign { problem, lead_unit, deadline, ordered_on } => {
            step(problem, A::Assign, Given::order(lead_unit, deadline, ordered_on))
        }
        C::ReportRectified { problem, report } => step(problem, A::Report, Given::words(report)),
        C::PassRecheck { problem, found } => step(problem, A::Pass, Given::words(found)),
        C::RejectRecheck { problem, why } => step(problem, A::Reject, Given::words(why)),
        C::AskExtension { problem, to, why } => step(problem, A::AskExtension, Given::until(to, why)),
        C::GrantExtension { problem } => step(problem, A::GrantExtension, Given::default()),
        C::RefuseExtension { problem, why } => step(problem, A::RefuseExtension, Given::words(why)),
        C::Hold { problem, why } => step(problem, A::Hold, Given::words(why)),
        C::Resume { problem } => step(problem, A::Resume, Given::default()),
        C::Reopen { problem, why, deadline } => step(problem, A::Reopen, Given::until(deadline, why)),
        C::Withdraw { problem, why } => step(problem, A::Withdraw, Given::words(why)),
        C::Remark { of, text } => settle::remark(context, id_source, &of, &text),
        C::Photo(wish) => photo::act(context, id_source, &wish),
        C::Resolve { of, set, to, why } => settle::resolve(context, id_source, &of, &set, to, &why),
        C::ResolveDeletion { of, keep } => settle::resolve_deletion(context, id_source, &of, keep),
        C::Revert { changes } => settle::revert(context, id_source, &changes),
    }
}
