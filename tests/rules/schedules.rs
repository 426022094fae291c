//! 倒排工期: milestones from a template, links, circles, baselines.

use sitebook::app::nodes_to_make::command;
use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, Refusal};
use sitebook::domain::ids::ProjectId;
use sitebook::domain::kind::Kind;
use sitebook::domain::register::Cell;
use sitebook::domain::registers::{approval, baseline, milestone};
use sitebook::domain::schedule::draft::draft;
use sitebook::domain::schedule::node_rules::{TemplateRules, node_rule_entity};
use sitebook::domain::schedule::plan::{Rules, Schedule, Verdict, baselines_of, nodes_of};
use sitebook::domain::schedule::ready::ready;
use sitebook::domain::schedule::templates::{TEMPLATES, template};
use sitebook::domain::text::Lang;

use crate::inspector::{Inspector, Outcome, day, texts};

fn office() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("客运中心");
    zhou.edits_project("planned_finish", "2027-06-30").unwrap();
    zhou
}

fn schedule(who: &Inspector, today: &str) -> Schedule {
    let (book, tables) = (who.workbook.book(), who.tables());
    Schedule::read(book, tables, &who.project(), &Rules::of(book, day(today))).unwrap()
}

fn from_template(who: &mut Inspector, key: &str, start: &str) -> Outcome {
    let (book, project) = (who.workbook.book(), who.project());
    let rules = TemplateRules::of(book, template(key).unwrap(), Lang::Zh);
    let drafted = draft(&rules, day(start), day("2027-06-30"), &Rules::of(book, day(start)).counting);
    who.does(command(&project, &drafted))
}

fn node(who: &mut Inspector, name: &str, days: &str) -> EntityId {
    let target =
        EntryTarget::OfKey { register: &milestone::REGISTER, parent: Some(who.project().into()), period: None };
    who.does(Command::PutEntry { target, facts: texts(&[("name", name), ("duration", days)]) }).unwrap().made.unwrap()
}

fn link(who: &mut Inspector, of: &EntityId, after: &[&EntityId]) -> Outcome {
    let lines: Vec<&str> = after.iter().map(|id| id.as_str()).collect();
    let facts = vec![("after".to_owned(), lines.join("\n"))];
    who.does(Command::PutEntry { target: EntryTarget::Existing(of.clone()), facts })
}

fn names(schedule: &Schedule) -> Vec<String> {
    schedule.nodes.iter().map(|node| node.entry.title(Lang::Zh)).collect()
}

#[test]
fn a_template_makes_the_milestones_of_a_project_backwards_in_one_deed_that_is_undone_as_one() {
    for template in &TEMPLATES {
        let mut zhou = office();
        let done = from_template(&mut zhou, template.key, "2026-01-05").unwrap();
        let made = schedule(&zhou, "2026-01-05");
        let expected: Vec<&str> = template.nodes.iter().map(|node| node.name.get(Lang::Zh)).collect();
        assert_eq!(names(&made), expected);
        let first = made.nodes.iter().filter_map(|node| node.placed.latest).map(|window| window.start).min();
        assert_eq!(first, Some(day("2026-01-05")), "{}", template.key);
        assert!(made.nodes.iter().all(|node| node.lost == 0));
        assert_eq!(made.permits[0].permit.key, "construction", "what must be in hand before the works begin");
        zhou.undoes(&done.ids()).unwrap();
        assert!(nodes_of(zhou.tables(), &zhou.project()).is_empty());
    }
}

#[test]
fn a_template_leaves_time_for_the_approval_that_nothing_begins_without() {
    for template in &TEMPLATES {
        let mut zhou = office();
        let today = "2026-01-05";
        let asked = |zhou: &Inspector| {
            let rules = TemplateRules::of(zhou.workbook.book(), template, Lang::Zh);
            ready(zhou.tables(), &zhou.project(), &rules, &Rules::of(zhou.workbook.book(), day(today)))
        };
        let found = asked(&zhou).unwrap();
        let limit = found.working_days;
        assert!(limit > 0 && found.permits == ["construction"], "{}", template.key);
        let done = from_template(&mut zhou, template.key, today).unwrap();
        let short = schedule(&zhou, today).verdict;
        assert_eq!(short, Verdict::Compress((found.on - day(today)).num_days()), "a start today leaves none");
        zhou.undoes(&done.ids()).unwrap();
        let rules = TemplateRules::of(zhou.workbook.book(), template, Lang::Zh);
        let counting = Rules::of(zhou.workbook.book(), day(today)).counting;
        let drafted = draft(&rules, found.on, day("2027-06-30"), &counting);
        zhou.does(command(&zhou.project(), &drafted)).unwrap();
        assert_eq!(schedule(&zhou, today).verdict, Verdict::Spare(0), "{}", template.key);
        // Once it is in hand nothing is waited for.
        let facts = texts(&[
            ("type", "施工许可"),
            ("applied", "2025-12-01"),
            ("granted", "2026-01-04"),
            ("doc", "施许〔2026〕1号"),
        ]);
        let target =
            EntryTarget::OfKey { register: &approval::REGISTER, parent: Some(zhou.project().into()), period: None };
        zhou.does(Command::PutEntry { target, facts }).unwrap();
        assert_eq!(asked(&zhou), None);
    }
}

