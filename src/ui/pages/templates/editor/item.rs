//! One item at the side: what it asks, how it is answered, and what a bad answer suggests.

use leptos::prelude::*;

use crate::domain::checklist::{Answer, Item, ItemKind};
use crate::domain::drafts::{reword, reword_unmet};
use crate::domain::findings::unmet_words;
use crate::domain::taxonomy::Category;
use crate::domain::text::Lang;
use crate::ui::controls::{
    Banner, Button, ButtonVariant, CheckField, Dialog, DialogShape, Disclosure, Icon, SelectField, SelectOption,
    TextArea, TextField, Tone,
};
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Draft, Editing, numbered, other, wording, write};
use super::kind::KindFields;
use super::wants::{ClauseField, RuleFields, WantsFields};
use super::when::WhenFields;

/// The panel. Every field is recorded when it is left.
#[component]
pub fn ItemDialog(draft: Draft) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let number = Memo::new(move |_| {
        let key = draft.editing.get()?;
        draft.body.with(|body| numbered(body.as_ref(), &key)).map(|(number, _)| number)
    });
    let open = Signal::derive(move || number.get().is_some());
    let close = move || draft.editing.set(None);
    let another = move || {
        let section = draft.editing.get_untracked().and_then(|key| draft.section_of(&key));
        if let Some(section) = section {
            draft.add_item(&section);
        }
    };
    let actions = move || {
        view! {
            <Button label=words.another_item icon=Icon::Plus on_press=another />
            <Button label=words.done variant=ButtonVariant::Primary on_press=close />
        }
    };
    view! {
        <Dialog
            open
            on_close=close
            shape=DialogShape::Side
            title=Signal::derive(move || words::item_number(number.get().unwrap_or(0), lang))
            close_label=draft.ui.common().close
            actions
        >
            {move || draft.editing.get().map(|key| view! { <ItemFields draft key /> })}
        </Dialog>
    }
}

#[component]
fn ItemFields(draft: Draft, key: String) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let faults = draft.faults_at(key.clone());
    let key = StoredValue::new(key);
    let warnings = draft.warnings_at(key.get_value());
    let item =
        Memo::new(move |_| draft.body.with(|body| numbered(body.as_ref(), &key.get_value()).map(|(_, item)| item)));
    let editing = Editing { draft, item, key };
    let error =
        Signal::derive(move || faults.with(|faults| faults.first().map(|fault| words::template_fault(fault, lang))));
    let categories: Vec<SelectOption> = std::iter::once(SelectOption::new("", words.raises_nothing))
        .chain(Category::ALL.iter().map(|category| SelectOption::new(category.key(), category.label(lang))))
        .collect();
    let causes = move || {
        let causes = editing
            .item
            .with(|item| item.as_ref().and_then(|item| item.raises))
            .map(Category::causes)
            .unwrap_or_default();
        std::iter::once(SelectOption::new("", words.no_cause))
            .chain(causes.iter().map(|cause| SelectOption::new(cause.key, cause.label(lang))))
            .collect::<Vec<_>>()
    };
    let has_category = editing.read(|item| item.raises.is_some());
    view! {
        {move || warnings.get().into_iter().map(|warning| view! {
            <Banner tone=Tone::Warn text=words::template_warning(&warning, lang) />
        }).collect_view()}
        <Wordings editing error />
        <KindFields editing />
        <SelectField
            label=words.raises
            value=editing.read(|item| item.raises.map(Category::key).unwrap_or_default().to_owned())
            options=Signal::stored(categories)
            on_change=move |key: String| editing.edit(|item| {
                item.raises = Category::from_key(&key);
                item.cause = None;
            })
        />
        <Show when=move || has_category.get()>
            <SelectField
                label=words.cause
                value=editing.read(|item| item.cause.as_deref().unwrap_or_default().to_owned())
                options=Signal::derive(causes)
                on_change=move |key: String| editing.edit(|item| item.cause = Some(key).filter(|key| !key.is_empty()).map(Into::into))
            />
        </Show>
        <CheckField
            label=words.is_critical
            hint=words.is_critical_hint.to_string()
            checked=editing.read(|item| item.critical)
            on_change=move |critical| editing.edit(|item| item.critical = critical)
        />
        <RuleFields editing />
        <WhenFields editing />
        <WantsFields editing />
        <OtherLanguage editing />
    }
}

/// What the item asks, how it reads when it fails, and what to look for, in the language of the page.
#[component]
fn Wordings(editing: Editing, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let can_fail = editing.read(Item::can_fail);
    // What it reads where nothing is written, so that nobody has to guess.
    let default_unmet = Signal::derive(move || {
        editing.item.with(|item| {
            let item = Item { unmet: None, ..item.clone()? };
            let answer = match item.kind {
                ItemKind::Check => Answer::Fail,
                ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text | ItemKind::Choice { .. } => {
                    Answer::Text("…".to_owned())
                }
            };
            (!item.prompt.is_blank()).then(|| unmet_words(&item, &answer, None, lang))
        })
    });
    view! {
        <TextArea
            label=words.prompt
            hint=words.prompt_hint.to_string()
            error
            required=true
            rows=2
            value=editing.read(move |item| wording(&item.prompt, lang))
            on_change=move |text| editing.edit(|item| reword(item, lang, text))
        />
        <Show when=move || can_fail.get()>
            <TextField
                label=words.unmet
                hint=words.unmet_hint.to_string()
                placeholder=default_unmet
                value=editing.read(move |item| item.unmet.as_ref().map(|unmet| wording(unmet, lang)).unwrap_or_default())
                on_change=move |text| editing.edit(|item| reword_unmet(item, lang, text))
            />
        </Show>
        <TextField
            label=words.hint
            value=editing.read(move |item| item.hint.as_ref().map(|hint| wording(hint, lang)).unwrap_or_default())
            on_change=move |text| editing.edit(|item| write_hint(item, lang, text))
        />
    }
}

/// The same in the other language.
#[component]
fn OtherLanguage(editing: Editing) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let can_fail = editing.read(Item::can_fail);
    view! {
        <Disclosure summary=words.other_language note=words.other_language_note.to_string()>
            <div class="stack">
                <TextField
                    label=words.prompt_other
                    value=editing.read(move |item| wording(&item.prompt, other(lang)))
                    on_change=move |text| editing.edit(|item| reword(item, other(lang), text))
                />
                <Show when=move || can_fail.get()>
                    <TextField
                        label=words.unmet_other
                        value=editing.read(move |item| item.unmet.as_ref().map(|unmet| wording(unmet, other(lang))).unwrap_or_default())
                        on_change=move |text| editing.edit(|item| reword_unmet(item, other(lang), text))
                    />
                </Show>
                <TextField
                    label=words.hint_other
                    value=editing.read(move |item| item.hint.as_ref().map(|hint| wording(hint, other(lang))).unwrap_or_default())
                    on_change=move |text| editing.edit(|item| write_hint(item, other(lang), text))
                />
                <ClauseField editing lang=other(lang) label=words.clause_other />
            </div>
        </Disclosure>
    }
}

/// Writes the hint; one that says nothing in either language is none.
fn write_hint(item: &mut Item, lang: Lang, words: String) {
    let mut hint = item.hint.take().unwrap_or_default();
    write(&mut hint, lang, words);
    item.hint = Some(hint).filter(|hint| !hint.is_blank());
}
