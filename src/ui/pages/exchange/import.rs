//! 收进: files are read, compared and shown before anything is written; then merged, and the merge can be undone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::clock;
use crate::app::rescue::Rescue;
use crate::app::session::{CHUNK, Incoming};
use crate::browser::waiting;
use crate::domain::text::figure;
use crate::exchange::{Decoder, Decoding, File, Limits, Looks, Plan, Planner, Planning, Refusal};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, FileCount, FileField, Icon, LinkButton, ProgressBar, Tone};
use crate::ui::files;
use crate::ui::words::{self, ExchangeWords};

use super::conflicts::ALL;
use super::preview::Preview;

/// Where an import stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Intake {
    /// Nothing chosen.
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

/// Why one of the files is not taken.
pub enum NotTaken {
    /// The browser cannot read it.
    Unreadable,
    /// It is not a whole, valid file.
    Refused(Refusal),
}

/// What the chosen files would bring.
#[derive(Default)]
pub struct Prepared {
    /// The plan of those that are good.
    pub plan: Option<Plan>,
    /// The others.
    pub not_taken: Vec<(String, NotTaken)>,
}

/// Everything that one import goes through. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Import {
    /// Where it stands.
    pub intake: RwSignal<Intake>,
    /// What is being read or merged, and how much of how much.
    pub progress: RwSignal<(String, usize, usize)>,
    /// What the files would bring.
    pub prepared: StoredValue<Prepared, LocalStorage>,
    merged: RwSignal<Option<(String, usize)>>,
    /// Counts the readings that were begun or stopped: one that finds another number has been stopped.
    turn: StoredValue<u32>,
}

impl Import {
    /// Ends what is being read, compared or looked at; nothing of it was written.
    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.prepared.set_value(Prepared::default());
        self.intake.set(Intake::Idle);
    }

    /// Begins a reading, and gives its number.
    fn begin(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.intake.set(Intake::Reading);
        self.turn.get_value()
    }

    /// Whether a reading goes on: it does not once the person has stopped it or has gone to another page.
    fn goes_on(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }
}

/// How many changes are looked at between two looks at the clock.
const BUDGET: usize = 500;

/// How long the work may go on before the browser may paint, in milliseconds: a bar needs no more, and every frame costs time.
const LONGEST_WITHOUT_PAINT: u64 = 100;

/// Up to how many bytes of files are fetched before the first one is looked at.
const FETCHED_AHEAD: f64 = 64e6;

/// Whether the browser should paint now; if so, the time starts anew.
fn is_due(painted: &mut u64) -> bool {
    let now = clock::now();
    let due = now.abs_diff(*painted) >= LONGEST_WITHOUT_PAINT;
    if due {
        *painted = now;
    }
    due
}

/// The part of the page that takes files in.
#[component]
pub fn PutTogether(ui: Ui) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let import = Import {
        intake: RwSignal::new(Intake::Idle),
        progress: RwSignal::new((String::new(), 0, 1)),
        prepared: StoredValue::new_local(Prepared::default()),
        merged: RwSignal::new(None),
        turn: StoredValue::new(0),
    };
    let progress = import.progress;
    let bar = move |label: &'static str| {
        view! {
            <ProgressBar
                label=Signal::derive(move || format!("{label} {}", progress.get().0))
                done=Signal::derive(move || progress.get().1)
                total=Signal::derive(move || progress.get().2)
            />
        }
    };
    view! {
        <section class="section exchange__part exchange__intake">
            <header class="section__head">
                <h2 class="section__title">{words.put_together}</h2>
            </header>
            {move || match import.intake.get() {
                Intake::Idle => view! { <Choose ui import /> }.into_any(),
                Intake::Reading => view! { {bar(words.reading)} <Stop ui import /> }.into_any(),
                Intake::Comparing => view! { {bar(words.comparing)} <Stop ui import /> }.into_any(),
                Intake::Previewing => view! { <Preview ui import /> }.into_any(),
                Intake::Merging => bar(words.merging).into_any(),
                Intake::Merged => view! { <Merged ui import /> }.into_any(),
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
    let (batch, count) = import.merged.get_untracked().unwrap_or_default();
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
                        undo(ui, &batch);
                        import.intake.set(Intake::Idle);
                    }
                />
            </div>
            <Choose ui import />
        </div>
    }
}

