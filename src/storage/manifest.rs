//! The list of the segments that there should be.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use super::encoding::checksum;
use crate::book::Value;
use crate::book::sorting::CollectSorted;

/// Which segments there should be: their checksums, in the order in which they were written, and how many entries each holds.
#[derive(Clone, Default, PartialEq, Debug)]
pub(super) struct Manifest {
    pub(super) generation: u64,
    pub(super) segments: Vec<(String, usize)>,
    /// What a program of a greater unit says beside that: it is kept and passed on.
    more: Vec<Value>,
}

/// A manifest that this program cannot read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NotListed {
    /// It is not as it was written.
    Damaged,
    /// It is whole, and in a form of a newer program.
    Newer,
}

impl Manifest {
    const FORM: &str = "M1";

    pub(super) fn write(&self) -> String {
        let mut json =
            serde_json::to_string(&(self.generation, &self.segments)).expect("lists are always written to memory");
        if !self.more.is_empty() {
            json.truncate(json.len() - 1);
            for more in &self.more {
                json.push(',');
                json.push_str(&serde_json::to_string(more).expect("a value is always written to memory"));
            }
            json.push(']');
        }
        format!("{}{}{json}", Self::FORM, checksum(json.as_bytes()))
    }

    pub(super) fn read(text: &str) -> Result<Self, NotListed> {
        let (form, body) = text.split_at_checked(Self::FORM.len()).ok_or(NotListed::Damaged)?;
        let (written, json) = body.split_at_checked(16).ok_or(NotListed::Damaged)?;
        match form.as_bytes() {
            _ if checksum(json.as_bytes()) != written => Err(NotListed::Damaged),
            b"M1" => serde_json::from_str(json).map_err(|_| NotListed::Damaged),
            [b'M', b'2'..=b'9'] => Err(NotListed::Newer),
            _ => Err(NotListed::Damaged),
        }
    }

    /// Takes in what another tab listed meanwhile.
    pub(super) fn join(&mut self, other: Self) {
        self.generation = self.generation.max(other.generation);
        self.more = other.more;
        let known: BTreeMap<&str, ()> = self.segments.iter().map(|(name, _)| (name.as_str(), ())).collect_sorted();
        let new: Vec<_> = other.segments.into_iter().filter(|(name, _)| !known.contains_key(name.as_str())).collect();
        self.segments.extend(new);
    }
}

/// `[generation,[[segment,entries],…],…]`.
impl<'de> Deserialize<'de> for Manifest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Manifest;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a manifest")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Manifest, A::Error> {
                let generation = members.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
                let segments = members.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
                let mut more = Vec::new();
                while let Some(member) = members.next_element()? {
                    more.push(member);
                }
                Ok(Manifest { generation, segments, more })
            }
        }

        deserializer.deserialize_seq(Members)
    }
}
