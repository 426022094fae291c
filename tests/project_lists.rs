//! Real lists of projects come in whole, and a second time they change nothing.

#![allow(clippy::unwrap_used)]

#[path = "project_lists/desk.rs"]
mod desk;
#[path = "project_lists/fields.rs"]
mod fields;
#[path = "project_lists/identity.rs"]
mod identity;
#[path = "project_lists/ledgers.rs"]
mod ledgers;
#[path = "project_lists/ledgers_out.rs"]
mod ledgers_out;
#[path = "project_lists/months.rs"]
mod months;
#[path = "project_lists/registers.rs"]
mod registers;

use proptest::prelude::*;
use sitebook::app::workbook::Workbook;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::fields::{FieldError, spec};
use sitebook::exchange::list::{
    CellError, Counts, Encoding, Heading, Limits, Mapping, Outcome, Plan, RowError, Rows, Sureness, Table, Target,
    Unit, WrongCells, decode,
};

use desk::{counts, field, import, imported, moment, plan, project, table, workbook};

fn guessed(table: &Table) -> Vec<(String, String)> {
    let mapping = Mapping::guess(table);
    let target = |target| match target {
        Target::Field(spec) => spec.key.to_owned(),
        Target::Month(of) => format!("{} {}", of.month, of.spec.key),
        Target::Extra => "x".to_owned(),
        Target::Dropped => String::new(),
    };
    mapping.columns().iter().map(|column| (column.header.clone(), target(column.target()))).collect()
}

fn gmpp() -> (Table, Encoding) {
    let (text, encoding) = decode(include_bytes!("files/lists/gmpp_2022.csv")).unwrap();
    (table(&text), encoding)
}

fn district() -> (Table, Encoding) {
    let (text, encoding) = decode(include_bytes!("files/lists/project_list_gb18030.csv")).unwrap();
    (table(&text), encoding)
}

#[test]
fn columns_of_the_english_list_are_guessed() {
    let (table, encoding) = gmpp();
    assert_eq!(encoding, Encoding::Utf8);
    let expected = [
        ("project_name", "name"),
        ("department", "lead_unit"),
        ("colour_rating", "rating"),
        ("description_aims", "scale"),
        ("rating_comment", "issues"),
        ("start_date", "planned_start"),
        ("end_date", "planned_finish"),
        ("schedule_comment", "progress"),
        ("yearly_budget", "annual_plan"),
        ("yearly_forecast", "x"),
        ("wlc_baseline_incl_NCG", "total"),
        ("variance_comment", "x"),
        ("budget_comment", "remark"),
        ("year", "x"),
        ("report_category", "sector"),
        ("project_number", "code"),
        ("total_benefits", ""),
        ("benefits_comment", ""),
    ];
    assert_eq!(guessed(&table), expected.map(|(header, key)| (header.to_owned(), key.to_owned())));
    assert!(Mapping::guess(&table).columns().iter().all(|column| column.sureness() != Sureness::Cells));
}

#[test]
fn the_english_list_comes_in_whole() {
    let (table, _) = gmpp();
    let mut workbook = workbook(1);
    let first = plan(&workbook, &table);
    assert_eq!(first.counts(), Counts { new: 235, ..Counts::default() });
    import(&mut workbook, &first).unwrap();
    assert_eq!(workbook.tables().projects().len(), 235);

    let submarines = "Submarine Dismantling Project";
    assert_eq!(field(&workbook, submarines, "code"), "MOD_0135_2122-Q1");
    assert_eq!(field(&workbook, submarines, "lead_unit"), "MOD");
    assert_eq!(field(&workbook, submarines, "total"), "278");
    assert_eq!(field(&workbook, submarines, "annual_plan"), "33.73");
    assert_eq!(field(&workbook, submarines, "sector"), "Military Capability");
    assert_eq!(field(&workbook, submarines, "x/yearly_forecast"), "33.73");
    assert_eq!(field(&workbook, submarines, "planned_start"), "");
    assert!(field(&workbook, submarines, "issues").contains("following factors:\nMarket conditions"));
    assert_eq!(field(&workbook, "10,000 Additional Prison Places", "total"), "32614");
    assert!(field(&workbook, "10,000 Additional Prison Places", "scale").contains("Ł2.5bn"), "left as it came");

    let second = plan(&workbook, &table);
    assert_eq!(second.counts(), Counts { same: 235, ..Counts::default() });
    assert!(matches!(import(&mut workbook, &second), Err(Refusal::NothingChanges)));
}

