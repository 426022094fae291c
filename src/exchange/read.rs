//! Reads a file: what it is, what it says about itself, its changes one by one, and whether its readable copy agrees.
//!
//! Nothing that a file says is trusted: no size is allocated because it was announced, nothing recurses deeper than
//! [`scanner::DEEPEST`], every id is computed, and the counts and the digest must be those of what was read. The work is done
//! in steps, so that a page stays alive. A book is touched by none of it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::book::{Book, Change, Digest, Digester, Written};

use super::Progress;
use super::blobs::{BlobBytes, Reading};
use super::compare::Comparison;
use super::elements::{Element, broken, next_element, not_json};
use super::envelope::{Counts, Envelope, FileKind, Made, check_format};
use super::fault::{diagnose, is_json};
use super::limits::{Limits, Size};
use super::refusal::{Looks, Refusal, Spot, Warning};
use super::scanner::{Member, Scanner, Snag};
use super::slices::{Slices, whole};
use super::taking::Changes;
use super::v1::{Counts1, Made1};

/// A whole, valid file.
#[derive(Debug)]
pub struct File {
    /// What it is meant to be.
    pub kind: FileKind,
    /// When, by whom and with what it was made.
    pub made: Made,
    /// How much it holds.
    pub counts: Counts,
    /// The digest of its changes.
    pub digest: Digest,
    /// What is odd about it.
    pub warnings: Vec<Warning>,
    /// How many photos came along whose bytes are what the file says.
    pub blob_count: usize,
    pub(super) photos: Vec<BlobBytes>,
    pub(super) book: Book,
}

impl File {
    /// The changes, in the order (`at`, `id`).
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.book.arrivals().map(|(change, _)| change)
    }

    /// The changes themselves, in the same order.
    pub fn into_changes(self) -> impl Iterator<Item = Change> {
        self.book.into_changes()
    }

    /// Takes the bytes of its photos out of it.
    pub fn take_blobs(&mut self) -> Vec<BlobBytes> {
        std::mem::take(&mut self.photos)
    }

    /// The book of this file alone.
    pub const fn book(&self) -> &Book {
        &self.book
    }
}

/// How far a file has been read.
#[derive(Debug)]
pub enum Decoding {
    /// Not yet.
    Going(Progress),
    /// It is whole and valid.
    Done(Box<File>),
}

/// Reads a file at once.
pub fn decode(bytes: Vec<u8>, limits: Limits) -> Result<File, Refusal> {
    let mut decoder = Decoder::new(bytes, limits);
    loop {
        if let Decoding::Done(file) = decoder.step(usize::MAX)? {
            return Ok(*file);
        }
    }
}

/// Reads a file in steps.
pub struct Decoder {
    limits: Limits,
    purpose: Purpose,
    stage: Stage,
    text: String,
    done: usize,
    total: usize,
}

/// What a file is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To be taken in: its changes are kept, and its readable copy is compared.
    Taking,
    /// To know whether it is whole: nothing of it is kept.
    Checking,
}

enum Stage {
    Slices(Slices),
    Bytes(Vec<u8>),
    Scanner(Scanner),
    Changes(Box<Changes>),
    Copy(Box<Copy>),
    Photos(Box<Reading>, Box<File>),
    Over,
}

/// Where a step ends: at a stage, with so many bytes looked at, or at the end.
enum Next {
    Stage(Stage, usize),
    Done(Box<File>),
}

/// The readable copy under comparison.
struct Copy {
    comparison: Comparison,
    file: Box<File>,
    rest: Range<usize>,
    photos: Option<Range<usize>>,
}

/// How many bytes are skimmed for one change of a step's budget.
const SKIMMED: usize = 4096;

impl Decoder {
    /// Takes the bytes of a file.
    pub fn new(bytes: Vec<u8>, limits: Limits) -> Self {
        // Skimming looks at every byte, and so does reading.
        let total = bytes.len() * 2;
        Self { limits, purpose: Purpose::Taking, stage: Stage::Bytes(bytes), text: String::new(), done: 0, total }
    }

