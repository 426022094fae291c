//! Items that ask for more: shown on an answer, wanting evidence, resting on a clause, costing points.

use sitebook::domain::asked::Asked;
use sitebook::domain::checklist::{Evidence, Template};
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::findings::{opinion, problem_texts};
use sitebook::domain::ids::{TemplateId, VisitId};
use sitebook::domain::kind::Kind;
use sitebook::domain::lacking::lacking;
use sitebook::domain::learnt::learnt;
use sitebook::domain::measured::{Measure, last_measured};
use sitebook::domain::score::{Counted, score};
use sitebook::domain::tally::tally;
use sitebook::domain::templates::built_in;
use sitebook::domain::text::Lang;

use super::inspector::{Inspector, in_days};

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

fn newest(key: &str) -> &'static Template {
    built_in().iter().find(|template| template.key.as_str() == key).unwrap()
}

fn starts(li: &mut Inspector, template: &str, version: u16) -> VisitId {
    let (project, template) = (li.project(), template.to_owned());
    let start = Command::StartVisit { project, template, version, facts: Vec::new() };
    VisitId::of(&li.does(start).unwrap().made.unwrap()).unwrap()
}

fn notes(li: &mut Inspector, visit: &VisitId, item: &str, text: &str) {
    li.does(Command::NoteItem { visit: visit.clone(), item: item.to_owned(), text: text.to_owned() }).unwrap();
}

fn finishes(li: &mut Inspector, visit: &VisitId) {
    li.fills_in(visit, "findings", "总体正常").unwrap();
    li.fills_in(visit, "confirmed_by", "周主任").unwrap();
    li.finishes(visit).unwrap();
}

/// What is missing, item by item.
fn missing(li: &Inspector, visit: &VisitId) -> Vec<(String, Vec<Evidence>)> {
    let list = li.tables().checklist(li.tables().visit(visit).unwrap()).unwrap();
    let all = lacking(li.workbook.book(), li.tables(), visit, &list);
    all.into_iter().map(|one| (one.item.key.to_string(), one.of)).collect()
}

/// How many items are asked, answered and failed.
fn counts(li: &Inspector, visit: &VisitId) -> (usize, usize, usize) {
    let list = li.tables().checklist(li.tables().visit(visit).unwrap()).unwrap();
    let whole = tally(li.workbook.book(), visit, &list).whole;
    (whole.total, whole.answered, whole.failed)
}

#[test]
fn a_stoppage_brings_up_its_days_and_reason_and_what_they_hold_is_kept() {
    let mut li = li();
    let continuing = newest("continuing");
    let all = continuing.item_count();
    let visit = starts(&mut li, "continuing", continuing.version);
    assert_eq!(counts(&li, &visit), (all - 3, 0, 0), "days, reason and approval are not asked before");
    for (item, answer) in [("ct19", "yes"), ("ct10", "12"), ("ct11", "funds"), ("ct12", "fail")] {
        li.answers(&visit, item, answer).unwrap();
    }
    assert_eq!(counts(&li, &visit), (all, 4, 1));
    li.answers(&visit, "ct19", "no").unwrap();
    assert_eq!(counts(&li, &visit), (all - 3, 1, 0), "what is hidden is not judged");
    assert_eq!(missing(&li, &visit), [], "and wants nothing");
    assert_eq!(li.text(visit.entity(), "answer/ct10"), "12", "and is kept");
    li.answers(&visit, "ct19", "yes").unwrap();
    assert_eq!(counts(&li, &visit), (all, 4, 1), "and counts again");
}

#[test]
fn the_papers_tell_a_stoppage_by_its_days_and_none_by_its_answer() {
    let mut li = li();
    let visit = starts(&mut li, "continuing", newest("continuing").version);
    let drafted = |li: &Inspector| {
        let found = li.tables().visit(&visit).unwrap();
        opinion(li.workbook.book(), li.tables(), found, newest("continuing"), Lang::Zh)
    };
    for (item, answer) in [("ct19", "yes"), ("ct10", "12"), ("ct11", "funds")] {
        li.answers(&visit, item, answer).unwrap();
    }
    let text = drafted(&li);
    assert!(text.contains("自上次督查以来停工12天") && text.contains("停工主要原因为资金"), "{text}");
    assert!(!text.contains("停工：是"), "{text}");
    li.answers(&visit, "ct19", "no").unwrap();
    let text = drafted(&li);
    assert!(text.contains("自上次督查以来未停工") && !text.contains("12天"), "{text}");
}

