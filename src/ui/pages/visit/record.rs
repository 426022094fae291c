//! `#/visits/ID` once the visit is finished: the record, its problems as they stand today, and its amendments. Prints on A4.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::{Value, sorting};
use crate::domain::amendments::{amendments, is_amended};
use crate::domain::command::office;
use crate::domain::fields::spec;
use crate::domain::ids::VisitId;
use crate::domain::measured::{Measure, asks_for};
use crate::domain::records::Problem;
use crate::domain::tables::RecordKind;
use crate::domain::tally::tally;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Banner, Button, Fact, FactsLayout, Icon, KeyValue, PageHead, Stat, Tag, TagShape, Timeline, TimelineEntry, Tone,
};
use crate::ui::parts::NotFound;
use crate::ui::parts::amended_basis::AmendedBases;
use crate::ui::parts::field_words::{field_label, value_words};
use crate::ui::parts::history::EntityHistoryButton;
use crate::ui::parts::shared::{author, overlay_tags, severity_tag, state_tag, when};
use crate::ui::route::Route;
use crate::ui::words::{self, VisitWords};

use super::amend::{AmendButton, AmendDialog, form_name};
use super::back::back_to;
use super::month_offer::MonthOffer;
use super::open_record::{Record, Target, field_text};
use super::photos::RecordPhotos;
use super::record_asks::{Lacking, Score};
use super::record_items::RecordSection;
use super::signing::{SignaturesOnPaper, Signing};
use super::stale_quotes::StaleQuotes;

