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
use sitebook::domain::registers::{
    approval, area_figure, contact, funding, group, investment, land_cleanup, money_moved, monthly_progress, parcel, signed_target,
    year_plan,
};

use crate::inspector::{Inspector, day, texts};

const DAY: &str = "2026-11-23";

fn office() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.on(day(DAY));
    zhou
}

fn puts(who: &mut Inspector, register: &'static Register, of: Option<EntityId>, facts: &[(&str, &str)]) -> EntityId {
    let target = EntryTarget::OfKey { register, parent: of, period: None };
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap().made.unwrap()
}

fn of_project(who: &mut Inspector, register: &'static Register, facts: &[(&str, &str)]) -> EntityId {
    let project = who.project().into();
    puts(who, register, Some(project), facts)
}

fn changes(who: &mut Inspector, id: &EntityId, facts: &[(&str, &str)]) {
    let target = EntryTarget::Existing(id.clone());
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap();
}

fn reckoned(who: &Inspector, id: &EntityId, key: &str, on: &str) -> Reckoned {
    let entry = who.tables().entry(id).unwrap();
    entry.register.derived(key).unwrap().1.of(entry, &who.around(on))
}

/// The figure as it is shown, or why there is none.
fn figure(who: &Inspector, id: &EntityId, key: &str) -> Result<String, Missing> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Figure(figure, _) => {
            figure.value().map(|_| figure.shown(Rounding::HalfAway).unwrap().to_string())
        }
        other => panic!("{other:?}"),
    }
}

fn marks(who: &Inspector, id: &EntityId, key: &str) -> Vec<Mark> {
    match reckoned(who, id, key, DAY) {
        Reckoned::Figure(figure, _) => figure.marks().to_vec(),
        other => panic!("{other:?}"),
    }
}

fn word(who: &Inspector, id: &EntityId, key: &str) -> Option<&'static str> {
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

fn stands(who: &Inspector, id: &EntityId, clock: &str, on: &str) -> (ClockState, i64) {
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
    let one = of_project(&mut zhou, &parcel::REGISTER, &[("name", "五号地"), ("agreed_start", "2025-05-10"), ("surface", "仅围墙")]);
    assert_eq!(word(&zhou, &one, "idle"), Some("one_year"));
    assert_eq!(facts_said(&zhou, &one, "idle"), ["自 2026-05-11 起", "现状：仅围墙"]);
    let case = [("opened_on", "2026-11-01"), ("facts", "疑似闲置"), ("cause", "政府")];
    puts(&mut zhou, &land_cleanup::REGISTER, Some(one.clone()), &case);
    assert_eq!(facts_said(&zhou, &one, "idle")[0], "原因：政府");
    changes(&mut zhou, &one, &[("begun_on", "2026-10-01")]);
    assert_eq!(word(&zhou, &one, "idle"), None);
}

#[test]
fn an_intensity_is_reckoned_and_held_against_contract_and_park() {
    let mut zhou = office();
    let facts = [
        ("investor", "某公司"),
        ("buildings", "12000"),
        ("equipment", "6500"),
        ("land_price", "1800"),
        ("contracted_area", "86.5"),
        ("output_due", "2026-11-22"),
    ];
    let one = of_project(&mut zhou, &investment::REGISTER, &facts);
    assert_eq!(figure(&zhou, &one, "intensity").unwrap(), "234.7", "vector 8.1");
    assert_eq!(word(&zhou, &one, "gate"), None, "nothing is asked for");
    puts(&mut zhou, &group::REGISTER, None, &[("kind", "园区"), ("name", "碧谷工业园"), ("intensity", "235")]);
    let inner = puts(&mut zhou, &group::REGISTER, None, &[("kind", "园中园"), ("name", "冶金园")]);
    let above = zhou.tables().entries().all(&group::REGISTER).find(|entry| entry.id != inner).unwrap().id.clone();
    changes(&mut zhou, &inner, &[("parent", above.as_str())]);
    zhou.edits_project("park", "冶金园").unwrap();
    assert_eq!(word(&zhou, &one, "gate"), Some("below"), "vector 8.1: the exact value misses the gate of the park above");
    changes(&mut zhou, &one, &[("output_due", DAY)]);
    assert_eq!(word(&zhou, &one, "gate"), Some("not_yet"));
    changes(&mut zhou, &one, &[("contracted_area", "0")]);
    assert_eq!(figure(&zhou, &one, "intensity"), Err(Missing::NoArea), "vector 8.3");
    of_project(&mut zhou, &parcel::REGISTER, &[("name", "一号地"), ("approved", "203"), ("supplied", "203")]);
    assert_eq!(figure(&zhou, &one, "intensity").unwrap(), "100.0", "by what was supplied");
}

