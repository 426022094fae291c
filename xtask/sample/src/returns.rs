//! Small files that colleagues bring back, each with a handful of edits of the same book: to measure merging with.

use std::path::Path;

use sitebook::book::{Book, Change, Clock, EntityId, FieldName, Value};
use sitebook::domain::ids::ProblemId;
use sitebook::domain::tables::Tables;
use sitebook::exchange::{Choice, Made, Maker, export};

use super::Sizes;
use super::dice::Dice;
use super::office::At;
use super::phrases;

/// How many files, and how much is in each.
#[derive(Clone, Debug)]
pub struct Returns {
    /// So many sets of files. No field is edited in two sets while the book has enough of them.
    pub sets: usize,
    /// Files in a set.
    pub files: usize,
    /// Edits in a file. One of twenty is of a field that the file before edits as well, which makes a conflict.
    pub edits: usize,
}

/// What people edit in a problem after it was raised.
const FIELDS: [&str; 6] = ["title", "leader", "measure", "detail", "report", "recheck"];

/// Writes `SET-FILE.sitebook.json` into the folder, both numbers from 1.
pub fn write(book: &Book, tables: &Tables, sizes: &Sizes, returns: &Returns, folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut dice = Dice::new(sizes.seed ^ 0x72_65_74);
    let people: Vec<&EntityId> = tables.people().map(|person| person.id.entity()).collect();
    let problems: Vec<&ProblemId> = tables.problems().map(|problem| &problem.id).collect();
    if problems.is_empty() {
        return Err("a book without problems has nothing to edit".to_owned());
    }
    let mut spots = spots(&problems, &mut dice).into_iter().cycle();
    for set in 1..=returns.sets {
        let mut before = None;
        for file in 1..=returns.files {
            let mut clock = Clock::new((dice.throw() >> 32) as u32);
            let by = *people.get(file % people.len().max(1)).ok_or("a book without people has no colleagues")?;
            let mut taken: Vec<_> = spots.by_ref().take(returns.edits).collect();
            let last = taken.last().cloned();
            if let (Some(again), Some(first)) = (before, taken.first_mut()) {
                *first = again;
            }
            before = last.filter(|_| file % 20 != 0);
            let edits = taken.into_iter().enumerate().map(|(place, (problem, field))| {
                let at = At::new(sizes.until, 1_260).later(i64::try_from(place).unwrap_or(0) * 20);
                let stamp = clock.tick(at.milliseconds());
                let text = Value::text(phrases::measure(&mut dice, ""));
                book.replace(problem.entity(), &field_name(field), text, by, stamp).seal()
            });
            let text = file_of(edits.collect(), by, tables, sizes);
            let path = folder.join(format!("{set:02}-{file:02}.sitebook.json"));
            std::fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// Every field of every problem that can be edited, in no order.
fn spots<'a>(problems: &[&'a ProblemId], dice: &mut Dice) -> Vec<(&'a ProblemId, &'static str)> {
    let mut spots: Vec<_> = problems.iter().flat_map(|problem| FIELDS.map(|field| (*problem, field))).collect();
    for place in (1..spots.len()).rev() {
        spots.swap(place, dice.below(place + 1));
    }
    spots
}

fn file_of(edits: Vec<Change>, by: &EntityId, tables: &Tables, sizes: &Sizes) -> String {
    let mut own = Book::default();
    for change in edits {
        own.apply(change, None);
    }
    let name = tables.people().find(|person| person.id.entity() == by).map(|person| person.name.clone());
    let made = Made {
        at: format!("{}T13:30:00Z", sizes.until),
        by: name.map(|name| Maker { id: by.clone(), name }),
        device: "cargo xtask sample".to_owned(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
        sample: true,
    };
    export(&own, &Choice::Everything, &made).1
}

fn field_name(field: &str) -> FieldName {
    field.parse().expect("a plain word is a field name")
}
