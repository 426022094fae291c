//! 项目全年: the months of one project as rows, with what was completed before the year above them.

use std::sync::Arc;

use crate::book::Book;
use crate::domain::fields::Writers;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::MonthLine;
use crate::domain::register::Entry;
use crate::domain::registers::year_plan;
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

use super::office_month::{along, holds};
use super::sheet::{Beside, FieldAt, Head, Holds, Sheet, head, money_head as money, share_head};

/// The columns behind the month.
pub static HEADS: [Head; 10] = [
    money("planned", Text::new("计划", "Planned")),
    money("reported", Text::new("上报", "Reported")),
    money("verified_ytd", Text::new("核定累计", "Verified to date")).verified(),
    money("verified_alone", Text::new("核定当月", "Verified, month")).verified(),
    money("difference", Text::new("上报-核定", "Difference")),
    head("completion", Text::new("完成率", "Completed")).figures(),
    head("gap", Text::new("序时差", "Ahead, behind")).figures(),
    head("image_part", Text::new("形象部位", "Part of the works")),
    share_head("image", Text::new("形象", "On site")),
    head("reported_on", Text::new("报送", "Report")),
];

/// A project's year: 年初, then the months.
#[derive(Clone, PartialEq, Debug)]
pub struct ProjectYear {
    /// The project.
    pub project: ProjectId,
    /// The year.
    pub year: i32,
    /// What is written of the year; none where nothing is.
    pub plan: Option<Arc<Entry>>,
    /// The twelve months.
    pub months: Vec<Arc<MonthLine>>,
}

impl ProjectYear {
    /// The sum of one column of the months; none where nothing stands in it.
    pub fn sum(&self, key: &str) -> Option<Fraction> {
        let numbers = self.months.iter().filter_map(|line| match holds(line, key) {
            Holds::Field(field) => field.number().map(Fraction::from),
            Holds::Figure(figure) => figure,
            Holds::Words(_) => None,
        });
        let numbers: Vec<Fraction> = numbers.collect();
        if numbers.is_empty() { None } else { Fraction::sum(numbers) }
    }

    /// What was verified last in the year, 万元.
    pub fn verified(&self) -> Option<Fraction> {
        self.months.iter().rev().find_map(|line| line.verified_ytd)
    }

    /// The line of the last month that is over; none where none is.
    pub fn last_closed(&self) -> Option<&Arc<MonthLine>> {
        self.months.iter().rev().find(|line| line.is_closed)
    }

    /// The number of the month of which something was reported or verified last; none where nothing was. What the office plans, it plans
    /// for months to come, so that it says nothing of where the work is.
    pub fn last_written(&self, book: &Book) -> Option<u32> {
        let written = |line: &Arc<MonthLine>| {
            let entry = line.entry.as_ref()?;
            let told = entry.register.fields.iter().filter(|spec| !matches!(spec.by, Writers::Office));
            let last = told.filter(|spec| entry.cell_of(spec.key).is_some()).filter_map(|spec| {
                let change = book.shown(&entry.id, spec.key)?;
                Some((change.at(), change.id()))
            });
            Some((last.max()?, line.month.number()))
        };
        self.months.iter().filter_map(written).max().map(|(_, number)| number)
    }

    /// A field of the plan of the year.
    pub fn plan_field(&self, key: &str) -> Option<FieldAt> {
        Some(FieldAt {
            register: &year_plan::REGISTER,
            parent: self.project.entity().clone(),
            period: When::year(self.year)?,
            place: year_plan::REGISTER.place(key)?,
            entry: self.plan.clone(),
        })
    }
}

impl Sheet for ProjectYear {
    fn rows(&self) -> usize {
        self.months.len() + 1
    }

    fn heads(&self) -> &'static [Head] {
        &HEADS
    }

    fn holds(&self, row: usize, column: usize) -> Holds {
        let nothing = Holds::Words(String::new());
        let Some(head) = HEADS.get(column) else { return nothing };
        match row.checked_sub(1).map(|month| self.months.get(month)) {
            // 年初: what was completed before stands where what is reported does.
            None if head.key == "reported" => self.plan_field(year_plan::OPENING.key).map_or(nothing, Holds::Field),
            None | Some(None) => nothing,
            Some(Some(line)) => holds(line, head.key),
        }
    }

    fn label(&self, row: usize, lang: Lang) -> String {
        match (row, lang) {
            (0, Lang::Zh) => "年初".to_owned(),
            (0, Lang::En) => "Before".to_owned(),
            (month, Lang::Zh) => format!("{month}月"),
            (month, Lang::En) => u32::try_from(month)
                .ok()
                .and_then(|number| Month::new(self.year, number))
                .map_or_else(String::new, |month| month.to_string()),
        }
    }

    fn along(&self, row: usize, fields: &[&str], beside: &Beside) -> Vec<(String, String)> {
        let line = row.checked_sub(1).and_then(|month| self.months.get(month));
        line.map_or_else(Vec::new, |line| along(line, fields, beside))
    }
}
