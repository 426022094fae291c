//! 计算依据: how a figure was reckoned, by which rule, on which base, and from which rows. One for the whole page.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, Dialog, DialogShape, LinkButton, ProgressBar, Tag, TagShape, TagWeight, Tone};
use crate::ui::words::{self, FigureWords};

use super::figure_rows::{MadeOf, Told};

/// How many rows are listed; the rest stands in the list behind the figure.
const LISTED: usize = 200;

/// The sheet. What it says is reckoned when it opens, once the book has been read.
#[component]
pub fn FigureSheet(ui: Ui) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let opening = ui.session.opening();
    let told = Memo::new(move |_| {
        let asked = ui.figure.get().filter(|_| !opening.get())?;
        Some(ui.session.read(|view| Told::of(&view, &asked, ui.lang)))
    });
    // Also the list behind it, which may be the very page that it lies over.
    Effect::new(move |before: Option<()>| {
        ui.route.track();
        if before.is_some() {
            ui.figure.set(None);
        }
    });
    let title = move || told.with(|told| told.as_ref().map_or_else(|| words.basis.to_owned(), title_of));
    let close = move |()| ui.figure.set(None);
    let actions = move || {
        let list = told.with(|told| told.as_ref().map(|told| told.list.clone()))?;
        Some(view! {
            <LinkButton href=list label=words.in_list />
            <Copy ui told />
        })
    };
    view! {
        <Dialog
            open=Signal::derive(move || ui.figure.with(Option::is_some))
            on_close=close
            title=Signal::derive(title)
            close_label=ui.common().close
            shape=DialogShape::Side
            actions=actions
        >
            {move || match told.get() {
                Some(told) => view! { <Basis ui told /> }.into_any(),
                None => view! { <ProgressBar label=ui.common().opening done=Signal::stored(0) total=Signal::stored(1) /> }.into_any(),
            }}
        </Dialog>
    }
}

fn title_of(told: &Told) -> String {
    if told.of.is_empty() { told.name.clone() } else { format!("{} · {}", told.name, told.of) }
}

#[component]
fn Basis(ui: Ui, told: Told) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let Told { value, reckoning, as_of, rule, base, marks, rows_head, rows, .. } = told;
    let more = rows.len().saturating_sub(LISTED);
    let mark = |(mark, is_doubt): (String, bool)| {
        let tag = is_doubt.then(|| {
            view! { <Tag word=words.doubt tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> " " }
        });
        view! { <li>{tag}{mark}</li> }
    };
    view! {
        <div class="basis">
            <p class="basis__value num">{value}</p>
            {reckoning.map(|reckoning| view! { <p class="basis__reckoning num">{reckoning}</p> })}
            <p class="quiet">{as_of}</p>
            <dl class="facts">
                <div><dt>{words.rule}</dt><dd>{rule}</dd></div>
                <div><dt>{words.population}</dt><dd>{base}</dd></div>
            </dl>
            {(!marks.is_empty()).then(|| view! {
                <ul class="basis__marks" aria-label=words.remarks>{marks.into_iter().map(mark).collect_view()}</ul>
            })}
            <h3 class="basis__head">{rows_head}</h3>
            {match rows.is_empty() {
                true => view! { <p class="quiet">{words.no_rows}</p> }.into_any(),
                false => {
                    let rows = rows.into_iter().take(LISTED).map(|row| view! { <BasisRow ui row /> }).collect_view();
                    view! { <ul class="basis__rows">{rows}</ul> }.into_any()
                }
            }}
            {(more > 0).then(|| view! { <p class="quiet">{words::more_rows(more, ui.lang)}</p> })}
        </div>
    }
}

#[component]
fn BasisRow(ui: Ui, row: MadeOf) -> impl IntoView {
    let MadeOf { what, field, value, href } = row;
    let value = if value.is_empty() { FigureWords::of(ui.lang).value_missing.to_owned() } else { value };
    let inner = view! {
        <span class="basis__what">{what}</span>
        <span class="basis__field num">{field}</span>
        <span class="basis__number num">{value}</span>
    };
    match href {
        Some(href) => {
            view! { <li><a class="basis__row" href=href on:click=move |_| ui.figure.set(None)>{inner}</a></li> }
                .into_any()
        }
        None => view! { <li class="basis__row">{inner}</li> }.into_any(),
    }
}

/// Copies all that is said; the button says what came of it.
#[component]
fn Copy(ui: Ui, told: Memo<Option<Told>>) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let copied: RwSignal<Option<bool>> = RwSignal::new(None);
    let label = move || match copied.get() {
        None => words.copy,
        Some(true) => words.copied,
        Some(false) => words.not_copied,
    };
    let press = move |()| {
        let Some(text) = told.with_untracked(|told| told.as_ref().map(|told| told.text(ui.lang))) else { return };
        spawn_local(async move {
            let is_copied = clipboard::copy(&text).await;
            copied.try_set(Some(is_copied));
        });
    };
    view! { <Button label=Signal::derive(move || label().to_owned()) on_press=press /> }
}
