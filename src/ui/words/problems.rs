//! Words of 问题台账 and of one problem.

use crate::app::bulk::What;
use crate::domain::command::ProblemAction;
use crate::domain::figures::amount::Amount;
use crate::domain::ledger::SortBy;
use crate::domain::records::Problem;
use crate::domain::report::problems::Share;
use crate::domain::text::{Lang, figure};
use crate::domain::time_left::TimeLeft;

words! {
    /// Words of 问题台账.
    ProblemsWords {
        title: "问题台账", "Issue register";
        raise: "登记问题", "Raise an issue";
        print: "打印台账", "Print register";
        search: "查找问题", "Find issues";
        search_hint: "问题、项目、单位、编号", "Issue, project, unit, number";
        by_state: "按状态", "By state";
        by_severity: "按等级", "By severity";
        special: "重点", "Needs attention";
        overdue: "逾期", "Overdue";
        due_soon: "7天内", "Due in 7 days";
        mine: "与我有关", "Mine";
        on_hold: "挂起", "On hold";
        extension_waits: "延期待批", "Extension requested";
        conditions: "条件", "Filters";
        show_list: "查看结果", "Show results";
        others: "其他", "Other";
        chosen: "已选条件", "Selected filters";
        category: "类别", "Category";
        unit: "牵头单位", "Lead unit";
        project: "项目", "Project";
        sort: "排序", "Sort by";
        any: "不限", "Any";
        clear: "清除条件", "Clear filters";
        number: "编号", "Number";
        problem: "问题", "Issue";
        severity: "等级", "Severity";
        found: "发现日期", "Found";
        found_since: "发现日期自", "Found from";
        found_until: "发现日期至", "Found until";
        found_by_whom: "督查员", "Inspector";
        assisting: "配合单位", "Assisting units";
        deadline: "整改时限", "Deadline";
        deadline_short: "时限", "Deadline";
        left: "还剩", "Time left";
        ordered_on: "交办日期", "Assigned on";
        ordered_hint: "此前已交办的，填当时的日期；时限可以早于今天", "If it was assigned earlier, enter that day; the deadline may then be in the past";
        original_deadline: "原定时限", "Original deadline";
        state: "状态", "State";
        none: "还没有问题", "No issues yet";
        none_text: "督查中发现的问题会汇总到这里，也可以在项目里直接登记。", "Issues found on visits come together here; you can also raise one in a project.";
        to_projects: "去项目里登记", "Raise one in a project";
        none_match: "没有符合条件的问题", "No matching issues";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        choose_project: "先选项目", "Choose a project first";
        facts: "基本情况", "Details";
        progress: "办理进程", "Status";
        next: "下一步", "Next step";
        more: "更多", "More";
        history: "经过", "Timeline";
        remarks: "工作记录", "Notes";
        remark: "写一条记录", "Add a note";
        add_remark: "保存进展", "Save note";
        found_by: "发现于", "Found during";
        visit: "督查记录", "Visit";
        report: "整改情况", "What was done";
        recheck: "复查意见", "Re-inspection";
        closed_on: "销号日期", "Closed on";
        why_on_hold: "挂起原因", "Reason for hold";
        asked_for: "申请延至", "Requested until";
        reason: "理由", "Reason";
        previous: "上一个", "Previous";
        next_one: "下一个", "Next";
        new_deadline: "新时限", "New deadline";
        what_was_done: "整改情况", "What was done";
        gone: "这个问题已不存在", "This issue no longer exists";
        gone_text: "可能已被撤回或删除。", "It may have been withdrawn or deleted.";
        to_ledger: "回到台账", "Back to the register";
        rows: "问题列表", "Issues";
        leader: "责任领导", "Responsible leader";
        columns: "显示的列", "Columns";
        kept: "常用", "Saved";
        keep: "存为常用条件", "Save this filter";
        forget: "删除这个常用条件", "Delete this filter";
        kept_toast: "已存为常用条件", "Filter saved";
        mark: "批量办理", "Bulk actions";
        mark_end: "取消选择", "Clear selection";
        mark_all: "全选", "Select all";
        mark_none: "全不选", "Select none";
        marked: "已选", "Selected";
        mark_head: "勾选", "Select";
        mark_first: "先勾选问题", "Select some issues first";
        bulk_each: "按各自单位和时限交办", "Assign to own unit and deadline";
        bulk_alike: "统一交办", "Assign alike";
        bulk_open: "统一改…", "Change all…";
        bulk_what: "办理什么", "Action";
        bulk_preview: "办理之前先看", "Preview";
        by_category: "据类别", "by category";
        by_project_unit: "据项目责任单位", "the project’s responsible unit";
        bulk_fill_in: "先填完上面的内容", "Fill in the fields above first";
        bulk_nothing: "选中的问题都不能这样办理", "This is not possible for any of the selected issues";
        bulk_same: "内容相同", "already the same";
        bulk_no_unit: "没有牵头单位", "no lead unit";
        bulk_no_deadline: "没有整改时限", "no deadline";
        bulk_numbered: "已有编号", "has a number";
        bulk_no_series: "不是“〔年份〕序号”的形式", "not of the form 〔year〕number";
        first_number: "从几号起", "First number";
        first_number_hint: "按交办、发现的先后依次编号；已有编号的不动", "Numbered in the order in which they were assigned and found; those with a number keep it";
        give_number: "编号", "Give a number";
        number_given: "已编号", "Number given";
        eased: "重大问题时限延后", "Critical, with a later deadline";
        whole_page: "打开整页", "Open full page";
        beside: "问题详情", "Issue details";
    }
}

