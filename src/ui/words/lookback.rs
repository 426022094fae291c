//! Words of 回头看 and 反弹.

use crate::domain::lookback::{By, Rule, Scope};
use crate::domain::text::{Lang, figure};

words! {
    /// Words of 回头看.
    LookBackWords {
        title: "回头看", "Another look";
        about: "销号以后该回头看的问题，和反弹的问题", "Closed issues due for another look, and those that came back";
        due: "该回头看的问题", "Due for another look";
        none_due: "没有该回头看的问题", "Nothing is due for another look";
        back: "反弹", "Came back";
        no_back: "没有反弹的问题", "Nothing came back";
        no_back_text: "同一项目的同一检查项销号以后又查出问题的、销号后重新打开的，列在这里。", "An issue found again on the same item of the same project after it was closed, or opened again, is listed here.";
        by: "按什么统计", "Count by";
        by_item: "检查项", "Item";
        by_project: "项目", "Project";
        by_unit: "牵头单位", "Lead unit";
        problem: "问题", "Issue";
        project: "项目", "Project";
        severity: "等级", "Severity";
        unit: "牵头单位", "Lead unit";
        closed: "销号日期", "Closed on";
        due_on: "应回头看", "Due on";
        over: "已过", "Over by";
        closed_count: "已销号", "Closed";
        back_count: "反弹", "Came back";
        rows: "明细", "Rows";
        again: "再次查出", "Found again";
        opened_again: "重新打开", "Opened again";
        nothing: "未写明", "Not stated";
        setting: "在设置里改", "Change in Settings";
        more: "显示更多", "Show more";
        print: "打印", "Print";
    }
}

/// The rule in words.
pub fn look_back_rule(rule: Rule, lang: Lang) -> String {
    let days = rule.days;
    let scope = match (rule.scope, lang) {
        (Scope::Critical, Lang::Zh) => "重大问题",
        (Scope::Critical, Lang::En) => "critical issues",
        (Scope::Sample, Lang::Zh) => "重大问题和其他问题的一成",
        (Scope::Sample, Lang::En) => "critical issues and one in ten of the others",
        (Scope::All, Lang::Zh) => "全部问题",
        (Scope::All, Lang::En) => "all issues",
    };
    say!(lang, "{scope}销号满 {days} 天", "{scope}, {days} day{s} after closing"; s = days)
}

/// What it is counted by.
pub const fn counted_by(by: By, lang: Lang) -> &'static str {
    let words = LookBackWords::of(lang);
    match by {
        By::Item => words.by_item,
        By::Project => words.by_project,
        By::Unit => words.by_unit,
    }
}

/// How many are due.
pub fn looks_due(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "{count} 个该回头看", "{count} due")
}
