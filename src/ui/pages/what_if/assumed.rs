//! What is assumed, group by group, with the way to take it back; and what came to nothing, each with its reason.

use leptos::prelude::*;

use crate::app::session::View;
use crate::app::what_if::LeftOut;
use crate::book::Progress;
use crate::domain::text::Lang;
use crate::domain::what_if::{Asks, Group, Preset};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, EmptyState, Icon, Tone};
use crate::ui::parts::describe::called;
use crate::ui::parts::what_if::suppose;
use crate::ui::words::{self, WhatIfWords};

/// How many records of a group are named, and how many that came to nothing.
const NAMED: usize = 5;
const REASONS: usize = 50;

/// What is assumed.
#[component]
pub fn Assumed(ui: Ui, making: RwSignal<Option<Progress>>) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let made = ui.session.supposing().made();
    let row = move |group: &Group| {
        let names = ui.session.read(|view| {
            let first = group.of.iter().take(NAMED).map(|of| both(called(&view, of, ui.lang), ui.lang));
            first.collect::<Vec<_>>().join(words::list_comma(ui.lang))
        });
        let names = words::and_others(&names, group.of.len().saturating_sub(NAMED), ui.lang);
        let said = said_beside(group.preset, &group.value, ui.lang);
        let said = words::assumed(group.preset.name.get(ui.lang), &said, group.of.len(), ui.lang);
        let (preset, value) = (group.preset, group.value.clone());
        let remove = move || {
            if let Some(mut plan) = ui.session.supposed() {
                plan.forget(preset, &value);
                suppose(ui, plan, making);
            }
        };
        view! {
            <li class="row row--between">
                <span><span class="strong">{said}</span> " " <span class="quiet">{names}</span></span>
                <Button label=words.remove size=ButtonSize::Small on_press=remove />
            </li>
        }
    };
    let rows = move || {
        made.track();
        let plan = ui.session.supposed()?;
        Some(match plan.is_empty() {
            true => view! {
                <EmptyState icon=Icon::Question title=words.none_yet text=words.none_yet_text.to_owned() />
            }
            .into_any(),
            false => view! {
                <ul class="stack stack--tight">{plan.groups().iter().map(row).collect_view()}</ul>
            }
            .into_any(),
        })
    };
    let left_out = move || {
        made.track();
        ui.session.read_now_and_supposed(|_, _, what_if| what_if.left_out().to_vec()).unwrap_or_default()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.assumptions}</h2></div>
            {rows}
            {move || view! { <Reasons ui title=words.left_out left=left_out() /> }}
            <NotAdopted ui />
        </section>
    }
}

/// What the last that was adopted could not do.
#[component]
pub fn NotAdopted(ui: Ui) -> impl IntoView {
    let left_out = ui.session.supposing().left_out();
    let title = WhatIfWords::of(ui.lang).not_adopted;
    move || view! { <Reasons ui title left=left_out.get() /> }
}

#[component]
fn Reasons(ui: Ui, title: &'static str, left: Vec<LeftOut>) -> impl IntoView {
    if left.is_empty() {
        return None;
    }
    let further = left.len().saturating_sub(REASONS);
    let lines = ui.session.read_present(|view| {
        let line = |left: &LeftOut| {
            let what = words::told(left.one.preset.name.get(ui.lang), &name(&view, left, ui.lang), ui.lang);
            words::told(&what, &words::refusal(&left.why, ui.lang), ui.lang)
        };
        left.iter().take(REASONS).map(line).collect::<Vec<_>>()
    });
    let rest = (further > 0).then(|| words::and_others("", further, ui.lang));
    let lines = lines.into_iter().chain(rest).map(|line| view! { <li>{line}</li> }).collect_view();
    Some(view! { <Banner tone=Tone::Warn title=title.to_owned()><ul class="stack stack--tight">{lines}</ul></Banner> })
}

fn name(view: &View, left: &LeftOut, lang: Lang) -> String {
    both(called(view, &left.one.of, lang), lang)
}

/// A record with its project; a project alone.
fn both((title, project): (String, String), lang: Lang) -> String {
    match project.is_empty() || title.ends_with(&project) {
        true => title,
        false => words::told(&project, &title, lang),
    }
}

/// What is said beside an assumption, as people read it.
fn said_beside(preset: &Preset, value: &str, lang: Lang) -> String {
    match preset.asks {
        Asks::Nothing => String::new(),
        Asks::Choice(list) => list.with_key(value).map_or_else(|| value.to_owned(), |one| one.name(lang).to_owned()),
        Asks::Amount | Asks::Words(_) => value.to_owned(),
    }
}
