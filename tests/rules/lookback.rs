//! 回头看 and 反弹.

use sitebook::domain::command::{Command, office};
use sitebook::domain::ids::ProblemId;
use sitebook::domain::lookback::{By, Rule, Scope, counted, looks, rebounds};
use sitebook::domain::text::Lang;
use sitebook::domain::waiting::{waiting, waiting_and_looks};

use crate::inspector::{Inspector, in_days, texts};

fn raises(who: &mut Inspector, title: &str, severity: &str) -> ProblemId {
    let facts = texts(&[("title", title), ("category", "ZL"), ("severity", severity)]);
    ProblemId::of(&who.raises_with(&facts).unwrap().made.unwrap()).unwrap()
}

/// Raised on an item of a visit of today.
fn finds(who: &mut Inspector, item: &str) -> ProblemId {
    let visit = who.starts("continuing");
    who.answers(&visit, item, "fail").unwrap();
    let facts = texts(&[("title", "节点滞后"), ("category", "JD"), ("severity", "critical")]);
    let (project, item) = (who.project(), Some(item.to_owned()));
    let done = who.does(Command::RaiseProblem { project, visit: Some(visit.clone()), item, facts }).unwrap();
    who.fills_in(&visit, "findings", "节点滞后").unwrap();
    who.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    who.finishes(&visit).unwrap();
    ProblemId::of(&done.made.unwrap()).unwrap()
}

fn closes(who: &mut Inspector, problem: &ProblemId) {
    let deadline = who.moment.today;
    who.assigns(problem, "区建委", deadline).unwrap();
    who.reports(problem, "已整改").unwrap();
    who.passes(problem, "现场属实").unwrap();
}

fn due(who: &Inspector, rule: Rule) -> Vec<String> {
    let found = looks(who.workbook.book(), who.tables(), who.moment.today, rule);
    found.into_iter().map(|look| look.problem.title.clone()).collect()
}

#[test]
fn critical_problems_are_due_ninety_days_after_closing_unless_the_office_says_otherwise() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (title, severity) in [("基坑未支护", "critical"), ("围挡破损", "minor")] {
        let problem = raises(&mut zhou, title, severity);
        closes(&mut zhou, &problem);
    }
    let rule = |who: &Inspector| Rule::of(who.workbook.book(), &office());
    for (days, expected) in [(0, &[][..]), (89, &[]), (90, &["基坑未支护"]), (400, &["基坑未支护"])] {
        zhou.on(in_days(days));
        assert_eq!(due(&zhou, rule(&zhou)), expected, "after {days} days");
    }
    for (field, text) in [("look_back_days", "30"), ("look_back_scope", "all")] {
        zhou.does(Command::SetOffice { field: field.to_owned(), text: text.to_owned() }).unwrap();
    }
    assert_eq!(rule(&zhou), Rule { days: 30, scope: Scope::All });
    zhou.on(in_days(30));
    assert_eq!(due(&zhou, rule(&zhou)).len(), 2);
}

#[test]
fn one_of_ten_is_sampled_and_the_same_on_every_device() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for number in 0..60 {
        let problem = raises(&mut zhou, &format!("问题{number}"), "minor");
        closes(&mut zhou, &problem);
    }
    zhou.on(in_days(100));
    let mut other = zhou.colleague("李强", "inspector");
    other.on(in_days(100));
    let rule = Rule { scope: Scope::Sample, ..Rule::default() };
    let sampled = due(&zhou, rule);
    assert!((1..30).contains(&sampled.len()), "{} of 60", sampled.len());
    assert_eq!(due(&other, rule), sampled);
}

#[test]
fn what_was_looked_at_is_due_no_more_until_it_is_closed_again() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let problem = raises(&mut zhou, "基坑未支护", "critical");
    let look = |found: &str| Command::LookAgain(problem.clone(), found.to_owned());
    assert!(zhou.does(look("完好")).is_err(), "it is not closed");
    closes(&mut zhou, &problem);
    zhou.on(in_days(95));
    assert_eq!(due(&zhou, Rule::default()).len(), 1);
    assert!(zhou.does(look(" ")).is_err(), "what was found is said");
    zhou.does(look("支护完好")).unwrap();
    assert_eq!(due(&zhou, Rule::default()).len(), 0);
    assert_eq!(zhou.problem(&problem).looked_on, Some(in_days(95)));
}

