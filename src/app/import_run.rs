//! 接收, step by step: files are read, compared and shown before anything is written, then merged.
//!
//! A machine without markup: it is told what happened and says what it [`Wants`]. Whoever shows it fetches bytes, lends the book and lets
//! the browser paint. What merging does is an [`Operation`](super::operation::Operation).
//!
//! | Stage | Told | Next |
//! |---|---|---|
//! | idle, merged | files are chosen | reading |
//! | reading | bytes, or that there are none | reading, comparing |
//! | comparing | the book | previewing |
//! | previewing | agreed | merging |
//! | merging | the outcome | merged, or idle where it was refused |
//! | any but merging | stopped, or files are chosen | idle, reading: nothing of it was written |

use std::collections::{BTreeMap, VecDeque};

use super::operation::{Incoming, Outcome};
use super::rescue::Rescue;
use crate::book::Book;
use crate::domain::blob::{BlobHash, BlobKind};
use crate::domain::record_counts::Arrivals;
use crate::exchange::{BlobBytes, Decoder, Decoding, File, Limits, Looks, Plan, Planner, Planning, Progress, Refusal};

/// Where an import stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stage {
    /// Nothing chosen.
    #[default]
    Idle,
    /// Files are read.
    Reading,
    /// Files are compared with the book.
    Comparing,
    /// The person looks at what would come; nothing is written.
    Previewing,
    /// Being written.
    Merging,
    /// Written.
    Merged,
}

/// A file that somebody chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: usize,
}

/// Why one of the files is not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// The browser cannot read it.
    Unreadable,
    /// It is not a whole, valid file.
    Refused(Refusal),
}

/// What is needed to go on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wants {
    /// All bytes of the file at this place among the chosen ones: [`ImportRun::fetched`].
    Bytes(usize),
    /// [`ImportRun::work`], again and again.
    Work,
    /// A word of the person, or the end of the merge.
    Nothing,
}

/// Of which choice of files something is: what belongs to an earlier one has been stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Turn(u32);

/// One import. Nothing of it is written.
#[derive(Default)]
pub struct ImportRun {
    stage: Stage,
    turn: Turn,
    files: Vec<Chosen>,
    waiting: VecDeque<usize>,
    reading: Option<Reading>,
    good: Vec<(String, File)>,
    /// The blobs of all good files, each once.
    blobs: BTreeMap<BlobHash, Vec<u8>>,
    not_taken: Vec<(String, NotTaken)>,
    planner: Option<Box<Planner>>,
    plan: Option<Plan>,
    progress: Option<Progress>,
    outcome: Outcome,
    /// What was agreed to.
    agreed: Agreed,
}

/// What somebody agreed to, as people count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Agreed {
    /// What is new and what changes.
    pub records: Arrivals,
    /// How many of the new problems nobody has been given yet.
    pub to_assign: usize,
}

/// How the file that is being read is read.
enum Reading {
    File(Box<Decoder>),
    /// As a rescue file.
    Rescue(Box<Rescue>),
}

impl ImportRun {
    /// Where it stands.
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// What the good files would bring; nothing where there are none.
    pub const fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The other files.
    pub fn not_taken(&self) -> &[(String, NotTaken)] {
        &self.not_taken
    }

    /// The blobs that the good files hold, each with what it is kept for.
    pub fn blobs(&self) -> impl Iterator<Item = (BlobKind, BlobHash)> {
        self.blobs.iter().map(|(hash, bytes)| (BlobKind::of(bytes), *hash))
    }

    /// Takes these bytes out, to be kept before anything is merged; nothing before somebody looks at the preview.
    pub fn take_blobs(&mut self) -> Vec<BlobBytes> {
        match self.stage {
            Stage::Previewing => std::mem::take(&mut self.blobs).into_iter().collect(),
            Stage::Idle | Stage::Reading | Stage::Comparing | Stage::Merging | Stage::Merged => Vec::new(),
        }
    }

    /// What merging came to.
    pub const fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What was merged.
    pub const fn agreed(&self) -> Agreed {
        self.agreed
    }

    /// The file that is being read, empty for all of them, and how far that is.
    pub fn progress(&self) -> (&str, Progress) {
        let name = match self.stage {
            Stage::Reading => self.waiting.front().map_or("", |place| &self.files[*place].name),
            Stage::Idle | Stage::Comparing | Stage::Previewing | Stage::Merging | Stage::Merged => "",
        };
        (name, self.progress.unwrap_or(Progress { done: 0, total: 1 }))
    }

    /// Begins to read files; what was being read is stopped. While a merge goes on nothing else can be begun.
    pub fn choose(&mut self, files: Vec<Chosen>) -> Turn {
        if self.stage != Stage::Merging {
            self.stop();
            self.waiting = (0..files.len()).collect();
            self.files = files;
            self.stage = Stage::Reading;
        }
        self.turn
    }

    /// Ends what is being read, compared or looked at, or puts away what was merged.
    pub fn stop(&mut self) {
        if self.stage != Stage::Merging {
            *self = Self { turn: Turn(self.turn.0 + 1), ..Self::default() };
        }
    }

