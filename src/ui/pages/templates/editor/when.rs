//! 显示条件 of an item: which answers to which other items it waits for.

use leptos::prelude::*;

use crate::domain::checklist::{Condition, Item, Join, Said};
use crate::ui::controls::{Button, ButtonSize, Icon, IconButton, SelectField, SelectOption};
use crate::ui::words::{self, TemplatesWords};

use super::draft::Editing;
use super::said::{SaidFields, usual};

const ALL: &str = "all";
const ANY: &str = "any";

/// A group of a condition: how its parts go together, and the parts.
type Group = (Join, Vec<Condition>);

/// The fields.
#[component]
pub fn WhenFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    view! {
        <fieldset class="group">
            <legend class="field__label">{words.when}</legend>
            {group_fields(editing, Vec::new())}
        </fieldset>
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

/// A group at a place of a condition, as the parts of its fields share it.
#[derive(Clone, Copy)]
struct GroupAt {
    editing: Editing,
    place: StoredValue<Vec<usize>>,
    group: Memo<Option<Group>>,
}

impl GroupAt {
    fn of(editing: Editing, place: Vec<usize>) -> Self {
        let place = StoredValue::new(place);
        let group = Memo::new(move |_| {
            let read = |item: &Item| place.with_value(|place| Condition::group_at(item.when.as_ref(), place));
            editing.item.with(|item| item.as_ref().and_then(read))
        });
        Self { editing, place, group }
    }

    /// Whether it stands in no other.
    fn is_whole(self) -> bool {
        self.place.with_value(Vec::is_empty)
    }

    fn change(self, change: impl Fn(&mut Join, &mut Vec<Condition>)) {
        self.editing.edit(|item| {
            item.when = self.place.with_value(|place| Condition::regrouped(item.when.as_ref(), place, &change));
        });
    }

    /// Adds what the item nearest before is usually asked for.
    fn add(self) {
        if let Some(part) = usual_part(self.editing) {
            self.change(|_, parts| parts.push(part.clone()));
        }
    }

    /// Adds a group of its own, whose parts go together the other way.
    fn add_group(self) {
        let Some(part) = usual_part(self.editing) else { return };
        self.change(|join, parts| {
            let inside = vec![part.clone()].into();
            parts.push(match join {
                Join::All => Condition::Any(inside),
                Join::Any => Condition::All(inside),
            });
        });
    }
}

fn usual_part(editing: Editing) -> Option<Condition> {
    nearest(editing).map(|source| Condition::Answer { item: source.key.clone(), is: usual(&source) })
}

/// The fields of a group. A group may stand in a group, so its type is not told.
fn group_fields(editing: Editing, place: Vec<usize>) -> AnyView {
    let at = GroupAt::of(editing, place);
    let words = TemplatesWords::of(editing.draft.ui.lang);
    // Each part by its place and by whether it is a group: one that becomes the other is drawn anew.
    let parts = Memo::new(move |_| {
        let is_group = |part: &Condition| !matches!(part, Condition::Answer { .. });
        at.group.with(|group| {
            group.iter().flat_map(|(_, parts)| parts).map(is_group).enumerate().collect::<Vec<(usize, bool)>>()
        })
    });
    let any = Memo::new(move |_| parts.with(|parts| !parts.is_empty()));
    let part = move |(number, is_group): (usize, bool)| match is_group {
        true => {
            let inside = at.place.with_value(|place| place.iter().copied().chain([number]).collect());
            view! { <div class="templates__inside">{group_fields(editing, inside)}</div> }.into_any()
        }
        false => view! { <Part at number /> }.into_any(),
    };
    view! {
        <Way at />
        <For each=move || parts.get() key=|part| *part children=part />
        <Show when=move || any.get()>
            <div class="row">
                <Button label=words.when_add size=ButtonSize::Small icon=Icon::Plus on_press=move || at.add() />
                {at.is_whole().then(|| view! {
                    <Button
                        label=words.when_add_group
                        size=ButtonSize::Small
                        icon=Icon::Plus
                        on_press=move || at.add_group()
                    />
                })}
            </div>
        </Show>
    }
    .into_any()
}

/// How the parts of a group go together; none for a group that is to go, and for an item that is always shown.
#[component]
fn Way(at: GroupAt) -> impl IntoView {
    let words = TemplatesWords::of(at.editing.draft.ui.lang);
    let is_alone = Memo::new(move |_| others(at.editing).with(Vec::is_empty));
    let way = Signal::derive(move || {
        at.group.with(|group| match group {
            Some((Join::All, parts)) if !parts.is_empty() => ALL.to_owned(),
            Some((Join::Any, parts)) if !parts.is_empty() => ANY.to_owned(),
            Some(_) | None => String::new(),
        })
    });
    let choose = move |way: String| {
        let wanted = match way.as_str() {
            ALL => Join::All,
            ANY => Join::Any,
            _ => return at.change(|_, parts| parts.clear()),
        };
        let first = if at.group.with_untracked(|group| group.as_ref().is_none_or(|(_, parts)| parts.is_empty())) {
            usual_part(at.editing)
        } else {
            None
        };
        at.change(|join, parts| {
            *join = wanted;
            parts.extend(first.clone());
        });
    };
    let ways = match at.is_whole() {
        true => [words.when_always, words.when_all, words.when_any],
        false => [words.when_no_group, words.when_group_all, words.when_group_any],
    };
    let ways: Vec<SelectOption> =
        ["", ALL, ANY].into_iter().zip(ways).map(|(key, word)| SelectOption::new(key, word)).collect();
    let hint = Signal::derive(move || {
        let hint = if is_alone.get() { words.when_none } else { words.when_hint };
        at.is_whole().then(|| hint.to_owned())
    });
    view! {
        <SelectField
            label=if at.is_whole() { words.when } else { words.when_group }
            hint
            value=way
            options=Signal::stored(ways)
            on_change=choose
        />
    }
}

/// One part: an item, and which answers to it.
#[component]
fn Part(at: GroupAt, number: usize) -> impl IntoView {
    let editing = at.editing;
    let draft = editing.draft;
    let lang = draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let part = Memo::new(move |_| {
        at.group.with(|group| match group.as_ref()?.1.get(number)? {
            Condition::Answer { item, is } => Some((item.to_string(), is.clone())),
            Condition::All(_) | Condition::Any(_) => None,
        })
    });
    let key = Signal::derive(move || part.with(|part| part.as_ref().map(|(key, _)| key.clone()).unwrap_or_default()));
    let find = move |key: &str| draft.body.with_untracked(|body| body.as_ref()?.item(key).cloned());
    let source = Signal::derive(move || {
        draft.body.with(|body| key.with(|key| body.as_ref().and_then(|body| body.item(key).cloned())))
    });
    let put = move |key: String, said: Said| {
        at.change(|_, parts| {
            if let Some(part) = parts.get_mut(number) {
                *part = Condition::Answer { item: key.clone().into(), is: said.clone() };
            }
        });
    };
    let choose = move |key: String| {
        if let Some(source) = find(&key) {
            put(key, usual(&source));
        }
    };
    let remove = move || {
        at.change(|_, parts| {
            if number < parts.len() {
                parts.remove(number);
            }
        });
    };
    let name = at.place.with_value(|place| place.iter().chain([&number]).map(usize::to_string).collect::<Vec<_>>());
    view! {
        <div class="templates__part">
            <SelectField label=words.when_item value=key options=others(editing) on_change=choose />
            <SaidFields
                editing
                source
                said=Signal::derive(move || part.with(|part| part.as_ref().map(|(_, said)| said.clone())))
                on_change=Callback::new(move |said: Said| put(key.get_untracked(), said))
                label=words.when_answers
                name=format!("when{}", name.join("."))
            />
            <IconButton icon=Icon::Delete label=words::remove_condition(number + 1, lang) on_press=remove />
        </div>
    }
}
