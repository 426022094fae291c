//! What is in no exported file yet.

use sitebook::app::unexported::{Unexported, reach, unexported};
use sitebook::book::Value;
use sitebook::domain::command::Command;
use sitebook::domain::ids::{ExportId, ProjectId};
use sitebook::exchange::{Limits, decode};

use super::inspector::{Inspector, in_days};

fn left(machine: &Inspector) -> Unexported {
    unexported(machine.workbook.book())
}

/// Notes an export as the session does once the file was read back.
fn exports(machine: &mut Inspector, scope: Option<&[ProjectId]>) {
    let upto = reach(machine.workbook.book().shared_changes());
    let scope = scope.map_or(Value::Null, |projects| Value::texts(projects.iter().map(ProjectId::as_str)));
    let export = ExportId::from_rest(&machine.workbook.fresh().unwrap()).unwrap();
    machine.moment.milliseconds += 1_000;
    for (set, to) in [("file", Value::text("a.sitebook.json")), ("upto", upto), ("scope", scope)] {
        machine.workbook.note(export.entity(), set, to, machine.moment).unwrap();
    }
}

#[test]
fn an_edit_counts_until_a_file_holds_it() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let first = li.workbook.book().arrivals().next().unwrap().0.at().milliseconds();
    let before = left(&li);
    assert_eq!((before.count, before.since), (li.file().len(), Some(first)));
    exports(&mut li, None);
    assert_eq!(left(&li), Unexported::default());
    let done = li.on(in_days(2)).edits_project("location", "北山").unwrap();
    let after = left(&li);
    assert_eq!((after.count, after.since), (1, Some(done.changes[0].at().milliseconds())));
}

#[test]
fn what_stays_on_the_device_never_counts() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    exports(&mut li, None);
    assert!(li.workbook.book().arrivals().any(|(change, _)| change.of().is_local()));
    assert_eq!(left(&li).count, 0);
}

#[test]
fn a_file_of_one_project_leaves_the_others_counted() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    exports(&mut li, None);
    let other = ProjectId::of(&li.enters("客运中心").unwrap().made.unwrap()).unwrap();
    let landfill = li.tables().projects().find(|project| project.name == "垃圾填埋场").unwrap().id.clone();
    let of_landfill = |li: &mut Inspector, text: &str| {
        let facts = vec![("title".to_owned(), text.to_owned()), ("category".to_owned(), "ZL".to_owned())];
        let project = landfill.clone();
        let raise = sitebook::domain::command::Command::RaiseProblem { project, visit: None, item: None, facts };
        let done = li.does(raise).unwrap();
        let of = done.made.clone().unwrap();
        let remark = li.does(sitebook::domain::command::Command::Remark { of, text: "已催办".to_owned() }).unwrap();
        done.changes.len() + remark.changes.len()
    };
    let mine = of_landfill(&mut li, "围挡倒伏");
    let all = left(&li).count;
    exports(&mut li, Some(std::slice::from_ref(&other)));
    assert_eq!(left(&li).count, mine, "the problem and its remark belong to the other project");
    exports(&mut li, Some(std::slice::from_ref(&landfill)));
    assert_eq!(left(&li).count, 0);
    assert!(all > mine);
}

#[test]
fn what_others_made_does_not_count_here() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    exports(&mut li, None);
    let mut yang = li.colleague("杨文斌", "inspector");
    yang.raises("围挡倒伏");
    li.gets_from(&yang);
    assert_eq!(left(&li).count, 0);
    let problem = li.tables().problems().next().unwrap().id.clone();
    li.assigns(&problem, "区建委", in_days(5)).unwrap();
    assert_eq!(left(&li).count, 5, "what is done with it here does");
}

#[test]
fn a_later_page_session_starts_counting_anew() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    exports(&mut li, None);
    let mut later = Inspector::nobody();
    for (change, origin) in li.workbook.book().arrivals() {
        later.workbook.ingest(change.clone(), origin, later.moment.milliseconds);
    }
    let all = later.workbook.unread_records();
    later.workbook.read_records_of(&all);
    assert_eq!(left(&later).count, 0);
    later.edits_project("location", "北山").unwrap();
    assert_eq!(left(&later).count, 1);
}

/// Writes a field of anything, as a newer version would.
fn writes(machine: &mut Inspector, of: &str, set: &str, to: &str) {
    machine.moment.milliseconds += 1_000;
    machine.workbook.note(&of.parse().unwrap(), set, Value::text(to), machine.moment).unwrap();
}

#[test]
fn a_kind_that_this_version_does_not_know_is_handed_over_with_its_own_project_alone() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场").with_project("东区管网");
    let project =
        |li: &Inspector, name: &str| li.tables().projects().find(|project| project.name == name).unwrap().id.clone();
    let (landfill, pipes) = (project(&li, "垃圾填埋场"), project(&li, "东区管网"));
    exports(&mut li, None);
    writes(&mut li, "drone_flight/1", "project", pipes.as_str());
    writes(&mut li, "drone_flight/1", "frames", "412");
    exports(&mut li, Some(std::slice::from_ref(&landfill)));
    assert_eq!(left(&li).count, 2, "no file holds it");
    writes(&mut li, "weather/1", "today", "晴");
    exports(&mut li, Some(std::slice::from_ref(&pipes)));
    assert_eq!(left(&li).count, 1, "what belongs to no project is in no file of some projects");
    exports(&mut li, None);
    assert_eq!(left(&li).count, 0);
}

#[test]
fn what_moved_into_a_project_since_its_file_was_written_is_in_no_file() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场").with_project("东区管网");
    let ids: Vec<ProjectId> = li.tables().projects().map(|project| project.id.clone()).collect();
    exports(&mut li, None);
    writes(&mut li, "drone_flight/1", "project", ids[1].as_str());
    exports(&mut li, Some(&ids[..1]));
    writes(&mut li, "drone_flight/1", "project", ids[0].as_str());
    assert_eq!(left(&li).count, 2);
    exports(&mut li, Some(&ids[..1]));
    assert_eq!(left(&li).count, 0);
}

#[test]
fn remarks_in_a_circle_are_counted_and_the_book_opens_again() {
    let bytes = include_bytes!("../files/hostile/remarks-in-a-circle.sitebook.json").to_vec();
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let landfill = li.tables().projects().next().unwrap().id.clone();
    let file = decode(bytes, Limits::default()).unwrap();
    let brought = li.imports(file.into_changes().collect());
    assert_eq!(brought.len(), 6);
    li.does(Command::Revert { changes: brought }).unwrap();
    li.does(Command::Remark { of: landfill.entity().clone(), text: "已催办".to_owned() }).unwrap();
    let all = left(&li).count;
    exports(&mut li, Some(std::slice::from_ref(&landfill)));
    let circle = ["remark/r1", "remark/r2", "project/p1"].map(|of| of.parse().unwrap());
    let undone =
        li.file().iter().filter(|change| circle.contains(change.of()) && change.set().as_str() == "deleted").count();
    assert_eq!((left(&li).count, undone), (3, 3), "the undoing of what came in is in no file, of {all}");
    let mut again = Inspector::nobody();
    for (change, origin) in li.workbook.book().arrivals() {
        again.workbook.ingest(change.clone(), origin, again.moment.milliseconds);
    }
    assert_eq!(left(&again), left(&li));
}
