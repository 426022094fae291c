//! Dates as people and lists write them, and what is told of those that cannot be kept.

use chrono::Datelike;

use super::calendar::{Precision, When};
use super::words::{Bare, plain};
use super::{chinese, english, numbers};

/// Why a text that speaks of dates is none that can be kept: to be told to whoever wrote it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vague {
    /// 2025年上半年, 第三季度, 年初: more than a month, less than a year.
    PartOfYear,
    /// 2024—2026年: from one date to another.
    Span,
    /// 6月前: the end of May, or of June.
    Before,
}

/// Parts of a year.
const PARTS: &[&str] = &[
    "半年", "季", "年初", "年中", "q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q", "h1", "h2", "quarter", "half", "mid",
    "early", "late", "spring", "summer", "autumn", "winter",
];

impl When {
    /// Reads what people and lists write.
    ///
    /// | Written | Read as |
    /// |---|---|
    /// | `2024/3/5`, `2024.3.5`, `2024-03-05T00:00:00`, `20240305`, `2024年3月5日`, `二〇二四年三月五日` | the day |
    /// | `2024.03`, `2024/3`, `202403`, `3/2024`, `2024年3月`, `24年3月`, `2024.3月底`, `March 2024` | the month |
    /// | `2024`, `2024年`, `2024年底`, `end of 2024` | the year |
    /// | `5/3/2024` | the day, day first; month first where only that is a date (a list asks for one order: [`Slashed`]) |
    /// | `5 March 2024`, `March 5th, 2024`, `5-Mar-24` | the day |
    /// | `45356` | the day with this serial number in a spreadsheet, for five digits from 20000 to 80000 |
    /// | `力争2024年3月底前完成`, `2024年3月（暂定）`, `by March 2024` | what is left without these words |
    ///
    /// A time of day behind the date is dropped. A date that the calendar does not have is refused, and so is anything that
    /// is less exact than its words (see [`Vague`]) or has a year outside 1900 to 2199.
    pub fn read(text: &str) -> Option<Self> {
        let Bare { text, before, to_the_end } = plain(text)?;
        let when = read_bare(&text)?;
        // 「6月前」 may mean the end of May or of June, 「6月底前」 and 「6月30日前」 do not.
        let is_clear = when.precision() == Precision::Day || to_the_end || text.ends_with(['底', '末', '终']);
        (!before || is_clear).then_some(when)
    }
}

fn read_bare(text: &str) -> Option<When> {
    if text.contains('年') {
        return chinese::read(text);
    }
    match text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        true => english::read(text),
        false => numbers::read(text),
    }
}

impl Vague {
    /// What is vague about a text that [`When::read`] refuses; none where it does not speak of dates, or is simply wrong.
    pub fn of(text: &str) -> Option<Self> {
        let bare = plain(text)?;
        if bare.before && !bare.to_the_end && read_bare(&bare.text).is_some() {
            return Some(Self::Before);
        }
        let has_year =
            bare.text.contains('年') || bare.text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
        if has_year && PARTS.iter().any(|part| bare.text.contains(part)) {
            return Some(Self::PartOfYear);
        }
        is_span(&bare.text).then_some(Self::Span)
    }
}

/// Whether a date stands on both sides of a dash, 至 or the like; `2025/26` is a span too.
fn is_span(text: &str) -> bool {
    let parting = |c: &char| matches!(c, '-' | '~' | '至' | '到' | '/' | '、');
    text.char_indices().filter(|(_, c)| parting(c)).any(|(at, c)| {
        let (front, behind) = (text[..at].trim(), text[at + c.len_utf8()..].trim());
        let Some(from) = When::read(front) else { return false };
        let next_year = (from.first_day().year() + 1).rem_euclid(100);
        let goes_on = behind.ends_with(['月', '年', '日', '底']) && behind.starts_with(|c: char| c.is_ascii_digit());
        When::read(behind).is_some() || (c != '/' && goes_on) || behind == format!("{next_year:02}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_vague_is_told_from_what_is_wrong() {
        for (text, vague) in [
            ("2025年上半年", Some(Vague::PartOfYear)),
            ("2025年第三季度", Some(Vague::PartOfYear)),
            ("2025年三季度前完成", Some(Vague::PartOfYear)),
            ("Q3 2025", Some(Vague::PartOfYear)),
            ("2025Q3", Some(Vague::PartOfYear)),
            ("2025年初", Some(Vague::PartOfYear)),
            ("mid 2025", Some(Vague::PartOfYear)),
            ("2025/26", Some(Vague::Span)),
            ("2025-2026年", Some(Vague::Span)),
            ("2024—2026", Some(Vague::Span)),
            ("2024.3-2025.6", Some(Vague::Span)),
            ("2024年3月至2025年6月", Some(Vague::Span)),
            ("2024年3月～8月", Some(Vague::Span)),
            ("2025年6月前", Some(Vague::Before)),
            ("2025.6之前", Some(Vague::Before)),
            ("2025年前", Some(Vague::Before)),
            ("2024-02-30", None),
            ("2024-13", None),
            ("待定", None),
            ("按合同", None),
            ("", None),
        ] {
            assert_eq!(Vague::of(text), vague, "{text}");
        }
    }
}
