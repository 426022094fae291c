//! 月进度: what a project was to do in a month, what its unit reports, what the team verified.
//!
//! Blank and zero differ: a blank month is "not reported", 0 is "nothing done".

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Count, Day, Money, Paragraph, Percent, Person, Quantity, Reference};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::VisitId;
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 核定依据.
pub static BASES: ChoiceList = ChoiceList::open(&[
    option("measured", "计量单", "Measured works", &["工程计量单"]),
    option("payment", "付款凭证", "Payment vouchers", &["支付凭证"]),
    option("supervisor", "监理月报", "Supervisor's report", &[]),
    option("statistics", "统计入库", "Statistics", &["统计", "入统"]),
    option("site", "现场", "On site", &["现场核查"]),
]);

const BASIS_OF: ChoiceOf = ChoiceOf::List(&BASES);

register_fields! {
    /// 本月计划投资, 万元.
    PLANNED: Decimal = field("planned", "本月计划投资", "Planned this month", Money, &["计划", "当月计划", "本月计划", "计划完成", "计划完成投资", "目标", "planned", "plan"]).by(Writers::Office);
    /// 本月完成投资（上报）, 万元.
    REPORTED: Decimal = field("reported", "本月完成投资（上报）", "Reported this month", Money, &["完成", "本月完成", "当月完成投资", "实际完成", "实际完成投资", "实际", "完成数", "投资完成", "上报", "上报完成", "本月上报", "actual", "reported", "completed"]).signed();
    /// 本年累计完成（上报）, 万元.
    REPORTED_YTD: Decimal = field("reported_ytd", "本年累计完成（上报）", "Reported since January", Money, &["累计完成", "本年累计", "累计", "累计完成投资", "累计投资", "累计上报", "ytd"]).signed();
    /// 本年累计完成（核定）, 万元.
    VERIFIED_YTD: Decimal = field("verified_ytd", "本年累计完成（核定）", "Verified since January", Money, &["核定累计", "审核完成", "累计核定", "核定累计完成", "累计核定完成", "累计审核完成"]).signed().by(Writers::Team);
    /// 核定督查.
    VISIT: EntityId = field("visit", "核定督查", "Visit that verified", Reference(VisitId::KIND), &[]).by(Writers::Team);
    /// 核定依据.
    BASIS: Arc<str> = field("basis", "核定依据", "Basis", Choice(BASIS_OF), &["依据"]).by(Writers::Team);
    /// 建安工作量, 万元.
    WORKS_VALUE: Decimal = field("works_value", "建安工作量", "Construction and installation", Money, &["工作量", "建安投资"]);
    /// 本月实物量.
    QUANTITY: Decimal = field("quantity", "本月实物量", "Quantity this month", Quantity("quantity_unit"), &["本月工程量"]).signed();
    /// 累计实物量（上报）.
    QUANTITY_TOTAL: Decimal = field("quantity_total", "累计实物量（上报）", "Quantity in all, reported", Quantity("quantity_unit"), &["累计工程量"]);
    /// 累计实物量（核定）.
    QUANTITY_VERIFIED: Decimal = field("quantity_verified", "累计实物量（核定）", "Quantity in all, verified", Quantity("quantity_unit"), &[]).by(Writers::Team);
    /// 形象部位.
    IMAGE_PART: Arc<str> = field("image_part", "形象部位", "Part of the works", Paragraph, &["形象进度", "当前部位", "工程进展"]);
    /// 计划形象, %.
    IMAGE_PLAN: Decimal = field("image_plan", "计划形象", "Planned progress on site", Percent, &["计划形象进度"]).within(0, 100).by(Writers::Office);
    /// 形象进度（上报）, %.
    IMAGE: Decimal = field("image", "形象进度（上报）", "Progress on site, reported", Percent, &["形象进度%"]).within(0, 100);
    /// 形象进度（核定）, %.
    IMAGE_VERIFIED: Decimal = field("image_verified", "形象进度（核定）", "Progress on site, verified", Percent, &[]).within(0, 100).by(Writers::Team);
    /// 在场人数.
    PEOPLE: i64 = field("people", "在场人数", "People on site", Count, &["施工人数"]).unit("人", "people");
    /// 机械台数.
    MACHINES: i64 = field("machines", "机械台数", "Machines", Count, &["机械设备"]).unit("台", "machines");
    /// 存在问题.
    ISSUES: Arc<str> = field("issues", "存在问题", "Problems", Paragraph, &["主要问题"]);
    /// 需协调事项.
    HELP: Arc<str> = field("help", "需协调事项", "Needs coordination", Paragraph, &["需协调解决的问题"]);
    /// 下月计划.
    NEXT_PLAN: Arc<str> = field("next_plan", "下月计划", "Plan for next month", Paragraph, &["下步计划", "下月目标"]);
    /// 填报人.
    REPORTER: Arc<str> = field("reporter", "填报人", "Reported by", Person, &["填表人"]);
    /// 报送日期.
    REPORTED_ON: When = field("reported_on", "报送日期", "Reported on", Day, &["报送时间"]);
    /// 说明.
    NOTE: Arc<str> = field("note", "说明", "Note", Paragraph, &["备注"]);
}

