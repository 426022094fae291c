//! The table: a line for each leader or unit. Every figure leads to the rows of whom it is of.

use leptos::prelude::*;

use crate::domain::answering::{Counts, WhoKind, counts};
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, EmptyState, Icon, LabelShown, PageHead, SelectField, SelectOption, WideTable};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList, PrintedList};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, WhoWords};

/// A column: its head, and what it counts.
type Column = (fn(&'static WhoWords) -> &'static str, fn(&Counts) -> usize);

/// The figures of a line, in the order of the columns.
const COLUMNS: [Column; 9] = [
    (|words| words.projects, |one| one.projects),
    (|words| words.raised, |one| one.raised),
    (|words| words.closed, |one| one.closed),
    (|words| words.open, |one| one.open),
    (|words| words.overdue, |one| one.overdue),
    (|words| words.concerns, |one| one.concerns),
    (|words| words.settled, |one| one.settled),
    (|words| words.waits, |one| one.waits),
    (|words| words.over, |one| one.over),
];

const fn called(kind: WhoKind, words: &'static WhoWords) -> &'static str {
    match kind {
        WhoKind::Leader => words.leader,
        WhoKind::Unit => words.unit,
    }
}

/// The page.
#[component]
pub fn Holders(kind: WhoKind) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = WhoWords::of(lang);
    let lines = ui.session.watch(RecordKind::all(), move |view| counts(&view.around(), kind, lang));
    let ranked = ui.session.watch(&[RecordKind::Other], |view| view.figure_settings().ranks_leaders);
    let printing = RwSignal::new(false);
    let paper = move || on_paper(ui, kind, &lines.get_untracked());
    let options =
        [SelectOption::new(WhoKind::Leader.key(), words.leaders), SelectOption::new(WhoKind::Unit.key(), words.units)];
    let choose = move |key: String| {
        if let Some(kind) = WhoKind::from_key(&key) {
            route::replace(&Route::Holders(kind));
        }
    };
    view! {
        <div class="page page--wide who">
            <PageHead
                title=words.title
                actions=move || view! {
                    <ExportMenu ui out=Outgoing::of(move || paper().sheet(ui)) />
                    <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
                }
            />
            <div class="no-print stack stack--tight">
                <div class="toolbar list__toolbar">
                    <SelectField
                        label=words.kind
                        label_shown=LabelShown::ToScreenReaders
                        value=Signal::stored(kind.key().to_owned())
                        options=options.to_vec()
                        on_change=choose
                    />
                    <p class="filters__count num" role="status">
                        {move || words::how_many_answer(lines.with(Vec::len), lang)}
                    </p>
                </div>
                {move || match lines.with(Vec::is_empty) {
                    true => view! {
                        <EmptyState icon=Icon::Person title=words.nobody text=words.nobody_text.to_owned() />
                    }
                    .into_any(),
                    false => view! {
                        <Lines ui kind lines=lines.get() />
                        <p class="quiet">{words.overlap}</p>
                        {(kind == WhoKind::Leader && !ranked.get()).then(|| view! { <p class="quiet">{words.unordered}</p> })}
                    }
                    .into_any(),
                }}
            </div>
            <PrintedList ui printing paper=move |()| paper() />
        </div>
    }
}

#[component]
fn Lines(ui: Ui, kind: WhoKind, lines: Vec<Counts>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let heads = COLUMNS.map(|(head, _)| view! { <th scope="col" class="num">{head(words)}</th> });
    let line = move |one: Counts| {
        let href = Route::Holder(kind, one.name.clone()).href();
        let cells = COLUMNS.map(|(_, count)| {
            let count = count(&one);
            let inner = match count {
                0 => view! { <span class="quiet">"0"</span> }.into_any(),
                count => view! { <a class="figure" href=href.clone() tabindex="-1">{figure(count)}</a> }.into_any(),
            };
            view! { <td class="num">{inner}</td> }
        });
        view! {
            <tr>
                <th scope="row"><a class="list__name" href=href.clone()>{one.name.clone()}</a></th>
                {cells.into_iter().collect_view()}
            </tr>
        }
    };
    view! {
        <WideTable label=words.title>
            <table class="ledger ledger--figures">
                <thead><tr><th scope="col">{called(kind, words)}</th>{heads.into_iter().collect_view()}</tr></thead>
                <tbody>{lines.into_iter().map(line).collect_view()}</tbody>
            </table>
        </WideTable>
    }
}

fn on_paper(ui: Ui, kind: WhoKind, lines: &[Counts]) -> PaperList {
    let lang: Lang = ui.lang;
    let words = WhoWords::of(lang);
    let name = PaperColumn { head: called(kind, words).to_owned(), set: PaperCell::Words };
    let figures = COLUMNS.iter().map(|(head, _)| PaperColumn { head: head(words).to_owned(), set: PaperCell::Figure });
    let row = |one: &Counts| {
        let counts = COLUMNS.iter().map(|(_, count)| figure(count(one)));
        std::iter::once(one.name.clone()).chain(counts).collect()
    };
    PaperList {
        title: words.title.to_owned(),
        foot: words::records_on(lines.len(), &ui.session.today().get_untracked().to_string(), lang),
        filtered: String::new(),
        columns: std::iter::once(name).chain(figures).collect(),
        rows: lines.iter().map(row).collect(),
        sums: None,
    }
}
