//! The machines that lead through an import, a list and an action on many: each told what happened, without a page.

use std::collections::BTreeSet;
use std::sync::Arc;

use sitebook::app::bulk::{Asked, Left, What};
use sitebook::app::import_run::{Chosen, ImportRun, NotTaken, Stage, Turn, Wants};
use sitebook::app::list_run::{self, ListRun, ReadAs, Task, Trouble};
use sitebook::app::operation::Operation;
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::ids::ProblemId;
use sitebook::exchange::list::{Delimiter, Encoding, Grounds, Heading, Mapping, Plan, Rows, WrongCells};
use sitebook::exchange::{Choice, Limits, Made, export};
use sitebook::storage::Dump;

use super::machine::{Machine, Page, file, now};

fn bytes_of(page: &Page) -> Vec<u8> {
    export(page.workbook.book(), &Choice::Everything, &Made::default()).1.into_bytes()
}

/// The bytes of a colleague's file.
fn colleague(name: &str, projects: usize) -> Vec<u8> {
    let machine = Machine::of(name);
    machine.open().merges(&[file(name, projects)]).unwrap();
    bytes_of(&machine.open())
}

fn chosen(files: &[(&str, Vec<u8>)]) -> Vec<Chosen> {
    files.iter().map(|(name, bytes)| Chosen { name: (*name).to_owned(), size: bytes.len() }).collect()
}

/// Does what the import wants, so many times at most; how often that was.
fn goes_on(run: &mut ImportRun, turn: Turn, page: &Page, files: &[(&str, Vec<u8>)], at_most: usize) -> usize {
    for done in 0..at_most {
        match run.wants(turn) {
            Wants::Bytes(place) => run.fetched(turn, Some(files[place].1.clone()).filter(|bytes| !bytes.is_empty())),
            Wants::Work => run.work(turn, page.workbook.book(), 5),
            Wants::Nothing => return done,
        }
    }
    at_most
}

#[test]
fn several_files_are_read_compared_and_merged_and_those_that_are_no_files_are_named() {
    let mut page = Machine::of("刘敏").open();
    let files = [
        ("李秀芳.json", colleague("李秀芳", 3)),
        ("清单.csv", "项目名称\n北河泵站".into()),
        ("拔出.json", Vec::new()),
        ("王敏.json", colleague("王敏", 2)),
    ];
    let mut run = ImportRun::default();
    let turn = run.choose(chosen(&files));
    assert_eq!((run.stage(), run.wants(turn)), (Stage::Reading, Wants::Bytes(0)));
    goes_on(&mut run, turn, &page, &files, usize::MAX);
    assert_eq!(run.stage(), Stage::Previewing);
    let [(list, NotTaken::Refused(_)), (pulled_out, NotTaken::Unreadable)] = run.not_taken() else { panic!() };
    assert_eq!((list.as_str(), pulled_out.as_str()), ("清单.csv", "拔出.json"));
    let incoming = run.agree();
    assert_eq!((run.stage(), incoming.len()), (Stage::Merging, 2));
    let outcome = page.runs(Operation::merge(incoming, &page.workbook).unwrap()).unwrap();
    let changes = outcome.changes;
    run.ended(Some(outcome));
    assert_eq!((run.stage(), run.outcome().changes), (Stage::Merged, changes));
    assert_eq!((page.projects().len(), page.log().len()), (5, 2));

    // The same files once more bring nothing.
    let turn = run.choose(chosen(&files));
    goes_on(&mut run, turn, &page, &files, usize::MAX);
    assert!(run.plan().unwrap().is_empty());
}

#[test]
fn wherever_reading_is_stopped_nothing_of_it_comes_and_the_next_choice_is_read() {
    let page = Machine::of("刘敏").open();
    let first = [("李秀芳.json", colleague("李秀芳", 8))];
    let second = [("王敏.json", colleague("王敏", 2))];
    let mut run = ImportRun::default();
    let turn = run.choose(chosen(&first));
    let steps = goes_on(&mut run, turn, &page, &first, usize::MAX);
    assert!(steps > 10, "there is something to stop in the middle of");
    for stopped_after in 0..=steps {
        let mut run = ImportRun::default();
        let stopped = run.choose(chosen(&first));
        goes_on(&mut run, stopped, &page, &first, stopped_after);
        let turn = run.choose(chosen(&second));
        // What the first choice still fetches or works at comes too late.
        assert_eq!(run.wants(stopped), Wants::Nothing);
        run.fetched(stopped, Some(first[0].1.clone()));
        run.work(stopped, page.workbook.book(), 5);
        goes_on(&mut run, turn, &page, &second, usize::MAX);
        assert_eq!(run.agree().iter().map(|file| file.file.as_str()).collect::<Vec<_>>(), ["王敏.json"]);
    }
}

#[test]
fn amid_a_merge_nothing_else_is_chosen_and_what_is_refused_can_be_tried_again() {
    let page = Machine::of("刘敏").open();
    let files = [("李秀芳.json", colleague("李秀芳", 3))];
    let mut run = ImportRun::default();
    let turn = run.choose(chosen(&files));
    goes_on(&mut run, turn, &page, &files, usize::MAX);
    assert!(!run.agree().is_empty());
    run.stop();
    run.choose(chosen(&files));
    assert_eq!((run.stage(), run.agree().len()), (Stage::Merging, 0));
    run.ended(None);
    assert_eq!(run.stage(), Stage::Idle);
}

