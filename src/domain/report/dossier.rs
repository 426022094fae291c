//! 一项目一册: one project from its basics to its open problems, months, visits and photos, as one document.
//!
//! Persons and telephones are left out unless they are asked for, and it says how many. Each part is a row of [`PARTS`]; one without anything to say is left out.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::fields::{FieldKind, PROJECT_FIELDS, show};
use crate::domain::figures::month::Month;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::photo::{Photo, Side};
use crate::domain::progress::cells::Slot;
use crate::domain::progress::matrix::Matrix;
use crate::domain::records::{Project, VisitState};
use crate::domain::registers::monthly_progress as month;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};

use super::annexes::{nothing, number, state};
use super::document::{Block, Cells, Document, FormRow, Table, TableRow, cell, chinese_number};
use super::persons::{Persons, hidden};
use super::said::Rows;
use super::when;

/// How many of its months are told, the last ones.
const MONTHS: usize = 24;

/// What a dossier is made of.
struct About<'a> {
    book: &'a Book,
    tables: &'a Tables,
    project: &'a Project,
    day: NaiveDate,
    persons: Persons,
}

/// A part with its heading; nothing where the book has nothing for it.
struct PartRule {
    heading: Text,
    blocks: fn(&About) -> Option<Block>,
}

static PARTS: &[PartRule] = &[
    PartRule { heading: Text::new("基本情况", "Basics"), blocks: basics },
    PartRule { heading: Text::new("逐月进度", "Month by month"), blocks: months },
    PartRule { heading: Text::new("前期手续", "Approvals"), blocks: approvals },
    PartRule { heading: Text::new("未销号问题", "Open problems"), blocks: problems },
    PartRule { heading: Text::new("督查记录", "Visits"), blocks: visits },
    PartRule { heading: Text::new("照片目录", "Photos"), blocks: photos },
];

/// The dossier of a project as of a day; none where there is no such project.
pub fn document(
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    project: &ProjectId,
    day: NaiveDate,
    persons: Persons,
) -> Option<Document> {
    let project = tables.project(project)?;
    let about = About { book, tables, project, day, persons };
    let title = Text::owned(project.name.clone(), "");
    let name = match book.text(office, "office").trim() {
        "" => "督查室",
        name => name,
    };
    let said = when::day(day);
    let line = Text::owned(format!("{name}　截至{}", said.zh), format!("{name}, as of {}", said.en));
    let mut blocks = vec![Block::Title(title.clone()), Block::Lines(vec![line])];
    let parts = PARTS.iter().filter_map(|part| Some((&part.heading, (part.blocks)(&about)?)));
    for (place, (heading, block)) in parts.enumerate() {
        blocks.push(Block::Heading(Text::owned(
            format!("{}、{}", chinese_number(place + 1), heading.zh),
            format!("{}. {}", place + 1, heading.en),
        )));
        blocks.push(block);
    }
    let left_out = left_out(&about);
    if !left_out.is_blank() {
        blocks.push(Block::Lines(vec![left_out]));
    }
    Some(Document { name: title, blocks, ..Document::default() })
}

/// Whether a field names a person or a telephone.
const fn names_person(kind: FieldKind) -> bool {
    matches!(kind, FieldKind::Person | FieldKind::Phone)
}

/// What of persons is left out.
fn left_out(about: &About) -> Text {
    if about.persons == Persons::Named {
        return Text::default();
    }
    let is_filled = |key| !about.book.value(about.project.id.entity(), key).is_null();
    let persons = PROJECT_FIELDS.iter().filter(|spec| names_person(spec.kind));
    hidden(&persons.map(|spec| (&spec.name, usize::from(is_filled(spec.key)))).collect::<Vec<_>>())
}

