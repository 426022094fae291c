//! Drafts of forms: what was typed and not submitted is found again, however the page went.
//!
//! This module owns the rules; [`saver`] carries drafts to their store, and the pages say what stands in a form. It knows no form and
//! no field.
//!
//! - A draft belongs to the page session that writes it, and stands in the store under that session. No session ever writes or
//!   removes a record of another one that is open.
//! - A draft of a session that has ended is offered to whoever opens the same form, and listed until somebody does. Whoever opens it
//!   takes it over: it is written under the new session and removed under the old one in one transaction.
//! - Where the browser cannot tell which sessions are open, a draft is offered all the same, but its first record stays until
//!   the form is submitted or given up: a session that is open after all loses nothing.
//! - What a reload could lose, since the store answers late, is in the tab's mirror as well (see [`Mirror`]).

pub mod saver;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::book::sorting;
use crate::storage::{DraftRecord, DraftWrite, FormDraft, JournalTrouble, Liveness, Session, draft_key};

pub use crate::storage::Texts;

/// A form, as its draft names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormName {
    /// The name under which its draft is kept, the same in every language.
    pub name: String,
    /// What the form is called on the page.
    pub title: String,
    /// The address of the page with the form.
    pub href: String,
}

/// A draft that waits for somebody to open its form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The key of its record.
    pub key: String,
    /// The draft.
    pub draft: FormDraft,
}

/// How safe the drafts of this page are.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum DraftState {
    /// Every draft is on the disk.
    #[default]
    Written,
    /// Some are on their way.
    Writing,
    /// Some are kept only as long as the page is open.
    InPageOnly(JournalTrouble),
}

/// Drafts of this page session and of those that have ended.
#[derive(Debug, Default)]
pub struct FormDrafts {
    /// None until the store has been read.
    session: Option<Session>,
    /// What the same tab knew before it was loaded again.
    mirrored: Option<Mirror>,
    last_number: u32,
    own: BTreeMap<String, Own>,
    waiting: Vec<DraftRecord>,
    /// Records of other sessions that this page has taken over, discarded or submitted: a reading that was under way may still hold them.
    dealt_with: BTreeSet<String>,
    removals: BTreeSet<String>,
    knows_who_is_open: bool,
    under_way: Option<UnderWay>,
    trouble: Option<JournalTrouble>,
}

#[derive(Debug)]
struct Own {
    draft: FormDraft,
    /// The number that the store has acknowledged.
    stored: Option<u32>,
    /// The record that it was taken over from.
    from: Option<Origin>,
}

#[derive(Clone, Debug)]
struct Origin {
    key: String,
    /// Whether its session has certainly ended.
    has_ended: bool,
}

#[derive(Debug)]
struct UnderWay {
    puts: Vec<(String, u32)>,
    removals: Vec<String>,
}

/// What the tab itself keeps for a reload: written at once with every text, which no database is.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mirror {
    session: Session,
    last_number: u32,
    drafts: Vec<FormDraft>,
}

impl FormDrafts {
    /// Begins with what the tab's mirror holds; a text that is none counts as none.
    pub fn with_mirror(mirror: Option<&str>) -> Self {
        let mirrored = mirror.and_then(|text| serde_json::from_str(text).ok());
        Self { mirrored, ..Self::default() }
    }

    /// The text to mirror now; none until the store has been read, when the mirror still holds what was there before.
    pub fn mirror(&self) -> Option<String> {
        let drafts = self.own.values().map(|own| own.draft.clone()).collect();
        let mirror = Mirror { session: self.session?, last_number: self.last_number, drafts };
        serde_json::to_string(&mirror).ok()
    }

    /// Reads records; those that this program cannot read are passed over, and stay in the store.
    pub fn records(stored: &[(String, Vec<u8>)]) -> Vec<DraftRecord> {
        stored.iter().filter_map(|(key, bytes)| DraftRecord::read(key, bytes)).collect()
    }

