//! The rules that figures are made by, under their names: what a page prints where somebody asks how a figure came about.

use super::super::text::Text;
use super::fraction::Fraction;

/// What a figure is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// %, of a rate.
    Percent,
    /// 百分点, of a difference of two rates.
    Points,
    /// 万元.
    Wan,
    /// 万元/亩.
    WanPerMu,
    /// 工作日, as a mean.
    WorkingDays,
}

impl Unit {
    /// How many places behind the point are shown.
    pub const fn places(self) -> u8 {
        match self {
            Self::Percent | Self::Points | Self::WanPerMu | Self::WorkingDays => 1,
            Self::Wan => 2,
        }
    }

    /// What the exact value is multiplied by to be in this unit.
    pub const fn scale(self) -> Fraction {
        match self {
            Self::Percent | Self::Points => Fraction::whole(100),
            Self::Wan | Self::WanPerMu | Self::WorkingDays => Fraction::ONE,
        }
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Percent => Text::new("%", "%"),
            Self::Points => Text::new("个百分点", "points"),
            Self::Wan => Text::new("万元", "CNY 10,000"),
            Self::WanPerMu => Text::new("万元/亩", "CNY 10,000 per mu"),
            Self::WorkingDays => Text::new("工作日", "working days"),
        }
    }
}

/// One way of making a figure.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// By which it is known for ever.
    pub key: &'static str,
    /// What the figure is called.
    pub name: Text,
    /// The rule in words.
    pub text: Text,
    /// What the figure is counted in.
    pub unit: Unit,
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident = $key:literal, $unit:ident, ($zh:literal, $en:literal), ($how:literal, $how_en:literal);)*) => {
        $($(#[$doc])* pub static $rule: Rule = Rule {
            key: $key,
            name: Text::new($zh, $en),
            text: Text::new($how, $how_en),
            unit: Unit::$unit,
        };)*

        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$rule),*];
    };
}

rules! {
    /// 完成率.
    COMPLETION = "completion", Percent, ("完成率", "Completion"),
        ("本年累计完成 ÷ 年度计划", "completed since January ÷ plan for the year");
    /// 年度计划 of several projects.
    PLAN = "plan", Wan, ("年度计划", "Plan for the year"),
        ("各项目年度计划之和", "the projects' plans for the year together");
    /// 核定面.
    VERIFIED_SHARE = "verified_share", Percent, ("核定面", "Share verified"),
        ("采用核定数的项目年度计划 ÷ 全部年度计划", "plans of the projects whose figure is verified ÷ all plans");
    /// 本年累计完成.
    YTD = "ytd", Wan, ("本年累计完成", "Completed since January"),
        ("一月至截止月完成投资", "investment from January to the month");
    /// 自开工累计完成.
    SINCE_START = "since_start", Wan, ("自开工累计完成", "Completed since the start"),
        ("上年末累计完成 + 本年累计完成", "completed before this year + completed since January");
    /// 总投资完成率.
    TOTAL_COMPLETION = "total_completion", Percent, ("总投资完成率", "Completion of the total"),
        ("自开工累计完成 ÷ 总投资", "completed since the start ÷ total investment");
    /// 序时计划 by the monthly plan.
    PTD_MONTHLY = "plan_to_date/monthly", Wan, ("序时计划（月计划）", "Plan to date (monthly plan)"),
        ("一月至截止月的月计划之和", "the months' plans from January to the month");
    /// 序时计划 by the months in which works are planned.
    PTD_SPAN = "plan_to_date/span", Wan, ("序时计划（按建设月份）", "Plan to date (months of works)"),
        ("年度计划 × 已过建设月份 ÷ 本年建设月份", "plan for the year × months of works passed ÷ months of works in the year");
    /// 序时计划 by the calendar.
    PTD_LINEAR = "plan_to_date/linear", Wan, ("序时计划（时间进度）", "Plan to date (by time)"),
        ("年度计划 × 月份 ÷ 12", "plan for the year × month ÷ 12");
    /// 序时计划 of several projects.
    PTD_SUM = "plan_to_date/sum", Wan, ("序时计划", "Plan to date"),
        ("各项目序时计划之和", "the projects' plans to date together");
    /// 序时计划 as a share of the plan.
    PTD_SHARE = "plan_to_date/share", Percent, ("序时进度", "Share planned to date"),
        ("序时计划 ÷ 年度计划", "plan to date ÷ plan for the year");
    /// 时间进度.
    TIME_SHARE = "time_share", Percent, ("时间进度", "Share of the year"),
        ("月份 ÷ 12", "month ÷ 12");
    /// 序时差.
    GAP = "gap", Points, ("序时差", "Ahead of plan"),
        ("完成率 - 序时进度", "completion - share planned to date");
    /// 较时间进度.
    GAP_TIME = "gap/time", Points, ("较时间进度", "Ahead of time"),
        ("完成率 - 时间进度", "completion - share of the year");
    /// 序时完成率.
    RATIO = "ratio", Percent, ("序时完成率", "Completion of the plan to date"),
        ("本年累计完成 ÷ 序时计划", "completed since January ÷ plan to date");
    /// 增幅.
    GROWTH = "growth", Percent, ("增幅", "Growth"),
        ("（本年累计 - 上年同期）÷ 上年同期", "(since January - same period last year) ÷ same period last year");
    /// 开（复）工率.
    STARTS_A = "starts/a", Percent, ("开（复）工率", "Works under way"),
        ("已开工、已复工项目 ÷ 全部项目", "projects begun or resumed ÷ all projects");
    /// 年度新开工率.
    STARTS_B = "starts/b", Percent, ("年度新开工率", "Started of this year's"),
        ("其中本年已开工 ÷ 计划本年开工的项目", "of them begun this year ÷ projects to start this year");
    /// 到期开工率.
    STARTS_C = "starts/c", Percent, ("到期开工率", "Started of those due"),
        ("到期项目中已开工 ÷ 到期应开工的项目", "begun of those due ÷ projects due to start");
    /// 按期开工率.
    STARTS_ON_TIME = "starts/on_time", Percent, ("按期开工率", "Started on time of those due"),
        ("到期项目中按期开工 ÷ 到期应开工的项目", "begun in time of those due ÷ projects due to start");
    /// 投资强度.
    INTENSITY = "intensity", WanPerMu, ("投资强度", "Investment per mu"),
        ("（厂房 + 设备 + 地价款）÷ 用地面积", "(buildings + equipment + land price) ÷ area");
    /// 概算较估算.
    BUDGET_EXCESS = "budget_excess", Percent, ("概算超估算", "Budget above estimate"),
        ("（批复概算 - 可研估算）÷ 可研估算", "(approved budget - feasibility estimate) ÷ feasibility estimate");
    /// 预计较概算.
    FORECAST_EXCESS = "forecast_excess", Percent, ("预计超概算", "Forecast above budget"),
        ("（合同价 + 变更 - 批复概算）÷ 批复概算", "(contract + changes - approved budget) ÷ approved budget");
    /// 平均用时.
    MEAN_USED = "mean_used", WorkingDays, ("平均用时", "Used on average"),
        ("各事项已用工作日之和 ÷ 事项数", "working days used ÷ number of approvals");
}
