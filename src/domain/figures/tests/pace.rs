//! Section 13: when the works will be finished at the pace of the last months, and 前期就绪度.

use super::super::amount::{Amount, Rounding};
use super::super::fraction::Fraction;
use super::super::month::Month;
use super::super::pace::{Pace, pace, readiness};
use super::make::{decimal, month};

fn found(total: &str, since_start: &str, last: &[&str], as_of: &str) -> Option<Pace> {
    let last: Vec<Fraction> = last.iter().map(|text| decimal(text).into()).collect();
    pace(decimal(total).into(), decimal(since_start).into(), &last, month(as_of))
}

#[test]
fn vector_13_7_the_landfill_at_the_pace_of_three_months() {
    let pace = found("28600.75", "13092.83", &["9999", "1239.10", "728.61", "510.04"], "2009-08").unwrap();
    assert_eq!(Amount::of(pace.mean, 2, Rounding::default()).grouped(), "825.92");
    assert_eq!((pace.months, pace.finish), (19, month("2011-03")));
    assert_eq!(pace.finish.since(month("2010-12")), 3, "three months behind the plan");
}

#[test]
fn nothing_is_foreseen_from_too_few_months_or_from_a_standstill() {
    assert_eq!(found("100", "50", &["10", "10"], "2026-08"), None);
    assert_eq!(found("100", "50", &["0", "0", "0"], "2026-08"), None);
    assert_eq!(found("100", "50", &["-5", "0", "0"], "2026-08"), None);
    assert_eq!(found("1000000", "0", &["0.01", "0.01", "0.01"], "2026-08"), None);
    let of = |total: &str| found(total, "50", &["10", "10", "10"], "2026-08").map(|pace| (pace.months, pace.finish));
    assert_eq!(of("50"), Some((0, month("2026-08"))));
    assert_eq!(of("60"), Some((1, month("2026-09"))), "a whole month is no month and a bit");
    assert_eq!(of("60.01"), Some((2, Month::new(2026, 10).unwrap())));
}

#[test]
fn vector_13_8_nine_of_twelve_are_granted() {
    let shown = readiness(9, 12).and_then(|share| share.times(Fraction::whole(100)));
    assert_eq!(Amount::of(shown.unwrap(), 1, Rounding::default()).to_string(), "75.0");
    assert_eq!(readiness(0, 0), None);
}
