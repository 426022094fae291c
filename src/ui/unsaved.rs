//! What somebody has typed and not saved: what stands in a form is found again in the same form, however it was left.
//!
//! Kept in the tab's own storage, so that a reload finds it too and nobody who opens the file later does.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::Storage;

use crate::app::session::Workspace;

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

/// A form that is open: what stands in it is kept until it is saved or given up, however it is left. Copy it freely; it is a
/// handle.
#[derive(Clone, Copy)]
pub struct OpenForm {
    unsaved: Unsaved,
    inner: StoredValue<Inner>,
    /// Whether it was saved, or given up.
    done: StoredValue<bool>,
}

struct Inner {
    name: String,
    first: Texts,
    typed: Box<dyn Fn() -> Option<Texts> + Send + Sync>,
}

impl OpenForm {
    /// Follows a form from its `first` texts on. `typed` reads, with `try_get`, what stands in it now: none once it has gone.
    pub fn follow(
        unsaved: Unsaved,
        name: String,
        first: Texts,
        typed: impl Fn() -> Option<Texts> + Send + Sync + 'static,
    ) -> Self {
        let inner = StoredValue::new(Inner { name, first, typed: Box::new(typed) });
        let form = Self { unsaved, inner, done: StoredValue::new(false) };
        Effect::new(move |_| form.store(form.changed()));
        // What was typed last is committed on the way out, too late for the effect.
        on_cleanup(move || form.keep());
        form
    }

    /// What is typed and not saved; none where nothing differs from what stood there first.
    pub fn typed(self) -> Option<Texts> {
        untrack(move || self.changed()).flatten()
    }

    /// What it held first.
    pub fn first(self) -> Texts {
        self.inner.with_value(|inner| inner.first.clone())
    }

    /// Forgets what was typed: it was saved or given up. Nothing is kept any more, also not while the form goes.
    pub fn finish(self) {
        self.done.set_value(true);
        self.keep();
    }

    /// Takes [`OpenForm::finish`] back, where saving was refused.
    pub fn go_on(self) {
        self.done.set_value(false);
        self.keep();
    }

    /// None for a form that has gone: what it held is not known, so what was kept of it stays.
    fn changed(self) -> Option<Option<Texts>> {
        let is_done = self.done.try_get_value()?;
        self.inner.try_with_value(|inner| {
            let typed = (inner.typed)()?;
            let was = |key: &String| inner.first.get(key).map_or("", String::as_str);
            let same = typed.iter().all(|(key, text)| was(key) == text);
            Some((!same && !is_done).then_some(typed))
        })?
    }

    fn keep(self) {
        self.store(untrack(move || self.changed()));
    }

    fn store(self, changed: Option<Option<Texts>>) {
        let Some(changed) = changed else { return };
        self.inner.try_with_value(|inner| match changed {
            Some(texts) => self.unsaved.keep(&inner.name, texts),
            None => self.unsaved.forget(&inner.name),
        });
    }
}
