//! What an earlier page was in the middle of when it was closed or killed: what is there of it, and the ways to finish it or to take it
//! back.

use leptos::prelude::*;

use crate::app::import_log::Brought;
use crate::app::interrupted::{Halfway, Interrupted};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, ButtonVariant, LinkButton, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, ExchangeWords};

/// A notice for each, on every page until it is finished or taken back.
#[component]
pub fn LeftHalfway(ui: Ui) -> impl IntoView {
    let left = ui.session.left_halfway();
    move || left.get().into_iter().map(|left| view! { <OneLeft ui left /> }).collect_view()
}

#[component]
fn OneLeft(ui: Ui, left: Interrupted) -> impl IntoView {
    let lang = ui.lang;
    let title = words::halfway_title(left.halfway, left.brought, lang);
    let text = words::halfway_text(&left, lang);
    let left = StoredValue::new(left);
    view! {
        <Banner
            tone=Tone::Warn
            title=title
            text=text
            actions=move || left.with_value(|left| view! {
                {finish(ui, left)}
                {take_back(ui, left)}
            })
        />
    }
}

fn finish(ui: Ui, left: &Interrupted) -> AnyView {
    let words = ExchangeWords::of(ui.lang);
    let batch = left.batch.clone();
    let (size, variant) = (ButtonSize::Small, ButtonVariant::Primary);
    match (left.halfway, left.brought) {
        (Halfway::Coming, Brought::File) => {
            view! { <Button label=words.choose_again size variant on_press=move || ui.choose_files() /> }.into_any()
        }
        (Halfway::Coming, Brought::List) => {
            view! { <LinkButton href=Route::ImportList.href() label=words.import_again size variant /> }.into_any()
        }
        (Halfway::Undoing, _) => {
            view! { <Button label=words.go_on_undoing size variant on_press=move || ui.undo_import(&batch) /> }
                .into_any()
        }
        (Halfway::Returning, _) => {
            view! { <Button label=words.go_on_restoring size variant on_press=move || ui.redo_import(&batch) /> }
                .into_any()
        }
    }
}

fn take_back(ui: Ui, left: &Interrupted) -> impl IntoView + use<> {
    let words = ExchangeWords::of(ui.lang);
    let (halfway, batch) = (left.halfway, left.batch.clone());
    let label = match (halfway, left.lacking.there) {
        (Halfway::Coming, 0) => words.give_up,
        (Halfway::Coming | Halfway::Returning, _) => words.take_back,
        (Halfway::Undoing, _) => words.bring_back,
    };
    let press = move || match halfway {
        Halfway::Coming | Halfway::Returning => ui.undo_import(&batch),
        Halfway::Undoing => ui.redo_import(&batch),
    };
    view! { <Button label size=ButtonSize::Small on_press=press /> }
}
