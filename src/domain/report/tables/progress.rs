//! 形象进度表 and 项目月报: the projects of the month, by unit.

use std::sync::Arc;

use crate::domain::figures::light::Light;
use crate::domain::figures::month::Month;
use crate::domain::figures::total::Total;
use crate::domain::progress::region::Member;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::monthly_progress as month;
use crate::domain::text::{Lang, Text};

use super::super::annexes::{image_part, remarks};
use super::super::facts::Facts;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;

pub(super) static IMAGE: Listed<Member> = Listed { columns: image, ..PROJECTS };

pub(super) static MONTHLY: Listed<Member> = Listed { columns: monthly, ..PROJECTS };

const PROJECTS: Listed<Member> = Listed {
    rows: by_unit,
    columns: |_| Vec::new(),
    about: |row| Rows::Project(row.project.clone()),
    unit: |facts, row| facts.unit(&row.project),
    group: Some(|facts, row| Text::owned(facts.unit(&row.project), "")),
    day: None,
    is_open: None,
    foot: |_, _| Text::default(),
};

/// The projects of the units in their order, then those of none.
fn by_unit(facts: &Facts) -> Vec<Member> {
    let of_units = facts.units.iter().flat_map(|unit| &unit.region.members);
    let of_none = facts.region.members.iter().filter(|member| facts.unit(&member.project).is_empty());
    of_units.chain(of_none).cloned().collect()
}

fn total(facts: &Facts, rows: &[&Member]) -> Total {
    Total::of(rows.iter().map(|row| &row.parts.part), facts.wanted.as_of)
}

type Column = ColumnRule<Member>;

fn name() -> Column {
    Column::words("project", Text::new("项目", "Project"), |facts, row, _| Value::said(facts.name(&row.project)))
}

fn unit() -> Column {
    Column::words("unit", Text::new("责任单位", "Unit"), |facts, row, _| Value::said(facts.unit(&row.project)))
}

/// 年度计划, 本年累计, 完成率, 序时差.
fn against_plan() -> [Column; 4] {
    [
        Column::figures("plan", Text::new("年度计划", "Plan for the year"), |_, row, _| {
            Value::Figure(row.total().plan())
        })
        .summed(|facts, rows| Value::Figure(total(facts, rows).plan())),
        Column::figures("ytd", Text::new("本年累计", "Since January"), |_, row, _| {
            Value::Figure(row.total().completed())
        })
        .summed(|facts, rows| Value::Figure(total(facts, rows).completed())),
        Column::figures("rate", Text::new("完成率%", "Done %"), |_, row, _| Value::Figure(row.total().completion()))
            .summed(|facts, rows| Value::Figure(total(facts, rows).completion())),
        Column::figures("gap", Text::new("序时差", "Ahead, points"), |_, row, _| Value::Figure(row.total().gap()))
            .summed(|facts, rows| Value::Figure(total(facts, rows).gap())),
    ]
}

/// 本月完成, as reported.
fn this_month() -> Column {
    Column::figures("month", Text::new("本月完成", "This month"), |facts, row, _| {
        let month = row.rows.months.get(&facts.wanted.as_of);
        Value::Amount(month.and_then(|month| month.reported.as_ref()).map(|given| given.number()))
    })
    .adds()
}

fn image(_: &Facts) -> Vec<Column> {
    let [plan, ytd, rate, gap] = against_plan();
    vec![
        name(),
        unit().offered(),
        Column::words("scale", Text::new("规模", "Scale"), |facts, row, _| field(facts, row, "scale")).offered(),
        Column::figures("total", Text::new("总投资", "Total"), |_, row, _| {
            Value::Amount(row.rows.total.as_ref().map(|given| given.number()))
        })
        .adds(),
        plan,
        this_month(),
        ytd,
        rate,
        gap.offered(),
        Column::figures("since_start", Text::new("开工以来累计", "Since the start"), |_, row, _| {
            Value::Amount(row.parts.part.since_start(&row.rows).value().ok())
        })
        .adds(),
        Column::words("part", Text::new("当前部位", "Part of the works"), |facts, row, _| {
            Value::Words(image_part(facts, row))
        }),
        Column::words("quantity", Text::new("实物量", "Quantity"), |facts, row, _| quantity(facts, row)),
        Column::middle("light", Text::new("灯色", "Light"), |facts, row, _| Value::Words(light(facts, row).0)),
        Column::figures("photos", Text::new("照片", "Photos"), |facts, row, _| {
            Value::number(facts.tables.photos_of(row.project.entity()).count())
        })
        .adds()
        .offered(),
        Column::words("remarks", Text::new("备注", "Remarks"), |facts, row, _| {
            Value::Words(remarks(&row.total().completion(), light(facts, row).1))
        }),
    ]
}

