//! The options of a choice.

use leptos::prelude::*;

use crate::domain::checklist::{ChoiceOption, ItemKind};
use crate::domain::text::Text;
use crate::ui::controls::{Button, ButtonSize, CheckField, Icon, IconButton, TextField};
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Editing, fresh_key, wording, write};

fn options(kind: &ItemKind) -> &[ChoiceOption] {
    match kind {
        ItemKind::Choice { options } => options,
        ItemKind::Check | ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => &[],
    }
}

/// Every option with its words, and whether it is a bad answer.
#[component]
pub fn OptionFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let keys = Memo::new(move |_| {
        editing.item.with(|item| {
            let options = item.as_ref().map(|item| options(&item.kind)).unwrap_or_default();
            options.iter().map(|option| option.key.to_string()).collect::<Vec<_>>()
        })
    });
    let add = move || {
        let Some(key) = fresh_key(editing.draft.ui, 'o') else { return };
        edit(editing, |options| {
            options.push(ChoiceOption { key: key.into(), label: Text::default(), fails: false });
        });
    };
    view! {
        <fieldset class="group">
            <legend class="field__label">{words.options}</legend>
            <For each=move || keys.get() key=|key| key.clone() let:key>
                <OptionRow editing key keys />
            </For>
            <div class="row">
                <Button label=words.add_option size=ButtonSize::Small icon=Icon::Plus on_press=add />
            </div>
        </fieldset>
    }
}

fn edit(editing: Editing, change: impl FnOnce(&mut Vec<ChoiceOption>)) {
    editing.edit(|item| {
        if let ItemKind::Choice { options } = &mut item.kind {
            change(options.to_mut());
        }
    });
}

#[component]
fn OptionRow(editing: Editing, key: String, keys: Memo<Vec<String>>) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let key = StoredValue::new(key);
    let place = move || keys.with(|keys| keys.iter().position(|other| *other == key.get_value()).unwrap_or(0) + 1);
    let read = move |item: &crate::domain::checklist::Item| {
        options(&item.kind).iter().find(|option| option.key == key.get_value()).cloned()
    };
    let option = editing.read(read);
    let change = move |change: &dyn Fn(&mut ChoiceOption)| {
        edit(editing, |options| {
            if let Some(option) = options.iter_mut().find(|option| option.key == key.get_value()) {
                change(option);
            }
        });
    };
    view! {
        <div class="templates__option">
            <TextField
                label=Signal::derive(move || words::option_number(place(), lang))
                value=Signal::derive(move || option.get().map(|option| wording(&option.label, lang)).unwrap_or_default())
                on_change=move |text: String| change(&|option| write(&mut option.label, lang, text.clone()))
            />
            <CheckField
                label=words.option_fails
                checked=Signal::derive(move || option.get().is_some_and(|option| option.fails))
                on_change=move |fails| change(&|option| option.fails = fails)
            />
            <IconButton
                icon=Icon::Delete
                label=Signal::derive(move || words::remove_option(place(), lang))
                on_press=move || edit(editing, |options| options.retain(|option| option.key != key.get_value()))
            />
        </div>
    }
}
