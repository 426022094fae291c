//! What a start tells of what it found.

use super::encoding::Damage;
use super::form::NewerForm;
use super::journal::JournalTrouble;
use super::key_value::KeyValueError;

/// What a start found.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct OpenReport {
    /// Entries that were handed out.
    pub entries: usize,
    /// Of these, how many only the journal had.
    pub restored: usize,
    /// What could not be read.
    pub quarantined: Vec<Quarantined>,
    /// How many texts were in quarantine before this start that still cannot be read, or not all of them.
    pub in_quarantine: usize,
    /// The newer program that keeps the book, so that nothing may be written, if there is one.
    pub newer: Option<NewerForm>,
    /// What is wrong with the journal, if anything.
    pub journal: Option<JournalTrouble>,
    /// Why there is no record, if there is none.
    pub record: Option<KeyValueError>,
}

/// Something stored that could not be read, or not all of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Quarantined {
    /// Where it stood.
    pub key: String,
    /// Where a copy is now; none where it was left in place.
    pub moved_to: Option<String>,
    /// Its size in UTF-16 units; 0 where it is missing.
    pub units: usize,
    /// What is wrong with it.
    pub reason: Damage,
    /// Entries of it that could be read and were used.
    pub rescued: usize,
}
