//! What registers reckon of their entries: columns, judgements, days that clocks go by. Each says what it was made from.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::clock::ClockState::{self, Done, NotBegun, Over, Running};
use sitebook::domain::figures::mark::Mark;
use sitebook::domain::figures::missing::Missing;
use sitebook::domain::register::clocked::clocked;
use sitebook::domain::register::rows::{EntryRow, rows};
use sitebook::domain::register::sums::total_of;
use sitebook::domain::register::{Reckoned, Register};
use sitebook::domain::registers::{approval, funding, group, land_cleanup, money_moved, parcel};

use crate::inspector::{Inspector, day, texts};

pub const DAY: &str = "2026-11-23";

pub fn office() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.on(day(DAY));
    zhou
}

pub fn puts(
    who: &mut Inspector,
    register: &'static Register,
    of: Option<EntityId>,
    facts: &[(&str, &str)],
) -> EntityId {
    let target = EntryTarget::OfKey { register, parent: of, period: None };
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap().made.unwrap()
}

pub fn of_project(who: &mut Inspector, register: &'static Register, facts: &[(&str, &str)]) -> EntityId {
    let project = who.project().into();
    puts(who, register, Some(project), facts)
}

pub fn changes(who: &mut Inspector, id: &EntityId, facts: &[(&str, &str)]) {
    let target = EntryTarget::Existing(id.clone());
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap();
}

pub fn reckoned(who: &Inspector, id: &EntityId, key: &str, on: &str) -> Reckoned {
    let entry = who.tables().entry(id).unwrap();
    entry.register.derived(key).unwrap().1.of(entry, &who.around(on))
}

/// The figure as it is shown, or why there is none.
pub fn figure(who: &Inspector, id: &EntityId, key: &str) -> Result<String, Missing> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Figure(figure, _) => figure.value().map(|_| figure.shown(Rounding::HalfAway).unwrap().to_string()),
        other => panic!("{other:?}"),
    }
}

pub fn marks(who: &Inspector, id: &EntityId, key: &str) -> Vec<Mark> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Figure(figure, _) => figure.marks().to_vec(),
        other => panic!("{other:?}"),
    }
}

pub fn word(who: &Inspector, id: &EntityId, key: &str) -> Option<&'static str> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Word(word) => word.map(|judged| judged.key),
        other => panic!("{other:?}"),
    }
}

fn facts_said(who: &Inspector, id: &EntityId, key: &str) -> Vec<String> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Word(Some(judged)) => judged.facts.iter().map(|fact| fact.zh.to_string()).collect(),
        other => panic!("{other:?}"),
    }
}

pub fn stands(who: &Inspector, id: &EntityId, clock: &str, on: &str) -> (ClockState, i64) {
    let entry = who.tables().entry(id).unwrap();
    let found = clocked(entry, entry.register.clock(clock).unwrap(), &who.around(on));
    (found.state, found.over)
}

#[test]
fn what_arrived_is_what_the_payments_say_and_else_what_is_stated() {
    let mut zhou = office();
    let facts = [("source", "中央"), ("planned", "5000"), ("arrived_stated", "100"), ("stated_on", "2026-09-01")];
    let fund = of_project(&mut zhou, &funding::REGISTER, &facts);
    assert_eq!(figure(&zhou, &fund, "arrival").unwrap(), "2.0");
    for (kind, on, amount) in
        [("到位", "2026-09-05", "6000"), ("退回", "2026-09-08", "250"), ("支付", "2026-09-09", "575")]
    {
        let moved = [("kind", kind), ("on", on), ("amount", amount), ("voucher", on)];
        puts(&mut zhou, &money_moved::REGISTER, Some(fund.clone()), &moved);
    }
    assert_eq!(figure(&zhou, &fund, "arrived").unwrap(), "5750.00");
    assert_eq!(figure(&zhou, &fund, "arrival").unwrap(), "115.0", "vector 7.1");
    assert_eq!(figure(&zhou, &fund, "payment").unwrap(), "10.0");
    assert_eq!(marks(&zhou, &fund, "arrival"), [Mark::StatedDiffers], "stated 100, paid in 5,750");
    let Reckoned::Figure(arrival, _) = reckoned(&zhou, &fund, "arrival", DAY) else { panic!() };
    assert_eq!(arrival.reckoning().unwrap().written(), "(6,000 − 250) ÷ 5,000");
    assert_eq!(arrival.sources().len(), 3, "both payments and the plan");
}

