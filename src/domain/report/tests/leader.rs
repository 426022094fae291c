//! 领导一页通: never more than a page, and nothing on it that the book does not say.

use chrono::NaiveDate;

use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::progress::asked::About;
use crate::domain::progress::groups::By;
use crate::domain::report::document::{Block, Document};
use crate::domain::report::leader::{document, leaders};
use crate::domain::report::one_page::{ROOM, height};
use crate::domain::report::said::Rows;
use crate::domain::text::Lang;

use super::{Written, is_whole, paragraph, text};

fn page(book: &Written, leader: Option<&str>) -> Document {
    let (month, day): (Month, NaiveDate) = (Month::new(2026, 9).unwrap(), "2026-10-12".parse().unwrap());
    document(&book.book, &book.tables, &office(), month, leader.map(str::to_owned), day)
}

#[track_caller]
fn is_one_page(document: &Document) {
    is_whole(document);
    assert!(document.is_one_page && height(document) <= ROOM, "{} of {ROOM}: {}", height(document), text(document));
    for table in document.tables() {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
    }
}

/// Two units, three projects, three problems that go up by each of the rules.
fn book() -> Written {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[("patron", "段文")]);
    book.project("p2", "样例二仓储", "样例甲园区", &[("patron", "段文")]);
    book.project("p3", "样例三道路", "样例乙街道", &[("patron", "周全")]);
    for (id, plan, done) in [("p1", "1200", "100"), ("p2", "1200", "70"), ("p3", "2400", "20")] {
        book.plan(id, plan, &[]);
        for month in 1..=9 {
            book.month(id, month, &[("reported", done)]);
        }
    }
    book.month("p3", 9, &[("help", "请区供电局提前接电。")]);
    let due = |day| [("deadline", day), ("original_deadline", day)];
    book.problem("1", "p1", "样例甲园区", &[("category", "ZJ"), ("title", "工程款未拨付")]);
    book.problem("2", "p3", "样例乙街道", &[("category", "ZC"), ("title", "3户征地协议未签")]);
    book.writes("problem/2", &due("2026-09-01"));
    book.problem("3", "p2", "", &[("category", "JD"), ("title", "桩基停滞")]);
    book.writes("problem/3", &due("2026-10-20"));
    book.writes(
        "request/1",
        &[("from", "样例乙街道"), ("to", "周全"), ("text", "解决用地指标"), ("received_on", "2026-10-02")],
    );
    book.writes(
        "request/2",
        &[("from", "样例乙街道"), ("to", "周全"), ("text", "已答复"), ("received_on", "2026-09-02")],
    );
    book.writes("request/2", &[("answered_on", "2026-09-05")]);
    book
}

#[test]
fn what_waits_for_a_decision_stands_first_with_what_is_suggested() {
    let document = page(&book(), None);
    is_one_page(&document);
    let said = paragraph(&document, "decisions");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        [
            "（一）样例一厂房资金问题（样例甲园区）：工程款未拨付。建议召开专题协调会，明确办理单位和时限。",
            "（二）样例三道路政策处理问题（样例乙街道）：3户征地协议未签，逾期41天。建议提级督办，重新明确时限。",
            "（三）样例乙街道请示：解决用地指标（10月2日收到，已10天未答复）。建议批示答复。",
            "（四）样例三道路（样例乙街道）需协调：请区供电局提前接电。建议明确牵头协调单位。",
        ]
    );
}

/// The same rules as the bulletin's: the sentences are those of the bulletin of the month.
#[test]
fn its_figures_are_those_of_the_bulletin() {
    let mut book = book();
    let overall = paragraph(&page(&book, None), "overall");
    let bulletin = book.bulletin("2026-09", "2026-10-12");
    let rules = ["B1", "B2", "C1", "D1", "G1"];
    for id in rules {
        let sentences = bulletin.paragraphs().flat_map(|paragraph| &paragraph.sentences);
        let sentence =
            sentences.filter(|sentence| sentence.rule == id).map(|sentence| sentence.said.text(Lang::Zh)).next();
        let sentence = sentence.unwrap_or_else(|| panic!("the bulletin says {id}"));
        assert!(overall.contains(&sentence), "{sentence}\n{overall}");
    }
}

