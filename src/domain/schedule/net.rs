//! A net of tasks: latest days backwards from the finish, earliest days forwards from today, and what is critical.
//!
//! As with statutory periods the first day is not counted: a task of n days that ends on a day starts n days earlier, and what comes
//! before it ends on that same day.
//!
//! | Of a task | Latest | Earliest |
//! |---|---|---|
//! | not begun | finish: the least of its fixed day and the latest starts behind it, at the end of the net the project's; start: n days earlier | start: the greatest of today and the earliest finishes before it; finish: n days later, or its forecast where that is later |
//! | begun | the same | from its start to its forecast, else n days after its start; today at least |
//! | finished | none | as it was; it feeds forward |
//! | on a circle | none | none; what is around it is reckoned as if it were not there |
//!
//! Slack is the latest finish less the earliest, in natural days. Critical is what has the least slack of the net.

use std::sync::Arc;

use chrono::{Days as DaysOf, NaiveDate};

use crate::domain::figures::calendar::{Calendar, natural_days};
use crate::domain::register::Days;

use super::circles::circles;

/// The longest that a task is taken to last, in days: longer ones are slips of the hand.
const LONGEST: u32 = 36_500;

/// One task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// 工期.
    pub days: u32,
    /// Which days it counts.
    pub counts: Days,
    /// 紧前: the places of what is done before it begins.
    pub after: Vec<usize>,
    /// 硬节点.
    pub finish_by: Option<NaiveDate>,
    /// 实际开始.
    pub started: Option<NaiveDate>,
    /// 实际完成.
    pub finished: Option<NaiveDate>,
    /// 预计完成.
    pub forecast: Option<NaiveDate>,
}

impl Task {
    /// A task of so many days that has not begun.
    pub const fn new(days: u32, counts: Days, after: Vec<usize>) -> Self {
        Self { days, counts, after, finish_by: None, started: None, finished: None, forecast: None }
    }
}

/// From which day to which; both may be the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Window {
    /// The day it starts.
    pub start: NaiveDate,
    /// The day it ends.
    pub finish: NaiveDate,
}

/// What follows for one task.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Placed {
    /// 最迟开始 and 最迟完成; none of what is finished, stands on a circle or has no day to end by.
    pub latest: Option<Window>,
    /// 最早开始 and 最早完成; of what is finished, as it was.
    pub earliest: Option<Window>,
    /// 时差: by how many natural days it may be late; below zero it has to be that much quicker.
    pub slack: Option<i64>,
    /// 关键.
    pub is_critical: bool,
    /// It stands on a circle.
    pub in_circle: bool,
}

/// What follows for a net.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Solved {
    /// The tasks, in their places.
    pub tasks: Vec<Placed>,
    /// What stands on circles.
    pub circles: Vec<Vec<usize>>,
    /// 关键线路: the places from the first to the last.
    pub chain: Vec<usize>,
    /// The least slack of all; none where nothing has a latest day.
    pub slack: Option<i64>,
    /// 最早完成: the last of the earliest finishes.
    pub finish: Option<NaiveDate>,
}

/// Days before and behind others, by the calendar.
#[derive(Clone, PartialEq, Debug)]
pub struct Counting {
    /// The office's calendar.
    pub calendar: Arc<Calendar>,
    /// As of this day.
    pub today: NaiveDate,
}

impl Counting {
    /// The day on which a task starts that ends on this day; none beyond the calendar.
    pub fn start_of(&self, finish: NaiveDate, days: u32, counts: Days) -> Option<NaiveDate> {
        let days = days.min(LONGEST);
        match counts {
            Days::Natural => finish.checked_sub_days(DaysOf::new(days.into())),
            Days::Working => self.calendar.before(finish, days),
        }
    }

    /// The day on which a task ends that starts on this day; none beyond the calendar.
    pub fn finish_of(&self, start: NaiveDate, days: u32, counts: Days) -> Option<NaiveDate> {
        let days = days.min(LONGEST);
        match counts {
            Days::Natural => start.checked_add_days(DaysOf::new(days.into())),
            Days::Working => self.calendar.after(start, days),
        }
    }
}

