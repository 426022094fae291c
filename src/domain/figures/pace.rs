//! 按进度测算的竣工时间: when the works will be finished at the pace of the last months; and 前期就绪度.

use super::fraction::Fraction;
use super::month::Month;

/// How many of the last reported months the pace is the mean of.
pub const PACE_OF: usize = 3;

/// What follows from the pace of the last months.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// The mean of a month, 万元.
    pub mean: Fraction,
    /// How many months are still needed, counted up.
    pub months: u32,
    /// The month in which the works will be finished.
    pub finish: Month,
}

/// Month + ceil((total - since start) / mean of the last three reported months). None where fewer months are reported, where nothing was
/// done in them, or where the sum is too large; 0 months where all is done.
pub fn pace(total: Fraction, since_start: Fraction, last: &[Fraction], as_of: Month) -> Option<Pace> {
    let last = last.get(last.len().checked_sub(PACE_OF)?..)?;
    let mean = Fraction::sum(last.iter().copied())?.over(Fraction::whole(i64::try_from(PACE_OF).ok()?))?;
    if mean <= Fraction::ZERO {
        return None;
    }
    let left = total.minus(since_start)?;
    let months = match left > Fraction::ZERO {
        true => {
            let needed = left.over(mean)?;
            let whole = needed.numerator() / needed.denominator();
            let rest = i128::from(needed.numerator() % needed.denominator() != 0);
            u32::try_from(whole + rest).ok()?
        }
        false => 0,
    };
    // A pace at which it takes longer than a life says nothing but that nothing moves.
    (months <= 1_200).then_some(())?;
    let mut finish = as_of;
    for _ in 0..months {
        finish = finish.next()?;
    }
    Some(Pace { mean, months, finish })
}

/// 前期就绪度: what is granted of what is needed; none where nothing is needed.
pub fn readiness(granted: usize, needed: usize) -> Option<Fraction> {
    let whole = |count: usize| i64::try_from(count).ok().map(Fraction::whole);
    (needed > 0).then_some(())?;
    whole(granted)?.over(whole(needed)?)
}