#[test]
fn units_are_ranked_and_the_worst_come_first() {
    let document = page(&book(), None);
    let cells = |id: &str| -> Vec<Vec<String>> {
        let table = document.tables().find(|table| table.id == id).unwrap();
        table.rows.iter().map(|row| row.cells.iter().map(|cell| cell.get(Lang::Zh).to_owned()).collect()).collect()
    };
    assert_eq!(
        cells("leader_units"),
        [
            ["1", "样例甲园区", "2", "2400.00", "1530.00", "63.8", "-11.3", "黄1 绿1"],
            ["2", "样例乙街道", "1", "2400.00", "180.00", "7.5", "-67.5", "红1"],
        ]
    );
    let worst: Vec<_> =
        cells("leader_worst").into_iter().map(|row| [row[0].clone(), row[1].clone(), row[7].clone()]).collect();
    assert_eq!(worst, [["红灯", "样例三道路", "政策处理，逾期41天"], ["黄灯", "样例二仓储", "停滞"]]);
    let table = document.tables().next().unwrap();
    assert!(table.rows.iter().all(|row| row.leads[3..7].iter().all(Option::is_some)), "every figure leads to its rows");
}

#[test]
fn a_leader_sees_the_projects_that_he_stands_for_and_no_ranks() {
    let book = book();
    assert_eq!(leaders(&book.tables), ["周全", "段文"]);
    let document = page(&book, Some("段文"));
    is_one_page(&document);
    let said = text(&document);
    assert!(said.contains("段文联系项目情况") && !said.contains("样例三道路") && !said.contains("名次"), "{said}");
    assert_eq!(paragraph(&document, "decisions").lines().count(), 1);
    let table = document.tables().next().unwrap();
    assert_eq!((table.id.as_str(), table.rows.len()), ("leader_projects", 2));
    let about = About::Group(By::Leader, "段文".to_owned());
    let sentences = document.paragraphs().flat_map(|paragraph| &paragraph.sentences);
    let leads: Vec<_> =
        sentences.flat_map(|one| one.said.pieces(Lang::Zh)).filter_map(|piece| piece.rows.as_ref()).collect();
    assert!(leads.iter().all(|rows| !matches!(rows, Rows::Figure(one, _) if *one != about)), "{leads:?}");
}

#[test]
fn an_empty_book_says_so() {
    let document = page(&Written::new(), None);
    is_one_page(&document);
    assert_eq!(paragraph(&document, "decisions"), "本期没有需要领导协调的事项。");
    assert!(paragraph(&document, "overall").starts_with("本期无列入督查的重点项目。"));
    assert_eq!(document.tables().count(), 0);
}

/// However much there is, and however long it is called.
#[test]
fn it_is_never_more_than_one_page() {
    let mut book = Written::new();
    let long = "特别长的名称".repeat(12);
    for place in 0..60 {
        let (id, unit) = (format!("p{place}"), format!("{}{long}", place % 40));
        book.project(&id, &format!("{long}{place}"), &unit, &[("patron", "段文")]);
        book.plan(&id, "999999999.99", &[]);
        book.month(&id, 9, &[("reported_ytd", &format!("{place}23456.78"))]);
        book.problem(&place.to_string(), &id, &unit, &[("category", "ZJ"), ("title", &long.repeat(3))]);
    }
    for leader in [None, Some("段文")] {
        let document = page(&book, leader);
        is_one_page(&document);
        let said = text(&document);
        assert!(said.contains("另有5") && said.contains("项，见问题台账和请示事项。"), "{said}");
        assert!(document.blocks.iter().any(|block| matches!(block, Block::Table(table) if !table.foot.is_blank())));
    }
}
