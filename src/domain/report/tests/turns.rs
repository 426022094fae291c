//! Turns of the year, of a project and of a list: January, everything cancelled, months missing in a row, units that only have problems.

use crate::domain::report::document::Document;
use crate::domain::report::kept;

use super::{Written, is_whole, paragraph, text};

/// January has no issue of its own year before it, and no range of months.
#[test]
fn january_begins_anew() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1200", &[]);
    book.writes("bulletin/a", &[("period", "2025-12"), ("day", "2026-01-10"), ("state", "issued")]);
    let mut last = Document::default();
    last.figures.insert("completion".to_owned(), "1/2".to_owned());
    last.figures.insert("plan".to_owned(), "1200/1".to_owned());
    for (field, piece) in kept::frozen_fields(&last) {
        book.sets("bulletin/a", &field, piece);
    }
    book.month("p1", 1, &[("reported", "100")]);
    let document = book.bulletin("2026-01", "2026-02-05");
    is_whole(&document);
    assert!(text(&document).contains("关于2026年1月重点工程项目推进情况"), "{}", text(&document));
    let said = paragraph(&document, "investment");
    assert!(said.contains("1月完成投资100.00万元") && !said.contains("1—1月"), "{said}");
    assert!(!said.contains("较上期"), "an issue of another year is no issue before it: {said}");
}

#[test]
fn months_that_lack_a_report_are_told_as_a_range() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1200", &[]);
    for month in [1, 7, 9] {
        book.month("p1", month, &[("reported", "100")]);
    }
    let said = paragraph(&book.bulletin("2026-09", "2026-10-12"), "investment");
    assert!(said.contains("样例一厂房缺报2—6、8月数据"), "{said}");
}

#[test]
fn a_list_on_which_everything_was_cancelled_counts_nothing() {
    let mut book = Written::new();
    book.project("p1", "样例三市场", "样例甲园区", &[("overlay", "cancelled")]);
    book.plan("p1", "1500", &[]);
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    let said = paragraph(&document, "investment");
    assert!(said.contains("样例三市场") && said.contains("取消"), "{said}");
    assert!(!said.contains('%'), "{said}");
    assert_eq!(document.tables().count(), 0);
}

/// 主送 and 下一步: units that lead no project and have an open problem, projects behind, problems whose deadline is still to come.
#[test]
fn units_are_gathered_from_projects_and_open_problems() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1200", &[]);
    for month in 1..=6 {
        book.month("p1", month, &[("reported", "50")]);
    }
    let due = |day| [("deadline", day), ("original_deadline", day)];
    book.problem("1", "p1", "区建委", &[("category", "ZL")]);
    book.writes("problem/1", &due("2026-07-31"));
    book.problem("2", "p1", "区环保局", &[("category", "ZC")]);
    book.writes("problem/2", &due("2026-06-30"));
    book.problem("3", "p1", "区水利局", &[("state", "closed")]);
    book.problem("4", "p1", "区教委", &[("category", "ZL"), ("suspended", "等待")]);
    book.writes("problem/4", &due("2026-08-31"));
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    let said = text(&document);
    let to = said.lines().nth(3).unwrap();
    assert!(to.starts_with("样例甲园区、") && to.ends_with('：'), "{to}");
    assert!(to.contains("区建委") && to.contains("区环保局") && to.contains("区教委"), "{to}");
    assert!(!to.contains("区水利局"), "its problem is closed: {to}");
    let next = paragraph(&document, "next");
    for part in [
        "区环保局要限期完成样例一厂房政策处理问题的整改并申请复查，结果报样例区督查室。",
        "样例甲园区要加快样例一厂房建设，尽快赶上序时计划，结果报样例区督查室。",
        "区建委要按时限完成样例一厂房质量问题的整改，结果报样例区督查室。",
    ] {
        assert!(next.contains(part), "{part}\n{next}");
    }
    assert!(!next.contains("区教委"), "what is on hold waits: {next}");
}

/// The same project is told once: what has not begun and what stands still is not also told to hurry.
#[test]
fn a_project_that_stands_still_is_not_told_to_hurry() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[("overlay", "suspended")]);
    book.plan("p1", "1200", &[]);
    book.month("p1", 6, &[("reported_ytd", "10")]);
    book.writes("halt/p1/1", &[("project", "project/p1"), ("from", "2026-06-02"), ("reason", "land")]);
    let next = paragraph(&book.bulletin("2026-06", "2026-07-05"), "next");
    assert!(next.contains("复工方案") && !next.contains("要加快"), "{next}");
}
