//! Running ledgers (问题台账) as offices write them: each row finds its project and its problem, with as much of its life as the list tells.

use sitebook::app::workbook::{Done, Workbook};
use sitebook::domain::command::{Command, LedgerRefusal, Refusal};
use sitebook::domain::fields::FieldError;
use sitebook::domain::records::{Problem, ProblemState};
use sitebook::exchange::list::{Choices, Doubt, Meaning, Meanings, Subject, YearGrounds};

use super::desk::{import_into, in_role, office};
use super::*;

/// 区督查室 with the projects that its ledgers speak of.
pub fn with_projects(session: u32) -> Workbook {
    let mut workbook = office(session);
    import_into(
        &mut workbook,
        "项目编号,项目名称\nDC-01,东川区垃圾填埋场\nDC-02,深沟片区防洪治理工程\nDC-03,碧谷污水处理厂（二期）\n",
    );
    workbook
}

pub fn mapping(table: &Table) -> Mapping {
    Mapping::guess_for(Subject::Problem, table)
}

pub fn plan_with(workbook: &Workbook, table: &Table, mapping: &Mapping, choices: Choices) -> Plan {
    let rows = Rows::read(table, mapping);
    workbook.with_rules(moment().today, |context| Plan::of(&rows, context, choices))
}

pub fn plan_of(workbook: &Workbook, list: &str) -> Plan {
    let table = table(list);
    plan_with(workbook, &table, &mapping(&table), Choices::default())
}

pub fn take_in(workbook: &mut Workbook, plan: &Plan) -> Result<Done, Refusal> {
    let why = "据台账“台账.xlsx”登记".to_owned();
    workbook.dispatch(Command::ImportLedger { rows: plan.changes(), why }, moment())
}

pub fn problem<'a>(workbook: &'a Workbook, title: &str) -> &'a Problem {
    let mut found = workbook.tables().problems().filter(|problem| problem.title == title);
    let problem = found.next().unwrap_or_else(|| panic!("no problem {title}"));
    assert!(found.next().is_none(), "two problems {title}");
    problem
}

fn text<'a>(workbook: &'a Workbook, title: &str, key: &str) -> &'a str {
    workbook.book().text(problem(workbook, title).id.entity(), key)
}

fn targets(mapping: &Mapping) -> Vec<String> {
    let target = |target| match target {
        Target::Field(spec) => spec.key.to_owned(),
        Target::Month(_) => "month".to_owned(),
        Target::Extra => "x".to_owned(),
        Target::Dropped => String::new(),
    };
    mapping.columns().iter().map(|column| target(column.target())).collect()
}

pub fn told(plan: &Plan) -> Vec<(u64, usize, CellError)> {
    let of = |row: &sitebook::exchange::list::PlannedRow| {
        row.wrong.iter().map(|cell| (row.line, cell.column, cell.why.clone())).collect::<Vec<_>>()
    };
    plan.rows.iter().filter(|row| row.comes_in()).flat_map(of).collect()
}

fn refused(plan: &Plan) -> Vec<(u64, RowError)> {
    let of = |row: &sitebook::exchange::list::PlannedRow| match row.outcome {
        Outcome::Refused(error) => Some((row.line, error)),
        _ => None,
    };
    plan.rows.iter().filter_map(of).collect()
}

/// A ledger that runs since January: a title, two rows of headings, projects merged downwards, a total and signatures at its foot.
pub const YEAR: &str = "\
2026年重点项目督查问题台账,,,,,,,,,,,,
填报单位：区督查室,,,,,,,,,,,,2026年11月
序号,项目名称,问题,,责任,,,整改,,,,是否销号,备注
,,问题内容,问题类别,责任单位,责任人,责任领导,整改要求,整改期限,整改情况,完成时间,,
1,东川区垃圾填埋场,临边无防护,安全,市政公司,张三,李区长,补设栏杆,2026.3.5,已补设,3月2日,√,
2,,渗滤液外溢,质量,市政公司,张三,李区长,疏通并检测,2026年4月30日,正在施工,,未销号,市里挂牌
3,,征地协议未签,征地拆迁,碧谷街道,王五,,签订协议,6月底前,,,整改中,
4,深沟片区防洪治理工程,资金未到位,资金,区财政局,,,落实资金,46357,已拨付一半,,待销号,
5,碧谷污水处理厂(二期),管网未接通,园区配套,,,,接通管网,2027.1.31,,,未销号,
合计,,5,,,,,,,,,1,
填表人：周敏,,,,,,,,审核人：,,,,
";

