//! 设置: who one is, the office, its units, the look, and everything about where the data lives.

mod about;
mod approval_rules;
mod calendar;
mod erase;
mod found;
mod node_rules;
mod office;
mod part;
mod person;
mod rule_form;
mod storage;
mod units;
mod whereabouts;

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{Icon, LinkButton, PageHead};
use crate::ui::route::Route;
use crate::ui::words::SettingsWords;

use crate::ui::parts::look_choices::{LanguageChoice, TextSizeChoice, ThemeChoice};

use part::Part;

/// Settings.
#[component]
pub fn Settings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    view! {
        <div class="page settings">
            <PageHead title=words.title subtitle=move || view! { <span>{words.subtitle}</span> } />
            // What the bar at the foot of a phone has no room for.
            <div class="row settings__places">
                <LinkButton href=Route::Registers.href() label=ui.common().registers icon=Icon::Registers />
            </div>
            <person::PersonSettings />
            <office::OfficeSettings />
            <calendar::CalendarSettings />
            <approval_rules::ApprovalRuleSettings />
            <node_rules::NodeRuleSettings />
            <units::UnitSettings />
            <Part id="templates" title=words.templates text=words.templates_text>
                <div class="row">
                    <LinkButton href="#/templates" label=words.to_templates icon=Icon::Templates />
                </div>
            </Part>
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
