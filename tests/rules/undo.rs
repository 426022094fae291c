//! Undoing: new changes over the old ones, which leave alone what others wrote since.

use sitebook::book::{ChangeId, Deletion, EntityId, Value};
use sitebook::domain::amendments::amendments;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::records::ProblemState;

use super::inspector::{Inspector, in_days};

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn undoing_puts_the_value_from_before_back_and_keeps_the_history() {
    let mut li = li();
    let project = li.project();
    li.edits_project("location", "北山").unwrap();
    let done = li.edits_project("location", "东山").unwrap();
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.text(project.entity(), "location"), "北山");
    assert_eq!(li.history(project.entity(), "location"), ["北山", "东山", "北山"].map(Value::text));
}

#[test]
fn undoing_the_first_value_leaves_nothing() {
    let mut li = li();
    let project = li.project();
    let done = li.edits_project("location", "北山").unwrap();
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.workbook.book().value(project.entity(), "location"), &Value::Null);
}

#[test]
fn undoing_an_undo_brings_it_back() {
    let mut li = li();
    let project = li.project();
    li.edits_project("location", "北山").unwrap();
    let done = li.edits_project("location", "东山").unwrap();
    let undone = li.undoes(&done.ids()).unwrap();
    li.undoes(&undone.ids()).unwrap();
    assert_eq!(li.text(project.entity(), "location"), "东山");
}

#[test]
fn what_was_written_over_since_is_left_alone_and_counted() {
    let mut li = li();
    let project = li.project();
    let first = li.edits_project("location", "北山").unwrap();
    let second = li.edits_project("responsible", "周主任").unwrap();
    li.edits_project("location", "东山").unwrap();
    let both: Vec<ChangeId> = first.ids().into_iter().chain(second.ids()).collect();
    let undone = li.undoes(&both).unwrap();
    assert_eq!(undone.skipped, 1);
    assert_eq!((li.text(project.entity(), "location"), li.text(project.entity(), "responsible")), ("东山", ""));
    assert_eq!(li.undoes(&first.ids()).unwrap_err(), Refusal::OverwrittenSince);
}

#[test]
fn undoing_a_closing_opens_the_problem_again() {
    let mut li = li();
    let problem = li.has_problem_in(ProblemState::ToRecheck);
    let done = li.passes(&problem, "现场属实").unwrap();
    li.undoes(&done.ids()).unwrap();
    let open = li.problem(&problem);
    assert_eq!((open.state, open.closed_on), (ProblemState::ToRecheck, None));
}

