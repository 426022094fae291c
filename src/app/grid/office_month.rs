//! 本月填报: the projects of an office as rows, one month of each.

use std::sync::Arc;

use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::month::Month;
use crate::domain::progress::MonthLine;
use crate::domain::register::Register;
use crate::domain::registers::monthly_progress as month;
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

use super::sheet::{Beside, FieldAt, Head, Holds, Sheet, head, money_head as money};

/// The columns behind the project.
pub static HEADS: [Head; 8] = [
    money("planned", Text::new("计划", "Planned")),
    money("reported", Text::new("上报", "Reported")),
    money("verified_ytd", Text::new("核定累计", "Verified to date")).verified(),
    money("difference", Text::new("差", "Difference")),
    head("completion", Text::new("完成率", "Completed")).figures(),
    head("gap", Text::new("序时差", "Ahead, behind")).figures(),
    head("image_part", Text::new("形象部位", "Part of the works")),
    head("reported_on", Text::new("报送", "Report")),
];

/// The office's month: its lines in the order in which they are shown, each with the name of its project.
#[derive(Clone, PartialEq, Debug)]
pub struct OfficeMonth {
    /// The month.
    pub month: Month,
    /// The rows.
    pub lines: Vec<(Arc<str>, Arc<MonthLine>)>,
}

impl Sheet for OfficeMonth {
    fn rows(&self) -> usize {
        self.lines.len()
    }

    fn heads(&self) -> &'static [Head] {
        &HEADS
    }

    fn holds(&self, row: usize, column: usize) -> Holds {
        let nothing = Holds::Words(String::new());
        let (Some((_, line)), Some(head)) = (self.lines.get(row), HEADS.get(column)) else { return nothing };
        holds(line, head.key)
    }

    fn label(&self, row: usize, _: Lang) -> String {
        self.lines.get(row).map_or_else(String::new, |(name, _)| name.to_string())
    }

    fn along(&self, row: usize, fields: &[&str], beside: &Beside) -> Vec<(String, String)> {
        self.lines.get(row).map_or_else(Vec::new, |(_, line)| along(line, fields, beside))
    }
}

/// What a column of a month's line holds.
pub fn holds(line: &MonthLine, key: &str) -> Holds {
    match key {
        "difference" => Holds::Figure(line.difference()),
        "verified_alone" => Holds::Figure(line.verified_alone),
        "completion" => Holds::Words(shown(&line.completion, "%", line.rounding)),
        "gap" => Holds::Words(signed(&line.gap, line.rounding)),
        key => match field_at(line, key) {
            Some(field) => Holds::Field(field),
            None => Holds::Words(String::new()),
        },
    }
}

/// A figure as it is copied, empty where there is none.
fn shown(figure: &Figure, unit: &str, rounding: Rounding) -> String {
    figure.shown(rounding).map_or_else(String::new, |amount| format!("{}{unit}", amount.grouped()))
}

/// A difference as it is copied.
fn signed(figure: &Figure, rounding: Rounding) -> String {
    figure.shown(rounding).map_or_else(String::new, Amount::signed)
}

/// A field of the entry of a month's line.
pub fn field_at(line: &MonthLine, key: &str) -> Option<FieldAt> {
    let register: &'static Register = &month::REGISTER;
    Some(FieldAt {
        register,
        parent: line.project.entity().clone(),
        period: When::month(line.month.year(), line.month.number())?,
        place: register.place(key)?,
        entry: line.entry.clone(),
    })
}

/// What is written along with fields of a month: who reports for a unit says when, and what is verified in an office says on what.
pub fn along(line: &MonthLine, fields: &[&str], beside: &Beside) -> Vec<(String, String)> {
    let holds = |index: usize| line.entry.as_ref().is_some_and(|entry| entry.cell(index).is_some());
    let writes = |key: &str| fields.contains(&key);
    let mut along = Vec::new();
    let is_unit = !beside.role.is_team();
    if is_unit
        && (writes(month::REPORTED.key) || writes(month::REPORTED_YTD.key))
        && !holds(month::REPORTED_ON.index)
        && !writes(month::REPORTED_ON.key)
    {
        along.push((month::REPORTED_ON.key.to_owned(), beside.today.to_string()));
    }
    let rests_on_nothing = !holds(month::VISIT.index) && !holds(month::BASIS.index) && !writes(month::BASIS.key);
    if writes(month::VERIFIED_YTD.key) && rests_on_nothing && !beside.basis.is_empty() {
        along.push((month::BASIS.key.to_owned(), beside.basis.clone()));
    }
    along
}
