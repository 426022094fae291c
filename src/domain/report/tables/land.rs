//! 闲置土地清单: what seems idle by its dates, with the facts, and what the authority decided. Until it has, everything is 「疑似」.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::decimal::Decimal;
use crate::domain::figures::fraction::Fraction;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::{land_cleanup as cleanup, parcel};
use crate::domain::text::Text;

use super::super::facts::Facts;
use super::super::said::Rows;
use super::super::when;
use super::column::{ColumnRule, Value};
use super::listed::Listed;
use super::promises::{day_of, shown};

/// How many days past the agreed start, or of suspension, make a parcel suspect: a year [闲置土地处置办法 第二条].
const YEAR: i64 = 365;
/// Of what is to be begun, less than one third begun makes a suspended parcel suspect.
const THIRD: i64 = 3;

/// A parcel with its case, if there is one.
pub(super) struct Idle {
    parcel: Arc<Entry>,
    case: Option<Arc<Entry>>,
    why: Text,
}

pub(super) static IDLE: Listed<Idle> = Listed {
    rows,
    columns,
    about: |row| Rows::Entry(row.case.as_ref().map_or_else(|| row.parcel.id.clone(), |case| case.id.clone())),
    unit: |facts, row| row.parcel.project().map(|project| facts.unit(&project)).unwrap_or_default(),
    group: Some(|_, row| row.of_case(cleanup::CAUSE.key)),
    day: None,
    is_open: Some(|_, row| row.case.as_ref().is_none_or(|case| case.get(cleanup::DONE_ON).is_none())),
    foot: |_, _| {
        Text::new(
            "疑似的是否构成闲置土地，由自然资源主管部门认定。",
            "Whether what is suspected is idle land is for the authority to decide.",
        )
    },
};

/// 「疑似闲置土地清单」 unless the authority has decided about every row.
pub(super) fn title(facts: &Facts) -> Text {
    let rows = rows(facts);
    match !rows.is_empty() && rows.iter().all(Idle::is_decided) {
        true => Text::new("闲置土地清单", "Idle land"),
        false => Text::new("疑似闲置土地清单", "Land that seems idle"),
    }
}

fn rows(facts: &Facts) -> Vec<Idle> {
    let entries = facts.tables.entries();
    let rows = entries.all(&parcel::REGISTER).filter_map(|parcel| {
        let case = entries.of(&parcel.id, &cleanup::REGISTER).next_back().cloned();
        let why = suspicion(parcel, facts.wanted.day);
        (case.is_some() || why.is_some()).then(|| Idle { parcel: parcel.clone(), case, why: why.unwrap_or_default() })
    });
    let mut rows: Vec<Idle> = rows.collect();
    let since = |row: &Idle| day_of(&row.parcel, parcel::AGREED_START).map(|day| (facts.wanted.day - day).num_days());
    rows.sort_by_cached_key(|row| (!row.is_decided(), Reverse(since(row)), row.parcel.id.clone()));
    rows
}

/// The facts by which a parcel seems idle; none where it does not.
fn suspicion(parcel: &Entry, day: NaiveDate) -> Option<Text> {
    let of = |place| day_of(parcel, place);
    if let (Some(agreed), None) = (of(parcel::AGREED_START), of(parcel::BEGUN_ON)) {
        let days = (day - agreed).num_days();
        if days > YEAR {
            let said = when::day(agreed);
            return Some(Text::owned(
                format!("约定{}动工，截至{}超{days}天未动工", said.zh, when::day(day).zh),
                format!("Agreed to begin {}, {days} days ago, not begun", said.en),
            ));
        }
    }
    let (halted, None) = (of(parcel::HALTED_ON)?, of(parcel::RESUMED_ON)) else { return None };
    let days = (day - halted).num_days();
    let area = |place: Place<Decimal>| parcel.get(place).map(Fraction::from);
    let due = area(parcel::DUE_AREA).or_else(|| area(parcel::APPROVED))?;
    let begun = area(parcel::BEGUN_AREA).unwrap_or(Fraction::ZERO);
    let is_little = begun.times(Fraction::whole(THIRD)).is_some_and(|thrice| thrice < due);
    (days >= YEAR && is_little).then(|| {
        let said = when::day(halted);
        Text::owned(
            format!("{}起中止，已{days}天，已动工面积不足三分之一", said.zh),
            format!("Suspended {days} days, since {}; less than a third begun", said.en),
        )
    })
}

