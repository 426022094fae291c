//! What a file that is being made is to hold, and what it is to be called.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::clock;
use crate::app::handover::given_to;
use crate::book::sorting::CollectSorted;
use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::exchange::Choice;
use crate::ui::context::{HandOver as Wanted, Ui};
use crate::ui::controls::{Choice as Option_, SegmentedControl};
use crate::ui::words::ExchangeWords;

use super::choosing::{ChooseProjects, ChooseUnit};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Everything,
    Projects,
    Unit,
}

/// The choice with the name of the file. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct What {
    ui: Ui,
    scope: RwSignal<Scope>,
    projects: RwSignal<BTreeSet<ProjectId>>,
    unit: RwSignal<String>,
    /// The name as it stands in its field.
    pub name: RwSignal<String>,
    /// What the program last put there.
    put: StoredValue<String>,
}

impl What {
    /// What somebody asked for on another page, or everything.
    pub fn open(ui: Ui) -> Self {
        let (scope, project, unit) = match ui.takes_what_to_hand_over() {
            None => (Scope::Everything, None, String::new()),
            Some(Wanted::Project(project)) => (Scope::Projects, Some(project), String::new()),
            Some(Wanted::Unit(unit)) => (Scope::Unit, None, unit),
        };
        let what = Self {
            ui,
            scope: RwSignal::new(scope),
            projects: RwSignal::new(project.into_iter().collect_sorted()),
            unit: RwSignal::new(unit),
            name: RwSignal::new(String::new()),
            put: StoredValue::new(String::new()),
        };
        what.follow();
        Effect::new(move |_| {
            ui.session.today().track();
            what.scope.track();
            what.unit.track();
            what.follow();
        });
        what
    }

    /// A name that nobody has touched follows what is chosen, and the clock.
    pub fn follow(self) {
        if self.name.with_untracked(|name| self.put.with_value(|put| name == put)) {
            let usual = self.usual_name();
            self.put.set_value(usual.clone());
            self.name.set(usual);
        }
    }

    /// The name of a file that nobody has named: who, or for which unit, and when, so that two files of a day differ.
    fn usual_name(self) -> String {
        let unit = self.unit.get_untracked();
        let who = match self.scope.get_untracked() {
            Scope::Unit if !unit.is_empty() => unit,
            Scope::Everything | Scope::Projects | Scope::Unit => {
                self.ui.session.read(|view| view.my_record().map_or_else(String::new, |person| person.name.clone()))
            }
        };
        let when = clock::file_time(clock::now());
        match self.ui.lang {
            Lang::Zh => format!("督查-{who}-{when}"),
            Lang::En => format!("sitebook-{who}-{when}"),
        }
    }

    /// What was chosen, tracked; none while something is missing.
    pub fn chosen(self) -> Option<Choice> {
        self.scope.track();
        self.projects.track();
        self.unit.track();
        self.choice().ok()
    }

    /// What was chosen, or what is missing.
    pub fn choice(self) -> Result<Choice, &'static str> {
        let words = ExchangeWords::of(self.ui.lang);
        match self.scope.get_untracked() {
            Scope::Everything => Ok(Choice::Everything),
            Scope::Projects => match self.projects.get_untracked() {
                none if none.is_empty() => Err(words.choose_projects),
                some => Ok(Choice::Projects(some.into_iter().collect())),
            },
            Scope::Unit => match self.unit.get_untracked() {
                none if none.is_empty() => Err(words.choose_unit),
                name => {
                    let given = self.ui.session.read(|view| given_to(view.book, &name));
                    Ok(Choice::Unit { name, given })
                }
            },
        }
    }
}

/// Where it is chosen.
#[component]
pub fn ChooseWhat(what: What) -> impl IntoView {
    let ui = what.ui;
    let words = ExchangeWords::of(ui.lang);
    let mut choices =
        vec![Option_::new(Scope::Everything, words.everything), Option_::new(Scope::Projects, words.some_projects)];
    // Only whoever orders something of units gives each its own.
    if ui.session.read(|view| view.my_role().is_team()) {
        choices.push(Option_::new(Scope::Unit, words.one_unit));
    }
    view! {
        <SegmentedControl
            label=words.scope
            choices
            value=Signal::derive(move || Some(what.scope.get()))
            on_choose=move |wanted| what.scope.set(wanted)
        />
        {move || match what.scope.get() {
            Scope::Everything => ().into_any(),
            Scope::Projects => view! { <ChooseProjects ui chosen=what.projects /> }.into_any(),
            Scope::Unit => view! { <ChooseUnit ui chosen=what.unit /> }.into_any(),
        }}
    }
}
