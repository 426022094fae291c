//! What a figure measures, and by which rule.

use crate::domain::figures::rule::{self, Rule};

/// What a figure measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Measure {
    /// 年度计划.
    Plan,
    /// 本年累计完成.
    Completed,
    /// 完成率.
    Completion,
    /// 核定面.
    VerifiedShare,
    /// 序时计划.
    PlanToDate,
    /// 序时进度.
    PlanShare,
    /// 时间进度.
    TimeShare,
    /// 序时差.
    Gap,
    /// 较时间进度.
    GapToTime,
    /// 序时完成率.
    Ratio,
    /// 增幅.
    Growth,
    /// 开（复）工率.
    UnderWay,
    /// 年度新开工率.
    StartedOfYear,
    /// 到期开工率.
    StartedOfDue,
    /// 按期开工率.
    StartedOnTime,
    /// 自开工累计完成, of one project.
    SinceStart,
    /// 总投资完成率, of one project.
    OfTotal,
}

impl Measure {
    /// The rule that it is made by; of 序时计划 that of a sum.
    pub const fn rule(self) -> &'static Rule {
        match self {
            Self::Plan => &rule::PLAN,
            Self::Completed => &rule::YTD,
            Self::Completion => &rule::COMPLETION,
            Self::VerifiedShare => &rule::VERIFIED_SHARE,
            Self::PlanToDate => &rule::PTD_SUM,
            Self::PlanShare => &rule::PTD_SHARE,
            Self::TimeShare => &rule::TIME_SHARE,
            Self::Gap => &rule::GAP,
            Self::GapToTime => &rule::GAP_TIME,
            Self::Ratio => &rule::RATIO,
            Self::Growth => &rule::GROWTH,
            Self::UnderWay => &rule::STARTS_A,
            Self::StartedOfYear => &rule::STARTS_B,
            Self::StartedOfDue => &rule::STARTS_C,
            Self::StartedOnTime => &rule::STARTS_ON_TIME,
            Self::SinceStart => &rule::SINCE_START,
            Self::OfTotal => &rule::TOTAL_COMPLETION,
        }
    }
}
