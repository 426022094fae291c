//! 督办事项一览表.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::register::Entry;
use crate::domain::registers::supervision_order as order;
use crate::domain::text::Text;

use super::super::facts::Facts;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;
use super::promises::{day_of, shown};

type Row = Arc<Entry>;

pub(super) static ORDERS: Listed<Row> = Listed {
    rows: |facts| {
        let mut rows: Vec<Row> = facts.tables.entries().all(&order::REGISTER).cloned().collect();
        rows.sort_by_cached_key(|row| {
            (!is_open(row), Reverse(over(facts, row)), row.text(order::NUMBER).to_owned(), row.id.clone())
        });
        rows
    },
    columns,
    about: |row| Rows::Entry(row.id.clone()),
    unit: |_, row| row.text(order::TO).trim().to_owned(),
    group: Some(|_, row| Text::owned(row.text(order::TO).trim(), "")),
    day: Some(|row| day_of(row, order::ISSUED_ON)),
    is_open: Some(|_, row| is_open(row)),
    foot: |_, _| {
        Text::new(
            "按期回复：时限已过的，按时限回复的占比。",
            "Answered in time: of those whose deadline has passed, those answered by it.",
        )
    },
};

fn is_open(row: &Row) -> bool {
    row.get(order::CLOSED_ON).is_none()
}

fn due(row: &Row) -> Option<NaiveDate> {
    row.get(order::DUE).map(|when| when.last_day())
}

/// By how many days the reply came late, or is late.
fn over(facts: &Facts, row: &Row) -> i64 {
    let replied = day_of(row, order::REPLIED_ON).or_else(|| day_of(row, order::CLOSED_ON));
    due(row).map_or(0, |due| (replied.unwrap_or(facts.wanted.day) - due).num_days().max(0))
}

/// Whether it was answered by its deadline; none where that has not passed.
fn in_time(facts: &Facts, row: &Row) -> Option<bool> {
    let due = due(row).filter(|due| *due < facts.wanted.day)?;
    Some(day_of(row, order::REPLIED_ON).is_some_and(|replied| replied <= due))
}

fn columns(_: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    vec![
        Column::words("number", Text::new("文号", "Number"), |_, row, _| Value::said(row.text(order::NUMBER).trim())),
        Column::middle("kind", Text::new("类型", "Kind"), |_, row, _| Value::Words(shown(row, order::KIND.key))),
        Column::middle("level", Text::new("等级", "Level"), |_, row, _| Value::Words(shown(row, order::LEVEL.key))),
        Column::words("to", Text::new("受文单位", "To"), |_, row, _| Value::said(row.text(order::TO).trim())),
        Column::words("project", Text::new("项目", "Project"), |facts, row, _| {
            Value::said(row.project().map(|project| facts.name(&project)).unwrap_or_default())
        })
        .offered(),
        Column::words("demand", Text::new("事项", "Demand"), |_, row, _| Value::Words(shown(row, order::DEMAND.key))),
        Column::middle("issued_on", Text::new("签发日期", "Issued"), |_, row, _| {
            Value::Day(day_of(row, order::ISSUED_ON))
        }),
        Column::middle("received_on", Text::new("签收日期", "Received"), |_, row, _| {
            Value::Day(day_of(row, order::RECEIVED_ON))
        }),
        Column::middle("due", Text::new("办理时限", "Due"), |_, row, _| Value::Day(due(row))),
        Column::middle("replied_on", Text::new("回复日期", "Answered"), |_, row, _| {
            Value::Day(day_of(row, order::REPLIED_ON))
        }),
        Column::middle("closed_on", Text::new("审结日期", "Closed"), |_, row, _| {
            Value::Day(day_of(row, order::CLOSED_ON))
        }),
        Column::middle("state", Text::new("状态", "State"), |_, row, _| Value::Words(shown(row, order::STATE.key)))
            .summed(|facts, rows| {
                let due: Vec<bool> = rows.iter().filter_map(|row| in_time(facts, row)).collect();
                let (all, on_time) = (rows.len(), due.iter().filter(|on_time| **on_time).count());
                let rate = Value::share(on_time, due.len()).shown(facts);
                Value::Words(Text::owned(
                    format!("{all}件，按期回复{}%", rate.zh),
                    format!("{all}, answered in time {} %", rate.zh),
                ))
            }),
        Column::figures("over", Text::new("超时天数", "Days over"), |facts, row, _| Value::Count(over(facts, row)))
            .summed(|facts, rows| {
                let count = rows.iter().filter(|row| over(facts, row) > 0).count();
                Value::Words(Text::owned(format!("超时{count}件"), format!("{count} over")))
            }),
        Column::words("after", Text::new("升级自", "Raised from"), |facts, row, _| {
            let before = row.get(order::AFTER).and_then(|before| facts.tables.entry(&before).cloned());
            Value::said(before.map(|before| before.text(order::NUMBER).to_owned()).unwrap_or_default())
        })
        .offered(),
        Column::words("issued_by", Text::new("签发人", "Issued by"), |_, row, _| {
            Value::said(row.text(order::ISSUED_BY).trim())
        })
        .person(),
    ]
}
