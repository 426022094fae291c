//! Fields and values of the book as people read them: for histories, conflicts, imports and printed records.

use crate::app::session::View;
use crate::book::{DELETED, EntityId, Value};
pub use crate::domain::answer_words::answer_words;
use crate::domain::checklist::{Item, Template};
use crate::domain::decimal::Decimal;
use crate::domain::fields::{self, FieldKind, FieldSpec, plain, spec};
use crate::domain::ids::{PersonId, ProblemId, ProjectId, SignatureId, TemplateId, VisitId};
use crate::domain::joined::{APART, SAME_AS};
use crate::domain::money;
use crate::domain::records::{ALSO, ANSWER, NOTE, ProblemState, TEMPLATE_VERSION};
use crate::domain::registers::{bulletin, visit_plan};
use crate::domain::report::bulletin::names;
use crate::domain::text::Lang;
use crate::domain::units::unit_of;
use crate::domain::visit_plan::drawn::Record;
use crate::ui::parts::office_words::{office_label, office_value};
use crate::ui::words::{self, FieldWords, HistoryWords, PlanWords, ReportWords, TwinWords};

/// The name of a field of any entity.
pub fn field_label(view: &View, of: &EntityId, set: &str, lang: Lang) -> String {
    let words = HistoryWords::of(lang);
    if let Some(spec) = spec(of.kind(), set) {
        return spec.name.get(lang).to_owned();
    }
    if let Some(version) = set.strip_prefix(TEMPLATE_VERSION).filter(|_| of.kind() == TemplateId::KIND) {
        return words::template_version(version, lang);
    }
    if let Some(part) = bulletin_part(of, set, lang).or_else(|| office_label(of, set, lang)) {
        return part;
    }
    if draw_of(of, set).is_some() {
        return PlanWords::of(lang).draws.to_owned();
    }
    let prompt = |key: &str| item_of(view, of, key).map_or(key, |item| item.prompt.get(lang)).to_owned();
    if let Some(key) = set.strip_prefix(ANSWER) {
        return prompt(key);
    }
    if set.starts_with(ALSO) && of.kind() == VisitId::KIND {
        return words.visit_template.to_owned();
    }
    if let Some(key) = set.strip_prefix(NOTE) {
        return words::note_on(&prompt(key), lang);
    }
    let known = match (of.kind(), set) {
        (_, DELETED) => Some(words.deleted_field),
        (VisitId::KIND, "template") => Some(words.visit_template),
        (VisitId::KIND, "finished") => Some(words.visit_finished),
        (VisitId::KIND, "amended") => Some(words.visit_amended),
        (VisitId::KIND, "project") => spec(ProblemId::KIND, "project").map(|spec| spec.name.get(lang)),
        (ProblemId::KIND, "rejected") => Some(words.rejected),
        (ProjectId::KIND, SAME_AS) => Some(TwinWords::of(lang).same_as),
        (ProjectId::KIND, set) if set.starts_with(APART) => Some(TwinWords::of(lang).not_same_field),
        _ => None,
    };
    known.map_or_else(|| set.trim_start_matches("x/").to_owned(), str::to_owned)
}

/// A value of a field of any entity; empty for nothing.
pub fn value_words(view: &View, of: &EntityId, set: &str, value: &Value, lang: Lang) -> String {
    let words = HistoryWords::of(lang);
    if let Some(said) = office_value(view, of, set, value, lang) {
        return said;
    }
    let text = match value {
        Value::Null if set == DELETED => return words.kept.to_owned(),
        Value::Null => return String::new(),
        // What whoever deleted it had seen, which is nobody's to read.
        _ if set == DELETED => return words.deleted.to_owned(),
        Value::Bool(flag) => return if *flag { words.yes } else { words.no }.to_owned(),
        Value::Map(_) if set == "extension" => return extension_words(value, lang),
        Value::Map(_) if of.kind() == TemplateId::KIND => return template_title(value, lang),
        Value::Map(_) if bulletin_part(of, set, lang).is_some() => {
            return value.member("text").and_then(Value::as_text).unwrap_or_default().to_owned();
        }
        Value::List(named) if names_several(of, set) => return references(view, named, lang),
        Value::Map(_) if draw_of(of, set).is_some() => return drawn_words(value, lang),
        // What a pen drew is nobody's to read, and what was signed stands with the visit.
        _ if of.kind() == SignatureId::KIND && matches!(set, "strokes" | "parts") => return words.yes.to_owned(),
        // All of an issued bulletin, which its own page shows.
        _ if set.starts_with(bulletin::FROZEN) && of.kind() == bulletin::REGISTER.kind => return words.yes.to_owned(),
        value => value.as_text().unwrap_or_default(),
    };
    let item = |key: &str| item_of(view, of, key);
    let known = match (of.kind(), set) {
        (VisitId::KIND, "template") => template_named(view, text).map(|template| template.title.get(lang).to_owned()),
        (VisitId::KIND, set) if set.starts_with(ALSO) => {
            also(view, set, value).map(|template| template.title.get(lang).to_owned())
        }
        (VisitId::KIND, set) if set.starts_with(ANSWER) => {
            let project = ProjectId::parse(view.book.text(of, "project"));
            item(set.trim_start_matches(ANSWER)).map(|item| {
                let unit = project.as_ref().and_then(|project| unit_of(view.book, project, item, lang));
                answer_words(item, Some(text), unit, lang)
            })
        }
        (ProblemId::KIND, "state") => ProblemState::from_key(text).map(|state| words::state(state, lang).to_owned()),
        (ProblemId::KIND, "item") => problem_item(view, of, text, lang),
        _ => reference(view, text, lang),
    };
    known.unwrap_or_else(|| {
        spec(of.kind(), set).map_or_else(|| plain(value), |spec| written(view, of, spec, value, lang))
    })
}