const DOUBT: Weight = Weight::Doubt;
const REFUSE: Weight = Weight::Refuse;

/// 万元: sums that differ by no more were rounded.
const AGREES: Decimal = Decimal::new(5, 2);

/// 月进度.
pub static REGISTER: Register = Register {
    kind: "month",
    name: Text::new("月进度", "Monthly progress"),
    counted: ("month", "months"),
    about: Text::new(
        "每个月计划多少、报了多少、核了多少。",
        "What each month was to bring, what was reported, what was verified.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[Phase::NewlyStarted, Phase::Continuing],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Month,
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("投资", "Investment"),
            fields: &["planned", "reported", "reported_ytd", "verified_ytd", "basis", "works_value"],
        },
        FieldGroup {
            name: Text::new("形象与实物量", "Works"),
            fields: &[
                "image_part",
                "image_plan",
                "image",
                "image_verified",
                "quantity",
                "quantity_total",
                "quantity_verified",
            ],
        },
        FieldGroup {
            name: Text::new("问题与计划", "Problems and plans"), fields: &["issues", "help", "next_plan"]
        },
        FieldGroup { name: Text::new("报送", "Report"), fields: &["reporter", "reported_on", "note"] },
    ],
    title: &[],
    columns: &[
        Column::Key,
        Column::Project,
        Column::Field("planned"),
        Column::Field("reported"),
        Column::Field("reported_ytd"),
        Column::Field("verified_ytd"),
        Column::Field("image_part"),
        Column::Field("image"),
        Column::Field("reported_on"),
        Column::Offered("image_verified"),
        Column::Offered("quantity_total"),
        Column::Offered("issues"),
        Column::Offered("note"),
    ],
    sort: &[Sort::Key],
    rules: &[
        Rule { check: Check::NegativeNeeds("reported", "note"), weight: REFUSE },
        Rule { check: Check::NegativeNeeds("quantity", "note"), weight: REFUSE },
        Rule { check: Check::KeyNotFuture("reported"), weight: REFUSE },
        Rule { check: Check::KeyNotFuture("reported_ytd"), weight: REFUSE },
        Rule { check: Check::KeyNotFuture("verified_ytd"), weight: REFUSE },
        Rule { check: Check::Needs("verified_ytd", &["visit", "basis"]), weight: REFUSE },
        Rule { check: Check::Needs("quantity_verified", &["visit", "basis"]), weight: REFUSE },
        Rule { check: Check::Needs("image_verified", &["visit", "basis"]), weight: DOUBT },
        Rule { check: Check::NotFuture("reported_on"), weight: REFUSE },
        Rule { check: Check::AtMost("verified_ytd", "reported_ytd"), weight: DOUBT },
        Rule { check: Check::AtMost("works_value", "reported"), weight: DOUBT },
        Rule { check: Check::Adds { sum: "reported_ytd", part: "reported", off_by: AGREES }, weight: DOUBT },
        Rule { check: Check::Falls("verified_ytd"), weight: DOUBT },
        Rule { check: Check::FallsOverYears("image"), weight: DOUBT },
        Rule { check: Check::FallsOverYears("quantity_verified"), weight: DOUBT },
        Rule { check: Check::AboveOfProject("quantity_total", "quantity_design"), weight: DOUBT },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
