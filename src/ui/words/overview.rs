//! Words of 总览.

use chrono::{Datelike, NaiveDate};

use crate::domain::record_counts::Arrivals;
use crate::domain::text::{Lang, figure};
use crate::domain::time_left::TimeLeft;

use super::arrives;

words! {
    /// Words of 总览.
    OverviewWords {
        title: "总览", "Overview";
        start_visit: "开始督查", "Start a visit";
        new_title: "督查台账还是空的", "Your book is empty";
        new_text: "先把项目放进来：已有清单（Excel 或 CSV）可以整表导入，也可以逐个新增，或打开同事发来的文件。有了项目就可以开始督查。", "Start by adding projects: import a list (Excel or CSV), add them one by one, or open a colleague’s file. Then you can start visits.";
        import_list: "导入项目清单", "Import project list";
        add_project: "新增项目", "Add a project";
        open_file: "打开同事的文件", "Open a colleague’s file";
        waits: "待办", "To do";
        conflicts: "数据冲突", "Conflicts";
        to_assign: "待交办", "Unassigned";
        to_recheck: "待复查", "Awaiting re-inspection";
        go_decide: "去处理冲突", "Resolve conflicts";
        go_assign: "去交办", "Assign";
        go_recheck: "去复查", "Re-inspect";
        go_extension: "去审批延期", "Decide extensions";
        go_urge: "去督促整改", "Chase overdue";
        go_send: "去上报", "Send";
        nothing_waits: "没有等您办的事", "Nothing waits for you";
        nothing_waits_text: "有要办理的问题会列在这里。", "Issues to deal with appear here.";
        today: "今天", "Today";
        mine_to_recheck: "待我复查", "For me to re-inspect";
        was_visited: "已查", "Visited";
        nothing_today: "没有待办的事，也没有要上报的内容。", "Nothing to do and nothing to send.";
        overdue_by_unit: "逾期问题按单位", "Overdue by unit";
        overdue_by_leader: "逾期问题按责任领导", "Overdue by responsible leader";
        to_assign_by_unit: "待交办按拟定单位", "Unassigned by proposed unit";
        nobody: "未定", "Not set";
        due_today: "今天到期", "Due today";
        due_in_week: "7天内到期", "Due in 7 days";
        due_later: "以后", "Later";
        escalated: "提请领导协调", "Referred to the leaders";
        critical: "重大", "Critical";
        drafts: "未提交的草稿", "Drafts not submitted";
        open_draft: "继续填写", "Continue";
        discard_draft: "丢弃", "Discard";
        draft_discarded: "草稿已丢弃", "Draft discarded";
        unfinished: "未完成的督查", "Unfinished visits";
        unfinished_note: "已填的都在，点开继续", "Answers are kept; open one to continue";
        answered: "已查", "Checked";
        go_on: "继续", "Continue";
        problems: "未销号问题", "Open issues";
        overdue: "逾期", "Overdue";
        extension: "延期待批", "Extensions";
        pressing: "最急的问题", "Most urgent";
        whole_ledger: "查看问题台账", "View all issues";
        nothing_presses: "没有逾期或即将到期的问题", "Nothing is overdue or due soon";
        nothing_presses_text: "有期限的问题会按轻重缓急列在这里。", "Issues with a deadline appear here, most urgent first.";
        visit: "督查", "Visit";
        waiting: "待督查项目", "Projects to visit";
        all_visited: "近30天内都督查过。", "Every project was visited in the last 30 days.";
        never_visited: "从未督查", "Never visited";
        all_projects: "查看全部项目", "View all projects";
        handover: "收发文件", "Files";
        all_files: "报送与汇总", "Send and receive";
        all_exported: "所有内容都已导出。", "Everything has been exported.";
        export: "导出", "Export";
        decide: "去处理", "Resolve";
        last_imports: "最近接收的文件", "Recently received files";
    }
}

const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// Asks for the unfinished visits that are not shown.
pub fn other_drafts(count: usize, lang: Lang) -> String {
    say!(lang, "显示其余 {count} 次", "Show the other {count}")
}

