//! How an item is answered: the kind, and for numbers, days and choices what belongs to it.

use leptos::prelude::*;

use crate::app::workbook::Done;
use crate::domain::checklist::{Item, ItemKind, Target};
use crate::domain::command::Refusal;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldError;
use crate::domain::text::Text;
use crate::ui::controls::{DateField, NumberField, SelectField, SelectOption, TextField};
use crate::ui::parts::written::Written;
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Editing, fresh_key, write};
use super::options::OptionFields;

/// The kinds, as they are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Kind {
    #[default]
    Check,
    Number,
    Date,
    Text,
    Choice,
    Several,
}

impl Kind {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Check, "check"),
        (Self::Number, "number"),
        (Self::Date, "date"),
        (Self::Text, "text"),
        (Self::Choice, "choice"),
        (Self::Several, "several"),
    ];

    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("check", |(_, key)| key)
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == key).map(|(kind, _)| *kind)
    }

    const fn of(kind: &ItemKind) -> Self {
        match kind {
            ItemKind::Check => Self::Check,
            ItemKind::Number { .. } => Self::Number,
            ItemKind::Date { .. } => Self::Date,
            ItemKind::Text => Self::Text,
            ItemKind::Choice { several: false, .. } => Self::Choice,
            ItemKind::Choice { several: true, .. } => Self::Several,
        }
    }

    /// A kind without anything in it; options stay where one choice becomes several, or several one.
    fn begin(self, before: &Item) -> ItemKind {
        let options = || before.options().to_vec().into();
        match self {
            Self::Check => ItemKind::Check,
            Self::Number => ItemKind::Number {
                unit: Text::default(),
                min: Some(Decimal::whole(0)),
                max: None,
                decimals: 2,
                target: None,
            },
            Self::Date => ItemKind::Date { latest: None },
            Self::Text => ItemKind::Text,
            Self::Choice => ItemKind::Choice { options: options(), several: false },
            Self::Several => ItemKind::Choice { options: options(), several: true },
        }
    }

    const fn label(self, words: &TemplatesWords) -> &'static str {
        match self {
            Self::Check => words.kind_check,
            Self::Number => words.kind_number,
            Self::Date => words.kind_date,
            Self::Text => words.kind_text,
            Self::Choice => words.kind_choice,
            Self::Several => words.kind_several,
        }
    }
}

/// The kind with its fields.
#[component]
pub fn KindFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let kind = Memo::new(move |_| {
        editing.item.with(|item| item.as_ref().map(|item| Kind::of(&item.kind)).unwrap_or_default())
    });
    let kinds = Kind::ALL.iter().map(|(kind, key)| SelectOption::new(*key, kind.label(words))).collect::<Vec<_>>();
    let choose = move |key: String| {
        let wanted = Kind::from_key(&key).filter(|wanted| *wanted != kind.get_untracked());
        if let Some(wanted) = wanted {
            // Answers of another kind cannot be compared with those of earlier visits, so it is another question from now on.
            let Some(key) = fresh_key(editing.draft.ui, 'q') else { return };
            editing.edit(|item| {
                item.kind = wanted.begin(item);
                item.key = key.clone().into();
            });
            editing.draft.editing.set(Some(key));
        }
    };
    view! {
        <SelectField
            label=words.kind
            value=Signal::derive(move || kind.get().key().to_owned())
            options=Signal::stored(kinds)
            on_change=choose
        />
        {move || match kind.get() {
            Kind::Check | Kind::Text => ().into_any(),
            Kind::Number => view! { <NumberFields editing /> }.into_any(),
            Kind::Date => view! { <DateFields editing /> }.into_any(),
            Kind::Choice | Kind::Several => view! { <OptionFields editing /> }.into_any(),
        }}
    }
}

/// A number's parts as they are edited.
struct Number<'a> {
    unit: &'a mut Text,
    min: &'a mut Option<Decimal>,
    max: &'a mut Option<Decimal>,
    decimals: &'a mut u8,
    target: &'a mut Option<Target>,
}

/// A number's parts as they are read.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    unit: String,
    min: String,
    max: String,
    decimals: String,
    way: &'static str,
    target: String,
}

const AT_LEAST: &str = "at_least";
const AT_MOST: &str = "at_most";

fn shown(kind: &ItemKind, lang: crate::domain::text::Lang) -> Shown {
    let ItemKind::Number { unit, min, max, decimals, target } = kind else { return Shown::default() };
    let bound = |bound: &Option<Decimal>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let (way, target) = match target {
        None => ("", String::new()),
        Some(Target::AtLeast(least)) => (AT_LEAST, least.to_string()),
        Some(Target::AtMost(most)) => (AT_MOST, most.to_string()),
    };
    let unit = super::draft::wording(unit, lang);
    Shown { unit, min: bound(min), max: bound(max), decimals: decimals.to_string(), way, target }
}

