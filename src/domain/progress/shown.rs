//! What is shown of a figure.

use serde::{Deserialize, Serialize};

use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::rule::Unit;
use crate::domain::text::thousands_apart;

/// How much of a figure is reported and not verified.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Reported {
    /// Nothing, or what is neither.
    #[default]
    None,
    /// A part of a sum.
    Partly,
    /// All of it.
    Wholly,
}

/// What is shown of a figure: rounded once, or the reason why there is none.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shown {
    /// The digits, as data has them.
    value: Result<String, Missing>,
    is_signed: bool,
    /// Whether it is reported and not verified.
    pub reported: Reported,
}

impl Shown {
    /// Rounds a figure by the rule of the office.
    pub fn of(figure: &Figure, rounding: Rounding) -> Self {
        let shown = figure.shown(rounding).map(|amount| amount.to_string());
        let marked = |wanted: fn(&Mark) -> bool| figure.marks().iter().any(wanted);
        Self {
            value: shown.ok_or_else(|| figure.value().err().unwrap_or(Missing::TooLarge)),
            is_signed: figure.rule().unit == Unit::Points || figure.rule().key == "growth",
            reported: match figure.value() {
                Err(_) => Reported::None,
                Ok(_) if marked(|mark| matches!(mark, Mark::Unverified)) => Reported::Wholly,
                Ok(_) if marked(|mark| matches!(mark, Mark::PartlyUnverified(_))) => Reported::Partly,
                Ok(_) => Reported::None,
            },
        }
    }

    /// Why there is none.
    pub fn missing(&self) -> Option<Missing> {
        self.value.as_ref().err().copied()
    }

    /// The digits as data has them, `-1234.5`.
    pub fn digits(&self) -> Option<&str> {
        self.value.as_deref().ok()
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.digits().is_some_and(|digits| digits.starts_with('-'))
    }

    /// The digits as pages show them: thousands apart, a difference with its sign.
    pub fn written(&self) -> Option<String> {
        let digits = self.digits()?;
        let bare = digits.trim_start_matches('-');
        let (whole, part) = bare.split_once('.').map_or((bare, None), |(whole, part)| (whole, Some(part)));
        let is_zero = bare.chars().all(|sign| matches!(sign, '0' | '.'));
        let sign = match (digits.starts_with('-'), self.is_signed && !is_zero) {
            (true, _) => "−",
            (false, true) => "+",
            (false, false) => "",
        };
        let part = part.map(|part| format!(".{part}")).unwrap_or_default();
        Some(format!("{sign}{}{part}", thousands_apart(whole)))
    }
}
