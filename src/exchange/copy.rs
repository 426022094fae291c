//! The readable copy: what each project looks like, for people and for other programs. Never read into a book.
//!
//! Keys and values are those of the book; the words beside them (`name`, `text`, `asked`, `title`) are Chinese, for readers,
//! and may differ from version to version.

use std::collections::{BTreeMap, BTreeSet};

use crate::book::sorting::CollectSorted;
use crate::book::{Book, DELETED, Deletion, EntityId, FieldState, Value};
use crate::domain::answer_words::{answer_words, option_words};
use crate::domain::belonging::project_of;
use crate::domain::checklist::{Item, Template, together};
use crate::domain::fields::{plain, show, spec};
use crate::domain::ids::{ProblemId, ProjectId, RemarkId, TemplateId, VisitId};
use crate::domain::records::{ALSO, ANSWER, NOTE};
use crate::domain::register::{Entry, Register};
use crate::domain::registers::{REGISTERS, register_of};
use crate::domain::templates::built_in_template;
use crate::domain::text::Lang;
use crate::domain::units::unit_of;

use super::v1::{Answer1, Field1, Project1, Thing1};

const TEMPLATE: &str = "template";
const NAME: &str = "name";

/// The projects of a book that are not deleted, each with what belongs to it and is not deleted.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub projects: Vec<(EntityId, Belongings)>,
}

/// What belongs to one project, in the order of the ids.
#[derive(Debug, Default, Clone)]
pub(super) struct Belongings {
    pub visits: Vec<EntityId>,
    pub problems: Vec<EntityId>,
    pub remarks: Vec<EntityId>,
    pub entries: Vec<EntityId>,
}

impl Listing {
    /// Lists the projects for which `wanted` holds.
    pub fn of(book: &Book, wanted: impl Fn(&EntityId) -> bool) -> Self {
        let there = |of: &EntityId| book.deletion(of) != Deletion::Deleted;
        let mut projects: BTreeMap<EntityId, Belongings> = book
            .entities(ProjectId::KIND)
            .map(|(of, _)| of)
            .filter(|of| wanted(of) && there(of))
            .map(|of| (of.clone(), Belongings::default()))
            .collect_sorted();
        let typed = [VisitId::KIND, ProblemId::KIND, RemarkId::KIND];
        for kind in typed.into_iter().chain(REGISTERS.iter().map(|register| register.kind)) {
            for (of, _) in book.entities(kind) {
                let Some(project) = project_of(of, |of, set| book.value(of, set)) else { continue };
                let Some(belongings) = projects.get_mut(&project).filter(|_| there(of)) else { continue };
                let list = match kind {
                    VisitId::KIND => &mut belongings.visits,
                    ProblemId::KIND => &mut belongings.problems,
                    RemarkId::KIND => &mut belongings.remarks,
                    _ => &mut belongings.entries,
                };
                list.push(of.clone());
            }
        }
        Self { projects: projects.into_iter().collect() }
    }
}

/// Looks up how checklists word their items, each version once.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    known: BTreeMap<String, Option<Worded>>,
}

/// A checklist, and where each of its items stands.
#[derive(Debug)]
struct Worded {
    template: Template,
    /// By its key: its place among all items, its section, its place there.
    places: BTreeMap<String, (usize, usize, usize)>,
}

/// How many checklists are kept at once: one can be named in many ways, by whoever makes a file for it.
const KEPT: usize = 100;

impl Worded {
    fn of(template: Template) -> Self {
        let mut places = BTreeMap::new();
        let mut place = 0;
        for (section, of) in template.sections.iter().enumerate() {
            for (within, item) in of.items.iter().enumerate() {
                places.entry(item.key.to_string()).or_insert((place, section, within));
                place += 1;
            }
        }
        Self { template, places }
    }

    /// An item, and its place.
    fn item(&self, key: &str) -> Option<(usize, &Item)> {
        let (place, section, within) = *self.places.get(key)?;
        Some((place, self.template.sections.get(section)?.items.get(within)?))
    }
}

impl Wordings {
    /// All that a visit asks: the checklist that it names as `key@version` and those that it names besides, as one.
    fn of_visit(&mut self, book: &Book, visit: &EntityId) -> Option<&Worded> {
        let mut named = book.text(visit, TEMPLATE).to_owned();
        for field in book.entity(visit).into_iter().flat_map(|entity| entity.fields_from(ALSO)) {
            if let Some(version) = book.value(visit, field.as_str()).as_int() {
                named = format!("{named}\n{}@{version}", field.as_str().trim_start_matches(ALSO));
            }
        }
        if !self.known.contains_key(&named) {
            if self.known.len() == KEPT {
                self.known.clear();
            }
            let found = |named: &str| {
                let (key, version) = named.rsplit_once('@')?;
                built_in_template(key, version.parse().ok()?).cloned().or_else(|| own_template(book, key, version))
            };
            let lists: Vec<Template> = named.split('\n').filter_map(found).collect();
            let asked = together(&lists.iter().collect::<Vec<_>>());
            self.known.insert(named.clone(), asked.map(Worded::of));
        }
        self.known.get(&named)?.as_ref()
    }
}

