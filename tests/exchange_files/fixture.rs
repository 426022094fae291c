//! Files of version 1 that every later version must open, just so.
//!
//! | File | Written by |
//! |---|---|
//! | `by_another_hand.sitebook.json` | a script of another language that followed FORMAT.md, read through by a person |
//! | `by_0.1.0.sitebook.json` | this program, version 0.1.0 |

use sitebook::book::{Book, Change, DELETED, Deletion, EntityId, FieldState, Value};
use sitebook::exchange::{Choice, Counts, File, FileKind, export};

use crate::desk::{id, made, read};

const BY_ANOTHER_HAND: &str = include_str!("../files/v1/by_another_hand.sitebook.json");
const BY_THIS_PROGRAM: &str = include_str!("../files/v1/by_0.1.0.sitebook.json");

fn book_of(file: File) -> Book {
    let mut book = Book::default();
    for change in file.into_changes() {
        book.apply(change, None);
    }
    book
}

/// All lines from the changes on.
fn changes_of(text: &str) -> &str {
    &text[text.find("\"changes\":[").unwrap()..]
}

#[test]
fn file_by_another_hand_opens_as_it_was_written() {
    let file = read(BY_ANOTHER_HAND);
    assert_eq!(file.kind, FileKind::Whole);
    assert_eq!(file.made, made());
    assert_eq!(file.counts, Counts { changes: 20, projects: 1, visits: 1, problems: 2, people: 2 });
    assert_eq!(file.digest, "fd3a644acac5e82431c14284bc551ebb4c1f4b35eea699579c8257c14b38d4ab");
    assert_eq!(file.warnings, [], "its readable copy agrees");

    let book = book_of(file);
    let agreed = |of: &str, set: &str, value: Value| {
        assert_eq!(book.field(&id(of), set), FieldState::Agreed(&value), "{of} {set}")
    };
    agreed("person/zhang", "name", "张三".into());
    agreed("project/p1", "name", "垃圾填埋场".into());
    agreed("visit/v1", "answer/qq_approval", "fail".into());
    agreed("visit/v1", "note/qq_approval", "缺批复".into());
    agreed("problem/q1", "title", "围挡\"缺口\" \\ <b>\n第二行\t\u{1}\u{7f}\u{1f6a7}".into());
    agreed("drone_flight/d1", "frames", Value::Int(412));
}

#[test]
fn its_conflict_has_both_sides() {
    let book = book_of(read(BY_ANOTHER_HAND));
    let conflicts: Vec<_> = book.conflicts().map(|(of, set)| (of.as_str(), set.as_str())).collect();
    assert_eq!(conflicts, [("project/p1", "total")]);
    let FieldState::Conflict(sides) = book.field(&id("project/p1"), "total") else { panic!("a conflict") };
    let told: Vec<_> = sides.iter().map(|side| (side.by().as_str(), side.to().as_text(), side.why())).collect();
    assert_eq!(told, [("person/li", Some("12500"), Some("概算调整")), ("person/zhang", Some("13000"), None)]);
    assert_eq!(book.history(&id("project/p1"), "total").len(), 3);
}

#[test]
fn its_laptop_of_2035_wins_nothing() {
    let book = book_of(read(BY_ANOTHER_HAND));
    assert_eq!(book.text(&id("problem/q1"), "state"), "rectifying");
    let told: Vec<_> =
        book.history(&id("problem/q1"), "state").iter().map(|change| change.to().as_text().unwrap()).collect();
    assert_eq!(told, ["to_assign", "rectifying"]);
}

#[test]
fn its_deletion_stands() {
    let book = book_of(read(BY_ANOTHER_HAND));
    assert_eq!(book.deletion(&id("problem/q2")), Deletion::Deleted);
    assert_eq!(book.deletion(&id("problem/q1")), Deletion::Alive);
    assert_eq!(book.text(&id("problem/q2"), "title"), "误报", "nothing is lost");
    assert_eq!(book.value(&id("problem/q2"), DELETED).items().len(), 2);
}

#[test]
fn what_this_version_does_not_know_is_kept() {
    let book = book_of(read(BY_ANOTHER_HAND));
    let progress: &Change = book.shown(&id("project/p1"), "progress").unwrap();
    let extra: Vec<_> =
        progress.draft().extra.as_ref().unwrap().iter().map(|(name, value)| format!("{name} {value:?}")).collect();
    assert_eq!(extra, ["after null", r#"gps ["30.66","117.49"]"#, r#"zone {"a":[true,false,null,-5],"b":1,"督":{}}"#]);
    let kinds: Vec<&str> = book.all_entities().map(|(of, _): (&EntityId, _)| of.kind()).collect();
    assert!(kinds.contains(&"drone_flight"));
}

#[test]
fn both_files_are_exported_again_line_by_line() {
    for text in [BY_ANOTHER_HAND, BY_THIS_PROGRAM] {
        let (again, text_again) = export(&book_of(read(text)), &Choice::Everything, &made());
        assert_eq!(changes_of(&text_again), changes_of(text));
        assert_eq!(again.digest, read(text).digest);
    }
}

#[test]
fn file_of_the_first_version_opens_as_it_was_written() {
    let file = read(BY_THIS_PROGRAM);
    assert_eq!(file.made, made());
    assert_eq!(file.counts, Counts { changes: 28, projects: 2, visits: 1, problems: 2, people: 2 });
    assert_eq!(file.warnings, []);
    let book = book_of(file);
    assert_eq!(book.conflict_count(), 1);
    assert_eq!(book.deletion(&id("problem/q2")), Deletion::Deleted);
    assert_eq!(book.text(&id("remark/r1"), "text"), "已电话通知");
}
