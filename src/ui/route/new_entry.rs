//! What an address says of an entry that is to be made.

use crate::domain::ids::ProjectId;

use super::escaping::{decoded, encoded};

/// What is known of an entry that is to be made.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct NewEntry {
    /// The project that it belongs to.
    pub of: Option<ProjectId>,
    /// Its month or year, as it is stored; empty for none.
    pub period: String,
}

impl NewEntry {
    pub(super) fn read(query: &str) -> Self {
        let value = |name: &str| {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            decoded(pair.unwrap_or_default())
        };
        Self { of: ProjectId::from_rest(&value("of")), period: value("period") }
    }

    pub(super) fn write(&self) -> String {
        let of = self.of.as_ref().map(|of| format!("of={}", encoded(of.rest())));
        let period = (!self.period.is_empty()).then(|| format!("period={}", encoded(&self.period)));
        of.into_iter().chain(period).collect::<Vec<_>>().join("&")
    }
}
