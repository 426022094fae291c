//! 停滞: for how many days nothing of a project was seen to advance. See `computations.md` section 9.
//!
//! Absence of data is not absence of progress: with one observation nothing is told but how long ago it was.

use chrono::NaiveDate;

use super::calendar::natural_days;
use super::figure::Figure;
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::reckoning::Reckoning;
use super::rows::Halt;
use super::rule::STALLED;
use super::source::Source;

/// From how many days on something is stalled [D].
pub const STALLED_FROM: i64 = 30;

/// What was measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measured {
    /// 累计实物量.
    Quantity,
    /// 形象进度, %.
    Image,
    /// 本年累计完成 of this year: each January begins anew.
    Investment(i32),
}

/// One verified figure of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Observation {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub what: Measured,
    /// How much.
    pub value: Fraction,
    /// Where it stands.
    pub source: Source,
}

impl Observation {
    /// What a later observation is held against: an earlier one of the same, of an earlier year's investment nothing.
    fn held_against(&self, later: &Self) -> Option<Fraction> {
        if self.on >= later.on {
            return None;
        }
        match (self.what, later.what) {
            (Measured::Investment(year), Measured::Investment(of)) if year < of => Some(Fraction::ZERO),
            (one, other) => (one == other).then_some(self.value),
        }
    }
}

/// The days since something advanced, as of a day. A figure that falls is a correction and no advance; days of halts do not count.
pub fn stalled(observations: &[Observation], halts: &[Halt], day: NaiveDate) -> Figure {
    let seen: Vec<&Observation> = observations.iter().filter(|one| one.on <= day).collect();
    let Some(last_seen) = seen.iter().max_by_key(|one| one.on) else {
        return Figure::missing(&STALLED, Missing::NotVerified);
    };
    let earlier = |one: &Observation| {
        let before: Vec<Fraction> = seen.iter().filter_map(|other| other.held_against(one)).collect();
        before
    };
    let advances = |one: &&&Observation| {
        let before = earlier(one);
        !before.is_empty() && before.iter().all(|value| *value < one.value)
    };
    let days = |since: NaiveDate| natural_days(since, day) - halted(halts, since, day);
    if seen.iter().all(|one| earlier(one).is_empty()) {
        let figure = Figure::of(&STALLED, Reckoning::from(Fraction::whole(days(last_seen.on))));
        return figure.from([last_seen.source.clone()]).marked([Mark::SeenOnce]);
    }
    // Where nothing ever advanced the first observation is what it stands still since.
    let first = seen.iter().min_by_key(|one| one.on);
    let Some(since) = seen.iter().filter(|one| advances(one)).max_by_key(|one| one.on).or(first) else {
        return Figure::missing(&STALLED, Missing::NotVerified);
    };
    let stood = days(since.on);
    let sources = seen.iter().filter(|one| one.on >= since.on).map(|one| one.source.clone());
    Figure::of(&STALLED, Reckoning::from(Fraction::whole(stood)))
        .from(sources)
        .marked((stood >= STALLED_FROM).then_some(Mark::Stalled(STALLED_FROM)))
}

/// The days of halts between two days, each once.
fn halted(halts: &[Halt], from: NaiveDate, to: NaiveDate) -> i64 {
    let is_halted = |day: NaiveDate| {
        halts.iter().any(|halt| halt.from.value <= day && halt.to.as_ref().is_none_or(|to| to.value > day))
    };
    from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| is_halted(*day)).count() as i64
}
