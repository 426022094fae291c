//! Computation 14: 排名, competition ranking (1, 2, 2, 4) by what is shown.
//!
//! Two that show the same have one rank, whatever stands behind the last digit; what has no figure has no rank and stands last.

use super::amount::Amount;

/// How many projects something must sum for its rank to say much [D].
pub const ENOUGH: usize = 3;

/// The rank of each, the greatest first; none for what has no figure.
pub fn ranks(shown: &[Option<Amount>]) -> Vec<Option<usize>> {
    let above = |one: Amount| shown.iter().flatten().filter(|other| **other > one).count();
    shown.iter().map(|one| one.map(|one| above(one) + 1)).collect()
}
