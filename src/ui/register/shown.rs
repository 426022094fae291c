//! One entry as lists, sections and its own page show it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::command::entry_doubts;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::ids::ProjectId;
use crate::domain::money;
use crate::domain::progress::settings::calendar;
use crate::domain::register::{Cell, Column, Entry};
use crate::domain::text::Lang;
use crate::ui::controls::{Tag, TagShape, TagWeight, Tone};
use crate::ui::parts::field_words::value_words;
use crate::ui::words::{self, RegisterWords};

use super::clocks::{self, Days};

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
    /// What cannot be read without the book: references, and figures in the unit of the project; by the place of their field.
    told: BTreeMap<usize, String>,
}

impl Shown {
    /// The entry with this id, if it is there.
    pub fn of(view: &View, id: &EntityId, lang: Lang) -> Option<Self> {
        let entry = view.tables.entry(id)?;
        let project = entry.project().and_then(|project| view.tables.project(&project));
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
            clocks: clocks(view, entry, lang),
            told: told.collect(),
        })
    }

    /// The project.
    pub fn project_id(&self) -> Option<ProjectId> {
        self.entry.project()
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
            Column::Field(key) | Column::Offered(key) => {
                register.place(key).map_or_else(String::new, |place| self.cell_text(place, days, lang))
            }
        }
    }

    /// The clock with this key, where it has begun.
    pub fn clock(&self, key: &str) -> Option<&clocks::Told> {
        self.clocks.iter().find(|told| told.key == key)
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

fn clocks(view: &View, entry: &Entry, lang: Lang) -> Vec<clocks::Told> {
    if entry.register.clocks.is_empty() {
        return Vec::new();
    }
    let calendar = calendar(view.book);
    let told = entry.register.clocks.iter();
    let told = told.filter_map(|clock| clocks::Told::of(entry, clock, view.today, &calendar, lang));
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