/// The page.
#[component]
pub fn VisitRecord(visit: VisitId) -> impl IntoView {
    let Some(record) = Record::open(Ui::get(), visit) else { return view! { <NotFound /> }.into_any() };
    let template = record.template();
    record.ui.on_go_on(move |form| {
        let found = record.targets().into_iter().find(|target| form_name(record, target) == form);
        let is_here = found.is_some();
        if is_here {
            record.amending.set(found);
        }
        is_here
    });
    let mut first = 1;
    let sections = (0..template.sections.len())
        .map(|place| {
            let section = template.sections[place].clone();
            let number = first;
            first += section.items.len();
            view! { <RecordSection record section first=number /> }
        })
        .collect_view();
    view! {
        <div class="page record">
            <Head record />
            <StaleQuotes record />
            <AmendedBases project=record.project() visit=record.visit() />
            <MonthOffer record />
            <Facts record />
            <Counts record />
            {sections}
            <Score record />
            <Lacking record />
            <Paragraphs record />
            <Problems record />
            <RecordPhotos record />
            <Amendments record />
            <Signing record />
            <SignaturesOnPaper record />
            {move || record.amending.get().map(|target| view! { <AmendDialog record target /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Head(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let visit = record.visit();
    let found = ui.session.watch_entity(visit.clone().entity(), move |view| view.tables.visit(&visit).cloned());
    let visit = record.visit();
    let has_amendments = ui.session.watch_entity(visit.clone().entity(), move |view| is_amended(view.book, &visit));
    let project = record.project();
    let name = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
    let name = name.unwrap_or_default();
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let back = Some(back_to(ui, &project, &name));
    let amended = move || {
        has_amendments.get().then(|| {
            view! { <Tag word=words.amended tone=Tone::Warn shape=TagShape::Diamond /> }
        })
    };
    let title = record.template().title.get(ui.lang).to_owned();
    let day = move || found.with(|found| found.as_ref().map(|visit| visit.day.to_string()));
    let only_named = found.with_untracked(|found| found.as_ref().is_some_and(|visit| visit.is_only_named()));
    let history = name.clone();
    view! {
        <p class="print-only record__office">{office}</p>
        <PageHead
            title=words.record
            back
            subtitle=move || view! {
                <span class="print-only">{name}</span>
                <span>{title}</span>
                <span class="num">{day}</span>
                <Tag word=words.finished tone=Tone::Good shape=TagShape::Tick />
                {amended}
            }
            actions=move || view! {
                <EntityHistoryButton of=record.visit().into() label=history />
                <Button
                    label=Signal::derive(move || {
                        (if record.amendable.get() { words.amend_end } else { words.amend }).to_owned()
                    })
                    icon=Icon::Edit
                    on_press=move |()| record.amendable.update(|amendable| *amendable = !*amendable)
                />
                <Button label=words.print icon=Icon::Print on_press=move |()| print_page() />
            }
        />
        {only_named.then(|| view! { <Banner tone=Tone::Info title=words.only_named text=words.only_named_text /> })}
    }
}

fn print_page() {
    if window().print().is_err() {
        leptos::logging::warn!("this browser cannot print");
    }
}

/// 基本情况.
#[component]
fn Facts(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let lang = ui.lang;
    let visit = record.visit();
    let (lists, project, by) = ui.session.read(|view| {
        let found = view.tables.visit(&visit);
        let by = found.map(|found| author(&view, found.by.entity(), lang));
        let lists = found.and_then(|found| view.tables.checklists(found)).unwrap_or_default();
        let named = lists.iter().map(|list| words::titled_version(list.title.get(lang), list.version, lang));
        let lists = named.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " });
        (lists, view.tables.project(&record.project()).map(|project| project.name.clone()), by)
    });
    let finished = ui.session.read(|view| view.book.text(visit.entity(), "finished").to_owned());
    let when = ["day", "time"].map(|key| view! { <VisitFact record key /> }).collect_view();
    let fields = ["kind", "inspectors", "accompanying", "weather", "confirmed_by"]
        .map(|key| view! { <VisitFact record key /> })
        .collect_view();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.facts}</h2></div>
            <KeyValue layout=FactsLayout::Columns>
                <Fact label=words.project>
                    <a href=Route::Project(record.project()).href()>{project}</a>
                </Fact>
                <Fact label=words.template>{lists}</Fact>
                {when}
                <Fact label=words.finished_on>{finished}</Fact>
                <Fact label=words.started_by>{by}</Fact>
                {fields}
            </KeyValue>
        </section>
    }
}

/// One field of the visit with what can be done about it.
#[component]
fn VisitFact(record: Record, key: &'static str) -> impl IntoView {
    let ui = record.ui;
    let spec = spec(VisitId::KIND, key).expect("the table of visits has this field");
    let text = field_text(record, key);
    view! {
        <Fact label=spec.name.get(ui.lang).to_owned()>
            <span>{move || text.get()}</span>
            <AmendButton record target=Target::Field(spec) />
        </Fact>
    }
}

/// The counts of the visit.
#[component]
fn Counts(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let (visit, template) = (record.visit(), record.template());
    let tally = ui.session.watch_entity(visit.clone().entity(), move |view| tally(view.book, &visit, &template).whole);
    let figure =
        move |count: fn(crate::domain::tally::Count) -> usize| Signal::derive(move || count(tally.get()).to_string());
    view! {
        <div class="stats">
            <Stat label=words.progress figure=figure(|count| count.answered) />
            {move || {
                match tally.get().failed {
                    0 => view! { <Stat label=words.bad figure="0" /> }.into_any(),
                    failed => view! { <Stat label=words.bad figure=failed.to_string() tone=Tone::Bad /> }.into_any(),
                }
            }}
            <Stat label=words.unchecked figure=figure(crate::domain::tally::Count::unchecked) />
        </div>
        {move || (tally.get().critical > 0).then(|| view! {
            <Banner tone=Tone::Bad title=words.critical_failed text=words.critical_failed_text />
        })}
    }
}

/// 形象部位 and 督查意见.
#[component]
fn Paragraphs(record: Record) -> impl IntoView {
    let ui = record.ui;
    ["progress", "findings"]
        .map(|key| {
            let spec = spec(VisitId::KIND, key).expect("the table of visits has this field");
            let text = field_text(record, key);
            let shown = move || match text.get() {
                empty if empty.is_empty() => record.words.blank.to_owned(),
                text => text,
            };
            // Checklists that ask for 形象部位 themselves leave it out here.
            let is_asked = asks_for(&record.template(), Measure::Progress);
            let is_there =
                move || key == "findings" || (record.amendable.get() && !is_asked) || !text.with(String::is_empty);
            move || {
                is_there().then(|| {
                    view! {
                        <section class="section">
                            <div class="section__head">
                                <h2 class="section__title">{spec.name.get(ui.lang).to_owned()}</h2>
                                <AmendButton record target=Target::Field(spec) />
                            </div>
                            <p class="record__text">{shown}</p>
                        </section>
                    }
                })
            }
        })
        .collect_view()
}

/// The problems that the visit found, as they stand today.
#[component]
fn Problems(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let lang = ui.lang;
    let visit = record.visit();
    let problems = ui.session.watch(&[RecordKind::Problems], move |view| {
        let mut found: Vec<Arc<Problem>> = view.tables.problems_found(&visit).cloned().collect();
        sorting::by(&mut found, |one, other| {
            other.severity.cmp(&one.severity).then_with(|| one.number.cmp(&other.number))
        });
        found
    });
    let row = move |problem: &Arc<Problem>| {
        let deadline = problem.deadline.map(|deadline| deadline.to_string());
        view! {
            <tr>
                <td class="one-line num">{problem.number.clone()}</td>
                <td><a href=Route::Problem(problem.id.clone()).href()>{problem.title.clone()}</a></td>
                <td>{severity_tag(problem.severity, lang)}</td>
                <td>{problem.lead_unit.clone()}</td>
                <td class="num">{deadline}</td>
                <td>{state_tag(problem.state, lang)} {overlay_tags(problem, lang)}</td>
            </tr>
        }
    };
    let table = move || {
        if problems.with(Vec::is_empty) {
            return view! { <p class="quiet">{words.no_problems}</p> }.into_any();
        }
        let rows = problems.with(|problems| problems.iter().map(row).collect_view());
        view! {
            <div class="ledger--scroll">
                <table class="ledger">
                    <thead>
                        <tr>
                            <th scope="col">{words.problem_number}</th>
                            <th scope="col">{words.problem}</th>
                            <th scope="col">{words.severity}</th>
                            <th scope="col">{words.lead_unit}</th>
                            <th scope="col">{words.deadline}</th>
                            <th scope="col">{words.state_today}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.problems}</h2></div>
            {table}
        </section>
    }
}

/// One amendment, ready to read.
#[derive(Clone, PartialEq)]
struct Told {
    field: String,
    from: String,
    to: String,
    by: String,
    at: u64,
    why: Option<String>,
}

/// What was amended since; nothing where nothing was.
#[component]
fn Amendments(record: Record) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let visit = record.visit();
    let told = ui.session.watch_entity(visit.clone().entity(), move |view| tell(&view, &visit, ui));
    let entries = move || {
        told.with(|told| {
            told.iter()
                .map(|one| {
                    let lines = [
                        Some(words::amended_from_to(&one.from, &one.to, ui.lang)),
                        Some(
                            one.why
                                .as_deref()
                                .map_or_else(|| words.came_late.to_owned(), |why| words::because(why, ui.lang)),
                        ),
                    ];
                    view! {
                        <TimelineEntry
                            title=one.field.clone()
                            when=when(one.at)
                            author=Some(one.by.clone())
                            tone=Tone::Warn
                        >
                            {lines.into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view()}
                        </TimelineEntry>
                    }
                })
                .collect_view()
        })
    };
    move || {
        (!told.with(Vec::is_empty)).then(|| {
            view! {
                <section class="section">
                    <div class="section__head"><h2 class="section__title">{words.amendments}</h2></div>
                    <Timeline label=words.amendments>{entries()}</Timeline>
                </section>
            }
        })
    }
}

fn tell(view: &View, visit: &VisitId, ui: Ui) -> Vec<Told> {
    let of = visit.entity();
    let words = VisitWords::of(ui.lang);
    let value = |field: &str, value: &Value| match value_words(view, of, field, value, ui.lang) {
        empty if empty.is_empty() => words.blank.to_owned(),
        text => text,
    };
    amendments(view.book, visit)
        .into_iter()
        .map(|one| Told {
            field: field_label(view, of, one.field.as_str(), ui.lang),
            from: value(one.field.as_str(), &one.from),
            to: value(one.field.as_str(), &one.to),
            by: author(view, &one.by, ui.lang),
            at: one.at,
            why: one.why,
        })
        .collect()
}
