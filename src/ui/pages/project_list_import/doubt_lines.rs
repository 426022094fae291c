//! What is in doubt about a column, each on a line with the choice that settles it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::list_run::List;
use crate::domain::choices::Overlay;
use crate::domain::fields::{ChoiceOf, FieldKind};
use crate::domain::text::Lang;
use crate::domain::when::DayOrder;
use crate::exchange::list::{Column, DateChoices, Doubt, Meaning, MonthOne, Target, UnknownWord};
use crate::ui::controls::{LabelShown, SelectField, SelectOption};
use crate::ui::words::{self, ListDoubtWords};

use super::draft::Draft;

/// How many unknown words are asked for.
const WORDS_SHOWN: usize = 12;

/// What is in doubt about a column.
pub(super) fn doubts_of(draft: Draft, place: usize, list: Arc<List>) -> Memo<Vec<Doubt>> {
    let mapping = draft.mapping();
    // It follows from the targets of the columns alone, and looks at every row: not for every choice.
    let targets =
        Memo::new(move |_| mapping.with(|mapping| mapping.columns().iter().map(Column::target).collect::<Vec<_>>()));
    Memo::new(move |_| {
        // A memo that is only tracked is never reckoned, and tells nobody.
        targets.with(|_| ());
        mapping.with_untracked(|mapping| mapping.doubts(&list.table, place))
    })
}

/// Every doubt about one column; nothing where there is none.
#[component]
pub(super) fn DoubtLines(draft: Draft, place: usize, doubts: Memo<Vec<Doubt>>, header: String) -> impl IntoView {
    move || {
        let doubts = doubts.get();
        (!doubts.is_empty()).then(|| {
            let lines = doubts.into_iter().map(|doubt| line(draft, place, doubt, &header)).collect_view();
            view! { <div class="list-map__doubts">{lines}</div> }
        })
    }
}

fn line(draft: Draft, place: usize, doubt: Doubt, header: &str) -> AnyView {
    let lang = draft.ui.lang;
    match doubt {
        Doubt::SpoiledCodes { spoiled, of } => told(words::spoiled_codes(spoiled, of, lang)),
        Doubt::NoDayOrder(open) => ordered(draft, place, words::no_day_order(open, lang), header),
        Doubt::BothDayOrders(open) => ordered(draft, place, words::both_day_orders(open, lang), header),
        Doubt::MonthOne(cells) => month_one(draft, place, words::lost_nought(cells, lang), header),
        Doubt::UnknownWords(unknown) => unknown_words(draft, place, unknown),
        Doubt::YearOfList(year) => told(words::year_of_months(year, lang)),
    }
}

fn told(text: String) -> AnyView {
    view! { <p class="list-map__doubt"><span>{text}</span></p> }.into_any()
}

fn choices(draft: Draft, place: usize) -> DateChoices {
    draft.mapping().with(|mapping| mapping.columns().get(place).map(Column::date_choices).unwrap_or_default())
}

fn ordered(draft: Draft, place: usize, text: String, header: &str) -> AnyView {
    let words = ListDoubtWords::of(draft.ui.lang);
    let number = |order: Option<DayOrder>| {
        let at = order.and_then(|order| DayOrder::ALL.iter().position(|one| *one == order));
        at.map_or_else(String::new, |at| at.to_string())
    };
    let options = [None, Some(DayOrder::MonthFirst), Some(DayOrder::DayFirst)];
    let names = [words.choose, words.month_first, words.day_first];
    let options: Vec<SelectOption> =
        options.into_iter().zip(names).map(|(order, name)| SelectOption::new(number(order), name)).collect();
    view! {
        <div class="list-map__doubt">
            <span>{text}</span>
            <SelectField
                label=format!("{header} {}", words.day_order)
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || number(choices(draft, place).order))
                options=Signal::stored(options)
                on_change=move |chosen: String| {
                    let order = chosen.parse().ok().and_then(|at: usize| DayOrder::ALL.get(at).copied());
                    let dates = untrack(move || choices(draft, place));
                    draft.mapping().update(|mapping| mapping.set_dates(place, DateChoices { order, ..dates }));
                }
            />
        </div>
    }
    .into_any()
}

