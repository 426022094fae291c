//! A list with facets: which rows a choice of facets and some words show, in which order, in which groups.
//!
//! What can be chosen is data of each list ([`List`]): a facet gives the values of a row, an order compares two rows, a group names
//! what a row stands under. Nothing here knows what the rows are.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::book::sorting;

use super::search::{found_in, sought};

/// What the rows of a list can stand under.
#[derive(Debug)]
pub struct Grouping<R> {
    /// Its name in the address.
    pub key: &'static str,
    /// What a row stands under.
    pub of: fn(&R) -> &str,
    /// Whether the last comes first, as with months.
    pub falls: bool,
}

/// A kind of list: what it can be narrowed, ordered and grouped by.
pub trait List: 'static {
    /// One row.
    type Row: 'static;

    /// The facets, by their names in the address.
    fn facets(&self) -> &[&'static str];

    /// Tells the values that a row has of the facet at this place, none or some.
    fn values(&self, facet: usize, row: &Self::Row, tell: &mut dyn FnMut(&str));

    /// The orders, by their names in the address; the first is the usual one.
    fn orders(&self) -> &[&'static str];

    /// Compares two rows by the order at this place; those that are equal stand as the list has them.
    fn compare(&self, order: usize, one: &Self::Row, other: &Self::Row) -> Ordering;

    /// Whether a row has nothing to be ordered by: it stands last, however the order is turned.
    fn lacks(&self, _order: usize, _row: &Self::Row) -> bool {
        false
    }

    /// How it can be grouped.
    fn groupings(&self) -> &[Grouping<Self::Row>] {
        &[]
    }

    /// What a row is found by, as [`super::search::searchable`] makes it.
    fn search<'a>(&self, row: &'a Self::Row) -> &'a str;

    /// Whether a row stands above all groups.
    fn is_pinned(&self, _row: &Self::Row) -> bool {
        false
    }
}

/// What is asked of a list.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Filter {
    /// For each facet that narrows it the values of which any fits.
    pub chosen: BTreeMap<&'static str, BTreeSet<String>>,
    /// Words that must all be found, in characters or in initials of pinyin.
    pub text: String,
}

impl Filter {
    /// Whether everything is let through.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Chooses one value of a facet alone; nothing lets all through.
    pub fn choose_only(&mut self, facet: &'static str, value: &str) {
        match value {
            "" => drop(self.chosen.remove(facet)),
            value => drop(self.chosen.insert(facet, [value.to_owned()].into())),
        }
    }

    /// The value of a facet where one alone is chosen, else nothing.
    pub fn only(&self, facet: &str) -> &str {
        match self.chosen.get(facet) {
            Some(values) if values.len() == 1 => values.first().map_or("", |value| value),
            _ => "",
        }
    }
}

/// How many rows each value of each facet would show, the other facets being as they are: in the order of the facets.
pub type Counts = Vec<BTreeMap<String, usize>>;

/// What keeps a row out of sight.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Not,
    /// This facet alone, by its place: another choice of it would show the row.
    By(usize),
    /// Several facets, or the words that are sought.
    BySeveral,
}

fn hidden<L: List>(list: &L, row: &L::Row, filter: &Filter, sought: &str) -> Hidden {
    let mut by = Hidden::Not;
    for (place, facet) in list.facets().iter().enumerate() {
        let Some(chosen) = filter.chosen.get(facet) else { continue };
        let mut fits = false;
        list.values(place, row, &mut |value| fits |= chosen.contains(value));
        by = match (fits, by) {
            (true, by) => by,
            (false, Hidden::Not) => Hidden::By(place),
            (false, _) => return Hidden::BySeveral,
        };
    }
    if found_in(list.search(row), sought) { by } else { Hidden::BySeveral }
}

