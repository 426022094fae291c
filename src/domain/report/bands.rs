//! 用语: what an office calls a rate of the plan to date, in its own words by its own bounds.

use serde::{Deserialize, Serialize};

use crate::domain::figures::fraction::Fraction;
use crate::domain::text::Text;

/// The greatest bound, %: nobody completes ten times the plan to date.
pub const GREATEST: u32 = 1000;

/// A word for every rate from a bound on, up to the next one.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Band {
    /// 完成投资 by 序时计划, %, from which on the word is said; the bound itself counts.
    pub from: u32,
    /// The word: 「超序时」, 「基本达到序时」.
    pub words: String,
}

/// Bounds and words that an office can begin with.
pub struct Preset {
    /// What they are called.
    pub name: Text,
    /// Bounds, %, with their words, the greatest first.
    pub bands: &'static [(u32, &'static str)],
}

/// Those that are offered; which words an office takes is for it to say.
pub static PRESETS: [Preset; 3] = [
    Preset { name: Text::new("两档", "Two"), bands: &[(100, "达到序时"), (0, "未达序时")] },
    Preset { name: Text::new("三档", "Three"), bands: &[(100, "达到序时"), (80, "略滞后"), (0, "滞后")] },
    Preset {
        name: Text::new("四档", "Four"),
        bands: &[(100, "超序时"), (90, "基本达到序时"), (70, "滞后"), (0, "严重滞后")],
    },
];

impl Preset {
    /// As a form writes them.
    pub fn written(&self) -> String {
        let band = |(from, words): &(u32, &str)| Band { from: *from, words: (*words).to_owned() };
        written(&self.bands.iter().map(band).collect::<Vec<_>>())
    }
}

/// The word for a ratio to the plan to date, a fraction of 1; none where the office has no bounds.
///
/// What lies below the least bound takes the word of the least: no rate is without one.
pub fn word_for(bands: &[Band], ratio: Fraction) -> Option<&str> {
    let bound = |band: &Band| Fraction::new(i128::from(band.from), 100);
    let reached = bands.iter().filter(|band| bound(band).is_some_and(|bound| bound <= ratio));
    let band = reached.max_by_key(|band| band.from).or_else(|| bands.iter().min_by_key(|band| band.from))?;
    Some(&band.words)
}

/// Reads bounds, one a line: 「90 基本达到序时」, 「≥90% 基本达到序时」; the number of the first line that is none.
pub fn read(text: &str) -> Result<Vec<Band>, usize> {
    let mut bands = Vec::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line = line.trim().trim_start_matches(['≥', '>', '=']).trim_start();
        let end = line.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(line.len());
        let (number, words) = line.split_at(end);
        let words = words.trim_start().trim_start_matches(['%', '％']).trim_start_matches([':', '：']).trim();
        let from: u32 = number.parse().map_err(|_| place + 1)?;
        if words.is_empty() {
            return Err(place + 1);
        }
        bands.push(Band { from, words: words.to_owned() });
    }
    bands.sort_by_key(|band| std::cmp::Reverse(band.from));
    Ok(bands)
}

/// Writes them as they are read.
pub fn written(bands: &[Band]) -> String {
    bands.iter().map(|band| format!("{}% {}", band.from, band.words)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands() -> Vec<Band> {
        read("100% 超序时\n≥90 基本达到序时\n60％：滞后\n0 严重滞后").unwrap()
    }

    #[test]
    fn a_bound_counts_and_what_lies_just_below_does_not() {
        let word = |over, under| word_for(&bands(), Fraction::new(over, under).unwrap()).unwrap().to_owned();
        assert_eq!(word(1, 1), "超序时");
        assert_eq!(word(999_999, 1_000_000), "基本达到序时");
        assert_eq!(word(9, 10), "基本达到序时");
        assert_eq!(word(89, 100), "滞后");
        assert_eq!(word(0, 1), "严重滞后");
        assert_eq!(word_for(&[], Fraction::ONE), None);
    }

    #[test]
    fn what_lies_below_every_bound_takes_the_least() {
        let bands = read("90 达到\n60 滞后").unwrap();
        assert_eq!(word_for(&bands, Fraction::ZERO), Some("滞后"));
    }

    #[test]
    fn every_preset_reads_back_and_leaves_no_rate_without_a_word() {
        for preset in &PRESETS {
            let bands = read(&preset.written()).unwrap();
            assert_eq!(bands.len(), preset.bands.len());
            assert_eq!(bands.last().map(|band| band.from), Some(0), "{}", preset.name.zh);
        }
    }

    #[test]
    fn bounds_are_written_as_they_are_read() {
        assert_eq!(written(&bands()), "100% 超序时\n90% 基本达到序时\n60% 滞后\n0% 严重滞后");
        assert_eq!(read(&written(&bands())), Ok(bands()));
        assert_eq!(read("100 超序时\n\n九十 达到"), Err(3), "the line is told");
        assert_eq!(read("100"), Err(1));
        assert_eq!(read(" \n"), Ok(Vec::new()));
    }
}
