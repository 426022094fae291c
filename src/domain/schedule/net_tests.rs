//! Section 13 of the computations by number, and the laws of a net.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::net::{Counting, Placed, Solved, Task, Window, solve};
use crate::domain::figures::calendar::{Calendar, DayKind};
use crate::domain::register::Days::{self, Natural, Working};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn counting(today: &str) -> Counting {
    Counting { calendar: Arc::new(Calendar::weekends()), today: day(today) }
}

/// Calendar K of the vectors: off 2026-10-01 to 07, worked on 09-20 and 10-10.
fn calendar_k() -> Calendar {
    let off = (1..=7).map(|one| (NaiveDate::from_ymd_opt(2026, 10, one).unwrap(), DayKind::Off));
    Calendar::new(off.chain([(day("2026-09-20"), DayKind::Work), (day("2026-10-10"), DayKind::Work)]))
}

fn latest(solved: &Solved) -> Vec<String> {
    let told =
        |one: &Placed| one.latest.map_or("none".to_owned(), |window| format!("{} {}", window.start, window.finish));
    solved.tasks.iter().map(told).collect()
}

/// A 主体 90, B 机电 60 after A, C 室外 45 after A, D 验收 30 after B and C.
fn works() -> Vec<Task> {
    let task = |days, after: &[usize]| Task::new(days, Natural, after.to_vec());
    vec![task(90, &[]), task(60, &[0]), task(45, &[0]), task(30, &[1, 2])]
}

#[test]
fn vector_13_1_latest_days_backwards_from_the_finish() {
    let solved = solve(&works(), Some(day("2026-12-31")), &counting("2026-07-01"));
    assert_eq!(
        latest(&solved),
        ["2026-07-04 2026-10-02", "2026-10-02 2026-12-01", "2026-10-17 2026-12-01", "2026-12-01 2026-12-31"]
    );
}

#[test]
fn vector_13_2_begun_too_late_it_has_to_be_compressed_by_sixteen_days() {
    let solved = solve(&works(), Some(day("2026-12-31")), &counting("2026-07-20"));
    let slack: Vec<i64> = solved.tasks.iter().map(|one| one.slack.unwrap()).collect();
    assert_eq!(slack, [-16, -16, -1, -16]);
    assert_eq!((solved.slack, solved.finish), (Some(-16), Some(day("2027-01-16"))));
    let critical: Vec<usize> = (0..4).filter(|place| solved.tasks[*place].is_critical).collect();
    assert_eq!((critical, &*solved.chain), (vec![0, 1, 3], &[0, 1, 3][..]));
}

#[test]
fn vector_13_3_permits_before_a_start_in_working_days() {
    let counting = Counting { calendar: Arc::new(calendar_k()), today: day("2026-07-01") };
    let task = |days, after: &[usize]| Task::new(days, Working, after.to_vec());
    let permits = [task(20, &[]), task(15, &[0]), task(10, &[1]), task(5, &[2])];
    let solved = solve(&permits, Some(day("2026-10-12")), &counting);
    let starts: Vec<String> = solved.tasks.iter().map(|one| one.latest.unwrap().start.to_string()).collect();
    assert_eq!(starts, ["2026-07-29", "2026-08-26", "2026-09-16", "2026-09-29"]);
}

#[test]
fn vector_13_6_over_a_leap_day_and_over_new_year() {
    for (finish, days, start) in
        [("2028-03-01", 1, "2028-02-29"), ("2027-01-10", 30, "2026-12-11"), ("2027-03-01", 1, "2027-02-28")]
    {
        let solved = solve(&[Task::new(days, Natural, Vec::new())], Some(day(finish)), &counting("2026-01-01"));
        assert_eq!(solved.tasks[0].latest.unwrap().start, day(start), "{finish} less {days}");
    }
}

#[test]
fn working_days_are_counted_from_the_last_one_and_a_moment_stays() {
    let counting = Counting { calendar: Arc::new(calendar_k()), today: day("2026-07-01") };
    // A Sunday: its work ends on Friday.
    assert_eq!(counting.start_of(day("2026-11-29"), 1, Working), Some(day("2026-11-26")));
    assert_eq!(counting.start_of(day("2026-11-29"), 0, Working), Some(day("2026-11-29")));
    assert_eq!(counting.start_of(day("2026-10-08"), 1, Working), Some(day("2026-09-30")), "over the holidays");
    assert_eq!(counting.finish_of(day("2026-09-30"), 1, Working), Some(day("2026-10-08")));
    assert_eq!(counting.start_of(NaiveDate::MIN, 5, Natural), None);
}

