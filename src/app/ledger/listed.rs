//! What is asked of a list with facets, as it stands in the address: facets by their own names, the words, the order and the grouping.

use crate::book::sorting::CollectSorted;
use crate::domain::facets::{Filter, List};

use super::address::Addressed;
use super::percent::{decoded, encoded};
use super::query::list;

/// What is asked of a list of the kind `L`.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Asked<L> {
    /// Which rows.
    pub filter: Filter,
    /// The order, by its name; empty for the usual one.
    pub order: &'static str,
    /// Whether the order is turned round.
    pub turned: bool,
    /// The grouping, by its name; empty for none.
    pub grouping: &'static str,
    /// The list that it is asked of.
    pub list: L,
}

impl<L: List> Asked<L> {
    /// Nothing in particular.
    pub const fn of(list: L) -> Self {
        Self {
            filter: Filter { chosen: std::collections::BTreeMap::new(), text: String::new() },
            order: "",
            turned: false,
            grouping: "",
            list,
        }
    }

    /// The name of the usual order.
    fn usual(&self) -> &'static str {
        self.list.orders().first().copied().unwrap_or_default()
    }

    /// Orders by this, or turns the order round where that is the order already.
    pub fn order_by(&mut self, order: &'static str) {
        let usual = self.usual();
        let now = if self.order.is_empty() { usual } else { self.order };
        self.turned = now == order && !self.turned;
        self.order = if order == usual { "" } else { order };
    }

    /// Whether it is ordered by this.
    pub fn is_ordered_by(&self, order: &str) -> bool {
        match self.order {
            "" => self.usual() == order,
            own => own == order,
        }
    }

    /// Groups by this; what is no grouping ends it.
    pub fn group_by(&mut self, grouping: &str) {
        self.grouping = self.list.groupings().iter().find(|one| one.key == grouping).map_or("", |one| one.key);
    }
}

impl<L: List + Default + Clone> Asked<L> {
    /// Reads what stands behind the `?` of the address of a list that there is one of.
    pub fn read(address: &str) -> Self {
        Self::of(L::default()).at(address)
    }
}

impl<L: List + Clone> Addressed for Asked<L> {
    fn at(&self, address: &str) -> Self {
        let mut asked = Self::of(self.list.clone());
        for (name, value) in address.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "q" => asked.filter.text = decoded(value),
                "sort" => {
                    let order = value.trim_start_matches('-');
                    let known = self.list.orders().iter().copied().find(|one| *one == order);
                    asked.turned = value.starts_with('-') && known.is_some();
                    asked.order = known.filter(|order| *order != self.usual()).unwrap_or_default();
                }
                "group" => asked.group_by(value),
                name => {
                    let values: std::collections::BTreeSet<String> = list(value).collect_sorted();
                    if let Some(facet) = self.list.facets().iter().find(|facet| **facet == name)
                        && !values.is_empty()
                    {
                        asked.filter.chosen.insert(facet, values);
                    }
                }
            }
        }
        asked
    }

    fn write(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (facet, values) in &self.filter.chosen {
            let values: Vec<String> = values.iter().map(|value| encoded(value)).collect();
            if !values.is_empty() {
                parts.push(format!("{facet}={}", values.join(",")));
            }
        }
        if !self.filter.text.is_empty() {
            parts.push(format!("q={}", encoded(&self.filter.text)));
        }
        if !self.order.is_empty() || self.turned {
            let usual = self.usual();
            let order = if self.order.is_empty() { usual } else { self.order };
            parts.push(format!("sort={}{order}", if self.turned { "-" } else { "" }));
        }
        if !self.grouping.is_empty() {
            parts.push(format!("group={}", self.grouping));
        }
        parts.join("&")
    }

    fn sought(&self) -> &str {
        &self.filter.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::visit_list::Visits;

    type Query = Asked<Visits>;

    #[test]
    fn what_stands_in_an_address_is_asked() {
        let asked = Query::read(
            "month=2026-11,2026-10&who=%E6%9D%8E&result=failed&q=ljtmc&sort=-failed&group=month&colour=red",
        );
        let values = |facet: &str| asked.filter.chosen[facet].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(values("month"), ["2026-10", "2026-11"]);
        assert_eq!(values("who"), ["李"]);
        assert_eq!(
            (asked.filter.text.as_str(), asked.order, asked.turned, asked.grouping),
            ("ljtmc", "failed", true, "month")
        );
        assert!(!asked.filter.chosen.contains_key("colour"));
        assert_eq!(Query::read("sort=day&group=colour&month=&who=,"), Query::default(), "the usual is nothing");
        assert_eq!(Query::read("sort=colour"), Query::default());
    }

    #[test]
    fn an_order_that_is_asked_for_again_is_turned_round() {
        let mut asked = Query::default();
        assert!(asked.is_ordered_by("day"));
        asked.order_by("day");
        assert_eq!(asked.write(), "sort=-day");
        asked.order_by("failed");
        assert_eq!(asked.write(), "sort=failed");
        asked.order_by("failed");
        assert_eq!(asked.write(), "sort=-failed");
        asked.order_by("day");
        assert_eq!(asked, Query::default());
    }

    proptest! {
        #[test]
        fn what_is_asked_is_written_and_read_again(
            people in proptest::collection::btree_set("[^\\s]{1,6}", 1..3),
            text: String,
            turned: bool,
            order in 0..Visits.orders().len(),
            grouping in 0..Visits.groupings().len(),
        ) {
            let mut asked = Query { turned, ..Query::default() };
            asked.filter.chosen.insert("who", people);
            asked.filter.text = text;
            asked.order = if order == 0 { "" } else { Visits.orders()[order] };
            asked.group_by(Visits.groupings()[grouping].key);
            prop_assert_eq!(Query::read(&asked.write()), asked);
        }

        #[test]
        fn any_address_is_read_and_means_the_same_when_it_is_written(address in "[a-z0-9=&,%?-]{0,40}") {
            let asked = Query::read(&address);
            prop_assert_eq!(Query::read(&asked.write()), asked);
        }
    }
}
