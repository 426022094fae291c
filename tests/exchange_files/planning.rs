//! What files would bring, before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use sitebook::book::{Book, DELETED, Value};
use sitebook::exchange::{Plan, Planner, Planning, Progress, ProjectPlan, Standing, plan};

use crate::desk::{Desk, id, office, part, read, whole};

/// The plan as it is made in small steps, which is the plan that is made at once.
fn of_files(book: &Book, texts: &[&str]) -> Plan {
    let files = || texts.iter().enumerate().map(|(place, text)| (format!("{place}.sitebook.json"), read(*text)));
    let mut planner = Planner::new(files().collect());
    let mut before = 0;
    let stepped = loop {
        match planner.step(book, 2) {
            Planning::Done(plan) => break *plan,
            Planning::Going(Progress { done, total }) => {
                assert!(before <= done && done <= total, "{before}, {done} of {total}");
                before = done;
            }
        }
    };
    let at_once = plan(book, files().collect());
    assert_eq!((&stepped.files, &stepped.projects), (&at_once.files, &at_once.projects));
    assert_eq!((&stepped.outside, stepped.changes()), (&at_once.outside, at_once.changes()));
    stepped
}

/// Two people with the same book.
fn two_desks() -> (Desk, Desk) {
    let zhang = office();
    let mut li = Desk::of("person/li", 7);
    li.learn(&zhang, Some("local.import/first"));
    (zhang, li)
}

fn only(plan: &Plan) -> &ProjectPlan {
    assert_eq!(plan.projects.len(), 1, "{:?}", plan.projects);
    &plan.projects[0]
}

#[test]
fn everything_is_new_to_an_empty_book() {
    let zhang = office();
    let text = whole(&zhang);
    let plan = of_files(&Book::default(), &[&text]);
    let all = zhang.book.shared_changes().len();
    assert_eq!((plan.files[0].new, plan.files[0].known, &plan.files[0].standing), (all, 0, &Standing::Brings));
    assert_eq!(plan.changes().len(), all);
    let [first, second] = &plan.projects[..] else { panic!("two projects") };
    assert_eq!((first.name.as_str(), first.is_new), ("垃圾填埋场", true));
    let kinds = |pairs: &[(&str, usize)]| {
        pairs.iter().map(|(kind, count)| ((*kind).to_owned(), *count)).collect::<BTreeMap<_, _>>()
    };
    let expected =
        [("drone_flight", 1), ("month", 1), ("permit", 1), ("problem", 1), ("project", 1), ("remark", 1), ("visit", 1)];
    assert_eq!(first.new_things, kinds(&expected));
    assert_eq!(second.new_things, kinds(&[("project", 1)]), "what was deleted already is nothing new");
    assert_eq!((first.conflicts.len(), first.changed.len()), (1, 0), "the conflict is new here too");
    assert_eq!(plan.outside.new_things, kinds(&[("person", 2), ("unit", 1)]));
    assert_eq!(plan.value(&Book::default(), &id("person/li"), "name"), &Value::text("李四"));
}

#[test]
fn known_files_are_named_for_what_they_are() {
    let (zhang, mut li) = two_desks();
    let text = whole(&zhang);
    let standing = |book: &Book, texts: &[&str]| {
        of_files(book, texts).files.into_iter().map(|file| file.standing).collect::<Vec<_>>()
    };
    assert_eq!(standing(&li.book, &[&text]), [Standing::FromImport(id("local.import/first"))]);
    assert_eq!(standing(&zhang.book, &[&text]), [Standing::AllKnown], "one line of it came from another file");
    let mut own = Desk::of("person/wang", 4);
    own.write("project/p9", "name", "水库");
    let old = whole(&own);
    own.write("project/p9", "total", "1");
    assert_eq!(standing(&own.book, &[&old]), [Standing::AllOwn]);
    li.write("project/p1", "name", "改");
    let newer = whole(&li);
    assert_eq!(
        standing(&zhang.book, &[&newer, &text, &newer]),
        [Standing::Brings, Standing::AllKnown, Standing::SameAsFile(0)]
    );
    assert!(of_files(&li.book, &[&text, &newer]).is_empty());
}

#[test]
fn a_changed_field_shows_both_values_and_who() {
    let (zhang, mut li) = two_desks();
    let change = li.write("problem/q1", "severity", "critical");
    let plan = of_files(&zhang.book, &[&whole(&li)]);
    let project = only(&plan);
    assert_eq!((project.project.as_ref(), project.is_new), (Some(&id("project/p1")), false));
    let [field] = &project.changed[..] else { panic!("one field: {:?}", project.changed) };
    assert_eq!((field.of.as_str(), field.set.as_str()), ("problem/q1", "severity"));
    assert_eq!((&field.before, &field.after), (&"serious".into(), &"critical".into()));
    assert_eq!((&field.by, field.at), (&id("person/li"), change.at()));
    assert!(project.conflicts.is_empty() && project.new_things.is_empty());
    assert_eq!(plan.changes(), [change]);
}

