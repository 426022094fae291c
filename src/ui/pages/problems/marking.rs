//! Several problems at once: the bar that rises when some are marked. What is done to all of them is `bulk`'s.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::bulk::What;
use crate::book::EntityId;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, Menu};
use crate::ui::parts::papers::papers_items;
use crate::ui::words::{self, ProblemsWords, ReportWords};

use super::bulk::BulkDialog;
use super::open_ledger::OpenLedger;

/// How many are marked, and what can be done with them; nothing while none are.
#[component]
pub fn Marking(ui: Ui, ledger: OpenLedger) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let handling: RwSignal<Option<What>> = RwSignal::new(None);
    let marked = ledger.marked;
    let is_up = Memo::new(move |_| ledger.marking.get() || marked.with(|marked| !marked.is_empty()));
    let none = Signal::derive(move || marked.with(BTreeSet::is_empty).then(|| words.mark_first.to_owned()));
    let papers = move || {
        papers_items(ui, move || marked.with_untracked(|marked| marked.iter().cloned().map(EntityId::from).collect()))
    };
    let all = move || ledger.ids.with(|ids| !ids.is_empty() && marked.with(|marked| ids.len() == marked.len()));
    view! {
        {move || is_up.get().then(|| view! {
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
                    label=words.bulk_each
                    size=ButtonSize::Small
                    variant=ButtonVariant::Primary
                    blocked=none
                    on_press=move || handling.set(Some(What::Each))
                />
                <Button
                    label=words.bulk_open
                    size=ButtonSize::Small
                    blocked=none
                    on_press=move || handling.set(Some(What::Assign))
                />
                {move || (!marked.with(BTreeSet::is_empty)).then(|| view! {
                    <Menu label=ReportWords::of(ui.lang).papers icon=Icon::Print items=Signal::derive(papers) />
                })}
                <Button
                    label=words.mark_end
                    size=ButtonSize::Small
                    variant=ButtonVariant::Quiet
                    on_press=move || ledger.stop_marking()
                />
            </div>
        })}
        {move || handling.get().map(|what| view! {
            <BulkDialog ui ledger what on_close=move || handling.set(None) />
        })}
    }
}
