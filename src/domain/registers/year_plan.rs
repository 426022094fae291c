//! 年度计划: what a project is to bring in a year.

use std::sync::Arc;

use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Flag, Line, Money, Month, Paragraph, When as Date};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Column, Computed, FieldGroup, Key, Parent, Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 年度任务.
pub static TASKS: ChoiceList = ChoiceList::closed(&[
    option("prepare", "前期", "Preparation", &["前期工作"]),
    option("start", "开工", "Start", &["新开工"]),
    option("continue", "续建", "Continue", &[]),
    option("finish", "竣工", "Finish", &["完工"]),
    option("produce", "投产", "Start of production", &["达产"]),
]);

register_fields! {
    /// 年度计划投资, 万元.
    PLAN: Decimal = field("plan", "年度计划投资", "Planned investment", Money, &["年度计划", "年计划投资", "当年计划投资"]).by(Writers::Office).needed();
    /// 年初下达, 万元.
    PLAN_FIRST: Decimal = field("plan_first", "年初下达", "As first set", Money, &["年初计划"]).by(Writers::Office);
    /// 调整依据.
    ADJUST_BASIS: Arc<str> = field("adjust_basis", "调整依据", "Basis of the change", Line, &[]).by(Writers::Office);
    /// 上年末累计完成, 万元.
    OPENING: Decimal = field("opening", "上年末累计完成", "Completed before", Money, &["上年底累计"]);
    /// 上年全年完成, 万元.
    LAST_YEAR: Decimal = field("last_year", "上年全年完成", "Completed last year", Money, &["上年完成"]);
    /// 上年同期完成, 万元.
    LAST_YEAR_YTD: Decimal = field("last_year_ytd", "上年同期完成", "Same period last year", Money, &["上年同期", "去年同期"]);
    /// 上年同期月份.
    LAST_YEAR_AT: When = field("last_year_at", "上年同期月份", "Month of that", Month, &[]);
    /// 年度形象目标.
    GOAL: Arc<str> = field("goal", "年度形象目标", "Target on site", Paragraph, &["年计划形象进度", "年度目标"]).by(Writers::Office);
    /// 年度任务.
    TASK: Arc<str> = field("task", "年度任务", "Task of the year", Choice(ChoiceOf::List(&TASKS)), &["年度任务"]).by(Writers::Office);
    /// 要求开工.
    START_BY: When = field("start_by", "要求开工", "Start by", Date, &["计划开工时间"]).by(Writers::Office);
    /// 要求竣工.
    FINISH_BY: When = field("finish_by", "要求竣工", "Finish by", Date, &["计划竣工时间"]).by(Writers::Office);
    /// 列入年度名单.
    LISTED: bool = field("listed", "列入年度名单", "On the year's list", Flag, &["是否重点"]).by(Writers::Office);
    /// 下达文件.
    SOURCE_DOC: Arc<str> = field("source_doc", "下达文件", "Document", Line, &["文号"]).by(Writers::Office);
}

/// 年度计划.
pub static REGISTER: Register = Register {
    kind: "yearplan",
    name: Text::new("年度计划", "Annual plan"),
    counted: ("annual plan", "annual plans"),
    about: Text::new(
        "每个项目一年要完成多少投资、干到什么程度。",
        "What each project is to invest and to reach in a year.",
    ),
    shelf: Shelf::Progress,
    expected_in: &[Phase::NewlyStarted, Phase::Continuing],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Year,
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("计划", "Plan"),
            fields: &["plan", "task", "goal", "start_by", "finish_by", "listed", "source_doc"],
        },
        FieldGroup { name: Text::new("调整", "Change"), fields: &["plan_first", "adjust_basis"] },
        FieldGroup {
            name: Text::new("以前完成", "Completed before"),
            fields: &["opening", "last_year", "last_year_ytd", "last_year_at"],
        },
    ],
    title: &[],
    columns: &[
        Column::Key,
        Column::Project,
        Column::Field("plan"),
        Column::Field("task"),
        Column::Field("goal"),
        Column::Field("start_by"),
        Column::Field("finish_by"),
        Column::Field("listed"),
        Column::Offered("opening"),
        Column::Offered("last_year_ytd"),
        Column::Offered("source_doc"),
    ],
    sort: &[Sort::Key],
    rules: &[
        Rule { check: Check::NotBefore("finish_by", "start_by"), weight: Weight::Refuse },
        Rule { check: Check::Needs("last_year_ytd", &["last_year_at"]), weight: Weight::Doubt },
        Rule {
            check: Check::Other {
                field: "adjust_basis",
                is_broken: |entry, _| {
                    let changed = entry.get(PLAN_FIRST).is_some_and(|first| Some(first) != entry.get(PLAN));
                    changed && entry.get(ADJUST_BASIS).is_none()
                },
                says: Text::new(
                    "计划与年初下达的不同，请填写调整依据",
                    "The plan is not the first one: say on which basis it was changed",
                ),
            },
            weight: Weight::Doubt,
        },
        Rule {
            check: Check::Other {
                field: "start_by",
                is_broken: |entry, _| {
                    use chrono::Datelike;
                    let year = entry.get(START_BY).map(|when| when.last_day().year());
                    year.is_some() && year != entry.key.year()
                },
                says: Text::new("要求开工的时间不在本年度", "The start does not lie within the year"),
            },
            weight: Weight::Doubt,
        },
    ],
    flow: None,
    clocks: &[],
    computed: Computed::NOTHING,
};
