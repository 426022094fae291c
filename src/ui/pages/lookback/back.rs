//! 反弹: how many closed problems came back, by item, project or unit; each figure opens its rows.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::lookback::{By, Counted, Rebound, counted};
use crate::domain::records::Problem;
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, Choice, Disclosure, EmptyState, Icon, SegmentedControl};
use crate::ui::route::Route;
use crate::ui::words::{self, LookBackWords};

/// How many rows are shown at first, and how many more each time.
pub const AT_ONCE: usize = 100;

/// The counts.
#[component]
pub fn Back(ui: Ui) -> impl IntoView {
    let words = LookBackWords::of(ui.lang);
    let by = RwSignal::new(By::Item);
    let kinds = [RecordKind::Problems, RecordKind::Visits, RecordKind::Projects, RecordKind::Other];
    let lines =
        By::ALL.map(|by| ui.session.watch(&kinds, move |view| Arc::new(counted(view.book, view.tables, by, ui.lang))));
    let shown_lines = Memo::new(move |_| lines[by.get() as usize].get());
    let shown = RwSignal::new(AT_ONCE);
    let table =
        move || shown_lines.with(|all| all.iter().take(shown.get()).map(|one| line(one, ui.lang)).collect_view());
    let more = move || {
        (shown_lines.with(|all| all.len()) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    let none = Memo::new(move |_| shown_lines.with(|all| all.is_empty()));
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.back}</h2></div>
            {move || match none.get() {
                true => view! {
                    <EmptyState icon=Icon::Check title=words.no_back text=words.no_back_text.to_owned() />
                }
                .into_any(),
                false => view! {
                    <div class="no-print">
                        <SegmentedControl
                            label=words.by
                            choices=Vec::from(By::ALL.map(|one| Choice::new(one, words::counted_by(one, ui.lang))))
                            value=Signal::derive(move || Some(by.get()))
                            on_choose=move |chosen| by.set(chosen)
                        />
                    </div>
                    <div class="ledger--scroll">
                        <table class="ledger">
                            <thead>
                                <tr>
                                    <th scope="col">{move || words::counted_by(by.get(), ui.lang)}</th>
                                    <th scope="col" class="num">{words.closed_count}</th>
                                    <th scope="col" class="num">{words.back_count}</th>
                                    <th scope="col">{words.rows}</th>
                                </tr>
                            </thead>
                            <tbody>{table}</tbody>
                        </table>
                    </div>
                    <div class="row no-print">{more}</div>
                }
                .into_any(),
            }}
        </section>
    }
}

fn line(one: &Counted, lang: Lang) -> impl IntoView + use<> {
    let words = LookBackWords::of(lang);
    let name = if one.name.is_empty() { words.nothing.to_owned() } else { one.name.clone() };
    let rows = one.rebounds.iter().map(|rebound| row(rebound, words)).collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{figure(one.closed)}</td>
            <td class="num">{figure(one.rebounds.len())}</td>
            <td><Disclosure summary=figure(one.rebounds.len())><ul>{rows}</ul></Disclosure></td>
        </tr>
    }
}

fn row(rebound: &Rebound, words: &'static LookBackWords) -> impl IntoView + use<> {
    let again = match &rebound.again {
        Some(again) => view! { {words.again}" "{link(again)} }.into_any(),
        None => words.opened_again.into_any(),
    };
    view! { <li>{link(&rebound.first)}" → "{again}</li> }
}

fn link(problem: &Problem) -> impl IntoView + use<> {
    let href = Route::Problem(problem.id.clone()).href();
    let day = problem.found_on.map(|day| day.to_string()).unwrap_or_default();
    view! { <a href=href>{problem.title.clone()}" "<span class="num">{day}</span></a> }
}
