//! Lists whose rows are entries of a register: each row finds its project and its entry, twice the same.

use sitebook::book::EntityId;
use sitebook::domain::command::EntryTarget;
use sitebook::domain::register::Register;
use sitebook::domain::registers::{REGISTERS, approval, halt, milestone, monthly_progress, year_plan};
use sitebook::exchange::list::{Choices, Period, Subject};

use super::desk::{import_into, office};
use super::*;

fn mapping_of(register: &'static Register, table: &Table) -> Mapping {
    Mapping::guess_for(Subject::Entry(register), table)
}

fn plan_with(workbook: &Workbook, table: &Table, mapping: &Mapping, choices: Choices) -> Plan {
    let rows = Rows::read(table, mapping);
    workbook.with_rules(moment().today, |context| Plan::of(&rows, context, choices))
}

fn plan_of(workbook: &Workbook, register: &'static Register, list: &str) -> Plan {
    let table = table(list);
    let mapping = mapping_of(register, &table);
    plan_with(workbook, &table, &mapping, Choices::default())
}

fn ids(workbook: &Workbook, register: &'static Register) -> Vec<String> {
    workbook
        .tables()
        .entries()
        .all(register)
        .map(|entry| entry.id.rest().rsplit('/').next().unwrap().to_owned())
        .collect()
}

fn refusals(plan: &Plan) -> Vec<(u64, RowError)> {
    let refused = plan.rows.iter().filter_map(|row| match row.outcome {
        Outcome::Refused(error) => Some((row.line, error)),
        _ => None,
    });
    refused.collect()
}

/// An office with two projects, and one of them twice.
fn with_projects() -> Workbook {
    let mut workbook = office(1);
    import_into(
        &mut workbook,
        "项目编号,项目名称,建设地点\nA-1,北河泵站,北河\nB-1,南湖闸,南湖\nC-1,水厂,东乡\nC-2,水厂,西乡\n",
    );
    workbook
}

const PERMITS: &str = "手续办理情况表,,,,\n项目名称,手续名称,办理部门,申报时间,批复时间,批复文号,传真\n\
    北河泵站,环评,区环保局,2026-03-01,2026/4/2,环〔2026〕3号,1\n,用地预审,区国土局,2026年3月5日,,,\n\
    南湖闸,环评,区环保局,2026-13-40,,,\n水厂,环评,,2026-03-01,,,\n无此项目,环评,,,,,\n";

#[test]
fn permits_of_a_list_find_their_projects_and_come_in_once() {
    let mut workbook = with_projects();
    let list = table(PERMITS);
    let mut mapping = mapping_of(&approval::REGISTER, &list);
    let merged = mapping.name_column().unwrap();
    mapping.set_fill_down(merged, true);
    let first = plan_with(&workbook, &list, &mapping, Choices::default());
    assert_eq!(refusals(&first), [(6, RowError::SeveralKnown), (7, RowError::NoProject)]);
    assert_eq!(first.counts().new, 3);
    assert_eq!(first.rows[2].wrong.len(), 1, "no date, and the rest of the row comes in");
    let which = first.rows[3].candidates.iter().find(|id| workbook.book().text(id.entity(), "code") == "C-2").unwrap();
    let choices = Choices { projects: [(6, which.clone())].into(), ..Choices::default() };
    let chosen = plan_with(&workbook, &list, &mapping, choices.clone());
    assert_eq!((chosen.counts().new, chosen.counts().refused), (4, 1));
    let done = import(&mut workbook, &chosen).unwrap();
    assert_eq!(workbook.tables().entries().all(&approval::REGISTER).count(), 4);
    let pump = project(&workbook, "北河泵站").id.entity().clone();
    let of_pump: Vec<_> = workbook.tables().entries().of(&pump, &approval::REGISTER).collect();
    let granted: Vec<String> =
        of_pump.iter().map(|entry| workbook.book().text(&entry.id, "granted").to_owned()).collect();
    assert_eq!((of_pump.len(), granted.iter().any(|day| day == "2026-04-02")), (2, true));

    let second = plan_with(&workbook, &list, &mapping, choices);
    assert_eq!((second.counts().same, second.counts().written()), (4, 0));
    assert!(matches!(import(&mut workbook, &second), Err(Refusal::NothingChanges)));
    workbook.dispatch(Command::Revert { changes: done.ids() }, moment()).unwrap();
    assert_eq!(workbook.tables().entries().len(), 0);
    assert_eq!(workbook.tables().projects().len(), 4, "the projects stay");
}

#[test]
fn months_and_years_of_a_list_are_those_of_its_columns_or_of_its_title() {
    let mut workbook = with_projects();
    let months = plan_of(
        &workbook,
        &monthly_progress::REGISTER,
        "2026年月报,,,\n项目名称,月份,本月计划,本月完成,形象进度\n北河泵站,1月,10,9,桩基\n北河泵站,2026年2月,10,8,承台\n南湖闸,2026-01,5,5,\n",
    );
    assert_eq!((months.counts().new, refusals(&months)), (3, vec![]));
    import(&mut workbook, &months).unwrap();
    assert_eq!(ids(&workbook, &monthly_progress::REGISTER).len(), 3);

    let list = "2026年3月月报,,\n项目名称,本月计划,本月完成\n北河泵站,10,9\n";
    let march = plan_of(&workbook, &monthly_progress::REGISTER, list);
    import(&mut workbook, &march).unwrap();
    assert!(ids(&workbook, &monthly_progress::REGISTER).contains(&"2026-03".to_owned()), "as the title says");

    let bare = table("项目名称,年度计划投资\n北河泵站,3000\n");
    let mut mapping = mapping_of(&year_plan::REGISTER, &bare);
    assert_eq!((mapping.asks_period(), mapping.asks_year()), (Some(Period::Year), true));
    let unsaid = plan_with(&workbook, &bare, &mapping, Choices::default());
    assert_eq!(refusals(&unsaid), [(2, RowError::NoPeriod)]);
    mapping.set_year(Some(2026));
    let said = plan_with(&workbook, &bare, &mapping, Choices::default());
    import(&mut workbook, &said).unwrap();
    assert_eq!(ids(&workbook, &year_plan::REGISTER), ["2026"]);
}

