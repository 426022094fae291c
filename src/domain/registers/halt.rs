//! 停工: from when to when the works stood still, and why.

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Day, Line, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, field, option};
use crate::domain::register::clock::Days;
use crate::domain::register::{
    Check, Clock, Column, Computed, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 停工原因.
pub static REASONS: ChoiceList = ChoiceList::open(&[
    option("weather", "天气", "Weather", &["雨雪", "高温"]),
    option("funds", "资金", "Funds", &["资金不到位"]),
    option("land", "用地征迁", "Land and relocation", &["征地", "拆迁"]),
    option("permits", "手续", "Approvals", &["手续不全"]),
    option("obstruction", "阻工", "Obstruction", &["群众阻工"]),
    option("safety", "安全质量整改", "Safety or quality", &["责令整改"]),
    option("supply", "供应不足", "Supplies", &["材料不足"]),
    option("winter", "冬歇", "Winter break", &["冬季停工"]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 停工日.
    FROM: When = field("from", "停工日", "From", Day, &["停工时间"]).needed();
    /// 复工日.
    TO: When = field("to", "复工日", "To", Day, &["复工时间"]);
    /// 原因.
    REASON: Arc<str> = field("reason", "原因", "Reason", Choice(ChoiceOf::List(&REASONS)), &["停工原因"]).needed();
    /// 责令单位.
    ORDERED_BY: Arc<str> = field("ordered_by", "责令单位", "Ordered by", Unit, &["责令单位"]);
    /// 报告发证机关.
    REPORTED_ON: When = field("reported_on", "报告发证机关", "Reported to who issued the permit", Day, &[]);
    /// 复工核准.
    RESUME_OK_ON: When = field("resume_ok_on", "复工核准", "Approved to resume", Day, &[]);
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number", Line, &["文号"]);
}

/// 停工.
pub static REGISTER: Register = Register {
    kind: "halt",
    name: Text::new("停工", "Halt"),
    counted: ("halt", "halts"),
    about: Text::new("哪天停的、为什么停、哪天复工。", "When the works stopped, why, and when they went on."),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Fresh(&["from"]),
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("停工", "Halt"),
        fields: &["from", "to", "reason", "ordered_by", "reported_on", "resume_ok_on", "doc"],
    }],
    title: &["reason"],
    columns: &[
        Column::Project,
        Column::Field("from"),
        Column::Field("to"),
        Column::Field("reason"),
        Column::Field("ordered_by"),
        Column::Clock("report"),
        Column::Offered("resume_ok_on"),
        Column::Offered("doc"),
    ],
    sort: &[Sort::Down("from")],
    rules: &[
        Rule { check: Check::NotFuture("from"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("to", "from"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("to", "resume_ok_on"), weight: Weight::Doubt },
    ],
    flow: None,
    // 建筑工程施工许可管理办法: within a month the owner reports to the office that issued the permit.
    clocks: &[Clock {
        key: "report",
        name: Text::new("报告发证机关", "Report to who issued the permit"),
        from: "from",
        until: &["reported_on", "to"],
        limit: Limit::Days(30),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 7,
        holder: "ordered_by",
    }],
    computed: Computed::NOTHING,
};
