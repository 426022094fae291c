//! Lists as other systems and other people write them come in through the steps of the page: read by what they hold, with what is
//! doubtful told by row, and nothing lost without a word.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::sync::Arc;

use sitebook::app::list_run::{List, ListRun, ReadAs, Stage, Trouble};
use sitebook::app::workbook::Workbook;
use sitebook::exchange::list::{
    CellError, Choices, Column, Counts, Delimiter, Encoding, Foreign, Grounds, Mapping, OtherWorkbook, Outcome, Plan,
    PlannedRow, QuoteNote, RowError, Rows, Target, TextError, Unit,
};

fn today() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// A list that was read, with what its columns seem to be.
struct Read {
    list: Arc<List>,
    mapping: Mapping,
}

fn refused(bytes: &[u8]) -> Trouble {
    let mut run = ListRun::default();
    run.reads();
    assert!(run.has_read("清单.csv".to_owned(), Some(bytes)).is_none());
    match run.stage() {
        Stage::Choose(Some(trouble)) => *trouble,
        _ => panic!("it goes back to the choice of a file"),
    }
}

fn read(bytes: &[u8]) -> Read {
    let mut run = ListRun::default();
    run.reads();
    let mapping = run.has_read("清单.csv".to_owned(), Some(bytes));
    match (run.stage(), mapping) {
        (Stage::Columns(list), Some(mapping)) => Read { list: Arc::clone(list), mapping },
        (Stage::Choose(Some(trouble)), _) => panic!("{trouble:?}: {}", String::from_utf8_lossy(bytes)),
        _ => panic!("the columns"),
    }
}

impl Read {
    fn plan(&self) -> Plan {
        self.plan_with(Choices::default())
    }

    fn plan_with(&self, choices: Choices) -> Plan {
        let workbook = Workbook::new(1, || Some(7));
        let rows = Rows::read(&self.list.table, &self.mapping);
        workbook.with_rules(today(), |context| Plan::of(&rows, context, choices))
    }

    /// The projects that would come in, each with these fields.
    fn projects(&self, fields: &[&str]) -> Vec<Vec<String>> {
        let comes_in = |row: &&PlannedRow| matches!(row.outcome, Outcome::New { .. });
        let plan = self.plan();
        let fields_of = |row: &PlannedRow| {
            let values: BTreeMap<&str, String> = row
                .values
                .iter()
                .map(|(field, value)| (field.as_str(), value.as_text().unwrap_or_default().to_owned()))
                .collect();
            let shown = |key: &&str| {
                if *key == "name" { row.name.clone() } else { values.get(key).cloned().unwrap_or_default() }
            };
            fields.iter().map(shown).collect()
        };
        plan.rows.iter().filter(comes_in).map(fields_of).collect()
    }

    fn refusals(&self) -> Vec<(u64, RowError)> {
        let refused = |row: &PlannedRow| match row.outcome {
            Outcome::Refused(error) => Some((row.line, error)),
            _ => None,
        };
        self.plan().rows.iter().filter_map(refused).collect()
    }

    fn column(&self, key: &str) -> &Column {
        let place = self.mapping.column_of(key).unwrap_or_else(|| panic!("no column is {key}"));
        &self.mapping.columns()[place]
    }
}

