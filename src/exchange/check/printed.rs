//! A figure as a table prints it, with its places.

use crate::domain::decimal::{Decimal, half_width};
use crate::domain::figures::fraction::Fraction;

/// A figure as it is printed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Printed {
    /// The figure; of a share the number in front of its %.
    pub value: Fraction,
    /// How many places stand behind the point.
    pub places: u8,
}

/// What stands behind a figure and says only what it is of, the longest first.
const BEHIND: [&str; 22] = [
    "个百分点",
    "百分点",
    "人民币",
    "亿元",
    "万元",
    "千元",
    "公顷",
    "元",
    "亩",
    "个",
    "项",
    "户",
    "家",
    "件",
    "次",
    "位",
    "名",
    "宗",
    "%",
    "‰",
    "人",
    "天",
];
/// What stands in front and says only that the figure is one.
const IN_FRONT: [&str; 8] = ["增长", "上升", "提高", "增加", "并列第", "第", "约", "▲"];
/// What stands in front and turns the figure round.
const TURNS: [&str; 7] = ["下降", "减少", "降低", "负增长", "负", "↓", "▼"];

impl Printed {
    /// Reads a cell; none where it holds no figure alone: 「—」, words, a date.
    pub fn read(cell: &str) -> Option<Self> {
        let text: String = cell.chars().map(half_width).filter(|sign| !sign.is_whitespace()).collect();
        let mut text = text.trim_start_matches('\'');
        let mut is_turned = false;
        if let Some(rest) = TURNS.iter().find_map(|word| text.strip_prefix(word)) {
            (text, is_turned) = (rest, true);
        }
        while let Some(rest) = IN_FRONT.iter().find_map(|word| text.strip_prefix(word)) {
            text = rest;
        }
        while let Some(rest) = BEHIND.iter().find_map(|word| text.strip_suffix(word)) {
            text = rest;
        }
        let value = Fraction::from(Decimal::parse(text)?);
        let places = text.split_once('.').map_or(0, |(_, behind)| behind.len());
        let value = if is_turned { Fraction::ZERO.minus(value)? } else { value };
        Some(Self { value, places: u8::try_from(places).ok()? })
    }
}
