//! Projects, people, units and checklists of the office's own.

use sitebook::book::{Deletion, Value};
use sitebook::domain::command::{Command, Refusal, project_id};
use sitebook::domain::fields::FieldError;
use sitebook::domain::ids::{ProjectId, TemplateId};
use sitebook::domain::kind::Kind;

use super::inspector::{Inspector, in_days, texts};

#[test]
fn two_machines_that_enter_the_same_project_mean_the_same_one() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let mut yang = Inspector::named("杨文斌").with_project("垃圾填埋场 ");
    assert_eq!(li.project(), yang.project());
    li.puts_together_with(&mut yang);
    assert_eq!((li.tables().projects().len(), yang.tables().projects().len()), (1, 1));
    assert_eq!(li.conflicts(), Vec::<String>::new());
}

#[test]
fn a_project_is_known_by_its_code_or_else_by_its_name() {
    assert_eq!(project_id("", "垃圾 填埋场"), project_id(" ", "垃圾填埋场"));
    assert_eq!(project_id("A 1", "甲"), project_id("A1", "乙"));
    assert_ne!(project_id("", "A1"), project_id("A1", ""));
    assert_eq!(project_id(" ", ""), None);
}

#[test]
fn the_same_name_is_not_given_twice() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let first = li.project();
    for name in ["垃圾填埋场", " 垃圾 填埋场 "] {
        assert_eq!(li.enters(name).unwrap_err(), Refusal::NameTaken(first.clone()), "{name}");
    }
    assert_eq!(li.enters("  ").unwrap_err(), Refusal::Needed(Kind::Project, "name"));
    let other = ProjectId::of(&li.enters("客运中心").unwrap().made.unwrap()).unwrap();
    let rename = |name: &str| Command::EditProject { project: other.clone(), facts: texts(&[("name", name)]) };
    assert_eq!(li.does(rename("垃圾填埋场")).unwrap_err(), Refusal::NameTaken(first));
    assert_eq!(li.does(rename("")).unwrap_err(), Refusal::Needed(Kind::Project, "name"));
    li.does(rename("客运 中心")).unwrap();
}

#[test]
fn a_fact_must_fit_its_field() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let field = |key: &str, error| Refusal::Field(Some(Kind::Project), key.to_owned(), error);
    assert_eq!(li.edits_project("total", "很多").unwrap_err(), field("total", FieldError::NotANumber));
    assert_eq!(li.edits_project("total", "-5").unwrap_err(), field("total", FieldError::Negative));
    assert_eq!(li.edits_project("planned_start", "明年").unwrap_err(), field("planned_start", FieldError::NotADate));
    assert_eq!(li.edits_project("phase", "飞行").unwrap_err(), field("phase", FieldError::NotAChoice));
    assert_eq!(li.edits_project("no_such", "x").unwrap_err(), Refusal::NotFound);
    li.edits_project("total", "28,600.75").unwrap();
    assert_eq!(li.edits_project("total", "28600.750").unwrap_err(), Refusal::NothingChanges);
}

#[test]
fn the_same_field_twice_in_one_command_is_no_conflict_with_oneself() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let project = li.project();
    let facts = texts(&[("location", "北山"), ("location", "东山"), ("location", "北山")]);
    li.does(Command::EditProject { project: project.clone(), facts }).unwrap();
    assert_eq!((li.text(project.entity(), "location"), li.conflicts().len()), ("北山", 0));
    let row = |place: &str| (project.clone().into(), vec![("location".to_owned(), Value::text(place))]);
    li.does(Command::ImportList { rows: vec![row("河口"), row("新桥")] }).unwrap();
    assert_eq!((li.text(project.entity(), "location"), li.conflicts().len()), ("新桥", 0));
}

#[test]
fn a_project_with_records_is_cancelled_and_not_deleted() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let project = li.project();
    let delete = |why: &str| Command::DeleteProject { project: project.clone(), why: why.to_owned() };
    let problem = li.raises("围挡倒伏");
    assert_eq!(li.does(delete("重复")).unwrap_err(), Refusal::HasRecords(Kind::Project));
    li.does(Command::Withdraw { problem, why: "重复".to_owned() }).unwrap();
    let visit = li.starts("continuing");
    assert_eq!(li.does(delete("重复")).unwrap_err(), Refusal::HasRecords(Kind::Project));
    li.does(Command::DiscardVisit { visit, why: "走错".to_owned() }).unwrap();
    assert_eq!(li.does(delete("")).unwrap_err(), Refusal::ReasonNeeded);
    let done = li.does(delete("重复")).unwrap();
    assert_eq!(li.tables().projects().len(), 0);
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.tables().projects().len(), 1);
}

#[test]
fn a_list_that_names_a_deleted_project_brings_it_back_with_what_the_list_says() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let project = li.project();
    li.edits_project("location", "北山").unwrap();
    li.does(Command::DeleteProject { project: project.clone(), why: "重复".to_owned() }).unwrap();
    let row = vec![("name".to_owned(), Value::text("垃圾填埋场")), ("total".to_owned(), Value::text("2000"))];
    let done = li.does(Command::ImportList { rows: vec![(project.clone().into(), row.clone())] }).unwrap();
    assert_eq!(li.workbook.book().deletion(project.entity()), Deletion::Alive);
    assert_eq!((li.text(project.entity(), "total"), li.text(project.entity(), "location")), ("2000", ""));
    assert_eq!(
        li.does(Command::ImportList { rows: vec![(project.clone().into(), row)] }).unwrap_err(),
        Refusal::NothingChanges
    );
    li.undoes(&done.ids()).unwrap();
    assert_eq!(li.workbook.book().deletion(project.entity()), Deletion::Deleted);
}

