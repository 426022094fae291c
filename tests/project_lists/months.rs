//! Lists with a column for each month: every figure comes in as the month that it is, or is told by its cell.

use std::collections::BTreeMap;

use sitebook::book::Value;
use sitebook::domain::command::EntryTarget;
use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::month::Month;
use sitebook::domain::progress::MonthLine;
use sitebook::domain::progress::latest::latest_month;
use sitebook::domain::progress::settings::FigureSettings;
use sitebook::domain::register::Register;
use sitebook::domain::registers::{monthly_progress, year_plan};
use sitebook::domain::when::When;
use sitebook::exchange::list::{Doubt, YearGrounds, month_sums};

use super::desk::{import_into, in_role, office};
use super::*;

const MONTHS: &Register = &monthly_progress::REGISTER;

fn sheet() -> Table {
    let (text, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    table(&text)
}

/// Every field of every month of a book: project, month, field, figure.
fn figures(workbook: &Workbook) -> BTreeMap<(String, String, &'static str), String> {
    let mut figures = BTreeMap::new();
    for entry in workbook.tables().entries().all(MONTHS) {
        let project = workbook.book().text(entry.parent.as_ref().unwrap(), "name").to_owned();
        let (year, month) = entry.key.month().unwrap();
        for spec in MONTHS.fields {
            let value = workbook.book().text(&entry.id, spec.key);
            if !value.is_empty() {
                figures.insert((project.clone(), format!("{year}-{month:02}"), spec.key), value.to_owned());
            }
        }
    }
    figures
}

/// What the sheet says, read by another reader.
fn figures_of_sheet() -> BTreeMap<(String, String, &'static str), String> {
    let bytes = include_bytes!("../files/lists/progress_sheet_2009.csv");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&bytes[3..]);
    let mut figures = BTreeMap::new();
    for record in reader.records().map(Result::unwrap).skip(4).filter(|record| !record[0].is_empty()) {
        for month in 1..=8 {
            for (offset, key) in [(0, "planned"), (1, "reported")] {
                let cell = &record[5 + 2 * month + offset];
                if !cell.is_empty() {
                    figures.insert((record[1].to_owned(), format!("2009-{month:02}"), key), cell.to_owned());
                }
            }
        }
    }
    figures
}

#[test]
fn every_figure_of_the_sheet_comes_in_as_its_month() {
    let mut workbook = office(1);
    let first = plan(&workbook, &sheet());
    assert_eq!(first.counts(), Counts { new: 30, refused: 1, months: 240, ..Counts::default() });
    assert!(first.rows.iter().all(|row| row.wrong.is_empty()));
    assert_eq!(first.latest_month(), Month::new(2009, 8), "where the page leads on once it is imported");
    import(&mut workbook, &first).unwrap();
    assert_eq!(latest_month(workbook.book(), workbook.tables()), Month::new(2009, 8));
    let expected = figures_of_sheet();
    assert_eq!((figures(&workbook), expected.len()), (expected, 240 + 176));

    let landfill = project(&workbook, "东川区垃圾填埋场").clone();
    let august = Month::new(2009, 8).unwrap();
    let (book, tables) = (workbook.book(), workbook.tables());
    let line = MonthLine::read(book, tables, &landfill, august, &FigureSettings::default(), moment().today);
    let completion = line.completion.shown(Rounding::HalfAway).map(|amount| amount.to_string());
    assert_eq!(completion.as_deref(), Some("51.1"), "7,372.68 of 14,423.91");

    let second = plan(&workbook, &sheet());
    assert_eq!(second.counts(), Counts { same: 30, refused: 1, ..Counts::default() });
    assert!(matches!(import(&mut workbook, &second), Err(Refusal::NothingChanges)));
}

