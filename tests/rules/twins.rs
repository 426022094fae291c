//! 疑似重复 and 同一项目: one project that was entered on two machines.

use sitebook::book::Value;
use sitebook::domain::belonging::with_projects;
use sitebook::domain::command::{Command, EntryTarget, Refusal, TwinWish};
use sitebook::domain::figures::month::Month;
use sitebook::domain::ids::ProjectId;
use sitebook::domain::joined::SAME_AS;
use sitebook::domain::registers::{monthly_progress, promise};
use sitebook::domain::tables::Tables;
use sitebook::domain::twins::{Why, pairs};
use sitebook::domain::when::When;

use crate::inspector::{Inspector, texts};

fn enters(who: &mut Inspector, facts: &[(&str, &str)]) -> ProjectId {
    let done = who.does(Command::AddProject { facts: texts(facts) }).unwrap();
    ProjectId::of(&done.made.unwrap()).unwrap()
}

fn joins(who: &mut Inspector, kept: &ProjectId, other: &ProjectId) -> Vec<sitebook::book::ChangeId> {
    let wish = TwinWish::Join { kept: kept.clone(), other: other.clone() };
    who.does(Command::Twin(wish)).unwrap().ids()
}

fn writes_month(who: &mut Inspector, project: &ProjectId, month: &str, fact: (&str, &str)) {
    let target = EntryTarget::OfKey {
        register: &monthly_progress::REGISTER,
        parent: Some(project.clone().into()),
        period: When::parse(month),
    };
    who.does(Command::PutEntry { target, facts: texts(&[fact]) }).unwrap();
}

fn months(who: &Inspector, project: &ProjectId) -> Vec<(Option<Month>, bool)> {
    let all = who.tables().entries().of(project.entity(), &monthly_progress::REGISTER);
    let month = |part: Option<(i32, u32)>| part.and_then(|(year, month)| Month::new(year, month));
    let mut all: Vec<_> = all.map(|entry| (month(entry.key.month()), entry.is_astray)).collect();
    all.sort();
    all
}

/// What the tables say must follow from the book alone, in whatever order it was learnt.
fn is_whole(who: &Inspector) {
    assert_eq!(who.tables(), &Tables::of(who.workbook.book()));
}

/// Two machines that entered one project, put together: 王芳's has a problem, 周主任's a visit.
fn twice() -> (Inspector, ProjectId, ProjectId) {
    let mut wang = Inspector::named("王芳").with_project("垃圾填埋场");
    wang.edits_project("location", "铜都镇").unwrap();
    wang.raises("基坑未支护");
    let ours = wang.project();
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场建设项目");
    zhou.visited();
    let theirs = zhou.project();
    zhou.gets_from(&wang);
    (zhou, ours, theirs)
}

#[test]
fn projects_that_look_like_one_are_found_with_the_reason() {
    let mut zhou = Inspector::in_role("周主任", "office");
    for facts in [
        &[("name", "垃圾填埋场"), ("location", "铜都镇")][..],
        &[("name", "垃圾填埋场建设项目（新建）")],
        &[("name", "南郊新城一期"), ("code", "2026-01")],
        &[("name", "南郊配套道路"), ("code", "２０２６-01")],
        &[("name", "碧谷冶金园一期")],
        &[("name", "碧谷冶金园二期")],
        &[("name", "拖布卡水厂"), ("location", "拖布卡镇")],
        &[("name", "拖布卡水厂工程"), ("location", "汤丹镇")],
        &[("name", "因民小学教学楼"), ("location", "因民镇"), ("lead_unit", "区教育局")],
        &[("name", "因民小学教学楼及食堂"), ("location", "因民镇"), ("lead_unit", "区教育局")],
    ] {
        enters(&mut zhou, facts);
    }
    let name = |id: &ProjectId| zhou.tables().project(id).unwrap().name.clone();
    let mut found: Vec<_> = pairs(zhou.workbook.book(), zhou.tables())
        .iter()
        .map(|pair| {
            let mut names = [name(&pair.one), name(&pair.other)];
            names.sort();
            (pair.why, names)
        })
        .collect();
    found.sort();
    let expected = [
        (Why::Code, ["南郊新城一期", "南郊配套道路"]),
        (Why::NearName, ["垃圾填埋场", "垃圾填埋场建设项目（新建）"]),
        (Why::Place, ["因民小学教学楼", "因民小学教学楼及食堂"]),
    ];
    assert_eq!(found, expected.map(|(why, names)| (why, names.map(str::to_owned))));
}

#[test]
fn joined_projects_are_one_with_what_belongs_to_both_and_apart_again_when_it_is_undone() {
    let (mut zhou, ours, theirs) = twice();
    let before = (zhou.tables().visits_of(&theirs).count(), zhou.tables().problems_of(&ours).count());
    assert_eq!(before, (1, 1));
    let changes = joins(&mut zhou, &theirs, &ours);
    is_whole(&zhou);
    let tables = zhou.tables();
    assert_eq!(tables.projects().map(|project| &*project.name).collect::<Vec<_>>(), ["垃圾填埋场建设项目"]);
    assert_eq!(tables.project(&ours).unwrap().id, theirs, "the other id leads to the kept one");
    assert_eq!((tables.visits_of(&theirs).count(), tables.problems_of(&theirs).count()), (1, 1));
    assert!(tables.problems().all(|problem| problem.project == theirs));
    assert_eq!(zhou.text(ours.entity(), "name"), "垃圾填埋场", "its record and its history stay");
    assert!(pairs(zhou.workbook.book(), zhou.tables()).is_empty());
    zhou.undoes(&changes).unwrap();
    is_whole(&zhou);
    assert_eq!(zhou.tables().projects().len(), 2);
    assert_eq!(zhou.tables().problems_of(&ours).count(), 1);
    assert_eq!(pairs(zhou.workbook.book(), zhou.tables()).len(), 1);
}

