//! 督办单: what the office orders a unit to do, with its receipt, its answer and how it was closed.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Names, Paragraph, Person, Reference, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::ids::ProblemId;
use crate::domain::register::{
    Action, Check, Clock, Column, Computed, Days, FieldGroup, Flow, Key, Limit, Parent, Register, Rule, Shelf, Sort,
    Then, Weight, Whose, register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("order", "督办单", "Supervision order", &[]),
    option("rectify", "整改通知单", "Notice to rectify", &["整改通知"]),
    option("remind", "提醒函", "Reminder", &[]),
    option("talk", "约谈通知", "Summons to a talk", &["约谈"]),
]);

/// 等级.
pub static LEVELS: ChoiceList = ChoiceList::open(&[
    option("blue", "蓝", "Blue", &["蓝色"]),
    option("yellow", "黄", "Yellow", &["黄色"]),
    option("red", "红", "Red", &["红色"]),
]);

/// 状态.
pub static STATES: ChoiceList = ChoiceList::closed(&[
    option("draft", "拟稿", "Draft", &[]),
    option("issued", "已签发", "Issued", &[]),
    option("received", "已签收", "Received", &[]),
    option("answered", "已回复", "Answered", &[]),
    option("returned", "退回重办", "Returned", &[]),
    option("closed", "已审结", "Closed", &[]),
]);

register_fields! {
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Office).needed();
    /// 等级.
    LEVEL: Arc<str> = field("level", "等级", "Level", Choice(ChoiceOf::List(&LEVELS)), &[]).by(Writers::Office);
    /// 编号.
    NUMBER: Arc<str> = field("number", "编号", "Number", Line, &[]).by(Writers::Office);
    /// 依据.
    BASIS: Arc<str> = field("basis", "依据", "Basis", Paragraph, &[]).by(Writers::Office);
    /// 受文单位.
    TO: Arc<str> = field("to", "受文单位", "To", Unit, &[]).by(Writers::Office).needed();
    /// 抄送.
    CC: Arc<[Arc<str>]> = field("cc", "抄送", "Copies", Names, &[]).by(Writers::Office);
    /// 要求.
    DEMAND: Arc<str> = field("demand", "要求", "Demand", Paragraph, &[]).by(Writers::Office).needed();
    /// 时限.
    DUE: When = field("due", "时限", "Due", Day, &[]).by(Writers::Office).needed();
    /// 原定时限.
    FIRST_DUE: When = field("first_due", "原定时限", "First due", Day, &[]).from_commands();
    /// 签发.
    ISSUED_BY: Arc<str> = field("issued_by", "签发", "Issued by", Person, &[]).by(Writers::Office);
    /// 签发日期.
    ISSUED_ON: When = field("issued_on", "签发日期", "Issued on", Day, &[]).by(Writers::Office);
    /// 签收人.
    RECEIVED_BY: Arc<str> = field("received_by", "签收人", "Received by", Person, &[]);
    /// 签收日期.
    RECEIVED_ON: When = field("received_on", "签收日期", "Received on", Day, &[]);
    /// 整改回复.
    REPLY: Arc<str> = field("reply", "整改回复", "Reply", Paragraph, &[]);
    /// 回复日期.
    REPLIED_ON: When = field("replied_on", "回复日期", "Replied on", Day, &[]);
    /// 复查意见.
    OPINION: Arc<str> = field("opinion", "复查意见", "Opinion", Paragraph, &[]).by(Writers::Team);
    /// 审结日期.
    CLOSED_ON: When = field("closed_on", "审结日期", "Closed on", Day, &[]).by(Writers::Team);
    /// 升级自.
    AFTER: EntityId = field("after", "升级自", "After", Reference("order"), &[]).by(Writers::Office);
    /// 所依问题: the problem that it follows from.
    PROBLEM: EntityId = field("problem", "所依问题", "Follows from issue", Reference(ProblemId::KIND), &[]).by(Writers::Office);
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

