//! What a person means, in the words of the trade.

use chrono::NaiveDate;

use crate::book::{ChangeId, EntityId, Value};
use crate::domain::checklist::Template;
use crate::domain::choices::Phase;
use crate::domain::cumulative::Basis;
use crate::domain::figures::calendar::DayKind;
use crate::domain::ids::{PersonId, ProblemId, ProjectId, TemplateId, VisitId};
use crate::domain::outline::Outline;

use super::attachment::AttachmentWish;
use super::draw::DrawWish;
use super::entry::EntryTarget;
use super::paper::PaperWish;
use super::phase::PhaseFacts;
use super::photo::PhotoWish;
use super::sign::SignWish;
use super::twin::TwinWish;

/// What a person means. Texts come as typed; the rules trim and check them.
#[derive(Clone, Debug)]
pub enum Command {
    /// Someone says who they are on this machine: a new person, or the one that is named.
    Introduce {
        /// The person, when known already.
        person: Option<PersonId>,
        /// 姓名.
        name: String,
        /// 单位.
        unit: String,
        /// The stored key of a role.
        role: String,
    },
    /// Sets a field of a person: 姓名, 单位, 职务, 角色.
    SetPerson {
        /// The person.
        person: PersonId,
        /// Key in `PERSON_FIELDS`.
        field: String,
        /// As typed; for 角色 the stored key.
        text: String,
    },
    /// Sets a field of 本单位 (`office/this`).
    SetOffice {
        /// Key in `OFFICE_FIELDS`.
        field: String,
        /// As typed.
        text: String,
    },
    /// Sets fields of a rule of the office's (`rule/approvals`): 综合 alone.
    SetRule {
        /// The rule.
        rule: EntityId,
        /// Keys of `RULE_FIELDS`, each with what it is about (`limit/construction`), and texts; an empty one gives what is usual back.
        facts: Vec<(String, String)>,
    },
    /// 边界: the outline on the sketch map, or none: 综合 alone.
    SetOutline(Option<Outline>),
    /// 工作日历: says of days that they are off or worked, or takes that back: 综合 alone.
    SetCalendar {
        /// The days; none for what the weekday says.
        days: Vec<(NaiveDate, Option<DayKind>)>,
    },
    /// Adds a unit, or sets what is known of it.
    SetUnit {
        /// The unit's name.
        name: String,
        /// The stored key of its kind; empty for none.
        kind: String,
        /// 上级单位, or empty.
        parent: String,
    },
    /// Takes a unit off the list; where its name stands in records it stays.
    RemoveUnit {
        /// The unit's name.
        name: String,
    },
    /// Adds a project with these fields, as typed.
    AddProject {
        /// Keys of `PROJECT_FIELDS` with texts.
        facts: Vec<(String, String)>,
    },
    /// Sets fields of a project, as typed.
    EditProject {
        /// The project.
        project: ProjectId,
        /// Keys of `PROJECT_FIELDS` (or `x/…`) with texts.
        facts: Vec<(String, String)>,
    },
    /// Says what the figures of 累计完成 of these projects count.
    TellBasis {
        /// The projects.
        projects: Vec<ProjectId>,
        /// From when they count.
        basis: Basis,
    },
    /// Deletes a project that has neither visits nor problems.
    DeleteProject {
        /// The project.
        project: ProjectId,
        /// Why.
        why: String,
    },
    /// 编号: gives a problem the number, as typed, under which the office keeps it: 综合 alone. A blank takes it back.
    NumberProblem(ProblemId, String),
    /// Takes in rows of a list, already read and matched.
    ImportList {
        /// For each project or entry of a register the fields to set.
        rows: Vec<(EntityId, Vec<(String, Value)>)>,
    },
    /// Takes in rows of a running ledger (问题台账), already read and matched: problems with as much of their life as the list tells.
    ImportLedger {
        /// For each problem the fields to set.
        rows: Vec<(EntityId, Vec<(String, Value)>)>,
        /// From which list: stands with every change.
        why: String,
    },
    /// Makes an entry of a register, or sets fields of the one of the same key; one that was deleted is there again.
    PutEntry {
        /// Which one.
        target: EntryTarget,
        /// Keys of the register's fields with texts.
        facts: Vec<(String, String)>,
    },
    /// Sets fields of several entries at once, as one deed.
    PutEntries {
        /// For each the fields to set, as typed.
        entries: Vec<(EntryTarget, Vec<(String, String)>)>,
    },
    /// 定为基准: keeps what the schedule of a project says now as its next baseline, with the reason: 综合 alone. The ones before stay.
    SetBaseline(ProjectId, String),
    /// Lets a field of an entry stand although what it rests on was amended since: entry, key, why.
    Uphold(EntityId, String, String),
    /// One arrow of a register's flow.
    Act {
        /// The entry.
        entry: EntityId,
        /// The key of the action.
        action: String,
        /// Keys of the register's fields with texts.
        facts: Vec<(String, String)>,
        /// Why, where a reason is needed.
        why: String,
    },
    /// 双随机: draws sites and inspectors by lot, keeps the draw with the plan and takes what was drawn into it.
    DrawVisits(DrawWish),
    /// Something about a bulletin, its template, or the layout of a table.
    Paper(PaperWish),
    /// 阶段变动: the project stands in this phase from a day on. Refused where something is missing that it needs for that, unless 综合
    /// says why it goes on all the same.
    MovePhase(ProjectId, Phase, PhaseFacts),
    /// Deletes an entry of a register on which nothing hangs.
    DropEntry {
        /// The entry.
        entry: EntityId,
        /// Why.
        why: String,
    },
    /// Starts a visit.
    StartVisit {
        /// The project.
        project: ProjectId,
        /// Checklist key.
        template: String,
        /// Checklist version.
        version: u16,
        /// Fields of `VISIT_FIELDS` known from the start, as typed.
        facts: Vec<(String, String)>,
    },
    /// Asks one more checklist on a draft visit, one less, or one that it asks in a newer version.
    UseChecklist {
        /// The visit.
        visit: VisitId,
        /// Checklist key.
        template: String,
        /// Checklist version; none to ask it no more, which is possible while none of its items is answered.
        version: Option<u16>,
    },
    /// Sets a field of a draft visit.
    EditVisit {
        /// The visit.
        visit: VisitId,
        /// Key in `VISIT_FIELDS`.
        field: String,
        /// As typed.
        text: String,
    },
    /// Answers an item, or takes the answer back (nothing).
    AnswerItem {
        /// The visit.
        visit: VisitId,
        /// The item's key.
        item: String,
        /// The canonical answer, see `checklist`; none for 未查.
        answer: Option<String>,
    },
    /// Writes a note on an item.
    NoteItem {
        /// The visit.
        visit: VisitId,
        /// The item's key.
        item: String,
        /// As typed.
        text: String,
    },
    /// Finishes a visit.
    FinishVisit {
        /// The visit.
        visit: VisitId,
    },
    /// Corrects a finished visit; what stood there stays in the history.
    AmendVisit {
        /// The visit.
        visit: VisitId,
        /// The field: of `VISIT_FIELDS`, `answer/…` or `note/…`.
        field: String,
        /// The new value as typed, or the canonical answer.
        text: String,
        /// Why.
        why: String,
    },
    /// Throws a draft visit away.
    DiscardVisit {
        /// The visit.
        visit: VisitId,
        /// Why.
        why: String,
    },
    /// Raises a problem.
    RaiseProblem {
        /// The project.
        project: ProjectId,
        /// The visit that found it.
        visit: Option<VisitId>,
        /// The checklist item that found it.
        item: Option<String>,
        /// Keys of `PROBLEM_FIELDS` with texts.
        facts: Vec<(String, String)>,
    },
    /// Sets fields of an open problem.
    EditProblem {
        /// The problem.
        problem: ProblemId,
        /// Keys of `PROBLEM_FIELDS` with texts.
        facts: Vec<(String, String)>,
    },
    /// 交办.
    Assign {
        /// The problem.
        problem: ProblemId,
        /// 牵头单位.
        lead_unit: String,
        /// 整改时限.
        deadline: NaiveDate,
        /// 交办日期 of what was ordered before it is written down; none for today.
        ordered_on: Option<NaiveDate>,
    },
    /// 报告整改情况: the unit says that it is done.
    ReportRectified {
        /// The problem.
        problem: ProblemId,
        /// What was done.
        report: String,
    },
    /// 复查通过, 销号.
    PassRecheck {
        /// The problem.
        problem: ProblemId,
        /// What the re-check found.
        found: String,
    },
    /// 复查不通过, 退回.
    RejectRecheck {
        /// The problem.
        problem: ProblemId,
        /// Why it goes back.
        why: String,
    },
    /// 申请延期.
    AskExtension {
        /// The problem.
        problem: ProblemId,
        /// The deadline that is asked for.
        to: NaiveDate,
        /// Why.
        why: String,
    },
    /// 批准延期.
    GrantExtension {
        /// The problem.
        problem: ProblemId,
    },
    /// 不同意延期.
    RefuseExtension {
        /// The problem.
        problem: ProblemId,
        /// Why.
        why: String,
    },
    /// 挂起.
    Hold {
        /// The problem.
        problem: ProblemId,
        /// Why.
        why: String,
    },
    /// 恢复.
    Resume {
        /// The problem.
        problem: ProblemId,
    },
    /// 回头看: it is still in order some time after it was closed; with what was found.
    LookAgain(ProblemId, String),
    /// 重新打开: a closed problem came back.
    Reopen {
        /// The problem.
        problem: ProblemId,
        /// Why.
        why: String,
        /// The new deadline.
        deadline: NaiveDate,
    },
    /// 撤回: deletes a problem that was raised by mistake and not ordered yet.
    Withdraw {
        /// The problem.
        problem: ProblemId,
        /// Why.
        why: String,
    },
    /// 工作记录 on anything.
    Remark {
        /// What it is about.
        of: EntityId,
        /// What is said.
        text: String,
    },
    /// Something about a photo.
    Photo(PhotoWish),
    /// Something about an attachment.
    Attachment(AttachmentWish),
    /// 签字, or taking one back.
    Sign(SignWish),
    /// Something about two projects that look like one.
    Twin(TwinWish),
    /// Decides a conflict: the value that holds from now on.
    Resolve {
        /// The entity.
        of: EntityId,
        /// The field.
        set: String,
        /// The value, one of those in conflict or a third.
        to: Value,
        /// Why, if said.
        why: String,
    },
    /// Decides between a deletion and an edit.
    ResolveDeletion {
        /// The entity.
        of: EntityId,
        /// Whether it stays.
        keep: bool,
    },
    /// Undoes changes by new changes; what others wrote over since stays.
    Revert {
        /// The changes to undo.
        changes: Vec<ChangeId>,
    },
    /// Keeps a checklist as it is being written: of what is kept already only what changed is recorded.
    KeepDraft {
        /// The checklist; none for a new one.
        template: Option<TemplateId>,
        /// All of it. Faults are kept as well.
        body: Template,
    },
    /// Drops the draft of a checklist; its published versions stay.
    DropDraft(TemplateId),
    /// Publishes a checklist of the office's own, or its next version.
    PublishTemplate {
        /// The template; none for a new one.
        template: Option<TemplateId>,
        /// The whole checklist as stored (`checklist` defines it).
        body: Value,
    },
}
