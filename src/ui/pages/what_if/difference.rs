//! What is different: figures of the region, lights and ranks, now and then, each with the way to what stands behind it.

use leptos::prelude::*;

use crate::domain::figures::light::Light;
use crate::domain::progress::asked::{About, Asked, Shown};
use crate::domain::progress::groups::By;
use crate::domain::text::figure;
use crate::domain::what_if::{Compared, FIGURES, LightMoved, RankMoved};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, EmptyState, Icon, LabelShown, SelectField, SelectOption};
use crate::ui::parts::figure::{Figured, UnitShown};
use crate::ui::parts::light::LightMark;
use crate::ui::parts::summary_address::Sought;
use crate::ui::route::Route;
use crate::ui::words::{self, WhatIfWords};

/// How many rows are listed at first, and how many more each time.
const AT_ONCE: usize = 100;

/// The comparison, reckoned whenever another book is made.
#[component]
pub fn Difference(ui: Ui) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let made = ui.session.supposing().made();
    let by = RwSignal::new(By::default());
    let compared = Memo::new(move |_| {
        made.track();
        ui.session.read_now_and_supposed(|now, then, what_if| {
            let (month, settings) = (what_if.plan().month, now.figure_settings());
            Compared::of((now.book, now.tables), (then.book, then.tables), month, by.get(), &settings)
        })
    });
    // Ranking by something else leaves the rest as it stands.
    let rest = Memo::new(move |_| compared.get().map(|compared| Compared { ranks: Vec::new(), ..compared }));
    let is_same = Memo::new(move |_| compared.with(|all| all.as_ref().is_some_and(Compared::is_same)));
    let ranks = Memo::new(move |_| compared.get().map(|compared| compared.ranks).unwrap_or_default());
    let as_of = move || rest.with(|rest| rest.as_ref().map(|rest| words::as_of_month(rest.as_of, ui.lang)));
    let body = move || {
        rest.get().map(|rest| {
            view! {
                <Figures ui compared=rest.clone() />
                <Lights ui compared=rest />
            }
        })
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{words.changes}</h2>
                <span class="quiet">{as_of}</span>
            </div>
            <div class="stack">
                {move || is_same.get().then(|| view! { <EmptyState icon=Icon::Check title=words.no_change /> })}
                {body}
                <Ranks ui by ranks />
            </div>
        </section>
    }
}

/// The head of a table: what a row is of, now, then.
fn head(first: &'static str, words: &'static WhatIfWords) -> impl IntoView + use<> {
    view! {
        <thead>
            <tr>
                <th scope="col">{first}</th>
                <th scope="col" class="num">{words.now}</th>
                <th scope="col" class="num">{words.then}</th>
            </tr>
        </thead>
    }
}

fn plain(shown: &Shown, ui: Ui) -> String {
    let missing = || shown.missing().map(|why| words::no_figure(why, ui.lang));
    shown.written().or_else(missing).unwrap_or_default()
}

