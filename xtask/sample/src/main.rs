//! `cargo xtask sample`: writes a large made-up book, to open while building and to measure with.
//!
//! The same arguments give the same bytes. Everything is decided by the real rules (`sitebook::domain::command`), event by
//! event over two years, so the book is one that an office could have written. Nothing of this is in the page.
//!
//! Reading order: [`agenda`] says what happens when, [`play`] and [`trouble`] make commands of it, [`office`] has them
//! decided; [`long_list`] and [`returns`] make what only measuring needs, [`months`] year plans and months; [`life`], [`answers`], [`phrases`] and [`names`] are what they draw on, and [`dice`] is all the chance there is.

mod agenda;
mod answers;
mod dice;
mod life;
mod long_list;
mod months;
mod names;
mod office;
mod phrases;
mod play;
mod returns;
mod trouble;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use chrono::NaiveDate;
use sitebook::book::Book;
use sitebook::domain::checklist::Template;
use sitebook::domain::records::VisitState;
use sitebook::domain::tables::Tables;
use sitebook::exchange::{Choice, Exported, Made, Maker, export};

use returns::Returns;

/// How large the book is, and where it ends.
#[derive(Clone, Debug)]
pub struct Sizes {
    projects: usize,
    visits: usize,
    problems: usize,
    seed: u64,
    until: NaiveDate,
    /// Items of one more checklist, by which a visit has just begun.
    long_list: Option<usize>,
    /// How many months of every project are planned, reported and verified.
    months: usize,
}

/// What `cargo xtask sample` was asked for.
struct Order {
    sizes: Sizes,
    returns: Returns,
    returns_into: Option<PathBuf>,
    out: String,
}

impl Sizes {
    /// How many fields wait for a decision between two values.
    fn conflicts(&self) -> usize {
        self.problems.div_ceil(300)
    }
}

/// Reads the arguments behind `cargo xtask sample`.
fn read(arguments: impl Iterator<Item = String>) -> Result<Order, String> {
    let until = "2026-11-20".parse().expect("a day of the calendar");
    let mut sizes = Sizes { projects: 300, visits: 3_000, problems: 6_000, seed: 1, until, long_list: None, months: 0 };
    let mut returns = Returns { sets: 1, files: 40, edits: 50 };
    let mut returns_into = None;
    let mut out = None;
    let mut rest = arguments;
    while let Some(argument) = rest.next() {
        let Some(name) = argument.strip_prefix("--") else {
            out = Some(argument);
            continue;
        };
        let text = rest.next().ok_or_else(|| format!("--{name} needs a value"))?;
        let wrong = || format!("--{name} {text}: not understood");
        match name {
            "projects" => sizes.projects = text.parse().map_err(|_| wrong())?,
            "visits" => sizes.visits = text.parse().map_err(|_| wrong())?,
            "problems" => sizes.problems = text.parse().map_err(|_| wrong())?,
            "seed" => sizes.seed = text.parse().map_err(|_| wrong())?,
            "until" => sizes.until = text.parse().map_err(|_| wrong())?,
            "long-list" => sizes.long_list = Some(text.parse().map_err(|_| wrong())?),
            "months" => sizes.months = text.parse().map_err(|_| wrong())?,
            "returns-into" => returns_into = Some(PathBuf::from(text)),
            "returns" => returns.files = text.parse().map_err(|_| wrong())?,
            "sets" => returns.sets = text.parse().map_err(|_| wrong())?,
            "edits" => returns.edits = text.parse().map_err(|_| wrong())?,
            _ => return Err(format!("--{name} is not known")),
        }
    }
    if sizes.projects == 0 && (sizes.visits + sizes.problems > 0 || sizes.long_list.is_some()) {
        return Err("visits and problems need at least one project".to_owned());
    }
    let out = out.ok_or("cargo xtask sample … OUT: say where the file goes")?;
    Ok(Order { sizes, returns, returns_into, out })
}

fn written(sizes: &Sizes) -> (Book, Tables, Exported, String) {
    let (book, tables) = play::book(sizes);
    let by = tables.people().next().map(|person| Maker { id: person.id.entity().clone(), name: person.name.clone() });
    let made = Made {
        at: format!("{}T11:30:00Z", sizes.until),
        by,
        device: "cargo xtask sample".to_owned(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
        sample: true,
    };
    let (exported, text) = export(&book, &Choice::Everything, &made);
    (book, tables, exported, text)
}

/// Writes the file and says what is in it.
fn write() -> Result<(), String> {
    let Order { sizes, returns, returns_into, out } = read(std::env::args().skip(1))?;
    let start = Instant::now();
    println!("making {} projects, {} visits, {} problems …", sizes.projects, sizes.visits, sizes.problems);
    let (book, tables, exported, text) = written(&sizes);
    std::fs::write(&out, &text).map_err(|error| format!("{out}: {error}"))?;
    let answers: u32 = tables.visits().map(|visit| visit.answered).sum();
    println!(
        "{out}: {} changes, {answers} answers, {} drafts, {} conflicts, {} KB, digest {}, {:.1} s",
        exported.counts.changes,
        tables.drafts().count(),
        book.conflict_count(),
        text.len() / 1024,
        &exported.digest[..12],
        start.elapsed().as_secs_f32(),
    );
    let finished = tables.visits().filter(|visit| visit.state == VisitState::Finished).count();
    println!("{finished} visits are finished; the book ends on {}", sizes.until);
    for draft in tables.drafts() {
        let items = tables.template(&draft.template.0, draft.template.1).map_or(0, Template::item_count);
        println!("draft #/visits/{} {items} items, {} answered", draft.id.rest(), draft.answered);
    }
    if let Some(folder) = returns_into {
        returns::write(&book, &tables, &sizes, &returns, &folder)?;
        println!(
            "{}: {} sets of {} files with {} edits each",
            folder.display(),
            returns.sets,
            returns.files,
            returns.edits
        );
    }
    Ok(())
}

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(words) => {
            eprintln!("{words}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests;
