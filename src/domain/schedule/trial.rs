//! What if: a milestone is moved or takes longer. What follows is shown before anything is written.

use chrono::{Days as DaysOf, NaiveDate};

use crate::book::{EntityId, Value};
use crate::domain::registers::milestone;

use super::plan::{Inputs, Schedule, Verdict};

/// How a milestone is tried otherwise, by so many days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nudge {
    /// Its finish: the forecast of it.
    Finish(i64),
    /// Its 工期.
    Duration(i64),
}

/// Why a milestone cannot be tried so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CannotTry {
    /// It is finished.
    Finished,
    /// It stands on a circle: it has no days.
    InCircle,
    /// It has not begun, and cannot be done in less than its time from what is before it.
    TooShort,
    /// It cannot end before today.
    BeforeToday,
    /// It takes no less than no time.
    NoTime,
}

/// A milestone as it is tried: what its fields would hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trial {
    /// The milestone.
    pub node: EntityId,
    /// 预计完成, where it is tried: none takes it back.
    pub forecast: Option<Option<NaiveDate>>,
    /// 工期, where it is tried.
    pub days: Option<u32>,
}

/// What a trial changes of the whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consequence {
    /// The milestone that ends last.
    pub last: String,
    /// When it ends then.
    pub finish: Option<NaiveDate>,
    /// What the schedule comes to as it is.
    pub before: Verdict,
    /// What it would come to.
    pub after: Verdict,
}

impl Trial {
    /// Goes one step further from what is tried already, `now` being reckoned with it.
    pub fn further(
        inputs: &Inputs,
        tried: Option<&Self>,
        now: &Schedule,
        place: usize,
        nudge: Nudge,
    ) -> Result<Self, CannotTry> {
        let node = &now.nodes[place];
        if node.task.finished.is_some() {
            return Err(CannotTry::Finished);
        }
        let earliest = node.placed.earliest.ok_or(CannotTry::InCircle)?;
        let blank = || Self { node: node.entry.id.clone(), forecast: None, days: None };
        let mut next = tried.filter(|tried| tried.node == node.entry.id).cloned().unwrap_or_else(blank);
        match nudge {
            Nudge::Duration(by) => {
                let days = i64::from(node.task.days) + by;
                next.days = Some(u32::try_from(days).map_err(|_| CannotTry::NoTime)?);
            }
            Nudge::Finish(by) => {
                let finish = moved(earliest.finish, by).ok_or(CannotTry::TooShort)?;
                // As it would be if nobody had forecast anything.
                let usual = Self { forecast: Some(None), ..next.clone() };
                let usual = Schedule::of(&usual.applied(inputs)).nodes[place].placed.earliest;
                let usual = usual.ok_or(CannotTry::InCircle)?.finish;
                if node.task.started.is_none() && finish < usual {
                    return Err(CannotTry::TooShort);
                }
                if finish < now.today {
                    return Err(CannotTry::BeforeToday);
                }
                next.forecast = Some((finish != usual).then_some(finish));
            }
        }
        Ok(next)
    }

    /// The inputs as they would be.
    pub fn applied(&self, inputs: &Inputs) -> Inputs {
        inputs.with(&self.node, &self.values())
    }

    fn values(&self) -> Vec<(&'static str, Value)> {
        let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::text(day.to_string()));
        let forecast = self.forecast.map(|forecast| (milestone::FORECAST.key, day(forecast)));
        let days = self.days.map(|days| (milestone::DURATION.key, Value::Int(days.into())));
        forecast.into_iter().chain(days).collect()
    }

    /// What would be written, as typed.
    pub fn facts(&self) -> Vec<(String, String)> {
        let forecast =
            self.forecast.map(|day| (milestone::FORECAST.key, day.map_or(String::new(), |day| day.to_string())));
        let days = self.days.map(|days| (milestone::DURATION.key, days.to_string()));
        forecast.into_iter().chain(days).map(|(key, text)| (key.to_owned(), text)).collect()
    }
}

/// What follows from one reckoning to the next.
pub fn consequence(before: &Schedule, after: &Schedule) -> Consequence {
    let finish = |place: &usize| after.nodes[*place].placed.earliest.map(|window| window.finish);
    let last = (0..after.nodes.len()).rev().max_by_key(finish);
    let name = last.map(|place| after.nodes[place].entry.text(milestone::NAME).to_owned());
    Consequence {
        last: name.unwrap_or_default(),
        finish: last.as_ref().and_then(finish),
        before: before.verdict,
        after: after.verdict,
    }
}

fn moved(day: NaiveDate, by: i64) -> Option<NaiveDate> {
    let days = DaysOf::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}
