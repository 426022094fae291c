//! The life of a problem (问题销号): what is possible in which state, for whom, and what it leaves behind.

use sitebook::book::Value;
use sitebook::domain::command::ProblemAction::{self, *};
use sitebook::domain::command::{Ask, Command, Given, LIFE, Leads, Refusal};
use sitebook::domain::ids::ProblemId;
use sitebook::domain::kind::Kind;
use sitebook::domain::records::ProblemState::{self, Closed, Rectifying, ToAssign, ToRecheck};

use super::inspector::{Inspector, Outcome, in_days, texts};

const OPEN: &[ProblemState] = &[ToAssign, Rectifying, ToRecheck];

/// The table of `domain::command::problem`: the states from which an action is possible, where it leads, and whether a responsible
/// unit may do it.
const TABLE: &[(ProblemAction, &[ProblemState], Option<ProblemState>, bool)] = &[
    (Assign, &[ToAssign], Some(Rectifying), false),
    (Withdraw, &[ToAssign], None, false),
    (Report, &[Rectifying], Some(ToRecheck), true),
    (AskExtension, &[Rectifying], Some(Rectifying), true),
    (GrantExtension, &[Rectifying], Some(Rectifying), false),
    (RefuseExtension, &[Rectifying], Some(Rectifying), false),
    (Pass, &[ToRecheck], Some(Closed), false),
    (Reject, &[ToRecheck], Some(Rectifying), false),
    (Hold, OPEN, None, false),
    (Resume, OPEN, None, false),
    (Edit, OPEN, None, false),
    (LookAgain, &[Closed], None, false),
    (Reopen, &[Closed], Some(Rectifying), false),
];

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

fn act(who: &mut Inspector, problem: &ProblemId, action: ProblemAction) -> Outcome {
    let id = problem.clone();
    match action {
        Assign => who.assigns(problem, "区建委", in_days(10)),
        Report => who.reports(problem, "已整改"),
        Pass => who.passes(problem, "现场属实"),
        Reject => who.rejects(problem, "只修了一半"),
        AskExtension => who.asks_for(problem, in_days(20), "连日降雨"),
        GrantExtension => who.grants(problem),
        RefuseExtension => who.does(Command::RefuseExtension { problem: id, why: "时间充裕".to_owned() }),
        Hold => who.holds(problem, "等批复"),
        Resume => who.resumes(problem),
        LookAgain => who.does(Command::LookAgain(id, "完好".to_owned())),
        Reopen => who.reopens(problem, "问题反弹", in_days(15)),
        Edit => who.edits(problem, "title", "北侧围挡倒伏"),
        Withdraw => who.does(Command::Withdraw { problem: id, why: "重复".to_owned() }),
    }
}

/// A problem in a state, made ready for an action where that needs more than the state.
fn ready(who: &mut Inspector, state: ProblemState, action: ProblemAction) -> ProblemId {
    let problem = who.has_problem_in(state);
    if matches!(action, GrantExtension | RefuseExtension) && state == Rectifying {
        who.asks_for(&problem, in_days(20), "连日降雨").unwrap();
    }
    if action == Resume && state != Closed {
        who.holds(&problem, "等批复").unwrap();
    }
    problem
}

#[test]
fn every_action_is_possible_in_its_states_and_in_no_other() {
    assert_eq!(TABLE.len(), ProblemAction::ALL.len());
    for (action, from, to, _) in TABLE {
        for state in ProblemState::ALL {
            let mut li = li();
            let problem = ready(&mut li, state, *action);
            let outcome = act(&mut li, &problem, *action);
            match from.contains(&state) {
                true => assert!(outcome.is_ok(), "{action:?} in {state:?}: {outcome:?}"),
                false => assert_eq!(outcome.unwrap_err(), Refusal::WrongState(state), "{action:?}"),
            }
            if from.contains(&state) && *action != Withdraw {
                assert_eq!(li.problem(&problem).state, to.unwrap_or(state), "{action:?} in {state:?}");
            }
        }
    }
}

