//! The list of projects as a table that goes out: every field that any of them has, under the heading by which it comes in again.

use crate::book::Book;
use crate::domain::fields::{FieldKind, FieldSpec, PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::domain::measure::Unit;
use crate::domain::text::Lang;
use crate::exchange::list::EXTRA_PREFIX;

use super::table::{Holds, Sheet, SheetColumn};

/// One column: a field of the program, or one that a list brought under its own heading.
enum Source {
    Field(&'static FieldSpec),
    Extra(String),
}

/// The table of these projects, in this order. What stands around it is the page's to say.
pub fn projects_table(book: &Book, projects: &[ProjectId], lang: Lang) -> Sheet {
    let sources = sources(book, projects);
    let columns = sources.iter().map(|source| column(source, lang)).collect();
    let rows = projects.iter().map(|project| sources.iter().map(|source| cell(book, project, source, lang)).collect());
    Sheet { title: String::new(), notes: Vec::new(), columns, rows: rows.collect(), sums: None, footer: String::new() }
}

fn sources(book: &Book, projects: &[ProjectId]) -> Vec<Source> {
    let is_filled = |key: &str| projects.iter().any(|project| !book.value(project.entity(), key).is_null());
    let fields = PROJECT_FIELDS.iter().filter(|spec| is_filled(spec.key)).map(Source::Field);
    let mut extras: Vec<String> = Vec::new();
    for project in projects {
        let own = book.entity(project.entity()).into_iter().flat_map(|entity| entity.fields_from(EXTRA_PREFIX));
        for name in own.filter_map(|field| field.as_str().strip_prefix(EXTRA_PREFIX)) {
            if !extras.iter().any(|known| known == name) && is_filled(&format!("{EXTRA_PREFIX}{name}")) {
                extras.push(name.to_owned());
            }
        }
    }
    fields.chain(extras.into_iter().map(Source::Extra)).collect()
}

fn column(source: &Source, lang: Lang) -> SheetColumn {
    let spec = match source {
        Source::Extra(name) => return SheetColumn { head: name.clone(), holds: Holds::Words },
        Source::Field(spec) => spec,
    };
    let name = spec.name.get(lang);
    let head = match Unit::of_kind(spec.kind).first() {
        Some(unit) => match lang {
            Lang::Zh => format!("{name}（{}）", unit.label(lang)),
            Lang::En => format!("{name} ({})", unit.label(lang)),
        },
        None => name.to_owned(),
    };
    let holds = match spec.kind {
        FieldKind::Money
        | FieldKind::Area
        | FieldKind::Percent
        | FieldKind::Number
        | FieldKind::Quantity(_)
        | FieldKind::Count => Holds::Figures,
        FieldKind::Day | FieldKind::When => Holds::Days,
        _ => Holds::Words,
    };
    SheetColumn { head, holds }
}

fn cell(book: &Book, project: &ProjectId, source: &Source, lang: Lang) -> String {
    match source {
        Source::Field(spec) => spec.show(book.value(project.entity(), spec.key), lang),
        Source::Extra(name) => plain(book.value(project.entity(), &format!("{EXTRA_PREFIX}{name}"))),
    }
}
