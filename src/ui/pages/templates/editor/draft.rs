//! The checklist that is being written, as the parts of the editor share it.

use leptos::prelude::*;

use crate::app::clock;
use crate::domain::checklist::{Item, ItemKind, Section, Template, TemplateFault, TemplateWarning};
use crate::domain::command::{Command, Refusal};
use crate::domain::drafts::{draft_id, draft_of};
use crate::domain::ids::TemplateId;
use crate::domain::text::{Lang, Text};
use crate::ui::context::Ui;
use crate::ui::unsaved::FormName;

/// A handle to the draft. Every edit is recorded at once, as everything else is.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The page's context.
    pub ui: Ui,
    /// The checklist as it stands; none once it is published or dropped.
    pub body: Memo<Option<Template>>,
    /// What keeps it from being published.
    pub faults: Memo<Vec<TemplateFault>>,
    /// What is likely to be a mistake.
    pub warnings: Memo<Vec<TemplateWarning>>,
    /// The item that is open at the side, by its key.
    pub editing: RwSignal<Option<String>>,
    id: StoredValue<TemplateId>,
}

/// Up or down the list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

impl Draft {
    /// Watches the draft of a checklist.
    pub fn open(ui: Ui, id: TemplateId) -> Self {
        let wanted = id.clone();
        let body = match draft_id(&id) {
            Some(draft) => ui.session.watch_entity(draft.entity(), move |view| draft_of(view.book, &wanted)),
            None => Memo::new(|_| None),
        };
        let faults = Memo::new(move |_| body.with(|body| body.as_ref().map(Template::faults).unwrap_or_default()));
        let warnings = Memo::new(move |_| body.with(|body| body.as_ref().map(Template::warnings).unwrap_or_default()));
        Self { ui, body, faults, warnings, editing: RwSignal::new(None), id: StoredValue::new(id) }
    }

    /// The checklist.
    pub fn id(self) -> TemplateId {
        self.id.get_value()
    }

    /// What the names of its fields' drafts begin with; the key of the item follows.
    fn field_prefix(self) -> String {
        format!("checklist {} ", self.id().as_str())
    }

    /// Opens the item of a field that somebody wants to go on with; whether it is one of this checklist.
    pub fn go_on(self, form: &str) -> bool {
        let key = form.strip_prefix(&self.field_prefix()).and_then(|field| field.split_once(' ')).map(|(key, _)| key);
        let key = key.filter(|key| self.section_of(key).is_some());
        if let Some(key) = key {
            self.editing.set(Some(key.to_owned()));
        }
        key.is_some()
    }

    /// Changes the draft. A message offers to undo it.
    pub fn edit(self, message: &str, change: impl FnOnce(&mut Template)) {
        let Some(mut body) = self.body.get_untracked() else { return };
        change(&mut body);
        self.ui.act(Command::KeepDraft { template: Some(self.id()), body }, message);
    }

    /// Changes one item.
    pub fn edit_item(self, key: &str, change: impl FnOnce(&mut Item)) {
        self.edit("", |body| {
            if let Some(item) = body
                .sections
                .to_mut()
                .iter_mut()
                .flat_map(|section| section.items.to_mut())
                .find(|item| item.key == key)
            {
                change(item);
            }
        });
    }

    /// Adds an empty item at the end of a section and opens it.
    pub fn add_item(self, section: &str) {
        let Some(key) = fresh_key(self.ui, 'q') else { return };
        self.edit("", |body| {
            if let Some(section) = body.sections.to_mut().iter_mut().find(|other| other.key == section) {
                section.items.to_mut().push(Item::blank(key.clone(), ItemKind::Check));
            }
        });
        self.editing.set(Some(key));
    }

    /// The section that holds an item.
    pub fn section_of(self, item: &str) -> Option<String> {
        self.body.with_untracked(|body| {
            let sections = &body.as_ref()?.sections;
            let holds = |section: &&Section| section.items.iter().any(|other| other.key == item);
            sections.iter().find(holds).map(|section| section.key.to_string())
        })
    }

    /// Takes an item out.
    pub fn remove_item(self, key: &str, message: &str) {
        self.edit(message, |body| {
            for section in body.sections.to_mut() {
                section.items.to_mut().retain(|item| item.key != key);
            }
        });
    }

    /// Moves an item by one place, over the border of its section where it stands there.
    pub fn move_item(self, key: &str, way: Way) {
        self.edit("", |body| move_item(body, key, way));
    }

    /// Adds a section at the end.
    pub fn add_section(self) {
        let Some(key) = fresh_key(self.ui, 's') else { return };
        self.edit("", |body| {
            body.sections.to_mut().push(Section { key: key.into(), title: Text::default(), items: Vec::new().into() });
        });
    }

