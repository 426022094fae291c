//! What is asked of the month grid, as it stands in the address: `month=2026-08&unit=…&only=late`.

use crate::app::ledger::address::Addressed;
use crate::domain::figures::month::Month;
use crate::domain::progress::{MonthLine, Report};
use crate::domain::when::When;
use crate::ui::route::{decoded, encoded};

/// Which lines alone are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Only {
    /// 未报.
    Unreported,
    /// 迟报.
    Late,
    /// 上报核定差大.
    Differs,
    /// 未核定.
    Unverified,
}

impl Only {
    /// In the order of the chips.
    pub const ALL: [Self; 4] = [Self::Unreported, Self::Late, Self::Differs, Self::Unverified];

    /// As the address has it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unreported => "unreported",
            Self::Late => "late",
            Self::Differs => "differs",
            Self::Unverified => "unverified",
        }
    }

    /// Whether a line is one of them.
    pub fn fits(self, line: &MonthLine) -> bool {
        match self {
            Self::Unreported => line.report == Report::Missing,
            Self::Late => matches!(line.report, Report::Late(_)),
            Self::Differs => line.differs(),
            Self::Unverified => line.is_unverified(),
        }
    }
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// The month; none for the one before today's.
    pub month: Option<Month>,
    /// 责任单位; empty for all.
    pub unit: String,
    /// Which lines alone.
    pub only: Option<Only>,
}

impl Addressed for Asked {
    fn at(&self, address: &str) -> Self {
        let mut asked = Self::default();
        for (key, value) in address.split('&').filter_map(|part| part.split_once('=')) {
            match key {
                "month" => asked.month = month_of(value),
                "unit" => asked.unit = decoded(value),
                "only" => asked.only = Only::ALL.into_iter().find(|only| only.key() == value),
                _ => {}
            }
        }
        asked
    }

    fn write(&self) -> String {
        let month = self.month.map(|month| format!("month={month}"));
        let unit = (!self.unit.is_empty()).then(|| format!("unit={}", encoded(&self.unit)));
        let only = self.only.map(|only| format!("only={}", only.key()));
        month.into_iter().chain(unit).chain(only).collect::<Vec<_>>().join("&")
    }

    fn sought(&self) -> &str {
        ""
    }
}

/// A month as an address has it, `2026-08`.
pub fn month_of(text: &str) -> Option<Month> {
    use chrono::Datelike;
    let first = When::parse(text)?.first_day();
    Month::new(first.year(), first.month()).filter(|month| month.to_string() == text)
}
