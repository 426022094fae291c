//! A headless machine with one person at it, who speaks the language of the trade.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{Days, NaiveDate};
use sitebook::app::workbook::{Done, Moment, Workbook};
use sitebook::book::{Change, ChangeId, EntityId, FieldName, Stamp, Value};
use sitebook::domain::around::BookAround;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::ids::{PersonId, ProblemId, ProjectId, TemplateId, VisitId};
use sitebook::domain::records::{Problem, ProblemState};
use sitebook::domain::tables::Tables;

pub type Outcome = Result<Done, Refusal>;

/// 21 September 2026, eight in the morning.
pub const TODAY: &str = "2026-09-21";
const MORNING: u64 = 1_789_977_600_000;

static PAGES: AtomicU32 = AtomicU32::new(1);

pub fn random() -> u128 {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    u128::from(COUNT.fetch_add(1, Ordering::Relaxed)).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

/// A day of the calendar.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// So many days after [`TODAY`].
pub fn in_days(days: i64) -> NaiveDate {
    let today = day(TODAY);
    let by = Days::new(days.unsigned_abs());
    if days < 0 { today.checked_sub_days(by).unwrap() } else { today.checked_add_days(by).unwrap() }
}

pub fn texts(facts: &[(&str, &str)]) -> Vec<(String, String)> {
    facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

/// A machine with its own copy of the book.
pub struct Inspector {
    pub workbook: Workbook,
    pub moment: Moment,
}

impl Inspector {
    /// A 督查员 at a new machine.
    pub fn named(name: &str) -> Self {
        Self::in_role(name, "inspector")
    }

    /// Somebody at a new machine.
    pub fn in_role(name: &str, role: &str) -> Self {
        let mut new = Self::nobody();
        let (name, unit, role) = (name.to_owned(), "督查组".to_owned(), role.to_owned());
        new.does(Command::Introduce { person: None, name, unit, role }).unwrap();
        new
    }

    /// A new machine, before anyone has said who they are.
    pub fn nobody() -> Self {
        let workbook = Workbook::new(PAGES.fetch_add(1, Ordering::Relaxed), || Some(random()));
        Self { workbook, moment: Moment { milliseconds: MORNING, today: day(TODAY) } }
    }

    /// With one project.
    pub fn with_project(mut self, name: &str) -> Self {
        self.enters(name).unwrap();
        self
    }

    /// Someone else who gets a copy of everything that this one has.
    pub fn colleague(&self, name: &str, role: &str) -> Self {
        let mut other = Self::in_role(name, role);
        other.gets_from(self);
        other
    }

    /// The days go on.
    pub fn on(&mut self, today: NaiveDate) -> &mut Self {
        let days = (today - self.moment.today).num_days();
        self.moment.milliseconds = self.moment.milliseconds.saturating_add_signed(days * 86_400_000);
        self.moment.today = today;
        self
    }

    /// Does something, a second after what was done last.
    pub fn does(&mut self, command: Command) -> Outcome {
        self.moment.milliseconds += 1_000;
        self.workbook.dispatch(command, self.moment)
    }

    /// Everything that may leave the machine.
    pub fn file(&self) -> Vec<Change> {
        self.workbook.book().shared_changes().into_iter().cloned().collect()
    }

    /// Takes in everything that another has.
    pub fn gets_from(&mut self, other: &Self) {
        self.imports(other.file());
    }

    /// Takes changes in under an import record; the new ones.
    pub fn imports(&mut self, changes: Vec<Change>) -> Vec<ChangeId> {
        let import = EntityId::new("local.import", &format!("{:032x}", random())).unwrap();
        let (new, _) = self.workbook.apply(changes, Some(&import), self.moment.milliseconds);
        new.iter().map(Change::id).collect()
    }

    /// Both have everything.
    pub fn puts_together_with(&mut self, other: &mut Self) {
        self.gets_from(other);
        other.gets_from(self);
    }

    pub fn tables(&self) -> &Tables {
        self.workbook.tables()
    }

    /// What stands around entries on a day.
    pub fn around(&self, on: &str) -> BookAround<'_> {
        BookAround::of(self.workbook.book(), self.tables(), day(on))
    }

    pub fn me(&self) -> PersonId {
        self.workbook.me().unwrap()
    }

    pub fn text(&self, of: &EntityId, set: &str) -> &str {
        self.workbook.book().text(of, set)
    }

    /// The values that a field ever held, the oldest first.
    pub fn history(&self, of: &EntityId, set: &str) -> Vec<Value> {
        self.workbook.book().history(of, set).into_iter().map(|change| change.to().clone()).collect()
    }

    pub fn conflicts(&self) -> Vec<String> {
        self.workbook.book().conflicts().map(|(_, set)| set.to_string()).collect()
    }

    /// What each side of a conflict about a problem says, or the one value, in order.
    pub fn sides(&self, problem: &ProblemId, set: &str) -> Vec<Value> {
        let heads = self.workbook.book().heads(problem.entity(), set);
        heads.into_iter().map(|head| head.to().clone()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// A change that no command writes, as another program or a newer version might.
    pub fn writes_plainly(&mut self, of: &EntityId, set: &str, to: Value, at: Stamp) -> Change {
        let field: FieldName = set.parse().unwrap();
        let change = self.workbook.book().replace(of, &field, to, self.me().entity(), at).seal();
        self.workbook.apply(vec![change.clone()], None, self.moment.milliseconds);
        change
    }
}

/// Projects and visits.
impl Inspector {
    pub fn enters(&mut self, name: &str) -> Outcome {
        self.does(Command::AddProject { facts: texts(&[("name", name)]) })
    }

    pub fn project(&self) -> ProjectId {
        self.tables().projects().next().unwrap().id.clone()
    }

    pub fn edits_project(&mut self, field: &str, text: &str) -> Outcome {
        let project = self.project();
        self.does(Command::EditProject { project, facts: texts(&[(field, text)]) })
    }

    /// Starts a visit of the first project.
    pub fn starts(&mut self, template: &str) -> VisitId {
        let (project, template) = (self.project(), template.to_owned());
        let done = self.does(Command::StartVisit { project, template, version: 1, facts: Vec::new() }).unwrap();
        VisitId::of(&done.made.unwrap()).unwrap()
    }

    pub fn answers(&mut self, visit: &VisitId, item: &str, answer: &str) -> Outcome {
        let (visit, item, answer) = (visit.clone(), item.to_owned(), Some(answer.to_owned()));
        self.does(Command::AnswerItem { visit, item, answer })
    }

    pub fn fills_in(&mut self, visit: &VisitId, field: &str, text: &str) -> Outcome {
        self.does(Command::EditVisit { visit: visit.clone(), field: field.to_owned(), text: text.to_owned() })
    }

    pub fn finishes(&mut self, visit: &VisitId) -> Outcome {
        self.does(Command::FinishVisit { visit: visit.clone() })
    }

    pub fn amends(&mut self, visit: &VisitId, field: &str, text: &str, why: &str) -> Outcome {
        let (field, text, why) = (field.to_owned(), text.to_owned(), why.to_owned());
        self.does(Command::AmendVisit { visit: visit.clone(), field, text, why })
    }

    /// A finished visit of the first project, with one bad answer (ct08) and one good one (ct09).
    pub fn visited(&mut self) -> VisitId {
        let visit = self.starts("continuing");
        self.answers(&visit, "ct08", "fail").unwrap();
        self.answers(&visit, "ct09", "pass").unwrap();
        self.fills_in(&visit, "findings", "节点滞后").unwrap();
        self.fills_in(&visit, "confirmed_by", "周主任").unwrap();
        self.finishes(&visit).unwrap();
        visit
    }
}

/// Problems.
impl Inspector {
    /// Raises a problem of the first project, found today.
    pub fn raises(&mut self, title: &str) -> ProblemId {
        let facts = texts(&[("title", title), ("category", "ZL")]);
        let done = self.raises_with(&facts).unwrap();
        ProblemId::of(&done.made.unwrap()).unwrap()
    }

    pub fn raises_with(&mut self, facts: &[(String, String)]) -> Outcome {
        let project = self.project();
        self.does(Command::RaiseProblem { project, visit: None, item: None, facts: facts.to_vec() })
    }

    pub fn edits(&mut self, problem: &ProblemId, field: &str, text: &str) -> Outcome {
        self.does(Command::EditProblem { problem: problem.clone(), facts: texts(&[(field, text)]) })
    }

    pub fn assigns(&mut self, problem: &ProblemId, unit: &str, deadline: NaiveDate) -> Outcome {
        self.does(Command::Assign { problem: problem.clone(), lead_unit: unit.to_owned(), deadline, ordered_on: None })
    }

    /// An order that was given on paper on that day.
    pub fn assigned(&mut self, problem: &ProblemId, unit: &str, ordered: NaiveDate, deadline: NaiveDate) -> Outcome {
        let lead_unit = unit.to_owned();
        self.does(Command::Assign { problem: problem.clone(), lead_unit, deadline, ordered_on: Some(ordered) })
    }

    pub fn reports(&mut self, problem: &ProblemId, report: &str) -> Outcome {
        self.does(Command::ReportRectified { problem: problem.clone(), report: report.to_owned() })
    }

    pub fn passes(&mut self, problem: &ProblemId, found: &str) -> Outcome {
        self.does(Command::PassRecheck { problem: problem.clone(), found: found.to_owned() })
    }

    pub fn rejects(&mut self, problem: &ProblemId, why: &str) -> Outcome {
        self.does(Command::RejectRecheck { problem: problem.clone(), why: why.to_owned() })
    }

    pub fn asks_for(&mut self, problem: &ProblemId, to: NaiveDate, why: &str) -> Outcome {
        self.does(Command::AskExtension { problem: problem.clone(), to, why: why.to_owned() })
    }

    pub fn grants(&mut self, problem: &ProblemId) -> Outcome {
        self.does(Command::GrantExtension { problem: problem.clone() })
    }

    pub fn holds(&mut self, problem: &ProblemId, why: &str) -> Outcome {
        self.does(Command::Hold { problem: problem.clone(), why: why.to_owned() })
    }

    pub fn resumes(&mut self, problem: &ProblemId) -> Outcome {
        self.does(Command::Resume { problem: problem.clone() })
    }

    pub fn reopens(&mut self, problem: &ProblemId, why: &str, deadline: NaiveDate) -> Outcome {
        self.does(Command::Reopen { problem: problem.clone(), why: why.to_owned(), deadline })
    }

    pub fn problem(&self, id: &ProblemId) -> Problem {
        (**self.tables().problem(id).unwrap()).clone()
    }

    /// A problem that has come as far as this, with ten days to its deadline.
    pub fn has_problem_in(&mut self, state: ProblemState) -> ProblemId {
        let problem = self.raises("围挡倒伏");
        if state > ProblemState::ToAssign {
            self.assigns(&problem, "区建委", in_days(10)).unwrap();
        }
        if state > ProblemState::Rectifying {
            self.reports(&problem, "已修复").unwrap();
        }
        if state > ProblemState::ToRecheck {
            self.passes(&problem, "现场属实").unwrap();
        }
        problem
    }
}

/// The rest of the desk.
impl Inspector {
    pub fn undoes(&mut self, changes: &[ChangeId]) -> Outcome {
        self.does(Command::Revert { changes: changes.to_vec() })
    }

    pub fn resolves(&mut self, of: &EntityId, set: &str, to: &str) -> Outcome {
        let (set, to) = (set.to_owned(), Value::text(to));
        self.does(Command::Resolve { of: of.clone(), set, to, why: String::new() })
    }

    pub fn publishes(&mut self, template: Option<TemplateId>, body: &str) -> Outcome {
        self.does(Command::PublishTemplate { template, body: serde_json::from_str(body).unwrap() })
    }
}
