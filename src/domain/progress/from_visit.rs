//! 由督查核定: what a finished visit measured, offered to the month and to the halts of its project, so that nothing is typed twice.
//!
//! Only offered: a person looks at it, changes it where it is wrong, and writes it.

use crate::book::{Book, EntityId};
use crate::domain::asked::Asked;
use crate::domain::checklist::{Answer, Item, Template};
use crate::domain::command::EntryTarget;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldSpec;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::ytd::{Kind, exactly};
use crate::domain::ids::VisitId;
use crate::domain::measured::{Measure, measure_of};
use crate::domain::records::{Visit, VisitState};
use crate::domain::register::{Entry, Register};
use crate::domain::registers::{halt, monthly_progress as month};
use crate::domain::tables::Tables;
use crate::domain::when::When;

use super::reporting::is_great;
use super::rows::project_rows;

/// What a visit offers to the registers.
#[derive(Clone, PartialEq, Debug)]
pub struct VisitOffer {
    /// The month of the visit.
    pub month: Month,
    /// What it offers, in the order of the fields.
    pub offered: Vec<Offered>,
    /// 本年累计（核定） up to an earlier month of the year, 万元; none where nothing of the year was verified before.
    pub verified: Option<(Month, Decimal)>,
    /// 本年累计（上报） up to the last month, not after this one, until which every month was reported, 万元.
    pub reported: Option<(Month, Decimal)>,
}

/// One field that a visit can fill.
#[derive(Clone, PartialEq, Debug)]
pub struct Offered {
    /// The register.
    pub register: &'static Register,
    /// The key of the field.
    pub field: &'static str,
    /// What would be written, as it would be typed; empty where the visit alone does not say it, so that a person types it.
    pub text: String,
    /// What it rests on.
    pub from: Basis,
}

/// What an offer rests on.
#[derive(Clone, PartialEq, Debug)]
pub enum Basis {
    /// The answer to this item.
    Answer(Item),
    /// What was verified up to an earlier month of the year, and the answer to this item.
    Added {
        /// 万元, verified up to then; none in January, where a year begins.
        before: Option<(Month, Decimal)>,
        /// 万元, verified by the visit.
        period: Decimal,
        /// The item.
        item: Item,
    },
    /// The answer to this item alone, which is a part of a sum that nobody has verified yet: what the sum is, a person says.
    PartOfSum {
        /// 万元, verified by the visit.
        period: Decimal,
        /// The item.
        item: Item,
        /// What was reported since January less what the visit found reported too much, 万元: right where all before is as reported.
        less: Option<Less>,
    },
}

/// 上报累计 less the difference that a visit found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Less {
    /// 本年累计（上报） of the month, 万元.
    pub reported: Decimal,
    /// 上报 less 核定 of the period of the visit, 万元.
    pub difference: Decimal,
    /// What remains, 万元.
    pub sum: Decimal,
}

/// What is doubtful about 本年累计完成（核定） as somebody is about to write it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Doubt {
    /// Less than what was verified up to an earlier month of the year.
    Fell(Month, Decimal),
    /// Far from what was reported up to this month, by the office's measure of a great difference.
    FarFromReported(Month, Decimal),
}

impl Offered {
    /// The field.
    pub fn spec(&self) -> Option<&'static FieldSpec> {
        self.register.field(self.field)
    }
}

impl VisitOffer {
    /// What is doubtful about this text for what is offered; nothing about a text that is no figure, which is refused.
    pub fn doubts(&self, one: &Offered, text: &str) -> Vec<Doubt> {
        let is_sum = one.register == &month::REGISTER && one.field == month::VERIFIED_YTD.key;
        let Some(sum) = Decimal::parse(text.trim()).filter(|_| is_sum) else { return Vec::new() };
        let fell = self.verified.filter(|(_, before)| sum < *before).map(|(at, before)| Doubt::Fell(at, before));
        let is_far = |reported: Decimal| {
            let off = Fraction::from(reported).minus(Fraction::from(sum));
            off.is_none_or(|off| is_great(off, Fraction::from(sum)))
        };
        let far = self.reported.filter(|(_, reported)| is_far(*reported));
        fell.into_iter().chain(far.map(|(at, reported)| Doubt::FarFromReported(at, reported))).collect()
    }
}

