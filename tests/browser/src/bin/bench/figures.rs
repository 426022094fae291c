//! Figures of several runs, and how they are written.

/// What a figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Milliseconds.
    Milliseconds,
    /// Bytes of a file.
    Bytes,
    /// UTF-16 units, as localStorage counts.
    Units,
    /// Bytes of memory.
    Memory,
}

impl Unit {
    /// A figure with its unit.
    pub fn write(self, figure: f64) -> String {
        match self {
            Self::Milliseconds if figure < 10.0 => format!("{figure:.1} ms"),
            Self::Milliseconds => format!("{figure:.0} ms"),
            Self::Bytes | Self::Units => grouped(figure),
            Self::Memory => format!("{:.0} MB", figure / 1e6),
        }
    }
}

/// A whole number with commas.
fn grouped(figure: f64) -> String {
    let digits = format!("{figure:.0}");
    let mut written = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// The figures of all runs of one thing.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// A thing that is the same every time.
    pub fn one(figure: f64) -> Self {
        Self(vec![figure])
    }

    /// One more run.
    pub fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    /// How many runs there were.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The least.
    pub fn min(&self) -> f64 {
        self.0.first().copied().unwrap_or(f64::NAN)
    }

    /// The greatest.
    pub fn max(&self) -> f64 {
        self.0.last().copied().unwrap_or(f64::NAN)
    }

    /// The middle one, or the mean of the two in the middle.
    pub fn median(&self) -> f64 {
        let (low, high) = (self.0.get((self.count().max(1) - 1) / 2), self.0.get(self.count() / 2));
        low.zip(high).map_or(f64::NAN, |(low, high)| (low + high) / 2.0)
    }

    /// `min / median / max`, or the one figure there is.
    pub fn write(&self, unit: Unit) -> String {
        match self.count() {
            1 => unit.write(self.median()),
            _ => {
                let [min, median, max] = [self.min(), self.median(), self.max()].map(|figure| unit.write(figure));
                let bare = |words: String| words.trim_end_matches(" ms").trim_end_matches(" MB").to_owned();
                format!("{} / {} / {max}", bare(min), bare(median))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_in_the_middle() {
        let mut samples = Samples::default();
        for (figure, median) in [(9.0, 9.0), (1.0, 5.0), (2.0, 2.0), (4.0, 3.0)] {
            samples.add(figure);
            assert!((samples.median() - median).abs() < 1e-9, "{samples:?}");
        }
        assert_eq!(samples.write(Unit::Milliseconds), "1.0 / 3.0 / 9.0 ms");
    }

    #[test]
    fn large_numbers_are_grouped() {
        assert_eq!(Unit::Bytes.write(1_468_787.0), "1,468,787");
        assert_eq!(Unit::Units.write(999.0), "999");
    }
}
