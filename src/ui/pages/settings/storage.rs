//! 存储用量: what is in use of the room that the browser gives.

use leptos::prelude::*;

use crate::app::session::Space;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ProgressBar, Tone};
use crate::ui::words::{self, SettingsWords};

use super::part::Part;

/// The room in use, read once when the page opens: reading it reads everything that is stored.
#[component]
pub fn StorageUse() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let space = RwSignal::new(ui.session.space());
    view! {
        <Part id="storage" title=words.storage text=words.storage_text>
            {move || match space.get() {
                Space { limit: 0, .. } => view! { <p class="quiet">{words.storage_blocked}</p> }.into_any(),
                space => view! { <Bars space /> }.into_any(),
            }}
            <div class="row">
                <Button label=words.measure_again size=ButtonSize::Small on_press=move || space.set(ui.session.space()) />
            </div>
        </Part>
    }
}

#[component]
fn Bars(space: Space) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let bar = move |label: &'static str, units: u64, tone: Tone| {
        let count = words::room(units, space.limit, ui.lang);
        let size = |units: u64| Signal::stored(usize::try_from(units).unwrap_or(usize::MAX));
        view! { <ProgressBar label done=size(units) total=size(space.limit) count_text=count tone /> }
    };
    // Three quarters are the time to think of it, nine tenths the time to act.
    let tone = match (space.limit - space.free()) * 100 / space.limit.max(1) {
        0..75 => Tone::Neutral,
        75..90 => Tone::Warn,
        _ => Tone::Bad,
    };
    view! {
        {bar(words.space_own, space.own, tone)}
        {(space.quarantine > 0).then(|| bar(words.space_quarantine, space.quarantine, Tone::Warn))}
        {bar(words.space_others, space.others, Tone::Muted)}
        <p class="faint num">{words::free_room(space.free(), ui.lang)}</p>
    }
}