#[test]
fn a_step_that_pages_put_together_is_the_one_that_the_table_says() {
    for row in &LIFE {
        if row.action == Edit {
            continue;
        }
        let mut li = li();
        let problem = ready(&mut li, row.from[0], row.action);
        let given = Given {
            unit: "区建委".to_owned(),
            day: Some(in_days(20)),
            words: "写明情况".to_owned(),
            ..Given::default()
        };
        li.does(Command::step(problem.clone(), row.action, given).unwrap()).unwrap();
        let now = li.tables().problem(&problem).map(|problem| problem.state);
        let expected = match row.to {
            Leads::Nowhere => Some(row.from[0]),
            Leads::To(state) => Some(state),
            Leads::Away => None,
        };
        assert_eq!(now, expected, "{:?}", row.action);
        let without_day = Command::step(problem, row.action, Given::words("写明情况".to_owned()));
        let needs_day = row.asks.iter().any(|ask| matches!(ask, Ask::Day | Ask::LaterDay));
        assert_eq!(
            without_day.err(),
            needs_day.then_some(Refusal::Needed(Kind::Problem, "deadline")),
            "{:?}",
            row.action
        );
    }
}

#[test]
fn a_responsible_unit_answers_but_neither_orders_nor_checks_itself() {
    for (action, from, _, units_may) in TABLE {
        let mut li = li();
        let problem = ready(&mut li, from[0], *action);
        let mut unit = li.colleague("周海涛", "unit");
        let outcome = act(&mut unit, &problem, *action);
        match units_may {
            true => assert!(outcome.is_ok(), "{action:?}: {outcome:?}"),
            false => assert_eq!(outcome.unwrap_err(), Refusal::RoleMayNot, "{action:?}"),
        }
    }
    let mut unit = li().colleague("周海涛", "unit");
    assert_eq!(unit.raises_with(&texts(&[("title", "甲"), ("category", "ZL")])).unwrap_err(), Refusal::RoleMayNot);
}

#[test]
fn what_is_offered_is_what_is_possible() {
    for state in ProblemState::ALL {
        for (held, asked, role) in
            [(false, false, "office"), (true, false, "office"), (false, true, "office"), (false, true, "unit")]
        {
            let mut li = li();
            let problem = li.has_problem_in(state);
            if asked && state == Rectifying {
                li.asks_for(&problem, in_days(20), "连日降雨").unwrap();
            }
            if held && state != Closed {
                li.holds(&problem, "等批复").unwrap();
            }
            for action in ProblemAction::ALL {
                let mut someone = li.colleague("陈志远", role);
                let offers = {
                    let (book, tables, me) = (someone.workbook.book(), someone.tables(), someone.me());
                    let role = someone.workbook.my_role();
                    let desk = sitebook::domain::command::RuleContext {
                        book,
                        tables,
                        me: &me,
                        role,
                        today: someone.moment.today,
                    };
                    sitebook::domain::command::offers(&desk, tables.problem(&problem).unwrap())
                };
                let offered = offers.into_iter().find(|(offered, _)| *offered == action).unwrap().1;
                let done = act(&mut someone, &problem, action).map(|_| ());
                assert_eq!(offered, done, "{action:?} in {state:?}, held {held}, asked {asked}, {role}");
            }
        }
    }
}

#[test]
fn on_hold_nothing_moves_until_it_is_resumed() {
    for (action, from, _, _) in
        TABLE.iter().filter(|(action, ..)| !matches!(action, Resume | Edit | LookAgain | Reopen))
    {
        let mut li = li();
        let problem = ready(&mut li, from[0], *action);
        li.holds(&problem, "等批复").unwrap();
        assert_eq!(act(&mut li, &problem, *action).unwrap_err(), Refusal::OnHold, "{action:?}");
        li.resumes(&problem).unwrap();
        assert_eq!(li.problem(&problem).suspended, None);
        act(&mut li, &problem, *action).unwrap();
    }
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    assert_eq!(li.resumes(&problem).unwrap_err(), Refusal::NotOnHold);
    assert_eq!(li.holds(&problem, " ").unwrap_err(), Refusal::ReasonNeeded);
}

#[test]
fn a_problem_needs_one_line_and_a_category() {
    let mut li = li();
    assert_eq!(li.raises_with(&texts(&[("category", "ZL")])).unwrap_err(), Refusal::Needed(Kind::Problem, "title"));
    assert_eq!(
        li.raises_with(&texts(&[("title", " "), ("category", "ZL")])).unwrap_err(),
        Refusal::Needed(Kind::Problem, "title")
    );
    assert_eq!(li.raises_with(&texts(&[("title", "甲")])).unwrap_err(), Refusal::Needed(Kind::Problem, "category"));
    let dated = |found: i64, due: i64| {
        let (found, due) = (in_days(found).to_string(), in_days(due).to_string());
        texts(&[("title", "甲"), ("category", "ZL"), ("found_on", &found), ("deadline", &due)])
    };
    assert_eq!(li.raises_with(&dated(1, 9)).unwrap_err(), Refusal::FoundInFuture);
    assert_eq!(li.raises_with(&dated(-3, -4)).unwrap_err(), Refusal::DueBeforeFound);
    li.raises_with(&dated(-3, -3)).unwrap();
    let problem = li.raises("围挡倒伏");
    assert_eq!(li.problem(&problem).found_on, Some(in_days(0)));
    assert_eq!(li.edits(&problem, "title", "").unwrap_err(), Refusal::Needed(Kind::Problem, "title"));
}

