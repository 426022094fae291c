//! An import that is open: `app/import_run.rs` leads through it, this fetches what it wants, lends it the book and shows where it stands.

use leptos::prelude::*;

use crate::app::clock;
use crate::app::import_run::{Chosen, ImportRun, Stage, Turn, Wants};
use crate::browser::waiting;
use crate::exchange::Progress;
use crate::ui::context::Ui;
use crate::ui::controls::Tone;
use crate::ui::files;
use crate::ui::words::{self, ExchangeWords};

/// An import with what is shown of it. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Import {
    run: StoredValue<ImportRun, LocalStorage>,
    /// Where it stands.
    pub stage: RwSignal<Stage>,
    /// What is being read or merged, and how much of how much.
    pub progress: RwSignal<(String, Progress)>,
}

impl Import {
    /// One that has not begun.
    pub fn new() -> Self {
        Self {
            run: StoredValue::new_local(ImportRun::default()),
            stage: RwSignal::new(Stage::Idle),
            progress: RwSignal::new((String::new(), Progress { done: 0, total: 1 })),
        }
    }

    /// Reads the import.
    pub fn with<T>(self, read: impl FnOnce(&ImportRun) -> T) -> T {
        self.run.with_value(read)
    }

    /// Tells the import something, and shows where it stands then. Nothing once the person has gone to another page.
    fn tell<T>(self, what: impl FnOnce(&mut ImportRun) -> T) -> Option<T> {
        let (answer, stage) = self.run.try_update_value(|run| {
            let answer = what(run);
            (answer, run.stage())
        })?;
        if self.stage.try_get_untracked()? != stage {
            self.show_progress();
            self.stage.try_set(stage);
        }
        Some(answer)
    }

    /// Ends what is being read, compared or looked at.
    pub fn stop(self) {
        self.tell(ImportRun::stop);
    }

    fn show_progress(self) {
        let shown = self.run.try_with_value(|run| {
            let (name, progress) = run.progress();
            (name.to_owned(), progress)
        });
        if let Some(shown) = shown {
            self.progress.try_set(shown);
        }
    }
}

/// How many changes are looked at between two looks at the clock.
const BUDGET: usize = 500;

/// How long the work may go on before the browser may paint, in milliseconds: a bar needs no more, and every frame costs time.
const LONGEST_WITHOUT_BAR: u64 = 100;

/// Up to how many bytes of files are fetched before the first one is looked at.
const FETCHED_AHEAD: f64 = 64e6;

/// Does what the import wants until it waits for the person.
pub async fn read(ui: Ui, import: Import, chosen: Vec<web_sys::File>) {
    // The browser looks at the disk each time it is asked for a size.
    let sizes: Vec<f64> = chosen.iter().map(|file| file.size()).collect();
    let told =
        chosen.iter().zip(&sizes).map(|(file, size)| Chosen { name: file.name(), size: *size as usize }).collect();
    let Some(turn) = import.tell(|run| run.choose(told)) else { return };
    // Fetching one takes a while of doing nothing, so small ones are fetched together.
    let ahead = sizes.iter().sum::<f64>() <= FETCHED_AHEAD;
    let mut fetching: Vec<Option<files::Fetching>> =
        chosen.iter().map(|file| ahead.then(|| files::fetch(file))).collect();
    let mut painted = clock::now();
    loop {
        match import.tell(|run| run.wants(turn)) {
            Some(Wants::Bytes(place)) => {
                let bytes = match fetching[place].take() {
                    Some(fetching) => fetching.bytes().await,
                    None => files::bytes_of(&chosen[place]).await,
                };
                import.tell(|run| run.fetched(turn, bytes.ok()));
            }
            Some(Wants::Work) => work(ui, import, turn),
            Some(Wants::Nothing) | None => return,
        }
        if clock::now().abs_diff(painted) >= LONGEST_WITHOUT_BAR {
            import.show_progress();
            waiting::breathe().await;
            painted = clock::now();
        }
    }
}

fn work(ui: Ui, import: Import, turn: Turn) {
    ui.session.read(|view| import.tell(|run| run.work(turn, view.book, BUDGET)));
}

/// Writes what the preview showed.
pub async fn merge(ui: Ui, import: Import) {
    if ui.waits_for_operation() {
        return;
    }
    let words = ExchangeWords::of(ui.lang);
    let blobs = import.tell(ImportRun::take_blobs).unwrap_or_default();
    let Some(incoming) = import.tell(ImportRun::agree) else { return };
    // First their bytes, then the changes that name them.
    let taken = ui.session.take_blobs_in(blobs).await;
    let outcome = ui.session.merge(incoming, move |done| {
        import.tell(|run| run.merging(done));
        import.show_progress();
    });
    match outcome.await {
        Ok(outcome) => {
            let batch = outcome.batch.clone();
            let agreed = import.with(|run| run.agreed());
            ui.offer(words::merged(&agreed.records, ui.lang), words.undo_import, move || ui.undo_import(&batch));
            import.tell(|run| run.ended(Some(outcome)));
            if taken.failed > 0 {
                ui.toast(words::blobs_taken_in(&taken, ui.lang), Tone::Warn);
            }
        }
        Err(refusal) => {
            ui.refuse(&refusal);
            import.tell(|run| run.ended(None));
        }
    }
}

/// Keeps the photos and attachments of files that bring nothing else.
pub async fn keep_blobs(ui: Ui, import: Import) {
    let blobs = import.tell(ImportRun::take_blobs).unwrap_or_default();
    let taken = ui.session.take_blobs_in(blobs).await;
    let tone = if taken.failed > 0 { Tone::Warn } else { Tone::Good };
    ui.toast(words::blobs_taken_in(&taken, ui.lang), tone);
    import.stop();
}
