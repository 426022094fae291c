//! Who answers for what: leaders of every kind, and units.

use sitebook::book::EntityId;
use sitebook::domain::answering::{Counts, GoesUp, WhoKind, answering, counts};
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::registers::concern;
use sitebook::domain::text::Lang;
use sitebook::domain::waiting::{PROBLEMS, waiting};

use crate::inspector::{Inspector, day, in_days, texts};

const DAY: &str = "2026-09-21";

fn district() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (field, name) in [("patron", "段副区长"), ("principal", "余区长"), ("lead_unit", "区建委")] {
        zhou.edits_project(field, name).unwrap();
    }
    let late = zhou.raises("基坑未支护");
    zhou.edits(&late, "found_on", "2026-09-09").unwrap();
    zhou.assigned(&late, "区建委", day("2026-09-10"), day("2026-09-18")).unwrap();
    let project: EntityId = zhou.project().into();
    for settled in ["", "2026-09-20"] {
        let mut facts = vec![("raised_on", "2026-09-01"), ("kind", "其他"), ("text", settled)];
        facts[2].1 = if settled.is_empty() { "噪声" } else { "出行" };
        if !settled.is_empty() {
            facts.extend([
                ("accepted_on", "2026-09-02"),
                ("outcome", "支持"),
                ("answer", "已办"),
                ("answered_on", "2026-09-19"),
            ]);
        }
        let target = EntryTarget::OfKey { register: &concern::REGISTER, parent: Some(project.clone()), period: None };
        let id = zhou.does(Command::PutEntry { target, facts: texts(&facts) }).unwrap().made.unwrap();
        if !settled.is_empty() {
            let target = EntryTarget::Existing(id);
            zhou.does(Command::PutEntry { target, facts: texts(&[("settled_on", settled)]) }).unwrap();
        }
    }
    zhou
}

fn line(zhou: &Inspector, kind: WhoKind, name: &str) -> Option<Counts> {
    counts(&zhou.around(DAY), kind, Lang::Zh).into_iter().find(|one| one.name == name)
}

#[test]
fn a_project_stands_under_each_of_its_leaders() {
    let zhou = district();
    for name in ["段副区长", "余区长"] {
        let one = line(&zhou, WhoKind::Leader, name).unwrap();
        let told = (one.projects, one.raised, one.closed, one.open, one.overdue, one.concerns, one.settled);
        assert_eq!(told, (1, 1, 0, 1, 1, 2, 1), "{name}");
    }
    let unit = line(&zhou, WhoKind::Unit, "区建委").unwrap();
    assert_eq!((unit.projects, unit.open, unit.overdue), (1, 1, 1));
    let waits = waiting(&zhou.around(DAY), Lang::Zh, &|_| None);
    let theirs = waits.iter().filter(|row| &*row.holder == "区建委");
    assert_eq!(unit.waits, theirs.count(), "as many as 等不得 has");
    assert_eq!(unit.over, 1);
}

#[test]
fn each_figure_of_the_table_is_the_number_of_rows_of_the_page() {
    let zhou = district();
    for kind in WhoKind::ALL {
        for one in counts(&zhou.around(DAY), kind, Lang::Zh) {
            let found = answering(&zhou.around(DAY), kind, &one.name, Lang::Zh);
            let settled = found.concerns.iter().filter(|entry| entry.get(concern::SETTLED_ON).is_some()).count();
            assert_eq!(one.projects, found.projects.len(), "{}", one.name);
            assert_eq!(one.open, found.open.len() + found.escalated.len(), "{}", one.name);
            assert_eq!(one.closed, found.closed.len(), "{}", one.name);
            assert_eq!(one.raised, one.open + one.closed, "{}", one.name);
            assert_eq!((one.concerns, one.settled), (found.concerns.len(), settled), "{}", one.name);
            assert_eq!(one.waits, found.waits.len(), "{}", one.name);
        }
    }
}

#[test]
fn land_and_funds_are_referred_up_to_the_leaders_of_the_project() {
    let mut zhou = district();
    let problem = zhou.raises("征地未完成");
    zhou.edits(&problem, "category", "YD").unwrap();
    let found = answering(&zhou.around(DAY), WhoKind::Leader, "余区长", Lang::Zh);
    assert_eq!(found.escalated.iter().map(|(problem, _)| problem.title.as_str()).collect::<Vec<_>>(), ["征地未完成"]);
    assert_eq!(found.projects[0].roles, ["principal"]);
}

#[test]
fn an_issue_that_nobody_was_ordered_to_mend_waits_for_the_office() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.raises("基坑未支护");
    let rows = waiting(&zhou.around(&in_days(3).to_string()), Lang::Zh, &|_| None);
    let told: Vec<_> = rows.iter().map(|row| (row.kind, row.clock.zh.to_string(), row.used)).collect();
    assert_eq!(told, [(PROBLEMS, "待交办".to_owned(), 3)]);
}

#[test]
fn what_the_office_does_not_let_pass_goes_up_with_its_reason() {
    let mut zhou = district();
    let up = |zhou: &Inspector, on: &str| {
        let found = answering(&zhou.around(on), WhoKind::Leader, "段副区长", Lang::Zh);
        found.escalated.iter().map(|(_, why)| *why).collect::<Vec<_>>()
    };
    assert_eq!(up(&zhou, "2026-10-03"), [], "15 days overdue are let pass");
    assert_eq!(up(&zhou, "2026-10-04"), [GoesUp::Overdue(16)]);
    zhou.does(Command::SetOffice { field: "goes_up_after".to_owned(), text: "2".to_owned() }).unwrap();
    assert_eq!(up(&zhou, DAY), [GoesUp::Overdue(3)], "the office says how many");
}
