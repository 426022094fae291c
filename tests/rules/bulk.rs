//! Several problems at once: each by its own unit and deadline, what is shown before, and one undo.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sitebook::app::bulk::{Asked, Effect, Left, Proposed, What, eased};
use sitebook::book::ChangeId;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::defaults::UnitGrounds;
use sitebook::domain::ids::ProblemId;
use sitebook::domain::records::ProblemState;

use super::inspector::{Inspector, in_days, texts};

/// Raises a problem with these facts and gives its id.
fn raises(li: &mut Inspector, title: &str, facts: &[(&str, &str)]) -> ProblemId {
    let all = [&[("title", title), ("category", "AQ")][..], facts].concat();
    ProblemId::of(&li.raises_with(&texts(&all)).unwrap().made.unwrap()).unwrap()
}

fn day(days: i64) -> String {
    in_days(days).to_string()
}

/// Three problems that wait: two with a unit and a deadline of their own, one with neither.
fn three(li: &mut Inspector) -> [ProblemId; 3] {
    let water = raises(li, "排水不畅", &[("lead_unit", "水务局"), ("deadline", &day(20)), ("severity", "critical")]);
    let city = raises(li, "围挡倒伏", &[("lead_unit", "城投公司"), ("deadline", &day(3))]);
    let bare = raises(li, "临边无防护", &[]);
    [water, city, bare]
}

fn effects(li: &Inspector, asked: &Asked, marked: &[ProblemId]) -> Vec<Effect> {
    let marked: BTreeSet<ProblemId> = marked.iter().cloned().collect();
    let effects = li.workbook.with_rules(in_days(0), |context| asked.effects(context, &marked));
    let mut in_order = effects;
    in_order.sort_by_key(|effect| effect.title.clone());
    in_order
}

fn carries_out(li: &mut Inspector, asked: &Asked, effects: &[Effect]) -> Vec<ChangeId> {
    let commands = asked.commands(effects);
    commands.into_iter().flat_map(|command| li.does(command).unwrap().ids()).collect()
}

fn stands(li: &Inspector, problem: &ProblemId) -> (ProblemState, String, Option<NaiveDate>) {
    let problem = li.problem(problem);
    (problem.state, problem.lead_unit, problem.deadline)
}

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn each_goes_to_its_own_unit_with_its_own_deadline_and_one_undo_takes_all_back() {
    let mut li = li();
    li.edits_project("lead_unit", "区建委").unwrap();
    let problems = three(&mut li);
    let before: Vec<_> = problems.iter().map(|problem| stands(&li, problem)).collect();
    let asked = Asked::about(What::Each);
    let effects = effects(&li, &asked, &problems);
    assert!(effects.iter().all(|effect| effect.outcome.is_ok()), "{effects:?}");
    let proposed = |title: &str| {
        let effect = effects.iter().find(|effect| effect.title == title).unwrap();
        effect.outcome.as_ref().unwrap().proposed
    };
    assert_eq!(
        proposed("临边无防护"),
        Proposed { unit: Some(UnitGrounds::Project), deadline: true },
        "and says by what"
    );
    assert_eq!(proposed("排水不畅"), Proposed::default(), "its own is nothing proposed");
    let made = carries_out(&mut li, &asked, &effects);
    let [water, city, bare] = &problems;
    let ordered = ProblemState::Rectifying;
    assert_eq!(stands(&li, water), (ordered, "水务局".to_owned(), Some(in_days(20))));
    assert_eq!(stands(&li, city), (ordered, "城投公司".to_owned(), Some(in_days(3))));
    let (state, unit, deadline) = stands(&li, bare);
    assert_eq!((state, unit.as_str()), (ordered, "区建委"), "the rules suggest the project's own");
    assert!(deadline.is_some_and(|deadline| deadline >= in_days(0)));
    li.undoes(&made).unwrap();
    let after: Vec<_> = problems.iter().map(|problem| stands(&li, problem)).collect();
    assert_eq!(after, before);
}

