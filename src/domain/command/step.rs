//! The command of a step of a problem's life.

use crate::domain::ids::ProblemId;
use crate::domain::kind::Kind;

use super::{Command, Given, ProblemAction, Refusal};

impl Command {
    /// What a person means who takes a step of a problem's life and gives this; refused where a day is missing. Editing is no step: it
    /// has fields of its own.
    pub fn step(problem: ProblemId, action: ProblemAction, given: Given) -> Result<Self, Refusal> {
        let Given { unit: lead_unit, day, ordered: ordered_on, words } = given;
        let day = day.ok_or(Refusal::Needed(Kind::Problem, "deadline"));
        Ok(match action {
            ProblemAction::Assign => Self::Assign { problem, lead_unit, deadline: day?, ordered_on },
            ProblemAction::Report => Self::ReportRectified { problem, report: words },
            ProblemAction::Pass => Self::PassRecheck { problem, found: words },
            ProblemAction::Reject => Self::RejectRecheck { problem, why: words },
            ProblemAction::AskExtension => Self::AskExtension { problem, to: day?, why: words },
            ProblemAction::GrantExtension => Self::GrantExtension { problem },
            ProblemAction::RefuseExtension => Self::RefuseExtension { problem, why: words },
            ProblemAction::Hold => Self::Hold { problem, why: words },
            ProblemAction::Resume => Self::Resume { problem },
            ProblemAction::LookAgain => Self::LookAgain(problem, words),
            ProblemAction::Reopen => Self::Reopen { problem, why: words, deadline: day? },
            ProblemAction::Edit => Self::EditProblem { problem, facts: Vec::new() },
            ProblemAction::Withdraw => Self::Withdraw { problem, why: words },
        })
    }
}