#[test]
fn funds_and_progress_of_an_investor_stand_side_by_side() {
    let mut zhou = office();
    zhou.edits_project("total", "8000").unwrap();
    zhou.edits_project("capacity_amount", "20").unwrap();
    let facts = [("investor", "某公司"), ("contracted", "5000"), ("output_amount", "15")];
    let one = of_project(&mut zhou, &investment::REGISTER, &facts);
    assert_eq!(figure(&zhou, &one, "contract_arrival"), Err(Missing::NothingArrived));
    assert_eq!(figure(&zhou, &one, "capacity").unwrap(), "75.0");
    let fund = [("source", "业主自筹"), ("arrived_stated", "3750"), ("stated_on", "2026-10-01")];
    of_project(&mut zhou, &funding::REGISTER, &fund);
    assert_eq!(figure(&zhou, &one, "contract_arrival").unwrap(), "75.0");
    assert!(figure(&zhou, &one, "progress").is_err(), "nothing is known of its progress");
    zhou.puts(&year_plan::REGISTER, "2026", &[("plan", "4000"), ("opening", "1000")]).unwrap();
    zhou.puts(&monthly_progress::REGISTER, "2026-10", &[("reported_ytd", "1400")]).unwrap();
    assert_eq!(figure(&zhou, &one, "progress").unwrap(), "30.0", "(1,000 + 1,400) of 8,000");
}

#[test]
fn paper_without_anything_built_is_told_after_ninety_days() {
    let mut zhou = office();
    let facts = [("investor", "某公司"), ("contract_on", "2026-06-01"), ("funded_on", "2026-08-25")];
    let one = of_project(&mut zhou, &investment::REGISTER, &facts);
    assert_eq!(word(&zhou, &one, "ground"), Some("nothing"), "90 days after the funds");
    changes(&mut zhou, &one, &[("funded_on", "2026-08-26")]);
    assert_eq!(word(&zhou, &one, "ground"), None);
    changes(&mut zhou, &one, &[("funded_on", "2026-07-01")]);
    of_project(&mut zhou, &parcel::REGISTER, &[("name", "一号地"), ("surface", "仅围墙")]);
    assert_eq!(word(&zhou, &one, "ground"), Some("fenced"));
    zhou.edits_project("actual_start", "2026-11-01").unwrap();
    assert_eq!(word(&zhou, &one, "ground"), None);
}

#[test]
fn a_company_that_was_not_contacted_for_thirty_days_presses() {
    let mut zhou = office();
    let one = of_project(&mut zhou, &investment::REGISTER, &[("investor", "某公司")]);
    assert_eq!(stands(&zhou, &one, "contacting", DAY).0, NotBegun, "nothing is agreed");
    changes(&mut zhou, &one, &[("agreement_on", "2026-10-01")]);
    assert_eq!(stands(&zhou, &one, "contacting", DAY), (Over, 23), "53 days since the agreement");
    let talk = [("on", "2026-10-24"), ("who", "李秀芳"), ("text", "谈用电")];
    of_project(&mut zhou, &contact::REGISTER, &talk);
    assert_eq!(stands(&zhou, &one, "contacting", DAY).1, 0, "30 days are allowed");
    assert_eq!(stands(&zhou, &one, "contacting", "2026-11-24"), (Over, 1));
    changes(&mut zhou, &one, &[("output_on", "2026-11-20"), ("contract_on", "2026-10-02"), ("landed_on", "2026-10-05")]);
    assert_eq!(stands(&zhou, &one, "contacting", "2026-12-24").0, Done);
}

#[test]
fn an_approval_waits_from_the_day_it_was_asked_for() {
    let mut zhou = office();
    let facts = [("type", "环评"), ("unit", "区环保局"), ("applied", "2026-09-01")];
    let one = of_project(&mut zhou, &approval::REGISTER, &facts);
    assert_eq!(stands(&zhou, &one, "accepting", "2026-09-03").0, Running);
    assert_eq!(stands(&zhou, &one, "accepting", "2026-09-08"), (ClockState::Near, 0), "the fifth working day");
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-08").0, NotBegun);
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-29"), (Running, 0), "silence accepts from the first day");
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30"), (Over, 1), "20 working days from 1 September");
    changes(&mut zhou, &one, &[("supplement_asked", "2026-09-03")]);
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30").0, NotBegun, "it was asked for more in time");
    changes(&mut zhou, &one, &[("supplement_given", "2026-09-14"), ("accepted", "2026-09-14")]);
    assert_eq!(stands(&zhou, &one, "handling", "2026-09-30").0, Running);
}

