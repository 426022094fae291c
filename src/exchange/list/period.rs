//! The month that a heading or a title names: 1月, 2009年1月, 2009-01, 1-8月, Jan 09. What the figures of the month are, the rest of its
//! words says.

use crate::domain::cumulative::{Basis, Said, said_by};
use crate::domain::decimal::half_width;
use crate::domain::folding::without_unseen;
use crate::domain::plan_year::year_in;

/// What a heading says of a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NamedMonth {
    /// The year, where it names one.
    pub(super) year: Option<u16>,
    /// 1 to 12.
    pub(super) month: u8,
    /// Which part of the year its figures are of.
    pub(super) span: Span,
    /// Its words in front of the month.
    pub(super) before: String,
    /// Its words behind the month.
    pub(super) behind: String,
    /// Whether it is written `2009.1`, which may have been `2009.10`.
    pub(super) is_dotted: bool,
}

/// Which part of a year figures are of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Span {
    /// One month.
    OneMonth,
    /// 1-8月: from January to the end of the month.
    SinceJanuary,
}

/// What stands between the two ends of a span.
const TO: [char; 6] = ['-', '至', '到', '~', '—', '–'];
/// Words of a month, or of a year, that is not the list's.
const ELSEWHEN: [&str; 10] = ["上年", "去年", "同期", "上月", "下月", "下年", "明年", "次年", "lastyear", "previous"];
/// What stands in front of a month and says nothing of its figures.
const UP_TO: [&str; 5] = ["截至", "截止", "其中", "至", "到"];
/// What stands behind the sign of a month and belongs to it.
const MONTH_TAILS: [&str; 5] = ["份", "度", "底", "末", "止"];

const ENGLISH: [(&str, u8); 24] = [
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

/// The one month that a heading names; none where it names none, several, or one of another year than the list's.
pub(super) fn month_in(heading: &str) -> Option<NamedMonth> {
    const LONGEST: usize = 60;
    let plain: String = without_unseen(heading).chars().map(half_width).flat_map(char::to_lowercase).collect();
    let joined: Vec<char> = plain.replace("00:00:00", "").chars().filter(|c| !c.is_whitespace()).collect();
    let whole: String = joined.iter().collect();
    let is_elsewhen = ELSEWHEN.iter().any(|word| whole.contains(word));
    if joined.len() > LONGEST || is_elsewhen || said_by(heading) == Said::Basis(Basis::SinceStart) {
        return None;
    }
    in_signs(&joined, &whole).or_else(|| in_english(&plain))
}

/// A month as it stands in a text, from one place to another.
#[derive(Clone, Copy)]
struct Token {
    from: usize,
    to: usize,
    year: Option<u16>,
    month: u8,
    is_dotted: bool,
}

fn in_signs(text: &[char], whole: &str) -> Option<NamedMonth> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match token_at(text, at) {
            Some(token) => {
                at = token.to;
                tokens.push(token);
            }
            None => at += 1,
        }
    }
    let (first, last, span) = match tokens[..] {
        [only] => match opens_span(text, only.from) {
            Some((1, from)) => (from, only, Span::SinceJanuary),
            Some(_) => return None,
            None => (only.from, only, Span::OneMonth),
        },
        [january, last] if january.month == 1 => {
            let (from, named) = with_year(text, last.from);
            if !is_between(text, january.to, from) {
                return None;
            }
            (january.from, Token { year: last.year.or(named).or(january.year), ..last }, Span::SinceJanuary)
        }
        _ => return None,
    };
    let (first, named) = with_year(text, first);
    let year = last.year.or(named).or_else(|| year_in(whole));
    let before: String = text[..first].iter().collect();
    let behind: String = text[last.to..].iter().collect();
    let before = UP_TO.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(&before);
    Some(NamedMonth { year, month: last.month, span, before: without_year(before), behind, is_dotted: last.is_dotted })
}

/// Whether nothing but the sign of a span stands between two months.
fn is_between(text: &[char], from: usize, to: usize) -> bool {
    matches!(text.get(from..to), Some([sign]) if TO.contains(sign))
}

/// `1-` in front of `8月`: the number and where it begins.
fn opens_span(text: &[char], at: usize) -> Option<(u8, usize)> {
    let sign = at.checked_sub(1).filter(|sign| TO.contains(&text[*sign]))?;
    let digits = |c: &char| c.is_ascii_digit() || chinese_digit(*c).is_some();
    let from = text[..sign].iter().rposition(|c| !digits(c)).map_or(0, |before| before + 1);
    // 2009-8月: the year of the month, not the beginning of a span.
    (from < sign && sign - from <= 3).then(|| number(&text[from..sign]).map(|number| (number, from))).flatten()
}

