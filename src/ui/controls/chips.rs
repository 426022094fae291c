//! Filters that can be switched on and off, each with the number of entries behind it.

use leptos::prelude::*;

use super::icons::Icon;
use super::tell::tell;

/// One filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip<T> {
    /// What is handed over.
    pub value: T,
    /// The word on it.
    pub label: String,
    /// How many entries it would show, ready to read.
    pub count: Option<String>,
}

impl<T> Chip<T> {
    /// Pairs a value with its word.
    #[must_use]
    pub fn new(value: T, label: impl Into<String>) -> Self {
        Self { value, label: label.into(), count: None }
    }

    /// Adds how many entries it would show, ready to read.
    #[must_use]
    pub fn count(mut self, count: impl ToString) -> Self {
        self.count = Some(count.to_string());
        self
    }
}

/// A row of filters.
#[component]
pub fn Chips<T>(
    /// What is filtered by; the accessible name of the group, shown before it.
    #[prop(into)]
    label: Signal<String>,
    /// The filters.
    #[prop(into)]
    chips: Signal<Vec<Chip<T>>>,
    /// Those that are on.
    #[prop(into)]
    selected: Signal<Vec<T>>,
    /// Takes the filter that was pressed.
    #[prop(into)]
    on_toggle: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    // Drawn anew in place, and not keyed: the counts change while the filters stay, and the focus with them.
    let buttons = move || {
        let selected = selected.get();
        chips.with(|chips| {
            chips
                .iter()
                .map(|chip| {
                    let is_on = selected.contains(&chip.value);
                    let value = chip.value.clone();
                    view! {
                        <button
                            type="button"
                            class="chip"
                            aria-pressed=if is_on { "true" } else { "false" }
                            on:click=move |_| tell(on_toggle, value.clone())
                        >
                            {is_on.then(|| Icon::Check.view())}
                            <span>{chip.label.clone()}</span>
                            {chip.count.clone().map(|count| view! { <span class="chip__count">{count}</span> })}
                        </button>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <div class="chips chips--scroll" role="group" aria-label=move || label.get()>
            <span class="chips__label" aria-hidden="true">{move || label.get()}</span>
            {buttons}
        </div>
    }
}
