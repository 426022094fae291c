//! 本单位: what stands at the head of what is printed.

use leptos::prelude::*;

use crate::domain::command::{Command, office};
use crate::domain::fields::OFFICE_FIELDS;
use crate::ui::context::Ui;
use crate::ui::parts::field_input::{FieldInput, form_text};
use crate::ui::parts::written::{DoneHere, Written, field_name};
use crate::ui::route::Route;
use crate::ui::words::SettingsWords;

use super::part::Part;

/// The fields of the office.
#[component]
pub fn OfficeSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let done = DoneHere::new(ui, words.saved);
    let fields = OFFICE_FIELDS
        .iter()
        .map(|spec| {
            let value = ui
                .session
                .watch_entity(&office(), move |view| form_text(spec, view.book.value(&office(), spec.key), ui.lang));
            let write = move |text| {
                let set = ui.session.dispatch(Command::SetOffice { field: spec.key.to_owned(), text })?;
                done.note(&set);
                Ok(set)
            };
            let label = spec.name.get(ui.lang);
            let name = move || field_name(&office(), spec.key, label, Route::Settings);
            let field = Written::new(ui, name, value.into(), write);
            view! {
                <FieldInput
                    spec
                    value=field.value()
                    error=field.error()
                    on_change=move |text| field.commit(text)
                />
            }
        })
        .collect_view();
    view! {
        <Part id="office" title=words.office text=words.office_text>
            <div class="form-grid" on:focusout=move |_| done.tell()>{fields}</div>
        </Part>
    }
}
