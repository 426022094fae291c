//! A field whose words go straight into the book. What the book refuses stays in the field with the reason, and in a draft until the
//! book takes it.

use leptos::prelude::*;

use crate::app::workbook::Done;
use crate::book::EntityId;
use crate::domain::command::Refusal;
use crate::ui::context::Ui;
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words;

use super::form::texts_of;

/// How the draft of a field is named.
pub fn field_name(of: &EntityId, field: &str, title: &str, page: Route) -> FormName {
    FormName { name: format!("field {} {field}", of.as_str()), title: title.to_owned(), href: page.href() }
}

/// A handle to the field. Copy it freely.
#[derive(Clone, Copy)]
pub struct Written {
    ui: Ui,
    /// What was refused, and why; none while the book has what the field shows.
    refused: RwSignal<Option<(String, Option<Refusal>)>>,
    stored: Signal<String>,
    name: StoredValue<Name>,
    write: StoredValue<Write>,
}

type Name = Box<dyn Fn() -> FormName + Send + Sync>;

/// Writes a text into the book, or says why not.
type Write = Box<dyn Fn(String) -> Result<Done, Refusal> + Send + Sync>;

/// The key of the one text in the field's draft.
pub const TEXT: &str = "text";

impl Written {
    /// A field that shows what is `stored` and writes it by `write`. `name` is asked for only where there is a draft.
    pub fn new(
        ui: Ui,
        name: impl Fn() -> FormName + Send + Sync + 'static,
        stored: Signal<String>,
        write: impl Fn(String) -> Result<Done, Refusal> + Send + Sync + 'static,
    ) -> Self {
        let left = if ui.unsaved.has_drafts() { ui.unsaved.left(&name().name) } else { None };
        let left = left.and_then(|texts| texts.get(TEXT).cloned());
        let field = Self {
            ui,
            refused: RwSignal::new(None),
            stored,
            name: StoredValue::new(Box::new(name)),
            write: StoredValue::new(Box::new(write)),
        };
        match left {
            // The book has it meanwhile.
            Some(text) if stored.with_untracked(|stored| *stored == text) => {
                ui.unsaved.forget(&field.name.with_value(|name| name().name));
            }
            Some(text) => field.refuse(text, None),
            None => {}
        }
        on_cleanup(move || {
            if field.refused.try_with_untracked(Option::is_some) == Some(true)
                && let Some(name) = field.name.try_with_value(|name| name().name)
            {
                ui.unsaved.closed(&name);
            }
        });
        field
    }

    /// What the field shows.
    pub fn value(self) -> Signal<String> {
        Signal::derive(move || match self.refused.get() {
            Some((typed, _)) => typed,
            None => self.stored.get(),
        })
    }

    /// What is wrong with it.
    pub fn error(self) -> Signal<Option<String>> {
        let lang = self.ui.lang;
        Signal::derive(move || {
            self.refused.with(|refused| match refused {
                None => None,
                Some((_, None)) => Some(self.ui.common().found_in_field.to_owned()),
                Some((_, Some(Refusal::Field(_, _, error)))) => Some(words::field_error(error, lang)),
                Some((_, Some(other))) => Some(words::refusal(other, lang)),
            })
        })
    }

    /// Writes what was typed.
    pub fn commit(self, text: String) {
        let written = self.write.with_value(|write| write(text.clone()));
        match written {
            Ok(_) | Err(Refusal::NothingChanges) => self.forget(),
            Err(refusal) => self.refuse(text, Some(refusal)),
        }
    }

    fn refuse(self, text: String, why: Option<Refusal>) {
        let (unsaved, name) = (self.ui.unsaved, self.name.with_value(|name| name()));
        if self.refused.with_untracked(Option::is_none) {
            unsaved.opened(&name.name);
        }
        unsaved.keep(&name, texts_of([(TEXT, text.clone())]), &Texts::new());
        self.refused.set(Some((text, why)));
    }

    /// Forgets what was refused, since something else was written instead.
    pub fn forget(self) {
        if self.refused.with_untracked(Option::is_some) {
            let name = self.name.with_value(|name| name().name);
            self.ui.unsaved.forget(&name);
            self.ui.unsaved.closed(&name);
            self.refused.set(None);
        }
    }
}

/// What was done in the fields of one part of a page since the last of them was left: undone together. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct DoneHere {
    ui: Ui,
    message: &'static str,
    done: StoredValue<Option<Done>>,
}

impl DoneHere {
    /// Nothing done yet; `message` says what was.
    pub fn new(ui: Ui, message: &'static str) -> Self {
        Self { ui, message, done: StoredValue::new(None) }
    }

    /// Notes what a field has written.
    pub fn note(self, written: &Done) {
        self.done.update_value(|done| match done {
            Some(done) => done.changes.extend(written.changes.iter().cloned()),
            None => *done = Some(written.clone()),
        });
    }

    /// Says it, with 撤销: the field was left.
    pub fn tell(self) {
        if let Some(Some(done)) = self.done.try_update_value(Option::take) {
            self.ui.offer_undo(self.message, &done);
        }
    }
}