#[test]
fn a_later_visit_that_finds_the_item_in_order_is_a_look() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let problem = finds(&mut zhou, "ct08");
    closes(&mut zhou, &problem);
    zhou.on(in_days(91));
    assert_eq!(due(&zhou, Rule::default()).len(), 1);
    let visit = zhou.starts("continuing");
    zhou.answers(&visit, "ct08", "pass").unwrap();
    assert_eq!(due(&zhou, Rule::default()).len(), 1, "a visit that is not finished says nothing yet");
    zhou.fills_in(&visit, "findings", "正常").unwrap();
    zhou.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    zhou.finishes(&visit).unwrap();
    assert_eq!(due(&zhou, Rule::default()).len(), 0);
}

#[test]
fn the_same_item_of_the_same_project_after_closing_came_back() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let first = finds(&mut zhou, "ct08");
    let same_day = finds(&mut zhou, "ct08");
    closes(&mut zhou, &first);
    closes(&mut zhou, &same_day);
    assert_eq!(rebounds(zhou.workbook.book(), zhou.tables()).len(), 0, "found before it was closed");
    zhou.on(in_days(20));
    let again = finds(&mut zhou, "ct08");
    let found = rebounds(zhou.workbook.book(), zhou.tables());
    assert_eq!(found.len(), 2, "both that were closed");
    assert!(found.iter().all(|one| one.again.as_ref().is_some_and(|one| one.id == again)));
    for (by, name) in [(By::Project, "垃圾填埋场"), (By::Unit, "区建委")] {
        let lines = counted(zhou.workbook.book(), zhou.tables(), by, Lang::Zh);
        let told: Vec<_> = lines.iter().map(|line| (&*line.name, line.closed, line.rebounds.len())).collect();
        assert_eq!(told, [(name, 2, 2)]);
    }
    let by_item = counted(zhou.workbook.book(), zhou.tables(), By::Item, Lang::Zh);
    assert!(by_item.len() == 1 && !by_item[0].name.is_empty() && by_item[0].name != "ct08", "{}", by_item[0].name);
    zhou.on(in_days(200));
    assert_eq!(due(&zhou, Rule::default()).len(), 0, "what came back needs no look");
}

#[test]
fn what_is_opened_again_came_back_and_an_undone_slip_did_not() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let (slip, real) = (raises(&mut zhou, "误销号", "minor"), raises(&mut zhou, "又坏了", "minor"));
    zhou.assigns(&slip, "区建委", in_days(5)).unwrap();
    zhou.reports(&slip, "已整改").unwrap();
    let closed = zhou.passes(&slip, "现场属实").unwrap();
    zhou.undoes(&closed.ids()).unwrap();
    closes(&mut zhou, &real);
    zhou.reopens(&real, "再次开裂", in_days(30)).unwrap();
    let found = rebounds(zhou.workbook.book(), zhou.tables());
    assert_eq!(found.iter().map(|one| &*one.first.title).collect::<Vec<_>>(), ["又坏了"]);
    assert!(found[0].again.is_none());
}

#[test]
fn a_look_that_is_due_waits_with_its_clock() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    let problem = raises(&mut zhou, "基坑未支护", "critical");
    closes(&mut zhou, &problem);
    zhou.on(in_days(93));
    let today = zhou.moment.today;
    let around = zhou.around(&today.to_string());
    assert!(waiting(&around, Lang::Zh, &|_| None).is_empty());
    let rows = waiting_and_looks(&around, Lang::Zh, &|_| None);
    let told: Vec<_> = rows.iter().map(|row| (&*row.clock.zh, row.state, row.over, row.used, &*row.holder)).collect();
    assert_eq!(told, [("回头看", "over", 3, 93, "周主任")]);
}