#[component]
fn Figures(ui: Ui, compared: Compared) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let rows = FIGURES.into_iter().zip(compared.figures).map(|(measure, [before, after])| {
        let class = if before == after { "num" } else { "num strong" };
        let asked = Asked { about: About::Region, measure, as_of: compared.as_of };
        view! {
            <tr>
                <th scope="row">{measure.rule().name.get(ui.lang).to_owned()}</th>
                <td class="num">{plain(&before, ui)}</td>
                <td class=class><Figured asked shown=after unit=UnitShown::Yes /></td>
            </tr>
        }
    });
    view! {
        <table class="ledger ledger--figures">
            {head(words.figure_name, words)}
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Lights(ui: Ui, compared: Compared) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let [before, after] = compared.lights;
    let rows = Light::ALL.into_iter().zip(before.into_iter().zip(after)).map(|(light, (before, after))| {
        let class = if before == after { "num" } else { "num strong" };
        view! {
            <tr>
                <th scope="row"><LightMark light /></th>
                <td class="num">{figure(before)}</td>
                <td class=class>{figure(after)}</td>
            </tr>
        }
    });
    let shown = RwSignal::new(AT_ONCE);
    let lit = StoredValue::new(compared.lit);
    let more = move || {
        (lit.with_value(Vec::len) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    let moved = move || lit.with_value(|lit| lit.iter().take(shown.get()).map(|one| lit_row(ui, one)).collect_view());
    view! {
        <table class="ledger ledger--figures">
            {head(words.lights, words)}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(lit.with_value(Vec::len) > 0).then(|| view! {
            <table class="ledger ledger--figures">
                {head(words.lit, words)}
                <tbody>{moved}</tbody>
            </table>
        })}
        {more}
    }
}

fn lit_row(ui: Ui, moved: &LightMoved) -> impl IntoView + use<> {
    let words = WhatIfWords::of(ui.lang);
    let name = ui.session.read(|view| view.tables.project(&moved.project).map(|project| project.name.clone()));
    let mark = |light: Option<Light>| match light {
        Some(light) => view! { <LightMark light /> }.into_any(),
        None => words.not_counted.into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Project(moved.project.clone()).href()>{name}</a></th>
            <td class="num">{mark(moved.before)}</td>
            <td class="num">{mark(moved.after)}</td>
        </tr>
    }
}

#[component]
fn Ranks(ui: Ui, by: RwSignal<By>, ranks: Memo<Vec<RankMoved>>) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    // Leaders are ranked where the office says so.
    let leaders = ui.session.read(|view| view.figure_settings().ranks_leaders);
    let options = By::ALL.iter().filter(|by| leaders || **by != By::Leader);
    let options = options.map(|by| SelectOption::new(by.key(), by.name().get(ui.lang)));
    let options = Signal::stored(options.collect::<Vec<_>>());
    let shown = RwSignal::new(AT_ONCE);
    let as_of = move || ui.session.supposed().map(|plan| plan.month);
    let row = move |moved: &RankMoved| {
        let within = Some(moved.name.clone());
        let sought = Sought { as_of: as_of(), by: Some(by.get_untracked()), within, ..Sought::default() };
        let name = if moved.name.is_empty() { words.nobody.to_owned() } else { moved.name.clone() };
        let rank = |rank: Option<usize>| rank.map_or_else(|| "—".to_owned(), figure);
        let [before, after] = moved.completion.each_ref().map(|one| one.as_ref().map(|shown| plain(shown, ui)));
        let class = if moved.is_same() { "num" } else { "num strong" };
        view! {
            <tr>
                <th scope="row"><a href=sought.href()>{name}</a></th>
                <td class="num">{rank(moved.rank[0])}</td>
                <td class=class>{rank(moved.rank[1])}</td>
                <td class="num">{before}</td>
                <td class=class>{after}</td>
            </tr>
        }
    };
    let rows = move || ranks.with(|ranks| ranks.iter().take(shown.get()).map(row).collect_view());
    let more = move || {
        (ranks.with(Vec::len) > shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    let column = |what: &str, when: &str| format!("{what} · {when}");
    view! {
        <div class="row">
            <span class="strong">{words.ranks}</span>
            <SelectField
                label=words.by
                label_shown=LabelShown::ToScreenReaders
                options
                value=Signal::derive(move || by.get().key().to_owned())
                on_change=move |key: String| By::from_key(&key).into_iter().for_each(|chosen| by.set(chosen))
            />
        </div>
        <div class="ledger--scroll">
            <table class="ledger ledger--figures">
                <thead>
                    <tr>
                        <th scope="col">{words.group}</th>
                        <th scope="col" class="num">{column(words.rank, words.now)}</th>
                        <th scope="col" class="num">{column(words.rank, words.then)}</th>
                        <th scope="col" class="num">{column(words.completion, words.now)}</th>
                        <th scope="col" class="num">{column(words.completion, words.then)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
}
