//! 本年累计完成: what is completed since January, verified or reported, and which of the two a figure takes.

use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::month::Month;
use super::reckoning::Reckoning;
use super::rows::{MonthRow, ProjectRows, Trust};
use super::source::{Given, Source};

/// Which of the two figures is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Take {
    /// The verified one if it is recent enough, else the reported one: what lights, scores and ranks go by.
    #[default]
    Usual,
    /// The verified one if it is recent enough, else none: a setting of the office.
    RecentVerified,
    /// The verified one, however old: the rate that stands beside the reported one.
    Verified,
    /// The reported one.
    Reported,
}

/// How many months a verified figure may be older than the month it is taken for.
pub const OLDEST_VERIFIED: i64 = 2;

/// Where a figure comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// 核定.
    Verified,
    /// 上报.
    Reported,
}

/// What a project completed since January.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ytd {
    /// Verified or reported.
    pub kind: Kind,
    /// Up to which month: of a reported one the month that was asked for.
    pub month: Month,
    /// 万元.
    pub amount: Fraction,
    /// How it was reckoned.
    pub reckoning: Reckoning,
    /// Months of the year, up to that one, without a report.
    pub missing_months: Vec<u32>,
    /// Months whose verified figure does not count.
    pub untrusted: Vec<Month>,
    /// Where its numbers stand.
    pub sources: Vec<Source>,
}

impl Ytd {
    /// What must be said beside it where it is taken for a month.
    pub fn marks(&self, as_of: Month) -> Vec<Mark> {
        let mut marks: Vec<Mark> = self.untrusted.iter().map(|month| Mark::Untrusted(*month)).collect();
        match self.kind {
            Kind::Reported => marks.push(Mark::Unverified),
            Kind::Verified if self.month != as_of => marks.push(Mark::VerifiedTo(self.month)),
            Kind::Verified => {}
        }
        if !self.missing_months.is_empty() {
            marks.push(Mark::MissingMonths(self.missing_months.clone()));
        }
        marks
    }
}

/// What a project completed in the year up to a month, by the figure that is to be taken.
pub fn since_january(rows: &ProjectRows, as_of: Month, take: Take) -> Result<Ytd, Missing> {
    let recent = |ytd: &Ytd| as_of.since(ytd.month) <= OLDEST_VERIFIED;
    match take {
        Take::Verified => verified(rows, as_of).ok_or(Missing::NotVerified),
        Take::RecentVerified => verified(rows, as_of).filter(recent).ok_or(Missing::NotVerified),
        Take::Reported => reported(rows, as_of),
        Take::Usual => match verified(rows, as_of).filter(recent) {
            Some(verified) => Ok(verified),
            None => reported(rows, as_of).map(|ytd| Ytd { untrusted: untrusted(rows, as_of, None), ..ytd }),
        },
    }
}

/// What a project completed in the year up to exactly this month, of one kind.
pub fn exactly(rows: &ProjectRows, month: Month, kind: Kind) -> Result<Ytd, Missing> {
    match kind {
        Kind::Verified => verified(rows, month).filter(|ytd| ytd.month == month).ok_or(Missing::NotVerified),
        Kind::Reported => reported(rows, month),
    }
}

/// The last verified figure of the year that counts.
fn verified(rows: &ProjectRows, as_of: Month) -> Option<Ytd> {
    let of_month = |month| {
        let row = rows.months.get(&month).filter(|row| row.trust == Trust::Counts)?;
        row.verified_ytd.as_ref().map(|given| (month, given))
    };
    let (month, given) = as_of.since_january().rev().find_map(of_month)?;
    Some(Ytd {
        kind: Kind::Verified,
        month,
        amount: given.number(),
        reckoning: given.number().into(),
        missing_months: Vec::new(),
        untrusted: untrusted(rows, as_of, Some(month)),
        sources: vec![given.source.clone()],
    })
}

/// Months of the year, behind `after`, whose verified figure does not count.
fn untrusted(rows: &ProjectRows, as_of: Month, after: Option<Month>) -> Vec<Month> {
    let is_left_out = |month: &Month| {
        let row = rows.months.get(month).filter(|row| row.trust != Trust::Counts);
        after.is_none_or(|after| *month > after) && row.is_some_and(|row| row.verified_ytd.is_some())
    };
    as_of.since_january().filter(is_left_out).collect()
}

/// What was reported: the sum since January of the month itself; else the months' reports together, from the last sum on
/// that a month gives. Months in between without a report are named, not taken for 0.
fn reported(rows: &ProjectRows, as_of: Month) -> Result<Ytd, Missing> {
    let row = |month: Month| rows.months.get(&month);
    let sum_of = |month| row(month).and_then(|row: &MonthRow| row.reported_ytd.as_ref());
    let alone_of = |month| row(month).and_then(|row: &MonthRow| row.reported.as_ref());
    let is_whole = as_of.since_january().all(|month| alone_of(month).is_some());
    let base = as_of.since_january().rev().find(|month| sum_of(*month).is_some());
    let base = base.filter(|month| *month == as_of || !is_whole);
    let later = as_of.since_january().filter(|month| base.is_none_or(|base| *month > base));
    let mut terms: Vec<&Given<_>> = base.and_then(sum_of).into_iter().collect();
    let mut missing_months = Vec::new();
    for month in later {
        match alone_of(month) {
            Some(given) => terms.push(given),
            None => missing_months.push(month.number()),
        }
    }
    if terms.is_empty() {
        return Err(Missing::NotReported);
    }
    let reckoning = Reckoning::sum(terms.iter().map(|given| given.number()));
    Ok(Ytd {
        kind: Kind::Reported,
        month: as_of,
        amount: reckoning.value()?,
        reckoning,
        missing_months,
        untrusted: Vec::new(),
        sources: terms.iter().map(|given| given.source.clone()).collect(),
    })
}
