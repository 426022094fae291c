//! A finished visit, as the parts of its page share it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::asked::{Asked, stored_answer};
use crate::domain::checklist::{Item, Template};
use crate::domain::fields::{FieldSpec, VISIT_FIELDS};
use crate::domain::ids::{ProjectId, VisitId};
use crate::domain::records::{answer_field, note_field};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::field_input::form_text;
use crate::ui::parts::field_words::value_words;
use crate::ui::words::{self, VisitWords};

/// What every part of the page needs. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Record {
    /// The context.
    pub ui: Ui,
    /// The words of the page.
    pub words: &'static VisitWords,
    /// Whether values can be amended: until somebody asks for it, the record is for reading.
    pub amendable: RwSignal<bool>,
    /// What is being amended.
    pub amending: RwSignal<Option<Target>>,
    /// The items that were not asked, by their keys.
    pub hidden: Memo<BTreeSet<String>>,
    kept: StoredValue<Kept>,
}

struct Kept {
    visit: VisitId,
    project: ProjectId,
    template: Arc<Template>,
}

impl Record {
    /// Opens a finished visit; none where it or its checklist is not there.
    pub fn open(ui: Ui, visit: VisitId) -> Option<Self> {
        let (project, template) = ui.session.read(|view| {
            let found = view.tables.visit(&visit)?;
            Some((found.project.clone(), view.tables.checklist(found)?))
        })?;
        let (id, list) = (visit.clone(), template.clone());
        let hidden = ui.session.watch_entity(visit.entity(), move |view| {
            let asked = Asked::of(view.book, &id, &list);
            let hidden = list.items().filter(|item| !asked.asks(item));
            hidden.map(|item| item.key.to_string()).collect::<BTreeSet<String>>()
        });
        let kept = StoredValue::new(Kept { visit, project, template });
        Some(Self {
            ui,
            words: VisitWords::of(ui.lang),
            amendable: RwSignal::new(false),
            amending: RwSignal::new(None),
            hidden,
            kept,
        })
    }

    /// The visit.
    pub fn visit(self) -> VisitId {
        self.kept.with_value(|kept| kept.visit.clone())
    }

    /// Its project.
    pub fn project(self) -> ProjectId {
        self.kept.with_value(|kept| kept.project.clone())
    }

    /// Its checklist.
    pub fn template(self) -> Arc<Template> {
        self.kept.with_value(|kept| kept.template.clone())
    }

    /// Whether an item was asked.
    pub fn asks(self, item: &Item) -> Memo<bool> {
        let key = item.key.to_string();
        Memo::new(move |_| self.hidden.with(|hidden| !hidden.contains(&key)))
    }

    /// Everything that can be amended.
    pub fn targets(self) -> Vec<Target> {
        let template = self.template();
        let items = template.items().map(|item| Arc::new(item.clone()));
        let of_items = items.flat_map(|item| [Target::Answer(Arc::clone(&item)), Target::Note(item)]);
        of_items.chain(VISIT_FIELDS.iter().map(Target::Field)).collect()
    }
}

/// What can be amended.
#[derive(Clone)]
pub enum Target {
    /// The answer to an item.
    Answer(Arc<Item>),
    /// The note on an item.
    Note(Arc<Item>),
    /// A field of the visit.
    Field(&'static FieldSpec),
}

impl Target {
    /// The field of the visit.
    pub fn key(&self) -> String {
        match self {
            Self::Answer(item) => answer_field(&item.key),
            Self::Note(item) => note_field(&item.key),
            Self::Field(spec) => spec.key.to_owned(),
        }
    }

    /// The fields that hold it, each with what people call it.
    pub fn fields(&self, lang: Lang) -> Vec<(String, String)> {
        let name = self.name(lang);
        let own = std::iter::once((self.key(), name.clone()));
        let options = match self {
            Self::Answer(item) => item.several().unwrap_or_default(),
            Self::Note(_) | Self::Field(_) => &[],
        };
        let option = |key: &str, label: &str| (format!("{}/{key}", self.key()), words::told(&name, label, lang));
        own.chain(options.iter().map(|one| option(&one.key, one.label.get(lang)))).collect()
    }

    /// What people call it.
    pub fn name(&self, lang: Lang) -> String {
        match self {
            Self::Answer(item) => item.prompt.get(lang).to_owned(),
            Self::Note(item) => words::note_on(item.prompt.get(lang), lang),
            Self::Field(spec) => spec.name.get(lang).to_owned(),
        }
    }

    /// What stands there, as the input takes it.
    pub fn present(&self, record: Record) -> String {
        let visit = record.visit();
        record.ui.session.read(|view| match self {
            Self::Field(spec) => form_text(spec, view.book.value(visit.entity(), &self.key()), record.ui.lang),
            Self::Answer(item) => stored_answer(view.book, &visit, item).map(Cow::into_owned).unwrap_or_default(),
            Self::Note(_) => view.book.text(visit.entity(), &self.key()).to_owned(),
        })
    }
}

/// What stands in a field of the visit, in words.
pub(super) fn field_text(record: Record, key: &'static str) -> Memo<String> {
    let ui = record.ui;
    let visit = record.visit();
    ui.session.watch_entity(visit.clone().entity(), move |view| {
        value_words(&view, visit.entity(), key, view.book.value(visit.entity(), key), ui.lang)
    })
}
