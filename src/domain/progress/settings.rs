//! What the office has set for figures. Every published value is a default that it can change.

use chrono::{Datelike, NaiveDate};

use crate::book::{Book, EntityId};
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::calendar::{Calendar, DayKind};
use crate::domain::figures::light::Preset;
use crate::domain::figures::month::Month;
use crate::domain::figures::starts::DueBase;
use crate::domain::figures::ytd::Take;

/// How figures are made and shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FigureSettings {
    /// 四舍五入 or 截断.
    pub rounding: Rounding,
    /// Which of the two figures is taken.
    pub take: Take,
    /// Which projects stand below the line of 到期开工率.
    pub due_base: DueBase,
    /// The day of the next month by which a month is to be reported.
    pub late_after: u32,
    /// The year of plans that name none; none where nobody has said it.
    pub year: Option<i32>,
    /// 亮灯规则.
    pub lights: Preset,
    /// Whether leaders are ranked, which they are not unless the office says so.
    pub ranks_leaders: bool,
}

/// 每月 5 日前报送上月进度: the usual day [P].
pub const LATE_AFTER: u32 = 5;

impl Default for FigureSettings {
    fn default() -> Self {
        Self {
            rounding: Rounding::default(),
            take: Take::default(),
            due_base: DueBase::default(),
            late_after: LATE_AFTER,
            year: None,
            lights: Preset::default(),
            ranks_leaders: false,
        }
    }
}

impl FigureSettings {
    /// Reads the fields of the office.
    pub fn of(book: &Book, office: &EntityId) -> Self {
        let usual = Self::default();
        Self {
            rounding: match book.text(office, "rounding") {
                "truncate" => Rounding::Truncate,
                _ => usual.rounding,
            },
            take: match book.text(office, "take") {
                "verified" => Take::RecentVerified,
                _ => usual.take,
            },
            due_base: match book.text(office, "due_base") {
                "all" => DueBase::All,
                _ => usual.due_base,
            },
            late_after: book
                .value(office, "late_after")
                .as_int()
                .and_then(|day| u32::try_from(day).ok())
                .filter(|day| (1..=28).contains(day))
                .unwrap_or(usual.late_after),
            year: book.text(office, "year").parse().ok(),
            lights: Preset::from_key(book.text(office, "lights")).unwrap_or_default(),
            ranks_leaders: book.value(office, "rank_leaders").is_true(),
        }
    }

    /// The year of plans that name none, as of a month.
    pub fn usual_year(&self, as_of: Month) -> i32 {
        self.year.unwrap_or(as_of.year())
    }

    /// The last day on which the report of a month is in time; none at the end of the calendar.
    pub fn report_until(&self, month: Month) -> Option<NaiveDate> {
        let next = Month::of(month.last_day().succ_opt()?);
        NaiveDate::from_ymd_opt(next.year(), next.number(), self.late_after)
    }

    /// By how many days a month was reported late; none in time.
    pub fn days_late(&self, month: Month, reported_on: NaiveDate) -> Option<i64> {
        let last = self.report_until(month)?;
        Some((reported_on - last).num_days()).filter(|days| *days > 0)
    }
}

/// The kind of the entities that hold the days of a year.
pub const CALENDAR: &str = "calendar";

/// 工作日历: what the office has entered of the days of each year (`calendar/2026`: `2026-10-01` is `off`, `2026-10-10` is `work`).
pub fn calendar(book: &Book) -> Calendar {
    let days = book.entities(CALENDAR).flat_map(|(of, entity)| {
        entity.fields().filter_map(move |field| {
            let day: NaiveDate = field.as_str().parse().ok()?;
            let kind = match book.text(of, field.as_str()) {
                "off" => DayKind::Off,
                "work" => DayKind::Work,
                _ => return None,
            };
            (of.rest() == day.year().to_string()).then_some((day, kind))
        })
    });
    Calendar::new(days.collect::<Vec<_>>())
}
