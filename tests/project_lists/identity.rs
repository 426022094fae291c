//! Which project a row is: codes that a spreadsheet has spoiled, names that only look different, names that several have, projects that
//! were deleted.

use sitebook::app::workbook::Workbook;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::fields::FieldError;
use sitebook::domain::ids::ProjectId;
use sitebook::domain::kind::Kind;
use sitebook::exchange::list::{CellError, Choices, Counts, Mapping, Note, Outcome, PlaceField, Plan, RowError, Rows};

use crate::desk::{counts, field, import, import_into, imported, moment, names, plan, project, table, workbook};

#[test]
fn a_code_that_a_spreadsheet_has_spoiled_joins_nothing() {
    for code in ["2.40318E+11", "2.4E+11", "320115000000001000", "####", "#N/A", "1.0E+5", "２．４Ｅ＋１１"] {
        let list = |name: &str| format!("项目编号,项目名称,总投资(万元)\n{code},{name},500\n");
        let mut workbook = imported(&list("西岭隧道"));
        assert_eq!(counts(&workbook, &list("东岭隧道")), (1, 0, 0, 0), "{code}");
        import_into(&mut workbook, &list("东岭隧道"));
        assert_eq!(names(&workbook), ["东岭隧道", "西岭隧道"]);
        assert_eq!(field(&workbook, "西岭隧道", "code"), "");
        assert_eq!(counts(&workbook, &list("西岭隧道")), (0, 0, 1, 0), "{code}");
        let wrong = &plan(&workbook, &table(&list("西岭隧道"))).rows[0].wrong;
        assert_eq!(wrong.iter().map(|cell| cell.why.clone()).collect::<Vec<_>>(), [CellError::SpoiledCode]);
    }
    let mut workbook = imported("项目编号,项目名称\n240318000001,西岭隧道\n");
    assert_eq!(counts(&workbook, "项目编号,项目名称\n2.40318E+11,西岭隧道\n"), (0, 0, 1, 0));
    import_into(&mut workbook, "项目编号,项目名称,总投资(万元)\n2.40318E+11,西岭隧道,9\n");
    assert_eq!((field(&workbook, "西岭隧道", "code"), field(&workbook, "西岭隧道", "total")), ("240318000001", "9"));
    assert_eq!(counts(&workbook, "项目编号,项目名称\n240318000001,改名隧道\n"), (0, 1, 0, 0), "a good code is one");
}

#[test]
fn a_spoiled_code_of_an_old_book_is_no_identity_either() {
    let mut workbook = imported("项目名称\n西岭隧道\n");
    let project = project(&workbook, "西岭隧道").id.clone();
    let facts = vec![("code".to_owned(), "2.40318E+11".to_owned())];
    workbook.dispatch(Command::EditProject { project, facts }, moment()).unwrap();
    assert_eq!(counts(&workbook, "项目编号,项目名称\n240318000001,西岭隧道\n"), (0, 1, 0, 0));
    assert_eq!(counts(&workbook, "项目编号,项目名称\n2.40318E+11,东岭隧道\n"), (1, 0, 0, 0));
}

#[test]
fn names_that_look_the_same_are_the_same() {
    let base = "项目名称,总投资(万元)\n北河泵站,1000\n南湖闸,800\nＧ15连接线,5\n";
    let mut workbook = imported(base);
    let unseen = "项目名称,总投资(万元)\n北河泵站\u{200b},1200\u{200b}\n\u{feff}南湖\u{ad}闸,900\ng１５连接线,5\n";
    assert_eq!(counts(&workbook, unseen), (0, 2, 1, 0));
    import_into(&mut workbook, unseen);
    assert_eq!((names(&workbook).len(), field(&workbook, "北河泵站", "total")), (3, "1200"));
    assert_eq!(counts(&workbook, base), (0, 2, 1, 0));

    for name in ["北河泵站\u{200b}", "北 河 泵 站", "\u{202a}北河泵站\u{202c}"] {
        let facts = vec![("name".to_owned(), name.to_owned())];
        let refused = workbook.dispatch(Command::AddProject { facts }, moment());
        assert!(matches!(refused, Err(Refusal::NameTaken(_))), "{name:?}");
    }
    for name in ["\u{200b}", "\u{3164}", " \u{feff} "] {
        let facts = vec![("name".to_owned(), name.to_owned())];
        let refused = workbook.dispatch(Command::AddProject { facts }, moment());
        assert!(matches!(refused, Err(Refusal::Needed(Kind::Project, "name"))), "{name:?}");
    }
    assert_eq!(counts(&workbook, "项目名称,总投资(万元)\n\u{200b},5\n"), (0, 0, 0, 1));
    let facts = vec![("name".to_owned(), "\u{feff}东闸\u{200b}".to_owned()), ("total".to_owned(), "3亿".to_owned())];
    workbook.dispatch(Command::AddProject { facts }, moment()).unwrap();
    assert_eq!(field(&workbook, "东闸", "total"), "30000");
    let facts = vec![("name".to_owned(), "西闸".to_owned()), ("total".to_owned(), "3 5".to_owned())];
    let refused = workbook.dispatch(Command::AddProject { facts }, moment());
    assert!(matches!(refused, Err(Refusal::Field(_, key, FieldError::NotANumber)) if key == "total"));
}