    /// Begins a page session with what the store holds, or learns anew what other sessions have left in it.
    pub fn read(&mut self, session: Session, records: Vec<DraftRecord>, live: &Liveness) {
        self.session = Some(session);
        self.knows_who_is_open = matches!(live, Liveness::Known(_));
        let is_open = |other: Session| match live {
            Liveness::Known(sessions) => sessions.contains(&other),
            Liveness::Unknown => false,
        };
        let mirror = self.mirrored.take().filter(|mirror| mirror.session != session && !is_open(mirror.session));
        self.waiting.clear();
        let mut mirrored: Vec<FormDraft> = mirror.iter().flat_map(|mirror| mirror.drafts.clone()).collect();
        for record in records.into_iter().filter(|record| record.session != session && !is_open(record.session)) {
            let key = record.key();
            if self.dealt_with.contains(&key) {
                continue;
            }
            match mirror.as_ref().map_or(Known::Nothing, |mirror| mirror.knows(&record)) {
                Known::Forgotten => {
                    self.dealt_with.insert(key.clone());
                    self.removals.insert(key);
                }
                Known::AsNew => {}
                Known::Older => {
                    mirrored.retain(|draft| draft.form != record.draft.form);
                    self.waiting.push(record);
                }
                Known::Nothing => self.waiting.push(record),
            }
        }
        if let Some(mirror) = mirror {
            // What was typed while the store was being read is newer.
            for draft in mirrored.into_iter().filter(|draft| !self.own.contains_key(&draft.form)).collect::<Vec<_>>() {
                let key = draft_key(mirror.session, &draft.form);
                self.take_over(draft, Origin { key, has_ended: true });
            }
        }
        sorting::by_key(&mut self.waiting, |record| std::cmp::Reverse(record.draft.written));
    }

    /// Keeps what stands in a form, of which somebody has typed more than its `first` texts; true where that is new.
    pub fn keep(&mut self, form: &FormName, texts: Texts, first: &Texts, now: u64) -> bool {
        if self.own.get(&form.name).is_some_and(|own| own.draft.texts == texts) {
            return false;
        }
        let number = self.next_number();
        let (name, title, href) = (form.name.clone(), form.title.clone(), form.href.clone());
        let says = says(&texts, first);
        let draft =
            FormDraft { form: name, title, href, written: now, number, says, texts, more: serde_json::Map::new() };
        self.put_back(draft);
        true
    }

    /// Keeps a draft that was given up, as it was.
    pub fn put_back(&mut self, mut draft: FormDraft) {
        if draft.number < self.last_number {
            draft.number = self.next_number();
        }
        if let Some(key) = self.session.map(|session| draft_key(session, &draft.form)) {
            self.removals.remove(&key);
        }
        match self.own.get_mut(&draft.form) {
            Some(own) => own.draft = draft,
            None => drop(self.own.insert(draft.form.clone(), Own { draft, stored: None, from: None })),
        }
    }

    /// Opens a form: the draft that this page keeps of it, or the newest that an ended session has left, which is taken over.
    pub fn open(&mut self, form: &str) -> Option<Texts> {
        if let Some(own) = self.own.get(form) {
            return Some(own.draft.texts.clone());
        }
        let at = self.waiting.iter().position(|record| record.draft.form == form)?;
        let record = self.waiting.remove(at);
        let texts = record.draft.texts.clone();
        let from = Origin { key: record.key(), has_ended: self.knows_who_is_open };
        self.take_over(record.draft, from);
        Some(texts)
    }

    /// What is kept of a form of this page.
    pub fn kept(&self, form: &str) -> Option<&FormDraft> {
        self.own.get(form).map(|own| &own.draft)
    }