#[test]
fn a_problem_belongs_to_a_visit_of_its_project_and_an_item_of_its_checklist() {
    let mut li = li();
    let visit = li.starts("continuing");
    let mut raise = |project, visit: &_, item: &str| {
        let facts = texts(&[("title", "甲"), ("category", "JD")]);
        let (visit, item) = (Some(Clone::clone(visit)), Some(item.to_owned()));
        li.does(Command::RaiseProblem { project, visit, item, facts }).map(|_| ())
    };
    let first = sitebook::domain::command::project_id("", "垃圾填埋场").unwrap();
    let missing = sitebook::domain::ids::VisitId::from_rest("nowhere").unwrap();
    assert_eq!(raise(first.clone(), &visit, "ct08"), Ok(()));
    assert_eq!(raise(first.clone(), &visit, "qs01"), Err(Refusal::NotFound));
    assert_eq!(raise(first, &missing, "ct08"), Err(Refusal::NotFound));
    let other = li.enters("客运中心").unwrap().made.unwrap();
    let other = sitebook::domain::ids::ProjectId::of(&other).unwrap();
    let facts = texts(&[("title", "甲"), ("category", "JD")]);
    let elsewhere = Command::RaiseProblem { project: other, visit: Some(visit), item: None, facts };
    assert_eq!(li.does(elsewhere).unwrap_err(), Refusal::NotFound);
}

#[test]
fn an_extension_moves_the_deadline_and_keeps_the_original_one() {
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    li.on(in_days(4)).asks_for(&problem, in_days(20), "连日降雨").unwrap();
    let asked = li.problem(&problem);
    assert_eq!((asked.deadline, asked.extension.unwrap().to), (Some(in_days(10)), in_days(20)));
    assert_eq!(li.asks_for(&problem, in_days(25), "再延").unwrap_err(), Refusal::ExtensionPending);
    li.grants(&problem).unwrap();
    let granted = li.problem(&problem);
    assert_eq!((granted.deadline, granted.original_deadline), (Some(in_days(20)), Some(in_days(10))));
    assert_eq!(granted.extension, None);
    li.asks_for(&problem, in_days(30), "再延").unwrap();
    li.grants(&problem).unwrap();
    let twice = li.problem(&problem);
    assert_eq!((twice.deadline, twice.original_deadline), (Some(in_days(30)), Some(in_days(10))));
}

#[test]
fn an_extension_is_asked_for_until_the_deadline_and_not_after_it() {
    for (on, answer) in [(9, Ok(())), (10, Ok(())), (11, Err(Refusal::DeadlinePassed))] {
        let mut li = li();
        let problem = li.has_problem_in(Rectifying);
        assert_eq!(li.on(in_days(on)).asks_for(&problem, in_days(20), "连日降雨").map(|_| ()), answer, "day {on}");
    }
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    assert_eq!(li.asks_for(&problem, in_days(10), "同一天").unwrap_err(), Refusal::NotLater);
    assert_eq!(li.asks_for(&problem, in_days(11), "").unwrap_err(), Refusal::ReasonNeeded);
    assert_eq!(li.grants(&problem).unwrap_err(), Refusal::NoExtension);
}

#[test]
fn an_extension_that_was_refused_or_overtaken_moves_nothing() {
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    li.asks_for(&problem, in_days(20), "连日降雨").unwrap();
    act(&mut li, &problem, RefuseExtension).unwrap();
    assert_eq!((li.problem(&problem).deadline, li.problem(&problem).extension), (Some(in_days(10)), None));
    li.asks_for(&problem, in_days(20), "连日降雨").unwrap();
    li.reports(&problem, "已整改").unwrap();
    assert_eq!(li.problem(&problem).extension, None);
    assert_eq!(li.problem(&problem).deadline, Some(in_days(10)));
}

