//! Why a text does not fit a field.

use crate::domain::place::NotAPlace;

/// Why a text does not fit a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldError {
    /// Not a decimal number.
    NotANumber,
    /// Below zero where that makes no sense.
    Negative,
    /// Not a day, month or year.
    NotADate,
    /// Not a time of the day.
    NotATime,
    /// Not a year.
    NotAYear,
    /// Not a telephone number.
    NotAPhone,
    /// Not a place.
    NotAPlace(NotAPlace),
    /// Not on the list of choices.
    NotAChoice,
    /// Not a day: a month or a year is too wide, or it is no date at all.
    NotADay,
    /// Not a month.
    NotAMonth,
    /// Not a whole number that is no less than nothing.
    NotACount,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Not between these two.
    OutOfRange(i64, i64),
    /// It names nothing of the kind that it should.
    NotAReference,
    /// Longer than this many characters.
    TooLong(usize),
}