#[test]
fn two_that_are_not_the_same_are_not_offered_again_here_or_elsewhere() {
    let (mut zhou, ours, theirs) = twice();
    zhou.does(Command::Twin(TwinWish::TellApart { one: ours.clone(), other: theirs.clone() })).unwrap();
    let colleague = zhou.colleague("李强", "inspector");
    for who in [&zhou, &colleague] {
        assert!(pairs(who.workbook.book(), who.tables()).is_empty());
    }
    zhou.does(Command::Twin(TwinWish::Forget { one: theirs, other: ours })).unwrap();
    assert_eq!(pairs(zhou.workbook.book(), zhou.tables()).len(), 1);
}

#[test]
fn two_devices_that_join_the_other_way_round_agree_once_they_are_put_together() {
    let (mut zhou, ours, theirs) = twice();
    let mut wang = zhou.colleague("王芳", "inspector");
    joins(&mut zhou, &theirs, &ours);
    joins(&mut wang, &ours, &theirs);
    zhou.puts_together_with(&mut wang);
    let kept = ours.clone().min(theirs);
    for who in [&zhou, &wang] {
        is_whole(who);
        assert_eq!(who.tables().projects().map(|project| &project.id).collect::<Vec<_>>(), [&kept]);
        assert_eq!((who.tables().visits_of(&kept).count(), who.tables().problems_of(&kept).count()), (1, 1));
    }
    zhou.does(Command::Twin(TwinWish::Separate { project: ours.clone() })).unwrap();
    is_whole(&zhou);
    assert_eq!(zhou.tables().projects().len(), 1, "the other one still says so");
}

#[test]
fn a_month_that_both_have_counts_once_and_what_only_one_has_counts_too() {
    let (mut zhou, ours, theirs) = twice();
    writes_month(&mut zhou, &ours, "2026-07", ("planned", "100"));
    writes_month(&mut zhou, &ours, "2026-08", ("planned", "110"));
    writes_month(&mut zhou, &theirs, "2026-08", ("planned", "120"));
    joins(&mut zhou, &theirs, &ours);
    is_whole(&zhou);
    let (july, august) = (Month::new(2026, 7), Month::new(2026, 8));
    assert_eq!(months(&zhou, &theirs), [(july, false), (august, false), (august, true)]);
    // Writing on goes into the month that is there, so that nothing of it drops out of sight.
    let entries = zhou.tables().entries().len();
    writes_month(&mut zhou, &theirs, "2026-07", ("reported", "90"));
    assert_eq!(zhou.tables().entries().len(), entries);
    is_whole(&zhou);
    // The kept one's month goes: the other's counts.
    let entry = {
        let mut kept = zhou.tables().entries().of(theirs.entity(), &monthly_progress::REGISTER);
        kept.find(|entry| entry.key.month() == Some((2026, 8)) && !entry.is_astray).unwrap().id.clone()
    };
    let why = "重复".to_owned();
    zhou.does(Command::DropEntry { entry, why }).unwrap();
    is_whole(&zhou);
    assert_eq!(months(&zhou, &theirs), [(july, false), (august, false)]);
}

#[test]
fn what_belongs_to_either_goes_along_in_a_file_of_the_kept_one() {
    let (mut zhou, ours, theirs) = twice();
    let target = EntryTarget::OfKey { register: &promise::REGISTER, parent: Some(ours.clone().into()), period: None };
    let promised = [("side", "政府"), ("text", "九月底交地"), ("holder", "区建委"), ("due", "2026-09-30")];
    zhou.does(Command::PutEntry { target, facts: texts(&promised) }).unwrap();
    joins(&mut zhou, &theirs, &ours);
    let file = with_projects(zhou.workbook.book(), std::slice::from_ref(&theirs));
    assert!(file.contains(ours.entity()) && file.contains(theirs.entity()));
    let problem = zhou.tables().problems().next().unwrap().id.clone();
    assert!(file.contains(problem.entity()));
    let promise = zhou.tables().entries().of(theirs.entity(), &promise::REGISTER).next().unwrap();
    assert!(file.contains(&promise.id));
}

#[test]
fn a_kept_project_that_is_gone_keeps_nobody() {
    let (mut zhou, ours, theirs) = twice();
    joins(&mut zhou, &theirs, &ours);
    // By another program, which knows nothing of what belongs to it.
    let at = sitebook::book::Stamp::new(zhou.moment.milliseconds + 1, 0, 7);
    let deleted = zhou.workbook.book().delete(theirs.entity(), zhou.me().entity(), at).seal();
    zhou.imports(vec![deleted]);
    is_whole(&zhou);
    assert_eq!(zhou.tables().projects().map(|project| &project.id).collect::<Vec<_>>(), [&ours]);
    assert_eq!(zhou.tables().problems_of(&ours).count(), 1);
}

#[test]
fn a_unit_joins_nothing_and_nobody_joins_what_is_not_there() {
    let (mut zhou, ours, theirs) = twice();
    let mut unit = zhou.colleague("赵工", "unit");
    let wish = || Command::Twin(TwinWish::Join { kept: theirs.clone(), other: ours.clone() });
    assert_eq!(unit.does(wish()).unwrap_err(), Refusal::RoleMayNot);
    zhou.does(wish()).unwrap();
    assert_eq!(zhou.does(wish()).unwrap_err(), Refusal::NotFound, "it is joined already");
    assert_eq!(zhou.workbook.book().value(ours.entity(), SAME_AS), &Value::text(theirs.as_str()));
}
