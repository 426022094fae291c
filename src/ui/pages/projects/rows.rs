//! The rows of the list of projects: their columns, cells and cards, and the project beside them where there is room.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::money;
use crate::domain::progress::asked::{About, Asked as AskedFigure, Measure};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Align, Cell, CellKind, Column, Icon, RowLayout, Tag, TagShape, TagWeight, Tone, VirtualTable, media,
};
use crate::ui::parts::figure::{Figured, Reach};
use crate::ui::parts::lists::{CARD, ROOMY, WIDE, row_height, row_layout, sort_mark};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProjectWords};

use super::beside::Beside;
use super::kept::Kept;
use super::listing::{Asked, Figures, Listed, MEASURES, SortBy};

/// The rows by the id of their project.
pub type ById = Arc<HashMap<ProjectId, Listed>>;

thread_local! {
    static BESIDE: RefCell<Option<ProjectId>> = RefCell::default();
}

/// A column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Col {
    /// 项目名称.
    Name,
    /// 阶段.
    Phase,
    /// 责任单位.
    Unit,
    /// 年度计划.
    Plan,
    /// A computed figure.
    Figure(Measure),
    /// 计划竣工.
    Finish,
    /// 未销号.
    Problems,
    /// 上次督查.
    LastVisit,
    /// The way to a visit.
    Begin,
}

impl Col {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Phase,
        Self::Unit,
        Self::Plan,
        Self::Figure(MEASURES[0]),
        Self::Figure(MEASURES[1]),
        Self::Figure(MEASURES[2]),
        Self::Finish,
        Self::Problems,
        Self::LastVisit,
        Self::Begin,
    ];

    /// By which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phase => "phase",
            Self::Unit => "unit",
            Self::Plan => "plan",
            Self::Figure(measure) => measure.rule().key,
            Self::Finish => "finish",
            Self::Problems => "problems",
            Self::LastVisit => "visit",
            Self::Begin => "begin",
        }
    }

    /// Whether it is shown where nobody has chosen.
    pub const fn is_usual(self) -> bool {
        self.measure().is_none()
    }

    /// Whether it stays in sight.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Name | Self::Begin)
    }

    /// What it computes.
    pub const fn measure(self) -> Option<Measure> {
        match self {
            Self::Figure(measure) => Some(measure),
            _ => None,
        }
    }

    /// Those for which there is room beside an open project.
    const fn beside(self) -> bool {
        matches!(self, Self::Name | Self::Phase | Self::Unit | Self::Problems)
    }

    /// Its head.
    pub fn label(self, ui: Ui) -> String {
        let words = ProjectWords::of(ui.lang);
        let label = match self {
            Self::Figure(measure) => measure.rule().name.get(ui.lang),
            Self::Name => words.name,
            Self::Phase => words.phase,
            Self::Unit => words.lead_unit,
            Self::Plan => words.plan,
            Self::Finish => words.finish,
            Self::Problems => words.open_problems,
            Self::LastVisit => words.last_visit,
            Self::Begin => words.start_visit,
        };
        label.to_owned()
    }

    /// As much as the words of a language need; the rest is the name's.
    const fn width(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Name, _) => "minmax(15rem, 1fr)",
            (Self::Phase, Lang::Zh) => "5.5rem",
            (Self::Unit, _) => "minmax(6rem, 9rem)",
            (Self::Plan, Lang::Zh) => "8.5rem",
            (Self::Phase | Self::Plan, Lang::En) => "8.5rem",
            (Self::Figure(_), Lang::Zh) => "6.5rem",
            (Self::Figure(_), Lang::En) => "8.5rem",
            (Self::Finish, Lang::Zh) => "9.5rem",
            (Self::Finish, Lang::En) => "11rem",
            (Self::Problems, Lang::Zh) => "6.5rem",
            (Self::Problems, Lang::En) => "8rem",
            (Self::LastVisit, _) => "6.75rem",
            (Self::Begin, _) => "3rem",
        }
    }

    const fn sort(self) -> Option<SortBy> {
        match self {
            Self::Name => Some(SortBy::Name),
            Self::Plan => Some(SortBy::Plan),
            Self::Finish => Some(SortBy::Finish),
            Self::Problems => Some(SortBy::Problems),
            Self::LastVisit => Some(SortBy::LastVisit),
            Self::Figure(measure) => Some(SortBy::Figure(measure)),
            Self::Phase | Self::Unit | Self::Begin => None,
        }
    }

    fn head(self, asked: RwSignal<Asked>, ui: Ui) -> Column {
        let head = Column::new(self.label(ui), self.width(ui.lang));
        let head = match self {
            Self::Plan | Self::Figure(_) => head.figures(),
            Self::Begin => head.unseen(),
            _ => head,
        };
        let Some(sort) = self.sort() else { return head };
        let mark =
            Signal::derive(move || asked.with(|asked| sort_mark(asked.sort == sort, asked.reversed, falls(sort))));
        let press = Callback::new(move |()| {
            asked.update(|asked| {
                asked.reversed = asked.sort == sort && !asked.reversed;
                asked.sort = sort;
            });
        });
        head.sorted(mark, press)
    }

    fn cell(self, row: &Listed, ui: Ui, wide: Signal<bool>) -> AnyView {
        match self {
            Self::Name => {
                let href = Route::Project(row.project.id.clone()).href();
                let name = row.project.name.clone();
                // Where the project opens beside the list the link is the row's; with a key held it is the browser's.
                let press = move |ev: MouseEvent| {
                    if wide.get_untracked() && !(ev.ctrl_key() || ev.meta_key() || ev.shift_key()) {
                        ev.prevent_default();
                    }
                };
                view! {
                    <Cell>
                        <a class="projects__name" href=href tabindex="-1" title=name.clone() on:click=press>
                            {name.clone()}
                        </a>
                    </Cell>
                }
                .into_any()
            }
            Self::Phase => {
                let tag = phase_tag(row, ui);
                view! { <Cell>{tag}</Cell> }.into_any()
            }
            Self::Unit => {
                let unit = row.project.lead_unit.clone();
                view! { <Cell><span title=unit.clone()>{unit.clone()}</span></Cell> }.into_any()
            }
            Self::Plan => {
                let plan = row.project.annual_plan.map(|plan| money::in_column(plan, ui.lang));
                view! { <Cell align=Align::End>{plan}</Cell> }.into_any()
            }
            Self::Figure(measure) => {
                let place = Figures::place(measure);
                let figured = row.figures.as_ref().zip(place).map(|(figures, place)| {
                    let (about, shown) = (About::Project(row.project.id.clone()), figures.shown[place].clone());
                    view! { <Figured asked=AskedFigure { about, measure, as_of: figures.as_of } shown reach=Reach::OfRow /> }
                });
                view! { <Cell align=Align::End>{figured}</Cell> }.into_any()
            }
            Self::Finish => {
                let words = finish_words(row, ui);
                view! { <Cell>{words}</Cell> }.into_any()
            }
            Self::Problems => {
                let words = problem_words(row, ui);
                view! { <Cell>{words}</Cell> }.into_any()
            }
            Self::LastVisit => {
                let never = ProjectWords::of(ui.lang).never;
                let visit = row.last_visit.map_or_else(|| never.to_owned(), |day| day.to_string());
                view! { <Cell kind=CellKind::Quiet>{visit}</Cell> }.into_any()
            }
            Self::Begin => {
                let link = visit_link(row, ui);
                view! { <Cell kind=CellKind::Open>{link}</Cell> }.into_any()
            }
        }
    }
}

