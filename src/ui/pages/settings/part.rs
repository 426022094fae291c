//! One part of the settings, as all of them look.

use leptos::prelude::*;

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
