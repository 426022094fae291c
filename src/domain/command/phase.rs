//! 阶段变动: the step and the phase of a project are written together, once the gate is passed.

use crate::book::{EntityId, Value};
use crate::domain::choices::{Phase, Role};
use crate::domain::folding::is_blank;
use crate::domain::ids::ProjectId;
use crate::domain::progress::approval_rules::ApprovalRules;
use crate::domain::progress::cells::{MatrixCell, Sign, Slot};
use crate::domain::progress::matrix::matrix_row;
use crate::domain::progress::settings::calendar;
use crate::domain::registers::approval::START;
use crate::domain::registers::phase_step as step;

use super::context::{ChangeSet, IdSource, RuleContext};
use super::entry::{EntryTarget, put};
use super::evidence::Evidence;
use super::outcome::{Decision, GateItem, Refusal};

/// What is said of a change of phase, as typed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PhaseFacts {
    /// Since when, as typed.
    pub on: String,
    /// 开工认定标准: its stored key, or words; empty for none.
    pub definition: String,
    /// What it rests on.
    pub evidence: Evidence,
    /// Why it goes on although something is missing; empty for none.
    pub why: String,
}

/// One thing that a phase needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateLine {
    /// What.
    pub item: GateItem,
    /// Whether it is there.
    pub is_met: bool,
    /// The approval, where it is one and somebody has entered it.
    pub approval: Option<EntityId>,
    /// How the approval stands.
    pub sign: Option<Sign>,
}

/// What a project needs to go on to a phase, and what of it is there: the approvals of all earlier phases in their order, and for the
/// start of works the definition by which they have begun. 施工许可 may be replaced by a document that allows the works (开工报告). Back
/// to an earlier phase, or to the one that it is in, nothing is needed.
pub fn gate(context: &RuleContext, project: &ProjectId, to: Phase, definition: &str, doc: &str) -> Vec<GateLine> {
    let Some(record) = context.tables.project(project) else { return Vec::new() };
    if record.phase.is_some_and(|now| to <= now) {
        return Vec::new();
    }
    let rules = ApprovalRules::of(context.book);
    let row = matrix_row(context.tables, record, &rules, &calendar(context.book), context.today);
    let approvals = rules.needed_for(to).map(|rule| {
        let cell = row.slots.get(rules.place(rule.key)).and_then(Slot::cell);
        GateLine {
            item: GateItem::Approval(rule.key),
            is_met: cell.is_some_and(holds) || (rule.key == START && !is_blank(doc)),
            approval: cell.map(|cell| cell.entry.clone()),
            sign: cell.map(|cell| cell.sign),
        }
    });
    let definition = (to == Phase::NewlyStarted).then(|| GateLine {
        item: GateItem::Definition,
        is_met: !is_blank(definition),
        approval: None,
        sign: None,
    });
    approvals.chain(definition).collect()
}

/// Whether an approval lets a project go on: it is granted and holds, or is not needed.
const fn holds(cell: &MatrixCell) -> bool {
    matches!(cell.sign, Sign::Granted | Sign::Expiring | Sign::NotNeeded)
}

/// Moves a project to a phase.
pub(super) fn change(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    to: Phase,
    said: &PhaseFacts,
) -> Result<Decision, Refusal> {
    context.tables.project(project).ok_or(Refusal::NotFound)?;
    let gate = gate(context, project, to, &said.definition, &said.evidence.doc);
    let missing: Vec<GateItem> = gate.iter().filter(|line| !line.is_met).map(|line| line.item).collect();
    let overrules = context.role == Role::Office && !is_blank(&said.why);
    if !missing.is_empty() && !overrules {
        return Err(Refusal::Gate(missing));
    }
    let overruled = if missing.is_empty() { "" } else { said.why.as_str() };
    let visit = said.evidence.visit.as_ref().map_or("", |visit| visit.as_str());
    let facts = [
        (step::PHASE.key, to.key()),
        (step::ON.key, said.on.as_str()),
        (step::DEFINITION.key, said.definition.as_str()),
        (step::VISIT.key, visit),
        (step::DOC.key, said.evidence.doc.as_str()),
        (step::OVERRULED.key, overruled),
    ];
    // What is not said leaves a step as it was, where the project has been in the phase before.
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let facts: Vec<(String, String)> = facts.map(|(key, text)| (key.to_owned(), text.to_owned())).collect();
    let target = EntryTarget::OfKey { register: &step::REGISTER, parent: Some(project.clone().into()), period: None };
    let mut change_set = ChangeSet::new(context, id_source);
    put(context, &mut change_set, &target, &facts)?;
    change_set.set(project.entity(), "phase", Value::text(to.key()))?;
    change_set.done()
}
