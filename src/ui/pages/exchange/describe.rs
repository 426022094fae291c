//! Names for the things that conflicts and previews speak of.

use crate::app::session::View;
use crate::book::{EntityId, FieldName, Value};
use crate::domain::fields::{FieldKind, plain, spec};
use crate::domain::ids::{ProblemId, ProjectId, RemarkId, VisitId};
use crate::domain::records::{ANSWER, NOTE, ProblemState};
use crate::domain::text::Lang;
use crate::ui::words;

/// Looks a field up: in the book, or as it would be after a merge.
pub type Lookup<'a> = &'a dyn Fn(&EntityId, &str) -> Value;

fn text(look: Lookup, of: &EntityId, set: &str) -> String {
    look(of, set).as_text().unwrap_or_default().to_owned()
}

/// What something is called: `问题：临边无防护`.
pub fn thing(look: Lookup, of: &EntityId, lang: Lang) -> String {
    let name = match of.kind() {
        ProblemId::KIND => text(look, of, "title"),
        VisitId::KIND => text(look, of, "day"),
        RemarkId::KIND => text(look, of, "text"),
        _ => match text(look, of, "name") {
            unnamed if unnamed.is_empty() => of.rest().to_owned(),
            name => name,
        },
    };
    let kind = words::kind_name(of.kind(), lang);
    if name.is_empty() { kind } else { say_colon(&kind, &name, lang) }
}

fn say_colon(kind: &str, name: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{kind}：{name}"),
        Lang::En => format!("{kind}: {name}"),
    }
}

/// The name of the project that something belongs to; empty for what belongs to none.
pub fn project_name(look: Lookup, of: &EntityId) -> String {
    match of.kind() {
        ProjectId::KIND => text(look, of, "name"),
        ProblemId::KIND | VisitId::KIND => match text(look, of, "project").parse() {
            Ok(project) => text(look, &project, "name"),
            Err(_) => String::new(),
        },
        _ => String::new(),
    }
}

/// What a field is called; answers and notes by the wording of their item.
pub fn field(view: &View, look: Lookup, of: &EntityId, set: &FieldName, lang: Lang) -> String {
    let key = set.as_str();
    if let Some(spec) = spec(of.kind(), key) {
        return spec.name.get(lang).to_owned();
    }
    let item = key.strip_prefix(ANSWER).or_else(|| key.strip_prefix(NOTE));
    let wording = item.and_then(|item| {
        let template = text(look, of, "template");
        let (key, version) = template.rsplit_once('@')?;
        let template = view.tables.template(key, version.parse().ok()?)?;
        template.item(item).map(|item| item.prompt.get(lang).to_owned())
    });
    wording.unwrap_or_else(|| key.trim_start_matches("x/").to_owned())
}

/// A value as people read it.
pub fn value(of: &EntityId, set: &FieldName, value: &Value, empty: &str, lang: Lang) -> String {
    if value.is_null() {
        return empty.to_owned();
    }
    if set.as_str() == "state"
        && let Some(state) = value.as_text().and_then(ProblemState::from_key)
    {
        return words::state(state, lang).to_owned();
    }
    match spec(of.kind(), set.as_str()) {
        Some(spec) => spec.show(value, lang),
        None => plain(value),
    }
}

/// Whether a person can write another value for the field: everything but states and references.
pub fn can_be_written(of: &EntityId, set: &FieldName) -> bool {
    spec(of.kind(), set.as_str()).is_some_and(|spec| {
        !matches!(set.as_str(), "state" | "extension" | "project" | "visit" | "item" | "suspended")
            && !matches!(spec.kind, FieldKind::Choice(_))
    })
}
