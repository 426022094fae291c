//! `#/projects`: every project, searched, filtered and sorted.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Align, Button, ButtonVariant, Cell, CellKind, Chip, Chips, Column, EmptyState, Icon, LinkButton, NARROW, PHONE,
    PageFoot, PageHead, RowLayout, SearchField, SelectField, SelectOption, SortMark, Tag, TagShape, TagWeight, Tone,
    VirtualTable, media,
};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProblemsWords, ProjectWords};

use super::amount;
use super::listing::{Asked, Filter, Listed, SortBy, listed, shown};

thread_local! {
    static LAST_ASKED: RefCell<Asked> = RefCell::default();
}

/// The rows by the id of their project.
type ById = Arc<HashMap<ProjectId, Listed>>;

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let rows = ui
        .session
        .watch(&[RecordKind::Projects, RecordKind::Visits, RecordKind::Problems], |view| Arc::new(listed(&view)));
    let asked = RwSignal::new(LAST_ASKED.with_borrow(Clone::clone));
    on_cleanup(move || {
        if let Some(asked) = asked.try_get_untracked() {
            LAST_ASKED.set(asked);
        }
    });
    // Where the person is in the list is no reason to make the list anew.
    let wanted = Memo::new(move |_| asked.with(|asked| Asked { current: 0, ..asked.clone() }));
    let keys = Memo::new(move |_| {
        rows.with(|rows| {
            let places = wanted.with(|wanted| shown(rows, wanted));
            Arc::new(places.into_iter().map(|place| rows[place].project.id.clone()).collect::<Vec<_>>())
        })
    });
    let by_id: Memo<ById> = Memo::new(move |_| {
        rows.with(|rows| Arc::new(rows.iter().map(|row| (row.project.id.clone(), row.clone())).collect()))
    });
    let none_at_all = Memo::new(move |_| rows.with(|rows| rows.is_empty()));
    let none_fits = Memo::new(move |_| keys.with(|keys| keys.is_empty()));
    // On a phone the main deed stands under the thumb.
    let phone = media(PHONE);
    let new = move || {
        view! {
            <LinkButton
                href=Route::NewProject.href()
                label=words.new
                icon=Icon::Plus
                variant=ButtonVariant::Primary
            />
        }
    };
    view! {
        <div class="page page--wide">
            <PageHead
                title=ui.common().projects
                actions=move || view! {
                    <LinkButton href=Route::ImportList.href() label=words.import icon=Icon::Import />
                    {move || (!phone.get()).then(new)}
                }
            />
            {move || (phone.get() && !none_at_all.get()).then(|| view! { <PageFoot>{new()}</PageFoot> })}
            {move || match (none_at_all.get(), none_fits.get()) {
                (true, _) => view! { <NoProjects /> }.into_any(),
                (false, none) => view! {
                    <AskFor rows asked keys />
                    {if none {
                        view! { <NoHits asked /> }.into_any()
                    } else {
                        view! { <Table keys by_id asked /> }.into_any()
                    }}
                }
                .into_any(),
            }}
        </div>
    }
}

#[component]
fn NoProjects() -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    view! {
        <EmptyState icon=Icon::Projects title=words.empty text=words.empty_text.to_owned()>
            <LinkButton
                href=Route::ImportList.href()
                label=words.import
                icon=Icon::Import
                variant=ButtonVariant::Primary
            />
            <LinkButton href=Route::NewProject.href() label=words.new icon=Icon::Plus />
        </EmptyState>
    }
}

#[component]
fn NoHits(asked: RwSignal<Asked>) -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    let clear = move |()| {
        asked.update(|asked| {
            asked.search.clear();
            asked.filters.clear();
        });
    };
    view! {
        <EmptyState icon=Icon::Search title=words.no_hits text=words.no_hits_text.to_owned()>
            <Button label=words.clear on_press=clear />
        </EmptyState>
    }
}