#[test]
fn the_preview_tells_old_and_new_of_unit_and_deadline_and_that_is_what_is_done() {
    let mut li = li();
    let problems = three(&mut li);
    let asked = Asked { unit: " 交通局 ".to_owned(), day: day(30), ..Asked::about(What::Assign) };
    let effects = effects(&li, &asked, &problems);
    let told: Vec<_> = effects
        .iter()
        .map(|effect| {
            let shift = effect.outcome.as_ref().unwrap();
            let (unit, deadline) = (shift.unit.as_ref().unwrap(), shift.deadline.as_ref().unwrap());
            (&*unit.before, &*unit.after, deadline.before, deadline.after, shift.eased)
        })
        .collect();
    let after = Some(in_days(30));
    assert_eq!(
        told,
        [
            ("", "交通局", None, after, false),
            ("城投公司", "交通局", Some(in_days(3)), after, false),
            ("水务局", "交通局", Some(in_days(20)), after, true),
        ]
    );
    assert_eq!(eased(&effects), 1, "a grave problem gets more time, and the page says so");
    carries_out(&mut li, &asked, &effects);
    for problem in &problems {
        assert_eq!(stands(&li, problem), (ProblemState::Rectifying, "交通局".to_owned(), after));
    }
}

#[test]
fn what_cannot_be_ordered_is_named_and_left_out() {
    let mut li = li();
    let [water, city, bare] = three(&mut li);
    let late = raises(&mut li, "扬尘", &[("lead_unit", "环保局"), ("found_on", &day(-9)), ("deadline", &day(-2))]);
    li.assigns(&water, "水务局", in_days(20)).unwrap();
    let all = [water.clone(), city.clone(), bare.clone(), late.clone()];
    let asked = Asked::about(What::Each);
    let effects_now = effects(&li, &asked, &all);
    let left =
        |title: &str| effects_now.iter().find(|effect| effect.title == title).unwrap().outcome.clone().unwrap_err();
    assert_eq!(left("临边无防护"), Left::NoUnit, "neither it nor its project has one");
    assert_eq!(left("扬尘"), Left::Refused(Refusal::DateInPast));
    assert_eq!(left("排水不畅"), Left::Refused(Refusal::WrongState(ProblemState::Rectifying)));
    assert_eq!(asked.commands(&effects_now).len(), 1);
    // It was ordered on paper a week ago: then its own deadline holds, though it is over.
    let asked = Asked { ordered: day(-7), ..asked };
    let effects = effects(&li, &asked, std::slice::from_ref(&late));
    carries_out(&mut li, &asked, &effects);
    let stands = li.problem(&late);
    assert_eq!((stands.assigned_on, stands.original_deadline), (Some(in_days(-7)), Some(in_days(-2))));
    assert_eq!(stands.overdue_days(in_days(0)), 2);
}

#[test]
fn a_field_is_changed_where_it_differs() {
    let mut li = li();
    let problems = three(&mut li);
    let asked = Asked { unit: "水务局".to_owned(), ..Asked::about(What::Unit) };
    let effects = effects(&li, &asked, &problems);
    let same = effects.iter().filter(|effect| effect.outcome == Err(Left::Same)).count();
    assert_eq!((same, asked.commands(&effects).len()), (1, 2));
}

#[test]
fn nothing_is_done_before_all_is_filled_in() {
    for (asked, filled) in [
        (Asked::about(What::Each), true),
        (Asked { ordered: "2026-1".to_owned(), ..Asked::about(What::Each) }, false),
        (Asked::about(What::Assign), false),
        (Asked { unit: "甲".to_owned(), day: "2026-12-01".to_owned(), ..Asked::about(What::Assign) }, true),
        (Asked { unit: " ".to_owned(), ..Asked::about(What::Unit) }, false),
        (Asked { leader: "张副区长".to_owned(), ..Asked::about(What::Leader) }, true),
    ] {
        assert_eq!(asked.is_filled_in(), filled, "{asked:?}");
    }
}

