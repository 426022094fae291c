//! The dates of a column: what all of them together say about each.
//!
//! One cell does not say whether `03/04/2024` is in March or in April, nor whether `2024.1` was 2024.10 before a spreadsheet took it for a
//! number. The column often does; where it does not, a person is asked.

use crate::domain::decimal::half_width;
use crate::domain::fields::FieldError;
use crate::domain::when::{DayOrder, Slashed, Vague, When};

use super::cell::CellError;

/// What `2024.1` means in a column where it may have been `2024.10`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MonthOne {
    /// January.
    January,
    /// October, whose nought a spreadsheet took away.
    October,
}

/// What a person has said about the dates of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DateChoices {
    /// Which number comes first.
    pub order: Option<DayOrder>,
    /// What `2024.1` means.
    pub month_one: Option<MonthOne>,
}

/// What the cells of a column show.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct DatesSeen {
    day_first: usize,
    month_first: usize,
    /// Days that are another day in the other order.
    open: usize,
    /// `2024.1` and its like.
    first_months: usize,
    /// Whether a nought at the end was kept, so that none was lost.
    keeps_noughts: bool,
    /// Whether months are written so that January could have been told from October.
    counts_on: bool,
}

/// What is in doubt about a column of dates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum DateDoubt {
    /// Nothing says which number is the day.
    NoOrder(usize),
    /// Some cells say that the day comes first, others that the month does.
    BothOrders(usize),
    /// `2024.1` may be October.
    MonthOne(usize),
}

impl DatesSeen {
    /// Looks at a column.
    pub(super) fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut seen = Self::default();
        for cell in cells.filter(|cell| cell.len() < 60 && cell.contains(|c: char| half_width(c).is_ascii_digit())) {
            if let Some(slashed) = Slashed::of(cell) {
                match slashed.proves() {
                    Some(DayOrder::DayFirst) => seen.day_first += 1,
                    Some(DayOrder::MonthFirst) => seen.month_first += 1,
                    None => seen.open += usize::from(slashed.in_either().is_none()),
                }
            }
            match fraction(cell).as_deref() {
                Some("1") => seen.first_months += 1,
                Some("10") => seen.keeps_noughts = true,
                Some(month) => seen.counts_on |= matches!(month, "11" | "12") || month.starts_with('0'),
                None => {}
            }
        }
        seen
    }

    /// The one order that its cells prove.
    pub(super) fn proves(self) -> Option<DayOrder> {
        match (self.day_first > 0, self.month_first > 0) {
            (true, false) => Some(DayOrder::DayFirst),
            (false, true) => Some(DayOrder::MonthFirst),
            (true, true) | (false, false) => None,
        }
    }

    const fn may_have_lost_noughts(self) -> bool {
        self.first_months > 0 && self.counts_on && !self.keeps_noughts
    }

    /// What is in doubt; `of_list` is the order that other columns of the list prove.
    pub(super) fn doubts(self, of_list: Option<DayOrder>) -> impl Iterator<Item = DateDoubt> {
        let is_mixed = self.day_first > 0 && self.month_first > 0;
        let order = match (is_mixed, self.open) {
            (true, open) => Some(DateDoubt::BothOrders(open)),
            (false, 0) => None,
            (false, open) => self.proves().or(of_list).is_none().then_some(DateDoubt::NoOrder(open)),
        };
        let month = self.may_have_lost_noughts().then_some(DateDoubt::MonthOne(self.first_months));
        order.into_iter().chain(month)
    }
}

/// Reads the dates of one column.
#[derive(Clone, Copy, Debug)]
pub(super) struct DateReader {
    order: Option<DayOrder>,
    asks_for_month: bool,
    month_one: Option<MonthOne>,
}

