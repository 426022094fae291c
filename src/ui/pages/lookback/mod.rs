//! `#/lookback`: 回头看. The closed problems that are due for another look, and what came back, counted with the rows behind each figure.

mod back;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::lookback::{Look, Rule, looks};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, EmptyState, Icon, LinkButton, PageHead};
use crate::ui::parts::shared::severity_tag;
use crate::ui::route::Route;
use crate::ui::words::{self, LookBackWords};

use back::{AT_ONCE, Back};

/// One row of what is due.
#[derive(Clone, PartialEq)]
struct Row {
    look: Look,
    project: String,
    over: i64,
}

/// The page.
#[component]
pub fn LookBack() -> impl IntoView {
    let ui = Ui::get();
    let words = LookBackWords::of(ui.lang);
    let kinds = [RecordKind::Problems, RecordKind::Visits, RecordKind::Projects, RecordKind::Other];
    let rule = ui.session.watch(&[RecordKind::Other], |view| Rule::of(view.book, &office()));
    let rows = ui.session.watch(&kinds, move |view| {
        let found = looks(view.book, view.tables, view.today, Rule::of(view.book, &office()));
        let row = |look: Look| Row {
            project: view
                .tables
                .project(&look.problem.project)
                .map_or_else(String::new, |project| project.name.clone()),
            over: (view.today - look.due).num_days(),
            look,
        };
        Arc::new(found.into_iter().map(row).collect::<Vec<_>>())
    });
    let count = Memo::new(move |_| rows.with(|rows| rows.len()));
    let back =
        Some(BackLink { href: Route::Problems(String::new()).href(), label: ui.common().problems_short.to_owned() });
    view! {
        <div class="page lookback">
            <PageHead
                title=words.title
                back
                subtitle=move || view! { <span role="status">{move || words::looks_due(count.get(), ui.lang)}</span> }
                actions=move || view! { <Button label=words.print icon=Icon::Print on_press=print /> }
            />
            <section class="section">
                <div class="section__head"><h2 class="section__title">{words.due}</h2></div>
                <p class="quiet">
                    {move || words::look_back_rule(rule.get(), ui.lang)}
                    " "
                    <span class="no-print"><LinkButton href=Route::Settings.href() label=words.setting /></span>
                </p>
                {move || match count.get() {
                    0 => view! { <EmptyState icon=Icon::Check title=words.none_due /> }.into_any(),
                    _ => view! { <Due ui rows /> }.into_any(),
                }}
            </section>
            <Back ui />
        </div>
    }
}

fn print() {
    if window().print().is_err() {
        leptos::logging::warn!("this browser does not print");
    }
}

#[component]
fn Due(ui: Ui, rows: Memo<Arc<Vec<Row>>>) -> impl IntoView {
    let words = LookBackWords::of(ui.lang);
    let shown = RwSignal::new(AT_ONCE);
    let lines = move || rows.with(|rows| rows.iter().take(shown.get()).map(|row| line(row, ui.lang)).collect_view());
    let more = move || {
        (rows.with(|rows| rows.len()) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    view! {
        <div class="ledger--scroll">
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.problem}</th>
                        <th scope="col">{words.project}</th>
                        <th scope="col">{words.severity}</th>
                        <th scope="col">{words.unit}</th>
                        <th scope="col">{words.closed}</th>
                        <th scope="col">{words.due_on}</th>
                        <th scope="col" class="num">{words.over}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <div class="row no-print">{more}</div>
    }
}

fn line(row: &Row, lang: Lang) -> impl IntoView + use<> {
    let problem = &row.look.problem;
    let href = Route::Problem(problem.id.clone()).href();
    let over = (row.over > 0).then(|| words::days_overdue(row.over, lang));
    view! {
        <tr>
            <td><a href=href>{problem.title.clone()}</a></td>
            <td>{row.project.clone()}</td>
            <td>{severity_tag(problem.severity, lang)}</td>
            <td>{problem.lead_unit.clone()}</td>
            <td class="num">{row.look.closed_on.to_string()}</td>
            <td class="num">{row.look.due.to_string()}</td>
            <td class="num">{over}</td>
        </tr>
    }
}
