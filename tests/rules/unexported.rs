//! What is in no exported file yet.

use sitebook::app::handover::{Unexported, reach, unexported};
use sitebook::book::Value;
use sitebook::domain::ids::{ExportId, ProjectId};

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
    assert_eq!(left(&li).count, 4, "what is done with it here does");
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
