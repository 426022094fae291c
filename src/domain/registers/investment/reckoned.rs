//! What is reckoned of an investor: 投资强度 and whether it is enough, funds and progress side by side, 达产率, what stands on the ground,
//! the last contact.

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{ChoiceList, option};
use crate::domain::figures::cost::{Judgement, judge};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{ARRIVED, CAPACITY_REACHED, CONTRACT_ARRIVAL, INTENSITY, TOTAL_COMPLETION};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::register::{Around, Derived, Entry, Judged, Place, Reckons};
use crate::domain::text::Text;

use super::super::{contact, funding, group, parcel::fields as land};
use super::fields as f;
use super::steps::{begun, day, source};

/// 强度是否达到.
pub static GATES: ChoiceList = ChoiceList::closed(&[
    option("met", "达到", "Reached", &[]),
    option("below", "低于要求", "Below what is asked", &[]),
    option("unknown", "投入未填全，低于要求", "Below by what is known", &[]),
    option("not_yet", "未到约定投产，不评", "Not judged before production is due", &[]),
]);

/// 准入.
pub static ADMISSION: ChoiceList = ChoiceList::closed(&[
    option("below", "低于准入强度，不宜供地", "Below the least intensity: no land", &[]),
    option("met", "达到准入强度", "The least intensity is reached", &[]),
]);

/// 实地.
pub static GROUND: ChoiceList = ChoiceList::closed(&[
    option("fenced", "疑似圈地", "Suspected: fence only", &[]),
    option("nothing", "已签约到资，未见建设", "Signed and funded, nothing built", &[]),
]);

/// What is reckoned.
pub static COLUMNS: &[Derived] = &[
    Derived { key: "intensity", reckons: Reckons::Figure { rule: &INTENSITY, of: of_land, is_summed: true } },
    Derived {
        key: "gate",
        reckons: Reckons::Word {
            name: Text::new("强度达标", "Intensity"),
            about: Text::new(
                "投资强度与合同强度、园区准入强度中较高的相比，约定投产日过后才评。",
                "The intensity against the greater of that of the contract and the least one of the park; judged once production was due.",
            ),
            words: &GATES,
            of: gate,
        },
    },
    Derived {
        key: "admission",
        reckons: Reckons::Word {
            name: Text::new("准入", "Admission"),
            about: Text::new(
                "供地以前：合同强度（没有的按合同投资 ÷ 合同用地）与园区准入强度相比。",
                "Before land is supplied: the intensity of the contract, else contracted investment by contracted land, against the least one of the park.",
            ),
            words: &ADMISSION,
            of: admission,
        },
    },
    Derived {
        key: "contract_arrival",
        reckons: Reckons::Figure { rule: &CONTRACT_ARRIVAL, of: contract_arrival, is_summed: true },
    },
    Derived { key: "progress", reckons: Reckons::Figure { rule: &TOTAL_COMPLETION, of: progress, is_summed: true } },
    Derived { key: "capacity", reckons: Reckons::Figure { rule: &CAPACITY_REACHED, of: capacity, is_summed: false } },
    Derived {
        key: "ground",
        reckons: Reckons::Word {
            name: Text::new("实地", "On the ground"),
            about: Text::new(
                "合同已签、资金已到，九十天后仍未开工；其中地块现状为仅围墙的，疑似圈地。是否属实由主管部门认定。",
                "Contract signed and funds arrived, and not begun ninety days later; a suspicion of land taken where the parcel has a fence only. The competent authority decides.",
            ),
            words: &GROUND,
            of: ground,
        },
    },
    Derived {
        key: "last_contact",
        reckons: Reckons::Day {
            name: Text::new("最近联络", "Last contact"),
            about: Text::new(
                "最近一次联络的日期；没有联络的，从合同或协议日期算。",
                "The day of the last contact; without one the day of the contract or the agreement.",
            ),
            of: last_contact,
        },
    },
];

