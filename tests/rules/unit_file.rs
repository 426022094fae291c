//! A file for one responsible unit: its problems and what they need, and nothing else; and what comes back.

use std::collections::BTreeSet;

use sitebook::app::handover::{Handed, Scope, export_log, given_to};
use sitebook::app::unexported::{reach, unexported};
use sitebook::book::{Book, Change, EntityId, Value, canonical_digest};
use sitebook::domain::command::{Command, EntryTarget, Given, ProblemAction};
use sitebook::domain::figures::month::Month;
use sitebook::domain::ids::{ExportId, ProblemId, ProjectId};
use sitebook::domain::ledger::{Viewer, is_mine};
use sitebook::domain::progress::asked::Measure;
use sitebook::domain::progress::region::Member;
use sitebook::domain::progress::settings::FigureSettings;
use sitebook::domain::records::ProblemState;
use sitebook::domain::register::Register;
use sitebook::domain::registers::{
    REGISTERS, approval, halt, monthly_progress as month, promise, recommendation, supervision_order, year_plan,
};
use sitebook::domain::tables::Tables;
use sitebook::domain::text::Lang;
use sitebook::domain::unit_share::{share_of, units_with_work};
use sitebook::domain::unshown::unshown;
use sitebook::domain::when::When;
use sitebook::exchange::{Choice, File, FileKind, Limits, Made, decode, export, verify};

use super::inspector::{Inspector, in_days, texts};

const WATER: &str = "区水务局";
const FINANCE: &str = "区财政局";

/// An office that has given problems to two units, with visits, remarks and people around them.
struct Office {
    machine: Inspector,
    water: ProblemId,
    shared: ProblemId,
    finance: ProblemId,
}

fn remark(machine: &mut Inspector, of: &EntityId, text: &str) {
    machine.does(Command::Remark { of: of.clone(), text: text.to_owned() }).unwrap();
}

fn raised(machine: &mut Inspector, facts: &[(&str, &str)]) -> ProblemId {
    let done = machine.raises_with(&texts(facts)).unwrap();
    ProblemId::of(&done.made.unwrap()).unwrap()
}

fn office() -> Office {
    let mut li = Inspector::named("李督查").with_project("北河泵站");
    for (field, text) in [("contact", "钱联系 13800001111"), ("patron", "孙副区长"), ("total", "45678")] {
        // Not every version of the program has all of these.
        drop(li.edits_project(field, text));
    }
    let visit = li.visited();
    let project = li.project();
    let found = texts(&[("title", "泵站基坑积水未排"), ("category", "ZL"), ("assisting", "区应急局")]);
    let done =
        li.does(Command::RaiseProblem { project, visit: Some(visit), item: Some("ct08".to_owned()), facts: found });
    let water = ProblemId::of(&done.unwrap().made.unwrap()).unwrap();
    let mut zhao = li.colleague("赵旁人", "inspector");
    let finance = raised(&mut zhao, &[("title", "工程款迟迟未拨"), ("category", "ZJ"), ("detail", "欠付三个月")]);
    remark(&mut zhao, finance.entity(), "财政局答复月底再议");
    let project = zhao.project();
    remark(&mut zhao, project.entity(), "项目例会纪要一份");
    let shared = raised(&mut li, &[("title", "弃土堵塞河道"), ("category", "ZL"), ("assisting", WATER)]);
    remark(&mut li, water.entity(), "已电话告知水务局");
    let mut machine = Inspector::in_role("王综合", "office");
    machine.gets_from(&li);
    machine.gets_from(&zhao);
    machine.on(in_days(1));
    machine.assigns(&water, WATER, in_days(10)).unwrap();
    machine.assigns(&finance, FINANCE, in_days(10)).unwrap();
    machine.assigns(&shared, FINANCE, in_days(12)).unwrap();
    Office { machine, water, shared, finance }
}

fn choice(machine: &Inspector, unit: &str) -> Choice {
    Choice::Unit { name: unit.to_owned(), given: given_to(machine.workbook.book(), unit) }
}

