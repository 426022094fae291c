//! 收进: shows an import while it goes on (`app/import_run.rs` leads through it), fetches what it wants, and undoes merges.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::clock;
use crate::app::import_run::{Chosen, ImportRun, Stage, Turn, Wants};
use crate::browser::waiting;
use crate::domain::text::figure;
use crate::exchange::Progress;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, FileCount, FileField, Icon, LinkButton, ProgressBar};
use crate::ui::files;
use crate::ui::words::{self, ExchangeWords};

use super::conflicts::ALL;
use super::preview::Preview;

/// An import with what is shown of it. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Import {
    run: StoredValue<ImportRun, LocalStorage>,
    stage: RwSignal<Stage>,
    /// What is being read or merged, and how much of how much.
    progress: RwSignal<(String, Progress)>,
}

impl Import {
    fn new() -> Self {
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
    fn stop(self) {
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

/// The part of the page that takes files in.
#[component]
pub fn PutTogether(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let import = Import::new();
    let progress = import.progress;
    let bar = move |label: &'static str| {
        view! {
            <ProgressBar
                label=Signal::derive(move || format!("{label} {}", progress.get().0))
                done=Signal::derive(move || progress.get().1.done)
                total=Signal::derive(move || progress.get().1.total)
            />
        }
    };
    view! {
        <section class="section exchange__part exchange__intake">
            <header class="section__head">
                <h2 class="section__title">{words.put_together}</h2>
            </header>
            {move || match import.stage.get() {
                Stage::Idle => view! { <Choose ui import /> }.into_any(),
                Stage::Reading => view! { {bar(words.reading)} <Stop ui import /> }.into_any(),
                Stage::Comparing => view! { {bar(words.comparing)} <Stop ui import /> }.into_any(),
                Stage::Previewing => view! { <Preview ui import /> }.into_any(),
                Stage::Merging => bar(words.merging).into_any(),
                Stage::Merged => view! { <Merged ui import /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Choose(ui: Ui, import: Import) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    view! {
        <FileField
            label=words.choose_files
            hint=words.choose_hint.to_string()
            accept=".json,application/json"
            count=FileCount::Many
            opens_by_itself=ui.takes_choice_of_files()
            on_files=move |chosen| spawn_local(read(ui, import, chosen))
        />
    }
}

/// Ends a reading that takes long.
#[component]
fn Stop(ui: Ui, import: Import) -> impl IntoView {
    view! {
        <div class="row">
            <Button label=ui.common().cancel on_press=move || import.stop() />
        </div>
    }
}

#[component]
fn Merged(ui: Ui, import: Import) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let (batch, count) = import.with(|run| (run.outcome().batch.clone(), run.outcome().changes));
    let conflicts = ui.session.watch(ALL, |view| view.book.conflict_count());
    view! {
        <div role="status" class="stack">
            <p class="strong">{words::merged(count, ui.lang)}</p>
            <div class="row">
                {move || (conflicts.get() > 0).then(|| view! {
                    <LinkButton href="#/exchange/conflicts" label=words.decide_conflicts variant=ButtonVariant::Primary />
                })}
                <Button
                    label=words.undo_import
                    icon=Icon::Undo
                    on_press=move || {
                        ui.undo_import(&batch);
                        import.stop();
                    }
                />
            </div>
            <Choose ui import />
        </div>
    }
}

/// Does what the import wants until it waits for the person.
async fn read(ui: Ui, import: Import, chosen: Vec<web_sys::File>) {
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
async fn merge(ui: Ui, import: Import) {
    if ui.waits_for_operation() {
        return;
    }
    let words = ExchangeWords::of(ui.lang);
    let Some(incoming) = import.tell(ImportRun::agree) else { return };
    let outcome = ui.session.merge(incoming, move |done| {
        import.tell(|run| run.merging(done));
        import.show_progress();
    });
    match outcome.await {
        Ok(outcome) => {
            let batch = outcome.batch.clone();
            ui.offer(words::merged(outcome.changes, ui.lang), words.undo_import, move || ui.undo_import(&batch));
            import.tell(|run| run.ended(Some(outcome)));
        }
        Err(refusal) => {
            ui.refuse(&refusal);
            import.tell(|run| run.ended(None));
        }
    }
}

/// The buttons under a preview. `read` says whether any file could be read.
#[component]
pub fn Decide(ui: Ui, import: Import, brings: usize, read: bool) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    view! {
        <div class="form-actions form-actions--sticky">
            {(brings == 0 && read).then(|| view! { <p class="quiet">{words.nothing_new}</p> })}
            <Button
                label=if brings == 0 { ui.common().close } else { words.discard }
                on_press=move || import.stop()
            />
            {(brings > 0).then(|| view! {
                <Button
                    label=format!("{} ({})", words.merge, figure(brings))
                    icon=Icon::Merge
                    variant=ButtonVariant::Primary
                    on_press=move || spawn_local(merge(ui, import))
                />
            })}
        </div>
    }
}