/// 督办单.
pub static REGISTER: Register = Register {
    kind: "order",
    name: Text::new("督办单", "Supervision orders"),
    counted: ("supervision order", "supervision orders"),
    about: Text::new(
        "给谁、要办什么、几号前，签收、回复、审结到哪一步。",
        "To whom, what is demanded by when, and how far it has come: received, answered, closed.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::ProjectOrNone,
    whose: Whose::NamedSince { unit: "to", since: "issued_on" },
    key: Key::Fresh(&["number", "to", "demand"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("督办", "Order"),
            fields: &["kind", "level", "number", "to", "cc", "problem", "demand", "basis", "due"],
        },
        FieldGroup {
            name: Text::new("签发与签收", "Issue and receipt"),
            fields: &["issued_by", "issued_on", "received_by", "received_on"],
        },
        FieldGroup {
            name: Text::new("回复与审结", "Answer and close"),
            fields: &["reply", "replied_on", "opinion", "closed_on"],
        },
        FieldGroup { name: Text::new("升级", "Raised"), fields: &["after"] },
    ],
    title: &["number", "demand"],
    columns: &[
        Column::Field("number"),
        Column::Field("to"),
        Column::Field("demand"),
        Column::Project,
        Column::Field("kind"),
        Column::Field("level"),
        Column::Field("issued_on"),
        Column::Field("due"),
        Column::State,
        Column::Clock("answering"),
        Column::Offered("closed_on"),
        Column::Offered("basis"),
        Column::Offered("problem"),
    ],
    sort: &[Sort::Down("issued_on"), Sort::Down("number")],
    rules: &[
        Rule { check: Check::NotFuture("issued_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("due", "issued_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("received_on", "issued_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("replied_on", "issued_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("closed_on", "replied_on"), weight: Weight::Refuse },
    ],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &["closed"],
        actions: &[
            Action {
                key: "issue",
                name: Text::new("签发", "Issue"),
                from: &["draft"],
                to: "issued",
                by: Writers::Office,
                needs: &["issued_by", "issued_on", "due"],
                then: &[Then::Today("issued_on"), Then::KeepFirst("first_due", "due")],
                needs_reason: false,
            },
            Action {
                key: "receive",
                name: Text::new("签收", "Confirm receipt"),
                from: &["issued"],
                to: "received",
                by: Writers::All,
                needs: &["received_by", "received_on"],
                then: &[Then::Today("received_on")],
                needs_reason: false,
            },
            Action {
                key: "answer",
                name: Text::new("回复", "Answer"),
                from: &["issued", "received", "returned"],
                to: "answered",
                by: Writers::All,
                needs: &["reply", "replied_on"],
                then: &[Then::Today("replied_on")],
                needs_reason: false,
            },
            Action {
                key: "return",
                name: Text::new("退回重办", "Return"),
                from: &["answered"],
                to: "returned",
                by: Writers::Team,
                needs: &["opinion"],
                then: &[Then::Clear("replied_on")],
                needs_reason: true,
            },
            Action {
                key: "close",
                name: Text::new("审结", "Close"),
                from: &["answered"],
                to: "closed",
                by: Writers::Team,
                needs: &["opinion", "closed_on"],
                then: &[Then::Today("closed_on")],
                needs_reason: false,
            },
            Action {
                key: "extend",
                name: Text::new("同意延期", "Extend"),
                from: &["issued", "received", "returned"],
                to: "issued",
                by: Writers::Office,
                needs: &["due"],
                then: &[Then::KeepFirst("first_due", "due")],
                needs_reason: true,
            },
            Action {
                key: "withdraw",
                name: Text::new("撤回", "Withdraw"),
                from: &["issued", "received"],
                to: "draft",
                by: Writers::Office,
                needs: &[],
                then: &[Then::Clear("issued_on")],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[Clock {
        key: "answering",
        name: Text::new("督办时限", "Order due"),
        from: "issued_on",
        until: &["replied_on", "closed_on"],
        limit: Limit::Due("due"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 3,
        holder: "to",
    }],
    computed: Computed::NOTHING,
};
