//! 审批计时: how an approval stands by its dates, with whom it lies, and how long the department has had it (行政许可法).
//!
//! Deliberately nothing of this is stored: it follows from dates and from the day that one looks from. Dates behind that day
//! have not happened.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::text::Text;
use super::approval::{ApprovalDates, ApprovalLimits, ApprovalState, Holder};
use super::calendar::{Calendar, natural_days};
use super::source::{Given, Source};
use crate::book::EntityId;

/// How an approval came to be accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Acceptance {
    /// On a day that is recorded.
    Recorded(NaiveDate),
    /// 视同受理, from the day of receipt, because nothing was said within the time for it.
    Silence(NaiveDate),
    /// It was decided, so it had been accepted; counted from the day of receipt.
    Decided(NaiveDate),
}

impl Acceptance {
    /// The day that the stopwatch counts from.
    pub const fn on(self) -> NaiveDate {
        match self {
            Self::Recorded(day) | Self::Silence(day) | Self::Decided(day) => day,
        }
    }
}

/// What is doubtful about the dates of an approval.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ApprovalDoubt {
    /// Extended by more than may be.
    ExtendedTooLong,
    /// The applicant was told what is missing after the time for it; it counts as accepted all the same.
    AskedLate,
}

impl ApprovalDoubt {
    /// What is said.
    pub const fn words(self) -> Text {
        match self {
            Self::ExtendedTooLong => Text::new("延长超过法定上限", "extended by more than the law allows"),
            Self::AskedLate => Text::new(
                "告知补正超过期限，视同收件日受理",
                "told too late what is missing: counts as accepted on the day of receipt",
            ),
        }
    }
}

/// An approval as of a day. All counts are in working days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stopwatch {
    /// The approval.
    pub of: EntityId,
    /// 审批部门.
    pub unit: Option<Arc<str>>,
    /// How it stands.
    pub state: ApprovalState,
    /// With whom it lies; none where nobody has to act.
    pub holder: Option<Holder>,
    /// From when on the department's time counts; none before.
    pub acceptance: Option<Acceptance>,
    /// The last day in time.
    pub due: Option<NaiveDate>,
    /// Used by the department, from acceptance to the decision or the day, without what does not count.
    pub used: i64,
    /// Over the limit by so many.
    pub over: i64,
    /// Used by the applicant, to complete the papers.
    pub applicants: i64,
    /// What is doubtful.
    pub doubts: Vec<ApprovalDoubt>,
    /// The fields that this was made from.
    pub sources: Vec<Source>,
}

/// Reads an approval as of a day.
///
/// | The dates say | Accepted on |
/// |---|---|
/// | accepted | that day |
/// | papers asked for in time, and given | the day they were given, once the time to answer has passed |
/// | nothing asked for in time | the day of receipt, once the time to ask has passed |
///
/// The due day is acceptance + limit + extension + what does not count.
pub fn stopwatch(dates: &ApprovalDates, limits: ApprovalLimits, day: NaiveDate, calendar: &Calendar) -> Stopwatch {
    let happened = Happened::by(dates, day);
    let is_needed = dates.not_needed.is_none();
    let acceptance = acceptance(&happened, limits, day, calendar).filter(|_| is_needed);
    let state = if is_needed { state(dates, &happened, acceptance, limits, day) } else { ApprovalState::NotNeeded };
    let of = |given: &Option<Given<u32>>| given.as_ref().map_or(0, |given| given.value);
    let (extended, paused) = (of(&dates.extended), of(&dates.paused));
    let limit = dates.limit.as_ref().map_or(limits.limit, |limit| limit.value);
    let allowed = [limit, extended, paused].into_iter().try_fold(0_u32, u32::checked_add);
    let due = acceptance.and_then(|acceptance| calendar.after(acceptance.on(), allowed?));
    let end = happened.granted.or(happened.refused).unwrap_or(day);
    let asked_late = is_late(&happened, limits, calendar);
    let doubts = [
        (extended > limits.extension).then_some(ApprovalDoubt::ExtendedTooLong),
        asked_late.then_some(ApprovalDoubt::AskedLate),
    ];
    let applicants = happened.asked.filter(|_| is_needed && !asked_late);
    Stopwatch {
        of: dates.of.clone(),
        unit: dates.unit.as_ref().map(|unit| Arc::clone(&unit.value)),
        state,
        holder: holder(dates, state),
        acceptance,
        due,
        used: acceptance.map_or(0, |from| (calendar.working_days(from.on(), end) - i64::from(paused)).max(0)),
        over: due.map_or(0, |due| calendar.working_days(due, end).max(0)),
        applicants: applicants.map_or(0, |asked| calendar.working_days(asked, happened.given.unwrap_or(end)).max(0)),
        doubts: doubts.into_iter().flatten().filter(|_| is_needed).collect(),
        sources: dates.sources(),
    }
}

