//! Words of 问题台账 and of one problem.

use crate::domain::command::ProblemAction;
use crate::domain::ledger::SortBy;
use crate::domain::text::{Lang, figure};

words! {
    /// Words of 问题台账.
    ProblemsWords {
        title: "问题台账", "Problem ledger";
        place: "序号", "No.";
        raise: "登记问题", "Raise a problem";
        print: "打印台账", "Print ledger";
        search: "查找问题", "Find problems";
        search_hint: "编号、问题、项目、单位", "Number, problem, project, unit";
        by_state: "按状态", "By state";
        by_severity: "按等级", "By severity";
        special: "重点", "Needs attention";
        overdue: "逾期", "Overdue";
        due_soon: "7天内到期", "Due in 7 days";
        mine: "与我有关", "Mine";
        on_hold: "挂起", "On hold";
        extension: "申请延期", "Extension requested";
        more_filters: "更多条件", "More filters";
        chosen: "已选条件", "Selected filters";
        category: "类别", "Category";
        unit: "牵头单位", "Lead unit";
        project: "项目", "Project";
        sort: "排序", "Sort by";
        any: "不限", "Any";
        clear: "清除条件", "Clear filters";
        number: "编号", "Number";
        problem: "问题", "Problem";
        severity: "等级", "Severity";
        found: "发现日期", "Found";
        deadline: "整改时限", "Deadline";
        original_deadline: "原定时限", "Original deadline";
        state: "状态", "State";
        overdue_days: "逾期天数", "Days overdue";
        none: "还没有问题", "No problems yet";
        none_text: "督查中发现的问题会汇总到这里，也可以在项目里直接登记。", "Problems found on visits come together here; you can also raise one in a project.";
        to_projects: "去项目里登记", "Raise one in a project";
        none_match: "没有符合条件的问题", "No matching problems";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        choose_project: "先选项目", "Choose a project first";
        facts: "基本情况", "Details";
        progress: "办理进程", "Status";
        next: "下一步", "Next step";
        not_now: "暂不可用的操作", "Unavailable actions";
        history: "经过", "Timeline";
        remarks: "进展记录", "Remarks";
        remark: "写一条进展", "Add a remark";
        add_remark: "记下", "Add";
        found_by: "发现于", "Found during";
        visit: "督查记录", "Visit";
        report: "整改情况", "What was done";
        recheck: "复查意见", "Recheck";
        closed_on: "销号日期", "Closed on";
        why_on_hold: "挂起原因", "Reason for hold";
        asked_for: "申请延至", "Requested until";
        reason: "理由", "Reason";
        previous: "上一个", "Previous";
        next_one: "下一个", "Next";
        new_deadline: "新时限", "New deadline";
        what_was_done: "整改情况", "What was done";
        what_was_found: "现场复查情况", "What the recheck found on site";
        gone: "这个问题已不存在", "This problem no longer exists";
        gone_text: "可能已被撤回或删除。", "It may have been withdrawn or deleted.";
        to_ledger: "回到台账", "Back to the ledger";
        rows: "问题列表", "Problems";
        leader: "责任领导", "Responsible leader";
        columns: "显示的列", "Columns";
        kept: "常用", "Saved";
        keep: "存为常用条件", "Save this filter";
        forget: "删除这个常用条件", "Delete this filter";
        kept_toast: "已存为常用条件", "Filter saved";
        mark: "批量办理", "Bulk actions";
        mark_end: "退出批量", "Leave bulk actions";
        mark_all: "全选", "Select all";
        mark_none: "全不选", "Select none";
        marked: "已选", "Selected";
        mark_head: "勾选", "Select";
        mark_first: "先勾选问题", "Select some problems first";
        bulk_open: "办理…", "Apply…";
        bulk_what: "办理什么", "Action";
        bulk_preview: "办理之前先看", "Preview";
        bulk_fill_in: "先填完上面的内容", "Fill in the fields above first";
        bulk_nothing: "选中的问题都不能这样办理", "This is not possible for any of the selected problems";
        bulk_same: "内容相同", "already the same";
        whole_page: "打开整页", "Open full page";
        beside: "问题详情", "Problem details";
    }
}

/// How many are shown of how many.
pub fn shown_of(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 个问题", "{all} problems"),
        false => say!(lang, "{shown} / {all} 个问题", "{shown} of {all} problems"),
    }
}

/// How many of the folded filters are on.
pub fn filters_on(on: usize, lang: Lang) -> String {
    say!(lang, "已选 {on} 项", "{on} active")
}

/// Which problems a printed ledger holds.
pub fn print_filter(filter: &str, lang: Lang) -> String {
    say!(lang, "筛选条件：{filter}", "Filter: {filter}")
}

/// How many problems a printed ledger holds, and when it was made.
pub fn print_foot(count: usize, today: &str, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "共 {count} 个问题，制表日期 {today}", "{count} problems, printed {today}")
}

/// What stands between the parts of a list.
pub const fn list_comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

/// How many are marked.
pub fn marked_count(marked: usize, lang: Lang) -> String {
    let marked = figure(marked);
    say!(lang, "已选 {marked} 个", "{marked} selected")
}

/// The title of the dialog for several problems.
pub fn bulk_title(marked: usize, lang: Lang) -> String {
    let marked = figure(marked);
    say!(lang, "批量办理 {marked} 个问题", "Bulk action on {marked} problems")
}

/// Does it to so many.
pub fn bulk_do(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "办理 {count} 个", "Apply to {count}")
}

/// Why one is left as it is.
pub fn bulk_left(why: &str, lang: Lang) -> String {
    say!(lang, "不动：{why}", "Unchanged: {why}")
}

/// What was done to several.
pub fn bulk_done(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "已办理 {count} 个问题", "{count} problems updated")
}

/// 逾期天数 in words.
pub fn days_overdue(days: i64, lang: Lang) -> String {
    say!(lang, "逾期 {days} 天", "{days} days overdue")
}

/// The same on a card of a phone.
pub fn days_overdue_short(days: i64, lang: Lang) -> String {
    say!(lang, "逾期 {days} 天", "{days} d overdue")
}

/// What a sort is called.
pub const fn sort_name(sort: SortBy, lang: Lang) -> &'static str {
    match (sort, lang) {
        (SortBy::Urgency, Lang::Zh) => "紧急程度",
        (SortBy::Urgency, Lang::En) => "Urgency",
        (SortBy::Number, Lang::Zh) => "编号",
        (SortBy::Number, Lang::En) => "Number",
        (SortBy::Project, Lang::Zh) => "项目",
        (SortBy::Project, Lang::En) => "Project",
        (SortBy::Severity, Lang::Zh) => "等级",
        (SortBy::Severity, Lang::En) => "Severity",
        (SortBy::Found, Lang::Zh) => "发现日期",
        (SortBy::Found, Lang::En) => "Found",
        (SortBy::Unit, Lang::Zh) => "牵头单位",
        (SortBy::Unit, Lang::En) => "Lead unit",
        (SortBy::Deadline, Lang::Zh) => "整改时限",
        (SortBy::Deadline, Lang::En) => "Deadline",
        (SortBy::State, Lang::Zh) => "状态",
        (SortBy::State, Lang::En) => "State",
    }
}

/// What an action is called.
pub fn action_name(action: ProblemAction, lang: Lang) -> &'static str {
    action.name(lang)
}
