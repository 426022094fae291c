//! A list on paper: every row of it, not only those in sight, in the columns that are shown on the screen.

use leptos::prelude::*;

use crate::domain::command::office;
use crate::exchange::sheets::{Holds, Sheet as OutSheet, SheetColumn};
use crate::ui::context::Ui;
use crate::ui::words::{self, PaperWords, SheetWords};

use super::on_paper::OnPaper;

/// One column on paper.
#[derive(Clone)]
pub struct PaperColumn {
    /// Its head.
    pub head: String,
    /// How its cells are set.
    pub set: PaperCell,
}

/// How a cell is set on paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaperCell {
    /// Words, in as many lines as they need.
    Words,
    /// What does not break: a date, a code.
    Line,
    /// A figure, at the end of the cell.
    Figure,
}

impl PaperCell {
    const fn holds(self) -> Holds {
        match self {
            Self::Words => Holds::Words,
            Self::Line => Holds::Days,
            Self::Figure => Holds::Figures,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Words => "",
            Self::Line => "one-line",
            Self::Figure => "num",
        }
    }
}

/// A list as it is printed.
#[derive(Clone)]
pub struct PaperList {
    /// Its name.
    pub title: String,
    /// How many rows there are and when that was, in words.
    pub foot: String,
    /// What it was filtered by, in words; empty for nothing.
    pub filtered: String,
    /// The columns, behind that of the running number.
    pub columns: Vec<PaperColumn>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The line of sums, cell by cell; none where nothing is summed.
    pub sums: Option<Vec<String>>,
}

impl PaperList {
    /// The same as a table that goes out.
    pub fn sheet(self, ui: Ui) -> OutSheet {
        let words = PaperWords::of(ui.lang);
        let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
        let filtered = Some(self.filtered).filter(|filtered| !filtered.is_empty());
        let notes = [format!("{}　{}", words::filled_in_by(&office, ui.lang), self.foot)];
        let notes = notes.into_iter().chain(filtered.map(|filtered| words::print_filter(&filtered, ui.lang)));
        let place = SheetColumn { head: words.place.to_owned(), holds: Holds::Figures };
        let columns =
            self.columns.into_iter().map(|column| SheetColumn { head: column.head, holds: column.set.holds() });
        let with = |first: String, cells: Vec<String>| std::iter::once(first).chain(cells).collect();
        let rows = self.rows.into_iter().enumerate().map(|(place, cells)| with((place + 1).to_string(), cells));
        OutSheet {
            title: self.title,
            notes: notes.collect(),
            columns: std::iter::once(place).chain(columns).collect(),
            rows: rows.collect(),
            sums: self.sums.map(|sums| with(words.sum.to_owned(), sums)),
            footer: SheetWords::of(ui.lang).page_of.to_owned(),
        }
    }
}

/// A plain table that is built when someone prints, and gone afterwards. `printing` asks for it.
#[component]
pub fn PrintedList(
    ui: Ui,
    /// Whether it is printed now.
    printing: RwSignal<bool>,
    /// Makes the list.
    #[prop(into)]
    paper: Callback<(), PaperList>,
) -> impl IntoView {
    let sheet = move || {
        let list = paper.run(());
        view! { <Sheet ui list /> }
    };
    view! { <OnPaper printing sheet /> }
}

#[component]
fn Sheet(ui: Ui, list: PaperList) -> impl IntoView {
    let words = PaperWords::of(ui.lang);
    let lang = ui.lang;
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let PaperList { title, foot, filtered, columns, rows, sums } = list;
    let classes: Vec<&'static str> = columns.iter().map(|column| column.set.class()).collect();
    let line = |first: String, cells: Vec<String>| {
        let cells = cells.into_iter().zip(&classes).map(|(cell, class)| view! { <td class=*class>{cell}</td> });
        view! { <tr><td class="num">{first}</td>{cells.collect_view()}</tr> }
    };
    let lines = rows.into_iter().enumerate().map(|(place, cells)| line((place + 1).to_string(), cells)).collect_view();
    let sums = sums.map(|cells| line(words.sum.to_owned(), cells));
    view! {
        <div class="print-only sheet">
            <header class="sheet__head">
                <p class="sheet__title">{title}</p>
                <p class="sheet__line">
                    <span>{words::filled_in_by(&office, lang)}</span>
                    <span>{foot}</span>
                </p>
                {(!filtered.is_empty()).then(|| view! { <p>{words::print_filter(&filtered, lang)}</p> })}
            </header>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.place}</th>
                        {columns
                            .into_iter()
                            .map(|column| {
                                let class = (column.set == PaperCell::Figure).then_some("num");
                                view! { <th scope="col" class=class>{column.head}</th> }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{lines}{sums}</tbody>
            </table>
            <footer class="sheet__foot">
                <span>{words.audited_by}</span>
                <span>{words.filled_in_by_person}</span>
                <span>{words.signed_on}</span>
            </footer>
        </div>
    }
}