/// Reckons a net that is to end on this day, where one is given.
pub fn solve(tasks: &[Task], end: Option<NaiveDate>, counting: &Counting) -> Solved {
    let before: Vec<Vec<usize>> = tasks.iter().map(|task| task.after.clone()).collect();
    let circles = circles(&before);
    let mut placed = vec![Placed::default(); tasks.len()];
    for place in circles.iter().flatten() {
        placed[*place].in_circle = true;
    }
    let order = in_order(tasks, &placed);
    forwards(tasks, &order, counting, &mut placed);
    backwards(tasks, &order, end, counting, &mut placed);
    for one in &mut placed {
        one.slack = one.latest.zip(one.earliest).map(|(latest, earliest)| natural_days(earliest.finish, latest.finish));
    }
    let slack = placed.iter().filter_map(|one| one.slack).min();
    for one in &mut placed {
        one.is_critical = slack.is_some() && one.slack == slack;
    }
    let finish = placed.iter().filter_map(|one| one.earliest).map(|window| window.finish).max();
    let chain = chain(tasks, &placed);
    Solved { tasks: placed, circles, chain, slack, finish }
}

/// The places of all that stands on no circle, each behind what comes before it.
fn in_order(tasks: &[Task], placed: &[Placed]) -> Vec<usize> {
    let counts = |place: &usize| placed.get(*place).is_some_and(|one| !one.in_circle);
    let mut waits: Vec<usize> = vec![0; tasks.len()];
    let mut behind: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    for (place, task) in tasks.iter().enumerate().filter(|(place, _)| counts(place)) {
        for earlier in task.after.iter().filter(|earlier| counts(earlier)) {
            waits[place] += 1;
            behind[*earlier].push(place);
        }
    }
    let mut order: Vec<usize> = (0..tasks.len()).filter(|place| counts(place) && waits[*place] == 0).collect();
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        next += 1;
        for later in &behind[place] {
            waits[*later] -= 1;
            if waits[*later] == 0 {
                order.push(*later);
            }
        }
    }
    order
}

fn forwards(tasks: &[Task], order: &[usize], counting: &Counting, placed: &mut [Placed]) {
    let today = counting.today;
    for place in order {
        let task = &tasks[*place];
        let done = |earlier: &usize| Some(placed.get(*earlier)?.earliest?.finish);
        let last = task.after.iter().filter_map(done).max();
        let after = |start| counting.finish_of(start, task.days, task.counts);
        placed[*place].earliest = match (task.finished, task.started) {
            (Some(finish), started) => Some(Window { start: started.unwrap_or(finish).min(finish), finish }),
            (None, Some(start)) => {
                task.forecast.or_else(|| after(start)).map(|finish| Window { start, finish: finish.max(today) })
            }
            (None, None) => {
                let start = last.map_or(today, |last| last.max(today));
                // What has not begun cannot be done in less than its time: a forecast only makes it later.
                after(start).map(|finish| Window { start, finish: task.forecast.map_or(finish, |day| day.max(finish)) })
            }
        };
    }
}

fn backwards(tasks: &[Task], order: &[usize], end: Option<NaiveDate>, counting: &Counting, placed: &mut [Placed]) {
    // The least latest start behind each place.
    let mut behind: Vec<Option<NaiveDate>> = vec![None; tasks.len()];
    for place in order.iter().rev() {
        let task = &tasks[*place];
        if task.finished.is_some() {
            continue;
        }
        let bound = [task.finish_by, behind[*place]].into_iter().flatten().min().or(end);
        let latest =
            bound.and_then(|finish| Some(Window { start: counting.start_of(finish, task.days, task.counts)?, finish }));
        placed[*place].latest = latest;
        let Some(Window { start, .. }) = latest else { continue };
        for earlier in task.after.iter().filter(|earlier| **earlier < tasks.len()) {
            behind[*earlier] = Some(behind[*earlier].map_or(start, |known| known.min(start)));
        }
    }
}

/// The chain of critical tasks that ends last: from its end back to what it has waited for the longest.
fn chain(tasks: &[Task], placed: &[Placed]) -> Vec<usize> {
    let finish = |place: usize| placed[place].earliest.map(|window| window.finish);
    let is_critical = |place: &usize| placed.get(*place).is_some_and(|one| one.is_critical);
    // Of several that end on one day the first.
    let last = |places: &mut dyn Iterator<Item = usize>| {
        places.fold(None, |last: Option<usize>, place| match last {
            Some(known) if finish(known) >= finish(place) => Some(known),
            _ => Some(place),
        })
    };
    let mut chain = Vec::new();
    let mut next = last(&mut (0..placed.len()).filter(is_critical));
    while let Some(place) = next {
        chain.push(place);
        next = last(&mut tasks[place].after.iter().copied().filter(is_critical));
    }
    chain.reverse();
    chain
}
