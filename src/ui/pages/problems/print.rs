//! The filtered ledger on paper: every row of it, not only those in sight.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::waiting;
use crate::domain::command::office;
use crate::domain::ids::ProblemId;
use crate::domain::ledger::Row;
use crate::domain::taxonomy::Category;
use crate::ui::context::Ui;
use crate::ui::words::{self, ProblemsWords};

/// A plain table that is built when someone prints, and gone afterwards.
#[component]
pub fn PrintedLedger(
    ui: Ui,
    ids: Memo<Arc<Vec<ProblemId>>>,
    table: Memo<Arc<Vec<Row>>>,
    filtered: Signal<String>,
    printing: RwSignal<bool>,
) -> impl IntoView {
    let printing_by_browser = RwSignal::new(false);
    Effect::new(move |_| {
        if printing.get() {
            spawn_local(async move {
                waiting::painted().await;
                if window().print().is_err() {
                    leptos::logging::warn!("this browser does not print");
                }
                printing.set(false);
            });
        }
    });
    // Ctrl+P, and "print" in the browser's menu, print every row as well.
    let before = window_event_listener(leptos::ev::beforeprint, move |_| printing_by_browser.set(true));
    let after = window_event_listener(leptos::ev::afterprint, move |_| printing_by_browser.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    move || {
        (printing.get() || printing_by_browser.get())
            .then(|| view! { <Sheet ui ids=ids.get_untracked() rows=table.get_untracked() filtered=filtered.get_untracked() /> })
    }
}

#[component]
fn Sheet(ui: Ui, ids: Arc<Vec<ProblemId>>, rows: Arc<Vec<Row>>, filtered: String) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let today = ui.session.today().get_untracked().to_string();
    let by_id: HashMap<&ProblemId, &Row> = rows.iter().map(|row| (&row.problem.id, row)).collect();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    view! {
        <table class="ledger print-only">
            <caption class="sheet__head">
                {(!office.is_empty()).then(|| view! { <span class="sheet__office">{office}</span> })}
                <span class="sheet__title">{words.title}</span>
                {(!filtered.is_empty()).then(|| view! { <span>{words::print_filter(&filtered, lang)}</span> })}
                <span>{words::print_foot(ids.len(), &today, lang)}</span>
            </caption>
            <thead>
                <tr>
                    <th scope="col">{words.place}</th>
                    <th scope="col">{words.number}</th>
                    <th scope="col">{words.project}</th>
                    <th scope="col">{words.problem}</th>
                    <th scope="col">{words.category}</th>
                    <th scope="col">{words.severity}</th>
                    <th scope="col">{words.found}</th>
                    <th scope="col">{words.unit}</th>
                    <th scope="col">{words.deadline}</th>
                    <th scope="col">{words.state}</th>
                    <th scope="col">{words.overdue_days}</th>
                </tr>
            </thead>
            <tbody>
                {ids.iter().filter_map(|id| by_id.get(id)).enumerate().map(|(place, row)| {
                    let problem = &row.problem;
                    view! {
                        <tr>
                            <td class="num">{place + 1}</td>
                            <td class="one-line">{problem.number.clone()}</td>
                            <td>{row.project.to_string()}</td>
                            <td>{problem.title.clone()}</td>
                            <td>{problem.category.map(|category: Category| category.label(lang))}</td>
                            <td>{problem.severity.label(lang)}</td>
                            <td class="num">{day(problem.found_on)}</td>
                            <td>{problem.lead_unit.clone()}</td>
                            <td class="num">{day(problem.deadline)}</td>
                            <td class="one-line">{words::state(problem.state, lang)}</td>
                            <td class="num">{(row.overdue > 0).then_some(row.overdue)}</td>
                        </tr>
                    }
                }).collect_view()}
            </tbody>
        </table>
    }
}