/// The last day on which the department may say that something is missing in what it received.
fn silence_ends(received: NaiveDate, limits: ApprovalLimits, calendar: &Calendar) -> Option<NaiveDate> {
    calendar.after(received, limits.silence)
}

/// Tells whether the papers were asked for after the time for it, of an application that nobody had accepted.
fn is_late(happened: &Happened, limits: ApprovalLimits, calendar: &Calendar) -> bool {
    let last = happened.applied.and_then(|applied| silence_ends(applied, limits, calendar));
    happened.asked.zip(last).is_some_and(|(asked, last)| asked > last)
}

fn acceptance(happened: &Happened, limits: ApprovalLimits, day: NaiveDate, calendar: &Calendar) -> Option<Acceptance> {
    if let Some(day) = happened.accepted {
        return Some(Acceptance::Recorded(day));
    }
    let applied = happened.applied?;
    let is_decided = happened.granted.or(happened.refused).is_some();
    let received = match happened.asked {
        Some(_) if !is_late(happened, limits, calendar) => happened.given.or(is_decided.then_some(applied))?,
        Some(_) | None => applied,
    };
    if is_decided {
        return Some(Acceptance::Decided(received));
    }
    silence_ends(received, limits, calendar).filter(|last| day > *last).map(|_| Acceptance::Silence(received))
}

fn state(
    dates: &ApprovalDates,
    happened: &Happened,
    acceptance: Option<Acceptance>,
    limits: ApprovalLimits,
    day: NaiveDate,
) -> ApprovalState {
    if happened.granted.is_some() {
        let left = dates.expiry.as_ref().map(|expiry| natural_days(day, expiry.value));
        return match left {
            Some(left) if left < 0 => ApprovalState::Expired,
            Some(left) if left <= i64::from(limits.renew_before) => ApprovalState::Expiring,
            Some(_) | None => ApprovalState::Granted,
        };
    }
    match (happened.refused, acceptance, happened.applied) {
        (Some(_), _, _) => ApprovalState::Refused,
        (None, Some(_), _) => ApprovalState::UnderWay,
        (None, None, None) => ApprovalState::NotApplied,
        (None, None, Some(_)) if happened.asked.is_some() && happened.given.is_none() => ApprovalState::Supplementing,
        (None, None, Some(_)) => ApprovalState::Applied,
    }
}

fn holder(dates: &ApprovalDates, state: ApprovalState) -> Option<Holder> {
    let by_dates = match state {
        ApprovalState::NotApplied | ApprovalState::Supplementing => Holder::Owner,
        ApprovalState::Applied | ApprovalState::UnderWay => Holder::Department,
        ApprovalState::NotNeeded
        | ApprovalState::Granted
        | ApprovalState::Refused
        | ApprovalState::Expiring
        | ApprovalState::Expired => return None,
    };
    Some(dates.held_by.as_ref().map_or(by_dates, |held| held.value))
}

/// The dates as they stood on a day.
struct Happened {
    applied: Option<NaiveDate>,
    asked: Option<NaiveDate>,
    given: Option<NaiveDate>,
    accepted: Option<NaiveDate>,
    granted: Option<NaiveDate>,
    refused: Option<NaiveDate>,
}

impl Happened {
    fn by(dates: &ApprovalDates, day: NaiveDate) -> Self {
        let on = |given: &Option<Given<NaiveDate>>| given.as_ref().map(|given| given.value).filter(|on| *on <= day);
        Self {
            applied: on(&dates.applied),
            asked: on(&dates.supplement_asked),
            given: on(&dates.supplement_given),
            accepted: on(&dates.accepted),
            granted: on(&dates.granted),
            refused: on(&dates.refused),
        }
    }
}
