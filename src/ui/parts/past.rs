//! 当日账面 on every page: which day is looked at, the way back, and that nothing is taken meanwhile.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{Element, Event, EventTarget};

use crate::app::clock;
use crate::app::past::AsOf;
use crate::book::Progress;
use crate::domain::command::Refusal;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, DateField, EmptyState, Icon, IconButton, Keeping, LabelShown, LinkButton,
    ProgressBar, Tone,
};
use crate::ui::leaving::takes_words;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, PastWords, WhatIfWords};

/// Which day is looked at, above the page; nothing for the present. It stands on paper too.
#[component]
pub fn PastBar(ui: Ui) -> impl IntoView {
    let words = PastWords::of(ui.lang);
    let past = ui.session.past();
    let making = RwSignal::new(None);
    let look = move |as_of: AsOf| look_back(ui, as_of, making);
    let day_button = move |as_of: AsOf, to: Option<NaiveDate>, icon, label| {
        to.filter(|day| *day < clock::today()).map(|day| {
            let press = move |()| look(AsOf { day, ..as_of });
            view! { <IconButton icon label size=ButtonSize::Small on_press=press /> }
        })
    };
    let bar = move |as_of: AsOf| {
        let chosen = move |day: String| match day.parse::<NaiveDate>() {
            Ok(day) if day < clock::today() => look(AsOf { day, ..as_of }),
            _ => ui.toast(words.not_a_day, Tone::Warn),
        };
        let compare = Route::Past(Some(as_of), String::new()).href();
        view! {
            <div class="past-bar" role="status">
                {Icon::History.view()}
                <span class="past-bar__text">{words::as_known(as_of, ui.lang)}</span>
                <span class="past-bar__days no-print">
                    {day_button(as_of, as_of.day.pred_opt(), Icon::Back, words.day_before)}
                    <DateField
                        label=words.day
                        label_shown=LabelShown::ToScreenReaders
                        value=Signal::stored(as_of.day.to_string())
                        keeping=Keeping::Passing
                        on_change=chosen
                    />
                    {day_button(as_of, as_of.day.succ_opt(), Icon::Next, words.day_after)}
                </span>
                <LinkButton href=compare label=words.compare size=ButtonSize::Small />
                <Button label=words.back icon=Icon::Return size=ButtonSize::Small on_press=move || come_back(ui) />
            </div>
        }
    };
    view! {
        {move || past.get().map(bar)}
        <Making ui making />
    }
}

/// How far the book of a day is that is being made.
#[component]
pub fn Making(
    /// What it speaks to.
    ui: Ui,
    /// How far it is; none while nothing is made.
    making: RwSignal<Option<Progress>>,
    /// What is made, where it is not the book of a day.
    #[prop(optional)]
    label: Option<&'static str>,
) -> impl IntoView {
    let label = label.unwrap_or(PastWords::of(ui.lang).making);
    let is_made = Memo::new(move |_| making.with(Option::is_some));
    let of = move |read: fn(Progress) -> usize| Signal::derive(move || making.get().map_or(0, read));
    move || {
        is_made.get().then(|| {
            view! {
                <div class="past-bar__making no-print" aria-busy="true">
                    <ProgressBar
                        label
                        done=of(|made| made.done)
                        total=of(|made| made.total)
                        count_text=Signal::derive(move || making.get().map(|made| format!("{}%", made.done * 100 / made.total.max(1))))
                    />
                </div>
            }
        })
    }
}

/// Looks at the book of a day; the page that names its day goes along.
pub fn look_back(ui: Ui, as_of: AsOf, making: RwSignal<Option<Progress>>) {
    making.set(Some(Progress { done: 0, total: 1 }));
    spawn_local(async move {
        let shown = ui.session.look_back(as_of, move |done| {
            making.try_set(Some(done));
        });
        let shown = shown.await;
        // The page that asked for it may be gone.
        making.try_set(None);
        match shown {
            Ok(true) => {
                if matches!(route::present(), Route::Past(of, _) if of != Some(as_of)) {
                    go_along(ui, Route::Past(Some(as_of), String::new()));
                }
            }
            Ok(false) => {}
            Err(why) => refuse(ui, &why),
        }
    });
}

fn refuse(ui: Ui, why: &Refusal) {
    ui.toast(words::refusal(why, ui.lang), Tone::Warn);
}

/// Looks at the present book again; the page that names a day asks for one.
pub fn come_back(ui: Ui) {
    if matches!(route::present(), Route::Past(Some(_), _)) {
        go_along(ui, Route::Past(None, String::new()));
    }
    ui.session.come_back();
}

/// At once: a browser tells of an address later, and until then the page of the old one would ask for its day again.
fn go_along(ui: Ui, route: Route) {
    route::replace(&route);
    ui.route.set(route);
}

/// Stands in for a page on which something is to be written, or sent.
#[component]
pub fn OnlyNow(ui: Ui) -> impl IntoView {
    let (words, what_if) = (PastWords::of(ui.lang), WhatIfWords::of(ui.lang));
    let is_past = ui.session.past().get_untracked().is_some();
    let (title, text, back) = match is_past {
        true => (words.not_here, words.not_here_text, words.back),
        false => (what_if.not_here, what_if.not_here_text, what_if.leave),
    };
    view! {
        <div class="page page--read">
            <EmptyState icon=Icon::History title text=text.to_owned()>
                <Button label=back variant=ButtonVariant::Secondary on_press=move || come_back(ui) />
            </EmptyState>
        </div>
    }
}

/// Takes no words while a past day or a 推演 is looked at, in any field of any page, but for those that only search; says why. Call it once.
pub fn take_no_words(ui: Ui) {
    let heard = Closure::<dyn Fn(Event)>::new(move |ev: Event| {
        let field = ev.target().and_then(|target| target.dyn_into::<Element>().ok()).filter(takes_words);
        if field.is_some() && !ui.session.is_present() {
            ev.prevent_default();
            // What refuses, says so.
            drop(ui.session.may_write());
        }
    });
    let page: EventTarget = document().into();
    if page.add_event_listener_with_callback_and_bool("beforeinput", heard.as_ref().unchecked_ref(), true).is_ok() {
        heard.forget();
    }
}
