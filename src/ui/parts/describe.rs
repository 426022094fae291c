//! Names for the things that conflicts and previews speak of. What their fields and values are called says `field_words`.

use crate::app::session::View;
use crate::book::{EntityId, Value};
use crate::domain::belonging::project_of;
use crate::domain::ids::{ProblemId, ProjectId, RemarkId, VisitId};
use crate::domain::text::Lang;
use crate::ui::parts::shared;
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
    if name.is_empty() { kind } else { words::told(&kind, &name, lang) }
}

/// What a thing is called, and its project; also of what was deleted.
pub fn called(view: &View, of: &EntityId, lang: Lang) -> (String, String) {
    let look = |of: &EntityId, set: &str| view.book.value(of, set).clone();
    let title = match view.tables.entry(of) {
        Some(entry) => words::told(&words::kind_name(of.kind(), lang), &entry.title(lang), lang),
        None => thing(&look, of, lang),
    };
    let project = project_of(of, |of, set| view.book.value(of, set));
    (title, project.map_or_else(String::new, |project| view.book.text(&project, "name").to_owned()))
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

/// Who gave a value and when, and whether it only is what stood there before.
pub fn said_by(name: &str, at: u64, is_original: bool, lang: Lang) -> String {
    let said = format!("{name} {}", shared::when(at));
    match is_original {
        true => format!("{} · {said}", words::ExchangeWords::of(lang).original),
        false => said,
    }
}
