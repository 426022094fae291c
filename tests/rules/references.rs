//! What hangs below an entry and what names it, and the register that ties policies to projects.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, Refusal};
use sitebook::domain::figures::clock::ClockState;
use sitebook::domain::ids::ProblemId;
use sitebook::domain::references::{fields_that_name, group_named, groups_named_in, naming, registers_below};
use sitebook::domain::register::Register;
use sitebook::domain::register::clocked::clocked;
use sitebook::domain::register::rows::{project_of, rows};
use sitebook::domain::registers::{
    REGISTERS, group, land_cleanup, money_moved, parcel, planned_visit, policy, policy_fit, supervision_order,
};
use sitebook::domain::text::Lang;

use crate::inspector::{Inspector, Outcome, texts};

fn puts(who: &mut Inspector, register: &'static Register, of: Option<EntityId>, facts: &[(&str, &str)]) -> Outcome {
    let target = EntryTarget::OfKey { register, parent: of, period: None };
    who.does(Command::PutEntry { target, facts: texts(facts) })
}

fn office() -> Inspector {
    Inspector::in_role("周主任", "office").with_project("垃圾填埋场")
}

#[test]
fn every_register_below_another_is_found_from_it() {
    let below: Vec<&str> = REGISTERS
        .iter()
        .flat_map(|above| registers_below(above.kind).map(|register| register.kind).collect::<Vec<_>>())
        .collect();
    assert_eq!(below, [money_moved::REGISTER.kind, land_cleanup::REGISTER.kind, planned_visit::REGISTER.kind]);
    let names =
        |kind: &str| fields_that_name(kind).map(|(register, spec)| (register.kind, spec.key)).collect::<Vec<_>>();
    assert_eq!(names(ProblemId::KIND), [(supervision_order::REGISTER.kind, "problem")]);
    assert_eq!(names(policy::REGISTER.kind), [(policy_fit::REGISTER.kind, "policy")]);
}

#[test]
fn what_hangs_below_a_parcel_names_it_and_is_found_by_its_name() {
    let mut zhou = office();
    let project: EntityId = zhou.project().into();
    let above = puts(&mut zhou, &parcel::REGISTER, Some(project), &[("name", "五号地")]).unwrap().made.unwrap();
    let case = [("opened_on", "2026-08-01"), ("facts", "疑似闲置")];
    let case = puts(&mut zhou, &land_cleanup::REGISTER, Some(above.clone()), &case).unwrap().made.unwrap();
    let around = zhou.around("2026-09-21");
    let all = rows(zhou.tables(), &land_cleanup::REGISTER, &around, &|_| None);
    assert_eq!((&*all[0].above, &*all[0].project), ("五号地", "垃圾填埋场"));
    let entry = zhou.tables().entry(&case).unwrap();
    assert_eq!(project_of(entry, &around), Some(zhou.project()));
    let below: Vec<_> =
        zhou.tables().entries().of(&above, &land_cleanup::REGISTER).map(|entry| entry.id.clone()).collect();
    assert_eq!(below, [case]);
}

#[test]
fn an_order_names_the_issue_that_it_follows_from_and_the_issue_finds_it() {
    let mut zhou = office();
    let problem = zhou.raises("基坑未支护");
    let project: EntityId = zhou.project().into();
    let facts = [
        ("kind", "督办单"),
        ("to", "区建委"),
        ("demand", "支护"),
        ("due", "2026-09-30"),
        ("problem", problem.as_str()),
    ];
    let order = puts(&mut zhou, &supervision_order::REGISTER, Some(project), &facts).unwrap().made.unwrap();
    let (register, spec) = fields_that_name(ProblemId::KIND).next().unwrap();
    let found: Vec<_> =
        naming(zhou.tables(), problem.entity(), register, spec).iter().map(|entry| entry.id.clone()).collect();
    assert_eq!(found, [order]);
    let other = zhou.raises("围挡破损");
    assert!(naming(zhou.tables(), other.entity(), register, spec).is_empty());
}

#[test]
fn a_policy_is_tied_to_each_project_once_and_waits_until_it_is_done() {
    let mut zhou = office();
    let chance = puts(&mut zhou, &policy::REGISTER, None, &[("effect", "机会"), ("title", "县城补短板")]);
    let chance = chance.unwrap().made.unwrap();
    let project: EntityId = zhou.project().into();
    let facts = [
        ("policy", chance.as_str()),
        ("effect", "可申报"),
        ("wanted", "600"),
        ("unit", "区发改局"),
        ("due", "2026-09-10"),
    ];
    let fit = puts(&mut zhou, &policy_fit::REGISTER, Some(project.clone()), &facts).unwrap().made.unwrap();
    let again = puts(&mut zhou, &policy_fit::REGISTER, Some(project), &facts);
    assert_eq!(again.unwrap_err(), Refusal::NothingChanges, "one of it for each project");
    let entry = zhou.tables().entry(&fit).unwrap();
    let found = clocked(entry, policy_fit::REGISTER.clock("pursuing").unwrap(), &zhou.around("2026-09-21"));
    assert_eq!((found.state, found.over), (ClockState::Over, 11));
    let (register, spec) = fields_that_name(policy::REGISTER.kind).next().unwrap();
    assert_eq!(naming(zhou.tables(), &chance, register, spec).len(), 1);
}

#[test]
fn a_park_that_a_project_names_in_words_is_found_however_it_is_written() {
    let mut zhou = office();
    for (kind, name) in [("园区", "碧谷工业园"), ("园中园", "冶金园"), ("专项", "两年突破")] {
        puts(&mut zhou, &group::REGISTER, None, &[("kind", kind), ("name", name)]).unwrap();
    }
    let offered = |field: &str| {
        let groups = groups_named_in(zhou.tables(), field);
        groups.iter().map(|entry| entry.title(Lang::Zh)).collect::<Vec<_>>()
    };
    assert_eq!(offered("park"), ["冶金园", "碧谷工业园"]);
    assert_eq!(offered("programme"), ["两年突破"]);
    assert_eq!(offered("location"), Vec::<String>::new());
    let named = |field: &str, name: &str| group_named(zhou.tables(), field, name).map(|entry| entry.title(Lang::Zh));
    assert_eq!(named("park", "碧谷　工业园"), Some("碧谷工业园".to_owned()));
    assert_eq!(named("programme", "碧谷工业园"), None, "a park is no programme");
}
