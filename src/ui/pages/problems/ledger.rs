//! The ledger: search, filters, order, and the rows in sight.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, EmptyState, Icon, LinkButton, NARROW, PageHead, media};
use crate::ui::words::{self, ProblemsWords};

use super::address;
use super::at_rest::counted;
use super::choose_project::ChooseProject;
use super::kept_filters::{KeepFilter, name_of};
use super::marking::Marking;
use super::open_ledger::OpenLedger;
use super::print::PrintedLedger;
use super::rows::Rows;
use super::toolbar::{ChooseColumns, Filters};

/// 问题台账.
#[component]
pub fn Ledger() -> impl IntoView {
    let ui = Ui::get();
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let (address, query) = address::open(ui);
    let ledger = OpenLedger::open(ui, query);
    let (table, ids, kept) = (ui.problem_rows, ledger.ids, ledger.kept);
    let counts = counted(ui, query, ledger.viewer);
    let narrow = media(NARROW);
    let printing = RwSignal::new(false);
    let raising = RwSignal::new(false);
    let all = Memo::new(move |_| table.with(|rows| rows.len()));
    // The rows are built anew when there are some where there were none, not at every letter.
    let (no_problems, none_match) =
        (Memo::new(move |_| all.get() == 0), Memo::new(move |_| ids.with(|ids| ids.is_empty())));
    view! {
        <div class="page page--ledger problems" on:keydown=move |ev| keys(&ev, ledger) on:focusout=move |_| address.leave()>
            <PageHead
                title=words.title
                actions=move || view! {
                    <Show when=move || !no_problems.get()>
                        <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                    </Show>
                    <Button
                        label=words.raise
                        icon=Icon::Plus
                        variant=ButtonVariant::Primary
                        on_press=move || raising.set(true)
                    />
                }
            />
            <div class="no-print">
                <Show when=move || !no_problems.get()><Filters ui query counts kept /></Show>
                <div class="row row--between problems__line" hidden=move || no_problems.get()>
                    <p class="filters__count num" role="status">
                        {move || words::shown_of(ids.with(|ids| ids.len()), all.get(), lang)}
                    </p>
                    <div class="row">
                        {move || query.with(|query| !query.filter.is_empty()).then(|| view! {
                            <Button
                                label=words.clear
                                variant=ButtonVariant::Quiet
                                size=ButtonSize::Small
                                on_press=move || query.update(|query| query.filter = Default::default())
                            />
                        })}
                        <KeepFilter ui query kept />
                        <Show when=move || !narrow.get()><ChooseColumns ui kept /></Show>
                        <Show when=move || !no_problems.get()><Marking ui ledger /></Show>
                    </div>
                </div>
                {move || match (no_problems.get(), none_match.get()) {
                    (true, _) => view! {
                        <EmptyState icon=Icon::Problems title=words.none text=words.none_text.to_string()>
                            <LinkButton href="#/projects" label=words.to_projects />
                        </EmptyState>
                    }.into_any(),
                    (false, true) => view! {
                        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_string() />
                    }.into_any(),
                    (false, false) => view! { <Rows ui ledger /> }.into_any(),
                }}
            </div>
            <PrintedLedger ui ids table filtered=Signal::derive(move || query.with(|query| name_of(ui, query))) printing />
            <ChooseProject ui open=raising />
        </div>
    }
}

/// `/` goes to the search, Escape clears it, the space bar marks the current row.
fn keys(ev: &KeyboardEvent, ledger: OpenLedger) {
    let query = ledger.query;
    let on_rows = event_target::<web_sys::Element>(ev).get_attribute("role").is_some_and(|role| role == "grid");
    if ev.key() == " " && on_rows {
        ev.prevent_default();
        let current = ledger.ids.with_untracked(|ids| ids.get(ledger.current.get_untracked()).cloned());
        if let Some(id) = current {
            ledger.start_marking();
            ledger.toggle(id);
        }
        return;
    }
    let typing = document()
        .active_element()
        .is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT"));
    let search = document().query_selector(".problems input[type=search]").ok().flatten();
    match (ev.key().as_str(), typing) {
        ("/", false) => {
            ev.prevent_default();
            if let Some(search) = search.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
                && search.focus().is_err()
            {
                leptos::logging::warn!("the search cannot be focused");
            }
        }
        ("Escape", true) => query.update(|query| query.filter.text.clear()),
        _ => {}
    }
}
