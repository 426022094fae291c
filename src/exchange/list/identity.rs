//! Which project each row of a list is.
//!
//! | A row is the project that | when |
//! |---|---|
//! | has the same 项目编号 | the row has one that no spreadsheet has spoiled, and no other row of the list has the same |
//! | has the same name, and nothing says that it is another | otherwise |
//!
//! Rows of one name that differ in 建设地点, 责任单位 or 建设单位 are projects of their own; rows that do not are one project told twice.
//! Names and codes are the same when they are [folded](fold) to the same.

use std::collections::{HashMap, HashSet};

use crate::book::{Book, DELETED, Deletion, EntityId};
use crate::domain::command::{project_id, project_id_at};
use crate::domain::folding::fold;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::kinds::RowKind;
use super::place::{Place, PlaceField};
use super::reading::Reading;
use super::spoiled::is_surely_spoiled;
use super::subject::Subject;
use super::verdict::{Choices, Note, RowError, WrongCells};

/// Which project a row is.
#[derive(Clone, Debug)]
pub(super) enum Match {
    Known(ProjectId),
    New(ProjectId),
    Deleted(ProjectId, WasDeleted),
    Refused(RowError),
}

/// That somebody deleted a project, on purpose and with a reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WasDeleted {
    /// When, milliseconds since 1970.
    pub at: u64,
    /// The name of who did it; empty where they are not known here.
    pub by: String,
    /// Why.
    pub why: String,
}

/// A project of the book, as rows are compared with it.
struct Known<'a> {
    id: &'a ProjectId,
    code: String,
    place: Place,
}

/// A project that was deleted on purpose.
struct Gone {
    id: ProjectId,
    code: String,
    place: Place,
    how: WasDeleted,
}

