//! Workbooks as lists of projects.

use std::sync::Arc;

use sheets::{Asked, Limits as SheetLimits};
use sitebook::app::list_run::{List, ListRun, ReadAs, Source, Stage, Trouble};
use sitebook::exchange::list::{Heading, Limits, Mapping, TableError, decode};
use sitebook::exchange::sheets::{ReadSheet, SheetError, numbers_to_read, understood};

use super::desk::{counts, field, import, plan, table, workbook};

macro_rules! file {
    ($name:literal) => {
        include_bytes!(concat!("../files/sheets/", $name))
    };
}

/// What the module answers to the numbers that the page gives it.
pub fn read(file: &[u8], sheet: Option<usize>) -> Result<ReadSheet, SheetError> {
    let limits = Limits::USUAL;
    let [sheet, unpacked, text, rows, columns, cell] = numbers_to_read(sheet, limits);
    let number = |number: i64| usize::try_from(number).unwrap();
    let asked = Asked {
        sheet: usize::try_from(sheet).ok(),
        limits: SheetLimits {
            unpacked: unpacked.try_into().unwrap(),
            text: number(text),
            rows: number(rows),
            columns: number(columns),
            cell: number(cell),
        },
    };
    understood(&serde_json::to_vec(&sheets::read(file, asked)).unwrap(), limits)
}

fn list(run: &ListRun) -> Arc<List> {
    match run.stage() {
        Stage::Columns(list) => Arc::clone(list),
        Stage::Choose(Some(trouble)) => panic!("{trouble:?}"),
        _ => panic!("the columns"),
    }
}

fn opened(file: &[u8]) -> (ListRun, Mapping) {
    let mut run = ListRun::default();
    run.reads();
    let mapping = run.has_read_workbook("清单.xlsx".to_owned(), file, read(file, None)).unwrap();
    (run, mapping)
}

fn refused(file: &[u8]) -> Trouble {
    let mut run = ListRun::default();
    run.reads();
    assert!(run.has_read_workbook("清单.xlsx".to_owned(), file, read(file, None)).is_none());
    match run.stage() {
        Stage::Choose(Some(trouble)) => *trouble,
        _ => panic!("it goes back to the choice of a file"),
    }
}

