//! 交办: to whom and until when, what was ordered before it is written down, and what comes next for whom.

use sitebook::domain::command::ProblemAction::{Assign, Edit, GrantExtension, Pass, Reject, Report, Resume};
use sitebook::domain::command::{Command, Refusal, in_row, next_step, offers};
use sitebook::domain::ids::ProblemId;
use sitebook::domain::kind::Kind;
use sitebook::domain::records::ProblemState::{Closed, Rectifying, ToAssign, ToRecheck};

use super::inspector::{Inspector, in_days, texts};

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

#[test]
fn one_thing_comes_next_by_role_and_state() {
    let next = |role: &str, state, change: fn(&mut Inspector, &ProblemId)| {
        let mut li = Inspector::in_role("李秀芳", "inspector").with_project("垃圾填埋场");
        let problem = li.has_problem_in(state);
        change(&mut li, &problem);
        let (me, field) = (li.me(), "role".to_owned());
        li.does(Command::SetPerson { person: me, field, text: role.to_owned() }).ok();
        let problem = li.problem(&problem);
        li.workbook.with_rules(in_days(0), |context| next_step(context, &problem))
    };
    let as_is = |_: &mut Inspector, _: &ProblemId| {};
    let asked = |li: &mut Inspector, problem: &ProblemId| drop(li.asks_for(problem, in_days(20), "降雨").unwrap());
    let held = |li: &mut Inspector, problem: &ProblemId| drop(li.holds(problem, "等待征地").unwrap());
    for (role, state, change, expected) in [
        ("office", ToAssign, as_is as fn(&mut Inspector, &ProblemId), Some(Assign)),
        ("inspector", ToAssign, as_is, Some(Assign)),
        ("unit", ToAssign, as_is, None),
        ("unit", Rectifying, as_is, Some(Report)),
        ("unit", Rectifying, held, None),
        ("office", Rectifying, as_is, None),
        ("office", Rectifying, asked, Some(GrantExtension)),
        ("inspector", Rectifying, asked, None),
        ("office", Rectifying, held, Some(Resume)),
        ("inspector", ToRecheck, as_is, Some(Pass)),
        ("office", ToRecheck, as_is, None),
        ("unit", ToRecheck, as_is, None),
        ("office", Closed, as_is, None),
    ] {
        assert_eq!(next(role, state, change), expected, "{role} {state:?}");
    }
}

#[test]
fn what_can_be_done_stands_in_one_order_with_the_prominent_thing_last() {
    let mut li = Inspector::in_role("李秀芳", "inspector").with_project("垃圾填埋场");
    let problem = li.has_problem_in(ToRecheck);
    let problem = li.problem(&problem);
    let row = li.workbook.with_rules(in_days(0), |context| {
        let possible = offers(context, &problem).into_iter().filter(|(_, may)| may.is_ok()).map(|(action, _)| action);
        in_row(possible, next_step(context, &problem))
    });
    assert_eq!(row, [Edit, Reject, Pass]);
}

#[test]
fn an_order_that_was_given_on_paper_keeps_its_day_and_its_deadline() {
    let mut li = li();
    let facts = texts(&[("title", "甲"), ("category", "JD"), ("found_on", &in_days(-40).to_string())]);
    let problem = ProblemId::of(&li.raises_with(&facts).unwrap().made.unwrap()).unwrap();
    for (ordered, deadline, why) in [
        (1, 5, Refusal::OrderedInFuture),
        (-41, 5, Refusal::OrderedBeforeFound),
        (-30, -31, Refusal::DueBeforeOrdered),
        (0, -1, Refusal::DateInPast),
    ] {
        let refused = li.assigned(&problem, "区建委", in_days(ordered), in_days(deadline));
        assert_eq!(refused.unwrap_err(), why, "ordered {ordered}, due {deadline}");
    }
    assert_eq!(
        li.assigned(&problem, "", in_days(-30), in_days(-10)).unwrap_err(),
        Refusal::Needed(Kind::Problem, "lead_unit")
    );
    li.assigned(&problem, "区建委", in_days(-30), in_days(-10)).unwrap();
    let stands = li.problem(&problem);
    assert_eq!(stands.assigned_on, Some(in_days(-30)));
    assert_eq!((stands.deadline, stands.original_deadline), (Some(in_days(-10)), Some(in_days(-10))));
    assert_eq!(stands.overdue_days(in_days(0)), 10, "at once");
    // The rules of what follows are the same: it is too late for an extension.
    assert_eq!(li.asks_for(&problem, in_days(5), "降雨").unwrap_err(), Refusal::DeadlinePassed);
}

#[test]
fn what_is_ordered_today_says_so() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    li.assigns(&problem, "区建委", in_days(0)).unwrap();
    assert_eq!(li.problem(&problem).assigned_on, Some(in_days(0)));
}

#[test]
fn an_order_names_a_unit_and_a_day_that_is_not_over() {
    let mut li = li();
    let problem = li.raises("围挡倒伏");
    assert_eq!(li.assigns(&problem, " ", in_days(5)).unwrap_err(), Refusal::Needed(Kind::Problem, "lead_unit"));
    assert_eq!(li.assigns(&problem, "区建委", in_days(-1)).unwrap_err(), Refusal::DateInPast);
    li.assigns(&problem, "区建委", in_days(0)).unwrap();
    let stands = li.problem(&problem);
    assert_eq!((stands.deadline, stands.original_deadline), (Some(in_days(0)), Some(in_days(0))));
}
