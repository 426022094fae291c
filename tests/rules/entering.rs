//! 登记: the paper of a problem goes into the register of orders by one command, and no second one.

use sitebook::book::EntityId;
use sitebook::domain::command::{Command, EntryTarget, Refusal, office};
use sitebook::domain::ids::ProblemId;
use sitebook::domain::registers::supervision_order as order;
use sitebook::domain::report::forms::{Entering, FormKind, entering, papers};
use sitebook::domain::report::plain;
use sitebook::domain::text::Lang;

use super::inspector::{Inspector, Outcome, in_days};

fn li() -> (Inspector, ProblemId) {
    let mut li = Inspector::in_role("李秀芳", "office").with_project("垃圾填埋场");
    let problem = li.raises("围挡倒伏");
    li.assigns(&problem, "区建委", in_days(10)).unwrap();
    (li, problem)
}

fn found(li: &Inspector, kind: FormKind, problem: &ProblemId) -> Entering {
    let of = [problem.entity().clone()];
    entering(kind, li.workbook.book(), li.tables(), &office(), li.moment.today, &of, None)
}

fn enters(li: &mut Inspector, kind: FormKind, problem: &ProblemId) -> Outcome {
    let entries = found(li, kind, problem).entries.into_iter().map(|(project, facts)| {
        let parent = project.map(|project| project.entity().clone());
        (EntryTarget::OfKey { register: &order::REGISTER, parent, period: None }, facts)
    });
    let entries = entries.collect();
    li.does(Command::PutEntries { entries })
}

fn orders(li: &Inspector) -> Vec<EntityId> {
    li.tables().entries().all(&order::REGISTER).map(|entry| entry.id.clone()).collect()
}

#[test]
fn a_paper_is_entered_with_what_stands_on_it_and_once() {
    let (mut li, problem) = li();
    enters(&mut li, FormKind::Order, &problem).unwrap();
    let all = orders(&li);
    assert_eq!(all.len(), 1);
    let entry = li.tables().entry(&all[0]).unwrap();
    assert_eq!(entry.text(order::TO), "区建委");
    assert_eq!(entry.get(order::DUE).map(|due| due.first_day()), Some(in_days(10)));
    assert_eq!(entry.get(order::ISSUED_ON).map(|on| on.first_day()), Some(li.moment.today));
    assert_eq!(entry.get(order::PROBLEM).as_ref(), Some(problem.entity()));
    assert_eq!(entry.project(), Some(li.project()));
    let number = entry.text(order::NUMBER).to_owned();
    assert_eq!(number, "督办〔2026〕第1号");

    assert_eq!(found(&li, FormKind::Order, &problem).entered, 1);
    assert_eq!(enters(&mut li, FormKind::Order, &problem).unwrap_err(), Refusal::NothingChanges, "nothing is left");
    let of = [problem.entity().clone()];
    let paper = papers(FormKind::Order, li.workbook.book(), li.tables(), &office(), in_days(3), &of);
    assert!(plain::text(&paper, Lang::Zh).contains(&format!("编号：{number}")), "the next print has its number");

    enters(&mut li, FormKind::Notice, &problem).unwrap();
    assert_eq!(orders(&li).len(), 2, "a notice is a paper of its own");
}

#[test]
fn an_entry_that_was_taken_back_can_be_made_again() {
    let (mut li, problem) = li();
    let done = enters(&mut li, FormKind::Order, &problem).unwrap();
    li.does(Command::Revert { changes: done.ids() }).unwrap();
    assert_eq!(found(&li, FormKind::Order, &problem).entries.len(), 1);
    let mut other = li.colleague("周强", "unit");
    assert!(enters(&mut other, FormKind::Order, &problem).is_err(), "a unit gives itself no order");
}