#[test]
fn a_ledger_that_runs_since_january_comes_in_as_it_stands() {
    let mut workbook = with_projects(1);
    let list = table(YEAR);
    let mut mapping = mapping(&list);
    assert_eq!(
        targets(&mapping),
        [
            "",
            "of/name",
            "title",
            "category",
            "lead_unit",
            "x",
            "leader",
            "measure",
            "deadline",
            "report",
            "closed_on",
            "state",
            "x"
        ]
    );
    assert_eq!(mapping.columns()[1].fills(), 2, "merged cells are offered, and filled when a person says so");
    mapping.set_fill_down(1, true);
    assert_eq!(mapping.doubts(&list, 10), [Doubt::YearOfList(Some((2026, YearGrounds::Title)))], "3月2日");
    let plan = plan_with(&workbook, &list, &mapping, Choices::default());
    assert_eq!(refused(&plan), [(10, RowError::Sum), (11, RowError::Note)]);
    assert_eq!(plan.counts(), Counts { new: 5, refused: 2, incomplete: 1, ..Counts::default() });
    let needed = Refusal::Needed(sitebook::domain::kind::Kind::Problem, "lead_unit");
    assert_eq!(told(&plan), [(9, 11, CellError::NoLife(Box::new(needed)))]);
    take_in(&mut workbook, &plan).unwrap();

    let day = |text: &str| text.parse::<chrono::NaiveDate>().ok();
    let closed = problem(&workbook, "临边无防护");
    assert_eq!(
        (closed.state, closed.closed_on, closed.deadline),
        (ProblemState::Closed, day("2026-03-02"), day("2026-03-05"))
    );
    assert_eq!((closed.lead_unit.as_str(), closed.leader.as_str()), ("市政公司", "李区长"));
    assert_eq!((closed.found_on, closed.assigned_on), (None, None), "what nobody wrote down is not made up");
    assert_eq!(text(&workbook, "临边无防护", "measure"), "补设栏杆");
    assert_eq!(text(&workbook, "临边无防护", mapping.columns()[5].extra_field().as_str()), "张三");

    let late = problem(&workbook, "渗滤液外溢");
    assert_eq!((late.state, late.overdue_days(moment().today)), (ProblemState::Rectifying, 207), "since 30 April");
    assert_eq!(late.original_deadline, late.deadline);
    assert_eq!(text(&workbook, "渗滤液外溢", "x/备注"), "市里挂牌");
    assert_eq!(problem(&workbook, "征地协议未签").deadline, day("2026-06-30"));
    let checked = problem(&workbook, "资金未到位");
    assert_eq!((checked.state, checked.deadline), (ProblemState::ToRecheck, day("2026-12-01")), "46357");
    let open = problem(&workbook, "管网未接通");
    assert_eq!((open.state, open.original_deadline), (ProblemState::ToAssign, None), "nobody has it in hand");
    assert_eq!(open.project, project(&workbook, "碧谷污水处理厂（二期）").id, "found by its folded name");

    let history = workbook.book().history(closed.id.entity(), "state");
    let change = history.into_iter().next().unwrap();
    assert_eq!((change.why(), change.by()), (Some("据台账“台账.xlsx”登记"), workbook.me().unwrap().entity()));

    let again = plan_with(&workbook, &list, &mapping, Choices::default());
    assert_eq!(again.counts(), Counts { same: 5, refused: 2, incomplete: 1, ..Counts::default() });
    assert!(matches!(take_in(&mut workbook, &again), Err(Refusal::NothingChanges)));
}

#[test]
fn a_ledger_that_has_gone_on_leads_its_problems_on_and_never_back() {
    let mut workbook = with_projects(1);
    let head = "项目名称,存在问题,发现日期,责任单位,整改时限,状态,销号时间,整改情况\n";
    let row = |rest: &str| format!("{head}东川区垃圾填埋场,临边无防护,2026-02-03,市政公司,{rest}\n");
    let first = plan_of(&workbook, &row("2026-03-05,待交办,,"));
    take_in(&mut workbook, &first).unwrap();
    let id = problem(&workbook, "临边无防护").id.clone();
    assert_eq!(problem(&workbook, "临边无防护").original_deadline, None);

    let ordered = plan_of(&workbook, &row("2026-03-10,整改中,,"));
    take_in(&mut workbook, &ordered).unwrap();
    let now = problem(&workbook, "临边无防护");
    assert_eq!((now.state, now.original_deadline), (ProblemState::Rectifying, now.deadline));

    let moved = plan_of(&workbook, &row("2026-05-01,整改中,,已进场"));
    assert_eq!(told(&moved), [(2, 4, CellError::NoLife(Box::new(Refusal::OnlyExtensionMoves)))]);
    take_in(&mut workbook, &moved).unwrap();

    let closed = plan_of(&workbook, &row("2026-03-10,已销号,2026-03-08,已补设"));
    take_in(&mut workbook, &closed).unwrap();
    let now = problem(&workbook, "临边无防护");
    assert_eq!((now.state, &now.id, now.closed_on), (ProblemState::Closed, &id, "2026-03-08".parse().ok()));

    let old = plan_of(&workbook, &row("2026-03-10,整改中,,正在施工"));
    let kinds: Vec<CellError> = told(&old).into_iter().map(|(.., why)| why).collect();
    let no = |why| CellError::NoLife(Box::new(why));
    assert_eq!(
        kinds,
        [
            no(Refusal::WrongState(ProblemState::Closed)),
            no(Refusal::Ledger(LedgerRefusal::StepsBack(ProblemState::Closed)))
        ]
    );
    assert_eq!(old.counts(), Counts { same: 1, incomplete: 1, ..Counts::default() });
    // Nobody gets round that by a command of their own.
    let state = ("state".to_owned(), sitebook::book::Value::text("rectifying"));
    let back = Command::ImportLedger { rows: vec![(id.into(), vec![state])], why: String::new() };
    assert!(matches!(
        workbook.dispatch(back, moment()),
        Err(Refusal::Ledger(LedgerRefusal::StepsBack(ProblemState::Closed)))
    ));
}

