//! A field that takes several of what can be chosen: a box for each.

use leptos::prelude::*;

use super::field::FieldText;
use super::select_field::SelectOption;
use super::tell::tell;

/// The boxes. What is chosen is written as the values of the options, one a line.
#[component]
pub fn CheckGroup(
    /// What is chosen; the accessible name of the group.
    #[prop(into)]
    label: Signal<String>,
    /// The values that are chosen, one a line.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the values, one a line.
    #[prop(into)]
    on_change: Callback<String>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// What is said where nothing can be chosen.
    #[prop(into)]
    nothing: Signal<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, false);
    let press = move |of: String, is_on: bool| {
        let now = value.get_untracked();
        let mut lines: Vec<&str> = now.lines().filter(|line| *line != of).collect();
        if is_on {
            lines.push(&of);
        }
        tell(on_change, lines.join("\n"));
    };
    let boxes = move || {
        let made = options.get().into_iter().map(|option| {
            let (own, of) = (option.value.clone(), option.value);
            let is_on = Memo::new(move |_| value.with(|value| value.lines().any(|line| line == own)));
            view! {
                <label class="check-group__one">
                    <input
                        type="checkbox"
                        prop:checked=is_on
                        on:change=move |ev| press(of.clone(), event_target_checked(&ev))
                    />
                    <span>{option.label}</span>
                </label>
            }
        });
        made.collect_view()
    };
    view! {
        <fieldset class="field check-group" aria-describedby=move || text.described_by()>
            <legend class="field__label">{move || label.get()}</legend>
            <div class="check-group__all">
                {boxes}
                {move || options.with(Vec::is_empty).then(|| view! { <p class="quiet">{move || nothing.get()}</p> })}
            </div>
            {text.notes()}
        </fieldset>
    }
}