/// Finds the project of each row. Rows with a code of their own choose first, so that a row without one cannot take what is theirs; then
/// rows whose place agrees, so that none is taken by a row that only does not contradict.
pub(super) struct Matching<'a> {
    readings: &'a [Reading],
    places: Vec<Place>,
    tables: &'a Tables,
    codes: HashMap<String, Vec<&'a ProjectId>>,
    names: HashMap<String, Vec<Known<'a>>>,
    gone: HashMap<String, Vec<Gone>>,
    rows_by_code: HashMap<String, usize>,
    /// The rows of a name that are projects of their own, those of the list before the one that is looked at.
    rows_by_name: HashMap<String, Vec<usize>>,
    /// The names that several rows without a code are called, each in a place of its own.
    shared_names: HashSet<String>,
    taken: HashSet<ProjectId>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(readings: &'a [Reading], book: &Book, tables: &'a Tables) -> Self {
        let mut matching = Matching {
            readings,
            places: readings.iter().map(Place::of_row).collect(),
            tables,
            codes: HashMap::new(),
            names: HashMap::new(),
            gone: gone(book, tables),
            rows_by_code: HashMap::new(),
            rows_by_name: HashMap::new(),
            shared_names: HashSet::new(),
            taken: HashSet::new(),
        };
        for project in tables.projects() {
            let code = if is_surely_spoiled(&project.code) { String::new() } else { fold(&project.code) };
            if !code.is_empty() {
                matching.codes.entry(code.clone()).or_default().push(&project.id);
            }
            let place = Place::of_project(book, &project.id);
            matching.names.entry(fold(&project.name)).or_default().push(Known { id: &project.id, code, place });
        }
        // A list may call a project as the record did for which another is kept.
        for twin in tables.twins() {
            let Some(kept) = tables.project(&twin.id) else { continue };
            let known = matching.names.entry(fold(&twin.name)).or_default();
            if known.iter().all(|known| *known.id != kept.id) {
                known.push(Known { id: &kept.id, code: fold(&kept.code), place: Place::of_project(book, &kept.id) });
            }
        }
        for reading in readings.iter().filter(|reading| !reading.code.is_empty()) {
            *matching.rows_by_code.entry(fold(&reading.code)).or_default() += 1;
        }
        matching
    }

    /// The project of every row, and what there is to say of how it was found.
    pub(super) fn run(&mut self, choices: &Choices) -> Vec<(Match, Option<Note>)> {
        let readings = self.readings;
        let mut matches: Vec<Option<Match>> =
            readings.iter().map(|reading| refusal(reading, choices, Subject::Project).map(Match::Refused)).collect();
        for step in [Self::by_own_code, Self::by_name_with_code] {
            self.go_through(&mut matches, step);
        }
        self.find_repetitions(&mut matches);
        for step in [Self::by_place, Self::by_name] {
            self.go_through(&mut matches, step);
        }
        let found = matches.into_iter().map(|found| found.expect("the last step decides about every row"));
        found.enumerate().map(|(row, found)| self.with_note(row, found)).collect()
    }

    fn go_through(&mut self, matches: &mut [Option<Match>], step: fn(&mut Self, usize) -> Option<Match>) {
        for (row, found) in matches.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
            *found = step(self, row);
            if let Some(Match::Known(project) | Match::New(project) | Match::Deleted(project, _)) = found {
                self.taken.insert(project.clone());
            }
        }
    }

    fn name(&self, row: usize) -> String {
        fold(&self.readings[row].name)
    }

    /// The code, where no other row of the list has the same.
    fn own_code(&self, row: usize) -> Option<String> {
        let code = fold(&self.readings[row].code);
        (self.rows_by_code.get(&code) == Some(&1)).then_some(code)
    }

    fn by_own_code(&mut self, row: usize) -> Option<Match> {
        let known = self.codes.get(&self.own_code(row)?)?;
        match known[..] {
            [only] => Some(Match::Known(only.clone())),
            ref several => {
                let name = self.name(row);
                let is_called = |id: &ProjectId| self.tables.project(id).is_some_and(|one| fold(&one.name) == name);
                let mut same_name = several.iter().filter(|id| is_called(id));
                match (same_name.next(), same_name.next()) {
                    (Some(only), None) => Some(Match::Known((*only).clone())),
                    _ => Some(Match::Refused(RowError::SeveralKnown)),
                }
            }
        }
    }

    fn by_name_with_code(&mut self, row: usize) -> Option<Match> {
        let code = self.own_code(row)?;
        if let Some(found) = self.named(row, |known| known.is_empty()) {
            return Some(found);
        }
        let reading = &self.readings[row];
        let gone = self.gone.values().flatten().find(|gone| gone.code == code && !self.taken.contains(&gone.id));
        Some(match gone.map(Gone::found).or_else(|| self.deleted_by_name(row)) {
            Some(deleted) => deleted,
            None => self.fresh(project_id(&reading.code, &reading.name), row),
        })
    }

    /// Finds the rows that only repeat another: of the same name, and nothing says that they are elsewhere.
    fn find_repetitions(&mut self, matches: &mut [Option<Match>]) {
        for (row, found) in matches.iter().enumerate() {
            if found.is_some() && !matches!(found, Some(Match::Refused(_))) {
                self.rows_by_name.entry(self.name(row)).or_default().push(row);
            }
        }
        for (row, found) in matches.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
            let name = self.name(row);
            let before = self.rows_by_name.entry(name.clone()).or_default();
            let same = before.iter().find(|other| self.places[row].differs(&self.places[**other]).is_none());
            match same {
                Some(other) => *found = Some(Match::Refused(repetition(&self.readings[row], &self.readings[*other]))),
                None => {
                    if !before.is_empty() {
                        self.shared_names.insert(name);
                    }
                    before.push(row);
                }
            }
        }
    }

    /// The project of this name whose place agrees best with the row's and contradicts it nowhere.
    fn by_place(&mut self, row: usize) -> Option<Match> {
        let place = &self.places[row];
        let code = fold(&self.readings[row].code);
        let fits = |known: &&Known| code.is_empty() || known.code.is_empty() || known.code == code;
        let known = self.names.get(&self.name(row))?.iter().filter(|known| !self.taken.contains(known.id));
        let agreeing = known.filter(fits).filter(|known| place.differs(&known.place).is_none());
        let best: Vec<(usize, &Known)> = agreeing
            .map(|known| (place.agreement(&known.place), known))
            .filter(|(agreement, _)| *agreement > 0)
            .collect();
        let most = best.iter().map(|(agreement, _)| *agreement).max()?;
        let mut first = best.into_iter().filter(|(agreement, _)| *agreement == most);
        match (first.next(), first.next()) {
            (Some((_, only)), None) => Some(Match::Known(only.id.clone())),
            _ => Some(Match::Refused(RowError::SeveralKnown)),
        }
    }

    fn by_name(&mut self, row: usize) -> Option<Match> {
        let code = fold(&self.readings[row].code);
        let found = self.named(row, |known| code.is_empty() || known.is_empty() || known == code);
        if let Some(found) = found.or_else(|| self.deleted_by_name(row)) {
            return Some(found);
        }
        let name = self.name(row);
        let place = self.places[row].words();
        let is_shared = self.shared_names.contains(&name) || self.names.contains_key(&name);
        let wanted = if is_shared { project_id_at(&name, &place) } else { project_id("", &name) };
        // The project that this very row once became, whatever was changed in it since.
        if let Some(id) = wanted.clone().filter(|id| is_shared && !self.taken.contains(id))
            && self.tables.project(&id).is_some_and(|project| fold(&project.name) == name)
        {
            return Some(Match::Known(id));
        }
        Some(self.fresh(wanted, row))
    }

    /// The one project of this name whose code fits, that no other row is and that is not built elsewhere; none where there is none.
    fn named(&self, row: usize, fits: impl Fn(&str) -> bool) -> Option<Match> {
        let name = self.name(row);
        let place = &self.places[row];
        let known = self.names.get(&name)?;
        // Among several of one name only one that contradicts nowhere can be meant.
        let is_shared = self.shared_names.contains(&name) || known.len() > 1;
        let may_be = |known: &Known| match is_shared {
            true => place.differs(&known.place).is_none(),
            false => !place.is_elsewhere(&known.place),
        };
        let mut free =
            known.iter().filter(|known| fits(&known.code) && !self.taken.contains(known.id) && may_be(known));
        match (free.next(), free.next()) {
            (None, _) => None,
            (Some(only), None) => Some(Match::Known(only.id.clone())),
            (Some(_), Some(_)) => Some(Match::Refused(RowError::SeveralKnown)),
        }
    }

    fn deleted_by_name(&self, row: usize) -> Option<Match> {
        let place = &self.places[row];
        let gone = self.gone.get(&self.name(row))?.iter().filter(|gone| !self.taken.contains(&gone.id));
        gone.filter(|gone| place.differs(&gone.place).is_none()).map(Gone::found).next()
    }

    /// A project under the id that follows from what it is called, or where another has that, under the first free one that follows from
    /// the name and the line; one that was deleted under that id is that one.
    fn fresh(&self, wanted: Option<ProjectId>, row: usize) -> Match {
        let reading = &self.readings[row];
        let free = |id: &ProjectId| self.tables.project(id).is_none() && !self.taken.contains(id);
        let others = (0_u32..).filter_map(|turn| project_id("", &format!("{}/{}/{turn}", reading.name, reading.line)));
        let is_gone = |id: &ProjectId| self.gone.values().flatten().any(|gone| gone.id == *id);
        let wanted = wanted.filter(|id| !is_gone(id));
        Match::New(wanted.into_iter().chain(others).find(free).expect("there are more ids than projects"))
    }

    /// Says of a row that shares its name with others why it is a project of its own.
    fn with_note(&self, row: usize, found: Match) -> (Match, Option<Note>) {
        let name = self.name(row);
        let place = &self.places[row];
        let note = match &found {
            Match::Refused(_) | Match::Deleted(..) => None,
            Match::Known(_) | Match::New(_) => {
                let others = self.rows_by_name.get(&name).into_iter().flatten().filter(|other| **other != row);
                let told: Vec<(u64, PlaceField)> = others
                    .filter_map(|other| Some((self.readings[*other].line, place.differs(&self.places[*other])?)))
                    .collect();
                let by = told.first().map(|(_, field)| *field);
                by.map(|by| Note::SameName { by, lines: told.into_iter().map(|(line, _)| line).collect() })
            }
        };
        let elsewhere = || {
            let known = self.names.get(&name)?.iter().find_map(|known| place.differs(&known.place))?;
            matches!(found, Match::New(_)).then_some(Note::SameNameKnown { by: known })
        };
        let note = note.or_else(elsewhere);
        (found, note)
    }
}

