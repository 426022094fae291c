//! Choosing one of a list, and yes or no.

use leptos::prelude::*;

use super::field::{FieldText, LabelShown};
use super::icons::Icon;
use super::ids::fresh_id;
use super::tell::tell;

/// One entry of a [`SelectField`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What is handed over.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl SelectOption {
    /// Pairs a value with its words.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// One of a list, with the browser's own picker.
#[component]
pub fn SelectField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen now.
    #[prop(into)]
    value: Signal<String>,
    /// What can be chosen.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Takes the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Marks it as needed.
    #[prop(optional)]
    required: bool,
    /// Who sees the label.
    #[prop(optional)]
    label_shown: LabelShown,
) -> impl IntoView {
    let text = FieldText::new(label, hint, error, required).with_label_shown(label_shown);
    // The value is set on the entries: set on the select it would be lost whenever the entries come later.
    let entries = move || {
        let chosen = value.get();
        options.with(|all| {
            let is_listed = all.iter().any(|one| one.value == chosen);
            // A browser shows the first entry where none is chosen, which would be read as an answer.
            let none = (!is_listed).then(|| view! { <option value=chosen.clone() hidden prop:selected=true></option> });
            let listed = all
                .iter()
                .map(|one| {
                    view! {
                        <option value=one.value.clone() prop:selected=one.value == chosen>
                            {one.label.clone()}
                        </option>
                    }
                })
                .collect_view();
            (none, listed)
        })
    };
    text.frame(view! {
        <span class="field__box field__box--select">
            <select
                class="input"
                id=text.id()
                aria-required=text.aria_required()
                aria-invalid=move || text.aria_invalid()
                aria-describedby=move || text.described_by()
                on:change:target=move |ev| {
                    tell(on_change, ev.target().value());
                    // If the caller refused, the picker goes back to what holds.
                    if let Some(holds) = value.try_get_untracked() {
                        ev.target().set_value(&holds);
                    }
                }
            >
                {entries}
            </select>
            {Icon::Down.view()}
        </span>
    })
}

/// Yes or no, with the whole line as its target.
#[component]
pub fn CheckField(
    /// What is said yes or no to.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is checked now.
    #[prop(into)]
    checked: Signal<bool>,
    /// Takes what the person wants.
    #[prop(into)]
    on_change: Callback<bool>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
) -> impl IntoView {
    let hint_id = StoredValue::new(fresh_id("check-hint"));
    let described_by = move || hint.with(Option::is_some).then(|| hint_id.get_value());
    view! {
        <label class="check">
            <input
                class="check__box"
                type="checkbox"
                prop:checked=move || checked.get()
                aria-describedby=described_by
                on:change:target=move |ev| {
                    tell(on_change, ev.target().checked());
                    if let Some(holds) = checked.try_get_untracked() {
                        ev.target().set_checked(holds);
                    }
                }
            />
            <span>
                {move || label.get()}
                {move || {
                    hint.get().map(|hint| view! { <span class="check__hint" id=hint_id.get_value()>{hint}</span> })
                }}
            </span>
        </label>
    }
}
