//! 手续: the dates of an approval, what the office and the law (行政许可法) allow, and how it can stand.

use std::sync::Arc;

use chrono::NaiveDate;

use super::super::text::Text;
use super::source::{Given, Source};
use crate::book::EntityId;

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

    /// Where the dates and counts stand.
    pub fn sources(&self) -> Vec<Source> {
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
