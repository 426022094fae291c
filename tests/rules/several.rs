//! 多选: several options of one item, chosen by several people; and a visit that moves to a newer version of its checklist.

use sitebook::book::Value;
use sitebook::domain::asked::{Asked, stored_answer};
use sitebook::domain::checklist::{Template, Verdict, judge};
use sitebook::domain::command::{Command, Refusal, VisitRefusal};
use sitebook::domain::findings::{opinion, problem_texts};
use sitebook::domain::ids::{TemplateId, VisitId};
use sitebook::domain::newer_list::{newer_lists, preview};
use sitebook::domain::score::{Counted, score};
use sitebook::domain::tally::tally;
use sitebook::domain::text::Lang;

use super::inspector::Inspector;

/// Which of these were found; each of two costs points of its own, and 停工 costs all.
const SHEET: &str = r#"{"key":"draft","version":1,"title":{"zh":"扬尘检查","en":""},"purpose":{"zh":"","en":""},"phases":[],"sections":[
  {"key":"s1","title":{"zh":"现场","en":""},"items":[
    {"key":"k","prompt":{"zh":"六个百分之百","en":""},"unmet":{"zh":"未做到{value}","en":""},"points":"10","kind":{"choice":{"several":true,"options":[
      {"key":"fence","label":{"zh":"围挡","en":""},"fails":true,"points":"2"},
      {"key":"dust","label":{"zh":"覆盖","en":""},"fails":true,"points":"3"},
      {"key":"stop","label":{"zh":"停工","en":""},"fails":true},
      {"key":"seen","label":{"zh":"已自查","en":""}}]}}},
    {"key":"days","prompt":{"zh":"停工天数","en":""},"kind":{"number":{"unit":{"zh":"天","en":""},"decimals":0}},
     "when":{"answer":{"item":"k","is":{"one_of":["stop"]}}}}]}]}"#;

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

fn published(li: &mut Inspector, id: Option<TemplateId>, sheet: &str) -> TemplateId {
    let done = li.publishes(id.clone(), sheet).unwrap();
    id.unwrap_or_else(|| TemplateId::of(&done.made.unwrap()).unwrap())
}

fn starts(li: &mut Inspector, template: &TemplateId, version: u16) -> VisitId {
    let (project, template) = (li.project(), template.rest().to_owned());
    let start = Command::StartVisit { project, template, version, facts: Vec::new() };
    VisitId::of(&li.does(start).unwrap().made.unwrap()).unwrap()
}

/// A book with a visit that asks the sheet.
fn asked() -> (Inspector, TemplateId, VisitId) {
    let mut li = li();
    let id = published(&mut li, None, SHEET);
    let visit = starts(&mut li, &id, 1);
    (li, id, visit)
}

fn list(li: &Inspector, id: &TemplateId, version: u16) -> Template {
    li.tables().template(id.rest(), version).unwrap().clone()
}

/// What the visit holds of an item, put together.
fn held(li: &Inspector, visit: &VisitId, item: &str) -> Option<String> {
    let list = li.tables().checklist(li.tables().visit(visit).unwrap()).unwrap();
    stored_answer(li.workbook.book(), visit, list.item(item).unwrap()).map(std::borrow::Cow::into_owned)
}

#[test]
fn what_two_people_choose_is_chosen_by_both() {
    let (mut li, _, visit) = asked();
    li.answers(&visit, "k", "fence dust").unwrap();
    let mut yang = li.colleague("杨文斌", "inspector");
    // One turns 覆盖 off, the other turns 已自查 on.
    li.answers(&visit, "k", "fence").unwrap();
    yang.answers(&visit, "k", "fence dust seen").unwrap();
    li.puts_together_with(&mut yang);
    for one in [&li, &yang] {
        assert_eq!(held(one, &visit, "k").as_deref(), Some("fence seen"));
        assert_eq!(one.conflicts(), [] as [&str; 0]);
        assert_eq!(one.tables().visit(&visit).unwrap().answered, 1, "one item, however many were chosen");
    }
}

