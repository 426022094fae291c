//! Several problems at once: marking them. What is done to all of them is `bulk`'s.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon};
use crate::ui::words::{self, ProblemsWords};

use super::bulk::BulkDialog;
use super::open_ledger::OpenLedger;

/// Several problems at once: marking them, and what is done to all.
#[component]
pub fn Marking(ui: Ui, ledger: OpenLedger) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let handling = RwSignal::new(false);
    let marked = ledger.marked;
    let none = Signal::derive(move || marked.with(BTreeSet::is_empty).then(|| words.mark_first.to_owned()));
    let all = move || ledger.ids.with(|ids| !ids.is_empty() && marked.with(|marked| ids.len() == marked.len()));
    view! {
        {move || match ledger.marking.get() {
            false => view! {
                <Button
                    label=words.mark
                    variant=ButtonVariant::Quiet
                    size=ButtonSize::Small
                    icon=Icon::Templates
                    on_press=move || ledger.start_marking()
                />
            }.into_any(),
            true => view! {
                <div class="problems__marking" role="group" aria-label=words.mark>
                    <span class="num strong" role="status">
                        {move || words::marked_count(marked.with(BTreeSet::len), ui.lang)}
                    </span>
                    <Button
                        label=Signal::derive(move || if all() { words.mark_none } else { words.mark_all }.to_owned())
                        size=ButtonSize::Small
                        on_press=move || ledger.mark_all()
                    />
                    <Button
                        label=words.bulk_open
                        size=ButtonSize::Small
                        variant=ButtonVariant::Primary
                        blocked=none
                        on_press=move || handling.set(true)
                    />
                    <Button
                        label=words.mark_end
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move || ledger.stop_marking()
                    />
                </div>
            }.into_any(),
        }}
        <BulkDialog ui marked open=handling />
    }
}
