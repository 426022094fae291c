//! No file, however it is made, leaves a book that cannot be opened, shown, handed over and put together elsewhere.
//!
//! A file is a set of changes in which nothing means what it should: circles and chains of `of` and `project`, ids of one kind in fields of
//! another, missing names and days, values of every type in every field, stamps of other centuries, kinds that nobody knows, long texts. It is
//! merged; all that pages read is read; it goes out whole and by project, is undone, goes out again, and every file that went out is merged
//! elsewhere.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test says what it expects by failing")]

#[path = "odd_books/files.rs"]
mod files;
#[path = "odd_books/reading.rs"]
mod reading;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::Config;
use sitebook::app::handover::Handed;
use sitebook::app::import_log::{ImportRecord, import_log, standing_of};
use sitebook::app::rescue::rescued_file;
use sitebook::app::unexported::{reach, unexported};
use sitebook::app::workbook::{Moment, Workbook};
use sitebook::book::{Change, EntityId, Value};
use sitebook::domain::command::Command;
use sitebook::domain::ids::ProjectId;
use sitebook::domain::unit_share::{share_of, units_with_work};
use sitebook::exchange::{Choice, Decoding, File, Gathering, Limits, Made, Room, Warning, decode, export, plan};

use files::{Odd, odd_file};

/// 21 September 2026, eight in the morning.
const MORNING: u64 = 1_789_977_600_000;

fn now() -> Moment {
    Moment { milliseconds: MORNING, today: "2026-09-21".parse().unwrap() }
}

fn random() -> Option<u128> {
    use std::sync::atomic::{AtomicU64, Ordering};
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = u128::from(COUNT.fetch_add(1, Ordering::Relaxed));
    Some(count.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835))
}

/// A machine at which somebody has entered one project.
fn machine(session: u32) -> (Workbook, ProjectId) {
    let mut workbook = Workbook::new(session, random);
    let introduce =
        Command::Introduce {
            person: None, name: "李秀芳".into(), unit: "督查组".into(), role: "inspector".into()
        };
    workbook.dispatch(introduce, now()).unwrap();
    let facts = vec![("name".to_owned(), "垃圾填埋场".to_owned())];
    let made = workbook.dispatch(Command::AddProject { facts }, now()).unwrap().made.unwrap();
    (workbook, ProjectId::of(&made).unwrap())
}

/// Takes a file in as the session does; the batch.
fn merge(workbook: &mut Workbook, file: File) -> String {
    let plan = plan(workbook.book(), vec![("odd.sitebook.json".to_owned(), file)]);
    reading::read_plan(workbook, &plan);
    assert_eq!(plan.room(&Limits::USUAL), Room::Enough);
    let record: EntityId = format!("local.import/{:032x}", random().unwrap()).parse().unwrap();
    let batch = format!("{:032x}", random().unwrap());
    for (set, to) in [("file", Value::text("odd")), ("batch", Value::text(&batch)), ("new", Value::Int(1))] {
        workbook.note(&record, set, to, now()).unwrap();
    }
    workbook.apply(plan.into_changes(), Some(&record), MORNING);
    batch
}

/// Writes a file, checks that it reads back as it was written, and notes it as the session does.
fn hand_over(workbook: &mut Workbook, choice: &Choice) -> File {
    let (exported, text) = export(workbook.book(), choice, &Made::default());
    let read = decode(text.into_bytes(), Limits::USUAL).expect("what the program writes it reads");
    assert_eq!((&read.digest, read.counts), (&exported.digest, exported.counts));
    assert!(read.warnings.iter().all(|warning| *warning == Warning::NoCopy), "{:?}", read.warnings);
    let own = exported.ids.iter().filter(|id| workbook.book().origin(**id).is_none());
    let reach = reach(own.filter_map(|id| workbook.book().change(*id)));
    let handed = match choice {
        Choice::Everything => Handed::Everything,
        Choice::Projects(projects) => Handed::Projects(projects.clone()),
        Choice::Unit { name, given } => {
            Handed::Unit { name: name.clone(), held: share_of(workbook.book(), name, given).held }
        }
    };
    let record: EntityId = format!("local.export/{:032x}", random().unwrap()).parse().unwrap();
    let fields = std::iter::once(("file", Value::text("out"))).chain(handed.noted(reach));
    for (set, to) in fields {
        workbook.note(&record, set, to, now()).unwrap();
    }
    read
}