#[test]
fn a_list_with_a_value_that_does_not_fit_changes_nothing() {
    let mut li = Inspector::named("李秀芳");
    let before = li.workbook.book().len();
    let rows = vec![
        (project_id("", "甲").unwrap().into(), vec![("name".to_owned(), Value::text("甲"))]),
        (project_id("", "乙").unwrap().into(), vec![("total".to_owned(), Value::text("很多"))]),
    ];
    assert_eq!(
        li.does(Command::ImportList { rows }).unwrap_err(),
        Refusal::Field(Some(Kind::Project), "total".to_owned(), FieldError::NotANumber)
    );
    assert_eq!(li.workbook.book().len(), before);
}

#[test]
fn whoever_comes_first_introduces_themself() {
    let mut new = Inspector::nobody();
    let introduce = |name: &str, role: &str| Command::Introduce {
        person: None,
        name: name.into(),
        unit: String::new(),
        role: role.into(),
    };
    assert_eq!(new.does(introduce(" ", "inspector")).unwrap_err(), Refusal::Needed(Kind::Person, "name"));
    assert_eq!(new.does(introduce("李秀芳", "emperor")).unwrap_err(), Refusal::Needed(Kind::Person, "role"));
    new.does(introduce("李秀芳", "office")).unwrap();
    let me = new.me();
    assert_eq!(new.tables().person(&me).unwrap().name, "李秀芳");
    assert!(new.workbook.book().history(me.entity(), "name").iter().all(|change| change.by() == me.entity()));
    assert!(new.file().iter().all(|change| !change.of().is_local()), "who uses the machine stays on it");
}

#[test]
fn a_remark_is_about_something_and_says_something() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let of = li.project().entity().clone();
    let remark = |of: &_, text: &str| Command::Remark { of: Clone::clone(of), text: text.to_owned() };
    assert_eq!(li.does(remark(&of, " ")).unwrap_err(), Refusal::Needed(Kind::Remark, "text"));
    assert_eq!(li.does(remark(&"project/nowhere".parse().unwrap(), "在吗")).unwrap_err(), Refusal::NotFound);
    li.does(remark(&of, "已催办")).unwrap();
    li.does(remark(&of, "再催办")).unwrap();
    let said: Vec<_> = li.tables().remarks_of(&of).map(|remark| remark.text.clone()).collect();
    assert_eq!(said, ["已催办", "再催办"]);
}

const CHECKLIST: &str = r#"{"key":"draft","version":1,"title":{"zh":"自定","en":""},"purpose":{"zh":"","en":""},"phases":[],
    "sections":[{"key":"all","title":{"zh":"全部","en":""},"items":[{"key":"a1","prompt":{"zh":"围挡完整","en":""},"kind":"check"}]}]}"#;

#[test]
fn a_checklist_of_the_office_gets_a_name_of_its_own_and_one_version_after_the_other() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    // Many, since the name is made of random digits and any of them must do.
    for _ in 0..20 {
        let made = li.publishes(None, CHECKLIST).unwrap().made.unwrap();
        let id = TemplateId::of(&made).unwrap();
        li.publishes(Some(id.clone()), &CHECKLIST.replace("围挡完整", "围挡连续")).unwrap();
        let prompts =
            [1, 2].map(|version| li.tables().template(id.rest(), version).unwrap().item("a1").unwrap().prompt.clone());
        assert_eq!(prompts.map(|prompt| prompt.zh.into_owned()), ["围挡完整", "围挡连续"]);
    }
    let wording = r#""prompt":{"zh":"围挡完整","en":""},"unmet":{"zh":"围挡有缺口","en":""}"#;
    let worded = CHECKLIST.replace(r#""prompt":{"zh":"围挡完整","en":""}"#, wording);
    let made = li.publishes(None, &worded).unwrap().made.unwrap();
    let unmet = |li: &Inspector, rest: &str| li.tables().template(rest, 1).unwrap().item("a1").unwrap().unmet.clone();
    assert_eq!(unmet(&li, made.rest()).unwrap().zh, "围挡有缺口");
    let without = li.publishes(None, CHECKLIST).unwrap().made.unwrap();
    assert_eq!(unmet(&li, without.rest()), None, "as checklists had it before there was one");
    assert_eq!(li.publishes(None, "{}").unwrap_err(), Refusal::Needed(Kind::Template, "items"));
    let untitled = CHECKLIST.replace("自定", "");
    assert_eq!(li.publishes(None, &untitled).unwrap_err(), Refusal::Needed(Kind::Template, "title"));
}

#[test]
fn a_unit_that_is_taken_off_the_list_stays_in_records() {
    let mut li = Inspector::named("李秀芳").with_project("垃圾填埋场");
    let set = |kind: &str| Command::SetUnit { name: " 区建委 ".into(), kind: kind.into(), parent: String::new() };
    assert_eq!(li.does(set("palace")).unwrap_err(), Refusal::Needed(Kind::Unit, "kind"));
    li.does(set("construction")).unwrap();
    let problem = li.raises("围挡倒伏");
    li.assigns(&problem, "区建委", in_days(5)).unwrap();
    li.does(Command::RemoveUnit { name: "区建委".to_owned() }).unwrap();
    assert_eq!(li.problem(&problem).lead_unit, "区建委");
    assert_eq!(li.does(Command::RemoveUnit { name: "区水务局".to_owned() }).unwrap_err(), Refusal::NotFound);
}
