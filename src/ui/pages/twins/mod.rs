//! `#/twins`: 疑似重复. The pairs of projects that look like one, one of them side by side; and those that were joined.

mod compare;
mod joined;
mod open_pairs;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::domain::twins::{Pair, pairs};
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, EmptyState, Icon, PageHead};
use crate::ui::parts::lists::{is_covered, is_not_ours, is_typing};
use crate::ui::route::Route;
use crate::ui::words::{self, TwinWords};

use compare::Compare;
use joined::JoinedOnes;
use open_pairs::OpenPairs;

/// How many pairs are listed at first, and how many more each time.
const AT_ONCE: usize = 50;

/// The page.
#[component]
pub fn Twins() -> impl IntoView {
    let ui = Ui::get();
    let words = TwinWords::of(ui.lang);
    let all = ui.session.watch(&[RecordKind::Projects], |view| Arc::new(pairs(view.book, view.tables)));
    let open = OpenPairs { ui, all, at: RwSignal::new(0) };
    let pressed = window_event_listener(leptos::ev::keydown, move |ev| decide_by_key(&ev, open));
    on_cleanup(move || pressed.remove());
    let count = Memo::new(move |_| all.with(|all| all.len()));
    let back = Some(BackLink { href: Route::Projects(String::new()).href(), label: ui.common().projects.to_owned() });
    let body = move || match count.get() {
        0 => view! { <EmptyState icon=Icon::Check title=words.none text=words.none_text.to_owned() /> }.into_any(),
        _ => view! {
            <div class="twins__both">
                <Pairs open />
                {move || open.current().map(|pair| view! { <Compare open pair /> })}
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="page twins">
            <PageHead
                title=words.title
                back
                subtitle=move || view! {
                    <span class="num" role="status">
                        {move || (count.get() > 0).then(|| words::pairs_count(count.get(), ui.lang))}
                    </span>
                }
            />
            {body}
            <JoinedOnes ui />
        </div>
    }
}

/// The pairs, each with its reason.
#[component]
fn Pairs(open: OpenPairs) -> impl IntoView {
    let words = TwinWords::of(open.ui.lang);
    let shown = RwSignal::new(AT_ONCE);
    let line = move |(place, pair): (usize, &Pair)| {
        let names = open.ui.session.read(|view| {
            let name =
                |of: &ProjectId| view.tables.project(of).map_or_else(String::new, |project| project.name.clone());
            [name(&pair.one), name(&pair.other)]
        });
        let [one, other] = names;
        let why = words::why_twins(pair.why, open.ui.lang);
        let current = move || (open.at.get() == place).then_some("true");
        view! {
            <li>
                <button type="button" class="twins__pair" aria-current=current on:click=move |_| open.at.set(place)>
                    <span class="one-line">{one}</span>
                    <span class="one-line">{other}</span>
                    <span class="quiet">{why}</span>
                </button>
            </li>
        }
    };
    let lines = move || open.all.with(|all| all.iter().enumerate().take(shown.get()).map(line).collect_view());
    let more = move || {
        (open.all.with(|all| all.len()) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    view! {
        <div class="stack stack--tight no-print">
            <ul class="twins__list" aria-label=words.pairs>{lines}</ul>
            {more}
        </div>
    }
}

/// 1 keeps the first, 2 the second, 0 says that they are not the same.
fn decide_by_key(ev: &KeyboardEvent, open: OpenPairs) {
    if ev.default_prevented() || is_not_ours(ev) || is_covered() || is_typing() || ev.repeat() {
        return;
    }
    let Some(pair) = untrack(|| open.current()) else { return };
    match ev.key().as_str() {
        "1" => open.join(pair.one, pair.other),
        "2" => open.join(pair.other, pair.one),
        "0" => open.tell_apart(pair),
        _ => return,
    }
    ev.prevent_default();
}
