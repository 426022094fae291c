//! A keystroke in the search of the ledger.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::super::row::{Row, Speed};
use super::super::stage::Stage;
use super::super::tab::{self, evaluate, figure};
use super::{Measured, in_turns, often, profiled};

/// What the search field holds after each keystroke. Every step leaves another number of rows.
const TYPED: [&str; 6] = ["资", "资金", "资", "水", "道", "道路"];

/// Beside the same text sought in as many rows of which nothing is drawn.
pub fn measure(stage: &Stage) -> Vec<Measured> {
    let browser = stage.with_large_book();
    tab::open(&browser, &tab::address(&browser, "#/problems"));
    browser.css(".problems .vtable__row");
    evaluate(&browser, &format!("bench.rows({}), true", stage.order.problems));
    let seen = RefCell::new(BTreeSet::new());
    let mut typed = TYPED.iter().cycle();
    let mut sought = TYPED.iter().cycle();
    let mut all = in_turns(
        often(stage.order.runs),
        |speed| {
            tab::throttle(&browser, speed);
            let answer = evaluate(&browser, &format!("bench.type('{}')", typed.next().expect("it goes round")));
            seen.borrow_mut()
                .insert(answer[1].as_str().unwrap_or_default().lines().next().unwrap_or_default().to_owned());
            answer[0].as_f64().expect("it is a time")
        },
        |speed| {
            tab::throttle(&browser, speed);
            figure(&browser, &format!("bench.filter('{}')", sought.next().expect("it goes round")))
        },
    );
    tab::throttle(&browser, Speed::Full);
    profiled(stage, Row::Keystroke, &browser, || {
        TYPED.iter().for_each(|text| drop(evaluate(&browser, &format!("bench.type('{text}')"))));
    });
    let seen = seen.into_inner();
    assert!(seen.len() > 2, "the filter does not filter: {seen:?}");
    let shown: Vec<String> = seen.into_iter().collect();
    all[0].notes.push(format!("the ledger showed {}", shown.join(", ")));
    all
}
