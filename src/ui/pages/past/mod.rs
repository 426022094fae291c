//! `#/past`: 当日账面. Asks for a day; `#/past/2026-06-30` shows the book of that day and lists what is different since.

mod list;
mod open_list;
mod rows;
mod toolbar;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::clock;
use crate::app::past::{AsOf, Knowing};
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, ButtonVariant, Choice, DateField, Icon, Keeping, PageHead, SegmentedControl,
};
use crate::ui::parts::past::{Making, look_back};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, MoreWords, PastWords};

use list::Since;

/// The page: of this day, or the question for one.
#[component]
pub fn PastPage(as_of: Option<AsOf>) -> impl IntoView {
    let ui = Ui::get();
    let shown = ui.session.past().get_untracked();
    match as_of {
        Some(as_of) if shown == Some(as_of) => view! { <Since ui as_of /> }.into_any(),
        Some(as_of) => view! { <Ask ui asked=Some(as_of) /> }.into_any(),
        None => view! { <Ask ui asked=None /> }.into_any(),
    }
}

/// Asks for a day, and makes its book; of a day that the address names at once.
#[component]
fn Ask(ui: Ui, asked: Option<AsOf>) -> impl IntoView {
    let words = PastWords::of(ui.lang);
    let first = asked.or_else(|| ui.session.past().get_untracked());
    let first = first.unwrap_or_else(|| AsOf {
        day: clock::today().pred_opt().unwrap_or_else(clock::today),
        knowing: Knowing::default(),
    });
    let day = RwSignal::new(first.day.to_string());
    let knowing = RwSignal::new(first.knowing);
    let error = RwSignal::new(None::<String>);
    let making = RwSignal::new(None);
    let show = move || match day.with_untracked(|day| day.parse::<NaiveDate>()) {
        Ok(day) if day < clock::today() => {
            error.set(None);
            let as_of = AsOf { day, knowing: knowing.get_untracked() };
            match ui.route.with_untracked(|route| matches!(route, Route::Past(of, _) if *of == Some(as_of))) {
                true => look_back(ui, as_of, making),
                false => route::go(&Route::Past(Some(as_of), String::new())),
            }
        }
        _ => error.set(Some(words.not_a_day.to_owned())),
    };
    if asked.is_some() {
        Effect::new(move |_| show());
    }
    on_cleanup(move || ui.session.stop_looking_back());
    let choices = Vec::from(Knowing::ALL.map(|one| Choice::new(one, words::knowing_name(one, ui.lang))));
    let meant = move || match knowing.get() {
        Knowing::Received => words.received_text,
        Knowing::Recorded => words.recorded_text,
    };
    let back = Some(BackLink { href: Route::More.href(), label: MoreWords::of(ui.lang).title.to_owned() });
    view! {
        <div class="page page--read past">
            <PageHead title=words.title back />
            <div class="stack">
                <div class="past__ask">
                    <DateField
                        label=words.day
                        value=day
                        keeping=Keeping::Passing
                        error=Signal::derive(move || error.get())
                        on_change=move |text: String| day.set(text)
                    />
                    <SegmentedControl
                        label=words.knowing
                        choices
                        value=Signal::derive(move || Some(knowing.get()))
                        on_choose=move |chosen| knowing.set(chosen)
                    />
                    <Button label=words.show icon=Icon::History variant=ButtonVariant::Primary on_press=show />
                </div>
                <Making ui making />
                <p class="prose quiet">{meant}</p>
                <p class="prose quiet">{words.read_only}</p>
            </div>
        </div>
    }
}
