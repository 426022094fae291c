//! 督查方案 on paper: what for, who goes where on which day, how it stands, and the record of each draw from which anybody can repeat it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::ids::ProjectId;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::planned_visit::WAYS;
use crate::domain::registers::visit_plan as fields;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};
use crate::domain::visit_plan::Plan;
use crate::domain::visit_plan::coverage::{Coverage, Covered, Standing};
use crate::domain::visit_plan::drawn::{Record, draws};

use super::document::{Block, Cells, Document, FormRow, Table, TableRow, cell};
use super::said::Rows;
use super::when;

/// The paper of a plan as of a day; none where there is no such plan.
pub fn paper(book: &Book, tables: &Tables, office: &EntityId, plan: &EntityId, today: NaiveDate) -> Option<Document> {
    let entry = tables.entry(plan).filter(|entry| *entry.register == fields::REGISTER)?;
    let read = Plan::read(entry);
    let coverage = Coverage::of(tables, &read, today);
    let theme = entry.text(fields::THEME);
    let name = Text::owned(format!("{theme}督查方案"), format!("Visit plan: {theme}"));
    let mut blocks = vec![Block::Title(name.clone())];
    let number = entry.text(fields::NUMBER);
    if !number.is_empty() {
        blocks.push(Block::Lines(vec![cell(number)]));
    }
    blocks.push(Block::Form(particulars(entry, &read)));
    blocks.push(Block::Table(schedule(book, tables, &read, &coverage, today)));
    if !coverage.unplanned.is_empty() {
        blocks.push(Block::Table(without_plan(tables, &coverage)));
    }
    for (nth, record) in draws(book, plan).iter().enumerate() {
        blocks.push(Block::Annex(Text::owned(format!("附件{}", nth + 1), format!("Annex {}", nth + 1))));
        drawn(tables, record, &mut blocks);
    }
    let unit = book.text(office, "office").trim();
    blocks.push(Block::Signature(cell(if unit.is_empty() { "督查室" } else { unit }), when::day(today)));
    Some(Document { is_one_page: false, name, blocks, figures: BTreeMap::new() })
}

/// Both languages of what a field shows.
fn both(entry: &Entry, key: &str) -> Text {
    Text::owned(entry.shown(key, Lang::Zh), entry.shown(key, Lang::En))
}

fn particulars(entry: &Entry, plan: &Plan) -> Vec<FormRow> {
    let named = |place: Place<std::sync::Arc<[std::sync::Arc<str>]>>| both(entry, place.key);
    let period = plan.period.map_or_else(Text::default, |(from, to)| when::span(from, to));
    let row = |cells: Vec<(Text, Text)>, lines| FormRow { cells, lines };
    let label = |zh, en| Text::new(zh, en);
    let rows = [
        row(
            vec![
                (label("督查时间", "Period"), period),
                (label("督查方式", "Visit type"), both(entry, fields::KIND.key)),
            ],
            1,
        ),
        row(
            vec![
                (label("带队领导", "Led by"), both(entry, fields::LEADER.key)),
                (label("督查人员", "Inspectors"), named(fields::TEAM)),
            ],
            1,
        ),
        row(vec![(label("督查依据", "Basis"), both(entry, fields::BASIS.key))], 1),
        row(vec![(label("督查内容", "What is checked"), both(entry, fields::CONTENT.key))], 3),
        row(vec![(label("工作要求", "Requirements"), both(entry, fields::DEMAND.key))], 2),
    ];
    // What nobody has filled in is no line of the paper, but for the content, which may be written by hand.
    let says = |row: &FormRow| row.lines == 3 || row.cells.iter().any(|(_, text)| !text.is_blank());
    rows.into_iter().filter(says).collect()
}

fn project_cells(tables: &Tables, project: &ProjectId) -> [Text; 2] {
    match tables.project(project) {
        Some(record) => [cell(record.name.clone()), cell(record.lead_unit.clone())],
        None => [Text::new("（项目已不在册）", "(no longer in the book)"), Text::default()],
    }
}

fn day(day: NaiveDate) -> Text {
    cell(day.format("%m-%d").to_string())
}