/// The same sheet lies in `lists` as CSV, which other tests hold against the figures one by one.
#[test]
fn the_progress_sheet_is_read_figure_by_figure() {
    let (run, _) = opened(file!("progress_sheet_2009.xlsx"));
    let list = list(&run);
    let (text, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    let expected = table(&text);
    assert_eq!(list.table.headers, expected.headers);
    assert_eq!(list.table.titles, expected.titles);
    assert_eq!(list.table.heading_line, expected.heading_line);
    let projects = |table: &sitebook::exchange::list::Table| {
        table.rows.iter().filter(|row| row.cell(1) != "合计").cloned().collect::<Vec<_>>()
    };
    assert_eq!(projects(&list.table), projects(&expected));
    assert_eq!(projects(&expected).len(), 30);
    let cells: usize = (0..list.table.width()).map(|column| list.table.filled_cells(column).count()).sum();
    assert!(cells > 600, "{cells} cells were compared");
    let Source::Sheet(read) = &list.source else { panic!("a sheet") };
    let names: Vec<&str> = read.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!((names, read.chosen), (vec!["建设进度表", "说明"], 0));
    assert_eq!(read.uncalculated, 2, "the sums were never reckoned");
    assert!(!list.is_certain(), "the page stops to say so");
}

#[test]
fn the_progress_sheet_comes_in_and_changes_nothing_the_second_time() {
    let (run, _) = opened(file!("progress_sheet_2009.xlsx"));
    let list = list(&run);
    let mut book = workbook(1);
    let first = plan(&book, &list.table);
    import(&mut book, &first).unwrap();
    assert_eq!(book.tables().projects().len(), 30);
    assert_eq!(field(&book, "东川区垃圾填埋场", "total"), "28600.75");
    assert_eq!(field(&book, "尾矿库闭库", "since_start"), "881.92");
    let again = plan(&book, &list.table).counts();
    assert_eq!((again.new, again.changed, again.same), (0, 0, 30));
    let (text, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    assert_eq!(counts(&book, &text).0, 0, "the CSV of it names the same projects");
}

#[test]
fn dates_of_the_other_system_percentages_and_long_sums_are_right() {
    let (run, _) = opened(file!("dates_1904.xlsx"));
    let rows: Vec<Vec<String>> = list(&run).table.rows.iter().map(|row| row.cells.clone()).collect();
    assert_eq!(
        rows,
        [
            vec!["北河泵站", "2009-03-01", "2010-12-31", "1200.5", "45.6%"],
            vec!["南湖闸", "1904-01-02", "", "0.3", "100%"],
        ]
    );
    assert!(list(&run).is_certain());
}

#[test]
fn another_sheet_is_chosen_and_taken_back() {
    let bytes = file!("several_sheets.xlsx");
    let (mut run, mapping) = opened(bytes);
    let first = list(&run);
    let Source::Sheet(read_first) = &first.source else { panic!("a sheet") };
    assert_eq!(read_first.sheet().unwrap().name, "七月", "the fullest that is not hidden");
    assert_eq!(read_first.hidden_sheets().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["六月"]);
    assert_eq!((read_first.hidden_rows, read_first.hidden_columns, read_first.uncalculated), (1, 1, 1));
    assert_eq!(first.table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5]);
    assert_eq!(first.table.headers, ["项目名称", "责任单位", "总投资(万元)", "备注"]);
    assert_eq!(
        first.table.rows[1].cells,
        ["南湖闸", "", "800"],
        "a hidden row is read, a merged cell is empty as in CSV"
    );

    let hidden = ReadAs { sheet: Some(2), ..ReadAs::default() };
    let (place, file) = first.sheet_to_read(hidden).unwrap();
    run.takes_sheet(&first, &mapping, hidden, read(&file, Some(place))).unwrap();
    let second = list(&run);
    assert_eq!((second.table.rows.len(), second.read_as), (5, hidden));
    assert!(second.sheet_to_read(hidden).is_none());

    let without = ReadAs { heading: Heading::Missing, ..hidden };
    run.takes(&second, &mapping, without).unwrap();
    assert_eq!(list(&run).table.rows.len(), 6, "the same sheet without a heading");
    run.takes_back().unwrap();
    assert_eq!(run.takes_back().unwrap(), mapping);
    assert_eq!(list(&run).table.rows.len(), 4);

    // One that cannot be read leaves the list as it was.
    assert_eq!(
        run.takes_sheet(&first, &mapping, hidden, Err(SheetError::Late)),
        Err(Trouble::Workbook(SheetError::Late))
    );
    assert_eq!(list(&run).table.rows.len(), 4);
}

#[test]
fn workbooks_that_are_none_are_refused() {
    let whole = file!("progress_sheet_2009.xlsx");
    assert_eq!(refused(&whole[..5000]), Trouble::Workbook(SheetError::Damaged));
    assert_eq!(refused(b"PK\x03\x04 and so on"), Trouble::Workbook(SheetError::Damaged));
    assert_eq!(understood(b"nothing", Limits::USUAL), Err(SheetError::Stopped));
    let rows = understood(b"{\"refused\":\"too_many_rows\"}", Limits::USUAL);
    assert_eq!(rows, Err(SheetError::Table(TableError::TooManyRows { limit: 20_000 })));
    let cell = understood(b"{\"refused\":{\"cell_too_long\":[7,2]}}", Limits::USUAL);
    assert_eq!(cell, Err(SheetError::Table(TableError::CellTooLong { line: 7, column: 2, limit: 40_000 })));
}