fn given(entry: &Entry, place: Place<Decimal>) -> Option<Given<Decimal>> {
    entry.get(place).map(|value| Given { value, source: source(entry, place) })
}

/// The area: that of the contract, else what was supplied to the project.
fn area(entry: &Entry, around: &dyn Around) -> Option<(Fraction, Vec<Source>)> {
    let positive = |area: &Fraction| *area > Fraction::ZERO;
    if let Some(area) = given(entry, f::CONTRACTED_AREA).filter(|area| positive(&area.number())) {
        return Some((area.number(), vec![area.source]));
    }
    let parcels = around.below(entry.parent.as_ref()?, "parcel");
    let supplied: Vec<Given<Decimal>> = parcels
        .iter()
        .filter_map(|parcel| {
            let value = parcel.get(land::SUPPLIED)?;
            Some(Given { value, source: Source { of: parcel.id.clone(), set: land::SUPPLIED.key } })
        })
        .collect();
    let sum = Fraction::sum(supplied.iter().map(Given::number)).filter(positive)?;
    Some((sum, supplied.into_iter().map(|given| given.source).collect()))
}

/// 投资强度 by the rule of section 8: buildings, equipment and land price by the area.
pub fn of_land(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let (area, of_area) = area(entry, around).ok_or(Missing::NoArea)?;
    let parts = [f::BUILDINGS, f::EQUIPMENT, f::LAND_PRICE];
    let known: Vec<Given<Decimal>> = parts.into_iter().filter_map(|part| given(entry, part)).collect();
    if known.is_empty() {
        return Err(Missing::NoInvestment);
    }
    let unknown = Some(parts.len() - known.len()).filter(|unknown| *unknown > 0).map(Mark::PartsUnknown);
    let sum = Reckoning::sum(known.iter().map(|given| given.number()));
    let sources = known.into_iter().map(|given| given.source).chain(of_area);
    Ok(Share::of(sum, area).from(sources).marked(unknown))
}

/// What is asked for: the greater of the contract's intensity and the park's least one, 万元/亩.
fn asked(entry: &Entry, around: &dyn Around) -> Option<(Fraction, Vec<Source>)> {
    let of_contract = given(entry, f::CONTRACTED_INTENSITY);
    let park = entry.parent.as_ref().and_then(|project| group::least_intensity(project, around));
    let all: Vec<Given<Decimal>> = of_contract.into_iter().chain(park).collect();
    let most = all.iter().map(Given::number).max()?;
    Some((most, all.into_iter().map(|given| given.source).collect()))
}

fn gate(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    let share = of_land(entry, around).ok()?;
    let (asked, sources) = asked(entry, around)?;
    let figure = share.figure(&INTENSITY);
    let finish = entry.get(f::OUTPUT_DUE).map(crate::domain::when::When::last_day);
    let key = match judge(&figure, asked, finish, around.today())? {
        Judgement::Met => "met",
        Judgement::Below => "below",
        Judgement::Unknown => "unknown",
        Judgement::NotYet => "not_yet",
    };
    Some(Judged::new(key, share.sources().iter().cloned().chain(sources)))
}

/// 准入: what the contract promises against what the park asks for, before any of it is built.
fn admission(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    let least = group::least_intensity(entry.parent.as_ref()?, around)?;
    let (promised, sources) = match given(entry, f::CONTRACTED_INTENSITY) {
        Some(stated) => (stated.number(), vec![stated.source]),
        None => {
            let (money, land) = (given(entry, f::CONTRACTED)?, given(entry, f::CONTRACTED_AREA)?);
            (money.number().over(land.number())?, vec![money.source, land.source])
        }
    };
    let key = if promised < least.number() { "below" } else { "met" };
    Some(Judged::new(key, sources.into_iter().chain([least.source])))
}

