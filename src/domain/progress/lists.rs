//! The lists behind the figures: which projects stand out in a month, the worst first, each with its reason.

use chrono::NaiveDate;

use crate::book::{EntityId, sorting};
use crate::domain::choices::{Overlay, Phase};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::rows::Halt;
use crate::domain::ids::ProjectId;
use crate::domain::registers::halt;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

use super::region::{Member, RegionProgress};

/// A list of projects that stand out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Listing {
    /// 落后: less completed than planned to date.
    Behind,
    /// 到期未开工: due, and not begun.
    StartedLate,
    /// 停工.
    Halted,
    /// 逾竣工期: 计划竣工 has passed.
    PastFinish,
    /// 无年度计划: left out of the rates.
    NoPlan,
    /// 未报: counted with nothing completed.
    NotReported,
}

impl Listing {
    /// Every list, the worst first.
    pub const ALL: [Self; 6] =
        [Self::Behind, Self::StartedLate, Self::Halted, Self::PastFinish, Self::NoPlan, Self::NotReported];

    /// By which it is known in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Behind => "behind",
            Self::StartedLate => "late_start",
            Self::Halted => "halted",
            Self::PastFinish => "past_finish",
            Self::NoPlan => "no_plan",
            Self::NotReported => "not_reported",
        }
    }

    /// Finds the list with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|listing| listing.key() == key)
    }

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Behind => Text::new("落后项目", "Behind plan"),
            Self::StartedLate => Text::new("到期未开工", "Due, not begun"),
            Self::Halted => Text::new("停工", "Halted"),
            Self::PastFinish => Text::new("逾竣工期", "Past planned finish"),
            Self::NoPlan => Text::new("无年度计划", "No plan"),
            Self::NotReported => Text::new("未报", "Not reported"),
        }
    }

    /// Its rule.
    pub const fn about(self) -> Text {
        match self {
            Self::Behind => {
                Text::new("序时差小于零，差得最多的在前。", "Completion less plan to date below zero, worst first.")
            }
            Self::StartedLate => Text::new(
                "到截止月底应开工而未开工，最早到期的在前。",
                "Due to begin by the end of the month and not begun, longest due first.",
            ),
            Self::Halted => Text::new(
                "截止月底仍在停工，停得最久的在前。",
                "Standing still at the end of the month, longest first.",
            ),
            Self::PastFinish => Text::new(
                "计划竣工已过而未竣工，逾期最久的在前。",
                "The planned finish has passed and it is not finished, longest first.",
            ),
            Self::NoPlan => {
                Text::new("没有年度计划，不计入完成率。", "Without a plan for the year; left out of the rates.")
            }
            Self::NotReported => Text::new(
                "有年度计划而没有可用的完成数，按零计入单位完成率。",
                "With a plan and no figure that counts; counted as nothing completed.",
            ),
        }
    }
}

/// Why a project stands on a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// So many points behind; a fraction of 1.
    Behind(Fraction),
    /// It was to begin by this day.
    DueOn(NaiveDate),
    /// Since this day, for this reason (停工原因): both of the halt that stands open; none where only the project says it.
    HaltedSince(Option<NaiveDate>, Option<Text>),
    /// It was to be finished by then.
    FinishBy(When),
    /// A figure is missing.
    Missing(Missing),
}

/// One row of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StandsOut {
    /// The project.
    pub project: ProjectId,
    /// Why.
    pub why: Why,
}

