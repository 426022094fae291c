//! Section 5: 开工率.

use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::rows::{Halt, ProjectRows};
use super::super::starts::{DueBase, StartPart, Starts};
use super::make::{day, entity, given, month, project, shown};
use crate::domain::choices::Phase;
use crate::domain::when::When;

fn of_base(rows: &[ProjectRows], as_of: &str, base: DueBase) -> Starts {
    let parts: Vec<StartPart> = rows.iter().map(|rows| StartPart::of(rows, month(as_of))).collect();
    Starts::of(&parts.iter().collect::<Vec<_>>(), base)
}

fn usual(rows: &[ProjectRows], as_of: &str) -> Starts {
    of_base(rows, as_of, DueBase::OpenThisYear)
}

/// So many projects of one kind: planned, begun.
fn many(rows: &mut Vec<ProjectRows>, count: usize, planned: &str, begun: Option<&str>) {
    for _ in 0..count {
        let one = project(&format!("p{}", rows.len())).start(planned);
        rows.push(match begun {
            Some(begun) => one.begun(begun),
            None => one,
        });
    }
}

fn halted(mut rows: ProjectRows, from: &str, to: Option<&str>) -> ProjectRows {
    let name = rows.project.rest().to_owned();
    let to = to.map(|to| given("halt", &name, "to", day(to)));
    rows.halts.push(Halt { from: given("halt", &name, "from", day(from)), to });
    rows
}

fn in_phase(name: &str, phase: Phase) -> ProjectRows {
    let mut rows = project(name);
    rows.phase = Some(given("project", name, "phase", phase));
    rows
}

#[test]
fn vector_5_1_not_started_is_not_yet_late() {
    let mut rows = Vec::new();
    many(&mut rows, 264, "2026-05", Some("2026-04-20"));
    many(&mut rows, 9, "2026-05", None);
    many(&mut rows, 68, "2026-11", None);
    let starts = usual(&rows, "2026-06");
    assert_eq!((shown(&starts.under_way), shown(&starts.of_due)), ("77.4".into(), "96.7".into()));
    assert_eq!(starts.of_due.reckoning().unwrap().written(), "264 ÷ 273");
    assert_eq!((starts.due_not_begun.len(), starts.not_due.len(), starts.early.len()), (9, 68, 0));
}

#[test]
fn vector_5_2_early_starts_do_not_count_among_those_due() {
    let mut rows = Vec::new();
    many(&mut rows, 107, "2026-06", Some("2026-06-01"));
    many(&mut rows, 11, "2026-12", Some("2026-09-01"));
    many(&mut rows, 33, "2026-10", None);
    many(&mut rows, 32, "2026-11", None);
    many(&mut rows, 165, "2024-05", Some("2024-05-10"));
    let starts = usual(&rows, "2026-10");
    assert_eq!((shown(&starts.of_this_year), shown(&starts.of_due)), ("64.5".into(), "76.4".into()));
    assert_eq!(starts.of_this_year.reckoning().unwrap().written(), "118 ÷ 183");
    assert_eq!(starts.of_due.reckoning().unwrap().written(), "107 ÷ 140");
    assert_eq!((starts.early.len(), starts.due_not_begun.len(), starts.not_due.len()), (11, 33, 32));
    let all = of_base(&rows, "2026-10", DueBase::All);
    assert_eq!(all.of_due.reckoning().unwrap().written(), "272 ÷ 305");
    assert_eq!(all.of_due.marks(), [Mark::AllDueCount]);
}

#[test]
fn vectors_5_3_and_5_5_of_this_year_and_under_way() {
    let mut rows = Vec::new();
    many(&mut rows, 206, "2026-06", Some("2026-06-01"));
    many(&mut rows, 49, "2026-12", None);
    many(&mut rows, 189, "2025-03", Some("2025-03-01"));
    assert_eq!(shown(&usual(&rows, "2026-10").of_this_year), "80.8", "5.3");
    let mut rows = Vec::new();
    many(&mut rows, 39, "2025-03", Some("2025-03-01"));
    rows = rows.into_iter().map(|rows| halted(rows, "2025-12-15", Some("2026-03-01"))).collect();
    many(&mut rows, 30, "2026-04", Some("2026-04-01"));
    many(&mut rows, 15, "2026-12", None);
    for _ in 0..6 {
        rows.push(halted(project(&format!("p{}", rows.len())).start("2025-03").begun("2025-03"), "2025-12-15", None));
    }
    let starts = usual(&rows, "2026-06");
    assert_eq!((shown(&starts.under_way), starts.halted.len()), ("76.7".into(), 6), "5.5");
    assert_eq!(starts.under_way.reckoning().unwrap().written(), "69 ÷ 90");
    assert_eq!(shown(&usual(&rows, "2026-02").under_way), "0.0", "all still halted");
}