/// Where a year in front of this place begins, 2009年 or 09年, and which it is.
fn with_year(text: &[char], at: usize) -> (usize, Option<u16>) {
    let front = text[..at].iter().rposition(|c| *c != '度').map_or(0, |last| last + 1);
    let Some(sign) = front.checked_sub(1).filter(|sign| text[*sign] == '年') else { return (at, None) };
    let from = text[..sign].iter().rposition(|c| !c.is_ascii_digit()).map_or(0, |before| before + 1);
    let digits: String = text[from..sign].iter().collect();
    match (sign - from, digits.parse::<u16>()) {
        (4, Ok(year)) if is_a_year(year) => (from, Some(year)),
        (2, Ok(year)) => (from, Some(2000 + year)),
        _ => (at, None),
    }
}

const fn is_a_year(year: u16) -> bool {
    year >= 1990 && year <= 2099
}

/// 2009年投资, 2009年度投资 without the year: it says nothing of what the figures are.
fn without_year(text: &str) -> String {
    let Some(year) = year_in(text) else { return text.to_owned() };
    let year = format!("{year}年");
    text.replace(&format!("{year}度"), "").replace(&year, "")
}

/// A month that begins at this place: 8月, 八月, 2009-01, 2009.1, 200901.
fn token_at(text: &[char], at: usize) -> Option<Token> {
    if at > 0 && is_number(text[at - 1]) && is_number(text[at]) {
        return None;
    }
    let token = with_sign(text, at).or_else(|| with_stroke(text, at)).or_else(|| in_six_digits(text, at))?;
    Some(Token { to: behind_tails(text, token.to), ..token })
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || chinese_digit(c).is_some()
}

/// 8月, 八月, 十二月.
fn with_sign(text: &[char], at: usize) -> Option<Token> {
    let end = text[at..].iter().position(|c| !is_number(*c)).map(|end| at + end)?;
    (text[end] == '月').then_some(())?;
    let month = number(&text[at..end])?;
    Some(Token { from: at, to: end + 1, year: None, month, is_dotted: false })
}

/// 2009-01, 2009.1, 2009/01月, and the first day of a month: a spreadsheet writes months so.
fn with_stroke(text: &[char], at: usize) -> Option<Token> {
    let year = four_digits(text, at)?;
    let sign = *text.get(at + 4).filter(|sign| matches!(sign, '-' | '.' | '/'))?;
    let digits = text[at + 5..].iter().take_while(|c| c.is_ascii_digit()).count();
    let end = at + 5 + digits;
    let month = number(text.get(at + 5..end).filter(|digits| digits.len() <= 2)?)?;
    let token = |to| Some(Token { from: at, to, year: Some(year), month, is_dotted: sign == '.' && digits == 1 });
    match text.get(end) {
        Some('月') => token(end + 1),
        Some(second) if *second == sign => {
            let day: String = text[end + 1..].iter().take_while(|c| c.is_ascii_digit()).collect();
            matches!(day.as_str(), "1" | "01").then(|| token(end + 1 + day.len()))?
        }
        Some(_) | None => token(end),
    }
}

