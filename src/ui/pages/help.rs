//! `#/help`: what everything is and how it is done, inside the file, searched as one types.

use leptos::prelude::*;

use crate::domain::search::{found_in, searchable, sought};
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon, LinkButton, PageHead, SearchField};
use crate::ui::pinyin;
use crate::ui::words::{HELP, HelpTopic, HelpWords};

/// All topics, or the one that the address names.
#[component]
pub fn Help(topic: String) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = HelpWords::of(lang);
    let words_of = RwSignal::new(String::new());
    let asked = StoredValue::new(topic);
    let topics: Vec<(&'static HelpTopic, String)> = HELP
        .iter()
        .map(|topic| (topic, searchable(&[topic.title(lang), &topic.text(lang)], &pinyin::initial)))
        .collect();
    let found = Memo::new(move |_| {
        let sought = words_of.with(|typed| sought(typed));
        let named = |topic: &HelpTopic| asked.with_value(|asked| asked.is_empty() || asked == topic.key);
        let hits = topics.iter().enumerate().filter(|(_, (topic, search))| match sought.is_empty() {
            true => named(topic),
            false => found_in(search, &sought),
        });
        hits.map(|(place, _)| place).collect::<Vec<_>>()
    });
    let all = move || (found.with(Vec::len) == 1).then(|| view! { <LinkButton href="#/help" label=words.all /> });
    view! {
        <div class="page page--read help">
            <PageHead title=words.title subtitle=move || view! { <span>{words.subtitle}</span> } />
            <div class="toolbar">
                <SearchField label=words.search placeholder=words.search value=words_of on_input=move |text| words_of.set(text) />
                {all}
            </div>
            {move || found.with(Vec::is_empty).then(|| view! {
                <EmptyState icon=Icon::Search title=words.none text=words.none_text.to_string() />
            })}
            {move || {
                let found = found.get();
                found.into_iter().map(|place| section(&HELP[place], lang)).collect_view()
            }}
        </div>
    }
}

fn section(topic: &'static HelpTopic, lang: crate::domain::text::Lang) -> impl IntoView {
    let text = topic.text(lang);
    let lines = text.lines().map(|line| match line.split_once(' ') {
        Some((mark, point)) if mark == "-" || mark.ends_with('.') && mark.len() == 2 => {
            let mark = if mark == "-" { "•" } else { mark };
            view! { <p class="help__point"><span class="help__mark num">{mark.to_owned()}</span>{point.to_owned()}</p> }
                .into_any()
        }
        _ => view! { <p>{line.to_owned()}</p> }.into_any(),
    });
    let lines = lines.collect_view();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{topic.title(lang)}</h2></div>
            <div class="help__text">{lines}</div>
        </section>
    }
}