#[test]
fn vector_5_6_due_is_when_the_last_day_has_passed() {
    let due = |planned: &str, as_of: &str| !usual(&[project("p").start(planned)], as_of).due_not_begun.is_empty();
    assert!(!due("2026-05", "2026-04"));
    assert!(due("2026-05", "2026-05"));
    assert!(!due("2026", "2026-11"));
    assert!(due("2026", "2026-12"));
    let vague = usual(&[project("p").start("2026")], "2026-12");
    assert_eq!(vague.of_due.marks(), [Mark::StartToTheYear]);
    let not_due = usual(&[project("p").start("2026-05")], "2026-04").of_due;
    assert_eq!((not_due.value(), not_due.as_of()), (Err(Missing::NotDue), Some(month("2026-04"))));
}

#[test]
fn the_due_base_is_of_this_year_and_of_what_was_left_over() {
    let rows = [
        project("earlier_begun").start("2025-03").begun("2025-06-01"),
        project("left_over").start("2025-03"),
        project("left_over_begun").start("2025-03").begun("2026-02-01"),
        project("in_time").start("2026-03").begun("2026-03-31"),
        project("late").start("2026-03").begun("2026-04-01"),
        project("ahead").start("2026-03").begun("2025-12-01"),
    ];
    let starts = usual(&rows, "2026-06");
    assert_eq!(starts.of_due.reckoning().unwrap().written(), "3 ÷ 4");
    assert_eq!(starts.on_time.reckoning().unwrap().written(), "1 ÷ 4");
    assert_eq!(
        starts.of_this_year.reckoning().unwrap().written(),
        "2 ÷ 2",
        "what began before the year is out of both"
    );
    assert_eq!(
        (starts.left_over, starts.due_not_begun),
        (vec![entity("project", "left_over")], vec![entity("project", "left_over")])
    );
}

#[test]
fn a_project_has_started_by_its_day_or_by_its_phase() {
    let one = |rows: &ProjectRows, as_of: &str| shown(&usual(std::slice::from_ref(rows), as_of).under_way);
    let begun = project("p").begun("2026-05-31");
    assert_eq!((one(&begun, "2026-04"), one(&begun, "2026-05")), ("0.0".into(), "100.0".into()));
    assert_eq!(one(&project("p").begun("2026-06"), "2026-05"), "0.0");
    for (phase, rate, marks) in [
        (Phase::AboutToStart, "0.0", vec![]),
        (Phase::NewlyStarted, "100.0", vec![Mark::StartUndated(1)]),
        (Phase::Continuing, "100.0", vec![Mark::StartUndated(1)]),
    ] {
        let figure = usual(&[in_phase("p", phase)], "2026-05").under_way;
        assert_eq!((shown(&figure).as_str(), figure.marks()), (rate, &marks[..]), "{phase:?}");
    }
    assert_eq!(
        usual(&[in_phase("p", Phase::NewlyStarted).start("2026-03")], "2026-05").of_due.reckoning().unwrap().written(),
        "1 ÷ 1"
    );
    assert_eq!(
        usual(&[in_phase("p", Phase::Continuing).start("2026-03")], "2026-05").of_due.value(),
        Err(Missing::NotDue)
    );
    assert_eq!(
        one(&halted(project("p").begun("2026-03"), "2026-04-01", None), "2026-05"),
        "100.0",
        "suspended after its start"
    );
    let mut closed = project("closed").begun("2024-03");
    closed.finished = Some(given("step", "closed", "on", When::parse("2025-11").unwrap()));
    let starts = usual(&[closed, project("plain")], "2026-05");
    assert_eq!(starts.under_way.reckoning().unwrap().written(), "0 ÷ 1");
    assert_eq!(
        (starts.closed, starts.without_date),
        (vec![entity("project", "closed")], vec![entity("project", "plain")])
    );
    assert_eq!(usual(&[], "2026-05").under_way.value(), Err(Missing::NoProjects));
}