/// Search, filters and the count; on a narrow page the order too, which has no table head there.
#[component]
fn AskFor(rows: Memo<Arc<Vec<Listed>>>, asked: RwSignal<Asked>, keys: Memo<Arc<Vec<ProjectId>>>) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let narrow = media(NARROW);
    let all_chips = Memo::new(move |_| rows.with(|rows| filter_chips(rows, words, ui.lang)));
    let is_overdue = |chip: &Chip<Filter>| chip.value == Filter::Overdue;
    let chips =
        Signal::derive(move || all_chips.get().into_iter().filter(|chip| !is_overdue(chip)).collect::<Vec<_>>());
    let watched = Signal::derive(move || all_chips.get().into_iter().filter(is_overdue).collect::<Vec<_>>());
    let selected = Signal::derive(move || asked.with(|asked| asked.filters.clone()));
    let toggle = move |filter: Filter| {
        asked.update(|asked| match asked.filters.iter().position(|on| *on == filter) {
            Some(place) => {
                asked.filters.remove(place);
            }
            None => asked.filters.push(filter),
        });
    };
    let count = move || words::project_count(keys.with(|keys| keys.len()), rows.with(|rows| rows.len()), ui.lang);
    let orders: Vec<SelectOption> =
        SortBy::ALL.iter().map(|sort| SelectOption::new(sort.key(), sort_words(*sort, words))).collect();
    let sort_by = move |key: String| {
        if let Some(sort) = SortBy::from_key(&key) {
            asked.update(|asked| {
                asked.sort = sort;
                asked.reversed = false;
            });
        }
    };
    view! {
        <div class="filters">
            <div class="toolbar">
                <SearchField
                    label=words.search
                    placeholder=words.search_hint.to_owned()
                    value=Signal::derive(move || asked.with(|asked| asked.search.clone()))
                    on_input=move |text: String| asked.update(|asked| asked.search = text)
                />
                {move || {
                    let orders = orders.clone();
                    narrow.get().then(|| view! {
                        <SelectField
                            label=words.sort
                            value=Signal::derive(move || asked.with(|asked| asked.sort.key().to_owned()))
                            options=orders
                            on_change=sort_by
                        />
                    })
                }}
            </div>
            <Chips label=words.phase chips selected on_toggle=toggle />
            <Show when=move || watched.with(|chips| !chips.is_empty())>
                <Chips label=ProblemsWords::of(ui.lang).special chips=watched selected on_toggle=toggle />
            </Show>
            <p class="filters__count num" role="status">{count}</p>
        </div>
    }
}

fn filter_chips(rows: &[Listed], words: &ProjectWords, lang: crate::domain::text::Lang) -> Vec<Chip<Filter>> {
    let named = Phase::ALL.iter().map(|phase| (Filter::Phase(*phase), phase.label(lang)));
    let others = [(Filter::NoPhase, words.no_phase), (Filter::Overdue, words.overdue_only)];
    named
        .chain(others)
        .map(|(filter, label)| (filter, label, rows.iter().filter(|row| row.fits(filter)).count()))
        .filter(|(_, _, count)| *count > 0)
        .map(|(filter, label, count)| Chip::new(filter, label).count(figure(count)))
        .collect()
}

const fn sort_words(sort: SortBy, words: &ProjectWords) -> &'static str {
    match sort {
        SortBy::Name => words.sort_name,
        SortBy::LastVisit => words.sort_visit,
        SortBy::Problems => words.sort_problems,
        SortBy::Total => words.sort_total,
    }
}