    /// What it takes to go on with this choice of files: nothing once that was stopped.
    pub fn wants(&mut self, turn: Turn) -> Wants {
        if turn != self.turn {
            return Wants::Nothing;
        }
        match self.stage {
            Stage::Reading => self.wants_to_read(),
            Stage::Comparing => Wants::Work,
            Stage::Idle | Stage::Previewing | Stage::Merging | Stage::Merged => Wants::Nothing,
        }
    }

    fn wants_to_read(&mut self) -> Wants {
        let limit = Limits::default().bytes;
        // A file that is too large is not even read into memory.
        while let Some(file) = self.waiting.front().map(|place| &self.files[*place])
            && file.size > limit
        {
            let bytes = file.size;
            self.read(Err(NotTaken::Refused(Refusal::TooLarge { bytes, limit })));
        }
        match (&self.reading, self.waiting.front()) {
            (Some(Reading::File(_) | Reading::Rescue(_)), Some(_)) => Wants::Work,
            (None, Some(place)) => Wants::Bytes(*place),
            (_, None) => {
                self.compare();
                if self.stage == Stage::Comparing { Wants::Work } else { Wants::Nothing }
            }
        }
    }

    /// The bytes that were asked for; none where the browser cannot read them.
    pub fn fetched(&mut self, turn: Turn, bytes: Option<Vec<u8>>) {
        if turn != self.turn || self.stage != Stage::Reading {
            return;
        }
        match bytes {
            None => self.read(Err(NotTaken::Unreadable)),
            Some(bytes) => self.reading = Some(Reading::File(Box::new(Decoder::new(bytes, Limits::default())))),
        }
    }

    /// Reads or compares about so many changes more.
    pub fn work(&mut self, turn: Turn, book: &Book, budget: usize) {
        if turn != self.turn {
            return;
        }
        if let Some(planner) = &mut self.planner {
            match planner.step(book, budget) {
                Planning::Going(done) => self.progress = Some(done),
                Planning::Done(plan) => self.preview(Some(*plan)),
            }
        } else {
            self.read_some(budget);
        }
    }

    fn read_some(&mut self, budget: usize) {
        let step = match &mut self.reading {
            Some(Reading::File(decoder)) => decoder.step(budget),
            Some(Reading::Rescue(rescue)) => rescue.step(budget),
            None => return,
        };
        match step {
            Ok(Decoding::Going(done)) => self.progress = Some(done),
            Ok(Decoding::Done(file)) => self.read(Ok(*file)),
            Err(Refusal::Foreign(Looks::RawStore)) if matches!(self.reading, Some(Reading::File(_))) => {
                if let Some(Reading::File(decoder)) = self.reading.take() {
                    let rescue = Rescue::new(decoder.into_text(), Limits::default());
                    self.reading = Some(Reading::Rescue(Box::new(rescue)));
                }
            }
            Err(refusal) => self.read(Err(NotTaken::Refused(refusal))),
        }
    }

    /// The file in front has been read, or is not taken.
    fn read(&mut self, file: Result<File, NotTaken>) {
        self.reading = None;
        self.progress = None;
        let Some(place) = self.waiting.pop_front() else { return };
        let name = self.files[place].name.clone();
        match file {
            Ok(mut file) => {
                self.blobs.extend(file.take_blobs());
                self.good.push((name, file));
            }
            Err(why) => self.not_taken.push((name, why)),
        }
    }

    fn compare(&mut self) {
        match std::mem::take(&mut self.good) {
            good if good.is_empty() => self.preview(None),
            good => {
                self.planner = Some(Box::new(Planner::new(good)));
                self.stage = Stage::Comparing;
            }
        }
    }

    fn preview(&mut self, plan: Option<Plan>) {
        self.planner = None;
        self.progress = None;
        self.plan = plan;
        self.stage = Stage::Previewing;
    }

    /// The person agrees to what the preview shows: what is to be merged, each file with the changes that it brings.
    pub fn agree(&mut self) -> Vec<Incoming> {
        let Some(plan) = self.plan.take().filter(|_| self.stage == Stage::Previewing) else { return Vec::new() };
        self.stage = Stage::Merging;
        self.agreed = Agreed { records: plan.records, to_assign: plan.new_to_assign };
        incoming(plan)
    }

    /// How far the merge is.
    pub const fn merging(&mut self, progress: Progress) {
        self.progress = Some(progress);
    }

    /// The merge has ended.
    pub fn ended(&mut self, outcome: Option<Outcome>) {
        self.stage = if outcome.is_some() { Stage::Merged } else { Stage::Idle };
        self.progress = None;
        self.outcome = outcome.unwrap_or_default();
    }
}

fn incoming(plan: Plan) -> Vec<Incoming> {
    let mut files: Vec<Incoming> = plan
        .files
        .iter()
        .map(|file| Incoming {
            file: file.name.clone(),
            digest: file.digest.clone(),
            made_by: file.made.by.as_ref().map_or_else(String::new, |maker| maker.name.clone()),
            made_at: file.made.at.clone(),
            known: file.known + file.repeated,
            records: file.records,
            changes: Vec::new(),
        })
        .collect();
    let places: Vec<Option<usize>> = plan.changes().iter().map(|change| plan.file_of(change.id())).collect();
    for (change, place) in plan.into_changes().into_iter().zip(places) {
        if let Some(file) = place.and_then(|place| files.get_mut(place)) {
            file.changes.push(change);
        }
    }
    files.retain(|file| !file.changes.is_empty());
    files
}
