//! What is reckoned of a 地块: its shares, how long the land was waited for, 生地 or 熟地, and whether it seems idle.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::decimal::Decimal;
use crate::domain::fields::{ChoiceList, option};
use crate::domain::figures::calendar::natural_days;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::idle::{LandFacts, Suspicion, idle};
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{HOUSEHOLDS_PAID, HOUSEHOLDS_SIGNED, LAND_ACQUIRED, LAND_INTENSITY, LAND_WAIT};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::register::{Around, Derived, Entry, Judged, Place, Reckons};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::super::{group, investment::fields as invest, land_cleanup as cleanup};
use super::fields as f;

/// 熟化程度.
pub static READINESS: ChoiceList = ChoiceList::closed(&[
    option("raw", "生地", "Raw", &[]),
    option("preparing", "在整理", "Being prepared", &[]),
    option("ready", "熟地", "Ready", &[]),
]);

/// 疑似闲置. Every word says that it is a suspicion: the competent authority decides.
pub static IDLE: ChoiceList = ChoiceList::closed(&[
    option("two_years", "疑似闲置（满两年未动工）", "Suspected idle: not begun for two years", &[]),
    option("one_year", "疑似闲置（满一年未动工）", "Suspected idle: not begun for a year", &[]),
    option("halted", "疑似闲置（中止满一年）", "Suspected idle: suspended for a year", &[]),
]);

/// What is reckoned.
pub static COMPUTED: &[Derived] = &[
    Derived {
        key: "acquired_share",
        reckons: Reckons::Figure {
            rule: &LAND_ACQUIRED,
            of: |entry, _| area_share(entry, f::ACQUIRED, f::PLANNED),
            is_summed: true,
        },
    },
    Derived {
        key: "signed_share",
        reckons: Reckons::Figure {
            rule: &HOUSEHOLDS_SIGNED,
            of: |entry, _| household_share(entry, f::SIGNED),
            is_summed: true,
        },
    },
    Derived {
        key: "paid_share",
        reckons: Reckons::Figure {
            rule: &HOUSEHOLDS_PAID,
            of: |entry, _| household_share(entry, f::PAID),
            is_summed: true,
        },
    },
    Derived { key: "waited", reckons: Reckons::Figure { rule: &LAND_WAIT, of: waited, is_summed: false } },
    Derived { key: "intensity", reckons: Reckons::Figure { rule: &LAND_INTENSITY, of: intensity, is_summed: false } },
    Derived {
        key: "readiness",
        reckons: Reckons::Word {
            name: Text::new("熟化", "Readiness"),
            about: Text::new(
                "需要的管网都已通、应搬的都已搬、园区控详规已批（写明园区的）为熟地；一亩未征为生地；其余在整理。",
                "Ready: every utility that is needed is connected, all households moved, the detailed plan of its park approved where it names one. Raw: nothing acquired. Else being prepared.",
            ),
            words: &READINESS,
            of: readiness,
        },
    },
    Derived {
        key: "idle",
        reckons: Reckons::Word {
            name: Text::new("疑似闲置", "Suspected idle"),
            about: Text::new(
                "约定动工满一年未动工；或已动工而面积不足应动工的三分之一、投资（不含地价款和税费）不足四分之一，且中止满一年（闲置土地处置办法）。是否闲置由主管部门认定。",
                "Not begun a full year after the agreed start; or begun on less than a third of the area due, or with less than a quarter of the money without land price and taxes, and suspended for a full year. The competent authority decides.",
            ),
            words: &IDLE,
            of: seems_idle,
        },
    },
    Derived {
        key: "utility_due",
        reckons: Reckons::Day {
            name: Text::new("最早未通目标日", "Next utility due"),
            about: Text::new(
                "还没有通的管网中最早的目标日。",
                "The earliest target day among the utilities that are not connected.",
            ),
            of: utility_due,
        },
    },
];

/// The utilities, each with its target day.
const CONNECTIONS: [(Place<Arc<str>>, Place<When>); 7] = [
    (f::ROAD, f::ROAD_BY),
    (f::WATER, f::WATER_BY),
    (f::DRAIN, f::DRAIN_BY),
    (f::POWER, f::POWER_BY),
    (f::TELECOM, f::TELECOM_BY),
    (f::GAS, f::GAS_BY),
    (f::LEVEL, f::LEVEL_BY),
];

fn source<T>(entry: &Entry, place: Place<T>) -> Source {
    Source { of: entry.id.clone(), set: place.key }
}