#[test]
fn what_is_read_of_the_months_is_held_against_the_sums_of_the_list() {
    let workbook = office(1);
    let rows = Rows::read(&sheet(), &Mapping::guess(&sheet()));
    let plan = workbook.with_rules(moment().today, |context| Plan::of(&rows, context, WrongCells::LeaveOutCell));
    let sums: Vec<(&str, String)> =
        month_sums(&rows, &plan).iter().map(|sum| (sum.field.key, sum.of_list.to_string())).collect();
    assert_eq!(sums, [("planned", "103960.32".to_owned()), ("reported", "65849.11".to_owned())]);

    let list =
        "2009年进度表,,,,\n项目名称,1月 计划,1月 完成,2月 计划,2月 完成\n甲,10,4,10,5\n乙,20,1,20,2\n合计,30,5,30,8\n";
    let table = table(list);
    let rows = Rows::read(&table, &Mapping::guess(&table));
    let plan = workbook.with_rules(moment().today, |context| Plan::of(&rows, context, WrongCells::LeaveOutCell));
    let off = |sum: &sitebook::exchange::list::MonthSum| {
        let off = sum.off.iter().map(|(month, off)| format!("{month} {off}")).collect::<Vec<_>>();
        (sum.field.key, sum.printed.map(|printed| printed.to_string()), off)
    };
    let told: Vec<_> = month_sums(&rows, &plan).iter().map(off).collect();
    assert_eq!(
        told,
        [("planned", Some("60".to_owned()), vec![]), ("reported", Some("13".to_owned()), vec!["2009-02 1".to_owned()])]
    );
}

#[test]
fn an_import_with_months_is_taken_back_as_one() {
    let mut workbook = office(1);
    let before = workbook.book().text(&"project/x".parse().unwrap(), "name").to_owned();
    let first = plan(&workbook, &sheet());
    let done = import(&mut workbook, &first).unwrap();
    workbook.dispatch(Command::Revert { changes: done.ids() }, moment()).unwrap();
    assert_eq!((workbook.tables().projects().len(), figures(&workbook).len(), before.as_str()), (0, 0, ""));
    assert_eq!(workbook.tables().entries().len(), 0);
    let again = plan(&workbook, &sheet());
    assert_eq!(again.counts().months, 240);
    import(&mut workbook, &again).unwrap();
    assert_eq!(figures(&workbook), figures_of_sheet());
}

#[test]
fn two_machines_that_import_the_same_sheet_mean_the_same_months() {
    let mut one = office(1);
    let mut two = office(2);
    for workbook in [&mut one, &mut two] {
        let plan = plan(workbook, &sheet());
        import(workbook, &plan).unwrap();
    }
    let brought: Vec<_> = two.book().arrivals().map(|(change, _)| change.clone()).collect();
    one.apply(brought, None, moment().milliseconds);
    assert_eq!((one.tables().entries().len(), one.book().conflict_count()), (240, 0));
    assert_eq!(figures(&one), figures_of_sheet());
}

