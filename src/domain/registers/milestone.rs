//! 节点: what a project reaches one after the other, by when, and when it did.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{
    Choice, Count, Day, Line, Paragraph, Percent, Person, Reference, References, Unit,
};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::VisitId;
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 工作日.
pub const WORKING: &str = "working";

/// 日历.
pub static CALENDARS: ChoiceList = ChoiceList::closed(&[
    option("natural", "自然日", "Calendar days", &["日历天"]),
    option(WORKING, "工作日", "Working days", &[]),
]);

register_fields! {
    /// 节点.
    NAME: Arc<str> = field("name", "节点", "Milestone", Line, &["节点名称", "工序", "关键节点"]).needed();
    /// 阶段.
    STAGE: Arc<str> = field("stage", "阶段", "Stage", Choice(ChoiceOf::Phase), &[]);
    /// 序号.
    ORDER: i64 = field("order", "序号", "Order", Count, &["序号"]);
    /// 工期, days.
    DURATION: i64 = field("duration", "工期", "Duration", Count, &["天数", "工期（天）"]).unit("天", "days");
    /// 日历.
    CALENDAR: Arc<str> = field("calendar", "日历", "Calendar", Choice(ChoiceOf::List(&CALENDARS)), &[]);
    /// 紧前: the milestones and approvals that are done before it begins.
    AFTER: Arc<[EntityId]> = field("after", "紧前", "After", References(&["node", "permit"]), &["紧前工作", "前置"]);
    /// 硬节点.
    FINISH_BY: When = field("finish_by", "硬节点", "Fixed finish", Day, &["要求完成时间"]).by(Writers::Office);
    /// 责任单位.
    UNIT: Arc<str> = field("unit", "责任单位", "Unit", Unit, &[]);
    /// 责任人.
    PERSON: Arc<str> = field("person", "责任人", "Person", Person, &[]);
    /// 措施.
    MEASURE: Arc<str> = field("measure", "措施", "Measure", Paragraph, &["主要措施"]);
    /// 目标.
    GOAL: Arc<str> = field("goal", "目标", "Target", Paragraph, &["目标任务"]);
    /// 实际开始.
    STARTED: When = field("started", "实际开始", "Started", Day, &["开始时间"]);
    /// 实际完成.
    FINISHED: When = field("finished", "实际完成", "Finished", Day, &["完成时间"]);
    /// 核实督查.
    VERIFIED: EntityId = field("verified", "核实督查", "Visit that verified", Reference(VisitId::KIND), &[]).by(Writers::Team);
    /// 预计完成.
    FORECAST: When = field("forecast", "预计完成", "Forecast", Day, &["预计完成时间"]);
    /// 权重, %.
    WEIGHT: Decimal = field("weight", "权重", "Weight", Percent, &[]).within(0, 100).by(Writers::Office);
}

/// 节点.
pub static REGISTER: Register = Register {
    kind: "node",
    name: Text::new("节点", "Milestones"),
    counted: ("milestone", "milestones"),
    about: Text::new(
        "每个项目的关键节点：应在哪天完成、实际哪天完成。",
        "The milestones of each project: when each is due, and when it was reached.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[Phase::NewlyStarted, Phase::Continuing],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Text(&["name"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("节点", "Milestone"),
            fields: &["name", "stage", "order", "unit", "person", "goal"],
        },
        FieldGroup {
            name: Text::new("工期", "Time"),
            fields: &["duration", "calendar", "after", "finish_by", "forecast", "weight"],
        },
        FieldGroup { name: Text::new("完成情况", "Done"), fields: &["started", "finished", "verified", "measure"] },
    ],
    title: &["name"],
    columns: &[
        Column::Field("name"),
        Column::Project,
        Column::Field("duration"),
        Column::Field("finish_by"),
        Column::Field("unit"),
        Column::Field("stage"),
        Column::Field("goal"),
        Column::Field("started"),
        Column::Field("finished"),
        Column::Clock("finishing"),
        Column::Field("after"),
        Column::Offered("measure"),
        Column::Offered("order"),
        Column::Offered("forecast"),
        Column::Offered("weight"),
        Column::Offered("person"),
    ],
    sort: &[Sort::Up("order"), Sort::Up("finish_by")],
    rules: &[
        Rule { check: Check::NotFuture("started"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("finished"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("finished", "started"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("forecast", "started"), weight: Weight::Doubt },
        Rule { check: Check::RarelyAbove("duration", 3650), weight: Weight::Doubt },
        Rule { check: Check::NoCircle("after"), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[Clock {
        key: "finishing",
        name: Text::new("节点时限", "Milestone due"),
        from: "finish_by",
        until: &["finished"],
        limit: Limit::Due("finish_by"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 15,
        holder: "unit",
    }],
    computed: Computed::NOTHING,
};