#[test]
fn the_chinese_list_comes_in_whole() {
    let (table, encoding) = district();
    assert_eq!(encoding, Encoding::Gb18030);
    let keys: Vec<String> = guessed(&table).into_iter().map(|(_, key)| key).collect();
    assert_eq!(keys, ["", "name", "sector", "phase", "lead_unit", "total", "annual_plan", "ytd", "issues"]);
    let mut workbook = workbook(1);
    let first = plan(&workbook, &table);
    assert_eq!(first.counts(), Counts { new: 30, ..Counts::default() });
    import(&mut workbook, &first).unwrap();
    assert_eq!(field(&workbook, "东川区垃圾填埋场", "total"), "28600.75");
    assert_eq!(field(&workbook, "东川区垃圾填埋场", "phase"), "continuing");
    assert_eq!(field(&workbook, "污水处理厂", "issues"), "征地协议未签完,差12户");
    assert_eq!(field(&workbook, "体育馆", "ytd"), "0");
    assert_eq!(field(&workbook, "新城区征地", "issues"), "");
    assert_eq!(plan(&workbook, &table).counts(), Counts { same: 30, ..Counts::default() });
}

#[test]
fn two_machines_that_import_the_same_list_mean_the_same_projects() {
    let (table, _) = gmpp();
    let ids = |session| {
        let workbook = workbook(session);
        plan(&workbook, &table).changes().into_iter().map(|(project, _)| project).collect::<Vec<_>>()
    };
    assert_eq!(ids(1), ids(2));

    let mut one = workbook(1);
    let mut two = workbook(2);
    for workbook in [&mut one, &mut two] {
        let plan = plan(workbook, &table);
        import(workbook, &plan).unwrap();
    }
    let brought: Vec<_> = two.book().arrivals().map(|(change, _)| change.clone()).collect();
    one.apply(brought, None, moment().milliseconds);
    assert_eq!((one.tables().projects().len(), one.book().conflict_count()), (235, 0));
}

#[test]
fn cells_that_cannot_be_read_are_reported_and_the_row_comes_in() {
    let list = "项目名称,总投资,开工时间,阶段,责任单位\n\
                甲,Exempt under Section 43,2024-02-30,续建,区建委\n\
                乙,12,2024.3,将来,区建委\n\
                丙,13,2024.4,续建,区建委\n";
    let table = table(list);
    let workbook = workbook(1);
    let tolerant = plan(&workbook, &table);
    let wrong: Vec<_> = tolerant
        .rows
        .iter()
        .flat_map(|row| row.wrong.iter().map(|cell| (row.line, cell.column, cell.why.clone())))
        .collect();
    assert_eq!(
        wrong,
        [
            (2, 1, CellError::Unfit(FieldError::NotANumber)),
            (2, 2, CellError::Unfit(FieldError::NotADate)),
            (3, 3, CellError::Unfit(FieldError::NotAChoice)),
        ]
    );
    assert_eq!(tolerant.counts(), Counts { new: 3, incomplete: 2, ..Counts::default() });
    let mapping = Mapping::guess(&table);
    let strict = workbook.with_rules(moment().today, |context| {
        Plan::of(&Rows::read(&table, &mapping), context, WrongCells::LeaveOutRow)
    });
    assert_eq!(strict.counts(), Counts { new: 1, refused: 2, ..Counts::default() });
    assert_eq!(strict.rows[0].outcome, Outcome::Refused(RowError::WrongCells));
}

#[test]
fn changed_cells_change_and_empty_cells_erase_nothing() {
    let mut workbook = imported("项目名称,总投资,责任单位\n甲,12,区建委\n乙,13,区建委\n");
    let later = table("项目名称,总投资,责任单位\n甲,,区水务局\n 乙 ,13,\n");
    let plan = plan(&workbook, &later);
    assert_eq!(plan.counts(), Counts { changed: 1, same: 1, ..Counts::default() });
    let Outcome::Changed { changes, .. } = &plan.rows[0].outcome else { panic!("changed") };
    let seen: Vec<_> =
        changes.iter().map(|change| (change.field.as_str(), change.from.as_text(), change.to.as_text())).collect();
    assert_eq!(seen, [("lead_unit", Some("区建委"), Some("区水务局"))]);
    import(&mut workbook, &plan).unwrap();
    assert_eq!((field(&workbook, "甲", "total"), field(&workbook, "甲", "lead_unit")), ("12", "区水务局"));
}