/// The file for a unit, noted as a page does once it was read back.
fn hands_down(machine: &mut Inspector, unit: &str) -> String {
    let book = machine.workbook.book();
    let (exported, text) = export(book, &choice(machine, unit), &Made::default());
    verify(text.clone().into_bytes(), &exported).unwrap();
    let own = exported.ids.iter().filter(|id| book.origin(**id).is_none()).filter_map(|id| book.change(*id));
    let reach = reach(own);
    let held = share_of(book, unit, &BTreeSet::new()).held;
    let export = ExportId::from_rest(&machine.workbook.fresh().unwrap()).unwrap();
    machine.moment.milliseconds += 1_000;
    let mut fields = vec![("file", Value::text("a.sitebook.json")), ("changes", Value::Int(1))];
    fields.extend(Handed::Unit { name: unit.to_owned(), held }.noted(reach));
    for (set, to) in fields {
        machine.workbook.note(export.entity(), set, to, machine.moment).unwrap();
    }
    text
}

fn read(text: &str) -> File {
    decode(text.to_owned().into_bytes(), Limits::USUAL).unwrap()
}

/// Somebody of a unit, with nothing but the file.
fn of_unit(name: &str, unit: &str, text: &str) -> Inspector {
    let mut machine = Inspector::nobody();
    machine.imports(read(text).into_changes().collect());
    let (name, unit, role) = (name.to_owned(), unit.to_owned(), "unit".to_owned());
    machine.does(Command::Introduce { person: None, name, unit, role }).unwrap();
    machine.on(in_days(2));
    machine
}

#[test]
fn the_bytes_hold_nothing_of_other_units_and_no_person_beyond_need() {
    let mut office = office();
    let text = hands_down(&mut office.machine, WATER);
    for held in ["泵站基坑积水未排", "弃土堵塞河道", "已电话告知水务局", "北河泵站", "李督查", "王综合", WATER]
    {
        assert!(text.contains(held), "{held} is needed");
    }
    let not_held = [
        "工程款迟迟未拨",
        "欠付三个月",
        "财政局答复月底再议",
        "项目例会纪要一份",
        "赵旁人",
        "钱联系",
        "13800001111",
        "孙副区长",
        "45678",
        "周主任",
        "节点滞后",
        "answer/",
        office.finance.as_str(),
        "local.",
    ];
    for held in not_held {
        assert!(!text.contains(held), "{held} is nothing that the unit needs");
    }
}

#[test]
fn the_file_is_one_like_any_other() {
    let mut office = office();
    let text = hands_down(&mut office.machine, WATER);
    let file = read(&text);
    assert_eq!((&file.kind, &file.warnings[..]), (&FileKind::Unit, &[][..]));
    assert_eq!((file.counts.projects, file.counts.visits, file.counts.problems, file.counts.people), (1, 1, 2, 2));
    let mut book = Book::default();
    for change in file.into_changes() {
        book.apply(change, None);
    }
    let tables = Tables::of(&book);
    assert_eq!(unshown(&book, &tables), [], "all of it has its page");
    let visit = tables.visits().next().unwrap();
    assert!(visit.is_only_named(), "no more than that there was a visit");
    let problem = tables.problem(&office.water).unwrap();
    assert_eq!((problem.state, problem.deadline), (ProblemState::Rectifying, Some(in_days(10))));
    let whole = office.machine.workbook.book();
    let history = |book: &Book| book.history(office.water.entity(), "state").len();
    assert_eq!(history(&book), history(whole), "the history of its own problems is not cut");
    assert!(!office.machine.tables().visits().next().unwrap().is_only_named());
}

#[test]
fn a_unit_that_assists_has_the_problem_too_and_one_without_problems_has_nothing() {
    let office = office();
    let book = office.machine.workbook.book();
    let held = |unit: &str| share_of(book, unit, &BTreeSet::new()).held;
    assert!(held("区应急局").contains(office.water.entity()));
    assert!(!held("区应急局").contains(office.shared.entity()));
    assert!(held(&format!(" {FINANCE} ")).contains(office.shared.entity()));
    assert_eq!((held("区教育局"), held("")), (BTreeSet::new(), BTreeSet::new()));
    let (exported, _) = export(book, &choice(&office.machine, "区教育局"), &Made::default());
    assert_eq!(exported.ids, []);
    let problems: Vec<_> = office.machine.tables().problems().map(|problem| (**problem).clone()).collect();
    let projects: Vec<_> = office.machine.tables().projects().map(|project| (**project).clone()).collect();
    let counts = units_with_work(&problems, &projects);
    let counted: Vec<(&str, usize, usize)> =
        counts.iter().map(|count| (&*count.unit, count.problems, count.open)).collect();
    assert_eq!(counted, [(WATER, 2, 2), (FINANCE, 2, 2), ("区应急局", 1, 1)]);
}

