//! Takes in a rescue file: what is stored, as the page after a panic and the settings save it, unread.
//!
//! What can be read of it goes the way of any file, within the limits of any file and in steps: a plan, a person who agrees, a merge. What
//! this device remembers about itself stays behind: the file may come from another one.

use std::ops::Range;

use crate::exchange::{Decoding, File, Gathered, Gathering, Limits, Looks, Progress, Refusal, Scanner, Snag};
use crate::storage::{
    DumpError, Entry, Mark, NewerForm, PageVersion, Reading, Shelf, StoredReader, check_format, newer_mark,
};

/// Reads a rescue file at once, as far as it can be read; what could not be is among the warnings.
pub fn rescued_file(text: &str) -> Result<File, Refusal> {
    let mut rescue = Rescue::new(text.to_owned(), Limits::USUAL);
    loop {
        if let Decoding::Done(file) = rescue.step(usize::MAX)? {
            return Ok(*file);
        }
    }
}

/// Reads a rescue file in steps.
pub struct Rescue {
    text: String,
    stage: Stage,
    workspace: String,
    /// The stored texts that were found: where each stood, under which key, and where in the file. The next one is the last.
    waiting: Vec<(Shelf, String, Range<usize>)>,
    gathering: Gathering,
    unreadable: Vec<String>,
}

enum Stage {
    /// The file as a whole.
    Members(Scanner),
    /// The keys of these objects, of which the last is being looked through.
    Keys(Vec<(Shelf, Range<usize>)>, Option<Scanner>),
    /// The stored texts, one after the other.
    Texts(Option<(String, StoredReader)>),
    /// What was read of one.
    Entries(std::vec::IntoIter<Entry>),
    File(Box<Gathered>),
    Over,
}

/// How many bytes are looked at for one change of a step's budget.
const SCANNED: usize = 4_096;

/// How many bytes one stored text takes in the file at most: no browser's store has as many.
const LARGEST_TEXT: usize = 64 << 20;

/// How many bytes the mark of a book's form takes at most.
const LARGEST_MARK: usize = 4_096;

/// How many keys a store may have.
const MOST_KEYS: usize = 1 << 20;

fn newer(needed: Option<PageVersion>) -> Refusal {
    Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: needed.map(|page| page.to_string()) }
}

const NO_RESCUE_FILE: Refusal = Refusal::Foreign(Looks::RawStore);

impl Rescue {
    /// Takes the text of a file.
    pub fn new(text: String, limits: Limits) -> Self {
        let start = text.find('{').unwrap_or(text.len());
        Self {
            text,
            stage: Stage::Members(Scanner::new(start)),
            workspace: String::new(),
            waiting: Vec::new(),
            gathering: Gathering::within(limits),
            unreadable: Vec::new(),
        }
    }

