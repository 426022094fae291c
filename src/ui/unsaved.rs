//! What somebody has typed and not submitted: which fields hold words of their own, which forms are open, and what the badge says of it.
//!
//! Owns the open forms and the fields that were typed into. Where drafts are kept and when they go is the session's; the rule of the badge
//! is in `app::badge`.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::web_sys::Element;

use crate::app::badge::{self, Badge, Words};
use crate::app::session::Session;
use crate::app::typed_fields::{Stage, Taken, TypedFields};

pub use crate::app::form_drafts::{FormName, Texts, Waiting};

/// The fields and forms of the page with words that are not submitted. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Unsaved {
    session: Session,
    fields: StoredValue<TypedFields<Element>, LocalStorage>,
    /// How far the fields are, all together.
    stage: RwSignal<Option<Stage>>,
    /// The open forms, each with how often it is on the page.
    open: RwSignal<BTreeMap<String, usize>>,
    /// How often a form has taken what a field said.
    taken: StoredValue<u64>,
}

impl Unsaved {
    /// Nothing typed yet.
    pub fn of(session: Session) -> Self {
        Self {
            session,
            fields: StoredValue::new_local(TypedFields::default()),
            stage: RwSignal::new(None),
            open: RwSignal::new(BTreeMap::new()),
            taken: StoredValue::new(0),
        }
    }

    /// What the badge says.
    pub fn badge(self) -> Memo<Badge> {
        let words = self.words();
        let save = self.session.save_state();
        Memo::new(move |_| badge::badge(save.get(), words.get()))
    }

    /// Whether the browser is to ask before the page is closed.
    pub fn asks_before_closing(self) -> Memo<bool> {
        let words = self.words();
        let (save, unexported) = (self.session.save_state(), self.session.unexported());
        Memo::new(move |_| badge::asks_before_closing(save.get(), words.get(), unexported.with(|left| left.count)))
    }

    fn words(self) -> Memo<Words> {
        let drafts = self.session.drafts().state();
        let is_form_open =
            Memo::new(move |_| self.open.with(|open| open.keys().any(|form| self.session.drafts().has(form))));
        Memo::new(move |_| Words { fields: self.stage.get(), drafts: drafts.get(), is_form_open: is_form_open.get() })
    }

    /// The drafts whose forms are not open, the newest first, tracked.
    pub fn waiting(self) -> Vec<Waiting> {
        self.open.with(|open| self.session.drafts().waiting(|form| open.contains_key(form)))
    }

    /// Somebody has typed into a field.
    pub fn typed(self, field: Element) {
        self.change_fields(|fields| fields.typed(field));
    }

    /// A field was committed.
    pub fn committed(self, field: &Element, taken: Taken) {
        self.change_fields(|fields| fields.committed(field, taken));
    }

    /// Looks which of the fields are still there.
    pub fn look(self) {
        self.change_fields(|fields| fields.look(|field| field.is_connected()));
    }

    /// Whether no field holds words of its own.
    pub fn has_no_fields(self) -> bool {
        self.fields.with_value(TypedFields::is_empty)
    }

    /// A number that grows whenever the book or a draft takes something: who looks before and after committing a field knows whether
    /// its words were taken.
    pub fn taken(self) -> u64 {
        self.taken.get_value() + self.session.settled()
    }

    fn change_fields(self, change: impl FnOnce(&mut TypedFields<Element>)) {
        let stage = self.fields.try_update_value(|fields| {
            change(fields);
            fields.stage()
        });
        if let Some(stage) = stage
            && self.stage.get_untracked() != stage
        {
            self.stage.set(stage);
        }
    }

    fn take(self) {
        self.taken.update_value(|count| *count += 1);
    }

    /// Keeps what stands in a form, or one field that the book has refused.
    pub fn keep(self, form: &FormName, texts: Texts, first: &Texts) {
        self.session.drafts().keep(form, texts, first);
        self.take();
    }

