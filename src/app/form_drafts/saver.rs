//! Carries drafts of forms between the page and their store.
//!
//! What is written, offered and removed, [`FormDrafts`] decides; this module only carries, one write at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::FormDrafts;
use crate::storage::{DraftStore, JournalTrouble, StoredDrafts};

/// Drafts and their store; its clones are the same.
pub struct DraftSaver<S>(Rc<Inner<S>>);

struct Inner<S> {
    drafts: RefCell<FormDrafts>,
    store: S,
    is_writing: Cell<bool>,
    is_resting: Cell<bool>,
    watcher: RefCell<Option<Rc<dyn Fn()>>>,
}

impl<S> Clone for DraftSaver<S> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<S: DraftStore> DraftSaver<S> {
    /// Drafts that nothing has been read of yet.
    pub fn new(drafts: FormDrafts, store: S) -> Self {
        let (is_writing, is_resting) = (Cell::new(false), Cell::new(false));
        Self(Rc::new(Inner {
            drafts: RefCell::new(drafts),
            store,
            is_writing,
            is_resting,
            watcher: RefCell::default(),
        }))
    }

    /// Tells whenever the drafts, or how safe they are, have changed.
    pub fn watch(&self, on_change: impl Fn() + 'static) {
        self.0.watcher.replace(Some(Rc::new(on_change)));
    }

    /// Looks at the drafts.
    pub fn with<T>(&self, look: impl FnOnce(&FormDrafts) -> T) -> T {
        look(&self.0.drafts.borrow())
    }

    /// Changes the drafts; [`DraftSaver::write`] stores what has changed.
    pub fn update<T>(&self, change: impl FnOnce(&mut FormDrafts) -> T) -> T {
        let outcome = change(&mut self.0.drafts.borrow_mut());
        self.tell();
        outcome
    }

    /// Everything in the store. Who is open is to be asked after that, and both handed to [`FormDrafts::read`]: who has written was open then.
    pub async fn stored(&self) -> Result<StoredDrafts, JournalTrouble> {
        self.0.store.read_all().await
    }

    /// Writes what has changed until nothing is left, or the store refuses. One writes at a time: who comes meanwhile is done by it.
    pub async fn write(&self) -> Result<(), JournalTrouble> {
        if self.0.is_writing.replace(true) {
            return Ok(());
        }
        let outcome = self.write_all().await;
        self.0.is_writing.set(false);
        outcome
    }

    async fn write_all(&self) -> Result<(), JournalTrouble> {
        loop {
            let Some(next) = self.0.drafts.borrow_mut().next_write() else { return Ok(()) };
            let outcome = self.0.store.write(&next).await;
            self.update(|drafts| drafts.written(outcome));
            outcome?;
        }
    }

    /// Whether the caller is the one who waits and tries again, since the store has refused; the others need not.
    pub fn begins_to_rest(&self) -> bool {
        !self.0.is_resting.replace(true)
    }

    /// Ends that wait.
    pub fn has_rested(&self) {
        self.0.is_resting.set(false);
    }

    /// Removes everything, since the book is erased.
    pub async fn erase(&self) -> Result<(), JournalTrouble> {
        self.update(FormDrafts::forget_all);
        self.0.store.clear().await
    }

    fn tell(&self) {
        let watcher = self.0.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher();
        }
    }
}
