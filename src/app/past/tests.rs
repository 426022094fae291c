use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::app::workbook::Workbook;
use crate::book::{Book, Change, ChangeDraft, DELETED, Deletion, EntityId, FieldName, Stamp, Value};
use crate::domain::tables::Tables;

const DAY: u64 = 86_400_000;
/// The days of the tests are counted from here.
const FIRST: u64 = 1_790_000_000_000;

fn of(text: &str) -> EntityId {
    text.parse().unwrap()
}

fn as_of(knowing: Knowing) -> AsOf {
    AsOf { day: "2026-09-30".parse().unwrap(), knowing }
}

/// A change of a field at the given day, over what `over` holds of it.
fn change(over: &Book, entity: &str, set: &str, to: Value, day: u64, session: u32) -> Change {
    let set: FieldName = set.parse().unwrap();
    let by = if session == 1 { "person/zhang" } else { "person/li" };
    over.replace(&of(entity), &set, to, &of(by), Stamp::new(FIRST + day * DAY, 0, session)).seal()
}

fn present(changes: impl IntoIterator<Item = (Change, Option<EntityId>)>) -> Workbook {
    let mut workbook = Workbook::new(9, || Some(1));
    for (change, origin) in changes {
        workbook.ingest(change, origin.as_ref(), FIRST);
    }
    let all = workbook.unread_records();
    workbook.read_records_of(&all);
    workbook
}

fn past(present: &Workbook, until_day: u64, knowing: Knowing) -> Past {
    let mut folding = Folding::begin(as_of(knowing), FIRST + until_day * DAY, present.book());
    let mut last = 0;
    loop {
        match folding.step(present) {
            Step::Done(past) => return *past,
            Step::Going(done) => {
                assert!(done.done >= last && done.done <= done.total, "{done:?} after {last}");
                last = done.done;
            }
        }
    }
}

/// Zhang enters a project on the first day and changes it on the third; Li's change of the second comes in a file on the sixth.
fn a_week() -> Workbook {
    let mut book = Book::default();
    let mut all: Vec<(Change, Option<EntityId>)> = Vec::new();
    let mut add = |book: &mut Book, change: Change, origin: Option<&str>| {
        let origin = origin.map(of);
        book.apply(change.clone(), origin.as_ref());
        all.push((change, origin));
    };
    let made = change(&book, "project/a", "name", "垃圾填埋场".into(), 1, 1);
    add(&mut book, made, None);
    let me = change(&book, "local.device/this", "me", "person/zhang".into(), 5, 1);
    add(&mut book, me, None);
    let import = change(&book, "local.import/f", "file", "li.sitebook.json".into(), 6, 1);
    let theirs = change(&book, "project/a", "location", "铜都镇".into(), 2, 2);
    add(&mut book, import, None);
    add(&mut book, theirs, Some("local.import/f"));
    let changed = change(&book, "project/a", "name", "垃圾填埋场（二期）".into(), 3, 1);
    add(&mut book, changed, None);
    present(all)
}

#[test]
fn what_came_in_a_file_is_known_here_from_its_import_on_and_recorded_from_its_stamp_on() {
    let now = a_week();
    let place = |day, knowing| past(&now, day, knowing).workbook().book().text(&of("project/a"), "location").to_owned();
    for (day, received, recorded) in [(2, "", ""), (3, "", "铜都镇"), (6, "", "铜都镇"), (7, "铜都镇", "铜都镇")]
    {
        assert_eq!((place(day, Knowing::Received), place(day, Knowing::Recorded)), (received.into(), recorded.into()));
    }
    assert_eq!(past(&now, 5, Knowing::Received).differences().came_later, 1);
    assert_eq!(past(&now, 5, Knowing::Recorded).differences().came_later, 0);
}

#[test]
fn what_came_with_a_clock_that_is_ahead_was_recorded_by_the_time_it_came() {
    let empty = Book::default();
    let import = change(&empty, "local.import/f", "file", "li.sitebook.json".into(), 6, 1);
    let ahead = change(&empty, "project/a", "name", "南郊新城".into(), 3_000, 2);
    let now = present([(import, None), (ahead, Some(of("local.import/f")))]);
    for knowing in Knowing::ALL {
        let there = |day| past(&now, day, knowing).workbook().book().entity(&of("project/a")).is_some();
        assert_eq!((there(6), there(7)), (false, true), "{knowing:?}");
    }
}

