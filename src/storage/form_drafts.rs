//! Texts of forms that nobody has submitted yet, as a browser keeps them beside the book: one record for each form of each page
//! session, in a database of their own.
//!
//! This module owns their stored form and the store's trait. Whose draft is offered to whom, and when it goes,
//! [`FormDrafts`](crate::app::form_drafts::FormDrafts) decides. Drafts are no part of the book: no file holds them, and no merge
//! knows of them.
//!
//! | | |
//! |---|---|
//! | database | `sitebook-drafts/WORKSPACE`, version 1, one store `drafts` |
//! | key | `SESSION/FORM`, the session as eight hex digits |
//! | value | UTF-8 JSON of a [`FormDraft`]; members that a newer program adds are passed over |

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Session;
use super::journal::JournalTrouble;

/// Texts by the key of their field.
pub type Texts = BTreeMap<String, String>;

/// Texts of one form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FormDraft {
    /// The name of the form, the same in every language.
    pub form: String,
    /// The form's title, as its writer read it.
    #[serde(default)]
    pub title: String,
    /// The address of the page with the form, `#/…`.
    #[serde(default)]
    pub href: String,
    /// When it was last typed into, in milliseconds since 1970.
    #[serde(default)]
    pub written: u64,
    /// Counts what its page session has kept: the greater number is the newer text.
    #[serde(default)]
    pub number: u32,
    /// The longest text that somebody has typed into it, by which they know it again.
    #[serde(default)]
    pub says: String,
    /// The texts.
    pub texts: Texts,
    /// Members that a newer program wrote: they are kept.
    #[serde(flatten)]
    pub more: serde_json::Map<String, serde_json::Value>,
}

/// A draft and the page session that wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftRecord {
    /// The page session.
    pub session: Session,
    /// The draft.
    pub draft: FormDraft,
}

/// The key of a record.
pub fn draft_key(session: Session, form: &str) -> String {
    format!("{session:08x}/{form}")
}

impl DraftRecord {
    /// Reads a record; none for one that this program cannot read, which stays where it is.
    pub fn read(key: &str, bytes: &[u8]) -> Option<Self> {
        let (session, form) = key.split_once('/')?;
        let session = Session::from_str_radix(session, 16).ok()?;
        let draft: FormDraft = serde_json::from_slice(bytes).ok()?;
        (draft.form == form).then_some(Self { session, draft })
    }

    /// Its key.
    pub fn key(&self) -> String {
        draft_key(self.session, &self.draft.form)
    }
}

/// What one transaction does: first it puts, then it removes.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct DraftWrite {
    /// Keys and values to put.
    pub puts: StoredDrafts,
    /// Keys to remove.
    pub removals: Vec<String>,
}

/// Records as they are stored: keys and values.
pub type StoredDrafts = Vec<(String, Vec<u8>)>;

/// Where drafts are kept. A write that is answered with success is on the disk, all of it; one that fails has done nothing.
pub trait DraftStore {
    /// Every record, by its key.
    fn read_all(&self) -> impl Future<Output = Result<StoredDrafts, JournalTrouble>>;
    /// Puts and removes records.
    fn write(&self, write: &DraftWrite) -> impl Future<Output = Result<(), JournalTrouble>>;
    /// Removes every record.
    fn clear(&self) -> impl Future<Output = Result<(), JournalTrouble>>;
}

/// Drafts in memory; its clones are the same store. For tests.
#[derive(Clone, Default, Debug)]
pub struct MemoryDrafts(Rc<RefCell<Memory>>);

#[derive(Default, Debug)]
struct Memory {
    records: BTreeMap<String, Vec<u8>>,
    trouble: Option<JournalTrouble>,
}

impl MemoryDrafts {
    /// Makes every operation fail so from now on, or work again.
    pub fn set_trouble(&self, trouble: Option<JournalTrouble>) {
        self.0.borrow_mut().trouble = trouble;
    }

    fn working(&self) -> Result<(), JournalTrouble> {
        self.0.borrow().trouble.map_or(Ok(()), Err)
    }
}

impl DraftStore for MemoryDrafts {
    async fn read_all(&self) -> Result<StoredDrafts, JournalTrouble> {
        self.working()?;
        Ok(self.0.borrow().records.clone().into_iter().collect())
    }

    async fn write(&self, write: &DraftWrite) -> Result<(), JournalTrouble> {
        self.working()?;
        let records = &mut self.0.borrow_mut().records;
        records.extend(write.puts.iter().cloned());
        records.retain(|key, _| !write.removals.contains(key));
        Ok(())
    }

    async fn clear(&self) -> Result<(), JournalTrouble> {
        self.working()?;
        self.0.borrow_mut().records.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> FormDraft {
        let texts = [("why".to_owned(), "雨季 / 停工".to_owned())].into();
        let (form, title) = ("hold problem/7f".to_owned(), "挂起".to_owned());
        FormDraft {
            form,
            title,
            href: "#/problems/7f".to_owned(),
            written: 1_790_000_000_000,
            number: 3,
            says: "雨季 / 停工".to_owned(),
            texts,
            more: serde_json::Map::new(),
        }
    }

    #[test]
    fn a_record_is_read_back() {
        let record = DraftRecord { session: 0x8b13_399c, draft: draft() };
        let bytes = serde_json::to_vec(&record.draft).unwrap();
        assert_eq!(record.key(), "8b13399c/hold problem/7f");
        assert_eq!(DraftRecord::read(&record.key(), &bytes), Some(record));
    }

    #[test]
    fn what_a_newer_program_adds_is_passed_over_and_what_is_missing_is_empty() {
        let newer = br#"{"form":"a","texts":{"name":"x"},"colour":"red"}"#;
        let read = DraftRecord::read("00000001/a", newer).unwrap().draft;
        assert_eq!((read.number, read.href.as_str(), read.texts["name"].as_str()), (0, "", "x"));
    }

    #[test]
    fn what_is_no_draft_is_not_read() {
        let good = serde_json::to_vec(&draft()).unwrap();
        for (key, bytes) in [
            ("8b13399c/another form", good.as_slice()),
            ("no session/hold problem/7f", &good),
            ("8b13399c", &good),
            ("8b13399c/hold problem/7f", b"{}"),
            ("8b13399c/hold problem/7f", b"\xff"),
        ] {
            assert_eq!(DraftRecord::read(key, bytes), None, "{key}");
        }
    }
}
