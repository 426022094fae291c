//! Facts laid out to be read: figures, names with values, dated entries, and parts that fold away.

use leptos::prelude::*;

use super::icons::Icon;
use super::tell::tell;
use super::tone::Tone;

/// One large figure with what it counts.
#[component]
pub fn Stat(
    /// What is counted.
    #[prop(into)]
    label: Signal<String>,
    /// The figure, ready to read.
    #[prop(into)]
    figure: Signal<String>,
    /// Its unit.
    #[prop(optional, into)]
    unit: Signal<Option<String>>,
    /// What it is compared with.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// Its colour; most figures have none.
    #[prop(optional, into)]
    tone: Option<Tone>,
    /// Where the entries behind it are.
    #[prop(optional, into)]
    href: Option<String>,
) -> impl IntoView {
    let class = format!("stat {}", tone.map_or("", Tone::class));
    let inner = view! {
        <span class="stat__label">{move || label.get()}</span>
        <span class="stat__figure">
            {move || figure.get()}
            {move || unit.get().map(|unit| view! { <span class="stat__unit">{unit}</span> })}
        </span>
        {move || note.get().map(|note| view! { <span class="stat__note">{note}</span> })}
    };
    match href {
        Some(href) => view! { <a class=class href=href>{inner}</a> }.into_any(),
        None => view! { <div class=class>{inner}</div> }.into_any(),
    }
}

/// Says how facts stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FactsLayout {
    /// One below the other.
    #[default]
    Rows,
    /// In as many columns as there is room for.
    Columns,
}

/// A list of [`Fact`]s.
#[component]
pub fn KeyValue(
    /// How they stand together.
    #[prop(optional)]
    layout: FactsLayout,
    /// The facts.
    children: Children,
) -> impl IntoView {
    let class = match layout {
        FactsLayout::Rows => "facts",
        FactsLayout::Columns => "facts facts--columns",
    };
    view! { <dl class=class>{children()}</dl> }
}

/// One fact: its name, and its value as the children.
#[component]
pub fn Fact(
    /// Its name.
    #[prop(into)]
    label: Signal<String>,
    /// Its value.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <dt>{move || label.get()}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A list of [`TimelineEntry`]s, in the order in which they are given.
#[component]
pub fn Timeline(
    /// What it is the story of; its accessible name.
    #[prop(into)]
    label: Signal<String>,
    /// The entries.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline" aria-label=move || label.get()>{children()}</ol> }
}

/// One dated entry: who did what when.
#[component]
pub fn TimelineEntry(
    /// What happened.
    #[prop(into)]
    title: Signal<String>,
    /// When, ready to read.
    #[prop(into)]
    when: Signal<String>,
    /// Who.
    #[prop(optional, into)]
    author: Signal<Option<String>>,
    /// The colour of its mark.
    #[prop(optional)]
    tone: Tone,
    /// Its words.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=format!("timeline__entry {}", tone.class())>
            <span class="timeline__dot" aria-hidden="true"></span>
            <p class="timeline__title">{move || title.get()}</p>
            <p class="timeline__head">
                <time>{move || when.get()}</time>
                {move || author.get().map(|author| view! { <span>{author}</span> })}
            </p>
            {children.map(|children| view! { <div class="timeline__body">{children()}</div> })}
        </li>
    }
}

/// Says whether a part is unfolded at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Folded {
    /// Only its head is seen.
    #[default]
    Closed,
    /// All of it is seen.
    Open,
}

/// A part that folds away.
#[component]
pub fn Disclosure(
    /// Its head.
    #[prop(into)]
    summary: Signal<String>,
    /// What its head says at the end of the line, such as a count.
    #[prop(optional, into)]
    note: Signal<Option<String>>,
    /// How it is at first.
    #[prop(optional)]
    folded: Folded,
    /// Told when it is unfolded, for those that fill it only then.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let toggled = move |_| {
        if let Some(on_open) = on_open {
            tell(on_open, ());
        }
    };
    view! {
        <details class="disclosure" open=folded == Folded::Open on:toggle=toggled>
            <summary class="disclosure__head">
                {Icon::Next.view()}
                <span>{move || summary.get()}</span>
                {move || note.get().map(|note| view! { <span class="disclosure__note">{note}</span> })}
            </summary>
            <div class="disclosure__body">{children()}</div>
        </details>
    }
}

/// Room for a table that may be wider than its page: it scrolls by itself, and by the arrow keys once it is reached.
#[component]
pub fn WideTable(
    /// What the table shows; the accessible name of the region.
    #[prop(into)]
    label: Signal<String>,
    /// The table, of class `ledger`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="ledger--scroll" role="region" tabindex="0" aria-label=move || label.get()>
            {children()}
        </div>
    }
}