/// Orders whose first row is the greatest.
const fn falls(sort: SortBy) -> bool {
    match sort {
        SortBy::Name | SortBy::LastVisit | SortBy::Finish => false,
        SortBy::Problems | SortBy::Overdue | SortBy::Plan | SortBy::Total | SortBy::Figure(_) => true,
    }
}

/// The rows, and beside them the current project where there is room.
#[component]
pub fn Rows(
    keys: Memo<Arc<Vec<ProjectId>>>,
    by_id: Memo<ById>,
    asked: RwSignal<Asked>,
    kept: RwSignal<Kept>,
) -> impl IntoView {
    let (wide, roomy) = (media(WIDE), media(ROOMY));
    let here = |id: &ProjectId| keys.with_untracked(|keys| keys.contains(id));
    let open = RwSignal::new(BESIDE.with_borrow(Clone::clone).filter(here));
    Effect::new(move |_| BESIDE.set(open.get()));
    let current = RwSignal::new(0);
    // The project beside the list follows the arrows.
    Effect::new(move |before: Option<()>| {
        let at = current.get();
        if before.is_some() && open.with_untracked(Option::is_some) {
            open.set(keys.with_untracked(|keys| keys.get(at).cloned()));
        }
    });
    let beside = Memo::new(move |_| open.get().filter(|_| wide.get()));
    let is_split = Memo::new(move |_| beside.with(Option::is_some));
    let columns = Memo::new(move |_| {
        let fits = |column: &Col| !is_split.get() || roomy.get() || column.beside();
        kept.with(|kept| kept.columns().iter().copied().filter(fits).collect::<Vec<_>>())
    });
    let on_open = Callback::new(move |id: ProjectId| match wide.get_untracked() {
        true => open.set(Some(id)),
        false => route::go(&Route::Project(id)),
    });
    let class = move || if is_split.get() { "lists lists--split" } else { "lists" };
    view! {
        <div class=class>
            {move || view! { <Table keys by_id asked columns=columns.get() current wide on_open /> }}
            {move || beside.get().map(|id| view! { <Beside id on_close=move || open.set(None) /> })}
        </div>
    }
}

