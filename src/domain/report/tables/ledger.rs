//! 问题台账.

use std::sync::Arc;

use crate::domain::records::Problem;
use crate::domain::text::{Lang, Text};

use super::super::annexes::state;
use super::super::facts::Facts;
use super::super::problems::{rectified, rectified_in_time};
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;

type Row = Arc<Problem>;

pub(super) static PROBLEMS: Listed<Row> = Listed {
    rows: |facts| {
        let mut problems = facts.ledger.problems.clone();
        problems.sort_by_key(|problem| !problem.is_open());
        problems
    },
    columns,
    about: |row| Rows::Problem(row.id.clone()),
    unit: |_, row| row.lead_unit.trim().to_owned(),
    group: Some(|_, row| Text::owned(row.lead_unit.trim(), "")),
    day: Some(|row| row.found_on),
    is_open: Some(|_, row| row.is_open()),
    foot: |facts, rows| {
        let share = rectified_in_time(rows.iter().map(|row| &***row), facts.wanted.day);
        let rate = share.percent(facts.settings.rounding);
        rate.map_or_else(Text::default, |rate| {
            Text::owned(format!("按期整改率{rate}%。"), format!("Closed by the first deadline: {rate} %."))
        })
    },
};

fn columns(_: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    vec![
        Column::words("number", Text::new("编号", "Number"), |_, row, _| Value::said(row.number.clone())),
        Column::words("project", Text::new("项目", "Project"), |facts, row, _| Value::said(facts.name(&row.project))),
        Column::words("title", Text::new("问题", "Problem"), |_, row, _| Value::said(row.title.clone())),
        Column::words("category", Text::new("类别", "Category"), |_, row, _| {
            Value::Words(
                row.category.map_or_else(Text::default, |one| Text::new(one.label(Lang::Zh), one.label(Lang::En))),
            )
        }),
        Column::middle("severity", Text::new("等级", "Severity"), |_, row, _| {
            Value::Words(Text::new(row.severity.label(Lang::Zh), row.severity.label(Lang::En)))
        }),
        Column::middle("found", Text::new("发现日期", "Found"), |_, row, _| Value::Day(row.found_on)),
        Column::words("leader", Text::new("责任领导", "Leader"), |_, row, _| Value::said(row.leader.trim())).person(),
        Column::words("lead_unit", Text::new("牵头单位", "Lead unit"), |_, row, _| {
            Value::said(row.lead_unit.trim())
        }),
        Column::words("assisting", Text::new("配合单位", "Assisting"), |_, row, _| {
            Value::Words(Text::owned(row.assisting.join("、"), row.assisting.join(", ")))
        })
        .offered(),
        Column::words("measure", Text::new("整改措施", "Measure"), |facts, row, _| written(facts, row, "measure")),
        Column::middle("first_due", Text::new("原定时限", "First due"), |_, row, _| {
            Value::Day(row.original_deadline)
        }),
        Column::middle("due", Text::new("现行时限", "Due"), |_, row, _| Value::Day(row.deadline)),
        Column::words("done", Text::new("进展", "What was done"), |facts, row, _| written(facts, row, "report"))
            .offered(),
        Column::middle("closed", Text::new("完成日期", "Closed"), |_, row, _| Value::Day(row.closed_on)),
        Column::middle("state", Text::new("状态", "State"), |_, row, _| Value::Words(state(row))).summed(
            |facts, rows| {
                let share = rectified(rows.iter().map(|row| &***row));
                let rate = share.percent(facts.settings.rounding).map(|rate| rate.to_string()).unwrap_or_default();
                let (closed, all) = (share.over, share.under);
                Value::Words(Text::owned(
                    format!("销号{closed}/{all}（{rate}%）"),
                    format!("{closed}/{all} ({rate} %)"),
                ))
            },
        ),
        Column::figures("over", Text::new("逾期天数", "Days over"), |facts, row, _| {
            Value::Count(row.overdue_days(facts.wanted.day))
        })
        .summed(|facts, rows| {
            let over = rows.iter().filter(|row| row.overdue_days(facts.wanted.day) > 0).count();
            Value::Words(Text::owned(format!("逾期{over}个"), format!("{over} over")))
        }),
    ]
}

fn written(facts: &Facts, row: &Row, field: &str) -> Value {
    Value::said(facts.book.text(row.id.entity(), field).trim())
}
