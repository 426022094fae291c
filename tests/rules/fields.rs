//! Fields that were one and are several now, what an old book holds in them, and what is said of them.

use sitebook::book::Value;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::cumulative::{Basis, UNDECIDED, of_the_same_import};
use sitebook::domain::defaults::{LEADERS, leader};
use sitebook::domain::fields::{field_name, show, spec};
use sitebook::domain::ids::ProjectId;
use sitebook::domain::text::Lang;
use sitebook::domain::units::{CAPACITY_UNIT, QUANTITY_UNIT};
use sitebook::domain::warnings::{FieldWarning, field_warning};

use super::inspector::{Inspector, day, texts};

fn li() -> Inspector {
    Inspector::named("李秀芳").with_project("垃圾填埋场")
}

fn tells(inspector: &mut Inspector, projects: &[ProjectId], basis: Basis) -> Result<usize, Refusal> {
    inspector.does(Command::TellBasis { projects: projects.to_vec(), basis }).map(|done| done.skipped)
}

fn sums(inspector: &Inspector, project: &ProjectId) -> [String; 3] {
    ["ytd", "since_start", UNDECIDED].map(|key| inspector.text(project.entity(), key).to_owned())
}

#[test]
fn a_figure_goes_where_it_is_said_to_belong_and_comes_back() {
    let mut li = li();
    let project = li.project();
    li.edits_project(UNDECIDED, "7372.68").unwrap();
    let done = li.does(Command::TellBasis { projects: vec![project.clone()], basis: Basis::ThisYear }).unwrap();
    assert_eq!(sums(&li, &project), ["7372.68", "", ""]);
    li.undoes(&done.ids()).unwrap();
    assert_eq!(sums(&li, &project), ["", "", "7372.68"]);
    tells(&mut li, std::slice::from_ref(&project), Basis::SinceStart).unwrap();
    assert_eq!(sums(&li, &project), ["", "7372.68", ""]);
    assert_eq!(tells(&mut li, &[project], Basis::SinceStart).unwrap_err(), Refusal::NothingChanges);
}

#[test]
fn no_figure_is_written_over_by_another() {
    let mut li = li();
    let first = li.project();
    let second = ProjectId::of(&li.enters("客运中心").unwrap().made.unwrap()).unwrap();
    for (project, facts) in [(&first, [(UNDECIDED, "10"), ("ytd", "20")]), (&second, [(UNDECIDED, "30"), ("ytd", "")])]
    {
        li.does(Command::EditProject { project: project.clone(), facts: texts(&facts) }).unwrap();
    }
    let alone = tells(&mut li, std::slice::from_ref(&first), Basis::ThisYear);
    assert_eq!(alone.unwrap_err(), Refusal::AnotherFigure(Basis::ThisYear));
    assert_eq!(tells(&mut li, &[first.clone(), second.clone()], Basis::ThisYear), Ok(1));
    assert_eq!(sums(&li, &first), ["20", "", "10"], "left as it was");
    assert_eq!(sums(&li, &second), ["30", "", ""]);
}

#[test]
fn two_who_say_the_same_agree() {
    let mut li = li();
    let project = li.project();
    li.edits_project(UNDECIDED, "7372.68").unwrap();
    let mut yang = li.colleague("杨文斌", "office");
    for one in [&mut li, &mut yang] {
        tells(one, std::slice::from_ref(&project), Basis::ThisYear).unwrap();
    }
    li.puts_together_with(&mut yang);
    for one in [&li, &yang] {
        assert_eq!(one.conflicts(), Vec::<String>::new());
        assert_eq!(sums(one, &project), ["7372.68", "", ""]);
    }
}

#[test]
fn a_figure_that_people_disagree_about_is_decided_first() {
    let mut li = li();
    let project = li.project();
    li.edits_project("location", "北山").unwrap();
    let mut yang = li.colleague("杨文斌", "office");
    li.edits_project(UNDECIDED, "10").unwrap();
    yang.edits_project(UNDECIDED, "11").unwrap();
    li.puts_together_with(&mut yang);
    assert_eq!(tells(&mut li, &[project], Basis::ThisYear).unwrap_err(), Refusal::NothingChanges);
}

#[test]
fn figures_of_one_import_are_told_together() {
    let mut li = li();
    let row = |name: &str, figure: &str| {
        let project = sitebook::domain::command::project_id("", name).unwrap();
        let facts = [("name", name), (UNDECIDED, figure)];
        (project.into(), facts.map(|(key, text)| (key.to_owned(), Value::text(text))).to_vec())
    };
    li.does(Command::ImportList { rows: vec![row("甲", "1"), row("乙", "2"), row("丙", "3")] }).unwrap();
    let of = |name: &str| sitebook::domain::command::project_id("", name).unwrap();
    let together = of_the_same_import(li.workbook.book(), &of("乙"));
    assert_eq!((together.len(), &together[0]), (3, &of("乙")));
    assert_eq!(tells(&mut li, &together, Basis::SinceStart), Ok(0));
    for (name, figure) in [("甲", "1"), ("乙", "2"), ("丙", "3")] {
        assert_eq!(sums(&li, &of(name)), ["", figure, ""]);
    }
    assert_eq!(of_the_same_import(li.workbook.book(), &of("乙")), Vec::new(), "nothing is left to be told");
    let mut yang = li.colleague("杨文斌", "office");
    yang.edits_project(UNDECIDED, "9").unwrap();
    assert_eq!(of_the_same_import(yang.workbook.book(), &yang.project()).len(), 1, "another hand wrote the others");
}