impl RegionProgress {
    /// A list, in its order. `day` is the day by which a planned finish has passed.
    pub fn list(&self, listing: Listing, tables: &Tables, day: NaiveDate) -> Vec<StandsOut> {
        let mut found: Vec<(&Member, Why)> = match listing {
            Listing::StartedLate => {
                self.of_starts(&self.starts().due_not_begun, |member| member.parts.start.planned().map(Why::DueOn))
            }
            _ => {
                let why = |member| match listing {
                    Listing::Behind => behind(member),
                    Listing::Halted => halted(member, tables, self.as_of.last_day()),
                    Listing::PastFinish => past_finish(member, self.as_of.year(), day),
                    Listing::NoPlan => member.parts.part.plan.is_none().then_some(Why::Missing(Missing::NoPlan)),
                    Listing::NotReported => not_reported(member),
                    Listing::StartedLate => None,
                };
                self.members.iter().filter_map(|member| Some((member, why(member)?))).collect()
            }
        };
        sorting::by(&mut found, |(one, why), (other, other_why)| {
            rank(why).cmp(&rank(other_why)).then_with(|| one.project.cmp(&other.project))
        });
        found.into_iter().map(|(member, why)| StandsOut { project: member.project.clone(), why }).collect()
    }

    fn of_starts(&self, named: &[EntityId], why: impl Fn(&Member) -> Option<Why>) -> Vec<(&Member, Why)> {
        let named: std::collections::BTreeSet<&EntityId> = named.iter().collect();
        let is_named = |member: &&Member| named.contains(member.project.entity());
        self.members.iter().filter(is_named).filter_map(|member| Some((member, why(member)?))).collect()
    }
}

fn behind(member: &Member) -> Option<Why> {
    let gap = member.parts.gap?;
    (gap < Fraction::ZERO).then_some(Why::Behind(gap))
}

fn not_reported(member: &Member) -> Option<Why> {
    let part = &member.parts.part;
    let why = part.ytd.as_ref().err().copied()?;
    part.plan.is_some().then_some(Why::Missing(why))
}

/// Stands still at the end of the month, or by what the project says of today. The day and the reason are those of the halt: of the one that
/// was open at the end of the month, else of one that was recorded since then and is open now.
fn halted(member: &Member, tables: &Tables, end: NaiveDate) -> Option<Why> {
    let first = |is_open: &dyn Fn(&Halt) -> bool| {
        member.rows.halts.iter().filter(|halt| is_open(halt)).min_by_key(|halt| halt.from.value)
    };
    let at_the_end = first(&|halt| halt.from.value <= end && halt.to.as_ref().is_none_or(|to| to.value > end));
    let says_so = tables.project(&member.project).is_some_and(|project| project.overlay == Some(Overlay::Suspended));
    let halt = at_the_end.or_else(|| first(&|halt| halt.to.is_none()).filter(|_| says_so));
    let reason = halt.and_then(|halt| reason(tables, halt));
    (halt.is_some() || says_so).then(|| Why::HaltedSince(halt.map(|halt| halt.from.value), reason))
}

/// 停工原因 in its words; none where the entry does not say it.
fn reason(tables: &Tables, halt: &Halt) -> Option<Text> {
    let entry = tables.entry(&halt.from.source.of)?;
    let words = |lang| entry.shown(halt::REASON.key, lang).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Text::owned(words(Lang::Zh), words(Lang::En))).filter(|text| !text.get(Lang::Zh).is_empty())
}

fn past_finish(member: &Member, year: i32, day: NaiveDate) -> Option<Why> {
    let rows = &member.rows;
    let phase = rows.phase.as_ref().map(|phase| phase.value);
    let is_finished = rows.finished.is_some() || matches!(phase, Some(Phase::Completed | Phase::Operating));
    let planned = rows.finish_due(year).filter(|planned| !is_finished && planned.value.last_day() < day)?;
    Some(Why::FinishBy(planned.value))
}

/// What a list is sorted by: points first, then days; without a day last.
fn rank(why: &Why) -> (Fraction, NaiveDate) {
    match why {
        Why::Behind(gap) => (*gap, NaiveDate::MIN),
        Why::DueOn(day) => (Fraction::ZERO, *day),
        Why::HaltedSince(since, _) => (Fraction::ZERO, since.unwrap_or(NaiveDate::MAX)),
        Why::FinishBy(when) => (Fraction::ZERO, when.last_day()),
        Why::Missing(_) => (Fraction::ZERO, NaiveDate::MIN),
    }
}
