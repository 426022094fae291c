//! What follows from what is tried, and the buttons that try: for fingers, and for whoever does not know the keys.

use leptos::prelude::*;

use crate::domain::schedule::trial::Nudge;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, IconButton};
use crate::ui::words;

use super::open::{Asking, OpenSchedule};

/// The bar at the foot of the board.
#[component]
pub fn Foot(open: OpenSchedule) -> impl IntoView {
    let (words, lang) = (open.words(), open.ui.lang);
    let nudge = move |icon: Icon, label: &'static str, nudge: Nudge| {
        view! {
            <IconButton icon label=label.to_owned() size=ButtonSize::Large on_press=move |()| open.nudge(nudge) />
        }
    };
    let chosen = move || {
        open.chosen_node().map(|node| {
            let today = open.shown.with(|shown| shown.today);
            let finish = node.placed.earliest.map(|window| words::schedule_day(window.finish, today));
            words::chosen_node(&node.entry.title(lang), finish, lang)
        })
    };
    let told = move || open.told().map(|told| view! { <p class="schedule__told" role="status">{told}</p> });
    let decide = move || {
        open.trial.with(Option::is_some).then(|| {
            view! {
                <Button label=words.give_up size=ButtonSize::Large on_press=move |()| open.give_up() />
                <Button
                    label=words.adopt
                    size=ButtonSize::Large
                    variant=ButtonVariant::Primary
                    on_press=move |()| open.adopt()
                />
            }
        })
    };
    view! {
        <div class="schedule__foot no-print">
            <p class="schedule__chosen one-line">{chosen}</p>
            {told}
            <div class="schedule__deeds">
                <span class="schedule__nudge">
                    <span class="quiet">{words.finish}</span>
                    {nudge(Icon::Minus, words.finish_earlier, Nudge::Finish(-1))}
                    {nudge(Icon::Plus, words.finish_later, Nudge::Finish(1))}
                </span>
                <span class="schedule__nudge">
                    <span class="quiet">{words.days}</span>
                    {nudge(Icon::Minus, words.duration_less, Nudge::Duration(-1))}
                    {nudge(Icon::Plus, words.duration_more, Nudge::Duration(1))}
                </span>
                <Button
                    label=words.link
                    size=ButtonSize::Large
                    variant=ButtonVariant::Quiet
                    on_press=move |()| open.asking.set(Some(Asking::Links))
                />
                <Button
                    label=words.edit
                    size=ButtonSize::Large
                    variant=ButtonVariant::Quiet
                    on_press=move |()| open.edit()
                />
                {decide}
            </div>
        </div>
    }
}