#[test]
fn a_file_that_is_too_large_is_not_read_into_memory() {
    let mut run = ImportRun::default();
    let size = Limits::default().bytes + 1;
    let turn = run.choose(vec![Chosen { name: "太大.json".to_owned(), size }]);
    assert_eq!((run.wants(turn), run.stage()), (Wants::Nothing, Stage::Previewing));
    assert_eq!((run.plan().is_none(), run.not_taken().len()), (true, 1));
}

#[test]
fn a_rescue_file_is_read_as_far_as_it_goes() {
    let page = Machine::of("刘敏").open();
    let machine = Machine::of("李秀芳");
    machine.open().merges(&[file("李秀芳", 3)]).unwrap();
    let raw = Dump::of_record(&machine.record, &"main".parse().unwrap()).unwrap().to_json();
    let files = [("救援.json", raw.into_bytes())];
    let mut run = ImportRun::default();
    let turn = run.choose(chosen(&files));
    goes_on(&mut run, turn, &page, &files, usize::MAX);
    assert!(!run.plan().unwrap().is_empty(), "{:?}", run.not_taken());
}

const LIST: &str = "项目名称,建设地点\n北河泵站,北河\n南湖闸,南湖\n";

/// A list that has been read, with its rows.
fn compared(run: &mut ListRun, text: &str) -> (Arc<list_run::List>, Arc<Rows>) {
    run.reads();
    let mapping = run.has_read("清单.csv".to_owned(), Some(text.as_bytes())).unwrap();
    let list_run::Stage::Columns(list) = run.stage().clone() else { panic!() };
    run.compares(&list);
    run.has_compared(Arc::clone(&list), Rows::read(&list.table, &mapping));
    let list_run::Stage::Preview(list, rows) = run.stage().clone() else { panic!() };
    (list, rows)
}

fn plan(rows: &Rows, page: &Page) -> Plan {
    page.workbook.with_rules(now().today, |context| Plan::of(rows, context, WrongCells::LeaveOutCell))
}

#[test]
fn a_list_comes_in_once_and_can_be_taken_back() {
    let mut page = Machine::of("刘敏").open();
    let mut run = ListRun::default();
    let (_, rows) = compared(&mut run, LIST);
    let list = run.agree(&plan(&rows, &page)).unwrap();
    assert!(matches!(run.stage(), list_run::Stage::Working(Task::Importing)));
    run.restart();
    let outcome = page.imports(&list);
    run.imported(outcome.as_ref().ok());
    let list_run::Stage::Done(imported) = run.stage().clone() else { panic!("it is not stopped by a restart") };
    assert_eq!((imported.new, imported.changed, page.projects().len()), (2, 0, 2));

    let mut again = ListRun::default();
    let (_, rows) = compared(&mut again, LIST);
    assert_eq!(plan(&rows, &page).counts().same, 2);

    page.undoes(&run.undoes().unwrap()).unwrap();
    run.undone();
    assert!(matches!(run.stage(), list_run::Stage::Choose(None)));
    assert_eq!(page.projects(), BTreeSet::new());
    page.assert_honest();
}

#[test]
fn a_list_goes_back_a_step_at_a_time() {
    let page = Machine::of("刘敏").open();
    let mut run = ListRun::default();
    let (list, rows) = compared(&mut run, LIST);
    run.back();
    assert!(matches!(run.stage(), list_run::Stage::Columns(_)));
    assert!(run.agree(&plan(&rows, &page)).is_none(), "nobody agrees to what is not shown");
    let mapping = Mapping::guess(&list.table);
    let heading = ReadAs { heading: Heading::Missing, ..ReadAs::default() };
    run.takes(&list, &mapping, heading).unwrap();
    let list_run::Stage::Columns(without) = run.stage().clone() else { panic!() };
    assert_eq!(without.table.rows.len(), 3);
    assert!(run.can_take_back());
    assert_eq!(run.takes_back(), Some(mapping));
    assert!(matches!(run.stage(), list_run::Stage::Columns(back) if Arc::ptr_eq(back, &list)));
    assert!(!run.can_take_back());
    run.has_read("坏.csv".to_owned(), Some(b"PK\x03\x04"));
    assert!(matches!(run.stage(), list_run::Stage::Choose(Some(Trouble::Text(_)))));
    run.has_read("拔出.csv".to_owned(), None);
    assert!(matches!(run.stage(), list_run::Stage::Choose(Some(Trouble::Unreadable))));

    // A refused import goes back to its preview.
    let (_, rows) = compared(&mut run, LIST);
    run.agree(&plan(&rows, &page)).unwrap();
    run.imported(None);
    assert!(matches!(run.stage(), list_run::Stage::Preview(..)));
}

