//! A computed figure: its value or why it has none, the rule, how it was reckoned, and the fields that it was made from.

use super::amount::{Amount, Rounding};
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rule::Rule;
use super::source::Source;

/// One figure of a page, a table or a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    rule: &'static Rule,
    value: Result<Fraction, Missing>,
    reckoning: Option<Reckoning>,
    sources: Vec<Source>,
    marks: Vec<Mark>,
    as_of: Option<Month>,
}

impl Figure {
    /// Reckons a figure. Without a value where the reckoning cannot be carried out.
    pub fn of(rule: &'static Rule, reckoning: Reckoning) -> Self {
        let scaled = |value: Fraction| value.times(rule.unit.scale()).map(|_| value).ok_or(Missing::TooLarge);
        let value = reckoning.value().and_then(scaled);
        Self { rule, value, reckoning: Some(reckoning), sources: Vec::new(), marks: Vec::new(), as_of: None }
    }

    /// A figure that cannot be reckoned, and why.
    pub const fn missing(rule: &'static Rule, why: Missing) -> Self {
        Self { rule, value: Err(why), reckoning: None, sources: Vec::new(), marks: Vec::new(), as_of: None }
    }

    /// A figure that can be reckoned or not.
    pub fn of_result(rule: &'static Rule, reckoning: Result<Reckoning, Missing>) -> Self {
        reckoning.map_or_else(|why| Self::missing(rule, why), |reckoning| Self::of(rule, reckoning))
    }

    /// Says further what it was made from; each field once, in order.
    pub fn from(mut self, sources: impl IntoIterator<Item = Source>) -> Self {
        self.sources.extend(sources);
        self.sources.sort_unstable();
        self.sources.dedup();
        self
    }

    /// Says which closed month it is as of.
    pub fn at(mut self, as_of: impl Into<Option<Month>>) -> Self {
        self.as_of = as_of.into();
        self
    }

    /// Adds remarks; each once, in order.
    pub fn marked(mut self, marks: impl IntoIterator<Item = Mark>) -> Self {
        self.marks.extend(marks);
        self.marks.sort_unstable();
        self.marks.dedup();
        self
    }

    /// The rule that it was made by.
    pub const fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The exact value or why there is none. Rates and points are fractions of 1, not of 100.
    pub const fn value(&self) -> Result<Fraction, Missing> {
        self.value
    }

    /// The exact value in the unit of the rule: rates in %, differences of rates in points.
    pub fn in_unit(&self) -> Option<Fraction> {
        self.value.ok()?.times(self.rule.unit.scale())
    }

    /// The value as it is shown, with the places that its unit has.
    pub fn shown(&self, rounding: Rounding) -> Option<Amount> {
        self.shown_to(self.rule.unit.places(), rounding)
    }

    /// The value as it is shown with so many places.
    pub fn shown_to(&self, places: u8, rounding: Rounding) -> Option<Amount> {
        self.in_unit().map(|value| Amount::of(value, places, rounding))
    }

    /// The month that it is as of; none where it is of one project's fields or of a day.
    pub const fn as_of(&self) -> Option<Month> {
        self.as_of
    }

    /// How it was reckoned, where it was.
    pub const fn reckoning(&self) -> Option<&Reckoning> {
        self.reckoning.as_ref()
    }

    /// The fields that it was made from.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What is said beside it.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }
}
