//! Compares the readable copy of a file with what its changes give. A difference is a warning: the changes count.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::de::IgnoredAny;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId, Value};

use super::copy::{Belongings, Listing, Wordings, project, thing};
use super::elements::{Element, next_element, not_json};
use super::refusal::{MOST_DIFFERENCES, MOST_WARNINGS, Refusal, Warning};
use super::v1::{Answer1, Field1, Project1, Thing1};

/// The comparison under way.
#[derive(Debug)]
pub(super) struct Comparison {
    /// The projects that the copy has not named yet.
    expected: BTreeMap<String, (EntityId, Belongings)>,
    warnings: Vec<Warning>,
    wordings: Wordings,
    first: bool,
    place: usize,
}

/// About as many bytes as a change has.
const BYTES_OF_A_STEP: usize = 256;

/// What one copy says: by `total`, `visit/… answer/…`, … the value, and the values in conflict.
type Facts = BTreeMap<String, (Value, BTreeSet<Value>)>;

impl Comparison {
    pub fn of(book: &Book) -> Self {
        let listing = Listing::of(book, |_| true);
        let expected = listing.projects.into_iter().map(|(of, things)| (of.to_string(), (of, things))).collect_sorted();
        Self { expected, warnings: Vec::new(), wordings: Wordings::default(), first: true, place: 0 }
    }

    /// Compares the next projects, about as much text as `budget` changes are; returns what is left of the list, none at its end.
    pub fn step(
        &mut self,
        text: &str,
        mut rest: Range<usize>,
        book: &Book,
        budget: usize,
    ) -> Result<Option<Range<usize>>, Refusal> {
        let until = rest.start.saturating_add(budget.saturating_mul(BYTES_OF_A_STEP));
        while rest.start < until {
            let (before, first) = (rest.clone(), self.first);
            self.place += 1;
            match next_element::<Project1>(text, &mut rest, &mut self.first) {
                Ok(Some((_, copy))) => self.compare(copy, book),
                Ok(None) => return Ok(None),
                Err(Element::NotJson(start, error)) => return Err(not_json(text, start, &error)),
                Err(Element::Wrong(_)) => {
                    (rest, self.first) = (before, first);
                    next_element::<IgnoredAny>(text, &mut rest, &mut self.first).map_err(|element| match element {
                        Element::NotJson(start, error) => not_json(text, start, &error),
                        Element::Wrong(start) => Refusal::BadJson(super::Spot::of(text, start)),
                    })?;
                    self.warnings.push(Warning::CopyUnreadable { place: self.place });
                }
            }
        }
        Ok(Some(rest))
    }

    /// The warnings, those about projects without a copy last.
    pub fn finish(mut self, book: &Book) -> Vec<Warning> {
        let missing = self
            .expected
            .into_iter()
            .map(|(project, (of, _))| Warning::CopyMissing { project, name: book.text(&of, "name").to_owned() });
        self.warnings.extend(missing);
        if let Some(more @ 1..) = self.warnings.len().checked_sub(MOST_WARNINGS) {
            self.warnings.truncate(MOST_WARNINGS);
            self.warnings.push(Warning::MoreAboutCopy(more));
        }
        self.warnings
    }

    fn compare(&mut self, copy: Project1, book: &Book) {
        let Some((of, things)) = self.expected.remove(&copy.id) else {
            self.warnings.push(Warning::CopyUnknown { project: copy.id });
            return;
        };
        let wordings = &mut self.wordings;
        let mut copies = |list: &[EntityId]| list.iter().map(|of| thing(book, of, wordings)).collect();
        let expected = Project1 {
            visits: copies(&things.visits),
            problems: copies(&things.problems),
            remarks: copies(&things.remarks),
            // Programs that know no registers copy none.
            entries: if copy.entries.is_empty() { Vec::new() } else { copies(&things.entries) },
            ..project(book, &of)
        };
        if states_the_same(&expected, &copy) {
            return;
        }
        let name = expected.name.clone();
        let what = differences(&facts(expected), &facts(copy));
        if !what.is_empty() {
            self.warnings.push(Warning::CopyDiffers { project: of.to_string(), name, what });
        }
    }
}

/// Whether two copies state the same in the same order, which is so for nearly every one; words for readers aside.
fn states_the_same(one: &Project1, other: &Project1) -> bool {
    fn all<T>(one: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
    }
    let field = |one: &Field1, other: &Field1| {
        (&one.field, &one.value, &one.conflict) == (&other.field, &other.value, &other.conflict)
    };
    let answer = |one: &Answer1, other: &Answer1| {
        (&one.item, &one.answer, &one.note, &one.conflict) == (&other.item, &other.answer, &other.note, &other.conflict)
    };
    let thing = |one: &Thing1, other: &Thing1| {
        one.id == other.id && all(&one.fields, &other.fields, field) && all(&one.answers, &other.answers, answer)
    };
    all(&one.fields, &other.fields, field)
        && all(&one.visits, &other.visits, thing)
        && all(&one.problems, &other.problems, thing)
        && all(&one.remarks, &other.remarks, thing)
        && all(&one.entries, &other.entries, thing)
}

fn differences(expected: &Facts, stated: &Facts) -> Vec<String> {
    let names: BTreeSet<&String> = expected.keys().chain(stated.keys()).collect_sorted();
    names.into_iter().filter(|name| expected.get(*name) != stated.get(*name)).take(MOST_DIFFERENCES).cloned().collect()
}

/// All that a copy states, without the words for readers.
fn facts(copy: Project1) -> Facts {
    let mut facts = Facts::new();
    add_fields(&mut facts, "", copy.fields);
    let groups =
        [("visits", copy.visits), ("problems", copy.problems), ("remarks", copy.remarks), ("entries", copy.entries)];
    for (group, thing) in
        groups.into_iter().flat_map(|(group, things)| things.into_iter().map(move |thing| (group, thing)))
    {
        add_thing(&mut facts, group, thing);
    }
    facts
}

fn add_thing(facts: &mut Facts, group: &str, thing: Thing1) {
    let within = format!("{} ", thing.id);
    facts.insert(thing.id, (group.into(), BTreeSet::new()));
    add_fields(facts, &within, thing.fields);
    for Answer1 { item, answer, note, conflict, asked: _, text: _ } in thing.answers {
        facts.insert(format!("{within}answer/{item}"), (answer, conflict.into_iter().collect_sorted()));
        facts.insert(format!("{within}note/{item}"), (note, BTreeSet::new()));
    }
}

fn add_fields(facts: &mut Facts, within: &str, fields: Vec<Field1>) {
    for Field1 { field, value, conflict, name: _, text: _ } in fields {
        facts.insert(format!("{within}{field}"), (value, conflict.into_iter().collect_sorted()));
    }
}
