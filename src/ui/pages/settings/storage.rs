//! 存储用量: what is in use of the room that the browser gives.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::session::Space;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Disclosure, Fact, KeyValue, ProgressBar, Tone};
use crate::ui::words::{self, PermanenceWords, SettingsWords};

use super::part::Part;

/// The room in use, read once when the page opens: reading it reads everything that is stored.
#[component]
pub fn StorageUse() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let space = RwSignal::new(ui.session.space());
    let (kept, permanence) = (PermanenceWords::of(ui.lang), ui.permanence);
    let measure = move || {
        space.set(ui.session.space());
        spawn_local(permanence.look());
    };
    view! {
        <Part id="storage" title=words.storage text=words.storage_text>
            {move || match space.get() {
                Space { limit: 0, .. } => view! { <p class="quiet">{words.storage_blocked}</p> }.into_any(),
                space => view! { <Bars space /> }.into_any(),
            }}
            <KeyValue>
                <Fact label=kept.promise>{move || words::promise(permanence.promise.get(), ui.lang)}</Fact>
                <Fact label=kept.window>{move || words::private_window(permanence.window.get(), ui.lang)}</Fact>
            </KeyValue>
            <Disclosure summary=words.details>
                <KeyValue>
                    {move || details(space.get(), ui.lang).into_iter().map(|(label, room)| view! {
                        <Fact label><span class="num">{room}</span></Fact>
                    }).collect_view()}
                    {move || permanence.room.get().usage.map(|usage| view! {
                        <Fact label=kept.browser_usage>{words::browser_usage(usage, ui.lang)}</Fact>
                    })}
                </KeyValue>
            </Disclosure>
            <div class="row">
                <Button label=words.measure_again size=ButtonSize::Small on_press=measure />
                {move || permanence.may_be_asked().then(|| view! {
                    <Button label=kept.ask size=ButtonSize::Small on_press=move || permanence.ask() />
                })}
            </div>
        </Part>
    }
}

#[component]
fn Bars(space: Space) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let bar = move |label: &'static str, units: u64, tone: Tone| {
        let count = words::share_used(units, space.limit, ui.lang);
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
    }
}

/// The same in figures, for whoever is asked how much it is.
fn details(space: Space, lang: Lang) -> Vec<(&'static str, String)> {
    let words = SettingsWords::of(lang);
    let room = |label: &'static str, units: u64| (label, words::room(units, space.limit, lang));
    let aside = (space.quarantine > 0).then(|| room(words.space_quarantine, space.quarantine));
    // What the book has in either store stands together; what others have comes behind.
    let far = (words.space_far, words::far_room(space.far_segments, space.far_bytes, lang));
    [room(words.space_near, space.own), far]
        .into_iter()
        .chain(aside)
        .chain([room(words.space_others, space.others), (words.space_free, words::free_room(space.free(), lang))])
        .collect()
}
