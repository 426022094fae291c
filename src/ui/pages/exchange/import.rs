//! 收进: choosing files, and what is shown while they are read, looked at and merged.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::import_run::Stage;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, FileCount, FileField, Icon, LinkButton, ProgressBar};
use crate::ui::words::{self, ExchangeWords};

use super::conflicts::ALL;
use super::open_import::{Import, read};
use super::preview::Preview;

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
