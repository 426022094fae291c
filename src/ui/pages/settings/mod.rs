//! 设置: who one is, the office, its units, the look, and everything about where the data lives.

mod about;
mod erase;
mod found;
mod office;
mod person;
mod storage;
mod units;
mod whereabouts;

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::PageHead;
use crate::ui::words::SettingsWords;

use super::look_choices::{LanguageChoice, TextSizeChoice, ThemeChoice};

/// Settings.
#[component]
pub fn Settings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    view! {
        <div class="page settings">
            <PageHead title=words.title subtitle=move || view! { <span>{words.subtitle}</span> } />
            <person::PersonSettings />
            <office::OfficeSettings />
            <units::UnitSettings />
            <Part id="look" title=words.look text=words.look_text>
                <LookRow label=words.language><LanguageChoice /></LookRow>
                <LookRow label=words.theme><ThemeChoice /></LookRow>
                <LookRow label=words.text><TextSizeChoice /></LookRow>
            </Part>
            <storage::StorageUse />
            <whereabouts::Whereabouts />
            <found::Found />
            <erase::Erase />
            <about::About />
        </div>
    }
}

/// One part of the settings: what it is at the side, what can be set beside it.
#[component]
fn Part(
    /// Names the heading within the page.
    id: &'static str,
    /// What it is about.
    title: &'static str,
    /// What it is for.
    text: &'static str,
    /// What can be set.
    children: Children,
) -> impl IntoView {
    let heading = StoredValue::new(format!("settings-{id}"));
    view! {
        <section class="settings__part" aria-labelledby=heading.get_value()>
            <header class="settings__about">
                <h2 class="section__title" id=heading.get_value()>{title}</h2>
                <p class="quiet">{text}</p>
            </header>
            <div class="stack">{children()}</div>
        </section>
    }
}

/// A switch with its name beside it; the switch itself carries the name for screen readers.
#[component]
fn LookRow(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="settings__row">
            <span class="field__label" aria-hidden="true">{label}</span>
            {children()}
        </div>
    }
}
