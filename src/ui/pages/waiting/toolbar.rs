//! What stands above the rows: search, how it is looked at, one picker for each facet, and the count.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::facets::List;
use crate::domain::registers::register_of;
use crate::domain::text::Lang;
use crate::domain::waiting::{STATES, WaitingList};
use crate::ui::context::Ui;
use crate::ui::controls::{Choice, LabelShown, SearchField, SegmentedControl, SelectField, SelectOption};
use crate::ui::parts::list_count::ListCount;
use crate::ui::words::{self, WaitingWords};

use super::open_list::{OpenList, View};

/// The toolbar.
#[component]
pub fn Toolbar(ui: Ui, list: OpenList) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
    let pickers = WaitingList.facets().iter().enumerate().map(move |(place, key)| {
        let (label, all) = facet_words(key, words);
        let options = Memo::new(move |_| list.counts.with(|counts| options(key, &counts[place], all, ui.lang)));
        view! {
            <SelectField
                label
                label_shown=LabelShown::ToScreenReaders
                options
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.only(key).to_owned()))
                on_change=move |value: String| list.asked.update(|asked| asked.filter.choose_only(key, &value))
            />
        }
    });
    let choices = vec![Choice::new(View::List, words.as_list), Choice::new(View::Holders, words.by_holder)];
    view! {
        <div class="toolbar list__toolbar waiting__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
                on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
            />
            <SegmentedControl
                label=words.views
                choices
                value=Signal::derive(move || Some(list.view.get()))
                on_choose=move |chosen| list.view.set(chosen)
            />
            {pickers.collect_view()}
            <div class="row list__tools"><Count ui list /></div>
        </div>
    }
}

/// The count, and the way to see all again.
#[component]
fn Count(ui: Ui, list: OpenList) -> impl IntoView {
    let words = WaitingWords::of(ui.lang);
    let count = move || {
        list.rows.with(|rows| {
            list.shown.with(|shown| {
                let over = shown.iter().filter(|place| rows.get(**place).is_some_and(|row| row.over > 0)).count();
                words::waiting_shown(shown.len(), rows.len(), over, ui.lang)
            })
        })
    };
    view! {
        <ListCount
            count=Signal::derive(count)
            is_narrowed=list.is_narrowed
            clear_label=words.clear
            on_clear=move |()| list.clear()
        />
    }
}

/// What a facet is called, and that all its values are let through.
fn facet_words(key: &str, words: &'static WaitingWords) -> (&'static str, &'static str) {
    match key {
        "state" => (words.state, words.all_states),
        "holder" => (words.holder, words.all_holders),
        _ => (words.kind, words.all_kinds),
    }
}

/// What a state is called.
pub fn state_name(state: &str, words: &'static WaitingWords) -> &'static str {
    match state {
        "over" => words.over,
        "near" => words.near,
        _ => words.running,
    }
}

/// What a kind of thing is called.
pub fn kind_name(kind: &str, lang: Lang) -> String {
    match register_of(kind) {
        Some(register) => register.name.get(lang).to_owned(),
        None => WaitingWords::of(lang).problems.to_owned(),
    }
}

/// The values of a facet that are there, each with its count; states in their own order.
fn options(key: &str, counts: &BTreeMap<String, usize>, all: &'static str, lang: Lang) -> Vec<SelectOption> {
    let words = WaitingWords::of(lang);
    let mut options = vec![SelectOption::new("", all)];
    let one = |value: &str, name: &str, count: usize| SelectOption::new(value, format!("{name} ({count})"));
    match key {
        "state" => options
            .extend(STATES.iter().filter_map(|state| Some(one(state, state_name(state, words), *counts.get(*state)?)))),
        "kind" => options.extend(counts.iter().map(|(kind, count)| one(kind, &kind_name(kind, lang), *count))),
        _ => options.extend(counts.iter().map(|(value, count)| one(value, value, *count))),
    }
    options
}