impl Idle {
    fn is_decided(&self) -> bool {
        self.case.as_ref().is_some_and(|case| case.get(cleanup::DECIDED_ON).is_some())
    }

    fn of_case(&self, key: &str) -> Text {
        self.case.as_ref().map_or_else(Text::default, |case| shown(case, key))
    }

    fn area(&self, place: Place<Decimal>) -> Option<Fraction> {
        self.parcel.get(place).map(Into::into)
    }
}

fn columns(_: &Facts) -> Vec<ColumnRule<Idle>> {
    type Column = ColumnRule<Idle>;
    vec![
        Column::words("name", Text::new("地块", "Parcel"), |_, row, _| {
            Value::said(row.parcel.text(parcel::NAME).trim())
        }),
        Column::words("project", Text::new("项目", "Project"), |facts, row, _| {
            Value::said(row.parcel.project().map(|project| facts.name(&project)).unwrap_or_default())
        }),
        Column::words("user", Text::new("用地单位", "User"), |facts, row, _| {
            let project = row.parcel.project();
            Value::said(project.map_or("", |project| facts.book.text(project.entity(), "owner").trim()))
        }),
        Column::figures("approved", Text::new("批准（亩）", "Approved (mu)"), |_, row, _| {
            Value::Amount(row.area(parcel::APPROVED))
        })
        .adds(),
        Column::middle("agreed", Text::new("约定动工", "Agreed start"), |_, row, _| {
            Value::Day(day_of(&row.parcel, parcel::AGREED_START))
        }),
        Column::middle("begun_on", Text::new("动工日期", "Begun"), |_, row, _| {
            Value::Day(day_of(&row.parcel, parcel::BEGUN_ON))
        }),
        Column::figures("begun", Text::new("已动工（亩）", "Begun (mu)"), |_, row, _| {
            Value::Amount(row.area(parcel::BEGUN_AREA))
        })
        .adds(),
        Column::figures("share", Text::new("已动工占比%", "Begun %"), |_, row, _| {
            Value::Share(
                row.area(parcel::BEGUN_AREA),
                row.area(parcel::DUE_AREA).or_else(|| row.area(parcel::APPROVED)),
            )
        })
        .adds(),
        Column::middle("halted", Text::new("中止日期", "Suspended"), |_, row, _| {
            Value::Day(day_of(&row.parcel, parcel::HALTED_ON))
        }),
        Column::middle("surface", Text::new("现状", "On the ground"), |_, row, _| {
            Value::Words(shown(&row.parcel, parcel::SURFACE.key))
        }),
        Column::middle("cause", Text::new("原因", "Cause"), |_, row, _| {
            Value::Words(row.of_case(cleanup::CAUSE.key))
        }),
        Column::words("why", Text::new("疑似依据", "Why suspected"), |_, row, _| Value::Words(row.why.clone())),
        Column::words("decision", Text::new("认定文号", "Decision"), |_, row, _| {
            Value::Words(row.of_case(cleanup::DECISION_DOC.key))
        }),
        Column::middle("opinion", Text::new("处置意见", "Proposed"), |_, row, _| {
            Value::Words(row.of_case(cleanup::OPINION.key))
        }),
        Column::middle("due", Text::new("时限", "Due"), |_, row, _| {
            Value::Day(row.case.as_ref().and_then(|case| day_of(case, cleanup::DUE)))
        }),
        Column::middle("state", Text::new("进度", "State"), |_, row, _| {
            let suspected = &cleanup::STATES.options[0];
            let suspected = Text::new(suspected.zh, suspected.en);
            Value::Words(if row.case.is_none() { suspected } else { row.of_case(cleanup::STATE.key) })
        }),
    ]
}