/// Counts the rows behind each value. One pass.
pub fn count<L: List>(list: &L, rows: &[L::Row], filter: &Filter) -> Counts {
    let sought = sought(&filter.text);
    let mut counts: Counts = list.facets().iter().map(|_| BTreeMap::new()).collect();
    for row in rows {
        let hidden = hidden(list, row, filter, &sought);
        for (place, counts) in counts.iter_mut().enumerate() {
            if hidden == Hidden::Not || hidden == Hidden::By(place) {
                list.values(place, row, &mut |value| match counts.get_mut(value) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(value.to_owned(), 1)),
                });
            }
        }
    }
    counts
}

/// The places of all rows in an order. It stays the same while the filter changes, so that a keystroke sorts nothing.
pub fn ordered<L: List>(list: &L, rows: &[L::Row], order: &str, turned: bool) -> Vec<usize> {
    let order = list.orders().iter().position(|one| *one == order).unwrap_or_default();
    let mut places: Vec<usize> = (0..rows.len()).collect();
    sorting::by(&mut places, |at, other_at| {
        let (one, other) = (&rows[*at], &rows[*other_at]);
        let ordering = list.compare(order, one, other);
        let ordering = if turned { ordering.reverse() } else { ordering };
        list.lacks(order, one).cmp(&list.lacks(order, other)).then(ordering).then(at.cmp(other_at))
    });
    places
}

/// The places that a filter shows, in the order of [`ordered`]. One pass.
pub fn shown<L: List>(list: &L, rows: &[L::Row], order: &[usize], filter: &Filter) -> Vec<usize> {
    let sought = sought(&filter.text);
    let is_shown =
        |place: &usize| rows.get(*place).is_some_and(|row| hidden(list, row, filter, &sought) == Hidden::Not);
    order.iter().copied().filter(is_shown).collect()
}

/// Some rows under one heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Group {
    /// What they stand under.
    pub under: Under,
    /// Their places, in order.
    pub places: Vec<usize>,
}

/// What rows stand under.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Under {
    /// Above all others: what is not done yet.
    Pinned,
    /// A value of the grouping.
    Value(String),
    /// No grouping: all others.
    Others,
}