    /// Reads about `budget` changes more. After a refusal or the end there is nothing more to read.
    pub fn step(&mut self, budget: usize) -> Result<Decoding, Refusal> {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Members(scanner) => self.members(scanner, budget)?,
            Stage::Keys(objects, scanner) => self.keys(objects, scanner, budget)?,
            Stage::Texts(reader) => self.texts(reader, budget),
            Stage::Entries(entries) => self.entries(entries, budget)?,
            Stage::File(mut gathered) => match gathered.step(budget) {
                done @ Decoding::Done(_) => return Ok(done),
                Decoding::Going(_) => Stage::File(gathered),
            },
            Stage::Over => return Err(Refusal::Empty),
        };
        Ok(Decoding::Going(self.progress()))
    }

    /// Stored texts are looked at from the last to the first.
    fn progress(&self) -> Progress {
        let left = self.waiting.last().map_or(0, |(_, _, place)| place.end);
        Progress { done: self.text.len() - left.min(self.text.len()), total: self.text.len() }
    }

    fn members(&mut self, mut scanner: Scanner, budget: usize) -> Result<Stage, Refusal> {
        if !scan(&mut scanner, &self.text, budget)? {
            return Ok(Stage::Members(scanner));
        }
        let place =
            |name: &str| scanner.members.iter().find(|member| member.name == name).map(|member| member.value.clone());
        let text = |name: &str| place(name).and_then(|place| serde_json::from_str::<String>(&self.text[place]).ok());
        check_format(&text("format").unwrap_or_default()).map_err(|error| match error {
            DumpError::NotADump => NO_RESCUE_FILE,
            DumpError::NewerVersion(needed) => newer(needed),
        })?;
        let workspace = text("workspace").ok_or(NO_RESCUE_FILE)?;
        let objects = [(Shelf::Journal, place("journal")), (Shelf::Record, place("record"))];
        let objects: Option<Vec<_>> = objects.into_iter().map(|(shelf, place)| Some((shelf, place?))).collect();
        self.workspace = workspace;
        Ok(Stage::Keys(objects.ok_or(NO_RESCUE_FILE)?, None))
    }

    fn keys(
        &mut self,
        mut objects: Vec<(Shelf, Range<usize>)>,
        scanner: Option<Scanner>,
        budget: usize,
    ) -> Result<Stage, Refusal> {
        let Some((shelf, place)) = objects.last().cloned() else {
            self.refuse_newer()?;
            // Oldest first, as a start reads them.
            self.waiting.reverse();
            return Ok(Stage::Texts(None));
        };
        let mut scanner = scanner.unwrap_or_else(|| Scanner::with_most(place.start, MOST_KEYS));
        if !scan(&mut scanner, &self.text[..place.end], budget)? {
            return Ok(Stage::Keys(objects, Some(scanner)));
        }
        for member in scanner.members {
            if let Some(name) = shelf.name(&self.workspace, &member.name) {
                self.waiting.push((shelf, name.to_owned(), member.value));
            }
        }
        objects.pop();
        Ok(Stage::Keys(objects, None))
    }

    /// A book that a newer program keeps is not read by halves.
    fn refuse_newer(&self) -> Result<(), Refusal> {
        let is_mark = |(shelf, name, _): &&(Shelf, String, Range<usize>)| *shelf == Shelf::Record && name == Mark::NAME;
        let mark = self.waiting.iter().find(is_mark).map(|(_, _, place)| &self.text[place.clone()]);
        let text =
            mark.filter(|mark| mark.len() <= LARGEST_MARK).and_then(|mark| serde_json::from_str::<String>(mark).ok());
        match text.as_deref().and_then(newer_mark) {
            Some(NewerForm { needed }) => Err(newer(needed)),
            None => Ok(()),
        }
    }

    fn texts(&mut self, reader: Option<(String, StoredReader)>, budget: usize) -> Stage {
        let Some((place, mut reader)) = reader else { return self.next_text() };
        let Reading::Done(entries, damage) = reader.step(budget) else { return Stage::Texts(Some((place, reader))) };
        self.unreadable.extend(damage.map(|_| place));
        Stage::Entries(entries.into_iter())
    }

    fn entries(&mut self, mut entries: std::vec::IntoIter<Entry>, budget: usize) -> Result<Stage, Refusal> {
        for _ in 0..budget {
            let Some(entry) = entries.next() else { return Ok(Stage::Texts(None)) };
            self.gathering.add(entry.change)?;
        }
        Ok(Stage::Entries(entries))
    }

    fn next_text(&mut self) -> Stage {
        let Some((shelf, name, place)) = self.waiting.pop() else {
            let empty = Gathering::within(Limits::USUAL);
            let (gathering, unreadable) =
                (std::mem::replace(&mut self.gathering, empty), std::mem::take(&mut self.unreadable));
            return Stage::File(Box::new(gathering.finish(unreadable)));
        };
        let stored = &self.text[place];
        let text = (stored.len() <= LARGEST_TEXT).then(|| serde_json::from_str::<String>(stored).ok()).flatten();
        let Some(text) = text else {
            self.unreadable.push(shelf.place(&name));
            return Stage::Texts(None);
        };
        let reader = StoredReader::of(shelf, &name, text, self.gathering.allowed());
        Stage::Texts(reader.map(|reader| (shelf.place(&name), reader)))
    }
}