#[test]
fn what_the_unit_sends_back_is_put_together_and_nothing_is_lost() {
    let mut office = office();
    let text = hands_down(&mut office.machine, WATER);
    let mut water = of_unit("孙水务", WATER, &text);
    let viewer = Viewer { person: Some(water.me()), unit: WATER.to_owned() };
    assert!(water.tables().problems().all(|problem| is_mine(problem, &viewer)), "all that it holds is the unit's own");
    water.reports(&office.water, "已抽排并加设围挡").unwrap();
    water.asks_for(&office.shared, in_days(30), "弃土场未批").unwrap();
    remark(&mut water, office.water.entity(), "附照片三张，纸质另送");
    let (_, back) = export(water.workbook.book(), &Choice::Everything, &Made::default());

    // Meanwhile the office goes on.
    remark(&mut office.machine, office.water.entity(), "领导过问");
    let before = office.machine.tables().problem(&office.finance).unwrap().clone();
    let sent: Vec<Change> = read(&back).into_changes().collect();
    let mut other = Inspector::nobody();
    other.imports(sent.clone());
    other.gets_from(&office.machine);
    office.machine.imports(sent);
    assert_eq!(office.machine.conflicts(), Vec::<String>::new());
    let there = office.machine.tables();
    assert_eq!(there.problem(&office.water).unwrap().state, ProblemState::ToRecheck);
    assert_eq!(office.machine.text(office.water.entity(), "report"), "已抽排并加设围挡");
    assert_eq!(there.problem(&office.shared).unwrap().extension.as_ref().unwrap().to, in_days(30));
    assert_eq!(there.remarks_of(office.water.entity()).count(), 3);
    assert_eq!(there.problem(&office.finance).unwrap(), &before);
    let digest = |machine: &Inspector| canonical_digest(machine.workbook.book().shared_changes());
    assert_eq!(digest(&office.machine), digest(&other), "the order in which files come does not matter");
    assert_eq!(Tables::of(office.machine.workbook.book()), Tables::of(other.workbook.book()));

    // The whole book comes to the unit later, over its part.
    water.gets_from(&office.machine);
    assert_eq!(digest(&water), digest(&office.machine));
}

#[test]
fn a_file_for_one_unit_hands_over_its_problems_alone() {
    let mut office = office();
    let machine = &mut office.machine;
    let before = unexported(machine.workbook.book());
    assert!(before.count > 0);
    hands_down(machine, WATER);
    let left = unexported(machine.workbook.book());
    assert!(left.count < before.count);
    assert_eq!(left.records.problems, 1, "the one of the other unit has been assigned and is in no file");
    assert_eq!(left.records.projects, before.records.projects, "of a project the file holds a part");
    let log = export_log(machine.workbook.book());
    assert_eq!(log[0].scope, Scope::Unit(WATER.to_owned()));
    let water = office.water.clone();
    machine.does(Command::Hold { problem: water, why: "停电".to_owned() }).unwrap();
    assert_eq!(unexported(machine.workbook.book()).records.problems, 2, "what is done since is not in it");
}

#[test]
fn a_page_that_knows_no_such_files_takes_it_for_no_more_than_it_is() {
    let mut office = office();
    hands_down(&mut office.machine, WATER);
    let book = office.machine.workbook.book();
    let (of, _) = book.entities(ExportId::KIND).next().unwrap();
    assert!(!book.value(of, "scope").is_null(), "it is not the whole book");
    assert_eq!(*book.value(of, "upto"), Value::Map(Default::default()), "and reaches nothing");
}