#[test]
fn who_uses_the_device_is_known_on_every_day_and_nothing_can_be_written() {
    let past = past(&a_week(), 0, Knowing::Received);
    assert_eq!(past.workbook().me().unwrap().entity(), &of("person/zhang"));
    assert_eq!(past.workbook().book().shared_changes().len(), 0);
    assert!(past.workbook().may_write().is_err());
}

#[test]
fn differences_name_the_field_both_values_who_and_when() {
    let now = a_week();
    let past = past(&now, 3, Knowing::Received);
    let told: Vec<_> =
        past.differences().all.iter().map(|one| (&one.what, one.by.rest(), (one.at - FIRST) / DAY)).collect();
    let field = |set: &str, then: Value, now: &str| What::Field {
        set: set.parse().unwrap(),
        then,
        now: now.into(),
        in_conflict: false,
    };
    let name = field("name", "垃圾填埋场".into(), "垃圾填埋场（二期）");
    let place = field("location", Value::Null, "铜都镇");
    assert_eq!(told, [(&name, "zhang", 3), (&place, "li", 2)]);
}

#[test]
fn what_is_new_deleted_or_brought_back_is_told_once() {
    let mut book = Book::default();
    let mut all = Vec::new();
    let by = of("person/zhang");
    for entity in ["problem/gone", "problem/back", "problem/same"] {
        all.push(change(&book, entity, "title", "围挡".into(), 1, 1));
        book.apply(all.last().unwrap().clone(), None);
    }
    let mut delete = |book: &mut Book, entity: &str, day: u64| {
        let deleted = book.delete(&of(entity), &by, Stamp::new(FIRST + day * DAY, 0, 1)).seal();
        book.apply(deleted.clone(), None);
        all.push(deleted);
    };
    delete(&mut book, "problem/back", 2);
    delete(&mut book, "problem/gone", 5);
    let later = [
        change(&book, "problem/back", DELETED, Value::Null, 6, 1),
        change(&book, "problem/new", "title", "扬尘".into(), 6, 1),
        change(&book, "problem/new", "category", "ZL".into(), 7, 2),
        change(&book, "problem/same", "title", "围挡".into(), 7, 2),
    ];
    let now = present(all.into_iter().chain(later).map(|change| (change, None)));
    let past = past(&now, 4, Knowing::Received);
    let mut told: Vec<_> =
        past.differences().all.iter().map(|one| (one.of.rest(), one.what.clone(), one.changes)).collect();
    told.sort_by_key(|(of, ..)| (*of).to_owned());
    assert_eq!(told, [("back", What::BroughtBack, 1), ("gone", What::Deleted, 1), ("new", What::Made(2), 2)]);
    assert_eq!(past.differences().changed_back, 1);
}

/// What somebody may have written: which thing, which field, which value (none: deleted), when, on which machine, over how much of what
/// was there, and whether it came in a file and on which day.
type Written = (usize, usize, Option<u8>, u64, u32, bool, Option<u64>);

fn story() -> impl Strategy<Value = Vec<Written>> {
    let came = proptest::option::of(0..10_u64);
    let written =
        (0..4_usize, 0..3_usize, proptest::option::weighted(0.9, 0..3_u8), 0..10_u64, 1..3_u32, any::<bool>(), came);
    proptest::collection::vec(written, 0..24)
}

