//! A form field for any entry of the field tables: one place decides which control a kind of field gets.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::book::{EntityId, Value};
use crate::domain::fields::{ChoiceOf, FieldKind, FieldSpec, plain};
use crate::domain::sides::sides_of;
use crate::domain::taxonomy::Category;
use crate::domain::text::Lang;
use crate::domain::when::{Precision, When};
use crate::ui::context::Ui;
use crate::ui::controls::{
    CheckGroup, ComboField, DateField, NumberField, SelectField, SelectOption, TextArea, TextField, TimeField,
};
use crate::ui::words::{self, ExchangeWords, FieldWords};

use super::field_words::value_or;

/// What a form says for 是.
const YES: &str = "true";

/// A stored value as a form shows it: closed choices by their key, everything else as it is read.
pub fn form_text(spec: &FieldSpec, value: &Value, lang: Lang) -> String {
    match spec.kind {
        FieldKind::Choice(list) if !list.takes_other_words() => plain(value),
        FieldKind::Flag if *value == Value::Bool(true) => YES.to_owned(),
        FieldKind::Flag => String::new(),
        FieldKind::Reference(_) => plain(value),
        // An id may hold any sign but the end of a line.
        FieldKind::References(_) => value.items().iter().map(plain).collect::<Vec<_>>().join("\n"),
        _ => spec.show(value, lang),
    }
}

/// What a form edits, provided to its fields: a field in conflict says so, since writing into it decides the conflict.
#[derive(Clone)]
pub struct Edited(pub EntityId);

/// What several people gave for a field; nothing where they agree.
fn disagreement(ui: Ui, spec: &FieldSpec) -> Option<String> {
    let Edited(of) = use_context()?;
    let values: Vec<String> = ui.session.read(|view| {
        let sides = sides_of(view.book, &of, spec.key);
        let several = sides.len() > 1;
        let empty = ExchangeWords::of(ui.lang).empty_value;
        sides
            .iter()
            .filter(|_| several)
            .map(|side| value_or(&view, &of, spec.key, side.value, empty, ui.lang))
            .collect()
    });
    (!values.is_empty()).then(|| words::in_conflict(&values, ui.lang))
}

/// One field of a form.
#[component]
pub fn FieldInput(
    /// The field.
    spec: &'static FieldSpec,
    /// What is there now, as [`form_text`] gives it.
    #[prop(into)]
    value: Signal<String>,
    /// Takes what was typed or chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is doubtful about it, shown in the place of the hint.
    #[prop(optional, into)]
    doubt: Signal<Option<String>>,
    /// For 具体原因: the key of the category whose causes can be chosen.
    #[prop(optional, into)]
    category: Signal<String>,
    /// For quantities: the unit that the project counts in.
    #[prop(optional, into)]
    quantity_unit: Signal<String>,
    /// For references: what can be chosen, by id.
    #[prop(optional, into)]
    references: Signal<Vec<SelectOption>>,
    /// What is suggested, for names of units and people.
    #[prop(optional, into)]
    suggestions: Signal<Vec<String>>,
    /// Marks it as needed.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = FieldWords::of(lang);
    let label = spec.name.get(lang).to_owned();
    let conflict = disagreement(ui, spec);
    let hint = Signal::derive(move || conflict.clone().or_else(|| hint.get()));
    let or_hint = move |usual: &'static str| {
        Signal::derive(move || hint.get().or_else(|| (!usual.is_empty()).then(|| usual.to_owned())))
    };
    let doubt_or_hint = Signal::derive(move || doubt.get().or_else(|| hint.get()));
    let number = |unit: Option<&'static str>| {
        let unit = Signal::stored(unit.map(str::to_owned));
        view! { <NumberField label=label.clone() value on_change error hint=doubt_or_hint unit required /> }.into_any()
    };
    let select = |options: Signal<Vec<SelectOption>>| {
        let label = label.clone();
        view! { <SelectField label value on_change error hint=doubt_or_hint options required /> }.into_any()
    };
    let text = |usual: &'static str| {
        let hint = or_hint(usual);
        view! { <TextField label=label.clone() value on_change error hint doubt required /> }.into_any()
    };
    let combo = |suggestions: Signal<Vec<String>>| {
        view! { <ComboField label=label.clone() value on_change error hint suggestions required /> }.into_any()
    };
    match spec.kind {
        FieldKind::Money => number(Some(words.wan)),
        FieldKind::Area => number(Some(words.mu)),
        FieldKind::Percent => number(Some("%")),
        FieldKind::Number => number(None),
        FieldKind::Count => number(spec.unit.map(|(zh, en)| if lang == Lang::Zh { zh } else { en })),
        FieldKind::Quantity(_) => {
            let unit = Signal::derive(move || Some(quantity_unit.get()).filter(|unit| !unit.is_empty()));
            view! { <NumberField label value on_change error hint=doubt_or_hint unit required /> }.into_any()
        }
        FieldKind::Paragraph => view! { <TextArea label value on_change error hint required rows=3 /> }.into_any(),
        FieldKind::Line | FieldKind::Unit | FieldKind::Person => combo(suggestions),
        FieldKind::Names => text(words.names),
        FieldKind::Phone => text(words.phones),
        FieldKind::Place => text(words.places),
        FieldKind::Year => text(words.year),
        FieldKind::Month => text(words.month),
        FieldKind::When => text(words.loose_date),
        FieldKind::Day => view! { <DateField label value on_change error hint doubt required /> }.into_any(),
        FieldKind::Time => view! { <TimeField label value on_change error hint required /> }.into_any(),
        FieldKind::Cause => select(Signal::derive(move || causes(&category.get(), &value.get(), lang))),
        FieldKind::Flag => select(Signal::stored(yes_or_not(words))),
        FieldKind::Reference(_) => select(references),
        FieldKind::References(_) => boxes(label, value, on_change, references, error, doubt_or_hint, words),
        FieldKind::Spans(_) => ().into_any(),
        FieldKind::Choice(list) if !list.takes_other_words() => select(Signal::stored(choices(list, lang))),
        FieldKind::Choice(list) => {
            combo(Signal::stored(list.options(lang).into_iter().map(|(_, label)| label.to_owned()).collect()))
        }
    }
}