#[test]
fn undoing_an_import_takes_away_what_it_brought_and_keeps_what_was_here() {
    let mut li = li();
    li.edits_project("location", "北山").unwrap();
    let mut yang = li.colleague("杨文斌", "inspector");
    let problem = yang.raises("围挡倒伏");
    yang.edits_project("location", "东山").unwrap();
    let own = li.raises("扬尘");
    let brought = li.imports(yang.file());
    assert_eq!(li.text(li.project().entity(), "location"), "东山");
    li.undoes(&brought).unwrap();
    assert_eq!(li.text(li.project().entity(), "location"), "北山");
    assert!(li.tables().problem(&problem).is_none());
    assert!(li.tables().problem(&own).is_some());
    assert!(li.tables().person(&yang.me()).is_none(), "whom the file introduced is not known any more");
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn undoing_an_import_and_undoing_that_is_the_import_again() {
    let mut li = li();
    let mut yang = li.colleague("杨文斌", "inspector");
    let problem = yang.raises("围挡倒伏");
    yang.edits_project("location", "东山").unwrap();
    let brought = li.imports(yang.file());
    let undone = li.undoes(&brought).unwrap();
    li.undoes(&undone.ids()).unwrap();
    assert_eq!(li.problem(&problem).title, "围挡倒伏");
    assert_eq!(li.text(li.project().entity(), "location"), "东山");
}

#[test]
fn a_later_edit_elsewhere_of_what_an_undone_import_brought_is_a_visible_conflict() {
    let mut li = li();
    let mut yang = li.colleague("杨文斌", "inspector");
    let problem = yang.raises("围挡倒伏");
    let brought = li.imports(yang.file());
    li.undoes(&brought).unwrap();
    yang.assigns(&problem, "区建委", in_days(5)).unwrap();
    li.gets_from(&yang);
    assert_eq!(li.workbook.book().deletion(problem.entity()), Deletion::DeletedButEdited);
    assert_eq!(li.problem(&problem).lead_unit, "区建委", "it is shown until somebody decides");
    li.does(Command::ResolveDeletion { of: problem.entity().clone(), keep: true }).unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(yang.workbook.book().deletion(problem.entity()), Deletion::Alive);
    assert_eq!((li.conflicts().len(), yang.conflicts().len()), (0, 0));
}

#[test]
fn undoing_an_import_takes_its_side_out_of_a_conflict() {
    for late in [false, true] {
        let mut li = li();
        let mut yang = li.colleague("杨文斌", "inspector");
        // Whoever wrote last is shown: it must not matter.
        if late {
            yang.on(in_days(1));
        }
        yang.edits_project("location", "东山").unwrap();
        li.edits_project("location", "北山").unwrap();
        let brought = li.imports(yang.file());
        assert_eq!(li.conflicts(), ["location"]);
        li.undoes(&brought).unwrap();
        assert_eq!(li.conflicts(), Vec::<String>::new(), "late: {late}");
        assert_eq!(li.text(li.project().entity(), "location"), "北山");
    }
}

#[test]
fn undoing_an_import_lets_a_deletion_stand_that_only_the_import_questioned() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let mut yang = li.colleague("杨文斌", "inspector");
    yang.edits(&problem, "title", "北侧围挡倒伏").unwrap();
    li.does(Command::Withdraw { problem: problem.clone(), why: "重复".to_owned() }).unwrap();
    let brought = li.imports(yang.file());
    assert_eq!(li.workbook.book().deletion(problem.entity()), Deletion::DeletedButEdited);
    li.undoes(&brought).unwrap();
    assert_eq!(li.workbook.book().deletion(problem.entity()), Deletion::Deleted);
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn undoing_an_import_that_deleted_brings_back_what_was_deleted() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let mut yang = li.colleague("杨文斌", "inspector");
    yang.does(Command::Withdraw { problem: problem.clone(), why: "重复".to_owned() }).unwrap();
    let brought = li.imports(yang.file());
    assert!(li.tables().problem(&problem).is_none());
    li.undoes(&brought).unwrap();
    assert_eq!(li.problem(&problem).title, "围挡倒伏");
}

#[test]
fn undoing_an_import_that_replaced_one_side_of_a_conflict_leaves_the_conflict_as_it_was() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let mut yang = li.colleague("杨文斌", "inspector");
    yang.edits(&problem, "leader", "周主任").unwrap();
    li.edits(&problem, "leader", "赵主任").unwrap();
    li.imports(yang.file());
    let before = li.sides(&problem, "leader");
    yang.edits(&problem, "leader", "孙主任").unwrap();
    let brought = li.imports(yang.file());
    li.undoes(&brought).unwrap();
    assert_eq!(li.sides(&problem, "leader"), before);
    assert_eq!(before.len(), 2);
}

#[test]
fn undoing_an_import_does_not_revive_what_it_brought_deleted() {
    let mut li = li();
    let mut yang = li.colleague("杨文斌", "inspector");
    let withdrawn = yang.raises("围挡倒伏");
    yang.does(Command::Withdraw { problem: withdrawn.clone(), why: "重复".to_owned() }).unwrap();
    let standing = yang.raises("料堆裸露");
    let brought = li.imports(yang.file());
    li.undoes(&brought).unwrap();
    for problem in [&withdrawn, &standing] {
        assert_eq!(li.workbook.book().deletion(problem.entity()), Deletion::Deleted);
    }
}

