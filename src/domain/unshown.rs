//! What a book holds and no page has a place for, since something about it is missing: it is listed, so that nothing comes in unseen.

use crate::book::{Book, Deletion, EntityId};

use super::ids::{PersonId, ProblemId, ProjectId, RemarkId, VisitId};
use super::kind::Kind;
use super::register::{Parent, entry::parent_field};
use super::tables::Tables;
use super::when::When;

/// Something that is there and shown on no page of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unshown {
    /// What it is.
    pub of: EntityId,
    /// What it lacks.
    pub lacks: Lack,
}

/// What keeps a thing from its page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Lack {
    /// A project that is there.
    Project,
    /// A checklist.
    Template,
    /// The day of a visit.
    Day,
    /// What a remark, a photo or an attachment is about, or something that is there.
    Subject,
    /// What a remark says.
    Text,
    /// The name of a person.
    Name,
    /// A version of the program that knows its kind.
    Newer,
}

/// Everything of this kind, in the order of the ids. What was deleted, or belongs to what was deleted, is left out.
pub fn unshown(book: &Book, tables: &Tables) -> Vec<Unshown> {
    let all = book.all_entities().map(|(of, _)| of);
    all.filter_map(|of| Some(Unshown { lacks: lacks(book, tables, of)?, of: of.clone() })).collect()
}

/// What keeps one thing from its page; none for one that is shown, or deleted.
pub fn lacks(book: &Book, tables: &Tables, of: &EntityId) -> Option<Lack> {
    let there = !of.is_local() && book.deletion(of) != Deletion::Deleted;
    there.then(|| lack(book, tables, of)).flatten()
}

fn lack(book: &Book, tables: &Tables, of: &EntityId) -> Option<Lack> {
    match Kind::of(of) {
        Some(Kind::Visit) => visit_lacks(book, tables, of),
        Some(Kind::Problem) => {
            let shown = ProblemId::of(of).is_some_and(|id| tables.problem(&id).is_some());
            (!shown || !has_project(book, tables, of))
                .then_some(Lack::Project)
                .filter(|_| !is_orphan(book, of, "project"))
        }
        Some(Kind::Remark) => remark_lacks(book, tables, of),
        Some(Kind::Photo | Kind::Attachment) => carried_lacks(book, tables, of),
        Some(Kind::Person) => {
            let shown = PersonId::of(of).is_some_and(|id| tables.person(&id).is_some());
            (!shown).then_some(Lack::Name)
        }
        Some(Kind::Entry(register)) => {
            let field = parent_field(register);
            let needs = matches!(register.parent, Parent::Project | Parent::Entry(_));
            let lost = needs && book.text(of, field).is_empty();
            let has_parent = || book.text(of, field).parse().is_ok_and(|of: EntityId| book.entity(&of).is_some());
            (lost || (needs && !has_parent())).then_some(Lack::Project).filter(|_| !is_orphan(book, of, field))
        }
        None => Some(Lack::Newer),
        // Projects always have a page, a signature stands with its visit; the others are shown as far as they can be read.
        Some(
            Kind::Project
            | Kind::Signature
            | Kind::Unit
            | Kind::Template
            | Kind::Office
            | Kind::Rule
            | Kind::Calendar
            | Kind::Draft
            | Kind::Import
            | Kind::Export
            | Kind::Device,
        ) => None,
    }
}

fn visit_lacks(book: &Book, tables: &Tables, of: &EntityId) -> Option<Lack> {
    if is_orphan(book, of, "project") {
        return None;
    }
    if !has_project(book, tables, of) {
        return Some(Lack::Project);
    }
    if VisitId::of(of).is_some_and(|id| tables.visit(&id).is_some()) {
        return None;
    }
    match When::parse(book.text(of, "day")) {
        None => Some(Lack::Day),
        Some(_) => Some(Lack::Template),
    }
}

fn remark_lacks(book: &Book, tables: &Tables, of: &EntityId) -> Option<Lack> {
    if is_orphan(book, of, "of") {
        return None;
    }
    let has_page = is_about_something_shown(book, tables, of);
    let shown = RemarkId::of(of).is_some_and(|id| tables.remark(&id).is_some());
    match (has_page, shown) {
        (true, true) => None,
        (true, false) => Some(Lack::Text),
        (false, _) => Some(Lack::Subject),
    }
}

