//! Sections 6, 7, 9, 10: shares of records, and land that seems idle.

use super::super::idle::{Idle, LandFacts, Suspicion, idle};
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::rule::{ARRIVAL, HOUSEHOLDS_SIGNED, LAND_ACQUIRED, LANDED, LANDED_DUE};
use super::super::share::{Share, total};
use super::super::source::Given;
use super::make::{day, decimal, given, shown};
use crate::domain::decimal::Decimal;
use crate::domain::figures::fraction::Fraction;
use chrono::NaiveDate;

fn part(part: &str, whole: &str) -> Share {
    Share::of(Fraction::from(decimal(part)), Fraction::from(decimal(whole)))
}

#[test]
fn vectors_7_1_to_7_3_what_arrived_of_what_was_planned() {
    for (arrived, planned, expected) in [("5750", "5000", "115.0"), ("1234.56", "5678.9", "21.7"), ("0", "5000", "0.0")]
    {
        assert_eq!(shown(&part(arrived, planned).figure(&ARRIVAL)), expected, "{arrived} of {planned}");
    }
    assert_eq!(part("100", "0").figure(&ARRIVAL).value(), Err(Missing::ZeroBase));
}

#[test]
fn vectors_10_1_and_10_2_households_and_land() {
    assert_eq!(shown(&part("118", "142").figure(&HOUSEHOLDS_SIGNED)), "83.1");
    assert_eq!(shown(&part("356.2", "412.5").figure(&LAND_ACQUIRED)), "86.4");
}

#[test]
fn vector_6_2_counts_are_sums_over_sums() {
    let of = |landed: usize, all: usize| -> Vec<Share> {
        (0..all).map(|place| part(if place < landed { "1" } else { "0" }, "1")).collect()
    };
    assert_eq!(shown(&total(&LANDED, &of(15, 25), 0)), "60.0");
    assert_eq!(shown(&total(&LANDED_DUE, &of(15, 22), 0)), "68.2");
}

#[test]
fn vector_6_4_no_contract_is_no_rate() {
    assert_eq!(total(&LANDED, [], 3).value(), Err(Missing::NoRecords));
}

#[test]
fn a_total_is_no_mean_and_says_what_it_leaves_out() {
    let figure = total(&ARRIVAL, [&part("100", "100"), &part("0", "900")], 2);
    assert_eq!(shown(&figure), "10.0", "not the mean of 100 and 0");
    assert_eq!(figure.marks(), [Mark::LeftOut(2)]);
}

fn date(key: &'static str, text: &str) -> Option<Given<NaiveDate>> {
    (!text.is_empty()).then(|| given("parcel", "p/1", key, day(text)))
}

fn amount(key: &'static str, text: &str) -> Option<Given<Decimal>> {
    (!text.is_empty()).then(|| given("parcel", "p/1", key, decimal(text)))
}

fn why(facts: &LandFacts, on: &str) -> Option<Suspicion> {
    idle(facts, day(on)).map(|idle| idle.why)
}

#[test]
fn vector_9_5_a_full_year_after_the_agreed_start() {
    let agreed = |start: &str| LandFacts { agreed_start: date("agreed_start", start), ..LandFacts::default() };
    for (start, before, first) in [
        ("2025-05-10", "2026-05-10", "2026-05-11"),
        ("2024-02-29", "2025-02-28", "2025-03-01"),
        ("2025-12-31", "2026-12-31", "2027-01-01"),
    ] {
        assert_eq!(why(&agreed(start), before), None, "{start}");
        assert_eq!(why(&agreed(start), first), Some(Suspicion::NotBegunForAYear), "{start}");
        assert_eq!(
            idle(&agreed(start), day("2029-01-01")).map(|Idle { why, .. }| why),
            Some(Suspicion::NotBegunForTwoYears)
        );
    }
    assert_eq!(why(&agreed("2025-05-10"), "2027-05-10"), Some(Suspicion::NotBegunForAYear));
    assert_eq!(why(&agreed("2025-05-10"), "2027-05-11"), Some(Suspicion::NotBegunForTwoYears));
    let begun = LandFacts { begun_on: date("begun_on", "2025-06-01"), ..agreed("2025-05-10") };
    assert_eq!(why(&begun, "2029-01-01"), None, "begun, and not suspended");
}

fn suspended(begun_area: &str) -> LandFacts {
    LandFacts {
        begun_on: date("begun_on", "2025-01-05"),
        halted_on: date("halted_on", "2025-10-01"),
        due_area: amount("due_area", "86.5"),
        begun_area: amount("begun_area", begun_area),
        ..LandFacts::default()
    }
}

#[test]
fn vector_9_6_less_than_a_third_of_the_area() {
    assert_eq!(why(&suspended("28.8"), "2026-11-23"), Some(Suspicion::HaltedForAYear));
    assert_eq!(why(&suspended("28.9"), "2026-11-23"), None);
    assert_eq!(why(&suspended(""), "2026-11-23"), None, "nothing is suspected of what is not known");
}

#[test]
fn vector_9_8_suspended_for_a_full_year() {
    assert_eq!(why(&suspended("28.8"), "2026-10-01"), None);
    assert_eq!(why(&suspended("28.8"), "2026-10-02"), Some(Suspicion::HaltedForAYear));
    let resumed = LandFacts { resumed_on: date("resumed_on", "2026-09-01"), ..suspended("28.8") };
    assert_eq!(why(&resumed, "2026-11-23"), None);
}

#[test]
fn less_than_a_quarter_of_the_money_without_land_price_and_taxes() {
    let of = |invested: &str| LandFacts {
        invested: amount("buildings", invested),
        to_invest: amount("contracted", "5960"),
        ..suspended("")
    };
    assert_eq!(why(&of("1310"), "2026-11-23"), Some(Suspicion::HaltedForAYear), "22.0 %");
    assert_eq!(why(&of("1490"), "2026-11-23"), None, "exactly a quarter");
}
