//! Entries that stand in a far segment and in another one as well, so that each is handed out once.
//!
//! This program never leaves one so. An older one does, which takes far segments for records of the journal and stores what they hold, and so
//! may a power cut, behind which localStorage is as it was before some were joined. An id has to be computed, a stamp stands there: only
//! where two have the same stamp are the segments before read once more.

use std::collections::HashSet;

use super::Entry;
use crate::book::{ChangeId, Stamp};

/// What was handed out so far, and what was kept back.
#[derive(Default, Debug)]
pub(super) struct Twice {
    stamps: HashSet<Stamp>,
    segments: Vec<(String, bool)>,
    /// With the place of their segment.
    kept_back: Vec<(usize, Entry)>,
}

/// What came of looking at what was kept back.
#[derive(Default)]
pub(super) struct Once {
    /// What stands nowhere else after all.
    pub(super) entries: Vec<Entry>,
    /// The segments that do not lie far, and of which every entry does.
    pub(super) copies: Vec<String>,
}

impl Twice {
    /// Takes a segment, and gives what of it may be handed out at once: of a far one nothing that may have been handed out before.
    pub(super) fn sift(&mut self, name: &str, is_far: bool, entries: Vec<Entry>) -> Vec<Entry> {
        let place = self.segments.len();
        self.segments.push((name.to_owned(), is_far));
        let is_new = |entry: &Entry| !is_far || !self.stamps.contains(&entry.change.at());
        let (new, known): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_new);
        self.stamps.extend(new.iter().map(|entry| entry.change.at()));
        self.kept_back.extend(known.into_iter().map(|entry| (place, entry)));
        new
    }

    /// Looks at what was kept back, once all segments were taken; `read` reads one of them once more.
    pub(super) fn sort_out(self, read: impl Fn(&str) -> Vec<Entry>) -> Once {
        if self.kept_back.is_empty() {
            return Once::default();
        }
        let stamps: HashSet<Stamp> = self.kept_back.iter().map(|(_, entry)| entry.change.at()).collect();
        let known: HashSet<(usize, ChangeId)> =
            self.kept_back.iter().map(|(place, entry)| (*place, entry.change.id())).collect();
        let far: HashSet<ChangeId> = known.iter().map(|(_, id)| *id).collect();
        let mut handed_out = HashSet::new();
        let mut copies = Vec::new();
        for (place, (name, is_far)) in self.segments.iter().enumerate() {
            let entries = read(name);
            let mut is_copy = !is_far && !entries.is_empty();
            for entry in entries {
                let id = stamps.contains(&entry.change.at()).then(|| entry.change.id());
                is_copy &= id.is_some_and(|id| far.contains(&id));
                handed_out.extend(id.filter(|id| !known.contains(&(place, *id))));
            }
            if is_copy {
                copies.push(name.clone());
            }
        }
        let kept_back = self.kept_back.into_iter().map(|(_, entry)| entry);
        Once { entries: kept_back.filter(|entry| handed_out.insert(entry.change.id())).collect(), copies }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::tests::answers;

    /// Hands out segments of these answers, and says which entries came, and which segments are copies.
    fn handed_out(segments: &[(bool, std::ops::Range<u64>)]) -> (Vec<u64>, Vec<usize>) {
        let mut twice = Twice::default();
        let mut entries = Vec::new();
        for (place, (is_far, numbers)) in segments.iter().enumerate() {
            entries.extend(twice.sift(&place.to_string(), *is_far, answers(numbers.clone())));
        }
        let once = twice.sort_out(|name| answers(segments[name.parse::<usize>().unwrap()].1.clone()));
        entries.extend(once.entries);
        let all = answers(0..100);
        let number = |entry: &Entry| all.iter().position(|one| one == entry).unwrap() as u64;
        let mut numbers: Vec<u64> = entries.iter().map(number).collect();
        numbers.sort_unstable();
        (numbers, once.copies.iter().map(|name| name.parse().unwrap()).collect())
    }

    #[test]
    fn each_entry_is_handed_out_once_and_copies_are_named() {
        let all = |numbers: std::ops::Range<u64>| numbers.collect::<Vec<_>>();
        assert_eq!(handed_out(&[(false, 0..10), (true, 10..20)]), (all(0..20), vec![]));
        assert_eq!(handed_out(&[(false, 0..10), (true, 0..20)]), (all(0..20), vec![0]));
        assert_eq!(handed_out(&[(false, 0..10), (false, 10..30), (true, 0..20)]), (all(0..30), vec![0]));
        assert_eq!(handed_out(&[(true, 0..20), (true, 10..30), (true, 5..40)]), (all(0..40), vec![]));
        assert_eq!(handed_out(&[(true, 0..20), (true, 0..20), (true, 0..20)]), (all(0..20), vec![]));
        assert_eq!(handed_out(&[(false, 3..5), (true, 0..4), (true, 4..8)]), (all(0..8), vec![0]));
    }

    #[test]
    fn others_of_the_same_stamp_are_handed_out() {
        let mut twice = Twice::default();
        let first = answers(0..2);
        let mut draft = first[0].change.draft().clone();
        draft.to = "another".into();
        let second = vec![Entry::own(draft.seal())];
        assert_eq!(twice.sift("local", false, first.clone()), first);
        assert_eq!(twice.sift("far", true, second.clone()), []);
        let once = twice.sort_out(|name| if name == "far" { second.clone() } else { first.clone() });
        assert_eq!((once.entries, once.copies), (second, vec![]));
    }
}
