//! 督查通报: what the office publishes of a month. A draft says period, number and who gets it, and keeps the paragraphs that people
//! wrote over; an issued one is kept as it was issued, figures, rules and words, see [`report`](crate::domain::report).

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Count, Day, Line, Month, Names, Person};
use crate::domain::fields::{ChoiceList, ChoiceOf, FieldKind, Writers, field, option};
use crate::domain::register::{
    Action, Check, Column, Computed, FieldGroup, Flow, Key, Parent, Register, Rule, Shelf, Sort, Then, Weight, Whose,
    register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 版头: the two heads that a bulletin can have.
pub static HEADS: ChoiceList = ChoiceList::closed(&[
    option("official", "公文式", "Official document", &[]),
    option("brief", "简报式", "Brief", &["简报"]),
]);

/// 状态.
pub static STATES: ChoiceList =
    ChoiceList::closed(&[option("draft", "拟稿", "Draft", &[]), option("issued", "已印发", "Issued", &["印发"])]);

/// The state of what is frozen.
pub const ISSUED: &str = "issued";

/// The head of a brief.
pub const BRIEF: &str = "brief";

/// The prefix of the fields that hold the paragraphs that people wrote over, by the id of the paragraph.
pub const TEXT: &str = "text/";

/// The prefix of the fields that hold an issued bulletin as it was issued, in pieces that are numbered.
pub const FROZEN: &str = "frozen/";

register_fields! {
    /// 月份: the bulletin is of January to this month.
    PERIOD: When = field("period", "月份", "Month", Month, &[]).by(Writers::Office).needed();
    /// 截至日: the day that deadlines are as of; today while there is none.
    DAY: When = field("day", "问题数据截至", "Deadlines as of", Day, &[]).by(Writers::Office);
    /// 版头.
    HEAD: Arc<str> = field("head", "版头", "Head", FieldKind::Choice(ChoiceOf::List(&HEADS)), &[]).by(Writers::Office);
    /// 发文字号, or the number of a brief.
    NUMBER: Arc<str> = field("number", "发文字号（期号）", "Number", Line, &[]).by(Writers::Office);
    /// 督查依据.
    BASIS: Arc<str> = field("basis", "督查依据", "Basis", Line, &[]).by(Writers::Office);
    /// 主送; the units concerned while there is none.
    TO: Arc<[Arc<str>]> = field("to", "主送（发）", "To", Names, &[]).by(Writers::Office);
    /// 抄送, superiors: 报.
    UP: Arc<[Arc<str>]> = field("up", "报", "Reported to", Names, &[]).by(Writers::Office);
    /// 抄送, equals: 送.
    ACROSS: Arc<[Arc<str>]> = field("across", "送", "Copied to", Names, &[]).by(Writers::Office);
    /// 编辑.
    EDITOR: Arc<str> = field("editor", "编辑", "Edited by", Person, &[]).by(Writers::Office);
    /// 审核.
    CHECKER: Arc<str> = field("checker", "审核", "Checked by", Person, &[]).by(Writers::Office);
    /// 签发.
    SIGNER: Arc<str> = field("signer", "签发", "Signed by", Person, &[]).by(Writers::Office);
    /// 印数.
    COPIES: i64 = field("copies", "印数", "Copies", Count, &[]).by(Writers::Office);
    /// 印发日期.
    ISSUED_ON: When = field("issued_on", "印发日期", "Issued on", Day, &[]).from_commands();
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

/// 督查通报.
pub static REGISTER: Register = Register {
    kind: "bulletin",
    name: Text::new("督查通报", "Bulletins"),
    counted: ("bulletin", "bulletins"),
    about: Text::new(
        "每月一期，数字和文字由册中数据生成，可逐段修改；印发后定稿，照原样重印。",
        "One for each month, written from the book and edited paragraph by paragraph; once issued it stays as it is.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Fresh(&["period", "number"]),
    fields: FIELDS,
    groups: &[
        FieldGroup { name: Text::new("期号", "Issue"), fields: &["period", "day", "head", "number", "basis"] },
        FieldGroup { name: Text::new("发送", "Recipients"), fields: &["to", "up", "across"] },
        FieldGroup { name: Text::new("编审", "Editing"), fields: &["editor", "checker", "signer", "copies"] },
    ],
    title: &["number", "period"],
    columns: &[
        Column::Field("period"),
        Column::Field("number"),
        Column::Field("head"),
        Column::State,
        Column::Field("issued_on"),
        Column::Offered("signer"),
        Column::Offered("copies"),
    ],
    sort: &[Sort::Down("period"), Sort::Down("issued_on")],
    rules: &[Rule { check: Check::NotFuture("day"), weight: Weight::Refuse }],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &[ISSUED],
        actions: &[
            Action {
                key: "issue",
                name: Text::new("印发", "Issue"),
                from: &["draft"],
                to: ISSUED,
                by: Writers::Office,
                needs: &["number"],
                then: &[Then::Today("issued_on"), Then::Today("day")],
                needs_reason: false,
            },
            Action {
                key: "withdraw",
                name: Text::new("撤回", "Withdraw"),
                from: &[ISSUED],
                to: "draft",
                by: Writers::Office,
                needs: &[],
                then: &[Then::Clear("issued_on")],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[],
    computed: Computed::NOTHING,
};
