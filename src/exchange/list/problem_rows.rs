//! Running ledgers (问题台账): which problem each row is, and what it would change, by the rules of a problem's life.
//!
//! | A row is the problem of its project that | when |
//! |---|---|
//! | has the same 编号, be it ours or the one that a list gave it | the row has one |
//! | says the same and was found on the same day; a day that only one of them knows tells nothing apart | otherwise |
//!
//! So a ledger that comes in twice means the same problems, and one that has gone on since means them too.

use std::collections::HashMap;

use crate::book::{Book, Deletion, FieldName, FieldState, Value};
use crate::domain::command::{Listed, RuleContext, ledger_fault, listed_problem_id};
use crate::domain::fields::{LONGEST_LINE, OWN_NUMBER};
use crate::domain::folding::{fold, same};
use crate::domain::ids::{LIST_NUMBER, ProblemId, ProjectId};
use crate::domain::records::{Problem, ProblemState};
use crate::domain::tables::Tables;
use crate::domain::taxonomy::{Category, Cause, Severity};
use crate::domain::text::Lang;
use crate::domain::when::When;

use super::about::{About, Projects};
use super::cell::{CellError, ReadCell};
use super::entries::FieldChange;
use super::entry_rows::each_once;
use super::identity::{gone_of, refusal};
use super::known_units::KnownUnits;
use super::planned::{Outcome, PlannedRow};
use super::reading::{Reading, Rows, WrongCell, text_of};
use super::subject::Subject;
use super::verdict::{Choices, RowError};

/// What would become of every row.
pub(super) fn planned_problems(
    rows: &Rows,
    context: &RuleContext,
    choices: &Choices,
    units: &mut KnownUnits,
) -> Vec<PlannedRow> {
    let projects = Projects::of(context.tables);
    let known = Known::of(context.book, context.tables);
    each_once(rows, choices, |reading| planned_row(reading, context, choices, &projects, &known, units))
}

fn planned_row(
    reading: &Reading,
    context: &RuleContext,
    choices: &Choices,
    projects: &Projects,
    known: &Known,
    units: &mut KnownUnits,
) -> PlannedRow {
    let mut row = PlannedRow::unread(reading);
    if let Some(error) = refusal(reading, choices, Subject::Problem) {
        return row.refused(error);
    }
    if !context.role.is_team() {
        return row.refused(RowError::NotForRole);
    }
    let project = match projects.about(reading, true, choices) {
        About::Project(project) => project,
        About::Nothing => return row.refused(RowError::NoName),
        About::Refused(error, candidates) => {
            row.candidates = candidates;
            return row.refused(error);
        }
    };
    let mut told = Told::of(reading);
    units.spell(Subject::Problem, &mut told.cells);
    if told.title().is_empty() {
        return row.refused(RowError::NoProblem);
    }
    let Some(id) = known.find(&project, &told) else { return row.refused(RowError::NoProblem) };
    let gone = gone_of(context.book, context.tables, id.entity());
    let before = context.tables.problem(&id).map(|problem| &**problem).filter(|_| gone.is_none());
    told.settle(before);
    let changes = told.changes(&id, before, context, &mut row.wrong);
    let of = id.entity().clone();
    row.values = told.cells.into_iter().map(|cell| (cell.field, cell.value)).collect();
    row.naming = before.is_none().then(|| ("project".to_owned(), Value::text(project.as_str())));
    row.outcome = match (gone, before.is_none(), changes.is_empty()) {
        (Some(how), ..) => Outcome::Deleted { restored: choices.restored.contains(&of), of, how },
        (None, true, _) => Outcome::New { of },
        (None, false, true) => Outcome::Same { of },
        (None, false, false) => Outcome::Changed { of, changes },
    };
    row
}

/// What a row tells of its problem.
struct Told {
    /// What it would hold.
    cells: Vec<ReadCell>,
    /// 编号, as the row has it.
    number: String,
}

impl Told {
    fn of(reading: &Reading) -> Self {
        let mut cells = reading.values.clone();
        let number = text_of(&cells, OWN_NUMBER);
        cells.retain(|cell| !Subject::Problem.is_naming(cell.field.as_str()));
        let mut told = Self { cells, number };
        told.split_title();
        told.name_cause();
        told
    }

    fn text(&self, key: &str) -> String {
        text_of(&self.cells, key)
    }

    fn title(&self) -> String {
        self.text("title")
    }

    fn has(&self, key: &str) -> bool {
        self.cells.iter().any(|cell| cell.field.as_str() == key)
    }

    /// The column of a field, or of what it was taken from.
    fn column_of(&self, keys: &[&str]) -> usize {
        let of = |key: &&str| self.cells.iter().find(|cell| cell.field.as_str() == *key);
        keys.iter().find_map(of).map_or(0, |cell| cell.column)
    }

