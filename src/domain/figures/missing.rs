//! Why there is no figure. Missing is never 0: it is 「—」 with one of these reasons.

use serde::{Deserialize, Serialize};

use super::super::text::Text;

/// Why a figure has no value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Missing {
    /// No plan for the year, or a plan of 0.
    NoPlan,
    /// Nothing reported, and nothing verified that counts.
    NotReported,
    /// Nothing verified that counts.
    NotVerified,
    /// Nothing is planned up to the month.
    NotDue,
    /// The months of last year sum to 0.
    ZeroLastYear,
    /// The months of last year sum to less than 0.
    NegativeLastYear,
    /// Nothing is known of the same months of last year.
    NoLastYear,
    /// Of the same months of last year some are missing.
    LastYearIncomplete,
    /// No project stands below the line.
    NoProjects,
    /// No total investment.
    NoTotal,
    /// What was completed before this year is not known.
    NoOpening,
    /// No area, or an area of 0.
    NoArea,
    /// Nothing is invested in buildings, equipment or land, as far as the book knows.
    NoInvestment,
    /// No feasibility estimate, or 0.
    NoEstimate,
    /// No approved budget, or 0.
    NoBudget,
    /// No contract sum.
    NoContract,
    /// Nothing has been accepted yet, so nothing was used.
    NothingAccepted,
    /// What stands below the line is 0.
    ZeroBase,
    /// No funds are planned.
    NoFundsPlanned,
    /// Nothing is known to have arrived.
    NothingArrived,
    /// No contracted investment, or 0.
    NoContracted,
    /// No contract is signed.
    NotSigned,
    /// The area that is needed is not known, or 0.
    NoLandNeeded,
    /// The number of households is not known, or 0.
    NoHouseholds,
    /// The land was not asked for yet.
    NotAsked,
    /// No designed capacity, or 0.
    NoCapacity,
    /// No actual capacity.
    NoOutput,
    /// No target, or 0.
    NoTarget,
    /// Nothing is known of what was reached.
    NothingReached,
    /// No approval is recorded that the project needs.
    NoApprovals,
    /// The works are not under way.
    NotUnderWay,
    /// Fewer than three months are reported, or nothing was completed in them.
    NoPace,
    /// No record stands below the line.
    NoRecords,
    /// The numbers are larger than can be reckoned with.
    TooLarge,
}

impl Missing {
    /// Every reason.
    pub const ALL: [Self; 34] = [
        Self::NoPlan,
        Self::NotReported,
        Self::NotVerified,
        Self::NotDue,
        Self::ZeroLastYear,
        Self::NegativeLastYear,
        Self::NoLastYear,
        Self::LastYearIncomplete,
        Self::NoProjects,
        Self::NoTotal,
        Self::NoOpening,
        Self::NoArea,
        Self::NoInvestment,
        Self::NoEstimate,
        Self::NoBudget,
        Self::NoContract,
        Self::NothingAccepted,
        Self::ZeroBase,
        Self::NoFundsPlanned,
        Self::NothingArrived,
        Self::NoContracted,
        Self::NotSigned,
        Self::NoLandNeeded,
        Self::NoHouseholds,
        Self::NotAsked,
        Self::NoCapacity,
        Self::NoOutput,
        Self::NoTarget,
        Self::NothingReached,
        Self::NoApprovals,
        Self::NotUnderWay,
        Self::NoPace,
        Self::NoRecords,
        Self::TooLarge,
    ];

    /// What stands behind the 「—」.
    pub const fn words(self) -> Text {
        match self {
            Self::NoPlan => Text::new("无年度计划", "no plan for the year"),
            Self::NotReported => Text::new("未报", "not reported"),
            Self::NotVerified => Text::new("未核定", "not verified"),
            Self::NotDue => Text::new("未到期", "nothing due yet"),
            Self::ZeroLastYear => Text::new("上年同期为零", "last year's same period is zero"),
            Self::NegativeLastYear => Text::new("上年同期为负", "last year's same period is below zero"),
            Self::NoLastYear => Text::new("无上年同期", "no figure for last year's same period"),
            Self::LastYearIncomplete => Text::new("上年同期不全", "last year's same period is incomplete"),
            Self::NoProjects => Text::new("无项目", "no projects"),
            Self::NoTotal => Text::new("无总投资", "no total investment"),
            Self::NoOpening => Text::new("无上年末累计", "nothing known of what was completed before this year"),
            Self::NoArea => Text::new("无用地面积", "no area"),
            Self::NoInvestment => Text::new("无投入数", "nothing known of what is invested"),
            Self::NoEstimate => Text::new("无可研估算", "no feasibility estimate"),
            Self::NoBudget => Text::new("无批复概算", "no approved budget"),
            Self::NoContract => Text::new("无合同价", "no contract sum"),
            Self::NothingAccepted => Text::new("无已受理事项", "nothing accepted yet"),
            Self::ZeroBase => Text::new("基数为零", "the base is zero"),
            Self::NoFundsPlanned => Text::new("无计划资金", "no funds planned"),
            Self::NothingArrived => Text::new("无到位数", "nothing known of what arrived"),
            Self::NoContracted => Text::new("无合同投资", "no contracted investment"),
            Self::NotSigned => Text::new("未签合同", "no contract signed"),
            Self::NoLandNeeded => Text::new("无需用面积", "area needed not known"),
            Self::NoHouseholds => Text::new("无应签户数", "number of households not known"),
            Self::NotAsked => Text::new("未提出用地", "land not asked for"),
            Self::NoCapacity => Text::new("无设计产能", "no designed capacity"),
            Self::NoOutput => Text::new("无实际产能", "no actual capacity"),
            Self::NoTarget => Text::new("无目标", "no target"),
            Self::NothingReached => Text::new("无完成值", "nothing known of what was reached"),
            Self::NoApprovals => Text::new("无涉及的手续", "no approvals needed"),
            Self::NotUnderWay => Text::new("不在建", "works not under way"),
            Self::NoPace => {
                Text::new("报数不足三个月或没有完成", "fewer than three months reported, or nothing completed")
            }
            Self::NoRecords => Text::new("无记录", "no records"),
            Self::TooLarge => Text::new("数值过大", "the numbers are too large"),
        }
    }
}