    /// Changes a section's title.
    pub fn name_section(self, key: &str, title: String, lang: Lang) {
        self.edit("", |body| {
            if let Some(section) = body.sections.to_mut().iter_mut().find(|section| section.key == key) {
                write(&mut section.title, lang, title);
            }
        });
    }

    /// Takes a section out, with its items.
    pub fn remove_section(self, key: &str, message: &str) {
        self.edit(message, |body| body.sections.to_mut().retain(|section| section.key != key));
    }

    /// Moves a section by one place.
    pub fn move_section(self, key: &str, way: Way) {
        self.edit("", |body| {
            let sections = body.sections.to_mut();
            let Some(at) = sections.iter().position(|section| section.key == key) else { return };
            let to = match way {
                Way::Up => at.checked_sub(1),
                Way::Down => Some(at + 1).filter(|to| *to < sections.len()),
            };
            if let Some(to) = to {
                sections.swap(at, to);
            }
        });
    }

    /// What is wrong with the part that has this key.
    pub fn faults_at(self, key: String) -> Memo<Vec<TemplateFault>> {
        Memo::new(move |_| {
            self.faults.with(|faults| faults.iter().filter(|fault| fault.at() == key).cloned().collect())
        })
    }

    /// What is likely to be a mistake of the part that has this key.
    pub fn warnings_at(self, key: String) -> Memo<Vec<TemplateWarning>> {
        Memo::new(move |_| {
            self.warnings.with(|warnings| warnings.iter().filter(|warning| warning.at() == key).cloned().collect())
        })
    }
}

/// An item as its fields share it.
#[derive(Clone, Copy)]
pub struct Editing {
    /// The draft.
    pub draft: Draft,
    /// The item as it stands.
    pub item: Memo<Option<Item>>,
    /// Its key.
    pub key: StoredValue<String>,
}

impl Editing {
    /// Reads a part of the item.
    pub fn read<T>(self, part: impl Fn(&Item) -> T + Send + Sync + 'static) -> Signal<T>
    where
        T: Default + Send + Sync + 'static,
    {
        Signal::derive(move || self.item.with(|item| item.as_ref().map(&part).unwrap_or_default()))
    }

    /// How the draft of one of its fields is named, whose words the checklist cannot take.
    pub fn field_name(self, field: &str, title: &str) -> FormName {
        let draft = self.draft;
        let field = format!("{} {field}", self.key.get_value());
        FormName {
            name: format!("{}{field}", draft.field_prefix()),
            title: title.to_owned(),
            href: draft.ui.route.get_untracked().href(),
        }
    }

    /// Changes the item.
    pub fn edit(self, change: impl FnOnce(&mut Item)) {
        self.draft.edit_item(&self.key.get_value(), change);
    }
}

/// An item of the draft, with its number.
pub fn numbered(body: Option<&Template>, key: &str) -> Option<(usize, Item)> {
    let (place, item) = body?.items().enumerate().find(|(_, item)| item.key == key)?;
    Some((place + 1, item.clone()))
}

fn move_item(body: &mut Template, key: &str, way: Way) {
    let sections = body.sections.to_mut();
    let place = sections
        .iter()
        .enumerate()
        .find_map(|(at, section)| section.items.iter().position(|item| item.key == key).map(|place| (at, place)));
    let Some((at, place)) = place else { return };
    let last = sections.get(at).map_or(0, |section| section.items.len().saturating_sub(1));
    let (to, to_place) = match way {
        Way::Up if place > 0 => (at, place - 1),
        Way::Up if at > 0 => (at - 1, sections.get(at - 1).map_or(0, |section| section.items.len())),
        Way::Down if place < last => (at, place + 1),
        Way::Down if at + 1 < sections.len() => (at + 1, 0),
        Way::Up | Way::Down => return,
    };
    let Some(from) = sections.get_mut(at) else { return };
    let item = from.items.to_mut().remove(place);
    if let Some(section) = sections.get_mut(to) {
        section.items.to_mut().insert(to_place, item);
    }
}

/// A key that no other item or section will ever get; without random numbers there is none, which the person is told.
pub fn fresh_key(ui: Ui, first: char) -> Option<String> {
    let random = clock::random();
    if random.is_none() {
        ui.refuse(&Refusal::NoRandomNumbers);
    }
    random.map(|random| format!("{first}{:016x}", random as u64))
}

/// The wording in exactly this language, empty where there is none.
pub fn wording(text: &Text, lang: Lang) -> String {
    text.in_lang(lang).to_owned()
}

/// Writes the wording of one language.
pub fn write(text: &mut Text, lang: Lang, words: String) {
    text.set_in(lang, words);
}

/// The other language.
pub const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}
