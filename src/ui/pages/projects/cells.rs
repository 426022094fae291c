//! What rows and cards of the list of projects show of one project, word by word.

use leptos::prelude::*;

use crate::domain::progress::asked::{About, Asked as AskedFigure, Measure};
use crate::domain::project_list::ProjectRow;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::figure::{Figured, Reach};
use crate::ui::route::Route;
use crate::ui::words::{self, ProjectWords};

/// The figures of a card, in their order.
const ON_CARDS: [Measure; 2] = [Measure::Completion, Measure::Gap];

/// A project as a card: 完成率 and 序时差 stand in its second line where there are any.
pub fn card(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    let figures: Vec<_> = ON_CARDS.into_iter().filter_map(|measure| card_figure(row, measure, ui)).collect();
    let finish = match figures.is_empty() {
        true => finish_words(row, ui).into_any(),
        // Figures take the room of the day; that it has passed is said all the same.
        false => past_finish(row, ui).into_any(),
    };
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.project.name.clone()}</span>
            <span class="card__end">{problem_words(row, ui)}</span>
        </div>
        <div class="card__meta">
            {phase_tag(row, ui)}
            <span class="projects__unit one-line">{row.project.lead_unit.clone()}</span>
            {figures}
            <span class="card__end">{finish}</span>
        </div>
        {visit_link(row, ui)}
    }
}

fn card_figure(row: &ProjectRow, measure: Measure, ui: Ui) -> Option<impl IntoView + use<>> {
    row.figures.exact(measure)?;
    let name = words::figure_on_card(measure.rule(), ui.lang);
    let figure = figure_of(row, measure);
    // The figure says its name itself to who hears the page.
    Some(view! { <span class="projects__figure num"><span aria-hidden="true">{name} " "</span> {figure}</span> })
}

/// 阶段, or what lies over it: 停工, 取消. The phase itself is told where somebody points at it.
pub fn phase_tag(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    let phase = row.project.phase.map(|phase| phase.label(ui.lang));
    let overlay = row.project.overlay.map(|overlay| overlay.label(ui.lang));
    let (word, tone, shape) = match overlay {
        Some(word) => (Some(word), Tone::Bad, TagShape::Bars),
        None => (phase, Tone::Muted, TagShape::None),
    };
    word.map(|word| view! { <span title=phase><Tag word tone shape weight=TagWeight::Plain /></span> })
}

/// 计划竣工, or the word that it has passed; the day is told where somebody points at it.
pub fn finish_words(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    match row.is_past_finish {
        true => past_finish(row, ui).into_any(),
        false => view! { <span class="num">{row.finish.map(|day| day.to_string())}</span> }.into_any(),
    }
}

fn past_finish(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    let day = row.finish.map(|day| day.to_string());
    row.is_past_finish
        .then(|| view! { <span class="left left--late" title=day>{ProjectWords::of(ui.lang).past_finish}</span> })
}

/// 未销号, and how many of them are late; nothing where there are none.
pub fn problem_words(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    let class = if row.overdue > 0 { "num left left--late" } else { "num left" };
    (row.open > 0).then(|| view! { <span class=class>{words::open_and_late(row.open, row.overdue, ui.lang)}</span> })
}

/// The way to a visit, without the way through the project's page.
pub fn visit_link(row: &ProjectRow, ui: Ui) -> impl IntoView + use<> {
    let words = ProjectWords::of(ui.lang);
    let (href, label) = match row.draft.clone() {
        Some(draft) => (Route::Visit(draft).href(), words.go_on),
        None => (Route::NewVisit(row.project.id.clone()).href(), words.start_visit),
    };
    view! {
        <a
            class="projects__visit"
            href=href
            tabindex="-1"
            title=label
            aria-label=words::visit_in_row(label, &row.project.name, ui.lang)
            on:click=|ev| ev.stop_propagation()
        >
            {Icon::Visit.view()}
        </a>
    }
}

/// A figure of a project, which opens 计算依据.
pub fn figure_of(row: &ProjectRow, measure: Measure) -> Option<impl IntoView + use<>> {
    let shown = row.figures.get(measure)?.shown.clone();
    let asked = AskedFigure { about: About::Project(row.project.id.clone()), measure, as_of: row.figures.as_of };
    Some(view! { <Figured asked shown reach=Reach::OfRow /> })
}