/// Undoes everything that came in with a batch, and offers to bring it back.
pub fn undo(ui: Ui, batch: &str) {
    let words = ExchangeWords::of(ui.lang);
    if waits_for_merge(ui) {
        return;
    }
    match ui.session.undo_import(batch) {
        Ok(done) => {
            let said = match done.skipped {
                0 => words.import_undone.to_owned(),
                skipped => words::undone_except(skipped, ui.lang),
            };
            let batch = batch.to_owned();
            ui.offer(said, words.bring_back, move || redo(ui, &batch));
        }
        Err(refusal) => ui.refuse(&refusal),
    }
}

/// Says that a merge has to end first, if one goes on: undoing one batch amid another would show neither as it is.
fn waits_for_merge(ui: Ui) -> bool {
    let waits = ui.merging.get_value();
    if waits {
        ui.toast(ExchangeWords::of(ui.lang).merge_first, Tone::Warn);
    }
    waits
}

/// Brings a batch back that was undone.
pub fn redo(ui: Ui, batch: &str) {
    if waits_for_merge(ui) {
        return;
    }
    match ui.session.redo_import(batch) {
        Ok(_) => ui.toast(ExchangeWords::of(ui.lang).brought_back, Tone::Good),
        Err(refusal) => ui.refuse(&refusal),
    }
}

async fn read(ui: Ui, import: Import, chosen: Vec<web_sys::File>) {
    let turn = import.begin();
    let mut good: Vec<(String, File)> = Vec::new();
    let mut not_taken = Vec::new();
    // The browser looks at the disk each time it is asked for a size.
    let sized: Vec<(web_sys::File, f64)> = chosen.into_iter().map(|file| (file.clone(), file.size())).collect();
    // Fetching one takes a while of doing nothing, so small ones are fetched together.
    let ahead = sized.iter().map(|(_, size)| size).sum::<f64>() <= FETCHED_AHEAD;
    let fetching: Vec<Option<files::Fetching>> =
        sized.iter().map(|(file, _)| ahead.then(|| files::fetch(file))).collect();
    let mut painted = clock::now();
    for ((file, size), fetching) in sized.into_iter().zip(fetching) {
        let name = file.name();
        if is_due(&mut painted) {
            import.progress.set((name.clone(), 0, 1));
            waiting::breathe().await;
        }
        let Some(read) = read_one(&file, size, fetching, import, turn, &mut painted).await else { return };
        match read {
            Ok(file) => good.push((name, file)),
            Err(why) => not_taken.push((name, why)),
        }
    }
    import.progress.set((String::new(), 0, 1));
    import.intake.set(Intake::Comparing);
    let plan = match good.is_empty() {
        true => None,
        false => match compare(ui, import, turn, good).await {
            None => return,
            plan => plan,
        },
    };
    import.prepared.set_value(Prepared { plan, not_taken });
    import.intake.set(Intake::Previewing);
}

/// Says what files would bring; `None` once it was stopped.
async fn compare(ui: Ui, import: Import, turn: u32, files: Vec<(String, File)>) -> Option<Plan> {
    let mut planner = Planner::new(files);
    let mut painted = clock::now();
    loop {
        match ui.session.read(|view| planner.step(view.book, BUDGET)) {
            Planning::Done(plan) => return Some(*plan),
            Planning::Going(done) if is_due(&mut painted) => {
                import.progress.set((String::new(), done.done, done.total));
                waiting::breathe().await;
                if !import.goes_on(turn) {
                    return None;
                }
            }
            Planning::Going(_) => {}
        }
    }
}

