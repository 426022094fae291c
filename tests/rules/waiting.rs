//! 等不得: what waits, for whom, over what limit.

use std::sync::Arc;

use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::facets::{Filter, ordered, shown};
use sitebook::domain::register::Register;
use sitebook::domain::registers::{
    approval, contact, halt, land_cleanup, milestone, parcel, request, supervision_order,
};
use sitebook::domain::text::Lang;
use sitebook::domain::waiting::{PROBLEMS, Waiting, WaitingList, in_hand, waiting};

use crate::inspector::{Inspector, day, in_days, texts};

fn puts(who: &mut Inspector, register: &'static Register, facts: &[(&str, &str)]) {
    let target = EntryTarget::OfKey { register, parent: Some(who.project().into()), period: None };
    who.does(Command::PutEntry { target, facts: texts(facts) }).unwrap();
}

fn rows(who: &Inspector, on: &str) -> Vec<Arc<Waiting>> {
    waiting(&who.around(on), Lang::Zh, &|_| None)
}

fn busy() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    puts(
        &mut zhou,
        &approval::REGISTER,
        &[("type", "环评"), ("unit", "区环保局"), ("applied", "2026-08-03"), ("accepted", "2026-08-03")],
    );
    puts(
        &mut zhou,
        &request::REGISTER,
        &[("from", "区建委"), ("to", "区发改局"), ("text", "配套资金"), ("received_on", "2026-09-14")],
    );
    puts(
        &mut zhou,
        &contact::REGISTER,
        &[("on", "2026-09-10"), ("who", "李秀芳"), ("text", "谈用电"), ("next_on", "2026-09-23")],
    );
    puts(&mut zhou, &halt::REGISTER, &[("from", "2026-09-01"), ("reason", "资金"), ("ordered_by", "区建委")]);
    let problem = zhou.raises("基坑未支护");
    zhou.assigned(&problem, "区建委", day("2026-09-21"), day("2026-09-24")).unwrap();
    zhou
}

#[test]
fn what_presses_most_stands_first() {
    let zhou = busy();
    let rows = rows(&zhou, "2026-09-21");
    let order = ordered(&WaitingList, &rows, "pressure", false);
    let told: Vec<_> = order
        .iter()
        .map(|place| &rows[*place])
        .map(|row| (row.kind, &*row.holder, row.state, row.over, row.left, row.used))
        .collect();
    assert_eq!(
        told,
        [
            // Twenty working days from 3 August end on 31 August; fifteen more are over on 21 September.
            ("permit", "区环保局", "over", 15, None, 35),
            ("contact", "李秀芳", "near", 0, Some(2), 0),
            ("request", "区发改局", "near", 0, Some(2), 5),
            (PROBLEMS, "区建委", "near", 0, Some(3), 0),
            ("halt", "区建委", "running", 0, Some(10), 20),
        ]
    );
    assert!(rows.iter().all(|row| &*row.project == "垃圾填埋场"));
}

#[test]
fn who_has_how_much_in_hand() {
    let zhou = busy();
    let rows = rows(&zhou, "2026-09-21");
    let all: Vec<usize> = (0..rows.len()).collect();
    let told: Vec<_> =
        in_hand(&rows, &all).into_iter().map(|one| (one.holder.to_string(), one.waits, one.over, one.worst)).collect();
    let expected = [("区环保局", 1, 1, 15), ("区建委", 2, 0, 0), ("区发改局", 1, 0, 0), ("李秀芳", 1, 0, 0)];
    assert_eq!(told, expected.map(|(holder, waits, over, worst)| (holder.to_owned(), waits, over, worst)));
}

#[test]
fn what_is_done_waits_no_more() {
    let mut zhou = busy();
    puts(&mut zhou, &approval::REGISTER, &[("type", "环评"), ("granted", "2026-09-20"), ("doc", "环审〔2026〕9号")]);
    let order = [("kind", "督办单"), ("to", "区建委"), ("demand", "补手续"), ("due", "2026-09-30")];
    puts(&mut zhou, &supervision_order::REGISTER, &order);
    let kinds = |zhou: &Inspector| rows(zhou, "2026-09-21").iter().map(|row| row.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&zhou), ["halt", "contact", "request", PROBLEMS], "a draft of an order binds nobody");
    let id = zhou.tables().entries().all(&supervision_order::REGISTER).next().unwrap().id.clone();
    let act = |zhou: &mut Inspector, action: &str, facts: &[(&str, &str)]| {
        let (entry, action) = (id.clone(), action.to_owned());
        zhou.does(Command::Act { entry, action, facts: texts(facts), why: String::new() }).unwrap();
    };
    act(&mut zhou, "issue", &[("issued_by", "段副区长")]);
    assert!(kinds(&zhou).contains(&"order"));
    act(&mut zhou, "answer", &[("reply", "已补")]);
    assert!(!kinds(&zhou).contains(&"order"));
}

#[test]
fn a_milestone_that_should_have_begun_waits_once() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.edits_project("planned_finish", "2026-12-31").unwrap();
    zhou.edits_project("lead_unit", "区建委").unwrap();
    puts(&mut zhou, &milestone::REGISTER, &[("name", "主体"), ("duration", "120")]);
    puts(&mut zhou, &milestone::REGISTER, &[("name", "机电"), ("duration", "20"), ("finish_by", "2026-09-01")]);
    puts(&mut zhou, &milestone::REGISTER, &[("name", "验收"), ("finish_by", "2026-12-30")]);
    let told = |on: &str| {
        let rows = rows(&zhou, on).into_iter().filter(|row| row.over > 0);
        rows.map(|row| (row.title.clone(), row.clock.zh.to_string(), row.over, row.holder.to_string()))
            .collect::<Vec<_>>()
    };
    let late = ("主体".to_owned(), "最迟开始".to_owned(), 19, "区建委".to_owned());
    let over = ("机电".to_owned(), "节点时限".to_owned(), 20, String::new());
    let mut found = told("2026-09-21");
    found.sort();
    assert_eq!(found, [late, over], "what has passed its fixed day waits by that day");
    assert!(told("2026-08-11").is_empty(), "nothing is late yet");
}

#[test]
fn what_hangs_below_another_record_is_of_its_project() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    puts(&mut zhou, &parcel::REGISTER, &[("name", "一号地")]);
    let above = zhou.tables().entries().all(&parcel::REGISTER).next().unwrap().id.clone();
    let target = EntryTarget::OfKey { register: &land_cleanup::REGISTER, parent: Some(above), period: None };
    let facts =
        texts(&[("opened_on", "2026-08-01"), ("facts", "疑似闲置"), ("due", "2026-09-01"), ("unit", "区国土局")]);
    zhou.does(Command::PutEntry { target, facts }).unwrap();
    let rows = rows(&zhou, "2026-09-21");
    let told: Vec<_> = rows.iter().map(|row| (row.kind, &*row.project, &*row.holder, row.over)).collect();
    assert_eq!(told, [("cleanup", "垃圾填埋场", "区国土局", 20)]);
}

#[test]
fn facets_and_words_narrow_the_list() {
    let zhou = busy();
    let rows = rows(&zhou, &in_days(0).to_string());
    let order = ordered(&WaitingList, &rows, "pressure", false);
    let shows = |filter: &Filter| shown(&WaitingList, &rows, &order, filter).len();
    let mut filter = Filter::default();
    filter.choose_only("holder", "区建委");
    assert_eq!(shows(&filter), 2);
    filter.choose_only("state", "near");
    assert_eq!(shows(&filter), 1);
    let words = Filter { text: "配套".to_owned(), ..Filter::default() };
    assert_eq!(shows(&words), 1);
}
