//! A small fixed share of `cargo xtask torture`: browsers that are killed at work.

use std::time::{Duration, Instant};

use browser_tests::Engine;
use browser_tests::torture::{assert_nothing_lost, cleared, kills, operations, stops, typed, versions};

/// Patience, not a measure: the counts decide when it is over.
fn some_day() -> Instant {
    Instant::now() + Duration::from_secs(3_600)
}

#[test]
fn random_work_in_chromium_survives_kills() {
    let outcome = kills::kill(Engine::Chromium, 4, 1, some_day());
    assert_nothing_lost(&outcome.finds);
    assert_eq!(outcome.kills, 4);
}

#[test]
fn random_work_in_firefox_survives_kills() {
    let outcome = kills::kill(Engine::Firefox, 2, 1, some_day());
    assert_nothing_lost(&outcome.finds);
    assert_eq!(outcome.kills, 2);
}

#[test]
fn chromium_may_be_killed_between_two_writes() {
    assert_nothing_lost(&stops::stop(Engine::Chromium, &stops::SOME, None).finds);
}

#[test]
fn firefox_may_be_killed_between_two_writes() {
    assert_nothing_lost(&stops::stop(Engine::Firefox, &stops::SOME[..1], None).finds);
}

#[test]
fn what_is_cleared_while_somebody_works_comes_back() {
    assert_nothing_lost(&cleared::clear(Engine::Chromium, 2, 1, some_day()).finds);
}

#[test]
fn pages_of_two_versions_at_one_book_lose_nothing() {
    assert_nothing_lost(&versions::take_turns(1, 1, some_day()).finds);
}

#[test]
fn operations_that_are_killed_inside_are_whole_or_not_there() {
    assert_nothing_lost(&operations::operate(Engine::Chromium, 1, 1, some_day()).finds);
}

#[test]
fn what_chromium_calls_safe_is_found_again_in_every_field() {
    let outcome = typed::everywhere(Engine::Chromium, &[]);
    assert_nothing_lost(&outcome.finds);
    assert_eq!((outcome.kills, outcome.called_safe), (1, outcome.typed));
    assert!(outcome.typed > 60, "the walk has become short: {}", outcome.typed);
}

#[test]
fn what_firefox_calls_safe_is_found_again_in_forms_and_fields() {
    let outcome = typed::everywhere(Engine::Firefox, &["visit", "amend", "edit", "settings"]);
    assert_nothing_lost(&outcome.finds);
    assert_eq!(outcome.kills, 1);
}
