//! One section of the record: what was answered, how it is judged, and the notes, as the table of an office form.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::checklist::{Answer, Item, Section, Verdict};
use crate::domain::findings::unmet_words;
use crate::domain::text::Lang;
use crate::domain::units::unit_of;
use crate::ui::controls::{Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::answer_words;
use crate::ui::words::{self, VisitWords};

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
        .map(|(place, item)| {
            let (item, number) = (Arc::new(item.clone()), first + place);
            if item.when.is_none() {
                return view! { <RecordRow record item number /> }.into_any();
            }
            let is_asked = record.asks(&item);
            (move || is_asked.get().then(|| view! { <RecordRow record item=item.clone() number /> })).into_any()
        })
        .collect_view();
    let conditional: Vec<(String, usize)> = section
        .items
        .iter()
        .enumerate()
        .filter(|(_, item)| item.when.is_some())
        .map(|(place, item)| (item.key.to_string(), first + place))
        .collect();
    let not_asked = move || {
        let hidden = |hidden: &BTreeSet<String>| {
            let numbers = conditional.iter().filter(|(key, _)| hidden.contains(key));
            numbers.map(|(_, number)| number.to_string()).collect::<Vec<_>>()
        };
        let numbers = record.hidden.with(hidden);
        (!numbers.is_empty()).then(|| view! { <p class="faint">{words::not_asked(&numbers, ui.lang)}</p> })
    };
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
            {not_asked}
        </section>
    }
}

#[component]
fn RecordRow(record: Record, item: Arc<Item>, number: usize) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let visit = record.visit();
    let asked = item.clone();
    let state = ui.session.watch_entity(visit.clone().entity(), move |view| ItemState::read(view.book, &visit, &asked));
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
    let rule = {
        let item = item.clone();
        move || {
            state.with(|state| {
                let rule = || rule_of(&item, state.answer.as_deref(), words, ui.lang);
                (state.verdict == Verdict::Bad).then(rule).flatten()
            })
        }
    };
    let rule = move || rule().map(|rule| view! { <span class="record__clause">{rule}</span> });
    view! {
        <tr>
            <td class="num">{number}</td>
            <th scope="row">
                {item.prompt.get(ui.lang).to_owned()} " " {critical}
                {move || unmet().map(|unmet| view! { <span class="record__unmet">{unmet}</span> })}
                {rule}
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

/// Which rule the item rests on, and what a bad answer costs; none where neither is said.
fn rule_of(item: &Item, stored: Option<&str>, words: &VisitWords, lang: Lang) -> Option<String> {
    let clause = item.clause.as_ref().map(|clause| format!("{}{}", words.clause, clause.get(lang)));
    let costs = item.points.map(|_| words::costs(&item.lost(stored).to_string(), lang));
    let said: Vec<String> = clause.into_iter().chain(costs).collect();
    (!said.is_empty()).then(|| said.join(if lang == Lang::Zh { "；" } else { "; " }))
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
