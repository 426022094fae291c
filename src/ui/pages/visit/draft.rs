//! `#/visits/ID` while the visit takes answers: its head, how far it is, and its sections.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::domain::ids::VisitId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{NARROW, PageHead, ProgressBar, Tag, TagShape, Tone, media};
use crate::ui::parts::NotFound;
use crate::ui::parts::raise::{RaisePanel, raise_name};
use crate::ui::words::{self, VisitWords};

use super::bar::Bar;
use super::drawing::GROUP;
use super::finish::Finish;
use super::foot::{Foot, Reach, WhatIsLeft, go_on, listen_for_next};
use super::item::{ItemRow, plain_row};
use super::menu::{VisitMenu, back_of};
use super::newer::NewerLists;
use super::open_problems::OpenProblems;
use super::open_visit::Draft;
use super::photos::{DraftPhotos, drop_files};
use super::place::{Place, follow_end, go_back, keep_scroll, walk_by_keys};
use super::stroke::{Strokes, Way};

/// The page.
#[component]
pub fn DraftVisit(visit: VisitId) -> impl IntoView {
    let ui = Ui::get();
    keep_scroll(&visit);
    let words = VisitWords::of(ui.lang);
    let Some(draft) = Draft::open(ui, visit) else { return view! { <NotFound /> }.into_any() };
    listen_for_next(draft);
    ui.on_go_on(move |form| {
        let (project, visit) = (draft.project(), draft.visit());
        let template = draft.template();
        let item = template.items().find(|item| raise_name(&project, Some((&visit, item))) == form);
        item.is_some_and(|item| {
            draft.raising.set(Some(Arc::new(item.clone())));
            true
        })
    });
    follow_end(draft.at_end);
    let narrow = media(NARROW);
    let strokes = Strokes::new();
    let template = draft.template();
    let mut first = 1;
    let sections = (0..template.sections.len())
        .map(|place| {
            let number = first;
            first += template.sections[place].items.len();
            view! { <ChecklistSection draft place first=number /> }
        })
        .collect_view();
    view! {
        <div class="page visit">
            {move || match narrow.get() {
                true => view! { <Bar draft /> }.into_any(),
                false => view! { <Head draft /> }.into_any(),
            }}
            <NewerLists draft />
            <Progress draft />
            {move || (!narrow.get()).then(|| view! { <OpenProblems project=draft.project() /> })}
            {(!draft.is_practised).then(|| view! {
                <p class="faint no-print visit__keys">{words.keys}</p>
            })}
            <div
                class="stack visit__sections"
                on:keydown=walk_by_keys
                on:pointerdown=move |ev| strokes.down(&ev)
                on:pointerup=move |ev| match strokes.up(&ev) {
                    Some(Way::On) => go_on(draft),
                    Some(Way::Back) => go_back(),
                    None => {}
                }
                on:pointercancel=move |_| strokes.cancel()
                on:dragover=|ev: DragEvent| ev.prevent_default()
                on:drop=move |ev| drop_files(draft, &ev)
            >
                {sections}
            </div>
            {(!draft.is_practised).then(|| view! {
                <p class="faint no-print visit__strokes">{words.strokes}</p>
            })}
            {move || narrow.get().then(|| view! { <OpenProblems project=draft.project() /> })}
            <DraftPhotos draft />
            <Finish draft />
            {move || narrow.get().then(|| view! { <Foot draft /> })}
            {move || {
                draft.raising.get().map(|item| {
                    view! {
                        <RaisePanel
                            project=draft.project()
                            visit=draft.visit()
                            item=item
                            on_close=move |()| draft.raising.set(None)
                        />
                    }
                })
            }}
        </div>
    }
    .into_any()
}

/// Which project, which checklist, which day.
#[component]
fn Head(draft: Draft) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let project = draft.project();
    let name = ui.session.watch_entity(project.clone().entity(), move |view| {
        view.tables.project(&project).map_or_else(String::new, |project| project.name.clone())
    });
    let visit = draft.visit();
    let day = ui.session.watch_entity(visit.clone().entity(), move |view| {
        let time = view.book.text(visit.entity(), "time");
        view.tables.visit(&visit).map(|visit| words::day_and_time(visit.day, time))
    });
    let template = draft.template();
    let back = Some(back_of(draft));
    view! {
        <PageHead
            title=name
            back
            subtitle=move || view! {
                <span>{template.title.get(ui.lang).to_owned()}</span>
                <span class="num">{move || day.get()}</span>
                <Tag word=words.draft tone=Tone::Info shape=TagShape::Half />
            }
            actions=move || view! { <VisitMenu draft /> }
        />
    }
}

