//! Reads a proof: its form first. What it says is believed nowhere: every id is computed, and what does not agree is a fault that is named.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::book::{Change, ChangeId, EntityId};
use crate::domain::report::document::Document;

use super::fault::Fault;
use super::form::{FAMILY, FORMAT, Figure1, FormFault, MOST_BYTES, MOST_CHANGES, Made, Texts, Whole};

/// A proof as it was read, with what is wrong with its changes.
pub struct Proof {
    /// When and with what it was made, as it says itself.
    pub made: Made,
    /// The bulletin.
    pub bulletin: EntityId,
    /// The office.
    pub office: EntityId,
    /// What it says was issued.
    pub document: Document,
    pub(super) digest: String,
    pub(super) text: Texts,
    pub(super) figures: Vec<Figure1>,
    pub(super) changes: BTreeMap<ChangeId, Change>,
    /// What is wrong with single changes.
    pub(super) faults: Vec<Fault>,
}

#[derive(Deserialize)]
struct Envelope {
    format: Option<String>,
}

impl Proof {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, FormFault> {
        if bytes.len() > MOST_BYTES {
            return Err(FormFault::TooLarge { limit: MOST_BYTES });
        }
        let text = std::str::from_utf8(bytes).map_err(|_| FormFault::NotText)?;
        let text = text.trim_start_matches('\u{feff}');
        let whole = whole(text)?;
        if whole.changes.len() > MOST_CHANGES {
            return Err(FormFault::TooManyChanges { limit: MOST_CHANGES });
        }
        let (mut changes, mut faults) = (BTreeMap::new(), Vec::new());
        for (place, value) in whole.changes.into_iter().enumerate() {
            match change(place + 1, value) {
                Ok(change) => {
                    let (id, of, set) = (change.id(), change.of().clone(), change.set().clone());
                    if changes.insert(id, change).is_some() {
                        faults.push(Fault::Twice { of, set });
                    }
                }
                Err(fault) => faults.push(fault),
            }
        }
        Ok(Self {
            made: whole.made,
            bulletin: whole.bulletin,
            office: whole.office,
            document: whole.document,
            digest: whole.digest,
            text: whole.text,
            figures: whole.figures,
            changes,
            faults,
        })
    }
}

/// The members of the file, once it has said that it is a proof of this version.
fn whole(text: &str) -> Result<Whole, FormFault> {
    let not_json = |error: serde_json::Error| FormFault::NotJson { line: error.line() };
    let envelope: Envelope = match serde_json::from_str(text) {
        Ok(envelope) => envelope,
        Err(error) if error.is_data() => return Err(FormFault::NotAProof),
        Err(error) => return Err(not_json(error)),
    };
    let format = envelope.format.ok_or(FormFault::NotAProof)?;
    if format.starts_with("sitebook/") || format.starts_with("sitebook-raw/") {
        return Err(FormFault::OtherFile);
    }
    if !format.starts_with(FAMILY) {
        return Err(FormFault::NotAProof);
    }
    if format != FORMAT {
        return Err(FormFault::Newer { format: format.chars().take(40).collect() });
    }
    serde_json::from_str(text).map_err(|error| match error.is_data() {
        true => FormFault::BadMember { said: error.to_string().chars().take(200).collect() },
        false => not_json(error),
    })
}

/// One change. It has to be written with its id, and its content has to give that.
fn change(place: usize, value: serde_json::Value) -> Result<Change, Fault> {
    let said = |name: &str| value.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    let (id, of, set) = (said("id"), said("of"), said("set"));
    if ChangeId::parse(&id).is_err() {
        return Err(Fault::NoChange { place });
    }
    // A change is read without its id, which is then compared: so what was altered is told from what is no change.
    let mut members = value;
    if let Some(members) = members.as_object_mut() {
        members.remove("id");
    }
    let change: Change = serde_json::from_value(members).map_err(|_| Fault::NoChange { place })?;
    match change.id().to_string() == id {
        true => Ok(change),
        false => Err(Fault::Altered { place, of, set, value: change.to().clone() }),
    }
}