/// What a finished visit offers: nothing that stands there already, and nothing where somebody else has verified the same month.
pub fn visit_offer(book: &Book, tables: &Tables, visit: &VisitId) -> Option<VisitOffer> {
    let visit = tables.visit(visit).filter(|visit| visit.state == VisitState::Finished)?;
    let project = visit.project.entity();
    let of_month = Month::of(visit.day);
    let entries = || tables.entries().of(project, &month::REGISTER).filter(|entry| !entry.is_astray);
    let there = entries().find(|entry| entry.key.month() == Some((of_month.year(), of_month.number())));
    let holds = |field: &str| there.is_some_and(|entry| entry.cell_of(field).is_some());
    let (verified, reported) = (verified_before(entries(), of_month), reported_until(book, tables, visit, of_month));
    let mut offered = Vec::new();
    let mut offer = |register, field, text: String, from| offered.push(Offered { register, field, text, from });
    let answers = answers(book, tables, visit);
    for (item, measure, answer) in answers.clone() {
        match (measure, answer) {
            (Measure::VerifiedInvestment, Answer::Number(period)) if !holds(month::VERIFIED_YTD.key) => {
                if let Some((sum, from)) = offered_sum(of_month, period, item, (verified, reported), &answers) {
                    offer(&month::REGISTER, month::VERIFIED_YTD.key, sum, from);
                }
            }
            (Measure::QuantityInAll, Answer::Number(total)) if !holds(month::QUANTITY_VERIFIED.key) => {
                offer(&month::REGISTER, month::QUANTITY_VERIFIED.key, total.to_string(), Basis::Answer(item));
            }
            (Measure::Progress, Answer::Text(part)) if !holds(month::IMAGE_PART.key) => {
                offer(&month::REGISTER, month::IMAGE_PART.key, part, Basis::Answer(item));
            }
            (Measure::DaysStopped, Answer::Number(days)) if days > Decimal::whole(0) && days.places() == 0 => {
                let from = chrono::Days::new(days.parts().0.unsigned_abs());
                if let Some(day) = visit.day.checked_sub_days(from).filter(|day| !is_halted(tables, project, *day)) {
                    offer(&halt::REGISTER, halt::FROM.key, day.to_string(), Basis::Answer(item));
                }
            }
            (Measure::StopReason, Answer::Choice(key)) if key != "none" => {
                let reason = match &*key {
                    "rectification" => "safety",
                    other => other,
                };
                offer(&halt::REGISTER, halt::REASON.key, reason.to_owned(), Basis::Answer(item));
            }
            _ => {}
        }
    }
    // A reason without a day, or a day without a reason, is no halt yet.
    let of_halt = |one: &Offered| one.register == &halt::REGISTER;
    if offered.iter().filter(|one| of_halt(one)).count() < 2 {
        offered.retain(|one| !of_halt(one));
    }
    (!offered.is_empty()).then_some(VisitOffer { month: of_month, offered, verified, reported })
}

/// A sum since January, with the month up to which it counts.
type Known = (Month, Decimal);

/// What is offered as the sum since January: what was verified before and the period, or nothing where nothing was verified before.
fn offered_sum(
    of_month: Month,
    period: Decimal,
    item: Item,
    (verified, reported): (Option<Known>, Option<Known>),
    answers: &[(Item, Measure, Answer)],
) -> Option<(String, Basis)> {
    if verified.is_none() && of_month.number() > 1 {
        let of_this_month = reported.filter(|(at, _)| *at == of_month);
        let less = of_this_month.and_then(|(_, reported)| less(reported, period, answers));
        return Some((String::new(), Basis::PartOfSum { period, item, less }));
    }
    let known = verified.map_or(Decimal::whole(0), |(_, before)| before);
    Some((plus(known, period)?.to_string(), Basis::Added { before: verified, period, item }))
}

