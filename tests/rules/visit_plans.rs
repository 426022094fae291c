//! 督查方案: what is chosen and why, what is drawn, who had visitors lately, what was visited and what was missed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sitebook::book::EntityId;
use sitebook::domain::command::{Command, DrawRefusal, DrawWish, EntryTarget, Refusal, VisitRefusal, office};
use sitebook::domain::figures::calendar::{Calendar, DayKind};
use sitebook::domain::ids::{ProjectId, VisitId};
use sitebook::domain::progress::settings::FigureSettings;
use sitebook::domain::records::ProblemState;
use sitebook::domain::registers::{planned_visit, visit_plan};
use sitebook::domain::report::plain;
use sitebook::domain::report::visit_plan::{coverage_words, paper};
use sitebook::domain::text::Lang;
use sitebook::domain::unit_share::share_of;
use sitebook::domain::visit_plan::candidates::{Candidate, Need, Rule, candidates};
use sitebook::domain::visit_plan::coverage::{Coverage, Standing};
use sitebook::domain::visit_plan::days::spread;
use sitebook::domain::visit_plan::draw::draw;
use sitebook::domain::visit_plan::drawn::{Strata, draws};
use sitebook::domain::visit_plan::today::planned_for;
use sitebook::domain::visit_plan::trips::Trips;
use sitebook::domain::visit_plan::{Plan, objects};

use crate::inspector::{Inspector, Outcome, in_days, texts};

const UNITS: [&str; 3] = ["区建委", "区水务局", "区交通局"];

/// An inspector with six projects of three units: 项目1 and 项目4 of 区建委, and so on.
fn inspector() -> Inspector {
    let mut li = Inspector::named("李强");
    for n in 1..=6 {
        let name = format!("项目{n}");
        let facts = texts(&[("name", &name), ("lead_unit", UNITS[(n - 1) % 3]), ("phase", "续建")]);
        li.does(Command::AddProject { facts }).unwrap();
    }
    li
}

fn project(who: &Inspector, name: &str) -> ProjectId {
    who.tables().projects().find(|project| project.name == name).unwrap().id.clone()
}

/// A plan from today for two weeks.
fn plans(who: &mut Inspector, theme: &str) -> EntityId {
    let (from, to) = (in_days(0).to_string(), in_days(13).to_string());
    let facts = texts(&[("theme", theme), ("from", &from), ("to", &to), ("team", "李强、王芳、赵敏")]);
    let target = EntryTarget::OfKey { register: &visit_plan::REGISTER, parent: None, period: None };
    who.does(Command::PutEntry { target, facts }).unwrap().made.unwrap()
}

fn takes_in(who: &mut Inspector, plan: &EntityId, name: &str, on: Option<NaiveDate>) -> Outcome {
    let object = project(who, name);
    let on = on.map(|on| on.to_string()).unwrap_or_default();
    let facts = texts(&[("object", object.as_str()), ("on", &on), ("way", "hand")]);
    let target = EntryTarget::OfKey { register: &planned_visit::REGISTER, parent: Some(plan.clone()), period: None };
    who.does(Command::PutEntry { target, facts })
}

/// A finished visit of a project on this day, which is today for the machine.
fn visits(who: &mut Inspector, name: &str, on: NaiveDate, is_finished: bool) -> VisitId {
    who.on(on);
    let project = project(who, name);
    let start = Command::StartVisit { project, template: "continuing".to_owned(), version: 1, facts: Vec::new() };
    let visit = VisitId::of(&who.does(start).unwrap().made.unwrap()).unwrap();
    who.answers(&visit, "ct09", "pass").unwrap();
    if is_finished {
        who.fills_in(&visit, "findings", "正常").unwrap();
        who.fills_in(&visit, "confirmed_by", "周主任").unwrap();
        who.finishes(&visit).unwrap();
    }
    visit
}

fn coverage(who: &Inspector, plan: &EntityId) -> Coverage {
    Coverage::of(who.tables(), &Plan::of(who.tables(), plan).unwrap(), who.moment.today)
}