#[test]
fn days_that_no_life_has_are_told_and_the_rest_of_the_row_comes_in() {
    let mut workbook = with_projects(1);
    let plan = plan_of(
        &workbook,
        "项目,问题,发现日期,交办日期,责任单位,整改时限,是否销号,完成时间\n\
         东川区垃圾填埋场,甲,2027-01-01,,市政公司,2026-12-01,未销号,\n\
         东川区垃圾填埋场,乙,2026-05-01,2026-04-01,市政公司,2026-06-01,未销号,\n\
         东川区垃圾填埋场,丙,2026-05-01,,市政公司,2026-04-01,未销号,\n\
         东川区垃圾填埋场,丁,2026-05-01,,市政公司,2026-06-01,是,2026-04-20\n\
         东川区垃圾填埋场,戊,2026-05-01,,市政公司,2026-06-01,未销号,2026-05-20\n\
         东川区垃圾填埋场,己,2026-05-01,,市政公司,长期坚持,是,2027-05-20\n",
    );
    let no = |why| CellError::NoLife(Box::new(why));
    assert_eq!(
        told(&plan),
        [
            (2, 2, no(Refusal::FoundInFuture)),
            (3, 3, no(Refusal::OrderedBeforeFound)),
            (4, 5, no(Refusal::DueBeforeFound)),
            (5, 7, no(Refusal::Ledger(LedgerRefusal::ClosedBeforeFound))),
            (6, 7, no(Refusal::Ledger(LedgerRefusal::NotClosed))),
            (7, 5, CellError::Unfit(FieldError::NotADate)),
            (7, 7, no(Refusal::Ledger(LedgerRefusal::ClosedInFuture))),
        ]
    );
    take_in(&mut workbook, &plan).unwrap();
    assert_eq!(workbook.tables().problems().count(), 6);
    assert_eq!((problem(&workbook, "丙").deadline, problem(&workbook, "丙").original_deadline), (None, None));
}