impl DateReader {
    /// Goes by what a person said, else by what the column shows, else by the other columns of the list.
    pub(super) fn new(seen: DatesSeen, choices: DateChoices, of_list: Option<DayOrder>) -> Self {
        let is_mixed = seen.day_first > 0 && seen.month_first > 0;
        let shown = if is_mixed { None } else { seen.proves().or(of_list) };
        Self {
            order: choices.order.or(shown),
            asks_for_month: seen.may_have_lost_noughts(),
            month_one: choices.month_one,
        }
    }

    /// Reads a cell that says something.
    pub(super) fn read(self, cell: &str) -> Result<When, CellError> {
        if let Some(slashed) = Slashed::of(cell) {
            return match self.order {
                Some(order) => slashed.read(order).ok_or(CellError::OtherDayOrder),
                None => {
                    let proven = slashed.proves().and_then(|order| slashed.read(order));
                    proven.or_else(|| slashed.in_either()).ok_or(CellError::NoDayOrder)
                }
            };
        }
        let when = When::read(cell);
        if self.asks_for_month && fraction(cell).as_deref() == Some("1") {
            let october = || When::read(&format!("{}0", plain(cell)));
            return match self.month_one {
                Some(MonthOne::January) => when.ok_or(CellError::Unfit(FieldError::NotADate)),
                Some(MonthOne::October) => october().ok_or(CellError::Unfit(FieldError::NotADate)),
                None => Err(CellError::MonthOne),
            };
        }
        when.ok_or_else(|| Vague::of(cell).map_or(CellError::Unfit(FieldError::NotADate), CellError::Vague))
    }
}

/// Whether a cell is a day or a month of a year that stands elsewhere: 3月5日, 3.5.
pub(super) fn is_without_year(cell: &str) -> bool {
    // 29 February is a day of some year.
    const LEAP: u16 = 2000;
    When::read(cell).is_none() && of_year(cell, LEAP).is_some()
}

/// The day or the month that such a cell means in a year.
pub(super) fn of_year(cell: &str, year: u16) -> Option<When> {
    let plain = plain(cell);
    if plain.contains('月') {
        return When::read(&format!("{year}年{plain}"));
    }
    let (month, day) = plain.split_once(['.', '-', '/'])?;
    let is_number = |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number(month) && is_number(day) { When::read(&format!("{year}-{month}-{day}")) } else { None }
}

fn plain(cell: &str) -> String {
    cell.trim().chars().map(half_width).collect()
}