    /// Expects the slices of a file of so many bytes: each is handed to [`Decoder::feed`] before the first step.
    pub fn in_slices(bytes: usize, limits: Limits) -> Self {
        let slices = Slices::expecting(bytes, limits.bytes);
        let stage = Stage::Slices(slices);
        Self { limits, purpose: Purpose::Taking, stage, text: String::new(), done: 0, total: bytes * 2 }
    }

    /// The same for a file that is only to be whole: its counts and its digest are told, its changes are not kept.
    pub fn checking(bytes: usize, limits: Limits) -> Self {
        Self { purpose: Purpose::Checking, ..Self::in_slices(bytes, limits) }
    }

    /// Takes the next slice.
    pub fn feed(&mut self, slice: &[u8]) -> Result<(), Refusal> {
        match &mut self.stage {
            Stage::Slices(slices) => slices.add(slice),
            Stage::Bytes(_)
            | Stage::Scanner(_)
            | Stage::Changes(_)
            | Stage::Copy(_)
            | Stage::Photos(..)
            | Stage::Over => Err(Refusal::Empty),
        }
    }

    /// The text of the file, once a step was taken: for one that turned out to be of another kind.
    pub fn into_text(self) -> String {
        self.text
    }

    /// Reads about `budget` changes more. After a refusal or the end there is nothing more to read: [`Refusal::Empty`].
    pub fn step(&mut self, budget: usize) -> Result<Decoding, Refusal> {
        let next = match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Over => return Err(Refusal::Empty),
            Stage::Slices(slices) => self.open(slices.finish()?),
            Stage::Bytes(bytes) => self.open(whole(bytes, self.limits.bytes)?),
            Stage::Scanner(skimmer) => self.scanner(skimmer, budget)?,
            Stage::Changes(changes) => self.read_changes(changes, budget)?,
            Stage::Copy(copy) => self.compare(copy, budget)?,
            Stage::Photos(reading, file) => self.read_blobs(reading, file)?,
        };
        match next {
            Next::Done(file) => Ok(Decoding::Done(file)),
            Next::Stage(stage, done) => {
                self.stage = stage;
                // The readable copy stands before the changes and is looked at behind them.
                self.done = self.done.max(done.min(self.total));
                Ok(Decoding::Going(Progress { done: self.done, total: self.total }))
            }
        }
    }

    fn open(&mut self, (text, start): (String, usize)) -> Next {
        self.text = text;
        Next::Stage(Stage::Scanner(Scanner::new(start)), 0)
    }

    fn scanner(&mut self, mut skimmer: Scanner, budget: usize) -> Result<Next, Refusal> {
        let skimmed = skimmer.step(&self.text, budget.saturating_mul(SKIMMED));
        let has = |name: &str| skimmer.members.iter().any(|member| member.name == name);
        // The format is looked at as early as possible: what a newer version writes need not make sense to this one.
        if has("format") && (has("made") || !matches!(skimmed, Ok(false))) {
            self.check_format(&skimmer.members)?;
        }
        match skimmed {
            Ok(false) => {
                let done = skimmer.at();
                Ok(Next::Stage(Stage::Scanner(skimmer), done))
            }
            Ok(true) => {
                self.check_format(&skimmer.members)?;
                let changes = self.open_changes(&skimmer.members)?;
                Ok(Next::Stage(Stage::Changes(Box::new(changes)), self.total / 2))
            }
            Err(Snag::Truncated) => Err(broken(&self.text, Refusal::Truncated(self.spot(self.text.len())))),
            Err(Snag::Bad(at)) => Err(broken(&self.text, Refusal::BadJson(self.spot(at)))),
            Err(Snag::TooDeep(at)) => Err(Refusal::TooDeep(self.spot(at))),
            Err(Snag::TooManyMembers) => Err(Refusal::Foreign(Looks::OtherJson)),
        }
    }

    fn check_format(&self, members: &[Member]) -> Result<(), Refusal> {
        let member = |name: &str| {
            members.iter().find(|member| member.name == name).map(|member| &self.text[member.value.clone()])
        };
        let format: Option<String> = member("format").and_then(|text| serde_json::from_str(text).ok());
        let app = member("made").and_then(|text| serde_json::from_str::<Made1>(text).ok()).map(|made| made.app);
        check_format(format.as_deref(), app.as_deref())
    }

    /// Reads everything but the changes and the readable copy.
    fn open_changes(&self, members: &[Member]) -> Result<Changes, Refusal> {
        let mut warnings = Vec::new();
        let mut names = BTreeSet::new();
        for member in members {
            if !names.insert(&member.name) {
                return Err(Refusal::DuplicateName { name: member.name.clone(), spot: self.spot(member.name_at) });
            }
            if !KNOWN.contains(&member.name.as_str()) {
                is_json(&self.text[member.value.clone()]).map_err(|error| self.not_json(member.value.start, &error))?;
                warnings.push(Warning::UnknownMember(member.name.clone()));
            }
        }
        let envelope = Envelope {
            kind: FileKind::from_key(&self.member::<String>(members, "kind")?),
            made: self.object::<Made1>(members, "made")?.into(),
            counts: self.object::<Counts1>(members, "counts")?.into(),
            digest: self.member(members, "digest")?,
        };
        Ok(Changes {
            envelope,
            warnings,
            rest: self.list(find(members, "changes")?)?,
            copy: members
                .iter()
                .find(|member| member.name == "projects")
                .map(|member| self.list(member))
                .transpose()?,
            photos: members
                .iter()
                .find(|member| member.name == "photos")
                .map(|member| self.list(member))
                .transpose()?,
            first: true,
            last: None,
            digester: Digester::default(),
            line: Vec::with_capacity(512),
            size: Size::default(),
            entities: (self.purpose == Purpose::Checking).then(BTreeSet::new),
            book: Book::default(),
        })
    }

    fn member<T: DeserializeOwned>(&self, members: &[Member], name: &'static str) -> Result<T, Refusal> {
        let member = find(members, name)?;
        serde_json::from_str(&self.text[member.value.clone()]).map_err(|error| match error.is_data() {
            true => Refusal::BadMember { name: name.to_owned(), spot: self.spot(member.value.start) },
            false => self.not_json(member.value.start, &error),
        })
    }

    /// The same for an object: serde would read one from a list as well.
    fn object<T: DeserializeOwned>(&self, members: &[Member], name: &'static str) -> Result<T, Refusal> {
        let member = find(members, name)?;
        match self.text.as_bytes()[member.value.start] {
            b'{' => self.member(members, name),
            _ => Err(Refusal::BadMember { name: name.to_owned(), spot: self.spot(member.value.start) }),
        }
    }

    /// The inside of a list, from behind its bracket to the end of its closing one.
    fn list(&self, member: &Member) -> Result<Range<usize>, Refusal> {
        match self.text.as_bytes()[member.value.start] {
            b'[' => Ok(member.value.start + 1..member.value.end),
            _ => Err(Refusal::BadMember { name: member.name.clone(), spot: self.spot(member.value.start) }),
        }
    }

    fn read_changes(&self, mut changes: Box<Changes>, budget: usize) -> Result<Next, Refusal> {
        for _ in 0..budget {
            let wrong = match next_element::<Written>(&self.text, &mut changes.rest, &mut changes.first) {
                Ok(Some((at, written))) => match written.seal(&mut changes.line) {
                    Some(change) => {
                        changes.take(change, self.limits)?;
                        continue;
                    }
                    None => at,
                },
                Ok(None) => return self.close_changes(*changes),
                Err(Element::Wrong(at)) => at,
                Err(Element::NotJson(start, error)) => return Err(self.not_json(start, &error)),
            };
            let element = &self.text[wrong..changes.rest.end];
            return Err(diagnose(element, changes.size.changes + 1, self.spot(wrong)));
        }
        let done = self.total / 2 + changes.rest.start;
        Ok(Next::Stage(Stage::Changes(changes), done))
    }

    fn close_changes(&self, changes: Changes) -> Result<Next, Refusal> {
        let Changes { envelope, mut warnings, copy, photos, digester, size, entities, book, .. } = changes;
        let Envelope { kind, made, counts, digest } = envelope;
        let counted = match &entities {
            Some(entities) => Counts::of(size.changes, entities),
            None => Counts::of_book(&book),
        };
        if let Some((what, stated, found)) = counts.difference(&counted) {
            return Err(Refusal::CountMismatch { what, stated, found });
        }
        let found = digester.finish();
        if digest != found {
            return Err(Refusal::DigestMismatch { stated: digest, found });
        }
        if copy.is_none() && entities.is_none() {
            warnings.push(Warning::NoCopy);
        }
        let file = Box::new(File { kind, made, counts, digest, warnings, blob_count: 0, photos: Vec::new(), book });
        let (Some(rest), None) = (copy, &entities) else {
            let reading = photos.map(|rest| match entities {
                Some(_) => Reading::checking(rest),
                None => Reading::taking(rest, file.book()),
            });
            return Ok(self.then(reading, file));
        };
        let comparison = Comparison::of(file.book());
        let done = self.total / 2 + rest.start;
        Ok(Next::Stage(Stage::Copy(Box::new(Copy { comparison, file, rest, photos })), done))
    }

    /// Goes on with the photos, where there are any.
    fn then(&self, reading: Option<Reading>, file: Box<File>) -> Next {
        match reading {
            None => Next::Done(file),
            Some(reading) => {
                let done = self.total / 2 + reading.at();
                Next::Stage(Stage::Photos(Box::new(reading), file), done)
            }
        }
    }

    /// Looks at one photo more: a page may paint behind each.
    fn read_blobs(&self, mut reading: Box<Reading>, mut file: Box<File>) -> Result<Next, Refusal> {
        if reading.step(&self.text).map_err(|(at, error)| self.not_json(at, &error))? {
            let done = self.total / 2 + reading.at();
            return Ok(Next::Stage(Stage::Photos(reading, file), done));
        }
        let found = reading.finish();
        file.warnings.extend(found.warnings);
        (file.blob_count, file.photos) = (found.count, found.photos);
        Ok(Next::Done(file))
    }

    fn compare(&self, mut copy: Box<Copy>, budget: usize) -> Result<Next, Refusal> {
        match copy.comparison.step(&self.text, copy.rest, copy.file.book(), budget)? {
            Some(rest) => {
                let done = self.total / 2 + rest.start;
                copy.rest = rest;
                Ok(Next::Stage(Stage::Copy(copy), done))
            }
            None => {
                let Copy { comparison, mut file, photos, .. } = *copy;
                let found = comparison.finish(&file.book);
                file.warnings.extend(found);
                let reading = photos.map(|rest| Reading::taking(rest, file.book()));
                Ok(self.then(reading, file))
            }
        }
    }

    fn spot(&self, byte: usize) -> Spot {
        Spot::of(&self.text, byte)
    }

    /// The refusal for a part of the text, from `start` on, that is not JSON.
    fn not_json(&self, start: usize, error: &serde_json::Error) -> Refusal {
        not_json(&self.text, start, error)
    }
}

/// The members of a file of version 1.
const KNOWN: &[&str] = &["format", "kind", "made", "counts", "digest", "projects", "changes", "photos"];

fn find<'a>(members: &'a [Member], name: &'static str) -> Result<&'a Member, Refusal> {
    members.iter().find(|member| member.name == name).ok_or(Refusal::MissingMember { name })
}
