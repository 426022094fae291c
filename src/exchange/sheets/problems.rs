//! The ledger as a table that goes out with everything that is known of its problems: it comes in again as it went out.

use crate::book::{Book, EntityId};
use crate::domain::fields::{FieldSpec, LEDGER_FIELDS, OWN_NUMBER, plain, show};
use crate::domain::ids::{LIST_NUMBER, ProblemId};
use crate::domain::records::Problem;
use crate::domain::tables::Tables;
use crate::domain::text::Lang;
use crate::exchange::list::{EXTRA_PREFIX, Subject};

use super::fields::{extras, field_column, is_filled};
use super::table::{Holds, Sheet, SheetColumn};

/// What fills a column.
enum Source {
    /// A field of the project.
    Project(&'static FieldSpec, &'static str),
    Field(&'static FieldSpec),
    Extra(String),
}

/// The table of these problems, in this order. What stands around it is the page's to say.
pub fn problems_table(book: &Book, tables: &Tables, problems: &[ProblemId], lang: Lang) -> Sheet {
    let sources = sources(book, tables, problems);
    let columns = sources.iter().map(|source| match source {
        Source::Project(spec, _) | Source::Field(spec) => field_column(spec, lang),
        Source::Extra(name) => SheetColumn { head: name.clone(), holds: Holds::Words },
    });
    let known = problems.iter().filter_map(|id| tables.problem(id));
    let rows = known.map(|problem| sources.iter().map(|source| cell(book, problem, source, lang)).collect());
    let (columns, rows) = (columns.collect(), rows.collect());
    Sheet { title: String::new(), notes: Vec::new(), columns, rows, sums: None, footer: String::new() }
}

fn sources(book: &Book, tables: &Tables, problems: &[ProblemId]) -> Vec<Source> {
    let entities: Vec<&EntityId> = problems.iter().map(ProblemId::entity).collect();
    let projects = problems.iter().filter_map(|id| tables.problem(id)).map(|problem| problem.project.entity());
    let projects: Vec<&EntityId> = projects.collect();
    let naming = [(Subject::Problem.name_key(), "name"), (Subject::Problem.code_key(), "code")];
    let naming = naming.into_iter().filter(|(_, key)| *key == "name" || is_filled(book, &projects, key));
    let naming = naming.filter_map(|(column, key)| Some(Source::Project(Subject::Problem.spec(column)?, key)));
    let own = LEDGER_FIELDS.iter().filter(|spec| spec.key == OWN_NUMBER || is_filled(book, &entities, spec.key));
    let extras = extras(book, &entities).into_iter().filter(|name| format!("{EXTRA_PREFIX}{name}") != LIST_NUMBER);
    naming.chain(own.map(Source::Field)).chain(extras.map(Source::Extra)).collect()
}

fn cell(book: &Book, problem: &Problem, source: &Source, lang: Lang) -> String {
    let of = problem.id.entity();
    match source {
        Source::Project(_, key) => book.text(problem.project.entity(), key).to_owned(),
        Source::Field(spec) if spec.key == OWN_NUMBER => problem.number.clone(),
        Source::Field(spec) => show(book, of, spec, book.value(of, spec.key), lang),
        Source::Extra(name) => plain(book.value(of, &format!("{EXTRA_PREFIX}{name}"))),
    }
}