/// What stands behind the point in `2024.1`; none in anything else.
fn fraction(cell: &str) -> Option<String> {
    let plain = plain(cell);
    let (year, month) = plain.split_once('.')?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (year.len() == 4 && matches!(month.len(), 1 | 2) && is_digits(year) && is_digits(month)).then(|| month.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str], choices: DateChoices) -> Vec<Result<String, CellError>> {
        let reader = DateReader::new(DatesSeen::of(cells.iter().copied()), choices, None);
        cells.iter().map(|cell| reader.read(cell).map(|when| when.to_string())).collect()
    }

    fn check(cells: &[&str], choices: DateChoices, expected: &[Result<&str, CellError>]) {
        let expected: Vec<_> = expected.iter().cloned().map(|one| one.map(str::to_owned)).collect();
        assert_eq!(read(cells, choices), expected, "{cells:?}");
    }

    #[test]
    fn days_without_a_year_are_days_of_the_year_that_is_said() {
        for (cell, day) in [
            ("3月5日", Some("2026-03-05")),
            ("３月５日前", Some("2026-03-05")),
            ("11月底", Some("2026-11")),
            ("12月", Some("2026-12")),
            ("3.5", Some("2026-03-05")),
            ("3/15", Some("2026-03-15")),
            ("2月30日", None),
            ("2026年3月5日", None),
            ("2026.3.5", None),
            ("立行立改", None),
            ("46086", None),
        ] {
            let read = is_without_year(cell).then(|| of_year(cell, 2026)).flatten();
            assert_eq!(read.map(|when| when.to_string()).as_deref(), day, "{cell}");
        }
    }

    #[test]
    fn one_cell_decides_the_order_of_its_column() {
        check(
            &["12/31/2023", "12/01/2023", "03/15/2024", "03/04/2024"],
            DateChoices::default(),
            &[Ok("2023-12-31"), Ok("2023-12-01"), Ok("2024-03-15"), Ok("2024-03-04")],
        );
        check(&["31.12.2023", "01.12.2023"], DateChoices::default(), &[Ok("2023-12-31"), Ok("2023-12-01")]);
        check(&["1-2-2024", "13-2-2024 0:00"], DateChoices::default(), &[Ok("2024-02-01"), Ok("2024-02-13")]);
    }

    #[test]
    fn where_nothing_decides_a_person_does() {
        let cells = ["03/04/2024", "05/06/2024", "04/04/2024", "2024-03-05"];
        let open = Err(CellError::NoDayOrder);
        check(&cells, DateChoices::default(), &[open.clone(), open, Ok("2024-04-04"), Ok("2024-03-05")]);
        let chosen = |order| DateChoices { order: Some(order), ..DateChoices::default() };
        check(
            &cells,
            chosen(DayOrder::MonthFirst),
            &[Ok("2024-03-04"), Ok("2024-05-06"), Ok("2024-04-04"), Ok("2024-03-05")],
        );
        check(
            &cells,
            chosen(DayOrder::DayFirst),
            &[Ok("2024-04-03"), Ok("2024-06-05"), Ok("2024-04-04"), Ok("2024-03-05")],
        );
    }

    #[test]
    fn a_column_in_both_orders_keeps_what_is_certain() {
        let cells = ["31/12/2023", "12/31/2023", "03/04/2024"];
        check(&cells, DateChoices::default(), &[Ok("2023-12-31"), Ok("2023-12-31"), Err(CellError::NoDayOrder)]);
        let chosen = DateChoices { order: Some(DayOrder::DayFirst), ..DateChoices::default() };
        check(&cells, chosen, &[Ok("2023-12-31"), Err(CellError::OtherDayOrder), Ok("2024-04-03")]);
    }

    #[test]
    fn other_columns_help_one_that_says_nothing() {
        let reader = DateReader::new(
            DatesSeen::of(["03/04/2024"].into_iter()),
            DateChoices::default(),
            Some(DayOrder::MonthFirst),
        );
        assert_eq!(reader.read("03/04/2024").unwrap().to_string(), "2024-03-04");
    }

    #[test]
    fn a_lost_nought_is_asked_for() {
        let lost = Err(CellError::MonthOne);
        let usual = DateChoices::default();
        check(&["2024.1", "2024.9", "2024.11"], usual, &[lost.clone(), Ok("2024-09"), Ok("2024-11")]);
        check(&["2024.1", "2024.02"], usual, &[lost, Ok("2024-02")]);
        check(&["2024.1", "2024.10", "2024.11"], usual, &[Ok("2024-01"), Ok("2024-10"), Ok("2024-11")]);
        check(&["2024.1", "2024.3"], usual, &[Ok("2024-01"), Ok("2024-03")]);
        check(&["2024/1", "2024/11"], usual, &[Ok("2024-01"), Ok("2024-11")]);
        let says = |month_one| DateChoices { month_one: Some(month_one), ..usual };
        check(&["２０２４．１", "2024.12"], says(MonthOne::October), &[Ok("2024-10"), Ok("2024-12")]);
        check(&["2024.1", "2024.12"], says(MonthOne::January), &[Ok("2024-01"), Ok("2024-12")]);
    }

    #[test]
    fn what_is_vague_is_told() {
        check(
            &["2025年上半年", "2025/26", "2025年6月前", "待核"],
            DateChoices::default(),
            &[
                Err(CellError::Vague(Vague::PartOfYear)),
                Err(CellError::Vague(Vague::Span)),
                Err(CellError::Vague(Vague::Before)),
                Err(CellError::Unfit(FieldError::NotADate)),
            ],
        );
    }
}
