//! The page of a project: the parts that it has, and what the project is stuck at. Knows no page of the screen.

mod stuck;

use crate::domain::choices::Phase;
use crate::domain::ids::ProjectId;
use crate::domain::register::{Parent, Register};
use crate::domain::registers::{REGISTERS, approval, monthly_progress, register_of};
use crate::domain::tables::Tables;

use super::ids::{ProblemId, RemarkId, VisitId};

pub use stuck::{Stuck, stuck};

/// One part of the page.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// 概况: the facts, the months as a picture, what it is stuck at.
    Overview,
    /// What a register holds of the project.
    Register(&'static Register),
    /// 问题.
    Problems,
    /// 督查.
    Visits,
    /// 工作记录.
    Remarks,
}

impl Part {
    /// By which it is known in addresses: the kind of what it holds; nothing for the part that opens by itself.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Register(register) => register.kind,
            Self::Problems => ProblemId::KIND,
            Self::Visits => VisitId::KIND,
            Self::Remarks => RemarkId::KIND,
        }
    }

    /// Finds the part with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        let own =
            [Self::Overview, Self::Problems, Self::Visits, Self::Remarks].into_iter().find(|part| part.key() == key);
        own.or_else(|| register_of(key).filter(|register| is_of_projects(register)).map(Self::Register))
    }

    /// Every part, in the order of the page: what is asked for most stands first.
    pub fn all() -> impl Iterator<Item = Self> {
        const FIRST: [&Register; 2] = [&monthly_progress::REGISTER, &approval::REGISTER];
        let registers = REGISTERS.iter().copied().filter(|register| is_of_projects(register));
        let others = registers.filter(|register| !FIRST.contains(register)).map(Self::Register);
        std::iter::once(Self::Overview)
            .chain(FIRST.into_iter().map(Self::Register))
            .chain([Self::Problems, Self::Visits])
            .chain(others)
            .chain([Self::Remarks])
    }

    /// How many records it holds of a project; of problems those that are open.
    pub fn count(self, tables: &Tables, project: &ProjectId) -> usize {
        let of = project.entity();
        match self {
            Self::Overview => 0,
            Self::Register(register) => tables.entries().of(of, register).count(),
            Self::Problems => tables.problems_of(project).filter(|problem| problem.is_open()).count(),
            Self::Visits => tables.visits_of(project).count(),
            Self::Remarks => tables.remarks_of(of).count(),
        }
    }

    /// Whether it holds anything of a project, also what is done with.
    pub fn holds_something(self, tables: &Tables, project: &ProjectId) -> bool {
        match self {
            Self::Overview => true,
            Self::Problems => tables.problems_of(project).next().is_some(),
            Self::Register(_) | Self::Visits | Self::Remarks => self.count(tables, project) > 0,
        }
    }

    /// Whether a project in this phase is expected to have something there.
    pub fn is_expected(self, phase: Option<Phase>) -> bool {
        match self {
            Self::Register(register) => phase.is_some_and(|phase| register.expected_in.contains(&phase)),
            Self::Overview | Self::Problems | Self::Visits | Self::Remarks => true,
        }
    }
}

fn is_of_projects(register: &Register) -> bool {
    match register.parent {
        Parent::Project | Parent::ProjectOrNone => true,
        Parent::Shared | Parent::Entry(_) => false,
    }
}

/// How a part of the page stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It holds something, or is always there.
    Shown,
    /// The phase expects something, and nothing is there.
    Unfilled,
    /// Nothing is there and nothing is expected: it is offered among the rest.
    Rest,
}

/// Every part of the page of a project with how it stands, in their order.
pub fn parts(tables: &Tables, project: &ProjectId) -> Vec<(Part, Standing)> {
    let phase = tables.project(project).and_then(|project| project.phase);
    let standing = |part: Part| match (part, part.holds_something(tables, project), part.is_expected(phase)) {
        (_, true, _) | (Part::Problems | Part::Visits | Part::Remarks, ..) => Standing::Shown,
        (_, false, true) => Standing::Unfilled,
        (_, false, false) => Standing::Rest,
    };
    Part::all().map(|part| (part, standing(part))).collect()
}

#[cfg(test)]
mod tests;
