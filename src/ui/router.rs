//! Which page an address leads to, and which topic of the help explains it.

use leptos::prelude::*;

#[cfg(debug_assertions)]
use super::pages::gallery;
use super::pages::{
    approvals, exchange, help, lookback, map, more, overview, past, plans, problems, progress, project_list_import,
    projects, reports, schedule, settings, summary, templates, trail, twins, visit, visits, waiting, what_if, who,
};
use super::parts::NotFound;
use super::register;
use super::route::Route;
use crate::exchange::list::Subject;

/// The page of a route.
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Overview => view! { <overview::Overview /> }.into_any(),
        Route::Projects(_) => view! { <projects::Projects /> }.into_any(),
        Route::Approvals(_) => view! { <approvals::Approvals /> }.into_any(),
        Route::NewProject => view! { <projects::NewProject /> }.into_any(),
        Route::ProjectFigures => view! { <projects::ProjectFigures /> }.into_any(),
        Route::ImportList => view! { <project_list_import::ImportList subject=Subject::Project /> }.into_any(),
        Route::ImportLedger => view! { <project_list_import::ImportList subject=Subject::Problem /> }.into_any(),
        Route::ImportEntries(register) => {
            view! { <project_list_import::ImportList subject=Subject::Entry(register) /> }.into_any()
        }
        Route::Project(project) | Route::ProjectPart(project, _) => {
            view! { <projects::ProjectPage project /> }.into_any()
        }
        Route::Schedule(project) => view! { <schedule::SchedulePage project /> }.into_any(),
        Route::Schedules => view! { <schedule::Schedules /> }.into_any(),
        Route::EditProject(project) => view! { <projects::EditProject project /> }.into_any(),
        Route::NewVisit(project) => view! { <visit::NewVisit project /> }.into_any(),
        Route::Summary(_) => view! { <summary::Summary /> }.into_any(),
        Route::Contribution(_) => view! { <summary::Contribution /> }.into_any(),
        Route::Progress(_) => view! { <progress::Progress /> }.into_any(),
        Route::ProjectYear(project, _) => view! { <progress::ProjectYearPage project /> }.into_any(),
        Route::Visits(_) => view! { <visits::Visits /> }.into_any(),
        Route::StartVisit => view! { <visits::StartVisit /> }.into_any(),
        Route::Visit(visit) => view! { <visit::VisitPage visit /> }.into_any(),
        Route::Problems(_) => view! { <problems::Ledger /> }.into_any(),
        Route::Problem(problem) => view! { <problems::ProblemPage problem /> }.into_any(),
        Route::Reports => view! { <reports::Reports /> }.into_any(),
        Route::Report(bulletin) => view! { <reports::ReportPage bulletin /> }.into_any(),
        Route::Check => view! { <reports::CheckPage /> }.into_any(),
        Route::Proof => view! { <reports::ProofPage /> }.into_any(),
        Route::ReportTemplates(template) => view! { <reports::WordingPage template /> }.into_any(),
        Route::Plans => view! { <plans::Plans /> }.into_any(),
        Route::Plan(plan) => view! { <plans::PlanPage plan /> }.into_any(),
        Route::PlanPaper(plan) => view! { <reports::PlanPaper plan /> }.into_any(),
        Route::Dossier(project) => view! { <reports::DossierPage project /> }.into_any(),
        Route::Leader(_) => view! { <reports::LeaderPage /> }.into_any(),
        Route::ReportTable(key, _) => view! { <reports::TablePage key /> }.into_any(),
        Route::Papers(kind, of) => view! { <reports::Papers kind of /> }.into_any(),
        Route::Registers => view! { <register::Registers /> }.into_any(),
        Route::Waiting(_) => view! { <waiting::WaitingPage /> }.into_any(),
        Route::LookBack => view! { <lookback::LookBack /> }.into_any(),
        Route::Twins => view! { <twins::Twins /> }.into_any(),
        Route::Map(_) => view! { <map::MapPage /> }.into_any(),
        Route::WhatIf => view! { <what_if::WhatIfPage /> }.into_any(),
        Route::Past(as_of, _) => view! { <past::PastPage as_of /> }.into_any(),
        Route::Entries(register, _) | Route::NewEntry(register, _) => {
            view! { <register::Entries register /> }.into_any()
        }
        Route::Entry(entry) => view! { <register::EntryPage entry /> }.into_any(),
        Route::Trail(of, _) => view! { <trail::TrailPage of /> }.into_any(),
        Route::EntryFigures(register, _) => view! { <register::EntryFigures register /> }.into_any(),
        Route::Holders(kind) => view! { <who::Holders kind /> }.into_any(),
        Route::Holder(kind, name) => view! { <who::Holder kind name /> }.into_any(),
        Route::Templates => view! { <templates::Templates /> }.into_any(),
        Route::Template(template) => view! { <templates::TemplatePage template /> }.into_any(),
        Route::Exchange => view! { <exchange::Exchange /> }.into_any(),
        Route::Conflicts => view! { <exchange::Conflicts /> }.into_any(),
        Route::Settings => view! { <settings::Settings /> }.into_any(),
        Route::More => view! { <more::More /> }.into_any(),
        #[cfg(debug_assertions)]
        Route::Gallery => view! { <gallery::Gallery /> }.into_any(),
        Route::Help(topic) => view! { <help::Help topic /> }.into_any(),
        Route::Unknown(_) => view! { <NotFound /> }.into_any(),
    }
}

/// The topic that explains a page.
pub const fn topic_of(route: &Route) -> &'static str {
    match route {
        Route::Overview => "overview",
        Route::Projects(_)
        | Route::Project(_)
        | Route::ProjectPart(..)
        | Route::NewProject
        | Route::EditProject(_)
        | Route::ProjectFigures => "projects",
        Route::Approvals(_) => "approvals",
        Route::Schedule(_) | Route::Schedules => "schedule",
        Route::Registers
        | Route::Waiting(_)
        | Route::Entries(..)
        | Route::NewEntry(..)
        | Route::Entry(_)
        | Route::EntryFigures(..) => "registers",
        Route::Past(..) | Route::Trail(..) => "past",
        Route::Map(_) => "map",
        Route::WhatIf => "whatif",
        Route::Twins => "twins",
        Route::LookBack => "lookback",
        Route::ImportList | Route::ImportLedger | Route::ImportEntries(_) => "list",
        Route::Reports
        | Route::Report(_)
        | Route::ReportTemplates(_)
        | Route::Papers(..)
        | Route::Leader(_)
        | Route::ReportTable(..)
        | Route::Check
        | Route::Proof
        | Route::Dossier(_) => "reports",
        Route::Plans | Route::Plan(_) | Route::PlanPaper(_) => "plans",
        Route::Summary(_) | Route::Contribution(_) | Route::Holders(_) | Route::Holder(..) => "figures",
        Route::Progress(_) | Route::ProjectYear(..) => "progress",
        Route::Visits(_) | Route::StartVisit | Route::NewVisit(_) | Route::Visit(_) => "visit",
        Route::Problems(_) => "problems",
        Route::Problem(_) => "problem",
        Route::Templates | Route::Template(_) => "templates",
        Route::Exchange => "exchange",
        Route::Conflicts => "conflicts",
        Route::Settings => "settings",
        #[cfg(debug_assertions)]
        Route::Gallery => "start",
        Route::More | Route::Help(_) | Route::Unknown(_) => "start",
    }
}
