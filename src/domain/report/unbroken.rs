//! What may not part at the end of a line: a number and the unit behind it.

use std::ops::Range;

use super::said::Piece;

/// Units that stay with the number before them, longer ones before those that they begin with.
pub const UNITS: [&str; 22] = [
    "个百分点",
    "个工作日",
    "%",
    "％",
    " %",
    "万元",
    "亿元",
    "亩",
    "个",
    "天",
    "项",
    "件",
    "次",
    "户",
    "家",
    "人",
    "台",
    "位",
    "份",
    "年",
    "月",
    "日",
];

/// A run of words that a line may or may not break.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Run {
    /// Whether it stays on one line.
    pub is_whole: bool,
    /// Its pieces.
    pub pieces: Vec<Piece>,
}

/// Where in a text numbers stand with their units, in bytes.
pub fn wholes(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|sign: char| sign.is_ascii_digit()).map(|place| at + place) {
        let end = start + number(&text[start..]);
        let unit = UNITS.iter().find(|unit| text[end..].starts_with(**unit));
        let end = end + unit.map_or(0, |unit| unit.len());
        if unit.is_some() {
            found.push(start..end);
        }
        at = end;
    }
    found
}

/// How many bytes of a text that begins with a figure are a number: figures, and between figures points, commas and what makes a range.
fn number(text: &str) -> usize {
    let mut end = 0;
    let mut signs = text.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let is_followed = signs.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        match sign {
            '0'..='9' => end = at + 1,
            '.' | ',' | '—' | '–' if is_followed => {}
            _ => break,
        }
    }
    end
}

/// The same words in runs, each of which a line may break or none.
pub fn runs(pieces: &[Piece]) -> Vec<Run> {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let wholes = wholes(&text);
    let mut runs: Vec<Run> = Vec::new();
    let mut last = None;
    let mut at = 0;
    for piece in pieces {
        let end = at + piece.text.len();
        while at < end {
            let within = wholes.iter().position(|whole| whole.contains(&at));
            let until = match within {
                Some(place) => wholes[place].end,
                None => wholes.iter().map(|whole| whole.start).find(|start| *start > at).unwrap_or(end),
            };
            let until = until.min(end);
            let part = Piece { text: text[at..until].to_owned(), rows: piece.rows.clone() };
            match runs.last_mut().filter(|_| last == Some(within)) {
                Some(run) => run.pieces.push(part),
                None => runs.push(Run { is_whole: within.is_some(), pieces: vec![part] }),
            }
            (last, at) = (Some(within), until);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::progress::lists::Listing;
    use crate::domain::report::said::Rows;

    fn whole(text: &str) -> Vec<&str> {
        wholes(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_number_keeps_its_unit() {
        assert_eq!(
            whole("1—9月完成投资20007.90万元，占56.4%，低11.4个百分点。"),
            ["1—9月", "20007.90万元", "56.4%", "11.4个百分点"]
        );
        assert_eq!(whole("2026年10月9日至12日，项目5个，G7 第3位"), ["2026年", "10月", "9日", "12日", "5个", "3位"]);
        assert_eq!(whole("75.0 % of 1,201.99"), ["75.0 %"]);
        assert_eq!(whole("无红灯项目，2026-10，3."), [""; 0]);
    }

    #[test]
    fn a_figure_that_leads_somewhere_keeps_the_unit_behind_it() {
        let lead = Piece { text: "56.4".to_owned(), rows: Some(Rows::List(Listing::Behind)) };
        let words = |text: &str| Piece { text: text.to_owned(), rows: None };
        let runs = runs(&[words("占"), lead.clone(), words("%，余3天")]);
        let expected = [
            Run { is_whole: false, pieces: vec![words("占")] },
            Run { is_whole: true, pieces: vec![lead, words("%")] },
            Run { is_whole: false, pieces: vec![words("，余")] },
            Run { is_whole: true, pieces: vec![words("3天")] },
        ];
        assert_eq!(runs, expected);
    }
}
