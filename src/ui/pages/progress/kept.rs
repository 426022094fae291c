//! What was typed into cells and refused by the book: it stands in its cell with the reason, and in a draft until the book takes it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::grid::{FieldAt, Holds, Spot, Why};
use crate::ui::context::Ui;
use crate::ui::parts::form::texts_of;
use crate::ui::parts::written::{TEXT, field_name};
use crate::ui::route::Route;
use crate::ui::unsaved::Texts;

use super::open_sheet::Open;

/// A text that the book has refused.
#[derive(Clone, PartialEq, Debug)]
pub struct KeptText {
    /// As it was typed.
    pub text: String,
    /// Why it was refused; none where it was found again after a start.
    pub why: Option<Why>,
}

/// All of them, by the names of their drafts. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Kept {
    ui: Ui,
    sheet: Memo<Open>,
    texts: RwSignal<BTreeMap<String, KeptText>>,
    address: StoredValue<Box<dyn Fn() -> Route + Send + Sync>>,
}

impl Kept {
    /// Looks for drafts of the cells that are shown, now and whenever the sheet has become another one.
    pub fn new(ui: Ui, sheet: Memo<Open>, address: impl Fn() -> Route + Send + Sync + 'static) -> Self {
        let kept =
            Self { ui, sheet, texts: RwSignal::new(BTreeMap::new()), address: StoredValue::new(Box::new(address)) };
        Effect::new(move |_| {
            sheet.track();
            if ui.unsaved.has_drafts() {
                kept.find();
            }
        });
        on_cleanup(move || {
            let names: Option<Vec<String>> = kept.texts.try_with_untracked(|texts| texts.keys().cloned().collect());
            names.into_iter().flatten().for_each(|name| ui.unsaved.closed(&name));
        });
        kept
    }

    fn find(self) {
        let found: Vec<(String, String)> = self.each(|_, field| {
            let name = self.name(field, String::new())?;
            let is_known = self.texts.with_untracked(|texts| texts.contains_key(&name));
            let text = self.ui.unsaved.left(&name).filter(|_| !is_known)?.get(TEXT)?.clone();
            Some((name, text))
        });
        for (name, text) in found {
            self.ui.unsaved.opened(&name);
            self.texts.update(|texts| drop(texts.insert(name, KeptText { text, why: None })));
        }
    }

    /// The cell that a draft is of.
    pub fn spot_of(self, form: &str) -> Option<Spot> {
        self.each(|spot, field| (self.name(field, String::new())? == form).then_some(spot)).into_iter().next()
    }

    fn each<T>(self, of: impl Fn(Spot, &FieldAt) -> Option<T>) -> Vec<T> {
        self.sheet.with_untracked(|open| {
            let sheet = open.sheet();
            let spots =
                (0..sheet.rows()).flat_map(|row| (0..sheet.heads().len()).map(move |column| Spot { row, column }));
            let of_spot = |spot: Spot| match sheet.holds(spot.row, spot.column) {
                Holds::Field(field) => of(spot, &field),
                Holds::Figure(_) | Holds::Words(_) => None,
            };
            spots.filter_map(of_spot).collect()
        })
    }

    fn name(self, field: &FieldAt, title: String) -> Option<String> {
        Some(field_name(&field.id()?, field.spec().key, &title, Route::Overview).name)
    }

    /// What was refused of a field, tracked.
    pub fn of(self, field: &FieldAt) -> Option<KeptText> {
        self.texts.with(|texts| match texts.is_empty() {
            true => None,
            false => texts.get(&self.name(field, String::new())?).cloned(),
        })
    }

    /// The same, its text alone.
    pub fn text_of(self, field: &FieldAt) -> Option<String> {
        self.of(field).map(|kept| kept.text)
    }

    /// Keeps a text that was refused.
    pub fn keep(self, field: &FieldAt, text: &str, why: Why, title: String) {
        let Some(id) = field.id() else { return };
        let form = field_name(&id, field.spec().key, &title, self.address.with_value(|address| address()));
        if self.texts.with_untracked(|texts| !texts.contains_key(&form.name)) {
            self.ui.unsaved.opened(&form.name);
        }
        self.ui.unsaved.keep(&form, texts_of([(TEXT, text.to_owned())]), &Texts::new());
        let kept = KeptText { text: text.to_owned(), why: Some(why) };
        self.texts.update(|texts| drop(texts.insert(form.name, kept)));
    }

    /// Forgets what was refused of a field: the book has taken something, or it was given up.
    pub fn forget(self, field: &FieldAt) {
        let Some(name) = self.name(field, String::new()) else { return };
        if self.texts.with_untracked(|texts| texts.contains_key(&name)) {
            self.ui.unsaved.forget(&name);
            self.ui.unsaved.closed(&name);
            self.texts.update(|texts| drop(texts.remove(&name)));
        }
    }
}
