//! Papers of the ledger and of an order.

use crate::domain::report::document::Block;
use crate::domain::report::forms::{FormKind, papers};
use crate::domain::report::plain;
use crate::domain::text::Lang;

use super::Written;

fn book() -> Written {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    for (id, unit, title) in
        [("1", "样例甲园区", "围挡破损"), ("2", "样例甲园区", "临边未防护"), ("3", "样例乙街道", "扬尘")]
    {
        book.problem(id, "p1", unit, &[("title", title), ("category", "AQ"), ("severity", "critical")]);
        book.writes(&format!("problem/{id}"), &[("deadline", "2026-10-01"), ("original_deadline", "2026-09-20")]);
    }
    book
}

fn made(book: &Written, kind: FormKind, of: &[&str]) -> (String, usize) {
    let of: Vec<_> = of.iter().map(|id| id.parse().unwrap()).collect();
    let office = crate::domain::command::office();
    let document = papers(kind, &book.book, &book.tables, &office, "2026-10-12".parse().unwrap(), &of);
    let titles = document.blocks.iter().filter(|block| matches!(block, Block::Title(_))).count();
    for lang in Lang::ALL {
        assert!(!plain::text(&document, *lang).contains('{'));
    }
    (plain::text(&document, Lang::Zh), titles)
}

#[test]
fn a_notice_lists_the_problems_of_a_unit_and_another_unit_gets_its_own() {
    let (text, papers) = made(&book(), FormKind::Notice, &["problem/1", "problem/2", "problem/3"]);
    assert_eq!(papers, 2);
    assert!(text.contains("样例区督查室整改通知单"), "{text}");
    assert!(text.contains("1\t围挡破损\t重大") && text.contains("2\t临边未防护\t重大"), "{text}");
    assert!(text.contains("2026年10月1日（原定时限2026年9月20日）"), "{text}");
    assert!(text.contains("建议主管部门依法责令停止危险部位作业"), "{text}");
    assert!(text.contains("回　执"), "{text}");
}

#[test]
fn a_reminder_says_how_long_it_is_over_or_how_long_is_left() {
    let mut book = book();
    let over = |book: &Written| made(book, FormKind::Reminder, &["problem/1"]).0;
    assert!(over(&book).contains("截至2026年10月12日已逾期11天"));
    book.writes("problem/1", &[("deadline", "2026-10-12")]);
    assert!(over(&book).contains("今日到期"));
    book.writes("problem/1", &[("deadline", "2026-10-15")]);
    assert!(over(&book).contains("将于2026年10月15日到期，尚余3天"));
}

#[test]
fn an_order_is_printed_with_what_was_decided_about_it() {
    let mut book = Written::new();
    book.writes(
        "order/1",
        &[
            ("kind", "order"),
            ("number", "样督办〔2026〕第12号"),
            ("to", "样例乙街道"),
            ("basis", "区长办公会议纪要"),
            ("demand", "完成剩余3户征地协议"),
            ("due", "2026-10-31"),
            ("issued_on", "2026-10-13"),
        ],
    );
    let (text, papers) = made(&book, FormKind::Order, &["order/1"]);
    assert_eq!(papers, 1);
    for part in [
        "编号：样督办〔2026〕第12号",
        "受文单位\t样例乙街道",
        "督办依据\t区长办公会议纪要",
        "办理要求\t完成剩余3户征地协议",
        "办理时限\t2026年10月31日",
        "□审结",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_recheck_is_ticked_where_the_book_knows_what_came_of_it() {
    let mut book = book();
    let text = |book: &Written| made(book, FormKind::Recheck, &["problem/1"]).0;
    assert!(text(&book).contains("□已整改销号　□部分整改　□未整改退回"));
    book.writes("problem/1", &[("state", "closed"), ("closed_on", "2026-10-02"), ("recheck", "现场已恢复")]);
    assert!(text(&book).contains("☑已整改销号") && text(&book).contains("复查所见\t现场已恢复"));
}
