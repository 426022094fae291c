//! A project's year as it is open.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::grid::project_year::ProjectYear;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::MonthLine;
use crate::domain::progress::line::plan_entry;
use crate::ui::context::Ui;
use crate::ui::route::Route;

use super::open_month::figure_settings;
use super::open_sheet::Open;

/// The year. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenYear {
    /// Which year.
    pub year: Memo<i32>,
    /// What it holds; none once the project is gone.
    pub held: Memo<Option<Arc<ProjectYear>>>,
}

impl OpenYear {
    /// Opens the year of a project that the address names, else that of the month that is over.
    pub fn open(ui: Ui, project: &ProjectId) -> Self {
        let today = ui.session.today();
        let asked = Memo::new(move |last: Option<&Option<i32>>| {
            ui.route.with(|route| match route {
                Route::ProjectYear(_, query) => year_in(query),
                // The page is about to go.
                _ => last.copied().flatten(),
            })
        });
        let year = Memo::new(move |_| asked.get().unwrap_or_else(|| Month::closed(today.get()).year()));
        let (id, settings) = (project.clone(), figure_settings(ui));
        let held = ui.session.watch_together(project.entity(), move |view| {
            let year = year.get();
            let record = view.tables.project(&id)?;
            let settings = settings.get();
            let line = |number| {
                let month = Month::new(year, number)?;
                Some(Arc::new(MonthLine::read(view.book, view.tables, record, month, &settings, view.today)))
            };
            let plan = plan_entry(view.tables, &id, year).cloned();
            Some(Arc::new(ProjectYear { project: id.clone(), year, plan, months: (1..=12).filter_map(line).collect() }))
        });
        Self { year, held }
    }

    /// The sheet that is filled in.
    pub fn sheet(self) -> Memo<Open> {
        Memo::new(move |last: Option<&Open>| match (self.held.get(), last) {
            (Some(held), _) => Open::shared(held),
            (None, Some(last)) => last.clone(),
            (None, None) => Open::of(super::open_sheet::Nothing),
        })
    }

    /// The line of a month.
    pub fn line(self, month: usize) -> Memo<Option<Arc<MonthLine>>> {
        Memo::new(move |_| self.held.with(|held| held.as_ref()?.months.get(month).cloned()))
    }
}

/// What an address says behind its `?`.
pub fn year_in(query: &str) -> Option<i32> {
    let year = query.split('&').find_map(|part| part.strip_prefix("year="))?;
    year.parse().ok().filter(|year| (1950..=2999).contains(year))
}
