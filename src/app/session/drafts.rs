//! Drafts of forms in the browser: kept as they are typed, offered when a form is opened again, erased with the book.
//!
//! What is kept for whom, [`FormDrafts`] decides; here it meets the store, the tab's mirror and the clock.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::app::clock;
use crate::app::form_drafts::saver::DraftSaver;
use crate::app::form_drafts::{DraftState, FormDrafts, FormName, Texts, Waiting};
use crate::app::saving::Saver;
use crate::browser::waiting::sleep;
use crate::storage::{DraftStore, FormDraft, IndexedStore, JournalTrouble, StoredDrafts, Workspace};

/// How long a store rests that has refused a draft, in milliseconds.
const REST: u32 = 5_000;

/// The drafts of one book. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Drafts {
    saver: StoredValue<DraftSaver<IndexedStore>, LocalStorage>,
    workspace: StoredValue<Workspace>,
    /// The page session, and who knows which others are open, once the book has been read.
    page: StoredValue<Option<(u32, Saver)>, LocalStorage>,
    /// Whether the book is being erased: nothing may be kept any more.
    erased: StoredValue<bool>,
    /// Whether a past day is looked at: nothing is kept, found or forgotten.
    resting: StoredValue<bool>,
    state: RwSignal<DraftState>,
    /// Notified whenever a draft was kept, forgotten or found.
    changed: Trigger,
}

/// What is being read while the book is.
pub struct Reading {
    done: Promise,
    records: Rc<RefCell<StoredDrafts>>,
}

impl Drafts {
    /// The drafts that the tab's mirror has; nothing has been read yet.
    pub fn of(workspace: &Workspace) -> Self {
        let mirror = tab_storage().and_then(|storage| storage.get_item(&mirror_key(workspace)).ok().flatten());
        let saver = DraftSaver::new(FormDrafts::with_mirror(mirror.as_deref()), IndexedStore::drafts(workspace));
        Self {
            saver: StoredValue::new_local(saver),
            workspace: StoredValue::new(workspace.clone()),
            page: StoredValue::new_local(None),
            erased: StoredValue::new(false),
            resting: StoredValue::new(false),
            state: RwSignal::new(DraftState::Written),
            changed: Trigger::new(),
        }
    }

    /// Keeps what stands in a form. It is in the tab's mirror when this returns, and on its way to the disk.
    pub fn keep(self, form: &FormName, texts: Texts, first: &Texts) {
        if self.may_change() && self.change(|drafts| drafts.keep(form, texts, first, clock::now())) {
            self.store();
        }
    }

    /// What was typed into a form that is opened now, and never submitted.
    pub fn open(self, form: &str) -> Option<Texts> {
        if self.is_empty() || !self.may_change() {
            return None;
        }
        let texts = self.change(|drafts| drafts.open(form))?;
        self.store();
        Some(texts)
    }

    /// Forgets a form that was submitted or given up.
    pub fn forget(self, form: &str) {
        if self.may_change() && self.look(|drafts| drafts.kept(form).is_some()) {
            self.change(|drafts| drafts.forget(form));
            self.store();
        }
    }

    /// Whether nothing is kept of any form: nearly always, and whoever opens hundreds of fields need not ask for each.
    pub fn is_empty(self) -> bool {
        self.look(FormDrafts::is_empty)
    }

    /// Whether something is kept of a form, tracked.
    pub fn has(self, form: &str) -> bool {
        self.changed.track();
        !self.resting.get_value() && self.look(|drafts| drafts.kept(form).is_some())
    }

    /// The drafts that wait for somebody to open their form, the newest first, tracked.
    pub fn waiting(self, is_open: impl Fn(&str) -> bool) -> Vec<Waiting> {
        self.changed.track();
        if self.resting.get_value() {
            return Vec::new();
        }
        self.look(|drafts| drafts.waiting(is_open))
    }

    /// Discards a draft that waits, and gives it.
    pub fn discard(self, key: &str) -> Option<FormDraft> {
        let gone = self.may_change().then(|| self.change(|drafts| drafts.discard(key)))??;
        self.store();
        Some(gone)
    }

    /// Takes discarding back.
    pub fn put_back(self, draft: FormDraft) {
        if self.may_change() {
            self.change(|drafts| drafts.put_back(draft));
            self.store();
        }
    }

