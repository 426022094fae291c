//! Where the person was in a list that she left. Coming back, she finds the row that she opened where it was, at every width.
//!
//! A place belongs to an address: a list with another filter is another list. It is given back once, and lives as long as the page.

use std::any::Any;
use std::cell::RefCell;

/// A row of a list, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place<K> {
    /// The row.
    pub(super) key: K,
    /// Its place in the list, for a list that has lost it since.
    pub(super) row: usize,
    /// How far its upper edge was from that of the window, in CSS pixels.
    pub(super) top: f64,
}

impl<K: PartialEq> Place<K> {
    /// Where the row is now; the one that has taken its place where it is gone; none in an empty list.
    pub(super) fn found_in(&self, keys: &[K]) -> Option<usize> {
        let last = keys.len().checked_sub(1)?;
        Some(keys.iter().position(|key| *key == self.key).unwrap_or(self.row.min(last)))
    }
}

/// The places of the lists that were left last, by their addresses.
#[derive(Default)]
struct Places(Vec<(String, Box<dyn Any>)>);

/// Of more lists nobody comes back to the first.
const MOST: usize = 16;

impl Places {
    fn keep(&mut self, address: &str, place: Box<dyn Any>) {
        self.0.retain(|(other, _)| other != address);
        self.0.push((address.to_owned(), place));
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    fn take(&mut self, address: &str) -> Option<Box<dyn Any>> {
        let at = self.0.iter().position(|(other, _)| other == address)?;
        Some(self.0.remove(at).1)
    }

    fn move_on<K: 'static>(&mut self, address: &str, key: K) {
        let place = self.0.iter_mut().find(|(other, _)| other == address);
        if let Some(place) = place.and_then(|(_, place)| place.downcast_mut::<Place<K>>()) {
            place.key = key;
        }
    }
}

thread_local! {
    static LEFT: RefCell<Places> = RefCell::default();
}

/// Keeps the place in the list of an address until somebody comes back.
pub(super) fn keep<K: 'static>(address: &str, place: Place<K>) {
    LEFT.with_borrow_mut(|left| left.keep(address, Box::new(place)));
}

/// Gives the place in the list of an address back, once.
pub(super) fn take<K: 'static>(address: &str) -> Option<Place<K>> {
    let place = LEFT.with_borrow_mut(|left| left.take(address))?;
    place.downcast().ok().map(|place| *place)
}

/// The person went on to another row of a list that she has left: this one will be where the first stood.
pub fn list_moved_on<K: 'static>(address: &str, key: K) {
    LEFT.with_borrow_mut(|left| left.move_on(address, key));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(key: &str, row: usize) -> Place<String> {
        Place { key: key.to_owned(), row, top: 240.0 }
    }

    fn list(keys: &str) -> Vec<String> {
        keys.chars().map(String::from).collect()
    }

    #[test]
    fn the_row_is_found_wherever_it_stands_now() {
        assert_eq!(place("c", 2).found_in(&list("abcd")), Some(2));
        assert_eq!(place("c", 2).found_in(&list("xyzabcd")), Some(5));
    }

    #[test]
    fn a_row_that_is_gone_leaves_its_place_to_the_next() {
        assert_eq!(place("c", 2).found_in(&list("abde")), Some(2));
        assert_eq!(place("e", 4).found_in(&list("abcd")), Some(3));
        assert_eq!(place("a", 0).found_in(&[]), None);
    }

    #[test]
    fn each_address_gives_its_place_back_once() {
        keep("#/problems", place("a", 0));
        keep("#/problems?overdue=1", place("b", 1));
        assert_eq!(take("#/problems?overdue=1"), Some(place("b", 1)));
        assert_eq!(take::<String>("#/problems?overdue=1"), None);
        assert_eq!(take("#/problems"), Some(place("a", 0)));
    }

    #[test]
    fn the_last_row_that_was_looked_at_stands_where_the_first_stood() {
        keep("#/problems", place("a", 0));
        list_moved_on("#/problems", "b".to_owned());
        list_moved_on("#/projects", "c".to_owned());
        assert_eq!(take("#/problems"), Some(place("b", 0)));
        assert_eq!(take::<String>("#/projects"), None);
    }

    #[test]
    fn lists_that_were_left_long_ago_are_forgotten() {
        for number in 0..=MOST {
            keep(&number.to_string(), place("a", number));
        }
        assert_eq!(take::<String>("0"), None);
        assert_eq!(take("1"), Some(place("a", 1)));
    }
}