#[component]
fn Table(
    keys: Memo<Arc<Vec<ProjectId>>>,
    by_id: Memo<ById>,
    asked: RwSignal<Asked>,
    columns: Vec<Col>,
    current: RwSignal<usize>,
    wide: Signal<bool>,
    on_open: Callback<ProjectId>,
) -> impl IntoView {
    let ui = Ui::get();
    let layout = row_layout();
    let heads = columns.iter().map(|column| column.head(asked, ui)).collect();
    let columns = StoredValue::new(columns);
    let row = move |id: Signal<ProjectId>| {
        let row = Memo::new(move |_| by_id.with(|rows| id.with(|id| rows.get(id).cloned())));
        view! {
            {move || row.get().map(|row| match layout.get() {
                RowLayout::Table => {
                    columns.with_value(|columns| columns.iter().map(|column| column.cell(&row, ui, wide)).collect_view())
                        .into_any()
                }
                RowLayout::Cards => view! { <CardRow row /> }.into_any(),
            })}
        }
        .into_any()
    };
    view! {
        <VirtualTable
            label=ProjectWords::of(ui.lang).list
            columns=heads
            keys=Signal::derive(move || keys.get())
            row=Callback::new(row)
            on_open
            layout
            current
            row_height=row_height()
            card_height=CARD
            address=Signal::stored(Route::Projects.href())
        />
    }
}

#[component]
fn CardRow(row: Listed) -> impl IntoView {
    let ui = Ui::get();
    view! {
        <div class="card__line">
            <span class="card__title one-line">{row.project.name.clone()}</span>
            <span class="card__end">{problem_words(&row, ui)}</span>
        </div>
        <div class="card__meta">
            {phase_tag(&row, ui)}
            <span class="one-line">{row.project.lead_unit.clone()}</span>
            <span class="card__end">{finish_words(&row, ui)}</span>
        </div>
        {visit_link(&row, ui)}
    }
}

/// 阶段, or what lies over it: 停工, 取消. The phase itself is told where somebody points at it.
fn phase_tag(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let phase = row.project.phase.map(|phase| phase.label(ui.lang));
    let overlay = row.project.overlay.map(|overlay| overlay.label(ui.lang));
    let (word, tone, shape) = match overlay {
        Some(word) => (Some(word), Tone::Bad, TagShape::Bars),
        None => (phase, Tone::Muted, TagShape::None),
    };
    word.map(|word| view! { <span title=phase><Tag word tone shape weight=TagWeight::Plain /></span> })
}

/// 计划竣工, and a word where it has passed.
fn finish_words(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let day = row.finish.map(|day| day.to_string());
    let late = row.is_past_finish.then(|| ProjectWords::of(ui.lang).past_finish);
    view! {
        <span class="num">{day}</span>
        {late.map(|word| view! { " " <span class="left left--late">{word}</span> })}
    }
}

/// 未销号, and how many of them are late; nothing where there are none.
fn problem_words(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let class = if row.overdue > 0 { "num left left--late" } else { "num left" };
    (row.open > 0).then(|| view! { <span class=class>{words::open_and_late(row.open, row.overdue, ui.lang)}</span> })
}

/// The way to a visit, without the way through the project's page.
fn visit_link(row: &Listed, ui: Ui) -> impl IntoView + use<> {
    let words = ProjectWords::of(ui.lang);
    let (href, label) = match row.draft.clone() {
        Some(draft) => (Route::Visit(draft).href(), words.go_on),
        None => (Route::NewVisit(row.project.id.clone()).href(), words.start_visit),
    };
    view! {
        <a
            class="projects__visit"
            href=href
            tabindex="-1"
            title=label
            aria-label=words::visit_in_row(label, &row.project.name, ui.lang)
            on:click=|ev| ev.stop_propagation()
        >
            {Icon::Visit.view()}
        </a>
    }
}