fn area_share(entry: &Entry, part: Place<Decimal>, whole: Place<Decimal>) -> Result<Share, Missing> {
    let all = entry.get(whole).map(Fraction::from).filter(|all| *all > Fraction::ZERO).ok_or(Missing::NoLandNeeded)?;
    let done = entry.get(part).map_or(Fraction::ZERO, Fraction::from);
    Ok(Share::of(done, all).from([source(entry, part), source(entry, whole)]))
}

fn household_share(entry: &Entry, part: Place<i64>) -> Result<Share, Missing> {
    let all = entry.get(f::HOUSEHOLDS).filter(|all| *all > 0).ok_or(Missing::NoHouseholds)?;
    let done = Fraction::whole(entry.get(part).unwrap_or_default());
    Ok(Share::of(done, Fraction::whole(all)).from([source(entry, part), source(entry, f::HOUSEHOLDS)]))
}

/// 等地天数.
fn waited(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let asked = entry.get(f::REQUESTED_ON).ok_or(Missing::NotAsked)?;
    let handed = entry.get(f::HANDED_ON);
    let until = handed.map_or(around.today(), When::first_day);
    let days = natural_days(asked.first_day(), until).max(0);
    let sources = [source(entry, f::REQUESTED_ON)].into_iter().chain(handed.map(|_| source(entry, f::HANDED_ON)));
    Ok(Share::amount(Fraction::whole(days)).from(sources))
}

/// 投资强度 of the project that stands on it: buildings, equipment and land price by all that was supplied to it.
fn intensity(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let project = entry.parent.as_ref().ok_or(Missing::NoArea)?;
    let investor = around.below(project, "invest").pop().ok_or(Missing::NoInvestment)?;
    let parts = [invest::BUILDINGS, invest::EQUIPMENT, invest::LAND_PRICE];
    let known: Vec<Given<Decimal>> = parts.into_iter().filter_map(|part| amount(&investor, part)).collect();
    let parcels = around.below(project, "parcel");
    let land: Vec<Given<Decimal>> = parcels.iter().filter_map(|parcel| amount(parcel, f::SUPPLIED)).collect();
    let area = Fraction::sum(land.iter().map(Given::number)).filter(|area| *area > Fraction::ZERO);
    match (known.is_empty(), area) {
        (_, None) => Err(Missing::NoArea),
        (true, Some(_)) => Err(Missing::NoInvestment),
        (false, Some(area)) => {
            let unknown = Some(parts.len() - known.len()).filter(|unknown| *unknown > 0).map(Mark::PartsUnknown);
            let sum = Reckoning::sum(known.iter().map(Given::number));
            let sources = known.into_iter().chain(land).map(|given| given.source);
            Ok(Share::of(sum, area).from(sources).marked(unknown))
        }
    }
}

fn readiness(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    let acquired = entry.get(f::ACQUIRED).map(Fraction::from);
    let states: Vec<(Place<Arc<str>>, &str)> = CONNECTIONS
        .iter()
        .map(|(state, _)| (*state, entry.text(*state)))
        .filter(|(_, state)| !state.is_empty())
        .collect();
    if acquired.is_none() && states.is_empty() {
        return None;
    }
    if acquired.is_none_or(|acquired| acquired <= Fraction::ZERO) {
        return Some(
            Judged::new("raw", [source(entry, f::ACQUIRED)]).because(Text::new("还没有征地", "nothing acquired")),
        );
    }
    let needed = states.iter().filter(|(_, state)| *state != "unneeded");
    let open = needed.clone().filter(|(_, state)| *state != "done").count();
    let (moved, households) = (entry.get(f::MOVED).unwrap_or_default(), entry.get(f::HOUSEHOLDS).unwrap_or_default());
    let plan = entry.parent.as_ref().and_then(|project| group::park_of(project, around));
    let is_planned = plan.as_ref().is_none_or(|park| park.text(group::PLAN_STATE) == "approved");
    let sources = states.iter().map(|(place, _)| source(entry, *place));
    let sources = sources.chain([source(entry, f::ACQUIRED), source(entry, f::HOUSEHOLDS), source(entry, f::MOVED)]);
    let sources = sources.chain(plan.as_ref().map(|park| source(park, group::PLAN_STATE)));
    let is_ready = needed.count() > 0 && open == 0 && moved >= households && is_planned;
    let mut judged = Judged::new(if is_ready { "ready" } else { "preparing" }, sources);
    if open > 0 {
        let (zh, en) = (format!("{open} 项未通"), format!("{open} not connected"));
        judged = judged.because(Text::owned(zh, en));
    }
    if moved < households {
        let left = households - moved;
        judged = judged.because(Text::owned(format!("{left} 户未搬"), format!("{left} not moved")));
    }
    if !is_planned {
        judged = judged.because(Text::new("园区控详规未批", "the detailed plan of the park is not approved"));
    }
    Some(judged)
}

