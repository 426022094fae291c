//! 政策机遇: what a policy from above means for the district, and its window.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Money, Names, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 影响.
pub static EFFECTS: ChoiceList = ChoiceList::closed(&[
    option("helps", "有利", "Helps", &[]),
    option("hinders", "不利", "Hinders", &[]),
    option("chance", "机会", "Chance", &["机遇"]),
]);

register_fields! {
    /// 影响.
    EFFECT: Arc<str> = field("effect", "影响", "Effect", Choice(ChoiceOf::List(&EFFECTS)), &[]).by(Writers::Team).needed();
    /// 名称.
    TITLE: Arc<str> = field("title", "名称", "Title", Line, &["政策名称"]).by(Writers::Team).needed();
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number", Line, &[]).by(Writers::Team);
    /// 发文单位.
    BY: Arc<str> = field("by", "发文单位", "Issued by", Unit, &[]).by(Writers::Team);
    /// 日期.
    ON: When = field("on", "日期", "Date", Day, &[]).by(Writers::Team);
    /// 要点.
    TEXT: Arc<str> = field("text", "要点", "What it says", Paragraph, &[]).by(Writers::Team);
    /// 申报开始.
    OPENS: When = field("opens", "申报开始", "Opens", Day, &[]).by(Writers::Team);
    /// 申报截止.
    CLOSES: When = field("closes", "申报截止", "Closes", Day, &[]).by(Writers::Team);
    /// 可争取资金, 万元.
    MONEY: Decimal = field("money", "可争取资金", "Money", Money, &[]).by(Writers::Team);
    /// 领域.
    SECTORS: Arc<[Arc<str>]> = field("sectors", "领域", "Sectors", Names, &[]).by(Writers::Team);
    /// 牵头单位.
    UNIT: Arc<str> = field("unit", "牵头单位", "Unit", Unit, &[]).by(Writers::Team);
    /// 对策.
    ACTION: Arc<str> = field("action", "对策", "Action", Paragraph, &[]).by(Writers::Team);
    /// 结果.
    OUTCOME: Arc<str> = field("outcome", "结果", "Outcome", Paragraph, &[]).by(Writers::Team);
    /// 申报日期.
    APPLIED_ON: When = field("applied_on", "申报日期", "Applied on", Day, &["申报时间"]).by(Writers::Team);
}

/// 政策机遇.
pub static REGISTER: Register = Register {
    kind: "policy",
    name: Text::new("政策机遇", "Policies"),
    counted: ("policy", "policies"),
    about: Text::new(
        "哪项政策有利、窗口期到几号、能争取多少、谁去办。",
        "Which policy helps, until when its window is open, what it may bring and who pursues it.",
    ),
    shelf: Shelf::Business,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::Named("unit"),
    key: Key::Fresh(&["doc", "title"]),
    fields: FIELDS,
    groups: &[
        FieldGroup { name: Text::new("政策", "Policy"), fields: &["title", "effect", "doc", "by", "on", "text"] },
        FieldGroup { name: Text::new("窗口", "Window"), fields: &["opens", "closes", "money", "sectors", "unit"] },
        FieldGroup { name: Text::new("办理", "Handling"), fields: &["action", "applied_on", "outcome"] },
    ],
    title: &["title"],
    columns: &[
        Column::Field("title"),
        Column::Field("effect"),
        Column::Field("by"),
        Column::Field("on"),
        Column::Field("closes"),
        Column::Clock("window"),
        Column::Field("money"),
        Column::Field("unit"),
        Column::Offered("doc"),
        Column::Offered("outcome"),
    ],
    sort: &[Sort::Up("closes"), Sort::Down("on")],
    rules: &[Rule { check: Check::NotBefore("closes", "opens"), weight: Weight::Refuse }],
    flow: None,
    clocks: &[Clock {
        key: "window",
        name: Text::new("申报窗口", "Window"),
        from: "closes",
        until: &["applied_on"],
        limit: Limit::Due("closes"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 30,
        holder: "unit",
    }],
    computed: Computed::NOTHING,
};