fn office() -> Inspector {
    Inspector::in_role("赵主任", "office").with_project("垃圾填埋场")
}

/// The numbers that the preview gives, in its order; what has one or cannot get one tells why.
fn numbers(effects: &[Effect]) -> Vec<Result<&str, &Left>> {
    let outcomes = effects.iter().map(|effect| effect.outcome.as_ref());
    outcomes.map(|outcome| outcome.map(|shift| &*shift.number.as_ref().unwrap().after)).collect()
}

#[test]
fn numbers_run_in_the_order_in_which_problems_were_ordered_and_go_on_behind_the_highest() {
    let mut zhao = office();
    let [water, city, bare] = three(&mut zhao);
    zhao.assigned(&city, "城投公司", in_days(0), in_days(3)).unwrap();
    zhao.on(in_days(1));
    zhao.assigned(&bare, "区建委", in_days(1), in_days(9)).unwrap();
    let asked = Asked::about(What::Number);
    let marked: BTreeSet<ProblemId> = [&water, &city, &bare].into_iter().cloned().collect();
    let preview = |zhao: &Inspector, asked: &Asked| {
        zhao.workbook.with_rules(in_days(1), |context| asked.effects(context, &marked))
    };
    let effects = preview(&zhao, &asked);
    let year = in_days(1).format("%Y");
    let number = |serial: u32| format!("〔{year}〕{serial}号");
    assert_eq!(numbers(&effects), [Ok(&*number(1)), Ok(&*number(2)), Ok(&*number(3))]);
    carries_out(&mut zhao, &asked, &effects);
    let given = [&city, &bare, &water].map(|id| zhao.problem(id).number);
    assert_eq!(given, [number(1), number(2), number(3)], "what waits to be ordered comes last");
    assert!(!zhao.problem(&city).is_provisional());
    let again = preview(&zhao, &asked);
    assert_eq!(numbers(&again), [Err(&Left::Numbered); 3]);

    let late = raises(&mut zhao, "扬尘", &[]);
    let marked = [late.clone()];
    let by_hand = Asked { first: "区督〔2026〕第 12 号".to_owned(), ..Asked::about(What::Number) };
    assert!(by_hand.is_filled_in());
    assert_eq!(numbers(&self::effects(&zhao, &by_hand, &marked)), [Ok("区督〔2026〕12号")]);
    let odd = Asked { first: "十二".to_owned(), ..Asked::about(What::Number) };
    assert!(!odd.is_filled_in());
    assert_eq!(numbers(&self::effects(&zhao, &odd, &marked)), [Err(&Left::NoSeries)]);
}

#[test]
fn a_number_is_given_by_the_office_alone_once_and_can_be_taken_back() {
    let mut zhao = office();
    let [water, city, _] = three(&mut zhao);
    let gives = |zhao: &mut Inspector, problem: &ProblemId, number: &str| {
        zhao.does(Command::NumberProblem(problem.clone(), number.to_owned()))
    };
    let made = gives(&mut zhao, &water, " 〔2026〕38号 ").unwrap().ids();
    assert_eq!(zhao.problem(&water).number, "〔2026〕38号");
    assert_eq!(gives(&mut zhao, &city, "〔2026〕38号").unwrap_err(), Refusal::NumberTaken);
    zhao.undoes(&made).unwrap();
    let bare = zhao.problem(&water);
    assert_eq!((bare.number.clone(), bare.is_provisional()), (bare.code, true));
    gives(&mut zhao, &city, "〔2026〕38号").unwrap();
    gives(&mut zhao, &city, "").unwrap();
    assert!(zhao.problem(&city).is_provisional());

    let mut li = li();
    let [mine, ..] = three(&mut li);
    assert_eq!(gives(&mut li, &mine, "〔2026〕1号").unwrap_err(), Refusal::RoleMayNot);
}
