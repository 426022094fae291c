//! 显示条件 of an item: which answers to which other items it waits for.

use leptos::prelude::*;

use crate::domain::checklist::{Condition, Item, Join, Said};
use crate::ui::controls::{Button, ButtonSize, Icon, IconButton, SelectField, SelectOption};
use crate::ui::pages::templates::asks_words::condition_words;
use crate::ui::words::{self, TemplatesWords};

use super::draft::Editing;
use super::said::{SaidFields, usual};

const ALL: &str = "all";
const ANY: &str = "any";

/// A condition as it is edited: how its parts go together, and the parts.
type Parts = (Join, Vec<(String, Said)>);

fn parts_of(item: &Item) -> Option<Parts> {
    match &item.when {
        None => Some((Join::All, Vec::new())),
        Some(when) => when.parts(),
    }
}

/// The fields.
#[component]
pub fn WhenFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let is_flat =
        Memo::new(move |_| editing.item.with(|item| item.as_ref().is_none_or(|item| parts_of(item).is_some())));
    view! {
        <fieldset class="group">
            <legend class="field__label">{words.when}</legend>
            {move || match is_flat.get() {
                true => view! { <Flat editing /> }.into_any(),
                false => view! { <Nested editing /> }.into_any(),
            }}
        </fieldset>
    }
}

/// A condition of several levels, as it came with a file: to read and to clear.
#[component]
fn Nested(editing: Editing) -> impl IntoView {
    let draft = editing.draft;
    let words = TemplatesWords::of(draft.ui.lang);
    let said = move || {
        let when = editing.item.with(|item| item.as_ref().and_then(|item| item.when.clone()));
        when.zip(draft.body.get()).map(|(when, body)| condition_words(&body, &when, draft.ui.lang))
    };
    view! {
        <p>{said}</p>
        <p class="quiet">{words.when_nested}</p>
        <div class="row">
            <Button label=words.when_clear size=ButtonSize::Small on_press=move || editing.edit(|item| item.when = None) />
        </div>
    }
}

/// The items that a condition can look at: all but this one.
fn others(editing: Editing) -> Signal<Vec<SelectOption>> {
    let lang = editing.draft.ui.lang;
    Signal::derive(move || {
        let own = editing.key.get_value();
        editing.draft.body.with(|body| {
            let items = body.iter().flat_map(|body| body.items()).enumerate();
            let others = items.filter(|(_, item)| item.key != own);
            others
                .map(|(place, item)| {
                    SelectOption::new(item.key.to_string(), format!("{} {}", place + 1, item.prompt.get(lang)))
                })
                .collect()
        })
    })
}

/// The item of the checklist that stands nearest before this one, or the first behind it: what a new part looks at.
fn nearest(editing: Editing) -> Option<Item> {
    let own = editing.key.get_value();
    editing.draft.body.with_untracked(|body| {
        let body = body.as_ref()?;
        let before = body.items().take_while(|item| item.key != own).last();
        before.or_else(|| body.items().find(|item| item.key != own)).cloned()
    })
}

fn write(editing: Editing, join: Join, parts: Vec<(String, Said)>) {
    editing.edit(|item| item.when = Condition::of_parts(join, parts));
}

#[component]
fn Flat(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let parts = Memo::new(move |_| editing.item.with(|item| item.as_ref().and_then(parts_of)));
    let count = Memo::new(move |_| parts.with(|parts| parts.as_ref().map_or(0, |(_, parts)| parts.len())));
    let is_alone = Memo::new(move |_| others(editing).with(Vec::is_empty));
    let any = Memo::new(move |_| count.get() > 0);
    let join = move || parts.with(|parts| parts.as_ref().map_or(Join::All, |(join, _)| *join));
    let way = Signal::derive(move || {
        let word = match (count.get(), join()) {
            (0, _) => "",
            (_, Join::All) => ALL,
            (_, Join::Any) => ANY,
        };
        word.to_owned()
    });
    let add = move |join: Join| {
        let Some(source) = nearest(editing) else { return };
        let mut all = parts.get_untracked().map(|(_, parts)| parts).unwrap_or_default();
        all.push((source.key.to_string(), usual(&source)));
        write(editing, join, all);
    };
    let choose = move |way: String| {
        let join = match way.as_str() {
            ALL => Join::All,
            ANY => Join::Any,
            _ => return editing.edit(|item| item.when = None),
        };
        match parts.get_untracked() {
            Some((_, parts)) if !parts.is_empty() => write(editing, join, parts),
            Some(_) | None => add(join),
        }
    };
    let ways = vec![
        SelectOption::new("", words.when_always),
        SelectOption::new(ALL, words.when_all),
        SelectOption::new(ANY, words.when_any),
    ];
    view! {
        <SelectField
            label=words.when
            hint=Signal::derive(move || Some(if is_alone.get() { words.when_none } else { words.when_hint }.to_owned()))
            value=way
            options=Signal::stored(ways)
            on_change=choose
        />
        <For each=move || 0..count.get() key=|place| *place let:place>
            <Part editing parts place />
        </For>
        <Show when=move || any.get()>
            <div class="row">
                <Button
                    label=words.when_add
                    size=ButtonSize::Small
                    icon=Icon::Plus
                    on_press=move || add(parts.get_untracked().map_or(Join::All, |(join, _)| join))
                />
            </div>
        </Show>
    }
}

/// One part: an item, and which answers to it.
#[component]
fn Part(editing: Editing, parts: Memo<Option<Parts>>, place: usize) -> impl IntoView {
    let draft = editing.draft;
    let lang = draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let part = Memo::new(move |_| parts.with(|parts| parts.as_ref()?.1.get(place).cloned()));
    let key = Signal::derive(move || part.with(|part| part.as_ref().map(|(key, _)| key.clone()).unwrap_or_default()));
    let find = move |key: &str| draft.body.with_untracked(|body| body.as_ref()?.item(key).cloned());
    let source = Signal::derive(move || {
        draft.body.with(|body| key.with(|key| body.as_ref().and_then(|body| body.item(key).cloned())))
    });
    let change = move |change: &dyn Fn(&mut (String, Said))| {
        let Some((join, mut all)) = parts.get_untracked() else { return };
        if let Some(part) = all.get_mut(place) {
            change(part);
        }
        write(editing, join, all);
    };
    let choose = move |key: String| {
        let Some(source) = find(&key) else { return };
        change(&|part| *part = (key.clone(), usual(&source)));
    };
    let remove = move || {
        let Some((join, mut all)) = parts.get_untracked() else { return };
        if place < all.len() {
            all.remove(place);
        }
        write(editing, join, all);
    };
    view! {
        <div class="templates__part">
            <SelectField label=words.when_item value=key options=others(editing) on_change=choose />
            <SaidFields
                editing
                source
                said=Signal::derive(move || part.with(|part| part.as_ref().map(|(_, said)| said.clone())))
                on_change=Callback::new(move |said: Said| change(&|part| part.1 = said.clone()))
                label=words.when_answers
                name=format!("when{place}")
            />
            <IconButton icon=Icon::Delete label=words::remove_condition(place + 1, lang) on_press=remove />
        </div>
    }
}