/// How many are shown of how many.
pub fn shown_of(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 个问题", "{all} issue{all_s}"; all_s = all),
        false => say!(lang, "{shown} / {all} 个问题", "{shown} of {all} issue{all_s}"; all_s = all),
    }
}

/// How many conditions are on that stand in no chip.
pub fn conditions_on(on: usize, lang: Lang) -> String {
    say!(lang, "条件 {on}", "Filters: {on}")
}

/// 发现日期, from a day on.
pub fn found_from(day: &str, lang: Lang) -> String {
    say!(lang, "{day} 起发现", "Found from {day}")
}

/// 发现日期, up to a day.
pub fn found_to(day: &str, lang: Lang) -> String {
    say!(lang, "{day} 前发现", "Found until {day}")
}

/// 还剩, as rows say it.
pub fn left_in_words(left: TimeLeft, lang: Lang) -> String {
    match left {
        TimeLeft::Overdue(days) => say!(lang, "逾 {days} 天", "{days} d overdue"),
        TimeLeft::Today => say!(lang, "今天到期", "Due today"),
        TimeLeft::Days(days) => say!(lang, "剩 {days} 天", "{days} d left"),
        TimeLeft::Unassigned => say!(lang, "— 待交办", "— to assign"),
        TimeLeft::NoDeadline => say!(lang, "— 无时限", "— no deadline"),
        TimeLeft::OnHold => say!(lang, "— 挂起", "— on hold"),
        TimeLeft::Closed => say!(lang, "—", "—"),
    }
}

/// 整改率, with how many of how many.
pub fn rectified((share, rate): (Share, Option<Amount>), lang: Lang) -> String {
    share_of("整改率", "Rectified", share, rate, lang)
}

/// 按期整改率, with how many of how many whose original deadline has passed.
pub fn rectified_in_time((share, rate): (Share, Option<Amount>), lang: Lang) -> String {
    share_of("按期整改率", "In time", share, rate, lang)
}

fn share_of(zh: &str, en: &str, share: Share, rate: Option<Amount>, lang: Lang) -> String {
    let Share { over, under } = share;
    let rate = rate.map_or_else(|| "—".to_owned(), |rate| format!("{rate}%"));
    say!(lang, "{zh} {rate}（{over}/{under}）", "{en} {rate} ({over}/{under})")
}

/// The head of a column that tells a value before and after.
pub fn old_and_new(name: &str, lang: Lang) -> String {
    say!(lang, "{name} 原→新", "{name}: old → new")
}

/// How many problems a printed ledger holds, and when it was made.
pub fn print_foot(count: usize, today: &str, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "共 {count} 个问题　截至 {today}", "{count} issue{count_s}, as of {today}"; count_s = count)
}

/// A state, and what lies over it.
pub fn state_and_over(state: &str, over: &str, lang: Lang) -> String {
    say!(lang, "{state}（{over}）", "{state} ({over})")
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
    say!(lang, "批量办理 {marked} 个问题", "Bulk action on {marked} issue{marked_s}"; marked_s = marked)
}

