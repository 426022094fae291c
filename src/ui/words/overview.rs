//! Words of 总览.

use chrono::{Datelike, NaiveDate};

use crate::domain::text::Lang;

words! {
    /// Words of 总览.
    OverviewWords {
        title: "总览", "Overview";
        start_visit: "开始督查", "Start a visit";
        new_title: "这本督查册还是空的", "Your book is empty";
        new_text: "先把项目放进来：已有清单（CSV）可以整表导入，也可以逐个新增，或打开同事交来的文件。有了项目就可以开始督查。", "Start by adding projects: import a list (CSV), add them one by one, or open a colleague’s file. Then you can start visits.";
        import_list: "导入项目清单", "Import project list";
        add_project: "新增项目", "Add a project";
        open_file: "打开同事的文件", "Open a colleague’s file";
        drafts: "未提交的草稿", "Drafts not submitted";
        open_draft: "继续填写", "Continue";
        discard_draft: "丢弃", "Discard";
        draft_discarded: "草稿已丢弃", "Draft discarded";
        unfinished: "未完成的督查", "Unfinished visits";
        unfinished_note: "已填的都在，点开继续", "Answers are kept; open one to continue";
        answered: "已查", "Checked";
        go_on: "继续", "Continue";
        problems: "未销号问题", "Open problems";
        overdue: "逾期", "Overdue";
        extension: "延期待批", "Extensions";
        pressing: "最急的问题", "Most urgent";
        whole_ledger: "查看问题台账", "View all problems";
        nothing_presses: "没有逾期或即将到期的问题", "Nothing is overdue or due soon";
        nothing_presses_text: "有期限的问题会按轻重缓急列在这里。", "Problems with a deadline appear here, most urgent first.";
        visit: "督查", "Visit";
        waiting: "待督查项目", "Projects to visit";
        all_visited: "近30天内都督查过。", "Every project was visited in the last 30 days.";
        never_visited: "从未督查", "Never visited";
        all_projects: "查看全部项目", "View all projects";
        handover: "文件往来", "Files";
        all_files: "导出与合并", "Export and merge";
        all_exported: "所有内容都已导出。", "Everything has been exported.";
        export: "导出", "Export";
        decide: "去处理", "Resolve";
        last_imports: "最近合并的文件", "Recently merged files";
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

/// How many problems are open.
pub fn open_of(open: usize, lang: Lang) -> String {
    say!(lang, "共 {open} 个", "{open} in total")
}

/// Due within so many days.
pub fn due_within(days: i64, lang: Lang) -> String {
    say!(lang, "{days}天内到期", "Due in {days} days")
}

/// How much time is left until a deadline, or how long it has passed.
pub fn time_left(days: i64, lang: Lang) -> String {
    match days {
        0 => say!(lang, "今天到期", "Due today"),
        1 => say!(lang, "明天到期", "Due tomorrow"),
        -1 => say!(lang, "逾期 1 天", "1 day overdue"),
        late if late < 0 => say!(lang, "逾期 {} 天", "{} days overdue", -late),
        left => say!(lang, "还剩 {left} 天", "{left} days left"),
    }
}

/// How many of all projects.
pub fn of_projects(some: usize, all: usize, lang: Lang) -> String {
    say!(lang, "{some} / {all} 个项目", "{some} of {all} projects")
}

/// How many were visited too long ago, and how many never.
pub fn stale_and_never(stale: usize, days: i64, never: usize, lang: Lang) -> String {
    let stale =
        (stale > 0).then(|| say!(lang, "{stale} 个超过{days}天未督查", "{stale} not visited in the last {days} days"));
    let never = (never > 0).then(|| say!(lang, "{never} 个从未督查", "{never} never visited"));
    let parts: Vec<String> = stale.into_iter().chain(never).collect();
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// When the last visit was.
pub fn days_ago(days: i64, lang: Lang) -> String {
    say!(lang, "{days} 天前督查", "Visited {days} days ago")
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
pub fn brought(new: usize, undone: bool, lang: Lang) -> String {
    match undone {
        true => say!(lang, "已撤销", "undone"),
        false => say!(lang, "新增 {new} 条", "{new} new changes"),
    }
}
