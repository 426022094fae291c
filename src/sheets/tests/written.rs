//! What is written is read back as it was.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;

use super::{rows, whole};
use crate::{Column, Kind, Order, write};

fn column(head: &str, kind: Kind) -> Column {
    Column { head: head.to_owned(), width: 12, kind }
}

fn order(rows: &[[&str; 3]]) -> Order {
    Order {
        sheet: "项目/清单".to_owned(),
        title: "重点项目清单".to_owned(),
        notes: vec!["填报单位：区督查室".to_owned()],
        columns: vec![
            column("项目名称", Kind::Text),
            column("总投资（万元）", Kind::Number(2)),
            column("开工时间", Kind::Day),
        ],
        rows: rows.iter().map(|cells| cells.map(str::to_owned).to_vec()).collect(),
        sums: Some(vec!["合计".to_owned(), "28600.75".to_owned(), String::new()]),
        is_landscape: true,
        footer: "第 &P 页，共 &N 页".to_owned(),
    }
}

#[test]
fn a_table_is_read_back_with_its_numbers_and_days() {
    let order = order(&[["北河泵站", "1201.99", "2009-03-01"], ["南湖闸", "另计", "2009-03"], ["西岭", "", ""]]);
    let file = write(&order).unwrap();
    assert_eq!(write(&order).unwrap(), file, "the same order gives the same bytes");
    let read = whole(&file);
    assert_eq!(read.sheets[0].name, "项目清单");
    assert_eq!(
        rows(&read),
        [
            (1, vec!["重点项目清单"]),
            (2, vec!["填报单位：区督查室"]),
            (3, vec!["项目名称", "总投资（万元）", "开工时间"]),
            (4, vec!["北河泵站", "1201.99", "2009-03-01"]),
            (5, vec!["南湖闸", "另计", "2009-03"]),
            (6, vec!["西岭"]),
            (7, vec!["合计", "28600.75"]),
        ]
    );
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&file[..])).unwrap();
    let cells = workbook.worksheet_range("项目清单").unwrap();
    assert_eq!(cells.get((3, 1)), Some(&Data::Float(1201.99)), "a number, not a text");
    assert!(matches!(cells.get((3, 2)), Some(Data::DateTime(_))), "a day, not a text");
    assert_eq!(cells.get((4, 1)), Some(&Data::String("另计".to_owned())));
}

#[test]
fn nothing_that_looks_like_a_formula_is_one() {
    let order = order(&[["=1+1", "-5", "@x"], ["+86 138", "=HYPERLINK(\"x\")", "-"], ["'x", "007", "_x000D_\r\n"]]);
    let file = write(&order).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(&file[..])).unwrap();
    assert!(workbook.worksheet_formula("项目清单").unwrap().is_empty());
    let read = whole(&file);
    let cells: Vec<Vec<&str>> = rows(&read).into_iter().skip(3).map(|(_, cells)| cells).collect();
    assert_eq!(cells[0], ["=1+1", "-5", "@x"]);
    assert_eq!(cells[1], ["+86 138", "=HYPERLINK(\"x\")", "-"]);
    assert_eq!(cells[2], ["'x", "007", "_x000D_\r\n"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn texts_are_read_back(texts in proptest::collection::vec("[一a=+'\"<&>_xX0D\\n\\r ,]{0,12}[甲a;&]", 3)) {
        let texts: [&str; 3] = std::array::from_fn(|place| texts[place].as_str());
        let read = whole(&write(&order(&[texts])).unwrap());
        prop_assert_eq!(&rows(&read)[3].1, &texts.to_vec());
    }
}