    fn put(&mut self, key: &str, column: usize, value: Value) {
        let field: FieldName = key.parse().expect("the keys of fields are field names");
        self.cells.retain(|cell| cell.field != field);
        self.cells.push(ReadCell { column, field, value });
    }

    /// A list that has only one column for what is wrong writes whole paragraphs there: its first sentence is the title, all of it the
    /// description.
    fn split_title(&mut self) {
        let (title, detail) = (self.text("title"), self.text("detail"));
        let whole = if title.is_empty() { detail.clone() } else { title };
        if whole.is_empty() {
            return;
        }
        let first = first_sentence(&whole);
        let column = self.column_of(&["title", "detail"]);
        match same(&first, &whole) {
            true if detail == whole => self.cells.retain(|cell| cell.field.as_str() != "detail"),
            true => {}
            false if detail.is_empty() || detail == whole => self.put("detail", column, Value::text(&whole)),
            false => self.put("detail", column, Value::text(format!("{whole}\n{detail}"))),
        }
        self.put("title", column, Value::text(&first));
    }

    /// A cause that the category knows is stored by its key.
    fn name_cause(&mut self) {
        let cause = self.text("cause");
        let Some(category) = Category::from_key(&self.text("category")).filter(|_| !cause.is_empty()) else { return };
        let is_called = |known: &Cause| [Lang::Zh, Lang::En].into_iter().any(|lang| same(known.name.get(lang), &cause));
        if let Some(known) = category.causes().iter().find(|known| is_called(known)) {
            let column = self.column_of(&["cause"]);
            self.put("cause", column, Value::text(known.key));
        }
    }

    /// What the row leaves to be understood: a day of closing closes, and who answers for a problem has it in hand; the deadline of what
    /// was ordered is the first one.
    fn settle(&mut self, before: Option<&Problem>) {
        let is_new = before.is_none();
        let state = match (self.has("state"), self.has("closed_on"), self.has("lead_unit")) {
            (true, ..) => None,
            (false, true, _) => Some(ProblemState::Closed),
            (false, false, true) if is_new => Some(ProblemState::Rectifying),
            (false, false, false) if is_new => Some(ProblemState::ToAssign),
            (false, false, _) => None,
        };
        if let Some(state) = state {
            let column = self.column_of(&["closed_on", "lead_unit", "title"]);
            self.put("state", column, Value::text(state.key()));
        }
        let stays = || before.is_some_and(|problem| problem.state > ProblemState::ToAssign);
        let is_ordered = if self.has("state") { self.text("state") != ProblemState::ToAssign.key() } else { stays() };
        let is_first = before.is_none_or(|problem| {
            problem.original_deadline.is_none()
                && (problem.state == ProblemState::ToAssign || problem.deadline.is_none())
        });
        if is_first && is_ordered && self.has("deadline") && !self.has("original_deadline") {
            let (column, deadline) = (self.column_of(&["deadline"]), self.text("deadline"));
            self.put("original_deadline", column, Value::text(deadline));
        }
    }

    /// A number that is not ours is kept as the one that the list gave it.
    fn keep_number(&mut self, before: Option<&Problem>) {
        let is_own =
            |number: &str| before.is_some_and(|problem| same(&problem.number, number) || same(&problem.code, number));
        let listed = self.text(LIST_NUMBER);
        if is_own(&listed) {
            self.cells.retain(|cell| cell.field.as_str() != LIST_NUMBER);
        } else if listed.is_empty() && !self.number.is_empty() && !is_own(&self.number) {
            let number = Value::text(&self.number);
            self.put(LIST_NUMBER, 0, number);
        }
    }

    /// What would change. What is no part of a problem's life leaves the cells and is told.
    fn changes(
        &mut self,
        id: &ProblemId,
        before: Option<&Problem>,
        context: &RuleContext,
        wrong: &mut Vec<WrongCell>,
    ) -> Vec<FieldChange> {
        let is_new = before.is_none();
        self.keep_number(before);
        loop {
            let changes = self.compared(id, is_new, context, wrong);
            let told: Vec<(&str, bool)> =
                changes.iter().map(|change| (change.field.as_str(), is_new || change.from.is_null())).collect();
            let text = |key: &str| match changes.iter().find(|change| change.field.as_str() == key) {
                Some(change) => change.to.as_text().unwrap_or_default().to_owned(),
                None if is_new => String::new(),
                None => context.book.text(id.entity(), key).to_owned(),
            };
            let fault = ledger_fault(&Listed { before, text: &text, changes: &told }, context.today);
            let Some((key, why)) = fault else { return changes };
            let place = self.cells.iter().position(|cell| cell.field.as_str() == key);
            let Some(cell) = place.map(|place| self.cells.remove(place)) else { return changes };
            let text = cell.value.as_text().unwrap_or_default().to_owned();
            wrong.push(WrongCell { column: cell.column, text, why: CellError::NoLife(Box::new(why)) });
            // What nobody has in hand waits to be ordered; its first deadline is none yet.
            if key == "state" && is_new {
                self.put("state", cell.column, Value::text(ProblemState::ToAssign.key()));
                self.cells.retain(|cell| cell.field.as_str() != "original_deadline");
            }
            if key == "deadline" {
                self.cells.retain(|other| other.field.as_str() != "original_deadline" || other.column != cell.column);
            }
        }
    }

