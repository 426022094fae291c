//! The options of a choice.

use leptos::prelude::*;

use crate::app::workbook::Done;
use crate::domain::checklist::{ChoiceOption, Item, ItemKind};
use crate::domain::text::Text;
use crate::ui::controls::{Button, ButtonSize, CheckField, Icon, IconButton, NumberField, TextField};
use crate::ui::parts::written::Written;
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Editing, fresh_key, wording, write};
use super::wants::points_of;

/// Every option with its words, and whether it is a bad answer.
#[component]
pub fn OptionFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let keys = Memo::new(move |_| {
        editing.item.with(|item| {
            let options = item.as_ref().map(Item::options).unwrap_or_default();
            options.iter().map(|option| option.key.to_string()).collect::<Vec<_>>()
        })
    });
    let add = move || {
        let Some(key) = fresh_key(editing.draft.ui, 'o') else { return };
        edit(editing, |options| {
            options.push(ChoiceOption { key: key.into(), label: Text::default(), fails: false, points: None });
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
        if let ItemKind::Choice { options, .. } = &mut item.kind {
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
    let read = move |item: &Item| item.options().iter().find(|option| option.key == key.get_value()).cloned();
    let option = editing.read(read);
    let change = move |change: &dyn Fn(&mut ChoiceOption)| {
        edit(editing, |options| {
            if let Some(option) = options.iter_mut().find(|option| option.key == key.get_value()) {
                change(option);
            }
        });
    };
    let shown = Signal::derive(move || {
        let points = option.get().and_then(|option| option.points);
        points.map(|points| points.to_string()).unwrap_or_default()
    });
    let name = move || editing.field_name(&format!("points {}", key.get_value()), words.option_points);
    let cost = move |text: String| {
        let points = points_of(&text)?;
        change(&|option| option.points = points);
        Ok(Done::default())
    };
    let points = Written::new(editing.draft.ui, name, shown, cost);
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
            <NumberField
                label=words.option_points
                value=points.value()
                error=points.error()
                on_change=move |text| points.commit(text)
            />
            <IconButton
                icon=Icon::Delete
                label=Signal::derive(move || words::remove_option(place(), lang))
                on_press=move || edit(editing, |options| options.retain(|option| option.key != key.get_value()))
            />
        </div>
    }
}
