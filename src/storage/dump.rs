//! Everything stored as it is stored, in one JSON text: what the panic page saves, and what can be read back from it.
//!
//! ```json
//! {"format":"sitebook-raw/1","workspace":"main","record":{"sitebook/main/manifest":"M1…"},"journal":{"01a0c4…-8b13399c-00000000":"S1…"}}
//! ```
//!
//! Texts stand there as they are in localStorage; journal records as one Latin-1 character a byte. A few lines of plain script
//! can write the same, so that it works even where this program does not start.

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

use super::encoding::to_latin1;
use super::form::{Mark, NewerForm, PageVersion, newer_mark};
use super::journal::JournalRecord;
use super::key_value::{KeyValue, KeyValueError};
use super::reading::StoredReader;
use super::shelf::Shelf;
use super::{Entry, Workspace};

const FORMAT: &str = "sitebook-raw/1";

/// Everything stored, unread.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub struct Dump {
    format: String,
    workspace: String,
    record: BTreeMap<String, String>,
    journal: BTreeMap<String, String>,
}

/// Why a text is not a dump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DumpError {
    /// It is not such JSON.
    NotADump,
    /// A newer version of the program wrote it: the first page that reads it, where that is known.
    NewerVersion(Option<PageVersion>),
}

/// What could be read from a dump.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Rescued {
    /// The entries, each once, as they stand in the record and behind it in the journal.
    pub entries: Vec<Entry>,
    /// The texts that could not be read, or not all of them: where each stood, without the workspace.
    pub unreadable: Vec<String>,
}

impl Dump {
    /// Copies the record as it is stored, quarantine and all.
    pub fn of_record(store: &impl KeyValue, workspace: &Workspace) -> Result<Self, KeyValueError> {
        let mut record = BTreeMap::new();
        for key in store.keys(&workspace.prefix())? {
            if let Some(text) = store.get(&key)? {
                record.insert(key, text);
            }
        }
        Ok(Self { record, ..Self::empty(workspace) })
    }

    /// A dump of nothing: where the record is blocked the journal alone goes in.
    pub fn empty(workspace: &Workspace) -> Self {
        Self {
            format: FORMAT.to_owned(),
            workspace: workspace.as_str().to_owned(),
            record: BTreeMap::new(),
            journal: BTreeMap::new(),
        }
    }

    /// Adds the journal.
    pub fn with_journal(mut self, records: Vec<JournalRecord>) -> Self {
        self.journal.extend(records.into_iter().map(|record| (record.key, to_latin1(&record.bytes))));
        self
    }

    /// The JSON text.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("texts are always written to memory")
    }

    /// Reads a JSON text.
    pub fn from_json(text: &str) -> Result<Self, DumpError> {
        let dump: Self = serde_json::from_str(text).map_err(|_| DumpError::NotADump)?;
        check_format(&dump.format)?;
        match dump.newer() {
            Some(newer) => Err(DumpError::NewerVersion(newer.needed)),
            None => Ok(dump),
        }
    }

    /// The newer program that kept the book, by its mark.
    fn newer(&self) -> Option<NewerForm> {
        let mark = self.record.get(&format!("sitebook/{}/{}", self.workspace, Mark::NAME))?;
        newer_mark(mark)
    }

    /// Every entry that can be read, from the quarantine as well.
    pub fn rescue(&self) -> Rescued {
        let mut rescued = Rescued::default();
        let mut known = HashSet::new();
        let record = self.record.iter().map(|kept| (Shelf::Record, kept));
        let journal = self.journal.iter().map(|kept| (Shelf::Journal, kept));
        for (shelf, (key, text)) in record.chain(journal) {
            let Some(name) = shelf.name(&self.workspace, key) else { continue };
            let Some(reader) = StoredReader::of(shelf, name, text.clone(), usize::MAX) else { continue };
            let (entries, damage) = reader.finish();
            rescued.unreadable.extend(damage.map(|_| shelf.place(name)));
            rescued.entries.extend(entries.into_iter().filter(|entry| known.insert(entry.change.id())));
        }
        rescued
    }
}

/// Accepts what this version can read of what a dump says it is.
pub fn check_format(format: &str) -> Result<(), DumpError> {
    match format.split_once('/') {
        _ if format == FORMAT => Ok(()),
        Some(("sitebook-raw", version)) if version.parse::<u32>().is_ok_and(|version| version > 1) => {
            Err(DumpError::NewerVersion(None))
        }
        _ => Err(DumpError::NotADump),
    }
}