fn changes_of(story: &[Written]) -> Vec<(Change, Option<EntityId>)> {
    const THINGS: [&str; 4] = ["project/a", "problem/b", "remark/c", "unheard/d"];
    const FIELDS: [&str; 3] = ["name", "title", "of"];
    let (mut book, mut all) = (Book::default(), Vec::new());
    let mut add = |book: &mut Book, change: Change, origin: Option<EntityId>| {
        book.apply(change.clone(), origin.as_ref());
        all.push((change, origin));
    };
    for (number, (thing, field, value, day, session, over, came)) in story.iter().enumerate() {
        let stamp = Stamp::new(FIRST + day * DAY, u16::try_from(number).unwrap(), *session);
        let origin = came.map(|day| of(&format!("local.import/{day}")));
        if let (Some(origin), Some(day)) = (&origin, came) {
            let noted = change(&Book::default(), origin.as_str(), "file", "li".into(), *day, 1);
            add(&mut book, noted, None);
        }
        let by = of(["person/zhang", "person/li"][*session as usize - 1]);
        let known = if *over { &book } else { &Book::default() };
        let draft: ChangeDraft = match value {
            None => known.delete(&of(THINGS[*thing]), &by, stamp),
            Some(value) => {
                let to = Value::Int(i64::from(*value));
                known.replace(&of(THINGS[*thing]), &FIELDS[*field].parse().unwrap(), to, &by, stamp)
            }
        };
        add(&mut book, draft.seal(), origin);
    }
    all
}

/// The rule of [`Knowing`], written down once more and plainly.
fn is_known(change: &Change, origin: Option<&EntityId>, until: u64, knowing: Knowing) -> bool {
    let received = origin.map(|origin| FIRST + origin.rest().parse::<u64>().unwrap() * DAY);
    let made = change.at().milliseconds();
    match (received, knowing) {
        (None, _) => made < until,
        (Some(received), Knowing::Received) => received < until,
        (Some(received), Knowing::Recorded) => made < until || received < until,
    }
}

proptest! {
    #[test]
    fn the_book_of_a_day_is_that_of_what_was_known_then_in_any_order(
        story in story(), until in 0..11_u64, recorded: bool, turned: bool,
    ) {
        let knowing = if recorded { Knowing::Recorded } else { Knowing::Received };
        let all = changes_of(&story);
        let until_ms = FIRST + until * DAY;
        let mut known: Vec<_> =
            all.iter().filter(|(change, origin)| is_known(change, origin.as_ref(), until_ms, knowing)).cloned().collect();
        if turned {
            known.reverse();
        }
        let expected = present(known);
        let past = past(&present(all), until, knowing);
        let book = past.workbook().book();
        prop_assert_eq!(book.shared_changes(), expected.book().shared_changes());
        prop_assert_eq!(past.workbook().tables(), &Tables::of(expected.book()));
        for (of, entity) in expected.book().all_entities() {
            prop_assert_eq!(book.deletion(of), expected.book().deletion(of));
            for set in entity.fields() {
                prop_assert_eq!(book.field(of, set.as_str()), expected.book().field(of, set.as_str()));
            }
        }
        prop_assert_eq!(book.conflicts().collect::<Vec<_>>(), expected.book().conflicts().collect::<Vec<_>>());
    }

    #[test]
    fn every_difference_is_told_and_nothing_else(story in story(), until in 0..11_u64, recorded: bool) {
        let knowing = if recorded { Knowing::Recorded } else { Knowing::Received };
        let now = present(changes_of(&story));
        let past = past(&now, until, knowing);
        let (then, now) = (past.workbook().book(), now.book());
        let is_there = |book: &Book, of: &EntityId| book.entity(of).is_some() && book.deletion(of) != Deletion::Deleted;
        let mut expected = BTreeSet::new();
        for (of, entity) in now.all_entities().filter(|(of, _)| !of.is_local()) {
            match (then.entity(of).is_some(), is_there(then, of), is_there(now, of)) {
                (true, true, true) => {
                    for set in entity.fields().filter(|set| set.as_str() != DELETED) {
                        let (was, is) = (then.value(of, set.as_str()), now.value(of, set.as_str()));
                        let newly = now.in_conflict(of, set) && !then.in_conflict(of, set);
                        if was != is || newly {
                            expected.insert((of.clone(), set.to_string()));
                        }
                    }
                }
                (true, false, false) => {}
                (true, was, is) if was == is => {}
                _ => {
                    expected.insert((of.clone(), String::new()));
                }
            }
        }
        let told: Vec<_> = past.differences().all.iter().map(|one| match &one.what {
            What::Field { set, .. } => (one.of.clone(), set.to_string()),
            _ => (one.of.clone(), String::new()),
        }).collect();
        prop_assert_eq!(told.len(), expected.len());
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), expected);
    }
}
