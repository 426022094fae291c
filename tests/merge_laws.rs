//! The merge laws: whatever any number of people do on copies, in whatever order the copies come together, all end with the same book.
//!
//! Four inspectors work with wrong clocks and pass files around at random. A failing story is printed line by line.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by failing")]

#[path = "merge_laws/model.rs"]
mod model;
#[path = "merge_laws/story.rs"]
mod story;

use model::{Snapshot, expected_conflicts, expected_snapshot};
use proptest::prelude::*;
use proptest::test_runner::Config;
use sitebook::book::{Book, Change, DELETED, Deletion, EntityId, FieldState, Value, write_canonical};
use story::{Cast, Story, book_of, entity, field, person, shuffled};

fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

fn canonical_bytes(book: &Book) -> Vec<u8> {
    let mut out = Vec::new();
    for change in book.shared_changes() {
        write_canonical(change, &mut out);
        out.push(b'\n');
    }
    out
}

fn merged(books: &[&Book]) -> Book {
    let mut all = Book::default();
    for change in books.iter().flat_map(|book| book.arrivals()).map(|(change, _)| change.clone()) {
        all.apply(change, None);
    }
    all
}

fn changes(book: &Book) -> Vec<Change> {
    book.arrivals().map(|(change, _)| change.clone()).collect()
}

