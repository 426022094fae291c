//! Killed at every step of storing, an operation is whole or not there; with a journal in trouble it is at least told.

use proptest::prelude::*;
use sitebook::app::interrupted::{Halfway, interrupted};
use sitebook::app::operation::{Incoming, Outcome};
use sitebook::domain::command::Refusal;

use super::machine::{Kill, Machine, Page, file, list};

/// Carries an operation out. Done once more it finishes what was left halfway.
type Does = fn(&mut Page) -> Result<Outcome, Refusal>;

/// An operation, and in the middle of what it may be left.
struct Tried {
    name: &'static str,
    /// What was done before it.
    before: fn(&mut Page),
    does: Does,
    halfway: Halfway,
}

fn two_files() -> Vec<Incoming> {
    vec![file("李秀芳", 20), file("王敏", 5)]
}

thread_local! {
    static FILES: Vec<Incoming> = two_files();
}

fn merge(page: &mut Page) -> Result<Outcome, Refusal> {
    FILES.with(|files| page.merges(files))
}

fn import(page: &mut Page) -> Result<Outcome, Refusal> {
    page.imports(&list(30))
}

/// What came in last is undone.
fn undo(page: &mut Page) -> Result<Outcome, Refusal> {
    let batch = page.log()[0].batch.clone();
    page.undoes(&batch)
}

fn redo(page: &mut Page) -> Result<Outcome, Refusal> {
    let batch = page.log()[0].batch.clone();
    page.redoes(&batch)
}

fn all() -> Vec<Tried> {
    let nothing = |_: &mut Page| {};
    let merged = |page: &mut Page| drop(merge(page).unwrap());
    let imported = |page: &mut Page| drop(import(page).unwrap());
    let undone = |page: &mut Page| {
        merge(page).unwrap();
        undo(page).unwrap();
    };
    vec![
        Tried { name: "merge", before: nothing, does: merge, halfway: Halfway::Coming },
        Tried { name: "list", before: nothing, does: import, halfway: Halfway::Coming },
        Tried { name: "undo a merge", before: merged, does: undo, halfway: Halfway::Undoing },
        Tried { name: "undo a list", before: imported, does: undo, halfway: Halfway::Undoing },
        Tried { name: "redo", before: undone, does: redo, halfway: Halfway::Returning },
    ]
}

/// Does it, be it in vain: somebody was killed meanwhile.
fn in_vain(does: Does) -> impl FnOnce(&mut Page) {
    move |page| drop(does(page))
}

/// The machine before the operation, and the projects before and after.
fn machine(tried: &Tried) -> (Machine, Page, Page, Kill) {
    let machine = Machine::of("刘敏");
    (tried.before)(&mut machine.open());
    let undisturbed = machine.copy();
    let size = undisturbed.measured(|page| drop((tried.does)(page).unwrap()));
    let (before, after) = (machine.open(), undisturbed.open());
    assert_ne!(before.projects(), after.projects(), "{} does something", tried.name);
    assert_eq!(after.left_halfway(), [], "{}", tried.name);
    after.assert_honest();
    (machine, before, after, size)
}

/// How often somebody presses at most where one file was left in the middle of two operations: what ends the one may leave the other.
const PRESSES: usize = 3;

/// Takes back what is left halfway. Taking back the undoing of a file that had not come whole leaves that file to be taken back.
fn take_back(page: &mut Page) {
    for _ in 0..PRESSES {
        for left in page.left_halfway() {
            let outcome = match left.halfway {
                Halfway::Coming | Halfway::Returning => page.undoes(&left.batch),
                Halfway::Undoing => page.redoes(&left.batch),
            };
            outcome.unwrap();
        }
    }
    assert_eq!(page.left_halfway(), []);
}

#[track_caller]
fn check(tried: &Tried, machine: &Machine, before: &Page, after: &Page, kill: Kill) {
    let page = machine.open();
    page.assert_honest();
    let left = page.left_halfway();
    let story = format!("{} killed at {kill:?}: {left:?}", tried.name);
    if page.projects() == after.projects() && left.is_empty() {
        return;
    }
    // Nothing that was there has gone, and where something came that is not all, the start says so.
    let same = page.projects() == before.projects();
    assert!(same || !left.is_empty(), "{story}");
    assert!(left.iter().all(|left| left.halfway == tried.halfway), "{story}");

    let finished = machine.copy();
    (tried.does)(&mut finished.open()).unwrap();
    let finished = finished.open();
    assert_eq!(finished.projects(), after.projects(), "finished, {story}");
    assert_eq!(finished.left_halfway(), [], "finished, {story}");
    finished.assert_honest();

    let taken_back = machine.copy();
    take_back(&mut taken_back.open());
    let taken_back = taken_back.open();
    assert_eq!(taken_back.projects(), before.projects(), "taken back, {story}");
    assert_eq!(taken_back.left_halfway(), [], "taken back, {story}");
    taken_back.assert_honest();
}

