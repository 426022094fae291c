//! 接收 (at an office 汇总): choosing files, and what is shown while they are read, looked at and merged.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::import_run::Stage;
use crate::domain::records::ProblemState;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonVariant, FileCount, FileField, Icon, LinkButton, ProgressBar, Tone};
use crate::ui::route::Route;
use crate::ui::words::{self, ExchangeWords};

use super::open_import::{Import, read};
use super::preview::Preview;
use super::role::is_office;

/// The part of the page that takes files in.
#[component]
pub fn PutTogether(ui: Ui, import: Import) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let is_office = is_office(ui);
    // What a person is to look at next is brought into sight: the preview, then what needs a decision.
    let part = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if matches!(import.stage.get(), Stage::Previewing | Stage::Merged) {
            request_animation_frame(move || {
                if let Some(part) = part.try_get_untracked().flatten() {
                    part.scroll_into_view();
                }
            });
        }
    });
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
        <section class="section exchange__part exchange__intake" node_ref=part>
            <header class="section__head">
                <h2 class="section__title">{move || if is_office.get() { words.gather } else { words.receive }}</h2>
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

/// What was merged, what needs a decision, and what comes next.
#[component]
fn Merged(ui: Ui, import: Import) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let (batch, agreed) = import.with(|run| (run.outcome().batch.clone(), run.agreed()));
    let conflicts = ui.session.watch(RecordKind::all(), |view| view.book.conflict_count());
    let role = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.my_role());
    let new = agreed.records.new.problems;
    view! {
        <div role="status" class="stack">
            {move || (conflicts.get() > 0).then(|| view! {
                <Banner
                    tone=Tone::Warn
                    title=words::conflicts_badge(conflicts.get(), lang)
                    text=words.conflicts_text
                    actions=move || view! {
                        <LinkButton href="#/exchange/conflicts" label=words.decide_conflicts variant=ButtonVariant::Primary />
                    }
                />
            })}
            <p class="strong">{words::merged(&agreed.records, lang)}</p>
            {move || (new > 0 && role.get().is_team()).then(|| view! {
                <div class="row row--between">
                    <span>{words::new_to_assign(new, agreed.to_assign, lang)}</span>
                    {(agreed.to_assign > 0).then(|| view! {
                        <LinkButton href=to_assign_href() label=words.assign_next icon=Icon::Next />
                    })}
                </div>
            })}
            <div class="row">
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

/// The register with what nobody has been given yet.
fn to_assign_href() -> String {
    Route::Problems(format!("state={}", ProblemState::ToAssign.key())).href()
}