/// Whether a field names several entities.
fn names_several(of: &EntityId, set: &str) -> bool {
    spec(of.kind(), set).is_some_and(|spec| matches!(spec.kind, FieldKind::References(_)))
}

/// The draw that a field of a plan keeps.
fn draw_of<'a>(of: &EntityId, set: &'a str) -> Option<&'a str> {
    set.strip_prefix(visit_plan::DRAW).filter(|_| of.kind() == visit_plan::REGISTER.kind)
}

/// A draw in one line, which the page of its plan shows whole.
fn drawn_words(value: &Value, lang: Lang) -> String {
    let Some(record) = Record::read(value) else { return String::new() };
    let on = record.on.map(|on| on.to_string()).unwrap_or_default();
    words::draw_line(&on, &record.lot.seed, record.drawn.len(), record.lot.sites.len(), lang)
}

/// What a field of a bulletin is called that holds a paragraph, or a piece of what was issued.
fn bulletin_part(of: &EntityId, set: &str, lang: Lang) -> Option<String> {
    if of.kind() != bulletin::REGISTER.kind {
        return None;
    }
    if set.starts_with(bulletin::FROZEN) {
        return Some(ReportWords::of(lang).as_issued.to_owned());
    }
    let id = set.strip_prefix(bulletin::TEXT)?;
    names().find(|(known, _)| *known == id).map(|(_, name)| name.get(lang).to_owned())
}

/// A value of a field of any entity, or these words for nothing.
pub fn value_or(view: &View, of: &EntityId, set: &str, value: &Value, nothing: &str, lang: Lang) -> String {
    match value_words(view, of, set, value, lang) {
        empty if empty.is_empty() => nothing.to_owned(),
        words => words,
    }
}

/// A value by its field; money as it is said everywhere.
fn written(view: &View, of: &EntityId, spec: &FieldSpec, value: &Value, lang: Lang) -> String {
    let shown = fields::show(view.book, of, spec, value, lang);
    match spec.kind {
        FieldKind::Money => Decimal::parse(&shown).map_or(shown, |wan| money::in_words(wan, lang)),
        FieldKind::Area => {
            Decimal::parse(&shown).map_or(shown, |mu| format!("{} {}", mu.grouped(), FieldWords::of(lang).mu))
        }
        _ => shown,
    }
}

/// An item of one of the checklists of a visit, by the visit's own fields, so that it is known for a deleted visit too.
fn item_of<'a>(view: &View<'a>, visit: &EntityId, key: &str) -> Option<&'a Item> {
    let first = template_named(view, view.book.text(visit, "template"));
    let further = view.book.entity(visit).into_iter().flat_map(|entity| entity.fields_from(ALSO));
    let further = further.filter_map(|field| also(view, field.as_str(), view.book.value(visit, field.as_str())));
    first.into_iter().chain(further).find_map(|template| template.item(key))
}

/// A further checklist that a field of a visit names.
fn also<'a>(view: &View<'a>, field: &str, version: &Value) -> Option<&'a Template> {
    view.tables.template(field.strip_prefix(ALSO)?, version.as_int()?.try_into().ok()?)
}

fn template_named<'a>(view: &View<'a>, name: &str) -> Option<&'a Template> {
    let (key, version) = name.rsplit_once('@')?;
    view.tables.template(key, version.parse().ok()?)
}

fn problem_item(view: &View, problem: &EntityId, key: &str, lang: Lang) -> Option<String> {
    let visit: EntityId = view.book.text(problem, "visit").parse().ok()?;
    item_of(view, &visit, key).map(|item| item.prompt.get(lang).to_owned())
}

/// What a value that names another entity says: the project's name, the person's, the visit's project and day,
/// what an entry is called.
fn reference(view: &View, text: &str, lang: Lang) -> Option<String> {
    let id: EntityId = text.parse().ok()?;
    match id.kind() {
        ProjectId::KIND => view.tables.project(&ProjectId::of(&id)?).map(|project| project.name.clone()),
        VisitId::KIND => {
            let visit = view.tables.visit(&VisitId::of(&id)?)?;
            let name = view.tables.project(&visit.project).map_or("", |project| &project.name);
            Some(format!("{name} {}", visit.day).trim_start().to_owned())
        }
        PersonId::KIND => Some(view.tables.name_of(&id).to_owned()).filter(|name| !name.is_empty()),
        ProblemId::KIND => view.tables.problem(&ProblemId::of(&id)?).map(|problem| problem.title.clone()),
        _ => view.tables.entry_title(&id, lang),
    }
}

/// What several references say, one behind the other; what is not there any more by the end of its id.
fn references(view: &View, named: &[Value], lang: Lang) -> String {
    let one = |value: &Value| {
        let id = value.as_text().unwrap_or_default();
        reference(view, id, lang).unwrap_or_else(|| id.rsplit('/').next().unwrap_or_default().to_owned())
    };
    named.iter().map(one).collect::<Vec<_>>().join(words::list_comma(lang))
}

fn extension_words(value: &Value, lang: Lang) -> String {
    let part = |name: &str| value.member(name).and_then(Value::as_text).unwrap_or_default().to_owned();
    words::extension_asked(&part("to"), &part("why"), lang)
}

fn template_title(value: &Value, lang: Lang) -> String {
    let title = |key: &str| value.member("title").and_then(|title| title.member(key)).and_then(Value::as_text);
    let (wanted, other) = (title(lang_key(lang)), title(lang_key(other(lang))));
    wanted.filter(|title| !title.is_empty()).or(other).unwrap_or_default().to_owned()
}

const fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    }
}
