//! One action on several problems: what is asked for, what it would do to each, and the commands that do it.
//!
//! Knows no page: the ledger marks the problems and shows what this says. Carried out, the commands are one
//! [`Operation`](super::operation::Operation), and so is their undo.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::command::{Command, ProblemAction, Refusal, RuleContext, offers};
use crate::domain::ids::ProblemId;
use crate::domain::records::Problem;

/// What is done to all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// 交办: lead unit and deadline.
    Assign,
    /// Another 牵头单位.
    Unit,
    /// Another 责任领导.
    Leader,
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shift {
    /// Before; empty where there was nothing.
    pub before: String,
    /// After.
    pub after: String,
}

/// Why a problem is left as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Left {
    /// The rules do not allow it.
    Refused(Refusal),
    /// It is so already.
    Same,
}

impl Default for Asked {
    fn default() -> Self {
        Self { what: What::Assign, unit: String::new(), leader: String::new(), day: String::new() }
    }
}

impl Asked {
    const fn action(&self) -> ProblemAction {
        match self.what {
            What::Assign => ProblemAction::Assign,
            What::Unit | What::Leader => ProblemAction::Edit,
        }
    }

    /// Whether everything that the action needs has been filled in.
    pub fn is_filled_in(&self) -> bool {
        match self.what {
            What::Assign => !self.unit.trim().is_empty() && self.day.parse::<NaiveDate>().is_ok(),
            What::Unit => !self.unit.trim().is_empty(),
            What::Leader => !self.leader.trim().is_empty(),
        }
    }

    /// What it would do to each of these problems that is there.
    pub fn effects(&self, context: &RuleContext, marked: &BTreeSet<ProblemId>) -> Vec<Effect> {
        let problems = marked.iter().filter_map(|id| context.tables.problem(id));
        let effect = |problem: &Problem| {
            let offer = offers(context, problem).into_iter().find(|(action, _)| *action == self.action());
            let outcome = match offer {
                Some((_, Err(why))) => Err(Left::Refused(why)),
                Some((_, Ok(()))) | None => self.shift(problem).ok_or(Left::Same),
            };
            Effect { problem: problem.id.clone(), title: problem.title.clone(), outcome }
        };
        problems.map(|problem| effect(problem)).collect()
    }

    fn shift(&self, problem: &Problem) -> Option<Shift> {
        let (unit, leader) = (self.unit.trim(), self.leader.trim());
        let shift = |before: &str, after: String| Some(Shift { before: before.to_owned(), after });
        match self.what {
            What::Assign => shift(&problem.lead_unit, format!("{unit} {}", self.day)),
            What::Unit if problem.lead_unit == unit => None,
            What::Unit => shift(&problem.lead_unit, unit.to_owned()),
            What::Leader if problem.leader == leader => None,
            What::Leader => shift(&problem.leader, leader.to_owned()),
        }
    }

    /// The commands for those problems for which it is possible.
    pub fn commands(&self, effects: &[Effect]) -> Vec<Command> {
        let possible = effects.iter().filter(|effect| effect.outcome.is_ok());
        possible.filter_map(|effect| self.command(effect.problem.clone())).collect()
    }

    fn command(&self, problem: ProblemId) -> Option<Command> {
        let fact = |key: &str, text: &str| vec![(key.to_owned(), text.trim().to_owned())];
        Some(match self.what {
            What::Assign => {
                let deadline = self.day.parse::<NaiveDate>().ok()?;
                Command::Assign { problem, lead_unit: self.unit.trim().to_owned(), deadline }
            }
            What::Unit => Command::EditProblem { problem, facts: fact("lead_unit", &self.unit) },
            What::Leader => Command::EditProblem { problem, facts: fact("leader", &self.leader) },
        })
    }
}