    /// Whether nothing is kept of any form, here or by sessions that have ended.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.waiting.is_empty()
    }

    /// Forgets a form that was submitted or given up, and gives what was kept of it.
    pub fn forget(&mut self, form: &str) -> Option<FormDraft> {
        let own = self.own.remove(form)?;
        self.removals.extend(self.session.map(|session| draft_key(session, form)));
        self.removals.extend(own.from.map(|from| from.key));
        Some(own.draft)
    }

    /// Forgets a draft that waits, and gives it.
    pub fn discard(&mut self, key: &str) -> Option<FormDraft> {
        let own = self.session.and_then(|session| key.strip_prefix(&draft_key(session, "")).map(str::to_owned));
        if let Some(form) = own {
            return self.forget(&form);
        }
        let at = self.waiting.iter().position(|record| record.key() == key)?;
        self.dealt_with.insert(key.to_owned());
        self.removals.insert(key.to_owned());
        Some(self.waiting.remove(at).draft)
    }

    /// Forgets everything, since the book is erased; clearing the store is the caller's.
    pub fn forget_all(&mut self) {
        self.own.clear();
        self.waiting.clear();
        self.removals.clear();
        self.mirrored = None;
    }

    /// The drafts that wait for somebody, but for those whose form is open, the newest first.
    pub fn waiting(&self, is_open: impl Fn(&str) -> bool) -> Vec<Waiting> {
        let Some(session) = self.session else { return Vec::new() };
        let own = self.own.values().filter(|own| !is_open(&own.draft.form));
        let own = own.map(|own| Waiting { key: draft_key(session, &own.draft.form), draft: own.draft.clone() });
        let left = self.waiting.iter().map(|record| Waiting { key: record.key(), draft: record.draft.clone() });
        let mut all: Vec<Waiting> = own.chain(left).collect();
        sorting::by_key(&mut all, |one| std::cmp::Reverse(one.draft.written));
        all
    }

    /// How safe the drafts of this page are.
    pub fn state(&self) -> DraftState {
        match (self.own.values().all(Own::is_stored), self.trouble) {
            (true, _) => DraftState::Written,
            (false, Some(trouble)) => DraftState::InPageOnly(trouble),
            (false, None) => DraftState::Writing,
        }
    }

    /// What to write next; none while something is under way or all is written. [`FormDrafts::written`] says how it ended.
    pub fn next_write(&mut self) -> Option<DraftWrite> {
        let session = self.session?;
        if self.under_way.is_some() {
            return None;
        }
        let mut under_way = UnderWay { puts: Vec::new(), removals: self.removals.iter().cloned().collect() };
        let mut puts = Vec::new();
        for own in self.own.values().filter(|own| !own.is_stored()) {
            let Ok(bytes) = serde_json::to_vec(&own.draft) else { continue };
            puts.push((draft_key(session, &own.draft.form), bytes));
            under_way.puts.push((own.draft.form.clone(), own.draft.number));
            under_way.removals.extend(own.from.iter().filter(|from| from.has_ended).map(|from| from.key.clone()));
        }
        if puts.is_empty() && under_way.removals.is_empty() {
            return None;
        }
        let removals = under_way.removals.clone();
        self.under_way = Some(under_way);
        Some(DraftWrite { puts, removals })
    }

    /// How the last write ended.
    pub fn written(&mut self, outcome: Result<(), JournalTrouble>) {
        let Some(UnderWay { puts, removals }) = self.under_way.take() else { return };
        self.trouble = outcome.err();
        if self.trouble.is_some() {
            return;
        }
        for (form, number) in puts {
            if let Some(own) = self.own.get_mut(&form) {
                own.stored = Some(number);
                own.from.take_if(|from| from.has_ended);
            }
        }
        for key in removals {
            self.removals.remove(&key);
        }
    }

    fn take_over(&mut self, mut draft: FormDraft, from: Origin) {
        draft.number = self.next_number();
        self.dealt_with.insert(from.key.clone());
        self.own.insert(draft.form.clone(), Own { draft, stored: None, from: Some(from) });
    }

    const fn next_number(&mut self) -> u32 {
        self.last_number = self.last_number.wrapping_add(1);
        self.last_number
    }
}

/// The longest text that is not the first one of its field.
fn says(texts: &Texts, first: &Texts) -> String {
    let typed = texts.iter().filter(|(key, text)| first.get(*key).map_or("", String::as_str) != text.as_str());
    typed.max_by_key(|(_, text)| text.chars().count()).map(|(_, text)| text.clone()).unwrap_or_default()
}

impl Own {
    fn is_stored(&self) -> bool {
        self.stored == Some(self.draft.number)
    }
}

/// What a mirror says of a record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It is of another session, or was written after the mirror: a browser that was killed may bring an old mirror back.
    Nothing,
    /// Its form was submitted or given up just before the reload.
    Forgotten,
    /// The mirror holds the same, or what was typed after it.
    AsNew,
    /// The mirror holds what was typed before it.
    Older,
}

impl Mirror {
    fn knows(&self, record: &DraftRecord) -> Known {
        let DraftRecord { session, draft } = record;
        let held = self.drafts.iter().find(|held| held.form == draft.form);
        match held {
            _ if *session != self.session => Known::Nothing,
            Some(held) if held.number >= draft.number => Known::AsNew,
            Some(_) => Known::Older,
            None if self.last_number >= draft.number => Known::Forgotten,
            None => Known::Nothing,
        }
    }
}

#[cfg(test)]
mod tests;
