//! One section of the record: what was answered, how it is judged, and the notes, as the table of an office form.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::checklist::{Answer, Item, Section, Verdict, judge};
use crate::domain::findings::unmet_words;
use crate::domain::records::{answer_field, note_field};
use crate::domain::units::unit_of;
use crate::ui::controls::{Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::answer_words;
use crate::ui::words::VisitWords;

use super::amend::AmendButton;
use super::open_record::{Record, Target};
use super::open_visit::ItemState;

/// The section.
#[component]
pub fn RecordSection(record: Record, section: Section, first: usize) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let title = section.title.get(ui.lang).to_owned();
    let rows = section
        .items
        .iter()
        .enumerate()
        .map(|(place, item)| view! { <RecordRow record item=Arc::new(item.clone()) number=first + place /> })
        .collect_view();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{title.clone()}</h2></div>
            <table class="ledger record__table">
                <caption class="visually-hidden">{title}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="num">"#"</th>
                        <th scope="col">{words.item}</th>
                        <th scope="col">{words.answer}</th>
                        <th scope="col">{words.verdict}</th>
                        <th scope="col">{words.note}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

#[component]
fn RecordRow(record: Record, item: Arc<Item>, number: usize) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let visit = record.visit();
    let (asked, answer_key, note_key) = (item.clone(), answer_field(&item.key), note_field(&item.key));
    let state = ui.session.watch_entity(visit.clone().entity(), move |view| {
        let answer = view.book.value(visit.entity(), &answer_key).as_text().map(str::to_owned);
        let verdict = judge(&asked, answer.as_deref());
        ItemState { answer, verdict, note: view.book.text(visit.entity(), &note_key).to_owned() }
    });
    let unit = ui.session.read(|view| unit_of(view.book, &record.project(), &item, ui.lang).map(str::to_owned));
    let unmet = {
        let (item, unit) = (item.clone(), unit.clone());
        move || {
            state.with(|state| {
                let answer = Answer::read(&item, state.answer.as_deref());
                (state.verdict == Verdict::Bad).then(|| unmet_words(&item, &answer, unit.as_deref(), ui.lang))
            })
        }
    };
    let said = {
        let (item, unit) = (item.clone(), unit.clone());
        move || state.with(|state| answer_words(&item, state.answer.as_deref(), unit.as_deref(), ui.lang))
    };
    let critical = item.critical.then(|| {
        view! { <Tag word=words.critical tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
    });
    view! {
        <tr>
            <td class="num">{number}</td>
            <th scope="row">
                {item.prompt.get(ui.lang).to_owned()} " " {critical}
                {move || unmet().map(|unmet| view! { <span class="record__unmet">{unmet}</span> })}
            </th>
            <td>
                <span>{said}</span>
                <AmendButton record target=Target::Answer(item.clone()) />
            </td>
            <td>{move || verdict_tag(state.with(|state| state.verdict), words)}</td>
            <td>
                <span class="record__text">{move || state.with(|state| state.note.clone())}</span>
                <AmendButton record target=Target::Note(item.clone()) />
            </td>
        </tr>
    }
}

/// 判定 in shape and word; nothing for what has no answer.
fn verdict_tag(verdict: Verdict, words: &'static VisitWords) -> impl IntoView {
    let (word, tone, shape) = match verdict {
        Verdict::Good => (words.good, Tone::Good, TagShape::Tick),
        Verdict::Bad => (words.bad, Tone::Bad, TagShape::Cross),
        Verdict::Neutral => (words.neutral, Tone::Muted, TagShape::Disc),
        Verdict::NotApplicable => (words.na, Tone::Muted, TagShape::None),
        Verdict::Unanswered => (words.unchecked, Tone::Muted, TagShape::Ring),
    };
    view! { <Tag word tone shape weight=TagWeight::Plain /> }
}
