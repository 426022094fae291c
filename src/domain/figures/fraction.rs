//! Exact numbers: fractions of 128 bits, reduced, with a positive denominator.
//!
//! Nothing here rounds ([`super::amount`] does, once) and nothing here wraps around or panics: an operation whose result does
//! not fit gives none, and the figure says that it is too large. Comparing always works.

use std::cmp::Ordering;

use super::super::decimal::Decimal;

/// An exact number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self::whole(0);
    /// 1.
    pub const ONE: Self = Self::whole(1);

    /// Makes a whole number.
    pub const fn whole(number: i64) -> Self {
        Self { numerator: number as i128, denominator: 1 }
    }

    /// Makes `numerator` / `denominator`; none where the denominator is 0, or where the reduced number does not fit.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let common = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let over = i128::try_from(numerator.unsigned_abs() / common).ok()?;
        let under = i128::try_from(denominator.unsigned_abs() / common).ok()?;
        let is_negative = (numerator < 0) != (denominator < 0);
        Some(Self { numerator: if is_negative { -over } else { over }, denominator: under })
    }

    /// What stands above the line; its sign is that of the number.
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// What stands below the line, greater than 0.
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// Tells whether it is 0.
    pub const fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let common = common_factor(self.denominator, other.denominator);
        let (mine, theirs) = (other.denominator / common, self.denominator / common);
        let sum = self.numerator.checked_mul(mine)?.checked_add(other.numerator.checked_mul(theirs)?)?;
        Self::new(sum, self.denominator.checked_mul(mine)?)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { numerator: -other.numerator, ..other })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let one = common_factor(self.numerator, other.denominator);
        let two = common_factor(other.numerator, self.denominator);
        let over = (self.numerator / one).checked_mul(other.numerator / two)?;
        Self::new(over, (self.denominator / two).checked_mul(other.denominator / one)?)
    }

    /// The quotient; none also where `other` is 0.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The sum of all, 0 of none.
    pub fn sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// How many places behind the point say it exactly; none where no finite number, or more than 18, do.
    pub fn exact_places(self) -> Option<u8> {
        let (mut rest, mut twos, mut fives) = (self.denominator, 0_u8, 0_u8);
        while rest % 2 == 0 {
            (rest, twos) = (rest / 2, twos + 1);
        }
        while rest % 5 == 0 {
            (rest, fives) = (rest / 5, fives + 1);
        }
        Some(twos.max(fives)).filter(|places| rest == 1 && *places <= 18)
    }
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Self {
        let (units, places) = decimal.parts();
        Self::new(i128::from(units), 10_i128.pow(u32::from(places))).expect("a decimal has at most 18 places")
    }
}

impl Ord for Fraction {
    /// Compares whole parts, then the reciprocals of what remains: no product that could be too large is ever made.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut c, mut d) = (self.numerator, self.denominator, other.numerator, other.denominator);
        loop {
            let wholes = a.div_euclid(b).cmp(&c.div_euclid(d));
            let (left, right) = (a.rem_euclid(b), c.rem_euclid(d));
            if wholes.is_ne() || left == 0 || right == 0 {
                return wholes.then(left.cmp(&right));
            }
            (a, b, c, d) = (d, right, b, left);
        }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest number that divides both, at least 1.
fn common_divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        // Division of 64 bits is many times faster, and amounts rarely need more.
        if let (Ok(one), Ok(other)) = (u64::try_from(one), u64::try_from(other)) {
            return u128::from(common_divisor_of_short(one, other));
        }
        (one, other) = (other, one % other);
    }
    one.max(1)
}

fn common_divisor_of_short(mut one: u64, mut other: u64) -> u64 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one.max(1)
}

/// The same of signed numbers, of which one at most is `i128::MIN`, which no fraction holds.
fn common_factor(one: i128, other: i128) -> i128 {
    let common = common_divisor(one.unsigned_abs(), other.unsigned_abs());
    i128::try_from(common).expect("it divides the numerator or denominator of a fraction")
}
