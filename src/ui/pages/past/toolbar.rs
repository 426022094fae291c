//! What stands above the rows: search, one picker for each facet, and the count.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::past::{SinceList, WHATS};
use crate::domain::facets::List;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{LabelShown, SearchField, SelectField, SelectOption};
use crate::ui::parts::list_count::ListCount;
use crate::ui::words::{self, PastWords};

use super::open_list::OpenList;

/// The toolbar.
#[component]
pub fn Toolbar(ui: Ui, list: OpenList) -> impl IntoView {
    let words = PastWords::of(ui.lang);
    let pickers = SinceList(None).facets().to_vec().into_iter().enumerate().map(move |(place, key)| {
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
        words::differences_shown(list.shown.with(|shown| shown.len()), list.rows.with(|rows| rows.len()), ui.lang)
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
fn facet_words(key: &str, words: &'static PastWords) -> (&'static str, &'static str) {
    match key {
        "kind" => (words.kind, words.all_kinds),
        "what" => (words.what, words.all_whats),
        _ => (words.who, words.all_people),
    }
}

/// What a kind of difference is called.
pub fn what_name(what: &str, words: &'static PastWords) -> &'static str {
    match what {
        "made" => words.made,
        "deleted" => words.deleted,
        "back" => words.brought_back,
        _ => words.changed,
    }
}

/// The values of a facet that are there, each with its count; what happened in its own order.
fn options(key: &str, counts: &BTreeMap<String, usize>, all: &'static str, lang: Lang) -> Vec<SelectOption> {
    let words = PastWords::of(lang);
    let mut options = vec![SelectOption::new("", all)];
    let one = |value: &str, name: &str, count: usize| SelectOption::new(value, format!("{name} ({count})"));
    match key {
        "what" => {
            options.extend(WHATS.iter().filter_map(|what| Some(one(what, what_name(what, words), *counts.get(*what)?))))
        }
        "kind" => options.extend(counts.iter().map(|(kind, count)| one(kind, &words::kind_name(kind, lang), *count))),
        _ => options.extend(counts.iter().map(|(value, count)| one(value, value, *count))),
    }
    options
}