/// What arrived of all sources of a project, 万元; none where nothing is known of any.
fn arrived(project: &EntityId, around: &dyn Around) -> Option<(Fraction, Vec<Source>)> {
    let funds = around.below(project, "fund");
    let shares: Vec<Share> = funds.iter().filter_map(|fund| funding::arrived(fund, around).ok()).collect();
    let figures: Vec<Figure> = shares.iter().map(|share| share.figure(&ARRIVED)).collect();
    let sum = Fraction::sum(figures.iter().filter_map(|figure| figure.value().ok()))?;
    let sources = shares.iter().flat_map(|share| share.sources().iter().cloned()).collect();
    (!shares.is_empty()).then_some((sum, sources))
}

fn contract_arrival(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let contracted = given(entry, f::CONTRACTED).filter(|sum| sum.number() > Fraction::ZERO);
    let contracted = contracted.ok_or(Missing::NoContracted)?;
    let project = entry.parent.as_ref().ok_or(Missing::NothingArrived)?;
    let (arrived, sources) = arrived(project, around).ok_or(Missing::NothingArrived)?;
    Ok(Share::of(arrived, contracted.number()).from(sources.into_iter().chain([contracted.source])))
}

fn progress(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let project = entry.parent.as_ref().ok_or(Missing::NoTotal)?;
    let total = around.number(project, "total").filter(|total| total.number() > Fraction::ZERO);
    let total = total.ok_or(Missing::NoTotal)?;
    let done = around.since_start(project);
    let value = done.value()?;
    let sources = done.sources().iter().cloned().chain([total.source.clone()]);
    Ok(Share::of(value, total.number()).from(sources).marked(done.marks().iter().cloned()))
}

fn capacity(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let project = entry.parent.as_ref().ok_or(Missing::NoCapacity)?;
    let designed = around.number(project, "capacity_amount").filter(|all| all.number() > Fraction::ZERO);
    let designed = designed.ok_or(Missing::NoCapacity)?;
    let actual = given(entry, f::OUTPUT_AMOUNT).ok_or(Missing::NoOutput)?;
    Ok(Share::of(actual.number(), designed.number()).from([actual.source, designed.source]))
}

/// How many days after contract and funds nothing built is told.
const PATIENCE: i64 = 90;

fn ground(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    let today = around.today();
    let (contract, funded) = (day(entry, f::CONTRACT_ON)?, day(entry, f::FUNDED_ON)?);
    let both = contract.value.max(funded.value);
    let is_lost = entry.get(f::LOST_ON).is_some();
    let is_begun = begun(entry, around).is_some_and(|on| on.value <= today);
    if is_begun || is_lost || (today - both).num_days() < PATIENCE {
        return None;
    }
    let parcels = entry.parent.as_ref().map(|project| around.below(project, "parcel"));
    let fenced = parcels.unwrap_or_default().into_iter().find(|parcel| parcel.text(land::SURFACE) == "fenced");
    let key = if fenced.is_some() { "fenced" } else { "nothing" };
    let sources = [contract.source, funded.source].into_iter();
    let surface = fenced.as_ref().map(|parcel| Source { of: parcel.id.clone(), set: land::SURFACE.key });
    let days = (today - both).num_days();
    let judged = Judged::new(key, sources.chain(surface));
    Some(judged.because(Text::owned(
        format!("签约到资后 {days} 天，未开工"),
        format!("not begun {days} days after contract and funds"),
    )))
}

fn last_contact(entry: &Entry, around: &dyn Around) -> Option<Given<NaiveDate>> {
    let contacts = entry.parent.as_ref().map(|project| around.below(project, "contact")).unwrap_or_default();
    let last = contacts.iter().filter_map(|talk| Some((talk.get(contact::ON)?.first_day(), talk)));
    let last = last.filter(|(on, _)| *on <= around.today()).max_by_key(|(on, _)| *on);
    match last {
        Some((on, talk)) => Some(Given { value: on, source: Source { of: talk.id.clone(), set: contact::ON.key } }),
        None => day(entry, f::CONTRACT_ON).or_else(|| day(entry, f::AGREEMENT_ON)),
    }
}
