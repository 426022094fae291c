//! The table of 完成情况, on the screen and on paper.

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::light::Light;
use crate::domain::figures::ranking::ENOUGH;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::WideTable;
use crate::ui::parts::figure::{Figured, unit_words};
use crate::ui::parts::light::LightMark;
use crate::ui::words::{self, FigureWords};

use super::lines::{COLUMNS, Line, Lines};

/// The table.
#[component]
pub fn Table(shown: Lines) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let Lines { as_of, are_projects, title, about, lines, sum, ranked, .. } = shown;
    let is_ranked = ranked.is_some();
    let with_why = lines.iter().any(|line| line.why.is_some());
    let row = move |line: Line, is_sum: bool| {
        let figures = match line.lacks_all() {
            // One reason is said once, not in every column.
            Some((measure, shown)) => view! {
                <td class="num" colspan=COLUMNS.len().to_string()>
                    <Figured asked=line.asked(measure, as_of) shown />
                </td>
            }
            .into_any(),
            None => COLUMNS
                .into_iter()
                .zip(line.figures.clone())
                .map(|(measure, shown)| {
                    view! { <td class="num"><Figured asked=line.asked(measure, as_of) shown /></td> }
                })
                .collect_view()
                .into_any(),
        };
        let second = match are_projects {
            true => view! { <td>{line.unit.clone()}</td> }.into_any(),
            false => view! { <td class="num">{figure(line.projects)}</td> }.into_any(),
        };
        let name = match is_sum {
            true => view! { {line.name.clone()} }.into_any(),
            false => view! { <a href=line.href.clone()>{line.name.clone()}</a> }.into_any(),
        };
        view! {
            <tr>
                {is_ranked.then(|| view! { <td class="num rank">{ranks(&line, is_sum, are_projects, ui)}</td> })}
                <th scope="row">{name}</th>
                <td class="lights">{lit(&line, ui)}</td>
                {second}
                {figures}
                {with_why.then(|| view! { <td>{line.why.clone()}</td> })}
            </tr>
        }
    };
    let heads = COLUMNS.map(|measure| {
        let rule = measure.rule();
        let unit = unit_words(rule.unit, ui).map(|unit| view! { " " <span class="faint">{unit}</span> });
        view! { <th scope="col" class="num">{rule.name.get(ui.lang).to_owned()} {unit}</th> }
    });
    let second = if are_projects { words.unit } else { words.projects };
    let body = lines.into_iter().map(|line| row(line, false)).collect_view();
    let foot = sum.map(|sum| view! { <tfoot>{row(sum, true)}</tfoot> });
    let heading = (!title.is_empty()).then(|| view! { <h2 class="section__title">{title}</h2> });
    let about = (!about.is_empty()).then(|| view! { <p class="quiet">{about}</p> });
    view! {
        <div class="section">
            <OnPaper as_of=words::as_of_month(as_of, ui.lang) />
            {heading}
            {about}
            <WideTable label=words.summary>
                <table class="ledger ledger--figures">
                    <thead>
                        <tr>
                            {is_ranked.then(|| view! { <th scope="col" class="num">{words.rank}</th> })}
                            <th scope="col">{words.name}</th>
                            <th scope="col">{words.light}</th>
                            <th scope="col" class=if are_projects { "" } else { "num" }>{second}</th>
                            {heads.collect_view()}
                            {with_why.then(|| view! { <th scope="col">{words.why}</th> })}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    {foot}
                </table>
            </WideTable>
        </div>
    }
}

/// 名次, how it moved since the month before, and a word where it says little.
fn ranks(line: &Line, is_sum: bool, are_projects: bool, ui: Ui) -> impl IntoView + use<> {
    let words = FigureWords::of(ui.lang);
    let rank = match (is_sum, line.rank) {
        (true, _) => String::new(),
        (false, Some(rank)) => rank.to_string(),
        (false, None) => "—".to_owned(),
    };
    let moved = line.rank.map(|rank| words::rank_moved(rank, line.before, ui.lang));
    let few =
        (!is_sum && !are_projects && line.projects < ENOUGH).then(|| words::only_projects(line.projects, ui.lang));
    view! {
        <span class="rank__place">{rank}</span>
        {moved.map(|moved| view! { " " <span class="faint" title=words.rank_before>{moved}</span> })}
        {few.map(|few| view! { " " <span class="faint">{few}</span> })}
    }
}

/// The light of a project with its reason, or how many of a group have which.
fn lit(line: &Line, ui: Ui) -> impl IntoView + use<> {
    match line.lit {
        Some(lit) => {
            view! { <LightMark light=lit.light /> " " <span class="faint">{words::why_lit(&lit, ui.lang)}</span> }
                .into_any()
        }
        None => Light::ALL
            .into_iter()
            .zip(line.lights)
            .filter(|(_, count)| *count > 0)
            .map(|(light, count)| view! { <span class="lights__count"><LightMark light /> {figure(count)}</span> })
            .collect_view()
            .into_any(),
    }
}

/// The head of the sheet.
#[component]
fn OnPaper(as_of: String) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    view! {
        <header class="print-only sheet__head">
            <p class="sheet__title">{words.summary}</p>
            <p class="sheet__line">
                <span>{words::filled_in_by(&office, ui.lang)}</span>
                <span>{as_of} " · " {words.wan}</span>
            </p>
        </header>
    }
}
