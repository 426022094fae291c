//! What stands behind the `?` of a table: the month or the days, the unit, what is left out, the groups.

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::month::Month;
use crate::domain::report::tables::{Made, TableAsked};
use crate::domain::report::when;
use crate::domain::text::Lang;
use crate::ui::controls::SelectOption;
use crate::ui::route::{decoded, encoded};
use crate::ui::words::{self, ReportWords};

/// How many months back a period is offered of.
const MONTHS: u32 = 12;

/// What is asked for; the columns stand on the device and not in the address.
pub fn read(query: &str, today: NaiveDate) -> TableAsked {
    let value = |name: &str| {
        let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        pair.map(decoded).filter(|value| !value.is_empty())
    };
    let day = |name: &str| value(name).and_then(|day| day.parse::<NaiveDate>().ok());
    TableAsked {
        as_of: value("at").and_then(|at| Month::parse(&at)).unwrap_or_else(|| Month::closed(today)),
        from: day("from"),
        to: day("to"),
        unit: value("unit"),
        is_open: value("open").is_some(),
        is_grouped: value("flat").is_none(),
        by: value("by"),
        names_persons: value("persons").is_some(),
        columns: None,
    }
}

/// Writes it.
pub fn write(asked: &TableAsked, today: NaiveDate) -> String {
    let pairs = [
        (asked.as_of != Month::closed(today)).then(|| format!("at={}", asked.as_of)),
        asked.from.map(|day| format!("from={day}")),
        asked.to.map(|day| format!("to={day}")),
        asked.unit.as_ref().map(|unit| format!("unit={}", encoded(unit))),
        asked.is_open.then(|| "open=1".to_owned()),
        (!asked.is_grouped).then(|| "flat=1".to_owned()),
        asked.by.as_ref().map(|by| format!("by={}", encoded(by))),
        asked.names_persons.then(|| "persons=1".to_owned()),
    ];
    match pairs.into_iter().flatten().collect::<Vec<_>>() {
        // What somebody has asked for is said even where it is all: a table opens as the office has it only where nothing is said.
        none if none.is_empty() => "all=1".to_owned(),
        some => some.join("&"),
    }
}

/// Rows in no groups, as a choice.
const FLAT: &str = "-";

/// How rows are grouped as one word: nothing for what is usual.
pub fn grouping_of(asked: &TableAsked) -> String {
    match (asked.is_grouped, &asked.by) {
        (false, _) => FLAT.to_owned(),
        (true, by) => by.clone().unwrap_or_default(),
    }
}

/// What is asked for when rows are grouped by this word.
pub fn grouped_by(asked: TableAsked, word: String) -> TableAsked {
    match word.as_str() {
        FLAT => TableAsked { is_grouped: false, by: None, ..asked },
        _ => TableAsked { is_grouped: true, by: Some(word).filter(|by| !by.is_empty()), ..asked },
    }
}

/// The ways to group the rows of a table.
pub fn groupings(made: &Made, is_grouped_by_itself: bool, lang: Lang) -> Vec<SelectOption> {
    let words = ReportWords::of(lang);
    let usual = if is_grouped_by_itself { words.usual_groups } else { words.no_groups };
    let flat = is_grouped_by_itself.then(|| SelectOption::new(FLAT, words.no_groups));
    let by = made.groups.iter().map(|head| SelectOption::new(head.key, words::grouped_by(head.name.get(lang), lang)));
    std::iter::once(SelectOption::new("", usual)).chain(flat).chain(by).collect()
}

/// The days of a period as one word, and back.
pub fn period_of(asked: &TableAsked) -> String {
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    if asked.from.is_none() && asked.to.is_none() {
        String::new()
    } else {
        format!("{}/{}", day(asked.from), day(asked.to))
    }
}

/// Reads the word.
pub fn days_of(period: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (from, to) = period.split_once('/').unwrap_or_default();
    (from.parse().ok(), to.parse().ok())
}

/// The periods that are offered: all, this year and the one before, the last months; and the one of the address.
pub fn periods(asked: &TableAsked, today: NaiveDate, lang: Lang) -> Vec<SelectOption> {
    let of = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
        period_of(&TableAsked { from, to, ..TableAsked::all(asked.as_of) })
    };
    let year = |year: i32| {
        let ends = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
        SelectOption::new(of(ends.0, ends.1), words::year_period(year, lang))
    };
    let month = |back: u32| {
        let month = Month::of(today).back(back);
        let first = NaiveDate::from_ymd_opt(month.year(), month.number(), 1);
        SelectOption::new(of(first, Some(month.last_day())), when::month(month).get(lang))
    };
    let all = SelectOption::new("", ReportWords::of(lang).always);
    let mut periods: Vec<SelectOption> =
        [all, year(today.year()), year(today.year() - 1)].into_iter().chain((0..MONTHS).map(month)).collect();
    let own = period_of(asked);
    if !periods.iter().any(|period| period.value == own) {
        periods.push(SelectOption::new(own.clone(), own.replace('/', " – ")));
    }
    periods
}
