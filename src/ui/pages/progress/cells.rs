//! What stands in the cells of both grids: fields, figures and their marks.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::grid::office_month::holds;
use crate::app::grid::sheet::{Head, money};
use crate::app::grid::{FieldAt, Holds, Spot};
use crate::domain::choices::Role;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::Mark;
use crate::domain::progress::{MonthLine, Report};
use crate::domain::registers::monthly_progress as month;
use crate::domain::text::Lang;
use crate::ui::controls::{GridCell, Icon};
use crate::ui::route::Route;
use crate::ui::words::{self, ProgressWords};

use super::editor::Editor;

/// A cell of a month's line.
pub fn month_cell(
    editor: Editor,
    spot: Spot,
    head: &'static Head,
    line: Signal<Option<Arc<MonthLine>>>,
    role: Memo<Role>,
    lang: Lang,
) -> AnyView {
    let key = head.key;
    let held = move || line.with(|line| line.as_ref().map(|line| holds(line, key)));
    let content = move || {
        let Some(line) = line.get() else { return ().into_any() };
        match holds(&line, key) {
            Holds::Field(field) => field_content(editor, spot, &field, &line, lang),
            Holds::Figure(figure) => figure_content(key, figure, &line, lang),
            Holds::Words(_) => rate_content(key, &line, lang),
        }
    };
    cell(editor, spot, head, held, role, content)
}

/// A cell with what it holds.
pub fn cell(
    editor: Editor,
    spot: Spot,
    head: &'static Head,
    held: impl Fn() -> Option<Holds> + Send + Sync + 'static,
    role: Memo<Role>,
    content: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let class = move || {
        let mut class = String::from("mgrid__cell");
        let mut is = |is: bool, word: &str| {
            if is {
                class.push_str(word);
            }
        };
        is(head.figures, " mgrid__cell--end");
        is(head.verified, " mgrid__cell--verified");
        is(head.key == "verified_ytd", " mgrid__cell--ruled");
        match held() {
            Some(Holds::Field(field)) => {
                is(!field.is_for(role.get()), " mgrid__cell--sunken");
                is(editor.kept.of(&field).is_some(), " mgrid__cell--refused");
            }
            Some(Holds::Figure(_) | Holds::Words(_)) | None => is(true, " mgrid__cell--computed"),
        }
        let pending =
            editor.pending.with(|pending| pending.as_ref()?.cells.get(&spot).map(|cell| cell.comes_to.is_ok()));
        is(pending == Some(true), " mgrid__cell--pending");
        is(pending == Some(false), " mgrid__cell--unread");
        class
    };
    view! {
        <GridCell ids=editor.ids row=spot.row column=spot.column class=Signal::derive(class)>
            <span class="mgrid__text">{content}</span>
        </GridCell>
    }
    .into_any()
}

/// What was pasted or refused stands before what the book has.
pub fn waiting_text(editor: Editor, spot: Spot, field: &FieldAt) -> Option<String> {
    let pasted =
        editor.pending.with(|pending| Some(pending.as_ref()?.cells.get(&spot)?.text.replace(['\r', '\n'], " ")));
    pasted.or_else(|| editor.kept.text_of(field))
}