/// By the name of each object how it stands.
fn stands(who: &Inspector, plan: &EntityId) -> Vec<(String, Standing)> {
    let name = |id: &ProjectId| who.tables().project(id).unwrap().name.clone();
    let mut all: Vec<(String, Standing)> =
        coverage(who, plan).objects.into_iter().map(|one| (name(&one.object.project), one.standing)).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all
}

fn wish(who: &Inspector, plan: &EntityId, seed: &str) -> DrawWish {
    DrawWish {
        plan: plan.clone(),
        seed: seed.to_owned(),
        by: Strata::Unit,
        share: 50,
        each: 2,
        projects: who.tables().projects().map(|project| project.id.clone()).collect(),
        people: ["李强", "王芳", "赵敏"].map(str::to_owned).to_vec(),
    }
}

#[test]
fn what_was_visited_and_what_was_missed_follows_from_the_visits() {
    let mut li = inspector();
    let plan = plans(&mut li, "三季度督查");
    for (name, on) in [("项目1", Some(0)), ("项目2", Some(1)), ("项目3", Some(2)), ("项目4", Some(5)), ("项目5", None)]
    {
        takes_in(&mut li, &plan, name, on.map(in_days)).unwrap();
    }
    assert_eq!(stands(&li, &plan)[0].1, Standing::Today);
    assert_eq!(stands(&li, &plan)[4].1, Standing::NoDay);
    let on_day = visits(&mut li, "项目1", in_days(0), true);
    let late = visits(&mut li, "项目2", in_days(3), true);
    let beside = visits(&mut li, "项目6", in_days(3), true);
    let under_way = visits(&mut li, "项目4", in_days(4), false);
    assert_eq!(
        stands(&li, &plan),
        [
            ("项目1".to_owned(), Standing::Visited(on_day, in_days(0))),
            ("项目2".to_owned(), Standing::Visited(late, in_days(3))),
            ("项目3".to_owned(), Standing::Missed),
            ("项目4".to_owned(), Standing::UnderWay(under_way)),
            ("项目5".to_owned(), Standing::NoDay),
        ]
    );
    let found = coverage(&li, &plan);
    assert_eq!(found.unplanned.iter().map(|one| one.visit.clone()).collect::<Vec<_>>(), [beside]);
    assert_eq!(coverage_words(&found).zh, "应查 5 · 已查 2 · 未查 1 · 计划外 1");
    // Once the period is over, what had no day is missed too.
    li.on(in_days(14));
    assert_eq!(stands(&li, &plan)[4].1, Standing::Missed);
}

#[test]
fn a_visit_before_the_period_or_of_another_plan_is_not_taken_for_one_of_it() {
    let mut li = inspector();
    visits(&mut li, "项目1", in_days(-1), true);
    li.on(in_days(0));
    let (one, other) = (plans(&mut li, "甲"), plans(&mut li, "乙"));
    takes_in(&mut li, &one, "项目1", Some(in_days(1))).unwrap();
    takes_in(&mut li, &other, "项目2", Some(in_days(1))).unwrap();
    assert_eq!(stands(&li, &one)[0].1, Standing::ToCome);
    visits(&mut li, "项目2", in_days(1), true);
    assert_eq!(coverage(&li, &one).unplanned, [], "the other plan meant to go there");
    assert!(matches!(stands(&li, &other)[0].1, Standing::Visited(..)));
}

#[test]
fn a_project_stands_once_in_a_plan_whoever_takes_it_in() {
    let mut li = inspector();
    let plan = plans(&mut li, "甲");
    let mut wang = li.colleague("王芳", "office");
    takes_in(&mut li, &plan, "项目1", Some(in_days(1))).unwrap();
    takes_in(&mut wang, &plan, "项目1", Some(in_days(1))).unwrap();
    li.puts_together_with(&mut wang);
    assert_eq!(objects(li.tables(), &plan).len(), 1);
    assert_eq!(li.conflicts(), Vec::<String>::new());
    let mut unit = li.colleague("吴工", "unit");
    assert!(matches!(takes_in(&mut unit, &plan, "项目2", None), Err(Refusal::FieldOfOthers(..))));
}