/// A day with its weekday.
pub fn long_day(day: NaiveDate, lang: Lang) -> String {
    let weekday = WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    match lang {
        Lang::Zh => format!("{}年{}月{}日 星期{weekday}", day.year(), day.month(), day.day()),
        Lang::En => day.format("%A, %-d %B %Y").to_string(),
    }
}

/// A deed with how much waits for it.
pub fn go_to(deed: &str, count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "{deed} {count}", "{deed} ({count})")
}

/// Asks for the issues that are not named.
pub fn other_problems(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "查看其余 {count} 个", "View the other {count}")
}

/// How many problems are open.
pub fn open_of(open: usize, lang: Lang) -> String {
    say!(lang, "共 {open} 个", "{open} in total")
}

/// Due within so many days.
pub fn due_within(days: i64, lang: Lang) -> String {
    say!(lang, "{days}天内到期", "Due in {days} day{days_s}"; days_s = days)
}

/// How much time is left until a deadline, or how long it has passed.
pub fn time_left(days: i64, lang: Lang) -> String {
    match days {
        0 => say!(lang, "今天到期", "Due today"),
        1 => say!(lang, "明天到期", "Due tomorrow"),
        -1 => say!(lang, "逾期 1 天", "1 day overdue"),
        late if late < 0 => say!(lang, "逾期 {} 天", "{} day{s} overdue", -late; s = -late),
        left => say!(lang, "还剩 {left} 天", "{left} day{left_s} left"; left_s = left),
    }
}

/// 还剩, as cards say it: of what no time runs, the word of the ledger.
pub fn time_of(left: TimeLeft, lang: Lang) -> String {
    match left {
        TimeLeft::Overdue(days) => time_left(-days, lang),
        TimeLeft::Today => time_left(0, lang),
        TimeLeft::Days(days) => time_left(days, lang),
        TimeLeft::Unassigned | TimeLeft::NoDeadline | TimeLeft::OnHold | TimeLeft::Closed => {
            super::left_in_words(left, lang)
        }
    }
}

/// How many of all projects.
pub fn of_projects(some: usize, all: usize, lang: Lang) -> String {
    say!(lang, "{some} / {all} 个项目", "{some} of {all} project{all_s}"; all_s = all)
}

/// How many were visited too long ago, and how many never.
pub fn stale_and_never(stale: usize, days: i64, never: usize, lang: Lang) -> String {
    let stale =
        (stale > 0).then(|| say!(lang, "{stale} 个超过{days}天未督查", "{stale} not visited in the last {days} day{days_s}"; days_s = days));
    let never = (never > 0).then(|| say!(lang, "{never} 个从未督查", "{never} never visited"));
    let parts: Vec<String> = stale.into_iter().chain(never).collect();
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// When the last visit was.
pub fn days_ago(days: i64, lang: Lang) -> String {
    say!(lang, "{days} 天前督查", "Visited {days} day{days_s} ago"; days_s = days)
}

/// Starting a visit of a project.
pub fn visit_project(name: &str, lang: Lang) -> String {
    say!(lang, "督查：{name}", "Visit: {name}")
}

/// Since when something is so.
pub fn since(when: &str, lang: Lang) -> String {
    say!(lang, "最早一条 {when}", "oldest from {when}")
}

/// What an import brought.
pub fn brought(records: Option<&Arrivals>, new: usize, undone: bool, lang: Lang) -> String {
    match (undone, records) {
        (true, _) => say!(lang, "已撤销", "undone"),
        (false, Some(records)) => arrives(records, lang),
        (false, None) => say!(lang, "新增 {new} 条", "{new} new change{new_s}"; new_s = new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One rule for the card and the ledger: on hold no time runs, however long ago the deadline was.
    #[test]
    fn what_is_on_hold_is_not_overdue_on_its_card() {
        assert_eq!(time_of(TimeLeft::OnHold, Lang::Zh), super::super::left_in_words(TimeLeft::OnHold, Lang::Zh));
        assert_eq!(time_of(TimeLeft::Overdue(3), Lang::Zh), "逾期 3 天");
        assert_eq!(time_of(TimeLeft::Days(1), Lang::Zh), "明天到期");
    }
}
