//! 请示事项: what a unit asks of those above it, and when it is answered.

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Count, Day, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("funds", "资金", "Funds", &[]),
    option("land", "土地", "Land", &["用地"]),
    option("permits", "手续", "Approvals", &["审批"]),
    option("policy", "政策", "Policy", &[]),
    option("coordination", "协调", "Coordination", &[]),
]);

/// 结果.
pub static RESULTS: ChoiceList = ChoiceList::closed(&[
    option("agreed", "同意", "Agreed", &[]),
    option("partly", "部分同意", "Partly agreed", &[]),
    option("declined", "不同意", "Declined", &[]),
    option("passed", "转办", "Passed on", &[]),
]);

/// 满意度.
pub static SATISFIEDS: ChoiceList = ChoiceList::closed(&[
    option("yes", "满意", "Satisfied", &[]),
    option("mostly", "基本满意", "Mostly satisfied", &[]),
    option("no", "不满意", "Not satisfied", &[]),
]);

register_fields! {
    /// 请示单位.
    FROM: Arc<str> = field("from", "请示单位", "From", Unit, &[]).needed();
    /// 答复单位（领导）.
    TO: Arc<str> = field("to", "答复单位（领导）", "To", Unit, &[]).needed();
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]);
    /// 事项.
    TEXT: Arc<str> = field("text", "事项", "Request", Paragraph, &[]).needed();
    /// 收到日期.
    RECEIVED_ON: When = field("received_on", "收到日期", "Received", Day, &[]).needed();
    /// 答复时限, working days.
    LIMIT: i64 = field("limit", "答复时限", "Limit", Count, &[]).unit("工作日", "working days").within(1, 60).by(Writers::Office);
    /// 延长, working days.
    EXTENDED: i64 = field("extended", "延长", "Extended", Count, &[]).unit("工作日", "working days").by(Writers::Office);
    /// 延长理由.
    EXTENDED_WHY: Arc<str> = field("extended_why", "延长理由", "Why", Paragraph, &[]).by(Writers::Office);
    /// 转办.
    PASSED_TO: Arc<str> = field("passed_to", "转办", "Passed to", Unit, &[]).by(Writers::Office);
    /// 退回日期.
    RETURNED_ON: When = field("returned_on", "退回日期", "Returned", Day, &[]);
    /// 答复日期.
    ANSWERED_ON: When = field("answered_on", "答复日期", "Answered", Day, &[]).by(Writers::Office);
    /// 答复.
    ANSWER: Arc<str> = field("answer", "答复", "Answer", Paragraph, &[]).by(Writers::Office);
    /// 结果.
    RESULT: Arc<str> = field("result", "结果", "Result", Choice(ChoiceOf::List(&RESULTS)), &[]).by(Writers::Office);
    /// 满意度.
    SATISFIED: Arc<str> = field("satisfied", "满意度", "Satisfied", Choice(ChoiceOf::List(&SATISFIEDS)), &[]);
}

/// 请示事项.
pub static REGISTER: Register = Register {
    kind: "request",
    name: Text::new("请示事项", "Requests"),
    counted: ("request", "requests"),
    about: Text::new(
        "下面请示了什么、谁该答复、几个工作日、答了没有。",
        "What was asked of whom, within how many working days, and whether it was answered.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::ProjectOrNone,
    whose: Whose::Named("to"),
    key: Key::Fresh(&["received_on", "from", "text"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("请示", "Request"),
            fields: &["text", "from", "to", "kind", "received_on", "limit", "extended", "extended_why"],
        },
        FieldGroup {
            name: Text::new("办理", "Handling"),
            fields: &["passed_to", "returned_on", "answer", "answered_on", "result", "satisfied"],
        },
    ],
    title: &["text"],
    columns: &[
        Column::Field("text"),
        Column::Project,
        Column::Field("from"),
        Column::Field("to"),
        Column::Field("kind"),
        Column::Field("received_on"),
        Column::Clock("answering"),
        Column::Field("result"),
        Column::Field("answered_on"),
        Column::Offered("passed_to"),
        Column::Offered("satisfied"),
    ],
    sort: &[Sort::Down("received_on")],
    rules: &[
        Rule { check: Check::NotFuture("received_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("answered_on", "received_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("returned_on", "received_on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("answered_on", &["answer"]), weight: Weight::Refuse },
        Rule { check: Check::Needs("extended", &["extended_why"]), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[
        // [P] 7 working days where the office sets no other limit.
        Clock {
            key: "answering",
            name: Text::new("答复时限", "Answer due"),
            from: "received_on",
            until: &["answered_on", "returned_on"],
            limit: Limit::Field("limit", 7),
            days: Days::Working,
            extended: Some("extended"),
            paused: None,
            warn: 2,
            holder: "to",
        },
    ],
    computed: Computed::NOTHING,
};