fn monthly(_: &Facts) -> Vec<Column> {
    let [plan, ytd, rate, gap] = against_plan();
    vec![
        name(),
        unit(),
        Column::words("sponsor", Text::new("责任领导", "Leader"), |facts, row, _| {
            Value::said(facts.tables.project(&row.project).map_or("", |project| project.sponsor.trim()))
        })
        .person(),
        Column::figures("month_plan", Text::new("本月计划", "Planned this month"), |facts, row, _| {
            let month = row.rows.months.get(&facts.wanted.as_of);
            Value::Amount(month.and_then(|month| month.planned.as_ref()).map(|given| given.number()))
        })
        .adds(),
        this_month(),
        plan,
        ytd,
        rate,
        gap.offered(),
        Column::words("part", Text::new("形象进度", "Part of the works"), |facts, row, _| {
            written(facts, row, month::IMAGE_PART)
        }),
        Column::words("issues", Text::new("存在问题", "Problems"), |facts, row, _| {
            written(facts, row, month::ISSUES)
        }),
        Column::words("help", Text::new("需协调事项", "To be coordinated"), |facts, row, _| {
            written(facts, row, month::HELP)
        }),
        Column::words("next", Text::new("下月计划", "Next month"), |facts, row, _| {
            written(facts, row, month::NEXT_PLAN)
        }),
        Column::words("reporter", Text::new("填报人", "Reported by"), |facts, row, _| {
            written(facts, row, month::REPORTER)
        })
        .person(),
        Column::middle("reported_on", Text::new("报送日期", "Reported on"), |facts, row, _| {
            Value::Day(entry(facts, row).and_then(|entry| entry.get(month::REPORTED_ON)).map(|when| when.first_day()))
        }),
    ]
}

fn field(facts: &Facts, row: &Member, key: &str) -> Value {
    Value::said(facts.book.text(row.project.entity(), key).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The entry of the month.
fn entry<'f>(facts: &'f Facts, row: &Member) -> Option<&'f Arc<Entry>> {
    let mut entries = facts.tables.entries().of(row.project.entity(), &month::REGISTER);
    entries.find(|entry| entry.key.first_day().is_some_and(|first| Month::of(first) == facts.wanted.as_of))
}

fn written(facts: &Facts, row: &Member, place: Place<Arc<str>>) -> Value {
    let text = entry(facts, row).map_or("", |entry| entry.text(place));
    Value::said(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// 累计实物量 of the last month up to this one that says it, with its unit; what was verified before what was reported.
fn quantity(facts: &Facts, row: &Member) -> Value {
    let last = facts.wanted.as_of.last_day();
    let entries = facts.tables.entries().of(row.project.entity(), &month::REGISTER).rev();
    let mut entries = entries.filter(|entry| entry.key.first_day().is_some_and(|first| first <= last));
    let said = entries.find_map(|entry| {
        let keys = [month::QUANTITY_VERIFIED.key, month::QUANTITY_TOTAL.key];
        keys.into_iter().map(|key| entry.shown(key, Lang::Zh)).find(|shown| !shown.is_empty())
    });
    let unit = facts.book.text(row.project.entity(), "quantity_unit").trim();
    Value::said(said.map(|said| if said.ends_with(unit) { said } else { format!("{said}{unit}") }).unwrap_or_default())
}

/// The light, and whether it is grey.
fn light(facts: &Facts, row: &Member) -> (Text, bool) {
    let lit = facts.lights.iter().find(|(project, _)| *project == row.project).map(|(_, lit)| lit.light);
    (lit.map_or_else(Text::default, Light::name), lit == Some(Light::Grey))
}
