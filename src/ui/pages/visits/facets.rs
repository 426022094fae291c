//! What stands above the rows: search, one picker for each facet, the grouping, and the count.

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::domain::choices::VisitKind;
use crate::domain::facets::{Grouping, List};
use crate::domain::text::Lang;
use crate::domain::visit_list::{RESULTS, VisitRow, Visits};
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, LabelShown, NARROW, SearchField, SelectField, SelectOption, media};
use crate::ui::parts::list_count::ListCount;
use crate::ui::words::{self, VisitsWords};

use super::open_list::OpenList;

/// Search, pickers and count: in one line on a laptop, the pickers folded away on a narrow page.
#[component]
pub fn Toolbar(ui: Ui, list: OpenList) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let narrow = media(NARROW);
    let unfolded = RwSignal::new(false);
    let on = move || list.asked.with(|asked| asked.filter.chosen.len());
    let search = view! {
        <SearchField
            label=words.search
            placeholder=words.search_hint.to_owned()
            value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
            on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
        />
    };
    let unfold = move || {
        view! {
            <button
                type="button"
                class="btn btn--secondary"
                aria-expanded=move || if unfolded.get() { "true" } else { "false" }
                on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)
            >
                {Icon::Filter.view()}
                <span>{move || words::filters_of(on(), ui.lang)}</span>
            </button>
        }
    };
    view! {
        <div class="toolbar list__toolbar">
            {search}
            {move || match narrow.get() {
                true => unfold().into_any(),
                false => view! { <Pickers ui list label_shown=LabelShown::ToScreenReaders /> }.into_any(),
            }}
            <div class="row visits__count"><Shown ui list /></div>
        </div>
        {move || (narrow.get() && unfolded.get()).then(|| view! {
            <div class="form-grid visits__pickers">
                <Pickers ui list label_shown=LabelShown::Above />
                <Orders ui list />
            </div>
        })}
    }
}

/// The count, and the way to see all again.
#[component]
fn Shown(ui: Ui, list: OpenList) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let count = move || words::visits_shown(list.shown.with(Vec::len), list.rows.with(|rows| rows.len()), ui.lang);
    view! {
        <ListCount
            count=Signal::derive(count)
            is_narrowed=list.is_narrowed
            clear_label=words.clear
            on_clear=move |()| list.clear()
        />
    }
}

/// One picker for each facet, and the grouping.
#[component]
fn Pickers(ui: Ui, list: OpenList, label_shown: LabelShown) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let facets = Visits.facets().iter().enumerate().map(|(place, key)| {
        let (label, all) = facet_words(key, words);
        let options = Memo::new(move |_| list.counts.with(|counts| options(key, &counts[place], all, ui.lang)));
        view! {
            <SelectField
                label
                label_shown
                options
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.only(key).to_owned()))
                on_change=move |value: String| list.asked.update(|asked| asked.filter.choose_only(key, &value))
            />
        }
    });
    let facets = facets.collect_view();
    let mut groupings = vec![SelectOption::new("", words.ungrouped)];
    groupings.extend(Visits.groupings().iter().map(|one| SelectOption::new(one.key, grouping_words(one, words))));
    view! {
        {facets}
        <SelectField
            label=words.group
            label_shown
            options=groupings
            value=Signal::derive(move || list.asked.with(|asked| asked.grouping.to_owned()))
            on_change=move |key: String| list.asked.update(|asked| asked.group_by(&key))
        />
    }
}

/// The order, which has no heads of columns on a narrow page.
#[component]
fn Orders(ui: Ui, list: OpenList) -> impl IntoView {
    let words = VisitsWords::of(ui.lang);
    let named = |key: &str| match key {
        "project" => words.project,
        "who" => words.who,
        "kind" => words.kind,
        "failed" => words.most_failed,
        "problems" => words.most_problems,
        _ => words.newest,
    };
    let options: Vec<SelectOption> =
        Visits.orders().iter().map(|order| SelectOption::new(*order, named(order))).collect();
    let present = move || {
        let is_it = |key: &str| list.asked.with(|asked| asked.is_ordered_by(key));
        Visits.orders().iter().find(|order| is_it(order)).map_or_else(String::new, |order| (*order).to_owned())
    };
    let choose = move |key: String| {
        if let Some(order) = Visits.orders().iter().copied().find(|order| *order == key) {
            list.asked.update(|asked: &mut Asked<Visits>| {
                asked.turned = false;
                if !asked.is_ordered_by(order) {
                    asked.order_by(order);
                }
            });
        }
    };
    view! { <SelectField label=words.sort options value=Signal::derive(present) on_change=choose /> }
}

/// What a facet is called, and that all its values are let through.
fn facet_words(key: &str, words: &'static VisitsWords) -> (&'static str, &'static str) {
    match key {
        "month" => (words.month, words.all_months),
        "who" => (words.who, words.all_people),
        "kind" => (words.kind, words.all_kinds),
        "unit" => (words.unit, words.all_units),
        _ => (words.result, words.all_results),
    }
}

fn grouping_words(grouping: &Grouping<VisitRow>, words: &'static VisitsWords) -> &'static str {
    match grouping.key {
        "month" => words.by_month,
        _ => words.by_who,
    }
}

/// The values of a facet that are there, each with its count; months from the youngest, results in their own order.
fn options(
    key: &str,
    counts: &std::collections::BTreeMap<String, usize>,
    all: &'static str,
    lang: Lang,
) -> Vec<SelectOption> {
    let words = VisitsWords::of(lang);
    let named = |value: &str| match key {
        "month" => words::month_name(value, lang),
        "kind" => VisitKind::from_key(value).map_or_else(|| value.to_owned(), |kind| kind.label(lang).to_owned()),
        "result" => match value {
            "critical" => words.critical.to_owned(),
            "failed" => words.failed.to_owned(),
            "passed" => words.passed.to_owned(),
            _ => words.draft.to_owned(),
        },
        _ => value.to_owned(),
    };
    let one = |value: &str, count: usize| SelectOption::new(value, format!("{} ({count})", named(value)));
    let mut options = vec![SelectOption::new("", all)];
    match key {
        "month" => options.extend(counts.iter().rev().map(|(value, count)| one(value, *count))),
        "result" => {
            let counted = RESULTS.iter().filter_map(|value| Some((*value, *counts.get(*value)?)));
            options.extend(counted.map(|(value, count)| one(value, count)));
        }
        _ => options.extend(counts.iter().map(|(value, count)| one(value, *count))),
    }
    options
}