#[test]
fn a_list_is_read_anew_in_the_way_that_a_person_chooses() {
    let mut run = ListRun::default();
    run.reads();
    let bytes = "项目名称;总投资\n北河泵站;1,5\n南湖闸;2,5\n".as_bytes();
    let mapping = run.has_read("清单.csv".to_owned(), Some(bytes)).unwrap();
    let read = |run: &ListRun| match run.stage().clone() {
        list_run::Stage::Columns(list) => list,
        _ => panic!("the columns"),
    };
    let list = read(&run);
    assert_eq!(
        (list.table.delimiter, list.text(), list.table.width()),
        (Delimiter::Semicolon, Some((Encoding::Utf8, Grounds::Valid)), 2)
    );

    let commas = ReadAs { delimiter: Some(Delimiter::Comma), ..ReadAs::default() };
    run.takes(&list, &mapping, commas).unwrap();
    let by_commas = read(&run);
    assert_eq!(by_commas.table.rows[0].cells, ["北河泵站;1", "5"]);

    let western = ReadAs { encoding: Some(Encoding::Western), ..commas };
    run.takes(&by_commas, &Mapping::guess(&by_commas.table), western).unwrap();
    assert_eq!(read(&run).text(), Some((Encoding::Western, Grounds::Chosen)));

    run.takes_back().unwrap();
    assert_eq!(read(&run).read_as, commas);
    assert_eq!(run.takes_back().unwrap(), mapping);
    assert_eq!(read(&run).read_as, ReadAs::default());
    assert!(run.takes_back().is_none());

    // What cannot be read in the way that was chosen stays as it was, with its words.
    let nothing = run.has_read("空.csv".to_owned(), Some(b"\xff\xfea\0,\0b\0\n\0")).unwrap();
    let list = read(&run);
    let wrong = ReadAs { encoding: Some(Encoding::Utf16Be), ..ReadAs::default() };
    if run.takes(&list, &nothing, wrong).is_err() {
        assert!(Arc::ptr_eq(&read(&run), &list));
    }
}

/// A page with so many problems that wait to be assigned, and one that is assigned.
fn with_problems(count: usize) -> (Page, BTreeSet<ProblemId>) {
    let mut page = Machine::of("刘敏").open();
    let facts = |facts: &[(&str, &str)]| {
        facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect::<Vec<_>>()
    };
    page.does(Command::AddProject { facts: facts(&[("name", "垃圾填埋场")]) });
    let project = page.workbook.tables().projects().next().unwrap().id.clone();
    for number in 0..count {
        let title = format!("渗滤液外溢{number}");
        let facts =
            facts(&[("title", &title), ("category", "safety"), ("severity", "major"), ("found_on", "2026-09-20")]);
        page.does(Command::RaiseProblem { project: project.clone(), visit: None, item: None, facts });
    }
    let marked = page.workbook.tables().problems().map(|problem| problem.id.clone()).collect();
    (page, marked)
}

#[test]
fn one_action_on_many_is_carried_out_whole_and_undone_whole() {
    let (mut page, marked) = with_problems(12);
    let asked =
        Asked { what: What::Assign, unit: "交通局".to_owned(), day: "2026-10-01".to_owned(), ..Asked::default() };
    assert!(asked.is_filled_in());
    let assigned = |page: &Page| page.workbook.tables().problems().filter(|one| one.lead_unit == "交通局").count();
    let effects = page.workbook.with_rules(now().today, |context| asked.effects(context, &marked));
    assert!(effects.iter().all(|effect| effect.outcome.is_ok()));
    let outcome = page.runs(Operation::commands(asked.commands(&effects))).unwrap();
    assert_eq!((outcome.parts, assigned(&page)), (12, 12));
    page.runs(Operation::undo_changes(outcome.made, page.workbook.book())).unwrap();
    assert_eq!(assigned(&page), 0);
}

#[test]
fn problems_that_an_action_does_not_fit_are_left_with_the_reason() {
    let (mut page, marked) = with_problems(2);
    let first = marked.first().unwrap().clone();
    let deadline = "2026-10-01".parse().unwrap();
    page.does(Command::Assign {
        problem: first.clone(), lead_unit: "交通局".to_owned(), deadline, ordered_on: None
    });
    let assign =
        Asked { what: What::Assign, unit: "住建局".to_owned(), day: "2026-10-02".to_owned(), ..Asked::default() };
    let unit = Asked { what: What::Unit, unit: "交通局".to_owned(), ..Asked::default() };
    let outcomes = |asked: &Asked| -> Vec<bool> {
        let effects = page.workbook.with_rules(now().today, |context| asked.effects(context, &marked));
        assert_eq!(asked.commands(&effects).len(), 1);
        let left = effects.iter().find(|effect| effect.problem == first).unwrap();
        let refused = matches!(&left.outcome, Err(Left::Refused(Refusal::WrongState(_))));
        assert!(refused || left.outcome == Err(Left::Same), "{left:?}");
        effects.iter().map(|effect| effect.outcome.is_ok()).collect()
    };
    assert_eq!(outcomes(&assign), [false, true]);
    assert_eq!(outcomes(&unit), [false, true]);
    assert!(!Asked { what: What::Leader, ..Asked::default() }.is_filled_in());
}
