//! 投诉与群众诉求办理表: two registers in one table. Nobody who complained is named, and nothing of what they wrote is quoted.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::around::BookAround;
use crate::domain::register::clocked::clocked;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::{complaint, concern};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::super::facts::Facts;
use super::super::persons::hidden;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;
use super::promises::{day_of, shown};

type Row = Arc<Entry>;

pub(super) static VOICES: Listed<Row> = Listed {
    rows: |facts| {
        let entries = facts.tables.entries();
        let mut rows: Vec<Row> =
            entries.all(&complaint::REGISTER).chain(entries.all(&concern::REGISTER)).cloned().collect();
        rows.sort_by_cached_key(|row| (!is_complaint(row), received(row), row.id.clone()));
        rows
    },
    columns,
    about: |row| Rows::Entry(row.id.clone()),
    unit: |_, row| handler(row).trim().to_owned(),
    group: Some(|_, row| kind_name(row)),
    day: Some(received),
    is_open: Some(|_, row| ended(row).is_none()),
    foot: |_, rows| {
        let (who, what) =
            (rows.iter().map(|row| filled(row, WHO)).sum(), rows.iter().map(|row| filled(row, WHAT)).sum());
        hidden(&[(&COMPLAINANTS, who), (&WRITTEN, what)])
    },
};

static COMPLAINANTS: Text = Text::new("投诉人、信访人信息", "who complained");
static WRITTEN: Text = Text::new("来信来访内容", "what they wrote");

/// What tells who complained, of a complaint and of a concern.
const WHO: [&[&str]; 2] = [&[complaint::WHO_KIND.key], &[concern::VILLAGE.key]];

/// What they wrote and were answered.
const WHAT: [&[&str]; 2] = [
    &[complaint::SUBJECT.key, complaint::DETAIL.key, complaint::REPLY.key],
    &[concern::TEXT.key, concern::FACTS.key, concern::ANSWER.key],
];

/// In how many of these fields something stands, which is not listed.
fn filled(row: &Row, fields: [&[&str]; 2]) -> usize {
    let fields = fields[usize::from(!is_complaint(row))];
    fields.iter().filter(|field| !shown(row, field).is_blank()).count()
}

fn is_complaint(row: &Row) -> bool {
    *row.register == complaint::REGISTER
}

fn kind_name(row: &Row) -> Text {
    if is_complaint(row) { Text::new("投诉", "Complaint") } else { Text::new("群众诉求", "Concern") }
}

/// A day by the register that the row is of.
fn either(row: &Row, of_complaint: Place<When>, of_concern: Place<When>) -> Option<NaiveDate> {
    day_of(row, if is_complaint(row) { of_complaint } else { of_concern })
}

fn received(row: &Row) -> Option<NaiveDate> {
    either(row, complaint::RECEIVED_ON, concern::RAISED_ON)
}

fn ended(row: &Row) -> Option<NaiveDate> {
    either(row, complaint::CLOSED_ON, concern::SETTLED_ON)
}

fn handler(row: &Row) -> &str {
    row.text(if is_complaint(row) { complaint::PASSED_TO } else { concern::HANDED_TO })
}

/// Days over of the clock of the row that is over the most.
fn over(facts: &Facts, row: &Row) -> i64 {
    let around = BookAround::of(facts.book, facts.tables, facts.wanted.day);
    let clocks = row.register.clocks.iter().map(|clock| clocked(row, clock, &around).over);
    clocks.max().unwrap_or_default()
}

fn columns(_: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    vec![
        Column::middle("kind", Text::new("类", "Of"), |_, row, _| Value::Words(kind_name(row))),
        Column::words("about", Text::new("类别", "Kind"), |_, row, _| {
            Value::Words(shown(row, if is_complaint(row) { complaint::KIND.key } else { concern::KIND.key }))
        }),
        Column::words("project", Text::new("涉及项目", "Project"), |facts, row, _| {
            Value::said(row.project().map(|project| facts.name(&project)).unwrap_or_default())
        }),
        Column::middle("received", Text::new("收到", "Received"), |_, row, _| Value::Day(received(row))),
        Column::middle("accepted", Text::new("受理", "Taken on"), |_, row, _| {
            Value::Day(either(row, complaint::ACCEPTED_ON, concern::ACCEPTED_ON))
        }),
        Column::middle("passed", Text::new("转办", "Passed on"), |_, row, _| {
            Value::Day(either(row, complaint::PASSED_ON, concern::HANDED_ON))
        }),
        Column::words("handler", Text::new("承办单位", "Handled by"), |_, row, _| Value::said(handler(row).trim())),
        Column::middle("answered", Text::new("答复", "Answered"), |_, row, _| {
            Value::Day(either(row, complaint::REPLIED_ON, concern::ANSWERED_ON))
        }),
        Column::middle("ended", Text::new("办结", "Closed"), |_, row, _| Value::Day(ended(row))).summed(
            |facts, rows| {
                let (all, done) = (rows.len(), rows.iter().filter(|row| ended(row).is_some()).count());
                let rate = Value::share(done, all).shown(facts);
                Value::Words(Text::owned(
                    format!("办结{done}/{all}（{}%）", rate.zh),
                    format!("{done}/{all} ({} %)", rate.zh),
                ))
            },
        ),
        Column::figures("days", Text::new("用时（自然日）", "Days used"), |facts, row, _| {
            let end = ended(row).unwrap_or(facts.wanted.day);
            match received(row) {
                Some(from) => Value::Count((end - from).num_days().max(0)),
                None => Value::said(""),
            }
        }),
        Column::figures("over", Text::new("超时天数", "Days over"), |facts, row, _| Value::Count(over(facts, row)))
            .summed(|facts, rows| {
                let count = rows.iter().filter(|row| over(facts, row) > 0).count();
                Value::Words(Text::owned(format!("超时{count}件"), format!("{count} over")))
            }),
        Column::middle("satisfied", Text::new("满意度", "Satisfied"), |_, row, _| {
            Value::Words(if is_complaint(row) { shown(row, complaint::SATISFIED.key) } else { Text::default() })
        }),
        Column::middle("result", Text::new("结果", "Result"), |_, row, _| {
            Value::Words(shown(row, if is_complaint(row) { complaint::STATE.key } else { concern::OUTCOME.key }))
        }),
        Column::words("about_unit", Text::new("被投诉单位", "About"), |_, row, _| {
            Value::said(if is_complaint(row) { row.text(complaint::ABOUT).trim() } else { "" })
        })
        .offered(),
    ]
}
