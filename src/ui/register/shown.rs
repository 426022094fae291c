//! One entry as lists, sections and its own page show it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::around::BookAround;
use crate::domain::command::entry_doubts;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::figures::amount::Rounding;
use crate::domain::ids::ProjectId;
use crate::domain::money;
use crate::domain::register::rows::project_of;
use crate::domain::register::{Cell, Column, Derived, Entry, Reckoned};
use crate::domain::text::Lang;
use crate::domain::when::When;
use crate::ui::controls::{Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::value_words;
use crate::ui::words::{self, RegisterWords};

use super::clocks::{self, Days};
use super::reckoned;

/// An entry with what is said of it.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The entry.
    pub entry: Arc<Entry>,
    /// The name of its project; empty for none.
    pub project: String,
    /// 存疑: why, sentence by sentence.
    pub doubts: Vec<String>,
    /// The day that it is.
    pub today: NaiveDate,
    /// The clocks that have begun.
    pub clocks: Vec<clocks::Told>,
    /// What it belongs to, where that is an entry: which, and what it is called.
    pub above: Option<(EntityId, String)>,
    /// Its project, also by what it belongs to.
    of_project: Option<ProjectId>,
    /// What is reckoned of it, in the order of the register.
    pub computed: Vec<Reckoned>,
    rounding: Rounding,
    /// What cannot be read without the book: references, and figures in the unit of the project; by the place of their field.
    told: BTreeMap<usize, String>,
}

impl Shown {
    /// The entry with this id, if it is there.
    pub fn of(view: &View, id: &EntityId, lang: Lang) -> Option<Self> {
        let entry = view.tables.entry(id)?;
        let around = view.around();
        let of_project = project_of(entry, &around);
        let project = of_project.as_ref().and_then(|project| view.tables.project(project));
        let above = entry.parent.as_ref().and_then(|of| view.tables.entry(of));
        let register = entry.register;
        let mut doubts: Vec<String> = view
            .with_rules(|context| entry_doubts(context, entry))
            .into_iter()
            .map(|broken| words::rule_broken(broken.rule, register, lang))
            .collect();
        if entry.is_astray {
            doubts.insert(0, RegisterWords::of(lang).astray_text.to_owned());
        }
        let told = register.fields.iter().enumerate().filter_map(|(place, spec)| {
            let cell = entry.cell(place)?;
            tell(view, entry, spec, cell, lang).map(|text| (place, text))
        });
        Some(Self {
            entry: Arc::clone(entry),
            project: project.map_or_else(String::new, |project| project.name.clone()),
            doubts,
            today: view.today,
            clocks: clocks(&around, entry, lang),
            above: above.map(|above| (above.id.clone(), above.title(lang))),
            computed: register.computed.columns.iter().map(|derived| derived.of(entry, &around)).collect(),
            rounding: around.settings.rounding,
            of_project,
            told: told.collect(),
        })
    }

    /// The project.
    pub fn project_id(&self) -> Option<ProjectId> {
        self.of_project.clone()
    }

    /// What was reckoned under this key.
    fn reckoned(&self, key: &str) -> Option<(&'static Derived, &Reckoned)> {
        let (place, derived) = self.entry.register.derived(key)?;
        Some((derived, self.computed.get(place)?))
    }

    /// Why there is no figure under this key; none where there is one, or where it is none.
    pub fn missing(&self, key: &str, lang: Lang) -> Option<String> {
        match self.reckoned(key)?.1 {
            Reckoned::Figure(figure, _) => figure.value().err().map(|why| words::no_figure(why, lang)),
            Reckoned::Word(_) | Reckoned::Day(_) => None,
        }
    }

    /// What a column says, without a unit where its head has it.
    pub fn text(&self, column: Column, days: Days, lang: Lang) -> String {
        let register = self.entry.register;
        match column {
            Column::Key => self.entry.title(lang),
            Column::Project => self.project.clone(),
            Column::State => {
                register.flow.map_or_else(String::new, |flow| flow.state(&self.entry).name(lang).to_owned())
            }
            Column::Clock(key) => self.clock(key).map_or_else(String::new, |told| match days {
                Days::Short => told.word.clone(),
                Days::Full => told.line.clone(),
            }),
            Column::Above => self.above.as_ref().map_or_else(String::new, |(_, title)| title.clone()),
            Column::Derived(key) | Column::OfferedDerived(key) => self.reckoned_text(key, days, lang),
            Column::Field(key) | Column::Offered(key) => {
                register.place(key).map_or_else(String::new, |place| self.cell_text(place, days, lang))
            }
        }
    }

    /// The clock with this key, where it has begun.
    pub fn clock(&self, key: &str) -> Option<&clocks::Told> {
        self.clocks.iter().find(|told| told.key == key)
    }

    fn reckoned_text(&self, key: &str, days: Days, lang: Lang) -> String {
        let Some((derived, reckoned)) = self.reckoned(key) else { return String::new() };
        match (reckoned, days) {
            (Reckoned::Day(Some(day)), Days::Short) => words::short_when(When::day(day.value), self.today),
            (_, Days::Full) => {
                self.missing(key, lang).unwrap_or_else(|| reckoned::brief(derived, reckoned, self.rounding, lang))
            }
            (_, Days::Short) => reckoned::brief(derived, reckoned, self.rounding, lang),
        }
    }

    fn cell_text(&self, place: usize, days: Days, lang: Lang) -> String {
        let spec = &self.entry.register.fields[place];
        match (self.entry.cell(place), self.told.get(&place)) {
            (_, Some(told)) => told.clone(),
            (None, None) => String::new(),
            (Some(Cell::Number(figure)), None) if spec.kind == FieldKind::Money => money::in_column(*figure, lang),
            (Some(Cell::When(when)), None) if days == Days::Short => words::short_when(*when, self.today),
            (Some(cell), None) => cell.shown(spec, lang),
        }
    }

    /// The mark of what is in doubt, with its sentences where somebody points at it; nothing where nothing is.
    pub fn mark(&self, lang: Lang) -> Option<impl IntoView + use<>> {
        let words = RegisterWords::of(lang);
        let text = self.doubts.join("\n");
        (!self.doubts.is_empty()).then(|| {
            view! {
                <span class="register__doubt" title=text.clone()>
                    <Tag word=words.doubtful tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain />
                    <span class="visually-hidden">{text.clone()}</span>
                </span>
            }
        })
    }
}

fn clocks(around: &BookAround, entry: &Entry, lang: Lang) -> Vec<clocks::Told> {
    let told = entry.register.clocks.iter();
    let told = told.filter_map(|clock| clocks::Told::of(entry, clock, around, lang));
    // Where nothing waits any more, no time runs.
    let is_ended = entry.register.flow.is_some_and(|flow| flow.is_ended(entry));
    told.filter(|told| !is_ended || !told.is_running()).collect()
}

/// What the book has to say for a cell.
fn tell(view: &View, entry: &Entry, spec: &FieldSpec, cell: &Cell, lang: Lang) -> Option<String> {
    match (cell, spec.kind) {
        (Cell::Reference(_) | Cell::References(_), _) => {
            let value = view.book.value(&entry.id, spec.key);
            Some(value_words(view, &entry.id, spec.key, value, lang))
        }
        (Cell::Number(figure), FieldKind::Quantity(unit)) => {
            let unit = entry.parent.as_ref().map_or("", |parent| view.book.text(parent, unit));
            Some(format!("{} {unit}", figure.grouped()).trim_end().to_owned())
        }
        _ => None,
    }
}