/// Every field that holds something, two in a row; long ones alone.
fn basics(about: &About) -> Option<Block> {
    let of = about.project.id.entity();
    let is_told = |kind: FieldKind| about.persons == Persons::Named || !names_person(kind);
    let told = PROJECT_FIELDS.iter().filter(|spec| spec.key != "name" && is_told(spec.kind)).filter_map(|spec| {
        let text = |lang| show(about.book, of, spec, about.book.value(of, spec.key), lang);
        let text = Text::owned(text(Lang::Zh), text(Lang::En));
        let is_long = matches!(spec.kind, FieldKind::Paragraph | FieldKind::Names);
        (!text.is_blank()).then(|| (is_long, (spec.name.clone(), text)))
    });
    let (long, short): (Vec<_>, Vec<_>) = told.partition(|(is_long, _)| *is_long);
    let pair = |cells: Vec<(Text, Text)>| FormRow { cells, lines: 1 };
    let mut rows: Vec<FormRow> = Vec::new();
    let mut short = short.into_iter().map(|(_, cell)| cell);
    while let Some(first) = short.next() {
        rows.push(pair(std::iter::once(first).chain(short.next()).collect()));
    }
    rows.extend(long.into_iter().map(|(_, cell)| pair(vec![cell])));
    (!rows.is_empty()).then_some(Block::Form(rows))
}

fn table(id: &str, columns: Vec<super::document::Column>, rows: Vec<TableRow>) -> Option<Block> {
    let table = Table { id: id.to_owned(), columns, rows, ..Table::default() };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn months(about: &About) -> Option<Block> {
    let entries = about.tables.entries().of(about.project.id.entity(), &month::REGISTER);
    let mut last: Vec<_> = entries.rev().take(MONTHS).collect();
    last.reverse();
    let rows = last.into_iter().filter_map(|entry| {
        let of = Month::of(entry.key.first_day()?);
        let field = |key: &str| {
            let shown = Text::owned(entry.shown(key, Lang::Zh), entry.shown(key, Lang::En));
            if shown.is_blank() { nothing() } else { shown }
        };
        let keys = [
            month::PLANNED.key,
            month::REPORTED.key,
            month::REPORTED_YTD.key,
            month::VERIFIED_YTD.key,
            month::IMAGE_PART.key,
            month::ISSUES.key,
        ];
        let cells = std::iter::once(cell(of.to_string())).chain(keys.into_iter().map(field)).collect();
        Some(TableRow::of(Rows::Entry(entry.id.clone()), cells))
    });
    let columns = vec![
        Table::column("月份", "Month", Cells::Middle),
        Table::column("本月计划（万元）", "Planned", Cells::Figures),
        Table::column("本月完成（上报）", "Reported", Cells::Figures),
        Table::column("本年累计（上报）", "Since January, reported", Cells::Figures),
        Table::column("本年累计（核定）", "Since January, verified", Cells::Figures),
        Table::column("形象部位", "Part of the works", Cells::Words),
        Table::column("存在问题", "Problems", Cells::Words),
    ];
    table("months", columns, rows.collect())
}

fn approvals(about: &About) -> Option<Block> {
    let matrix = Matrix::of(about.book, about.tables, about.day);
    let row = matrix.rows.iter().find(|row| row.project.id == about.project.id)?;
    let cells = row.row.slots.iter().zip(matrix.rules.types()).filter_map(|(slot, rule)| {
        let name = Text::new(rule.name(Lang::Zh), rule.name(Lang::En));
        match slot {
            Slot::Cell(cell) => Some((name, Some(cell))),
            Slot::Missing => Some((name, None)),
            Slot::Nothing => None,
        }
    });
    let rows = cells.map(|(name, found)| {
        let Some(found) = found else {
            let missing = Text::new("应办未申报", "expected, not asked for");
            return TableRow { cells: vec![name, nothing(), missing, nothing(), nothing()], ..TableRow::default() };
        };
        let unit = found.watch.unit.as_deref().map_or_else(nothing, cell);
        let day = found.granted.map_or_else(nothing, |day| cell(day.to_string()));
        let over = if found.watch.over > 0 { cell(found.watch.over.to_string()) } else { nothing() };
        TableRow::of(Rows::Entry(found.entry.clone()), vec![name, unit, found.sign.name(), day, over])
    });
    let columns = vec![
        Table::column("手续", "Approval", Cells::Words),
        Table::column("审批部门", "Department", Cells::Words),
        Table::column("状态", "State", Cells::Middle),
        Table::column("办结日期", "Granted", Cells::Middle),
        Table::column("超限（工作日）", "Over the limit", Cells::Figures),
    ];
    table("approvals", columns, rows.collect())
}

fn problems(about: &About) -> Option<Block> {
    let mut open: Vec<_> = about.tables.problems_of(&about.project.id).filter(|problem| problem.is_open()).collect();
    open.sort_by_key(|problem| {
        (std::cmp::Reverse(problem.severity), std::cmp::Reverse(problem.overdue_days(about.day)))
    });
    let rows = open.into_iter().enumerate().map(|(place, problem)| {
        let unit = problem.lead_unit.trim();
        TableRow::of(
            Rows::Problem(problem.id.clone()),
            vec![
                number(place + 1),
                cell(problem.number.clone()),
                cell(problem.title.clone()),
                Text::new(problem.severity.label(Lang::Zh), problem.severity.label(Lang::En)),
                if unit.is_empty() { nothing() } else { cell(unit) },
                problem.deadline.map_or_else(nothing, |day| cell(day.to_string())),
                state(problem),
                cell(problem.overdue_days(about.day).to_string()),
            ],
        )
    });
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("编号", "Number", Cells::Words),
        Table::column("问题", "Problem", Cells::Words),
        Table::column("等级", "Severity", Cells::Middle),
        Table::column("牵头单位", "Lead unit", Cells::Words),
        Table::column("时限", "Due", Cells::Middle),
        Table::column("状态", "State", Cells::Middle),
        Table::column("逾期天数", "Days over", Cells::Figures),
    ];
    table("problems", columns, rows.collect())
}

