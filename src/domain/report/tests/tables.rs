//! The tables of the office: rows narrowed, grouped and summed, columns chosen, nobody named unasked.

use chrono::NaiveDate;

use crate::book::Value;
use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::report::document::{Block, Table};
use crate::domain::report::tables::{Made, TABLES, TableAsked, made, table_of};
use crate::domain::sample::sample_changes;
use crate::domain::text::Lang;

use super::Written;

fn day() -> NaiveDate {
    "2026-10-12".parse().unwrap()
}

fn asked() -> TableAsked {
    TableAsked::all(Month::new(2026, 9).unwrap())
}

#[track_caller]
fn make(book: &Written, key: &str, asked: &TableAsked) -> Made {
    made(table_of(key).unwrap(), &book.book, &book.tables, &office(), asked, day())
}

fn table(made: &Made) -> &Table {
    let [Block::Table(table)] = &made.document.blocks[..] else { panic!("{:?}", made.document.blocks) };
    table
}

/// The cells of a row under these heads.
fn cells(made: &Made, row: usize, heads: &[&str]) -> Vec<String> {
    let table = table(made);
    let place = |head: &&str| {
        table.columns.iter().position(|column| column.head.zh == *head).unwrap_or_else(|| panic!("{head}"))
    };
    heads.iter().map(|head| table.rows[row].cells[place(head)].get(Lang::Zh).to_owned()).collect()
}

fn sample() -> Written {
    let mut book = Written::new();
    for change in sample_changes(day(), 1_790_000_000_000) {
        let of = change.of().clone();
        book.book.apply(change, None);
        book.tables.refresh(&book.book, &of);
    }
    book
}

#[test]
fn every_table_of_the_sample_is_whole_in_both_languages() {
    let book = sample();
    for rule in TABLES {
        let made = make(&book, rule.key, &asked());
        let table = table(&made);
        assert!(made.rows > 0 && made.rows == made.all, "{}: {} of {}", rule.key, made.rows, made.all);
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()), "{}", rule.key);
        let listed: Vec<_> = table.rows.iter().filter(|row| !row.is_sum).collect();
        assert_eq!(listed.len(), made.rows, "{}", rule.key);
        assert!(
            listed.iter().enumerate().all(|(place, row)| row.cells[0].zh == (place + 1).to_string()),
            "{}",
            rule.key
        );
        assert!(listed.iter().all(|row| row.rows.is_some()), "each row leads to what it is about: {}", rule.key);
        for lang in Lang::ALL {
            let heads: Vec<&str> = table.columns.iter().map(|column| column.head.get(*lang)).collect();
            assert!(heads.iter().all(|head| !head.is_empty()), "{heads:?}");
            assert!(
                heads.iter().enumerate().all(|(place, head)| !heads[..place].contains(head)),
                "{}: {heads:?}",
                rule.key
            );
        }
        for unit in &made.units {
            let one = make(&book, rule.key, &TableAsked { unit: Some(unit.clone()), ..asked() });
            assert!(one.rows > 0 && one.rows <= made.rows, "{} of {unit}", rule.key);
        }
        let of_units: usize = made
            .units
            .iter()
            .map(|unit| make(&book, rule.key, &TableAsked { unit: Some(unit.clone()), ..asked() }).rows)
            .sum();
        assert!(of_units <= made.rows, "{}: no row is of two units", rule.key);
    }
}

#[test]
fn an_empty_book_gives_empty_tables() {
    let book = Written::new();
    for rule in TABLES {
        let made = make(&book, rule.key, &asked());
        assert_eq!((made.all, made.rows, table(&made).rows.len()), (0, 0, 0), "{}", rule.key);
        assert!(!made.heads.is_empty(), "{}", rule.key);
    }
}

