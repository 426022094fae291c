//! What stands behind the `?` of 完成情况: the month, by what is summed, one list, one group.

use crate::domain::figures::month::Month;
use crate::domain::progress::asked::{About, Asked, Measure};
use crate::domain::progress::groups::By;
use crate::domain::progress::lists::Listing;
use crate::ui::route::{Route, decoded, encoded};

/// What the page is asked for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Sought {
    /// The month; none for the last closed one.
    pub as_of: Option<Month>,
    /// By what is summed; none for every project alone.
    pub by: Option<By>,
    /// Only the projects that stand under this name, as it is stored.
    pub within: Option<String>,
    /// Only this list.
    pub list: Option<Listing>,
    /// 排名: by what the lines are ranked.
    pub ranked: Option<Measure>,
}

/// By what lines can be ranked, each with its word in the address.
pub const RANKED_BY: [(Measure, &str); 4] = [
    (Measure::Completion, "completion"),
    (Measure::Gap, "gap"),
    (Measure::Completed, "completed"),
    (Measure::Growth, "growth"),
];

impl Sought {
    /// What opens when somebody goes to the page.
    pub fn first() -> Self {
        Self { by: Some(By::Unit), ..Self::default() }
    }

    /// The projects that a figure is of.
    pub fn behind(asked: &Asked) -> Self {
        let (by, within) = match &asked.about {
            About::Group(by, name) => (Some(*by), Some(name.clone())),
            About::Region | About::Project(_) => (None, None),
        };
        Self { as_of: Some(asked.as_of), by, within, list: None, ranked: None }
    }

    /// Reads it.
    pub fn read(query: &str) -> Self {
        let value = |name: &str| {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            pair.map(decoded)
        };
        if query.is_empty() {
            return Self::first();
        }
        Self {
            as_of: value("at").and_then(|at| Month::parse(&at)),
            by: value("by").and_then(|by| By::from_key(&by)),
            within: value("in"),
            list: value("list").and_then(|list| Listing::from_key(&list)),
            ranked: value("rank").and_then(|rank| RANKED_BY.iter().find(|(_, key)| *key == rank).map(|(by, _)| *by)),
        }
    }

    /// Writes it.
    pub fn write(&self) -> String {
        let pairs = [
            self.as_of.map(|at| format!("at={at}")),
            Some(format!("by={}", self.by.map_or("project", By::key))),
            self.within.as_ref().map(|name| format!("in={}", encoded(name))),
            self.list.map(|list| format!("list={}", list.key())),
            RANKED_BY.iter().find(|(by, _)| Some(*by) == self.ranked).map(|(_, key)| format!("rank={key}")),
        ];
        pairs.into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// Its address.
    pub fn href(&self) -> String {
        Route::Summary(self.write()).href()
    }
}
