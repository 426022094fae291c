//! 工作日历 as people write it: `2026-10-01至2026-10-07 休`, `2026-10-10 班`, a line each.

use chrono::NaiveDate;

use crate::domain::fields::DAY_KINDS;
use crate::domain::figures::calendar::DayKind;
use crate::domain::when::{Precision, When};

/// What stands between the first and the last day of a span; the longer ones first.
const UNTIL: [&str; 7] = ["——", "至", "到", "~", "～", "—", "–"];

/// The longest span, in days: one that is longer is a slip of the pen.
const LONGEST: i64 = 62;

/// What was read.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct DayLines {
    /// The days, in the order of the lines.
    pub days: Vec<(NaiveDate, DayKind)>,
    /// The lines that say nothing that can be read, from 1.
    pub unread: Vec<usize>,
}

/// Reads lines; blank ones are passed over.
pub fn read_days(text: &str) -> DayLines {
    let mut read = DayLines::default();
    for (line, number) in text.lines().zip(1..) {
        match (line.trim(), read_line(line.trim())) {
            ("", _) => {}
            (_, Some(days)) => read.days.extend(days),
            (_, None) => read.unread.push(number),
        }
    }
    read
}

/// The days from the first to the last one, which may be the same.
pub fn days_between(from: NaiveDate, to: NaiveDate, kind: DayKind) -> Option<Vec<(NaiveDate, DayKind)>> {
    let days = (to - from).num_days();
    (0..LONGEST).contains(&days).then(|| from.iter_days().take_while(|day| *day <= to).map(|day| (day, kind)).collect())
}

fn read_line(line: &str) -> Option<Vec<(NaiveDate, DayKind)>> {
    let words = DAY_KINDS.options.iter().flat_map(|option| {
        option.words.iter().chain([&option.zh, &option.en, &option.key]).map(move |word| (*word, option.key))
    });
    let lower = line.to_lowercase();
    let of_line = words.filter(|(word, _)| lower.ends_with(&word.to_lowercase()));
    // 调休上班 ends with 上班 as well.
    let (word, key) = of_line.max_by_key(|(word, _)| word.len())?;
    let kind = kind_of(key)?;
    let dates = line.get(..line.len() - word.len())?.trim_end_matches([' ', '\t', ',', '，', ':', '：', '　']);
    let (from, to) = UNTIL.iter().find_map(|until| dates.split_once(until)).unwrap_or((dates, dates));
    days_between(day(from)?, day(to)?, kind)
}

/// 休 or 班 by its stored key.
pub fn kind_of(key: &str) -> Option<DayKind> {
    match key {
        "off" => Some(DayKind::Off),
        "work" => Some(DayKind::Work),
        _ => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    When::read(text.trim()).filter(|when| when.precision() == Precision::Day).map(When::first_day)
}

/// Days put together that follow one another and are of the same kind.
pub fn spans(days: impl IntoIterator<Item = (NaiveDate, DayKind)>) -> Vec<(NaiveDate, NaiveDate, DayKind)> {
    let mut spans: Vec<(NaiveDate, NaiveDate, DayKind)> = Vec::new();
    for (day, kind) in days {
        match spans.last_mut() {
            Some((_, to, of)) if *of == kind && to.succ_opt() == Some(day) => *to = day,
            _ => spans.push((day, day, kind)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let spans = spans(read_days(text).days);
        spans.into_iter().map(|(from, to, kind)| format!("{from}/{to} {kind:?}")).collect()
    }

    #[test]
    fn spans_and_single_days_are_read_however_they_are_written() {
        for text in ["2026-10-01至2026-10-07 休", "2026年10月1日到2026年10月7日，放假", "2026.10.1~2026.10.7 off"]
        {
            assert_eq!(shown(text), ["2026-10-01/2026-10-07 Off"], "{text}");
        }
        assert_eq!(
            shown("2026-10-10 班\n\n2026-09-20 调休上班"),
            ["2026-10-10/2026-10-10 Work", "2026-09-20/2026-09-20 Work"]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_line() {
        let read = read_days(
            "2026-10-01 休\n国庆\n2026-10 休\n2026-10-07至2026-10-01 休\n2026-01-01至2026-12-31 休\n2026-10-10 班",
        );
        assert_eq!(read.unread, [2, 3, 4, 5]);
        assert_eq!(read.days.len(), 2);
    }
}
