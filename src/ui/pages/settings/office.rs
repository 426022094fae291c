//! 本单位: what stands at the head of what is printed.

use leptos::prelude::*;

use crate::domain::command::{Command, office};
use crate::domain::fields::OFFICE_FIELDS;
use crate::ui::context::Ui;
use crate::ui::controls::TextField;
use crate::ui::words::SettingsWords;

use super::part::Part;

/// The fields of the office.
#[component]
pub fn OfficeSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let fields = OFFICE_FIELDS
        .iter()
        .map(|spec| {
            let value = ui.session.watch_entity(&office(), |view| view.book.text(&office(), spec.key).to_owned());
            let set = move |text| {
                ui.act(Command::SetOffice { field: spec.key.to_owned(), text }, words.saved);
            };
            view! { <TextField label=spec.name.get(ui.lang).to_owned() value on_change=set /> }
        })
        .collect_view();
    view! {
        <Part id="office" title=words.office text=words.office_text>
            <div class="form-grid">{fields}</div>
        </Part>
    }
}
