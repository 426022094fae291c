//! Which answers to an item are meant: taps where it is answered by choosing, a comparison where it is a figure.

use leptos::prelude::*;

use crate::app::workbook::Done;
use crate::domain::answer_words::answer_words;
use crate::domain::checklist::{Item, ItemKind, Said, answers_to_choose};
use crate::domain::command::Refusal;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldError;
use crate::ui::controls::{Chip, Chips, NumberField, SelectField, SelectOption};
use crate::ui::parts::written::Written;
use crate::ui::words::TemplatesWords;

use super::draft::Editing;

const ANYTHING: &str = "anything";
const BAD: &str = "bad";
const ABOVE: &str = "above";
const BELOW: &str = "below";

/// What is meant of an item before anybody has said so: its bad answers, or any where none is bad.
pub fn usual(item: &Item) -> Said {
    if item.can_fail() { Said::Bad } else { Said::Anything }
}

/// The fields. `source` is the item that is answered, `name` what the draft of its figure is called.
#[component]
pub fn SaidFields(
    editing: Editing,
    source: Signal<Option<Item>>,
    said: Signal<Option<Said>>,
    on_change: Callback<Said>,
    label: &'static str,
    name: String,
) -> impl IntoView {
    let is_chosen =
        Memo::new(move |_| source.with(|item| item.as_ref().is_some_and(|item| !answers_to_choose(item).is_empty())));
    let name = StoredValue::new(name);
    move || match is_chosen.get() {
        true => view! { <Taps editing source said on_change label /> }.into_any(),
        false => view! { <Comparison editing source said on_change label name=name.get_value() /> }.into_any(),
    }
}

/// One tap for each answer.
#[component]
fn Taps(
    editing: Editing,
    source: Signal<Option<Item>>,
    said: Signal<Option<Said>>,
    on_change: Callback<Said>,
    label: &'static str,
) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let chips = Signal::derive(move || {
        source.with(|item| {
            let Some(item) = item else { return Vec::new() };
            let chip = |answer: String| {
                let words = answer_words(item, Some(&answer), None, lang);
                Chip::new(answer, words)
            };
            answers_to_choose(item).into_iter().map(chip).collect()
        })
    });
    let selected = Signal::derive(move || {
        source.with(|item| {
            said.with(|said| {
                let Some((item, said)) = item.as_ref().zip(said.as_ref()) else { return Vec::new() };
                answers_to_choose(item).into_iter().filter(|one| said.is_met(item, Some(one))).collect()
            })
        })
    });
    let toggle = move |answer: String| {
        let turned = source
            .with_untracked(|item| said.with_untracked(|said| Some(said.as_ref()?.turned(item.as_ref()?, &answer))));
        if let Some(turned) = turned {
            on_change.run(turned);
        }
    };
    view! { <Chips label chips selected on_toggle=toggle /> }
}

/// The way in which an answer is compared, by its key.
const fn way_of(said: &Said) -> &'static str {
    match said {
        Said::Anything | Said::OneOf(_) => ANYTHING,
        Said::Bad => BAD,
        Said::Above(_) => ABOVE,
        Said::Below(_) => BELOW,
    }
}

const fn bound_of(said: &Said) -> Option<Decimal> {
    match said {
        Said::Above(bound) | Said::Below(bound) => Some(*bound),
        Said::Anything | Said::Bad | Said::OneOf(_) => None,
    }
}

/// A figure above or below another; any answer, or a bad one.
#[component]
fn Comparison(
    editing: Editing,
    source: Signal<Option<Item>>,
    said: Signal<Option<Said>>,
    on_change: Callback<Said>,
    label: &'static str,
    name: String,
) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let bound = move || said.with(|said| said.as_ref().and_then(bound_of));
    let ways = Signal::derive(move || {
        source.with(|item| {
            let Some(item) = item else { return Vec::new() };
            let figure = matches!(item.kind, ItemKind::Number { .. });
            let all = [
                (ANYTHING, words.said_anything, true),
                (BAD, words.said_bad, item.can_fail()),
                (ABOVE, words.said_above, figure),
                (BELOW, words.said_below, figure),
            ];
            all.into_iter().filter(|(.., fits)| *fits).map(|(key, word, _)| SelectOption::new(key, word)).collect()
        })
    });
    let choose = move |way: String| {
        let bound = said.with_untracked(|said| said.as_ref().and_then(bound_of)).unwrap_or_default();
        on_change.run(match way.as_str() {
            ABOVE => Said::Above(bound),
            BELOW => Said::Below(bound),
            BAD => Said::Bad,
            _ => Said::Anything,
        });
    };
    let write = move |text: String| {
        let wrong = || Refusal::Field(None, "bound".to_owned(), FieldError::NotANumber);
        let read = Decimal::parse(&text).ok_or_else(wrong)?;
        on_change.run(match said.get_untracked() {
            Some(Said::Below(_)) => Said::Below(read),
            Some(Said::Anything | Said::Bad | Said::OneOf(_) | Said::Above(_)) | None => Said::Above(read),
        });
        Ok(Done::default())
    };
    let shown = Signal::derive(move || bound().map(|bound| bound.to_string()).unwrap_or_default());
    let figure = Written::new(editing.draft.ui, move || editing.field_name(&name, words.said_figure), shown, write);
    let has_bound = Memo::new(move |_| bound().is_some());
    view! {
        <SelectField
            label
            value=Signal::derive(move || said.with(|said| said.as_ref().map(way_of)).unwrap_or_default().to_owned())
            options=ways
            on_change=choose
        />
        <Show when=move || has_bound.get()>
            <NumberField
                label=words.said_figure
                value=figure.value()
                error=figure.error()
                on_change=move |text| figure.commit(text)
            />
        </Show>
    }
}
