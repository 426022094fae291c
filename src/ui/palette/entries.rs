//! What the palette offers: pages and deeds always, projects and problems by what is typed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answering::WhoKind;
use crate::domain::ids::ProjectId;
use crate::domain::ledger::Row;
use crate::domain::registers::REGISTERS;
use crate::domain::search::{found_in, searchable, sought};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::Icon;
use crate::ui::look::{TextSize, Theme};
use crate::ui::pinyin;
use crate::ui::route::{NewEntry, Route};
use crate::ui::words::{
    self, ApprovalsWords, CheckWords, CommonWords, LookBackWords, MapWords, PaletteWords, PastWords, PlanWords,
    ProofWords, ReportWords, ScheduleWords, TwinWords, WaitingWords, WhatIfWords, WhoWords,
};

/// What choosing an entry does.
#[derive(Clone, PartialEq)]
pub enum Deed {
    /// Goes to a page.
    Go(Route),
    /// Chooses a theme.
    Theme(Theme),
    /// Chooses a size of text.
    Text(TextSize),
    /// Turns to the other language.
    Lang(Lang),
}

/// One line of the palette.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Its picture.
    pub icon: Icon,
    /// What it is called.
    pub title: String,
    /// What it is, or where it belongs.
    pub note: String,
    /// What it does.
    pub deed: Deed,
}

/// One thing that is always offered, with what it is found by.
#[derive(PartialEq)]
struct Fixed {
    entry: Entry,
    search: String,
}

/// A project with what it is found by.
#[derive(PartialEq)]
struct Named {
    id: ProjectId,
    name: String,
    unit: String,
    search: String,
}

/// Everything that can be found, each part made when it is first asked for and again when its records have changed.
#[derive(Clone, Copy)]
pub struct Index {
    lang: Lang,
    fixed: Memo<Arc<Vec<Fixed>>>,
    projects: Memo<Arc<Vec<Named>>>,
    problems: Memo<Arc<Vec<Row>>>,
}

/// The most that is shown of one kind.
const OF_ONE_KIND: usize = 8;

/// How many projects are offered for a visit at once.
const VISITS: usize = 3;

/// How many problems are looked through for one keystroke: a bound that a person's typing does not feel.
const LOOKED_THROUGH: usize = 20_000;

impl Index {
    /// The index of this book in this language.
    pub fn of(ui: Ui) -> Self {
        let projects = ui.session.watch(&[RecordKind::Projects], |view| {
            let named = view.tables.projects().map(|project| Named {
                id: project.id.clone(),
                name: project.name.clone(),
                unit: project.lead_unit.clone(),
                search: searchable(
                    &[&project.name, &project.code, &project.lead_unit, &project.location],
                    &pinyin::initial,
                ),
            });
            Arc::new(named.collect::<Vec<_>>())
        });
        let lang = ui.lang;
        // Pinyin takes a while to be ready, which a start has no time for.
        let fixed = Memo::new(move |_| Arc::new(fixed(lang).collect::<Vec<_>>()));
        Self { lang, fixed, projects, problems: ui.problem_rows }
    }

    /// What is offered for a text: all pages and deeds for none.
    pub fn find(self, text: &str) -> Vec<Entry> {
        let sought = sought(text);
        let mut found: Vec<Entry> = self.fixed.with(|fixed| {
            fixed.iter().filter(|one| found_in(&one.search, &sought)).map(|one| one.entry.clone()).collect()
        });
        if sought.is_empty() {
            return found;
        }
        found.truncate(OF_ONE_KIND);
        let words = PaletteWords::of(self.lang);
        let mut visits = Vec::new();
        self.projects.with(|projects| {
            for project in projects.iter().filter(|one| found_in(&one.search, &sought)).take(OF_ONE_KIND) {
                found.push(Entry {
                    icon: Icon::Projects,
                    title: project.name.clone(),
                    note: format!("{} {}", words.project, project.unit),
                    deed: Deed::Go(Route::Project(project.id.clone())),
                });
                if visits.len() < VISITS {
                    visits.push(Entry {
                        icon: Icon::Visit,
                        title: words::visit_of(&project.name, self.lang),
                        note: words.action.to_owned(),
                        deed: Deed::Go(Route::NewVisit(project.id.clone())),
                    });
                }
            }
        });
        self.problems.with(|rows| {
            let rows = rows.iter().take(LOOKED_THROUGH).filter(|row| row.is_found_by(&sought));
            found.extend(rows.take(OF_ONE_KIND).map(|row| Entry {
                icon: Icon::Problems,
                title: row.problem.title.clone(),
                note: format!("{} {}", row.problem.number, row.project),
                deed: Deed::Go(Route::Problem(row.problem.id.clone())),
            }));
        });
        found.append(&mut visits);
        found
    }
}

