//! 投诉: what companies and people complain of, to whom it was passed on, and what became of it. Who complained is not kept.

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Day, Flag, Line, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Action, Check, Clock, Column, Computed, Days, FieldGroup, Flow, Key, Limit, Parent, Register, Rule, Shelf, Sort,
    Then, Weight, Whose, register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 渠道.
pub static CHANNELS: ChoiceList = ChoiceList::closed(&[
    option("letter", "来信", "Letter", &[]),
    option("visit", "来访", "In person", &[]),
    option("phone", "电话", "Telephone", &[]),
    option("web", "网络", "Internet", &[]),
    option("meeting", "会上", "At a meeting", &[]),
    option("inspection", "督查中", "During a visit", &[]),
]);

/// 投诉人类别.
pub static WHO_KINDS: ChoiceList = ChoiceList::closed(&[
    option("company", "企业", "Company", &[]),
    option("people", "群众", "Residents", &[]),
    option("anonymous", "匿名", "Anonymous", &[]),
]);

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::open(&[
    option("extortion", "吃拿卡要报", "Extortion by officials", &["吃拿卡要"]),
    option("fees", "乱收费", "Arbitrary fees", &[]),
    option("inspections", "乱检查", "Arbitrary inspections", &[]),
    option("forced_deals", "强揽强卖", "Forced deals", &["强买强卖"]),
    option("late_approval", "审批超时", "Late approval", &[]),
    option("broken_promise", "承诺不兑现", "Broken commitment", &[]),
    option("other", "其他", "Other", &[]),
]);

/// 满意度.
pub static SATISFIEDS: ChoiceList = ChoiceList::closed(&[
    option("yes", "满意", "Satisfied", &[]),
    option("mostly", "基本满意", "Mostly satisfied", &[]),
    option("no", "不满意", "Not satisfied", &[]),
    option("unrated", "未评价", "Not rated", &[]),
]);

/// 状态.
pub static STATES: ChoiceList = ChoiceList::closed(&[
    option("registered", "已登记", "Registered", &[]),
    option("accepted", "已受理", "Accepted", &[]),
    option("declined", "不予受理", "Declined", &[]),
    option("passed", "已转办", "Passed on", &[]),
    option("answered", "已答复", "Answered", &[]),
    option("review", "复查中", "Under review", &[]),
    option("closed", "已办结", "Closed", &[]),
]);

register_fields! {
    /// 收到日期.
    RECEIVED_ON: When = field("received_on", "收到日期", "Received", Day, &["来访日期"]).by(Writers::Team).needed();
    /// 渠道.
    CHANNEL: Arc<str> = field("channel", "渠道", "Channel", Choice(ChoiceOf::List(&CHANNELS)), &[]).by(Writers::Team);
    /// 投诉人类别.
    WHO_KIND: Arc<str> = field("who_kind", "投诉人类别", "Who", Choice(ChoiceOf::List(&WHO_KINDS)), &[]).by(Writers::Team);
    /// 被投诉单位.
    ABOUT: Arc<str> = field("about", "被投诉单位", "About", Unit, &[]).by(Writers::Team).needed();
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Team).needed();
    /// 事项.
    SUBJECT: Arc<str> = field("subject", "事项", "Subject", Line, &[]).by(Writers::Team).needed();
    /// 内容.
    DETAIL: Arc<str> = field("detail", "内容", "Detail", Paragraph, &[]).by(Writers::Team);
    /// 紧急.
    URGENT: bool = field("urgent", "紧急", "Urgent", Flag, &[]).by(Writers::Team);
    /// 受理日期.
    ACCEPTED_ON: When = field("accepted_on", "受理日期", "Accepted", Day, &[]).by(Writers::Team);
    /// 转办单位.
    PASSED_TO: Arc<str> = field("passed_to", "转办单位", "Passed to", Unit, &[]).by(Writers::Team);
    /// 转办日期.
    PASSED_ON: When = field("passed_on", "转办日期", "Passed on", Day, &[]).by(Writers::Team);
    /// 单位收到.
    RECEIVED_BY_UNIT_ON: When = field("received_by_unit_on", "单位收到", "Unit received", Day, &[]);
    /// 答复日期.
    REPLIED_ON: When = field("replied_on", "答复日期", "Replied", Day, &[]);
    /// 答复.
    REPLY: Arc<str> = field("reply", "答复", "Reply", Paragraph, &[]);
    /// 满意度.
    SATISFIED: Arc<str> = field("satisfied", "满意度", "Satisfied", Choice(ChoiceOf::List(&SATISFIEDS)), &[]).by(Writers::Team);
    /// 申请复查.
    REVIEW_ASKED_ON: When = field("review_asked_on", "申请复查", "Review asked", Day, &[]).by(Writers::Team);
    /// 复查日期.
    REVIEW_ON: When = field("review_on", "复查日期", "Reviewed", Day, &[]).by(Writers::Team);
    /// 复查结果.
    REVIEW: Arc<str> = field("review", "复查结果", "Review", Paragraph, &[]).by(Writers::Team);
    /// 办结日期.
    CLOSED_ON: When = field("closed_on", "办结日期", "Closed", Day, &[]).by(Writers::Team);
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

