//! The readable copy: what each project looks like, for people and for other programs. Never read into a book.
//!
//! Keys and values are those of the book; the words beside them (`name`, `text`, `asked`, `title`) are Chinese, for readers,
//! and may differ from version to version.

use std::collections::BTreeMap;

use crate::book::{Book, DELETED, Deletion, EntityId, FieldState, Value};
use crate::domain::checklist::{Answer, Item, ItemKind, Template};
use crate::domain::fields::{plain, spec};
use crate::domain::ids::{ProblemId, ProjectId, RemarkId, TemplateId, VisitId};
use crate::domain::templates::built_in_template;
use crate::domain::text::Lang;

use super::belonging::project_of;
use super::v1::{Answer1, Field1, Project1, Thing1};

const ANSWER: &str = "answer/";
const NOTE: &str = "note/";
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
}

impl Belongings {
    pub fn len(&self) -> usize {
        self.visits.len() + self.problems.len() + self.remarks.len()
    }
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
            .collect();
        for kind in [VisitId::KIND, ProblemId::KIND, RemarkId::KIND] {
            for (of, _) in book.entities(kind) {
                let Some(project) = project_of(of, |of, set| book.value(of, set)) else { continue };
                let Some(belongings) = projects.get_mut(&project).filter(|_| there(of)) else { continue };
                let list = match kind {
                    VisitId::KIND => &mut belongings.visits,
                    ProblemId::KIND => &mut belongings.problems,
                    _ => &mut belongings.remarks,
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
    known: BTreeMap<String, Option<Template>>,
}

impl Wordings {
    /// The checklist that a visit names as `key@version`, built in or the office's own.
    fn template(&mut self, book: &Book, named: &str) -> Option<&Template> {
        if !self.known.contains_key(named) {
            let found = named.rsplit_once('@').and_then(|(key, version)| {
                built_in_template(key, version.parse().ok()?).cloned().or_else(|| own_template(book, key, version))
            });
            self.known.insert(named.to_owned(), found);
        }
        self.known.get(named)?.as_ref()
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

/// The copy of a visit, a problem or a remark.
pub(super) fn thing(book: &Book, of: &EntityId, wordings: &mut Wordings) -> Thing1 {
    let template = match of.kind() {
        VisitId::KIND => wordings.template(book, book.text(of, TEMPLATE)),
        _ => None,
    };
    Thing1 {
        id: of.to_string(),
        title: template.map(|template| template.title.get(Lang::Zh).to_owned()).unwrap_or_default(),
        fields: fields(book, of, |field| !field.starts_with(ANSWER) && !field.starts_with(NOTE)),
        answers: answers(book, of, template),
    }
}

/// The fields that hold something, in the order of their names.
fn fields(book: &Book, of: &EntityId, wanted: impl Fn(&str) -> bool) -> Vec<Field1> {
    let names = book.entity(of).into_iter().flat_map(|entity| entity.fields());
    names
        .map(|name| name.as_str())
        .filter(|name| *name != DELETED && wanted(name))
        .filter_map(|name| {
            let (value, conflict) = held(book, of, name)?;
            let spec = spec(of.kind(), name);
            let words = spec.map(|spec| spec.show(&value, Lang::Zh)).unwrap_or_default();
            Some(Field1 {
                field: name.to_owned(),
                name: spec.map(|spec| spec.name.get(Lang::Zh).to_owned()).unwrap_or_default(),
                text: if words == plain(&value) { String::new() } else { words },
                value,
                conflict,
            })
        })
        .collect()
}

/// The answers and notes of a visit: in the order of the checklist, then those that it does not have.
fn answers(book: &Book, of: &EntityId, template: Option<&Template>) -> Vec<Answer1> {
    let Some(entity) = book.entity(of) else { return Vec::new() };
    let names = [ANSWER, NOTE]
        .into_iter()
        .flat_map(|prefix| entity.fields_from(prefix).filter_map(move |name| name.as_str().strip_prefix(prefix)));
    let place = |item: &str| {
        template.and_then(|template| template.items().position(|known| known.key == item)).unwrap_or(usize::MAX)
    };
    let mut items: Vec<(usize, &str)> = names.map(|item| (place(item), item)).collect();
    items.sort_unstable();
    items.dedup();
    items
        .into_iter()
        .filter_map(|(_, item)| {
            let answer = held(book, of, &format!("{ANSWER}{item}"));
            let note = held(book, of, &format!("{NOTE}{item}"));
            if answer.is_none() && note.is_none() {
                return None;
            }
            let asked = template.and_then(|template| template.item(item));
            let (value, mut conflict) = answer.unwrap_or_default();
            let (note, other_notes) = note.unwrap_or_default();
            conflict.extend(other_notes);
            Some(Answer1 {
                item: item.to_owned(),
                asked: asked.map(|item| item.prompt.get(Lang::Zh).to_owned()).unwrap_or_default(),
                text: asked.map(|item| answer_in_words(item, value.as_text())).unwrap_or_default(),
                answer: value,
                note,
                conflict,
            })
        })
        .collect()
}

/// The value that is shown, with every value of the conflict where there is one; none for a field that holds nothing.
fn held(book: &Book, of: &EntityId, set: &str) -> Option<(Value, Vec<Value>)> {
    match book.field(of, set) {
        FieldState::Unset | FieldState::Agreed(Value::Null) => None,
        FieldState::Agreed(value) => Some((value.clone(), Vec::new())),
        FieldState::Conflict(sides) => {
            let mut values: Vec<Value> = Vec::new();
            let mut seen = std::collections::BTreeSet::new();
            values.extend(sides.iter().map(|side| side.to()).filter(|value| seen.insert(*value)).cloned());
            Some((values.first().cloned().unwrap_or_default(), values))
        }
    }
}

/// What the stored answer says, in words; empty where the value says it.
fn answer_in_words(item: &Item, stored: Option<&str>) -> String {
    match (Answer::read(item, stored), &item.kind) {
        (Answer::Pass, _) => "是".to_owned(),
        (Answer::Fail, _) => "否".to_owned(),
        (Answer::NotApplicable, _) => "不适用".to_owned(),
        (Answer::Number(number), ItemKind::Number { unit, .. }) => {
            format!("{number} {}", unit.get(Lang::Zh)).trim().to_owned()
        }
        (Answer::Choice(key), ItemKind::Choice { options }) => options
            .iter()
            .find(|option| option.key == key)
            .map(|option| option.label.get(Lang::Zh).to_owned())
            .unwrap_or_default(),
        (
            Answer::Unchecked
            | Answer::Number(_)
            | Answer::Date(_)
            | Answer::Text(_)
            | Answer::Choice(_)
            | Answer::Unreadable(_),
            ItemKind::Check
            | ItemKind::Number { .. }
            | ItemKind::Date { .. }
            | ItemKind::Text
            | ItemKind::Choice { .. },
        ) => String::new(),
    }
}
