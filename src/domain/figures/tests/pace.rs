//! Section 13: the forecast by pace.

use super::super::figure::Figure;
use super::super::fraction::Fraction;
use super::super::missing::Missing;
use super::super::pace::{finish_at, months_left};
use super::super::reckoning::Reckoning;
use super::super::rows::{MonthRow, ProjectRows};
use super::super::rule::SINCE_START;
use super::make::{decimal, given, month, project, shown_to};

fn landfill(months: &[(&str, &str)]) -> ProjectRows {
    let mut rows = project("landfill");
    rows.total = Some(given("project", "landfill", "total", decimal("28600.75")));
    for (at, reported) in months {
        let reported = Some(given("month", &format!("landfill/{at}"), "reported", decimal(reported)));
        rows.months.insert(month(at), MonthRow { reported, ..MonthRow::default() });
    }
    rows
}

fn done(amount: &str) -> Figure {
    Figure::of(&SINCE_START, Reckoning::from(Fraction::from(decimal(amount))))
}

const LAST: [(&str, &str); 4] =
    [("2009-05", "2000"), ("2009-06", "1239.10"), ("2009-07", "728.61"), ("2009-08", "510.04")];

#[test]
fn vector_13_7_the_landfill_takes_nineteen_months_more() {
    let as_of = month("2009-08");
    let left = months_left(&landfill(&LAST), &done("13092.83"), as_of);
    assert_eq!(shown_to(&left, 2), "18.78");
    let finish = finish_at(&left, as_of).unwrap();
    assert_eq!((finish, finish.since(month("2010-12"))), (month("2011-03"), 3), "three months late");
}

#[test]
fn without_three_months_or_without_progress_there_is_no_pace() {
    let as_of = month("2009-08");
    let two = months_left(&landfill(&LAST[2..]), &done("13092.83"), as_of);
    assert_eq!(two.value(), Err(Missing::NoPace));
    let still = landfill(&[("2009-06", "0"), ("2009-07", "0"), ("2009-08", "0")]);
    assert_eq!(months_left(&still, &done("13092.83"), as_of).value(), Err(Missing::NoPace));
    let unknown = Figure::missing(&SINCE_START, Missing::NoOpening);
    assert_eq!(months_left(&landfill(&LAST), &unknown, as_of).value(), Err(Missing::NoOpening));
    let finished = months_left(&landfill(&LAST), &done("28600.75"), as_of);
    assert_eq!(finish_at(&finished, as_of), Some(as_of), "nothing is left");
}
