//! Sorting lists of any kind by one piece of code.
//!
//! The standard library compiles its sort anew for each kind of element, 4 KB each time. Here places are sorted, and the elements moved
//! after them. It stays because it is worth 24 KB of the packed page: 888,560 bytes, and 912,612 with `sort_by` and `collect` wherever
//! this is called. For lists of the whole book, which press, use the standard one.

use std::cmp::Ordering;

/// Sorts stably by what `compare` says.
pub fn by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = ordered(list.len(), &mut |a, b| compare(&list[a], &list[b]));
    // Every place is taken by the element that belongs there, along the circles in which they stand.
    for place in 0..order.len() {
        let mut at = place;
        while order[at] != place {
            let next = order[at];
            list.swap(at, next);
            order[at] = at;
            at = next;
        }
        order[at] = at;
    }
}

/// Sorts stably by a key.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |a, b| key(a).cmp(&key(b)));
}

/// Collects into a set or a map that is in order. `collect` would sort first, by a sort of its own for each kind of element, which
/// pays only for lists that press.
pub trait CollectSorted: Iterator + Sized {
    /// Puts one after the other in its place.
    fn collect_sorted<C: Default + Extend<Self::Item>>(self) -> C {
        let mut all = C::default();
        all.extend(self);
        all
    }
}

impl<I: Iterator> CollectSorted for I {}

#[inline(never)]
fn ordered(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list in proptest::collection::vec((0..20_u8, any::<u8>()), 0..200)) {
            let (mut ours, mut standard) = (list.clone(), list);
            by_key(&mut ours, |(key, _)| *key);
            standard.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, standard);
        }
    }
}
