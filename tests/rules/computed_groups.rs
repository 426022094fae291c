//! What is reckoned of investors, of parks, of signed targets and of districts: from entries of several registers, and of whole projects.

use sitebook::book::EntityId;
use sitebook::domain::command::Command;
use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::clock::ClockState::{Done, NotBegun, Over};
use sitebook::domain::figures::mark::Mark;
use sitebook::domain::figures::missing::Missing;
use sitebook::domain::register::Reckoned;
use sitebook::domain::registers::{
    area_figure, contact, funding, group, investment, monthly_progress, parcel, recommendation, signed_target,
    year_plan,
};

use crate::computed::{DAY, changes, figure, marks, of_project, office, puts, reckoned, stands, word};
use crate::inspector::{Inspector, day, texts};

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
    assert_eq!(
        word(&zhou, &one, "gate"),
        Some("below"),
        "vector 8.1: the exact value misses the gate of the park above"
    );
    changes(&mut zhou, &one, &[("output_due", DAY)]);
    assert_eq!(word(&zhou, &one, "gate"), Some("not_yet"));
    changes(&mut zhou, &one, &[("contracted", "20241")]);
    assert_eq!(word(&zhou, &one, "admission"), Some("below"), "234.0 are promised: before land is supplied");
    changes(&mut zhou, &one, &[("contracted_intensity", "235")]);
    assert_eq!(word(&zhou, &one, "admission"), Some("met"));
    changes(&mut zhou, &one, &[("contracted_area", "0")]);
    assert_eq!(figure(&zhou, &one, "intensity"), Err(Missing::NoArea), "vector 8.3");
    let plot =
        of_project(&mut zhou, &parcel::REGISTER, &[("name", "一号地"), ("approved", "203"), ("supplied", "203")]);
    assert_eq!(figure(&zhou, &one, "intensity").unwrap(), "100.0", "by what was supplied");
    assert_eq!(figure(&zhou, &plot, "intensity").unwrap(), "100.0", "the plot tells that of its project");
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
    changes(
        &mut zhou,
        &one,
        &[("output_on", "2026-11-20"), ("contract_on", "2026-10-02"), ("landed_on", "2026-10-05")],
    );
    assert_eq!(stands(&zhou, &one, "contacting", "2026-12-24").0, Done);
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
    let large = puts(
        &mut zhou,
        &signed_target::REGISTER,
        None,
        &[("holder", "区建委"), ("year", "2025"), ("indicator", "完成投资"), ("amount", "1"), ("unit", "亿元")],
    );
    assert_eq!(shown(&zhou, &large, "reached"), None, "nothing was reported of 2025: missing is not nought");
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
    let inner =
        puts(&mut zhou, &group::REGISTER, None, &[("kind", "园中园"), ("name", "冶金园"), ("parent", outer.as_str())]);
    assert_eq!(figure(&zhou, &outer, "projects").unwrap(), "2");
    assert_eq!(figure(&zhou, &outer, "total").unwrap(), "8500.50");
    assert_eq!(figure(&zhou, &inner, "total").unwrap(), "500.50");
    assert_eq!(figure(&zhou, &outer, "share"), Err(Missing::NoTarget));
    let project = |place: usize| Some(projects[place].clone());
    puts(
        &mut zhou,
        &parcel::REGISTER,
        project(0),
        &[("name", "一号地"), ("planned", "80"), ("acquired", "60"), ("handed", "45")],
    );
    puts(&mut zhou, &parcel::REGISTER, project(1), &[("name", "二号地"), ("planned", "20"), ("acquired", "15")]);
    assert_eq!(figure(&zhou, &outer, "land").unwrap(), "75.00", "what is acquired on the plots of the park");
    assert_eq!(figure(&zhou, &outer, "land_share"), Err(Missing::NoTarget));
    changes(&mut zhou, &outer, &[("area", "300")]);
    assert_eq!(figure(&zhou, &outer, "land_share").unwrap(), "25.0");
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
    assert_eq!(
        by_volume,
        [text("2"), text("1"), text("2"), Err(Missing::NotReported)],
        "what shows the same shares a place"
    );
    assert_eq!(figure(&zhou, &a, "reckoned_growth").unwrap(), "-5.0", "vector 4.2");
    let by_growth: Vec<_> = [&a, &b, &c, &d].map(|id| figure(&zhou, id, "place_growth")).into();
    assert_eq!(
        by_growth,
        [text("2"), text("1"), text("2"), Err(Missing::NotReported)],
        "published first, else reckoned"
    );
    changes(&mut zhou, &a, &[("target", "1200")]);
    assert_eq!(figure(&zhou, &a, "share").unwrap(), "79.2");
}

#[test]
fn a_unit_with_an_open_critical_issue_is_not_to_be_commended() {
    let mut zhou = office();
    zhou.edits_project("lead_unit", "区建委").unwrap();
    let facts = [("kind", "表扬"), ("unit", "区建委"), ("facts", "提前完成")];
    let one = puts(&mut zhou, &recommendation::REGISTER, None, &facts);
    assert_eq!(word(&zhou, &one, "barred"), Some("clear"));
    let problem = zhou.raises("钢筋保护层不足");
    zhou.edits(&problem, "severity", "重大").unwrap();
    assert_eq!(word(&zhou, &one, "barred"), Some("barred"));
    let blamed = [("kind", "批评"), ("unit", "区建委"), ("facts", "进度滞后")];
    let blamed = puts(&mut zhou, &recommendation::REGISTER, None, &blamed);
    assert_eq!(word(&zhou, &blamed, "barred"), None, "it is about commending alone");
}