/// Sums over sums, never means of rates.
#[test]
fn subtotals_add_money_and_divide_sums() {
    let mut book = Written::new();
    for (id, unit, plan, done) in
        [("p1", "甲", "1000", "900"), ("p2", "甲", "3000", "300"), ("p3", "乙", "4000", "2000")]
    {
        book.project(id, id, unit, &[("total", "10000.5")]);
        book.plan(id, plan, &[]);
        book.month(id, 9, &[("reported_ytd", done), ("reported", "10")]);
    }
    let made = make(&book, "image", &asked());
    let heads = ["项目", "总投资", "年度计划", "本月完成", "本年累计", "完成率%"];
    let rows: Vec<Vec<String>> = (0..table(&made).rows.len()).map(|row| cells(&made, row, &heads)).collect();
    let sums: Vec<_> = rows.iter().filter(|row| row[0].contains('计')).collect();
    assert_eq!(
        sums,
        [
            &["乙小计", "10000.50", "4000.00", "10.00", "2000.00", "50.0"].map(str::to_owned).to_vec(),
            &["甲小计", "20001.00", "4000.00", "20.00", "1200.00", "30.0"].map(str::to_owned).to_vec(),
            &["合计", "30001.50", "8000.00", "30.00", "3200.00", "40.0"].map(str::to_owned).to_vec(),
        ]
    );
    let flat = make(&book, "image", &TableAsked { is_grouped: false, ..asked() });
    assert_eq!(table(&flat).rows.iter().filter(|row| row.is_sum).count(), 1);

    let ranking = make(&book, "ranking", &asked());
    assert_eq!(cells(&ranking, 0, &["名次", "单位", "完成率%"]), ["1", "乙", "50.0"]);
    assert_eq!(cells(&ranking, 2, &["单位", "年度计划", "完成率%"]), ["合计", "8000.00", "40.0"]);
}

#[test]
fn columns_stand_as_they_were_chosen_and_who_is_left_out_is_said() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    book.problem("1", "p1", "甲", &[("leader", "段文"), ("category", "JD"), ("measure", "加班加点")]);
    let usual = make(&book, "problems", &asked());
    let said = |made: &Made| format!("{:?}", table(made).rows) + &table(made).foot.zh;
    assert!(!said(&usual).contains("段文"), "{}", said(&usual));
    assert!(table(&usual).foot.zh.contains("已隐去责任领导1处。"), "{}", table(&usual).foot.zh);

    let columns = ["title", "leader", "number", "gone"].map(str::to_owned).to_vec();
    let chosen = make(&book, "problems", &TableAsked { columns: Some(columns), ..asked() });
    let heads: Vec<&str> = table(&chosen).columns.iter().map(|column| &*column.head.zh).collect();
    assert_eq!(heads, ["序号", "问题", "责任领导", "编号"], "a column that is none any more is left out");
    assert!(said(&chosen).contains("段文") && !table(&chosen).foot.zh.contains("已隐去"));
    let shown: Vec<&str> = chosen.heads.iter().filter(|head| head.is_shown).map(|head| head.key).collect();
    assert_eq!(shown, ["title", "leader", "number"]);
    assert_eq!(chosen.heads.len(), usual.heads.len(), "every column can be chosen again");
    let none = make(&book, "problems", &TableAsked { columns: Some(Vec::new()), ..asked() });
    assert_eq!(table(&none).columns, table(&usual).columns);
}

#[test]
fn rows_are_narrowed_by_day_by_unit_and_to_what_is_open() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    for (id, unit, found, state) in [
        ("1", "甲", "2026-08-31", "rectifying"),
        ("2", "乙", "2026-09-01", "closed"),
        ("3", "乙", "2026-09-30", "rectifying"),
    ] {
        book.problem(id, "p1", unit, &[("found_on", found), ("state", state), ("title", found)]);
    }
    let titles = |asked: &TableAsked| -> Vec<String> {
        let made = make(&book, "problems", asked);
        let listed = 0..table(&made).rows.len();
        let mut titles: Vec<String> = listed
            .filter(|row| !table(&made).rows[*row].is_sum)
            .map(|row| cells(&made, row, &["问题"]).remove(0))
            .collect();
        titles.sort();
        titles
    };
    let of = |text: &str| Some(text.parse().unwrap());
    assert_eq!(titles(&asked()).len(), 3);
    let september = TableAsked { from: of("2026-09-01"), to: of("2026-09-30"), ..asked() };
    assert_eq!(titles(&september), ["2026-09-01", "2026-09-30"], "both ends are in");
    assert_eq!(titles(&TableAsked { is_open: true, ..september.clone() }), ["2026-09-30"]);
    assert_eq!(titles(&TableAsked { unit: Some("甲".to_owned()), ..asked() }), ["2026-08-31"]);
    let note = |asked: &TableAsked| table(&make(&book, "problems", asked)).notes[0].zh.to_string();
    assert_eq!(
        note(&TableAsked { unit: Some("乙".to_owned()), is_open: true, ..september }),
        "截至2026年10月12日　发现日期：2026-09-01至2026-09-30　单位：乙　只列未办结的"
    );
}