/// Reads one file; `None` once it was stopped.
async fn read_one(
    file: &web_sys::File,
    size: f64,
    fetching: Option<files::Fetching>,
    import: Import,
    turn: u32,
    painted: &mut u64,
) -> Option<Result<File, NotTaken>> {
    let limits = Limits::default();
    // A file that is too large is not even read into memory.
    if size > limits.bytes as f64 {
        return Some(Err(NotTaken::Refused(Refusal::TooLarge { bytes: size as usize, limit: limits.bytes })));
    }
    let bytes = match fetching {
        Some(fetching) => fetching.bytes().await,
        None => files::bytes_of(file).await,
    };
    if !import.goes_on(turn) {
        return None;
    }
    let Ok(bytes) = bytes else { return Some(Err(NotTaken::Unreadable)) };
    let mut decoder = Decoder::new(bytes, limits);
    loop {
        match decoder.step(BUDGET) {
            Err(Refusal::Foreign(Looks::RawStore)) => {
                let rescue = Rescue::new(decoder.into_text(), limits);
                return read_rescue(rescue, &file.name(), import, turn, painted).await;
            }
            Err(refusal) => return Some(Err(NotTaken::Refused(refusal))),
            Ok(Decoding::Done(file)) => return Some(Ok(*file)),
            Ok(Decoding::Going(_)) if !is_due(painted) => {}
            Ok(Decoding::Going(done)) => {
                import.progress.set((file.name(), done.done, done.total));
                waiting::breathe().await;
                if !import.goes_on(turn) {
                    return None;
                }
            }
        }
    }
}

/// Reads a rescue file as far as it can be read; `None` once it was stopped.
async fn read_rescue(
    mut rescue: Rescue,
    name: &str,
    import: Import,
    turn: u32,
    painted: &mut u64,
) -> Option<Result<File, NotTaken>> {
    loop {
        match rescue.step(BUDGET) {
            Err(refusal) => return Some(Err(NotTaken::Refused(refusal))),
            Ok(Decoding::Done(file)) => return Some(Ok(*file)),
            Ok(Decoding::Going(_)) if !is_due(painted) => {}
            Ok(Decoding::Going(done)) => {
                import.progress.set((name.to_owned(), done.done, done.total));
                waiting::breathe().await;
                if !import.goes_on(turn) {
                    return None;
                }
            }
        }
    }
}

/// Writes what the preview showed.
pub async fn merge(ui: Ui, import: Import) {
    let words = ExchangeWords::of(ui.lang);
    if let Err(why) = ui.session.may_write() {
        return ui.refuse(&why);
    }
    let Some(plan) = import.prepared.try_update_value(|prepared| prepared.plan.take()).flatten() else { return };
    // A bar that stands for the blink of an eye costs a frame and says nothing.
    if plan.changes().len() > CHUNK {
        import.intake.set(Intake::Merging);
        import.progress.set((String::new(), 0, plan.changes().len()));
        waiting::breathe().await;
    }
    let mut incoming: Vec<Incoming> = plan
        .files
        .iter()
        .map(|file| Incoming {
            file: file.name.clone(),
            digest: file.digest.clone(),
            made_by: file.made.by.as_ref().map_or_else(String::new, |maker| maker.name.clone()),
            made_at: file.made.at.clone(),
            known: file.known + file.repeated,
            changes: Vec::new(),
        })
        .collect();
    let places: Vec<Option<usize>> = plan.changes().iter().map(|change| plan.file_of(change.id())).collect();
    let count = places.len();
    for (change, place) in plan.into_changes().into_iter().zip(places) {
        if let Some(file) = place.and_then(|place| incoming.get_mut(place)) {
            file.changes.push(change);
        }
    }
    incoming.retain(|file| !file.changes.is_empty());
    if let Err(refusal) = ui.session.may_write() {
        return ui.refuse(&refusal);
    }
    let progress = import.progress;
    ui.merging.set_value(true);
    let batch = ui.session.accept(incoming, move |done, total| progress.set((String::new(), done, total))).await;
    ui.merging.try_set_value(false);
    import.merged.set(Some((batch.clone(), count)));
    import.intake.set(Intake::Merged);
    ui.offer(words::merged(count, ui.lang), words.undo_import, move || undo(ui, &batch));
}

/// The buttons under a preview. `read` says whether any file could be read.
#[component]
pub fn Decide(ui: Ui, import: Import, brings: usize, read: bool) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    view! {
        <div class="form-actions form-actions--sticky">
            {(brings == 0 && read).then(|| view! { <p class="quiet">{words.nothing_new}</p> })}
            <Button label=if brings == 0 { ui.common().close } else { words.discard } on_press=move || import.stop() />
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
