//! Trails through undoing, conflicts, merges and slow clocks.

use super::*;
use crate::book::{ChangeDraft, Stamp};
use crate::domain::facets::{Filter, ordered, shown};

const NOON: u64 = 1_790_000_000_000;

fn draft(of: &str, set: &str, to: Value, at: u64, session: u32, over: &[ChangeId]) -> Change {
    ChangeDraft {
        at: Stamp::new(at, 0, session),
        by: "person/li".parse().unwrap(),
        of: of.parse().unwrap(),
        set: set.parse().unwrap(),
        to,
        over: over.into(),
        why: None,
        extra: None,
    }
    .seal()
}

/// Tells a trail: what was done, from what to what.
fn told(book: &Book, of: &str) -> Vec<String> {
    let of: EntityId = of.parse().unwrap();
    let line = |step: Step| {
        let from: Vec<String> = step.from.iter().map(|value| format!("{value:?}")).collect();
        format!("{} {} {}>{:?}", step.set, step.act.key(), from.join("/"), step.to)
    };
    steps(book, &things(book, &of)).into_iter().map(line).collect()
}

#[test]
fn everything_is_told_in_order_also_what_was_undone() {
    let mut book = Book::default();
    let first = draft("problem/p", "title", "围挡".into(), NOON, 1, &[]);
    let second = draft("problem/p", "title", "围挡缺失".into(), NOON + 10, 1, &[first.id()]);
    let undone = draft("problem/p", "title", "围挡".into(), NOON + 20, 1, &[second.id()]);
    let cleared = draft("problem/p", "title", Value::Null, NOON + 30, 1, &[undone.id()]);
    for change in [cleared, undone, first, second] {
        book.apply(change, None);
    }
    assert_eq!(
        told(&book, "problem/p"),
        [
            "title made >\"围挡\"",
            "title changed \"围挡\">\"围挡缺失\"",
            "title back \"围挡缺失\">\"围挡\"",
            "title cleared \"围挡\">null",
        ]
    );
}

#[test]
fn both_sides_of_a_conflict_and_its_decision_are_told_with_the_file_that_brought_one() {
    let mut book = Book::default();
    let import: EntityId = "local.import/a".parse().unwrap();
    let first = draft("problem/p", "state", "assign".into(), NOON, 1, &[]);
    let here = draft("problem/p", "state", "rectifying".into(), NOON + 10, 1, &[first.id()]);
    let there = draft("problem/p", "state", "closed".into(), NOON + 5, 2, &[first.id()]);
    let (mine, theirs) = (here.id(), there.id());
    book.apply(first, None);
    book.apply(here, None);
    book.apply(there, Some(&import));
    let of: EntityId = "problem/p".parse().unwrap();
    let open = steps(&book, [&of]);
    assert_eq!(open.iter().filter(|step| step.in_conflict).count(), 2);
    assert_eq!(open.iter().filter(|step| step.origin.as_ref() == Some(&import)).count(), 1);
    book.apply(draft("problem/p", "state", "closed".into(), NOON + 20, 1, &[mine, theirs]), None);
    let told = told(&book, "problem/p");
    assert_eq!(told.len(), 4);
    assert_eq!(told[3], "state settled \"closed\"/\"rectifying\">\"closed\"");
    assert!(steps(&book, [&of]).iter().all(|step| !step.in_conflict));
}

#[test]
fn a_slow_clock_puts_no_change_before_what_it_replaced() {
    let mut book = Book::default();
    let first = draft("project/p", "name", "甲".into(), NOON + 100, 1, &[]);
    let second = draft("project/p", "name", "乙".into(), NOON, 2, &[first.id()]);
    let third = draft("project/p", "name", "丙".into(), NOON + 1, 2, &[second.id()]);
    for change in [third, second, first] {
        book.apply(change, None);
    }
    let values: Vec<String> = told(&book, "project/p").iter().map(|line| line.replace('"', "")).collect();
    assert_eq!(values, ["name made >甲", "name changed 甲>乙", "name changed 乙>丙"]);
}

#[test]
fn what_belongs_to_a_project_is_told_also_after_it_was_deleted_and_where_it_was_moved_to() {
    let mut book = Book::default();
    let belongs = draft("problem/p", "project", "project/a".into(), NOON, 1, &[]);
    let first = draft("problem/q", "project", "project/a".into(), NOON, 1, &[]);
    let moved = draft("problem/q", "project", "project/c".into(), NOON + 1, 1, &[first.id()]);
    let seen = Value::texts([belongs.id().to_string()]);
    for change in [
        draft("project/a", "name", "甲".into(), NOON, 1, &[]),
        belongs,
        first,
        moved,
        draft("problem/p", DELETED, seen, NOON + 2, 1, &[]),
        draft("remark/r", "of", "problem/p".into(), NOON + 3, 1, &[]),
        draft("project/c", "name", "丙".into(), NOON, 1, &[]),
    ] {
        book.apply(change, None);
    }
    let told_of_a = told(&book, "project/a");
    assert_eq!(told_of_a.len(), 4, "{told_of_a:?}");
    assert!(told_of_a[2].starts_with("deleted deleted"), "{told_of_a:?}");
    assert_eq!(told(&book, "project/c").len(), 3);
}

#[test]
fn five_thousand_changes_are_narrowed_without_being_made_anew() {
    let row = |place: usize| TrailRow {
        place,
        of: "project/a".parse().unwrap(),
        act: Act::ALL[place % Act::ALL.len()].key(),
        thing: "甲".to_owned(),
        field: format!("栏{}", place % 10),
        who: if place.is_multiple_of(2) { "李" } else { "王" }.to_owned(),
        source: "本机".to_owned(),
        month: format!("2026-{:02}", 1 + place % 12),
        at: NOON + place as u64,
        search: format!("栏{}", place % 10),
    };
    let rows: Vec<TrailRow> = (0..5_000).map(row).collect();
    let order = ordered(&TrailList(None), &rows, "when", false);
    assert_eq!(order.first(), Some(&4_999), "the youngest stands first");
    let mut filter = Filter::default();
    filter.choose_only("who", "李");
    filter.choose_only("month", "2026-03");
    let narrowed = shown(&TrailList(None), &rows, &order, &filter);
    assert!(!narrowed.is_empty());
    assert!(narrowed.iter().all(|place| rows[*place].who == "李" && rows[*place].month == "2026-03"));
    filter.choose_only("field", "栏9");
    assert_eq!(shown(&TrailList(None), &rows, &order, &filter), [] as [usize; 0], "an even place has no odd field");
}

#[test]
fn every_act_is_read_back_from_its_name() {
    for act in Act::ALL {
        assert_eq!(Act::from_key(act.key()), Some(act));
    }
}