/// 200901.
fn in_six_digits(text: &[char], at: usize) -> Option<Token> {
    let digits = text[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let year = four_digits(text, at).filter(|_| digits == 6)?;
    let month = number(&text[at + 4..at + 6])?;
    Some(Token { from: at, to: at + 6, year: Some(year), month, is_dotted: false })
}

fn four_digits(text: &[char], at: usize) -> Option<u16> {
    let digits: String = text.get(at..at + 4)?.iter().collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten().filter(|year| is_a_year(*year))
}

/// Behind 份, 底 and the like, and behind the day of 8月31日.
fn behind_tails(text: &[char], to: usize) -> usize {
    let digits = text[to..].iter().take_while(|c| c.is_ascii_digit()).count();
    if (1..=2).contains(&digits) && matches!(text.get(to + digits), Some('日' | '号')) {
        return to + digits + 1;
    }
    let tail = |at: usize| text.get(at).is_some_and(|c| MONTH_TAILS.iter().any(|tail| tail.starts_with(*c)));
    (to..).find(|at| !tail(*at)).unwrap_or(to)
}

/// The number of a month, in figures or in words.
fn number(digits: &[char]) -> Option<u8> {
    let text: String = digits.iter().collect();
    let number = match text.parse::<u8>() {
        Ok(number) => number,
        Err(_) => match digits {
            ['十'] => 10,
            ['十', one] => 10 + chinese_digit(*one)?,
            [one] => chinese_digit(*one)?,
            _ => return None,
        },
    };
    (1..=12).contains(&number).then_some(number)
}

fn chinese_digit(c: char) -> Option<u8> {
    const DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    DIGITS.iter().position(|digit| *digit == c).and_then(|place| u8::try_from(place + 1).ok())
}

/// `Jan 2009 planned`, `Actual (Jan-09)`.
fn in_english(plain: &str) -> Option<NamedMonth> {
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let month_of = |word: &str| ENGLISH.iter().find(|(name, _)| *name == word).map(|(_, month)| *month);
    let mut named = words.iter().enumerate().filter_map(|(place, word)| Some((place, month_of(word)?)));
    let (place, month) = named.next()?;
    if named.next().is_some() {
        return None;
    }
    let year_of = |word: &&str| match (word.len(), word.parse::<u16>()) {
        (4, Ok(year)) if is_a_year(year) => Some(year),
        (2, Ok(year)) => Some(2000 + year),
        _ => None,
    };
    let behind = words.get(place + 1).and_then(year_of);
    let before = place.checked_sub(1).and_then(|before| words.get(before)).and_then(year_of);
    let front = &words[..place - usize::from(behind.is_none() && before.is_some())];
    let back = &words[place + 1 + usize::from(behind.is_some())..];
    Some(NamedMonth {
        year: behind.or(before),
        month,
        span: Span::OneMonth,
        before: front.join(" "),
        behind: back.join(" "),
        is_dotted: false,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(heading: &str, expected: Option<(Option<u16>, u8, Span, &str, &str)>) {
        let named = month_in(heading);
        let told = named
            .as_ref()
            .map(|named| (named.year, named.month, named.span, named.before.as_str(), named.behind.as_str()));
        assert_eq!(told, expected, "{heading}");
    }

    #[test]
    fn headings_name_months_in_many_ways() {
        use Span::{OneMonth, SinceJanuary};
        for (heading, year, month, span, before, behind) in [
            ("1月 计划", None, 1, OneMonth, "", "计划"),
            ("一月", None, 1, OneMonth, "", ""),
            ("十二月份完成投资", None, 12, OneMonth, "", "完成投资"),
            ("2009年1月 完成", Some(2009), 1, OneMonth, "", "完成"),
            ("09年11月完成", Some(2009), 11, OneMonth, "", "完成"),
            ("2009年度1月计划", Some(2009), 1, OneMonth, "", "计划"),
            ("2009-01", Some(2009), 1, OneMonth, "", ""),
            ("2009.1", Some(2009), 1, OneMonth, "", ""),
            ("2009/10 计划", Some(2009), 10, OneMonth, "", "计划"),
            ("200908完成", Some(2009), 8, OneMonth, "", "完成"),
            ("2009-01-01 00:00:00 计划", Some(2009), 1, OneMonth, "", "计划"),
            ("2026-11月完成投资", Some(2026), 11, OneMonth, "", "完成投资"),
            ("计划 3月", None, 3, OneMonth, "计划", ""),
            ("2009年投资完成情况 1月 计划", Some(2009), 1, OneMonth, "投资完成情况", "计划"),
            ("1-8月累计", None, 8, SinceJanuary, "", "累计"),
            ("2026年1-10月累计完成投资（万元）", Some(2026), 10, SinceJanuary, "", "累计完成投资(万元)"),
            ("1月至8月完成投资", None, 8, SinceJanuary, "", "完成投资"),
            ("2009年1月-2009年8月完成", Some(2009), 8, SinceJanuary, "", "完成"),
            ("一至八月完成", None, 8, SinceJanuary, "", "完成"),
            ("截至8月底本年累计", None, 8, OneMonth, "", "本年累计"),
            ("截至8月31日累计完成", None, 8, OneMonth, "", "累计完成"),
            ("Jan planned", None, 1, OneMonth, "", "planned"),
            ("Actual Jan-09", Some(2009), 1, OneMonth, "actual", ""),
            ("2009 Aug reported", Some(2009), 8, OneMonth, "", "reported"),
        ] {
            check(heading, Some((year, month, span, before, behind)));
        }
    }

    #[test]
    fn other_headings_name_none() {
        for heading in [
            "",
            "总投资",
            "2009年计划投资",
            "2009-2011",
            "2009.3-2010.12",
            "一季度完成",
            "3-5月完成",
            "1月、2月完成",
            "13月",
            "上年1月完成",
            "自开工至8月累计完成",
            "2009-01-15",
            "20090115",
            "12个月",
        ] {
            check(heading, None);
        }
    }

    proptest! {
        #[test]
        fn any_heading_is_read_without_a_panic(heading in "[0-9一二十月年至到底份日. \\-/计划完成jan度截累]{0,14}") {
            if let Some(named) = month_in(&heading) {
                prop_assert!((1..=12).contains(&named.month));
            }
        }
    }
}
