//! 推演: a book with assumptions that leaves the book as it is, and becomes it when it is adopted.

use proptest::prelude::*;
use sitebook::app::operation::{Operation, Outcome, Step as Carried};
use sitebook::app::what_if::{Acting, Making, Step, WhatIf};
use sitebook::app::workbook::{Moment, Workbook};
use sitebook::book::{ChangeId, EntityId};
use sitebook::domain::command::{Command, EntryTarget, Refusal, office};
use sitebook::domain::figures::light::Light;
use sitebook::domain::figures::month::Month;
use sitebook::domain::ids::ProblemId;
use sitebook::domain::progress::groups::By;
use sitebook::domain::progress::settings::FigureSettings;
use sitebook::domain::records::ProblemState;
use sitebook::domain::registers::{approval, halt, monthly_progress, year_plan};
use sitebook::domain::sample::sample_changes;
use sitebook::domain::what_if::{Compared, Now, PRESETS, Plan, Preset, preset_of};
use sitebook::domain::when::When;

use crate::inspector::{Inspector, in_days, random, texts};

const MONTH: &str = "2026-08";

fn preset(key: &str) -> &'static Preset {
    preset_of(key).unwrap()
}

fn plan() -> Plan {
    Plan::new("年底前".to_owned(), Month::parse(MONTH).unwrap())
}

fn supposed(workbook: &Workbook, plan: &Plan, acting: Acting, now: Moment) -> WhatIf {
    let mut making = Making::begin(plan.clone(), acting, 4_000_000_000, || Some(random()));
    loop {
        match making.step(workbook, now) {
            Step::Going(next, _) => making = *next,
            Step::Done(made) => return *made,
        }
    }
}

fn run(workbook: &mut Workbook, mut operation: Operation, now: Moment) -> Outcome {
    loop {
        if let Carried::Done(outcome) = operation.step(workbook, now) {
            return outcome.unwrap();
        }
    }
}

/// Takes into the book what its rules allow of a plan; the changes, and what they refuse.
fn adopts(workbook: &mut Workbook, plan: &Plan, now: Moment) -> (Vec<ChangeId>, Vec<(EntityId, Refusal)>) {
    let made = supposed(workbook, plan, Acting::Me, now);
    let parts = made.carried_out();
    let (changes, left) = made.into_changes();
    let outcome = run(workbook, Operation::decided(changes, parts), now);
    assert_eq!(outcome.parts, parts);
    (outcome.made, left.into_iter().map(|left| (left.one.of, left.why)).collect())
}

fn compared(now: &Workbook, then: &Workbook, by: By) -> Compared {
    let settings = FigureSettings::of(now.book(), &office());
    let month = Month::parse(MONTH).unwrap();
    Compared::of((now.book(), now.tables()), (then.book(), then.tables()), month, by, &settings)
}

/// Of what a preset can be assumed.
fn of(workbook: &Workbook, moment: Moment, preset: &Preset) -> Vec<EntityId> {
    let (book, tables) = (workbook.book(), workbook.tables());
    (preset.of)(&Now { book, tables, today: moment.today, month: Month::parse(MONTH).unwrap() })
}

fn put(
    who: &mut Inspector,
    register: &'static sitebook::domain::register::Register,
    facts: &[(&str, &str)],
    period: &str,
) {
    let target = EntryTarget::OfKey { register, parent: Some(who.project().into()), period: When::parse(period) };
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap();
}

/// A project with a plan, six reported months, an approval, a halt and a problem of safety that lights it red.
fn behind() -> (Inspector, ProblemId) {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.edits_project("phase", "continuing").unwrap();
    zhou.edits_project("lead_unit", "区住建局").unwrap();
    put(&mut zhou, &year_plan::REGISTER, &[("plan", "1200")], "2026");
    for month in ["2026-05", "2026-06", "2026-07", MONTH] {
        put(&mut zhou, &monthly_progress::REGISTER, &[("reported", "200")], month);
    }
    put(&mut zhou, &approval::REGISTER, &[("type", "construction"), ("applied", "2026-08-03")], "");
    put(&mut zhou, &halt::REGISTER, &[("from", "2026-09-01"), ("reason", "funds")], "");
    let facts = texts(&[("title", "基坑未支护"), ("category", "AQ"), ("severity", "critical")]);
    let problem = zhou.raises_with(&facts).unwrap().made.unwrap();
    (zhou, ProblemId::of(&problem).unwrap())
}