#[test]
fn a_target_is_reckoned_from_the_book_and_tells_its_gap() {
    let mut zhou = office();
    zhou.edits_project("lead_unit", "区建委").unwrap();
    zhou.on(day("2026-06-03"));
    zhou.puts(&monthly_progress::REGISTER, "2026-05", &[("reported_ytd", "430")]).unwrap();
    let signed = |indicator, amount, unit| {
        [("holder", "区建委"), ("year", "2026"), ("indicator", indicator), ("amount", amount), ("unit", unit)]
    };
    let one = puts(&mut zhou, &signed_target::REGISTER, None, &signed("完成投资", "1000", "万元"));
    let shown = |zhou: &Inspector, id: &EntityId, key| match reckoned(zhou, id, key, "2026-06-03") {
        Reckoned::Figure(figure, _) => figure.shown_to(1, Rounding::HalfAway).map(|shown| shown.to_string()),
        _ => None,
    };
    let all = ["reached", "share", "gap", "needed"].map(|key| shown(&zhou, &one, key).unwrap());
    assert_eq!(all, ["430.0", "43.0", "570.0", "81.4"], "vector 15.6");
    let large = puts(&mut zhou, &signed_target::REGISTER, None, &[
        ("holder", "区建委"),
        ("year", "2025"),
        ("indicator", "完成投资"),
        ("amount", "1"),
        ("unit", "亿元"),
    ]);
    assert_eq!(shown(&zhou, &large, "reached").unwrap(), "0.0", "nothing was reported of 2025");
    let stated = puts(&mut zhou, &signed_target::REGISTER, None, &signed("满意度", "90", "%"));
    assert_eq!(shown(&zhou, &stated, "reached"), None);
    changes(&mut zhou, &stated, &[("actual", "81"), ("actual_as_of", "2026-05")]);
    assert_eq!(shown(&zhou, &stated, "share").unwrap(), "90.0");
    assert_eq!(marks(&zhou, &stated, "share"), [Mark::AsStated]);
}

#[test]
fn a_park_sums_its_projects_and_those_of_the_parks_within() {
    let mut zhou = office();
    zhou.enters("磷化工二期").unwrap();
    let projects: Vec<EntityId> = zhou.tables().projects().map(|project| project.id.clone().into()).collect();
    let says = |zhou: &mut Inspector, place: usize, facts: &[(&str, &str)]| {
        let id = sitebook::domain::ids::ProjectId::of(&projects[place]).unwrap();
        zhou.does(Command::EditProject { project: id, facts: texts(facts) }).unwrap();
    };
    says(&mut zhou, 0, &[("park", "碧谷工业园"), ("total", "8000")]);
    says(&mut zhou, 1, &[("park", "冶金园"), ("total", "500.5")]);
    let outer = puts(&mut zhou, &group::REGISTER, None, &[("kind", "园区"), ("name", "碧谷工业园")]);
    let inner = puts(&mut zhou, &group::REGISTER, None, &[("kind", "园中园"), ("name", "冶金园"), ("parent", outer.as_str())]);
    assert_eq!(figure(&zhou, &outer, "projects").unwrap(), "2");
    assert_eq!(figure(&zhou, &outer, "total").unwrap(), "8500.50");
    assert_eq!(figure(&zhou, &inner, "total").unwrap(), "500.50");
    assert_eq!(figure(&zhou, &outer, "share"), Err(Missing::NoTarget));
    changes(&mut zhou, &outer, &[("parent", inner.as_str())]);
    assert_eq!(figure(&zhou, &outer, "projects").unwrap(), "2", "a circle is gone through once");
}

#[test]
fn districts_are_ranked_among_those_of_the_book_of_the_same_month() {
    let mut zhou = office();
    let of = |region, ytd, same, growth| {
        let facts = [("region", region), ("as_of", "2026-10"), ("ytd", ytd), ("same", same), ("growth", growth)];
        facts.into_iter().filter(|(_, text)| !text.is_empty()).collect::<Vec<_>>()
    };
    let [a, b, c, d] = [
        of("东川区", "950", "1000", ""),
        of("盘龙区", "2000", "1900", "3.2"),
        of("呈贡区", "950.001", "500", "-5.0"),
        of("宜良县", "", "", ""),
    ]
    .map(|facts| puts(&mut zhou, &area_figure::REGISTER, None, &facts));
    let earlier = [("region", "东川区"), ("as_of", "2026-09"), ("ytd", "9000")];
    puts(&mut zhou, &area_figure::REGISTER, None, &earlier);
    let by_volume: Vec<_> = [&a, &b, &c, &d].map(|id| figure(&zhou, id, "place_volume")).into();
    let text = |shown: &str| Ok(shown.to_owned());
    assert_eq!(by_volume, [text("2"), text("1"), text("2"), Err(Missing::NotReported)], "what shows the same shares a place");
    assert_eq!(figure(&zhou, &a, "reckoned_growth").unwrap(), "-5.0", "vector 4.2");
    let by_growth: Vec<_> = [&a, &b, &c, &d].map(|id| figure(&zhou, id, "place_growth")).into();
    assert_eq!(by_growth, [text("2"), text("1"), text("2"), Err(Missing::NotReported)], "published first, else reckoned");
    changes(&mut zhou, &a, &[("target", "1200")]);
    assert_eq!(figure(&zhou, &a, "share").unwrap(), "79.2");
}