#[test]
fn the_end_of_a_plan_is_not_before_its_beginning() {
    let mut li = inspector();
    let facts = texts(&[("theme", "甲"), ("from", "2026-10-02"), ("to", "2026-10-01")]);
    let target = EntryTarget::OfKey { register: &visit_plan::REGISTER, parent: None, period: None };
    assert!(matches!(li.does(Command::PutEntry { target, facts }), Err(Refusal::RuleBroken(..))));
}

#[test]
fn a_unit_that_had_visitors_lately_is_pointed_out() {
    let mut li = inspector();
    visits(&mut li, "项目4", in_days(-5), true);
    li.on(in_days(0));
    let plan = plans(&mut li, "甲");
    takes_in(&mut li, &plan, "项目2", Some(in_days(2))).unwrap();
    takes_in(&mut li, &plan, "项目5", Some(in_days(2))).unwrap();
    let trips = Trips::of(li.tables(), li.moment.today);
    let near = |unit: &str, on: i64, apart: i64| {
        trips.near(unit, in_days(on), apart).into_iter().map(|trip| trip.day).collect::<Vec<_>>()
    };
    assert_eq!(near("区建委", 2, 14), [in_days(-5)]);
    assert_eq!(near("区建委", 2, 8), [in_days(-5)], "seven days apart, eight are wanted");
    assert_eq!(near("区建委", 2, 7), [] as [NaiveDate; 0], "seven days apart are enough");
    assert_eq!(near("区水务局", 2, 14), [] as [NaiveDate; 0], "two projects on one day are one trip");
    assert_eq!(near("区水务局", 4, 14), [in_days(2)], "what is planned counts too");
    assert_eq!(near("区交通局", 4, 14), [] as [NaiveDate; 0]);
    assert_eq!(near("区建委", 2, 0), [] as [NaiveDate; 0]);
    let read = Plan::of(li.tables(), &plan).unwrap();
    assert_eq!(trips.lately("区建委", &read).map(|trip| trip.day), Some(in_days(-5)));
    assert_eq!(trips.lately("区水务局", &read), None, "what the plan itself means to visit is no other's");
}

#[test]
fn days_are_given_to_what_has_none_and_one_unit_comes_on_one_day() {
    let mut li = inspector();
    let plan = plans(&mut li, "甲");
    // 21 September 2026 is a Monday.
    takes_in(&mut li, &plan, "项目1", Some(in_days(1))).unwrap();
    for n in 2..=6 {
        takes_in(&mut li, &plan, &format!("项目{n}"), None).unwrap();
    }
    let read = Plan::of(li.tables(), &plan).unwrap();
    let calendar = Calendar::new([(in_days(0), DayKind::Off)]);
    let all = objects(li.tables(), &plan);
    let given = spread(li.tables(), &read, &all, li.moment.today, &calendar);
    let day_of = |name: &str| {
        let object = all.iter().find(|object| object.project == project(&li, name)).unwrap();
        given.iter().find(|(id, _)| *id == object.id).map(|(_, day)| *day)
    };
    assert_eq!(day_of("项目1"), None, "it has its day");
    assert_eq!(day_of("项目4"), Some(in_days(1)), "its unit is visited then already");
    assert_eq!(day_of("项目2"), day_of("项目5"));
    assert_ne!(day_of("项目2"), day_of("项目3"), "units come on days of their own while there are any");
    assert_eq!(given.len(), 5);
    assert!(given.iter().all(|(_, day)| calendar.is_working(*day) && read.holds(*day)));
    li.on(in_days(14));
    assert_eq!(spread(li.tables(), &read, &all, li.moment.today, &calendar), [], "the period is over");
}

