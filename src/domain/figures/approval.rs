//! 手续 by its dates: how it stands, with whom it lies, and the stopwatch of the department (行政许可法).
//!
//! Deliberately nothing of this is stored: it follows from dates and from the day that one looks from. Dates behind that day
//! have not happened.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::super::book::EntityId;
use super::super::text::Text;
use super::calendar::{Calendar, natural_days};
use super::source::{Given, Source};

/// What the office and the law allow, in working days but for the last. Every one is a setting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ApprovalLimits {
    /// From acceptance to the decision, where the approval has no limit of its own (art. 42).
    pub limit: u32,
    /// By how much it may be extended (art. 42; 15 where several departments act together).
    pub extension: u32,
    /// Within which the applicant is told what is missing, else the application is accepted from its first day (art. 32).
    pub silence: u32,
    /// How many natural days before the end of validity a renewal is to be asked for (art. 50).
    pub renew_before: u32,
}

impl Default for ApprovalLimits {
    fn default() -> Self {
        Self { limit: 20, extension: 10, silence: 5, renew_before: 30 }
    }
}

/// 现卡在: with whom an approval lies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Holder {
    /// 部门.
    Department,
    /// 业主.
    Owner,
    /// 中介.
    Agent,
    /// 上级.
    Superior,
}

impl Holder {
    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Department => Text::new("部门", "Department"),
            Self::Owner => Text::new("业主", "Owner"),
            Self::Agent => Text::new("中介", "Agent"),
            Self::Superior => Text::new("上级", "Superior"),
        }
    }
}

/// The dates of one approval.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApprovalDates {
    /// The approval.
    pub of: EntityId,
    /// 审批部门.
    pub unit: Option<Given<Arc<str>>>,
    /// 不涉及: where that is said.
    pub not_needed: Option<Source>,
    /// 申报日期.
    pub applied: Option<Given<NaiveDate>>,
    /// 一次性告知补正.
    pub supplement_asked: Option<Given<NaiveDate>>,
    /// 补齐日期.
    pub supplement_given: Option<Given<NaiveDate>>,
    /// 受理日期.
    pub accepted: Option<Given<NaiveDate>>,
    /// 承诺时限, working days.
    pub limit: Option<Given<u32>>,
    /// 批准延长, working days.
    pub extended: Option<Given<u32>>,
    /// 依法扣除, working days.
    pub paused: Option<Given<u32>>,
    /// 办结日期.
    pub granted: Option<Given<NaiveDate>>,
    /// 不予批准.
    pub refused: Option<Given<NaiveDate>>,
    /// 有效期至.
    pub expiry: Option<Given<NaiveDate>>,
    /// 现卡在, where somebody has said so.
    pub held_by: Option<Given<Holder>>,
}

impl ApprovalDates {
    /// An approval of which nothing is known yet.
    pub const fn new(of: EntityId) -> Self {
        Self {
            of,
            unit: None,
            not_needed: None,
            applied: None,
            supplement_asked: None,
            supplement_given: None,
            accepted: None,
            limit: None,
            extended: None,
            paused: None,
            granted: None,
            refused: None,
            expiry: None,
            held_by: None,
        }
    }

    /// The dates as they stood on a day.
    fn as_of(&self, day: NaiveDate) -> Happened {
        let on = |given: &Option<Given<NaiveDate>>| given.as_ref().map(|given| given.value).filter(|on| *on <= day);
        Happened {
            applied: on(&self.applied),
            asked: on(&self.supplement_asked),
            given: on(&self.supplement_given),
            accepted: on(&self.accepted),
            granted: on(&self.granted),
            refused: on(&self.refused),
        }
    }

    fn sources(&self) -> Vec<Source> {
        let days = [
            &self.applied,
            &self.supplement_asked,
            &self.supplement_given,
            &self.accepted,
            &self.granted,
            &self.refused,
            &self.expiry,
        ];
        let counts = [&self.limit, &self.extended, &self.paused];
        let days = days.into_iter().flatten().map(|given| &given.source);
        let counts = counts.into_iter().flatten().map(|given| &given.source);
        self.not_needed.iter().chain(days).chain(counts).cloned().collect()
    }
}

struct Happened {
    applied: Option<NaiveDate>,
    asked: Option<NaiveDate>,
    given: Option<NaiveDate>,
    accepted: Option<NaiveDate>,
    granted: Option<NaiveDate>,
    refused: Option<NaiveDate>,
}

/// How an approval stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ApprovalState {
    /// 不涉及.
    NotNeeded,
    /// 未申报.
    NotApplied,
    /// 已申报待受理.
    Applied,
    /// 补正中.
    Supplementing,
    /// 在办.
    UnderWay,
    /// 已办结.
    Granted,
    /// 不予批准.
    Refused,
    /// 将到期.
    Expiring,
    /// 已失效.
    Expired,
}

impl ApprovalState {
    /// Every state, in the order in which an approval passes through them.
    pub const ALL: [Self; 9] = [
        Self::NotNeeded,
        Self::NotApplied,
        Self::Applied,
        Self::Supplementing,
        Self::UnderWay,
        Self::Granted,
        Self::Refused,
        Self::Expiring,
        Self::Expired,
    ];

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::NotNeeded => Text::new("不涉及", "Not needed"),
            Self::NotApplied => Text::new("未申报", "Not applied for"),
            Self::Applied => Text::new("已申报待受理", "Applied for"),
            Self::Supplementing => Text::new("补正中", "Papers to be completed"),
            Self::UnderWay => Text::new("在办", "Under way"),
            Self::Granted => Text::new("已办结", "Granted"),
            Self::Refused => Text::new("不予批准", "Refused"),
            Self::Expiring => Text::new("将到期", "Expiring"),
            Self::Expired => Text::new("已失效", "Expired"),
        }
    }

    /// Tells whether it lies with somebody: applied for, and not decided.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Applied | Self::Supplementing | Self::UnderWay => true,
            Self::NotNeeded | Self::NotApplied | Self::Granted | Self::Refused | Self::Expiring | Self::Expired => {
                false
            }
        }
    }
}

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
    let happened = dates.as_of(day);
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