fn gb(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[track_caller]
fn check(bytes: &[u8], fields: &[&str], expected: &[&[&str]]) {
    assert_eq!(read(bytes).projects(fields), expected, "{}", String::from_utf8_lossy(bytes));
}

macro_rules! odd {
    ($name:literal) => {
        include_bytes!(concat!("files/lists/odd/", $name))
    };
}

#[test]
fn the_delimiter_follows_from_the_whole_list() {
    let expected: &[&[&str]] = &[
        &["北河泵站", "1200", "管网,道路,泵房,绿化"],
        &["南湖闸", "800", "闸门,引堤,管理房,道路"],
        &["西岭隧道", "500", "左洞,右洞,机电,绿化"],
    ];
    let fields = ["name", "total", "scale"];
    let semicolons = odd!("semicolons_and_commas.csv");
    check(semicolons, &fields, expected);
    assert_eq!(read(semicolons).list.table.delimiter, Delimiter::Semicolon);
    let text = String::from_utf8(semicolons.to_vec()).unwrap();
    for delimiter in ["\t", "|", "，"] {
        check(text.replace(';', delimiter).as_bytes(), &fields, expected);
    }
    check(odd!("pipes.csv"), &["name", "total", "location"], &[&["北河泵站", "100", "东乡"]]);
    check(
        odd!("full_width_commas.csv"),
        &["name", "total", "location"],
        &[&["北河泵站", "100", "东乡"], &["南湖闸", "200", "西乡"]],
    );
    let rows: String =
        (1..=40).map(|n| format!("{n};项目{n}号;{n}00;新建管网,道路,绿化,照明,泵房,配套设施\n")).collect();
    let long = format!("序号;项目名称;总投资(万元);建设内容\n{rows}");
    for delimiter in [";", "\t"] {
        assert_eq!(read(long.replace(';', delimiter).as_bytes()).plan().counts().new, 40);
    }
    check(
        "项目名称\n北河泵站,一期\n南湖闸\n西岭渠,二期\n".as_bytes(),
        &["name"],
        &[&["北河泵站,一期"], &["南湖闸"], &["西岭渠,二期"]],
    );
}

#[test]
fn a_person_chooses_the_delimiter_and_the_encoding() {
    let bytes = gb("项目名称;总投资(万元)\n北河泵站;12\n");
    let mut run = ListRun::default();
    run.reads();
    let mapping = run.has_read("清单.csv".to_owned(), Some(&bytes)).unwrap();
    let Stage::Columns(list) = run.stage().clone() else { panic!() };
    assert_eq!(list.text(), Some((Encoding::Gb18030, Grounds::Valid)));
    for encoding in Encoding::ALL {
        for delimiter in Delimiter::ALL {
            let read_as = ReadAs { encoding: Some(encoding), delimiter: Some(delimiter), ..ReadAs::default() };
            match run.takes(&list, &mapping, read_as) {
                Ok(_) => {
                    let Stage::Columns(again) = run.stage().clone() else { panic!() };
                    assert_eq!((again.text(), again.table.delimiter), (Some((encoding, Grounds::Chosen)), delimiter));
                    assert!(run.takes_back().is_some());
                }
                Err(trouble) => assert!(matches!(trouble, Trouble::Text(_) | Trouble::Table(_))),
            }
            assert!(matches!(run.stage(), Stage::Columns(back) if Arc::ptr_eq(back, &list)));
        }
    }
}

#[test]
fn a_cut_character_costs_its_cell_and_nothing_else() {
    for (bytes, encoding) in
        [(&odd!("cut_utf8.csv")[..], Encoding::Utf8), (&odd!("cut_gbk.csv")[..], Encoding::Gb18030)]
    {
        let read = read(bytes);
        assert_eq!(read.list.text(), Some((encoding, Grounds::Nearly)));
        let lost: Vec<(u64, String)> =
            read.list.table.lost_cells().map(|(line, column)| (line, read.list.table.name_of(column))).collect();
        assert_eq!(lost, [(3, "建设内容".to_owned())]);
        assert_eq!(
            read.projects(&["name", "total", "scale"]),
            [["北河泵站", "1200", "新建泵房"], ["南湖闸", "800", ""], ["西岭隧道", "500", "左洞"]]
        );
        let wrong: Vec<CellError> =
            read.plan().rows.iter().flat_map(|row| &row.wrong).map(|cell| cell.why.clone()).collect();
        assert_eq!(wrong, [CellError::Damaged]);
    }
    let utf16 = read(odd!("utf16_without_mark.csv"));
    assert_eq!(utf16.list.text(), Some((Encoding::Utf16Le, Grounds::Nearly)));
    assert_eq!(utf16.projects(&["name", "total"]), [["北河泵站", "100"]]);
}

#[test]
fn a_western_list_is_doubtful_and_says_so() {
    let text = "Project name,Lead unit\nCafé Zürich,Bürgeramt\nRoad,Municipalité\n";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let read = read(&bytes);
    assert_eq!(read.list.text(), Some((Encoding::Western, Grounds::Doubtful)));
    assert!(!read.list.is_certain());
    assert_eq!(read.projects(&["name"]), [["Café Zürich"], ["Road"]]);
}

#[test]
fn stray_quotes_swallow_no_row() {
    let read = read(odd!("inch_marks.csv"));
    assert_eq!(
        read.projects(&["name", "total"]),
        [["北河管道", "1200"], ["南湖管道", "800"], ["西岭管道", "500"], ["东岭管道", "300"]]
    );
    assert_eq!(read.list.table.quotes, [QuoteNote::Stray { line: 2 }]);
    assert!(!read.list.is_certain(), "the page stops to say so");
}

#[test]
fn sums_and_notes_are_left_out_with_their_reason() {
    let read = read(odd!("sums_and_notes.csv"));
    assert_eq!(read.projects(&["name", "total"]), [["北河泵站", "1200"], ["南湖闸", "800"]]);
    use RowError::{Note, Sum};
    assert_eq!(read.refusals(), [(4, Sum), (5, Sum), (6, Sum), (7, Sum), (8, Note), (9, Note), (10, Note)]);
    let all = Choices { taken_in: (4..=10).collect(), ..Choices::default() };
    assert_eq!(read.plan_with(all).counts(), Counts { new: 9, ..Counts::default() }, "a person can take every one in");
}

#[test]
fn headings_of_every_kind_are_found() {
    check(odd!("heading_with_colon.csv"), &["name", "total"], &[&["北河泵站", "1200"], &["南湖闸", "800"]]);
    check("ProjectName,wholeLifeCost（万元）\nA road,12\n".as_bytes(), &["name", "total"], &[&["A road", "12"]]);
    check(
        "某县清单,,,\n项目名称,投资（万元）,,行业\n,总投资,年度计划,\n甲路,9,3,市政\n".as_bytes(),
        &["name", "total", "annual_plan"],
        &[&["甲路", "9", "3"]],
    );
    check(
        "项目名称,总投资,建设地点\n,（亿元）,\n甲路,1.5,东乡\n".as_bytes(),
        &["name", "total", "location"],
        &[&["甲路", "15000", "东乡"]],
    );
}

#[test]
fn addresses_are_no_codes_and_days_of_publication_no_beginnings() {
    let rows: String =
        (1..8).map(|n| format!("Road {n},https://example.org/p/{n},2024-0{n}-11,2025-03-0{n}\n")).collect();
    let read = read(format!("title,reference,date published,last updated\n{rows}").as_bytes());
    let targets: Vec<bool> =
        read.mapping.columns().iter().map(|column| matches!(column.target(), Target::Field(_))).collect();
    assert_eq!(targets, [true, false, false, false]);
}

#[test]
fn blank_rows_and_columns_count_for_nothing() {
    let rows = format!("项目名称,总投资(万元)\n北河泵站,100\n南湖闸,200\n{}", ",\n".repeat(30_000));
    check(rows.as_bytes(), &["name", "total"], &[&["北河泵站", "100"], &["南湖闸", "200"]]);
    let commas = ",".repeat(16_382);
    let wide = format!("项目名称,总投资(万元){commas}\n北河泵站,100{commas}\n");
    check(wide.as_bytes(), &["name", "total"], &[&["北河泵站", "100"]]);
}

#[test]
fn units_are_read_as_people_write_them() {
    check(odd!("yi_yuan_rmb.csv"), &["total"], &[&["12000"]]);
    check(odd!("unit_in_title.csv"), &["total"], &[&["12000"]]);
    for (list, total) in [
        ("项目名称,总投资（单位 亿元）\n甲路,1.2\n", "12000"),
        ("投资单位为亿元,\n项目名称,总投资\n甲路,1.2\n", "12000"),
        ("单位：,亿元\n项目名称,总投资\n甲路,1.2\n", "12000"),
        ("项目名称,总投资（万元，含税）\n甲路,12\n", "12"),
        ("项目名称,总投资(百万元)\n甲路,1.2\n", "120"),
        ("项目名称,总投资(RMB)\n甲路,12000\n", "1.2"),
        ("Project name,Total cost (million yuan)\nRoad,1.2\n", "120"),
        ("项目名称,总投资\n甲路,1.2\n注：金额以亿元计,\n", "12000"),
    ] {
        let read = read(list.as_bytes());
        assert!(!read.column("total").unit_is_guessed(), "{list}");
        assert_eq!(read.projects(&["total"])[0], [total], "{list}");
    }
}

#[test]
fn other_money_is_not_taken_for_wan_yuan() {
    for (list, name) in [
        ("项目名称,总投资（万美元）\n甲路,12\n", "美元"),
        ("单位：万美元,\n项目名称,总投资\n甲路,12\n", "美元"),
        ("项目名称,总投资（港币）\n甲路,12\n", "港元"),
        ("Project name,Whole life cost (£m)\nRoad,12\n", "英镑"),
        ("Project name,Total cost GBP million\nRoad,12\n", "英镑"),
    ] {
        let mut read = read(list.as_bytes());
        assert_eq!(read.mapping.column_of("total"), None, "{list}");
        assert_eq!(read.projects(&["total"])[0], [""], "{list}");
        let field = sitebook::domain::fields::spec("project", "total").unwrap();
        read.mapping.assign(1, Target::Field(field));
        let currency = read.column("total").currency().unwrap();
        assert_eq!(currency.label(sitebook::domain::text::Lang::Zh), name, "{list}");
        assert_eq!(read.projects(&["total"])[0], [""], "{list}: not read before a person says the unit");
        assert_eq!(read.mapping.units_to_ask().count(), 1);
        read.mapping.set_unit(1, Unit::WanYuan);
        assert_eq!(read.projects(&["total"])[0], ["12"], "{list}");
    }
    let mut unclear = read("Project name,Total cost (m)\nRoad,12\n".as_bytes());
    assert_eq!((unclear.column("total").unit(), unclear.mapping.units_to_ask().count()), (None, 1));
    unclear.mapping.set_unit(1, Unit::MillionYuan);
    assert_eq!(unclear.projects(&["total"])[0], ["1200"]);
}

#[test]
fn merged_cells_are_offered_and_filled_when_a_person_says_so() {
    let mut read = read(odd!("merged_down.csv"));
    assert_eq!(read.column("lead_unit").fills(), 3);
    assert_eq!(read.projects(&["lead_unit"])[1], [""]);
    read.mapping.set_fill_down(0, true);
    let units: Vec<String> = read.projects(&["lead_unit"]).into_iter().flatten().collect();
    assert_eq!(units, ["水务局", "水务局", "水务局", "交通局", "交通局"]);
    let filled: Vec<usize> = read.plan().rows.iter().map(|row| row.filled.len()).collect();
    assert_eq!(filled, [0, 1, 1, 0, 1], "the preview marks them");
}

#[test]
fn files_that_are_no_list_are_told_where_to_go() {
    let book = refused(odd!("book_as_list.csv"));
    assert_eq!(book, Trouble::Text(TextError::Foreign(Foreign::Book)));
    assert!(book.belongs_to_exchange());
    for (bytes, kind) in [
        (&b"PK\x03\x04 and so on"[..], Foreign::Workbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Foreign::OtherWorkbook(OtherWorkbook::Old)),
        (b"%PDF-1.7", Foreign::Pdf),
        (b"<html><body><table></table></body></html>", Foreign::Html),
        (b"[{\"a\":1}]", Foreign::Json),
        (b"Rar!\x1a\x07\x01\x00", Foreign::Archive),
    ] {
        let trouble = refused(bytes);
        assert_eq!(trouble, Trouble::Text(TextError::Foreign(kind)));
        assert!(!trouble.belongs_to_exchange());
    }
}