#[test]
fn two_machines_that_take_the_same_template_have_the_milestones_once() {
    let mut zhou = office();
    let mut li = zhou.colleague("李工", "office");
    from_template(&mut zhou, "road", "2026-01-05").unwrap();
    from_template(&mut li, "road", "2026-01-05").unwrap();
    zhou.puts_together_with(&mut li);
    assert_eq!(schedule(&zhou, "2026-01-05").nodes.len(), 10);
    assert_eq!(zhou.conflicts(), [] as [&str; 0]);
}

#[test]
fn a_template_is_the_offices_to_change() {
    let mut zhou = office();
    let facts =
        texts(&[("name/house.frame", "主体封顶"), ("share/house.walls", "0"), ("after/house.outdoor", "主体封顶")]);
    zhou.does(Command::SetRule { rule: node_rule_entity(), facts }).unwrap();
    from_template(&mut zhou, "house", "2026-01-05").unwrap();
    let made = names(&schedule(&zhou, "2026-01-05"));
    assert!(made.contains(&"主体封顶".to_owned()) && !made.contains(&"砌体及二次结构".to_owned()), "{made:?}");
    let facts = texts(&[("share/house.frame", "101")]);
    assert!(matches!(zhou.does(Command::SetRule { rule: node_rule_entity(), facts }), Err(Refusal::Field(..))));
    let mut unit = zhou.colleague("孙工", "unit");
    let facts = texts(&[("share/house.frame", "10")]);
    assert_eq!(unit.does(Command::SetRule { rule: node_rule_entity(), facts }).unwrap_err(), Refusal::RoleMayNot);
}

#[test]
fn what_would_lead_back_to_itself_is_refused_and_what_merging_makes_so_is_shown() {
    let mut zhou = office();
    let (main, power, check) =
        (node(&mut zhou, "主体", "90"), node(&mut zhou, "机电", "60"), node(&mut zhou, "验收", "30"));
    link(&mut zhou, &check, &[&power]).unwrap();
    let mut li = zhou.colleague("李工", "office");
    let refused = link(&mut zhou, &main, &[&main]).unwrap_err();
    assert!(matches!(&refused, Refusal::RuleBroken(register, rule)
        if **register == milestone::REGISTER && rule.check.says(register).zh == "紧前绕成了一圈"));
    link(&mut zhou, &power, &[&main]).unwrap();
    assert!(link(&mut zhou, &main, &[&check]).is_err(), "by way of another");
    link(&mut li, &main, &[&power]).unwrap();
    zhou.puts_together_with(&mut li);
    assert_eq!(zhou.conflicts(), [] as [&str; 0], "each said something of a milestone of its own");
    let merged = schedule(&zhou, "2026-07-20");
    assert_eq!(merged.circles.len(), 1);
    assert_eq!(merged.nodes.iter().filter(|node| node.placed.in_circle).count(), 2);
    // Whoever takes it out may: it was broken before.
    link(&mut zhou, &main, &[]).unwrap();
    assert_eq!(schedule(&zhou, "2026-07-20").circles, [] as [Vec<usize>; 0]);
}

#[test]
fn references_are_a_set_of_what_they_may_name() {
    let mut zhou = office();
    let (main, power, check) =
        (node(&mut zhou, "主体", "90"), node(&mut zhou, "机电", "60"), node(&mut zhou, "验收", "30"));
    link(&mut zhou, &check, &[&power, &main, &power]).unwrap();
    let after =
        |who: &Inspector, of: &EntityId| match who.tables().entry(of).and_then(|entry| entry.cell_of("after").cloned())
        {
            Some(Cell::References(named)) => named.to_vec(),
            _ => Vec::new(),
        };
    let mut both = vec![main.clone(), power.clone()];
    both.sort();
    assert_eq!(after(&zhou, &check), both);
    assert_eq!(link(&mut zhou, &check, &[&main, &power]).unwrap_err(), Refusal::NothingChanges);
    let project: EntityId = zhou.project().into();
    assert!(matches!(link(&mut zhou, &check, &[&project]), Err(Refusal::Field(..))));
    link(&mut zhou, &check, &[]).unwrap();
    assert!(after(&zhou, &check).is_empty());
}

