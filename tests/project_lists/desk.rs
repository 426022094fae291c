//! A machine that lists come into.

use chrono::NaiveDate;
use sitebook::app::workbook::{Done, Moment, Workbook};
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::records::Project;
use sitebook::exchange::list::{Counts, Heading, Limits, Mapping, Plan, Rows, Table, WrongCells};

pub fn moment() -> Moment {
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    Moment { milliseconds: 1_790_000_000_000, today }
}

pub fn workbook(session: u32) -> Workbook {
    Workbook::new(session, || Some(7))
}

/// The machine of the office, which may write what is planned.
pub fn office(session: u32) -> Workbook {
    in_role(session, "office")
}

pub fn in_role(session: u32, role: &str) -> Workbook {
    let mut workbook = workbook(session);
    let [name, unit, role] = ["周敏", "区督查室", role].map(str::to_owned);
    workbook.dispatch(Command::Introduce { person: None, name, unit, role }, moment()).unwrap();
    workbook
}

pub fn table(text: &str) -> Table {
    Table::read(text, Heading::Guess, Limits::USUAL).unwrap()
}

pub fn plan(workbook: &Workbook, table: &Table) -> Plan {
    let rows = Rows::read(table, &Mapping::guess(table));
    workbook.with_rules(moment().today, |context| Plan::of(&rows, context, WrongCells::LeaveOutCell))
}

pub fn import(workbook: &mut Workbook, plan: &Plan) -> Result<Done, Refusal> {
    workbook.dispatch(Command::ImportList { rows: plan.changes() }, moment())
}

/// A workbook into which a list was imported.
pub fn imported(text: &str) -> Workbook {
    let mut workbook = workbook(1);
    let plan = plan(&workbook, &table(text));
    import(&mut workbook, &plan).unwrap();
    workbook
}

pub fn counts(workbook: &Workbook, text: &str) -> (usize, usize, usize, usize) {
    let Counts { new, changed, same, refused, .. } = plan(workbook, &table(text)).counts();
    (new, changed, same, refused)
}

pub fn project<'a>(workbook: &'a Workbook, name: &str) -> &'a Project {
    let mut found = workbook.tables().projects().filter(|project| project.name == name);
    let project = found.next().unwrap_or_else(|| panic!("no project {name}"));
    assert!(found.next().is_none(), "two projects {name}");
    project
}

pub fn field<'a>(workbook: &'a Workbook, name: &str, key: &str) -> &'a str {
    workbook.book().text(project(workbook, name).id.entity(), key)
}

/// Imports a list into a workbook that may hold others.
pub fn import_into(workbook: &mut Workbook, text: &str) {
    let plan = plan(workbook, &table(text));
    import(workbook, &plan).unwrap();
}

pub fn names(workbook: &Workbook) -> Vec<&str> {
    let mut names: Vec<&str> = workbook.tables().projects().map(|project| project.name.as_str()).collect();
    names.sort_unstable();
    names
}