/// 投诉.
pub static REGISTER: Register = Register {
    kind: "complaint",
    name: Text::new("投诉", "Complaints"),
    counted: ("complaint", "complaints"),
    about: Text::new(
        "投诉谁、转给谁、几天答复、满意不满意。不记投诉人姓名和电话。",
        "About whom, passed to whom, answered after how many days. The names of those who complain are not kept.",
    ),
    shelf: Shelf::Promises,
    expected_in: &[],
    parent: Parent::ProjectOrNone,
    whose: Whose::Named("passed_to"),
    key: Key::Fresh(&["received_on", "about", "subject"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("投诉", "Complaint"),
            fields: &["subject", "about", "kind", "received_on", "channel", "who_kind", "urgent", "detail"],
        },
        FieldGroup {
            name: Text::new("办理", "Handling"),
            fields: &["accepted_on", "passed_to", "passed_on", "received_by_unit_on"],
        },
        FieldGroup { name: Text::new("答复", "Answer"), fields: &["reply", "replied_on", "satisfied"] },
        FieldGroup {
            name: Text::new("复查与办结", "Review and close"),
            fields: &["review_asked_on", "review_on", "review", "closed_on"],
        },
    ],
    title: &["subject"],
    columns: &[
        Column::Field("subject"),
        Column::Project,
        Column::Field("about"),
        Column::Field("kind"),
        Column::Field("received_on"),
        Column::Field("passed_to"),
        Column::State,
        Column::Clock("answering"),
        Column::Field("satisfied"),
        Column::Offered("channel"),
        Column::Offered("urgent"),
        Column::Offered("closed_on"),
    ],
    sort: &[Sort::Down("received_on")],
    rules: &[
        Rule { check: Check::NotFuture("received_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("accepted_on", "received_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("passed_on", "accepted_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("received_by_unit_on", "passed_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("replied_on", "received_by_unit_on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("replied_on", &["reply"]), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("review_asked_on", "replied_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("review_on", "review_asked_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("closed_on", "replied_on"), weight: Weight::Refuse },
    ],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &["declined", "closed"],
        actions: &[
            Action {
                key: "accept",
                name: Text::new("受理", "Accept"),
                from: &["registered"],
                to: "accepted",
                by: Writers::Team,
                needs: &["accepted_on"],
                then: &[Then::Today("accepted_on")],
                needs_reason: false,
            },
            Action {
                key: "decline",
                name: Text::new("不予受理", "Decline"),
                from: &["registered"],
                to: "declined",
                by: Writers::Team,
                needs: &[],
                then: &[],
                needs_reason: true,
            },
            Action {
                key: "pass",
                name: Text::new("转办", "Pass on"),
                from: &["accepted", "passed"],
                to: "passed",
                by: Writers::Team,
                needs: &["passed_to", "passed_on"],
                then: &[Then::Today("passed_on")],
                needs_reason: false,
            },
            Action {
                key: "answer",
                name: Text::new("答复", "Answer"),
                from: &["passed"],
                to: "answered",
                by: Writers::All,
                needs: &["reply", "replied_on"],
                then: &[Then::Today("replied_on")],
                needs_reason: false,
            },
            Action {
                key: "review",
                name: Text::new("申请复查", "Ask for a review"),
                from: &["answered"],
                to: "review",
                by: Writers::Team,
                needs: &["review_asked_on"],
                then: &[Then::Today("review_asked_on")],
                needs_reason: false,
            },
            Action {
                key: "close",
                name: Text::new("办结", "Close"),
                from: &["answered", "review"],
                to: "closed",
                by: Writers::Team,
                needs: &["satisfied", "closed_on"],
                then: &[Then::Today("closed_on")],
                needs_reason: false,
            },
            Action {
                key: "reopen",
                name: Text::new("重新打开", "Reopen"),
                from: &["declined", "closed"],
                to: "accepted",
                by: Writers::Team,
                needs: &[],
                then: &[Then::Clear("closed_on")],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[
        Clock {
            key: "passing",
            name: Text::new("转办时限", "Passing on"),
            from: "accepted_on",
            until: &["passed_on", "closed_on"],
            limit: Limit::Days(3),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 1,
            holder: "",
        },
        Clock {
            key: "answering",
            name: Text::new("答复时限", "Answer due"),
            from: "received_by_unit_on",
            until: &["replied_on", "closed_on"],
            limit: Limit::Days(15),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 3,
            holder: "passed_to",
        },
        Clock {
            key: "reviewing",
            name: Text::new("复查时限", "Review due"),
            from: "review_asked_on",
            until: &["review_on", "closed_on"],
            limit: Limit::Days(15),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 3,
            holder: "",
        },
    ],
    computed: Computed::NOTHING,
};