#[test]
fn nobody_who_complained_is_named() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    let facts = [("subject", "王某某反映吃拿卡要"), ("detail", "电话13800000000"), ("received_on", "2026-09-01")];
    book.writes("complaint/1", &facts);
    book.writes("complaint/1", &[("about", "乙局"), ("passed_to", "丙办"), ("accepted_on", "2026-09-02")]);
    book.writes(
        "concern/1",
        &[("project", "project/p1"), ("village", "某村"), ("text", "李某家的树"), ("raised_on", "2026-09-03")],
    );
    book.writes("concern/1", &[("settled_on", "2026-09-10")]);
    let every = make(&book, "voices", &asked()).heads.iter().map(|head| head.key.to_owned()).collect();
    let made = make(&book, "voices", &TableAsked { columns: Some(every), ..asked() });
    let said = format!("{:?}", table(&made).rows);
    for word in ["王某某", "13800000000", "某村", "李某"] {
        assert!(!said.contains(word), "{word}: {said}");
    }
    assert_eq!(table(&made).foot.zh, "已隐去投诉人、信访人信息1处、来信来访内容3处。");
    assert_eq!(cells(&made, 0, &["类", "承办单位", "用时（自然日）"]), ["投诉", "丙办", "41"]);
    let last = table(&made).rows.len() - 1;
    assert_eq!(cells(&made, last, &["办结"]), ["办结1/2（50.0%）"]);
}

/// 闲置土地处置办法: a year past the agreed start, or suspended for a year with less than a third begun.
#[test]
fn land_is_suspected_until_the_authority_has_decided() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    let mut parcel = |id: &str, facts: &[(&str, &str)]| {
        let of = format!("parcel/{id}");
        book.writes(&of, &[("project", "project/p1"), ("name", id)]);
        book.writes(&of, facts);
    };
    parcel("一年", &[("agreed_start", "2025-10-12")]);
    parcel("超一年", &[("agreed_start", "2025-10-11"), ("approved", "30")]);
    parcel("已动工", &[("agreed_start", "2024-01-01"), ("begun_on", "2024-02-01")]);
    parcel(
        "中止",
        &[("halted_on", "2025-10-01"), ("due_area", "30"), ("begun_area", "9.9"), ("begun_on", "2024-02-01")],
    );
    parcel(
        "过三分之一",
        &[("halted_on", "2025-10-01"), ("due_area", "30"), ("begun_area", "10"), ("begun_on", "2024-02-01")],
    );
    let made = make(&book, "idle", &asked());
    assert_eq!(made.document.name.zh, "疑似闲置土地清单");
    let named: Vec<String> = (0..made.rows).map(|row| cells(&made, row, &["地块"]).remove(0)).collect();
    assert_eq!(named, ["超一年", "中止"]);
    assert!(cells(&made, 0, &["疑似依据"])[0].starts_with("约定2025年10月11日动工"));
    assert_eq!(cells(&made, 0, &["进度"]), ["疑似"]);

    for id in ["超一年", "中止"] {
        let of = format!("cleanup/{id}");
        book.writes(&of, &[("of", &format!("parcel/{id}")), ("opened_on", "2026-01-01"), ("decided_on", "2026-05-01")]);
    }
    assert_eq!(make(&book, "idle", &asked()).document.name.zh, "闲置土地清单");
}