#[test]
fn what_has_begun_ends_by_its_forecast_and_what_is_finished_feeds_forward() {
    let mut tasks = works();
    tasks[0].started = Some(day("2026-06-01"));
    tasks[0].finished = Some(day("2026-09-20"));
    tasks[1].started = Some(day("2026-09-25"));
    tasks[1].forecast = Some(day("2026-12-10"));
    let solved = solve(&tasks, Some(day("2026-12-31")), &counting("2026-10-01"));
    assert_eq!(solved.tasks[0].latest, None, "nothing is asked any more of what is finished");
    assert_eq!(solved.tasks[1].earliest, Some(Window { start: day("2026-09-25"), finish: day("2026-12-10") }));
    assert_eq!(solved.tasks[2].earliest, Some(Window { start: day("2026-10-01"), finish: day("2026-11-15") }));
    assert_eq!(solved.finish, Some(day("2027-01-09")));
    assert_eq!((solved.slack, &*solved.chain), (Some(-9), &[1, 3][..]));
    // Without a forecast it ends in its time, and never before today.
    tasks[1].forecast = None;
    let solved = solve(&tasks, None, &counting("2026-12-20"));
    assert_eq!(solved.tasks[1].earliest.unwrap().finish, day("2026-12-20"));
    assert_eq!(solved.slack, None, "no day to end by: forwards only");
}

#[test]
fn a_fixed_day_bounds_what_is_before_it_and_a_late_one_does_not() {
    let mut tasks = works();
    tasks[1].finish_by = Some(day("2026-11-20"));
    tasks[2].finish_by = Some(day("2027-06-30"));
    let solved = solve(&tasks, Some(day("2026-12-31")), &counting("2026-01-01"));
    let finishes: Vec<NaiveDate> = solved.tasks.iter().map(|one| one.latest.unwrap().finish).collect();
    assert_eq!(finishes, [day("2026-09-21"), day("2026-11-20"), day("2026-12-01"), day("2026-12-31")]);
}

#[test]
fn a_circle_is_told_and_the_rest_is_reckoned_around_it() {
    let mut tasks = works();
    tasks[0].after = vec![1];
    tasks.push(Task::new(10, Natural, vec![]));
    tasks[3].after.push(4);
    let solved = solve(&tasks, Some(day("2026-12-31")), &counting("2026-07-20"));
    assert_eq!(solved.circles, [[0, 1]]);
    assert!(solved.tasks[..2].iter().all(|one| one.in_circle && one.latest.is_none() && one.earliest.is_none()));
    assert_eq!(
        latest(&solved)[2..],
        ["2026-10-17 2026-12-01", "2026-12-01 2026-12-31", "2026-11-21 2026-12-01"].map(str::to_owned)
    );
}

/// A net as chance has it: what a task is after may be anything, also itself and what is not there.
fn nets() -> impl Strategy<Value = Vec<Task>> {
    let some_day = || proptest::option::weighted(0.2, 0_u64..900);
    let at = |days: Option<u64>| days.map(|days| day("2026-01-01") + chrono::Days::new(days));
    let task = (
        0_u32..120,
        any::<bool>(),
        proptest::collection::vec(0_usize..14, 0..3),
        some_day(),
        some_day(),
        some_day(),
        some_day(),
    );
    let task = task.prop_map(move |(days, works, after, by, started, finished, forecast)| Task {
        days,
        counts: if works { Working } else { Natural },
        after,
        finish_by: at(by),
        started: at(started),
        finished: at(finished),
        forecast: at(forecast),
    });
    proptest::collection::vec(task, 0..12)
}

/// A net of which nothing has begun.
fn untouched() -> impl Strategy<Value = Vec<Task>> {
    nets().prop_map(|tasks| {
        let blank = |task: Task| Task { started: None, finished: None, ..task };
        tasks.into_iter().map(blank).collect()
    })
}

