//! What somebody has typed and not saved: what stands in a form is found again in the same form, however it was left.
//!
//! Kept in the tab's own storage, so that a reload finds it too and nobody who opens the file later does.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::Storage;

use crate::storage::Workspace;

/// Texts by the key of their field.
pub type Texts = BTreeMap<String, String>;

/// The forms that were left without saving. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Unsaved {
    kept: StoredValue<Kept>,
    /// Whether somebody is typing what the book will take by itself once they pause.
    pub typing: RwSignal<bool>,
}

struct Kept {
    key: String,
    forms: BTreeMap<String, Texts>,
}

impl Kept {
    /// A browser that gives the tab no storage keeps it as long as the page is open.
    fn store(&self) {
        let Some(storage) = storage() else { return };
        let stored = match self.forms.is_empty() {
            true => storage.remove_item(&self.key),
            false => match serde_json::to_string(&self.forms) {
                Ok(json) => storage.set_item(&self.key, &json),
                Err(_) => return,
            },
        };
        if stored.is_err() {
            leptos::logging::warn!("what was typed is kept only as long as the page is open");
        }
    }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

impl Unsaved {
    /// What this tab has kept of a book's forms.
    pub fn of(workspace: &Workspace) -> Self {
        let key = format!("sitebook.typed.{}", workspace.as_str());
        let stored = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
        let forms = stored.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        Self { kept: StoredValue::new(Kept { key, forms }), typing: RwSignal::new(false) }
    }

    /// Keeps what stands in a form.
    pub fn keep(self, form: &str, texts: Texts) {
        self.kept.try_update_value(|kept| {
            if kept.forms.get(form) != Some(&texts) {
                kept.forms.insert(form.to_owned(), texts);
                kept.store();
            }
        });
    }

    /// What stood in a form when it was left.
    pub fn left(self, form: &str) -> Option<Texts> {
        self.kept.try_with_value(|kept| kept.forms.get(form).cloned()).flatten()
    }

    /// Forgets a form that was saved or given up.
    pub fn forget(self, form: &str) {
        self.kept.try_update_value(|kept| {
            if kept.forms.remove(form).is_some() {
                kept.store();
            }
        });
    }

    /// Forgets all of them, since the book is erased.
    pub fn forget_all(self) {
        self.kept.try_update_value(|kept| {
            kept.forms.clear();
            kept.store();
        });
    }
}