    /// How safe they are.
    pub const fn state(self) -> RwSignal<DraftState> {
        self.state
    }

    /// Looks whether other tabs have left drafts behind, since they were closed.
    pub fn look_again(self) {
        spawn_local(async move {
            let Some((page, saver)) = self.page.get_value() else { return };
            // A store that cannot be read has nothing to offer; what is typed here says by itself whether it is kept.
            let Ok(stored) = self.saver.get_value().stored().await else { return };
            let live = saver.live().await;
            self.change(|drafts| drafts.read(page, FormDrafts::records(&stored), &live));
            self.store();
        });
    }

    /// Begins to read them, while the book is read.
    pub fn begin_to_read(self) -> Reading {
        self.saver.with_value(|saver| {
            saver.watch(move || {
                let state = self.look(FormDrafts::state);
                if self.state.get_untracked() != state {
                    self.state.set(state);
                }
                self.changed.notify();
            });
        });
        let (place, store) = (Rc::<RefCell<_>>::default(), self.workspace.with_value(IndexedStore::drafts));
        let records = Rc::clone(&place);
        let done = future_to_promise(async move {
            // Drafts that cannot be read stay where they are: the next start may find them.
            place.replace(DraftStore::read_all(&store).await.unwrap_or_default());
            Ok(JsValue::UNDEFINED)
        });
        Reading { done, records }
    }

    /// Takes in what was read. From now on what is typed is stored.
    pub async fn take_in(self, reading: Reading, page: u32, saver: &Saver) {
        match JsFuture::from(reading.done).await {
            Ok(_) | Err(_) => {}
        }
        let live = saver.live().await;
        let records = FormDrafts::records(&reading.records.take());
        self.page.set_value(Some((page, saver.clone())));
        self.change(|drafts| drafts.read(page, records, &live));
        self.store();
    }

    /// Keeps nothing any more, or again: the book is being erased, or could not be.
    pub fn set_erased(self, erased: bool) {
        self.erased.set_value(erased);
    }

    /// Leaves everything as it is, or not any more: a past day is looked at, where nothing is anybody's work.
    pub fn set_resting(self, resting: bool) {
        self.resting.set_value(resting);
        self.changed.notify();
    }

    fn may_change(self) -> bool {
        !self.erased.get_value() && !self.resting.get_value()
    }

    /// Forgets all of them, since the book was erased in another tab, which clears the store.
    pub fn forget_all(self) {
        self.change(FormDrafts::forget_all);
        self.mirror();
    }

    /// Removes all of them from the store.
    pub async fn erase(self) -> Result<(), JournalTrouble> {
        let erased = self.saver.get_value().erase().await;
        self.mirror();
        match erased {
            // A browser without the store has no drafts in it.
            Ok(()) | Err(JournalTrouble::Missing) => Ok(()),
            failed => failed,
        }
    }

    fn look<T>(self, look: impl FnOnce(&FormDrafts) -> T) -> T {
        self.saver.with_value(|saver| saver.with(look))
    }

    fn change<T>(self, change: impl FnOnce(&mut FormDrafts) -> T) -> T {
        // A copy of the handle: who watches looks at the drafts in turn.
        self.saver.get_value().update(change)
    }

    fn store(self) {
        self.mirror();
        spawn_local(async move {
            let saver = self.saver.get_value();
            match saver.write().await {
                // What a browser does not have it never will.
                Ok(()) | Err(JournalTrouble::Missing) => {}
                Err(_) => {
                    if saver.begins_to_rest() {
                        sleep(REST).await;
                        saver.has_rested();
                        self.store();
                    }
                }
            }
        });
    }

    /// A tab without storage of its own does without its mirror.
    fn mirror(self) {
        let Some(storage) = tab_storage() else { return };
        let key = self.workspace.with_value(mirror_key);
        let stored = match self.look(FormDrafts::mirror) {
            _ if self.erased.get_value() => storage.remove_item(&key),
            Some(text) => storage.set_item(&key, &text),
            None => Ok(()),
        };
        if stored.is_err() {
            leptos::logging::warn!("a reload may lose what is typed within a moment");
        }
    }
}

/// The tab's own storage: a reload finds it, and nobody else does.
fn tab_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn mirror_key(workspace: &Workspace) -> String {
    format!("sitebook.drafts.{}", workspace.as_str())
}
