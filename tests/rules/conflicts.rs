//! Conflicts: two people wrote different things, and a third value or one of theirs is decided on.

use sitebook::book::{FieldState, Stamp, Value};
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::fields::FieldError;
use sitebook::domain::ids::ProblemId;
use sitebook::domain::kind::Kind;
use sitebook::domain::records::ProblemState;

use super::inspector::{Inspector, in_days, texts};

/// Two inspectors with the same problem, who wrote different lead units and then put their books together.
fn disagreeing() -> (Inspector, Inspector, ProblemId) {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let problem = li.raises("围挡倒伏");
    let mut yang = li.colleague("杨文斌", "inspector");
    li.edits(&problem, "lead_unit", "区建委").unwrap();
    yang.edits(&problem, "lead_unit", "城管局").unwrap();
    li.puts_together_with(&mut yang);
    (li, yang, problem)
}

#[test]
fn both_values_stay_with_who_wrote_them() {
    let (li, yang, problem) = disagreeing();
    for machine in [&li, &yang] {
        assert_eq!(machine.conflicts(), ["lead_unit"]);
        let FieldState::Conflict(sides) = machine.workbook.book().field(problem.entity(), "lead_unit") else {
            panic!("no conflict");
        };
        let told: Vec<_> =
            sides.iter().map(|side| (side.to().as_text().unwrap(), machine.tables().name_of(side.by()))).collect();
        assert!(told.contains(&("区建委", "李秀芳")) && told.contains(&("城管局", "杨文斌")), "{told:?}");
    }
    assert_eq!(li.problem(&problem).lead_unit, yang.problem(&problem).lead_unit, "both show the same meanwhile");
}

#[test]
fn the_same_value_from_two_people_is_no_conflict() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let problem = li.raises("围挡倒伏");
    let mut yang = li.colleague("杨文斌", "inspector");
    li.edits(&problem, "lead_unit", "区建委").unwrap();
    yang.edits(&problem, "lead_unit", "区建委").unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn a_decision_sticks_wherever_it_arrives() {
    for chosen in ["区建委", "城管局", "属地乡镇"] {
        let (mut li, mut yang, problem) = disagreeing();
        li.resolves(problem.entity(), "lead_unit", chosen).unwrap();
        li.puts_together_with(&mut yang);
        for machine in [&li, &yang] {
            assert_eq!(machine.conflicts(), Vec::<String>::new());
            assert_eq!(machine.problem(&problem).lead_unit, chosen);
        }
    }
}

#[test]
fn an_undone_decision_leaves_the_conflict_as_it_was() {
    for chosen in ["区建委", "城管局", "属地乡镇"] {
        let (mut li, mut yang, problem) = disagreeing();
        let shown = li.problem(&problem).lead_unit.clone();
        let decision = li.resolves(problem.entity(), "lead_unit", chosen).unwrap();
        li.undoes(&decision.ids()).unwrap();
        li.puts_together_with(&mut yang);
        for machine in [&li, &yang] {
            assert_eq!(machine.conflicts(), ["lead_unit"], "{chosen}");
            assert_eq!(machine.problem(&problem).lead_unit, shown, "{chosen}: the same is shown meanwhile");
        }
        // And it can be decided again.
        li.resolves(problem.entity(), "lead_unit", "城管局").unwrap();
        assert_eq!(li.conflicts(), Vec::<String>::new());
    }
}

#[test]
fn two_decisions_that_differ_are_a_conflict_again() {
    let (mut li, mut yang, problem) = disagreeing();
    li.resolves(problem.entity(), "lead_unit", "区建委").unwrap();
    yang.resolves(problem.entity(), "lead_unit", "城管局").unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(li.conflicts(), ["lead_unit"]);
}

