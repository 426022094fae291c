//! Section 12: counting days and clocks.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::super::calendar::{Calendar, DayKind, months_after, natural_days, overdue};
use super::super::clock::{ClockRow, ClockState, Clocked, Limit, Timing, clock};
use super::super::clock_presets::{CLOCKS, preset};
use super::make::{day, given};

/// Calendar K of the vectors: off 2026-10-01 to 07, working 09-20 and 10-10.
pub(super) fn k() -> Calendar {
    let off = (1..=7).map(|number| (day(&format!("2026-10-{number:02}")), DayKind::Off));
    Calendar::new(off.chain([(day("2026-09-20"), DayKind::Work), (day("2026-10-10"), DayKind::Work)]))
}

#[test]
fn vectors_12_1_and_12_2_natural_days() {
    for (deadline, days) in [("2026-11-23", 0), ("2026-11-22", 1), ("2026-10-09", 45), ("2026-12-01", 0)] {
        assert_eq!(overdue(day(deadline), day("2026-11-23")), days, "{deadline}");
    }
    assert_eq!(natural_days(day("2026-12-20"), day("2027-01-05")), 16);
    assert_eq!(natural_days(day("2028-02-28"), day("2028-03-01")), 2);
}

#[test]
fn vectors_12_3_and_12_4_working_days() {
    let new_year = Calendar::new(["2027-01-01", "2027-01-02", "2027-01-03"].map(|off| (day(off), DayKind::Off)));
    let plain = Calendar::weekends();
    for (vector, calendar, from, count, end) in [
        ("12.3 K", &k(), "2026-09-28", 5, "2026-10-10"),
        ("12.3 P", &plain, "2026-09-28", 5, "2026-10-05"),
        ("12.4", &new_year, "2026-12-30", 3, "2027-01-05"),
        ("12.4", &plain, "2028-02-25", 3, "2028-03-01"),
        ("none", &plain, "2026-11-21", 0, "2026-11-21"),
        ("from a Saturday", &plain, "2026-11-21", 1, "2026-11-23"),
    ] {
        assert_eq!(calendar.after(day(from), count), Some(day(end)), "{vector}");
        assert_eq!(calendar.working_days(day(from), day(end)), i64::from(count), "{vector}");
    }
    assert!(k().is_working(day("2026-09-20")) && !k().is_working(day("2026-10-05")));
    assert_eq!(plain.after(NaiveDate::MAX, 1), None);
    assert_eq!(plain.after(day("2026-11-23"), u32::MAX), None);
}

#[test]
fn a_full_year_ends_with_the_same_day() {
    for (from, end) in [("2025-05-10", "2026-05-10"), ("2024-02-29", "2025-02-28"), ("2025-12-31", "2026-12-31")] {
        assert_eq!(months_after(day(from), 12), Some(day(end)));
    }
}

fn row(from: &str, until: &str) -> ClockRow {
    let cell = |key, text: &str| (!text.is_empty()).then(|| given("complaint", "1", key, day(text)));
    ClockRow { from: cell("accepted_on", from), until: cell("passed_on", until), ..ClockRow::default() }
}

fn read(key: &str, row: &ClockRow, on: &str, calendar: &Calendar) -> Clocked {
    clock(preset(key).unwrap().timing, row, day(on), calendar)
}

#[test]
fn vector_12_8_a_complaint_is_passed_on_and_answered() {
    let plain = Calendar::weekends();
    let passed = read("complaint/pass_on", &row("2026-11-20", "2026-11-24"), "2026-12-01", &plain);
    assert_eq!((passed.state, passed.over, passed.due), (ClockState::DoneLate, 1, Some(day("2026-11-23"))));
    let reply = |on| read("complaint/reply", &row("2026-11-24", ""), on, &plain);
    assert_eq!(reply("2026-11-24").due, Some(day("2026-12-09")));
    for (on, state, used, left, over) in [
        ("2026-11-23", ClockState::NotBegun, 0, None, 0),
        ("2026-11-24", ClockState::Running, 0, Some(15), 0),
        ("2026-12-05", ClockState::Running, 11, Some(4), 0),
        ("2026-12-06", ClockState::Near, 12, Some(3), 0),
        ("2026-12-09", ClockState::Near, 15, Some(0), 0),
        ("2026-12-10", ClockState::Over, 16, Some(0), 1),
    ] {
        let clocked = reply(on);
        assert_eq!((clocked.state, clocked.used, clocked.left, clocked.over), (state, used, left, over), "{on}");
    }
    let urgent = read("complaint/pass_on_urgent", &row("2026-11-20", "2026-11-20"), "2026-12-01", &plain);
    assert_eq!(urgent.state, ClockState::Done);
}

#[test]
fn vector_12_9_foreign_investors_and_concerns() {
    let plain = Calendar::weekends();
    let due = |key, row: &ClockRow, on| read(key, row, on, &plain).due;
    assert_eq!(due("complaint/foreign_accept", &row("2026-11-20", ""), "2026-11-20"), Some(day("2026-12-01")));
    assert_eq!(due("concern/hand_on", &row("2026-12-20", ""), "2026-12-20"), Some(day("2027-01-04")));
    let accepted = row("2027-01-04", "");
    assert_eq!(due("concern/settle", &accepted, "2027-01-04"), Some(day("2027-03-05")));
    let more = preset("concern/settle").unwrap().may_extend;
    let extended = ClockRow { extended: Some(given("concern", "1", "extended", more)), ..accepted };
    assert_eq!(due("concern/settle", &extended, "2027-01-04"), Some(day("2027-04-04")));
}

