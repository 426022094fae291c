//! Switches for the look of this device: language, day or night, size of the text.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Choice, Icon, SegmentedControl};
use crate::ui::look::{TextSize, Theme};
use crate::ui::words::LookWords;

/// 语言. A change builds every page anew, so the focus is given back to the choice.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let ui = Ui::get();
    let words = LookWords::of(ui.lang);
    let choices = Lang::ALL.iter().map(|lang| Choice::new(*lang, name_of(*lang))).collect();
    let choose = move |lang: Lang| {
        if lang != ui.lang {
            ui.look.update(|look| lang.key().clone_into(&mut look.lang));
            request_animation_frame(focus_language);
        }
    };
    view! {
        <div class="language-choice">
            <SegmentedControl label=words.language choices value=Signal::stored(Some(ui.lang)) on_choose=choose />
        </div>
    }
}

/// Every language calls itself by its own name.
const fn name_of(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "中文",
        Lang::En => "English",
    }
}

fn focus_language() {
    let chosen = document().query_selector(".language-choice [aria-checked=true]").ok().flatten();
    let focused = chosen.and_then(|chosen| chosen.dyn_into::<web_sys::HtmlElement>().ok()).map(|chosen| chosen.focus());
    if !matches!(focused, Some(Ok(()))) {
        leptos::logging::warn!("the language choice is not there");
    }
}

/// Day, night or the open air, or as the system has it.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let ui = Ui::get();
    let words = LookWords::of(ui.lang);
    let choices = vec![
        Choice::new(Theme::Auto, words.theme_auto),
        Choice::new(Theme::Day, words.theme_day).icon(Icon::Sun),
        Choice::new(Theme::Night, words.theme_night).icon(Icon::Moon),
        Choice::new(Theme::Sun, words.theme_sun).icon(Icon::Glare),
    ];
    let theme = Signal::derive(move || Some(ui.look.with(|look| look.theme)));
    let choose = move |theme| ui.look.update(|look| look.theme = theme);
    view! { <SegmentedControl label=words.theme choices value=theme on_choose=choose /> }
}

/// The size of the text.
#[component]
pub fn TextSizeChoice() -> impl IntoView {
    let ui = Ui::get();
    let words = LookWords::of(ui.lang);
    let choices = vec![
        Choice::new(TextSize::Normal, words.text_normal),
        Choice::new(TextSize::Large, words.text_large),
        Choice::new(TextSize::Huge, words.text_huge),
    ];
    let size = Signal::derive(move || Some(ui.look.with(|look| look.text)));
    let choose = move |size| ui.look.update(|look| look.text = size);
    view! { <SegmentedControl label=words.text choices value=size on_choose=choose /> }
}
