//! A document as paper: the same on the screen and on A4, by GB/T 9704. It draws the tree and knows nothing of what it says.

use leptos::prelude::*;

use crate::domain::report::document::{Block, Document, FormRow, Paragraph, item_number};
use crate::domain::report::layout::{Leaf, leaves};
use crate::domain::report::said::{Piece, Said};
use crate::domain::text::{Lang, Text};

use super::desk::Desk;
use super::edit::{EditBar, ParagraphForm};
use super::leads::{unparted, words};
use super::table::table;

/// The paper.
pub fn paper(desk: Desk, document: &Document) -> impl IntoView + use<> {
    let lang = desk.ui.lang;
    let sheet = |leaf: Leaf| {
        let class = if leaf.is_wide { "doc__sheet doc__sheet--wide" } else { "doc__sheet" };
        let blocks = leaf.blocks.into_iter().map(|one| block(desk, one)).collect_view();
        view! { <section class=class>{blocks}</section> }
    };
    let class = if document.is_one_page { "doc doc--dense" } else { "doc" };
    view! { <article class=class lang=lang.key()>{leaves(document).into_iter().map(sheet).collect_view()}</article> }
}

fn block(desk: Desk, block: &Block) -> AnyView {
    let lang = desk.ui.lang;
    let said = |text: &Text| text.get(lang).to_owned();
    match block {
        Block::Issuer(text) => view! { <p class="doc__issuer">{said(text)}</p> }.into_any(),
        Block::Number(texts) => {
            let texts = texts.iter().map(|text| view! { <span>{said(text)}</span> }).collect_view();
            view! { <p class="doc__number">{texts}</p> }.into_any()
        }
        Block::Title(text) => view! { <h2 class="doc__title">{said(text)}</h2> }.into_any(),
        Block::Addressee(text) => view! { <p class="doc__to">{said(text)}</p> }.into_any(),
        Block::Heading(text) => view! { <h3 class="doc__heading">{said(text)}</h3> }.into_any(),
        Block::Paragraph(one) => paragraph(desk, one).into_any(),
        Block::Lines(texts) => {
            let texts = texts.iter().map(|text| view! { <p class="doc__line">{words(desk, text)}</p> }).collect_view();
            view! { <div class="doc__lines">{texts}</div> }.into_any()
        }
        Block::Signature(unit, day) => view! {
            <div class="doc__sign"><p>{said(unit)}</p><p>{said(day)}</p></div>
        }
        .into_any(),
        Block::Imprint(texts) => {
            let texts = texts.iter().map(|text| view! { <p>{said(text)}</p> }).collect_view();
            view! { <footer class="doc__imprint">{texts}</footer> }.into_any()
        }
        Block::Annex(text) if text.is_blank() => ().into_any(),
        Block::Annex(text) => view! { <p class="doc__annex">{said(text)}</p> }.into_any(),
        Block::Table(one) => table(desk, one.clone()).into_any(),
        Block::Form(rows) => form(desk, rows).into_any(),
        Block::Cut(text) => view! { <p class="doc__cut"><span>{said(text)}</span></p> }.into_any(),
    }
}

/// A paragraph: what a person wrote, else the sentences with their figures; open, it is a field.
fn paragraph(desk: Desk, paragraph: &Paragraph) -> impl IntoView + use<> {
    let id = paragraph.id.clone();
    let is_open = Memo::new(move |_| {
        desk.editing.is_some_and(|editing| editing.open.with(|open| open.as_deref() == Some(id.as_str())))
    });
    let paragraph = paragraph.clone();
    move || match (desk.editing, is_open.get()) {
        (Some(editing), true) => view! { <ParagraphForm desk editing paragraph=paragraph.clone() /> }.into_any(),
        (editing, _) => {
            let class =
                if paragraph.is_empty() { "doc__paragraph doc__paragraph--out no-print" } else { "doc__paragraph" };
            view! {
                <div class=class data-paragraph=paragraph.id.clone()>
                    {lines(desk, &paragraph)}
                    {editing.map(|editing| view! { <EditBar desk editing paragraph=paragraph.clone() /> })}
                </div>
            }
            .into_any()
        }
    }
}

/// The lines of a paragraph, each a paragraph of the paper.
fn lines(desk: Desk, paragraph: &Paragraph) -> AnyView {
    let lang = desk.ui.lang;
    let space = if lang == Lang::En { " " } else { "" };
    let head = (!paragraph.head.is_blank()).then(|| {
        let head = format!("{}{space}", paragraph.head.get(lang));
        view! { <span class="doc__run-in">{head}</span> }
    });
    if paragraph.is_empty() {
        let words = crate::ui::words::ReportWords::of(lang);
        return view! { <p class="quiet">{words.left_out}</p> }.into_any();
    }
    if let Some(edited) = &paragraph.edited {
        let mut head = head;
        let lines = edited.text.lines().filter(|line| !line.trim().is_empty());
        let line = |text: &str| {
            let said = Piece { text: text.trim().to_owned(), rows: None };
            view! { <p>{head.take()}{unparted(desk, &[said])}</p> }.into_any()
        };
        return lines.map(line).collect::<Vec<_>>().into_any();
    }
    let pieces = |said: &Said| unparted(desk, said.pieces(lang));
    if paragraph.is_list {
        let items =
            paragraph.sentences.iter().enumerate().map(|(place, sentence)| {
                view! { <p>{item_number(place, lang)}{pieces(&sentence.said)}</p> }.into_any()
            });
        return items.collect::<Vec<_>>().into_any();
    }
    let sentences = paragraph.sentences.iter().map(|sentence| {
        view! { <span data-rule=sentence.rule.clone()>{pieces(&sentence.said)}{space}</span> }
    });
    view! { <p>{head}{sentences.collect_view()}</p> }.into_any()
}

/// The rows of a form: labels in the head face, what is known beside them, room for the pen.
fn form(desk: Desk, rows: &[FormRow]) -> impl IntoView + use<> {
    let lang = desk.ui.lang;
    let row = |row: &FormRow| {
        let span = if row.cells.len() == 1 { 3 } else { 1 };
        let class = format!("doc__row--{}", row.lines.clamp(1, 3));
        let cells = row.cells.iter().map(|(label, text)| {
            view! {
                <th scope="row">{label.get(lang).to_owned()}</th>
                <td colspan=span.to_string()>{words(desk, text)}</td>
            }
        });
        view! { <tr class=class>{cells.collect_view()}</tr> }
    };
    view! { <table class="doc__form"><tbody>{rows.iter().map(row).collect_view()}</tbody></table> }
}
