//! What the registers of the sample hold beside approvals: halts, the plan of the year, the last months. Figures are round and
//! made up; days are counted back from today.

use chrono::{Datelike, NaiveDate};

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::register::Register;
use crate::domain::registers::{halt, monthly_progress, year_plan};
use crate::domain::when::When;

use super::projects::{CLINKER, LANDFILL, NEW_TOWN, PARK, STATION, project};
use super::stage::{Stage, Turn, Who};

/// What a project was to invest and has reported in each of the last months, 万元, the oldest first. The project's own figures agree:
/// its plan of the year is three times what stands here, its sum since January what was reported here.
const MONTHS: [(&str, [(u32, u32); 4]); 3] = [
    (LANDFILL, [(900, 860), (900, 780), (1_000, 640), (1_000, 1_020)]),
    (CLINKER, [(2_400, 2_350), (2_400, 2_500), (2_600, 2_410), (2_600, 1_980)]),
    (STATION, [(160, 150), (160, 170), (170, 160), (170, 180)]),
];

impl Turn<'_> {
    fn puts(&mut self, register: &'static Register, of: &str, period: Option<When>, facts: &[(&str, &str)]) {
        let target = EntryTarget::OfKey { register, parent: Some(EntityId::from(project(of))), period };
        let facts = facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        self.does(Command::PutEntry { target, facts });
    }
}

/// The office enters what came in so many days ago.
pub(super) fn enter_all(stage: &mut Stage, days_ago: i64) {
    let mut chen = stage.turn(Who::Chen, days_ago);
    let before = |chen: &Turn, days: Option<i64>| {
        days.map_or_else(String::new, |days| chen.in_days(days_ago - days).to_string())
    };
    for (of, from, to, reason) in
        [(NEW_TOWN, 75, Some(41), "funds"), (PARK, 18, None, "land"), (CLINKER, 160, Some(152), "weather")]
    {
        let (from, to) = (before(&chen, Some(from)), before(&chen, to));
        chen.puts(&halt::REGISTER, of, None, &[("from", &from), ("to", &to), ("reason", reason)]);
    }
    months(&mut chen, days_ago, |place| place >= LAST);
}

/// The office enters the plan of the year and the first months, so many days ago.
pub(super) fn enter_first(stage: &mut Stage, days_ago: i64) {
    let mut chen = stage.turn(Who::Chen, days_ago);
    let year = When::year(yesterday(&chen, days_ago).year());
    for (of, months) in MONTHS {
        let plan: u32 = months.iter().map(|(planned, _)| planned * 3).sum();
        chen.puts(&year_plan::REGISTER, of, year, &[("plan", &plan.to_string()), ("task", "continue")]);
    }
    months(&mut chen, days_ago, |place| place < LAST);
}

/// The place of the month that is reported last, among those of [`MONTHS`].
const LAST: i32 = 3;

/// The day before the one on which the story is told, from a turn so many days ago.
fn yesterday(chen: &Turn, days_ago: i64) -> NaiveDate {
    chen.in_days(days_ago - 1)
}

/// Some of the months before this one.
fn months(chen: &mut Turn, days_ago: i64, is_among: fn(i32) -> bool) {
    let today = yesterday(chen, days_ago);
    for (of, months) in MONTHS {
        for (place, (planned, reported)) in (0_i32..).zip(months).filter(|(place, _)| is_among(*place)) {
            // Counted from the year 0, so that a year before is reached as well.
            let number = today.year() * 12 + today.month0().cast_signed() - 4 + place;
            let month = When::month(number.div_euclid(12), number.rem_euclid(12).unsigned_abs() + 1);
            let (planned, reported) = (planned.to_string(), reported.to_string());
            chen.puts(&monthly_progress::REGISTER, of, month, &[("planned", &planned), ("reported", &reported)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::sample::sample_changes;

    #[test]
    fn what_a_project_says_of_its_year_is_what_its_months_say() {
        let mut book = Book::default();
        for change in sample_changes("2026-11-30".parse().unwrap(), 1_796_000_000_000) {
            book.apply(change, None);
        }
        for (of, months) in MONTHS {
            let number = |key: &str| book.text(project(of).entity(), key).parse::<u32>().unwrap();
            let (planned, reported) =
                months.iter().fold((0, 0), |(plan, done), (one, other)| (plan + one, done + other));
            assert_eq!((number("annual_plan"), number("ytd")), (planned * 3, reported), "{of}");
            assert!(number("ytd") <= number("since_start") && number("annual_plan") <= number("total"), "{of}");
        }
    }
}
