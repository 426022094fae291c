//! The one way a change is written: JSON without spaces, names in alphabetical order, nothing that is empty.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::draft::ChangeDraft;
use super::id::ChangeId;
use super::value::Value;

/// Appends the form that the id is the hash of: the same without the id.
pub(super) fn write_hashed(draft: &ChangeDraft, out: &mut Vec<u8>) {
    write_members(draft, None, out);
}

/// The id of a draft: the first 128 bits of SHA-256 over its hashed form.
pub(super) fn id_of(draft: &ChangeDraft, scratch: &mut Vec<u8>) -> ChangeId {
    scratch.clear();
    write_hashed(draft, scratch);
    hash(scratch)
}

/// The same, and the canonical form in `line`: both from writing the change once.
pub(super) fn id_and_line(draft: &ChangeDraft, line: &mut Vec<u8>) -> ChangeId {
    line.clear();
    let place = write_members(draft, None, line);
    let id = hash(line);
    let mut member = [0; 40];
    member[..7].copy_from_slice(b",\"id\":\"");
    member[7..39].copy_from_slice(&id.hex());
    member[39] = b'"';
    match place {
        Some(place) => {
            let end = line.len();
            line.extend_from_slice(&member);
            line.copy_within(place..end, place + member.len());
            line[place..place + member.len()].copy_from_slice(&member);
        }
        None => {
            line.clear();
            write_members(draft, Some(id), line);
        }
    }
    id
}

fn hash(form: &[u8]) -> ChangeId {
    let hash = Sha256::digest(form);
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    ChangeId(id)
}

/// The members that every version knows, in the order in which they are written; extra ones are sorted in among them.
enum Member<'a> {
    At,
    By,
    Id(ChangeId),
    Of,
    Over,
    Set,
    To,
    Why,
    Extra(&'a str),
}

impl Member<'_> {
    fn name(&self) -> &str {
        match self {
            Self::At => "at",
            Self::By => "by",
            Self::Id(_) => "id",
            Self::Of => "of",
            Self::Over => "over",
            Self::Set => "set",
            Self::To => "to",
            Self::Why => "why",
            Self::Extra(name) => name,
        }
    }
}

/// Gives the place of an id that is left out, unless extra members may stand between it and the others.
pub(super) fn write_members(draft: &ChangeDraft, id: Option<ChangeId>, out: &mut Vec<u8>) -> Option<usize> {
    if let Some(extra) = &draft.extra {
        write_among(extra, draft, id, out);
        return None;
    }
    let mut write = |start: &str, member: Member| {
        out.extend_from_slice(start.as_bytes());
        write_member(&member, draft, out);
        out.len()
    };
    write("{\"at\":", Member::At);
    let place = write(",\"by\":", Member::By);
    if let Some(id) = id {
        write(",\"id\":", Member::Id(id));
    }
    write(",\"of\":", Member::Of);
    if !draft.over.is_empty() {
        write(",\"over\":", Member::Over);
    }
    write(",\"set\":", Member::Set);
    write(",\"to\":", Member::To);
    if draft.why.is_some() {
        write(",\"why\":", Member::Why);
    }
    out.push(b'}');
    Some(place)
}

/// The same with the members of a newer version sorted in among the others.
fn write_among(extra: &BTreeMap<String, Value>, draft: &ChangeDraft, id: Option<ChangeId>, out: &mut Vec<u8>) {
    let mut members = vec![Member::At, Member::By, Member::Of, Member::Set, Member::To];
    members.extend(id.map(Member::Id));
    if !draft.over.is_empty() {
        members.push(Member::Over);
    }
    if draft.why.is_some() {
        members.push(Member::Why);
    }
    members.extend(extra.keys().map(|name| Member::Extra(name)));
    members.sort_by(|a, b| a.name().cmp(b.name()));
    for (place, member) in members.iter().enumerate() {
        out.push(if place == 0 { b'{' } else { b',' });
        write_json(member.name(), out);
        out.push(b':');
        write_member(member, draft, out);
    }
    out.push(b'}');
}

fn write_member(member: &Member, draft: &ChangeDraft, out: &mut Vec<u8>) {
    match member {
        Member::At => write_json(&draft.at, out),
        Member::By => write_json(&draft.by, out),
        Member::Id(id) => {
            out.push(b'"');
            out.extend_from_slice(&id.hex());
            out.push(b'"');
        }
        Member::Of => write_json(&draft.of, out),
        Member::Over => write_json(&draft.over, out),
        Member::Set => write_json(&draft.set, out),
        Member::To => write_json(&draft.to, out),
        Member::Why => write_json(&draft.why, out),
        Member::Extra(name) => write_json(&draft.extra.as_ref().and_then(|extra| extra.get(*name)), out),
    }
}

fn write_json<T: serde::Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) {
    serde_json::to_writer(out, value).expect("plain values are always written to memory");
}
