//! 按进度预计竣工: how many months the rest of a project takes at the pace of its last three reported months. See `computations.md` section 13.

use super::figure::Figure;
use super::fraction::Fraction;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rows::ProjectRows;
use super::rule::PACE;
use super::source::{Given, Source};

/// How many months make a pace.
const MONTHS: usize = 3;

/// The months that are left. `done` is what was completed since the start.
pub fn months_left(rows: &ProjectRows, done: &Figure, as_of: Month) -> Figure {
    let total = rows.total.as_ref().filter(|total| total.number() > Fraction::ZERO);
    let (Some(total), Ok(value)) = (total, done.value()) else {
        return Figure::missing(&PACE, total.map_or(Missing::NoTotal, |_| Missing::NoOpening));
    };
    let last: Vec<(Fraction, Source)> = reported(rows, as_of);
    let sum = Fraction::sum(last.iter().map(|(amount, _)| *amount)).filter(|sum| *sum > Fraction::ZERO);
    let Some(sum) = sum.filter(|_| last.len() == MONTHS) else { return Figure::missing(&PACE, Missing::NoPace) };
    if value >= total.number() {
        return Figure::of(&PACE, Reckoning::from(Fraction::ZERO)).from([total.source.clone()]);
    }
    let mean = Reckoning::from(sum).over(Fraction::whole(MONTHS as i64));
    Figure::of(&PACE, Reckoning::from(total.number()).minus(value).over(mean))
        .from(last.into_iter().map(|(_, source)| source))
        .from(done.sources().iter().cloned().chain([total.source.clone()]))
        .marked(done.marks().iter().cloned())
        .at(as_of)
}

/// What was completed in each of the last months that were reported, the youngest first.
fn reported(rows: &ProjectRows, as_of: Month) -> Vec<(Fraction, Source)> {
    let of_month = |month: &Month| -> Option<(Fraction, Source)> {
        let row = rows.months.get(month)?;
        if let Some(reported) = &row.reported {
            return Some((reported.number(), reported.source.clone()));
        }
        let now = row.reported_ytd.as_ref()?;
        let before = match month.number() {
            1 => Fraction::ZERO,
            _ => rows.months.get(&month.back(1))?.reported_ytd.as_ref().map(Given::number)?,
        };
        Some((now.number().minus(before)?, now.source.clone()))
    };
    let months = rows.months.keys().rev().filter(|month| **month <= as_of);
    months.filter_map(of_month).take(MONTHS).collect()
}

/// The month in which it is finished at this pace: so many whole months after the one that it is as of.
pub fn finish_at(left: &Figure, as_of: Month) -> Option<Month> {
    let left = left.value().ok()?;
    let whole = left.numerator().div_euclid(left.denominator());
    let whole = if left.numerator().rem_euclid(left.denominator()) == 0 { whole } else { whole + 1 };
    // A pace that needs more than a century says nothing.
    let months = u32::try_from(whole).ok().filter(|months| *months <= 1200)?;
    (0..months).try_fold(as_of, |month, _| month.next())
}