#[test]
fn what_is_assumed_is_in_a_book_of_its_own_and_the_book_stays_as_it_is() {
    let (zhou, problem) = behind();
    let before = zhou.file();
    let mut plan = plan();
    for preset in &PRESETS {
        plan.assume(
            preset,
            if preset.key == "amount" { "500" } else { "statistics" },
            of(&zhou.workbook, zhou.moment, preset),
        );
    }
    let made = supposed(&zhou.workbook, &plan, Acting::Anybody, zhou.moment);
    assert_eq!(made.left_out(), [], "all of it is possible");
    let tables = made.workbook().tables();
    assert_eq!(tables.problem(&problem).unwrap().state, ProblemState::Closed);
    assert!(tables.entries().all(&approval::REGISTER).all(|entry| entry.get(approval::GRANTED).is_some()));
    assert!(tables.entries().all(&halt::REGISTER).all(|entry| entry.get(halt::TO).is_some()));
    assert_eq!(tables.projects().next().unwrap().overlay, None, "the project goes on");
    let verified =
        tables.entries().all(&monthly_progress::REGISTER).filter_map(|month| month.get(monthly_progress::VERIFIED_YTD));
    let verified: Vec<String> = verified.map(|amount| amount.to_string()).collect();
    assert_eq!(verified, ["200", "400", "600", "1100"], "by what is reported with what is assumed");
    assert_eq!(zhou.file(), before);
    assert_eq!(zhou.problem(&problem).state, ProblemState::ToAssign);
}

#[test]
fn lights_figures_and_ranks_are_held_against_each_other() {
    let (zhou, problem) = behind();
    let mut plan = plan();
    plan.assume(preset("close"), "已整改到位", [problem.entity().clone()]);
    let made = supposed(&zhou.workbook, &plan, Acting::Anybody, zhou.moment);
    let told = compared(&zhou.workbook, made.workbook(), By::Unit);
    let lit: Vec<_> = told.lit.iter().map(|moved| (moved.before, moved.after)).collect();
    assert_eq!(lit, [(Some(Light::Red), Some(Light::Green))], "800 of 800 that were to be");
    assert_eq!(told.lights, [[1, 0, 0, 0], [0, 0, 0, 1]]);
    assert!(told.figures.iter().all(|[before, after]| before == after), "a problem moves no figure");
    plan.assume(preset("amount"), "400", [zhou.project().into()]);
    let made = supposed(&zhou.workbook, &plan, Acting::Anybody, zhou.moment);
    let told = compared(&zhou.workbook, made.workbook(), By::Unit);
    let digits = told.figures[0].each_ref().map(|shown| shown.digits().unwrap().to_owned());
    assert_eq!(digits, ["66.7", "83.3"], "完成率 with 800 and with 1,000 of 1,200");
    assert_eq!(told.ranks.len(), 1);
    assert_eq!((told.ranks[0].name.as_str(), told.ranks[0].rank), ("区住建局", [Some(1), Some(1)]));
    assert!(!told.ranks[0].is_same());
}

#[test]
fn a_sum_that_a_month_states_itself_goes_along_with_the_amount() {
    let (mut zhou, _) = behind();
    put(&mut zhou, &monthly_progress::REGISTER, &[("reported_ytd", "810.5")], MONTH);
    let mut plan = plan();
    plan.assume(preset("amount"), "300.25", [zhou.project().into()]);
    let made = supposed(&zhou.workbook, &plan, Acting::Anybody, zhou.moment);
    let sum = |who: &Workbook| {
        let months = who.tables().entries().all(&monthly_progress::REGISTER);
        months
            .filter_map(|month| month.get(monthly_progress::REPORTED_YTD))
            .map(|sum| sum.to_string())
            .collect::<String>()
    };
    assert_eq!((sum(&zhou.workbook), sum(made.workbook())), ("810.5".to_owned(), "900.25".to_owned()));
}

#[test]
fn a_leader_sees_what_the_office_could_do_and_adopts_nothing() {
    let (zhou, problem) = behind();
    let mut leader = zhou.colleague("李区长", "leader");
    let mut plan = plan();
    plan.assume(preset("close"), "已整改到位", [problem.entity().clone()]);
    let made = supposed(&leader.workbook, &plan, Acting::Anybody, leader.moment);
    assert_eq!(made.workbook().tables().problem(&problem).unwrap().state, ProblemState::Closed);
    let before = leader.file();
    let (changes, left) = adopts(&mut leader.workbook, &plan, leader.moment);
    assert_eq!((changes.len(), left), (0, vec![(problem.into(), Refusal::RoleMayNot)]));
    assert_eq!(leader.file(), before);
}

#[test]
fn what_a_unit_may_not_verify_is_left_out_by_name_and_the_rest_adopted() {
    let (zhou, _) = behind();
    let mut unit = zhou.colleague("王科长", "unit");
    let mut plan = plan();
    let months = of(&unit.workbook, unit.moment, preset("verify"));
    plan.assume(preset("verify"), "statistics", months.clone());
    plan.assume(preset("resume"), "", of(&unit.workbook, unit.moment, preset("resume")));
    let (changes, left) = adopts(&mut unit.workbook, &plan, unit.moment);
    assert!(!changes.is_empty());
    assert!(unit.tables().entries().all(&halt::REGISTER).all(|entry| entry.get(halt::TO).is_some()));
    assert_eq!(left.iter().map(|(of, _)| of.clone()).collect::<Vec<_>>(), months);
    assert!(left.iter().all(|(_, why)| matches!(why, Refusal::FieldOfOthers(..))));
}

