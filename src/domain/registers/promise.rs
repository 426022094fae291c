//! 承诺: who promised whom what on which occasion, by when, and what became of it.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Area, Choice, Day, Line, Money, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Action, Check, Clock, Column, Computed, Days, FieldGroup, Flow, Key, Limit, Parent, Register, Rule, Shelf, Sort,
    Then, Weight, Whose, register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 承诺方.
pub static SIDES: ChoiceList = ChoiceList::closed(&[
    option("government", "政府", "Government", &["政府方", "区政府"]),
    option("company", "企业", "Company", &["企业方", "投资方"]),
]);

/// 依据.
pub static BASES: ChoiceList = ChoiceList::open(&[
    option("contract", "合同", "Contract", &["协议"]),
    option("minutes", "纪要", "Minutes", &["会议纪要"]),
    option("letter", "函", "Letter", &["承诺函"]),
    option("on_site", "现场", "On site", &["现场办公"]),
]);

/// 状态.
pub static STATES: ChoiceList = ChoiceList::closed(&[
    option("open", "待兑现", "Open", &[]),
    option("kept", "已兑现", "Kept", &["兑现"]),
    option("partly", "部分兑现", "Partly kept", &[]),
    option("broken", "未兑现", "Broken", &[]),
    option("changed", "经协商变更", "Changed by agreement", &["变更"]),
]);

register_fields! {
    /// 承诺方.
    SIDE: Arc<str> = field("side", "承诺方", "Side", Choice(ChoiceOf::List(&SIDES)), &["承诺方"]).by(Writers::Team).needed();
    /// 承诺事项.
    TEXT: Arc<str> = field("text", "承诺事项", "What was promised", Paragraph, &["承诺内容"]).by(Writers::Team).needed();
    /// 兑现单位.
    HOLDER: Arc<str> = field("holder", "兑现单位", "Holder", Unit, &["责任单位"]).by(Writers::Team).needed();
    /// 对方.
    TO: Arc<str> = field("to", "对方", "To", Line, &[]).by(Writers::Team);
    /// 依据.
    BASIS: Arc<str> = field("basis", "依据", "Basis", Choice(ChoiceOf::List(&BASES)), &[]).by(Writers::Team);
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number", Line, &[]).by(Writers::Team);
    /// 承诺日期.
    MADE_ON: When = field("made_on", "承诺日期", "Made on", Day, &[]).by(Writers::Team);
    /// 兑现时限.
    DUE: When = field("due", "兑现时限", "Due", Day, &["承诺时限"]).by(Writers::Team).needed();
    /// 原定时限: what was agreed first.
    FIRST_DUE: When = field("first_due", "原定时限", "First due", Day, &[]).from_commands();
    /// 金额, 万元.
    MONEY: Decimal = field("money", "金额", "Money", Money, &[]).by(Writers::Team);
    /// 面积, 亩.
    AREA: Decimal = field("area", "面积", "Land", Area, &[]).by(Writers::Team);
    /// 兑现情况.
    EVIDENCE: Arc<str> = field("evidence", "兑现情况", "What was done", Paragraph, &["兑现情况"]);
    /// 兑现日期.
    KEPT_ON: When = field("kept_on", "兑现日期", "Kept on", Day, &[]).by(Writers::Team);
    /// 未兑现原因.
    WHY_NOT: Arc<str> = field("why_not", "未兑现原因", "Why not", Paragraph, &[]).by(Writers::Team);
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

const WAITING: &[&str] = &["open", "partly", "changed"];

/// 承诺.
pub static REGISTER: Register = Register {
    kind: "promise",
    name: Text::new("承诺", "Commitments"),
    counted: ("commitment", "commitments"),
    about: Text::new(
        "谁在什么场合答应了什么、几号前办到，一条一记。",
        "Who promised what on which occasion, and by when: one record each.",
    ),
    shelf: Shelf::Promises,
    expected_in: &[],
    parent: Parent::ProjectOrNone,
    whose: Whose::Named("holder"),
    key: Key::Fresh(&["text", "side"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("承诺", "Commitment"),
            fields: &["side", "text", "holder", "to", "due", "made_on", "basis", "doc", "money", "area"],
        },
        FieldGroup { name: Text::new("兑现", "What became of it"), fields: &["evidence", "kept_on", "why_not"] },
    ],
    title: &["text"],
    columns: &[
        Column::Field("text"),
        Column::Project,
        Column::Field("side"),
        Column::Field("holder"),
        Column::Field("made_on"),
        Column::Field("due"),
        Column::State,
        Column::Clock("keeping"),
        Column::Offered("first_due"),
        Column::Offered("money"),
        Column::Offered("evidence"),
    ],
    sort: &[Sort::Up("due")],
    rules: &[
        Rule { check: Check::NotFuture("made_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("kept_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("due", "made_on"), weight: Weight::Refuse },
    ],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &["kept", "broken"],
        actions: &[
            Action {
                key: "keep",
                name: Text::new("已兑现", "Kept"),
                from: WAITING,
                to: "kept",
                by: Writers::Team,
                needs: &["evidence", "kept_on"],
                then: &[Then::Today("kept_on"), Then::Clear("why_not")],
                needs_reason: false,
            },
            Action {
                key: "keep_partly",
                name: Text::new("部分兑现", "Partly kept"),
                from: WAITING,
                to: "partly",
                by: Writers::Team,
                needs: &["evidence", "why_not"],
                then: &[],
                needs_reason: false,
            },
            Action {
                key: "break",
                name: Text::new("未兑现", "Broken"),
                from: WAITING,
                to: "broken",
                by: Writers::Team,
                needs: &["why_not"],
                then: &[],
                needs_reason: false,
            },
            Action {
                key: "change",
                name: Text::new("协商变更时限", "Change by agreement"),
                from: WAITING,
                to: "changed",
                by: Writers::Team,
                needs: &["due", "doc"],
                then: &[Then::KeepFirst("first_due", "due")],
                needs_reason: true,
            },
            Action {
                key: "reopen",
                name: Text::new("重新打开", "Reopen"),
                from: &["kept", "broken"],
                to: "open",
                by: Writers::Team,
                needs: &[],
                then: &[Then::Clear("kept_on")],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[Clock {
        key: "keeping",
        name: Text::new("兑现时限", "Due"),
        from: "made_on",
        until: &["kept_on"],
        limit: Limit::Due("due"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 7,
        holder: "holder",
    }],
    computed: Computed::NOTHING,
};
