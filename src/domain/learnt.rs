//! 常用备注 of an office's own: what its inspectors have written more than once on an item that failed.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::{Book, sorting};

use super::asked::stored_answer;
use super::checklist::{Item, Verdict, judge};
use super::records::note_field;
use super::tables::Tables;

/// How many sentences are offered.
const MOST: usize = 3;

/// How many visits are read for it: it is asked for at a tap, which may not cost more in a larger book.
const READ: usize = 500;

/// A sentence of fewer or more characters than these is no use for another site.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=40;

/// The sentences that stand in the notes of two visits or more on which the item failed, the most frequent first. Sentences with
/// a figure are left out: they are about one site. Of a book with more than 500 visits any 500 are read, on each machine the
/// same; what is written again and again stands in those as well.
pub fn learnt(book: &Book, tables: &Tables, item: &Item) -> Vec<String> {
    let note = note_field(&item.key);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for visit in tables.visits().take(READ) {
        let text = book.text(visit.id.entity(), &note);
        if text.is_empty() || judge(item, stored_answer(book, &visit.id, item).as_deref()) != Verdict::Bad {
            continue;
        }
        let said: BTreeSet<&str> = sentences(text).collect();
        said.into_iter().for_each(|sentence| *counts.entry(sentence).or_default() += 1);
    }
    let mut often: Vec<(&str, usize)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    sorting::by(&mut often, |(_, one), (_, other)| other.cmp(one));
    often.into_iter().take(MOST).map(|(sentence, _)| sentence.to_owned()).collect()
}

fn sentences(note: &str) -> impl Iterator<Item = &str> {
    let parts = note.split(['。', '；', ';', '\n']).map(str::trim);
    parts.filter(|part| LENGTHS.contains(&part.chars().count()) && !part.chars().any(char::is_numeric))
}
