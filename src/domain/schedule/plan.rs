//! 倒排工期 of a project: its milestones and the approvals that they wait for, as one net, and what follows.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId, Value, sorting};
use crate::domain::ids::ProjectId;
use crate::domain::progress::approval_rules::ApprovalRules;
use crate::domain::progress::approvals::approvals_of;
use crate::domain::progress::settings::calendar;
use crate::domain::records::Project;
use crate::domain::register::query::naturally;
use crate::domain::register::{Days, Entry};
use crate::domain::registers::{baseline, milestone};
use crate::domain::tables::Tables;
use crate::domain::when::When;

use super::net::{Counting, Placed, Solved, Task, Window, solve};
use super::permits::{Gathering, Permit};

/// What of the office a schedule is reckoned by, read once for many projects.
pub struct Rules {
    /// 手续规则.
    pub approvals: ApprovalRules,
    /// 工作日历, and the day.
    pub counting: Counting,
}

impl Rules {
    /// Reads what the office has set.
    pub fn of(book: &Book, today: NaiveDate) -> Self {
        Self { approvals: ApprovalRules::of(book), counting: Counting { calendar: Arc::new(calendar(book)), today } }
    }
}

/// What a schedule is reckoned from. A trial is the same with some fields of a milestone other than they are.
#[derive(Clone, PartialEq, Debug)]
pub struct Inputs {
    /// The project.
    pub project: Arc<Project>,
    /// 实际开工, else 计划开工.
    pub start: Option<NaiveDate>,
    /// 计划竣工, the last day of what is known to the month alone.
    pub end: Option<NaiveDate>,
    /// The milestones, in their order.
    pub nodes: Vec<Arc<Entry>>,
    /// The approvals.
    pub permits: Vec<Permit>,
    /// How days are counted.
    pub counting: Counting,
    /// The baseline that holds: the latest.
    pub baseline: Option<Arc<Entry>>,
}

impl Inputs {
    /// Reads a project; none where it is not there.
    pub fn read(book: &Book, tables: &Tables, project: &ProjectId, rules: &Rules) -> Option<Self> {
        let of = project.entity();
        let date = |field: &str| When::parse(book.text(of, field));
        let nodes = nodes_of(tables, project);
        let named: Vec<EntityId> =
            nodes.iter().flat_map(|node| node.get(milestone::AFTER).unwrap_or_default().to_vec()).collect();
        Some(Self {
            project: tables.project(project)?.clone(),
            start: date("actual_start").or_else(|| date("planned_start")).map(When::first_day),
            end: date("planned_finish").map(When::last_day),
            permits: gathering(tables, of, rules).gather(&named),
            nodes,
            counting: rules.counting.clone(),
            baseline: baselines_of(tables, project).into_iter().next(),
        })
    }

    /// The same with these values in a milestone.
    #[must_use]
    pub fn with(&self, node: &EntityId, values: &[(&str, Value)]) -> Self {
        let mut nodes = self.nodes.clone();
        for one in nodes.iter_mut().filter(|one| one.id == *node) {
            *one = Arc::new(one.with(values.iter().map(|(key, value)| (*key, value))));
        }
        Self { nodes, ..self.clone() }
    }
}

/// Puts the approvals of a project together.
pub fn gathering<'a>(tables: &Tables, of: &EntityId, rules: &'a Rules) -> Gathering<'a> {
    let entries: Vec<EntityId> = approvals_of(tables, of).into_iter().map(|entry| entry.id.clone()).collect();
    Gathering {
        entries: entries.iter().filter_map(|id| tables.entry(id).cloned()).collect(),
        rules: &rules.approvals,
        calendar: &rules.counting.calendar,
        today: rules.counting.today,
    }
}

/// The milestones of a project, in their order.
pub fn nodes_of(tables: &Tables, project: &ProjectId) -> Vec<Arc<Entry>> {
    let register = &milestone::REGISTER;
    let there = tables.entries().of(project.entity(), register).filter(|entry| !entry.is_astray);
    let mut nodes: Vec<Arc<Entry>> = there.cloned().collect();
    sorting::by(&mut nodes, |one, other| naturally(register, one, other).then_with(|| one.id.cmp(&other.id)));
    nodes
}

/// The baselines of a project, the latest first.
pub fn baselines_of(tables: &Tables, project: &ProjectId) -> Vec<Arc<Entry>> {
    let register = &baseline::REGISTER;
    let mut all: Vec<Arc<Entry>> = tables.entries().of(project.entity(), register).cloned().collect();
    sorting::by(&mut all, |one, other| naturally(register, one, other).then_with(|| one.id.cmp(&other.id)));
    all
}

