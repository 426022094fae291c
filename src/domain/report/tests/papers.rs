//! Papers of the ledger and of an order.

use crate::domain::report::document::Block;
use crate::domain::report::forms::{Entering, FormKind, entering, papers};
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

fn enters(book: &Written, kind: FormKind, of: &[&str], due: Option<&str>) -> Entering {
    let of: Vec<_> = of.iter().map(|id| id.parse().unwrap()).collect();
    let (office, due) = (crate::domain::command::office(), due.map(|due| due.parse().unwrap()));
    entering(kind, &book.book, &book.tables, &office, "2026-10-12".parse().unwrap(), &of, due)
}

fn fact<'e>(entering: &'e Entering, place: usize, key: &str) -> &'e str {
    entering.entries[place].1.iter().find(|(known, _)| known == key).map_or("", |(_, text)| text)
}

#[test]
fn a_paper_of_a_problem_is_issued_on_the_day_on_which_it_is_made() {
    let mut book = book();
    book.writes("problem/1", &[("assigned_on", "2026-08-01")]);
    let (text, _) = made(&book, FormKind::Order, &["problem/1"]);
    assert!(text.contains("签发日期（盖章）\t2026年10月12日"), "{text}");
}

#[test]
fn an_order_goes_into_the_register_once() {
    let mut book = book();
    book.writes("problem/1", &[("deadline", "2026-10-31")]);
    book.writes("order/9", &[("kind", "order"), ("number", "样督办〔2026〕第11号"), ("to", "甲"), ("demand", "样例")]);
    let first = enters(&book, FormKind::Order, &["problem/1"], None);
    assert_eq!((first.entries.len(), first.without_due, first.entered), (1, 0, 0));
    assert_eq!(first.entries[0].0.as_ref().map(|project| project.as_str()), Some("project/p1"));
    let told = ["kind", "number", "to", "due", "issued_on", "problem"].map(|key| fact(&first, 0, key));
    assert_eq!(told, ["order", "样督办〔2026〕第12号", "样例甲园区", "2026-10-31", "2026-10-12", "problem/1"]);
    assert!(fact(&first, 0, "demand").starts_with("围挡破损："));

    for (key, text) in &first.entries[0].1 {
        book.writes("order/1", &[(key.as_str(), text.as_str())]);
    }
    let again = enters(&book, FormKind::Order, &["problem/1"], None);
    assert_eq!((again.entries.len(), again.entered), (0, 1), "a second print enters nothing");
    let (text, papers) = made(&book, FormKind::Order, &["problem/1"]);
    assert_eq!(papers, 1);
    assert!(text.contains("编号：样督办〔2026〕第12号") && text.contains("事实\t围挡破损"), "{text}");
    book.writes("order/1", &[("closed_on", "2026-10-12")]);
    assert_eq!(enters(&book, FormKind::Order, &["problem/1"], None).entries.len(), 1, "a closed one is no bar");
}

#[test]
fn what_lacks_a_deadline_or_a_unit_is_counted_and_not_entered() {
    let mut book = book();
    let late = enters(&book, FormKind::Order, &["problem/1", "problem/3"], None);
    assert_eq!((late.entries.len(), late.without_due), (0, 2), "both deadlines have passed");
    let set = enters(&book, FormKind::Order, &["problem/1", "problem/3"], Some("2026-10-20"));
    assert_eq!([fact(&set, 0, "due"), fact(&set, 1, "due")], ["2026-10-20"; 2]);
    assert_eq!([fact(&set, 0, "number"), fact(&set, 1, "number")], ["督办〔2026〕第1号", "督办〔2026〕第2号"]);
    assert_eq!(
        enters(&book, FormKind::Order, &["problem/1"], Some("2026-10-11")).without_due,
        1,
        "a day that has passed"
    );
    book.problem("4", "p1", "", &[("deadline", "2026-10-31")]);
    assert_eq!(enters(&book, FormKind::Order, &["problem/4"], None).without_unit, 1);
    assert_eq!(enters(&book, FormKind::Reminder, &["problem/1"], Some("2026-10-20")), Entering::default());
}

#[test]
fn a_notice_of_several_problems_is_one_entry() {
    let book = book();
    let entering = enters(&book, FormKind::Notice, &["problem/1", "problem/2", "problem/3"], Some("2026-10-20"));
    assert_eq!(entering.entries.len(), 2, "one for each unit");
    assert_eq!(fact(&entering, 0, "kind"), "rectify");
    let demand = fact(&entering, 0, "demand");
    assert!(demand.contains("围挡破损：") && demand.contains("\n临边未防护："), "{demand}");
}
