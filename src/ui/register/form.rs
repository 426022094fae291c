//! The form of an entry: a sheet at the right of what it lies over, a page of its own on a phone. It is made from the parts of the
//! register's form, keeps what is typed as a draft, and says what is wrong while it is filled in.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::app::entry_form::{FormCheck, PERIOD, Purpose};
use crate::app::session::View;
use crate::book::{EntityId, Value};
use crate::domain::command::{Command, Refusal};
use crate::domain::register::{Cell, Key, Register};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, Dialog, DialogActions, DialogShape, LinkButton, Tone};
use crate::ui::parts::field_input::{Edited, focus_first_wrong, form_text};
use crate::ui::parts::form::{Form, FoundAgain};
use crate::ui::route::{NewEntry, Route};
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, RegisterWords};

use super::fields::Fields;
use super::open_form::OpenEntry;

/// The name of the draft of a form.
fn draft_name(purpose: &Purpose) -> String {
    match purpose {
        Purpose::New(register, None) => format!("entry {} new", register.kind),
        Purpose::New(register, Some(parent)) => format!("entry {} new {}", register.kind, parent.as_str()),
        Purpose::Edit(_, id) => format!("entry {}", id.as_str()),
        Purpose::Again(_, id) => format!("entry again {}", id.as_str()),
    }
}

/// The form of a new entry of this register that a draft of this name is of.
pub fn draft_of_new(register: &'static Register, name: &str) -> Option<Purpose> {
    let rest = name.strip_prefix(&draft_name(&Purpose::New(register, None)))?;
    Some(Purpose::New(register, rest.trim().parse().ok()))
}

/// The form of this entry that a draft of this name is of.
pub fn draft_of_entry(id: &EntityId, name: &str) -> Option<Purpose> {
    let register = crate::domain::registers::register_of(id.kind())?;
    [Purpose::Edit(register, id.clone()), Purpose::Again(register, id.clone())]
        .into_iter()
        .find(|purpose| draft_name(purpose) == name)
}

/// The title of the sheet.
fn title_of(ui: Ui, purpose: &Purpose) -> String {
    let called = |id: &EntityId| {
        ui.session.read(|view| view.tables.entry(id).map(|entry| entry.title(ui.lang))).unwrap_or_default()
    };
    match purpose {
        Purpose::New(register, _) => words::new_entry(register, ui.lang),
        Purpose::Edit(_, id) => words::edit_entry(&called(id), ui.lang),
        Purpose::Again(_, id) => words::again_of(&called(id), ui.lang),
    }
}

/// Where the form is found again.
fn href_of(purpose: &Purpose) -> String {
    match purpose {
        Purpose::New(register, _) => Route::Entries(register, String::new()).href(),
        Purpose::Edit(_, id) | Purpose::Again(_, id) => Route::Entry(id.clone()).href(),
    }
}

/// What stands in the fields at first.
fn first_texts(view: &View, purpose: &Purpose, lang: Lang) -> Texts {
    match purpose {
        Purpose::New(..) => Texts::new(),
        Purpose::Edit(register, id) => register
            .fields
            .iter()
            .map(|spec| {
                let stored = view.book.value(id, spec.key);
                // The choice that stands in the id is no value of the book.
                let in_id = match view.tables.entry(id).and_then(|entry| entry.cell_of(spec.key).cloned()) {
                    Some(Cell::Text(text)) if stored.is_null() => Some(Value::text(&text)),
                    _ => None,
                };
                (spec.key.to_owned(), form_text(spec, in_id.as_ref().unwrap_or(stored), lang))
            })
            .filter(|(_, text)| !text.is_empty())
            .collect(),
        // Asked for again: what it is and who decides it stay, the dates begin anew.
        Purpose::Again(register, id) => {
            let Some(entry) = view.tables.entry(id) else { return Texts::new() };
            let Key::Code { field, .. } = register.key else { return Texts::new() };
            let key = entry.cell_of(field).and_then(|cell| match cell {
                Cell::Text(text) => Some(Value::text(text)),
                _ => None,
            });
            let spec = register.field(field);
            spec.zip(key).map(|(spec, key)| (field.to_owned(), form_text(spec, &key, lang))).into_iter().collect()
        }
    }
}

