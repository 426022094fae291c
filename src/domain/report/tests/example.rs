//! The worked example of the specification: eight projects of three units, January to September 2026, as of 12 October.

use crate::domain::report::document::Document;
use crate::domain::report::kept::{self, Written as Over};
use crate::domain::text::Lang;

use super::{Written, is_whole, paragraph, text};

const LAST: [(&str, &str); 2] = [("last_year_at", "2025-09"), ("task", "continue")];

/// The last issue, of January to August: 17,360.00 of 35,500.00.
fn last_issue(book: &mut Written) {
    let mut document = Document::default();
    document.figures.insert("completion".to_owned(), "1736/3550".to_owned());
    document.figures.insert("plan".to_owned(), "35500/1".to_owned());
    book.writes("bulletin/a", &[("period", "2026-08"), ("day", "2026-09-12"), ("state", "issued")]);
    for (field, piece) in kept::frozen_fields(&document) {
        book.sets("bulletin/a", &field, piece);
    }
}

fn projects(book: &mut Written) {
    let (a, b, c) = ("样例甲园区", "样例乙街道", "样例丙交通局");
    book.project("p1", "样例一厂房", a, &[("sector", "工业")]);
    book.project(
        "p2",
        "样例二仓储",
        a,
        &[("sector", "工业"), ("phase", "newly_started"), ("actual_start", "2026-05-20")],
    );
    book.project("p3", "样例三市场", a, &[("overlay", "cancelled")]);
    book.project("p4", "样例四道路", b, &[("sector", "市政"), ("phase", "about_to_start")]);
    book.project("p5", "样例五学校", b, &[("sector", "教育")]);
    book.project(
        "p6",
        "样例六渠道",
        b,
        &[("sector", "水利"), ("phase", "newly_started"), ("actual_start", "2026-09-18")],
    );
    book.project("p7", "样例七公路", c, &[("sector", "交通")]);
    book.project("p8", "样例八站场", c, &[("phase", "preliminary")]);
    book.plan("p1", "12000", &[LAST[0], ("last_year_ytd", "8120")]);
    book.plan("p2", "6000", &[LAST[0], ("last_year_ytd", "0"), ("start_by", "2026-05")]);
    book.plan("p3", "1500", &[]);
    book.plan("p4", "3000", &[("start_by", "2026-06")]);
    book.plan("p5", "4500", &[LAST[0], ("last_year_ytd", "2640")]);
    book.plan("p6", "2000", &[("start_by", "2026-10")]);
    book.plan("p7", "8000", &[LAST[0], ("last_year_ytd", "4480")]);
    for month in 1..=9 {
        book.month("p1", month, &[("planned", "1000")]);
        book.month("p7", month, &[("planned", if month == 9 { "1400" } else { "600" })]);
    }
    for (project, verified) in [("p1", "9365.40"), ("p2", "3012.50"), ("p5", "1975"), ("p6", "150")] {
        book.month(project, 9, &[("verified_ytd", verified), ("basis", "site")]);
    }
    book.month("p7", 5, &[("verified_ytd", "2900"), ("basis", "site")]);
    book.month("p7", 9, &[("reported_ytd", "5505")]);
    for month in 1..=8 {
        book.month("p4", month, &[("reported", "0"), ("issues", "3户征地协议未签。")]);
    }
    book.writes("halt/p5/1", &[("project", "project/p5"), ("from", "2026-08-03"), ("reason", "工程款尚未拨付")]);
}