#[test]
fn promises_and_orders_say_what_was_in_time() {
    let mut book = Written::new();
    for (id, side, due, kept) in [
        ("1", "government", "2026-09-01", "2026-09-01"),
        ("2", "government", "2026-09-01", ""),
        ("3", "company", "2026-12-01", ""),
    ] {
        let of = format!("promise/{id}");
        book.writes(
            &of,
            &[("side", side), ("text", "样例"), ("holder", "甲"), ("due", due), ("made_on", "2026-01-01")],
        );
        if !kept.is_empty() {
            book.writes(&of, &[("kept_on", kept), ("state", "kept")]);
        }
    }
    let made = make(&book, "promises", &asked());
    let sums: Vec<_> = (0..table(&made).rows.len())
        .filter(|row| table(&made).rows[*row].is_sum)
        .map(|row| cells(&made, row, &["结果", "逾期天数"]))
        .collect();
    assert_eq!(sums[0], ["到期2，按期1（50.0%）", "逾期1项"], "government");
    assert_eq!(sums[1], ["无到期承诺", "逾期0项"], "company");
    assert_eq!(cells(&made, 0, &["逾期天数", "兑现日期"]), ["41", "—"], "the longest over stands first");

    for (id, replied) in [("1", "2026-09-10"), ("2", "2026-09-12"), ("3", "")] {
        let of = format!("order/{id}");
        book.writes(&of, &[("kind", "order"), ("number", id), ("to", "甲"), ("demand", "样例"), ("due", "2026-09-11")]);
        if !replied.is_empty() {
            book.writes(&of, &[("replied_on", replied)]);
        }
    }
    let made = make(&book, "orders", &asked());
    let last = table(&made).rows.len() - 1;
    assert_eq!(cells(&made, last, &["状态", "超时天数"]), ["3件，按期回复33.3%", "超时2件"]);
}

/// Computation 6.2 and 7: landed of signed, what has ended among them; arrived less returned, by what was contracted, beside what was built.
#[test]
fn funds_stand_beside_what_was_built() {
    let mut book = Written::new();
    for (id, facts) in [
        ("p1", &[("contract_on", "2025-03-01"), ("landed_on", "2025-06-01"), ("contracted", "2000")][..]),
        ("p2", &[("contract_on", "2025-04-01"), ("lost_on", "2026-02-01"), ("contracted", "1000")][..]),
        ("p3", &[("agreement_on", "2026-05-01")][..]),
    ] {
        book.project(id, id, "甲", &[]);
        book.plan(id, "1000", &[]);
        let of = format!("invest/{id}");
        book.writes(&of, &[("project", &format!("project/{id}")), ("investor", "样例公司")]);
        book.writes(&of, facts);
    }
    book.month("p1", 9, &[("reported_ytd", "300")]);
    book.writes("fund/1", &[("project", "project/p1"), ("source", "owner"), ("arrived_stated", "9999")]);
    for (id, kind, amount) in [("1", "arrived", "900"), ("2", "returned", "100"), ("3", "paid", "500")] {
        book.writes(
            &format!("money/{id}"),
            &[("of", "fund/1"), ("kind", kind), ("on", "2026-01-05"), ("amount", amount)],
        );
    }
    book.writes("fund/2", &[("project", "project/p1"), ("source", "bank_loan"), ("arrived_stated", "200")]);
    let made = make(&book, "investors", &asked());
    let heads = ["项目", "合同投资", "到位资金", "合同资金到位率%", "阶段"];
    let rows: Vec<Vec<String>> = (0..4).map(|row| cells(&made, row, &heads)).collect();
    assert_eq!(rows[0], ["p1", "2000.00", "1000.00", "50.0", "落地"]);
    assert_eq!(rows[1], ["p3", "—", "—", "—", "协议"]);
    assert_eq!(rows[2], ["p2", "1000.00", "—", "—", "终止"], "what has ended stands last");
    assert_eq!(rows[3], ["合计", "3000.00", "1000.00", "33.3", "终止1 落地1 协议1"]);
    assert!(table(&made).foot.zh.starts_with("签约2个，落地1个，落地率50.0%。"), "{}", table(&made).foot.zh);
    assert!(made.heads.iter().any(|head| head.key == "built" && head.is_shown), "what was built stands beside it");
}