#[test]
fn an_assumption_that_is_refused_halfway_leaves_nothing_of_itself() {
    let (mut zhou, problem) = behind();
    zhou.edits_project("lead_unit", "").unwrap();
    zhou.holds(&problem, "等会议").unwrap();
    let mut plan = plan();
    plan.assume(preset("close"), "已整改到位", [problem.entity().clone()]);
    let made = supposed(&zhou.workbook, &plan, Acting::Me, zhou.moment);
    let there = made.workbook().tables().problem(&problem).unwrap();
    assert_eq!((there.state, there.suspended.as_deref()), (ProblemState::ToAssign, Some("等会议")));
    let (changes, left) = made.into_changes();
    assert_eq!((changes.len(), left.len()), (0, 1));
}

#[test]
fn what_arrives_while_a_book_is_made_is_in_it() {
    let (mut zhou, problem) = behind();
    let mut plan = plan();
    plan.assume(preset("close"), "已整改到位", [problem.entity().clone()]);
    let making = Making::begin(plan, Acting::Me, 4_000_000_000, || Some(random()));
    let Step::Going(mut making, _) = making.step(&zhou.workbook, zhou.moment) else { panic!() };
    zhou.assigns(&problem, "区建委", in_days(9)).unwrap();
    let made = loop {
        match making.step(&zhou.workbook, zhou.moment) {
            Step::Going(next, _) => making = next,
            Step::Done(made) => break made,
        }
    };
    let there = made.workbook().tables().problem(&problem).unwrap();
    assert_eq!((there.state, there.lead_unit.as_str()), (ProblemState::Closed, "区建委"));
}

#[test]
fn a_plan_is_read_back_as_it_was_kept_with_what_is_not_understood() {
    let mut plan = plan();
    let of = |id: &str| id.parse::<EntityId>().unwrap();
    plan.assume(preset("close"), "已整改到位", [of("problem/a"), of("problem/b")]);
    plan.assume(preset("amount"), "12.5", [of("project/a"), of("project/b")]);
    // Of each it is assumed once, and what follows from reports comes behind them.
    plan.assume(preset("amount"), "30", [of("project/b")]);
    let told: Vec<_> = plan.groups().iter().map(|group| (group.preset.key, &*group.value, group.of.len())).collect();
    assert_eq!(told, [("amount", "12.5", 1), ("amount", "30", 1), ("close", "已整改到位", 2)]);
    let mut texts = plan.texts();
    texts.insert("of-tomorrow/x".to_owned(), "project/a".to_owned());
    let read = Plan::read(&texts).unwrap();
    assert_eq!(read.groups(), plan.groups());
    assert_eq!(read.texts(), texts);
    plan.retain(|preset, _| preset.key == "close");
    assert_eq!(plan.len(), 2);
    plan.forget(preset("close"), "已整改到位");
    assert!(plan.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is assumed of the sample book: looking at it changes nothing, adopting it gives what was looked at, undoing that gives
    /// what was there.
    #[test]
    fn what_is_adopted_is_what_was_looked_at_and_undone_is_as_before(
        shares in proptest::collection::vec(0..4_usize, PRESETS.len()), amount in 0..3_000_u32,
    ) {
        let moment = Inspector::nobody().moment;
        let mut workbook = Workbook::new(7, || Some(random()));
        workbook.apply(sample_changes(moment.today, moment.milliseconds), None, moment.milliseconds);
        let mut untouched = Workbook::new(8, || None);
        untouched.apply(workbook.book().shared_changes().into_iter().cloned().collect(), None, moment.milliseconds);
        let mut plan = plan();
        for (preset, share) in PRESETS.iter().zip(&shares) {
            let some = of(&workbook, moment, preset).into_iter().enumerate();
            let some = some.filter(|(place, _)| *share > 0 && place % share == 0).map(|(_, of)| of);
            let value = match preset.key { "amount" => amount.to_string(), "verify" => "statistics".to_owned(), _ => "已整改到位".to_owned() };
            plan.assume(preset, &value, some);
        }
        let shared = |workbook: &Workbook| -> Vec<ChangeId> { workbook.book().shared_changes().into_iter().map(|change| change.id()).collect() };
        let before = shared(&workbook);
        let made = supposed(&workbook, &plan, Acting::Anybody, moment);
        prop_assert_eq!(shared(&workbook), before);
        if !plan.is_empty() {
            let (changes, _) = adopts(&mut workbook, &plan, moment);
            for by in By::ALL {
                prop_assert!(compared(made.workbook(), &workbook, by).is_same());
            }
            if !changes.is_empty() {
                let undo = Operation::undo_changes(changes, workbook.book());
                run(&mut workbook, undo, moment);
            }
        }
        for by in By::ALL {
            prop_assert!(compared(&untouched, &workbook, by).is_same());
        }
    }
}
