//! What a person means, and the rules that turn it into changes or refuse it.
//!
//! `decide` is the only road from a wish to changes. It alters nothing: the session absorbs and stores what it returns.

mod attachment;
mod baseline;
mod bulletin;
mod carrying;
mod context;
mod draw;
mod entry;
mod entry_check;
mod evidence;
mod flow;
mod listed;
mod outcome;
mod paper;
mod phase;
mod photo;
mod problem;
mod project;
mod settings;
mod settle;
mod sign;
mod standstill;
mod step;
mod twin;
mod visit;
mod wish;

use super::ids::ProblemId;

pub use attachment::AttachmentWish;
pub use context::{IdSource, RuleContext};
pub use draw::DrawWish;
pub use entry::{EntryTarget, would_be};
pub use entry_check::{EntryFaults, entry_doubts, entry_faults, entry_offer};
pub use evidence::Evidence;
pub use flow::{Ask, Extension, Flow, Given, Hold, LIFE, Leads, ProblemAction, Source, Weight, Who};
pub use listed::{Listed, ledger_fault, listed_problem_id};
pub use outcome::{Decision, DrawRefusal, GateItem, LedgerRefusal, Refusal, VisitRefusal};
pub use paper::PaperWish;
pub use phase::{GateLine, PhaseFacts, gate};
pub use photo::PhotoWish;
pub use problem::{check_order, in_row, is_worth_saying, next_step, offers};
pub use project::{basis_offer, delete_offer, project_id, project_id_at};
pub use settings::{device, office};
pub use settle::{revert_some, revertible};
pub use sign::SignWish;
pub use standstill::open_halt;
pub use twin::TwinWish;
pub use visit::{finish_offer, unchecked_critical};
pub use wish::Command;

/// Turns a command into changes, or refuses it.
pub fn decide(command: Command, context: &RuleContext, ids: &mut dyn IdSource) -> Result<Decision, Refusal> {
    use {Command as C, ProblemAction as A};
    let mut step = |of: ProblemId, action, given: Given| problem::act(context, ids, &of, action, &given);
    match command {
        C::Introduce { person, name, unit, role } => settings::introduce(context, ids, person, &name, &unit, &role),
        C::SetPerson { person, field, text } => settings::set_person(context, ids, &person, &field, &text),
        C::SetOffice { field, text } => settings::set_office(context, ids, &field, &text),
        C::SetRule { rule, facts } => settings::set_rule(context, ids, &rule, &facts),
        C::SetOutline(outline) => settings::set_outline(context, ids, outline.as_ref()),
        C::SetCalendar { days } => settings::set_calendar(context, ids, &days),
        C::SetUnit { name, kind, parent } => settings::set_unit(context, ids, &name, &kind, &parent),
        C::RemoveUnit { name } => settings::remove_unit(context, ids, &name),
        C::KeepDraft { template, body } => settings::keep_draft(context, ids, template, &body),
        C::DropDraft(template) => settings::drop_draft(context, ids, &template),
        C::PublishTemplate { template, body } => settings::publish_template(context, ids, template, body),
        C::AddProject { facts } => project::add(context, ids, &facts),
        C::EditProject { project, facts } => project::edit(context, ids, &project, &facts),
        C::TellBasis { projects, basis } => project::tell_basis(context, ids, &projects, basis),
        C::DeleteProject { project, why } => project::delete(context, ids, &project, &why),
        C::ImportList { rows } => entry::import(context, ids, rows),
        C::ImportLedger { rows, why } => listed::import(context, ids, rows, &why),
        C::PutEntry { target, facts } => bulletin::put_all(context, ids, &[(target, facts)]),
        C::PutEntries { entries } => bulletin::put_all(context, ids, &entries),
        C::SetBaseline(project, why) => baseline::set(context, ids, &project, &why),
        C::Uphold(entry, field, why) => entry::uphold(context, ids, &entry, &field, &why),
        C::Act { entry, action, facts, why } => bulletin::act(context, ids, &entry, &action, &facts, &why),
        C::DrawVisits(wish) => draw::draw(context, ids, wish),
        C::Paper(wish) => paper::act(context, ids, wish),
        C::MovePhase(project, to, facts) => phase::change(context, ids, &project, to, &facts),
        C::DropEntry { entry, why } => entry::delete(context, ids, &entry, &why),
        C::StartVisit { project, template, version, facts } => {
            visit::start(context, ids, &project, &template, version, &facts)
        }
        C::UseChecklist { visit, template, version } => visit::use_checklist(context, ids, &visit, &template, version),
        C::EditVisit { visit, field, text } => visit::edit(context, ids, &visit, &field, &text),
        C::AnswerItem { visit, item, answer } => visit::answer(context, ids, &visit, &item, answer.as_deref()),
        C::NoteItem { visit, item, text } => visit::note(context, ids, &visit, &item, &text),
        C::FinishVisit { visit } => visit::finish(context, ids, &visit),
        C::AmendVisit { visit, field, text, why } => visit::amend(context, ids, &visit, &field, &text, &why),
        C::DiscardVisit { visit, why } => visit::discard(context, ids, &visit, &why),
        C::RaiseProblem { project, visit, item, facts } => {
            problem::raise(context, ids, &project, visit.as_ref(), item.as_deref(), &facts)
        }
        C::EditProblem { problem, facts } => problem::edit(context, ids, &problem, &facts),
        C::NumberProblem(problem, number) => problem::number(context, ids, &problem, &number),
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
        C::LookAgain(problem, found) => step(problem, A::LookAgain, Given::words(found)),
        C::Reopen { problem, why, deadline } => step(problem, A::Reopen, Given::until(deadline, why)),
        C::Withdraw { problem, why } => step(problem, A::Withdraw, Given::words(why)),
        C::Remark { of, text } => settle::remark(context, ids, &of, &text),
        C::Photo(wish) => photo::act(context, ids, &wish),
        C::Attachment(wish) => attachment::act(context, ids, &wish),
        C::Sign(wish) => sign::act(context, ids, &wish),
        C::Twin(wish) => twin::act(context, ids, &wish),
        C::Resolve { of, set, to, why } => settle::resolve(context, ids, &of, &set, to, &why),
        C::ResolveDeletion { of, keep } => settle::resolve_deletion(context, ids, &of, keep),
        C::Revert { changes } => settle::revert(context, ids, &changes),
    }
}
