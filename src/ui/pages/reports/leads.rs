//! Where the figures of a document lead: to their reckoning, or to the list that they count.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::figures::month::Month;
use crate::domain::ledger::Filter;
use crate::domain::progress::asked::Asked;
use crate::domain::records::ProblemState;
use crate::domain::report::said::{Ledger, Piece, Rows};
use crate::domain::report::unbroken::{Run, runs};
use crate::domain::text::Text;
use crate::ui::context::Ui;
use crate::ui::parts::summary_address::Sought;
use crate::ui::route::Route;

use super::desk::Desk;

/// A run of words; a figure opens what it rests on.
pub fn piece(ui: Ui, piece: Piece, as_of: Month) -> AnyView {
    let text = piece.text;
    match piece.rows {
        None => text.into_any(),
        Some(Rows::Figure(about, measure)) => {
            let asked = Asked { about, measure, as_of };
            let title = measure.rule().name.get(ui.lang).to_owned();
            let open = move |_| ui.figure.set(Some(asked.clone()));
            view! { <button type="button" class="doc__lead" title=title on:click=open>{text}</button> }.into_any()
        }
        Some(rows) => {
            let href = href(&rows, as_of);
            view! { <a class="doc__lead" href=href>{text}</a> }.into_any()
        }
    }
}

/// The address of the rows.
pub fn href(rows: &Rows, as_of: Month) -> String {
    match rows {
        Rows::Figure(about, measure) => {
            Sought::behind(&Asked { about: about.clone(), measure: *measure, as_of }).href()
        }
        Rows::List(listing) => Sought { as_of: Some(as_of), list: Some(*listing), ..Sought::default() }.href(),
        Rows::Project(project) => Route::Project(project.clone()).href(),
        Rows::Entry(entry) => Route::Entry(entry.clone()).href(),
        Rows::Problem(problem) => Route::Problem(problem.clone()).href(),
        Rows::Problems(ledger) => {
            let filter = match ledger {
                Ledger::All => Filter::default(),
                Ledger::Closed => Filter { states: [ProblemState::Closed].into(), ..Filter::default() },
                Ledger::Overdue => Filter { overdue: true, ..Filter::default() },
                Ledger::Category(key) => Filter { categories: [key.clone()].into(), ..Filter::default() },
            };
            Route::Problems(Query { filter, ..Query::default() }.write()).href()
        }
    }
}

/// Words of which a number and its unit stay on one line.
pub fn unparted(desk: Desk, pieces: &[Piece]) -> Vec<AnyView> {
    let run = |run: Run| {
        let pieces: Vec<AnyView> = run.pieces.into_iter().map(|one| piece(desk.ui, one, desk.as_of)).collect();
        match run.is_whole {
            true => view! { <span class="doc__whole">{pieces}</span> }.into_any(),
            false => pieces.into_any(),
        }
    };
    runs(pieces).into_iter().map(run).collect()
}

/// The same of words that lead nowhere.
pub fn words(desk: Desk, text: &Text) -> Vec<AnyView> {
    unparted(desk, &[Piece { text: text.get(desk.ui.lang).to_owned(), rows: None }])
}