#[test]
fn a_conflict_shows_both_sides_and_where_they_are_from() {
    let (mut zhang, mut li) = two_desks();
    let ours = zhang.write("project/p2", "name", "甲");
    let theirs = li.write("project/p2", "name", "乙");
    let plan = of_files(&zhang.book, &[&whole(&li)]);
    let [conflict] = &only(&plan).conflicts[..] else { panic!("one conflict") };
    assert_eq!((conflict.of.as_str(), conflict.set.as_str()), ("project/p2", "name"));
    let sides: BTreeMap<_, _> =
        conflict.sides.iter().map(|side| (side.change, (side.value.clone(), side.by.clone(), side.file))).collect();
    let expected =
        [(ours.id(), ("甲".into(), id("person/zhang"), None)), (theirs.id(), ("乙".into(), id("person/li"), Some(0)))];
    assert_eq!(sides, BTreeMap::from(expected));
    assert_eq!(plan.conflict_count(), 1, "the conflict that is there already does not count");
}

#[test]
fn what_two_files_bring_counts_once() {
    let (zhang, mut li) = two_desks();
    li.write("project/p1", "name", "改一");
    let first = part(&li, &["project/p1"]);
    li.write("project/p2", "name", "改二");
    let second = whole(&li);
    let plan = of_files(&zhang.book, &[&first, &second]);
    assert_eq!(plan.changes().len(), 2);
    let counted: Vec<_> = plan.files.iter().map(|file| (file.new, file.repeated)).collect();
    assert_eq!(counted, [(1, 0), (2, 1)]);
    assert_eq!(plan.projects.iter().map(|project| project.changed.len()).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(plan.projects[1].files, BTreeSet::from([1]));
    assert_eq!(plan.file_of(plan.changes()[0].id()), Some(0));
}

#[test]
fn deleting_restoring_and_deleting_what_was_edited() {
    let (mut zhang, mut li) = two_desks();
    li.delete("remark/r1");
    li.write("problem/q2", DELETED, Value::Null);
    li.delete("visit/v1");
    let edit = zhang.write("visit/v1", "findings", "已整改");
    let plan = of_files(&zhang.book, &[&whole(&li)]);
    let [first, second] = &plan.projects[..] else { panic!("two projects") };
    assert_eq!(first.deleted, [id("remark/r1")]);
    // The problem stands again and the visit is gone; what is no project, visit or problem is not counted.
    assert_eq!((plan.files[0].counts.visits, plan.files[0].counts.problems, plan.files[0].deleted), (1, 2, 1));
    assert_eq!(second.restored, [id("problem/q2")]);
    let [conflict] = &first.conflicts[..] else { panic!("one conflict: {:?}", first.conflicts) };
    assert_eq!((conflict.of.as_str(), conflict.set.as_str(), conflict.sides.len()), ("visit/v1", DELETED, 2));
    assert!(
        conflict
            .sides
            .iter()
            .any(|side| side.change == edit.id() && side.set.as_str() == "findings" && side.file.is_none())
    );
    assert!(conflict.sides.iter().any(|side| side.set.as_str() == DELETED && side.file == Some(0)));
}

#[test]
fn the_plan_says_what_the_merge_does() {
    let (mut zhang, mut li) = two_desks();
    for (of, set, to) in
        [("project/p1", "name", "丙"), ("visit/v1", "weather", "rain"), ("problem/q5", "project", "project/p2")]
    {
        li.write(of, set, to);
    }
    zhang.write("project/p1", "name", "丁");
    zhang.delete("problem/q1");
    li.write("problem/q1", "title", "围挡倒塌");
    let before: BTreeSet<_> = zhang.book.conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
    let plan = of_files(&zhang.book, &[&whole(&li)]);
    let planned: BTreeSet<_> = plan
        .projects
        .iter()
        .flat_map(|project| &project.conflicts)
        .map(|conflict| (conflict.of.clone(), conflict.set.clone()))
        .collect();
    let shown: Vec<_> = plan.projects.iter().flat_map(|project| project.changed.clone()).collect();
    let len = zhang.book.len();
    for change in plan.into_changes() {
        zhang.book.apply(change, None);
    }
    let after: BTreeSet<_> = zhang.book.conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
    assert_eq!(planned, after.difference(&before).cloned().collect());
    assert!(planned.len() == 2 && zhang.book.len() == len + 4);
    assert!(shown.iter().all(|field| zhang.book.value(&field.of, field.set.as_str()) == &field.after));
}

#[test]
fn planning_changes_nothing() {
    let (zhang, mut li) = two_desks();
    li.write("project/p1", "name", "改");
    let before = whole(&zhang);
    of_files(&zhang.book, &[&whole(&li)]);
    assert_eq!(whole(&zhang), before);
}