#[test]
fn none_of_them_gives_way_to_what_another_has_seen() {
    let (mut li, _, visit) = asked();
    let mut yang = li.colleague("杨文斌", "inspector");
    li.answers(&visit, "k", "-").unwrap();
    yang.answers(&visit, "k", "dust").unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("dust"));
    li.answers(&visit, "k", "-").unwrap();
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("-"), "whoever knows both decides");
    assert_eq!(li.text(visit.entity(), "answer/k/dust"), "");
}

#[test]
fn an_answer_of_a_page_that_knows_one_choice_counts_and_is_turned_off_like_any() {
    let (mut li, _, visit) = asked();
    let stamp = sitebook::book::Stamp::new(1_900_000_000_000, 0, 9);
    li.writes_plainly(visit.entity(), "answer/k", Value::text("dust"), stamp);
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("dust"));
    li.answers(&visit, "k", "fence dust").unwrap();
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("fence dust"));
    li.answers(&visit, "k", "fence").unwrap();
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("fence"));
    li.does(Command::AnswerItem { visit: visit.clone(), item: "k".to_owned(), answer: None }).unwrap();
    assert_eq!((held(&li, &visit, "k"), li.tables().visit(&visit).unwrap().answered), (None, 0));
}

#[test]
fn each_choice_costs_its_points_and_shows_what_waits_for_it() {
    let (mut li, id, visit) = asked();
    let list = list(&li, &id, 1);
    for (answer, lost, counted, shown) in [
        ("-", "0", Counted::Kept, 1),
        ("seen", "0", Counted::Kept, 1),
        ("dust seen", "3", Counted::Lost, 1),
        ("fence dust", "5", Counted::Lost, 1),
        ("fence stop", "10", Counted::Lost, 2),
        ("na", "0", Counted::NotApplicable, 1),
    ] {
        li.answers(&visit, "k", answer).unwrap();
        let score = score(&Asked::of(li.workbook.book(), &visit, &list)).unwrap();
        assert_eq!(
            (score.sum.lost.to_string().as_str(), score.sections[0].parts[0].counted),
            (lost, counted),
            "{answer}"
        );
        assert_eq!(tally(li.workbook.book(), &visit, &list).whole.total, shown, "{answer}");
    }
}

#[test]
fn papers_name_what_fails_and_the_problem_costs_what_was_chosen() {
    let (mut li, id, visit) = asked();
    li.answers(&visit, "k", "fence dust seen").unwrap();
    let list = list(&li, &id, 1);
    let found = li.tables().visit(&visit).unwrap();
    let said = problem_texts(li.workbook.book(), found, &list, list.item("k").unwrap(), Lang::Zh);
    let text = |key: &str| said.iter().find(|(of, _)| *of == key).map(|(_, text)| text.as_str());
    assert_eq!((text("title"), text("points")), (Some("未做到围挡、覆盖"), Some("5")));
    let drafted = opinion(li.workbook.book(), li.tables(), found, &list, Lang::Zh);
    assert!(drafted.contains("未做到围挡、覆盖") && !drafted.contains("已自查"), "{drafted}");
}

#[test]
fn a_choice_of_a_finished_visit_is_amended_with_a_reason_and_undone() {
    let (mut li, _, visit) = asked();
    li.answers(&visit, "k", "fence").unwrap();
    li.fills_in(&visit, "findings", "有扬尘").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    assert_eq!(li.amends(&visit, "answer/k", "dust", " ").unwrap_err(), Refusal::ReasonNeeded);
    assert_eq!(li.amends(&visit, "answer/k", "fence", "无变化").unwrap_err(), Refusal::NothingChanges);
    let done = li.amends(&visit, "answer/k", "dust", "核对照片").unwrap();
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("dust"));
    li.undoes(&done.ids()).unwrap();
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("fence"));
}

