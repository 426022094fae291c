//! Visits: a draft takes answers, a finished one only amendments with a reason.

use sitebook::domain::asked::Asked;
use sitebook::domain::checklist::AnswerProblem;
use sitebook::domain::command::{Command, Refusal, VisitRefusal, unchecked_critical};
use sitebook::domain::fields::FieldError;
use sitebook::domain::ids::{ProblemId, VisitId};
use sitebook::domain::kind::Kind;
use sitebook::domain::quoted::stale_quotes;
use sitebook::domain::records::{ProblemState, VisitState};
use sitebook::domain::tally::tally;
use sitebook::domain::templates::built_in;
use sitebook::domain::vouched::{Unborne, unborne};

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
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed(Kind::Visit, "findings"));
    li.fills_in(&visit, "findings", "进度正常").unwrap();
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed(Kind::Visit, "confirmed_by"));
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

fn starts_with(li: &mut Inspector, facts: &[(&str, &str)]) -> Result<VisitId, Refusal> {
    let facts = facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
    let project = li.project();
    let done = li.does(Command::StartVisit {
        project,
        template: "continuing".to_owned(),
        version: newest("continuing"),
        facts,
    })?;
    Ok(done.made.as_ref().and_then(VisitId::of).unwrap())
}

fn newest(key: &str) -> u16 {
    built_in().iter().find(|template| template.key.as_str() == key).unwrap().version
}

fn also(visit: &VisitId, key: &str, is_on: bool) -> Command {
    let version = is_on.then(|| newest(key));
    Command::UseChecklist { visit: visit.clone(), template: key.to_owned(), version }
}

#[test]
fn a_visit_of_yesterday_is_entered_with_its_day_and_its_time() {
    let mut li = li();
    let visit =
        starts_with(&mut li, &[("day", &in_days(-1).to_string()), ("time", "9：5"), ("accompanying", "周主任")])
            .unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().day, in_days(-1));
    assert_eq!(li.text(visit.entity(), "time"), "09:05");
    li.fills_in(&visit, "day", &in_days(-3).to_string()).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().day, in_days(-3));
    let today = starts_with(&mut li, &[("day", " "), ("time", "")]).unwrap();
    assert_eq!(li.tables().visit(&today).unwrap().day, in_days(0), "nothing said is today");
}

#[test]
fn the_day_of_a_visit_is_one_that_has_come() {
    let mut li = li();
    let in_future = Refusal::Visit(VisitRefusal::InFuture);
    let not_a_date = Refusal::Field(Some(Kind::Visit), "day".to_owned(), FieldError::NotADate);
    for (day, expected) in
        [(in_days(1).to_string(), &in_future), ("2026-09".to_owned(), &not_a_date), ("昨天".to_owned(), &not_a_date)]
    {
        assert_eq!(&starts_with(&mut li, &[("day", &day)]).unwrap_err(), expected, "{day}");
    }
    let visit = li.visited();
    assert_eq!(li.amends(&visit, "day", &in_days(1).to_string(), "笔误").unwrap_err(), in_future);
    assert!(matches!(li.amends(&visit, "day", "", "笔误").unwrap_err(), Refusal::Needed(..)));
    li.amends(&visit, "day", &in_days(-2).to_string(), "笔误").unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().day, in_days(-2));
}

#[test]
fn visits_stand_by_the_day_on_site_and_not_by_the_day_they_were_entered() {
    let mut li = li();
    let first = starts_with(&mut li, &[]).unwrap();
    let earlier = starts_with(&mut li, &[("day", &in_days(-5).to_string())]).unwrap();
    let order: Vec<_> = li.tables().visits_of(&li.project()).map(|visit| visit.id.clone()).collect();
    assert_eq!(order, [first.clone(), earlier.clone()]);
    li.fills_in(&first, "day", &in_days(-9).to_string()).unwrap();
    let order: Vec<_> = li.tables().visits_of(&li.project()).map(|visit| visit.id.clone()).collect();
    assert_eq!(order, [earlier, first]);
    assert_eq!(*li.tables(), sitebook::domain::tables::Tables::of(li.workbook.book()));
}

