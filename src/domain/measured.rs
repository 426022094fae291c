//! What a visit measured, as data: which items of the checklists ask for which figure of a project, and what was answered last.
//!
//! Shown beside the project's own fields and never written into them: a field of a project is what its unit reports.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::book::Book;

use super::asked::Asked;
use super::checklist::{Answer, Item, Template};
use super::ids::{ProjectId, VisitId};
use super::records::VisitState;
use super::tables::Tables;
use super::when::When;

/// What an item measures of a project, what matters most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// 形象部位.
    Progress,
    /// 本期投资额（核定）, 万元.
    VerifiedInvestment,
    /// 竣工预测日期.
    CompletionForecast,
    /// 停工天数.
    DaysStopped,
    /// 停工原因.
    StopReason,
    /// 实际开工日.
    ActualStart,
    /// 到位资金, 万元.
    PaidIn,
    /// 本期投资额（上报）, 万元.
    ReportedInvestment,
    /// 本期实物量, in the project's own unit.
    Quantity,
    /// 累计实物量, in the project's own unit.
    QuantityInAll,
}

/// The items that measure, by their keys: keys are unique over all built-in checklists and all their versions.
pub const MEASURES: [(&str, Measure); 13] = [
    ("ct01", Measure::Progress),
    ("ct03", Measure::Quantity),
    ("ct04", Measure::QuantityInAll),
    ("ct05", Measure::ReportedInvestment),
    ("ct06", Measure::VerifiedInvestment),
    ("ct10", Measure::DaysStopped),
    ("ct11", Measure::StopReason),
    ("ct17", Measure::CompletionForecast),
    ("id02", Measure::ActualStart),
    ("il04", Measure::PaidIn),
    ("il12", Measure::Quantity),
    ("ns02", Measure::ActualStart),
    ("ns03", Measure::Quantity),
];

/// What an item measures, if anything.
pub fn measure_of(item: &str) -> Option<Measure> {
    MEASURES.iter().find(|(key, _)| *key == item).map(|(_, measure)| *measure)
}

/// Whether a checklist asks for it, so that nothing else needs to.
pub fn asks_for(template: &Template, measure: Measure) -> bool {
    template.items().any(|item| measure_of(&item.key) == Some(measure))
}

/// One answer that measured something.
#[derive(Clone, PartialEq, Debug)]
pub struct Taken {
    /// The visit.
    pub visit: VisitId,
    /// Its day.
    pub day: NaiveDate,
    /// The item.
    pub item: Item,
    /// The stored answer.
    pub stored: String,
}

/// For each measure the answer of the last finished visit that gave one. 不适用 and 未查 measure nothing; where a visit did
/// not ask, by its condition (停工天数 of works that did not stop), nothing older stands for it.
pub fn last_measured(book: &Book, tables: &Tables, project: &ProjectId) -> BTreeMap<Measure, Taken> {
    let mut taken = BTreeMap::new();
    let mut not_asked = BTreeSet::new();
    for visit in tables.visits_of(project).filter(|visit| visit.state == VisitState::Finished) {
        let lists = tables.checklists(visit).unwrap_or_default();
        for list in lists {
            let asked = Asked::of(book, &visit.id, list);
            for item in list.items() {
                let Some(measure) = measure_of(&item.key).filter(|measure| !not_asked.contains(measure)) else {
                    continue;
                };
                let Some(stored) = asked.stored(item) else {
                    if !asked.asks(item) && is_answered(&asked, item) && !taken.contains_key(&measure) {
                        not_asked.insert(measure);
                    }
                    continue;
                };
                let says = !matches!(Answer::read(item, Some(&stored)), Answer::Unchecked | Answer::NotApplicable);
                if says && !taken.contains_key(&measure) {
                    let (visit, day) = (visit.id.clone(), visit.day);
                    taken.insert(measure, Taken { visit, day, item: item.clone(), stored: stored.into_owned() });
                }
            }
        }
    }
    taken
}

/// Whether what the condition of an item looks at was answered, so that the item is not asked on purpose.
fn is_answered(asked: &Asked, item: &Item) -> bool {
    let mut sources = item.when.iter().flat_map(|when| when.answers());
    sources.any(|(key, _)| asked.template().item(key).is_some_and(|source| asked.stored(source).is_some()))
}