#[test]
fn wherever_the_program_is_killed_an_operation_is_whole_or_not_there() {
    for tried in all() {
        let (machine, before, after, size) = machine(&tried);
        for journal in 0..=size.journal {
            for record in [0, 1, 2, 5, size.record / 2, size.record - 1, size.record] {
                let killed = machine.copy();
                let kill = Kill { record, journal };
                killed.killed(kill, in_vain(tried.does));
                let page = killed.open();
                let there = page.projects();
                assert!(there == before.projects() || there == after.projects(), "{} at {kill:?}", tried.name);
                check(&tried, &killed, &before, &after, kill);
            }
        }
    }
}

#[test]
fn without_a_journal_what_was_left_halfway_is_told_and_can_be_finished_or_taken_back() {
    for tried in all() {
        let (machine, before, after, _) = machine(&tried);
        let size = machine.copy().without_journal().measured(in_vain(tried.does));
        let mut halfway = 0;
        for record in 0..=size.record {
            let killed = machine.copy().without_journal();
            let kill = Kill { record, journal: 0 };
            killed.killed(kill, in_vain(tried.does));
            let there = killed.open().projects();
            halfway += usize::from(there != before.projects() && there != after.projects());
            check(&tried, &killed, &before, &after, kill);
        }
        assert!(halfway > 0, "{} was left halfway at least once", tried.name);
    }
}

#[test]
fn what_an_open_page_is_at_is_not_told_as_left_halfway() {
    let machine = Machine::of("刘敏");
    machine.killed(Kill { record: u64::MAX, journal: 1 }, in_vain(merge));
    let page = machine.open();
    assert_eq!(page.left_halfway().len(), 1);
    let open = |_, _| true;
    assert_eq!(interrupted(page.workbook.book(), open), []);
}

#[test]
fn what_never_came_and_is_given_up_is_spoken_of_no_more() {
    let machine = Machine::of("刘敏");
    machine.killed(Kill { record: u64::MAX, journal: 1 }, in_vain(merge));
    let mut page = machine.open();
    let [left] = &page.left_halfway()[..] else { panic!("{:?}", page.left_halfway()) };
    assert_eq!((left.files.len(), left.lacking.there), (2, 0));
    assert!(left.lacking.intended > 40);
    page.undoes(&left.batch.clone()).unwrap();
    assert_eq!((page.left_halfway(), page.log().len()), (Vec::new(), 0));
}

#[test]
fn a_small_operation_is_one_append_and_a_large_one_one_commit() {
    let machine = Machine::of("刘敏");
    let small = machine.measured(|page| drop(page.merges(&[file("赵强", 3)]).unwrap()));
    assert_eq!(small.journal, 1);
    let large = machine.measured(in_vain(merge));
    assert_eq!(large.journal, 2, "what is intended, and all of it");
    machine.open().assert_honest();
}

#[test]
fn a_merge_that_goes_on_stands_in_the_log_once() {
    let machine = Machine::of("刘敏");
    machine.killed(Kill { record: u64::MAX, journal: 1 }, in_vain(merge));
    assert_eq!(machine.open().left_halfway().len(), 1);
    merge(&mut machine.open()).unwrap();
    let page = machine.open();
    assert_eq!(page.log().len(), 2, "one for each file");
    assert!(page.log().iter().all(|record| record.is_whole()));
    page.assert_honest();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// As many operations as there is patience for, each killed somewhere or not, each finished or taken back or left alone.
    #[test]
    fn any_story_of_kills_ends_in_a_whole_book(
        kills in prop::collection::vec((0..5_usize, 0..60_u64, 0..4_u64, 0..3_u8, any::<bool>()), 1..5),
    ) {
        let machine = Machine::of("刘敏");
        for (which, record, journal, then, journaled) in kills {
            let tried = &all()[which];
            let possible = |page: &Page| match tried.halfway {
                Halfway::Coming => true,
                Halfway::Undoing => page.log().first().is_some_and(|last| !last.undone),
                Halfway::Returning => page.log().first().is_some_and(|last| last.undone && last.returns),
            };
            if !possible(&machine.open()) {
                continue;
            }
            if !journaled {
                let _ = machine.clone().without_journal();
            }
            machine.killed(Kill { record, journal }, in_vain(tried.does));
            machine.journal.set_trouble(None);
            let mut page = machine.open();
            page.assert_honest();
            match then {
                0 => take_back(&mut page),
                1 => finish(&mut page),
                _ => {}
            }
        }
        let mut page = machine.open();
        finish(&mut page);
        prop_assert_eq!(page.left_halfway(), []);
        page.assert_honest();
        let again = machine.open();
        prop_assert_eq!(again.projects(), page.projects());
        prop_assert_eq!(again.left_halfway(), []);
    }
}

/// Finishes what is left halfway, one after the other, as long as something is said to be. Where one file was left in the middle of two
/// operations, finishing the first may leave word of the second.
fn finish(page: &mut Page) {
    for _ in 0..PRESSES {
        for left in page.left_halfway() {
            match left.halfway {
                Halfway::Coming => {
                    merge(page).unwrap();
                    import(page).unwrap();
                }
                Halfway::Undoing => drop(page.undoes(&left.batch).unwrap()),
                Halfway::Returning => drop(page.redoes(&left.batch).unwrap()),
            }
        }
    }
    assert_eq!(page.left_halfway(), []);
}