#[test]
fn a_checklist_with_one_choice_is_written_as_before() {
    let old = r#"{"key":"c","prompt":{"zh":"题","en":""},"kind":{"choice":{"options":[{"key":"a","label":{"zh":"甲","en":""},"fails":false}]}},"critical":false}"#;
    let read: sitebook::domain::checklist::Item = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), old, "no member that older pages do not know");
    assert_eq!(judge(&read, Some("a")), Verdict::Neutral);
}

/// The next version: 停工 is no option any more, days are not asked, 噪声 is new, the question reads otherwise.
fn second() -> String {
    let gone = SHEET.find("\n      {\"key\":\"stop\"").unwrap()..SHEET.find("\n      {\"key\":\"seen\"").unwrap();
    let mut sheet = SHEET.to_owned();
    sheet.replace_range(gone, "");
    let days = sheet.find(",\n    {\"key\":\"days\"").unwrap()..sheet.rfind("]}]}").unwrap();
    sheet.replace_range(days, r#",{"key":"noise","prompt":{"zh":"夜间不施工","en":""},"kind":"check"}"#);
    sheet.replace("六个百分之百", "扬尘防治")
}

#[test]
fn a_visit_moves_to_a_newer_version_knowing_what_changes_and_loses_nothing() {
    let (mut li, id, visit) = asked();
    let note = Command::NoteItem { visit: visit.clone(), item: "days".to_owned(), text: "口头通知".to_owned() };
    li.answers(&visit, "k", "fence stop").unwrap();
    li.answers(&visit, "days", "3").unwrap();
    li.does(note).unwrap();
    assert!(newer_lists(li.tables(), li.tables().visit(&visit).unwrap()).is_empty());
    published(&mut li, Some(id.clone()), &second());
    {
        let newer = newer_lists(li.tables(), li.tables().visit(&visit).unwrap());
        assert_eq!(newer.iter().map(|list| (list.now.version, list.newest.version)).collect::<Vec<_>>(), [(1, 2)]);
        let told = preview(li.workbook.book(), li.tables(), &visit, newer[0]);
        let keys = |items: &[&sitebook::domain::checklist::Item]| {
            items.iter().map(|item| item.key.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(keys(&told.added), ["noise"]);
        assert_eq!(
            told.changed.iter().map(|(now, then)| (&*now.prompt.zh, &*then.prompt.zh)).collect::<Vec<_>>(),
            [("六个百分之百", "扬尘防治")]
        );
        assert_eq!(keys(&told.dropped), [] as [&str; 0]);
        let kept: Vec<_> =
            told.kept.iter().map(|held| (&*held.item.key, held.answer.as_deref(), &*held.note)).collect();
        assert_eq!(kept, [("days", Some("3"), "口头通知")]);
        let unread: Vec<_> = told.unread.iter().map(|held| (&*held.item.key, held.answer.as_deref())).collect();
        assert_eq!(unread, [("k", Some("fence stop"))]);
    }
    let moves = Command::UseChecklist { visit: visit.clone(), template: id.rest().to_owned(), version: Some(2) };
    let done = li.does(moves.clone()).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().template, (id.rest().to_owned(), 2));
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("fence"));
    assert_eq!(li.text(visit.entity(), "answer/days"), "3", "it is kept");
    assert_eq!(li.does(moves.clone()).unwrap_err(), Refusal::Visit(VisitRefusal::FirstList));
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.tables().visit(&visit).unwrap().template.1, 1);
    assert_eq!(held(&li, &visit, "k").as_deref(), Some("fence stop"));
    let list = list(&li, &id, 1);
    assert_eq!(tally(li.workbook.book(), &visit, &list).whole.answered, 2);
}

#[test]
fn a_finished_visit_keeps_its_version() {
    let (mut li, id, visit) = asked();
    li.answers(&visit, "k", "-").unwrap();
    li.fills_in(&visit, "findings", "正常").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    published(&mut li, Some(id.clone()), &second());
    assert!(newer_lists(li.tables(), li.tables().visit(&visit).unwrap()).is_empty());
    let moves = Command::UseChecklist { visit, template: id.rest().to_owned(), version: Some(2) };
    assert_eq!(li.does(moves).unwrap_err(), Refusal::VisitFinished);
}
