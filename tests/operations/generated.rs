//! 按阶段生成 of many projects: more than one segment holds, and whole or not there wherever the program is killed.

use sitebook::app::approvals_to_make::commands;
use sitebook::app::operation::{Operation, Outcome};
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::progress::matrix::Matrix;
use sitebook::domain::registers::approval::REGISTER;

use super::machine::{Kill, Machine, Page, UNIT, now};

/// An office with so many projects whose approvals nobody has entered.
fn office(projects: usize) -> Machine {
    let machine = Machine::of("刘敏");
    let mut page = machine.open();
    for number in 0..projects {
        let facts = [("name", format!("工程{number}")), ("phase", "前期".to_owned())];
        page.does(Command::AddProject { facts: facts.map(|(key, text)| (key.to_owned(), text)).to_vec() });
    }
    machine
}

fn wanted(page: &Page) -> Vec<Command> {
    let matrix = Matrix::of(page.workbook.book(), page.workbook.tables(), now().today);
    commands(&matrix.rules, &matrix.rows)
}

fn generates(page: &mut Page) -> Result<Outcome, Refusal> {
    let operation = Operation::commands(wanted(page));
    page.runs(operation)
}

fn made(page: &Page) -> usize {
    page.workbook.tables().entries().all(&REGISTER).count()
}

#[test]
fn each_project_gets_what_its_phase_expects_and_nothing_twice() {
    let machine = office(3);
    let mut page = machine.open();
    assert_eq!((wanted(&page).len(), made(&page)), (3, 0));
    let outcome = generates(&mut page).unwrap();
    assert_eq!((outcome.parts, outcome.refusal), (3, None));
    let all = made(&page);
    assert!(all > 3 && all.is_multiple_of(3), "as many for each: {all}");
    assert!(wanted(&page).is_empty(), "nothing is missing any more");
}

#[test]
fn approvals_of_many_projects_are_all_there_or_none_wherever_the_program_is_killed() {
    let machine = office(10);
    let undisturbed = machine.copy();
    let size = undisturbed.measured(|page| drop(generates(page).unwrap()));
    let all = made(&undisturbed.open());
    let changes = undisturbed.open().workbook.book().shared_changes().len();
    assert!(changes > 3 * UNIT, "several segments: {changes}");
    for journal in 0..=size.journal {
        for record in [0, 1, size.record / 2, size.record] {
            let killed = machine.copy();
            killed.killed(Kill { record, journal }, |page| drop(generates(page)));
            let there = made(&killed.open());
            assert!(there == 0 || there == all, "{there} of {all} killed at {record}, {journal}");
            // Done once more it makes what is missing, and only that.
            let mut page = killed.open();
            drop(generates(&mut page));
            assert_eq!(made(&page), all);
        }
    }
}
