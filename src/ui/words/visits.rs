//! Words of 督查 as a list.

use chrono::{Datelike, NaiveDate};

use crate::domain::text::{Lang, figure};
use crate::domain::when::{Precision, When};

words! {
    /// Words of 督查 as a list.
    VisitsWords {
        title: "督查", "Visits";
        list: "督查记录", "Visits";
        start: "开始督查", "Start a visit";
        templates: "检查表", "Checklists";
        plans: "督查方案", "Visit plans";
        choose_project: "督查哪个项目", "Which project is visited?";
        start_title: "选一个项目开始督查", "Choose a project to visit";
        start_order: "最久没有督查的在前", "Longest without a visit first";
        choose_hint: "项目名称、编号、单位", "Project name, code, unit";
        no_project: "没有符合的项目", "No matching project";
        search: "查找督查记录", "Search visits";
        search_hint: "项目、人员、检查表、日期", "Project, person, checklist, date";
        clear: "清除条件", "Clear filters";
        month: "月份", "Month";
        who: "督查人员", "Inspectors";
        kind: "督查方式", "Visit type";
        unit: "责任单位", "Responsible unit";
        result: "结论", "Result";
        all_months: "全部月份", "All months";
        all_people: "全部人员", "All inspectors";
        all_kinds: "全部方式", "All types";
        all_units: "全部单位", "All units";
        all_results: "全部结论", "All results";
        critical: "关键项不合格", "Key item failed";
        failed: "有不合格项", "Items failed";
        passed: "无不合格项", "No item failed";
        draft: "未完成", "Not finished";
        group: "分组", "Group by";
        ungrouped: "不分组", "Not grouped";
        by_month: "按月份", "By month";
        by_who: "按督查人员", "By inspectors";
        sort: "排序", "Sort by";
        newest: "日期（新在前）", "Date (newest first)";
        most_failed: "不合格（多在前）", "Failed (most first)";
        most_problems: "问题（多在前）", "Issues (most first)";
        day: "日期", "Date";
        project: "项目", "Project";
        checklist: "检查表", "Checklist";
        problems: "问题", "Issues";
        state: "状态", "State";
        finished: "已完成", "Finished";
        amended: "有更正", "Amended";
        all_passed: "合格", "Passed";
        key_item: "关键项", "Key item";
        mine_to_finish: "未完成的督查", "Visits to finish";
        others: "其他督查记录", "Other visits";
        nobody: "未填督查人员", "No inspector named";
        empty: "还没有督查记录", "No visits yet";
        empty_text: "选一个项目开始督查，填写的内容自动保存；同事的记录合并文件后也会列在这里。", "Choose a project and start a visit; answers save automatically. Colleagues’ visits appear here once their files are merged.";
        empty_no_projects: "先导入项目清单或新增项目，再开始督查。", "Import a project list or add a project first, then start a visit.";
        to_projects: "去项目", "To projects";
        none_match: "没有符合条件的督查", "No matching visits";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        fold: "收起", "Fold";
        unfold: "展开", "Unfold";
    }
}

/// How many visits are shown of how many.
pub fn visits_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 次督查", "{all} visit{all_s}"; all_s = all),
        false => say!(lang, "{shown} / {all} 次督查", "{shown} of {all} visit{all_s}"; all_s = all),
    }
}

/// A month as it stands in a list, `2026-11`, as people read it.
pub fn month_name(month: &str, lang: Lang) -> String {
    let Some((year, number)) = month.split_once('-') else { return month.to_owned() };
    match lang {
        Lang::Zh => format!("{year}年{}月", number.trim_start_matches('0')),
        Lang::En => month.to_owned(),
    }
}

/// The sum of a group of visits.
pub fn group_sum(visits: usize, failed: usize, problems: usize, lang: Lang) -> String {
    let (visits, failed, problems) = (figure(visits), figure(failed), figure(problems));
    say!(
        lang,
        "{visits} 次 · 不合格 {failed} 项 · 问题 {problems} 个",
        "{visits} visit{visits_s} · {failed} item{failed_s} failed · {problems} issue{problems_s}"; visits_s = visits, failed_s = failed, problems_s = problems
    )
}

/// How many visits a group holds.
pub fn visit_sum(visits: usize, lang: Lang) -> String {
    let visits = figure(visits);
    say!(lang, "{visits} 次", "{visits} visit{s}"; s = visits)
}

/// A day in a column: without the year where it is this year's.
pub fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    match day.year() == today.year() {
        true => day.format("%m-%d").to_string(),
        false => day.to_string(),
    }
}

/// How far an unfinished visit is.
pub fn in_progress(answered: usize, total: usize, lang: Lang) -> String {
    say!(lang, "进行中 {answered}/{total}", "In progress {answered}/{total}")
}

/// How many of the filters are on.
pub fn filters_of(count: usize, lang: Lang) -> String {
    match count {
        0 => say!(lang, "条件", "Filters"),
        count => say!(lang, "条件 {count}", "Filters: {count}"),
    }
}

/// A date of this year without the year, where it is a day; others as they are.
pub fn short_when(when: When, today: NaiveDate) -> String {
    match when.precision() {
        Precision::Day => short_day(when.first_day(), today),
        Precision::Month | Precision::Year => when.to_string(),
    }
}