fn finishes(solved: &Solved) -> Vec<Option<NaiveDate>> {
    solved.tasks.iter().map(|one| one.earliest.map(|window| window.finish)).collect()
}

proptest! {
    #[test]
    fn nothing_stands_before_what_it_waits_for(tasks in untouched(), today in 0_u64..700) {
        let today = day("2026-01-01") + chrono::Days::new(today);
        let counting = Counting { calendar: Arc::new(calendar_k()), today };
        let solved = solve(&tasks, Some(day("2027-12-31")), &counting);
        for (task, placed) in tasks.iter().zip(&solved.tasks) {
            for earlier in task.after.iter().filter_map(|place| solved.tasks.get(*place)) {
                if let (Some(one), Some(next)) = (earlier.earliest, placed.earliest) {
                    prop_assert!(one.finish <= next.start);
                }
                if let (Some(one), Some(next)) = (earlier.latest, placed.latest) {
                    prop_assert!(one.finish <= next.start);
                }
            }
            for window in [placed.earliest, placed.latest].into_iter().flatten() {
                prop_assert!(window.start <= window.finish);
            }
        }
    }

    #[test]
    fn a_longer_task_never_makes_the_finish_earlier(tasks in nets(), which in 0_usize..12, more in 1_u32..60) {
        let counting = counting("2026-06-01");
        let before = solve(&tasks, Some(day("2027-06-30")), &counting);
        let mut longer = tasks;
        prop_assume!(which < longer.len());
        longer[which].days += more;
        let after = solve(&longer, Some(day("2027-06-30")), &counting);
        prop_assert!(after.finish >= before.finish);
        for (one, other) in finishes(&before).iter().zip(finishes(&after)) {
            prop_assert!(other >= *one);
        }
        prop_assert!(after.slack <= before.slack);
    }

    #[test]
    fn the_order_of_what_comes_in_changes_nothing(tasks in nets(), turn in 0_usize..12) {
        let counting = counting("2026-06-01");
        let solved = solve(&tasks, Some(day("2027-06-30")), &counting);
        let count = tasks.len();
        let moved = |place: usize| if place < count { (place + turn) % count } else { place };
        let mut turned: Vec<Task> = tasks.clone();
        for (place, task) in tasks.iter().enumerate() {
            let after = task.after.iter().rev().map(|earlier| moved(*earlier)).collect();
            turned[moved(place)] = Task { after, ..task.clone() };
        }
        let other = solve(&turned, Some(day("2027-06-30")), &counting);
        for place in 0..count {
            prop_assert_eq!(solved.tasks[place], other.tasks[moved(place)]);
        }
        prop_assert_eq!((solved.slack, solved.finish), (other.slack, other.finish));
        prop_assert_eq!(solved.circles.len(), other.circles.len());
    }

    #[test]
    fn a_chain_leads_from_one_to_the_next(tasks in nets()) {
        let solved = solve(&tasks, Some(day("2027-06-30")), &counting("2026-06-01"));
        for pair in solved.chain.windows(2) {
            prop_assert!(tasks[pair[1]].after.contains(&pair[0]));
        }
        prop_assert!(solved.chain.iter().all(|place| solved.tasks[*place].is_critical));
        prop_assert_eq!(solved.chain.is_empty(), solved.slack.is_none());
    }

    #[test]
    fn working_days_backwards_are_those_forwards(start in 0_u64..900, days in 1_u32..200) {
        let calendar = calendar_k();
        let start = day("2026-01-01") + chrono::Days::new(start);
        let finish = calendar.after(start, days).unwrap();
        let back = calendar.before(finish, days).unwrap();
        prop_assert_eq!(calendar.working_days(back, finish), i64::from(days));
        prop_assert!(calendar.is_working(back) && back <= start);
        prop_assert_eq!(calendar.working_days(back, start), 0);
    }
}

#[test]
fn a_net_as_deep_as_a_book_ends() {
    let tasks: Vec<Task> = (0..20_000_usize)
        .map(|place| Task::new(1, Days::Natural, place.checked_sub(1).into_iter().collect()))
        .collect();
    let solved = solve(&tasks, None, &counting("2026-01-01"));
    assert_eq!((solved.circles.len(), solved.tasks.len()), (0, 20_000));
}
