//! What is kept until something changes: whatever happens to a book, it is what would be made of the book anew.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError};
use sitebook::book::{Book, Change, Clock, DELETED, EntityId, FieldName, Value};
use sitebook::domain::around::BookAround;
use sitebook::domain::choices::Role;
use sitebook::domain::duties::{Shares, bands, duty};
use sitebook::domain::ledger::Viewer;
use sitebook::domain::overview::OpenProblems;
use sitebook::domain::project_reckoned::all_reckoned;
use sitebook::domain::register::kept_rows::KeptEntries;
use sitebook::domain::register::{Register, rows as entry_rows};
use sitebook::domain::registers::REGISTERS;
use sitebook::domain::sample::sample_changes;
use sitebook::domain::tables::Tables;
use sitebook::domain::text::Lang;
use sitebook::domain::visit_list::{KeptVisits, rows};
use sitebook::domain::waiting::waiting_and_looks;

use crate::inspector::day;

const NOW: u64 = 1_790_000_000_000;
const TODAY: &str = "2026-09-21";

/// What lists keep of the last time.
pub struct Lists {
    visits: KeptVisits,
    entries: Vec<(&'static Register, KeptEntries)>,
}

impl Lists {
    pub fn new() -> Self {
        let entries = REGISTERS.iter().map(|register| (*register, KeptEntries::default()));
        Self { visits: KeptVisits::default(), entries: entries.collect() }
    }
}

/// Holds what is kept in these tables and lists against what tables of the same book give that keep nothing yet.
pub fn is_as_made_anew(book: &Book, tables: &Tables, lists: &mut Lists, on: &str) -> Result<(), TestCaseError> {
    let anew = Tables::of(book);
    let (kept, fresh) = (BookAround::of(book, tables, day(on)), BookAround::of(book, &anew, day(on)));
    let waits = |around: &BookAround| waiting_and_looks(around, Lang::Zh, &|_| None);
    prop_assert_eq!(waits(&kept), waits(&fresh));
    prop_assert_eq!(tables.large_total(), anew.large_total());
    for project in anew.projects() {
        prop_assert_eq!(all_reckoned(&project.id, &kept), all_reckoned(&project.id, &fresh), "{:?}", project.id);
    }
    let me = anew.people().next().map(|person| person.id.clone());
    let listed = |tables: &Tables, kept: &mut KeptVisits| {
        let rows = rows(book, tables, me.as_ref(), Lang::Zh, &|_| None, kept);
        let told = rows.into_iter().map(|row| {
            let own = (row.visit, row.project, row.unit, row.checklists, row.people, row.who);
            (own, row.kind, row.month, row.count, row.problems, row.is_mine_to_finish)
        });
        told.collect::<Vec<_>>()
    };
    prop_assert_eq!(listed(tables, &mut lists.visits), listed(&anew, &mut KeptVisits::default()));
    for (register, list) in &mut lists.entries {
        let shown = list.rows(tables, register, &kept, &|_| None);
        prop_assert_eq!(shown, entry_rows::rows(&anew, register, &fresh, &|_| None), "{:?}", register);
    }
    let open: Vec<_> = anew.problems().filter(|problem| problem.is_open()).collect();
    prop_assert_eq!(tables.open_problems().collect::<Vec<_>>(), open);
    let viewer = Viewer { person: me.clone(), unit: "区建委".to_owned() };
    for role in [Role::Office, Role::Inspector, Role::Unit, Role::Leader] {
        prop_assert_eq!(duty(tables, day(on), role, &viewer), duty(&anew, day(on), role, &viewer));
        prop_assert_eq!(bands(tables, day(on), role, &viewer, 3), bands(&anew, day(on), role, &viewer, 3));
    }
    prop_assert_eq!(Shares::of(tables, day(on), 9), Shares::of(&anew, day(on), 9));
    prop_assert_eq!(OpenProblems::of(tables, day(on), None, 9), OpenProblems::of(&anew, day(on), None, 9));
    Ok(())
}

/// A book that goes on changing, with what is kept of it.
struct Story {
    book: Book,
    tables: Tables,
    lists: Lists,
    clock: Clock,
    /// What was written of the sample: fields and values to write elsewhere.
    written: Vec<Change>,
}

impl Story {
    fn new() -> Self {
        let written = sample_changes(day(TODAY), NOW);
        let mut book = Book::default();
        for change in &written {
            book.apply(change.clone(), None);
        }
        let tables = Tables::of(&book);
        Self { book, tables, lists: Lists::new(), clock: Clock::new(7), written }
    }