    /// What was typed into a form that is opened now, and not submitted.
    pub fn left(self, form: &str) -> Option<Texts> {
        self.session.drafts().open(form)
    }

    /// Forgets a form that was submitted or given up, or is as it was first.
    pub fn forget(self, form: &str) {
        self.session.drafts().forget(form);
        self.take();
    }

    /// Whether anything is kept of any form.
    pub fn has_drafts(self) -> bool {
        !self.session.drafts().is_empty()
    }

    /// Counts a form as open.
    pub fn opened(self, form: &str) {
        self.open.update(|open| *open.entry(form.to_owned()).or_default() += 1);
    }

    /// Counts a form as closed.
    pub fn closed(self, form: &str) {
        self.open.try_update(|open| {
            if let Some(count) = open.get_mut(form) {
                *count -= 1;
                if *count == 0 {
                    open.remove(form);
                }
            }
        });
    }
}

/// A form that is open: what stands in it is kept until it is submitted or given up, however it is left. Copy it freely; it is a
/// handle.
#[derive(Clone, Copy)]
pub struct OpenForm {
    unsaved: Unsaved,
    inner: StoredValue<Inner>,
    /// Whether it was submitted, or given up.
    done: StoredValue<bool>,
}

struct Inner {
    name: FormName,
    first: Texts,
    typed: Box<dyn Fn() -> Option<Texts> + Send + Sync>,
}

impl OpenForm {
    /// Follows a form from its `first` texts on. `typed` reads, with `try_get`, what stands in it now: none once it has gone.
    pub fn follow(
        unsaved: Unsaved,
        name: FormName,
        first: Texts,
        typed: impl Fn() -> Option<Texts> + Send + Sync + 'static,
    ) -> Self {
        let opened = name.name.clone();
        unsaved.opened(&opened);
        let inner = StoredValue::new(Inner { name, first, typed: Box::new(typed) });
        let form = Self { unsaved, inner, done: StoredValue::new(false) };
        Effect::new(move |_| form.store(form.changed()));
        // What was typed last is committed on the way out, too late for the effect.
        on_cleanup(move || {
            form.keep();
            unsaved.closed(&opened);
        });
        form
    }

    /// What is typed and not submitted; none where nothing differs from what stood there first.
    pub fn typed(self) -> Option<Texts> {
        untrack(move || self.changed()).flatten()
    }

    /// What it held first.
    pub fn first(self) -> Texts {
        self.inner.with_value(|inner| inner.first.clone())
    }

    /// The form.
    pub fn name(self) -> FormName {
        self.inner.with_value(|inner| inner.name.clone())
    }

    /// Forgets what was typed: it was submitted or given up. Nothing is kept any more, also not while the form goes.
    pub fn finish(self) {
        self.done.set_value(true);
        self.keep();
    }

    /// Takes [`OpenForm::finish`] back, where submitting was refused.
    pub fn go_on(self) {
        self.done.set_value(false);
        self.keep();
    }

    /// None for a form that has gone: what it held is not known, so what was kept of it stays.
    fn changed(self) -> Option<Option<Texts>> {
        let is_done = self.done.try_get_value()?;
        self.inner.try_with_value(|inner| {
            let typed = (inner.typed)()?;
            Some((!is_same(&typed, &inner.first) && !is_done).then_some(typed))
        })?
    }

    fn keep(self) {
        self.store(untrack(move || self.changed()));
    }

    fn store(self, changed: Option<Option<Texts>>) {
        let Some(changed) = changed else { return };
        self.inner.try_with_value(|inner| match changed {
            Some(texts) => self.unsaved.keep(&inner.name, texts, &inner.first),
            None => self.unsaved.forget(&inner.name.name),
        });
    }
}

/// Whether texts say the same; a field that is missing is empty.
pub fn is_same(one: &Texts, other: &Texts) -> bool {
    let all_in = |some: &Texts, others: &Texts| {
        some.iter().all(|(key, text)| others.get(key).map_or("", String::as_str) == text)
    };
    all_in(one, other) && all_in(other, one)
}