fn own_template(book: &Book, key: &str, version: &str) -> Option<Template> {
    let of = TemplateId::from_rest(key)?;
    let published = book.value(of.entity(), &format!("v/{version}"));
    serde_json::from_str(&serde_json::to_string(published).ok()?).ok()
}

/// The copy of a project's own fields; what belongs to it is added by the caller.
pub(super) fn project(book: &Book, of: &EntityId) -> Project1 {
    Project1 {
        id: of.to_string(),
        name: book.text(of, NAME).to_owned(),
        fields: fields(book, of, |_| true),
        ..Project1::default()
    }
}

/// The copy of a visit, a problem, a remark or an entry of a register.
pub(super) fn thing(book: &Book, of: &EntityId, wordings: &mut Wordings) -> Thing1 {
    let template = match of.kind() {
        VisitId::KIND => wordings.of_visit(book, of),
        _ => None,
    };
    Thing1 {
        id: of.to_string(),
        title: match register_of(of.kind()) {
            Some(register) => entry_title(book, of, register),
            None => template.map(|worded| worded.template.title.get(Lang::Zh).to_owned()).unwrap_or_default(),
        },
        fields: fields(book, of, |field| !field.starts_with(ANSWER) && !field.starts_with(NOTE)),
        answers: answers(book, of, template),
    }
}

/// What an entry is called, after its register: 月进度 2026年8月.
fn entry_title(book: &Book, of: &EntityId, register: &'static Register) -> String {
    let title = Entry::read(book, of, register).map(|entry| entry.title(Lang::Zh)).unwrap_or_default();
    format!("{} {title}", register.name.get(Lang::Zh))
}

/// The fields that hold something, in the order of their names.
fn fields(book: &Book, of: &EntityId, wanted: impl Fn(&str) -> bool) -> Vec<Field1> {
    book.fields(of)
        .filter(|(name, _)| name.as_str() != DELETED && wanted(name.as_str()))
        .filter_map(|(name, state)| {
            let (value, conflict) = held(state)?;
            let spec = spec(of.kind(), name.as_str());
            let words = spec.map(|spec| show(book, of, spec, &value, Lang::Zh)).unwrap_or_default();
            Some(Field1 {
                field: name.to_string(),
                name: spec.map(|spec| spec.name.get(Lang::Zh).to_owned()).unwrap_or_default(),
                text: if words == plain(&value) { String::new() } else { words },
                value,
                conflict,
            })
        })
        .collect()
}

/// The answers and notes of a visit: in the order of the checklist, then those that it does not have.
fn answers(book: &Book, of: &EntityId, template: Option<&Worded>) -> Vec<Answer1> {
    let mut answers: BTreeMap<(usize, &str), Answer1> = BTreeMap::new();
    let project = ProjectId::parse(book.text(of, "project"));
    for (name, state) in book.fields(of) {
        let split = [ANSWER, NOTE].into_iter().find_map(|prefix| Some((prefix, name.as_str().strip_prefix(prefix)?)));
        let (Some((prefix, item)), Some((value, conflict))) = (split, held(state)) else { continue };
        // An option of several is told by itself, behind its item, as the changes have it.
        let (key, option) = item.split_once('/').map_or((item, None), |(key, option)| (key, Some(option)));
        let asked = template.and_then(|worded| worded.item(key));
        let place = asked.map_or(usize::MAX, |(place, _)| place);
        let answer = answers.entry((place, item)).or_insert_with(|| Answer1 {
            item: item.to_owned(),
            asked: asked.map(|(_, item)| item.prompt.get(Lang::Zh).to_owned()).unwrap_or_default(),
            ..Answer1::default()
        });
        answer.conflict.extend(conflict);
        match prefix {
            NOTE => answer.note = value,
            _ => {
                let unit = |item| project.as_ref().and_then(|project| unit_of(book, project, item, Lang::Zh));
                answer.text = match (asked, option) {
                    (Some((_, item)), None) => in_words(item, &value, unit(item)),
                    (Some((_, item)), Some(option)) => option_words(item, option, Lang::Zh).to_owned(),
                    (None, _) => String::new(),
                };
                answer.answer = value;
            }
        }
    }
    answers.into_values().collect()
}

/// The value that is shown, with every value of the conflict where there is one; none for a field that holds nothing.
fn held(state: FieldState) -> Option<(Value, Vec<Value>)> {
    match state {
        FieldState::Unset | FieldState::Agreed(Value::Null) => None,
        FieldState::Agreed(value) => Some((value.clone(), Vec::new())),
        FieldState::Conflict(sides) => {
            let mut seen = BTreeSet::new();
            let values: Vec<Value> =
                sides.iter().map(|side| side.to()).filter(|value| seen.insert(*value)).cloned().collect();
            Some((values.first().cloned().unwrap_or_default(), values))
        }
    }
}

/// What the stored answer says, in words; empty where the value says it.
fn in_words(item: &Item, value: &Value, unit: Option<&str>) -> String {
    let words = answer_words(item, value.as_text(), unit, Lang::Zh);
    if value.is_null() || words == plain(value) { String::new() } else { words }
}
