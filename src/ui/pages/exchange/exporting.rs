//! Drives an export: hands the machine the book, keeps the parts, gives it back what the browser kept. What is shown is `export`'s.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use web_sys::Blob;

use crate::app::clock;
use crate::app::export_run::{ExportRun, Step};
use crate::app::handover::Handed;
use crate::app::pace::Pace;
use crate::app::unexported::reach;
use crate::book::sorting::CollectSorted;
use crate::book::{Change, Digest, EntityId};
use crate::browser::waiting::idle;
use crate::domain::blob::{BlobHash, BlobKind};
use crate::domain::unit_share::share_of;
use crate::exchange::{Choice, Decoder, Decoding, Exported, Limits, Made, Maker, Refusal, Room, Size, VerifyError};
use crate::ui::context::Ui;
use crate::ui::files::{self, BlobParts, Slices, Unreadable};
use crate::ui::words::{self, NotExported};

/// How many changes are written or read before the clock is looked at.
const BUDGET: usize = 200;

/// Where an export stands.
#[derive(Clone, PartialEq)]
pub enum Going {
    /// Nothing was asked for.
    Idle,
    /// The file is being written.
    Writing,
    /// What the browser kept of it is being read.
    ReadingBack,
    /// There is no file.
    Failed(NotExported),
    /// It was written and read back.
    Checked(Written),
}

/// A file that was written and read back.
#[derive(Clone, PartialEq)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// What it holds, in words.
    pub counts: String,
    /// Its digest.
    pub digest: Digest,
}

/// Which blobs go along.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Enclosed {
    /// Photos do.
    pub photos: bool,
    /// Attachments do.
    pub attachments: bool,
}

impl Enclosed {
    const fn has(self, kind: BlobKind) -> bool {
        match kind {
            BlobKind::Photo => self.photos,
            BlobKind::Attachment => self.attachments,
        }
    }
}

/// How many photos, or attachments, a file holds, and was to hold and does not.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Carried {
    /// They go along.
    held: usize,
    /// They are not on this device.
    missing: usize,
    /// The file would have grown longer than anybody could take in.
    no_room: usize,
}

/// The export of a page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Exporting {
    /// Where it stands.
    pub going: RwSignal<Going>,
    /// How much of how much is written or read.
    pub progress: RwSignal<(usize, usize)>,
    kept: StoredValue<Option<Blob>, LocalStorage>,
}

impl Exporting {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self { going: RwSignal::new(Going::Idle), progress: RwSignal::new((0, 1)), kept: StoredValue::new_local(None) }
    }

    /// Writes a file, reads it back, and hands it to the browser to save.
    pub async fn hand_over(self, ui: Ui, choice: Choice, enclosed: Enclosed, name: String) {
        // An operation has drawn the stamps of what it has not brought into the book yet: a file of this moment would lack it and seem
        // to hold it.
        if ui.waits_for_operation() {
            return;
        }
        ui.session.operating().set(true);
        self.write_and_save(ui, choice, enclosed, name).await;
        ui.session.operating().set(false);
    }

    async fn write_and_save(self, ui: Ui, choice: Choice, enclosed: Enclosed, name: String) {
        let wanted = choice.clone();
        self.progress.set((0, 1));
        self.going.set(Going::Writing);
        let mut carried = [Carried::default(); 2];
        let done = match self.write(ui, choice, enclosed, &mut carried).await {
            Ok((run, blob)) => self.read_back(run, &blob).await.map(|exported| (exported, blob)),
            Err(why) => Err(why),
        };
        let saved = done.and_then(|(exported, blob)| match files::save_as(&name, &blob) {
            Ok(()) => Ok((exported, blob)),
            Err(_) => Err(NotExported::Differs),
        });
        match saved {
            Err(why) => self.going.set(Going::Failed(why)),
            Ok((exported, blob)) => {
                self.kept.set_value(Some(blob));
                note(ui, &name, &exported, wanted);
                let mut counts = words::file_counts(&exported.counts, exported.deleted, ui.lang);
                for (kind, carried) in BlobKind::ALL.into_iter().zip(carried) {
                    if carried != Carried::default() {
                        let Carried { held, missing, no_room } = carried;
                        let told = match kind {
                            BlobKind::Photo => words::photos_in_file,
                            BlobKind::Attachment => words::attachments_in_file,
                        };
                        counts += words::semicolon(ui.lang);
                        counts += &told(held, missing, no_room, ui.lang);
                    }
                }
                self.going.set(Going::Checked(Written { name, counts, digest: exported.digest }));
            }
        }
    }

    async fn write(
        self,
        ui: Ui,
        choice: Choice,
        enclosed: Enclosed,
        carried: &mut [Carried; 2],
    ) -> Result<(ExportRun, Blob), NotExported> {
        let mut pace = Pace::begin();
        pace.rest().await;
        let mut run = ExportRun::begin(choice, made(ui));
        let mut parts = BlobParts::default();
        while let Step::Writing(done) = ui.session.read(|view| run.write(view.book, BUDGET, &mut parts)) {
            if pace.is_due() {
                self.progress.set((done.done, done.total));
                pace.rest().await;
            }
            let wanted = run.wanted_blobs().into_iter().filter(|(kind, _)| enclosed.has(*kind)).collect::<Vec<_>>();
            if !wanted.is_empty() {
                *carried = self.enclose(ui, &mut run, &wanted, &mut parts).await;
            }
        }
        let blob = parts.together(run.head()).map_err(|_| NotExported::Differs)?;
        Ok((run, blob))
    }

    /// Writes blobs, one after the other, once everything else is written; what became of photos, and of attachments.
    async fn enclose(
        self,
        ui: Ui,
        run: &mut ExportRun,
        wanted: &[(BlobKind, BlobHash)],
        parts: &mut BlobParts,
    ) -> [Carried; 2] {
        let (mut photos, mut attachments) = (Carried::default(), Carried::default());
        for (place, (kind, hash)) in wanted.iter().enumerate() {
            let carried = match kind {
                BlobKind::Photo => &mut photos,
                BlobKind::Attachment => &mut attachments,
            };
            match ui.session.blobs().full(*hash).await {
                None => carried.missing += 1,
                Some(bytes) if run.add_blob(*hash, &bytes, parts) => carried.held += 1,
                Some(_) => carried.no_room += 1,
            }
            self.progress.set((place + 1, wanted.len()));
        }
        [photos, attachments]
    }

    async fn read_back(self, mut run: ExportRun, blob: &Blob) -> Result<Exported, NotExported> {
        self.progress.set((0, 1));
        self.going.set(Going::ReadingBack);
        run.read_back(blob.size() as usize);
        let mut slices = Slices::of(blob);
        while let Some(slice) = slices.next().await.map_err(|Unreadable| NotExported::Differs)? {
            run.feed(&slice).map_err(why)?;
        }
        let mut pace = Pace::begin();
        loop {
            match run.check(BUDGET) {
                Step::Verified(exported) => return Ok(exported),
                Step::Failed(error) => return Err(why(error)),
                Step::ReadingBack(done) if pace.is_due() => {
                    self.progress.set((done.done, done.total));
                    pace.rest().await;
                }
                Step::Writing(_) | Step::Written | Step::ReadingBack(_) => {}
            }
        }
    }

    /// Hands the last file to the browser once more.
    pub fn save_again(self, name: &str) -> Result<(), JsValue> {
        self.kept.with_value(|blob| match blob {
            Some(blob) => files::save_as(name, blob),
            None => Err(JsValue::UNDEFINED),
        })
    }
}