#[test]
fn an_edit_that_saw_both_values_decides_as_well() {
    let (mut li, _, problem) = disagreeing();
    let shown = li.problem(&problem).lead_unit;
    let other = li.sides(&problem, "lead_unit").into_iter().find(|side| *side != Value::text(&shown)).unwrap();
    li.edits(&problem, "lead_unit", other.as_text().unwrap()).unwrap();
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn a_form_that_is_saved_as_it_was_shown_decides_nothing() {
    let (mut li, _, problem) = disagreeing();
    let shown = li.problem(&problem).lead_unit;
    assert_eq!(li.edits(&problem, "lead_unit", &shown).unwrap_err(), Refusal::NothingChanges);
    let facts = texts(&[("lead_unit", &shown), ("detail", "补充说明")]);
    li.does(Command::EditProblem { problem: problem.clone(), facts }).unwrap();
    assert_eq!(li.conflicts(), ["lead_unit"]);
    // Whoever means it decides.
    li.resolves(problem.entity(), "lead_unit", &shown).unwrap();
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn a_third_value_must_fit_the_field() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let mut yang = li.colleague("杨文斌", "inspector");
    li.edits_project("total", "100").unwrap();
    yang.edits_project("total", "200").unwrap();
    li.gets_from(&yang);
    let project = li.project();
    let wrong = Refusal::Field(Some(Kind::Project), "total".to_owned(), FieldError::NotANumber);
    assert_eq!(li.resolves(project.entity(), "total", "很多").unwrap_err(), wrong);
    li.resolves(project.entity(), "total", "１５０.０").unwrap();
    assert_eq!(li.text(project.entity(), "total"), "150");
    assert_eq!(li.resolves(project.entity(), "total", "150").unwrap_err(), Refusal::NoConflict);
}

#[test]
fn a_state_is_decided_between_the_sides_and_never_made_up() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let problem = li.has_problem_in(ProblemState::ToRecheck);
    let mut yang = li.colleague("杨文斌", "inspector");
    li.passes(&problem, "现场属实").unwrap();
    yang.rejects(&problem, "只修了一半").unwrap();
    li.puts_together_with(&mut yang);
    assert!(li.conflicts().contains(&"state".to_owned()));
    let made_up = Refusal::Field(Some(Kind::Problem), "state".to_owned(), FieldError::NotAChoice);
    assert_eq!(li.resolves(problem.entity(), "state", "to_assign").unwrap_err(), made_up);
    li.resolves(problem.entity(), "state", "rectifying").unwrap();
    assert_eq!(li.problem(&problem).state, ProblemState::Rectifying);
}

#[test]
fn a_clock_years_ahead_decides_nothing() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let problem = li.raises("围挡倒伏");
    let mut ahead = li.colleague("杨文斌", "inspector");
    ahead.on(in_days(3_000)).edits(&problem, "title", "2035年写的").unwrap();
    li.gets_from(&ahead);
    li.edits(&problem, "title", "今天写的").unwrap();
    ahead.gets_from(&li);
    assert_eq!(ahead.problem(&problem).title, "今天写的");
    assert_eq!(ahead.conflicts(), Vec::<String>::new());
}

#[test]
fn deleted_here_and_edited_there_is_decided_by_a_person() {
    for keep in [true, false] {
        let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
        let problem = li.raises("围挡倒伏");
        let mut yang = li.colleague("杨文斌", "inspector");
        li.does(Command::Withdraw { problem: problem.clone(), why: "重复".to_owned() }).unwrap();
        yang.edits(&problem, "title", "北侧围挡倒伏").unwrap();
        li.puts_together_with(&mut yang);
        assert_eq!(li.conflicts(), ["deleted"]);
        li.does(Command::ResolveDeletion { of: problem.entity().clone(), keep }).unwrap();
        li.puts_together_with(&mut yang);
        for machine in [&li, &yang] {
            assert_eq!(machine.conflicts(), Vec::<String>::new());
            assert_eq!(machine.tables().problem(&problem).is_some(), keep);
        }
        let again = Command::ResolveDeletion { of: problem.entity().clone(), keep };
        assert_eq!(li.does(again).unwrap_err(), Refusal::NoConflict);
    }
}

#[test]
fn what_a_newer_version_wrote_is_kept_and_harmless() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let problem = li.raises("围挡倒伏");
    let at = Stamp::new(li.moment.milliseconds + 5_000, 0, 0x77);
    let newer = li.writes_plainly(problem.entity(), "state", Value::text("in_arbitration"), at);
    assert_eq!(li.problem(&problem).state, ProblemState::ToAssign, "a state that is not known counts as the first");
    assert!(li.file().contains(&newer));
}