/// The fields whose figures can be wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Min,
    Max,
    Target,
}

impl Figure {
    /// What the draft of a figure that could not be read calls it.
    const fn key(self) -> &'static str {
        match self {
            Self::Min => "min",
            Self::Max => "max",
            Self::Target => "target",
        }
    }
}

#[component]
fn NumberFields(editing: Editing) -> impl IntoView {
    let lang = editing.draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let now = Memo::new(move |_| {
        editing.item.with(|item| item.as_ref().map(|item| shown(&item.kind, lang)).unwrap_or_default())
    });
    let edit = move |change: &dyn Fn(Number)| {
        editing.edit(|item| {
            if let ItemKind::Number { unit, min, max, decimals, target } = &mut item.kind {
                change(Number { unit, min, max, decimals, target });
            }
        });
    };
    let figure = move |which: Figure, label: &'static str, stored: fn(&Shown) -> String| {
        let name = move || editing.field_name(which.key(), label);
        let write = move |text: String| {
            let typed = text.trim();
            let wrong = || Refusal::Field(None, which.key().to_owned(), FieldError::NotANumber);
            let read = match typed.is_empty() {
                true => None,
                false => Some(Decimal::parse(typed).ok_or_else(wrong)?),
            };
            edit(&|number| match (which, read) {
                (Figure::Min, read) => *number.min = read,
                (Figure::Max, read) => *number.max = read,
                (Figure::Target, None) => *number.target = None,
                (Figure::Target, Some(read)) => {
                    *number.target = Some(match number.target {
                        Some(Target::AtMost(_)) => Target::AtMost(read),
                        Some(Target::AtLeast(_)) | None => Target::AtLeast(read),
                    });
                }
            });
            Ok(Done::default())
        };
        Written::new(editing.draft.ui, name, Signal::derive(move || now.with(stored)), write)
    };
    let min = figure(Figure::Min, words.min, |now| now.min.clone());
    let max = figure(Figure::Max, words.max, |now| now.max.clone());
    let target = figure(Figure::Target, words.target_figure, |now| now.target.clone());
    let ways = vec![
        SelectOption::new("", words.no_target),
        SelectOption::new(AT_LEAST, words.target_at_least),
        SelectOption::new(AT_MOST, words.target_at_most),
    ];
    let choose_way = move |way: String| {
        edit(&|number| {
            let present = match number.target {
                Some(Target::AtLeast(present) | Target::AtMost(present)) => *present,
                None => Decimal::whole(0),
            };
            *number.target = match way.as_str() {
                AT_LEAST => Some(Target::AtLeast(present)),
                AT_MOST => Some(Target::AtMost(present)),
                _ => None,
            };
        });
    };
    let places = (0..=4_u8).map(|places| SelectOption::new(places.to_string(), words::decimal_places(places, lang)));
    view! {
        <div class="form-grid">
            <TextField
                label=words.unit
                value=Signal::derive(move || now.with(|now| now.unit.clone()))
                on_change=move |text: String| edit(&|number| write(number.unit, lang, text.clone()))
            />
            <SelectField
                label=words.decimals
                value=Signal::derive(move || now.with(|now| now.decimals.clone()))
                options=Signal::stored(places.collect::<Vec<_>>())
                on_change=move |places: String| edit(&|number| *number.decimals = places.parse().unwrap_or(0))
            />
            <NumberField
                label=words.min
                value=min.value()
                error=min.error()
                on_change=move |text| min.commit(text)
            />
            <NumberField
                label=words.max
                value=max.value()
                error=max.error()
                on_change=move |text| max.commit(text)
            />
            <SelectField
                label=words.target
                hint=words.target_hint.to_string()
                value=Signal::derive(move || now.with(|now| now.way.to_owned()))
                options=Signal::stored(ways)
                on_change=choose_way
            />
            <Show when=move || now.with(|now| !now.way.is_empty())>
                <NumberField
                    label=words.target_figure
                    value=target.value()
                    error=target.error()
                    on_change=move |text| target.commit(text)
                />
            </Show>
        </div>
    }
}

#[component]
fn DateFields(editing: Editing) -> impl IntoView {
    let words = TemplatesWords::of(editing.draft.ui.lang);
    let latest = editing.read(|item| match &item.kind {
        ItemKind::Date { latest } => latest.map(|day| day.to_string()).unwrap_or_default(),
        ItemKind::Check | ItemKind::Number { .. } | ItemKind::Text | ItemKind::Choice { .. } => String::new(),
    });
    let set = move |text: String| {
        editing.edit(|item| {
            if let ItemKind::Date { latest } = &mut item.kind {
                *latest = text.parse().ok();
            }
        });
    };
    view! { <DateField label=words.latest hint=words.latest_hint.to_string() value=latest on_change=set /> }
}