/// How an object stands, in words.
pub fn standing_words(standing: &Standing, planned: Option<NaiveDate>) -> Text {
    match standing {
        Standing::Visited(_, on) if planned.is_some_and(|planned| planned != *on) => {
            let on = on.format("%m-%d");
            Text::owned(format!("已查（{on}）"), format!("Visited ({on})"))
        }
        Standing::Visited(..) => Text::new("已查", "Visited"),
        Standing::UnderWay(_) => Text::new("督查中", "Under way"),
        Standing::Missed => Text::new("未查", "Missed"),
        Standing::Today => Text::new("今天", "Today"),
        Standing::ToCome => Text::new("已排", "To come"),
        Standing::NoDay => Text::new("未排日期", "No day"),
    }
}

/// How a plan stands, in one line.
pub fn coverage_words(coverage: &Coverage) -> Text {
    let (all, visited, missed) = (coverage.objects.len(), coverage.visited(), coverage.missed());
    let beside = coverage.unplanned.len();
    Text::owned(
        format!("应查 {all} · 已查 {visited} · 未查 {missed} · 计划外 {beside}"),
        format!("Planned {all} · visited {visited} · missed {missed} · without a plan {beside}"),
    )
}

fn schedule(book: &Book, tables: &Tables, plan: &Plan, coverage: &Coverage, today: NaiveDate) -> Table {
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("日期", "Day", Cells::Middle),
        Table::column("项目", "Project", Cells::Words),
        Table::column("责任单位", "Responsible unit", Cells::Words),
        Table::column("督查人员", "Inspectors", Cells::Words),
        Table::column("列入原因", "Why", Cells::Words),
        Table::column("联系电话", "Telephone", Cells::Words),
        Table::column("情况", "How it stands", Cells::Middle),
    ];
    let row = |(place, covered): (usize, &Covered)| {
        let object = &covered.object;
        let [name, unit] = project_cells(tables, &object.project);
        let who = if object.who.is_empty() { &plan.team } else { &object.who };
        let way = WAYS.options.iter().find(|option| option.key == object.way);
        let need = match (object.need.is_empty(), way) {
            (true, Some(way)) => Text::new(way.zh, way.en),
            (true, None) => Text::default(),
            (false, _) => cell(object.need.clone()),
        };
        let cells = vec![
            cell((place + 1).to_string()),
            object.day.map_or_else(Text::default, day),
            name,
            unit,
            Text::owned(who.join("、"), who.join(", ")),
            need,
            cell(book.text(object.project.entity(), "phone")),
            standing_words(&covered.standing, object.day),
        ];
        TableRow::of(Rows::Project(object.project.clone()), cells)
    };
    let is_begun = plan.period.is_some_and(|(from, _)| from <= today);
    let as_of = when::day(today);
    let words = coverage_words(coverage);
    let foot = Text::owned(format!("截至{}：{}", as_of.zh, words.zh), format!("As of {}: {}", as_of.en, words.en));
    Table {
        id: "schedule".to_owned(),
        title: Text::new("督查安排", "Who goes where"),
        notes: Vec::new(),
        columns,
        rows: coverage.objects.iter().enumerate().map(row).collect(),
        foot: if is_begun { foot } else { Text::default() },
    }
}

fn without_plan(tables: &Tables, coverage: &Coverage) -> Table {
    let rows = coverage.unplanned.iter().enumerate().map(|(place, one)| {
        let [name, unit] = project_cells(tables, &one.project);
        let cells = vec![cell((place + 1).to_string()), day(one.day), name, unit];
        TableRow::of(Rows::Project(one.project.clone()), cells)
    });
    Table {
        id: "unplanned".to_owned(),
        title: Text::new("计划外督查", "Visited without a plan"),
        notes: Vec::new(),
        columns: vec![
            Table::column("序号", "No.", Cells::Middle),
            Table::column("日期", "Day", Cells::Middle),
            Table::column("项目", "Project", Cells::Words),
            Table::column("责任单位", "Responsible unit", Cells::Words),
        ],
        rows: rows.collect(),
        foot: Text::default(),
    }
}