/// The task of a milestone, without its predecessors.
pub fn task_of(node: &Entry) -> Task {
    let days = node.get(milestone::DURATION).and_then(|days| u32::try_from(days).ok()).unwrap_or_default();
    let counts = if node.text(milestone::CALENDAR) == milestone::WORKING { Days::Working } else { Days::Natural };
    Task {
        finish_by: node.get(milestone::FINISH_BY).map(When::last_day),
        started: node.get(milestone::STARTED).map(When::first_day),
        finished: node.get(milestone::FINISHED).map(When::last_day),
        forecast: node.get(milestone::FORECAST).map(When::last_day),
        ..Task::new(days, counts, Vec::new())
    }
}

/// How a milestone stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeState {
    /// 未到.
    NotDue,
    /// 应开始未开始, by so many days.
    LateToStart(i64),
    /// 进行中.
    UnderWay,
    /// 逾期未完成, by so many days.
    Overdue(i64),
    /// 已完成.
    Done,
    /// 逾期完成, by so many days behind its fixed day.
    DoneLate(i64),
    /// On a circle, or without a day to end by.
    Unplaced,
}

/// A milestone in the schedule.
#[derive(Clone, PartialEq, Debug)]
pub struct NodeRow {
    /// The entry.
    pub entry: Arc<Entry>,
    /// Its task; the places of its predecessors are those among the milestones, those of approvals behind them.
    pub task: Task,
    /// What follows for it.
    pub placed: Placed,
    /// How it stands.
    pub state: NodeState,
    /// How many of its predecessors are not there any more.
    pub lost: usize,
    /// From when to when it was planned, by the baseline that holds.
    pub planned: Option<Window>,
}

impl NodeRow {
    /// A moment (里程碑): it takes no time.
    pub const fn is_moment(&self) -> bool {
        self.task.days == 0
    }
}

/// An approval in the schedule.
#[derive(Clone, PartialEq, Debug)]
pub struct PermitRow {
    /// The approval.
    pub permit: Permit,
    /// What follows for it: it must be in hand by its latest finish, and be asked for by its latest start.
    pub placed: Placed,
}

/// What a schedule comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// No milestones.
    Empty,
    /// 需压缩 N 天.
    Compress(i64),
    /// 余 N 天.
    Spare(i64),
    /// All of it is finished, the last on this day.
    Done(NaiveDate),
    /// No day to end by: forwards only, to this day where there is one.
    NoEnd(Option<NaiveDate>),
}

/// 倒排工期 of a project.
#[derive(Clone, PartialEq, Debug)]
pub struct Schedule {
    /// As of this day.
    pub today: NaiveDate,
    /// The milestones, in their order.
    pub nodes: Vec<NodeRow>,
    /// The approvals that they wait for.
    pub permits: Vec<PermitRow>,
    /// What stands on circles: the places of each. Those behind the milestones are of approvals.
    pub circles: Vec<Vec<usize>>,
    /// 关键线路: the places from the first to the last.
    pub chain: Vec<usize>,
    /// 要求竣工.
    pub end: Option<NaiveDate>,
    /// 最早完成.
    pub finish: Option<NaiveDate>,
    /// 工期不足: the latest start of the first milestones lies before the project's start, by so many days.
    pub before_start: Option<i64>,
    /// The reckoning in one word.
    pub verdict: Verdict,
}

impl Schedule {
    /// Reckons a project.
    pub fn of(inputs: &Inputs) -> Self {
        let (tasks, lost) = tasks(inputs);
        let solved = solve(&tasks, inputs.end, &inputs.counting);
        let today = inputs.counting.today;
        let planned = planned(inputs.baseline.as_deref());
        let rows = inputs.nodes.iter().zip(&tasks).zip(lost).zip(&solved.tasks);
        let nodes: Vec<NodeRow> = rows
            .map(|(((entry, task), lost), placed)| NodeRow {
                planned: planned.get(&entry.id).copied(),
                state: state(task, placed, today),
                entry: entry.clone(),
                task: task.clone(),
                placed: *placed,
                lost,
            })
            .collect();
        let permits = inputs.permits.iter().zip(&solved.tasks[nodes.len()..]);
        let permits = permits.map(|(permit, placed)| PermitRow { permit: permit.clone(), placed: *placed }).collect();
        let first = solved.tasks[..nodes.len()].iter().filter_map(|one| one.latest).map(|latest| latest.start).min();
        let before_start = inputs.start.zip(first).map(|(start, first)| (start - first).num_days());
        Self {
            today,
            before_start: before_start.filter(|days| *days > 0),
            verdict: verdict(&nodes, &solved),
            nodes,
            permits,
            end: inputs.end,
            finish: solved.finish,
            circles: solved.circles,
            chain: solved.chain,
        }
    }