/// 是, or nothing.
fn yes_or_not(words: &FieldWords) -> Vec<SelectOption> {
    vec![SelectOption::new("", words.not_chosen), SelectOption::new(YES, words.yes)]
}

/// A box for each of what several references may name.
fn boxes(
    label: String,
    value: Signal<String>,
    on_change: Callback<String>,
    options: Signal<Vec<SelectOption>>,
    error: Signal<Option<String>>,
    hint: Signal<Option<String>>,
    words: &'static FieldWords,
) -> AnyView {
    view! { <CheckGroup label value on_change options nothing=words.nothing_to_choose error hint /> }.into_any()
}

/// A field that takes one day, with the browser's calendar. A stored month or year, which a calendar cannot show, is
/// shown as its last day.
#[component]
pub fn DayInput(
    /// The field.
    spec: &'static FieldSpec,
    /// What is there now.
    #[prop(into)]
    value: Signal<String>,
    /// Takes the day.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Signal<Option<String>>,
    /// What is doubtful about it, shown in the place of the hint.
    #[prop(optional, into)]
    doubt: Signal<Option<String>>,
) -> impl IntoView {
    let label = spec.name.get(Ui::get().lang).to_owned();
    let day = Signal::derive(move || {
        value.with(|text| match When::parse(text) {
            Some(when) if when.precision() != Precision::Day => when.last_day().to_string(),
            _ => text.clone(),
        })
    });
    view! { <DateField label value=day on_change error hint doubt /> }
}

/// The entries of a closed list, with nothing as the first.
pub fn choices(list: ChoiceOf, lang: Lang) -> Vec<SelectOption> {
    let none = SelectOption::new("", FieldWords::of(lang).not_chosen);
    let known = list.options(lang).into_iter().map(|(key, label)| SelectOption::new(key, label));
    std::iter::once(none).chain(known).collect()
}

/// The causes of a category, with nothing as the first. What stands there already and is none of them (a person's own words, the cause of
/// another category) can be kept.
fn causes(category: &str, now: &str, lang: Lang) -> Vec<SelectOption> {
    let none = SelectOption::new("", FieldWords::of(lang).not_chosen);
    let known = Category::from_key(category).map_or(&[][..], Category::causes);
    let own = (!now.is_empty() && known.iter().all(|cause| cause.key != now)).then(|| SelectOption::new(now, now));
    let known = known.iter().map(|cause| SelectOption::new(cause.key, cause.label(lang)));
    std::iter::once(none).chain(known).chain(own).collect()
}

/// Puts the focus into the first field that is wrong, once the page shows which one is. `inside` is a selector with a space behind it,
/// or nothing.
pub fn focus_first_wrong(inside: &'static str) {
    request_animation_frame(move || {
        let wrong = document().query_selector(&format!("{inside}[aria-invalid=true]")).ok().flatten();
        if let Some(wrong) = wrong.and_then(|wrong| wrong.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
            // It throws for nothing that stands in a page.
            drop(wrong.focus());
        }
    });
}