/// These changes and everything that stood before them when they were made.
fn with_all_before(mut known: Vec<Change>, ledger: &[Change]) -> Vec<Change> {
    let mut at = 0;
    while at < known.len() {
        for id in known[at].over().to_vec() {
            let before = ledger.iter().find(|change| change.id() == id);
            known.extend(before.filter(|before| known.iter().all(|change| change.id() != before.id())).cloned());
        }
        at += 1;
    }
    known
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// Commutative, associative, idempotent; nothing is lost; the bytes agree; the indexes are what a count from scratch gives.
    #[test]
    fn every_order_of_merging_gives_the_same_book(story in Story::any(), seed: u64) {
        let cast = Cast::play(&story);
        for replica in &cast.books {
            prop_assert_eq!(&Snapshot::of(replica), &expected_snapshot(&changes(replica)));
            let conflicts: Vec<_> = replica.conflicts().map(|(of, set)| (of.clone(), set.clone())).collect();
            prop_assert_eq!(conflicts, expected_conflicts(&changes(replica)));
        }

        let [a, b, c, d] = &cast.books;
        let whole = Snapshot::of(&merged(&[a, b, c, d]));
        prop_assert_eq!(&Snapshot::of(&merged(&[d, b, a, c])), &whole, "commutative");
        let (left, right) = (merged(&[&merged(&[a, b]), &merged(&[c, d])]), merged(&[a, &merged(&[b, &merged(&[c, d])])]));
        prop_assert_eq!(&Snapshot::of(&left), &whole, "associative");
        prop_assert_eq!(&Snapshot::of(&right), &whole, "associative");
        prop_assert_eq!(&Snapshot::of(&merged(&[&left, &left, a, &left])), &whole, "idempotent");

        let bytes = canonical_bytes(&left);
        for order in 0..4 {
            let book = book_of(shuffled(&cast.ledger, seed.wrapping_add(order)));
            prop_assert_eq!(&canonical_bytes(&book), &bytes, "canonical export");
            prop_assert_eq!(&Snapshot::of(&book), &whole, "any order of arrival");
        }
        for made in &cast.ledger {
            prop_assert_eq!(left.change(made.id()), Some(made), "nothing lost");
            let history = left.history(made.of(), made.set().as_str());
            prop_assert!(history.contains(&made), "every value stands in the history of its field");
        }
    }

    /// A change stands behind those that it replaced, whatever the clocks said.
    #[test]
    fn history_runs_from_replaced_to_replacing(story in Story::any()) {
        let book = book_of(Cast::play(&story).ledger);
        for (of, entity) in book.all_entities() {
            for set in entity.fields() {
                let history = book.history(of, set.as_str());
                for (place, change) in history.iter().enumerate() {
                    prop_assert!(history[place..].iter().all(|later| !change.over().contains(&later.id())));
                }
            }
        }
    }

    /// Resolving every conflict on one copy resolves it everywhere, with the value that was chosen there.
    #[test]
    fn a_resolution_sticks_everywhere(story in Story::any(), resolver in 0..4_usize, choices: Vec<u8>) {
        let mut cast = Cast::play(&story);
        cast.exchange_all();
        let resolved = cast.resolve_all(resolver, &choices);
        prop_assert_eq!(cast.books[resolver].conflict_count(), 0);
        cast.exchange_all();
        for book in &cast.books {
            prop_assert_eq!(book.conflict_count(), 0);
            for (of, set, value) in &resolved {
                match set.as_str() {
                    DELETED => prop_assert_eq!(book.deletion(of) == Deletion::Alive, value.is_null()),
                    name => prop_assert_eq!(book.field(of, name), FieldState::Agreed(value)),
                }
            }
        }
    }

    /// An edit that saw the value before it wins over it, however wrong the clocks are: the laptop set to 2035 wins nothing.
    #[test]
    fn a_later_edit_that_saw_the_value_wins(writers in proptest::collection::vec(0..4_usize, 2..12)) {
        let mut cast = Cast::new();
        for (turn, writer) in writers.iter().enumerate() {
            cast.write(*writer, 0, 0, Value::Int(turn as i64));
            let passed = cast.ledger.clone();
            cast.books.iter_mut().for_each(|book| passed.iter().for_each(|change| { book.apply(change.clone(), None); }));
        }
        let last = Value::Int(writers.len() as i64 - 1);
        for book in &cast.books {
            prop_assert_eq!(book.field(&entity(0), field(0).as_str()), FieldState::Agreed(&last));
        }
    }

    /// What a file brought can be undone: what everybody agreed on before it stands again, and what it made is deleted.
    #[test]
    fn an_undone_import_leaves_what_was_agreed_before(story in Story::any(), who in 0..4_usize, seed: u64) {
        let mut cast = Cast::play(&story);
        let before = book_of(changes(&cast.books[who]));
        // What was passed on without what stood before it may look as if the one who deleted had not seen an edit.
        let unbroken = book_of(with_all_before(changes(&cast.books[who]), &cast.ledger));
        let origin = EntityId::new("local.import", "the last one").unwrap();
        for change in shuffled(&cast.ledger, seed) {
            cast.books[who].apply(change, Some(&origin));
        }
        let brought = cast.books[who].arrivals().filter(|(_, from)| *from == Some(&origin));
        let brought: Vec<_> = brought.map(|(change, _)| change.id()).collect();
        cast.undo(who, brought);
        let after = &cast.books[who];
        for (of, entity) in after.all_entities() {
            match before.deletion(of) {
                _ if before.entity(of).is_none() => prop_assert_eq!(after.deletion(of), Deletion::Deleted, "{} is new", of),
                Deletion::Alive => prop_assert_eq!(after.deletion(of), Deletion::Alive, "{} was there", of),
                Deletion::Deleted => prop_assert_eq!(after.deletion(of), Deletion::Deleted, "{} was deleted", of),
                Deletion::DeletedButEdited if unbroken.deletion(of) == Deletion::DeletedButEdited => {
                    prop_assert_ne!(after.deletion(of), Deletion::Deleted, "{} was in question", of);
                }
                Deletion::DeletedButEdited => {}
            }
            for set in entity.fields().filter(|set| set.as_str() != DELETED && before.deletion(of) == Deletion::Alive) {
                if let FieldState::Agreed(value) = before.field(of, set.as_str()) {
                    prop_assert_eq!(after.field(of, set.as_str()), FieldState::Agreed(value), "{} of {}", set, of);
                }
            }
        }
    }

    /// Deleted on one copy, edited on another that had not heard of it: a conflict on both, and the edit is not lost.
    #[test]
    fn deleted_here_and_edited_there_is_a_conflict(deleter in 0..4_usize, apart in 1..4_usize, edited in 0..3_usize) {
        let mut cast = Cast::new();
        cast.write(deleter, 0, 0, Value::Int(1));
        cast.write(deleter, 0, 1, Value::Int(2));
        cast.exchange_all();
        let editor = (deleter + apart) % 4;
        cast.delete(deleter, 0);
        cast.write(editor, 0, edited, Value::Int(3));
        prop_assert_eq!(cast.books[deleter].deletion(&entity(0)), Deletion::Deleted);
        cast.exchange_all();
        for book in &cast.books {
            prop_assert_eq!(book.deletion(&entity(0)), Deletion::DeletedButEdited);
            prop_assert!(book.in_conflict(&entity(0), &DELETED.parse().unwrap()));
            prop_assert_eq!(book.field(&entity(0), field(edited).as_str()), FieldState::Agreed(&Value::Int(3)));
        }
    }
}

/// A deletion by somebody who had seen the edit settles a question; when the file that brought it is undone, it is open again.
#[test]
fn an_undone_deletion_leaves_the_question_open() {
    let mut cast = Cast::new();
    const OFFICE: usize = 0;
    const EDITOR: usize = 1;
    const OTHER: usize = 3;
    cast.write(EDITOR, 0, 0, Value::Int(1));
    cast.delete(EDITOR, 0);
    cast.write(EDITOR, 0, 0, Value::Int(2));
    let edit = cast.ledger.last().cloned().unwrap();
    cast.books[OTHER].apply(edit, None);
    cast.delete(OFFICE, 0);
    for change in cast.ledger.clone() {
        cast.books[OFFICE].apply(change, None);
    }
    assert_eq!(cast.books[OFFICE].deletion(&entity(0)), Deletion::DeletedButEdited);
    cast.delete(OTHER, 0);
    let brought = cast.ledger.last().cloned().unwrap();
    let id = brought.id();
    cast.books[OFFICE].apply(brought, None);
    assert_eq!(cast.books[OFFICE].deletion(&entity(0)), Deletion::Deleted);
    cast.undo(OFFICE, vec![id]);
    assert_eq!(cast.books[OFFICE].deletion(&entity(0)), Deletion::DeletedButEdited);
}

