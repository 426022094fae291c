//! The ledger's filter with its order, as it stands in the address.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::book::sorting::CollectSorted;
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::ledger::{Filter, SortBy};
use crate::domain::records::ProblemState;
use crate::domain::taxonomy::Severity;

use super::address::Addressed;
use super::percent::{decoded, encoded};

/// The filter with its order.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Query {
    /// What is shown.
    pub filter: Filter,
    /// In which order.
    pub sort: SortBy,
    /// Turned round.
    pub descending: bool,
}

/// The values of a list in an address.
pub(super) fn list(text: &str) -> impl Iterator<Item = String> {
    text.split(',').filter(|part| !part.is_empty()).map(decoded).collect::<Vec<_>>().into_iter()
}

impl Query {
    /// Reads what stands behind the `?`; what makes no sense is passed over.
    pub fn read(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let filter = &mut read.filter;
            match name {
                "state" => filter.states = list(value).filter_map(|key| ProblemState::from_key(&key)).collect_sorted(),
                "severity" => {
                    filter.severities = list(value).filter_map(|key| Severity::from_key(&key)).collect_sorted()
                }
                "category" => filter.categories = list(value).collect_sorted(),
                "unit" => filter.units = list(value).collect_sorted(),
                "assist" => filter.assisting = list(value).collect_sorted(),
                "leader" => filter.leaders = list(value).collect_sorted(),
                "by" => filter.by = list(value).filter_map(|rest| PersonId::from_rest(&rest)).collect_sorted(),
                "from" => filter.found_from = value.parse().ok(),
                "to" => filter.found_to = value.parse().ok(),
                "overdue" => filter.overdue = value == "1",
                "due" => filter.due_soon = value == "1",
                "mine" => filter.mine = value == "1",
                "hold" => filter.on_hold = value == "1",
                "extension" => filter.extension = value == "1",
                "project" => filter.project = ProjectId::from_rest(&decoded(value)),
                "q" => filter.text = decoded(value),
                "sort" => {
                    read.descending = value.starts_with('-');
                    read.sort = SortBy::from_key(value.trim_start_matches('-')).unwrap_or_default();
                }
                _ => {}
            }
        }
        read
    }

    /// Writes what stands behind the `?`; the default is empty.
    pub fn write(&self) -> String {
        let filter = &self.filter;
        let mut parts: Vec<String> = Vec::new();
        let mut add = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                parts.push(format!("{name}={}", values.join(",")));
            }
        };
        let texts = |set: &BTreeSet<String>| set.iter().map(|text| encoded(text)).collect::<Vec<_>>();
        add("state", filter.states.iter().map(|state| state.key().to_owned()).collect());
        add("severity", filter.severities.iter().map(|severity| severity.key().to_owned()).collect());
        add("category", texts(&filter.categories));
        add("unit", texts(&filter.units));
        add("assist", texts(&filter.assisting));
        add("leader", texts(&filter.leaders));
        add("by", filter.by.iter().map(|person| encoded(person.rest())).collect());
        let day = |day: Option<NaiveDate>| day.iter().map(NaiveDate::to_string).collect::<Vec<_>>();
        add("from", day(filter.found_from));
        add("to", day(filter.found_to));
        for (name, on) in [
            ("overdue", filter.overdue),
            ("due", filter.due_soon),
            ("mine", filter.mine),
            ("hold", filter.on_hold),
            ("extension", filter.extension),
        ] {
            add(name, on.then(|| "1".to_owned()).into_iter().collect());
        }
        add("project", filter.project.iter().map(|project| encoded(project.rest())).collect());
        add("q", (!filter.text.is_empty()).then(|| encoded(&filter.text)).into_iter().collect());
        if self.sort != SortBy::default() || self.descending {
            add("sort", vec![format!("{}{}", if self.descending { "-" } else { "" }, self.sort.key())]);
        }
        parts.join("&")
    }
}

impl Addressed for Query {
    fn at(&self, address: &str) -> Self {
        Self::read(address)
    }

    fn write(&self) -> String {
        self.write()
    }

    fn sought(&self) -> &str {
        &self.filter.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_filter_that_is_written_is_read_again(
            units in proptest::collection::btree_set("[^\\s]{1,6}", 0..3),
            text: String,
            overdue: bool,
            day in 0_u32..366,
            descending: bool,
            sort in 0..SortBy::ALL.len(),
        ) {
            let (leaders, assisting) = (units.clone(), units.clone());
            let by = PersonId::from_rest("p-1").into_iter().collect();
            let found_from = NaiveDate::from_yo_opt(2026, day);
            let filter = Filter { units, leaders, assisting, by, found_from, text, overdue, ..Filter::default() };
            let query = Query { filter, sort: SortBy::ALL[sort].0, descending };
            prop_assert_eq!(Query::read(&query.write()), query);
        }

        #[test]
        fn any_address_is_read_and_means_the_same_when_it_is_written(address in "[a-z0-9=&,%?-]{0,40}") {
            let query = Query::read(&address);
            prop_assert_eq!(Query::read(&query.write()), query);
        }
    }
}