#[component]
fn Table(keys: Memo<Arc<Vec<ProjectId>>>, by_id: Memo<ById>, asked: RwSignal<Asked>) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let narrow = media(NARROW);
    let layout = Signal::derive(move || if narrow.get() { RowLayout::Cards } else { RowLayout::Table });
    let sorted = move |column: Column, sort: SortBy| {
        let mark = Signal::derive(move || {
            asked.with(|asked| match (asked.sort == sort, asked.reversed != falls(sort)) {
                (false, _) => SortMark::Unsorted,
                (true, false) => SortMark::Ascending,
                (true, true) => SortMark::Descending,
            })
        });
        let press = Callback::new(move |()| {
            asked.update(|asked| {
                asked.reversed = asked.sort == sort && !asked.reversed;
                asked.sort = sort;
            });
        });
        column.sorted(mark, press)
    };
    let columns = vec![
        sorted(Column::new(words.name, "minmax(0, 3fr)"), SortBy::Name),
        Column::new(words.phase, "10.5rem"),
        Column::new(words.lead_unit, "minmax(0, 1.4fr)"),
        sorted(Column::new(words.total, "9rem").figures(), SortBy::Total),
        sorted(Column::new(words.last_visit, "8rem"), SortBy::LastVisit),
        sorted(Column::new(words.open_problems, "10rem"), SortBy::Problems),
    ];
    let row = move |id: Signal<ProjectId>| {
        let row = Memo::new(move |_| by_id.with(|rows| id.with(|id| rows.get(id).cloned())));
        view! {
            {move || row.get().map(|row| match layout.get() {
                RowLayout::Table => view! { <TableRow row /> }.into_any(),
                RowLayout::Cards => view! { <CardRow row /> }.into_any(),
            })}
        }
        .into_any()
    };
    let current = RwSignal::new(asked.with_untracked(|asked| asked.current));
    Effect::new(move |_| {
        let place = current.get();
        asked.update_untracked(|asked| asked.current = place);
    });
    view! {
        <VirtualTable
            label=words.list
            columns
            keys=Signal::derive(move || keys.get())
            row=Callback::new(row)
            on_open=move |id: ProjectId| route::go(&Route::Project(id))
            layout
            current
        />
    }
}

/// Orders whose first row is the greatest.
const fn falls(sort: SortBy) -> bool {
    match sort {
        SortBy::Name | SortBy::LastVisit => false,
        SortBy::Problems | SortBy::Total => true,
    }
}

#[component]
fn TableRow(row: Listed) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let href = Route::Project(row.project.id.clone()).href();
    let visit = row.last_visit.map_or_else(|| words.never.to_owned(), |day| day.to_string());
    let code = Some(row.project.code.clone()).filter(|code| !code.is_empty());
    let (phase, problems) = (phase_tags(&row, ui), problem_tag(&row, ui));
    let name = row.project.name.clone();
    let lead = row.project.lead_unit.clone();
    let total = row.project.total.map(Decimal::grouped);
    view! {
        <Cell>
            <a class="projects__name" href=href tabindex="-1">{name}</a>
            {code.map(|code| view! { <span class="faint projects__code">{code}</span> })}
        </Cell>
        <Cell><span class="tags">{phase}</span></Cell>
        <Cell>{lead}</Cell>
        <Cell align=Align::End>{total}</Cell>
        <Cell kind=CellKind::Quiet>{visit}</Cell>
        <Cell>{problems}</Cell>
    }
}

#[component]
fn CardRow(row: Listed) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let visit =
        row.last_visit.map_or_else(|| words.never.to_owned(), |day| words::last_visit(&day.to_string(), ui.lang));
    let total = row.project.total.map(|total| amount(total, ui.lang));
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.project.name.clone()}</span>
        </div>
        <div class="row projects__tags">{phase_tags(&row, ui)} {problem_tag(&row, ui)}</div>
        <div class="card__meta">
            <span class="one-line">{row.project.lead_unit.clone()}</span>
            <span class="num">{total}</span>
            <span class="num">{visit}</span>
        </div>
    }
}

/// 阶段, and 停工 or 取消 over it.
fn phase_tags(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let phase = row.project.phase.map(|phase| phase.label(ui.lang));
    let overlay = row.project.overlay.map(|overlay| overlay.label(ui.lang));
    view! {
        {phase.map(|word| view! { <Tag word tone=Tone::Muted shape=TagShape::None /> })}
        {overlay.map(|word| view! { <Tag word tone=Tone::Bad shape=TagShape::Bars /> })}
    }
}

fn problem_tag(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let words = words::problem_count(row.open, row.overdue, ui.lang);
    let (tone, shape) = match (row.open, row.overdue) {
        (0, _) => (Tone::Muted, TagShape::None),
        (_, 0) => (Tone::Info, TagShape::Ring),
        _ => (Tone::Bad, TagShape::Hand),
    };
    view! { <Tag word=words tone shape weight=TagWeight::Plain /> }
}
