//! 同一项目 in the file of a unit: enough for its project to be one there too, and no more.

use std::collections::BTreeSet;

use sitebook::app::handover::given_to;
use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, TwinWish};
use sitebook::domain::ids::ProjectId;
use sitebook::domain::registers::approval;
use sitebook::exchange::{Choice, Limits, Made, decode, export};

use crate::inspector::{Inspector, in_days, texts};

const WATER: &str = "区水务局";

fn enters(who: &mut Inspector, facts: &[(&str, &str)]) -> ProjectId {
    ProjectId::of(&who.does(Command::AddProject { facts: texts(facts) }).unwrap().made.unwrap()).unwrap()
}

fn file(office: &Inspector, given: BTreeSet<EntityId>) -> String {
    let choice = Choice::Unit { name: WATER.to_owned(), given };
    export(office.workbook.book(), &choice, &Made::default()).1
}

fn takes_in(who: &mut Inspector, text: &str) {
    who.imports(decode(text.to_owned().into_bytes(), Limits::USUAL).unwrap().into_changes().collect());
}

/// The office has one project twice, the kept one with what is nothing to a unit, and a third one.
fn office() -> (Inspector, ProjectId, ProjectId) {
    let mut office = Inspector::in_role("周主任", "office");
    let other = enters(&mut office, &[("name", "垃圾填埋场"), ("contact", "钱联系 13800001111")]);
    let kept = enters(&mut office, &[("name", "垃圾填埋场建设项目"), ("patron", "孙副区长"), ("total", "45678")]);
    enters(&mut office, &[("name", "南郊新城一期")]);
    office.does(Command::Twin(TwinWish::Join { kept: kept.clone(), other: other.clone() })).unwrap();
    (office, kept, other)
}

/// A problem of the unit that names the project which is not kept.
fn raises_before_joined(office: &mut Inspector, kept: &ProjectId, project: &ProjectId) {
    office.does(Command::Twin(TwinWish::Separate { project: project.clone() })).unwrap();
    let facts = texts(&[("title", "基坑积水未排"), ("category", "ZL")]);
    let raise = Command::RaiseProblem { project: project.clone(), visit: None, item: None, facts };
    let problem = sitebook::domain::ids::ProblemId::of(&office.does(raise).unwrap().made.unwrap()).unwrap();
    office.assigns(&problem, WATER, in_days(10)).unwrap();
    office.does(Command::Twin(TwinWish::Join { kept: kept.clone(), other: project.clone() })).unwrap();
}

#[test]
fn the_bytes_say_that_its_project_is_another_and_which_and_nothing_else_of_that() {
    let (mut office, kept, other) = office();
    raises_before_joined(&mut office, &kept, &other);
    let text = file(&office, BTreeSet::new());
    for held in ["same_as", kept.as_str(), other.as_str(), "垃圾填埋场建设项目"] {
        assert!(text.contains(held), "{held} is needed");
    }
    for held in ["钱联系", "13800001111", "孙副区长", "45678", "南郊新城一期"] {
        assert!(!text.contains(held), "{held} is nothing that the unit needs");
    }
    let mut unit = Inspector::nobody();
    takes_in(&mut unit, &text);
    let tables = unit.tables();
    assert_eq!(tables.projects().map(|project| &project.id).collect::<Vec<_>>(), [&kept]);
    assert_eq!(tables.problems_of(&kept).count(), 1);
}

#[test]
fn what_belongs_to_the_same_project_is_the_units_who_leads_it() {
    let (mut office, kept, other) = office();
    office.does(Command::Twin(TwinWish::Separate { project: other.clone() })).unwrap();
    let target = EntryTarget::OfKey { register: &approval::REGISTER, parent: Some(other.clone().into()), period: None };
    let facts = texts(&[("type", "construction"), ("applied", "2026-08-03")]);
    let made = office.does(Command::PutEntry { target, facts }).unwrap().made.unwrap();
    let facts = texts(&[("lead_unit", WATER)]);
    office.does(Command::EditProject { project: kept.clone(), facts }).unwrap();
    assert!(!file(&office, BTreeSet::new()).contains(made.as_str()), "it is of another project as yet");
    office.does(Command::Twin(TwinWish::Join { kept: kept.clone(), other })).unwrap();
    let mut unit = Inspector::nobody();
    takes_in(&mut unit, &file(&office, BTreeSet::new()));
    let there = unit.tables().entries().of(kept.entity(), &approval::REGISTER).count();
    assert_eq!((there, unit.tables().projects().len()), (1, 1));
}

#[test]
fn a_unit_learns_that_they_were_taken_apart() {
    let (mut office, kept, other) = office();
    raises_before_joined(&mut office, &kept, &other);
    let mut unit = Inspector::nobody();
    takes_in(&mut unit, &file(&office, BTreeSet::new()));
    assert_eq!(unit.tables().projects().len(), 1);
    office.does(Command::Twin(TwinWish::Separate { project: other.clone() })).unwrap();
    let given = given_to(office.workbook.book(), WATER);
    takes_in(&mut unit, &file(&office, given));
    assert_eq!(unit.tables().project(&other).unwrap().id, other, "it stands for itself");
}
