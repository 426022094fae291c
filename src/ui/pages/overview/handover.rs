//! What is not handed over yet, conflicts to decide, and what came in last.

use leptos::prelude::*;

use crate::app::import_log::import_log;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonVariant, Icon, LinkButton};
use crate::ui::parts::shared::when;
use crate::ui::words::{self, OverviewWords};

/// How many imports are named.
const LISTED: usize = 3;

/// What is shown of the files.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Shows {
    /// All of it.
    #[default]
    Everything,
    /// What came in last; the rest stands elsewhere on the page.
    ImportsAlone,
}

/// The state of the files.
#[component]
pub fn Handover(#[prop(optional)] shows: Shows) -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let unexported = ui.session.unexported();
    let conflicts = ui.session.watch(RecordKind::all(), |view| view.conflict_count());
    let imports = ui.session.watch(&[RecordKind::Other], |view| {
        let mut log = import_log(view.book);
        log.truncate(LISTED);
        log
    });
    view! {
        <section class="section" aria-labelledby="overview-handover">
            <header class="section__head">
                <h2 class="section__title" id="overview-handover">{words.handover}</h2>
                <a class="section__note" href="#/exchange">{words.all_files}</a>
            </header>
            {move || (conflicts.get() > 0).then(|| view! {
                <div class="overview__line">
                    <span>{words::conflicts_badge(conflicts.get(), lang)}</span>
                    <LinkButton href="#/exchange/conflicts" label=words.decide icon=Icon::Conflict />
                </div>
            })}
            <div class="overview__line" hidden=shows == Shows::ImportsAlone>
                {move || match unexported.get() {
                    left if left.count == 0 => view! { <span class="quiet">{words.all_exported}</span> }.into_any(),
                    left => view! {
                        <span class="num">
                            {words::unexported_badge(&left.records, lang)}
                            {left.since.map(|since| view! {
                                <span class="faint overview__since">{words::since(&when(since), lang)}</span>
                            })}
                        </span>
                        <LinkButton
                            href="#/exchange"
                            label=words.export
                            variant=ButtonVariant::Secondary
                            icon=Icon::Export
                        />
                    }.into_any(),
                }}
            </div>
            {move || (!imports.with(Vec::is_empty)).then(|| view! {
                <h3 class="faint">{words.last_imports}</h3>
                <ul class="cards">
                    {imports.get().into_iter().map(|record| view! {
                        <li class="card">
                            <span class="card__title one-line">{record.file.clone()}</span>
                            <span class="card__meta num">
                                <span>{when(record.at)}</span>
                                <span>{record.made_by.clone()}</span>
                                <span>{match record.lacking.filter(|_| !record.undone) {
                                    Some(lacking) => words::still_lacking(lacking, record.brought, lang),
                                    None => words::brought(record.records.as_ref(), record.new, record.undone, lang),
                                }}</span>
                            </span>
                        </li>
                    }).collect_view()}
                </ul>
            })}
        </section>
    }
}
