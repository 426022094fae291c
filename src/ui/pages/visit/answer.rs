//! The answer to one item: one tap where it is a choice, a figure, a day or words otherwise; 不适用 for every kind.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::checklist::{ChoiceOption, Item, ItemKind, NOT_APPLICABLE};
use crate::domain::command::{Command, Refusal};
use crate::domain::records::answer_field;
use crate::domain::text::Lang;
use crate::domain::units::unit_of;
use crate::ui::controls::{
    Choice, ChoiceBar, ChoiceTone, DateField, Icon, LabelShown, NumberField, SelectField, SelectOption, TextArea,
};
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::Route;
use crate::ui::words::VisitWords;

use super::open_visit::{Draft, ItemState};
use super::several::SeveralTaps;

/// The control that the item's kind asks for.
#[component]
pub fn AnswerInput(draft: Draft, item: Arc<Item>, state: Memo<ItemState>) -> impl IntoView {
    let lang = draft.ui.lang;
    let stored = Memo::new(move |_| state.with(|state| state.answer.clone()));
    match &item.kind {
        ItemKind::Check => {
            let choices = vec![
                Choice::new(Some("pass".to_owned()), draft.words.yes).icon(Icon::Check).tone(ChoiceTone::Good),
                Choice::new(Some("fail".to_owned()), draft.words.no).icon(Icon::Cross).tone(ChoiceTone::Bad),
            ];
            view! { <OneTap draft item=item.clone() stored choices /> }.into_any()
        }
        ItemKind::Choice { several: true, .. } => {
            view! { <SeveralTaps item=item.clone() lang stored on_change=answering(draft, &item) /> }.into_any()
        }
        ItemKind::Choice { options, several: false } if fits_one_line(options, lang) => {
            let choices = option_choices(options, lang);
            view! { <OneTap draft item=item.clone() stored choices /> }.into_any()
        }
        ItemKind::Choice { options, several: false } => {
            let options = select_options(options, draft.words, lang);
            view! { <FromList draft item=item.clone() stored options /> }.into_any()
        }
        ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => {
            view! { <Typed draft item=item.clone() stored /> }.into_any()
        }
    }
}

/// Writes down the answer that was tapped.
fn answering(draft: Draft, item: &Item) -> Callback<Option<String>> {
    let ui = draft.ui;
    let key = item.key.to_string();
    Callback::new(move |answer: Option<String>| {
        let command = Command::AnswerItem { visit: draft.visit(), item: key.clone(), answer };
        match ui.session.dispatch_with_frame(command) {
            Ok(_) | Err(Refusal::NothingChanges) => {}
            Err(refusal) => ui.refuse(&refusal),
        }
    })
}

/// Answers in a row, 不适用 and 未查 last.
#[component]
fn OneTap(
    draft: Draft,
    item: Arc<Item>,
    stored: Memo<Option<String>>,
    mut choices: Vec<Choice<Option<String>>>,
) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    choices.push(Choice::new(Some(NOT_APPLICABLE.to_owned()), words.na).icon(Icon::Minus).tone(ChoiceTone::Muted));
    choices.push(Choice::new(None, words.unchecked).icon(Icon::Unchecked).tone(ChoiceTone::Open));
    view! {
        <ChoiceBar
            label=item.prompt.get(ui.lang).to_owned()
            choices
            value=Signal::derive(move || Some(stored.get()))
            on_choose=answering(draft, &item)
        />
    }
}

/// Answers that are too long to stand in a row.
#[component]
fn FromList(draft: Draft, item: Arc<Item>, stored: Memo<Option<String>>, options: Vec<SelectOption>) -> impl IntoView {
    let ui = draft.ui;
    let key = item.key.to_string();
    let choose = move |chosen: String| {
        let answer = Some(chosen).filter(|chosen| !chosen.is_empty());
        let command = Command::AnswerItem { visit: draft.visit(), item: key.clone(), answer };
        match ui.session.dispatch(command) {
            Ok(_) | Err(Refusal::NothingChanges) => {}
            Err(refusal) => ui.refuse(&refusal),
        }
    };
    view! {
        <SelectField
            label=item.prompt.get(ui.lang).to_owned()
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(move || stored.get().unwrap_or_default())
            options
            on_change=choose
        />
    }
}