#[test]
fn a_problem_that_went_to_another_unit_or_away_is_told_to_the_unit_that_had_it() {
    let mut office = office();
    let machine = &mut office.machine;
    let twice = raised(machine, &[("title", "重复登记的一条"), ("category", "ZL"), ("assisting", WATER)]);
    let first = hands_down(machine, WATER);
    let mut water = of_unit("孙水务", WATER, &first);
    assert!(water.tables().problem(&twice).is_some());
    machine.on(in_days(3));
    machine.edits(&office.water, "lead_unit", "区住建局").unwrap();
    machine.edits(&office.water, "assisting", "").unwrap();
    machine.edits(&office.water, "title", "转给住建局以后的说法").unwrap();
    let away = Command::step(twice.clone(), ProblemAction::Withdraw, Given::words("重复登记".to_owned())).unwrap();
    machine.does(away).unwrap();
    let second = hands_down(machine, WATER);
    assert!(!second.contains("转给住建局以后的说法"));
    water.imports(read(&second).into_changes().collect());
    let viewer = Viewer { person: Some(water.me()), unit: WATER.to_owned() };
    assert!(!is_mine(water.tables().problem(&office.water).unwrap(), &viewer));
    assert_eq!(water.tables().problem(&twice), None);
    assert_eq!(water.conflicts(), Vec::<String>::new());

    // A unit that never had them learns nothing of them.
    let other = hands_down(machine, "区应急局");
    assert!(!other.contains(twice.as_str()) && !other.contains(office.water.as_str()));
}

#[test]
fn a_visit_on_the_way_stays_with_its_inspector() {
    let mut li = Inspector::named("李督查").with_project("北河泵站");
    let (visit, project) = (li.starts("continuing"), li.project());
    let facts = texts(&[("title", "基坑积水"), ("category", "ZL"), ("lead_unit", WATER)]);
    li.does(Command::RaiseProblem { project, visit: Some(visit.clone()), item: None, facts }).unwrap();
    let own = |li: &Inspector| {
        let share = share_of(li.workbook.book(), WATER, &BTreeSet::new());
        share.changes.iter().any(|change| change.of() == visit.entity())
    };
    assert!(!own(&li));
    li.answers(&visit, "ct08", "fail").unwrap();
    li.fills_in(&visit, "findings", "节点滞后").unwrap();
    li.fills_in(&visit, "confirmed_by", "周主任").unwrap();
    li.finishes(&visit).unwrap();
    assert!(own(&li));
}

/// Writes an entry of a project.
fn puts(machine: &mut Inspector, register: &'static Register, of: &ProjectId, period: &str, facts: &[(&str, &str)]) {
    let (parent, period) = (Some(of.clone().into()), When::parse(period));
    let target = EntryTarget::OfKey { register, parent, period };
    machine.does(Command::PutEntry { target, facts: texts(facts) }).unwrap();
}

/// An office with a project of each of two units, and in every register something of both.
fn with_registers() -> (Inspector, ProjectId, ProjectId) {
    let mut machine = Inspector::in_role("周主任", "office");
    let projects = [("北河泵站", WATER), ("财政大楼", FINANCE)].map(|(name, unit)| {
        let facts = texts(&[("name", name), ("lead_unit", unit), ("phase", "续建"), ("contact", "钱联系 13800001111")]);
        machine.does(Command::AddProject { facts }).unwrap();
        machine.tables().projects().find(|project| project.name == name).unwrap().id.clone()
    });
    for (project, figure, department, reason) in
        [(&projects[0], "123.45", "区环保局", "天气"), (&projects[1], "777.77", "区行政审批局", "资金")]
    {
        puts(&mut machine, &month::REGISTER, project, "2026-03", &[("planned", figure)]);
        puts(&mut machine, &year_plan::REGISTER, project, "2026", &[("plan", figure)]);
        puts(&mut machine, &approval::REGISTER, project, "", &[("type", "环评"), ("unit", department)]);
        puts(&mut machine, &halt::REGISTER, project, "", &[("from", "2026-03-01"), ("reason", reason)]);
    }
    for (text, holder) in [("六月底前通水", WATER), ("拨款两千万", FINANCE)] {
        let facts = [("side", "政府"), ("text", text), ("holder", holder), ("due", "2026-06-30")];
        puts(&mut machine, &promise::REGISTER, &projects[0], "", &facts);
    }
    let [water, finance] = projects;
    (machine, water, finance)
}

