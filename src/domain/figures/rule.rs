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
    /// 亩.
    Mu,
    /// 万元/亩.
    WanPerMu,
    /// 工作日, as a mean.
    WorkingDays,
    /// 天.
    Days,
    /// 个: how many records.
    Records,
    /// 名次.
    Places,
    /// 个月.
    Months,
    /// What the record itself says that its figures are counted in.
    Own,
}

impl Unit {
    /// How many places behind the point are shown.
    pub const fn places(self) -> u8 {
        match self {
            Self::Percent | Self::Points | Self::WanPerMu | Self::WorkingDays | Self::Months => 1,
            Self::Wan | Self::Mu | Self::Own => 2,
            Self::Days | Self::Records | Self::Places => 0,
        }
    }

    /// What the exact value is multiplied by to be in this unit.
    pub const fn scale(self) -> Fraction {
        match self {
            Self::Percent | Self::Points => Fraction::whole(100),
            Self::Wan
            | Self::Mu
            | Self::WanPerMu
            | Self::WorkingDays
            | Self::Days
            | Self::Records
            | Self::Places
            | Self::Months
            | Self::Own => Fraction::ONE,
        }
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Percent => Text::new("%", "%"),
            Self::Points => Text::new("个百分点", "points"),
            Self::Wan => Text::new("万元", "CNY 10,000"),
            Self::Mu => Text::new("亩", "mu"),
            Self::WanPerMu => Text::new("万元/亩", "CNY 10,000 per mu"),
            Self::WorkingDays => Text::new("工作日", "working days"),
            Self::Days => Text::new("天", "days"),
            Self::Records => Text::new("个", "records"),
            Self::Places => Text::new("名", "place"),
            Self::Months => Text::new("个月", "months"),
            Self::Own => Text::new("同目标单位", "in the unit of the target"),
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
    /// 已到位 of a source of funds.
    ARRIVED = "funds/arrived", Wan, ("已到位", "Arrived"),
        ("到位流水 - 退回流水；没有流水时取填报的到位总数", "payments that arrived - payments that went back; without payments the total as stated");
    /// 计划资金到位率.
    ARRIVAL = "funds/arrival", Percent, ("到位率", "Share arrived"),
        ("已到位 ÷ 计划", "arrived ÷ planned");
    /// 支付率.
    PAYMENT = "funds/payment", Percent, ("支付率", "Share paid"),
        ("已支付 ÷ 已到位", "paid ÷ arrived");
    /// 合同资金到位率.
    CONTRACT_ARRIVAL = "funds/contract", Percent, ("合同资金到位率", "Contracted funds arrived"),
        ("本项目各资金来源已到位之和 ÷ 合同投资", "what arrived of all sources of the project ÷ contracted investment");
    /// 征地率.
    LAND_ACQUIRED = "land/acquired", Percent, ("征地率", "Land acquired"),
        ("已征 ÷ 需用面积", "acquired ÷ needed");
    /// 签约率.
    HOUSEHOLDS_SIGNED = "land/signed", Percent, ("签约率", "Households signed"),
        ("已签户数 ÷ 应签户数", "households that signed ÷ households");
    /// 付清率.
    HOUSEHOLDS_PAID = "land/paid", Percent, ("付清率", "Households paid"),
        ("已付清户数 ÷ 应签户数", "households paid in full ÷ households");
    /// 等地天数.
    LAND_WAIT = "land/wait", Days, ("等地天数", "Waiting for land"),
        ("提出用地日至交地日，未交地的至今天", "from the day the land was asked for to the day it was handed over, else to today");
    /// 达产率.
    CAPACITY_REACHED = "capacity", Percent, ("达产率", "Capacity reached"),
        ("实际产能 ÷ 设计产能", "actual capacity ÷ designed capacity");
    /// 落地率.
    LANDED = "invest/landed", Percent, ("落地率", "Landed"),
        ("已落地 ÷ 已签合同，终止的留在分母", "landed ÷ contracts signed; those that ended stay below the line");
    /// 到期落地率.
    LANDED_DUE = "invest/landed_due", Percent, ("到期落地率", "Landed of those due"),
        ("已落地 ÷ 约定开工日已过的合同", "landed ÷ contracts whose agreed start has passed");
    /// 履约率.
    PERFORMED = "invest/performed", Percent, ("履约率", "Contracts performed"),
        ("到期各步（注册、到资、开工、投产）都已做到 ÷ 已签合同", "every step due by today done ÷ contracts signed");
    /// 到期履约率.
    PERFORMED_DUE = "invest/performed_due", Percent, ("到期履约率", "Performed of those due"),
        ("到期各步都已做到 ÷ 约定开工日已过的合同", "every step due by today done ÷ contracts whose agreed start has passed");
    /// 项目个数.
    PROJECTS = "group/projects", Records, ("项目数", "Projects"),
        ("所在园区或所属专项写的是它或其下级的项目", "projects that name it, or a part of it, as their park or programme");
    /// 总投资 of several projects.
    TOTAL_OF_PROJECTS = "group/total", Wan, ("总投资", "Total investment"),
        ("各项目总投资之和", "the projects' total investment together");
    /// 本年累计完成 of several projects.
    DONE_OF_PROJECTS = "group/done", Wan, ("本年累计完成", "Completed since January"),
        ("各项目本年累计完成之和", "what the projects completed since January, together");
    /// 目标投资完成率.
    SHARE_OF_TARGET = "group/share", Percent, ("目标完成率", "Share of the target"),
        ("各项目自开工累计完成之和 ÷ 目标投资", "what the projects completed since their start ÷ target investment");
    /// 完成值 of a signed target.
    TARGET_REACHED = "target/reached", Own, ("完成值（核算）", "Reached, reckoned"),
        ("按指标从台账和进度算出；算不出的取填报的完成值", "reckoned from the book by the indicator; else the figure as stated");
    /// 目标完成率.
    TARGET_SHARE = "target/share", Percent, ("目标完成率", "Share of the target"),
        ("完成值 ÷ 目标值", "reached ÷ target");
    /// 差额.
    TARGET_GAP = "target/gap", Own, ("差额", "Gap"),
        ("目标值 - 完成值", "target - reached");
    /// 每月需完成.
    TARGET_NEEDED = "target/needed", Own, ("每月需完成", "Needed a month"),
        ("差额 ÷ 本年剩余月数，十二月为差额", "gap ÷ months left in the year; in December the gap");
    /// 占上一步.
    STEP_SHARE = "funnel/step", Percent, ("占上一步", "Of the step before"),
        ("到这一步的 ÷ 到上一步的", "what reached this step ÷ what reached the step before");
    /// 年度目标完成率 of a district.
    AREA_SHARE = "area/share", Percent, ("目标完成率", "Share of the target"),
        ("本年累计 ÷ 年度目标", "since January ÷ target of the year");
    /// 增幅 of a district, as the quotient.
    AREA_GROWTH = "area/growth", Percent, ("核算增幅", "Growth, reckoned"),
        ("（本年累计 - 上年同期）÷ 上年同期；公布增幅按可比口径，两者可以不同", "(since January - same period) ÷ same period; the published growth is on a comparable base and may differ");
    /// 总量名次 among the districts of the book.
    AREA_RANK_VOLUME = "area/rank_volume", Places, ("在册总量名次", "Place by volume in the book"),
        ("同一月份在册各地按本年累计从大到小，数值相同名次相同", "districts in the book by what they completed since January in the same month; equal figures share a place");
    /// 增幅名次 among the districts of the book.
    AREA_RANK_GROWTH = "area/rank_growth", Places, ("在册增幅名次", "Place by growth in the book"),
        ("同一月份在册各地按公布增幅（没有的按核算增幅）从大到小，数值相同名次相同", "districts in the book by published growth, else by the reckoned one, in the same month; equal figures share a place");
    /// 资金缺口.
    FUNDS_GAP = "funds/gap", Wan, ("资金缺口", "Funds missing"),
        ("总投资 - 各资金来源计划之和；负数为超出", "total investment - what is planned of all sources; below zero: more than is needed");
    /// 前期就绪度.
    READINESS = "readiness", Percent, ("前期就绪度", "Approvals granted"),
        ("已办结的手续 ÷ 涉及的手续", "approvals granted ÷ approvals needed");
    /// 未见进展天数.
    STALLED = "stalled", Days, ("未见核定进展", "Without verified progress"),
        ("距核定的实物量、形象或投资最近一次增加的天数，停工期间不计；只核定过一次的，距那一次的天数", "days since a verified quantity, image or investment last grew, halts left out; with one verification only, days since that");
    /// 按近三月进度还需.
    PACE = "pace", Months, ("按近三月进度还需", "Months to go at this pace"),
        ("（总投资 - 自开工累计完成）÷ 最近三个报数月的平均完成", "(total investment - completed since the start) ÷ mean of the last three months that were reported");
    /// 已征 of the plots of a park.
    LAND_OF_PARK = "group/land", Mu, ("已征（各地块）", "Acquired, all parcels"),
        ("各项目地块已征面积之和", "what is acquired of the parcels of its projects");
    /// 收储完成率.
    LAND_SHARE = "group/land_share", Percent, ("收储完成率", "Share of the land"),
        ("各项目地块已征面积之和 ÷ 目标收储", "what is acquired of the parcels of its projects ÷ target land");
    /// 所在项目投资强度.
    LAND_INTENSITY = "land/intensity", WanPerMu, ("所在项目投资强度", "Investment per mu of its project"),
        ("项目（厂房 + 设备 + 地价款）÷ 项目各地块已供面积之和", "(buildings + equipment + land price) of the project ÷ what was supplied to it of all parcels");
}
