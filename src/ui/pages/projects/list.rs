//! The list of projects.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::choices::Phase;
use crate::domain::ids::ProjectId;
use crate::domain::roster::{Entry, RosterSort, listed, roster};
use crate::domain::tables::Touched;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Align, ButtonVariant, Cell, Chip, Chips, Column, EmptyState, Icon, LinkButton, NARROW, PageHead, RowLayout,
    SearchField, SortMark, Tag, TagShape, Tone, VirtualTable, media,
};
use crate::ui::pinyin;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProjectsWords};

/// 项目.
#[component]
pub fn Projects() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let text = RwSignal::new(String::new());
    let phases: RwSignal<BTreeSet<Phase>> = RwSignal::new(BTreeSet::new());
    let sort = RwSignal::new((RosterSort::default(), false));
    let entries = ui.session.watch(&[Touched::Projects, Touched::Visits, Touched::Problems], |view| {
        Arc::new(roster(view.tables, view.today, &pinyin::initial))
    });
    let ids = Memo::new(move |_| {
        let (by, descending) = sort.get();
        entries.with(|entries| {
            text.with(|text| phases.with(|phases| Arc::new(listed(entries, text, phases, by, descending))))
        })
    });
    let all = Memo::new(move |_| entries.with(|entries| entries.len()));
    let chips = Signal::derive(move || {
        entries.with(|entries| {
            let count = |phase: Phase| entries.iter().filter(|entry| entry.project.phase == Some(phase)).count();
            Phase::ALL.iter().map(|phase| Chip::new(*phase, phase.label(lang)).count(count(*phase))).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="page page--ledger">
            <PageHead
                title=words.title
                actions=move || view! {
                    <LinkButton href=Route::ImportList.href() label=words.import icon=Icon::Import />
                    <LinkButton href=Route::NewProject.href() label=words.add icon=Icon::Plus variant=ButtonVariant::Primary />
                }
            />
            {move || (all.get() > 0).then(|| view! {
                <div class="toolbar">
                    <SearchField label=words.search placeholder=words.search_hint value=text on_input=move |typed| text.set(typed) />
                </div>
                <div class="filters">
                    <Chips
                        label=words.by_phase
                        chips
                        selected=Signal::derive(move || phases.with(|phases| phases.iter().copied().collect::<Vec<_>>()))
                        on_toggle=move |phase| phases.update(|phases| if !phases.remove(&phase) {
                            phases.insert(phase);
                        })
                    />
                </div>
                <p class="filters__count num" role="status">
                    {move || words::projects_shown(ids.with(|ids| ids.len()), all.get(), lang)}
                </p>
            })}
            {move || match (all.get(), ids.with(|ids| ids.is_empty())) {
                (0, _) => view! {
                    <EmptyState icon=Icon::Projects title=words.none text=words.none_text.to_string()>
                        <LinkButton href=Route::ImportList.href() label=words.import icon=Icon::Import variant=ButtonVariant::Primary />
                        <LinkButton href=Route::NewProject.href() label=words.add icon=Icon::Plus />
                    </EmptyState>
                }.into_any(),
                (_, true) => view! {
                    <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_string() />
                }.into_any(),
                (_, false) => view! { <Rows ui entries ids sort /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Rows(
    ui: Ui,
    entries: Memo<Arc<Vec<Entry>>>,
    ids: Memo<Arc<Vec<ProjectId>>>,
    sort: RwSignal<(RosterSort, bool)>,
) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let column = move |label: &'static str, width, by: RosterSort| {
        let mark = Signal::derive(move || match sort.get() {
            (sorted, false) if sorted == by => SortMark::Ascending,
            (sorted, true) if sorted == by => SortMark::Descending,
            _ => SortMark::Unsorted,
        });
        let press = Callback::new(move |()| {
            sort.update(|(sorted, descending)| {
                *descending = *sorted == by && !*descending;
                *sorted = by;
            })
        });
        Column::new(Signal::stored(label.to_owned()), width).sorted(mark, press)
    };
    let columns = vec![
        column(words.name, "minmax(0, 3fr)", RosterSort::Name),
        column(words.phase, "7rem", RosterSort::Phase),
        column(words.unit, "minmax(0, 1.4fr)", RosterSort::Unit),
        column(words.total, "9rem", RosterSort::Total).figures(),
        column(words.last_visit, "7.5rem", RosterSort::LastVisit),
        column(words.open_problems, "minmax(0, 1.4fr)", RosterSort::Problems),
    ];
    let row = move |id: ProjectId| {
        let here = id.clone();
        let entry =
            Memo::new(move |_| entries.with(|entries| entries.iter().find(|entry| entry.project.id == here).cloned()));
        let cards = layout.get_untracked() == RowLayout::Cards;
        (move || {
            entry.get().map(|entry| match cards {
                true => card(entry, lang).into_any(),
                false => cells(entry, lang).into_any(),
            })
        })
        .into_any()
    };
    view! {
        <VirtualTable
            label=words.rows
            columns
            keys=Signal::derive(move || ids.get())
            layout
            row=row
            on_open=move |id: ProjectId| route::go(&Route::Project(id))
        />
    }
}

fn visited(entry: &Entry, lang: Lang) -> AnyView {
    let words = ProjectsWords::of(lang);
    match (entry.has_draft, entry.last_visit) {
        (true, _) => view! { <Tag word=words.draft tone=Tone::Info shape=TagShape::Half /> }.into_any(),
        (false, Some(day)) => view! { <span class="num">{day.to_string()}</span> }.into_any(),
        (false, None) => view! { <span class="faint">{words.never}</span> }.into_any(),
    }
}

fn problems(entry: &Entry, lang: Lang) -> AnyView {
    match (entry.open, entry.overdue) {
        (0, _) => view! { <span class="faint">"—"</span> }.into_any(),
        (open, 0) => view! { <span class="num">{words::problem_counts(open, 0, lang)}</span> }.into_any(),
        (open, overdue) => {
            view! { <span class="num danger">{words::problem_counts(open, overdue, lang)}</span> }.into_any()
        }
    }
}

fn cells(entry: Entry, lang: Lang) -> impl IntoView {
    let project = Arc::clone(&entry.project);
    let name = project.name.clone();
    let href = Route::Project(project.id.clone()).href();
    let phase = project.phase.map(|phase| phase.label(lang));
    let overlay = project.overlay.map(|overlay| format!(" · {}", overlay.label(lang)));
    let unit = project.lead_unit.clone();
    let total = project.total.map(|total| total.to_string());
    let (visited, problems) = (visited(&entry, lang), problems(&entry, lang));
    view! {
        <Cell><a class="one-line strong" href=href tabindex="-1" title=name.clone()>{name.clone()}</a></Cell>
        <Cell>{phase} {overlay}</Cell>
        <Cell><span class="one-line">{unit}</span></Cell>
        <Cell align=Align::End><span class="num">{total}</span></Cell>
        <Cell>{visited}</Cell>
        <Cell>{problems}</Cell>
    }
}

fn card(entry: Entry, lang: Lang) -> impl IntoView {
    let project = Arc::clone(&entry.project);
    let phase = project.phase.map(|phase| phase.label(lang));
    let unit = project.lead_unit.clone();
    let href = Route::Project(project.id.clone()).href();
    let (visited, problems) = (visited(&entry, lang), problems(&entry, lang));
    view! {
        <div class="card__title one-line">
            <a href=href tabindex="-1">{project.name.clone()}</a>
        </div>
        <div class="card__line">{phase} {visited} {problems}</div>
        <div class="card__meta one-line">{unit}</div>
    }
}
