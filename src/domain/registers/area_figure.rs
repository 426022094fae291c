//! 各地固投: fixed-asset investment of a district since January, as published.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Count, Line, Money, Month, Percent};
use crate::domain::fields::{Writers, field};
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

register_fields! {
    /// 地区.
    REGION: Arc<str> = field("region", "地区", "Region", Line, &["县区", "地区"]).by(Writers::Office).needed();
    /// 截至月份.
    AS_OF: When = field("as_of", "截至月份", "As of month", Month, &["月份", "截至"]).by(Writers::Office).needed();
    /// 年度目标, 万元.
    TARGET: Decimal = field("target", "年度目标", "Target of the year", Money, &["目标任务"]).by(Writers::Office);
    /// 目标增幅, %.
    GROWTH_TARGET: Decimal = field("growth_target", "目标增幅", "Target growth", Percent, &[]).signed().by(Writers::Office);
    /// 本年累计, 万元.
    YTD: Decimal = field("ytd", "本年累计", "Since January", Money, &["完成额"]).by(Writers::Office);
    /// 上年同期, 万元.
    SAME: Decimal = field("same", "上年同期", "Same period", Money, &[]).by(Writers::Office);
    /// 公布增幅, %.
    GROWTH: Decimal = field("growth", "公布增幅", "Growth as published", Percent, &["增速", "同比"]).signed().by(Writers::Office);
    /// 总量名次.
    RANK_VOLUME: i64 = field("rank_volume", "总量名次", "Rank by volume", Count, &["排名"]).by(Writers::Office);
    /// 增幅名次.
    RANK_GROWTH: i64 = field("rank_growth", "增幅名次", "Rank by growth", Count, &[]).by(Writers::Office);
    /// 参排数.
    OUT_OF: i64 = field("out_of", "参排数", "Of how many", Count, &[]).by(Writers::Office);
    /// 来源.
    DOC: Arc<str> = field("doc", "来源", "Source", Line, &[]).by(Writers::Office);
}

/// 各地固投.
pub static REGISTER: Register = Register {
    kind: "area",
    name: Text::new("各地固投", "Investment of districts"),
    counted: ("figure of a district", "figures of districts"),
    about: Text::new(
        "各县区每月固定资产投资：目标、完成、同期、公布增幅和排名。",
        "The investment of each district by month: target, done, last year, published growth and rank.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[],
    parent: Parent::Shared,
    whose: Whose::OfficeAlone,
    key: Key::Text(&["region", "as_of"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("固投", "Investment"),
            fields: &["region", "as_of", "target", "ytd", "same", "growth_target", "growth"],
        },
        FieldGroup { name: Text::new("排名", "Rank"), fields: &["rank_volume", "rank_growth", "out_of", "doc"] },
    ],
    title: &["region"],
    columns: &[
        Column::Field("region"),
        Column::Field("as_of"),
        Column::Field("target"),
        Column::Field("ytd"),
        Column::Field("same"),
        Column::Field("growth"),
        Column::Field("rank_volume"),
        Column::Field("rank_growth"),
        Column::Offered("growth_target"),
        Column::Offered("out_of"),
        Column::Offered("doc"),
    ],
    sort: &[Sort::Down("as_of"), Sort::Up("rank_volume"), Sort::Up("region")],
    rules: &[
        Rule { check: Check::NotFuture("as_of"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("rank_volume", "out_of"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("rank_growth", "out_of"), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
