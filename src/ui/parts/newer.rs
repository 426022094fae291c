//! 只能查看: a newer page keeps the book of this device, and this one writes nothing.

use leptos::prelude::*;

use super::raw_export::save_raw;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, Icon, Tone};
use crate::ui::words::{self, NewerWords};

/// Cannot be overlooked while it is so; nothing otherwise.
#[component]
pub fn NewerBanner(ui: Ui) -> impl IntoView {
    let newer = ui.session.newer();
    let save = ui.session.save_state();
    let words = NewerWords::of(ui.lang);
    move || {
        newer.get().map(|newer| {
            view! {
                <Banner
                    tone=Tone::Bad
                    title=words.title
                    text=Signal::derive(move || Some(save.with(|state| words::newer_program(newer, state, ui.lang))))
                    actions=move || view! {
                        <Button
                            label=words.export
                            icon=Icon::File
                            size=ButtonSize::Small
                            on_press=move || save_raw(ui)
                        />
                    }
                />
            }
        })
    }
}

/// Says each time that something was not written, wherever on the page that was tried.
pub fn tell_what_was_not_written(ui: Ui) {
    let (newer, past, not_written) = (ui.session.newer(), ui.session.past(), ui.session.not_written());
    Effect::new(move |before: Option<usize>| {
        let now = not_written.get();
        if before.is_some_and(|before| before < now) {
            let why = match (past.get_untracked(), newer.get_untracked()) {
                (Some(as_of), _) => Some(words::only_past(as_of.day, ui.lang)),
                (None, _) if ui.session.supposing().is_on() => Some(words::only_supposed(ui.lang)),
                (None, Some(newer)) => {
                    let needed = newer.needed.map(|page| page.to_string());
                    Some(words::not_written(needed.as_deref(), ui.lang))
                }
                (None, None) => None,
            };
            why.into_iter().for_each(|why| ui.toast(why, Tone::Warn));
        }
        now
    });
}

/// Stands where the welcome would, if nothing of the book can be read: nobody is to begin a second one.
#[component]
pub fn NewerPage(ui: Ui) -> impl IntoView {
    view! {
        <main class="welcome" id="main" tabindex="-1">
            <div class="welcome__sheet">
                <div class="welcome__head">
                    <h1 class="welcome__name">{ui.common().program}</h1>
                </div>
                <NewerBanner ui />
            </div>
        </main>
    }
}
