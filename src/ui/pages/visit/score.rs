//! 得分, opened to its parts: sections, and in each the items with their points.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::asked::Asked;
use crate::domain::checklist::{Asking, Points, Template};
use crate::domain::ids::VisitId;
use crate::domain::score::{Counted, Sum, score};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::words::{self, VisitWords};

/// A score, ready to read.
#[derive(Clone, PartialEq)]
struct Shown {
    sum: Sum,
    sections: Vec<(String, Sum, Vec<Row>)>,
}

#[derive(Clone, PartialEq)]
struct Row {
    number: usize,
    prompt: String,
    clause: Option<String>,
    points: Points,
    lost: Points,
    counted: Counted,
}

fn shown(asked: &Asked, lang: Lang) -> Option<Shown> {
    let score = score(asked)?;
    let number = |key: &str| asked.template().items().position(|item| item.key == key).map_or(0, |place| place + 1);
    let sections = score.sections.iter().map(|section| {
        let rows = section.parts.iter().map(|part| Row {
            number: number(&part.item.key),
            prompt: part.item.prompt.get(lang).to_owned(),
            clause: part.item.clause.as_ref().map(|clause| clause.get(lang).to_owned()),
            points: part.points,
            lost: part.lost,
            counted: part.counted,
        });
        (section.section.title.get(lang).to_owned(), section.sum, rows.collect())
    });
    Some(Shown { sum: score.sum, sections: sections.collect() })
}

/// The table; nothing where no item has points.
#[component]
pub fn ScoreTable(ui: Ui, visit: VisitId, template: Arc<Template>) -> impl IntoView {
    let words = VisitWords::of(ui.lang);
    let asking = Asking::of(&template);
    let score = ui.session.watch_entity(visit.clone().entity(), move |view| {
        shown(&Asked::by(&asking, view.book, &visit, &template), ui.lang)
    });
    let sections = move || {
        let sections = score.with(|score| score.as_ref().map(|score| score.sections.clone()).unwrap_or_default());
        sections.into_iter().map(|section| view! { <SectionRows ui section /> }).collect_view()
    };
    let whole = move || score.with(|score| score.as_ref().map(|score| score.sum));
    let summary = move || {
        whole().map(|sum| {
            let share = sum.scored().of_hundred(sum.whole).map(|share| share.to_string());
            words::scored(&sum.scored().to_string(), &sum.whole.to_string(), share.as_deref(), ui.lang)
        })
    };
    let unchecked = move || {
        let unchecked = whole().map(|sum| sum.unchecked).filter(|points| *points != Points::default());
        unchecked.map(|points| view! { <p class="quiet">{words::points_unchecked(&points.to_string(), ui.lang)}</p> })
    };
    let total = move || {
        whole().map(|sum| {
            view! {
                <tr class="score__section">
                    <td></td>
                    <th scope="row">{words.score_all}</th>
                    <td></td>
                    {sums(sum)}
                </tr>
            }
        })
    };
    let is_there = Memo::new(move |_| score.with(Option::is_some));
    move || {
        is_there.get().then(|| {
            view! {
                <section class="section score">
                    <div class="section__head">
                        <h3 class="section__title">{words.score}</h3>
                        <span class="section__note num">{summary}</span>
                    </div>
                    {unchecked}
                    <div class="ledger--scroll">
                        <table class="ledger">
                            <caption class="visually-hidden">{words.score}</caption>
                            <thead>
                                <tr>
                                    <th scope="col" class="num">"#"</th>
                                    <th scope="col">{words.item}</th>
                                    <th scope="col">{words.verdict}</th>
                                    <th scope="col" class="num">{words.score_whole}</th>
                                    <th scope="col" class="num">{words.score_lost}</th>
                                    <th scope="col" class="num">{words.score_scored}</th>
                                </tr>
                            </thead>
                            {sections}
                            <tbody>{total}</tbody>
                        </table>
                    </div>
                </section>
            }
        })
    }
}

/// A section with its sums, and under it its items.
#[component]
fn SectionRows(ui: Ui, section: (String, Sum, Vec<Row>)) -> impl IntoView {
    let words = VisitWords::of(ui.lang);
    let (title, sum, rows) = section;
    let row = move |row: Row| {
        let clause = row.clause.map(|clause| {
            view! { <span class="record__clause">{words.clause} {clause}</span> }
        });
        let counted = match row.counted {
            Counted::Kept | Counted::Lost => {
                sums(Sum { whole: row.points, lost: row.lost, unchecked: Points::default() }).into_any()
            }
            Counted::Unchecked | Counted::NotApplicable | Counted::NotAsked | Counted::Recorded => {
                view! { <td class="num faint">{format!("({})", row.points)}</td><td></td><td></td> }.into_any()
            }
        };
        view! {
            <tr>
                <td class="num">{row.number}</td>
                <td>{row.prompt} {clause}</td>
                <td>{counted_words(row.counted, words)}</td>
                {counted}
            </tr>
        }
    };
    view! {
        <tbody>
            <tr class="score__section">
                <td></td>
                <th scope="rowgroup">{title}</th>
                <td></td>
                {sums(sum)}
            </tr>
            {rows.into_iter().map(row).collect_view()}
        </tbody>
    }
}

/// 应得, 扣分, 得分.
fn sums(sum: Sum) -> impl IntoView {
    [sum.whole, sum.lost, sum.scored()].map(|points| view! { <td class="num">{points.to_string()}</td> }).collect_view()
}

const fn counted_words(counted: Counted, words: &VisitWords) -> &'static str {
    match counted {
        Counted::Kept => words.score_kept,
        Counted::Lost => words.score_lost_item,
        Counted::Unchecked => words.score_unchecked,
        Counted::NotApplicable => words.score_na,
        Counted::NotAsked => words.score_not_asked,
        Counted::Recorded => words.score_recorded,
    }
}
