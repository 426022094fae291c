//! How many entries go into one stored text: as many as pack well, and no more than can be read again.

use super::Entry;
use crate::book::canonical_length;

/// How many entries a segment holds at most.
pub const LARGE: usize = 4_096;

/// How many bytes of canonical forms go into one text, unless one entry has more: far below what a reader inflates.
const LARGEST: usize = 8 << 20;

/// How many of these go into the next text, at most `most`; at least one, where there is any.
pub fn portion<'a>(entries: impl IntoIterator<Item = &'a Entry>, most: usize) -> usize {
    let mut bytes = 0;
    let fits = |(place, entry): &(usize, &Entry)| {
        bytes += canonical_length(&entry.change);
        *place == 0 || bytes <= LARGEST
    };
    entries.into_iter().take(most).enumerate().take_while(fits).count()
}

/// Whether one text takes all of these.
pub fn is_one_portion(entries: &[Entry]) -> bool {
    entries.len() <= 1 || portion(entries, LARGE) == entries.len()
}

/// The entries in portions of up to [`LARGE`], in their order.
pub fn portions(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    let mut rest = entries;
    std::iter::from_fn(move || {
        let (portion, others) = rest.split_at(portion(rest, LARGE));
        rest = others;
        (!portion.is_empty()).then_some(portion)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Value;
    use crate::storage::tests::answers;
    use crate::storage::{decode, encode};

    #[test]
    fn ordinary_entries_fill_large_portions() {
        let entries = answers(0..LARGE as u64 + 10);
        assert_eq!(portions(&entries).map(<[Entry]>::len).collect::<Vec<_>>(), [LARGE, 10]);
        assert_eq!(portions(&[]).count(), 0);
    }

    #[test]
    fn long_texts_are_spread_so_that_each_portion_is_read_again() {
        let mut entries = answers(0..100);
        for (number, entry) in entries.iter_mut().enumerate() {
            let long = Value::text(format!("{number}").repeat((1 << 20) / 2));
            let mut draft = entry.change.draft().clone();
            draft.to = long;
            entry.change = draft.seal();
        }
        let read: usize = portions(&entries)
            .map(|portion| {
                let (read, damage) = decode(&encode(portion));
                assert_eq!(damage, None);
                read.len()
            })
            .sum();
        assert_eq!(read, 100);
        assert!(portions(&entries).count() > 10);
    }
}
