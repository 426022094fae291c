//! What is reckoned of a project beside its progress, on its page; and of all projects, in a table of their own (`#/reckoned`).

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::sorting;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::ids::ProjectId;
use crate::domain::project_reckoned::{PROJECT_FIGURES, ProjectFigure, all_reckoned};
use crate::domain::records::Project;
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, Text};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, EmptyState, Icon, PageHead, SelectField, SelectOption, WideTable};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::made_of::{Told, opened};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::route::Route;
use crate::ui::words::{self, ProjectWords, RegisterWords};

/// 推算: one line each, which opens. What has no figure says why.
#[component]
pub fn Reckoned(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let told = ui.session.watch(RecordKind::all(), move |view| {
        let around = view.around();
        let one = |(figure, doubt): &(Figure, Option<Text>)| {
            let doubt = doubt.as_ref().map(|doubt| doubt.get(ui.lang).to_owned());
            Told::of_figure(&view, figure, doubt.into_iter().collect(), ui.lang)
        };
        all_reckoned(&project, &around).iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{RegisterWords::of(ui.lang).reckoned}</h2></div>
            {move || told.get().into_iter().map(|told| opened(told, ui)).collect_view()}
        </section>
    }
}

/// One project with its figures.
#[derive(PartialEq, Eq, Hash)]
struct Line {
    project: ProjectId,
    name: String,
    unit: String,
    cells: Vec<Cell>,
}

/// A figure as it is shown.
#[derive(PartialEq, Eq, Hash)]
struct Cell {
    text: String,
    /// Why there is none.
    missing: Option<String>,
    exact: Option<Fraction>,
    /// What is doubtful about it.
    doubt: Option<String>,
}

fn cell((figure, doubt): &(Figure, Option<Text>), rounding: Rounding, lang: Lang) -> Cell {
    let doubt = doubt.as_ref().map(|doubt| doubt.get(lang).to_owned());
    let mark = figure.marks().iter().find(|mark| mark.is_doubt()).map(|mark| mark.words().get(lang).to_owned());
    Cell {
        text: figure.shown(rounding).map(Amount::grouped).unwrap_or_default(),
        missing: figure.value().err().map(|why| words::no_figure(why, lang)),
        exact: figure.value().ok(),
        doubt: doubt.or(mark),
    }
}

/// Every project with its figures. Those of a project that nothing changed of are taken from the last time.
fn lines(view: &View, lang: Lang) -> Vec<Arc<Line>> {
    let around = view.around();
    let rounding = around.settings.rounding;
    let line = |project: &Arc<Project>| {
        let figures = all_reckoned(&project.id, &around);
        Arc::new(Line {
            project: project.id.clone(),
            name: project.name.clone(),
            unit: project.lead_unit.clone(),
            cells: figures.iter().map(|figure| cell(figure, rounding, lang)).collect(),
        })
    };
    view.tables.projects().map(line).collect()
}

/// The greatest of a figure first; what has none last, by name.
fn in_order(lines: &[Arc<Line>], by: usize) -> Vec<Arc<Line>> {
    let mut all = lines.to_vec();
    sorting::by(&mut all, |a, b| b.cells[by].exact.cmp(&a.cells[by].exact).then_with(|| a.name.cmp(&b.name)));
    all
}

fn head_of(of: &ProjectFigure, lang: Lang) -> String {
    words::with_unit_in_head(of.rule.name.get(lang), of.rule.unit.name().get(lang), lang)
}

/// The page.
#[component]
pub fn ProjectFigures() -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = ProjectWords::of(lang);
    let by = RwSignal::new(0_usize);
    let reckoned = ui.session.watch(RecordKind::all(), move |view| lines(&view, lang));
    // Another order reckons nothing anew.
    let shown = Memo::new(move |_| reckoned.with(|lines| in_order(lines, by.get())));
    let none = Memo::new(move |_| shown.with(Vec::is_empty));
    let printing = RwSignal::new(false);
    let paper = move || on_paper(ui, &shown.get_untracked());
    let options = PROJECT_FIGURES.iter().enumerate();
    let options: Vec<SelectOption> = options
        .map(|(place, of)| SelectOption::new(place.to_string(), words::sort_by_figure(of.rule.name.get(lang), lang)))
        .collect();
    let choose = move |place: String| {
        if let Some(place) = place.parse().ok().filter(|place| *place < PROJECT_FIGURES.len()) {
            by.set(place);
        }
    };
    view! {
        <div class="page page--wide project-figures">
            <PageHead
                title=ui.common().projects
                actions=move || view! {
                    <ExportMenu ui out=Outgoing::of(move || paper().sheet(ui)) />
                    <Button label=RegisterWords::of(lang).print icon=Icon::Print on_press=move || printing.set(true) />
                }
            />
            <ProjectViews ui />
            <div class="no-print stack stack--tight">
                <div class="toolbar list__toolbar">
                    <SelectField
                        label=words.sort
                        value=Signal::derive(move || by.get().to_string())
                        options
                        on_change=choose
                    />
                </div>
                {move || match none.get() {
                    true => view! { <EmptyState icon=Icon::Projects title=words.empty text=words.empty_text.to_owned() /> }.into_any(),
                    false => view! { <Table ui lines=shown /> }.into_any(),
                }}
            </div>
            <PrintedList ui printing paper=move |()| paper() />
        </div>
    }
}