#[test]
fn nothing_planned_has_no_rate_and_nothing_arrived_is_nought() {
    let mut zhou = office();
    let planned = of_project(&mut zhou, &funding::REGISTER, &[("source", "省级"), ("planned", "5000")]);
    let unplanned = of_project(&mut zhou, &funding::REGISTER, &[("source", "外资"), ("applied", "100")]);
    assert_eq!(figure(&zhou, &planned, "arrival").unwrap(), "0.0", "vector 7.3");
    assert_eq!(figure(&zhou, &unplanned, "arrival"), Err(Missing::NoFundsPlanned), "vector 7.3");
}

#[test]
fn a_later_statement_ends_the_wait_only_where_it_says_that_the_money_arrived() {
    let mut zhou = office();
    let facts = [("source", "中央"), ("planned", "500"), ("planned_until", "2026-08-31")];
    let fund = of_project(&mut zhou, &funding::REGISTER, &facts);
    assert_eq!(stands(&zhou, &fund, "arriving", "2026-09-21"), (Over, 21));
    changes(&mut zhou, &fund, &[("paid_stated", "0"), ("stated_on", "2026-09-10")]);
    assert_eq!(stands(&zhou, &fund, "arriving", "2026-09-21"), (Over, 21), "a date alone is no money");
    changes(&mut zhou, &fund, &[("arrived_stated", "300")]);
    assert_eq!(stands(&zhou, &fund, "arriving", "2026-09-21"), (Over, 21), "not all of it");
    changes(&mut zhou, &fund, &[("arrived_stated", "500"), ("stated_on", "2026-09-12")]);
    assert_eq!(stands(&zhou, &fund, "arriving", "2026-09-21"), (ClockState::DoneLate, 12));
    let moved = |on, amount| [("kind", "到位"), ("on", on), ("amount", amount), ("voucher", on)];
    let other = of_project(&mut zhou, &funding::REGISTER, &[("source", "省级"), facts[1], facts[2]]);
    puts(&mut zhou, &money_moved::REGISTER, Some(other.clone()), &moved("2026-08-01", "200"));
    assert_eq!(stands(&zhou, &other, "arriving", "2026-09-21"), (Over, 21));
    puts(&mut zhou, &money_moved::REGISTER, Some(other.clone()), &moved("2026-08-30", "300"));
    assert_eq!(stands(&zhou, &other, "arriving", "2026-09-21"), (Done, 0), "by payments");
}

#[test]
fn shares_of_land_and_households_and_the_days_of_waiting() {
    let mut zhou = office();
    let facts = [
        ("name", "一号地"),
        ("planned", "412.5"),
        ("acquired", "356.2"),
        ("households", "142"),
        ("signed", "118"),
        ("requested_on", "2026-06-30"),
    ];
    let one = of_project(&mut zhou, &parcel::REGISTER, &facts);
    assert_eq!(figure(&zhou, &one, "signed_share").unwrap(), "83.1", "vector 10.1");
    assert_eq!(figure(&zhou, &one, "acquired_share").unwrap(), "86.4", "vector 10.2");
    assert_eq!(figure(&zhou, &one, "waited").unwrap(), "146", "vector 10.3");
    changes(&mut zhou, &one, &[("handed_on", "2026-09-15")]);
    assert_eq!(figure(&zhou, &one, "waited").unwrap(), "77", "vector 10.4");
    let bare = of_project(&mut zhou, &parcel::REGISTER, &[("name", "二号地")]);
    assert_eq!(figure(&zhou, &bare, "acquired_share"), Err(Missing::NoLandNeeded));
    assert_eq!(figure(&zhou, &bare, "signed_share"), Err(Missing::NoHouseholds));
    let all = rows(zhou.tables(), &parcel::REGISTER, &zhou.around(DAY), &|_| None);
    let all: Vec<&EntryRow> = all.iter().collect();
    let total = total_of("acquired_share", &all).unwrap();
    assert_eq!(total.shown(Rounding::HalfAway).unwrap().to_string(), "86.4");
    assert_eq!(total.marks(), [Mark::LeftOut(1)], "what lacks the area is counted beside it");
    assert_eq!(total_of("waited", &all), None, "days of waiting are not summed");
}