fn fixed(lang: Lang) -> impl Iterator<Item = Fixed> {
    let common = CommonWords::of(lang);
    let words = PaletteWords::of(lang);
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let pages = [
        (Icon::Overview, common.overview, Route::Overview),
        (Icon::Visit, common.visits, Route::Visits(String::new())),
        (Icon::Projects, common.projects, Route::Projects(String::new())),
        (Icon::Check, ApprovalsWords::of(lang).title, Route::Approvals(String::new())),
        (Icon::Calendar, ScheduleWords::of(lang).title, Route::Schedules),
        (Icon::Projects, MapWords::of(lang).title, Route::Map(String::new())),
        (Icon::Problems, words.ledger, Route::Problems(String::new())),
        (Icon::Reports, common.progress, Route::Progress(String::new())),
        (Icon::Registers, common.registers, Route::Registers),
        (Icon::Clock, WaitingWords::of(lang).title, Route::Waiting(String::new())),
        (Icon::Person, WhoWords::of(lang).title, Route::Holders(WhoKind::Leader)),
        (Icon::File, ReportWords::of(lang).title, Route::Reports),
        (Icon::File, ReportWords::of(lang).leader, Route::Leader(String::new())),
        (Icon::Check, CheckWords::of(lang).title, Route::Check),
        (Icon::Check, ProofWords::of(lang).title, Route::Proof),
        (Icon::Visit, PlanWords::of(lang).title, Route::Plans),
        (Icon::Visit, LookBackWords::of(lang).title, Route::LookBack),
        (Icon::Merge, TwinWords::of(lang).title, Route::Twins),
        (Icon::History, PastWords::of(lang).look, Route::Past(None, String::new())),
        (Icon::Question, WhatIfWords::of(lang).title, Route::WhatIf),
        (Icon::Exchange, common.exchange, Route::Exchange),
        (Icon::Templates, common.templates, Route::Templates),
        (Icon::Settings, common.settings, Route::Settings),
    ];
    let deeds = [
        (Icon::Visit, words.visit, Deed::Go(Route::Projects(String::new()))),
        (Icon::Clock, words.overdue, Deed::Go(Route::Problems("overdue=1".to_owned()))),
        (Icon::Problems, words.rates, Deed::Go(Route::Problems(String::new()))),
        (Icon::Reports, words.behind, Deed::Go(Route::Summary("by=project&list=behind".to_owned()))),
        (Icon::Reports, words.to_date, Deed::Go(Route::Summary(String::new()))),
        (Icon::Plus, words.new_project, Deed::Go(Route::NewProject)),
        (Icon::Import, words.import_list, Deed::Go(Route::ImportList)),
        (Icon::Export, words.export, Deed::Go(Route::Exchange)),
        (Icon::Merge, words.import, Deed::Go(Route::Exchange)),
        (Icon::Conflict, words.conflicts, Deed::Go(Route::Conflicts)),
        (Icon::Question, words.help, Deed::Go(Route::Help(String::new()))),
        (Icon::Sun, words.day, Deed::Theme(Theme::Day)),
        (Icon::Moon, words.night, Deed::Theme(Theme::Night)),
        (Icon::Glare, words.sun, Deed::Theme(Theme::Sun)),
        (Icon::Device, words.auto, Deed::Theme(Theme::Auto)),
        (Icon::Note, words.text_normal, Deed::Text(TextSize::Normal)),
        (Icon::Note, words.text_large, Deed::Text(TextSize::Large)),
        (Icon::Note, words.text_huge, Deed::Text(TextSize::Huge)),
        (Icon::Return, words.other_language, Deed::Lang(other)),
    ];
    let pages = pages.map(|(icon, title, route)| (icon, title, words.page, Deed::Go(route)));
    let deeds = deeds.map(|(icon, title, deed)| (icon, title.to_owned(), words.action, deed));
    let pages = pages.map(|(icon, title, note, deed)| (icon, title.to_owned(), note, deed));
    let lists = REGISTERS.iter().map(move |register| {
        let to = Route::Entries(register, String::new());
        (Icon::Registers, register.name.get(lang).to_owned(), words.register, Deed::Go(to))
    });
    let new = REGISTERS.iter().filter(|register| !register.is_made_by_commands()).map(move |register| {
        let to = Route::NewEntry(register, NewEntry::default());
        (Icon::Plus, words::new_entry(register, lang), words.action, Deed::Go(to))
    });
    pages.into_iter().chain(lists).chain(deeds).chain(new).map(|(icon, title, note, deed)| Fixed {
        search: searchable(&[&title], &pinyin::initial),
        entry: Entry { icon, title, note: note.to_owned(), deed },
    })
}
