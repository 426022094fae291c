//! Books of one case each: none, one, all, ties, nothing to divide by, published figures.

use super::{Written, is_whole, paragraph, text};

#[test]
fn a_book_without_projects_says_so_and_keeps_the_problems() {
    let document = Written::new().bulletin("2026-09", "2026-10-12");
    is_whole(&document);
    assert_eq!(paragraph(&document, "investment"), "本期无列入督查的重点项目。");
    assert_eq!(paragraph(&document, "problems"), "截至2026年10月12日未登记问题。");
    assert!(paragraph(&document, "lead").starts_with("本期未开展现场督查，以下情况依据各单位报送数据整理。"));
    assert_eq!(document.tables().count(), 0);
    let said = text(&document);
    assert!(
        said.contains("\n一、总体情况\n") && said.contains("\n二、问题整改情况\n") && !said.contains("三、"),
        "{said}"
    );
}

#[test]
fn one_project_is_named_and_not_ranked() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1200", &[]);
    for month in 1..=6 {
        book.month("p1", month, &[("reported", "100")]);
    }
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    let said = paragraph(&document, "investment");
    assert_eq!(
        said,
        "今年列入督查的重点项目1个，为样例一厂房，年度计划投资1200.00万元。1—6月完成投资600.00万元，占年度计划的50.0%，与序时计划（50.0%）持平，达序时。无上年同期数，不计算增幅。以上数据均为上报数，未核定。"
    );
    assert_eq!(paragraph(&document, "units"), "");
    assert_eq!(
        paragraph(&document, "starts"),
        "计入统计的1个项目中，均已开（复）工，开（复）工率100.0%。本年度无计划新开工项目。截至6月底无到期应开工项目，不计算到期开工率。无停工项目。"
    );
}

#[test]
fn what_has_no_plan_has_no_rate() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.project("p2", "样例二仓储", "样例乙街道", &[]);
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    assert_eq!(
        paragraph(&document, "investment"),
        "今年列入督查的重点项目2个，均未下达年度计划。年度计划尚未下达，不计算完成率和排名。"
    );
    assert_eq!(paragraph(&document, "units"), "");
}

#[test]
fn nobody_who_reported_is_not_zero() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.project("p2", "样例二仓储", "样例乙街道", &[]);
    book.plan("p1", "1200", &[]);
    book.plan("p2", "800", &[]);
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    let said = paragraph(&document, "investment");
    assert!(said.contains("1—6月各单位均未报送数据，完成投资不详，年度计划照计。"), "{said}");
    assert!(!said.contains("0.0%"), "{said}");
}

#[test]
fn a_base_of_zero_gives_no_growth_and_a_year_that_ends_is_whole() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    book.plan("p1", "1000", &[("last_year_ytd", "0"), ("last_year_at", "2025-12")]);
    book.month("p1", 12, &[("verified_ytd", "1010"), ("basis", "site")]);
    let document = book.bulletin("2026-12", "2027-01-08");
    is_whole(&document);
    let said = paragraph(&document, "investment");
    assert!(
        said.contains("全年完成投资1010.00万元，占年度计划的101.0%，高于序时计划（100.0%）1.0个百分点，超序时。"),
        "{said}"
    );
    assert!(said.contains("上年同期为零，不计算增幅。以上数据均经核定。"), "{said}");
}

