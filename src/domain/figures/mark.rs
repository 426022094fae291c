//! What is said beside a figure: how it came about, and what is doubtful about it (存疑).

use super::super::text::Text;
use super::month::Month;

/// A remark that a figure carries.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mark {
    /// The figure is what was reported; nothing verified counts.
    Unverified,
    /// The figure is verified up to this month, which is not the month that it is for.
    VerifiedTo(Month),
    /// Some of the figures that this one is a sum of are only verified up to an earlier month, this one the earliest.
    PartlyVerifiedTo(Month),
    /// Some of the figures that this one is a sum of are reported and not verified: so many.
    PartlyUnverified(usize),
    /// A verified figure of this month is left out: it was not written by the inspectors, or rests on nothing.
    Untrusted(Month),
    /// These months of the year have no report.
    MissingMonths(Vec<u32>),
    /// So many of the figures that this one is a sum of lack the report of some month.
    PartlyMissingMonths(usize),
    /// So many projects have no plan for the year and are left out.
    WithoutPlan(usize),
    /// So many projects reported nothing; their plans count all the same.
    NotReported(usize),
    /// Some of the months up to this one have a plan, not all.
    MonthlyPlanIncomplete,
    /// The twelve planned months sum to something else than the plan of the year.
    MonthlyPlanDiffers,
    /// The planned start is known to the year only.
    StartToTheYear,
    /// The works are to end before they begin.
    FinishBeforeStart,
    /// The base holds only projects that are in the book, so not those that were finished last year.
    InBookOnly,
    /// So many projects have begun without a day being known.
    StartUndated(usize),
    /// All that were due count, also those that had begun before the year.
    AllDueCount,
    /// Of the sum some parts are not known.
    PartsUnknown(usize),
    /// What is stated as a total is not what the single payments sum to.
    StatedDiffers,
    /// So many records lack what the figure is made of and are left out.
    LeftOut(usize),
    /// There was one verification only: no progress can be told, neither its absence.
    SeenOnce,
    /// Nothing was seen to advance for this many days or more (停滞).
    Stalled(i64),
    /// The figure is as somebody stated it: nothing in the book reckons it.
    AsStated,
}

impl Mark {
    /// Tells whether it says that a value is probably a slip.
    pub const fn is_doubt(&self) -> bool {
        match self {
            Self::Untrusted(_)
            | Self::MonthlyPlanDiffers
            | Self::StartToTheYear
            | Self::FinishBeforeStart
            | Self::StartUndated(_)
            | Self::StatedDiffers
            | Self::Stalled(_) => true,
            Self::Unverified
            | Self::VerifiedTo(_)
            | Self::PartlyVerifiedTo(_)
            | Self::PartlyUnverified(_)
            | Self::MissingMonths(_)
            | Self::PartlyMissingMonths(_)
            | Self::WithoutPlan(_)
            | Self::NotReported(_)
            | Self::MonthlyPlanIncomplete
            | Self::InBookOnly
            | Self::AllDueCount
            | Self::PartsUnknown(_)
            | Self::LeftOut(_)
            | Self::SeenOnce
            | Self::AsStated => false,
        }
    }

    /// What is said.
    pub fn words(&self) -> Text {
        match self {
            Self::Unverified => Text::new("上报数，未核定", "as reported, not verified"),
            Self::VerifiedTo(month) => month_words(*month, "核定至", "verified to"),
            Self::PartlyVerifiedTo(month) => month_words(*month, "部分核定至", "partly verified to"),
            Self::PartlyUnverified(count) => counted(*count, "项为上报数，未核定", "as reported, not verified"),
            Self::Untrusted(month) => Text::owned(
                format!("{} 月核定数未采信", month.number()),
                format!("verified figure of {month} not counted: not the inspectors', or without a basis"),
            ),
            Self::MissingMonths(months) => {
                let listed = months_listed(months);
                Text::owned(format!("缺报 {} 月", listed.zh), format!("no report for month {}", listed.en))
            }
            Self::PartlyMissingMonths(count) => counted(*count, "项有缺报月份", "with months not reported"),
            Self::WithoutPlan(count) => counted(*count, "项无年度计划", "without a plan for the year"),
            Self::NotReported(count) => counted(*count, "项未报", "not reported"),
            Self::MonthlyPlanIncomplete => Text::new("月计划不全", "monthly plan incomplete"),
            Self::MonthlyPlanDiffers => {
                Text::new("月计划合计与年度计划不符", "the monthly plan does not sum to the plan for the year")
            }
            Self::StartToTheYear => Text::new("计划开工时间只到年", "planned start known to the year only"),
            Self::FinishBeforeStart => Text::new("计划竣工早于计划开工", "planned finish before planned start"),
            Self::InBookOnly => Text::new("口径：在册项目", "base: projects in the book"),
            Self::StartUndated(count) => counted(*count, "项未填开工日", "begun, day not given"),
            Self::AllDueCount => Text::new("口径：全部到期项目", "base: all projects due"),
            Self::PartsUnknown(count) => counted(*count, "项投入未填", "of its parts not given"),
            Self::StatedDiffers => {
                Text::new("填报总数与流水合计不符", "the total as stated is not the sum of the payments")
            }
            Self::LeftOut(count) => counted(*count, "条缺数，未计入", "without figures, left out"),
            Self::AsStated => Text::new("填报数", "as stated"),
            Self::SeenOnce => Text::new(
                "只核定过一次：久未核查，不判停滞",
                "verified once only: not looked at since, not told to be stalled",
            ),
            Self::Stalled(days) => {
                Text::owned(format!("停滞（{days} 天及以上）"), format!("stalled: {days} days or more"))
            }
        }
    }
}

fn month_words(month: Month, zh: &str, en: &str) -> Text {
    Text::owned(format!("{zh} {} 月", month.number()), format!("{en} {month}"))
}

fn counted(count: usize, zh: &str, en: &str) -> Text {
    Text::owned(format!("{count} {zh}"), format!("{count} {en}"))
}

/// How many months one behind the other are said as a range.
const RANGE: usize = 3;

/// Months of a year as a list, 「1—6、8」: three and more one behind the other as a range.
pub fn months_listed(months: &[u32]) -> Text {
    let mut runs: Vec<Vec<u32>> = Vec::new();
    for month in months {
        match runs.last_mut().filter(|run| run.last().is_some_and(|last| last + 1 == *month)) {
            Some(run) => run.push(*month),
            None => runs.push(vec![*month]),
        }
    }
    let said = |dash: &str, between: &str| {
        let parts = runs.iter().flat_map(|run| match run[..] {
            [first, .., last] if run.len() >= RANGE => vec![format!("{first}{dash}{last}")],
            _ => run.iter().map(u32::to_string).collect(),
        });
        parts.collect::<Vec<_>>().join(between)
    };
    Text::owned(said("—", "、"), said("–", ", "))
}