/// How a forecast stands to the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forecast {
    /// By the day that was planned, or before.
    InTime,
    /// Later in the same month, by so many days.
    DaysLate(i64),
    /// In a later month, by so many months.
    MonthsLate(i32),
}

/// Compares 竣工预测 with 计划竣工. A plan that names a month or a year is kept until its last day.
pub fn forecast(predicted: NaiveDate, planned: When) -> Forecast {
    let last = planned.last_day();
    let months = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default();
    match (predicted - last).num_days() {
        ..=0 => Forecast::InTime,
        days => match months(predicted) - months(last) {
            0 => Forecast::DaysLate(days),
            later => Forecast::MonthsLate(later),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::asked::stored_answer;
    use crate::domain::checklist::{ItemKind, judge};
    use crate::domain::sample::sample_changes;
    use crate::domain::templates::published;

    #[test]
    fn every_item_that_measures_is_one_of_a_checklist_and_can_be_read_as_what_it_measures() {
        for (key, measure) in MEASURES {
            let item = published().find_map(|template| template.item(key)).unwrap_or_else(|| panic!("{key}"));
            let fits = match measure {
                Measure::Progress => matches!(item.kind, ItemKind::Text),
                Measure::StopReason => matches!(item.kind, ItemKind::Choice { .. }),
                Measure::ActualStart | Measure::CompletionForecast => matches!(item.kind, ItemKind::Date { .. }),
                Measure::VerifiedInvestment
                | Measure::ReportedInvestment
                | Measure::Quantity
                | Measure::QuantityInAll
                | Measure::PaidIn
                | Measure::DaysStopped => matches!(item.kind, ItemKind::Number { .. }),
            };
            assert!(fits, "{key} {:?}", item.kind);
        }
        let keys: BTreeSet<_> = MEASURES.iter().map(|(key, _)| key).collect();
        assert_eq!(keys.len(), MEASURES.len());
    }

    #[test]
    fn a_checklist_asks_for_one_measure_once() {
        for template in published() {
            let mut seen = BTreeSet::new();
            for measure in template.items().filter_map(|item| measure_of(&item.key)) {
                assert!(seen.insert(measure), "{} {measure:?}", template.key.as_str());
            }
        }
    }

    #[test]
    fn what_was_measured_last_is_the_answer_of_the_youngest_finished_visit_that_gave_one() {
        let mut book = Book::default();
        for change in sample_changes("2026-09-21".parse().unwrap(), 1_790_000_000_000) {
            book.apply(change, None);
        }
        let tables = Tables::of(&book);
        let mut seen = 0;
        for project in tables.projects() {
            for (measure, taken) in last_measured(&book, &tables, &project.id) {
                seen += 1;
                assert_eq!(measure_of(&taken.item.key), Some(measure));
                assert_ne!(judge(&taken.item, Some(&taken.stored)), crate::domain::checklist::Verdict::Unanswered);
                let finished = tables.visits_of(&project.id).filter(|visit| visit.state == VisitState::Finished);
                for younger in finished.filter(|visit| visit.day > taken.day) {
                    let answer = stored_answer(&book, &younger.id, &taken.item);
                    assert!(answer.is_none_or(|answer| answer == crate::domain::checklist::NOT_APPLICABLE));
                }
            }
        }
        assert!(seen > 5, "the sample has visits that measured");
    }

    #[test]
    fn a_forecast_is_late_by_months_or_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (predicted, planned, expected) in [
            ("2026-10-31", "2026-10", Forecast::InTime),
            ("2026-11-01", "2026-10", Forecast::MonthsLate(1)),
            ("2027-03-31", "2026-10", Forecast::MonthsLate(5)),
            ("2026-10-20", "2026-10-15", Forecast::DaysLate(5)),
            ("2026-10-15", "2026-10-15", Forecast::InTime),
            ("2027-01-01", "2026", Forecast::MonthsLate(1)),
            ("2025-01-01", "2026", Forecast::InTime),
        ] {
            assert_eq!(forecast(day(predicted), When::parse(planned).unwrap()), expected, "{predicted} {planned}");
        }
    }
}