    /// Reads and reckons a project; none where it is not there.
    pub fn read(book: &Book, tables: &Tables, project: &ProjectId, rules: &Rules) -> Option<Self> {
        Inputs::read(book, tables, project, rules).map(|inputs| Self::of(&inputs))
    }

    /// 硬节点 that asks for the days that are to be gained, where the works as a whole end in time: its place and its day. Without it 需压缩
    /// would stand beside an earliest finish that is early enough.
    pub fn pressed_by(&self) -> Option<(usize, NaiveDate)> {
        let is_short = matches!(self.verdict, Verdict::Compress(_));
        let ends_in_time = self.finish.zip(self.end).is_some_and(|(finish, end)| finish <= end);
        let fixed = |place: &usize| Some((*place, self.nodes.get(*place)?.task.finish_by?));
        (is_short && ends_in_time).then(|| self.chain.iter().rev().find_map(fixed)).flatten()
    }

    /// The places of the milestones in the order of their latest start; what has none last.
    pub fn by_latest_start(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.nodes.len()).collect();
        let day = |place: usize| {
            let placed = &self.nodes[place].placed;
            placed.latest.or(placed.earliest).map(|window| window.start)
        };
        sorting::by_key(&mut places, |place| (day(*place).is_none(), day(*place), *place));
        places
    }
}

/// Milestones and approvals as tasks of one net, the approvals behind, and how many predecessors of each milestone are not there.
fn tasks(inputs: &Inputs) -> (Vec<Task>, Vec<usize>) {
    let count = inputs.nodes.len();
    let mut places: BTreeMap<&EntityId, usize> =
        inputs.nodes.iter().enumerate().map(|(place, node)| (&node.id, place)).collect();
    for (place, permit) in inputs.permits.iter().enumerate() {
        places.extend(permit.named.iter().map(|named| (named, count + place)));
    }
    let mut lost = Vec::with_capacity(count);
    let nodes = inputs.nodes.iter().map(|node| {
        let mut task = task_of(node);
        let named = node.get(milestone::AFTER).unwrap_or_default();
        task.after = named.iter().filter_map(|of| places.get(of).copied()).collect();
        // An approval that is not needed, or was asked for again under another number, is none that was lost.
        let is_gone = |of: &&EntityId| of.kind() == milestone::REGISTER.kind && !places.contains_key(of);
        lost.push(named.iter().filter(is_gone).count());
        task
    });
    let mut tasks: Vec<Task> = nodes.collect();
    tasks.extend(inputs.permits.iter().map(|permit| {
        let after = permit.task.after.iter().map(|place| count + place).collect();
        Task { after, ..permit.task.clone() }
    }));
    (tasks, lost)
}

/// What a baseline says of each milestone.
fn planned(baseline: Option<&Entry>) -> BTreeMap<EntityId, Window> {
    let spans = baseline.and_then(|entry| entry.get(baseline::DATES)).unwrap_or_default();
    spans.iter().map(|span| (span.of.clone(), Window { start: span.from, finish: span.to })).collect()
}

fn state(task: &Task, placed: &Placed, today: NaiveDate) -> NodeState {
    let late = |by: Option<NaiveDate>, day: NaiveDate| by.map(|by| (day - by).num_days()).filter(|days| *days > 0);
    if let Some(finished) = task.finished {
        return late(task.finish_by, finished).map_or(NodeState::Done, NodeState::DoneLate);
    }
    let Some(latest) = placed.latest else {
        return if task.started.is_some() { NodeState::UnderWay } else { NodeState::Unplaced };
    };
    match (task.started, late(Some(latest.finish), today), late(Some(latest.start), today)) {
        (_, Some(days), _) => NodeState::Overdue(days),
        (Some(_), None, _) => NodeState::UnderWay,
        (None, None, Some(days)) => NodeState::LateToStart(days),
        (None, None, None) => NodeState::NotDue,
    }
}

fn verdict(nodes: &[NodeRow], solved: &Solved) -> Verdict {
    let done = nodes.iter().map(|node| node.task.finished).collect::<Option<Vec<_>>>();
    match (nodes.is_empty(), done.and_then(|days| days.into_iter().max()), solved.slack) {
        (true, ..) => Verdict::Empty,
        (_, Some(last), _) => Verdict::Done(last),
        (_, None, Some(slack)) if slack < 0 => Verdict::Compress(-slack),
        (_, None, Some(slack)) => Verdict::Spare(slack),
        (_, None, None) => Verdict::NoEnd(solved.finish),
    }
}