#[test]
fn two_checklists_are_answered_on_one_visit() {
    let mut li = li();
    let visit = starts_with(&mut li, &[]).unwrap();
    assert_eq!(li.answers(&visit, "qs01", "pass").unwrap_err(), Refusal::NotFound);
    let first = li.tables().checklist(li.tables().visit(&visit).unwrap()).unwrap();
    let begun = tally(li.workbook.book(), &visit, &first).whole.total;
    let counts = first.item_counts();
    assert_eq!(begun, counts.always, "as many as are offered are asked at first");
    assert_eq!(counts.always + counts.by_answers, first.item_count());
    li.does(also(&visit, "quality_safety", true)).unwrap();
    li.answers(&visit, "qs01", "fail").unwrap();
    li.answers(&visit, "ct08", "pass").unwrap();
    let found = li.tables().visit(&visit).unwrap().clone();
    let asked = li.tables().checklist(&found).unwrap();
    let whole = tally(li.workbook.book(), &visit, &asked).whole;
    let shown = Asked::of(li.workbook.book(), &visit, &asked).items().count();
    assert!(shown < asked.item_count(), "some of 续建 wait for an answer");
    assert_eq!((whole.total, whole.answered, whole.failed), (shown, 2, 1));
    assert_eq!(
        li.text(visit.entity(), "template"),
        format!("continuing@{}", newest("continuing")),
        "as older programs read it"
    );
    assert_eq!(li.does(also(&visit, "quality_safety", false)).unwrap_err(), Refusal::Visit(VisitRefusal::ListAnswered));
    assert_eq!(li.does(also(&visit, "continuing", true)).unwrap_err(), Refusal::Visit(VisitRefusal::FirstList));
    li.does(also(&visit, "service", true)).unwrap();
    li.does(also(&visit, "service", false)).unwrap();
    assert_eq!(li.answers(&visit, "sv12", "3").unwrap_err(), Refusal::NotFound);
}