fn day(entry: &Entry, place: Place<When>) -> Option<Given<NaiveDate>> {
    entry.get(place).map(|when| Given { value: when.first_day(), source: source(entry, place) })
}

fn amount(entry: &Entry, place: Place<Decimal>) -> Option<Given<Decimal>> {
    entry.get(place).map(|value| Given { value, source: source(entry, place) })
}

fn seems_idle(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    let investor = entry.parent.as_ref().and_then(|project| around.below(project, "invest").pop());
    let facts = LandFacts {
        agreed_start: day(entry, f::AGREED_START),
        begun_on: day(entry, f::BEGUN_ON),
        halted_on: day(entry, f::HALTED_ON),
        resumed_on: day(entry, f::RESUMED_ON),
        due_area: amount(entry, f::DUE_AREA),
        begun_area: amount(entry, f::BEGUN_AREA),
        invested: investor
            .as_ref()
            .and_then(|investor| without_land(investor, &[invest::BUILDINGS, invest::EQUIPMENT], &[])),
        to_invest: investor
            .as_ref()
            .and_then(|investor| without_land(investor, &[invest::CONTRACTED], &[invest::LAND_PRICE, invest::TAXES])),
    };
    let found = idle(&facts, around.today())?;
    let key = match found.why {
        Suspicion::NotBegunForTwoYears => "two_years",
        Suspicion::NotBegunForAYear => "one_year",
        Suspicion::HaltedForAYear => "halted",
    };
    let since = found.since;
    let mut judged = Judged::new(key, found.sources);
    // Whose fault it is stands first: it keeps the land out of what enterprises are blamed for.
    let case = around.below(&entry.id, "cleanup").pop();
    let cause = case.as_ref().and_then(|case| cleanup::CAUSES.with_key(case.text(cleanup::CAUSE)));
    if let Some(cause) = cause {
        judged = judged.because(Text::owned(format!("原因：{}", cause.zh), format!("cause: {}", cause.en)));
    }
    let judged = judged.because(Text::owned(format!("自 {since} 起"), format!("since {since}")));
    Some(match entry.text(f::SURFACE) {
        "" => judged,
        surface => {
            let surface = f::SURFACES.with_key(surface);
            let name = |pick: fn(&crate::domain::fields::ChoiceOption) -> &'static str| surface.map_or("", pick);
            judged.because(Text::owned(
                format!("现状：{}", name(|option| option.zh)),
                format!("state: {}", name(|option| option.en)),
            ))
        }
    })
}

/// A sum of the investor's figures less others, as one given figure; none where the first are not known.
fn without_land(investor: &Entry, parts: &[Place<Decimal>], less: &[Place<Decimal>]) -> Option<Given<Decimal>> {
    let known: Vec<Given<Decimal>> = parts.iter().filter_map(|part| amount(investor, *part)).collect();
    let first = known.first()?.source.clone();
    let all = summed(known.iter().map(|given| given.value))?;
    let taken = summed(less.iter().filter_map(|part| investor.get(*part)))?;
    Some(Given { value: added(all, taken, true)?, source: first })
}

fn summed(mut numbers: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    numbers.try_fold(Decimal::whole(0), |sum, number| added(sum, number, false))
}

/// A sum or a difference; none where it has too many digits.
fn added(one: Decimal, other: Decimal, is_less: bool) -> Option<Decimal> {
    let places = one.places().max(other.places());
    let units = |number: Decimal| {
        let (units, own) = number.parts();
        units.checked_mul(10_i64.checked_pow(u32::from(places - own))?)
    };
    let (one, other) = (units(one)?, units(other)?);
    Some(Decimal::new(if is_less { one.checked_sub(other)? } else { one.checked_add(other)? }, places))
}

fn utility_due(entry: &Entry, _: &dyn Around) -> Option<Given<NaiveDate>> {
    let open = CONNECTIONS.iter().filter(|(state, _)| !matches!(entry.text(*state), "done" | "unneeded"));
    open.filter_map(|(_, by)| day(entry, *by)).min_by_key(|by| by.value)
}