#[test]
fn works_that_went_on_have_no_days_stopped_of_an_earlier_visit() {
    let mut li = li();
    let version = newest("continuing").version;
    let days = |li: &Inspector| {
        let taken = last_measured(li.workbook.book(), li.tables(), &li.project());
        taken.get(&Measure::DaysStopped).map(|taken| taken.stored.clone())
    };
    let first = starts(&mut li, "continuing", version);
    for (item, answer) in [("ct19", "yes"), ("ct10", "12"), ("ct11", "funds")] {
        li.answers(&first, item, answer).unwrap();
    }
    finishes(&mut li, &first);
    assert_eq!(days(&li).as_deref(), Some("12"));
    li.on(in_days(10));
    let second = starts(&mut li, "continuing", version);
    li.answers(&second, "ct08", "pass").unwrap();
    finishes(&mut li, &second);
    assert_eq!(days(&li).as_deref(), Some("12"), "nobody looked");
    li.on(in_days(20));
    let third = starts(&mut li, "continuing", version);
    li.answers(&third, "ct19", "no").unwrap();
    finishes(&mut li, &third);
    assert_eq!(days(&li), None);
}

#[test]
fn missing_evidence_is_told_and_finishing_asks_for_a_reason_only() {
    let mut li = li();
    let visit = starts(&mut li, "quality_safety", newest("quality_safety").version);
    li.answers(&visit, "qs13", "fail").unwrap();
    li.answers(&visit, "qs14", "pass").unwrap();
    li.fills_in(&visit, "findings", "临边无防护").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    let of = |of: &[Evidence]| vec![("qs13".to_owned(), of.to_vec())];
    assert_eq!(missing(&li, &visit), of(&[Evidence::Note, Evidence::Photo]));
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed(Kind::Visit, "lacking"));
    notes(&mut li, &visit, "qs13", "东侧临边30米无栏杆");
    assert_eq!(missing(&li, &visit), of(&[Evidence::Photo]));
    assert_eq!(li.finishes(&visit).unwrap_err(), Refusal::Needed(Kind::Visit, "lacking"));
    li.fills_in(&visit, "lacking", "涉密或安全原因不宜拍照").unwrap();
    li.finishes(&visit).unwrap();
    assert_eq!(missing(&li, &visit), of(&[Evidence::Photo]), "the record goes on telling it");
    assert_eq!(li.text(visit.entity(), "lacking"), "涉密或安全原因不宜拍照");
}

#[test]
fn a_visit_of_an_older_version_wants_nothing_and_asks_all() {
    let mut li = li();
    for version in [1, 2] {
        let visit = starts(&mut li, "continuing", version);
        assert_eq!(counts(&li, &visit), (18, 0, 0));
        li.answers(&visit, "ct14", "fail").unwrap();
        assert_eq!(missing(&li, &visit), []);
        finishes(&mut li, &visit);
    }
}

/// A sheet of 100 points in two groups: b is asked where a failed, d is only recorded.
const SHEET: &str = r#"{"key":"draft","version":1,"title":{"zh":"评分表","en":""},"purpose":{"zh":"","en":""},"phases":[],"sections":[
  {"key":"s1","title":{"zh":"现场","en":""},"items":[
    {"key":"a","prompt":{"zh":"围挡完整","en":""},"kind":"check","points":"40","clause":{"zh":"《条例》第三十条","en":""}},
    {"key":"b","prompt":{"zh":"缺口已警示","en":""},"kind":"check","points":"20","when":{"answer":{"item":"a","is":"bad"}}}]},
  {"key":"s2","title":{"zh":"资料","en":""},"items":[
    {"key":"c","prompt":{"zh":"台账齐全","en":""},"kind":"check","points":"37.5"},
    {"key":"d","prompt":{"zh":"说明","en":""},"kind":"text","points":"2.5"},
    {"key":"e","prompt":{"zh":"其他","en":""},"kind":"check"}]}]}"#;

#[test]
fn a_score_is_the_sum_of_what_was_judged_and_opens_to_its_parts() {
    use Counted::{Kept, Lost, NotApplicable, NotAsked, Recorded, Unchecked};
    let mut li = li();
    let id = TemplateId::of(&li.publishes(None, SHEET).unwrap().made.unwrap()).unwrap();
    let list = li.tables().template(id.rest(), 1).unwrap().clone();
    for (answers, sums, parts) in [
        (&[][..], ["0", "0", "80"], &[Unchecked, NotAsked, Unchecked, Unchecked][..]),
        (&[("a", "pass"), ("c", "pass"), ("d", "已看")], ["77.5", "0", "0"], &[Kept, NotAsked, Kept, Recorded]),
        (&[("a", "fail"), ("b", "pass"), ("c", "na")], ["60", "40", "2.5"], &[Lost, Kept, NotApplicable, Unchecked]),
        (&[("a", "fail"), ("b", "fail"), ("c", "fail")], ["97.5", "97.5", "2.5"], &[Lost, Lost, Lost, Unchecked]),
        // b failed while it was asked, and is hidden now.
        (&[("a", "pass"), ("b", "fail")], ["40", "0", "40"], &[Kept, NotAsked, Unchecked, Unchecked]),
        (
            &[("a", "na"), ("c", "na"), ("d", "na")],
            ["0", "0", "0"],
            &[NotApplicable, NotAsked, NotApplicable, NotApplicable],
        ),
    ] {
        let visit = starts(&mut li, id.rest(), 1);
        answers.iter().for_each(|(item, answer)| drop(li.answers(&visit, item, answer).unwrap()));
        let score = score(&Asked::of(li.workbook.book(), &visit, &list)).unwrap();
        let told = [score.sum.whole, score.sum.lost, score.sum.unchecked].map(|points| points.to_string());
        assert_eq!(told, sums, "{answers:?}");
        let counted: Vec<_> =
            score.sections.iter().flat_map(|section| &section.parts).map(|part| part.counted).collect();
        assert_eq!(counted, parts, "{answers:?}");
        let sections = score
            .sections
            .iter()
            .map(|section| section.sum.scored())
            .fold(Default::default(), sitebook::domain::checklist::Points::plus);
        assert_eq!(sections, score.sum.scored(), "the whole is its sections");
    }
    let visit = starts(&mut li, "continuing", 1);
    assert_eq!(score(&Asked::of(li.workbook.book(), &visit, newest("continuing"))), None, "no points, no score");
}

