//! A small book has everything that a large one has.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sitebook::app::saving::Saver;
use sitebook::book::{Deletion, EntityId, FieldState};
use sitebook::domain::choices::Phase;
use sitebook::domain::ids::PersonId;
use sitebook::domain::records::ProblemState;
use sitebook::domain::tables::Tables;
use sitebook::domain::taxonomy::{Category, Severity};
use sitebook::exchange::{Limits, decode, verify};
use sitebook::storage::{Entry, MemoryJournal, MemoryKeyValue, SaveState, Workspace};

use super::*;

fn sizes(projects: usize, visits: usize, problems: usize, seed: u64) -> Sizes {
    Sizes { projects, visits, problems, seed, until: "2026-11-20".parse().unwrap(), long_list: None, months: 0 }
}

fn small() -> Sizes {
    sizes(40, 250, 600, 2)
}

static SMALL: LazyLock<(Book, Tables)> = LazyLock::new(|| play::book(&small()));

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let some = || sizes(8, 30, 60, 1);
    let ((_, _, one, text), (_, _, _, other)) = (written(&some()), written(&some()));
    assert!(text == other);
    let seed = written(&Sizes { seed: 2, ..some() }).2;
    assert_ne!(one.digest, seed.digest);
    verify(text.into_bytes(), &one).unwrap();
}

#[test]
fn sizes_are_met_exactly() {
    for (projects, visits, problems) in [(1, 1, 1), (7, 0, 9), (3, 20, 0), (2, 3, 40), (12, 60, 60), (0, 0, 0)] {
        let (book, tables) = play::book(&sizes(projects, visits, problems, 5));
        let made = (tables.projects().len(), tables.visits().len(), tables.problems().len());
        assert_eq!(made, (projects, visits, problems));
        assert_eq!(tables, Tables::of(&book), "the records that were kept up to date are those of the book");
    }
}

#[test]
fn everything_that_a_book_can_hold_occurs() {
    let until = small().until;
    let (book, tables) = &*SMALL;
    let states: BTreeSet<_> = tables.problems().map(|problem| problem.state).collect();
    assert_eq!(states.len(), ProblemState::ALL.len());
    let categories: BTreeSet<_> = tables.problems().filter_map(|problem| problem.category).map(Category::key).collect();
    assert!(categories.len() >= Category::ALL.len() - 1, "{categories:?}");
    let severities: BTreeSet<_> = tables.problems().map(|problem| problem.severity).collect();
    assert_eq!(severities.len(), Severity::ALL.len());
    let phases: BTreeSet<_> = tables.projects().filter_map(|project| project.phase).collect();
    assert!(phases.len() >= Phase::ALL.len() - 1, "{phases:?}");
    assert!(tables.problems().any(|problem| problem.overdue_days(until) > 30));
    assert!(tables.problems().any(|problem| problem.rejected > 0));
    assert!(tables.problems().any(|problem| problem.suspended.is_some()));
    assert!(tables.problems().any(|problem| problem.deadline > problem.original_deadline));
    assert!(tables.problems().any(|problem| problem.visit.is_some() && problem.item.is_some()));
    assert!(tables.visits().any(|visit| visit.amended));
    assert_eq!(tables.drafts().count(), 1);
    assert_eq!(book.conflict_count(), small().conflicts());
}

#[test]
fn every_project_has_a_name_of_its_own() {
    let (_, tables) = play::book(&sizes(1_200, 0, 0, 3));
    let names: BTreeSet<_> = tables.projects().map(|project| project.name.clone()).collect();
    assert_eq!(names.len(), 1_200);
}

