//! One project: its facts, visits, problems and remarks, and what can be done.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::domain::fields::{PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::domain::records::{Problem, Project, Visit, VisitState};
use crate::domain::tables::Touched;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, ButtonVariant, Disclosure, EmptyState, Fact, FactsLayout, Icon, KeyValue, LinkButton, Menu,
    MenuItem, PageHead, Tag, TagShape, TextArea, Timeline, TimelineEntry, Tone,
};
use crate::ui::pages::history::{EntityHistoryButton, HistoryButton};
use crate::ui::pages::raise::RaisePanel;
use crate::ui::pages::reason::ReasonDialog;
use crate::ui::pages::shared;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProjectsWords};

/// `#/projects/ID`.
#[component]
pub fn ProjectPage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectsWords::of(ui.lang);
    let id = project.clone();
    let record = ui.session.watch_entity(project.entity(), move |view| view.tables.project(&id).cloned());
    let there = Memo::new(move |_| record.with(Option::is_some));
    move || match there.get() {
        true => view! { <Detail ui id=project.clone() record /> }.into_any(),
        false => view! {
            <div class="page page--read">
                <EmptyState icon=Icon::Projects title=words.gone text=words.gone_text.to_string()>
                    <LinkButton href=Route::Projects.href() label=words.to_projects />
                </EmptyState>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Detail(ui: Ui, id: ProjectId, record: Memo<Option<Arc<Project>>>) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let name = Signal::derive(move || {
        record.with(|record| record.as_ref().map_or_else(String::new, |project| project.name.clone()))
    });
    let back = Signal::derive(move || Some(BackLink { href: Route::Projects.href(), label: words.title.to_owned() }));
    let subtitle = move || {
        record.get().map(|project| {
            let parts = [project.phase.map(|phase| phase.label(lang).to_owned()), Some(project.lead_unit.clone())];
            parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    let raising = RwSignal::new(false);
    let deleting = RwSignal::new(false);
    let stored = StoredValue::new(id.clone());
    let visits = {
        let id = id.clone();
        ui.session.watch(&[Touched::Visits], move |view| view.tables.visits_of(&id).cloned().collect::<Vec<_>>())
    };
    let draft = Memo::new(move |_| {
        visits.with(|visits| visits.iter().find(|visit| visit.state == VisitState::Draft).map(|visit| visit.id.clone()))
    });
    view! {
        <div class="page">
            <PageHead
                title=name
                back
                subtitle=move || view! { <span>{subtitle}</span> }
                actions=move || view! {
                    {move || {
                        let (href, label) = match draft.get() {
                            Some(visit) => (Route::Visit(visit).href(), words.go_on),
                            None => (Route::NewVisit(stored.get_value()).href(), words.start_visit),
                        };
                        view! { <LinkButton href label icon=Icon::Visit variant=ButtonVariant::Primary /> }
                    }}
                    <Button label=words.raise icon=Icon::Plus on_press=move || raising.set(true) />
                    <Menu
                        label=words.edit
                        items=vec![
                            MenuItem::new(words.edit, Callback::new(move |()| route::go(&Route::EditProject(stored.get_value())))).icon(Icon::Edit),
                            MenuItem::new(words.delete, Callback::new(move |()| deleting.set(true))).icon(Icon::Delete).tone(Tone::Bad),
                        ]
                    />
                }
            />
            <div class="split">
                <div class="split__main stack">
                    <Problems ui id=id.clone() />
                    <Visits ui visits />
                    <Facts ui id=id.clone() name />
                </div>
                <div class="split__side">
                    <Remarks ui id=id.clone() />
                </div>
            </div>
            {move || raising.get().then(|| view! {
                <RaisePanel project=stored.get_value() visit=None item=None on_close=move || raising.set(false) />
            })}
            <DeleteDialog ui project=stored open=deleting />
        </div>
    }
}

#[component]
fn DeleteDialog(ui: Ui, project: StoredValue<ProjectId>, open: RwSignal<bool>) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let delete = Callback::new(move |why: String| {
        let done = ui.session.dispatch(Command::DeleteProject { project: project.get_value(), why })?;
        ui.offer_undo(words.deleted, &done);
        route::replace(&Route::Projects);
        Ok(())
    });
    view! {
        <ReasonDialog
            open
            title=words.delete
            text=words.delete_text
            confirm_label=words.delete
            on_confirm=delete
        />
    }
}

#[component]
fn Problems(ui: Ui, id: ProjectId) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let ledger = Route::Problems(format!("project={}", id.rest())).href();
    let problems = ui.session.watch(&[Touched::Problems], move |view| {
        let mut all: Vec<(Arc<Problem>, i64)> = view
            .tables
            .problems_of(&id)
            .map(|problem| (Arc::clone(problem), problem.overdue_days(view.today)))
            .collect();
        all.sort_by(|(a, late), (b, later)| {
            (!a.is_open(), -late, a.deadline)
                .cmp(&(!b.is_open(), -later, b.deadline))
                .then_with(|| b.severity.cmp(&a.severity))
        });
        all
    });
    let empty = Memo::new(move |_| problems.with(Vec::is_empty));
    view! {
        <section class="section">
            <header class="section__head">
                <h2 class="section__title">{words.problems}</h2>
                <a href=ledger>{words.all_problems}</a>
            </header>
            {move || empty.get().then(|| view! { <p class="quiet">{words.no_problems}</p> })}
            <ul class="cards">
                {move || problems.get().into_iter().take(50).map(|(problem, overdue)| view! {
                    <li>
                        <a class="card" href=Route::Problem(problem.id.clone()).href()>
                            <span class="card__line">
                                {shared::severity_tag(problem.severity, lang)}
                                {shared::state_tag(problem.state, lang)}
                                {shared::overlay_tags(&problem, lang)}
                                {(overdue > 0).then(|| view! { <span class="num danger strong">{words::days_overdue(overdue, lang)}</span> })}
                            </span>
                            <span class="card__title">{problem.title.clone()}</span>
                            <span class="card__meta num">
                                {problem.lead_unit.clone()} " " {problem.deadline.map(|day| day.to_string())}
                            </span>
                        </a>
                    </li>
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Visits(ui: Ui, visits: Memo<Vec<Arc<Visit>>>) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let empty = Memo::new(move |_| visits.with(Vec::is_empty));
    view! {
        <section class="section">
            <header class="section__head"><h2 class="section__title">{words.visits}</h2></header>
            {move || empty.get().then(|| view! { <p class="quiet">{words.no_visits}</p> })}
            <ul class="cards">
                {move || visits.get().into_iter().map(|visit| {
                    let (title, by) = ui.session.read(|view| {
                        let template = view.tables.template(&visit.template.0, visit.template.1);
                        let title = template.map_or_else(|| visit.template.0.clone(), |template| template.title.get(lang).to_owned());
                        (title, shared::author(&view, visit.by.entity(), lang))
                    });
                    let (state, tone, shape) = match visit.state {
                        VisitState::Draft => (words.in_progress, Tone::Info, TagShape::Half),
                        VisitState::Finished => (words.finished, Tone::Good, TagShape::Tick),
                    };
                    view! {
                        <li>
                            <a class="card" href=Route::Visit(visit.id.clone()).href()>
                                <span class="card__title">{title}</span>
                                <span class="card__line"><Tag word=state tone shape /> <span class="num">{visit.day.to_string()}</span></span>
                                <span class="card__meta">{by} " · " {words::answered(visit.answered, lang)}</span>
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Facts(ui: Ui, id: ProjectId, name: Signal<String>) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let of = id.entity().clone();
    let facts = ui.session.watch_entity(id.entity(), move |view| {
        let known: Vec<(&'static str, String, String)> = PROJECT_FIELDS
            .iter()
            .filter(|spec| spec.key != "name")
            .map(|spec| (spec.key, spec.name.get(lang).to_owned(), spec.show(view.book.value(&of, spec.key), lang)))
            .filter(|(_, _, shown)| !shown.is_empty())
            .collect();
        let others: Vec<(String, String)> = view
            .book
            .entity(&of)
            .into_iter()
            .flat_map(|entity| entity.fields_from("x/"))
            .map(|set| (set.as_str().trim_start_matches("x/").to_owned(), plain(view.book.value(&of, set.as_str()))))
            .filter(|(_, shown)| !shown.is_empty())
            .collect();
        (known, others)
    });
    let of = StoredValue::new(id.entity().clone());
    view! {
        <section class="section">
            <header class="section__head">
                <h2 class="section__title">{words.facts}</h2>
                <EntityHistoryButton of=of.get_value() label=name.get_untracked() />
            </header>
            {move || {
                let (known, others) = facts.get();
                view! {
                    <KeyValue layout=FactsLayout::Columns>
                        {known.into_iter().map(|(key, name, shown)| view! {
                            <Fact label=name.clone()>
                                <span class="prose">{shown}</span>
                                <HistoryButton of=of.get_value() set=key label=name />
                            </Fact>
                        }).collect_view()}
                    </KeyValue>
                    {(!others.is_empty()).then(|| view! {
                        <Disclosure summary=words.other_columns note=others.len().to_string()>
                            <KeyValue>
                                {others.clone().into_iter().map(|(name, shown)| view! {
                                    <Fact label=name><span class="prose">{shown}</span></Fact>
                                }).collect_view()}
                            </KeyValue>
                        </Disclosure>
                    })}
                }
            }}
        </section>
    }
}

#[component]
fn Remarks(ui: Ui, id: ProjectId) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let text = RwSignal::new(String::new());
    let of = id.entity().clone();
    let remarks = ui.session.watch(&[Touched::Remarks, Touched::People], move |view| {
        let mut all: Vec<(u64, String, String)> = view
            .tables
            .remarks_of(&of)
            .map(|remark| (remark.at, shared::author(&view, remark.by.entity(), lang), remark.text.clone()))
            .collect();
        all.reverse();
        all
    });
    let add = move || {
        let command = Command::Remark { of: id.entity().clone(), text: text.get_untracked() };
        if ui.act(command, words.remarks).is_some() {
            text.set(String::new());
        }
    };
    view! {
        <section class="section">
            <header class="section__head"><h2 class="section__title">{words.remarks}</h2></header>
            <div class="stack no-print">
                <TextArea label=words.remark rows=2 value=text on_change=move |typed| text.set(typed) />
                <div class="row row--end"><Button label=words.add_remark on_press=add /></div>
            </div>
            <Timeline label=words.remarks>
                {move || remarks.get().into_iter().map(|(at, by, text)| view! {
                    <TimelineEntry title=text when=shared::when(at) author=by>{()}</TimelineEntry>
                }).collect_view()}
            </Timeline>
        </section>
    }
}
