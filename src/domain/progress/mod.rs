//! 进度: the months of projects as the month grid shows them, reported and verified apart.
//!
//! Owns what one month of one project comes to ([`line`]), when a report is late and when a difference is great ([`reporting`]), and
//! what lines sum to ([`sums`]). How figures are reckoned is [`figures`](super::figures)'s, how entries are written the rules'.

pub mod line;
pub mod reporting;
pub mod sums;

pub use line::MonthLine;
pub use reporting::Report;
pub use sums::Sums;
