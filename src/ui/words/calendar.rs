//! Words of 工作日历 and 手续规则, which the office sets.

use chrono::{Datelike, NaiveDate};

use crate::domain::text::Lang;

words! {
    /// Words of 工作日历.
    CalendarWords {
        title: "工作日历", "Calendar of working days";
        text: "审批用时按工作日计。系统只知道周六、周日休息；节假日和调休上班日在这里填，每年一次。", "Approvals are counted in working days. Only Saturdays and Sundays are known to be off: enter holidays and worked weekends here, once a year.";
        empty: "还没有填节假日：只有周六、周日不计。", "No holidays entered: only Saturdays and Sundays are off.";
        office_alone: "由综合填写。", "The office enters it.";
        add: "添加日期", "Add days";
        added: "已添加", "Added";
        remove: "删除", "Remove";
        removed: "已删除", "Removed";
        from: "日期", "Day";
        to: "至", "Until";
        to_hint: "只有一天可不填", "Leave empty for one day";
        kind: "休／班", "Off or worked";
        lines: "或粘贴多行", "Or paste lines";
        lines_hint: "每行一条，如“2026-10-01至2026-10-07 休”“2026-10-10 班”", "One a line, such as “2026-10-01至2026-10-07 休” or “2026-10-10 work”";
        not_a_span: "结束日期应不早于开始日期，且不超过 62 天", "The last day must not be before the first one, and at most 62 days long";
        nothing: "没有可添加的日期", "There is no day to add";
    }
}

words! {
    /// Words of 手续规则.
    RuleWords {
        title: "手续规则", "Rules of approvals";
        text: "每种手续的次序、承诺时限、审批部门、前置手续和办理阶段。手续表、阶段变更和按阶段生成都按这里的规则。", "Order, limit, department, prerequisites and phase of each type of approval. The table of approvals, changes of phase and what is generated follow them.";
        show: "查看和修改", "Show and change";
        office_alone: "由综合设定。", "The office sets them.";
        empty_is_usual: "不填的按常规。", "What is left empty is as usual.";
        as_usual: "全部恢复常规", "Back to what is usual";
        saved: "已保存规则", "Rule saved";
    }
}

/// The name of a year.
pub fn year(year: i32, lang: Lang) -> String {
    say!(lang, "{year}年", "{year}")
}

/// A day or a span within a year that stands above it.
pub fn days_span(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    let day = |day: NaiveDate| match lang {
        Lang::Zh => format!("{}月{}日", day.month(), day.day()),
        Lang::En => day.format("%m-%d").to_string(),
    };
    let days = (to - from).num_days() + 1;
    let (first, last) = (day(from), day(to));
    match days {
        1 => first,
        days => say!(lang, "{first}至{last}（{days} 天）", "{first} to {last} ({days} day{s})"; s = days),
    }
}

/// Which lines say nothing that can be read.
pub fn lines_unread(lines: &[usize], lang: Lang) -> String {
    let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
    say!(lang, "第 {} 行读不出，请核对", "Cannot read line {}: please check", lines.join(&say!(lang, "、", ", ")))
}
