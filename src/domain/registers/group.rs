//! 专项、园区: what several projects belong to.

use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{
    Area, Choice, Day, Line, Money, Names, Number, Person, Reference, Unit, When as Date,
};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Column, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("programme", "专项", "Programme", &["专项行动"]),
    option("park", "园区", "Park", &["产业园区"]),
    option("inner_park", "园中园", "Park within a park", &[]),
    option("quarter", "片区", "Quarter", &[]),
]);

/// 控详规.
pub static PLAN_STATES: ChoiceList = ChoiceList::closed(&[
    option("not_begun", "未启动", "Not begun", &[]),
    option("drafting", "编制中", "Being drafted", &[]),
    option("reviewed", "已评审", "Reviewed", &[]),
    option("approved", "已批", "Approved", &["已批复"]),
]);

register_fields! {
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Office).needed();
    /// 名称.
    NAME: Arc<str> = field("name", "名称", "Name", Line, &["园区", "专项"]).by(Writers::Office).needed();
    /// 上级园区.
    PARENT: EntityId = field("parent", "上级园区", "Within", Reference("group"), &[]).by(Writers::Office);
    /// 管理单位.
    UNIT: Arc<str> = field("unit", "管理单位", "Run by", Unit, &[]).by(Writers::Office);
    /// 领导.
    LEADER: Arc<str> = field("leader", "领导", "Leader", Person, &[]).by(Writers::Office);
    /// 起.
    FROM: When = field("from", "起", "From", Date, &[]).by(Writers::Office);
    /// 止.
    TO: When = field("to", "止", "Until", Date, &[]).by(Writers::Office);
    /// 目标投资, 万元.
    MONEY: Decimal = field("money", "目标投资", "Target investment", Money, &[]).by(Writers::Office);
    /// 目标收储, 亩.
    AREA: Decimal = field("area", "目标收储", "Target land", Area, &[]).by(Writers::Office);
    /// 准入强度, 万元/亩.
    INTENSITY: Decimal = field("intensity", "准入强度", "Least intensity", Number, &[]).unit("万元/亩", "10,000 yuan/mu").by(Writers::Office);
    /// 控详规.
    PLAN_STATE: Arc<str> = field("plan_state", "控详规", "Detailed plan", Choice(ChoiceOf::List(&PLAN_STATES)), &[]);
    /// 日期.
    PLAN_ON: When = field("plan_on", "日期", "Since", Day, &[]);
    /// 主导产业.
    INDUSTRIES: Arc<[Arc<str>]> = field("industries", "主导产业", "Industries", Names, &[]).by(Writers::Office);
}

/// 专项与园区.
pub static REGISTER: Register = Register {
    kind: "group",
    name: Text::new("专项与园区", "Programmes and parks"),
    counted: ("programme or park", "programmes and parks"),
    about: Text::new(
        "专项、园区和片区：归谁管、目标多少、准入强度。",
        "Programmes, parks and quarters: who runs them, their targets, the least intensity.",
    ),
    shelf: Shelf::Rules,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Text(&["kind", "name"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("专项与园区", "Programme or park"),
            fields: &["kind", "name", "parent", "unit", "leader", "from", "to"],
        },
        FieldGroup { name: Text::new("目标", "Targets"), fields: &["money", "area", "intensity", "industries"] },
        FieldGroup { name: Text::new("控详规", "Detailed plan"), fields: &["plan_state", "plan_on"] },
    ],
    title: &["name"],
    columns: &[
        Column::Field("name"),
        Column::Field("kind"),
        Column::Field("unit"),
        Column::Field("leader"),
        Column::Field("money"),
        Column::Field("area"),
        Column::Field("intensity"),
        Column::Field("plan_state"),
        Column::Offered("from"),
        Column::Offered("to"),
        Column::Offered("industries"),
    ],
    sort: &[Sort::Up("kind"), Sort::Up("name")],
    rules: &[Rule { check: Check::NotBefore("to", "from"), weight: Weight::Refuse }],
    flow: None,
    clocks: &[],
};
