//! Section 9: 停滞.

use super::super::figure::Figure;
use super::super::fraction::Fraction;
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::rows::Halt;
use super::super::source::Source;
use super::super::stall::{Measured, Observation, stalled};
use super::make::{day, decimal, entity, given, shown};

fn seen(what: Measured, rows: &[(&str, &str)]) -> Vec<Observation> {
    let one = |(on, value): &(&str, &str)| Observation {
        on: day(on),
        what,
        value: Fraction::from(decimal(value)),
        source: Source { of: entity("month", &format!("p/{on}")), set: "quantity_verified" },
    };
    rows.iter().map(one).collect()
}

fn quantities(rows: &[(&str, &str)]) -> Figure {
    stalled(&seen(Measured::Quantity, rows), &[], day("2026-11-23"))
}

#[test]
fn vector_9_1_thirty_days_since_the_quantity_grew() {
    let figure = quantities(&[("2026-09-20", "12.0"), ("2026-10-24", "12.4"), ("2026-11-20", "12.4")]);
    assert_eq!(shown(&figure), "30");
    assert_eq!(figure.marks(), [Mark::Stalled(30)]);
}

#[test]
fn vector_9_2_it_grew_three_days_ago() {
    let figure = quantities(&[("2026-09-20", "12.0"), ("2026-10-24", "12.4"), ("2026-11-20", "12.5")]);
    assert_eq!((shown(&figure), figure.marks().len()), ("3".to_owned(), 0));
}

#[test]
fn vector_9_3_one_observation_is_no_standstill() {
    let figure = quantities(&[("2026-08-01", "12.0")]);
    assert_eq!(shown(&figure), "114");
    assert_eq!(figure.marks(), [Mark::SeenOnce]);
    assert_eq!(quantities(&[]).value(), Err(Missing::NotVerified));
}

#[test]
fn a_fall_is_a_correction_and_halts_do_not_count() {
    let fell = quantities(&[("2026-09-20", "12.0"), ("2026-10-24", "11.0"), ("2026-11-20", "11.5")]);
    assert_eq!(shown(&fell), "64", "11.5 is above 11 and not above 12");
    let rows = seen(Measured::Quantity, &[("2026-09-20", "12.0"), ("2026-10-24", "12.4"), ("2026-11-20", "12.4")]);
    let halt = Halt {
        from: given("halt", "p/1", "from", day("2026-11-01")),
        to: Some(given("halt", "p/1", "to", day("2026-11-11"))),
    };
    let twice = [halt.clone(), halt];
    assert_eq!(shown(&stalled(&rows, &twice, day("2026-11-23"))), "20", "ten days of a halt, counted once");
}

#[test]
fn investment_begins_anew_in_january() {
    let rows = [
        seen(Measured::Investment(2025), &[("2025-11-30", "900"), ("2025-12-31", "1000")]),
        seen(Measured::Investment(2026), &[("2026-10-31", "40")]),
    ];
    assert_eq!(shown(&stalled(&rows.concat(), &[], day("2026-11-23"))), "23", "40 of this year are more than nothing");
}