#[test]
fn clause_and_points_go_into_the_problem_that_is_raised() {
    let mut li = li();
    let id = TemplateId::of(&li.publishes(None, SHEET).unwrap().made.unwrap()).unwrap();
    let visit = starts(&mut li, id.rest(), 1);
    li.answers(&visit, "a", "fail").unwrap();
    let (list, found) = (li.tables().template(id.rest(), 1).unwrap(), li.tables().visit(&visit).unwrap());
    let said = problem_texts(li.workbook.book(), found, list, list.item("a").unwrap(), Lang::Zh);
    let mut facts: Vec<_> = said.into_iter().map(|(key, text)| (key.to_owned(), text)).collect();
    facts.retain(|(_, text)| !text.is_empty());
    facts.push(("category".to_owned(), "ZL".to_owned()));
    let problem = li.raises_with(&facts).unwrap().made.unwrap();
    assert_eq!((li.text(&problem, "clause"), li.text(&problem, "points")), ("《条例》第三十条", "40"));
}

#[test]
fn two_offices_that_publish_the_same_version_with_other_conditions_keep_both() {
    let mut li = li();
    let id = TemplateId::of(&li.publishes(None, SHEET).unwrap().made.unwrap()).unwrap();
    let mut yang = li.colleague("杨文斌", "office");
    li.publishes(Some(id.clone()), &SHEET.replace(r#""is":"bad""#, r#""is":{"one_of":["pass","na"]}"#)).unwrap();
    yang.publishes(
        Some(id.clone()),
        &SHEET.replace(r#""points":"20""#, r#""points":"25","wants":[{"on":"bad","of":["photo"]}]"#),
    )
    .unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(li.workbook.book().heads(id.entity(), "v/2").len(), 2, "nobody's edit is lost");
    let shown = |one: &Inspector| one.tables().template(id.rest(), 2).cloned().unwrap();
    assert_eq!(shown(&li), shown(&yang));
    assert!(li.tables().template(id.rest(), 1).is_some());
}

#[test]
fn what_inspectors_write_again_and_again_is_offered() {
    let mut li = li();
    let offered = |li: &Inspector| {
        let item = newest("continuing").item("ct14").unwrap();
        learnt(li.workbook.book(), li.tables(), item)
    };
    let said = [
        "工资专户未按月足额拨付",
        "欠薪12人",
        "无台账",
        "工资专户未按月足额拨付；分包未签合同。",
        "分包未签合同；工资专户未按月足额拨付",
    ];
    for note in said {
        let visit = starts(&mut li, "continuing", 1);
        li.answers(&visit, "ct14", "fail").unwrap();
        notes(&mut li, &visit, "ct14", note);
    }
    assert_eq!(offered(&li), ["工资专户未按月足额拨付", "分包未签合同"]);
    let visit = starts(&mut li, "continuing", 1);
    li.answers(&visit, "ct14", "pass").unwrap();
    notes(&mut li, &visit, "ct14", "台账齐全");
    assert_eq!(offered(&li).len(), 2, "what was written on a good answer is not");
}

#[test]
fn a_checklist_of_before_is_read_and_written_as_it_was() {
    let old = r#"{"key":"own","version":1,"title":{"zh":"自定","en":""},"purpose":{"zh":"","en":""},"phases":[],"sections":[{"key":"all","title":{"zh":"全部","en":""},"items":[{"key":"a1","prompt":{"zh":"围挡完整","en":""},"kind":"check","critical":true}]}]}"#;
    let read: Template = serde_json::from_str(old).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), old, "no member that older pages do not know");
}

#[test]
fn a_checklist_with_a_circle_is_not_published() {
    let mut li = li();
    let circle = SHEET.replace(r#""points":"40","#, r#""points":"40","when":{"answer":{"item":"b","is":"anything"}},"#);
    assert_eq!(li.publishes(None, &circle).unwrap_err(), Refusal::Needed(Kind::Template, "items"));
    let gone = SHEET.replace(r#""item":"a""#, r#""item":"zz""#);
    assert_eq!(li.publishes(None, &gone).unwrap_err(), Refusal::Needed(Kind::Template, "items"));
}
