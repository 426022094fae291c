//! Lists that go out as workbooks and as CSV.

use std::process::Command as Process;

use sheets::Order;
use sitebook::app::workbook::Workbook;
use sitebook::domain::ids::ProjectId;
use sitebook::domain::text::Lang;
use sitebook::exchange::list::{Counts, Grounds, Heading, Limits, Mapping, Table, decode, decode_as};
use sitebook::exchange::sheets::{Holds, Sheet, SheetColumn, projects_table};

use super::desk::{import, imported, plan, table, workbook};
use super::incoming::read;

fn written(sheet: &Sheet) -> Vec<u8> {
    let order: Order = serde_json::from_slice(&sheet.order()).expect("the module understands what it is asked");
    sheets::write(&order).unwrap()
}

fn everything(book: &Workbook, lang: Lang) -> Sheet {
    let ids: Vec<ProjectId> = book.tables().projects().map(|project| project.id.clone()).collect();
    Sheet { title: "项目清单".to_owned(), ..projects_table(book.book(), &ids, lang) }
}

/// The table as it comes in again, from a workbook and from CSV.
fn back(sheet: &Sheet) -> [Table; 2] {
    let read = read(&written(sheet), None).unwrap();
    assert!(read.is_plain());
    let workbook = Table::of_sheet(read.rows, &read.columns, Heading::Guess, Limits::USUAL).unwrap();
    let decoded = decode_as(&sheet.csv(), None).unwrap();
    assert_eq!(decoded.grounds, Grounds::Mark);
    [workbook, table(&decoded.text)]
}

/// Everything comes back unchanged into the book that it left, and whole into an empty one.
#[track_caller]
fn comes_back(book: &Workbook) {
    let count = book.tables().projects().count();
    for lang in [Lang::Zh, Lang::En] {
        let sheet = everything(book, lang);
        for table in back(&sheet) {
            let again = plan(book, &table);
            let told: Vec<String> = again.rows.iter().map(|row| format!("{:?}", row.outcome)).take(3).collect();
            let headers: Vec<_> = Mapping::guess(&table)
                .columns()
                .iter()
                .map(|column| (column.header.clone(), format!("{:?}", column.target())))
                .collect();
            assert_eq!(again.counts(), Counts { same: count, ..Counts::default() }, "{lang:?}: {told:?} {headers:?}");
            let mut empty = workbook(2);
            let all = plan(&empty, &table);
            import(&mut empty, &all).unwrap();
            assert_eq!(everything(&empty, lang).columns, sheet.columns, "{lang:?}");
            let sorted = |mut sheet: Sheet| {
                sheet.rows.sort();
                sheet.rows
            };
            assert_eq!(sorted(everything(&empty, lang)), sorted(sheet.clone()), "{lang:?}");
        }
    }
}

#[test]
fn the_lists_of_the_district_come_in_again_unchanged() {
    let (list, _) = decode(include_bytes!("../files/lists/project_list_gb18030.csv")).unwrap();
    comes_back(&imported(&list));
    let (sheet, _) = decode(include_bytes!("../files/lists/progress_sheet_2009.csv")).unwrap();
    comes_back(&imported(&sheet));
}

#[test]
fn what_a_spreadsheet_would_run_comes_in_again_as_it_was() {
    comes_back(&imported(
        "项目名称,责任单位,联系电话,建设内容,总投资(万元),开工时间\n\
         =1+1,@水务局,+86 13812345678,-新建\"泵房\"，两座,1200.5,2009-03\n\
         '-北河,'水务局,13812345678,\"一\n二\",0.3,2009-03-01\n",
    ));
}

fn a_sheet() -> Sheet {
    let column = |head: &str, holds| SheetColumn { head: head.to_owned(), holds };
    Sheet {
        title: "停工".to_owned(),
        notes: vec!["填报单位：区督查室　共 2 条".to_owned()],
        columns: vec![
            column("序号", Holds::Figures),
            column("项目", Holds::Words),
            column("停工日期", Holds::Days),
            column("投资(万元)", Holds::Figures),
        ],
        rows: vec![
            ["1", "=HYPERLINK(\"http://x\")", "2026-03-01", "1,201.99"].map(str::to_owned).to_vec(),
            ["2", "南湖闸", "2026-03", ""].map(str::to_owned).to_vec(),
        ],
        sums: Some(["合计", "", "", "1,201.99"].map(str::to_owned).to_vec()),
        footer: "第 &P 页，共 &N 页".to_owned(),
    }
}

/// Another program's view of the file, where it is on this machine.
#[test]
fn openpyxl_reads_numbers_days_and_the_set_up_of_the_page() {
    const LOOK: &str = "
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print(sheet.title, sheet.freeze_panes, sheet.print_title_rows, sheet.page_setup.paperSize, sheet.page_setup.orientation)
print([cell.data_type for cell in sheet[4]], sheet['B4'].value, sheet['C4'].value.date(), sheet['D4'].value, sheet['D4'].number_format)
print(sheet['C5'].value, sheet['A6'].value, sheet['D6'].value, sheet.oddFooter.center.text, sheet.auto_filter.ref)
";
    let has_it = Process::new("python3").args(["-c", "import openpyxl"]).output();
    if !has_it.is_ok_and(|output| output.status.success()) {
        println!("skipped: python3 with openpyxl is not on this machine");
        return;
    }
    let folder = std::env::temp_dir().join(format!("sitebook-sheets-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("停工.xlsx");
    std::fs::write(&file, written(&a_sheet())).unwrap();
    let looked =
        Process::new("python3").args(["-c", LOOK]).arg(&file).env("PYTHONIOENCODING", "utf-8").output().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(looked.status.success(), "{}", String::from_utf8_lossy(&looked.stderr));
    assert_eq!(
        String::from_utf8(looked.stdout).unwrap(),
        "停工 A4 $3:$3 9 portrait\n\
         ['n', 's', 'd', 'n'] =HYPERLINK(\"http://x\") 2026-03-01 1201.99 #,##0.00\n\
         2026-03 合计 1201.99 第 &P 页，共 &N 页 A3:D5\n"
    );
}
