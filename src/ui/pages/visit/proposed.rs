//! The answer that follows from other answers of the same visit, with one tap to take it. A person decides.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::asked::stored_answer;
use crate::domain::checklist::{Answer, Item};
use crate::domain::command::{Command, Refusal};
use crate::domain::findings::{number_words, proposed};
use crate::domain::records::answer_field;
use crate::domain::templates::meaning;
use crate::domain::units::unit_of;
use crate::ui::controls::{Button, ButtonSize};
use crate::ui::parts::field_words::answer_words;
use crate::ui::words;

use super::open_visit::Draft;

/// What follows for the item, ready to read.
#[derive(Clone, PartialEq)]
struct Shown {
    answer: String,
    said: String,
    apart: Option<String>,
    is_taken: bool,
    is_answered: bool,
}

/// The line below an item that an answer follows for; nothing for all others.
#[component]
pub fn ProposedAnswer(draft: Draft, item: Arc<Item>) -> impl IntoView {
    let proposal = meaning(&item).proposes?;
    let Draft { ui, words, .. } = draft;
    let fields: Vec<String> = proposal.sources().into_iter().chain([item.key.as_ref()]).map(answer_field).collect();
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let (visit, template, asked) = (draft.visit(), draft.template(), item.clone());
    let shown = ui.session.watch_fields(draft.visit().entity(), &fields, move |view| {
        let found = view.tables.visit(&visit)?;
        let follows = proposed(view.book, found, &template, &asked)?;
        let now = stored_answer(view.book, &visit, &asked);
        let first = proposal.sources().first().and_then(|key| template.item(key));
        let unit = first.and_then(|first| unit_of(view.book, &found.project, first, ui.lang)).unwrap_or_default();
        let own_unit = unit_of(view.book, &found.project, &asked, ui.lang);
        Some(Shown {
            said: answer_words(&asked, Some(&follows.answer), own_unit, ui.lang),
            apart: follows.apart.map(|apart| number_words(apart, unit, ui.lang)),
            is_taken: Answer::read(&asked, now.as_deref()) == Answer::read(&asked, Some(&follows.answer)),
            is_answered: now.is_some(),
            answer: follows.answer,
        })
    });
    let take = move |answer: String| {
        let command = Command::AnswerItem { visit: draft.visit(), item: item.key.to_string(), answer: Some(answer) };
        match ui.session.dispatch_with_frame(command) {
            Ok(_) | Err(Refusal::NothingChanges) => {}
            Err(refusal) => ui.refuse(&refusal),
        }
    };
    Some(move || {
        let shown = shown.get()?;
        let apart = shown.apart.as_deref();
        let told = match shown.is_taken {
            true => words::lie_apart(apart?, ui.lang),
            false => words::follows_from_answers(&shown.said, apart, shown.is_answered, ui.lang),
        };
        let (take, answer) = (take.clone(), shown.answer.clone());
        let offer = (!shown.is_taken).then(|| {
            view! {
                <Button label=words.take_proposed size=ButtonSize::Small on_press=move |()| take(answer.clone()) />
            }
        });
        Some(view! { <p class="item__proposed"><span>{told}</span> {offer}</p> })
    })
}
