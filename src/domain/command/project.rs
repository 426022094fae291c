//! Rules of projects.

use sha2::{Digest, Sha256};

use crate::book::{Book, FieldState, Value};
use crate::domain::cumulative::{Basis, UNDECIDED};
use crate::domain::folding::{fold, is_blank, trimmed};
use crate::domain::ids::ProjectId;
use crate::domain::kind::Kind;
use crate::domain::records::Project;

use super::context::{ChangeSet, IdSource, RuleContext};
use super::outcome::{Decision, Refusal};
use super::standstill::may_go_on;

type Facts = [(String, String)];

fn fact<'a>(facts: &'a Facts, key: &str) -> &'a str {
    facts.iter().find(|(name, _)| name == key).map_or("", |(_, text)| trimmed(text))
}

/// The id of the project that a list or a person calls so: two machines that enter the same project mean the same one.
///
/// The first 32 hex digits of SHA-256 over `code:` and the code, or else `name:` and the name, as [`id_text`] writes them.
pub fn project_id(code: &str, name: &str) -> Option<ProjectId> {
    let (what, text) = if is_blank(code) { ("name", name) } else { ("code", code) };
    hashed(what, &id_text(text))
}

/// The id of a project that has its name in common with others and is told from them by where it is built or who answers for it.
///
/// SHA-256 over `name:`, the name, a line break and the place.
pub fn project_id_at(name: &str, place: &str) -> Option<ProjectId> {
    match is_blank(place) {
        true => project_id("", name),
        false => hashed("name", &format!("{}\n{}", id_text(name), id_text(place))),
    }
}

fn hashed(what: &str, text: &str) -> Option<ProjectId> {
    if text.is_empty() {
        return None;
    }
    let hash = Sha256::digest(format!("{what}:{text}"));
    let hex: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    ProjectId::from_rest(&hex)
}

/// A name or a code as ids are made of it: folded, so that every spelling gives one id, then in capitals and with Chinese brackets.
///
/// Once only blanks were taken out. Codes are mostly written in capitals and names with Chinese brackets: these have the ids that they
/// always had, so that a book of then and a list of today mean the same project.
fn id_text(text: &str) -> String {
    let usual = |c: char| match c {
        '(' => '（',
        ')' => '）',
        c => c.to_ascii_uppercase(),
    };
    fold(text).chars().map(usual).collect()
}

/// The project that is called so already, however it is spelled.
fn called<'a>(context: &RuleContext<'a>, name: &str) -> Option<&'a Project> {
    let folded = fold(name);
    context.tables.projects().map(|project| &**project).find(|project| fold(&project.name) == folded)
}

/// Adds a project by hand. One of the same name is not added twice.
pub(super) fn add(context: &RuleContext, id_source: &mut dyn IdSource, facts: &Facts) -> Result<Decision, Refusal> {
    let name = fact(facts, "name");
    if name.is_empty() {
        return Err(Refusal::Needed(Kind::Project, "name"));
    }
    if let Some(known) = called(context, name) {
        return Err(Refusal::NameTaken(known.id.clone()));
    }
    let mut change_set = ChangeSet::new(context, id_source);
    let by_name = project_id(fact(facts, "code"), name).filter(|id| context.book.entity(id.entity()).is_none());
    let id = match by_name {
        Some(id) => id,
        None => ProjectId::from_rest(&change_set.fresh()).ok_or(Refusal::BadName)?,
    };
    change_set.set_facts(id.entity(), facts)?;
    change_set.made(id.entity());
    change_set.done()
}

/// Sets fields of a project. It cannot get the name of another one.
pub(super) fn edit(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    facts: &Facts,
) -> Result<Decision, Refusal> {
    let now = context.tables.project(project).ok_or(Refusal::NotFound)?;
    for (_, name) in facts.iter().filter(|(key, _)| key == "name") {
        if is_blank(name) {
            return Err(Refusal::Needed(Kind::Project, "name"));
        }
        if let Some(known) = called(context, name).filter(|known| known.id != *project && now.name != trimmed(name)) {
            return Err(Refusal::NameTaken(known.id.clone()));
        }
    }
    may_go_on(context, project, facts)?;
    let mut change_set = ChangeSet::new(context, id_source);
    change_set.set_facts(project.entity(), facts)?;
    change_set.done()
}

/// Whether a project can be deleted: nothing may hang on it. One with visits or problems is cancelled (取消) instead.
pub fn delete_offer(context: &RuleContext, project: &ProjectId) -> Result<(), Refusal> {
    context.tables.project(project).ok_or(Refusal::NotFound)?;
    let tables = context.tables;
    let has_records = tables.visits_of(project).next().is_some()
        || tables.problems_of(project).next().is_some()
        || tables.entries().has_any(project.entity());
    match has_records {
        true => Err(Refusal::HasRecords(Kind::Project)),
        false => Ok(()),
    }
}

pub(super) fn delete(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    project: &ProjectId,
    why: &str,
) -> Result<Decision, Refusal> {
    delete_offer(context, project)?;
    let mut change_set = ChangeSet::new(context, id_source).because(why)?;
    change_set.delete(project.entity());
    change_set.done()
}

/// Says what the figure of 累计完成 counts, of one project or of several: it goes to the field of that. A figure that stands there already
/// is not written over: of several projects the one that has such a figure is left alone.
pub(super) fn tell_basis(
    context: &RuleContext,
    id_source: &mut dyn IdSource,
    projects: &[ProjectId],
    basis: Basis,
) -> Result<Decision, Refusal> {
    let mut change_set = ChangeSet::new(context, id_source);
    for project in projects {
        context.tables.project(project).ok_or(Refusal::NotFound)?;
        match basis_offer(context.book, project, basis) {
            Ok(figure) => {
                change_set.set(project.entity(), basis.field(), figure)?;
                change_set.set(project.entity(), UNDECIDED, Value::Null)?;
            }
            Err(refusal) if projects.len() == 1 => return Err(refusal),
            Err(_) => change_set.skip(),
        }
    }
    change_set.done()
}

/// The figure of 累计完成 that can be said to count so; refused where there is none, where people disagree about it, and where another
/// figure stands in the field of that already.
pub fn basis_offer(book: &Book, project: &ProjectId, basis: Basis) -> Result<Value, Refusal> {
    let figure = match book.field(project.entity(), UNDECIDED) {
        FieldState::Agreed(figure) if !figure.is_null() => figure.clone(),
        FieldState::Agreed(_) | FieldState::Unset | FieldState::Conflict(_) => return Err(Refusal::NothingChanges),
    };
    match book.field(project.entity(), basis.field()) {
        FieldState::Unset => Ok(figure),
        FieldState::Agreed(there) if there.is_null() || *there == figure => Ok(figure),
        FieldState::Agreed(_) | FieldState::Conflict(_) => Err(Refusal::AnotherFigure(basis)),
    }
}
