//! The session's drafts of forms: kept as they are typed, offered when a form is opened again, erased with the book.
//!
//! What is kept for whom, [`FormDrafts`] decides; here it meets the browser: the store, the tab's mirror and the clock.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::Session;
use crate::app::clock;
use crate::app::form_drafts::saver::DraftSaver;
use crate::app::form_drafts::{DraftState, FormDrafts, FormName, Texts, Waiting};
use crate::app::saving::Saver;
use crate::browser::waiting::sleep;
use crate::storage::{DraftStore, FormDraft, IndexedStore, JournalTrouble, StoredDrafts, Workspace};

/// How long a store rests that has refused a draft, in milliseconds.
const REST: u32 = 5_000;

/// What is being read while the book is.
pub(super) struct Reading {
    done: Promise,
    records: Rc<RefCell<StoredDrafts>>,
}

/// Drafts of a workspace, as the tab's mirror has them: nothing has been read yet.
pub(super) fn saver_of(workspace: &Workspace) -> DraftSaver<IndexedStore> {
    let mirror = tab_storage().and_then(|storage| storage.get_item(&mirror_key(workspace)).ok().flatten());
    DraftSaver::new(FormDrafts::with_mirror(mirror.as_deref()), IndexedStore::drafts(workspace))
}

/// The tab's own storage: a reload finds it, and nobody else does.
fn tab_storage() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn mirror_key(workspace: &Workspace) -> String {
    format!("sitebook.drafts.{}", workspace.as_str())
}

impl Session {
    /// Keeps what stands in a form. It is in the tab's mirror when this returns, and on its way to the disk.
    pub fn keep_draft(&self, form: &FormName, texts: Texts) {
        if !self.is_erased() && self.with_drafts(|drafts| drafts.keep(form, texts, clock::now())) {
            self.store_drafts();
        }
    }

    /// What was typed into a form that is opened now, and never submitted.
    pub fn open_draft(&self, form: &str) -> Option<Texts> {
        if !self.has_drafts() {
            return None;
        }
        let texts = self.with_drafts(|drafts| drafts.open(form))?;
        self.store_drafts();
        Some(texts)
    }

    /// Forgets a form that was submitted or given up, and gives what was kept of it.
    pub fn forget_draft(&self, form: &str) -> Option<FormDraft> {
        let gone = self.with_drafts(|drafts| drafts.forget(form))?;
        self.store_drafts();
        Some(gone)
    }

    /// Whether anything is kept of any form. Nearly always there is nothing, and whoever opens hundreds of fields need not ask for each.
    pub fn has_drafts(&self) -> bool {
        !self.drafts.with_value(|saver| saver.with(FormDrafts::is_empty))
    }

    /// Whether something is kept of a form, tracked.
    pub fn has_draft(&self, form: &str) -> bool {
        self.drafts_changed.track();
        self.drafts.with_value(|saver| saver.with(|drafts| drafts.kept(form).is_some()))
    }

    /// The drafts that wait for somebody to open their form, the newest first, tracked.
    pub fn waiting_drafts(&self, is_open: impl Fn(&str) -> bool) -> Vec<Waiting> {
        self.drafts_changed.track();
        self.drafts.with_value(|saver| saver.with(|drafts| drafts.waiting(is_open)))
    }

    /// Discards a draft that waits, and gives it.
    pub fn discard_draft(&self, key: &str) -> Option<FormDraft> {
        let gone = self.with_drafts(|drafts| drafts.discard(key))?;
        self.store_drafts();
        Some(gone)
    }

    /// Takes discarding or giving up back.
    pub fn put_draft_back(&self, draft: FormDraft) {
        if !self.is_erased() {
            self.with_drafts(|drafts| drafts.put_back(draft));
            self.store_drafts();
        }
    }

    /// How safe the drafts are.
    pub const fn draft_state(&self) -> RwSignal<DraftState> {
        self.draft_state
    }

    /// Looks whether other tabs have left drafts behind, since they were closed.
    pub fn look_after_drafts(&self) {
        let session = *self;
        spawn_local(async move {
            let at = session.core.with_value(|core| Some((core.page?, core.saver.clone()?)));
            let Some((page, saver)) = at else { return };
            let live = saver.live().await;
            let drafts = session.drafts.get_value();
            // A store that cannot be read has nothing to offer; what is typed here says by itself whether it is kept.
            match drafts.read(page, &live).await {
                Ok(()) | Err(_) => session.store_drafts(),
            }
        });
    }

    pub(super) fn begin_to_read_drafts(&self) -> Reading {
        let session = *self;
        self.drafts.with_value(|saver| {
            saver.watch(move || {
                let state = session.drafts.with_value(|saver| saver.with(FormDrafts::state));
                if session.draft_state.get_untracked() != state {
                    session.draft_state.set(state);
                }
                session.drafts_changed.notify();
            });
        });
        let (place, store) = (Rc::<RefCell<_>>::default(), IndexedStore::drafts(&self.workspace()));
        let records = Rc::clone(&place);
        let done = future_to_promise(async move {
            // Drafts that cannot be read stay where they are: the next start may find them.
            place.replace(DraftStore::read_all(&store).await.unwrap_or_default());
            Ok(JsValue::UNDEFINED)
        });
        Reading { done, records }
    }

    pub(super) async fn take_drafts(&self, reading: Reading, page: u32, saver: &Saver) {
        match JsFuture::from(reading.done).await {
            Ok(_) | Err(_) => {}
        }
        let live = saver.live().await;
        let records = FormDrafts::records(&reading.records.take());
        self.with_drafts(|drafts| drafts.read(page, records, &live));
        self.store_drafts();
    }

    /// Forgets all drafts, since the book was erased in another tab, which clears the store.
    pub(super) fn forget_drafts(&self) {
        self.with_drafts(FormDrafts::forget_all);
        self.mirror_drafts();
    }

    pub(super) async fn erase_drafts(&self) -> Result<(), JournalTrouble> {
        let drafts = self.drafts.get_value();
        let erased = drafts.erase().await;
        self.mirror_drafts();
        match erased {
            // A browser without the store has no drafts in it.
            Ok(()) | Err(JournalTrouble::Missing) => Ok(()),
            failed => failed,
        }
    }

    fn is_erased(&self) -> bool {
        self.core.with_value(|core| core.erased)
    }

    fn with_drafts<T>(&self, change: impl FnOnce(&mut FormDrafts) -> T) -> T {
        // A copy of the handle: who watches looks at the drafts in turn.
        self.drafts.get_value().update(change)
    }

    fn store_drafts(&self) {
        self.mirror_drafts();
        let session = *self;
        spawn_local(async move {
            let drafts = session.drafts.get_value();
            match drafts.write().await {
                // What a browser does not have it never will.
                Ok(()) | Err(JournalTrouble::Missing) => {}
                Err(_) => {
                    if drafts.begins_to_rest() {
                        sleep(REST).await;
                        drafts.has_rested();
                        session.store_drafts();
                    }
                }
            }
        });
    }

    /// A tab without storage of its own does without its mirror.
    fn mirror_drafts(&self) {
        let Some(storage) = tab_storage() else { return };
        let key = mirror_key(&self.workspace());
        let mirror = self.drafts.with_value(|saver| saver.with(FormDrafts::mirror));
        let stored = match mirror {
            _ if self.is_erased() => storage.remove_item(&key),
            Some(text) => storage.set_item(&key, &text),
            None => Ok(()),
        };
        if stored.is_err() {
            leptos::logging::warn!("a reload may lose what is typed within a moment");
        }
    }
}