/// The sheet. It exists as long as it is open: build it to open it.
#[component]
pub fn EntrySheet(
    /// What it is open for.
    purpose: Purpose,
    /// What a new entry says at first, where it is begun from something that knows it.
    #[prop(optional)]
    given: Texts,
    /// Asks for it to be closed; with the entry, where one was saved.
    #[prop(into)]
    on_close: Callback<Option<EntityId>>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = RegisterWords::of(ui.lang);
    let title = title_of(ui, &purpose);
    let mut first = ui.session.read(|view| first_texts(&view, &purpose, ui.lang));
    first.extend(given);
    let name = FormName { name: draft_name(&purpose), title: title.clone(), href: href_of(&purpose) };
    let form = Form::open(ui, name, with_period(ui, &purpose, first));
    if let Purpose::Edit(_, id) = &purpose {
        provide_context(Edited(id.clone()));
    }
    let purpose = StoredValue::new(purpose);
    let check = Memo::new(move |_| {
        ui.session.today().track();
        let (first, texts) = (form.first(), form.texts());
        purpose
            .with_value(|purpose| ui.session.read(|view| view.with_rules(|rules| purpose.check(rules, &first, &texts))))
    });
    let open = OpenEntry { purpose, form, check, tried: RwSignal::new(false) };
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let save = move |next: Next| match write(ui, open) {
        Ok(made) => {
            refusal.set(None);
            open.tried.set(false);
            match next {
                Next::Close => {
                    form.submitted();
                    on_close.run(made);
                }
                Next::Another => {
                    form.begin_anew();
                    focus_first();
                }
            }
        }
        Err(why) => {
            refusal.set(why);
            open.tried.set(true);
            ui.toast(words.fix, Tone::Warn);
            focus_first_wrong("dialog[open] ");
        }
    };
    let comes_again = purpose.with_value(|purpose| matches!(purpose, Purpose::New(..)));
    follow_keys(comes_again, Callback::new(save));
    let cancel = move |()| {
        form.give_up();
        on_close.run(None);
    };
    let actions = move || {
        let another = move || {
            let press = move |()| save(Next::Another);
            comes_again.then(|| view! { <Button label=words.save_next on_press=press /> })
        };
        view! {
            <DialogActions
                cancel_label=ui.common().cancel
                on_cancel=cancel
                label=words.save
                on_press=move |()| save(Next::Close)
                between=another
            />
        }
    };
    view! {
        <Dialog
            open=Signal::stored(true)
            on_close=move |()| on_close.run(None)
            title
            close_label=ui.common().close
            shape=DialogShape::Side
            actions
        >
            <FoundAgain form />
            <There ui open />
            {move || refusal.get().map(|why| view! { <Banner tone=Tone::Warn text=words::refusal(&why, ui.lang) /> })}
            <Fields ui open />
        </Dialog>
    }
}

/// What follows saving.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Close,
    Another,
}

/// The month or the year that an address asks for stands in a new form at first.
fn with_period(ui: Ui, purpose: &Purpose, mut first: Texts) -> Texts {
    let asked = ui.route.with_untracked(|route| match route {
        Route::NewEntry(_, NewEntry { period, .. }) if !period.is_empty() => Some(period.clone()),
        _ => None,
    });
    if let Some(period) = asked.filter(|_| purpose.asks_for_period()) {
        first.insert(PERIOD.to_owned(), period);
    }
    first
}

/// Writes what is typed; the entry, where it could be. `Err(None)` where the fields say themselves what is wrong.
fn write(ui: Ui, open: OpenEntry) -> Result<Option<EntityId>, Option<Refusal>> {
    let words = RegisterWords::of(ui.lang);
    if !open.check.with_untracked(FormCheck::is_good) {
        return Err(None);
    }
    let (first, texts) = (open.form.first(), open.form.texts_now());
    let (target, facts, is_new) = open.purpose.with_value(|purpose| {
        (purpose.target(&texts), purpose.facts(&first, &texts), !matches!(purpose, Purpose::Edit(..)))
    });
    let target = target.map_err(|_| None)?;
    match ui.session.dispatch(Command::PutEntry { target, facts }) {
        Ok(done) => {
            ui.offer_undo(if is_new { words.added } else { words.saved }, &done);
            Ok(done.made)
        }
        Err(Refusal::NothingChanges) => Ok(None),
        Err(why) => Err(Some(why)),
    }
}

/// Ctrl+Enter saves, with Shift the next one is begun.
fn follow_keys(comes_again: bool, save: Callback<Next>) {
    let pressed = window_event_listener(ev::keydown, move |ev: KeyboardEvent| {
        if ev.key() != "Enter" || !(ev.ctrl_key() || ev.meta_key()) || ev.is_composing() || ev.repeat() {
            return;
        }
        ev.prevent_default();
        commit_field();
        save.run(if ev.shift_key() && comes_again { Next::Another } else { Next::Close });
    });
    on_cleanup(move || pressed.remove());
}

/// What is typed in the present field is committed when the field is left.
fn commit_field() {
    let field = document().active_element().and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // Nothing is committed by what has no focus to lose.
        drop(field.blur());
    }
}

/// Begins the next entry where the first field is.
fn focus_first() {
    request_animation_frame(|| {
        let field = document()
            .query_selector("dialog[open] .dialog__body :is(input, select, textarea)")
            .ok()
            .flatten()
            .and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(field) = field {
            // What has just gone takes no focus.
            drop(field.focus());
        }
    });
}

/// Says that an entry of the same key is there already, which would be edited.
#[component]
fn There(ui: Ui, open: OpenEntry) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let there = Memo::new(move |_| open.check.with(|check| check.there.clone()));
    move || {
        there.get().map(|id| {
            let href = Route::Entry(id).href();
            view! {
                <Banner
                    tone=Tone::Info
                    text=words.there
                    actions=move || view! { <LinkButton href label=words.there_open /> }
                />
            }
        })
    }
}