#[test]
fn entries_that_people_add_are_recognised_by_what_they_say() {
    let mut workbook = with_projects();
    let target = EntryTarget::OfKey {
        register: &halt::REGISTER,
        parent: Some(EntityId::from(project(&workbook, "北河泵站").id.clone())),
        period: None,
    };
    let facts = [("from", "2026-05-01"), ("reason", "资金")].map(|(key, text)| (key.to_owned(), text.to_owned()));
    workbook.dispatch(Command::PutEntry { target, facts: facts.to_vec() }, moment()).unwrap();
    let list =
        "项目名称,停工时间,停工原因,复工时间\n北河泵站,2026-05-01,资金,2026-06-01\n南湖闸,2026-05-02,资金,2026-06-02\n";
    let first = plan_of(&workbook, &halt::REGISTER, list);
    assert_eq!((first.counts().changed, first.counts().new), (1, 1), "one was written by hand");
    import(&mut workbook, &first).unwrap();
    assert_eq!(ids(&workbook, &halt::REGISTER).len(), 2);
    assert_eq!(plan_of(&workbook, &halt::REGISTER, list).counts().same, 2);
    let open = "项目名称,停工时间,停工原因\n南湖闸,2026-07-01,资金\n";
    let plan = plan_of(&workbook, &halt::REGISTER, open);
    import(&mut workbook, &plan).unwrap();
    assert_eq!(field(&workbook, "南湖闸", "overlay"), "suspended", "the project stands still");
    assert_eq!(field(&workbook, "北河泵站", "overlay"), "", "and the other one goes on");
}

#[test]
fn what_an_entry_lacks_and_what_two_rows_say_of_one_is_told() {
    let workbook = with_projects();
    let list = "项目名称,停工时间,停工原因,复工时间\n北河泵站,2026-05-01,,\n北河泵站,,资金,\n\
                南湖闸,2026-05-02,资金,2026-06-02\n南湖闸,2026-05-02,资金,2026-06-03\n南湖闸,2026-05-02,资金,2026-06-02\n";
    let plan = plan_of(&workbook, &halt::REGISTER, list);
    assert_eq!(
        refusals(&plan),
        [
            (2, RowError::Lacks(&halt::REGISTER, "reason")),
            (3, RowError::Lacks(&halt::REGISTER, "from")),
            (5, RowError::SameEntry { of_line: 4 }),
            (6, RowError::Duplicate { of_line: 4 }),
        ]
    );
}

/// Every register reads a list under the names of its own fields.
#[test]
fn every_register_knows_its_own_headings() {
    for register in REGISTERS.iter().copied().filter(|register| Subject::takes(register)) {
        let fields = Subject::Entry(register).fields();
        let names: Vec<&str> = fields.iter().map(|spec| &*spec.name.zh).collect();
        let list = table(&format!("{}\n{}\n", names.join(","), vec!["1"; names.len()].join(",")));
        let mapping = mapping_of(register, &list);
        let found: Vec<&str> = mapping
            .columns()
            .iter()
            .filter_map(|column| match column.target() {
                Target::Field(spec) => Some(spec.key),
                Target::Month(_) | Target::Extra | Target::Dropped => None,
            })
            .collect();
        let lost: Vec<&str> =
            fields.iter().map(|spec| spec.key).filter(|key| !found.contains(key) && !key.contains("code")).collect();
        assert_eq!(lost, Vec::<&str>::new(), "{register:?}");
    }
}

const SCHEDULE: &str = "项目名称,节点名称,工期（天）,紧前工作\n北河泵站,主体,90,\n北河泵站,机电,60,主体\n\
    北河泵站,验收,30,机电、环评\n北河泵站,移交,5,没有的节点\n";

/// A schedule is pasted as it stands in a sheet: its rows name each other, and approvals by what they are called.
#[test]
fn milestones_of_a_list_name_each_other_and_approvals() {
    let mut workbook = with_projects();
    let permits = plan_of(&workbook, &approval::REGISTER, "项目名称,手续名称\n北河泵站,环评\n");
    import(&mut workbook, &permits).unwrap();
    let first = plan_of(&workbook, &milestone::REGISTER, SCHEDULE);
    assert_eq!((first.counts().new, first.rows[3].wrong.len()), (4, 1), "what is nowhere is told");
    import(&mut workbook, &first).unwrap();
    let of = |name: &str| {
        let entries: Vec<_> = workbook.tables().entries().all(&milestone::REGISTER).collect();
        (*entries.iter().find(|entry| entry.text(milestone::NAME) == name).unwrap()).clone()
    };
    let before = |name: &str| of(name).get(milestone::AFTER).unwrap_or_default().to_vec();
    assert_eq!((before("主体"), before("移交")), (Vec::new(), Vec::new()));
    assert_eq!(before("机电"), [of("主体").id.clone()]);
    let mut both =
        vec![of("机电").id.clone(), workbook.tables().entries().all(&approval::REGISTER).next().unwrap().id.clone()];
    both.sort();
    assert_eq!(before("验收"), both);
    assert_eq!(plan_of(&workbook, &milestone::REGISTER, SCHEDULE).counts().changed, 0, "the same list again");
}
