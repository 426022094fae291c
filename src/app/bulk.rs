//! One action on several problems: what is asked for, what it would do to each, and the commands that do it.
//!
//! Knows no page: the ledger marks the problems and shows what this says. Carried out, the commands are one
//! [`Operation`](super::operation::Operation), and so is their undo.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use crate::domain::choices::Role;
use crate::domain::command::{Command, Given, ProblemAction, Refusal, RuleContext, check_order, offers};
use crate::domain::defaults::{self, UnitGrounds};
use crate::domain::folding::trimmed;
use crate::domain::ids::ProblemId;
use crate::domain::kind::Kind;
use crate::domain::records::Problem;
use crate::domain::running_number::RunningNumber;
use crate::domain::taxonomy::{Severity, default_deadline};

/// What is done to all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// 交办, each to its own unit and with its own deadline; where it has none, as the rules suggest for it.
    Each,
    /// 交办, all to one unit and with one deadline.
    Assign,
    /// Another 牵头单位.
    Unit,
    /// Another 责任领导.
    Leader,
    /// 编号, one after the other, for those that have none.
    Number,
}

/// What has been filled in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// What is done.
    pub what: What,
    /// 牵头单位, as typed.
    pub unit: String,
    /// 责任领导, as typed.
    pub leader: String,
    /// 整改时限, as typed.
    pub day: String,
    /// 交办日期, as typed; empty for today.
    pub ordered: String,
    /// The number of the first one, as typed; empty for the one behind the highest.
    pub first: String,
}

/// What would happen to one problem.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// The problem.
    pub problem: ProblemId,
    /// Its title.
    pub title: String,
    /// What changes, or why nothing does.
    pub outcome: Result<Shift, Left>,
}

/// What a problem shows before and after.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Shift {
    /// 牵头单位, where that is asked about.
    pub unit: Option<Moved<String>>,
    /// 整改时限, where that is.
    pub deadline: Option<Moved<Option<NaiveDate>>>,
    /// 责任领导, where that is.
    pub leader: Option<Moved<String>>,
    /// 编号, where that is.
    pub number: Option<Moved<String>>,
    /// Whether a 重大 problem gets more time than it had.
    pub eased: bool,
    /// What of it is proposed, the problem having none of its own.
    pub proposed: Proposed,
}

/// What is proposed for a problem, and by what.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Proposed {
    /// 牵头单位: by what it is proposed; none where it is the problem's own, or typed.
    pub unit: Option<UnitGrounds>,
    /// 整改时限: whether it follows from the category.
    pub deadline: bool,
}

/// A value before and after; it may be the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved<T> {
    /// Before.
    pub before: T,
    /// After.
    pub after: T,
}

/// Why a problem is left as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Left {
    /// The rules do not allow it.
    Refused(Refusal),
    /// It has no unit, and none follows from its project.
    NoUnit,
    /// It has no deadline, and none follows from its category.
    NoDeadline,
    /// It is so already.
    Same,
    /// It has a number.
    Numbered,
    /// What was typed is no number after which others can come.
    NoSeries,
}

impl Default for Asked {
    fn default() -> Self {
        Self::about(What::Each)
    }
}

impl Asked {
    /// Nothing filled in yet.
    pub fn about(what: What) -> Self {
        let nothing = String::new;
        Self { what, unit: nothing(), leader: nothing(), day: nothing(), ordered: nothing(), first: nothing() }
    }

    const fn action(&self) -> ProblemAction {
        match self.what {
            What::Each | What::Assign => ProblemAction::Assign,
            What::Unit | What::Leader | What::Number => ProblemAction::Edit,
        }
    }

    /// The number of the first one: as typed, else the one behind the highest of this year; none where what was typed is no such number.
    pub fn first_number(&self, context: &RuleContext) -> Option<RunningNumber> {
        match trimmed(&self.first) {
            "" => Some(RunningNumber::after_all(context.tables, context.today.year())),
            typed => RunningNumber::parse(typed),
        }
    }

    /// Whether everything that the action needs has been filled in.
    pub fn is_filled_in(&self) -> bool {
        let is_day = |text: &str| text.parse::<NaiveDate>().is_ok();
        let ordered = self.ordered.is_empty() || is_day(&self.ordered);
        match self.what {
            What::Each => ordered,
            What::Assign => ordered && !self.unit.trim().is_empty() && is_day(&self.day),
            What::Unit => !self.unit.trim().is_empty(),
            What::Leader => !self.leader.trim().is_empty(),
            What::Number => trimmed(&self.first).is_empty() || RunningNumber::parse(&self.first).is_some(),
        }
    }

    /// What it would do to each of these problems that is there.
    pub fn effects(&self, context: &RuleContext, marked: &BTreeSet<ProblemId>) -> Vec<Effect> {
        let problems = marked.iter().filter_map(|id| context.tables.problem(id));
        if self.what == What::Number {
            return self.numbered(context, problems.map(Arc::as_ref).collect());
        }
        let effect = |problem: &Problem| {
            let offer = offers(context, problem).into_iter().find(|(action, _)| *action == self.action());
            let outcome = match offer {
                Some((_, Err(why))) => Err(Left::Refused(why)),
                Some((_, Ok(()))) | None => self.shift(context, problem),
            };
            Effect { problem: problem.id.clone(), title: problem.title.clone(), outcome }
        };
        problems.map(|problem| effect(problem)).collect()
    }