/// Any column of words groups, with subtotals of the same sums.
#[test]
fn rows_are_grouped_by_a_column_that_was_chosen() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    for (id, unit, state) in [("1", "甲", "rectifying"), ("2", "乙", "closed"), ("3", "乙", "rectifying")] {
        book.problem(id, "p1", unit, &[("state", state), ("category", if id == "1" { "ZL" } else { "ZJ" })]);
    }
    let labels = |asked: &TableAsked| -> Vec<String> {
        let made = make(&book, "problems", asked);
        let sums = table(&made).rows.iter().filter(|row| row.is_sum);
        let label = |row: &crate::domain::report::document::TableRow| {
            row.cells.iter().map(|cell| cell.zh.to_string()).find(|text| text.contains('计')).unwrap_or_default()
        };
        sums.map(label).collect()
    };
    let made = make(&book, "problems", &asked());
    let by: Vec<&str> = made.groups.iter().map(|head| head.key).collect();
    assert!(by.contains(&"category") && !by.contains(&"number"), "{by:?}");
    let category = TableAsked { by: Some("category".to_owned()), ..asked() };
    let grouped = labels(&category);
    assert_eq!(grouped.len(), 3, "{grouped:?}");
    assert!(grouped.iter().any(|label| label.starts_with("质量")) && grouped.last().unwrap() == "合计", "{grouped:?}");
    let gone = TableAsked { by: Some("gone".to_owned()), ..asked() };
    assert_eq!(labels(&gone), labels(&asked()), "a column that is none any more groups as usual");
    assert_eq!(labels(&TableAsked { is_grouped: false, ..category }), ["合计"]);
}

#[test]
fn persons_stand_in_a_table_where_they_are_asked_for() {
    let mut book = Written::new();
    book.project("p1", "样例一厂房", "甲", &[]);
    book.problem("1", "p1", "甲", &[("leader", "段文")]);
    book.problem("2", "p1", "甲", &[]);
    let usual = make(&book, "problems", &asked());
    assert!(usual.has_persons);
    assert!(table(&usual).foot.zh.contains("已隐去责任领导1处。"), "{}", table(&usual).foot.zh);
    let named = make(&book, "problems", &TableAsked { names_persons: true, ..asked() });
    let said = format!("{:?}", table(&named).rows);
    assert!(said.contains("段文") && !table(&named).foot.zh.contains("已隐去"), "{said}");
}

#[test]
fn a_layout_of_the_office_says_columns_unit_and_groups_and_leaves_the_period() {
    use crate::domain::report::tables::layouts::{self, Layout};
    let columns = Some(["title", "leader"].map(str::to_owned).to_vec());
    let stands = TableAsked {
        columns,
        unit: Some("乙".to_owned()),
        is_open: true,
        by: Some("category".to_owned()),
        names_persons: true,
        from: Some("2026-01-01".parse().unwrap()),
        ..asked()
    };
    let layout = Layout::of(&stands);
    assert_eq!(layout.asks(&asked()), TableAsked { from: None, ..stands.clone() });
    assert_eq!(Layout::of(&asked()).asks(&stands), TableAsked { from: stands.from, ..asked() });

    let mut book = Written::new();
    assert_eq!(layouts::all(&book.book, "problems"), []);
    book.sets("rule/layouts.problems", &layouts::field_of(" 月会 ").unwrap(), layouts::stored(&layout).unwrap());
    book.writes("rule/layouts.problems", &[("usual", "月会")]);
    assert_eq!(layouts::all(&book.book, "problems"), [("月会".to_owned(), layout)]);
    assert_eq!(layouts::usual(&book.book, "problems").as_deref(), Some("月会"));
    book.sets("rule/layouts.problems", "layout/月会", Value::Null);
    assert_eq!(layouts::usual(&book.book, "problems"), None, "a table opens in no layout that is gone");
    assert_eq!((layouts::field_of("  "), layouts::field_of(&"长".repeat(25))), (None, None));
}
