//! 督办单, 整改通知单, 催办单, 复查意见书: forms as data, filled from problems of the ledger or from an order.
//!
//! What the book does not know is left free for the pen; nothing is made up. Signers are functions, not names.

mod case;
mod cases;
mod entering;
mod kind;
mod rows;
mod template;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::registers::supervision_order as order;
use crate::domain::tables::Tables;
use crate::domain::text::Text;

use super::document::{Block, Cells, Document, FormRow, Table, TableRow, cell};

pub use entering::{Entering, ToEnter, entering};
pub use kind::FormKind;

use case::Case;
use cases::cases;
use template::{FormTemplate, RowTemplate};

/// The papers of problems and orders, one behind the other, each from a new page. Problems of one unit share a 整改通知单.
pub fn papers(
    kind: FormKind,
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    today: NaiveDate,
    of: &[EntityId],
) -> Document {
    let cases = cases(kind, book, tables, office, today, of);
    let mut blocks = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        if place > 0 {
            blocks.push(Block::Annex(Text::default()));
        }
        paper(kind, case, &mut blocks);
    }
    Document { name: kind.name(), blocks, ..Document::default() }
}

fn paper(kind: FormKind, case: &Case, blocks: &mut Vec<Block>) {
    let template = rows::template_of(kind);
    let filled = |rows: &[RowTemplate]| -> Vec<FormRow> {
        let row = |row: &RowTemplate| FormRow {
            cells: row.cells.iter().map(|(label, fill)| (label.clone(), fill(case))).collect(),
            lines: row.lines,
        };
        rows.iter().map(row).collect()
    };
    let title = &template.title;
    blocks.push(Block::Title(Text::owned(format!("{}{}", case.office_name(), title.zh), title.en.clone())));
    blocks.push(Block::Lines(vec![number(template, case)]));
    blocks.push(Block::Form(filled(template.rows)));
    if !template.after_table.is_empty() {
        blocks.push(Block::Table(problems(case)));
        blocks.push(Block::Form(filled(template.after_table)));
    }
    if template.has_receipt {
        blocks.push(Block::Cut(Text::new("裁切线", "Cut here")));
        blocks.push(Block::Lines(vec![Text::new("回　执", "Receipt"), receipt(template, case)]));
        blocks.push(Block::Form(filled(rows::RECEIPT)));
    }
}

/// 编号: that of the order, else free for the pen.
fn number(template: &FormTemplate, case: &Case) -> Text {
    use chrono::Datelike;
    let given = case.order_text(order::NUMBER);
    let number = match given.is_empty() {
        false => given,
        true => format!("　　{}〔{}〕第　　号", template.word, case.today.year()),
    };
    Text::owned(format!("编号：{number}"), format!("Number: {number}"))
}

fn receipt(template: &FormTemplate, case: &Case) -> Text {
    let number = number(template, case);
    let of = number.zh.trim_start_matches("编号：").to_owned();
    Text::owned(
        format!("{}：你单位发出的{of}收悉。请于签收后1个工作日内退回。", case.office_name()),
        format!("To {}: {of} was received. Please return within one working day.", case.office_name()),
    )
}

/// The problems of a notice.
fn problems(case: &Case) -> Table {
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("问题事实", "Facts", Cells::Words),
        Table::column("等级", "Severity", Cells::Middle),
        Table::column("整改要求", "Demand", Cells::Words),
        Table::column("时限", "Due", Cells::Middle),
        Table::column("整改前照片", "Photos before", Cells::Middle),
    ];
    let from_order = case.order.as_ref().filter(|_| case.problems.is_empty()).map(|order| TableRow {
        cells: vec![
            cell("1"),
            case.basis(),
            cell(order.shown(order::LEVEL.key, crate::domain::text::Lang::Zh)),
            cell(order.text(order::DEMAND)),
            case.due(),
            cell("—"),
        ],
        ..TableRow::default()
    });
    let rows = case.problems.iter().enumerate().map(|(place, problem)| TableRow {
        cells: vec![
            cell((place + 1).to_string()),
            case.facts_of(problem),
            case.severity_of(problem),
            case.demand_of(problem),
            case.due_of(problem),
            case.photos_of(problem),
        ],
        ..TableRow::default()
    });
    Table {
        id: "problems".to_owned(),
        title: Text::default(),
        notes: Vec::new(),
        columns,
        rows: from_order.into_iter().chain(rows).collect(),
        foot: Text::default(),
    }
}
