//! What stands behind the `?` of a table: the month or the days, the unit, what is left out.

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::month::Month;
use crate::domain::report::tables::TableAsked;
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
    ];
    pairs.into_iter().flatten().collect::<Vec<_>>().join("&")
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