/// A photo or an attachment of a remark stands with the remark.
fn carried_lacks(book: &Book, tables: &Tables, of: &EntityId) -> Option<Lack> {
    let is_shown = is_about_something_shown(book, tables, of)
        || RemarkId::parse(book.text(of, "of")).is_some_and(|id| tables.remark(&id).is_some());
    (!is_shown).then_some(Lack::Subject).filter(|_| !is_orphan(book, of, "of"))
}

/// Whether what a remark or a photo is about has a page.
fn is_about_something_shown(book: &Book, tables: &Tables, of: &EntityId) -> bool {
    let about: Option<EntityId> = book.text(of, "of").parse().ok();
    about.is_some_and(|about| {
        ProjectId::of(&about).is_some_and(|id| tables.project(&id).is_some())
            || VisitId::of(&about).is_some_and(|id| tables.visit(&id).is_some())
            || ProblemId::of(&about).is_some_and(|id| tables.problem(&id).is_some())
            || tables.entry(&about).is_some()
    })
}

fn has_project(book: &Book, tables: &Tables, of: &EntityId) -> bool {
    ProjectId::parse(book.text(of, "project")).is_some_and(|project| tables.project(&project).is_some())
}

/// Whether what a thing belongs to was deleted, and it with it.
fn is_orphan(book: &Book, of: &EntityId, field: &str) -> bool {
    let above = book.text(of, field).parse();
    above.is_ok_and(|above: EntityId| book.deletion(&above) == Deletion::Deleted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Clock, Value};

    fn found(written: &[(&str, &str, &str)]) -> Vec<(String, Lack)> {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        let by: EntityId = "person/zhang".parse().unwrap();
        for (of, set, to) in written {
            let (of, at) = (of.parse().unwrap(), clock.tick(1_790_000_000_000));
            let change = match *set {
                "deleted" => book.delete(&of, &by, at),
                set => book.replace(&of, &set.parse().unwrap(), Value::text(to), &by, at),
            };
            book.apply(change.seal(), None);
        }
        let tables = Tables::of(&book);
        unshown(&book, &tables).into_iter().map(|one| (one.of.to_string(), one.lacks)).collect()
    }

    #[test]
    fn what_lacks_nothing_is_not_listed() {
        let whole = [
            ("project/a", "code", "X-1"),
            ("visit/v", "project", "project/a"),
            ("visit/v", "template", "preliminary@1"),
            ("visit/v", "day", "2026-09-21"),
            ("problem/q", "project", "project/a"),
            ("remark/r", "of", "problem/q"),
            ("remark/r", "text", "已催办"),
        ];
        assert_eq!(found(&whole), []);
    }

    #[test]
    fn what_no_page_has_a_place_for_is_listed_with_what_it_lacks() {
        let odd = [
            ("drone_flight/d", "frames", "412"),
            ("person/p", "unit", "区建委"),
            ("problem/q", "project", "visit/v"),
            ("project/a", "code", "X-1"),
            ("remark/r", "of", "drone_flight/d"),
            ("remark/s", "of", "project/a"),
            ("visit/v", "project", "project/a"),
            ("visit/v", "template", "preliminary@1"),
            ("visit/w", "project", "project/none"),
        ];
        let expected = [
            ("drone_flight/d", Lack::Newer),
            ("person/p", Lack::Name),
            ("problem/q", Lack::Project),
            ("remark/r", Lack::Subject),
            ("remark/s", Lack::Text),
            ("visit/v", Lack::Day),
            ("visit/w", Lack::Project),
        ];
        assert_eq!(found(&odd), expected.map(|(of, lack)| (of.to_owned(), lack)));
    }

    #[test]
    fn what_went_with_its_project_is_not_listed() {
        let deleted = [
            ("project/a", "name", "甲"),
            ("visit/v", "project", "project/a"),
            ("problem/q", "project", "project/a"),
            ("project/a", "deleted", ""),
        ];
        assert_eq!(found(&deleted), []);
    }
}