#[test]
fn rows_are_matched_by_code_and_else_by_name() {
    let workbook = imported("项目编号,项目名称,总投资\nDC-1,甲,1\nDC-2,乙,2\n,丙,3\n");
    for (list, expected) in [
        ("项目编号,项目名称\nDC-1,甲改名\n", (0, 1, 0, 0)),
        ("项目编号,项目名称\nｄｃ-1,甲\n", (0, 0, 1, 0)),
        ("项目编号,项目名称\nDC-9,甲\n", (1, 0, 0, 0)),
        ("项目编号,项目名称\nDC-3,丙\n", (0, 1, 0, 0)),
        ("项目名称,总投资\n甲,1\n丙,3\n丁,4\n", (1, 0, 2, 0)),
        ("项目编号,项目名称\nX,甲\nX,丁\n", (2, 0, 0, 0)),
    ] {
        assert_eq!(counts(&workbook, list), expected, "{list}");
    }
}

#[test]
fn rows_that_are_no_project_of_their_own_stay_out() {
    let outcomes = |list: &str| {
        let refused = |outcome: &Outcome| match outcome {
            Outcome::Refused(error) => Some(*error),
            Outcome::New { .. } | Outcome::Changed { .. } | Outcome::Same { .. } | Outcome::Deleted { .. } => None,
        };
        plan(&workbook(1), &table(list)).rows.iter().map(|row| refused(&row.outcome)).collect::<Vec<_>>()
    };
    let same = Some(RowError::Duplicate { of_line: 2 });
    let otherwise = Some(RowError::OtherwiseTold { of_line: 2 });
    assert_eq!(
        outcomes("项目名称,行业\n甲,市政\n 甲,水利\n甲\u{200b},市政\n,水利\n合计,9\n"),
        [None, otherwise, same, Some(RowError::NoName), Some(RowError::Sum)]
    );
    assert_eq!(outcomes("项目编号,项目名称\nA,甲\n,甲\nB,甲\n"), [None, same, None]);
    assert_eq!(outcomes("项目编号,项目名称\nA,甲\nA,甲\nA,乙\n"), [None, same, None]);
}

#[test]
fn a_project_renamed_by_hand_keeps_its_id_and_the_list_gets_another() {
    let mut workbook = imported("项目名称,总投资\n甲,1\n");
    let renamed = project(&workbook, "甲").id.clone();
    let facts = vec![("name".to_owned(), "甲二期".to_owned())];
    workbook.dispatch(Command::EditProject { project: renamed.clone(), facts }, moment()).unwrap();
    let again = plan(&workbook, &table("项目名称,总投资\n甲,1\n"));
    let Outcome::New { of } = &again.rows[0].outcome else { panic!("new") };
    assert_ne!(of, renamed.entity());
    import(&mut workbook, &again).unwrap();
    assert_eq!(counts(&workbook, "项目名称,总投资\n甲,1\n"), (0, 0, 1, 0));
}

#[test]
fn a_field_in_conflict_is_left_to_a_person() {
    let mut one = imported("项目名称,总投资\n甲,1\n");
    let mut two = workbook(2);
    two.apply(one.book().arrivals().map(|(change, _)| change.clone()).collect(), None, moment().milliseconds);
    for (workbook, total) in [(&mut one, 2), (&mut two, 3)] {
        let plan = plan(workbook, &table(&format!("项目名称,总投资\n甲,{total}\n")));
        import(workbook, &plan).unwrap();
    }
    one.apply(two.book().arrivals().map(|(change, _)| change.clone()).collect(), None, moment().milliseconds);
    assert_eq!(one.book().conflict_count(), 1);
    let plan = plan(&one, &table("项目名称,总投资\n甲,4\n"));
    assert_eq!(plan.rows[0].wrong[0].why, CellError::InConflict);
    assert_eq!(plan.counts(), Counts { same: 1, incomplete: 1, ..Counts::default() });
}