fn visits(about: &About) -> Option<Block> {
    let finished = about.tables.visits_of(&about.project.id).filter(|visit| visit.state == VisitState::Finished);
    let rows = finished.map(|visit| {
        let names: Vec<Text> = visit
            .templates()
            .filter_map(|(key, version)| Some(about.tables.template(key, *version)?.title.clone()))
            .collect();
        let joined = |lang, between: &str| names.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(between);
        let found =
            about.tables.problems_of(&about.project.id).filter(|problem| problem.visit.as_ref() == Some(&visit.id));
        TableRow {
            cells: vec![
                cell(visit.day.to_string()),
                Text::owned(joined(Lang::Zh, "、"), joined(Lang::En, ", ")),
                cell(visit.answered.to_string()),
                number(found.count()),
            ],
            ..TableRow::default()
        }
    });
    let columns = vec![
        Table::column("日期", "Day", Cells::Middle),
        Table::column("检查表", "Checklist", Cells::Words),
        Table::column("已查条目", "Items checked", Cells::Figures),
        Table::column("发现问题", "Problems found", Cells::Figures),
    ];
    table("visits", columns, rows.collect())
}

/// The photos of the project, of its visits and of its problems, by what they are called and what they are of.
fn photos(about: &About) -> Option<Block> {
    let tables = about.tables;
    let visits = tables.visits_of(&about.project.id).map(|visit| visit.id.entity().clone());
    let problems = tables.problems_of(&about.project.id).map(|problem| problem.id.entity().clone());
    let of: Vec<EntityId> = std::iter::once(about.project.id.entity().clone()).chain(visits).chain(problems).collect();
    let all = of.iter().flat_map(|of| tables.photos_of(of));
    let rows = all.enumerate().map(|(place, photo)| {
        let caption = photo.caption.trim();
        TableRow {
            cells: vec![
                number(place + 1),
                if caption.is_empty() {
                    Text::owned(format!("照片{}", place + 1), format!("Photo {}", place + 1))
                } else {
                    cell(caption)
                },
                shows(about, photo),
            ],
            ..TableRow::default()
        }
    });
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("照片", "Photo", Cells::Words),
        Table::column("内容", "Shows", Cells::Words),
    ];
    table("photos", columns, rows.collect())
}

fn shows(about: &About, photo: &Arc<Photo>) -> Text {
    if let Some(visit) = VisitId::of(&photo.of).and_then(|id| about.tables.visit(&id).cloned()) {
        let day = when::day(visit.day);
        return Text::owned(format!("{}督查", day.zh), format!("Visit of {}", day.en));
    }
    let Some(problem) = ProblemId::of(&photo.of).and_then(|id| about.tables.problem(&id).cloned()) else {
        return Text::new("项目", "The project");
    };
    let (zh, en) = match photo.side {
        Some(Side::Before) => ("（整改前）", " (before)"),
        Some(Side::After) => ("（整改后）", " (after)"),
        None => ("", ""),
    };
    Text::owned(format!("{}{zh}", problem.title), format!("{}{en}", problem.title))
}
