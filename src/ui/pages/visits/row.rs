//! One line of the list: the heading of a group, or a visit, in columns or as a card.

use leptos::prelude::*;

use crate::domain::facets::Under;
use crate::domain::records::VisitState;
use crate::domain::text::Lang;
use crate::domain::visit_list::VisitRow;
use crate::ui::context::Ui;
use crate::ui::controls::{Align, Cell, CellKind, Icon, RowLayout, Tag, TagShape, TagWeight, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, VisitsWords};

use super::open_list::{Heading, Line, OpenList};

/// The line; follows by itself what stands there.
pub fn draw(ui: Ui, list: OpenList, line: Signal<Line>, layout: Signal<RowLayout>) -> AnyView {
    let today = ui.session.today();
    let content = move || match line.get() {
        Line::Head(heading) => heading_view(&heading, layout.get_untracked(), ui.lang).into_any(),
        Line::Visit(place) => {
            let row = list.rows.with(|rows| rows.get(place).cloned());
            row.map(|row| match layout.get_untracked() {
                RowLayout::Table => cells(row, today.get(), ui.lang).into_any(),
                RowLayout::Cards => card(row, today.get(), ui.lang).into_any(),
            })
            .into_any()
        }
    };
    view! { {content} }.into_any()
}

fn heading_view(heading: &Heading, layout: RowLayout, lang: Lang) -> impl IntoView + use<> {
    let words = VisitsWords::of(lang);
    let name = match &heading.under {
        Under::Pinned => words.mine_to_finish.to_owned(),
        Under::Others => words.others.to_owned(),
        Under::Value(value) if value.is_empty() => words.nobody.to_owned(),
        Under::Value(value) if is_month(value) => words::month_name(value, lang),
        Under::Value(value) => value.clone(),
    };
    // A card has room for the first figure alone.
    let sum = match layout {
        RowLayout::Table => words::group_sum(heading.visits, heading.failed, heading.problems, lang),
        RowLayout::Cards => words::visit_sum(heading.visits, lang),
    };
    let (icon, does) = match heading.is_folded {
        true => (Icon::Next, words.unfold),
        false => (Icon::Down, words.fold),
    };
    let line = view! {
        <span class="vtable__group">
            {icon.view()}
            <span class="visually-hidden">{does}</span>
            <span class="strong">{name}</span>
            <span class="quiet num">{sum}</span>
        </span>
    };
    match layout {
        RowLayout::Table => {
            view! { <div class="vtable__cell vtable__cell--whole" role="gridcell" aria-colspan="8">{line}</div> }
                .into_any()
        }
        RowLayout::Cards => line.into_any(),
    }
}

fn is_month(value: &str) -> bool {
    value.len() == 7 && value.as_bytes()[4] == b'-'
}

fn cells(row: VisitRow, today: chrono::NaiveDate, lang: Lang) -> impl IntoView {
    let href = Route::Visit(row.visit.id.clone()).href();
    let kind = row.kind.map(|kind| kind.label(lang));
    let (result, state) = (result_tags(&row, lang), state_tags(&row, lang));
    let problems = (row.problems > 0).then_some(row.problems);
    view! {
        <Cell><span class="num">{words::short_day(row.visit.day, today)}</span></Cell>
        <Cell><a class="list__name" href=href tabindex="-1">{row.project.to_string()}</a></Cell>
        <Cell>{row.checklists}</Cell>
        <Cell>{row.who}</Cell>
        <Cell kind=CellKind::Quiet>{kind}</Cell>
        <Cell>{result}</Cell>
        <Cell align=Align::End>{problems}</Cell>
        <Cell>{state}</Cell>
    }
}

fn card(row: VisitRow, today: chrono::NaiveDate, lang: Lang) -> impl IntoView {
    let (result, state) = (result_tags(&row, lang), state_tags(&row, lang));
    let is_draft = row.visit.state == VisitState::Draft;
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.project.to_string()}</span>
            <span class="card__end">{if is_draft { state.into_any() } else { result.into_any() }}</span>
        </div>
        <div class="card__meta">
            <span class="num">{words::short_day(row.visit.day, today)}</span>
            <span class="one-line">{row.checklists}</span>
            <span class="num">{row.who}</span>
        </div>
    }
}

/// What a finished visit came to; nothing for one that is on the way.
fn result_tags(row: &VisitRow, lang: Lang) -> impl IntoView + use<> {
    let words = VisitsWords::of(lang);
    let tag = |word: String, tone, shape| view! { <Tag word tone shape weight=TagWeight::Plain /> };
    if row.visit.state == VisitState::Draft {
        return ().into_any();
    }
    match (row.count.failed, row.count.critical) {
        (0, _) => tag(words.all_passed.to_owned(), Tone::Good, TagShape::Tick).into_any(),
        (failed, 0) => tag(words::failed_short(failed, lang), Tone::Bad, TagShape::Cross).into_any(),
        (failed, _) => view! {
            {tag(words::failed_short(failed, lang), Tone::Bad, TagShape::Cross)}
            " "
            {tag(words.key_item.to_owned(), Tone::Warn, TagShape::Triangle)}
        }
        .into_any(),
    }
}

fn state_tags(row: &VisitRow, lang: Lang) -> impl IntoView + use<> {
    let words = VisitsWords::of(lang);
    let (word, tone, shape) = match (row.visit.state, row.visit.amended) {
        (VisitState::Draft, _) => {
            (words::in_progress(row.count.answered, row.count.total, lang), Tone::Info, TagShape::Half)
        }
        (VisitState::Finished, true) => (words.amended.to_owned(), Tone::Warn, TagShape::Diamond),
        (VisitState::Finished, false) => (words.finished.to_owned(), Tone::Muted, TagShape::Tick),
    };
    view! { <Tag word tone shape weight=TagWeight::Plain /> }
}