#[test]
fn a_machine_with_a_list_and_one_with_a_form_mean_the_same_project() {
    for (typed, listed) in [("ＤＣ－１", "DC-1"), ("dc-1", "ＤＣ－１"), ("北河泵站（二期）", "北河泵站(二期)\u{200b}")]
    {
        let mut form = workbook(1);
        let facts = vec![("name".to_owned(), typed.to_owned())];
        form.dispatch(Command::AddProject { facts }, moment()).unwrap();
        let list = imported(&format!("项目名称,行业\n{listed},市政\n"));
        let ids = |workbook: &Workbook| workbook.tables().projects().map(|one| one.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&form), ids(&list), "{typed} {listed}");
    }
    // As every version before this one made them.
    let ids = |list: &str| imported(list).tables().projects().map(|one| one.id.rest().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids("项目名称,行业\n北河泵站（二期）,市政\n"), ["d540a12e39815d63327d8959579307b5"]);
    assert_eq!(ids("项目编号,项目名称\nDC-1,北河泵站\n"), ["588c36a383778b0ee80c7f41533b960f"]);
}

#[test]
fn a_column_of_dates_is_read_in_one_order() {
    let list = "项目名称,开工时间\n北河泵站,12/31/2023\n南湖闸,12/01/2023\n西岭隧道,03/15/2024\n东岭隧道,03/04/2024\n";
    let workbook = imported(list);
    let starts: Vec<&str> = ["北河泵站", "南湖闸", "西岭隧道", "东岭隧道"]
        .iter()
        .map(|name| field(&workbook, name, "planned_start"))
        .collect();
    assert_eq!(starts, ["2023-12-31", "2023-12-01", "2024-03-15", "2024-03-04"]);
    let open = plan(&workbook, &table("项目名称,开工时间\n北河泵站,03/04/2024\n"));
    assert_eq!(open.rows[0].wrong[0].why, CellError::NoDayOrder);
}

#[test]
fn suspended_in_the_phase_column_leaves_the_phase_as_it_is() {
    let mut workbook = imported("项目名称,阶段\n甲,续建\n乙,停工\n");
    assert_eq!((field(&workbook, "乙", "phase"), field(&workbook, "乙", "overlay")), ("", "suspended"));
    import_into(&mut workbook, "项目名称,阶段\n甲,已停工\n乙,取消\n");
    assert_eq!((field(&workbook, "甲", "phase"), field(&workbook, "甲", "overlay")), ("continuing", "suspended"));
    assert_eq!(field(&workbook, "乙", "overlay"), "cancelled");
    import_into(&mut workbook, "项目名称,阶段,停工/取消\n甲,暂停,取消\n");
    assert_eq!(field(&workbook, "甲", "overlay"), "cancelled", "its own column says more");
}

const PLANTS: &str = "项目名称,建设地点,总投资(万元)\n污水处理厂,甲县,1200\n污水处理厂,乙县,800\n污水处理厂,丙县,300\n";

#[test]
fn one_name_in_several_places_is_several_projects() {
    let first = plan(&workbook(1), &table(PLANTS));
    assert_eq!(first.counts(), Counts { new: 3, ..Counts::default() });
    assert_eq!(first.rows[0].note, Some(Note::SameName { by: PlaceField::Location, lines: vec![3, 4] }));
    let mut workbook = imported(PLANTS);
    assert_eq!(counts(&workbook, PLANTS), (0, 0, 3, 0));
    let turned = "项目名称,建设地点,总投资(万元)\n污水处理厂,丙县,300\n污水处理厂,甲县,1300\n污水处理厂,乙县,800\n";
    assert_eq!(counts(&workbook, turned), (0, 1, 2, 0));
    // Elsewhere again: a fourth one, and the book says why.
    let fourth = plan(&workbook, &table("项目名称,建设地点\n污水处理厂,丁县\n"));
    assert_eq!(fourth.counts(), Counts { new: 1, ..Counts::default() });
    assert_eq!(fourth.rows[0].note, Some(Note::SameNameKnown { by: PlaceField::Location }));
    // Without a place nobody knows which.
    let which = plan(&workbook, &table("项目名称,总投资(万元)\n污水处理厂,5\n"));
    assert_eq!(which.rows[0].outcome, Outcome::Refused(RowError::SeveralKnown));
    // The place was written otherwise since: the row still knows its project by the id.
    let moved = workbook.tables().projects().find(|one| one.location == "乙县").unwrap().id.clone();
    let facts = vec![("location".to_owned(), "城南".to_owned())];
    workbook.dispatch(Command::EditProject { project: moved.clone(), facts }, moment()).unwrap();
    let again = plan(&workbook, &table(PLANTS));
    assert_eq!(again.counts(), Counts { changed: 1, same: 2, ..Counts::default() });
    assert!(matches!(&again.rows[1].outcome, Outcome::Changed { of, .. } if of == moved.entity()));
}

