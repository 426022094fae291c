//! What a person keeps for the ledger on this device: filters that she uses often, and which columns she wants to see.
//!
//! It is not part of the book: it is about a screen, and it is not handed over.

use serde::{Deserialize, Serialize};

use leptos::prelude::window;

use super::columns::Col;

/// A filter that was kept, with the name that it got.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptFilter {
    /// Its name.
    pub name: String,
    /// The filter as it stands in the address.
    pub query: String,
}

/// All that is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The filters, in the order in which they were kept.
    pub filters: Vec<KeptFilter>,
    /// The keys of the columns that are shown; none for the usual ones.
    pub columns: Option<Vec<String>>,
}

const KEY: &str = "sitebook.ledger";

impl Kept {
    /// What is kept, or nothing where nothing or nonsense is.
    pub fn stored() -> Self {
        let json = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(KEY).ok().flatten());
        json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
    }

    /// Keeps it, where storage works.
    pub fn store(&self) {
        let storage = window().local_storage().ok().flatten();
        let kept = serde_json::to_string(self).ok().zip(storage).map(|(json, storage)| storage.set_item(KEY, &json));
        if !matches!(kept, Some(Ok(()))) {
            leptos::logging::warn!("the filters are not kept: storage is blocked or full");
        }
    }

    /// The columns that are shown, in their order. What is wrong stays in sight in any case.
    pub fn columns(&self) -> Vec<Col> {
        let is_shown = |column: Col| match &self.columns {
            None => column.usual(),
            Some(keys) => column == Col::Problem || keys.iter().any(|key| key == column.key()),
        };
        Col::ALL.into_iter().map(|(column, _)| column).filter(|column| is_shown(*column)).collect()
    }

    /// Shows or hides a column.
    pub fn toggle(&mut self, column: Col) {
        let mut shown = self.columns();
        match shown.iter().position(|one| *one == column) {
            Some(place) => {
                shown.remove(place);
            }
            None => shown.push(column),
        }
        self.columns = Some(shown.into_iter().map(|column| column.key().to_owned()).collect());
    }
}