/// The entries to write, with these texts for what was offered; the visit is named as what they rest on.
pub fn entries_of_offer(
    visit: &Visit,
    offer: &VisitOffer,
    texts: &[String],
) -> Vec<(EntryTarget, Vec<(String, String)>)> {
    let filled = || offer.offered.iter().zip(texts).filter(|(_, text)| !text.trim().is_empty());
    let facts = |register: &'static Register| -> Vec<(String, String)> {
        let own = filled().filter(|(one, _)| one.register == register);
        own.map(|(one, text)| (one.field.to_owned(), text.clone())).collect()
    };
    let parent = || Some(EntityId::from(visit.project.clone()));
    let mut entries = Vec::new();
    let mut of_month = facts(&month::REGISTER);
    if !of_month.is_empty() {
        of_month.push((month::VISIT.key.to_owned(), visit.id.as_str().to_owned()));
        let period = When::month(offer.month.year(), offer.month.number());
        entries.push((EntryTarget::OfKey { register: &month::REGISTER, parent: parent(), period }, of_month));
    }
    let of_halt = facts(&halt::REGISTER);
    if !of_halt.is_empty() {
        entries.push((EntryTarget::OfKey { register: &halt::REGISTER, parent: parent(), period: None }, of_halt));
    }
    entries
}

/// What the items that measure were answered, each measure once.
fn answers(book: &Book, tables: &Tables, visit: &Visit) -> Vec<(Item, Measure, Answer)> {
    let lists = tables.checklists(visit).unwrap_or_default();
    let of_list = |list: &Template| {
        let asked = Asked::of(book, &visit.id, list);
        let read = |item: &Item| {
            let (measure, stored) = (measure_of(&item.key)?, asked.stored(item)?);
            Some((item.clone(), measure, Answer::read(item, Some(&stored))))
        };
        list.items().filter_map(read).collect::<Vec<_>>()
    };
    lists.into_iter().flat_map(of_list).collect()
}

/// The newest month of the year before this one that was verified.
fn verified_before<'a>(
    entries: impl DoubleEndedIterator<Item = &'a std::sync::Arc<Entry>>,
    of_month: Month,
) -> Option<(Month, Decimal)> {
    let verified = |entry: &std::sync::Arc<Entry>| {
        let (year, number) = entry.key.month()?;
        let at = Month::new(year, number).filter(|at| at.year() == of_month.year() && *at < of_month)?;
        Some((at, entry.get(month::VERIFIED_YTD)?))
    };
    entries.rev().find_map(verified)
}

/// What was reported since January up to the last month, not after this one, until which no month is missing.
fn reported_until(book: &Book, tables: &Tables, visit: &Visit, of_month: Month) -> Option<(Month, Decimal)> {
    let rows = project_rows(book, tables, &visit.project, of_month.year());
    of_month.since_january().rev().find_map(|at| {
        let ytd = exactly(&rows, at, Kind::Reported).ok().filter(|ytd| ytd.missing_months.is_empty())?;
        Some((at, decimal(ytd.amount)?))
    })
}

/// What was reported since January less what this visit found reported too much; none where it did not ask what was reported.
fn less(reported: Decimal, verified: Decimal, answers: &[(Item, Measure, Answer)]) -> Option<Less> {
    let of_period = answers.iter().find_map(|(_, measure, answer)| match (measure, answer) {
        (Measure::ReportedInvestment, Answer::Number(reported)) => Some(*reported),
        _ => None,
    })?;
    let difference = minus(of_period, verified)?;
    Some(Less { reported, difference, sum: minus(reported, difference)? })
}

/// A sum of money, exact; none where it has too many digits.
pub(super) fn plus(one: Decimal, other: Decimal) -> Option<Decimal> {
    decimal(Fraction::from(one).plus(Fraction::from(other))?)
}

/// A difference of money, exact; none where it has too many digits.
pub(super) fn minus(one: Decimal, other: Decimal) -> Option<Decimal> {
    decimal(Fraction::from(one).minus(Fraction::from(other))?)
}

fn decimal(amount: Fraction) -> Option<Decimal> {
    let amount = crate::domain::figures::amount::Amount::of(amount, amount.exact_places()?, Default::default());
    Decimal::parse(&amount.to_string())
}

/// Whether a halt of the project is known already that lasted on this day.
fn is_halted(tables: &Tables, project: &EntityId, day: chrono::NaiveDate) -> bool {
    tables.entries().of(project, &halt::REGISTER).any(|entry| {
        let from = entry.get(halt::FROM).is_some_and(|from| from.first_day() <= day);
        from && entry.get(halt::TO).is_none_or(|to| to.last_day() >= day)
    })
}