fn needs_of(who: &Inspector, name: &str) -> Vec<Need> {
    let all = candidates(who.workbook.book(), who.tables(), who.moment.today, &FigureSettings::default());
    all.into_iter().find(|one: &Candidate| one.project.name == name).map(|one| one.needs).unwrap_or_default()
}

#[test]
fn a_rule_takes_what_is_overdue_not_visited_or_to_be_checked_again() {
    let mut li = inspector();
    visits(&mut li, "项目1", in_days(-40), true);
    visits(&mut li, "项目2", in_days(-3), true);
    li.on(in_days(0));
    let problem = li.has_problem_in(ProblemState::ToRecheck);
    let of_problem = li.problem(&problem).project;
    let name = li.tables().project(&of_problem).unwrap().name.clone();
    assert!(needs_of(&li, &name).contains(&Need::ToRecheck(1)));
    assert!(needs_of(&li, "项目1").contains(&Need::Since(40)));
    assert!(needs_of(&li, "项目3").contains(&Need::Never));
    let none = Rule { lights: false, overdue: false, stalled: false, to_recheck: false, unvisited: None };
    let taken = |rule: Rule| -> Vec<String> {
        let all = candidates(li.workbook.book(), li.tables(), li.moment.today, &FigureSettings::default());
        let mut names: Vec<String> =
            all.iter().filter(|one| !rule.takes(one).is_empty()).map(|one| one.project.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(taken(none), Vec::<String>::new());
    assert_eq!(taken(Rule { to_recheck: true, ..none }), [name.as_str()]);
    let unvisited = taken(Rule { unvisited: Some(30), ..none });
    assert!(!unvisited.contains(&"项目2".to_owned()) && unvisited.contains(&"项目1".to_owned()));
    assert_eq!(unvisited.len(), 5);
    let first = candidates(li.workbook.book(), li.tables(), in_days(20), &FigureSettings::default());
    assert_eq!(first[0].project.name, name, "what is in need comes first");
    li.on(in_days(20));
    assert!(needs_of(&li, &name).contains(&Need::Overdue(1)));
}

#[test]
fn what_was_drawn_stands_in_the_plan_and_can_be_drawn_again_from_what_is_kept() {
    let mut li = inspector();
    let plan = plans(&mut li, "双随机检查");
    li.does(Command::DrawVisits(wish(&li, &plan, " 20260921 035 "))).unwrap();
    let kept = draws(li.workbook.book(), &plan);
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].lot.seed.as_str(), kept[0].on, kept[0].holds()), ("20260921 035", Some(in_days(0)), true));
    assert_eq!(kept[0].strata().len(), 3);
    assert!(kept[0].strata().values().all(|counts| *counts == (2, 1)), "half of each unit");
    let mut in_plan: Vec<(String, Vec<String>)> = objects(li.tables(), &plan)
        .into_iter()
        .map(|object| (object.project.as_str().to_owned(), object.who))
        .collect();
    let mut drawn: Vec<(String, Vec<String>)> =
        draw(&kept[0].lot).into_iter().map(|one| (one.site, one.people)).collect();
    in_plan.sort();
    drawn.sort();
    assert_eq!(in_plan, drawn);
    // Another machine, and after a project has gone by, it comes out the same.
    let mut wang = li.colleague("王芳", "office");
    let gone = project(&wang, "项目6");
    wang.does(Command::EditProject { project: gone, facts: texts(&[("lead_unit", "区文旅局")]) }).unwrap();
    assert!(draws(wang.workbook.book(), &plan)[0].holds());
    let printed = paper(wang.workbook.book(), wang.tables(), &office(), &plan, in_days(0)).unwrap();
    let printed = plain::text(&printed, Lang::Zh);
    for said in ["双随机检查督查方案", "20260921 035", "按种子重新抽取，结果一致", project(&li, "项目1").as_str()]
    {
        assert!(printed.contains(said), "{said}\n{printed}");
    }
}

