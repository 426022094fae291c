//! 承诺兑现表: government and companies apart.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::register::{Entry, Place};
use crate::domain::registers::promise;
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

use super::super::facts::Facts;
use super::super::rules::kept;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;

type Row = Arc<Entry>;

pub(super) static PROMISES: Listed<Row> = Listed {
    rows: |facts| {
        let mut rows: Vec<Row> = facts.tables.entries().all(&promise::REGISTER).cloned().collect();
        rows.sort_by_cached_key(|row| {
            let side = promise::SIDES.options.iter().position(|option| option.key == row.text(promise::SIDE));
            (side, Reverse(over(facts, row)), first_due(row), row.id.clone())
        });
        rows
    },
    columns,
    about: |row| Rows::Entry(row.id.clone()),
    unit: |_, row| row.text(promise::HOLDER).trim().to_owned(),
    group: Some(|_, row| shown(row, promise::SIDE.key)),
    day: Some(|row| day_of(row, promise::MADE_ON)),
    is_open: Some(|_, row| row.get(promise::KEPT_ON).is_none()),
    foot: |_, _| {
        Text::new(
            "兑现率按原定时限计，含已改期的。",
            "The rate is by what was agreed first, also where the day was moved.",
        )
    },
};

/// A field in both languages.
pub(super) fn shown(row: &Entry, key: &str) -> Text {
    let text = |lang| row.shown(key, lang).split_whitespace().collect::<Vec<_>>().join(" ");
    Text::owned(text(Lang::Zh), text(Lang::En))
}

/// The first day of a field.
pub(super) fn day_of(row: &Entry, place: Place<When>) -> Option<NaiveDate> {
    row.get(place).map(|when| when.first_day())
}

fn due(row: &Row) -> Option<NaiveDate> {
    row.get(promise::DUE).map(|when| when.last_day())
}

fn first_due(row: &Row) -> Option<NaiveDate> {
    row.get(promise::FIRST_DUE).map(|when| when.last_day()).or_else(|| due(row))
}

/// By how many days it was kept late, or is not kept; the due day is in time.
fn over(facts: &Facts, row: &Row) -> i64 {
    let end = day_of(row, promise::KEPT_ON).unwrap_or(facts.wanted.day);
    due(row).map_or(0, |due| (end - due).num_days().max(0))
}

fn columns(_: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    vec![
        Column::middle("side", Text::new("承诺方", "Side"), |_, row, _| Value::Words(shown(row, promise::SIDE.key))),
        Column::words("holder", Text::new("承诺单位", "By"), |_, row, _| {
            Value::said(row.text(promise::HOLDER).trim())
        }),
        Column::words("to", Text::new("对象", "To"), |_, row, _| Value::said(row.text(promise::TO).trim())),
        Column::words("project", Text::new("项目", "Project"), |facts, row, _| {
            Value::said(row.project().map(|project| facts.name(&project)).unwrap_or_default())
        })
        .offered(),
        Column::words("text", Text::new("内容", "Promise"), |_, row, _| Value::Words(shown(row, promise::TEXT.key))),
        Column::words("basis", Text::new("依据", "Basis"), |_, row, _| Value::Words(shown(row, promise::BASIS.key))),
        Column::middle("made_on", Text::new("承诺日期", "Made on"), |_, row, _| {
            Value::Day(day_of(row, promise::MADE_ON))
        }),
        Column::middle("first_due", Text::new("原定时限", "First due"), |_, row, _| Value::Day(first_due(row))),
        Column::middle("due", Text::new("现行时限", "Due"), |_, row, _| Value::Day(due(row))),
        Column::middle("kept_on", Text::new("兑现日期", "Kept on"), |_, row, _| {
            Value::Day(day_of(row, promise::KEPT_ON))
        }),
        Column::middle("result", Text::new("结果", "Result"), |_, row, _| {
            Value::Words(shown(row, promise::STATE.key))
        })
        .summed(|facts, rows| {
            let share = kept(facts, rows.iter().copied());
            let (due, on_time) = (share.under, share.over);
            let rate = share.percent(facts.settings.rounding);
            Value::Words(match rate {
                Some(rate) => Text::owned(
                    format!("到期{due}，按期{on_time}（{rate}%）"),
                    format!("{on_time} of {due} ({rate} %)"),
                ),
                None => Text::new("无到期承诺", "none due"),
            })
        }),
        Column::words("why_not", Text::new("未兑现原因", "Why not"), |_, row, _| {
            Value::Words(shown(row, promise::WHY_NOT.key))
        }),
        Column::figures("over", Text::new("逾期天数", "Days over"), |facts, row, _| Value::Count(over(facts, row)))
            .summed(|facts, rows| {
                let count = rows.iter().filter(|row| over(facts, row) > 0).count();
                Value::Words(Text::owned(format!("逾期{count}项"), format!("{count} over")))
            }),
        Column::figures("money", Text::new("金额", "Money"), |_, row, _| {
            Value::Amount(row.get(promise::MONEY).map(Into::into))
        })
        .adds()
        .offered(),
    ]
}
