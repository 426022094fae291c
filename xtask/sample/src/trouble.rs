//! Problems: how they are raised, what becomes of them, and where two people wrote different things.

use sitebook::book::EntityId;
use sitebook::domain::checklist::Item;
use sitebook::domain::command::Command;
use sitebook::domain::ids::{ProblemId, VisitId};
use sitebook::domain::taxonomy::{Category, Severity, default_deadline};

use super::agenda::Event;
use super::life::{Turn, life};
use super::names::{self, UNITS, WORKS};
use super::office::{At, INSPECTORS, Office};
use super::phrases::{self, texts};
use super::play::Play;

/// How often each category comes where no item of a checklist suggests one, in the order of [`Category::ALL`].
const OFTEN: &[u32] = &[8, 12, 2, 8, 14, 9, 7, 4, 16, 3, 14, 6, 4, 6, 8, 4];

impl Play<'_> {
    /// Raises a problem and puts its life on the agenda.
    pub(super) fn raise(&mut self, at: At, by: usize, place: usize, visit: Option<&VisitId>, item: Option<&Item>) {
        let part = self.part(place);
        let dice = &mut self.dice;
        let category = item.and_then(|item| item.raises).unwrap_or_else(|| Category::ALL[dice.weighted(OFTEN)]);
        let cause = match item.and_then(|item| item.cause.as_deref()) {
            Some(cause) => cause.to_owned(),
            None => category.causes()[dice.below(category.causes().len())].key.to_owned(),
        };
        let severity = match dice.below(10) {
            0 | 1 => Severity::Minor,
            2 => Severity::Serious,
            _ => category.severity(),
        };
        let deadline = default_deadline(category, Some(&cause), at.day());
        let mut facts = texts(&[
            ("title", &phrases::title(dice, category, part)),
            ("category", category.key()),
            ("cause", &cause),
            ("severity", severity.key()),
            ("deadline", &deadline.to_string()),
        ]);
        if dice.chance(25) {
            facts.push(("detail".to_owned(), phrases::detail(dice, part)));
        }
        if dice.chance(35) {
            facts.push(("measure".to_owned(), phrases::measure(dice, part)));
        }
        if dice.chance(30) {
            facts.push(("leader".to_owned(), self.sites[place].leader.clone()));
        }
        if dice.chance(15) {
            let (one, other) = (UNITS[dice.below(32)].0, UNITS[dice.below(32)].0);
            facts.push(("assisting".to_owned(), format!("{one}、{other}")));
        }
        let project = self.sites[place].id.clone();
        let raise = Command::RaiseProblem {
            project,
            visit: visit.cloned(),
            item: item.map(|item| item.key.to_string()),
            facts,
        };
        let made = self.office.does(by, at, raise);
        let problem = made.as_ref().and_then(ProblemId::of).expect("raising a problem makes it");
        self.plan_life(at, by, &problem, deadline);
    }

    fn plan_life(&mut self, at: At, by: usize, problem: &ProblemId, deadline: chrono::NaiveDate) {
        let mut last = at;
        for (day, turn) in life(&mut self.dice, at.day(), deadline) {
            last = At::new(day, 510 + self.dice.between(0, 540)).max(last.later(600));
            self.agenda.put(last, Event::Turn(problem.clone(), by, turn));
        }
        if self.dice.chance(12) {
            let on = at.later(86_400 * self.dice.between(2, 60));
            self.agenda.put(on, Event::Remark(problem.entity().clone()));
        }
    }

    /// Plays one turn of a problem's life.
    pub(super) fn turn(&mut self, at: At, problem: ProblemId, inspector: usize, turn: Turn) {
        let dice = &mut self.dice;
        let (who, command) = match turn {
            Turn::Assign(deadline) => {
                let lead_unit = self.lead_unit(&problem);
                (Office::clerk(&mut self.dice), Command::Assign { problem, lead_unit, deadline, ordered_on: None })
            }
            Turn::Withdraw => return self.register_again(at, problem, inspector),
            Turn::Report => {
                (Office::answerer(dice), Command::ReportRectified { problem, report: phrases::report(dice) })
            }
            Turn::Pass => (inspector, Command::PassRecheck { problem, found: phrases::found_good(dice) }),
            Turn::Reject => (inspector, Command::RejectRecheck { problem, why: phrases::found_bad(dice) }),
            Turn::Ask(to) => {
                (Office::answerer(dice), Command::AskExtension { problem, to, why: phrases::extension(dice) })
            }
            Turn::Grant => (Office::clerk(dice), Command::GrantExtension { problem }),
            Turn::Refuse => {
                (Office::clerk(dice), Command::RefuseExtension { problem, why: "理由不充分，不同意延期".to_owned() })
            }
            Turn::Hold => (Office::clerk(dice), Command::Hold { problem, why: phrases::hold(dice) }),
            Turn::Resume => (Office::clerk(dice), Command::Resume { problem }),
            Turn::Reopen(deadline) => {
                (inspector, Command::Reopen { problem, why: "回头看发现问题反弹".to_owned(), deadline })
            }
        };
        self.office.does(who, at, command);
    }

    /// Withdraws what was written down wrongly and raises what is right, so that the number of problems stays.
    fn register_again(&mut self, at: At, problem: ProblemId, inspector: usize) {
        let project = self.office.tables().problem(&problem).map(|problem| problem.project.clone());
        let site = self.sites.iter().position(|site| Some(&site.id) == project.as_ref());
        self.office.does(inspector, at, Command::Withdraw { problem, why: "登记有误，重新登记".to_owned() });
        self.raise(at.later(300), inspector, site.unwrap_or_default(), None, None);
    }

    /// A unit of a kind that usually leads, or else the project's own.
    fn lead_unit(&mut self, problem: &ProblemId) -> String {
        let category = self.office.tables().problem(problem).and_then(|problem| problem.category);
        let kinds: Vec<&str> =
            category.map(Category::lead_units).unwrap_or_default().iter().map(|kind| kind.key()).collect();
        let fitting: Vec<&str> = UNITS.iter().filter(|(_, kind)| kinds.contains(kind)).map(|(name, _)| *name).collect();
        match fitting.is_empty() || self.dice.chance(20) {
            true => UNITS[self.dice.below(32)].0.to_owned(),
            false => self.dice.pick(&fitting).to_owned(),
        }
    }

    /// On the last evening two inspectors each write something different about the same thing.
    pub(super) fn disagree(&mut self) {
        let wanted = self.sizes.conflicts();
        let open: Vec<ProblemId> = self
            .office
            .tables()
            .problems()
            .filter(|problem| problem.is_open())
            .map(|problem| problem.id.clone())
            .collect();
        let from_problems = (wanted * 2).div_ceil(3).min(open.len());
        let step = (open.len() / from_problems.max(1)).max(1);
        for (number, problem) in open.into_iter().step_by(step).take(from_problems).enumerate() {
            let field = ["lead_unit", "leader", "measure"][number % 3];
            let sides = self.two_views(problem.entity(), field);
            let [one, other] = sides
                .map(|text| Command::EditProblem { problem: problem.clone(), facts: vec![(field.to_owned(), text)] });
            self.contradict(number, one, other);
        }
        for number in 0..(wanted - from_problems).min(self.sites.len()) {
            let project = self.sites[number].id.clone();
            let field = ["progress", "responsible", "location"][number % 3];
            let sides = self.two_views(project.entity(), field);
            let [one, other] = sides
                .map(|text| Command::EditProject { project: project.clone(), facts: vec![(field.to_owned(), text)] });
            self.contradict(number, one, other);
        }
    }

    fn contradict(&mut self, number: usize, one: Command, other: Command) {
        let at = At::new(self.sizes.until, 1_140 + number as i64);
        let first = number % INSPECTORS;
        self.office.apart(at, (first, one), ((first + 5) % INSPECTORS, other));
    }

    /// Two texts for a field, neither of them the one that stands there.
    fn two_views(&mut self, of: &EntityId, field: &str) -> [String; 2] {
        let now = self.office.book().text(of, field).to_owned();
        let mut views: Vec<String> = Vec::new();
        while views.len() < 2 {
            let dice = &mut self.dice;
            let view = match field {
                "lead_unit" => UNITS[dice.below(32)].0.to_owned(),
                "leader" => names::leader(dice),
                "responsible" => names::titled(dice),
                "location" => names::place(dice).to_owned(),
                "measure" => phrases::measure(dice, ""),
                _ => phrases::progress(dice, WORKS[0].parts),
            };
            if view != now && !views.contains(&view) {
                views.push(view);
            }
        }
        let second = views.pop().unwrap_or_default();
        [views.pop().unwrap_or_default(), second]
    }
}