fn problems(book: &mut Written) {
    let (a, b, c) = ("样例甲园区", "样例乙街道", "样例丙交通局");
    let closed = |due, on| [("original_deadline", due), ("deadline", due), ("state", "closed"), ("closed_on", on)];
    let open = |due| [("original_deadline", due), ("deadline", due)];
    book.problem("1", "p2", a, &[("category", "RS")]);
    book.writes("problem/1", &closed("2026-08-20", "2026-08-18"));
    book.problem("2", "p1", a, &[("category", "ZL")]);
    book.writes("problem/2", &closed("2026-09-10", "2026-09-15"));
    book.problem("3", "p4", b, &[("category", "ZC")]);
    book.writes("problem/3", &open("2026-09-01"));
    book.problem("4", "p5", b, &[("category", "ZJ")]);
    book.writes("problem/4", &open("2026-10-12"));
    book.problem("5", "p8", c, &[("category", "QQ")]);
    book.writes("problem/5", &closed("2026-09-30", "2026-09-28"));
    book.problem("6", "p8", c, &[("category", "QQ")]);
    book.writes("problem/6", &open("2026-10-25"));
    book.problem("7", "p7", c, &[("category", "HG"), ("suspended", "等待上级文件")]);
    book.writes("problem/7", &open("2026-09-20"));
}

fn visits(book: &mut Written) {
    for (place, day) in ["2026-10-09", "2026-10-10", "2026-10-10", "2026-10-11", "2026-10-12"].into_iter().enumerate() {
        let (of, project) = (format!("visit/{place}"), format!("project/p{}", place + 1));
        book.writes(&of, &[("project", &project), ("template", "continuing@1"), ("day", day), ("finished", "true")]);
    }
}

const NEXT: &str =
    "（一）样例乙街道要于2026年10月31日前完成样例四道路剩余3户征地协议签订并倒排开工计划，结果报区督查室。
（二）样例乙街道要于2026年10月20日前提出样例五学校复工方案，结果报区督查室。
（三）样例丙交通局要于2026年10月25日前提供样例七公路6月以来投资完成的核定依据，结果报区督查室。";

fn example() -> Written {
    let mut book = Written::new();
    last_issue(&mut book);
    projects(&mut book);
    problems(&mut book);
    visits(&mut book);
    book.writes(
        "bulletin/b",
        &[
            ("period", "2026-09"),
            ("day", "2026-10-12"),
            ("number", "样督通〔2026〕9号"),
            ("issued_on", "2026-10-13"),
            ("editor", "（样例）"),
            ("checker", "（样例）"),
            ("signer", "（样例）"),
        ],
    );
    book.sets("bulletin/b", "copies", crate::book::Value::Int(20));
    book.sets("bulletin/b", "up", crate::book::Value::texts(["样例区委办公室", "样例区政府办公室"]));
    book
}

fn as_written() -> Document {
    let mut book = example();
    let made = paragraph(&book.draft("bulletin/b", "2026-10-12"), "next");
    book.sets("bulletin/b", "text/next", kept::stored(&Over { text: NEXT.to_owned(), made }));
    book.draft("bulletin/b", "2026-10-12")
}

#[test]
fn the_worked_example_comes_out_word_for_word() {
    let document = as_written();
    is_whole(&document);
    let said = text(&document);
    let body = said.split("\n附件1\n").next().unwrap();
    assert_eq!(body, include_str!("example.txt").trim_end(), "{said}");
}

#[test]
fn under_truncation_the_printed_figures_come_out() {
    let mut book = example();
    book.writes("office/this", &[("rounding", "truncate")]);
    let said = text(&book.draft("bulletin/b", "2026-10-12"));
    for clause in [
        "1—9月完成投资20007.90万元，占年度计划的56.3%，低于序时计划（67.7%）11.3个百分点，进度略滞后。",
        "完成率较上期（1—8月）提高7.4个百分点。",
        "与上年同期（15240.00万元，口径：在册项目）相比增长31.2%。",
        "本年度计划新开工3个，已开工2个，年度新开工率66.6%。",
        "样例丙交通局68.8%，列第1位；样例甲园区68.7%，列第2位；样例乙街道22.3%，列第3位。",
        "样例甲园区低于序时计划（70.8%）2.0个百分点，进度略滞后",
        "样例丙交通局低于序时计划（77.5%）8.6个百分点，进度略滞后",
        "样例乙街道低于序时计划（53.5%）31.2个百分点，进度严重滞后",
        "样例丙交通局增长22.8%，列第2位",
        "累计发现问题7个，经复查销号3个，整改率42.8%。",
        "以后各位舍去",
    ] {
        assert!(said.contains(clause), "{clause}\n{said}");
    }
}