#[test]
fn no_lot_is_drawn_of_nothing_by_nobody_or_twice_with_one_seed() {
    let mut li = inspector();
    let plan = plans(&mut li, "甲");
    let good = wish(&li, &plan, "1");
    let refused = [
        (DrawWish { seed: "  ".to_owned(), ..good.clone() }, DrawRefusal::NoSeed),
        (DrawWish { projects: Vec::new(), ..good.clone() }, DrawRefusal::NoSites),
        (DrawWish { people: vec![" ".to_owned()], ..good.clone() }, DrawRefusal::NoPeople),
        (DrawWish { share: 0, ..good.clone() }, DrawRefusal::NoShare),
        (DrawWish { share: 101, ..good.clone() }, DrawRefusal::NoShare),
    ];
    for (wish, why) in refused {
        assert_eq!(li.does(Command::DrawVisits(wish)).unwrap_err(), Refusal::Visit(VisitRefusal::Draw(why)));
    }
    assert_eq!(objects(li.tables(), &plan), []);
    let done = li.does(Command::DrawVisits(good.clone())).unwrap();
    let again = li.does(Command::DrawVisits(good.clone())).unwrap_err();
    assert_eq!(again, Refusal::Visit(VisitRefusal::Draw(DrawRefusal::SeedUsed)));
    let mut unit = li.colleague("吴工", "unit");
    let of_unit = DrawWish { seed: "2".to_owned(), ..good.clone() };
    assert_eq!(unit.does(Command::DrawVisits(of_unit)).unwrap_err(), Refusal::RoleMayNot);
    // One undo takes back the draw and what came of it.
    li.undoes(&done.ids()).unwrap();
    assert_eq!((objects(li.tables(), &plan).len(), draws(li.workbook.book(), &plan).len()), (0, 0));
    assert!(li.does(Command::DrawVisits(good)).is_ok());
}

#[test]
fn today_is_for_whoever_is_named_or_for_all_where_nobody_is() {
    let mut li = inspector();
    let plan = plans(&mut li, "甲");
    takes_in(&mut li, &plan, "项目1", Some(in_days(0))).unwrap();
    takes_in(&mut li, &plan, "项目2", Some(in_days(0))).unwrap();
    takes_in(&mut li, &plan, "项目3", Some(in_days(1))).unwrap();
    let second = objects(li.tables(), &plan).into_iter().find(|one| one.project == project(&li, "项目2")).unwrap();
    let facts = texts(&[("who", "王芳")]);
    li.does(Command::PutEntry { target: EntryTarget::Existing(second.id), facts }).unwrap();
    let names = |who: &Inspector, name: &str| -> Vec<String> {
        let found = planned_for(who.tables(), in_days(0), name);
        let name = |one: &sitebook::domain::visit_plan::today::Planned| {
            who.tables().project(&one.project().unwrap()).unwrap().name.clone()
        };
        found.iter().map(name).collect()
    };
    assert_eq!(names(&li, "李强"), ["项目1"], "the plan names the team, the object one of it");
    let mut of_wang = names(&li, "王芳");
    of_wang.sort();
    assert_eq!(of_wang, ["项目1", "项目2"]);
    assert_eq!(names(&li, "周主任"), Vec::<String>::new());
    let visit = visits(&mut li, "项目1", in_days(0), true);
    let done = planned_for(li.tables(), in_days(0), "李强");
    assert_eq!((done[0].is_done, done[0].visit()), (true, Some(visit)));
}

#[test]
fn a_plan_goes_to_no_responsible_unit() {
    let mut li = inspector();
    let plan = plans(&mut li, "暗访方案");
    takes_in(&mut li, &plan, "项目1", Some(in_days(1))).unwrap();
    let object = objects(li.tables(), &plan)[0].id.clone();
    let share = share_of(li.workbook.book(), UNITS[0], &BTreeSet::new());
    assert!(!share.changes.is_empty(), "the unit leads a project");
    let is_of_plan = |of: &EntityId| *of == object || *of == plan;
    assert!(!share.changes.iter().any(|change| is_of_plan(change.of())));
    assert!(!share.held.iter().any(is_of_plan));
}
