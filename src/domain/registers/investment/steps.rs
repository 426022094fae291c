//! 招商漏斗 and the rates of 落地 and 履约. See `computations.md` section 6.

use chrono::NaiveDate;

use crate::domain::figures::rule::{LANDED, LANDED_DUE, PERFORMED, PERFORMED_DUE};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::register::funnel::one_of_one;
use crate::domain::register::{Around, Entry, Funnel, Place, Rate, Step};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::fields as f;

/// 招商漏斗.
pub static FUNNEL: Funnel = Funnel {
    name: Text::new("招商漏斗", "Funnel of investors"),
    steps: &[
        Step { key: "talks", name: Text::new("在谈", "Talks"), of: |entry, _| day(entry, f::TALKS_ON) },
        Step { key: "agreement", name: Text::new("协议", "Agreement"), of: |entry, _| day(entry, f::AGREEMENT_ON) },
        Step { key: "contract", name: Text::new("合同", "Contract"), of: |entry, _| day(entry, f::CONTRACT_ON) },
        Step {
            key: "registered", name: Text::new("注册", "Registered"), of: |entry, _| day(entry, f::REGISTERED_ON)
        },
        Step { key: "funded", name: Text::new("资金到位", "Funds"), of: |entry, _| day(entry, f::FUNDED_ON) },
        Step { key: "landed", name: Text::new("落地", "Landed"), of: |entry, _| day(entry, f::LANDED_ON) },
        Step { key: "begun", name: Text::new("开工", "Begun"), of: begun },
        Step { key: "output", name: Text::new("投产", "Producing"), of: |entry, _| day(entry, f::OUTPUT_ON) },
    ],
    money: f::CONTRACTED.key,
};

/// 落地率, 履约率, each on both bases.
pub static RATES: &[Rate] = &[
    Rate { rule: &LANDED, of: |entry, around| is_signed(entry, around).then(|| landed(entry, around)) },
    Rate { rule: &LANDED_DUE, of: |entry, around| is_due(entry, around).then(|| landed(entry, around)) },
    Rate { rule: &PERFORMED, of: |entry, around| is_signed(entry, around).then(|| performed(entry, around)) },
    Rate { rule: &PERFORMED_DUE, of: |entry, around| is_due(entry, around).then(|| performed(entry, around)) },
];

pub(super) fn source<T>(entry: &Entry, place: Place<T>) -> Source {
    Source { of: entry.id.clone(), set: place.key }
}

pub(super) fn day(entry: &Entry, place: Place<When>) -> Option<Given<NaiveDate>> {
    entry.get(place).map(|when| Given { value: when.first_day(), source: source(entry, place) })
}

/// 开工, which the project says; a month or a year counts from its first day.
pub(super) fn begun(entry: &Entry, around: &dyn Around) -> Option<Given<NaiveDate>> {
    let started = around.started(entry.parent.as_ref()?)?;
    Some(Given { value: started.value.first_day(), source: started.source })
}

fn has(entry: &Entry, place: Place<When>, today: NaiveDate) -> bool {
    entry.get(place).is_some_and(|when| when.first_day() <= today)
}

fn is_signed(entry: &Entry, around: &dyn Around) -> bool {
    has(entry, f::CONTRACT_ON, around.today())
}

/// A contract whose agreed start has passed: the day itself has not.
fn is_due(entry: &Entry, around: &dyn Around) -> bool {
    let passed = |place| entry.get(place).is_some_and(|when: When| when.last_day() < around.today());
    is_signed(entry, around) && passed(f::START_DUE)
}

fn landed(entry: &Entry, around: &dyn Around) -> Share {
    let is = has(entry, f::LANDED_ON, around.today());
    one_of_one(is, [source(entry, f::CONTRACT_ON), source(entry, f::LANDED_ON)])
}

/// Whether every step that was due by the day is done; one that ended has not performed.
fn performed(entry: &Entry, around: &dyn Around) -> Share {
    let today = around.today();
    let passed = |place| entry.get(place).is_some_and(|when: When| when.last_day() < today);
    let is_begun = begun(entry, around).is_some_and(|on| on.value <= today);
    let start =
        !passed(f::START_DUE) || (has(entry, f::REGISTERED_ON, today) && has(entry, f::FUNDED_ON, today) && is_begun);
    let output = !passed(f::OUTPUT_DUE) || has(entry, f::OUTPUT_ON, today);
    let is_lost = has(entry, f::LOST_ON, today);
    let places = [f::START_DUE, f::REGISTERED_ON, f::FUNDED_ON, f::OUTPUT_DUE, f::OUTPUT_ON, f::LOST_ON];
    let sources = places.into_iter().filter(|place| entry.get(*place).is_some()).map(|place| source(entry, place));
    let begun = begun(entry, around).map(|on| on.source);
    one_of_one(start && output && !is_lost, sources.chain(begun))
}
