//! Section 12: the approval stopwatch and the table of departments.

use std::sync::Arc;

use super::super::approval::{ApprovalDates, ApprovalLimits, ApprovalState, Holder};
use super::super::calendar::Calendar;
use super::super::departments::departments;
use super::super::missing::Missing;
use super::super::source::Source;
use super::super::stopwatch::{Acceptance, ApprovalDoubt, Stopwatch, stopwatch};
use super::clocks::k;
use super::make::{day, entity, given, shown};

fn dates(name: &str, cells: &[(&'static str, &str)]) -> ApprovalDates {
    let mut dates = ApprovalDates::new(entity("permit", name));
    for (key, text) in cells.iter().copied() {
        let on = || Some(given("permit", name, key, day(text)));
        let count = || Some(given("permit", name, key, text.parse().unwrap()));
        match key {
            "applied" => dates.applied = on(),
            "supplement_asked" => dates.supplement_asked = on(),
            "supplement_given" => dates.supplement_given = on(),
            "accepted" => dates.accepted = on(),
            "granted" => dates.granted = on(),
            "refused" => dates.refused = on(),
            "expiry" => dates.expiry = on(),
            "limit" => dates.limit = count(),
            "extended" => dates.extended = count(),
            "paused" => dates.paused = count(),
            "unit" => dates.unit = Some(given("permit", name, key, Arc::from(text))),
            "needed" => dates.not_needed = Some(Source { of: entity("permit", name), set: key }),
            other => panic!("{other}"),
        }
    }
    dates
}

fn read(cells: &[(&'static str, &str)], on: &str) -> Stopwatch {
    stopwatch(&dates("p", cells), ApprovalLimits::default(), day(on), &k())
}

#[test]
fn vector_12_5_silence_accepts_from_the_first_day() {
    let cells = [("applied", "2026-09-01"), ("limit", "20")];
    let read_on = |on| read(&cells, on);
    let watch = read_on("2026-10-12");
    assert_eq!(watch.acceptance, Some(Acceptance::Silence(day("2026-09-01"))));
    assert_eq!((watch.due, watch.used, watch.over), (Some(day("2026-09-28")), 26, 6));
    assert_eq!((watch.state, watch.holder), (ApprovalState::UnderWay, Some(Holder::Department)));
    let waiting = read_on("2026-09-08");
    assert_eq!((waiting.acceptance, waiting.state, waiting.used), (None, ApprovalState::Applied, 0));
    assert_eq!(read_on("2026-09-09").state, ApprovalState::UnderWay);
    assert_eq!(
        read(&[("applied", "2026-09-01")], "2026-10-12"),
        Stopwatch { sources: watch.sources[..1].to_vec(), ..watch }
    );
}

#[test]
fn vector_12_6_the_applicants_time_is_not_the_departments() {
    let cells = [
        ("applied", "2026-09-01"),
        ("supplement_asked", "2026-09-03"),
        ("supplement_given", "2026-09-14"),
        ("accepted", "2026-09-14"),
        ("limit", "20"),
    ];
    let watch = read(&cells, "2026-10-12");
    assert_eq!(watch.acceptance, Some(Acceptance::Recorded(day("2026-09-14"))));
    assert_eq!((watch.due, watch.used, watch.over, watch.applicants), (Some(day("2026-10-15")), 17, 0, 7));
    let before = read(&cells, "2026-09-10");
    assert_eq!((before.state, before.holder), (ApprovalState::Supplementing, Some(Holder::Owner)));
    assert_eq!((before.applicants, before.used), (5, 0));
    let silent: Vec<_> = cells.iter().copied().filter(|(key, _)| *key != "accepted").collect();
    assert_eq!(read(&silent, "2026-09-18").state, ApprovalState::Applied);
    let watch = read(&silent, "2026-10-12");
    assert_eq!((watch.acceptance, watch.used), (Some(Acceptance::Silence(day("2026-09-14"))), 17));
}

#[test]
fn what_is_asked_for_too_late_does_not_stop_the_clock() {
    let cells = [("applied", "2026-09-01"), ("supplement_asked", "2026-09-09")];
    let watch = read(&cells, "2026-10-12");
    assert_eq!(
        (watch.acceptance, watch.state),
        (Some(Acceptance::Silence(day("2026-09-01"))), ApprovalState::UnderWay)
    );
    assert_eq!((watch.doubts, watch.applicants), (vec![ApprovalDoubt::AskedLate], 0));
    let in_time = [("applied", "2026-09-01"), ("supplement_asked", "2026-09-08")];
    assert_eq!(read(&in_time, "2026-10-12").state, ApprovalState::Supplementing);
}

#[test]
fn extension_and_what_does_not_count_move_the_due_day() {
    let cells = |extended: &'static str, paused: &'static str| {
        [("applied", "2026-08-31"), ("accepted", "2026-09-01"), ("extended", extended), ("paused", paused)]
    };
    let watch = read(&cells("3", "2"), "2026-10-12");
    assert_eq!((watch.due, watch.used, watch.over), (Some(day("2026-10-10")), 24, 1));
    assert!(watch.doubts.is_empty());
    assert_eq!(read(&cells("11", "0"), "2026-10-12").doubts, [ApprovalDoubt::ExtendedTooLong]);
    assert_eq!(read(&cells("0", "90"), "2026-10-12").used, 0, "never negative");
    let granted = read(&[("accepted", "2026-09-01"), ("granted", "2026-09-28")], "2026-12-01");
    assert_eq!((granted.used, granted.over, granted.holder), (20, 0, None));
    let late = read(&[("accepted", "2026-09-01"), ("granted", "2026-09-29")], "2026-12-01");
    assert_eq!((late.used, late.over), (21, 1));
    let quick = read(&[("applied", "2026-09-01"), ("granted", "2026-09-03")], "2026-12-01");
    assert_eq!((quick.acceptance, quick.used), (Some(Acceptance::Decided(day("2026-09-01"))), 2));
}

#[test]
fn the_state_follows_from_the_dates_and_the_day() {
    let granted = ("granted", "2026-09-28");
    for (cells, on, state) in [
        (&[][..], "2026-10-12", ApprovalState::NotApplied),
        (&[("needed", "no"), ("applied", "2026-09-01")], "2026-10-12", ApprovalState::NotNeeded),
        (&[("applied", "2026-10-13")], "2026-10-12", ApprovalState::NotApplied),
        (&[("applied", "2026-10-12")], "2026-10-12", ApprovalState::Applied),
        (&[("accepted", "2026-10-12")], "2026-10-12", ApprovalState::UnderWay),
        (&[("applied", "2026-09-01"), ("refused", "2026-09-28")], "2026-10-12", ApprovalState::Refused),
        (&[granted], "2026-10-12", ApprovalState::Granted),
        (&[granted], "2026-09-27", ApprovalState::NotApplied),
        (&[granted, ("expiry", "2026-11-12")], "2026-10-12", ApprovalState::Granted),
        (&[granted, ("expiry", "2026-11-11")], "2026-10-12", ApprovalState::Expiring),
        (&[granted, ("expiry", "2026-10-12")], "2026-10-12", ApprovalState::Expiring),
        (&[granted, ("expiry", "2026-10-11")], "2026-10-12", ApprovalState::Expired),
    ] {
        let watch = read(cells, on);
        assert_eq!(watch.state, state, "{cells:?} on {on}");
        let acts = watch.state.is_open() || watch.state == ApprovalState::NotApplied;
        assert_eq!(watch.holder.is_some(), acts, "{cells:?} on {on}");
    }
    let mut held = dates("p", &[("applied", "2026-10-12")]);
    held.held_by = Some(given("permit", "p", "owner_side", Holder::Agent));
    let watch = stopwatch(&held, ApprovalLimits::default(), day("2026-10-12"), &Calendar::weekends());
    assert_eq!(watch.holder, Some(Holder::Agent), "what somebody says goes before the dates");
    for words in ApprovalState::ALL.map(ApprovalState::name) {
        assert!(!words.is_blank());
    }
}

#[test]
fn departments_are_told_by_what_lies_with_them() {
    let read = |name: &str, cells: &[(&'static str, &str)]| {
        stopwatch(&dates(name, cells), ApprovalLimits::default(), day("2026-10-12"), &k())
    };
    let land = ("unit", "区国土局");
    let all = [
        read("a", &[land, ("applied", "2026-09-01")]),
        read("b", &[land, ("accepted", "2026-09-01"), ("granted", "2026-09-28")]),
        read("c", &[land, ("applied", "2026-10-12")]),
        read("d", &[land]),
        read("e", &[("unit", "区环保局"), ("applied", "2026-10-12")]),
    ];
    let rows = departments(&all);
    let named = |names: &[&str]| names.iter().map(|name| entity("permit", name)).collect::<Vec<_>>();
    assert_eq!(rows.iter().map(|row| row.unit.as_deref()).collect::<Vec<_>>(), [Some("区国土局"), Some("区环保局")]);
    assert_eq!((&rows[0].open, &rows[0].over), (&named(&["a", "c"]), &named(&["a"])));
    assert_eq!(
        (shown(&rows[0].mean_used).as_str(), rows[0].longest.clone()),
        ("23.0", Some((entity("permit", "a"), 26)))
    );
    assert_eq!(rows[0].mean_used.reckoning().unwrap().written(), "(26 + 20) ÷ 2");
    assert_eq!((rows[1].mean_used.value(), rows[1].longest.clone()), (Err(Missing::NothingAccepted), None));
}