#[test]
fn nothing_refers_to_what_is_missing() {
    let (book, tables) = &*SMALL;
    for (change, _) in book.arrivals() {
        assert!(!change.of().is_local());
        assert!(change.at().milliseconds() < 1_795_190_400_000, "nothing happens after the last day");
        let by = PersonId::of(change.by()).unwrap();
        assert!(tables.person(&by).is_some());
        if matches!(change.set().as_str(), "project" | "visit" | "of") {
            let of: EntityId = change.to().as_text().unwrap().parse().unwrap();
            assert!(book.entity(&of).is_some(), "{of}");
        }
    }
    for visit in tables.visits() {
        let template = tables.template(&visit.template.0, visit.template.1).unwrap();
        for field in book.entity(visit.id.entity()).unwrap().fields_from("answer/") {
            assert!(template.item(&field.as_str()["answer/".len()..]).is_some(), "{field}");
        }
        assert_eq!(book.deletion(visit.id.entity()), Deletion::Alive);
    }
    for (of, set) in book.conflicts() {
        assert!(matches!(book.field(of, set.as_str()), FieldState::Conflict(sides) if sides.len() == 2));
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    for words in [
        &["--projects"][..],
        &["--projects", "many", "x"],
        &["--colour", "red", "x"],
        &["--until", "2026-13-01", "x"],
        &["--projects", "0", "x"],
        &[],
    ] {
        assert!(read(words.iter().map(ToString::to_string)).is_err(), "{words:?}");
    }
    let Order { sizes, out, .. } =
        read(["--projects", "5", "out.json", "--seed", "9"].map(str::to_owned).into_iter()).unwrap();
    assert_eq!((sizes.projects, sizes.visits, sizes.seed, out.as_str()), (5, 3_000, 9, "out.json"));
}

#[test]
fn a_long_list_has_a_visit_that_has_just_begun() {
    let (_, tables) = play::book(&Sizes { long_list: Some(120), ..sizes(2, 4, 5, 1) });
    let items = |(key, version): &(String, u16)| tables.template(key, *version).map_or(0, Template::item_count);
    let drafts: Vec<_> = tables.drafts().map(|visit| (items(&visit.template), visit.answered)).collect();
    assert!(drafts.contains(&(120, 0)), "{drafts:?}");
}

#[test]
fn returned_files_bring_new_edits_that_disagree_only_within_a_set() {
    let folder = std::env::temp_dir().join(format!("sitebook-returns-{}", std::process::id()));
    let sizes = sizes(2, 4, 50, 1);
    let (mut book, tables) = play::book(&sizes);
    let before = (book.len(), book.conflict_count());
    returns::write(&book, &tables, &sizes, &Returns { sets: 2, files: 3, edits: 20 }, &folder).unwrap();
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for name in &names {
        let file = decode(std::fs::read(name).unwrap(), Limits::default()).unwrap();
        assert_eq!(file.counts.changes, 20);
        for change in file.into_changes() {
            book.apply(change, None);
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(names.len(), 6);
    assert_eq!((book.len(), book.conflict_count()), (before.0 + 120, before.1 + 4));
}

/// The record of a browser holds the default size with as much room again to spare: it grows with the changes, not faster.
#[test]
fn a_kept_book_takes_at_most_a_tenth_of_its_file() {
    let (book, _, exported, text) = written(&small());
    let record = MemoryKeyValue::with_quota(5_242_880);
    let journal = MemoryJournal::default();
    let workspace: Workspace = "main".parse().unwrap();
    let (saver, _) = Saver::open_in_memory(record.clone(), journal.clone(), workspace.clone(), 1, || 0, |_, _| ());
    saver.append(book.into_changes().map(Entry::own).collect());
    assert_eq!(saver.state(), SaveState::Saved);
    let taken = record.used();
    println!("{} changes, {} bytes as a file, {taken} units kept", exported.counts.changes, text.len());
    assert!(taken * 10 < text.len());
    let mut again = Book::default();
    Saver::open_in_memory(
        record,
        journal,
        workspace,
        2,
        || 0,
        |entries, _| {
            for entry in entries {
                again.apply(entry.change, None);
            }
        },
    );
    let made = Made::default();
    assert_eq!(export(&again, &Choice::Everything, &made).0.digest, exported.digest);
}
