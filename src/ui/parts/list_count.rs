//! How many rows a list shows of how many, and the way to see all again.

use leptos::prelude::*;

use crate::ui::controls::{Button, ButtonSize, ButtonVariant};

/// The count, told as it changes; the button only where anything is filtered out.
#[component]
pub fn ListCount(
    /// The count in words.
    #[prop(into)]
    count: Signal<String>,
    /// Whether anything is filtered out.
    #[prop(into)]
    is_narrowed: Signal<bool>,
    /// What the button says.
    clear_label: &'static str,
    /// Shows all again.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    view! {
        <p class="filters__count num" role="status">{move || count.get()}</p>
        {move || is_narrowed.get().then(|| view! {
            <Button
                label=clear_label
                variant=ButtonVariant::Quiet
                size=ButtonSize::Small
                on_press=on_clear
            />
        })}
    }
}
