//! Visits: a draft takes answers, a finished one only amendments with a reason.

use sitebook::domain::checklist::AnswerProblem;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::records::VisitState;

use super::inspector::{Inspector, in_days};

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn an_answer_must_fit_its_item() {
    let mut li = li();
    let visit = li.starts("continuing");
    assert_eq!(li.answers(&visit, "ct08", "yes").unwrap_err(), Refusal::Answer(AnswerProblem::NotACheck));
    assert_eq!(li.answers(&visit, "ct10", "many").unwrap_err(), Refusal::Answer(AnswerProblem::NotANumber));
    assert_eq!(li.answers(&visit, "ct11", "boredom").unwrap_err(), Refusal::Answer(AnswerProblem::UnknownOption));
    assert_eq!(li.answers(&visit, "qs01", "pass").unwrap_err(), Refusal::NotFound);
    li.answers(&visit, "ct05", " １２００．５０ ").unwrap();
    assert_eq!(li.text(visit.entity(), "answer/ct05"), "1200.5");
    assert_eq!(li.answers(&visit, "ct05", "1200.5").unwrap_err(), Refusal::NothingChanges);
}

#[test]
fn an_answer_can_be_taken_back_and_is_then_unchecked() {
    let mut li = li();
    let visit = li.starts("continuing");
    li.answers(&visit, "ct08", "pass").unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().answered, 1);
    li.does(Command::AnswerItem { visit: visit.clone(), item: "ct08".to_owned(), answer: None }).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().answered, 0);
}

#[test]
fn finishing_needs_an_answer_findings_and_a_confirmation() {
    let mut li = li();
    let visit = li.starts("continuing");
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::NothingAnswered);
    li.answers(&visit, "ct08", "pass").unwrap();
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed("findings"));
    li.fills_in(&visit, "findings", "进度正常").unwrap();
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed("confirmed_by"));
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.on(in_days(1)).finishes(&visit).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().state, VisitState::Finished);
    assert_eq!(li.text(visit.entity(), "finished"), in_days(1).to_string());
    assert_eq!(li.text(visit.entity(), "day"), in_days(0).to_string(), "the day of the visit stays");
    assert_eq!(li.tables().drafts().count(), 0);
}

#[test]
fn a_finished_visit_refuses_answers() {
    let mut li = li();
    let visit = li.visited();
    let before = li.workbook.book().len();
    assert_eq!(li.answers(&visit, "ct08", "pass").unwrap_err(), Refusal::VisitFinished);
    assert_eq!(li.fills_in(&visit, "findings", "另写").unwrap_err(), Refusal::VisitFinished);
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::VisitFinished);
    let note = Command::NoteItem { visit: visit.clone(), item: "ct08".to_owned(), text: "补记".to_owned() };
    assert_eq!(li.does(note).unwrap_err(), Refusal::VisitFinished);
    let discard = Command::DiscardVisit { visit, why: "不要了".to_owned() };
    assert_eq!(li.does(discard).unwrap_err(), Refusal::VisitFinished);
    assert_eq!(li.workbook.book().len(), before);
}

#[test]
fn an_amendment_needs_a_reason_and_leaves_the_old_value_in_the_history() {
    let mut li = li();
    let visit = li.visited();
    assert_eq!(li.amends(&visit, "answer/ct08", "pass", " ").unwrap_err(), Refusal::ReasonNeeded);
    assert_eq!(li.amends(&visit, "answer/ct08", "fail", "无变化").unwrap_err(), Refusal::NothingChanges);
    assert!(!li.tables().visit(&visit).unwrap().amended);
    li.amends(&visit, "answer/ct08", "pass", "核对节点表后更正").unwrap();
    let history = li.workbook.book().history(visit.entity(), "answer/ct08");
    let told: Vec<_> = history.iter().map(|change| (change.to().as_text().unwrap(), change.why())).collect();
    assert_eq!(told, [("fail", None), ("pass", Some("核对节点表后更正"))]);
    let stands = li.tables().visit(&visit).unwrap();
    assert_eq!((stands.state, stands.amended), (VisitState::Finished, true));
    li.amends(&visit, "findings", "节点已追上", "同上").unwrap();
    li.amends(&visit, "note/ct08", "见节点表", "同上").unwrap();
    assert_eq!(li.text(visit.entity(), "findings"), "节点已追上");
    assert_eq!(li.amends(&visit, "answer/ct08", "yes", "错字").unwrap_err(), Refusal::Answer(AnswerProblem::NotACheck));
    assert_eq!(li.amends(&visit, "finished", "", "重开").unwrap_err(), Refusal::NotFound);
}

#[test]
fn a_draft_is_not_amended_but_edited() {
    let mut li = li();
    let visit = li.starts("continuing");
    assert_eq!(li.amends(&visit, "answer/ct08", "pass", "更正").unwrap_err(), Refusal::VisitNotFinished);
}

#[test]
fn a_draft_can_be_thrown_away_with_a_reason() {
    let mut li = li();
    let visit = li.starts("continuing");
    let discard = |why: &str| Command::DiscardVisit { visit: visit.clone(), why: why.to_owned() };
    assert_eq!(li.does(discard("")).unwrap_err(), Refusal::ReasonNeeded);
    let done = li.does(discard("走错工地")).unwrap();
    assert!(li.tables().visit(&visit).is_none());
    assert_eq!(li.answers(&visit, "ct08", "pass").unwrap_err(), Refusal::NotFound);
    li.undoes(&done.ids()).unwrap();
    assert!(li.tables().visit(&visit).is_some());
}

#[test]
fn the_visit_before_is_the_last_finished_one_of_the_project() {
    let mut li = li();
    let first = li.visited();
    let draft = li.on(in_days(5)).starts("continuing");
    let second = li.on(in_days(6)).visited();
    let third = li.on(in_days(6)).starts("continuing");
    let before = |visit| li.tables().visit_before(li.tables().visit(visit).unwrap()).map(|visit| visit.id.clone());
    assert_eq!(before(&first), None);
    assert_eq!(before(&draft), Some(first.clone()));
    assert_eq!(before(&second), Some(first.clone()));
    assert_eq!(before(&third), Some(second.clone()), "two visits on one day");
}

#[test]
fn a_checklist_that_is_not_known_starts_no_visit() {
    let mut li = li();
    let project = li.project();
    for (template, version) in [("continuing", 99), ("no_such", 1)] {
        let (project, template) = (project.clone(), template.to_owned());
        let start = Command::StartVisit { project, template, version, facts: Vec::new() };
        assert_eq!(li.does(start).unwrap_err(), Refusal::NotFound);
    }
}