#[test]
fn land_is_raw_prepared_and_ready() {
    let mut zhou = office();
    let one = of_project(&mut zhou, &parcel::REGISTER, &[("name", "一号地")]);
    assert_eq!(word(&zhou, &one, "readiness"), None, "nothing is known");
    changes(&mut zhou, &one, &[("road", "在建"), ("planned", "100")]);
    assert_eq!(word(&zhou, &one, "readiness"), Some("raw"));
    changes(&mut zhou, &one, &[("acquired", "100"), ("water", "已通"), ("gas", "不需要"), ("households", "3")]);
    assert_eq!(word(&zhou, &one, "readiness"), Some("preparing"));
    assert_eq!(facts_said(&zhou, &one, "readiness"), ["1 项未通", "3 户未搬"]);
    changes(&mut zhou, &one, &[("road", "已通"), ("moved", "3")]);
    assert_eq!(word(&zhou, &one, "readiness"), Some("ready"));
    let park = [("kind", "园区"), ("name", "碧谷工业园"), ("plan_state", "编制中")];
    let park = puts(&mut zhou, &group::REGISTER, None, &park);
    zhou.edits_project("park", "碧谷 工业园").unwrap();
    assert_eq!(word(&zhou, &one, "readiness"), Some("preparing"), "its park has no plan yet");
    changes(&mut zhou, &park, &[("plan_state", "已批")]);
    assert_eq!(word(&zhou, &one, "readiness"), Some("ready"));
}

#[test]
fn the_next_utility_that_is_not_connected_presses_towards_its_day() {
    let mut zhou = office();
    let facts = [
        ("name", "一号地"),
        ("road", "已通"),
        ("road_by", "2026-05-01"),
        ("water", "在建"),
        ("water_by", "2026-11-13"),
        ("power_by", "2026-12-31"),
        ("hand", "区国土局"),
    ];
    let one = of_project(&mut zhou, &parcel::REGISTER, &facts);
    assert_eq!(stands(&zhou, &one, "connecting", DAY), (Over, 10));
    changes(&mut zhou, &one, &[("water", "已通")]);
    assert_eq!(stands(&zhou, &one, "connecting", DAY).0, Running);
    changes(&mut zhou, &one, &[("power", "不需要")]);
    assert_eq!(stands(&zhou, &one, "connecting", DAY).0, NotBegun);
}

#[test]
fn land_that_seems_idle_says_so_with_its_facts_and_whose_fault_it_is() {
    let mut zhou = office();
    let one = of_project(
        &mut zhou,
        &parcel::REGISTER,
        &[("name", "五号地"), ("agreed_start", "2025-05-10"), ("surface", "仅围墙")],
    );
    assert_eq!(word(&zhou, &one, "idle"), Some("one_year"));
    assert_eq!(facts_said(&zhou, &one, "idle"), ["自 2026-05-11 起", "现状：仅围墙"]);
    let case = [("opened_on", "2026-11-01"), ("facts", "疑似闲置"), ("cause", "政府")];
    puts(&mut zhou, &land_cleanup::REGISTER, Some(one.clone()), &case);
    assert_eq!(facts_said(&zhou, &one, "idle")[0], "原因：政府");
    changes(&mut zhou, &one, &[("begun_on", "2026-10-01")]);
    assert_eq!(word(&zhou, &one, "idle"), None);
}

#[test]
fn an_approval_waits_from_the_day_it_was_asked_for() {
    let mut zhou = office();
    let facts = [("type", "环评"), ("unit", "区环保局"), ("applied", "2026-09-01")];
    let one = of_project(&mut zhou, &approval::REGISTER, &facts);
    assert_eq!(stands(&zhou, &one, "accepting", "2026-09-03").0, Running);
    assert_eq!(stands(&zhou, &one, "accepting", "2026-09-08"), (ClockState::Near, 0), "the fifth working day");
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-08").0, NotBegun);
    assert_eq!(
        stands(&zhou, &one, "handling", "2026-09-29"),
        (ClockState::Near, 0),
        "silence accepts from the first day"
    );
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30"), (Over, 1), "20 working days from 1 September");
    changes(&mut zhou, &one, &[("supplement_asked", "2026-09-03")]);
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30").0, NotBegun, "it was asked for more in time");
    changes(&mut zhou, &one, &[("supplement_given", "2026-09-14"), ("accepted", "2026-09-14")]);
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30").0, Running);
}