fn field_content(editor: Editor, spot: Spot, field: &FieldAt, line: &MonthLine, lang: Lang) -> AnyView {
    if let Some(text) = waiting_text(editor, spot, field) {
        return text.into_any();
    }
    let words = ProgressWords::of(lang);
    let key = field.spec().key;
    let is_blank = field.cell().is_none();
    if key == month::REPORTED.key && is_blank {
        return match (line.report, line.reported_ytd) {
            (Report::Missing, _) => missing(words.not_reported),
            (Report::Open, _) | (_, None) => ().into_any(),
            // Only the sum since January was reported.
            (_, Some(sum)) => view! { <span class="quiet">{words.to_date} " " {money(sum)}</span> }.into_any(),
        };
    }
    if key == month::REPORTED_ON.key {
        return match line.report {
            Report::Late(days) => {
                let title = field.shown(lang);
                view! { <span class="mgrid__late" title=title>{words::late_by(days, lang)}</span> }.into_any()
            }
            _ => short_day(&field.shown(lang)).into_any(),
        };
    }
    let text = field.shown(lang);
    match (key == month::VERIFIED_YTD.key).then(|| line.visit()).flatten() {
        Some(visit) => view! {
            <a class="mgrid__visit" href=Route::Visit(visit).href() tabindex="-1" title=words.verified_by_visit>
                {Icon::Visit.view()}
                <span class="visually-hidden">{words.verified_by_visit}</span>
            </a>
            {line.is_basis_amended.then(|| basis_amended(lang))}
            {text}
        }
        .into_any(),
        None => text.into_any(),
    }
}

/// A day without its year, which the month of the line says.
fn short_day(day: &str) -> String {
    day.get(5..).filter(|_| day.len() == 10).unwrap_or(day).to_owned()
}

/// The visit behind the figure was amended, the figure was not.
fn basis_amended(lang: Lang) -> impl IntoView {
    let said = words::basis_amended(lang);
    view! {
        <span class="mgrid__missing" title=said>
            <svg class="mgrid__triangle" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <path d="M6 1.5L11 10.5H1z" />
            </svg>
            <span class="visually-hidden">{said}" "</span>
        </span>
    }
}

fn missing(word: &'static str) -> AnyView {
    view! {
        <span class="mgrid__missing">
            <svg class="mgrid__triangle" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                <path d="M6 1.5L11 10.5H1z" />
            </svg>
            {word}
        </span>
    }
    .into_any()
}

fn figure_content(key: &str, figure: Option<Fraction>, line: &MonthLine, lang: Lang) -> AnyView {
    let Some(figure) = figure else { return ().into_any() };
    match key {
        "difference" if line.differs() => {
            let words = ProgressWords::of(lang);
            view! {
                <span class="mgrid__missing" title=words.great_difference>
                    <svg class="mgrid__triangle" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
                        <path d="M6 1.5L11 10.5H1z" />
                    </svg>
                    <span class="visually-hidden">{words.great_difference}" "</span>
                    {signed(figure)}
                </span>
            }
            .into_any()
        }
        "difference" => signed(figure).into_any(),
        _ => money(figure).into_any(),
    }
}

/// A difference of money, with its sign.
pub fn signed(figure: Fraction) -> String {
    Amount::of(figure, 2, Rounding::HalfAway).signed()
}

fn rate_content(key: &str, line: &MonthLine, lang: Lang) -> AnyView {
    let figure = if key == "gap" { &line.gap } else { &line.completion };
    rate(figure, key == "gap", line.rounding, lang)
}

/// A rate or a difference of rates; where there is none, why.
pub fn rate(figure: &Figure, is_gap: bool, rounding: Rounding, lang: Lang) -> AnyView {
    let words = ProgressWords::of(lang);
    let amount = figure.shown(rounding);
    let text = amount.map(|amount| if is_gap { amount.signed() } else { format!("{}%", amount.grouped()) });
    match text {
        Some(text) => {
            let is_reported = figure.marks().contains(&Mark::Unverified);
            view! {
                <span class=if is_reported { "quiet" } else { "" }>{text}</span>
                {(is_reported && !is_gap).then(|| view! {
                    <span class="mgrid__reported" title=words.reported_mark_says>{words.reported_mark}</span>
                })}
            }
            .into_any()
        }
        None if is_gap => view! { <span class="quiet">"—"</span> }.into_any(),
        None => {
            let why = figure.value().err().map(|why| why.words().get(lang).to_owned());
            view! { <span class="mgrid__none" title=why.clone()>"— " {why.clone()}</span> }.into_any()
        }
    }
}