#[test]
fn annexes_sum_to_what_the_text_says() {
    let document = as_written();
    let table = |id: &str| document.tables().find(|table| table.id == id).unwrap();
    let row = |id: &str, place: usize| -> Vec<String> {
        let rows = &table(id).rows;
        rows[place].cells.iter().map(|cell| cell.get(Lang::Zh).to_owned()).collect()
    };
    assert_eq!(table("projects").rows.len(), 7 + 3 + 1);
    let sum = row("projects", 10);
    assert_eq!([&sum[3], &sum[5], &sum[6], &sum[7]], ["35500.00", "20007.90", "56.4", "-11.4"]);
    let ranks: Vec<String> = (0..3).map(|place| row("ranking", place)[0].clone()).collect();
    assert_eq!(ranks, ["1", "1", "3"]);
    assert_eq!(row("ranking", 0)[7..9], ["52.4", "1"]);
    assert_eq!(row("starts", 3)[2..], ["7", "4", "57.1", "3", "2", "66.7", "2", "1", "50.0", "50.0", "1", "1"]);
    assert_eq!(table("ledger").rows.len(), 7);
    assert!(
        table("ledger").foot.zh.starts_with("共7个，销号3个，整改率42.9%，按期整改率50.0%。"),
        "{}",
        table("ledger").foot.zh
    );
}

#[test]
fn every_figure_of_the_text_leads_to_its_rows() {
    let document = example().draft("bulletin/b", "2026-10-12");
    let investment = document.paragraphs().find(|paragraph| paragraph.id == "investment").unwrap();
    let pieces = investment.sentences.iter().flat_map(|sentence| sentence.said.pieces(Lang::Zh));
    let leading: Vec<&str> = pieces.filter(|piece| piece.rows.is_some()).map(|piece| piece.text.as_str()).collect();
    for figure in ["6", "35500.00", "20007.90", "56.4", "67.7", "11.4", "75.0", "18.6", "31.3", "69.0", "样例七公路"]
    {
        assert!(leading.contains(&figure), "{figure} in {leading:?}");
    }
}

#[test]
fn what_was_issued_is_read_back_as_it_was_and_what_changed_since_is_listed() {
    let mut book = example();
    let issued = book.draft("bulletin/b", "2026-10-12");
    for (field, piece) in kept::frozen_fields(&issued) {
        book.sets("bulletin/b", &field, piece);
    }
    let kept = kept::frozen(&book.book, &"bulletin/b".parse().unwrap()).unwrap();
    assert_eq!(text(&kept), text(&issued));
    assert_eq!(kept::changed(&kept, &issued), []);
    book.writes("problem/4", &[("state", "closed"), ("closed_on", "2026-10-12")]);
    let now = book.draft("bulletin/b", "2026-10-12");
    let changed: Vec<String> = kept::changed(&kept, &now).into_iter().map(|one| one.rule).collect();
    assert_eq!(changed, ["G1", "G5", "K5"]);
    assert_eq!(text(&kept), text(&issued), "what was issued stands");
}

#[test]
fn an_edited_paragraph_says_when_the_figures_beneath_it_change() {
    let mut book = example();
    let made = paragraph(&book.draft("bulletin/b", "2026-10-12"), "problems");
    let over = Over { text: "问题整改情况另行通报。".to_owned(), made };
    book.sets("bulletin/b", "text/problems", kept::stored(&over));
    let edited = |document: &Document| {
        let one = document.paragraphs().find(|paragraph| paragraph.id == "problems").unwrap().edited.clone().unwrap();
        (one.text, one.is_stale)
    };
    assert_eq!(edited(&book.draft("bulletin/b", "2026-10-12")), (over.text.clone(), false));
    book.writes("problem/4", &[("state", "closed"), ("closed_on", "2026-10-12")]);
    assert_eq!(edited(&book.draft("bulletin/b", "2026-10-12")), (over.text, true));
}