/// A figure, a day or words, with 不适用 beside them. What is not an answer stays in the field with what is wrong.
#[component]
fn Typed(draft: Draft, item: Arc<Item>, stored: Memo<Option<String>>) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let key = item.key.to_string();
    let not_applicable = Memo::new(move |_| stored.with(|stored| stored.as_deref() == Some(NOT_APPLICABLE)));
    let shown = Signal::derive(move || stored.get().filter(|stored| stored != NOT_APPLICABLE).unwrap_or_default());
    let write = move |text: String| {
        let answer = Some(text).filter(|text| !text.trim().is_empty());
        // An empty field beside 不适用 says nothing new.
        if answer.is_none() && not_applicable.get_untracked() {
            return Err(Refusal::NothingChanges);
        }
        ui.session.dispatch(Command::AnswerItem { visit: draft.visit(), item: key.clone(), answer })
    };
    let asked = item.clone();
    let name = move || {
        let field = answer_field(&asked.key);
        field_name(draft.visit().entity(), &field, asked.prompt.get(ui.lang), Route::Visit(draft.visit()))
    };
    let typed = Written::new(ui, name, shown, write);
    let (value, error) = (typed.value(), typed.error());
    let take = move |text: String| typed.commit(text);
    let key = item.key.to_string();
    let toggle = move || {
        let answer = (!not_applicable.get_untracked()).then(|| NOT_APPLICABLE.to_owned());
        let command = Command::AnswerItem { visit: draft.visit(), item: key.clone(), answer };
        match ui.session.dispatch(command) {
            Ok(_) | Err(Refusal::NothingChanges) => typed.forget(),
            Err(refusal) => ui.refuse(&refusal),
        }
    };
    let label = item.prompt.get(ui.lang).to_owned();
    let hidden = LabelShown::ToScreenReaders;
    let field = match &item.kind {
        ItemKind::Number { .. } => {
            let unit = ui.session.read(|view| unit_of(view.book, &draft.project(), &item, ui.lang).map(str::to_owned));
            let unit = Signal::stored(unit);
            view! { <NumberField label label_shown=hidden value unit error on_change=take /> }.into_any()
        }
        ItemKind::Date { .. } => view! { <DateField label label_shown=hidden value error on_change=take /> }.into_any(),
        ItemKind::Text | ItemKind::Check | ItemKind::Choice { .. } => {
            view! { <TextArea label label_shown=hidden rows=2 value error on_change=take /> }.into_any()
        }
    };
    view! {
        <div class="item__typed">
            {field}
            <button
                type="button"
                class="chip"
                aria-pressed=move || if not_applicable.get() { "true" } else { "false" }
                on:click=move |_| toggle()
            >
                {words.na}
            </button>
        </div>
    }
}

fn option_choices(options: &[ChoiceOption], lang: Lang) -> Vec<Choice<Option<String>>> {
    let judged = options.iter().any(|option| option.fails);
    options
        .iter()
        .map(|option| {
            let choice = Choice::new(Some(option.key.to_string()), option.label.get(lang).to_owned());
            match (judged, option.fails) {
                (true, true) => choice.icon(Icon::Cross).tone(ChoiceTone::Bad),
                (true, false) => choice.icon(Icon::Check).tone(ChoiceTone::Good),
                (false, _) => choice,
            }
        })
        .collect()
}

fn select_options(options: &[ChoiceOption], words: &VisitWords, lang: Lang) -> Vec<SelectOption> {
    let mut list = vec![SelectOption::new("", words.unchecked)];
    list.extend(options.iter().map(|option| SelectOption::new(option.key.to_string(), option.label.get(lang))));
    list.push(SelectOption::new(NOT_APPLICABLE, words.na));
    list
}

/// Whether the options, with 不适用 and 未查 beside them, can be read in a row of equal parts.
///
/// A row is about 20 Chinese characters wide on a laptop; a Latin letter takes half the room of a character.
fn fits_one_line(options: &[ChoiceOption], lang: Lang) -> bool {
    let width = |label: &str| label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    let widest = options.iter().map(|option| width(option.label.get(lang))).max().unwrap_or_default();
    (options.len() + 2) * widest.max(6) <= 40
}
