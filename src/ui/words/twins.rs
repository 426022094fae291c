//! Words of 疑似重复: projects that look like one, and those that were joined.

use crate::domain::text::{Lang, figure};
use crate::domain::twins::Why;

words! {
    /// Words of 疑似重复.
    TwinWords {
        title: "疑似重复", "Possible duplicates";
        about: "同一个项目在两台电脑上各录了一次，在这里合并", "One project entered twice on two devices: join them here";
        none: "没有疑似重复", "No possible duplicates";
        none_text: "编号、名称、地点都没有对上的项目。", "No two projects agree in code, name or place.";
        pairs: "待确认", "To decide";
        field: "栏目", "Field";
        one: "甲", "A";
        other: "乙", "B";
        nothing: "空", "empty";
        join_one: "合并，以甲为主", "Join, keep A";
        join_other: "合并，以乙为主", "Join, keep B";
        not_same: "不是同一个", "Not the same";
        joined: "已合并", "Joined";
        told_apart: "已记为不是同一个", "Noted as not the same";
        separated: "已拆开", "Separated";
        joined_ones: "已合并的项目", "Joined projects";
        separate: "拆开", "Separate";
        keeps: "两份记录和变更记录都保留，督查、问题、台账都归到为主的项目，可以撤销。同一个月、同一项手续两边都有的，以为主的项目为准。", "Both records and their histories stay; visits, issues and registers move to the one that is kept, and it can be undone. Where both have the same month or approval, that of the kept one counts.";
        visits: "督查", "Visits";
        problems: "问题", "Issues";
        entries: "台账记录", "Register records";
        more: "显示更多", "Show more";
        same_as: "与此为同一项目", "Same project as";
        not_same_field: "不是同一项目", "Not the same project";
    }
}

/// Why two projects look like one.
pub fn why_twins(why: Why, lang: Lang) -> String {
    match why {
        Why::Code => say!(lang, "编号相同", "Same code"),
        Why::Name => say!(lang, "名称相同", "Same name"),
        Why::NearName => say!(lang, "名称近似", "Similar name"),
        Why::Place => say!(lang, "名称近似 · 同地同单位", "Similar name, same place and unit"),
    }
}

/// How many pairs wait.
pub fn pairs_count(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "{count} 对待确认", "{count} to decide")
}

/// What joining changes: one project in place of two, and the plan that was counted twice.
pub fn joining_means(plans: Option<(&str, &str)>, lang: Lang) -> String {
    let one = say!(lang, "合并后计 1 个项目", "Joined, they count as one project");
    match plans {
        Some((one_plan, other_plan)) => say!(
            lang,
            "{one}。年度计划现在两边都计：甲 {one_plan}，乙 {other_plan}；合并后只计为主的一份。",
            "{one}. Both plans for the year count now: A {one_plan}, B {other_plan}; then only that of the kept one does."
        ),
        None => say!(lang, "{one}。", "{one}."),
    }
}

/// How many fields of two projects hold the same.
pub fn same_fields(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "相同 {count} 项", "{count} the same")
}

/// That a project stands for another one too.
pub fn holds_twin(name: &str, lang: Lang) -> String {
    say!(lang, "含重复录入的“{name}”", "Includes “{name}”, entered twice")
}

/// Which project another one was joined to.
pub fn joined_to(name: &str, kept: &str, lang: Lang) -> String {
    say!(lang, "{name} → {kept}", "{name} → {kept}")
}
