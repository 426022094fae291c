//! How the id of an entry is made: natural where the world has one of it, fresh where people add.

use chrono::NaiveDate;

/// How the id of an entry is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// One for each month.
    Month,
    /// One for each year.
    Year,
    /// One only.
    Single,
    /// One for each choice of this field; words beside the list, and the choice 其他, go by what `or` says.
    Code {
        /// The field with the choice.
        field: &'static str,
        /// The field that tells those from each other that the list does not name.
        or: &'static str,
    },
    /// One for each of what these fields say together.
    Text(&'static [&'static str]),
    /// As many as people add; a row of a sheet is recognised by what these fields say.
    Fresh(&'static [&'static str]),
}

/// What an id says beside the parent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum KeyPart {
    /// A month.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
        /// 1, or the number of a further one of the same month.
        nth: u32,
    },
    /// A year.
    Year {
        /// The year.
        year: i32,
        /// 1, or the number of a further one.
        nth: u32,
    },
    /// The key of a choice, by its place in the list.
    Choice {
        /// The place in the list; [`usize::MAX`] for what is not on it.
        place: usize,
        /// The key.
        key: String,
        /// 1, or the number of a further one.
        nth: u32,
    },
    /// It says nothing to people.
    Opaque,
}

/// Why no id can be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyError {
    /// This field must be filled: the id is made of it.
    Needed(&'static str),
    /// The month or the year is none.
    NotAPeriod,
    /// The parent is missing.
    NoParent,
}

impl KeyPart {
    /// The first day of the month or the year.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Month { year, month, .. } => NaiveDate::from_ymd_opt(*year, *month, 1),
            Self::Year { year, .. } => NaiveDate::from_ymd_opt(*year, 1, 1),
            Self::Choice { .. } | Self::Opaque => None,
        }
    }

    /// The month, where it is one and the first of its kind.
    pub const fn month(&self) -> Option<(i32, u32)> {
        match self {
            Self::Month { year, month, .. } => Some((*year, *month)),
            Self::Year { .. } | Self::Choice { .. } | Self::Opaque => None,
        }
    }

    /// The year of a month or a year.
    pub const fn year(&self) -> Option<i32> {
        match self {
            Self::Month { year, .. } | Self::Year { year, .. } => Some(*year),
            Self::Choice { .. } | Self::Opaque => None,
        }
    }
}