#[test]
fn once_it_was_ordered_only_an_extension_moves_the_deadline() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    li.edits(&problem, "deadline", &in_days(7).to_string()).unwrap();
    li.assigns(&problem, "区建委", in_days(7)).unwrap();
    assert_eq!(li.edits(&problem, "deadline", &in_days(9).to_string()).unwrap_err(), Refusal::OnlyExtensionMoves);
    assert_eq!(li.problem(&problem).deadline, Some(in_days(7)));
}

#[test]
fn only_a_recheck_closes() {
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    for field in ["state", "closed_on", "original_deadline", "suspended", "extension", "rejected", "recheck", "project"]
    {
        assert_eq!(li.edits(&problem, field, "closed").unwrap_err(), Refusal::NotFound, "{field} cannot be typed");
        let raised = texts(&[("title", "甲"), ("category", "ZL"), (field, "closed")]);
        assert_eq!(li.raises_with(&raised).unwrap_err(), Refusal::NotFound, "{field}");
    }
    li.reports(&problem, "已修复").unwrap();
    assert_eq!(li.passes(&problem, "  ").unwrap_err(), Refusal::Needed(Kind::Problem, "recheck"));
    assert!(li.problem(&problem).is_open());
    li.on(in_days(3)).passes(&problem, "现场属实").unwrap();
    let closed = li.problem(&problem);
    assert_eq!((closed.state, closed.closed_on), (Closed, Some(in_days(3))));
    assert_eq!(li.text(problem.entity(), "recheck"), "现场属实");
}

#[test]
fn a_rejected_recheck_needs_a_reason_goes_back_and_is_counted() {
    let mut li = li();
    let problem = li.has_problem_in(ToRecheck);
    assert_eq!(li.rejects(&problem, " \n").unwrap_err(), Refusal::ReasonNeeded);
    for times in 1..=3 {
        li.rejects(&problem, "只修了一半").unwrap();
        assert_eq!((li.problem(&problem).rejected, li.problem(&problem).state), (times, Rectifying));
        li.reports(&problem, &format!("第{times}次重报")).unwrap();
    }
    let book = li.workbook.book();
    assert_eq!(book.shown(problem.entity(), "rejected").unwrap().why(), Some("只修了一半"));
    assert_eq!(li.history(problem.entity(), "rejected"), [1, 2, 3].map(Value::Int));
}

#[test]
fn a_closed_problem_that_came_back_keeps_its_first_promise() {
    let mut li = li();
    let problem = li.has_problem_in(Closed);
    li.on(in_days(40));
    assert_eq!(li.reopens(&problem, "", in_days(50)).unwrap_err(), Refusal::ReasonNeeded);
    assert_eq!(li.reopens(&problem, "问题反弹", in_days(39)).unwrap_err(), Refusal::DateInPast);
    li.reopens(&problem, "问题反弹", in_days(50)).unwrap();
    let open = li.problem(&problem);
    assert_eq!((open.state, open.closed_on, open.deadline), (Rectifying, None, Some(in_days(50))));
    assert_eq!(open.original_deadline, Some(in_days(10)));
}

#[test]
fn the_due_day_itself_is_not_overdue() {
    let mut li = li();
    let problem = li.has_problem_in(Rectifying);
    let overdue = |who: &Inspector, days: i64| who.problem(&problem).overdue_days(in_days(days));
    assert_eq!([9, 10, 11, 40].map(|days| overdue(&li, days)), [0, 0, 1, 30]);
    li.holds(&problem, "等批复").unwrap();
    assert_eq!(overdue(&li, 40), 0, "on hold");
    li.resumes(&problem).unwrap();
    li.reports(&problem, "已修复").unwrap();
    assert_eq!(overdue(&li, 12), 2, "reported is not closed");
    li.passes(&problem, "现场属实").unwrap();
    assert_eq!(overdue(&li, 40), 0, "closed");
    let unordered = li.raises("未定时限");
    assert_eq!(li.problem(&unordered).overdue_days(in_days(400)), 0, "no deadline");
}

#[test]
fn withdrawing_takes_a_problem_off_the_ledger_with_a_reason() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    let withdraw = |why: &str| Command::Withdraw { problem: problem.clone(), why: why.to_owned() };
    assert_eq!(li.does(withdraw("")).unwrap_err(), Refusal::ReasonNeeded);
    li.does(withdraw("重复登记")).unwrap();
    assert!(li.tables().problem(&problem).is_none());
    assert_eq!(li.does(withdraw("再撤")).unwrap_err(), Refusal::NotFound);
}