/// How far the visit is, and ways to what is left.
#[component]
fn Progress(draft: Draft) -> impl IntoView {
    let Draft { ui, words, tally, .. } = draft;
    let whole = Signal::derive(move || tally.with(|tally| tally.whole));
    let narrow = media(NARROW);
    let template = draft.template();
    let sections = template
        .sections
        .iter()
        .enumerate()
        .map(|(place, section)| {
            let key = section.key.to_string();
            let count = move || {
                tally.with(|tally| tally.sections.get(place).map(|count| format!("{}/{}", count.answered, count.total)))
            };
            let failed = move || {
                let failed = tally.with(|tally| tally.sections.get(place).map_or(0, |count| count.failed));
                (failed > 0).then(|| view! { <span class="chip__failed">{words::failed_short(failed, ui.lang)}</span> })
            };
            let class = move || {
                let count = tally.with(|tally| tally.sections.get(place).copied());
                match count.map(|count| (count.failed, count.unchecked())) {
                    Some((1.., _)) => "chip chip--failed",
                    Some((0, 0)) => "chip chip--done",
                    Some(_) | None => "chip",
                }
            };
            let is_empty = move || tally.with(|tally| tally.sections.get(place).is_some_and(|count| count.total == 0));
            view! {
                <button
                    type="button"
                    class=class
                    hidden=is_empty
                    on:click=move |_| Place::Section(key.clone()).show()
                >
                    <span>{section.title.get(ui.lang).to_owned()}</span>
                    <span class="chip__count">{count}</span>
                    {failed}
                </button>
            }
        })
        .collect_view();
    let to_end = view! {
        <button type="button" class="chip" on:click=move |_| Place::Finish.show()>{words.finish_title}</button>
    };
    view! {
        <div class="visit-progress">
            {move || (!narrow.get()).then(|| view! {
                <div class="visit-progress__line">
                    <ProgressBar
                        label=words.progress
                        done=Signal::derive(move || whole.get().answered)
                        total=Signal::derive(move || whole.get().total)
                        tone=Tone::Good
                    />
                    <WhatIsLeft draft reach=Reach::Mouse />
                </div>
            })}
            <div class="chips chips--scroll visit-progress__sections" role="group" aria-label=words.sections>
                {move || narrow.get().then(|| view! { <ToProblems draft /> })}
                {sections}
                {to_end}
            </div>
        </div>
    }
}

/// The way to the open problems of the project, where they stand below the checklist; nothing where there are none.
#[component]
fn ToProblems(draft: Draft) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let project = draft.project();
    let open = ui.session.watch(&[RecordKind::Problems], move |view| {
        view.tables.problems_of(&project).filter(|problem| problem.is_open()).count()
    });
    move || {
        (open.get() > 0).then(|| {
            view! {
                <button type="button" class="chip" on:click=move |_| Place::Problems.show()>
                    <span>{words.open_short}</span>
                    <span class="chip__count">{open.get()}</span>
                </button>
            }
        })
    }
}

/// One section of the checklist.
#[component]
fn ChecklistSection(draft: Draft, place: usize, first: usize) -> impl IntoView {
    let lang = draft.ui.lang;
    let template = draft.template();
    let section = &template.sections[place];
    // A section of which nothing is asked has no head either.
    let is_empty = move || draft.tally.with(|tally| tally.sections.get(place).is_some_and(|count| count.total == 0));
    let note = move || {
        let count = draft.tally.with(|tally| tally.sections.get(place).copied());
        count.map(|count| words::section_count(count, lang))
    };
    let rows = (0..section.items.len())
        .step_by(GROUP)
        .map(|start| {
            let first = first + start;
            let (template, drawn) = (template.clone(), draft.drawing.group(first - 1));
            move || {
                let items = &template.sections[place].items;
                let group = items[start..items.len().min(start + GROUP)].iter().enumerate();
                match drawn.get() {
                    true => group
                        .map(|(place, item)| {
                            view! { <ItemRow draft item=Arc::new(item.clone()) number=first + place /> }
                        })
                        .collect_view()
                        .into_any(),
                    false => group.map(|(place, item)| plain_row(draft, item, first + place)).collect_view().into_any(),
                }
            }
        })
        .collect_view();
    view! {
        <section class="section" id=Place::Section(section.key.to_string()).id() hidden=is_empty>
            <div class="section__head">
                <h2 class="section__title">{section.title.get(lang).to_owned()}</h2>
                <span class="section__note num">{note}</span>
            </div>
            <ol class="checklist">{rows}</ol>
        </section>
    }
}