    fn writes(&mut self, of: &EntityId, set: &FieldName, to: Value, by: &EntityId) {
        let at = self.clock.tick(NOW + 1_000);
        let change = self.book.replace(of, set, to, by, at).seal();
        self.book.apply(change, None);
        self.tables.refresh_all(&self.book, [of]);
    }

    /// One field gets what the same field of another record holds, or a record is deleted or comes back.
    fn goes_on(&mut self, (kind, what, from): (usize, usize, usize), deed: u8) {
        // A kind first, so that what there is little of has its turns too.
        let kinds: BTreeSet<&str> = self.written.iter().map(|change| change.of().kind()).collect();
        let kind = kinds.iter().nth(kind % kinds.len()).copied().unwrap();
        let of_kind: Vec<&Change> = self.written.iter().filter(|change| change.of().kind() == kind).collect();
        let target = of_kind[what % of_kind.len()].clone();
        let (of, by) = (target.of(), target.by());
        if deed < 3 {
            let to = if deed == 0 { Value::Null } else { Value::Bool(true) };
            return self.writes(of, &DELETED.parse().unwrap(), to, by);
        }
        let like = |change: &&Change| change.set() == target.set() && change.of().kind() == of.kind();
        let same: Vec<Value> = self.written.iter().filter(like).map(|change| change.to().clone()).collect();
        let to = if deed == 3 { Value::Null } else { same[from % same.len()].clone() };
        self.writes(of, target.set(), to, by);
    }
}

fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn whatever_is_written_what_is_kept_is_what_would_be_made(
        steps in proptest::collection::vec((any::<(usize, usize, usize)>(), 0..20_u8), 1..40),
    ) {
        let mut story = Story::new();
        for (number, (places, deed)) in steps.into_iter().enumerate() {
            story.goes_on(places, deed);
            if number % 3 == 0 {
                is_as_made_anew(&story.book, &story.tables, &mut story.lists, TODAY)?;
            }
        }
        is_as_made_anew(&story.book, &story.tables, &mut story.lists, TODAY)?;
        is_as_made_anew(&story.book, &story.tables, &mut story.lists, "2026-10-30")?;
    }
}

#[test]
fn another_project_is_not_reckoned_again() {
    let mut story = Story::new();
    let projects: Vec<_> = story.tables.projects().map(|project| project.id.clone()).collect();
    let kept = |story: &Story| {
        let around = BookAround::of(&story.book, &story.tables, day(TODAY));
        let figures: Vec<_> = projects.iter().map(|project| all_reckoned(project, &around)).collect();
        (figures, waiting_and_looks(&around, Lang::Zh, &|_| None))
    };
    let (figures, waits) = kept(&story);
    let changed = projects[0].entity().clone();
    let by = story.written[0].by().clone();
    story.writes(&changed, &"name".parse().unwrap(), Value::text("新名"), &by);
    let (figures_now, waits_now) = kept(&story);
    let made = figures.iter().zip(&figures_now).filter(|(one, other)| !std::sync::Arc::ptr_eq(one, other)).count();
    assert_eq!(made, 1);
    let is_kept = |row: &std::sync::Arc<_>| waits.iter().any(|before| std::sync::Arc::ptr_eq(before, row));
    assert!(waits_now.iter().all(|row| is_kept(row) || &*row.project == "新名"));
    assert!(waits_now.iter().any(is_kept) && waits_now.len() == waits.len());
}