impl Gone {
    fn found(&self) -> Match {
        Match::Deleted(self.id.clone(), self.how.clone())
    }
}

/// The projects that were deleted with a reason, by name. An import that was taken back leaves none: it gave no reason.
fn gone(book: &Book, tables: &Tables) -> HashMap<String, Vec<Gone>> {
    let mut gone: HashMap<String, Vec<Gone>> = HashMap::new();
    for (of, _) in book.entities(ProjectId::KIND) {
        let Some((how, id)) = gone_of(book, tables, of).zip(ProjectId::of(of)) else { continue };
        let code = book.text(of, "code");
        let code = if is_surely_spoiled(code) { String::new() } else { fold(code) };
        let name = fold(book.text(of, "name"));
        let place = Place::of_project(book, &id);
        gone.entry(name).or_default().push(Gone { id, code, place, how });
    }
    gone
}

/// That something was deleted with a reason; nothing where it is there, or never was.
pub(super) fn gone_of(book: &Book, tables: &Tables, of: &EntityId) -> Option<WasDeleted> {
    if book.deletion(of) != Deletion::Deleted {
        return None;
    }
    // What was undone since, and so is deleted again, was deleted for the reason that was given then.
    let with_reason =
        book.history(of, DELETED).into_iter().rfind(|change| !change.to().is_null() && change.why().is_some());
    let deleted = with_reason?;
    let by = tables.name_of(deleted.by()).to_owned();
    Some(WasDeleted { at: deleted.at().milliseconds(), by, why: deleted.why()?.to_owned() })
}