#[test]
fn a_unit_has_the_registers_of_its_projects_and_its_own_promises_and_nothing_of_other_units() {
    let (mut machine, water, finance) = with_registers();
    let text = hands_down(&mut machine, WATER);
    for held in ["123.45", "区环保局", "weather", "六月底前通水", "北河泵站"] {
        assert!(text.contains(held), "{held} is needed");
    }
    for held in ["777.77", "区行政审批局", "funds", "拨款两千万", "财政大楼", FINANCE, "13800001111", finance.rest()]
    {
        assert!(!text.contains(held), "{held} is nothing that the unit needs");
    }
    let unit = of_unit("孙水务", WATER, &text);
    let registers: Vec<&str> =
        REGISTERS.iter().filter(|one| unit.tables().entries().all(one).next().is_some()).map(|one| one.kind).collect();
    let whole: Vec<&str> = REGISTERS
        .iter()
        .filter(|one| machine.tables().entries().all(one).next().is_some())
        .map(|one| one.kind)
        .collect();
    assert_eq!(registers, whole, "something of every register that holds something");
    let figure = |machine: &Inspector| {
        let (book, tables) = (machine.workbook.book(), machine.tables());
        let member = Member::of(book, tables, &water, Month::parse("2026-03").unwrap(), &FigureSettings::default());
        member.figure(Measure::PlanToDate, &FigureSettings::default()).value().ok()
    };
    assert_eq!(figure(&unit), figure(&machine));
    assert!(figure(&unit).is_some());
    assert_eq!(unshown(unit.workbook.book(), unit.tables()), [], "all of it has its page");
}

#[test]
fn what_a_unit_reports_of_its_project_comes_back_whole() {
    let (mut machine, water, _) = with_registers();
    let mut unit = of_unit("孙水务", WATER, &hands_down(&mut machine, WATER));
    puts(&mut unit, &month::REGISTER, &water, "2026-03", &[("reported", "99.5")]);
    let (_, back) = export(unit.workbook.book(), &Choice::Everything, &Made::default());
    machine.imports(read(&back).into_changes().collect());
    assert_eq!(machine.conflicts(), Vec::<String>::new());
    let of = machine.tables().entries().of(water.entity(), &month::REGISTER).next().unwrap().clone();
    assert_eq!((of.shown("planned", Lang::Zh), of.shown("reported", Lang::Zh)), ("123.45".into(), "99.5".into()));
}

#[test]
fn a_project_that_went_to_another_unit_is_told_to_the_unit_that_had_it() {
    let (mut machine, water, _) = with_registers();
    let mut unit = of_unit("孙水务", WATER, &hands_down(&mut machine, WATER));
    let facts = texts(&[("lead_unit", "区住建局")]);
    machine.does(Command::EditProject { project: water.clone(), facts }).unwrap();
    puts(&mut machine, &month::REGISTER, &water, "2026-04", &[("planned", "555.55")]);
    let promises: Vec<_> = machine.tables().entries().all(&promise::REGISTER).cloned().collect();
    let own = promises.iter().find(|one| one.text(promise::HOLDER) == WATER).unwrap();
    let again = EntryTarget::Existing(own.id.clone());
    machine.does(Command::PutEntry { target: again, facts: texts(&[("holder", "区住建局")]) }).unwrap();
    let second = hands_down(&mut machine, WATER);
    assert!(!second.contains("555.55"), "what was planned since is the other unit's");
    unit.imports(read(&second).into_changes().collect());
    assert_eq!(unit.tables().project(&water).unwrap().lead_unit, "区住建局");
    assert_eq!(unit.tables().entry(&own.id).unwrap().text(promise::HOLDER), "区住建局");
}

#[test]
fn a_draft_of_an_order_and_what_the_office_thinks_of_a_unit_stay_in_the_office() {
    let (mut machine, water, _) = with_registers();
    let draft = [("kind", "督办单"), ("to", WATER), ("demand", "限期补齐防汛手续"), ("due", "2026-12-31")];
    puts(&mut machine, &supervision_order::REGISTER, &water, "", &draft);
    let thought = [("kind", "批评"), ("unit", WATER), ("facts", "三次迟报月进度")];
    puts(&mut machine, &recommendation::REGISTER, &water, "", &thought);
    let text = hands_down(&mut machine, WATER);
    assert!(!text.contains("限期补齐防汛手续") && !text.contains("三次迟报月进度"));
    let order = machine.tables().entries().all(&supervision_order::REGISTER).next().unwrap().id.clone();
    let facts = texts(&[("issued_by", "段副区长")]);
    machine.does(Command::Act { entry: order, action: "issue".to_owned(), facts, why: String::new() }).unwrap();
    let text = hands_down(&mut machine, WATER);
    assert!(text.contains("限期补齐防汛手续") && !text.contains("三次迟报月进度"));
}