/// Puts the places that are shown under headings: what is pinned first, then group by group. Without pinned rows and without a
/// grouping there is one group.
pub fn grouped<L: List>(list: &L, rows: &[L::Row], shown: &[usize], grouping: &str) -> Vec<Group> {
    let by = list.groupings().iter().find(|one| one.key == grouping);
    let mut groups: BTreeMap<Under, Vec<usize>> = BTreeMap::new();
    for place in shown {
        let row = &rows[*place];
        let under = match (list.is_pinned(row), by) {
            (true, _) => Under::Pinned,
            (false, Some(by)) => Under::Value((by.of)(row).to_owned()),
            (false, None) => Under::Others,
        };
        groups.entry(under).or_default().push(*place);
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(under, places)| Group { under, places }).collect();
    if by.is_some_and(|by| by.falls) {
        let pinned = usize::from(groups.first().is_some_and(|group| group.under == Under::Pinned));
        groups[pinned..].reverse();
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row {
        name: &'static str,
        month: &'static str,
        people: &'static [&'static str],
        pinned: bool,
    }

    struct Rows;

    impl List for Rows {
        type Row = Row;

        fn facets(&self) -> &[&'static str] {
            &["month", "who"]
        }

        fn values(&self, facet: usize, row: &Row, tell: &mut dyn FnMut(&str)) {
            match facet {
                0 => tell(row.month),
                _ => row.people.iter().for_each(|person| tell(person)),
            }
        }

        fn orders(&self) -> &[&'static str] {
            &["month", "name", "first"]
        }

        fn compare(&self, order: usize, one: &Row, other: &Row) -> Ordering {
            match order {
                0 => other.month.cmp(one.month),
                1 => one.name.cmp(other.name),
                _ => one.people.first().cmp(&other.people.first()),
            }
        }

        fn lacks(&self, order: usize, row: &Row) -> bool {
            order == 2 && row.people.is_empty()
        }

        fn groupings(&self) -> &[Grouping<Row>] {
            &[Grouping { key: "month", of: |row| row.month, falls: true }]
        }

        fn search<'a>(&self, row: &'a Row) -> &'a str {
            row.name
        }

        fn is_pinned(&self, row: &Row) -> bool {
            row.pinned
        }
    }

    const ROWS: [Row; 4] = [
        Row { name: "landfill", month: "2026-09", people: &["li", "wang"], pinned: false },
        Row { name: "station", month: "2026-10", people: &["li"], pinned: false },
        Row { name: "factory", month: "2026-10", people: &[], pinned: true },
        Row { name: "landing", month: "2026-10", people: &["zhao"], pinned: false },
    ];

    fn filter(chosen: &[(&'static str, &[&str])], text: &str) -> Filter {
        let values = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
        Filter { chosen: chosen.iter().map(|(facet, some)| (*facet, values(some))).collect(), text: text.to_owned() }
    }

    fn names(filter: &Filter) -> Vec<&'static str> {
        let order = ordered(&Rows, &ROWS, "name", false);
        shown(&Rows, &ROWS, &order, filter).into_iter().map(|place| ROWS[place].name).collect()
    }

    #[test]
    fn any_value_of_a_facet_fits_and_every_facet_must() {
        assert_eq!(names(&filter(&[], "")), ["factory", "landfill", "landing", "station"]);
        assert_eq!(names(&filter(&[("who", &["li", "zhao"])], "")), ["landfill", "landing", "station"]);
        assert_eq!(names(&filter(&[("who", &["li", "zhao"]), ("month", &["2026-10"])], "")), ["landing", "station"]);
        assert_eq!(names(&filter(&[("month", &["2026-10"])], "LAND")), ["landing"]);
        assert_eq!(names(&filter(&[("month", &["2025-01"])], "")), [] as [&str; 0]);
    }

    #[test]
    fn count_on_a_value_is_the_number_of_rows_once_it_is_chosen() {
        for base in [
            filter(&[], ""),
            filter(&[("who", &["li"])], ""),
            filter(&[("who", &["li"]), ("month", &["2026-10"])], ""),
            filter(&[("month", &["2026-09"])], "land"),
        ] {
            let counts = count(&Rows, &ROWS, &base);
            for (facet, counts) in Rows.facets().iter().zip(&counts) {
                for value in ["2026-09", "2026-10", "li", "wang", "zhao"] {
                    let mut chosen = base.clone();
                    chosen.choose_only(facet, value);
                    assert_eq!(counts.get(value).copied().unwrap_or(0), names(&chosen).len(), "{chosen:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_pinned_stands_above_the_groups() {
        let order = ordered(&Rows, &ROWS, "month", false);
        let shown = shown(&Rows, &ROWS, &order, &Filter::default());
        let under = |text: &str| Under::Value(text.to_owned());
        let told = |groups: Vec<Group>| groups.into_iter().map(|group| (group.under, group.places)).collect::<Vec<_>>();
        assert_eq!(
            told(grouped(&Rows, &ROWS, &shown, "month")),
            [(Under::Pinned, vec![2]), (under("2026-10"), vec![1, 3]), (under("2026-09"), vec![0])]
        );
        assert_eq!(told(grouped(&Rows, &ROWS, &shown, "")), [(Under::Pinned, vec![2]), (Under::Others, vec![1, 3, 0])]);
        assert_eq!(grouped(&Rows, &ROWS, &[], "month"), []);
    }

    #[test]
    fn what_lacks_it_stands_last_however_the_order_is_turned() {
        assert_eq!(ordered(&Rows, &ROWS, "first", false), [0, 1, 3, 2]);
        assert_eq!(ordered(&Rows, &ROWS, "first", true), [3, 0, 1, 2]);
    }

    #[test]
    fn an_order_is_turned_round_and_an_unknown_one_is_the_usual() {
        assert_eq!(ordered(&Rows, &ROWS, "name", true), [1, 3, 0, 2]);
        assert_eq!(ordered(&Rows, &ROWS, "colour", false), ordered(&Rows, &ROWS, "month", false));
    }
}
