//! One part of the settings, as all of them look, and the end of a row in which a rule of the office stands.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, Icon, IconButton};
use crate::ui::words;

/// One part of the settings: what it is at the side, what can be set beside it.
#[component]
pub fn Part(
    /// Names the heading within the page.
    id: &'static str,
    /// What it is about.
    title: &'static str,
    /// What it is for.
    text: &'static str,
    /// What can be set.
    children: Children,
) -> impl IntoView {
    let heading = StoredValue::new(format!("settings-{id}"));
    view! {
        <section class="settings__part" aria-labelledby=heading.get_value()>
            <header class="settings__about">
                <h2 class="section__title" id=heading.get_value()>{title}</h2>
                <p class="quiet">{text}</p>
            </header>
            <div class="stack">{children()}</div>
        </section>
    }
}

/// The last head of a table of rules: over the buttons.
pub fn edit_head(ui: Ui) -> impl IntoView {
    view! { <th scope="col"><span class="visually-hidden">{ui.common().edit}</span></th> }
}

/// The end of a row: 修改 what is called so, for whom it is offered.
pub fn edit_cell(ui: Ui, name: &str, may: bool, edit: Callback<()>) -> impl IntoView + use<> {
    let label = words::told(ui.common().edit, name, ui.lang);
    view! {
        <td>
            {may.then(|| view! { <IconButton icon=Icon::Edit label size=ButtonSize::Small on_press=edit /> })}
        </td>
    }
}