#[test]
fn words_that_nobody_knows_are_asked_and_kept() {
    let mut workbook = with_projects(1);
    let list = table(
        "项目名称,问题,问题类别,整改状态,责任单位\n东川区垃圾填埋场,甲,安全类,已完成,市政公司\n\
         东川区垃圾填埋场,乙,环境保护,已完成,市政公司\n东川区垃圾填埋场,丙,资金,整改中,市政公司\n",
    );
    let mut mapping = mapping(&list);
    let unknown = |mapping: &Mapping, column| match &mapping.doubts(&list, column)[..] {
        [Doubt::UnknownWords(words)] => words.iter().map(|word| (word.word.clone(), word.rows)).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(unknown(&mapping, 2), [("环境保护".to_owned(), 1)]);
    assert_eq!(unknown(&mapping, 3), [("已完成".to_owned(), 2)]);
    assert!(!mapping.is_certain(&list), "the page stops to ask");
    let unasked = plan_with(&workbook, &list, &mapping, Choices::default());
    assert_eq!(unasked.counts().incomplete, 2);

    let mut meanings = Meanings::default();
    meanings.set("category", "环境保护", Some(Meaning::Option("QZ".to_owned())));
    meanings.set("state", "已完成", Some(Meaning::Option("to_recheck".to_owned())));
    mapping.set_meanings(meanings);
    let plan = plan_with(&workbook, &list, &mapping, Choices::default());
    assert_eq!(plan.counts(), Counts { new: 3, ..Counts::default() });
    take_in(&mut workbook, &plan).unwrap();
    assert_eq!(problem(&workbook, "乙").state, ProblemState::ToRecheck);
    assert!(problem(&workbook, "乙").number.starts_with("QZ-"));
}

#[test]
fn projects_that_are_called_otherwise_are_asked_for_once() {
    let workbook = with_projects(1);
    let list = table(
        "项目名称,问题,责任单位\n东川区垃圾填埋场建设项目,甲,市政公司\n东川区垃圾填埋场建设项目,乙,市政公司\n\
         高速公路,丙,交通局\nDC-01,丁,市政公司\n,戊,市政公司\n",
    );
    let mapping = mapping(&list);
    let plan = plan_with(&workbook, &list, &mapping, Choices::default());
    let none = RowError::NoProject;
    assert_eq!(refused(&plan), [(2, none), (3, none), (4, none), (5, none), (6, RowError::NoName)]);
    let landfill = project(&workbook, "东川区垃圾填埋场").id.clone();
    assert_eq!(plan.rows[0].candidates, std::slice::from_ref(&landfill));
    assert!(plan.rows[2].candidates.is_empty());

    let called = [("东川区垃圾填埋场建设项目".to_owned(), landfill)].into();
    let plan = plan_with(&workbook, &list, &mapping, Choices { called, ..Choices::default() });
    assert_eq!(plan.counts(), Counts { new: 2, refused: 3, ..Counts::default() });
}

#[test]
fn numbers_tell_problems_apart_and_the_same_row_is_no_second_one() {
    let mut workbook = with_projects(1);
    let list = "项目编号,问题编号,问题,发现时间,责任单位\nDC-01,督-7,临边无防护,2026-02-03,市政公司\n\
        DC-01,督-8,临边无防护,2026-02-03,市政公司\nDC-01,督-7,临边无防护,2026-02-03,市政公司\n\
        DC-01,督-8,另一处,2026-02-03,市政公司\n";
    let first = plan_of(&workbook, list);
    let errors = [(4, RowError::Duplicate { of_line: 2 }), (5, RowError::SameEntry { of_line: 3 })];
    assert_eq!(refused(&first), errors);
    take_in(&mut workbook, &first).unwrap();
    assert_eq!(workbook.tables().problems().count(), 2);

    // Said in other words next month, under the same number.
    let renamed = "项目编号,问题编号,问题,发现时间,责任单位\nDC-01,督-7,临边防护缺失,2026-02-03,市政公司\n";
    let again = plan_of(&workbook, renamed);
    assert_eq!(again.counts(), Counts { changed: 1, ..Counts::default() });
    // 1, 2, 3 only counts the rows.
    let counted = table("编号,项目名称,问题,责任单位\n1,东川区垃圾填埋场,甲,乙\n2,东川区垃圾填埋场,丙,乙\n");
    assert_eq!(targets(&mapping(&counted))[0], "");
}

#[test]
fn a_paragraph_has_its_first_sentence_for_a_title() {
    let mut workbook = with_projects(1);
    let long = format!("临边无防护。现场检查发现{}", "三层东侧临边洞口未设置防护栏杆，".repeat(8));
    let list = format!("项目名称,存在的主要问题,责任单位\n东川区垃圾填埋场,{long},市政公司\n");
    let plan = plan_of(&workbook, &list);
    take_in(&mut workbook, &plan).unwrap();
    assert_eq!(text(&workbook, "临边无防护", "detail"), long);
    assert_eq!(plan_of(&workbook, &list).counts(), Counts { same: 1, ..Counts::default() });
}

#[test]
fn a_problem_that_was_withdrawn_stays_away_unless_somebody_says_otherwise() {
    let mut workbook = with_projects(1);
    let list = "项目名称,问题,整改时限\n东川区垃圾填埋场,临边无防护,2026-03-05\n";
    let plan = plan_of(&workbook, list);
    take_in(&mut workbook, &plan).unwrap();
    let id = problem(&workbook, "临边无防护").id.clone();
    workbook.dispatch(Command::Withdraw { problem: id.clone(), why: "不属实".to_owned() }, moment()).unwrap();
    assert_eq!(plan_of(&workbook, list).counts(), Counts { deleted: 1, ..Counts::default() });
    let read = table(list);
    let choices = Choices { restored: [id.into()].into(), ..Choices::default() };
    let plan = plan_with(&workbook, &read, &mapping(&read), choices);
    take_in(&mut workbook, &plan).unwrap();
    assert_eq!(problem(&workbook, "临边无防护").state, ProblemState::ToAssign);
}

#[test]
fn a_unit_takes_no_ledger_in() {
    let mut workbook = in_role(1, "unit");
    import_into(&mut workbook, "项目编号,项目名称\nDC-01,东川区垃圾填埋场\n");
    let plan = plan_of(&workbook, "项目名称,问题\n东川区垃圾填埋场,临边无防护\n");
    assert_eq!(refused(&plan), [(2, RowError::NotForRole)]);
    assert!(matches!(take_in(&mut workbook, &plan), Err(Refusal::RoleMayNot)));
}
