//! 示例: a small book that a new person can open and try everything on.
//!
//! Owns the story that it tells: ten projects with names and worries as the two speeches and the sample list have them,
//! two inspectors and the office over six weeks. Every figure is a round number made up for the sample. Everything is made
//! by commands through the rules, on days counted back from today, so that the book is as real as any other.
//!
//! Opened in a workspace of its own, apart from anyone's work; the office in it carries the mark [`SAMPLE`], which goes
//! along in every file.

mod approvals;
mod entries;
mod findings;
mod projects;
mod registers;
mod stage;
mod story;
mod walks;

use chrono::NaiveDate;

use crate::book::{Book, Change};

use super::command::office;
use stage::Stage;

pub use stage::SAMPLE;

/// Whether a book is the sample, or was put together with it.
pub fn is_sample(book: &Book) -> bool {
    book.value(&office(), SAMPLE).is_true()
}

/// The changes of the sample, in the order in which they were made; the same for the same day and time.
///
/// The last one says that whoever opens it works as its first inspector; it stays on the device as that always does.
pub fn sample_changes(today: NaiveDate, now_ms: u64) -> Vec<Change> {
    let mut stage = Stage::new(today, now_ms);
    story::tell(&mut stage);
    stage.into_changes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use chrono::Days;

    use super::*;
    use crate::book::{DELETED, Deletion, EntityId, FieldState};
    use crate::domain::checklist::{Verdict, judge};
    use crate::domain::ids::PersonId;
    use crate::domain::records::{ProblemState, VisitState, answer_field};
    use crate::domain::tables::Tables;
    use crate::domain::taxonomy::Severity;

    const NOW: u64 = 1_790_000_000_000;

    fn today() -> NaiveDate {
        "2026-09-21".parse().unwrap()
    }

    fn opened(changes: Vec<Change>) -> (Book, Tables) {
        let mut book = Book::default();
        for change in changes {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        (book, tables)
    }

    fn sample() -> (Book, Tables) {
        opened(sample_changes(today(), NOW))
    }

    #[test]
    fn the_same_day_and_time_give_the_same_sample() {
        assert_eq!(sample_changes(today(), NOW), sample_changes(today(), NOW));
    }

    #[test]
    fn the_story_can_be_told_on_any_day() {
        for days in (0..800).step_by(109).chain([162, 163, 164]) {
            let day = today().checked_add_days(Days::new(days)).unwrap();
            let (book, tables) = opened(sample_changes(day, NOW + days * 86_400_000));
            assert_eq!(tables.problems().len(), 14, "{day}");
            assert!(book.arrivals().all(|(change, _)| change.at().milliseconds() <= NOW + days * 86_400_000));
        }
        assert!(!sample_changes(today(), 0).is_empty(), "a machine whose clock stands at 1970");
    }

    #[test]
    fn it_has_what_the_pages_are_to_show() {
        let (book, tables) = sample();
        assert_eq!(tables.projects().len(), 10);
        assert_eq!(tables.drafts().count(), 1);
        let twice = tables.projects().filter(|project| {
            tables.visits_of(&project.id).filter(|visit| visit.state == VisitState::Finished).count() == 2
        });
        assert_eq!(twice.count(), 5);
        assert_eq!(tables.visits().filter(|visit| visit.amended).count(), 1);
        assert!(is_sample(&book));
        assert!(!is_sample(&Book::default()));
    }

    #[test]
    fn a_bulletin_was_issued_and_the_next_one_compares_with_it() {
        use crate::domain::figures::month::Month;
        use crate::domain::registers::bulletin;
        use crate::domain::report::bulletin::{draft, is_issued};
        use crate::domain::report::kept;
        let (book, tables) = sample();
        let issued: Vec<_> = tables.entries().all(&bulletin::REGISTER).collect();
        assert!(issued.len() == 1 && is_issued(issued[0]));
        let frozen = kept::frozen(&book, &issued[0].id).expect("it is read as it was issued");
        assert!(frozen.paragraphs().count() > 5 && frozen.tables().count() > 2);
        let now = draft(&book, &tables, &office(), issued[0], today());
        assert!(!kept::changed(&frozen, &now).is_empty(), "what came later has changed some of it");
        let held: usize =
            kept::frozen_names(&book, &issued[0].id).iter().map(|name| book.text(&issued[0].id, name).len()).sum();
        assert!(held < 120_000, "a sample stays small: {held}");
        let month = Month::of(issued[0].get(bulletin::PERIOD).unwrap().first_day());
        assert_eq!(month, Month::closed(today()).back(1));
    }

    #[test]
    fn every_state_and_turn_of_a_problem_occurs() {
        let (book, tables) = sample();
        let some = |what: &str, is: &dyn Fn(&crate::domain::records::Problem) -> bool| {
            assert!(tables.problems().any(|problem| is(problem)), "{what}");
        };
        for state in ProblemState::ALL {
            some(state.key(), &|problem| problem.state == state);
        }
        some("挂起", &|problem| problem.suspended.is_some());
        some("退回", &|problem| problem.rejected > 0 && problem.state == ProblemState::Rectifying);
        some("延期待批", &|problem| problem.extension.is_some());
        some("延期已批", &|problem| problem.is_open() && problem.deadline > problem.original_deadline);
        some("重大", &|problem| problem.severity == Severity::Critical && problem.is_open());
        some("重新打开", &|problem| problem.is_open() && book.history(problem.id.entity(), "closed_on").len() == 2);
        let overdue: Vec<_> =
            tables.problems().map(|problem| problem.overdue_days(today())).filter(|days| *days > 0).collect();
        assert_eq!(overdue, [3]);
        let severities: BTreeSet<_> = tables.problems().map(|problem| problem.severity).collect();
        assert_eq!(severities.len(), Severity::ALL.len());
    }

    #[test]
    fn exactly_one_conflict_waits() {
        let (book, tables) = sample();
        assert_eq!(book.conflict_count(), 1);
        let (of, set) = book.conflicts().next().unwrap();
        assert_eq!(set.as_str(), "lead_unit");
        let FieldState::Conflict(sides) = book.field(of, set.as_str()) else { panic!("no conflict") };
        let authors: BTreeSet<&str> = sides.iter().map(|side| tables.name_of(side.by())).collect();
        assert_eq!(authors.len(), 2);
    }

    #[test]
    fn nothing_refers_to_what_is_missing() {
        let (book, tables) = sample();
        for (change, _) in book.arrivals() {
            let by = PersonId::of(change.by()).unwrap();
            assert!(tables.person(&by).is_some(), "{by:?}");
            if matches!(change.set().as_str(), "project" | "visit" | "of") {
                let of: EntityId = change.to().as_text().unwrap().parse().unwrap();
                assert!(book.entity(&of).is_some() && book.deletion(&of) == Deletion::Alive, "{of}");
            }
            assert_ne!(change.set().as_str(), DELETED);
        }
        for visit in tables.visits() {
            let template = tables.template(&visit.template.0, visit.template.1).unwrap();
            for field in book.entity(visit.id.entity()).unwrap().fields_from("answer/") {
                assert!(template.item(&field.as_str()["answer/".len()..]).is_some(), "{field}");
            }
        }
    }

    #[test]
    fn a_problem_that_an_item_found_has_a_bad_answer_to_show_for_it() {
        let (book, tables) = sample();
        let mut found = 0;
        for problem in tables.problems() {
            let (Some(visit), Some(key)) = (&problem.visit, &problem.item) else { continue };
            let visit = tables.visit(visit).unwrap();
            let item = tables.template(&visit.template.0, visit.template.1).unwrap().item(key).unwrap();
            let answer = book.value(visit.id.entity(), &answer_field(key)).as_text();
            assert_eq!(judge(item, answer), Verdict::Bad, "{}", problem.title);
            assert_eq!(item.raises, problem.category, "{}", problem.title);
            found += 1;
        }
        assert!(found >= 8);
    }

    #[test]
    fn only_who_uses_the_device_stays_on_it() {
        let (book, tables) = sample();
        let local: Vec<_> = book.arrivals().filter(|(change, _)| change.of().is_local()).collect();
        assert_eq!(local.len(), 1);
        let me = PersonId::parse(local[0].0.to().as_text().unwrap()).unwrap();
        assert_eq!(tables.person(&me).unwrap().role, "inspector");
    }
}