fn why(error: VerifyError) -> NotExported {
    match error {
        VerifyError::Refused(Refusal::TooLarge { .. } | Refusal::TooManyChanges { .. }) => NotExported::TooLarge,
        VerifyError::Refused(_) | VerifyError::Differs => NotExported::Differs,
    }
}

/// The digest of a file that was chosen, read in steps; none where it is not a file of ours.
pub async fn digest_of(file: &Blob) -> Result<Option<Digest>, Unreadable> {
    let mut decoder = Decoder::checking(file.size() as usize, Limits::USUAL);
    let mut slices = Slices::of(file);
    while let Some(slice) = slices.next().await? {
        if decoder.feed(&slice).is_err() {
            return Ok(None);
        }
    }
    let mut pace = Pace::begin();
    loop {
        match decoder.step(BUDGET) {
            Ok(Decoding::Done(file)) => return Ok(Some(file.digest)),
            Err(_) => return Ok(None),
            Ok(Decoding::Going(_)) if pace.is_due() => pace.rest().await,
            Ok(Decoding::Going(_)) => {}
        }
    }
}

/// How the book stands to what a file may hold, once there is nothing else to do.
pub async fn room_of(ui: Ui) -> Room {
    idle().await;
    let mut pace = Pace::begin();
    while ui.session.read(|view| view.book.prepare_ids(BUDGET)) {
        if pace.is_due() {
            pace.rest().await;
        }
    }
    Limits::USUAL.room(ui.session.read(|view| Size::of_book(view.book)))
}

/// What stands in the file about itself.
fn made(ui: Ui) -> Made {
    ui.session.read(|view| Made {
        at: clock::universal_time(clock::now()),
        by: view.my_record().map(|person| Maker { id: person.id.entity().clone(), name: person.name.clone() }),
        device: window().navigator().platform().unwrap_or_default(),
        app: env!("CARGO_PKG_VERSION").to_owned(),
        sample: ui.session.workspace().as_str() == "sample",
    })
}

fn note(ui: Ui, name: &str, exported: &Exported, choice: Choice) {
    let (handed, reach) = ui.session.read(|view| {
        let changes = || exported.ids.iter().filter_map(|id| view.book.change(*id));
        let handed = match choice {
            Choice::Everything => Handed::Everything,
            Choice::Projects(projects) => Handed::Projects(projects),
            Choice::Unit { name, .. } => {
                // The book may have learned more since; what is not in the file is not held by it.
                let written: BTreeSet<&EntityId> = changes().map(Change::of).collect_sorted();
                let mut held = share_of(view.book, &name, &BTreeSet::new()).held;
                held.retain(|of| written.contains(of));
                Handed::Unit { name, held }
            }
        };
        (handed, reach(changes().filter(|change| view.book.origin(change.id()).is_none())))
    });
    ui.session.note_export(name, exported, &handed, reach);
}