fn month_one(draft: Draft, place: usize, text: String, header: &str) -> AnyView {
    const JANUARY: &str = "1";
    const OCTOBER: &str = "10";
    let words = ListDoubtWords::of(draft.ui.lang);
    let value = move || match choices(draft, place).month_one {
        Some(MonthOne::January) => JANUARY.to_owned(),
        Some(MonthOne::October) => OCTOBER.to_owned(),
        None => String::new(),
    };
    let options = [("", words.choose), (JANUARY, words.january), (OCTOBER, words.october)];
    let options: Vec<SelectOption> = options.into_iter().map(|(key, name)| SelectOption::new(key, name)).collect();
    view! {
        <div class="list-map__doubt">
            <span>{text}</span>
            <SelectField
                label=format!("{header} {}", words.month_one)
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(value)
                options=Signal::stored(options)
                on_change=move |chosen: String| {
                    let month_one = match chosen.as_str() {
                        JANUARY => Some(MonthOne::January),
                        OCTOBER => Some(MonthOne::October),
                        _ => None,
                    };
                    let dates = untrack(move || choices(draft, place));
                    draft.mapping().update(|mapping| mapping.set_dates(place, DateChoices { month_one, ..dates }));
                }
            />
        </div>
    }
    .into_any()
}

fn unknown_words(draft: Draft, place: usize, unknown: Vec<UnknownWord>) -> AnyView {
    let lang = draft.ui.lang;
    let field = draft.mapping().with_untracked(|mapping| match mapping.columns().get(place).map(Column::target) {
        Some(Target::Field(spec)) => match spec.kind {
            FieldKind::Choice(list) => Some((spec.key, list)),
            _ => None,
        },
        Some(Target::Month(_) | Target::Extra | Target::Dropped) | None => None,
    });
    let Some((key, of)) = field else { return ().into_any() };
    let more = unknown.len().saturating_sub(WORDS_SHOWN);
    let options = StoredValue::new(meanings(of, lang));
    let lines = unknown.into_iter().take(WORDS_SHOWN).map(|word| word_line(draft, key, word, options)).collect_view();
    view! {
        {lines}
        {(more > 0).then(|| told(words::more_words(more, lang)))}
    }
    .into_any()
}

fn word_line(
    draft: Draft,
    field: &'static str,
    unknown: UnknownWord,
    options: StoredValue<Vec<(Option<Meaning>, String)>>,
) -> impl IntoView {
    let lang = draft.ui.lang;
    let UnknownWord { word, rows, .. } = unknown;
    let sought = word.clone();
    let value = move || {
        let meaning = draft.mapping().with(|mapping| mapping.meanings().of(field, &sought).cloned());
        let at = options.with_value(|options| options.iter().position(|(known, _)| *known == meaning));
        at.unwrap_or_default().to_string()
    };
    let listed = options.with_value(|options| {
        let numbered = options.iter().enumerate();
        numbered.map(|(at, (_, name))| SelectOption::new(at.to_string(), name.clone())).collect::<Vec<_>>()
    });
    let label = words::meaning_of(&word, lang);
    view! {
        <div class="list-map__doubt">
            <span>{words::unknown_word(&word, rows, lang)}" → "{ListDoubtWords::of(lang).meaning}</span>
            <SelectField
                label
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(value)
                options=Signal::stored(listed)
                on_change=move |chosen: String| {
                    let at: usize = chosen.parse().unwrap_or_default();
                    let meaning = options.with_value(|options| options.get(at).and_then(|(meaning, _)| meaning.clone()));
                    draft.set_meaning(field, &word, meaning);
                }
            />
        </div>
    }
}

/// What a word can mean: an option of the field, in the column of phases what lies over them, or nothing.
fn meanings(of: ChoiceOf, lang: Lang) -> Vec<(Option<Meaning>, String)> {
    let words = ListDoubtWords::of(lang);
    let option = |(key, name): (&str, &str)| (Some(Meaning::Option(key.to_owned())), name.to_owned());
    let overlay =
        |overlay: &Overlay| (Some(Meaning::Overlay(overlay.key().to_owned())), overlay.label(lang).to_owned());
    let overlays = if of == ChoiceOf::Phase { Overlay::ALL } else { &[] };
    std::iter::once((None, words.not_yet.to_owned()))
        .chain(of.options(lang).into_iter().map(option))
        .chain(overlays.iter().map(overlay))
        .chain([(Some(Meaning::Nothing), words.nothing.to_owned())])
        .collect()
}