#[test]
fn an_office_saves_the_sheet_in_gb18030() {
    let (text, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    let bytes = encoding_rs::GB18030.encode(&text.replace('\n', "\r\n")).0.into_owned();
    let (read, encoding) = decode(&bytes).unwrap();
    assert_eq!(encoding, Encoding::Gb18030);
    let mut workbook = office(1);
    import_into(&mut workbook, &read);
    assert_eq!(figures(&workbook), figures_of_sheet());
}

/// The fields of months that a heading of a list of 2009 leads to.
#[test]
fn headings_of_months_are_read_however_they_are_written() {
    let table_of = |heading: &str, title: &str| {
        let rows: String = (1..=6).map(|n| format!("项目{n},10{n}.5\n")).collect();
        table(&format!("{title}\n项目名称,{heading}\n{rows}"))
    };
    let title = "2009年重点项目建设进度表,";
    for (heading, month, key) in [
        ("1月", "2009-01", "reported"),
        ("一月", "2009-01", "reported"),
        ("1月份", "2009-01", "reported"),
        ("1月 计划", "2009-01", "planned"),
        ("1月计划投资（万元）", "2009-01", "planned"),
        ("计划 1月", "2009-01", "planned"),
        ("十二月完成", "2009-12", "reported"),
        ("12月份完成投资", "2009-12", "reported"),
        ("8月实际完成", "2009-08", "reported"),
        ("8月实际完成投资", "2009-08", "reported"),
        ("投资完成情况 8月", "2009-08", "reported"),
        ("8月计划完成投资", "2009-08", "planned"),
        ("8月上报", "2009-08", "reported"),
        ("2008年8月完成", "2008-08", "reported"),
        ("2008-08 完成", "2008-08", "reported"),
        ("2008.8", "2008-08", "reported"),
        ("2008/8 计划", "2008-08", "planned"),
        ("200808完成", "2008-08", "reported"),
        ("08年8月完成", "2008-08", "reported"),
        ("Jan planned", "2009-01", "planned"),
        ("Actual Jan-08", "2008-01", "reported"),
        ("1-8月累计", "2009-08", "reported_ytd"),
        ("1至8月完成投资", "2009-08", "reported_ytd"),
        ("1～8月份累计完成投资", "2009-08", "reported_ytd"),
        ("一至八月完成", "2009-08", "reported_ytd"),
        ("截至8月底本年累计完成", "2009-08", "reported_ytd"),
        ("8月核定累计", "2009-08", "verified_ytd"),
        ("本年计划（1月）", "", "annual_plan"),
        ("8月核定", "", "x"),
        ("8月未完成投资", "", "x"),
        ("8月完成率", "", "x"),
        ("1-8月计划", "", "x"),
        ("3-5月完成", "", "x"),
        ("上年8月完成", "", "x"),
        ("一季度完成", "", "x"),
    ] {
        let table = table_of(heading, title);
        let mapping = Mapping::guess(&table);
        let column = &mapping.columns()[1];
        let told = match column.target() {
            Target::Month(of) => (mapping.period_of(&of).unwrap().to_string(), of.spec.key),
            Target::Extra => (String::new(), "x"),
            Target::Field(spec) => (String::new(), spec.key),
            Target::Dropped => (String::new(), ""),
        };
        assert_eq!((told.0.as_str(), told.1), (month, key), "{heading}");
    }
}

#[test]
fn the_year_stands_in_the_heading_or_in_the_title_or_is_asked_for() {
    let year = |text: &str| Mapping::guess(&table(text)).year();
    let rows = "项目名称,1月 计划,1月 完成\n甲,1,2\n";
    assert_eq!(year(&format!("2009年进度表,,\n{rows}")), Some((2009, YearGrounds::Title)));
    assert_eq!(year("项目名称,2008年计划投资,1月 完成\n甲,1,2\n"), Some((2008, YearGrounds::Heading)));
    assert_eq!(year(rows), None);

    let list = table(rows);
    let mut mapping = Mapping::guess(&list);
    assert!(mapping.asks_year());
    assert_eq!(mapping.doubts(&list, 1), [Doubt::YearOfList(None)]);
    let unread = Rows::read(&list, &mapping);
    let workbook = office(1);
    let plan =
        |rows: &Rows| workbook.with_rules(moment().today, |context| Plan::of(rows, context, WrongCells::LeaveOutCell));
    let why: Vec<_> = plan(&unread).rows[0].wrong.iter().map(|wrong| wrong.why.clone()).collect();
    assert_eq!(why, [CellError::NoYear, CellError::NoYear], "no cell is lost");
    mapping.set_year(Some(2007));
    assert!(!mapping.asks_year() && mapping.doubts(&list, 1).is_empty());
    let entry = &plan(&Rows::read(&list, &mapping)).rows[0].entries[0];
    assert_eq!(entry.key.month(), Some((2007, 1)));

    let over = Mapping::guess(&table("项目名称,2008年11月完成,12月完成,1月完成,2月完成\n甲,1,2,3,4\n"));
    let months: Vec<String> = over.month_columns().map(|(_, of)| over.period_of(&of).unwrap().to_string()).collect();
    assert_eq!(months, ["2008-11", "2008-12", "2009-01", "2009-02"]);
    let lost = Mapping::guess(&table("项目名称,2009.8,2009.9,2009.1,2009.11\n甲,1,2,3,4\n"));
    let months: Vec<u8> = lost.month_columns().map(|(_, of)| of.month).collect();
    assert_eq!(months, [8, 9, 10, 11], "a spreadsheet takes the nought of 2009.10 away");
}

/// The reasons why cells stay out, by line and column.
fn wrong(plan: &Plan) -> Vec<(u64, usize, String)> {
    let why = |why: &CellError| match why {
        CellError::RuleBroken(_, rule) => format!("{:?}", rule.check).split('(').next().unwrap().to_owned(),
        CellError::OfOthers(_, key) => format!("OfOthers {key}"),
        other => format!("{other:?}"),
    };
    let cells = plan.rows.iter().flat_map(|row| row.wrong.iter().map(move |cell| (row.line, cell)));
    cells.map(|(line, cell)| (line, cell.column, why(&cell.why))).collect()
}

#[test]
fn cells_of_months_that_may_not_be_written_are_told_and_the_rest_comes_in() {
    let list = "2026年进度表,,,,,\n项目名称,10月 计划,10月 完成,12月 计划,12月 完成,10月 核定累计\n\
                甲,10,-4,10,5,3\n乙,约20,0,20,,-\n";
    let expected = |role: &str| {
        let mut workbook = in_role(1, role);
        let plan = plan(&workbook, &table(list));
        assert_eq!(plan.counts().new, 2);
        import(&mut workbook, &plan).unwrap();
        let figures: Vec<String> = figures(&workbook)
            .into_iter()
            .map(|((name, month, key), value)| format!("{name} {month} {key} {value}"))
            .collect();
        (wrong(&plan), figures)
    };
    let (told, figures) = expected("office");
    assert_eq!(
        told,
        [
            (3, 2, "NegativeNeeds".to_owned()),
            (3, 5, "Needs".to_owned()),
            (3, 4, "KeyNotFuture".to_owned()),
            (4, 1, "Unfit(NotANumber)".to_owned())
        ]
    );
    assert_eq!(
        figures,
        ["乙 2026-10 reported 0", "乙 2026-12 planned 20", "甲 2026-10 planned 10", "甲 2026-12 planned 10"]
    );
    let (told, figures) = expected("unit");
    let others = ["planned", "verified_ytd"].map(|key| format!("OfOthers {key}"));
    assert!(others.iter().all(|why| told.iter().any(|(.., said)| said == why)), "{told:?}");
    assert_eq!(figures, ["乙 2026-10 reported 0"]);
}

#[test]
fn a_month_in_conflict_is_left_to_a_person() {
    let list = |figure: &str| format!("2009年进度表,\n项目名称,1月完成\n甲,{figure}\n");
    let mut one = office(1);
    import_into(&mut one, &list("1"));
    let mut two = workbook(2);
    two.apply(one.book().arrivals().map(|(change, _)| change.clone()).collect(), None, moment().milliseconds);
    import_into(&mut one, &list("2"));
    import_into(&mut two, &list("3"));
    one.apply(two.book().arrivals().map(|(change, _)| change.clone()).collect(), None, moment().milliseconds);
    let plan = plan(&one, &table(&list("4")));
    assert_eq!((plan.counts().same, plan.rows[0].wrong[0].why.clone()), (1, CellError::InConflict));
}

/// Figures go by the entry of a year where there is one; then the list changes that, too.
#[test]
fn the_plan_of_the_year_is_changed_where_figures_look_for_it() {
    let list = |plan: &str| format!("2009年进度表,,\n项目名称,年度计划投资(万元),1月完成\n甲,{plan},5\n");
    let mut workbook = office(1);
    import_into(&mut workbook, &list("100"));
    let of_year = |workbook: &Workbook| {
        let entries = workbook.tables().entries().all(&year_plan::REGISTER);
        entries.map(|entry| entry.get(year_plan::PLAN).unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of_year(&workbook), Vec::<String>::new(), "nothing is written twice");
    let target = EntryTarget::OfKey {
        register: &year_plan::REGISTER,
        parent: Some(project(&workbook, "甲").id.clone().into()),
        period: When::year(2009),
    };
    let facts = vec![("plan".to_owned(), "110".to_owned())];
    workbook.dispatch(Command::PutEntry { target, facts }, moment()).unwrap();
    import_into(&mut workbook, &list("120"));
    assert_eq!((of_year(&workbook), field(&workbook, "甲", "annual_plan")), (vec!["120".to_owned()], "120"));
    assert_eq!(counts(&workbook, &list("120")), (0, 0, 1, 0));
}

#[test]
fn a_month_that_changes_makes_a_known_project_change() {
    let list = |figure: &str| format!("2009年进度表,,\n项目名称,1月计划,1月完成\n甲,100,{figure}\n");
    let mut workbook = office(1);
    import_into(&mut workbook, &list("5"));
    let later = plan(&workbook, &table(&list("6")));
    assert_eq!(later.counts(), Counts { changed: 1, months: 1, ..Counts::default() });
    let changes = &later.rows[0].entries[0].changes;
    let seen: Vec<_> = changes.iter().map(|change| (change.from.as_text(), change.to.as_text())).collect();
    assert_eq!(seen, [(Some("5"), Some("6"))]);
    import(&mut workbook, &later).unwrap();
    assert_eq!(counts(&workbook, &list("")), (0, 0, 1, 0), "a blank cell erases nothing");
    assert_eq!(counts(&workbook, &list("0")), (0, 1, 0, 0), "and nought is a figure");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every cell of a column of a month is read, blank, or told.
    #[test]
    fn no_cell_of_a_month_is_lost(
        cells in proptest::collection::vec(
            proptest::collection::vec(
                prop_oneof![Just(String::new()), "[0-9]{1,4}(\\.[0-9]{1,2})?", "-[0-9]{1,2}", "[约多]?[0-9]{1,2}[?]?", Just("/".to_owned())],
                4,
            ),
            1..6,
        ),
        role in prop_oneof![Just("office"), Just("inspector"), Just("unit")],
        headings in prop_oneof![
            Just("1月 计划,1月 完成,2月 计划,2月 完成"),
            Just("2026年12月计划,2026年12月完成,1-11月累计,11月核定累计"),
        ],
    ) {
        let rows: String = cells.iter().enumerate().map(|(n, cells)| format!("项目{n}号,{}\n", cells.join(","))).collect();
        let list = table(&format!("2026年进度表,,,,\n项目名称,{headings}\n{rows}"));
        let mapping = Mapping::guess(&list);
        let mut workbook = in_role(1, role);
        let plan = plan(&workbook, &list);
        if plan.counts().new > 0 {
            import(&mut workbook, &plan).unwrap();
        }
        for (row, planned) in list.rows.iter().zip(&plan.rows).filter(|(_, planned)| planned.comes_in()) {
            for (column, of) in mapping.month_columns() {
                let period = mapping.period_of(&of).unwrap();
                let id = MONTHS.key.id_of_row(MONTHS, Some(project(&workbook, &planned.name).id.entity()), Some(period), |_| "");
                let kept = workbook.book().value(&id.unwrap(), of.spec.key);
                let is_blank = matches!(row.cell(column), "" | "/" | "-");
                let is_told = planned.wrong.iter().any(|wrong| wrong.column == column);
                prop_assert_eq!(usize::from(*kept != Value::Null) + usize::from(is_blank) + usize::from(is_told), 1, "{:?}", row);
            }
        }
    }
}