#[component]
fn Table(ui: Ui, lines: Memo<Vec<Arc<Line>>>) -> impl IntoView {
    let words = ProjectWords::of(ui.lang);
    let heads = PROJECT_FIGURES.iter().map(|of| view! { <th scope="col" class="num">{head_of(of, ui.lang)}</th> });
    let heads = heads.collect_view();
    let one = move |cell: &Cell| {
        let Cell { text, missing, doubt, .. } = cell;
        let (text, missing, doubt) = (text.clone(), missing.clone(), doubt.clone());
        let none = missing.is_some().then_some("—");
        let mark = doubt.map(|doubt| view! { <span class="danger" title=doubt.clone()>"△"<span class="visually-hidden">{doubt.clone()}</span></span> });
        view! { <td class="num" title=missing>{text} {none} {mark}</td> }
    };
    let line = move |line: Arc<Line>| {
        let href = Route::Project(line.project.clone()).href();
        view! {
            <tr>
                <th scope="row"><a class="list__name" href=href>{line.name.clone()}</a></th>
                <td>{line.unit.clone()}</td>
                {line.cells.iter().map(one).collect_view()}
            </tr>
        }
    };
    view! {
        <WideTable label=words.reckoned_list>
            <table class="ledger ledger--figures">
                <thead>
                    <tr><th scope="col">{words.name}</th><th scope="col">{words.lead_unit}</th>{heads}</tr>
                </thead>
                // Another order moves what stands there; what changed is drawn anew.
                <tbody><For each=move || lines.get() key=|line| Arc::clone(line) children=line /></tbody>
            </table>
        </WideTable>
    }
}

fn on_paper(ui: Ui, lines: &[Arc<Line>]) -> PaperList {
    let lang = ui.lang;
    let words = ProjectWords::of(lang);
    let column = |head: &str, set| PaperColumn { head: head.to_owned(), set };
    let figures = PROJECT_FIGURES.iter().map(|of| column(&head_of(of, lang), PaperCell::Figure));
    let row = |line: &Arc<Line>| {
        let cells = line.cells.iter().map(|cell| cell.missing.clone().unwrap_or_else(|| cell.text.clone()));
        [line.name.clone(), line.unit.clone()].into_iter().chain(cells).collect()
    };
    PaperList {
        title: words.reckoned_list.to_owned(),
        foot: words::records_on(lines.len(), &ui.session.today().get_untracked().to_string(), lang),
        filtered: String::new(),
        columns: [column(words.name, PaperCell::Words), column(words.lead_unit, PaperCell::Words)]
            .into_iter()
            .chain(figures)
            .collect(),
        rows: lines.iter().map(row).collect(),
        sums: None,
    }
}
