//! The parts of a template in their order: each with its heading, its fixed sentences and the wording of what the figures say.

use leptos::prelude::*;

use crate::domain::report::rules::{ParagraphRule, PartRule, SentenceRule};
use crate::domain::report::wording::{COMMON_SLOTS, part_of, slots_of};
use crate::domain::report::wording_form::{self, OFF, PARTS_SHOWN};
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, CheckField, Disclosure, Icon, IconButton, TextArea, TextField};
use crate::ui::parts::form::Form;
use crate::ui::words::{self, WordingWords};

use super::texts::{take, value};

/// Every part, those that are printed first.
#[component]
pub fn Parts(ui: Ui, form: Form) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let listed = Memo::new(move |_| wording_form::listed(&form.text_now(PARTS_SHOWN)));
    view! {
        <section class="section" aria-labelledby="wording-parts">
            <header class="section__head">
                <h2 class="section__title" id="wording-parts">{words.parts}</h2>
                <span class="section__note">{words.parts_hint}</span>
            </header>
            <For each=move || listed.get() key=|(id, _)| *id let:line>
                {part_of(line.0).map(|part| view! { <Part ui form part /> })}
            </For>
        </section>
    }
}

#[component]
fn Part(ui: Ui, form: Form, part: &'static PartRule) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let is_shown = Memo::new(move |_| wording_form::ids(&form.text_now(PARTS_SHOWN)).iter().any(|id| id == part.id));
    let usual = part.heading.get(ui.lang);
    let name = if usual.is_empty() { words.opening } else { usual };
    let tick =
        move |wanted: bool| form.write(PARTS_SHOWN, wording_form::shown(&form.text(PARTS_SHOWN), part.id, wanted));
    let moves = move |by: isize| form.write(PARTS_SHOWN, wording_form::moved(&form.text(PARTS_SHOWN), part.id, by));
    let heading = StoredValue::new(wording_form::heading(part.id));
    let buttons = move || {
        is_shown.get().then(|| {
            view! {
                <IconButton
                    icon=Icon::SortUp
                    label=words::told(words.up, name, ui.lang)
                    size=ButtonSize::Small
                    on_press=move |()| moves(-1)
                />
                <IconButton
                    icon=Icon::SortDown
                    label=words::told(words.down, name, ui.lang)
                    size=ButtonSize::Small
                    on_press=move |()| moves(1)
                />
            }
        })
    };
    let paragraphs =
        move || part.paragraphs.iter().map(|paragraph| view! { <Paragraph ui form paragraph /> }).collect_view();
    view! {
        <div class="wording__part">
            <div class="doc-columns__line">
                <CheckField label=name checked=is_shown on_change=tick />
                {buttons}
            </div>
            {move || is_shown.get().then(|| view! {
                <Disclosure summary=words::told(words.sentences, name, ui.lang)>
                    <div class="stack">
                        <TextField
                            label=words.heading
                            placeholder=usual.to_owned()
                            value=heading.with_value(|heading| value(form, heading))
                            on_change=heading.with_value(|heading| take(form, heading))
                        />
                        {paragraphs()}
                    </div>
                </Disclosure>
            })}
        </div>
    }
}

#[component]
fn Paragraph(ui: Ui, form: Form, paragraph: &'static ParagraphRule) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let (before, after) = (wording_form::before(paragraph.id), wording_form::after(paragraph.id));
    let hint = slots(words.fixed_hint, &COMMON_SLOTS);
    let name = paragraph.name.get(ui.lang);
    view! {
        <fieldset class="stack">
            <legend class="field__label">{name}</legend>
            <TextArea
                label=words::told(words.before, name, ui.lang)
                hint=hint.clone()
                value=value(form, &before)
                rows=2
                on_change=take(form, &before)
            />
            {paragraph.rules.iter().map(|rule| view! { <Words ui form rule /> }).collect_view()}
            <TextArea
                label=words::told(words.after, name, ui.lang)
                hint
                value=value(form, &after)
                rows=2
                on_change=take(form, &after)
            />
        </fieldset>
    }
}

/// A sentence: whether it is said, and in which words.
#[component]
fn Words(ui: Ui, form: Form, rule: &'static SentenceRule) -> impl IntoView {
    let words = WordingWords::of(ui.lang);
    let is_said = Signal::derive(move || !wording_form::ids(&form.text_now(OFF)).iter().any(|id| id == rule.id));
    let tick = move |wanted: bool| form.write(OFF, wording_form::said(&form.text(OFF), rule.id, wanted));
    let key = wording_form::words(rule.id);
    let (value, take) = (value(form, &key), take(form, &key));
    let hint = slots(words.words_hint, &slots_of(rule));
    view! {
        <div class="stack stack--tight">
            <CheckField label=format!("{}　{}", rule.id, rule.zh) checked=is_said on_change=tick />
            {move || is_said.get().then(|| view! {
                <TextArea
                    label=words::told(words.words, rule.id, ui.lang)
                    hint=hint.clone()
                    placeholder=rule.zh.to_owned()
                    value
                    rows=2
                    on_change=take
                />
            })}
        </div>
    }
}

/// What a text may name, behind these words.
fn slots(said: &str, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{name}}}")).collect();
    format!("{said} {}", names.join(" "))
}
