//! A form that is found again: its texts, kept as a draft from the first letter until it is submitted or given up.
//!
//! Every form and dialog with words in it is one of these, or follows its own fields by [`OpenForm`]. It knows no field, and its owner
//! says what is done by it.

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::ui::context::Ui;
use crate::ui::unsaved::{FormName, OpenForm, Texts, is_same};

use super::shared;

/// The texts of a form. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Form {
    ui: Ui,
    open: OpenForm,
    texts: RwSignal<Texts>,
    found_again: RwSignal<bool>,
}

/// The texts of a few fields.
pub fn texts_of<const N: usize>(fields: [(&str, String); N]) -> Texts {
    fields.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
}

impl Form {
    /// Opens a form that holds `first` to begin with, or what was typed into it and never submitted.
    pub fn open(ui: Ui, name: FormName, first: Texts) -> Self {
        let left = ui.unsaved.left(&name.name).filter(|left| !is_same(left, &first));
        let found_again = RwSignal::new(left.is_some());
        let texts = RwSignal::new(left.unwrap_or_else(|| first.clone()));
        let open = OpenForm::follow(ui.unsaved, name, first, move || texts.try_get());
        Self { ui, open, texts, found_again }
    }

    /// What stands in a field.
    pub fn value(self, key: &'static str) -> Signal<String> {
        Signal::derive(move || self.texts.with(|texts| texts.get(key).cloned().unwrap_or_default()))
    }

    /// What stands in a field, if anything ever did: a field that the form did not hold first holds nothing until somebody types.
    pub fn typed(self, key: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.texts.with(|texts| texts.get(key).cloned()))
    }

    /// What stands in a field now, followed.
    pub fn text_now(self, key: &str) -> String {
        self.texts.with(|texts| texts.get(key).cloned().unwrap_or_default())
    }

    /// What stands in a field now.
    pub fn text(self, key: &str) -> String {
        self.texts.with_untracked(|texts| texts.get(key).cloned().unwrap_or_default())
    }

    /// All that stands in it, tracked.
    pub fn texts(self) -> Texts {
        self.texts.get()
    }

    /// All that stands in it now.
    pub fn texts_now(self) -> Texts {
        self.texts.get_untracked()
    }

    /// What it held first.
    pub fn first(self) -> Texts {
        self.open.first()
    }

    /// Writes into a field.
    pub fn write(self, key: &str, text: String) {
        self.texts.try_update(|texts| texts.insert(key.to_owned(), text));
    }

    /// Takes what is typed into a field.
    pub fn take(self, key: &'static str) -> Callback<String> {
        Callback::new(move |text| self.write(key, text))
    }

    /// The context of the page.
    pub const fn ui(self) -> Ui {
        self.ui
    }

    /// Does what the form is for, and says so. Where nothing changes it is done too: what was typed stands in the book.
    pub fn save(self, command: Command, said: &'static str) -> Result<(), Refusal> {
        match self.ui.session.dispatch(command) {
            Ok(done) => self.ui.offer_undo(said, &done),
            Err(Refusal::NothingChanges) => {}
            Err(why) => return Err(why),
        }
        self.submitted();
        Ok(())
    }

    /// Forgets the draft: the form was submitted.
    pub fn submitted(self) {
        self.open.finish();
    }

    /// Empties a form that stays where it is, since it was submitted.
    pub fn begin_anew(self) {
        self.texts.set(self.open.first());
        self.found_again.set(false);
    }

    /// Forgets the draft: the person has given the form up. It can be brought back for a while.
    pub fn give_up(self) {
        give_up(self.ui, self.open);
    }
}

/// Forgets the draft of a form that was given up, and offers it back where something was typed.
pub fn give_up(ui: Ui, form: OpenForm) {
    let (name, typed, first) = (form.name(), form.typed(), form.first());
    form.finish();
    let Some(typed) = typed else { return };
    let common = ui.common();
    ui.offer(common.given_up, common.take_back, move || {
        ui.unsaved.keep(&name, typed.clone(), &first);
        ui.go_on_with(&name.name, &name.href);
    });
}

/// Says that what was typed last time is back, where it is.
#[component]
pub fn FoundAgain(form: Form) -> impl IntoView {
    move || {
        form.found_again.get().then(|| {
            view! { <shared::FoundAgain ui=form.ui on_start_over=move |()| form.begin_anew() /> }
        })
    }
}