#[test]
fn two_machines_mean_the_same_projects_of_one_name() {
    let ids = |list: &str| {
        let mut ids: Vec<_> = imported(list).tables().projects().map(|project| project.id.clone()).collect();
        ids.sort();
        ids
    };
    let turned = "项目名称,建设地点\n污水处理厂,丙 县\n污水处理厂,乙县\n污水处理厂,甲县\u{200b}\n";
    assert_eq!(ids(PLANTS), ids(turned));
    let units = "项目名称,责任单位,建设单位\n泵站,水务局,甲公司\n泵站,水务局,乙公司\n泵站,水务局,甲公司\n";
    let plan = plan(&workbook(1), &table(units));
    assert_eq!(plan.counts(), Counts { new: 2, refused: 1, ..Counts::default() });
    assert_eq!(plan.rows[2].outcome, Outcome::Refused(RowError::Duplicate { of_line: 2 }));
}

#[test]
fn one_project_that_changes_its_unit_stays_one() {
    let workbook = imported("项目名称,建设地点,责任单位\n泵站,甲县,建委\n");
    assert_eq!(counts(&workbook, "项目名称,建设地点,责任单位\n泵站,甲县城关镇,水务局\n"), (0, 1, 0, 0));
    assert_eq!(counts(&workbook, "项目名称,建设地点,责任单位\n泵站,乙县,建委\n"), (1, 0, 0, 0));
}

#[test]
fn a_unit_keeps_the_spelling_in_which_it_is_known() {
    let mut workbook = imported("项目名称,责任单位\n甲,区水务局（河长办）\n");
    import_into(&mut workbook, "项目名称,责任单位\n甲,区水务局(河长办)\u{200b}\n乙,区水务局 (河长办)\n");
    assert_eq!(field(&workbook, "乙", "lead_unit"), "区水务局（河长办）");
    assert_eq!(field(&workbook, "甲", "lead_unit"), "区水务局（河长办）");
}

#[test]
fn a_project_that_was_deleted_on_purpose_comes_back_only_if_a_person_says_so() {
    let list = "项目名称,总投资(万元),行业\n北河泵站,1000,水利\n南湖闸,800,水利\n";
    let mut workbook = imported(list);
    let gone = project(&workbook, "北河泵站").id.clone();
    let facts = vec![("remark".to_owned(), "原有备注".to_owned())];
    workbook.dispatch(Command::EditProject { project: gone.clone(), facts }, moment()).unwrap();
    let why = "重复录入".to_owned();
    workbook.dispatch(Command::DeleteProject { project: gone.clone(), why }, moment()).unwrap();

    let later = table(&list.replace("1000", "1100"));
    let rows = Rows::read(&later, &Mapping::guess(&later));
    let plan = |workbook: &Workbook, restored: &[ProjectId]| {
        let choices = Choices {
            restored: restored.iter().map(|of: &ProjectId| of.clone().into()).collect(),
            ..Choices::default()
        };
        workbook.with_rules(moment().today, |context| Plan::of(&rows, context, choices))
    };
    let stays_away = plan(&workbook, &[]);
    assert_eq!(stays_away.counts(), Counts { deleted: 1, same: 1, ..Counts::default() });
    assert!(stays_away.changes().is_empty());
    let Outcome::Deleted { how, .. } = &stays_away.rows[0].outcome else { panic!("deleted") };
    assert_eq!((how.why.as_str(), how.at), ("重复录入", moment().milliseconds));

    let comes_back = plan(&workbook, std::slice::from_ref(&gone));
    assert_eq!(comes_back.counts(), Counts { restored: 1, same: 1, ..Counts::default() });
    let done = import(&mut workbook, &comes_back).unwrap();
    assert_eq!(project(&workbook, "北河泵站").id, gone);
    assert_eq!((field(&workbook, "北河泵站", "total"), field(&workbook, "北河泵站", "remark")), ("1100", "原有备注"));
    assert_eq!(plan(&workbook, &[]).counts(), Counts { same: 2, ..Counts::default() });
    workbook.dispatch(Command::Revert { changes: done.ids() }, moment()).unwrap();
    assert_eq!(plan(&workbook, &[]).counts(), Counts { deleted: 1, same: 1, ..Counts::default() });
    assert_eq!(workbook.book().conflict_count(), 0);
}