fn sets_baseline(who: &mut Inspector, why: &str) -> Outcome {
    let project: ProjectId = who.project();
    who.does(Command::SetBaseline(project, why.to_owned()))
}

#[test]
fn a_baseline_keeps_what_was_planned_with_its_reason_and_the_old_ones_stay() {
    let mut zhou = office();
    assert_eq!(
        sets_baseline(&mut zhou, "定稿").unwrap_err(),
        Refusal::Needed(Kind::Entry(&baseline::REGISTER), "dates"),
        "nothing is planned yet"
    );
    let (main, check) = (node(&mut zhou, "主体", "90"), node(&mut zhou, "验收", "30"));
    link(&mut zhou, &check, &[&main]).unwrap();
    assert_eq!(sets_baseline(&mut zhou, " ").unwrap_err(), Refusal::Needed(Kind::Entry(&baseline::REGISTER), "why"));
    sets_baseline(&mut zhou, "区政府会议定稿").unwrap();
    let facts = texts(&[("duration", "120")]);
    zhou.does(Command::PutEntry { target: EntryTarget::Existing(main.clone()), facts }).unwrap();
    let before = schedule(&zhou, "2026-09-21").nodes[0].planned;
    sets_baseline(&mut zhou, "设计变更").unwrap();
    let all = baselines_of(zhou.tables(), &zhou.project());
    let told: Vec<(Option<i64>, &str)> =
        all.iter().map(|one| (one.get(baseline::NUMBER), one.text(baseline::WHY))).collect();
    assert_eq!(told, [(Some(2), "设计变更"), (Some(1), "区政府会议定稿")]);
    let place = |made: &Schedule| made.nodes.iter().position(|node| node.entry.id == main).unwrap();
    let now = schedule(&zhou, "2026-09-21");
    assert_ne!(now.nodes[place(&now)].planned, before);
    assert_eq!(now.nodes[place(&now)].planned.map(|window| (window.finish - window.start).num_days()), Some(120));
    let first = all[1].get(baseline::DATES).unwrap();
    assert_eq!(first.iter().find(|span| span.of == main).map(|span| (span.to - span.from).num_days()), Some(90));
    let mut unit = zhou.colleague("孙工", "unit");
    assert_eq!(sets_baseline(&mut unit, "改").unwrap_err(), Refusal::RoleMayNot);
}

#[test]
fn two_offices_that_set_a_baseline_have_both_and_no_conflict() {
    let mut zhou = office();
    node(&mut zhou, "主体", "90");
    let mut li = zhou.colleague("李工", "office");
    sets_baseline(&mut zhou, "甲").unwrap();
    sets_baseline(&mut li, "乙").unwrap();
    zhou.puts_together_with(&mut li);
    assert_eq!(baselines_of(zhou.tables(), &zhou.project()).len(), 2);
    assert_eq!(zhou.conflicts(), [] as [&str; 0]);
}

#[test]
fn nobody_makes_a_baseline_up() {
    let mut zhou = office();
    let target =
        EntryTarget::OfKey { register: &baseline::REGISTER, parent: Some(zhou.project().into()), period: None };
    let made = zhou.does(Command::PutEntry { target, facts: texts(&[("why", "补记")]) });
    assert_eq!(made.unwrap_err(), Refusal::Needed(Kind::Entry(&baseline::REGISTER), "dates"));
    assert!(baseline::REGISTER.is_made_by_commands() && !milestone::REGISTER.is_made_by_commands());
}

#[test]
fn a_schedule_outlives_a_file() {
    let mut zhou = office();
    from_template(&mut zhou, "plant", "2026-01-05").unwrap();
    sets_baseline(&mut zhou, "定稿").unwrap();
    let mut li = Inspector::in_role("李工", "office");
    li.gets_from(&zhou);
    let (book, tables) = (li.workbook.book(), li.tables());
    let read = Schedule::read(book, tables, &zhou.project(), &Rules::of(book, day("2026-09-21"))).unwrap();
    assert_eq!(read, schedule(&zhou, "2026-09-21"));
    assert!(matches!(read.verdict, Verdict::Compress(_)));
}