/// What programs up to 0.2.0 wrote into fields that are several now, or read differently: it stays, under names that say what it is.
#[test]
fn what_an_old_book_holds_is_kept() {
    let mut li = li();
    let project = li.project();
    let of = project.entity().clone();
    let old = [
        (UNDECIDED, "7372.68", "累计完成投资（口径未定）", "7372.68"),
        ("phase", "newly_started", "项目阶段", "刚开工"),
        ("sector", "industry", "行业", "工业"),
        ("patron", "马副区长", "包保领导", "马副区长"),
        ("responsible", "周主任 13812345678", "责任人", "周主任 13812345678"),
        ("annual_plan", "14423.91", "年度计划投资", "14423.91"),
        ("capacity", "年产60万吨", "设计产能", "年产60万吨"),
    ];
    let mut before = Vec::new();
    for (key, value, ..) in old {
        let stamp = sitebook::book::Stamp::new(1_790_000_000_000, u16::try_from(before.len()).unwrap(), 9);
        before.push(li.writes_plainly(&of, key, Value::text(value), stamp));
    }
    li.imports(before);
    let book = li.workbook.book();
    for (key, value, name, shown) in old {
        let spec = spec(ProjectId::KIND, key).unwrap();
        assert_eq!(book.text(&of, key), value, "{key}");
        assert_eq!(field_name(Some(sitebook::domain::kind::Kind::Project), key, Lang::Zh), name);
        assert_eq!(show(book, &of, spec, book.value(&of, key), Lang::Zh), shown, "{key}");
    }
    for key in ["ytd", "since_start", "nature", "industry", "deputy", "leader", "liaison", "contact", "phone"] {
        assert!(book.value(&of, key).is_null(), "{key} is not made up");
    }
    let doubt = field_warning("phase", |key| book.text(&of, key), day("2026-11-23"));
    assert_eq!(doubt, Some(FieldWarning::StartNotSaid), "新建 of an old import may have become 刚开工");
}

#[test]
fn the_cause_of_a_problem_is_said_in_words() {
    let mut li = li();
    let problem = li.raises("论证不足");
    for (category, cause, shown) in
        [("QQ", "appraisal", "论证不充分"), ("ZL", "appraisal", "appraisal"), ("QQ", "人手不够", "人手不够")]
    {
        // One of the two may stand there already.
        drop(li.edits(&problem, "category", category));
        drop(li.edits(&problem, "cause", cause));
        let of = problem.entity();
        let spec = spec(of.kind(), "cause").unwrap();
        let book = li.workbook.book();
        assert_eq!(show(book, of, spec, book.value(of, "cause"), Lang::Zh), shown, "{category} {cause}");
    }
}

#[test]
fn who_answers_for_a_problem_is_the_nearest_leader_of_the_project() {
    let mut li = li();
    let project = li.project();
    assert_eq!(leader(li.workbook.book(), &project), "");
    for key in LEADERS.into_iter().rev() {
        li.edits_project(key, key).unwrap();
        assert_eq!(leader(li.workbook.book(), &project), key);
    }
}

/// The units that checklists leave to the project are fields of it.
#[test]
fn a_project_names_the_units_that_checklists_leave_to_it() {
    for unit in [&QUANTITY_UNIT, &CAPACITY_UNIT] {
        let key = unit.field.unwrap();
        assert!(spec(ProjectId::KIND, key).is_some(), "{key}");
        let mut li = li();
        li.edits_project(key, " m³ ").unwrap();
        assert_eq!(li.text(li.project().entity(), key), "m³");
    }
}

#[test]
fn an_industry_typed_as_the_sector_is_both() {
    let mut li = li();
    let of = li.project().entity().clone();
    li.edits_project("sector", "磷化工").unwrap();
    assert_eq!((li.text(&of, "sector"), li.text(&of, "industry")), ("industry", "phosphate"));
    let both = texts(&[("sector", "化工"), ("industry", "磷化工")]);
    li.does(Command::EditProject { project: li.project(), facts: texts(&[("industry", "")]) }).unwrap();
    li.does(Command::EditProject { project: li.project(), facts: both }).unwrap();
    assert_eq!((li.text(&of, "sector"), li.text(&of, "industry")), ("industry", "phosphate"));
}