#[test]
fn a_limit_is_in_days_in_months_or_a_day_and_may_be_paused() {
    let plain = Calendar::weekends();
    let begun = row("2026-01-31", "");
    let count = |key, days: u32| Some(given("request", "1", key, days));
    let with = |limit, row: &ClockRow| clock(Timing { limit, warn: 0 }, row, day("2026-03-31"), &plain);
    assert_eq!(with(Limit::Months(1), &begun).due, Some(day("2026-02-28")));
    let twice = ClockRow { extended: count("extended", 6), ..begun.clone() };
    assert_eq!(with(Limit::Months(3), &twice).due, Some(day("2026-10-31")), "3 months, twice 3 more");
    assert_eq!(with(Limit::GivenDay, &begun).due, None);
    assert_eq!(with(Limit::GivenDay, &begun).state, ClockState::Running);
    let day_given = ClockRow { due: Some(given("order", "1", "due", day("2026-03-20"))), ..begun.clone() };
    let clocked = with(Limit::GivenDay, &day_given);
    assert_eq!((clocked.over, clocked.state), (11, ClockState::Over));
    assert_eq!(clocked.sources.iter().map(|at| at.set).collect::<Vec<_>>(), ["accepted_on", "due"]);
    let paused = ClockRow { paused: count("paused", 4), limit: count("limit", 10), ..begun.clone() };
    let clocked = with(Limit::WorkingDays(7), &paused);
    assert_eq!((clocked.due, clocked.used), (Some(day("2026-02-19")), 38), "of 42, 14 allowed");
    assert_eq!(clocked.over, 28);
    let held = ClockRow { holder: Some(given("request", "1", "to", Arc::from("区财政局"))), ..begun };
    assert_eq!(with(Limit::Days(9), &held).holder.as_deref(), Some("区财政局"));
    let done = ClockRow { until: Some(given("request", "1", "answered_on", day("2026-02-01"))), ..held.clone() };
    assert_eq!(with(Limit::Days(9), &done).holder, None);
    let later = ClockRow { until: Some(given("request", "1", "answered_on", day("2026-04-01"))), ..held };
    assert_eq!(with(Limit::Days(9), &later).state, ClockState::Over, "what comes later has not happened");
}

#[test]
fn presets_have_keys_of_their_own_and_words() {
    let mut keys: Vec<&str> = CLOCKS.iter().map(|clock| clock.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), CLOCKS.len());
    for clock in CLOCKS {
        for words in [&clock.name, &clock.from, &clock.until, &clock.source] {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{}", clock.key);
        }
    }
    assert_eq!(preset("nothing"), None);
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..2_000).prop_map(|days| day("2024-01-01") + Days::new(days))
}

fn a_calendar() -> impl Strategy<Value = Calendar> {
    let entered =
        (a_day(), proptest::bool::ANY).prop_map(|(day, works)| (day, if works { DayKind::Work } else { DayKind::Off }));
    proptest::collection::vec(entered, 0..40).prop_map(Calendar::new)
}

proptest! {
    #[test]
    fn working_days_add_up_and_are_those_that_are_counted(calendar in a_calendar(), a in a_day(), b in a_day(), c in a_day()) {
        prop_assert_eq!(calendar.working_days(a, b) + calendar.working_days(b, c), calendar.working_days(a, c));
        let one_by_one = a.iter_days().skip(1).take_while(|day| *day <= b).filter(|day| calendar.is_working(*day)).count();
        prop_assert_eq!(calendar.working_days(a, b).max(0), one_by_one as i64);
    }

    #[test]
    fn the_day_after_some_working_days_has_as_many_behind(calendar in a_calendar(), from in a_day(), count in 0_u32..90) {
        let end = calendar.after(from, count).unwrap();
        prop_assert_eq!(calendar.working_days(from, end), i64::from(count));
        prop_assert!(count == 0 || calendar.is_working(end));
    }

    #[test]
    fn no_clock_is_ever_negative(
        calendar in a_calendar(), from in a_day(), until in proptest::option::of(a_day()), due in a_day(), on in a_day(),
        limit in 0_u32..90, paused in 0_u32..40, kind in 0..4,
    ) {
        let limit = [Limit::Days(limit), Limit::WorkingDays(limit), Limit::Months(limit), Limit::GivenDay][kind as usize];
        let row = ClockRow {
            from: Some(given("order", "1", "issued_on", from)),
            until: until.map(|until| given("order", "1", "replied_on", until)),
            due: Some(given("order", "1", "due", due)),
            paused: Some(given("order", "1", "paused", paused)),
            ..ClockRow::default()
        };
        let clocked = clock(Timing { limit, warn: 3 }, &row, on, &calendar);
        prop_assert!(clocked.used >= 0 && clocked.over >= 0 && clocked.left.is_none_or(|left| left >= 0));
        let is_late = matches!(clocked.state, ClockState::Over | ClockState::DoneLate);
        prop_assert_eq!(is_late, clocked.over > 0);
        prop_assert_eq!(clocked.state == ClockState::NotBegun, from > on);
    }
}