/// Looks at more of an object; true once all of it was seen. What is no JSON is no rescue file.
fn scan(scanner: &mut Scanner, text: &str, budget: usize) -> Result<bool, Refusal> {
    scanner.step(text, budget.saturating_mul(SCANNED)).map_err(|_: Snag| NO_RESCUE_FILE)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;
    use crate::app::saving::Saver;
    use crate::book::{Book, Change, ChangeDraft, Stamp};
    use crate::exchange::{Warning, plan};
    use crate::storage::{Entry, KeyValue, MemoryJournal, MemoryKeyValue};

    fn change(number: u64, of: &str) -> Change {
        ChangeDraft {
            at: Stamp::new(1_790_000_000_000 + number, 0, 7),
            by: "person/张三".parse().unwrap(),
            of: of.parse().unwrap(),
            set: format!("f{number}").parse().unwrap(),
            to: "rectifying".into(),
            over: Box::default(),
            why: None,
            extra: None,
        }
        .seal()
    }

    /// The rescue file of a device that lost one of its segments and its journal.
    fn rescue_file_of_a_damaged_device() -> (String, String) {
        let (record, journal) = (MemoryKeyValue::default(), MemoryJournal::default());
        let workspace = "main".parse().unwrap();
        let (saver, _) = Saver::open_in_memory(record.clone(), journal.clone(), workspace, 1, || 0, |_, _| ());
        saver.append(vec![Entry::own(change(9_999, "local.device/this"))]);
        (0..300).for_each(|number| saver.append(vec![Entry::own(change(number, "problem/7f"))]));
        (0..255).for_each(|number| saver.append(vec![Entry::own(change(number, "problem/8a"))]));
        journal.clear().unwrap();
        let segments = record.keys("sitebook/main/segment/").unwrap();
        assert_eq!(segments.len(), 2);
        let damaged = segments[0].strip_prefix("sitebook/main/").unwrap().to_owned();
        record.set(&segments[0], "S2 overwritten").unwrap();
        let text: Rc<RefCell<String>> = Rc::default();
        let place = Rc::clone(&text);
        saver.dump(move |json| *place.borrow_mut() = json);
        let text = text.borrow().clone();
        (text, damaged)
    }

    #[test]
    fn what_can_be_rescued_is_planned_like_any_file_and_the_rest_is_named() {
        let (text, damaged) = rescue_file_of_a_damaged_device();
        let file = rescued_file(&text).unwrap();
        assert_eq!(file.warnings, [Warning::NotRescued(damaged)]);
        let count = file.counts.changes;
        // A segment of 256 is lost, with or without the one change that never leaves the device.
        assert!([299, 300].contains(&count), "{count}");
        let plan = plan(&Book::default(), vec![("sitebook-raw.json".to_owned(), file)]);
        assert_eq!((plan.changes().len(), plan.files[0].new), (count, count));
        assert!(plan.changes().iter().all(|change| !change.of().is_local()));
        let mut book = Book::default();
        for change in plan.into_changes() {
            book.apply(change, None);
        }
        let again = super::rescued_file(&text).unwrap();
        assert_eq!(crate::exchange::plan(&book, vec![(String::new(), again)]).changes().len(), 0);
    }

    #[test]
    fn what_is_no_rescue_file_is_refused() {
        for (text, refusal) in [
            (r#"{"format":"sitebook-raw/1"}"#, Refusal::Foreign(Looks::RawStore)),
            (
                r#"{"format":"sitebook-raw/2","workspace":"main","record":{},"journal":{}}"#,
                Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: None },
            ),
            (
                r#"{"format":"sitebook-raw/1","workspace":"main","record":{"sitebook/main/form":"{\"form\":300,\"page\":\"0.3.0\"}"},"journal":{}}"#,
                Refusal::Newer { format: "sitebook-raw/2".to_owned(), app: Some("0.3.0".to_owned()) },
            ),
        ] {
            assert_eq!(rescued_file(text).unwrap_err(), refusal);
        }
    }
}