    fn shift(&self, context: &RuleContext, problem: &Problem) -> Result<Shift, Left> {
        let moved = |before: &str, after: &str| {
            let after = after.trim().to_owned();
            if before == after { Err(Left::Same) } else { Ok(Some(Moved { before: before.to_owned(), after })) }
        };
        match self.what {
            What::Each | What::Assign => self.order(context, problem),
            What::Unit => Ok(Shift { unit: moved(&problem.lead_unit, &self.unit)?, ..Shift::default() }),
            What::Leader => Ok(Shift { leader: moved(&problem.leader, &self.leader)?, ..Shift::default() }),
            What::Number => Err(Left::Same),
        }
    }

    /// 编号 in the order in which they were ordered and found. A number that another problem has is passed over.
    fn numbered(&self, context: &RuleContext, mut problems: Vec<&Problem>) -> Vec<Effect> {
        let is_late = |day: Option<NaiveDate>| (day.is_none(), day);
        problems.sort_by_key(|one| (is_late(one.assigned_on), is_late(one.found_on), one.id.clone()));
        let given: HashSet<&str> = context.tables.problems().map(|problem| problem.number.as_str()).collect();
        let mut next = self.first_number(context);
        let mut outcome = |problem: &Problem| {
            if context.role != Role::Office {
                return Err(Left::Refused(Refusal::RoleMayNot));
            }
            if !problem.is_provisional() {
                return Err(Left::Numbered);
            }
            while next.as_ref().is_some_and(|number| given.contains(number.to_string().as_str())) {
                next = next.as_ref().and_then(RunningNumber::next);
            }
            let number = next.take().ok_or(Left::NoSeries)?;
            next = number.next();
            let moved = Moved { before: problem.code.clone(), after: number.to_string() };
            Ok(Shift { number: Some(moved), ..Shift::default() })
        };
        let effect = |problem: &Problem| Effect {
            problem: problem.id.clone(),
            title: problem.title.clone(),
            outcome: outcome(problem),
        };
        problems.into_iter().map(effect).collect()
    }

    fn order(&self, context: &RuleContext, problem: &Problem) -> Result<Shift, Left> {
        let (given, proposed) = match self.what {
            What::Each => self.own(context, problem),
            What::Assign | What::Unit | What::Leader | What::Number => {
                let (unit, day) = (self.unit.trim().to_owned(), self.day.parse().ok());
                (Given { unit, day, ordered: self.ordered_on(), ..Given::default() }, Proposed::default())
            }
        };
        match check_order(problem.found_on, &given, context.today) {
            Err(Refusal::Needed(Kind::Problem, "lead_unit")) => return Err(Left::NoUnit),
            Err(Refusal::Needed(..)) => return Err(Left::NoDeadline),
            Err(why) => return Err(Left::Refused(why)),
            Ok(()) => {}
        }
        let is_later = problem.deadline.is_some_and(|before| given.day > Some(before));
        Ok(Shift {
            unit: Some(Moved { before: problem.lead_unit.clone(), after: given.unit }),
            deadline: Some(Moved { before: problem.deadline, after: given.day }),
            leader: None,
            number: None,
            eased: is_later && problem.severity == Severity::Critical,
            proposed,
        })
    }

    /// A problem's own unit and deadline, or what the rules suggest for it.
    fn own(&self, context: &RuleContext, problem: &Problem) -> (Given, Proposed) {
        let of = problem.id.entity();
        let (unit, grounds) = match (problem.lead_unit.trim(), problem.category) {
            ("", Some(category)) => {
                let (unit, grounds) = defaults::proposed_unit(context.book, &problem.project, category);
                (unit, Some(grounds))
            }
            ("", None) => {
                (context.book.text(problem.project.entity(), "lead_unit").to_owned(), Some(UnitGrounds::Project))
            }
            (own, _) => (own.to_owned(), None),
        };
        let ordered = self.ordered_on();
        let by_rule = problem.category.map(|category| {
            let cause = Some(context.book.text(of, "cause")).filter(|cause| !cause.is_empty());
            default_deadline(category, cause, ordered.unwrap_or(context.today))
        });
        let proposed = Proposed { unit: grounds, deadline: problem.deadline.is_none() };
        (Given { unit, day: problem.deadline.or(by_rule), ordered, ..Given::default() }, proposed)
    }

    fn ordered_on(&self) -> Option<NaiveDate> {
        self.ordered.parse().ok()
    }

    /// The commands for those problems for which it is possible.
    pub fn commands(&self, effects: &[Effect]) -> Vec<Command> {
        let possible = effects.iter().filter_map(|effect| Some((effect, effect.outcome.as_ref().ok()?)));
        possible.filter_map(|(effect, shift)| self.command(effect.problem.clone(), shift)).collect()
    }

    /// What the preview shows is what is done.
    fn command(&self, problem: ProblemId, shift: &Shift) -> Option<Command> {
        let fact = |key: &str, moved: &Option<Moved<String>>| {
            moved.as_ref().map(|moved| vec![(key.to_owned(), moved.after.clone())])
        };
        Some(match self.what {
            What::Each | What::Assign => Command::Assign {
                problem,
                lead_unit: shift.unit.as_ref()?.after.clone(),
                deadline: shift.deadline.as_ref()?.after?,
                ordered_on: self.ordered_on(),
            },
            What::Unit => Command::EditProblem { problem, facts: fact("lead_unit", &shift.unit)? },
            What::Leader => Command::EditProblem { problem, facts: fact("leader", &shift.leader)? },
            What::Number => Command::NumberProblem(problem, shift.number.as_ref()?.after.clone()),
        })
    }
}

/// How many 重大 problems get more time than they had.
pub fn eased(effects: &[Effect]) -> usize {
    effects.iter().filter(|effect| effect.outcome.as_ref().is_ok_and(|shift| shift.eased)).count()
}
