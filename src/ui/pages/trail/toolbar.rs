//! What stands above the rows: search, one picker for each facet, and the count.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::facets::List;
use crate::domain::text::Lang;
use crate::domain::trail::{Act, TrailList};
use crate::ui::context::Ui;
use crate::ui::controls::{LabelShown, SearchField, SelectField, SelectOption};
use crate::ui::parts::list_count::ListCount;
use crate::ui::words::{self, TrailWords};

use super::open_list::OpenList;

/// The toolbar.
#[component]
pub fn Toolbar(ui: Ui, list: OpenList) -> impl IntoView {
    let words = TrailWords::of(ui.lang);
    let pickers = TrailList(None).facets().to_vec().into_iter().enumerate().map(move |(place, key)| {
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
    let count = move || {
        let all = list.trail.with(|trail| trail.rows.len());
        words::changes_shown(list.shown.with(|shown| shown.len()), all, ui.lang)
    };
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
                on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
            />
            {pickers.collect_view()}
            <div class="row list__tools">
                <ListCount
                    count=Signal::derive(count)
                    is_narrowed=list.is_narrowed
                    clear_label=words.clear
                    on_clear=move |()| list.clear()
                />
            </div>
        </div>
    }
}

/// What a facet is called, and that all its values are let through.
fn facet_words(key: &str, words: &'static TrailWords) -> (&'static str, &'static str) {
    match key {
        "act" => (words.act, words.all_acts),
        "thing" => (words.thing, words.all_things),
        "field" => (words.field, words.all_fields),
        "month" => (words.month, words.all_months),
        "source" => (words.source, words.all_sources),
        _ => (words.who, words.all_people),
    }
}

/// The values of a facet that are there, each with its count; acts in their own order, the last month first.
fn options(key: &str, counts: &BTreeMap<String, usize>, all: &'static str, lang: Lang) -> Vec<SelectOption> {
    let mut options = vec![SelectOption::new("", all)];
    let one = |value: &str, name: &str, count: usize| SelectOption::new(value, format!("{name} ({count})"));
    match key {
        "act" => options.extend(Act::ALL.iter().filter_map(|act| {
            let count = counts.get(act.key())?;
            Some(one(act.key(), words::act_name(*act, lang), *count))
        })),
        "month" => options.extend(counts.iter().rev().map(|(value, count)| one(value, value, *count))),
        _ => options.extend(counts.iter().map(|(value, count)| one(value, value, *count))),
    }
    options
}
