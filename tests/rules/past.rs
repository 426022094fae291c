//! 当日账面: what was known on a day, and what was late then.

use sitebook::app::past::{AsOf, Folding, Knowing, Past, Step, What};
use sitebook::book::Value;
use sitebook::domain::around::BookAround;
use sitebook::domain::records::ProblemState;
use sitebook::domain::text::Lang;
use sitebook::domain::waiting::waiting;

use crate::inspector::{Inspector, TODAY, day, in_days};

/// The end of [`TODAY`], in milliseconds since 1970.
const MIDNIGHT: u64 = 1_790_035_200_000;

/// The book as this machine knew it at the end of the day that is so many days after [`TODAY`].
fn as_known(who: &Inspector, days: i64) -> Past {
    let as_of = AsOf { day: in_days(days), knowing: Knowing::Received };
    let until = MIDNIGHT.saturating_add_signed(days * 86_400_000);
    let mut folding = Folding::begin(as_of, until, who.workbook.book());
    loop {
        if let Step::Done(past) = folding.step(&who.workbook) {
            return *past;
        }
    }
}

#[test]
fn a_problem_that_is_closed_now_was_open_and_late_then() {
    let mut wang = Inspector::named("王芳").with_project("垃圾填埋场");
    let problem = wang.raises("基坑未支护");
    wang.assigns(&problem, "区建委", in_days(3)).unwrap();
    wang.on(in_days(10));
    wang.reports(&problem, "已支护").unwrap();
    wang.passes(&problem, "现场属实").unwrap();
    for (days, state, late) in [
        (0, ProblemState::Rectifying, 0),
        (3, ProblemState::Rectifying, 0),
        (5, ProblemState::Rectifying, 2),
        (10, ProblemState::Closed, 0),
    ] {
        let past = as_known(&wang, days);
        let tables = past.workbook().tables();
        assert_eq!(tables.problem(&problem).unwrap().state, state, "after {days} days");
        let rows = waiting(&BookAround::of(past.workbook().book(), tables, in_days(days)), Lang::Zh, &|_| None);
        let over: i64 = rows.iter().map(|row| row.over).sum();
        assert_eq!(over, late, "after {days} days");
    }
    let before = as_known(&wang, -1);
    assert_eq!(before.workbook().tables().problems().len(), 0, "it was not there on the day before {TODAY}");
    assert_eq!(wang.problem(&problem).state, ProblemState::Closed, "the present book is as it was");
}

#[test]
fn what_was_done_since_is_told_with_who_did_it() {
    let mut wang = Inspector::named("王芳").with_project("垃圾填埋场");
    wang.edits_project("location", "铜都镇").unwrap();
    let mut zhou = wang.colleague("周主任", "office");
    zhou.on(in_days(2));
    zhou.edits_project("location", "南郊").unwrap();
    let past = as_known(&zhou, 1);
    let told: Vec<_> = past
        .differences()
        .all
        .iter()
        .filter_map(|one| match &one.what {
            What::Field { set, then, now, .. } => Some((set.as_str(), then.clone(), now.clone(), one.by.clone())),
            _ => None,
        })
        .collect();
    let me = zhou.me().entity().clone();
    assert_eq!(told, [("location", Value::text("铜都镇"), Value::text("南郊"), me)]);
    assert_eq!(past.as_of().day, day("2026-09-22"));
}