/// What a row is that has the name and the place of another: told twice, or told in two ways.
fn repetition(row: &Reading, of: &Reading) -> RowError {
    let says = |reading: &Reading| -> Vec<(String, String)> {
        let cells = reading.values.iter().filter(|cell| !matches!(cell.field.as_str(), "name" | "code"));
        let months = reading.months.iter().map(|cell| (format!("{} {}", cell.period, cell.spec.key), &cell.value));
        let cells = cells.map(|cell| (cell.field.as_str().to_owned(), &cell.value)).chain(months);
        cells.map(|(field, value)| (field, format!("{value:?}"))).collect()
    };
    match says(row) == says(of) {
        true => RowError::Duplicate { of_line: of.line },
        false => RowError::OtherwiseTold { of_line: of.line },
    }
}

/// Why a row stays out, whatever it is about.
pub(super) fn refusal(reading: &Reading, choices: &Choices, subject: Subject) -> Option<RowError> {
    let kind = if choices.takes_in(reading) { RowKind::Project } else { reading.kind };
    match kind {
        RowKind::Sum => Some(RowError::Sum),
        RowKind::GroupTitle => Some(RowError::GroupTitle),
        RowKind::Note => Some(RowError::Note),
        RowKind::Heading => Some(RowError::Heading),
        RowKind::Project if subject == Subject::Project && fold(&reading.name).is_empty() => Some(RowError::NoName),
        RowKind::Project if choices.wrong_cells == WrongCells::LeaveOutRow && !reading.wrong.is_empty() => {
            Some(RowError::WrongCells)
        }
        RowKind::Project => None,
    }
}
