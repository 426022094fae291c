//! Header words of money and land.

pub const TOTAL: &[&str] = &[
    "总投资",
    "总投资额",
    "计划总投资",
    "概算总投资",
    "投资总额",
    "total investment",
    "whole life cost",
    "total cost",
    "wlc_baseline_incl_ncg",
    "wlc baseline incl ncg",
];
pub const ANNUAL_PLAN: &[&str] = &[
    "年度计划",
    "年度计划投资",
    "年计划投资",
    "当年计划投资",
    "本年计划",
    "annual plan",
    "yearly budget",
    "yearly_budget",
];
pub const PLAN_YEAR: &[&str] = &["计划年度", "年度", "plan year", "planning year"];
pub const YTD: &[&str] = &[
    "本年累计完成投资",
    "本年累计完成",
    "本年完成投资",
    "本年完成",
    "本年累计投资",
    "本年度累计完成投资",
    "本年度完成投资",
    "当年累计完成投资",
    "当年累计完成",
    "当年完成投资",
    "今年累计完成投资",
    "年度累计完成投资",
    "年度完成投资",
    "年初以来累计完成投资",
    "自年初累计完成投资",
    "completed this year",
    "investment this year",
    "spend this year",
    "year to date",
];
pub const YTD_AS_OF: &[&str] = &["完成截至月份", "截至月份", "数据截至", "统计截至", "completed as of", "as of month"];
pub const SINCE_START: &[&str] = &[
    "自开工累计完成投资",
    "自开工累计完成",
    "自开工以来累计完成投资",
    "开工以来累计完成投资",
    "开工以来累计完成",
    "开工至今累计完成投资",
    "自开始累积完成投资",
    "自开始累计完成投资",
    "开工累计完成投资",
    "项目累计完成投资",
    "历年累计完成投资",
    "总累计完成投资",
    "建设以来累计完成投资",
    "completed since the start",
    "investment since the start",
    "spend since the start",
];
pub const CUMULATIVE: &[&str] = &[
    "累计完成",
    "累计完成投资",
    "累计完成投资额",
    "累计投资",
    "完成投资",
    "已完成投资",
    "investment completed",
    "investment to date",
    "completed to date",
    "spend to date",
];
pub const LAST_YEAR: &[&str] =
    &["上年同期", "上年同期完成", "去年同期", "same period last year", "completed in the same period last year"];
pub const FINANCING: &[&str] = &["融资方式", "资金来源", "资金渠道", "financing", "funding source", "funding"];
pub const AREA: &[&str] = &["用地面积", "占地面积", "面积", "用地", "area", "land area"];
pub const ESTIMATE: &[&str] = &["可研估算", "投资估算", "估算投资", "可研估算投资", "estimate"];
pub const BUDGET: &[&str] = &["批复概算", "概算投资", "初设概算", "概算批复投资", "approved budget", "budget"];
pub const CONTRACT_SUM: &[&str] = &["合同价", "合同金额", "合同总价", "contract sum", "contract price"];
