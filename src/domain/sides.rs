//! The sides of a conflict, as people count them: one for each value, with everyone who gave it.

use crate::book::{Book, Change, ChangeId, EntityId, Value};

/// One side.
#[derive(Clone, PartialEq, Debug)]
pub struct SideOf<'a> {
    /// The value.
    pub value: &'a Value,
    /// The changes that gave it, the youngest first.
    pub changes: Vec<&'a Change>,
    /// Whether it only is what stood there before: each of its changes was the first word on the field, and somebody who had the same value
    /// has changed it.
    pub is_original: bool,
}

/// The sides of a field, the one that is shown first.
pub fn sides_of<'a>(book: &'a Book, of: &EntityId, set: &str) -> Vec<SideOf<'a>> {
    let mut heads = book.heads(of, set);
    heads.sort_by(|a, b| b.by_stamp(a));
    let standing: Vec<ChangeId> = heads.iter().map(|head| head.id()).collect();
    let mut sides: Vec<SideOf> = Vec::new();
    for head in heads {
        match sides.iter_mut().find(|side| side.value == head.to()) {
            Some(side) => side.changes.push(head),
            None => sides.push(SideOf { value: head.to(), changes: vec![head], is_original: false }),
        }
    }
    for side in &mut sides {
        let is_first = side.changes.iter().all(|change| change.over().is_empty());
        let is_replaced = |change: &Change| change.to() == side.value && !standing.contains(&change.id());
        side.is_original = is_first && book.changes_of(of, set).any(is_replaced);
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Clock;

    struct Desk {
        book: Book,
        clock: Clock,
        by: EntityId,
    }

    impl Desk {
        fn of(session: u32, by: &str) -> Self {
            Self { book: Book::default(), clock: Clock::new(session), by: by.parse().unwrap() }
        }

        fn writes(&mut self, to: &str, at: u64) {
            let (of, set) = ("project/a".parse().unwrap(), "total".parse().unwrap());
            let at = self.clock.tick(1_790_000_000_000 + at);
            let change = self.book.replace(&of, &set, Value::text(to), &self.by, at).seal();
            self.book.apply(change, None);
        }
    }

    fn told(desks: &[Desk]) -> Vec<(String, usize, bool)> {
        let mut book = Book::default();
        for change in desks.iter().flat_map(|desk| desk.book.shared_changes()) {
            book.apply(change.clone(), None);
        }
        let sides = sides_of(&book, &"project/a".parse().unwrap(), "total");
        let told = |side: SideOf| (side.value.as_text().unwrap().to_owned(), side.changes.len(), side.is_original);
        sides.into_iter().map(told).collect()
    }

    #[test]
    fn what_stood_in_the_list_and_nobody_changed_is_the_original() {
        // Each has taken in the same list; two have corrected it, in two ways.
        let mut desks = [Desk::of(1, "person/a"), Desk::of(2, "person/b"), Desk::of(3, "person/c")];
        desks.iter_mut().for_each(|desk| desk.writes("9800", 0));
        desks[1].writes("10200", 1_000);
        desks[2].writes("10500", 2_000);
        let expected = [("10500", false), ("10200", false), ("9800", true)];
        let found = told(&desks);
        assert_eq!(found.iter().map(|(value, _, original)| (&**value, *original)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn who_says_the_same_is_on_one_side_and_two_lists_that_differ_have_no_original() {
        let mut desks = [Desk::of(1, "person/a"), Desk::of(2, "person/b"), Desk::of(3, "person/c")];
        desks[0].writes("9800", 0);
        desks[1].writes("9800", 10);
        desks[2].writes("10200", 20);
        assert_eq!(told(&desks), [("10200".to_owned(), 1, false), ("9800".to_owned(), 2, false)]);
        // Somebody who goes back to the old figure has said so.
        desks[2].writes("9800", 30);
        desks[1].writes("11000", 40);
        let found = told(&desks);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(_, _, original)| !original), "{found:?}");
    }
}