    /// The cells that say something else than what stands there. Those of fields in conflict leave: a person decides about these.
    fn compared(
        &mut self,
        id: &ProblemId,
        is_new: bool,
        context: &RuleContext,
        wrong: &mut Vec<WrongCell>,
    ) -> Vec<FieldChange> {
        let (book, of) = (context.book, id.entity());
        let is_there = !is_new && book.deletion(of) != Deletion::Deleted;
        let mut changes = Vec::new();
        self.cells.retain(|ReadCell { column, field, value }| {
            let key = field.as_str();
            let from = if is_there { book.value(of, key) } else { &Value::Null };
            let shown = from.as_text().or_else(|| understood(key).filter(|_| is_there));
            if from == value || shown.zip(value.as_text()).is_some_and(|(shown, to)| same(shown, to)) {
                return true;
            }
            if is_there && matches!(book.field(of, key), FieldState::Conflict(_)) {
                let text = value.as_text().unwrap_or_default().to_owned();
                wrong.push(WrongCell { column: *column, text, why: CellError::InConflict });
                return false;
            }
            changes.push(FieldChange { field: field.clone(), from: from.clone(), to: value.clone() });
            true
        });
        changes
    }
}

/// What a problem is shown to be where nothing stands in a field.
fn understood(key: &str) -> Option<&'static str> {
    match key {
        "severity" => Some(Severity::Minor.key()),
        "state" => Some(ProblemState::ToAssign.key()),
        _ => None,
    }
}

/// What a text says up to its first full stop or line break, as long as a line may be.
fn first_sentence(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_TITLE && !text.trim().contains('\n') {
        return line;
    }
    let first = text.trim().lines().next().unwrap_or_default();
    let end = first.find(['。', '；', ';']).unwrap_or(first.len());
    let sentence = first[..end].trim();
    match sentence.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &sentence[..end]),
        None => sentence.to_owned(),
    }
}

/// How long a title may be before its first sentence stands for it, in signs.
const LONGEST_TITLE: usize = 80;
const _: () = assert!(LONGEST_TITLE < LONGEST_LINE);

/// The problems of the book by what rows say of them.
struct Known<'a> {
    book: &'a Book,
    tables: &'a Tables,
    of: HashMap<&'a ProjectId, Vec<(String, &'a Problem)>>,
}

impl<'a> Known<'a> {
    fn of(book: &'a Book, tables: &'a Tables) -> Self {
        let mut of: HashMap<&ProjectId, Vec<(String, &Problem)>> = HashMap::new();
        for problem in tables.problems() {
            of.entry(&problem.project).or_default().push((fold(&problem.title), problem));
        }
        Self { book, tables, of }
    }

    /// The problem that a row is, or the id of a new one.
    fn find(&self, project: &ProjectId, told: &Told) -> Option<ProblemId> {
        let problems = self.of.get(project).map(Vec::as_slice).unwrap_or_default();
        let numbers = [told.number.clone(), told.text(LIST_NUMBER)];
        let is_called = |problem: &Problem| {
            let listed = self.book.text(problem.id.entity(), LIST_NUMBER);
            let own = [problem.number.as_str(), problem.code.as_str(), listed];
            numbers.iter().any(|number| !number.is_empty() && own.iter().any(|known| same(known, number)))
        };
        // Two offices may have given one number twice: then it says nothing.
        let mut called = problems.iter().filter(|(_, problem)| is_called(problem));
        if let (Some((_, known)), None) = (called.next(), called.next()) {
            return Some(known.id.clone());
        }
        let (title, found_on) = (told.title(), told.text("found_on"));
        let number = numbers.iter().rev().find(|number| !number.is_empty()).map_or("", String::as_str);
        let id = listed_problem_id(project, number, &title, &found_on)?;
        if self.tables.problem(&id).is_some() {
            return Some(id);
        }
        let day = When::parse(&found_on).map(When::last_day);
        let sought = fold(&title);
        let alike = problems.iter().filter(|(known, _)| *known == sought).map(|(_, problem)| *problem);
        let numbered_otherwise = |problem: &Problem| {
            let known = self.book.text(problem.id.entity(), LIST_NUMBER);
            !number.is_empty() && !known.is_empty()
        };
        let alike: Vec<&Problem> = alike.filter(|problem| !numbered_otherwise(problem)).collect();
        let same_day = alike.iter().find(|problem| problem.found_on == day);
        let of_no_day = || match alike.as_slice() {
            [only] if only.found_on.is_none() || day.is_none() => Some(only),
            _ => None,
        };
        Some(same_day.or_else(of_no_day).map_or(id, |known| known.id.clone()))
    }
}
