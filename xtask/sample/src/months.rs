//! Year plans and months of every project: planned by the office, reported by units, verified by inspectors. Some are missing, some late,
//! and some reports say more than was found.

use chrono::{Datelike, Days, NaiveDate};
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::register::Register;
use sitebook::domain::registers::{monthly_progress as month, year_plan};
use sitebook::domain::when::When;

use super::dice::Dice;
use super::names::WORKS;
use super::office::{At, Office};
use super::phrases;
use super::play::Play;

type Entries = Vec<(EntryTarget, Vec<(String, String)>)>;

/// One month of one year.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Month {
    year: i32,
    number: u32,
}

impl Play<'_> {
    /// Writes the last so many months that are over, on the last evening.
    pub(super) fn months(&mut self, count: usize) {
        let at = At::new(self.sizes.until, 1_210);
        let months = last_months(self.sizes.until, count);
        for place in 0..self.sites.len() {
            let at = at.later(place as i64);
            let clerk = Office::clerk(&mut self.dice);
            let (plans, reports, verified) = self.months_of(place, &months);
            let by = self.sites[place].inspector;
            for (who, entries) in [(clerk, plans), (Office::answerer(&mut self.dice), reports), (by, verified)] {
                if !entries.is_empty() {
                    self.office.does(who, at, Command::PutEntries { entries });
                }
            }
        }
    }

    fn months_of(&mut self, place: usize, months: &[Month]) -> (Entries, Entries, Entries) {
        let (dice, site) = (&mut self.dice, &self.sites[place]);
        let parts = WORKS[site.works].parts;
        let project = site.id.entity().clone();
        let (mut plans, mut reports, mut verified) = (Entries::new(), Entries::new(), Entries::new());
        let target = |register: &'static Register, period: Option<When>| EntryTarget::OfKey {
            register,
            parent: Some(project.clone()),
            period,
        };
        let mut opening = site.total * site.done / 1_000 * 40;
        let mut year = Year::default();
        for now in months {
            if now.year != year.number {
                opening += year.reported;
                year = Year::begin(dice, now.year, site.total * 100);
                let facts = [("plan", cents(year.plan)), ("opening", cents(opening))];
                plans.push((target(&year_plan::REGISTER, When::year(now.year)), facts_of(facts)));
            }
            let period = When::month(now.year, now.number);
            plans.push((target(&month::REGISTER, period), facts_of([("planned", cents(year.plan / 12))])));
            let is_reported = !dice.chance(if Some(now) == months.last() { 18 } else { 3 });
            let done = year.plan / 12 * dice.between(35, 135) / 100;
            if is_reported {
                year.reported += done;
                let image = (year.reported * 100 / year.plan.max(1)).clamp(0, 100);
                let latest = if dice.chance(12) { 6 } else { 0 };
                let came = days_after_due(*now, dice.between(-4, latest));
                reports.push((
                    target(&month::REGISTER, period),
                    facts_of([
                        ("reported", cents(done)),
                        ("image_part", phrases::progress(dice, parts)),
                        ("image", image.to_string()),
                        ("reported_on", came.to_string()),
                    ]),
                ));
            }
            if dice.chance(if Some(now) == months.last() { 45 } else { 85 }) {
                let share = if dice.chance(85) { dice.between(97, 100) } else { dice.between(78, 93) };
                let basis = dice.pick(&["measured", "payment", "supervisor", "site"]).to_owned();
                let ytd = cents(year.reported * share / 100);
                let facts = facts_of([("verified_ytd", ytd), ("basis", basis)]);
                verified.push((target(&month::REGISTER, period), facts));
            }
        }
        (plans, reports, verified)
    }
}

/// What a project has in a year, in hundredths of 万元.
#[derive(Default)]
struct Year {
    number: i32,
    plan: i64,
    reported: i64,
}

impl Year {
    fn begin(dice: &mut Dice, number: i32, total: i64) -> Self {
        Self { number, plan: total * dice.between(15, 50) / 100, reported: 0 }
    }
}

/// The last so many months that are over on a day, the first of them first.
fn last_months(until: NaiveDate, count: usize) -> Vec<Month> {
    let last = i64::from(until.year()) * 12 + i64::from(until.month0());
    let months = (1..=count as i64).rev().map(|back| last - back);
    let month = |number: i64| Month { year: number.div_euclid(12) as i32, number: number.rem_euclid(12) as u32 + 1 };
    months.map(month).collect()
}

/// So many days behind the fifth of the month after.
fn days_after_due(month: Month, days: i64) -> NaiveDate {
    let (year, number) = if month.number == 12 { (month.year + 1, 1) } else { (month.year, month.number + 1) };
    let due = NaiveDate::from_ymd_opt(year, number, 5).expect("a day of the calendar");
    let by = Days::new(days.unsigned_abs());
    let day = if days < 0 { due.checked_sub_days(by) } else { due.checked_add_days(by) };
    day.expect("a day of the calendar")
}

fn cents(amount: i64) -> String {
    format!("{}.{:02}", amount / 100, amount % 100)
}

fn facts_of<const N: usize>(facts: [(&str, String); N]) -> Vec<(String, String)> {
    facts.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
}

#[cfg(test)]
mod tests {
    use sitebook::domain::register::Entry;
    use sitebook::domain::tables::Tables;

    use super::super::{Sizes, play};
    use super::*;

    #[test]
    fn months_are_planned_reported_and_verified_with_gaps() {
        let until = "2026-11-20".parse().unwrap();
        let sizes = Sizes { projects: 20, visits: 0, problems: 0, seed: 1, until, long_list: None, months: 14 };
        let (book, tables) = play::book(&sizes);
        let months: Vec<_> = tables.entries().all(&month::REGISTER).collect();
        assert_eq!(months.len(), 20 * 14);
        let count = |is: &dyn Fn(&Entry) -> bool| months.iter().filter(|entry| is(entry)).count();
        let (reported, verified) = (
            count(&|entry| entry.get(month::REPORTED).is_some()),
            count(&|entry| entry.get(month::VERIFIED_YTD).is_some()),
        );
        assert!((200..280).contains(&reported) && (150..280).contains(&verified), "{reported} {verified}");
        let is_late = |entry: &Entry| {
            let key = entry.key.first_day().zip(entry.get(month::REPORTED_ON));
            key.is_some_and(|(first, came)| (came.last_day() - first).num_days() > 37)
        };
        assert!(count(&is_late) > 5, "some came late");
        assert_eq!(tables.entries().all(&year_plan::REGISTER).count(), 40, "two years of each");
        assert_eq!(tables, Tables::of(&book));
    }
}
