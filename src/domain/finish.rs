//! 逾竣工期: whether a project should have been finished and is not.

use chrono::NaiveDate;

use super::choices::{Overlay, Phase};
use super::records::Project;
use super::when::When;

/// Whether 计划竣工 has passed and the project is not finished.
///
/// | | |
/// |---|---|
/// | 计划竣工 is a month or a year | it has passed when its last day has |
/// | 竣工, 投产, or an actual finish is known | it is finished, however late |
/// | 取消 | nothing is due any more |
/// | 停工 | it is late all the same |
pub fn is_past_finish(project: &Project, planned: Option<When>, finished: Option<When>, today: NaiveDate) -> bool {
    let is_finished = finished.is_some()
        || matches!(project.phase, Some(Phase::Completed | Phase::Operating))
        || project.overlay == Some(Overlay::Cancelled);
    !is_finished && planned.is_some_and(|planned| planned.last_day() < today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::sample::sample_changes;
    use crate::domain::tables::Tables;

    fn project() -> Project {
        let mut book = Book::default();
        for change in sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000) {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        let first = tables.projects().next().unwrap();
        Project { phase: Some(Phase::Continuing), overlay: None, ..(**first).clone() }
    }

    fn is_past(project: &Project, planned: &str, finished: &str) -> bool {
        is_past_finish(project, When::parse(planned), When::parse(finished), "2026-11-29".parse().unwrap())
    }

    #[test]
    fn a_project_is_late_once_the_last_day_of_its_plan_is_over() {
        let project = project();
        for (planned, late) in [
            ("2026-11-28", true),
            ("2026-11-29", false),
            ("2026-10", true),
            ("2026-11", false),
            ("2025", true),
            ("2026", false),
            ("", false),
        ] {
            assert_eq!(is_past(&project, planned, ""), late, "{planned}");
        }
    }

    #[test]
    fn what_is_finished_or_given_up_is_not_late() {
        for phase in [Phase::Completed, Phase::Operating] {
            assert!(!is_past(&Project { phase: Some(phase), ..project() }, "2026-06", ""));
        }
        assert!(!is_past(&project(), "2026-06", "2026-08"));
        assert!(!is_past(&Project { overlay: Some(Overlay::Cancelled), ..project() }, "2026-06", ""));
        assert!(is_past(&Project { overlay: Some(Overlay::Suspended), ..project() }, "2026-06", ""));
        assert!(is_past(&Project { phase: None, ..project() }, "2026-06", ""));
    }
}
