//! How a figure is reckoned: the very terms that give its value, so that what a page prints and what it shows are one.

use super::amount::{Amount, Rounding};
use super::fraction::Fraction;
use super::missing::Missing;

/// A calculation, to be carried out exactly or written out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reckoning {
    /// A number.
    Number(Fraction),
    /// All of them together.
    Sum(Vec<Reckoning>),
    /// The first less the second.
    Minus(Box<[Reckoning; 2]>),
    /// The first by the second, multiplied.
    Times(Box<[Reckoning; 2]>),
    /// The first by the second, divided.
    Over(Box<[Reckoning; 2]>),
}

impl From<Fraction> for Reckoning {
    fn from(number: Fraction) -> Self {
        Self::Number(number)
    }
}

impl Reckoning {
    /// All of these together.
    pub fn sum<T: Into<Self>>(terms: impl IntoIterator<Item = T>) -> Self {
        Self::Sum(terms.into_iter().map(Into::into).collect())
    }

    /// This less `other`.
    pub fn minus(self, other: impl Into<Self>) -> Self {
        Self::Minus(Box::new([self, other.into()]))
    }

    /// This multiplied by `other`.
    pub fn times(self, other: impl Into<Self>) -> Self {
        Self::Times(Box::new([self, other.into()]))
    }

    /// This divided by `other`.
    pub fn over(self, other: impl Into<Self>) -> Self {
        Self::Over(Box::new([self, other.into()]))
    }

    /// Carries it out. Refused by a division by 0 and by what does not fit.
    pub fn value(&self) -> Result<Fraction, Missing> {
        let both = |[one, other]: &[Self; 2]| Ok::<_, Missing>((one.value()?, other.value()?));
        let value = match self {
            Self::Number(number) => Some(*number),
            Self::Sum(terms) => {
                let mut sum = Some(Fraction::ZERO);
                for term in terms {
                    let next = term.value()?;
                    sum = sum.and_then(|sum| sum.plus(next));
                }
                sum
            }
            Self::Minus(pair) => both(pair).map(|(one, other)| one.minus(other))?,
            Self::Times(pair) => both(pair).map(|(one, other)| one.times(other))?,
            Self::Over(pair) => match both(pair)? {
                (_, under) if under.is_zero() => return Err(Missing::ZeroBase),
                (over, under) => over.over(under),
            },
        };
        value.ok_or(Missing::TooLarge)
    }

    /// Writes it out as people do: `7,372.68 ÷ 14,423.91`, `(112.5 − 90) ÷ 90`.
    ///
    /// A number that no decimals say exactly is written with two of them behind `≈`.
    pub fn written(&self) -> String {
        let pair = |[one, other]: &[Self; 2], sign: &str, left: Rank, right: Rank| {
            format!("{} {sign} {}", one.within(left), other.within(right))
        };
        match self {
            Self::Number(number) => match number.exact_places() {
                Some(places) => Amount::of(*number, places, Rounding::HalfAway).grouped(),
                None => format!("≈{}", Amount::of(*number, 2, Rounding::HalfAway).grouped()),
            },
            Self::Sum(terms) if terms.is_empty() => "0".to_owned(),
            Self::Sum(terms) => {
                let rest = terms[1..].iter().map(|term| format!(" + {}", term.within(Rank::Product)));
                terms[0].written() + &rest.collect::<String>()
            }
            Self::Minus(terms) => pair(terms, "−", Rank::Sum, Rank::Product),
            Self::Times(terms) => pair(terms, "×", Rank::Product, Rank::Product),
            Self::Over(terms) => pair(terms, "÷", Rank::Product, Rank::Number),
        }
    }

    /// Writes it as a part of something else, in brackets where it would be read wrongly.
    fn within(&self, least: Rank) -> String {
        if self.rank() < least { format!("({})", self.written()) } else { self.written() }
    }

    fn rank(&self) -> Rank {
        match self {
            Self::Number(number) if number.numerator() < 0 => Rank::Sum,
            Self::Sum(terms) if terms.len() == 1 => terms[0].rank(),
            Self::Number(_) => Rank::Number,
            Self::Sum(_) | Self::Minus(_) => Rank::Sum,
            Self::Times(_) | Self::Over(_) => Rank::Product,
        }
    }
}

/// How tightly a calculation holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Sum,
    Product,
    Number,
}