#[test]
fn an_import_undone_and_made_again_leaves_nothing_of_the_first() {
    let list = table("项目名称,单位甲,总投资\n甲,区建委,1\n");
    let mut workbook = workbook(1);
    let mut mapping = Mapping::guess(&list);
    mapping.assign(1, Target::Field(spec("project", "owner").unwrap()));
    mapping.set_unit(2, Unit::YiYuan);
    let wrong = workbook.with_rules(moment().today, |context| {
        Plan::of(&Rows::read(&list, &mapping), context, WrongCells::LeaveOutCell)
    });
    let done = import(&mut workbook, &wrong).unwrap();
    assert_eq!((field(&workbook, "甲", "owner"), field(&workbook, "甲", "total")), ("区建委", "10000"));
    workbook.dispatch(Command::Revert { changes: done.ids() }, moment()).unwrap();
    assert_eq!(workbook.tables().projects().len(), 0);

    mapping.assign(1, Target::Dropped);
    mapping.set_unit(2, Unit::WanYuan);
    let right = workbook.with_rules(moment().today, |context| {
        Plan::of(&Rows::read(&list, &mapping), context, WrongCells::LeaveOutCell)
    });
    assert_eq!(right.changes()[0].0, wrong.changes()[0].0, "the id still follows from the name");
    let done = import(&mut workbook, &right).unwrap();
    assert_eq!((field(&workbook, "甲", "owner"), field(&workbook, "甲", "total")), ("", "1"));
    assert_eq!(workbook.book().conflict_count(), 0);
    let again = workbook.with_rules(moment().today, |context| {
        Plan::of(&Rows::read(&list, &mapping), context, WrongCells::LeaveOutCell)
    });
    assert_eq!(again.counts(), Counts { same: 1, ..Counts::default() });

    workbook.dispatch(Command::Revert { changes: done.ids() }, moment()).unwrap();
    assert_eq!((workbook.tables().projects().len(), workbook.book().conflict_count()), (0, 0));
}

fn a_list() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[甲乙]{0,2}",
        "[ab]",
        "[0-9]{1,3}",
        Just("续建".to_owned()),
        Just("2024.3".to_owned()),
        Just("合计".to_owned()),
        Just("一、丙".to_owned()),
        Just("\"、\n\"\"\"".to_owned()),
    ];
    let header = prop_oneof![
        Just("项目名称"),
        Just("项目编号"),
        Just("总投资(亿元)"),
        Just("开工日期"),
        Just("阶段"),
        Just("标签"),
        Just("栏目"),
        Just(""),
    ];
    let rows = proptest::collection::vec(proptest::collection::vec(cell, 4), 1..12);
    (proptest::collection::vec(header, 4), rows).prop_map(|(headers, rows)| {
        let lines = rows.iter().map(|row| row.join(","));
        std::iter::once(headers.join(",")).chain(lines).collect::<Vec<_>>().join("\n")
    })
}

proptest! {
    #[test]
    fn importing_any_list_twice_changes_nothing(
        list in a_list(),
        wrong_cells in prop_oneof![Just(WrongCells::LeaveOutCell), Just(WrongCells::LeaveOutRow)],
    ) {
        let Ok(table) = Table::read(&list, Heading::Line(1), Limits::USUAL) else { return Ok(()) };
        let mapping = Mapping::guess(&table);
        let mut workbook = workbook(1);
        let plan = |workbook: &Workbook| workbook.with_rules(moment().today, |context| Plan::of(&Rows::read(&table, &mapping), context, wrong_cells));
        let first = plan(&workbook);
        prop_assert_eq!(first.rows.len(), table.rows.len());
        if first.counts().new > 0 {
            import(&mut workbook, &first).unwrap();
        }
        prop_assert_eq!(workbook.tables().projects().len(), first.counts().new);
        let second = plan(&workbook);
        prop_assert_eq!((second.counts().new, second.counts().changed), (0, 0));
        prop_assert_eq!(second.counts().same, first.counts().new);
        prop_assert_eq!(second.counts().refused, first.counts().refused);
    }

    #[test]
    fn no_bytes_make_an_import_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let Ok((text, _)) = decode(&bytes) else { return Ok(()) };
        let Ok(table) = Table::read(&text, Heading::Guess, Limits::USUAL) else { return Ok(()) };
        let _ = plan(&workbook(1), &table);
    }
}