/// Two units with the same figures, and one that reports nothing.
#[test]
fn ties_share_a_rank_and_what_was_not_reported_has_none() {
    let mut book = Written::new();
    for (id, unit) in [("p1", "甲"), ("p2", "乙"), ("p3", "丙"), ("p4", "丁")] {
        book.project(id, id, unit, &[]);
        book.plan(id, "1000", &[]);
    }
    book.month("p1", 6, &[("reported_ytd", "500")]);
    book.month("p2", 6, &[("reported_ytd", "500")]);
    book.month("p3", 6, &[("reported_ytd", "400")]);
    let document = book.bulletin("2026-06", "2026-07-05");
    is_whole(&document);
    let said = paragraph(&document, "units");
    assert!(said.starts_with("按完成率由高到低：乙、甲均为50.0%，并列第1位；丙40.0%，列第3位。"), "{said}");
    assert!(said.contains("丁未报，不参加排名。"), "{said}");

    book.month("p3", 6, &[("reported_ytd", "500")]);
    let said = paragraph(&book.bulletin("2026-06", "2026-07-05"), "units");
    assert!(said.starts_with("各单位均为50.0%，不排位次。"), "{said}");
}

#[test]
fn nothing_overdue_and_everything_overdue_are_said() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    for (id, due) in [("1", "2026-07-05"), ("2", "2026-07-30")] {
        book.problem(id, "p1", "样例甲园区", &[("category", "JD"), ("original_deadline", due), ("deadline", due)]);
    }
    let said = paragraph(&book.bulletin("2026-06", "2026-07-05"), "problems");
    assert_eq!(
        said,
        "截至2026年7月5日，累计发现问题2个，均未销号，整改率0.0%。无原定时限已过的问题，不计算按期整改率。无逾期问题。"
    );
    let said = paragraph(&book.bulletin("2026-06", "2026-08-05"), "problems");
    assert!(said.contains("未销号的2个问题均已逾期，最长31天：样例一厂房停滞问题（样例甲园区），逾期31天；"), "{said}");
    for id in ["1", "2"] {
        book.writes(&format!("problem/{id}"), &[("state", "closed"), ("closed_on", "2026-07-05")]);
    }
    let said = paragraph(&book.bulletin("2026-06", "2026-08-05"), "problems");
    assert_eq!(
        said,
        "截至2026年8月5日，累计发现问题2个，均已销号，整改率100.0%。原定时限已过2个，均按期销号，按期整改率100.0%。"
    );
}

/// 石嘴山 (5.5: 69 of 90) and 江门 2021 (129 of 270): what a published bulletin prints, and what comes out of its figures.
#[test]
fn published_rates_come_out_exact() {
    use crate::domain::figures::amount::Rounding::{HalfAway, Truncate};
    use crate::domain::report::problems::Share;
    for (over, under, exact, cut) in
        [(69, 90, "76.7", "76.6"), (16, 26, "61.5", "61.5"), (129, 270, "47.8", "47.7"), (264, 341, "77.4", "77.4")]
    {
        let share = Share { over, under };
        assert_eq!(share.percent(HalfAway).unwrap().to_string(), exact, "{over}/{under}");
        assert_eq!(share.percent(Truncate).unwrap().to_string(), cut, "{over}/{under}");
    }
    assert_eq!(Share { over: 0, under: 0 }.percent(HalfAway), None, "11.2");
}

/// 江门市, 444 projects, January to October: 629.0 of 647.4, 13.8 points ahead.
#[test]
fn the_published_figures_of_jiangmen_come_out() {
    let mut book = Written::new();
    book.project("p1", "重点项目", "江门市", &[]);
    book.project("p2", "储备", "江门市", &[]);
    book.plan("p1", "6474000", &[]);
    book.month("p1", 10, &[("reported_ytd", "6290000")]);
    let said = paragraph(&book.bulletin("2026-10", "2026-11-05"), "investment");
    assert!(said.contains("占年度计划的97.2%，高于序时计划（83.3%）13.8个百分点，超序时。"), "{said}");
}