#[test]
fn undoing_does_not_reach_into_a_finished_visit() {
    let mut li = li();
    let visit = li.starts("continuing");
    let answered = li.answers(&visit, "ct08", "fail").unwrap();
    li.fills_in(&visit, "findings", "节点滞后").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    let finished = li.finishes(&visit).unwrap();
    assert_eq!(li.undoes(&answered.ids()).unwrap_err(), Refusal::OverwrittenSince);
    assert_eq!(li.text(visit.entity(), "answer/ct08"), "fail");
    li.undoes(&finished.ids()).unwrap();
    li.undoes(&answered.ids()).unwrap();
    assert_eq!(li.text(visit.entity(), "answer/ct08"), "", "finishing can be undone, and then the answer");
}

#[test]
fn an_amendment_can_be_undone() {
    let mut li = li();
    let visit = li.visited();
    let amended = li.amends(&visit, "answer/ct08", "pass", "更正").unwrap();
    li.undoes(&amended.ids()).unwrap();
    assert_eq!(li.text(visit.entity(), "answer/ct08"), "fail");
    assert!(!li.tables().visit(&visit).unwrap().amended);
}

#[test]
fn what_came_too_late_for_a_finished_visit_is_an_amendment_and_can_be_taken_back() {
    let mut li = li();
    let visit = li.starts("continuing");
    li.answers(&visit, "ct08", "pass").unwrap();
    let mut zhou = li.colleague("周强", "inspector");
    zhou.gets_from(&li);
    // Written before the visit was finished, and after it: neither was there when it was confirmed.
    zhou.answers(&visit, "ct08", "fail").unwrap();
    li.fills_in(&visit, "findings", "节点正常").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    zhou.answers(&visit, "ct09", "fail").unwrap();
    assert_eq!(amendments(li.workbook.book(), &visit), []);
    let import: EntityId = "local.import/late".parse().unwrap();
    li.workbook.note(&import, "file", Value::text("周强.sitebook.json"), li.moment).unwrap();
    let (brought, _) = li.workbook.apply(zhou.file(), Some(&import), li.moment.milliseconds);
    let brought: Vec<ChangeId> = brought.iter().map(|change| change.id()).collect();
    let late = amendments(li.workbook.book(), &visit);
    let told: Vec<_> = late.iter().map(|one| (one.field.as_str(), one.why.as_deref())).collect();
    assert_eq!(told, [("answer/ct08", None), ("answer/ct09", None)]);
    li.undoes(&brought).unwrap();
    assert_eq!((li.text(visit.entity(), "answer/ct08"), li.text(visit.entity(), "answer/ct09")), ("pass", ""));
}

#[test]
fn a_finished_visit_that_a_file_brings_is_not_amended() {
    let mut li = li();
    let visit = li.visited();
    let mut office = li.colleague("王敏", "office");
    let import: EntityId = "local.import/whole".parse().unwrap();
    office.on(in_days(3));
    office.workbook.note(&import, "file", Value::text("李秀芳.sitebook.json"), office.moment).unwrap();
    office.workbook.apply(li.file(), Some(&import), office.moment.milliseconds);
    assert_eq!(office.text(visit.entity(), "answer/ct08"), "fail");
    assert_eq!(amendments(office.workbook.book(), &visit), []);
}

#[test]
fn a_visit_that_was_given_up_and_taken_back_is_not_amended() {
    let mut li = li();
    let visit = li.starts("continuing");
    li.answers(&visit, "ct08", "pass").unwrap();
    let discard = Command::DiscardVisit { visit: visit.clone(), why: "走错工地".to_owned() };
    let given_up = li.does(discard).unwrap();
    li.undoes(&given_up.ids()).unwrap();
    li.fills_in(&visit, "findings", "节点正常").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    assert_eq!(amendments(li.workbook.book(), &visit), []);
}

#[test]
fn undoing_nothing_that_is_there_is_refused() {
    let mut li = li();
    assert_eq!(li.undoes(&[]).unwrap_err(), Refusal::OverwrittenSince);
    assert_eq!(li.undoes(&[ChangeId([7; 16])]).unwrap_err(), Refusal::OverwrittenSince);
}