#[test]
fn a_problem_from_the_second_checklist_is_found_on_the_day_on_site() {
    let mut li = li();
    let visit = starts_with(&mut li, &[("day", &in_days(-4).to_string())]).unwrap();
    li.does(also(&visit, "quality_safety", true)).unwrap();
    let facts = [("title", "临边无防护"), ("category", "AQ")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    let (project, item) = (li.project(), Some("qs01".to_owned()));
    let raise = Command::RaiseProblem { project, visit: Some(visit), item, facts: facts.to_vec() };
    let done = li.does(raise).unwrap();
    let problem = done.made.as_ref().and_then(ProblemId::of).unwrap();
    assert_eq!(li.tables().problem(&problem).unwrap().found_on, Some(in_days(-4)));
}

#[test]
fn finishing_tells_of_critical_items_that_nobody_has_looked_at() {
    let mut li = li();
    let visit = starts_with(&mut li, &[]).unwrap();
    let passed_over = |li: &Inspector| -> Vec<String> {
        let items = li.workbook.with_rules(in_days(0), |context| unchecked_critical(context, &visit));
        items.iter().map(|item| item.key.to_string()).collect()
    };
    assert_eq!(passed_over(&li), ["ct14"]);
    li.answers(&visit, "ct14", "na").unwrap();
    assert_eq!(passed_over(&li), [] as [&str; 0], "不适用 is an answer");
}

#[test]
fn words_that_quote_an_amended_figure_are_told_until_they_are_amended_too() {
    let mut li = li();
    let visit = starts_with(&mut li, &[]).unwrap();
    li.answers(&visit, "ct06", "1080").unwrap();
    let note = |item: &str, text: &str| Command::NoteItem {
        visit: visit.clone(),
        item: item.to_owned(),
        text: text.to_owned(),
    };
    li.does(note("ct05", "比核定数多，核定1,080万元")).unwrap();
    li.does(note("ct06", "1080.5 是另一个数")).unwrap();
    li.fills_in(&visit, "findings", "本期核定投资1080万元。").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    let told = |li: &Inspector| -> Vec<(String, String)> {
        let found = li.tables().visit(&visit).unwrap().clone();
        let quotes = stale_quotes(li.workbook.book(), &visit, &li.tables().checklist(&found).unwrap());
        quotes.into_iter().map(|quote| (quote.field, quote.written)).collect()
    };
    assert_eq!(told(&li), []);
    li.amends(&visit, "answer/ct06", "1200", "计量单有误").unwrap();
    let quoted = |field: &str, written: &str| (field.to_owned(), written.to_owned());
    assert_eq!(told(&li), [quoted("findings", "1080"), quoted("note/ct05", "1,080")]);
    li.amends(&visit, "findings", "本期核定投资1200万元。", "同上").unwrap();
    assert_eq!(told(&li), [quoted("note/ct05", "1,080")]);
    li.amends(&visit, "answer/ct06", "1080", "原数无误").unwrap();
    assert_eq!(told(&li), [quoted("findings", "1200")], "the old figure holds again, and the other is quoted");
}

#[test]
fn a_difference_between_two_figures_is_told_with_the_figure_that_was_amended() {
    let mut li = li();
    let visit = starts_with(&mut li, &[]).unwrap();
    li.answers(&visit, "ct05", "950").unwrap();
    li.answers(&visit, "ct06", "900").unwrap();
    li.fills_in(&visit, "findings", "核定900万元，相差50万元。").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    li.amends(&visit, "answer/ct06", "820", "计量单有误").unwrap();
    let found = li.tables().visit(&visit).unwrap().clone();
    let quotes = stale_quotes(li.workbook.book(), &visit, &li.tables().checklist(&found).unwrap());
    let told: Vec<_> = quotes.into_iter().map(|quote| (quote.written, quote.now.to_string())).collect();
    let told: Vec<_> = told.iter().map(|(written, now)| (written.as_str(), now.as_str())).collect();
    assert_eq!(told, [("50", "130"), ("900", "820")]);
}

#[test]
fn a_visit_that_was_finished_by_a_slip_is_a_draft_again_once_that_is_undone() {
    let mut li = li();
    let visit = starts_with(&mut li, &[]).unwrap();
    li.answers(&visit, "ct08", "pass").unwrap();
    li.fills_in(&visit, "findings", "按计划推进。").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    let done = li.finishes(&visit).unwrap();
    li.does(Command::Revert { changes: done.ids() }).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().state, VisitState::Draft);
    li.answers(&visit, "ct06", "900").unwrap();
}

#[test]
fn yes_is_doubted_where_the_book_has_no_photo_or_a_problem_that_waits() {
    let mut li = li();
    let first = starts_with(&mut li, &[]).unwrap();
    let doubt = |li: &Inspector, visit: &VisitId, key: &str, answer: &str, photos: usize| {
        let found = li.tables().visit(visit).unwrap().clone();
        let list = li.tables().checklist(&found).unwrap();
        unborne(li.tables(), &found, list.item(key).unwrap(), Some(answer), photos)
    };
    assert_eq!(doubt(&li, &first, "ct02", "pass", 0), Some(Unborne::NoPhoto));
    assert_eq!(doubt(&li, &first, "ct02", "pass", 1), None);
    assert_eq!(doubt(&li, &first, "ct02", "fail", 0), None, "only 是 says anything");
    assert_eq!(doubt(&li, &first, "ct16", "pass", 0), None, "nothing waits");
    li.has_problem_in(ProblemState::Rectifying);
    assert_eq!(doubt(&li, &first, "ct16", "pass", 0), None, "it is not put right yet");
    li.has_problem_in(ProblemState::ToRecheck);
    assert_eq!(doubt(&li, &first, "ct16", "pass", 0), Some(Unborne::ToRecheck(1)));
    assert_eq!(doubt(&li, &first, "ct08", "pass", 0), None);
}