/// Does it to so many.
pub fn bulk_do(what: What, count: usize, lang: Lang) -> String {
    let count = figure(count);
    match what {
        What::Each | What::Assign => say!(lang, "交办 {count} 个", "Assign {count}"),
        What::Number => say!(lang, "编号 {count} 个", "Number {count}"),
        What::Unit | What::Leader => say!(lang, "修改 {count} 个", "Change {count}"),
    }
}

/// How many are left as they are.
pub fn bulk_left_out(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "不办理 {count} 个", "Left out: {count}")
}

/// How many grave problems would get more time than they have.
pub fn bulk_eased(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(
        lang,
        "△ {count} 个重大问题的时限将延后，请核对",
        "△ {count} critical issues get a later deadline; please check"
    )
}

/// What was done to several.
pub fn bulk_done(what: What, count: usize, lang: Lang) -> String {
    let count = figure(count);
    match what {
        What::Each | What::Assign => {
            say!(lang, "已交办 {count} 个问题", "{count} issue{count_s} assigned"; count_s = count)
        }
        What::Number => say!(lang, "已为 {count} 个问题编号", "{count} issue{count_s} numbered"; count_s = count),
        What::Unit | What::Leader => {
            say!(lang, "已修改 {count} 个问题", "{count} issue{count_s} changed"; count_s = count)
        }
    }
}

/// 逾期天数 in words.
pub fn days_overdue(days: i64, lang: Lang) -> String {
    say!(lang, "逾期 {days} 天", "{days} day{days_s} overdue"; days_s = days)
}

/// What a sort is called.
pub const fn sort_name(sort: SortBy, lang: Lang) -> &'static str {
    match (sort, lang) {
        (SortBy::Urgency, Lang::Zh) => "还剩时间",
        (SortBy::Urgency, Lang::En) => "Time left",
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

/// What was done, once it is.
pub const fn action_done(action: ProblemAction, lang: Lang) -> &'static str {
    use ProblemAction as A;
    match (action, lang) {
        (A::Assign, Lang::Zh) => "已交办",
        (A::Assign, Lang::En) => "Assigned",
        (A::Report, Lang::Zh) => "已报告整改情况",
        (A::Report, Lang::En) => "Reported as rectified",
        (A::Pass, Lang::Zh) => "复查通过，已销号",
        (A::Pass, Lang::En) => "Re-inspection passed, closed",
        (A::Reject, Lang::Zh) => "复查不通过，已退回",
        (A::Reject, Lang::En) => "Re-inspection failed, sent back",
        (A::AskExtension, Lang::Zh) => "已申请延期",
        (A::AskExtension, Lang::En) => "Extension requested",
        (A::GrantExtension, Lang::Zh) => "已批准延期",
        (A::GrantExtension, Lang::En) => "Extension granted",
        (A::RefuseExtension, Lang::Zh) => "已答复不同意延期",
        (A::RefuseExtension, Lang::En) => "Extension refused",
        (A::Hold, Lang::Zh) => "已挂起",
        (A::Hold, Lang::En) => "Put on hold",
        (A::Resume, Lang::Zh) => "已恢复",
        (A::Resume, Lang::En) => "Resumed",
        (A::LookAgain, Lang::Zh) => "已记录回头看",
        (A::LookAgain, Lang::En) => "Noted that it was looked at again",
        (A::Reopen, Lang::Zh) => "已重新打开",
        (A::Reopen, Lang::En) => "Reopened",
        (A::Edit, Lang::Zh) => "已保存修改",
        (A::Edit, Lang::En) => "Changes saved",
        (A::Withdraw, Lang::Zh) => "已撤回",
        (A::Withdraw, Lang::En) => "Withdrawn",
    }
}

/// 编号 of a problem; 暂编 where the office has given none.
pub fn problem_number(problem: &Problem, lang: Lang) -> String {
    let number = &problem.number;
    match problem.is_provisional() {
        true => say!(lang, "暂编 {number}", "Provisional {number}"),
        false => number.clone(),
    }
}

/// The deadline of what is ordered has passed already.
pub fn overdue_at_once(days: i64, lang: Lang) -> String {
    say!(lang, "时限已过，交办后即逾期 {days} 天", "The deadline has passed: it will be {days} day{days_s} overdue at once"; days_s = days)
}

/// What an action is called.
pub fn action_name(action: ProblemAction, lang: Lang) -> &'static str {
    action.name(lang)
}
