//! 闲置土地清理: a parcel that seems idle, until the competent authority has decided.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Area, Choice, Day, Line, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Action, Check, Clock, Column, Computed, Days, FieldGroup, Flow, Key, Limit, Parent, Register, Rule, Shelf, Sort,
    Then, Weight, Whose, register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 原因.
pub static CAUSES: ChoiceList = ChoiceList::closed(&[
    option("government", "政府", "Government", &["政府原因"]),
    option("company", "企业", "Company", &["企业原因"]),
    option("both", "双方", "Both", &[]),
    option("force_majeure", "不可抗力", "Force majeure", &[]),
]);

/// 意见.
pub static OPINIONS: ChoiceList = ChoiceList::closed(&[
    option("start_by", "限期动工", "Start by a date", &[]),
    option("extend", "延长动工", "Extend the start", &[]),
    option("rezone", "调整用途", "Change the use", &[]),
    option("temporary", "临时使用", "Temporary use", &[]),
    option("take_back_agreed", "协议收回", "Take back by agreement", &[]),
    option("swap", "置换", "Swap", &[]),
    option("fee", "征缴闲置费建议", "Suggest the idle-land fee", &[]),
    option("take_back", "收回建议", "Suggest to take back", &[]),
    option("revive", "盘活", "Revive", &[]),
    option("not_idle", "不属闲置", "Not idle", &[]),
]);

/// 状态.
pub static STATES: ChoiceList = ChoiceList::closed(&[
    option("suspected", "疑似", "Suspected", &[]),
    option("inquiry", "调查", "Inquiry", &[]),
    option("not_idle", "不属闲置", "Not idle", &[]),
    option("confirmed", "已认定", "Confirmed", &[]),
    option("handling", "处置中", "Being handled", &[]),
    option("done", "已处置", "Done", &[]),
]);

register_fields! {
    /// 立案日期.
    OPENED_ON: When = field("opened_on", "立案日期", "Opened", Day, &[]).by(Writers::Team).needed();
    /// 事实.
    FACTS: Arc<str> = field("facts", "事实", "Facts", Paragraph, &[]).by(Writers::Team);
    /// 原因.
    CAUSE: Arc<str> = field("cause", "原因", "Cause", Choice(ChoiceOf::List(&CAUSES)), &[]).by(Writers::Team);
    /// 原因说明.
    CAUSE_DETAIL: Arc<str> = field("cause_detail", "原因说明", "Detail", Paragraph, &[]).by(Writers::Team);
    /// 调查通知.
    NOTICE_ON: When = field("notice_on", "调查通知", "Notice", Day, &[]).by(Writers::Team);
    /// 意见.
    OPINION: Arc<str> = field("opinion", "意见", "Opinion", Choice(ChoiceOf::List(&OPINIONS)), &[]).by(Writers::Team);
    /// 时限.
    DUE: When = field("due", "时限", "Due", Day, &[]).by(Writers::Team);
    /// 主管部门.
    UNIT: Arc<str> = field("unit", "主管部门", "Authority", Unit, &[]).by(Writers::Team);
    /// 认定与处置.
    DECISION: Arc<str> = field("decision", "认定与处置", "Decision", Paragraph, &[]);
    /// 文号.
    DECISION_DOC: Arc<str> = field("decision_doc", "文号", "Number", Line, &[]);
    /// 日期.
    DECIDED_ON: When = field("decided_on", "日期", "Decided", Day, &[]);
    /// 处置完成.
    DONE_ON: When = field("done_on", "处置完成", "Done", Day, &[]);
    /// 处置面积, 亩.
    AREA_DONE: Decimal = field("area_done", "处置面积", "Area settled", Area, &[]);
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

/// 闲置土地清理.
pub static REGISTER: Register = Register {
    kind: "cleanup",
    name: Text::new("闲置土地清理", "Idle land"),
    counted: ("case of idle land", "cases of idle land"),
    about: Text::new(
        "疑似闲置的地块：事实、原因、意见、处置。未经认定一律写疑似。",
        "Parcels that seem idle: facts, cause, opinion, what became of them. Suspected until decided.",
    ),
    shelf: Shelf::MoneyAndLand,
    expected_in: &[],
    parent: Parent::Entry("parcel"),
    whose: Whose::Named("unit"),
    key: Key::Single,
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("疑似闲置", "Suspected"),
            fields: &["opened_on", "facts", "cause", "cause_detail", "notice_on"],
        },
        FieldGroup { name: Text::new("意见", "Opinion"), fields: &["opinion", "due", "unit"] },
        FieldGroup {
            name: Text::new("认定与处置", "Decision"),
            fields: &["decision", "decision_doc", "decided_on", "done_on", "area_done"],
        },
    ],
    title: &["facts"],
    columns: &[
        Column::Field("facts"),
        Column::Above,
        Column::Project,
        Column::Field("opened_on"),
        Column::Field("cause"),
        Column::Field("opinion"),
        Column::Field("due"),
        Column::Field("unit"),
        Column::State,
        Column::Clock("handling"),
        Column::Field("area_done"),
        Column::Offered("decision_doc"),
        Column::Offered("decided_on"),
    ],
    sort: &[Sort::Down("opened_on")],
    rules: &[
        Rule { check: Check::NotFuture("opened_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("notice_on", "opened_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("decided_on", "notice_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("done_on", "decided_on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("decision", &["decision_doc"]), weight: Weight::Refuse },
    ],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &["not_idle", "done"],
        actions: &[
            Action {
                key: "inquire",
                name: Text::new("发调查通知", "Begin an inquiry"),
                from: &["suspected"],
                to: "inquiry",
                by: Writers::Team,
                needs: &["notice_on"],
                then: &[Then::Today("notice_on")],
                needs_reason: false,
            },
            Action {
                key: "clear",
                name: Text::new("不属闲置", "Not idle"),
                from: &["suspected", "inquiry"],
                to: "not_idle",
                by: Writers::Team,
                needs: &["cause_detail"],
                then: &[],
                needs_reason: true,
            },
            Action {
                key: "confirm",
                name: Text::new("主管部门认定", "Confirmed by the authority"),
                from: &["inquiry"],
                to: "confirmed",
                by: Writers::Team,
                needs: &["decision", "decision_doc", "decided_on"],
                then: &[Then::Today("decided_on")],
                needs_reason: false,
            },
            Action {
                key: "handle",
                name: Text::new("开始处置", "Begin handling"),
                from: &["confirmed"],
                to: "handling",
                by: Writers::Team,
                needs: &["opinion", "due"],
                then: &[],
                needs_reason: false,
            },
            Action {
                key: "finish",
                name: Text::new("处置完成", "Done"),
                from: &["handling"],
                to: "done",
                by: Writers::Team,
                needs: &["done_on", "area_done"],
                then: &[Then::Today("done_on")],
                needs_reason: false,
            },
            Action {
                key: "reopen",
                name: Text::new("重新调查", "Inquire again"),
                from: &["not_idle", "done"],
                to: "inquiry",
                by: Writers::Team,
                needs: &[],
                then: &[],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[Clock {
        key: "handling",
        name: Text::new("处置时限", "Handling"),
        from: "opened_on",
        until: &["done_on"],
        limit: Limit::Due("due"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 15,
        holder: "unit",
    }],
    computed: Computed::NOTHING,
};