/// 11.1: eight problems as of 23 November.
#[test]
fn the_vector_of_rectification_comes_out() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    let rows = [
        ("2026-11-10", "2026-11-09", ""),
        ("2026-11-10", "2026-11-10", ""),
        ("2026-11-10", "2026-11-12", ""),
        ("2026-11-15", "", ""),
        ("2026-11-23", "", ""),
        ("2026-12-05", "2026-11-20", ""),
        ("2026-11-01", "", "等待"),
        ("", "", ""),
    ];
    for (place, (due, closed, held)) in rows.into_iter().enumerate() {
        let id = place.to_string();
        book.problem(&id, "p1", "甲", &[("category", "JD")]);
        let of = format!("problem/{id}");
        if !due.is_empty() {
            book.writes(&of, &[("original_deadline", due), ("deadline", due)]);
        }
        if !closed.is_empty() {
            book.writes(&of, &[("state", "closed"), ("closed_on", closed)]);
        }
        if !held.is_empty() {
            book.writes(&of, &[("suspended", held)]);
        }
    }
    let said = paragraph(&book.bulletin("2026-10", "2026-11-23"), "problems");
    assert!(said.contains("累计发现问题8个，经复查销号4个，整改率50.0%。原定时限已过4个（不含挂起1个），按期销号2个，按期整改率50.0%。"), "{said}");
}

/// 11.3: eight promises due, five kept in time, government three of four.
#[test]
fn the_vector_of_promises_comes_out() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[]);
    for place in 0..8 {
        let of = format!("promise/{place}");
        let side = if place < 4 { "government" } else { "company" };
        book.writes(&of, &[("side", side), ("text", "样例承诺"), ("holder", "甲"), ("due", "2026-10-01")]);
        if ![3, 6, 7].contains(&place) {
            book.writes(&of, &[("kept_on", "2026-09-30"), ("state", "kept")]);
        }
    }
    book.writes("promise/9", &[("side", "company"), ("text", "未到期"), ("holder", "甲"), ("due", "2026-11-23")]);
    let document = book.bulletin("2026-10", "2026-11-23");
    is_whole(&document);
    assert_eq!(paragraph(&document, "promises"), "到期承诺8项，按期兑现5项，兑现率62.5%，其中政府75.0%，企业50.0%。");
}

/// The sample book, in both languages: every sentence is whole, and the same book gives the same text.
#[test]
fn the_sample_gives_a_whole_bulletin() {
    use crate::domain::sample::sample_changes;
    let today: chrono::NaiveDate = "2026-09-21".parse().unwrap();
    let make = || {
        let mut book = Written::new();
        for change in sample_changes(today, 1_790_000_000_000) {
            let of = change.of().clone();
            book.book.apply(change, None);
            book.tables.refresh(&book.book, &of);
        }
        book.bulletin("2026-08", "2026-09-21")
    };
    let document = make();
    is_whole(&document);
    assert_eq!(text(&document), text(&make()));
    let said = text(&document);
    for part in [
        "一、总体情况",
        "（一）投资完成情况。",
        "（二）开工情况。",
        "（三）亮灯情况。",
        "重点环节",
        "问题整改情况",
        "下一步要求",
        "附件4",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    for table in document.tables() {
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", table.id);
    }
    assert!(said.contains("分行业看，园区2个项目"), "sectors by their names: {said}");
}

/// The sentence and the annex count one halt, with its day and reason, although it was recorded after the month was closed.
#[test]
fn a_halt_since_the_month_counts_in_the_text_and_in_the_annex() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "样例甲园区", &[("overlay", "suspended")]);
    book.plan("p1", "1200", &[]);
    book.month("p1", 6, &[("reported", "600")]);
    book.writes("halt/p1/1", &[("project", "project/p1"), ("from", "2026-07-02"), ("reason", "land")]);
    let document = book.bulletin("2026-06", "2026-07-05");
    let said = paragraph(&document, "starts");
    assert!(
        said.contains("停工1个：样例一厂房（样例甲园区），自2026年7月2日起停工，截至7月5日3天，填报原因：用地征迁"),
        "{said}"
    );
    let annex = document.tables().find(|table| table.id == "starts").unwrap();
    let halted = annex.rows[0].cells.last().map(|cell| cell.zh.to_string());
    assert_eq!(halted.as_deref(), Some("1"));
}
