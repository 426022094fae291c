//! An issued bulletin and the book of now: what has changed since, sentence by sentence.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::report::kept::Changed;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Tone};
use crate::ui::words::{self, ReportWords};

/// The stamp of an issued bulletin, with what has changed since.
#[component]
pub fn Since(ui: Ui, changed: Memo<Arc<Vec<Changed>>>, is_kept: Memo<bool>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let said = move |one: Option<&crate::domain::report::said::Said>| {
        one.map_or_else(|| words.not_said.to_owned(), |said| said.text(ui.lang))
    };
    move || {
        if !is_kept.get() {
            return view! { <Banner tone=Tone::Bad text=words.unreadable /> }.into_any();
        }
        let all = changed.get();
        if all.is_empty() {
            return view! { <Banner tone=Tone::Good title=words.issued_banner text=words.nothing_since /> }.into_any();
        }
        let rows = all.iter().map(|one| {
            view! {
                <tr><td>{said(one.then.as_ref())}</td><td>{said(one.now.as_ref())}</td></tr>
            }
        });
        view! {
            <details class="doc__since no-print">
                <summary>{words.issued_banner} " · " {words::changed_since(all.len(), ui.lang)}</summary>
                <table class="ledger">
                    <thead><tr><th scope="col">{words.then}</th><th scope="col">{words.now}</th></tr></thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </details>
        }
        .into_any()
    }
}
