//! Parts of one page of which one is shown.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::ids::fresh_id;
use super::roving::rove;
use super::tell::tell;

/// One part.
#[derive(Clone, Copy, Debug)]
pub struct Tab<T: 'static> {
    /// What is handed over.
    pub value: T,
    /// Its name.
    pub label: Signal<String>,
    /// How many entries it holds.
    pub count: Signal<Option<usize>>,
    /// A word behind its name, such as that nothing is there yet.
    pub note: Option<&'static str>,
}

impl<T> Tab<T> {
    /// Pairs a value with its name.
    #[must_use]
    pub fn new(value: T, label: impl Into<Signal<String>>) -> Self {
        Self { value, label: label.into(), count: Signal::stored(None), note: None }
    }

    /// Adds a word behind its name.
    #[must_use]
    pub const fn note(mut self, note: Option<&'static str>) -> Self {
        self.note = note;
        self
    }

    /// Adds how many entries it holds.
    #[must_use]
    pub fn count(mut self, count: impl Into<Signal<Option<usize>>>) -> Self {
        self.count = count.into();
        self
    }
}

/// A row of tabs with the chosen part (the children) below it.
#[component]
pub fn Tabs<T>(
    /// What is divided; the accessible name of the row.
    #[prop(into)]
    label: Signal<String>,
    /// The parts.
    tabs: Vec<Tab<T>>,
    /// The part that is shown.
    #[prop(into)]
    selected: Signal<T>,
    /// Takes the part that is wanted.
    #[prop(into)]
    on_select: Callback<T>,
    /// What stands behind the last tab.
    #[prop(optional)]
    end: Option<AnyView>,
    /// The part itself; it follows `selected` by its own means.
    children: Children,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let group = NodeRef::<html::Div>::new();
    let id = StoredValue::new(fresh_id("tabs"));
    let values: Vec<T> = tabs.iter().map(|tab| tab.value.clone()).collect();
    let order = StoredValue::new(values);
    let chosen = move || order.with_value(|order| selected.with(|value| order.iter().position(|one| one == value)));
    let tab_id = move |place: usize| format!("{}-{place}", id.get_value());
    let keydown = move |ev: KeyboardEvent| {
        let Some(group) = group.try_get_untracked().flatten() else { return };
        let reached = rove(&ev, &group, "[role=tab]").and_then(|at| usize::try_from(at).ok());
        if let Some(reached) = reached.and_then(|at| order.with_value(|order| order.get(at).cloned())) {
            tell(on_select, reached);
        }
    };
    let row = tabs
        .into_iter()
        .enumerate()
        .map(|(place, tab)| {
            let is_chosen = move || chosen() == Some(place);
            view! {
                <button
                    type="button"
                    class="tabs__tab"
                    role="tab"
                    id=tab_id(place)
                    aria-selected=move || if is_chosen() { "true" } else { "false" }
                    aria-controls=format!("{}-panel", id.get_value())
                    tabindex=move || if is_chosen() { "0" } else { "-1" }
                    on:click=move |_| tell(on_select, tab.value.clone())
                >
                    <span>{move || tab.label.get()}</span>
                    {tab.note.map(|note| view! { <span class="tabs__count">{note}</span> })}
                    {move || tab.count.get().map(|count| view! { <span class="tabs__count">{count}</span> })}
                </button>
            }
        })
        .collect_view();
    let list = view! {
        <div class="tabs" role="tablist" node_ref=group aria-label=move || label.get() on:keydown=keydown>
            {row}
        </div>
    };
    view! {
        {match end {
            None => list.into_any(),
            Some(end) => view! { <div class="tabs-line">{list} {end}</div> }.into_any(),
        }}
        <div
            class="tabs__panel"
            role="tabpanel"
            id=format!("{}-panel", id.get_value())
            aria-labelledby=move || chosen().map(tab_id)
        >
            {children()}
        </div>
    }
}
