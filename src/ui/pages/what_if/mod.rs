//! `#/whatif`: 推演. Starts one or goes on with one; of the one that is looked at what it assumes, and what is different then.

mod adding;
mod assumed;
mod difference;

use leptos::prelude::*;

use crate::book::Progress;
use crate::domain::figures::month::Month;
use crate::domain::what_if::Plan;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonSize, ButtonVariant, Icon, Keeping, PageHead, TextField};
use crate::ui::parts::month_picker::MonthPicker;
use crate::ui::parts::past::Making;
use crate::ui::parts::shared::when;
use crate::ui::parts::what_if::{discard, is_kept, name_of, open, suppose};
use crate::ui::route::Route;
use crate::ui::words::{self, MoreWords, WhatIfWords};

use adding::Adding;
use assumed::{Assumed, NotAdopted};
use difference::Difference;

/// The page.
#[component]
pub fn WhatIfPage() -> impl IntoView {
    let ui = Ui::get();
    let words = WhatIfWords::of(ui.lang);
    let made = ui.session.supposing().made();
    let is_on = Memo::new(move |_| made.get().is_some());
    let making = RwSignal::new(None);
    ui.on_go_on(move |form| {
        let name = name_of(form);
        if let Some(name) = name {
            open(ui, name, making);
        }
        name.is_some()
    });
    let back = Some(BackLink { href: Route::More.href(), label: MoreWords::of(ui.lang).title.to_owned() });
    view! {
        <div class="page past">
            <PageHead title=words.title back />
            <div class="stack">
                <Making ui making label=words.making />
                {move || match is_on.get() {
                    true => view! {
                        <Assumed ui making />
                        <Difference ui />
                        <Adding ui making />
                    }
                    .into_any(),
                    false => view! { <Start ui making /> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// A new one, and those that are kept.
#[component]
fn Start(ui: Ui, making: RwSignal<Option<Progress>>) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let today = ui.session.today().get_untracked();
    let name = RwSignal::new(words::new_what_if(&today.to_string(), ui.lang));
    let month = RwSignal::new(Month::closed(today));
    let error = RwSignal::new(None::<String>);
    let start = move || {
        let (named, month) = (name.get_untracked().trim().to_owned(), month.get_untracked());
        // While a past day is looked at, drafts rest.
        if ui.session.past().get_untracked().is_some() {
            ui.session.come_back();
        }
        let wrong = match named.is_empty() {
            true => Some(words.name_needed),
            false => is_kept(ui, &named).then_some(words.name_taken),
        };
        error.set(wrong.map(str::to_owned));
        if wrong.is_none() {
            suppose(ui, Plan::new(named, month), making);
        }
    };
    view! {
        <div class="past__ask">
            <TextField
                label=words.name
                value=name
                keeping=Keeping::Passing
                error=Signal::derive(move || error.get())
                on_change=move |text: String| name.set(text)
            />
            <MonthPicker ui month on_change=move |chosen| month.set(chosen) />
            <Button label=words.start icon=Icon::Plus variant=ButtonVariant::Primary on_press=start />
        </div>
        <p class="prose quiet">{words.explained}</p>
        <NotAdopted ui />
        <Kept ui making />
    }
}

/// Those that are kept as drafts, each with ways to go on and to throw it away.
#[component]
fn Kept(ui: Ui, making: RwSignal<Option<Progress>>) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    // A tab that was closed meanwhile has left its own.
    ui.session.drafts().look_again();
    let kept = Memo::new(move |_| {
        let all = ui.session.drafts().waiting(|_| false).into_iter();
        let of_plan = all.filter_map(|one| Some((name_of(&one.draft.form)?.to_owned(), one.draft.written)));
        of_plan.collect::<Vec<_>>()
    });
    let row = move |(name, written): (String, u64)| {
        let (opened, gone) = (name.clone(), name.clone());
        view! {
            <li class="row row--between">
                <span><span class="strong">{name}</span> " " <span class="faint num">{when(written)}</span></span>
                <span class="row">
                    <Button label=words.open size=ButtonSize::Small on_press=move || open(ui, &opened, making) />
                    <Button label=words.give_up size=ButtonSize::Small on_press=move || discard(ui, &gone) />
                </span>
            </li>
        }
    };
    move || {
        let kept = kept.get();
        (!kept.is_empty()).then(|| {
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.saved}</h2></div>
                    <ul class="stack stack--tight overview__drafts">{kept.into_iter().map(row).collect_view()}</ul>
                </section>
            }
        })
    }
}
