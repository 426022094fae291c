//! Dates with 年 in them.

use super::calendar::{When, believable, full_year, ym, ymd};

/// `2024年`, `2024年3月`, `2024年3月5日`, with Chinese or plain digits and the usual words for an end behind them.
pub(super) fn read(text: &str) -> Option<When> {
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let (written, rest) = text.split_once('年')?;
    let year = chinese_year(written)?;
    if matches!(rest, "底" | "末" | "终" | "年底" | "年末" | "年终") {
        return When::year(believable(year)?);
    }
    // 「15年」 may be a span of time.
    if matches!(rest, "" | "内" | "度" | "全年") {
        return When::year(believable(year).filter(|_| written.chars().count() == 4)?);
    }
    let (month, rest) = rest.split_once('月')?;
    let month = chinese_number(month)?;
    if matches!(rest, "" | "份" | "底" | "末" | "初" | "中" | "上旬" | "中旬" | "下旬" | "内") {
        return ym(year, month);
    }
    let day = rest.strip_suffix(['日', '号']).unwrap_or(rest);
    ymd(year, month, chinese_number(day)?)
}

fn chinese_digit(c: char) -> Option<u32> {
    match c {
        '〇' | '○' | '零' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        other => other.to_digit(10),
    }
}

fn chinese_year(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().map(chinese_digit).collect();
    match digits?[..] {
        [tens, ones] => Some(full_year(tens * 10 + ones)),
        ref digits @ [_, _, _, _] => Some(digits.iter().fold(0, |sum, digit| sum * 10 + digit)),
        _ => None,
    }
}

/// A month or a day: `3`, `03`, `三`, `十二`, `二十`, `三十一`.
fn chinese_number(text: &str) -> Option<u32> {
    match text.split_once('十') {
        Some((tens, ones)) => {
            let one = |text: &str, empty: u32| match text.chars().collect::<Vec<_>>()[..] {
                [] => Some(empty),
                [digit] => chinese_digit(digit),
                _ => None,
            };
            Some(one(tens, 1)? * 10 + one(ones, 0)?)
        }
        None => match text.chars().collect::<Vec<_>>()[..] {
            [digit] => chinese_digit(digit),
            [tens, ones] => Some(tens.to_digit(10)? * 10 + ones.to_digit(10)?),
            _ => None,
        },
    }
}