/// The same in plain words, for the clock that is nine years ahead.
#[test]
fn laptop_set_to_2035_wins_nothing() {
    let mut cast = Cast::new();
    const AHEAD: usize = 1;
    cast.write(AHEAD, 0, 0, "written in 2035".into());
    cast.exchange_all();
    cast.write(0, 0, 0, "written today, over it".into());
    cast.exchange_all();
    for book in &cast.books {
        assert_eq!(book.text(&entity(0), field(0).as_str()), "written today, over it");
        assert_eq!(book.conflict_count(), 0);
        assert_eq!(book.history(&entity(0), field(0).as_str())[0].by(), &person(AHEAD));
    }
}

/// A hostile file may hold a hundred thousand changes of one field, or of one entity: that costs seconds, not hours.
mod worst_cases {
    use std::time::{Duration, Instant};

    use sitebook::book::{ChangeDraft, ChangeId, Stamp};

    use super::*;

    const MANY: u64 = 100_000;

    fn draft(turn: u64, set: &str, over: impl IntoIterator<Item = ChangeId>) -> ChangeDraft {
        ChangeDraft {
            at: Stamp::new(turn, 0, 1),
            by: person(0),
            of: entity(0),
            set: set.parse().unwrap(),
            to: Value::Int(turn as i64),
            over: over.into_iter().collect(),
            why: None,
            extra: None,
        }
    }

    fn within_seconds(work: impl FnOnce()) {
        let start = Instant::now();
        work();
        assert!(start.elapsed() < Duration::from_secs(600), "took {:?}", start.elapsed());
    }

    #[test]
    fn as_many_concurrent_edits_of_one_field() {
        within_seconds(|| {
            let mut book = book_of((0..MANY).map(|turn| draft(turn, "state", []).seal()));
            assert_eq!(book.value(&entity(0), "state"), &Value::Int(MANY as i64 - 1));
            assert_eq!(book.history(&entity(0), "state").len(), MANY as usize);
            let decided =
                book.replace(&entity(0), &"state".parse().unwrap(), "decided".into(), &person(0), Stamp::new(0, 0, 2));
            book.apply(decided.seal(), None);
            assert_eq!(book.field(&entity(0), "state"), FieldState::Agreed(&"decided".into()));
        });
    }

    #[test]
    fn as_many_edits_over_each_other_arriving_backwards() {
        let mut last = None;
        let mut chain: Vec<Change> = (0..MANY)
            .map(|turn| {
                // The clock runs backwards, so that the order by stamps is the wrong one throughout.
                let change = draft(MANY - turn, "state", last).seal();
                last = Some(change.id());
                change
            })
            .collect();
        chain.reverse();
        within_seconds(|| {
            let book = book_of(chain);
            assert_eq!(book.value(&entity(0), "state"), &Value::Int(1));
            let history = book.history(&entity(0), "state");
            assert_eq!((history.len(), history[0].to()), (MANY as usize, &Value::Int(MANY as i64)));
        });
    }

    #[test]
    fn as_many_fields_and_deletions_of_one_entity() {
        within_seconds(|| {
            let mut book = Book::default();
            for turn in 0..MANY / 2 {
                book.apply(draft(turn, &format!("answer/{turn}"), []).seal(), None);
                book.apply(draft(turn, DELETED, []).seal(), None);
            }
            assert_eq!(book.deletion(&entity(0)), Deletion::DeletedButEdited);
            let deleted = book.delete(&entity(0), &person(0), Stamp::new(MANY, 0, 2)).seal();
            book.apply(deleted, None);
            assert_eq!(book.deletion(&entity(0)), Deletion::Deleted);
        });
    }

    #[test]
    fn as_many_replaced_changes_that_nobody_has_with_ids_chosen_to_collide() {
        let alike = |number: u64| {
            let mut id = [0; 16];
            id[8..].copy_from_slice(&number.to_be_bytes());
            ChangeId(id)
        };
        within_seconds(|| {
            let book =
                book_of((0..10).map(|turn| draft(turn, "state", (0..MANY).map(|n| alike(turn * MANY + n))).seal()));
            assert_eq!(book.len(), 10);
        });
    }
}
