//! 联络: one talk with the company or the owner of a project.

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Day, Line, Paragraph, Person};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 方式.
pub static HOWS: ChoiceList = ChoiceList::closed(&[
    option("visit", "走访", "Visit", &["上门"]),
    option("phone", "电话", "Telephone", &[]),
    option("meeting", "会议", "Meeting", &[]),
    option("letter", "函", "Letter", &[]),
]);

register_fields! {
    /// 日期.
    ON: When = field("on", "日期", "Date", Day, &[]).by(Writers::Team).needed();
    /// 联络人.
    WHO: Arc<str> = field("who", "联络人", "Who", Person, &[]).by(Writers::Team);
    /// 对方.
    WITH: Arc<str> = field("with", "对方", "With", Line, &[]).by(Writers::Team);
    /// 方式.
    HOW: Arc<str> = field("how", "方式", "How", Choice(ChoiceOf::List(&HOWS)), &[]).by(Writers::Team);
    /// 内容.
    TEXT: Arc<str> = field("text", "内容", "About", Paragraph, &[]).by(Writers::Team).needed();
    /// 下一步.
    NEXT: Arc<str> = field("next", "下一步", "Next", Paragraph, &[]).by(Writers::Team);
    /// 下次联络.
    NEXT_ON: When = field("next_on", "下次联络", "Next on", Day, &[]).by(Writers::Team);
    /// 已联络.
    FOLLOWED_ON: When = field("followed_on", "已联络", "Done on", Day, &[]).by(Writers::Team);
}

/// 联络.
pub static REGISTER: Register = Register {
    kind: "contact",
    name: Text::new("联络", "Contacts"),
    counted: ("contact", "contacts"),
    about: Text::new(
        "哪天、谁、跟企业谈了什么，下次什么时候。",
        "Who spoke with the company, when, about what, and when next.",
    ),
    shelf: Shelf::Business,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Fresh(&["on", "who", "text"]),
    fields: FIELDS,
    groups: &[FieldGroup {
        name: Text::new("联络", "Contact"),
        fields: &["on", "who", "with", "how", "text", "next", "next_on", "followed_on"],
    }],
    title: &["text"],
    columns: &[
        Column::Project,
        Column::Field("on"),
        Column::Field("who"),
        Column::Field("with"),
        Column::Field("how"),
        Column::Field("text"),
        Column::Clock("calling"),
        Column::Offered("next"),
    ],
    sort: &[Sort::Down("on")],
    rules: &[
        Rule { check: Check::NotFuture("on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("next_on", "on"), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[Clock {
        key: "calling",
        name: Text::new("下次联络", "Next contact"),
        from: "next_on",
        until: &["followed_on"],
        limit: Limit::Due("next_on"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 3,
        holder: "who",
    }],
    computed: Computed::NOTHING,
};