/// Hands the book over by each unit, whole, and by each project; every file is taken in elsewhere, and says the same there.
fn goes_out(workbook: &mut Workbook) {
    let projects: Vec<ProjectId> =
        workbook.book().entities(ProjectId::KIND).filter_map(|(of, _)| ProjectId::of(of)).collect();
    let parts = projects.into_iter().map(|project| Choice::Projects(vec![project]));
    let tables = workbook.tables();
    let units = units_with_work(tables.problems().map(|one| &**one), tables.projects().map(|one| &**one)).into_iter();
    let units = units.map(|unit| Choice::Unit { name: unit.unit, given: BTreeSet::new() });
    let choices: Vec<Choice> = units.chain([Choice::Everything]).chain(parts).collect();
    for choice in choices {
        let whole = choice == Choice::Everything;
        let file = hand_over(workbook, &choice);
        let digest = file.digest.clone();
        let mut elsewhere = Workbook::new(9, random);
        elsewhere.apply(file.into_changes().collect(), None, MORNING);
        let again = hand_over_nothing_noted(&elsewhere);
        assert_eq!(again.digest, digest);
        if whole {
            assert_eq!(unexported(workbook.book()).count, 0, "all of it is handed over");
            reading::read_all(&elsewhere);
        }
    }
}

fn hand_over_nothing_noted(workbook: &Workbook) -> File {
    let (_, text) = export(workbook.book(), &Choice::Everything, &Made::default());
    decode(text.into_bytes(), Limits::USUAL).expect("what the program writes it reads")
}

/// A start: the same changes read again, and the same records.
fn opens(workbook: &Workbook) {
    let mut again = Workbook::new(8, random);
    for (change, origin) in workbook.book().arrivals() {
        again.ingest(change.clone(), origin, MORNING);
    }
    let all = again.unread_records();
    again.read_records_of(&all);
    assert_eq!(again.tables(), workbook.tables());
    assert_eq!(unexported(again.book()), unexported(workbook.book()));
    reading::read_all(&again);
}

/// A file of these changes.
fn file_of(changes: Vec<Change>) -> File {
    let mut gathering = Gathering::within(Limits::USUAL);
    changes.into_iter().for_each(|change| gathering.add(change).unwrap());
    match gathering.finish(Vec::new()).step(usize::MAX) {
        Decoding::Done(file) => *file,
        Decoding::Going(_) => panic!("all of it was asked for"),
    }
}

/// The whole way of one file.
fn check(changes: Vec<Change>) {
    let began = Instant::now();
    let (mut workbook, own) = machine(1);
    let file = file_of(changes);
    let batch = merge(&mut workbook, file);
    workbook.dispatch(Command::Remark { of: own.entity().clone(), text: "已催办".to_owned() }, now()).unwrap();
    reading::read_all(&workbook);
    opens(&workbook);
    goes_out(&mut workbook);
    undo(&mut workbook, &batch);
    workbook.dispatch(Command::Remark { of: own.entity().clone(), text: "又催办".to_owned() }, now()).unwrap();
    reading::read_all(&workbook);
    goes_out(&mut workbook);
    opens(&workbook);
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
}

/// Undoes an import as the session does.
fn undo(workbook: &mut Workbook, batch: &str) {
    let brought = standing_of(workbook.book(), batch);
    // What cannot be undone is refused with a reason, not with a panic.
    if let Ok(done) = workbook.dispatch(Command::Revert { changes: brought }, now()) {
        let log: Vec<ImportRecord> = import_log(workbook.book());
        assert!(log.iter().any(|record| record.batch == batch) && !done.changes.is_empty());
    }
}

/// As many cases as are asked for.
fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn any_book_opens_is_shown_goes_out_and_comes_in(file in odd_file()) {
        check(file.into_iter().map(Odd::seal).collect());
    }
}

#[test]
fn chains_circles_and_crowds_end() {
    check(files::chain(300));
    check(files::circle(300));
    check(files::heads(300));
}

#[test]
fn a_chain_of_ten_thousand_remarks_goes_out_with_its_project() {
    let mut workbook = Workbook::new(1, random);
    workbook.apply(files::chain(10_000), None, MORNING);
    let project = ProjectId::parse("project/p").unwrap();
    let (exported, _) = export(workbook.book(), &Choice::Projects(vec![project]), &Made::default());
    assert_eq!(exported.counts.changes, 20_000);
}

#[test]
fn a_rescue_file_that_unpacks_to_gigabytes_is_left_alone() {
    let began = Instant::now();
    let small = include_str!("files/hostile/raw-1MBx2000.json");
    match rescued_file(small) {
        Ok(file) => assert_eq!((file.counts.changes, file.warnings.len()), (0, 1)),
        Err(refusal) => panic!("{refusal:?}"),
    }
    let many = rescued_file(include_str!("files/hostile/raw-4M-entries.json")).unwrap();
    assert_eq!((many.counts.changes, many.warnings.len()), (0, 1));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn what_was_tried_before_opens_now() {
    for text in [
        include_str!("files/hostile/remarks-in-a-circle.sitebook.json"),
        include_str!("files/hostile/project-new.json"),
        include_str!("files/hostile/unnamed-project-and-visit-without-day.json"),
    ] {
        check(decode(text.as_bytes().to_vec(), Limits::USUAL).unwrap().into_changes().collect());
    }
}