/// 抽取记录: all that it takes to repeat the draw.
fn drawn(tables: &Tables, record: &Record, blocks: &mut Vec<Block>) {
    let lot = &record.lot;
    blocks.push(Block::Title(Text::new("双随机抽取记录", "Record of the draw")));
    let on = record.on.map_or_else(Text::default, when::day);
    let by = record.by.name();
    let row = |zh, en, text: Text| FormRow { cells: vec![(Text::new(zh, en), text)], lines: 1 };
    let check = match record.holds() {
        true => Text::new(
            "按种子重新抽取，结果一致。抽取方法见文件格式说明“抽取”一节。",
            "Drawn anew with the seed, it comes out the same. How it is drawn: section “Draws” of the file format.",
        ),
        false => Text::new("与按种子重新抽取的结果不一致。", "Drawn anew with the seed, it comes out differently."),
    };
    blocks.push(Block::Form(vec![
        row("抽取日期", "Drawn on", on),
        row("种子", "Seed", cell(lot.seed.clone())),
        row(
            "分层与比例",
            "Strata and share",
            Text::owned(
                format!("{}，每层 {}%（进一取整）", by.zh, lot.share),
                format!("{}, {} % of each, rounded up", by.en, lot.share),
            ),
        ),
        row(
            "督查人员名单",
            "Inspectors drawn from",
            Text::owned(
                format!("{}；每个项目 {} 人", lot.people.join("、"), lot.each),
                format!("{}; {} for each site", lot.people.join(", "), lot.each),
            ),
        ),
        row("复核", "Check", check),
    ]));
    blocks.push(Block::Table(strata(record)));
    blocks.push(Block::Table(sites(tables, record)));
}

fn strata(record: &Record) -> Table {
    let name = |stored: &str| match stored.is_empty() {
        true => Text::new("（未分层）", "(none)"),
        false => Text::owned(record.by.stratum(stored, Lang::Zh), record.by.stratum(stored, Lang::En)),
    };
    let rows = record.strata().into_iter().map(|(stored, (all, drawn))| TableRow {
        cells: vec![name(stored), cell(all.to_string()), cell(drawn.to_string())],
        ..TableRow::default()
    });
    Table {
        id: "strata".to_owned(),
        title: Text::default(),
        notes: Vec::new(),
        columns: vec![
            Table::column("分层", "Stratum", Cells::Words),
            Table::column("项目数", "Projects", Cells::Figures),
            Table::column("抽中", "Drawn", Cells::Figures),
        ],
        rows: rows.collect(),
        foot: Text::default(),
    }
}

/// All that was drawn from, with the ids that the lot goes by.
fn sites(tables: &Tables, record: &Record) -> Table {
    let drawn: BTreeMap<&str, &Vec<String>> = record.drawn.iter().map(|one| (one.site.as_str(), &one.people)).collect();
    let rows = record.lot.sites.iter().enumerate().map(|(place, (site, stratum))| {
        let project = ProjectId::parse(site);
        let name = project.as_ref().map_or_else(|| cell(site.clone()), |id| project_cells(tables, id)[0].clone());
        let people = drawn.get(site.as_str());
        let cells = vec![
            cell((place + 1).to_string()),
            name,
            cell(site.clone()),
            Text::owned(record.by.stratum(stratum, Lang::Zh), record.by.stratum(stratum, Lang::En)),
            people.map_or_else(Text::default, |_| Text::new("抽中", "Drawn")),
            people.map_or_else(Text::default, |people| Text::owned(people.join("、"), people.join(", "))),
        ];
        match project {
            Some(id) => TableRow::of(Rows::Project(id), cells),
            None => TableRow { cells, ..TableRow::default() },
        }
    });
    Table {
        id: "sites".to_owned(),
        title: Text::new("抽取名单", "Drawn from"),
        notes: Vec::new(),
        columns: vec![
            Table::column("序号", "No.", Cells::Middle),
            Table::column("项目", "Project", Cells::Words),
            Table::column("标识", "Id", Cells::Words),
            Table::column("分层", "Stratum", Cells::Words),
            Table::column("结果", "Result", Cells::Middle),
            Table::column("督查人员", "Inspectors", Cells::Words),
        ],
        rows: rows.collect(),
        foot: Text::default(),
    }
}
