//! 总览: what waits for whoever opens the book.

mod bands;
mod drafts;
mod handover;
mod links;
mod office;
mod problems;
mod progress;
mod today;
mod visits;

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, EmptyState, Icon, LinkButton, PageHead};
use crate::ui::words::{self, OverviewWords};

/// Overview. An empty book gets ways to fill it instead.
#[component]
pub fn Overview() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let is_new = ui.session.watch(&[RecordKind::Projects], |view| view.tables.projects().len() == 0);
    let role = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.my_role());
    let name = ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| {
        view.my_record().map(|me| me.name.clone()).unwrap_or_default()
    });
    let today = ui.session.today();
    view! {
        <div class="page overview">
            <PageHead
                title=words.title
                subtitle=move || view! {
                    <span>{move || words::long_day(today.get(), lang)}</span>
                    <span>{move || format!("{} · {}", name.get(), role.get().label(lang))}</span>
                }
                actions=move || view! {
                    {move || match (is_new.get(), role.get()) {
                        (false, Role::Inspector) => view! {
                            <LinkButton
                                href="#/visits/start"
                                label=words.start_visit
                                variant=ButtonVariant::Primary
                                icon=Icon::Visit
                            />
                        }.into_any(),
                        (false, Role::Office) => view! { <office::NextDeed /> }.into_any(),
                        (true, _) | (false, Role::Unit | Role::Leader) => ().into_any(),
                    }}
                }
            />
            <drafts::Drafts />
            {move || match (is_new.get(), role.get()) {
                (true, _) => view! { <NewBook /> }.into_any(),
                (false, Role::Unit) => view! { <ForUnit /> }.into_any(),
                (false, Role::Inspector) => view! { <ForInspector /> }.into_any(),
                (false, Role::Office) => view! { <ForOffice /> }.into_any(),
                (false, Role::Leader) => view! { <ForLeader /> }.into_any(),
            }}
        </div>
    }
}

/// Nothing is here yet: how to begin.
#[component]
fn NewBook() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    view! {
        <EmptyState icon=Icon::Projects title=words.new_title text=words.new_text.to_string()>
            <LinkButton
                href="#/projects/import"
                label=words.import_list
                variant=ButtonVariant::Primary
                icon=Icon::Import
            />
            <LinkButton href="#/projects/new" label=words.add_project icon=Icon::Plus />
            <Button label=words.open_file icon=Icon::File on_press=move || ui.choose_files() />
        </EmptyState>
        <handover::Handover />
    }
}

/// For 督查员: visits on the way, today, issues, and projects that wait.
#[component]
fn ForInspector() -> impl IntoView {
    view! {
        <today::Today />
        <visits::Unfinished role=Role::Inspector />
        <problems::OpenCounts />
        <div class="split">
            <div class="split__main">
                <problems::Pressing />
            </div>
            <div class="split__side">
                <visits::Waiting />
                <handover::Handover shows=handover::Shows::ImportsAlone />
            </div>
        </div>
    }
}

/// For 办公室: what waits to be assigned, re-inspected, granted and decided, who has most of it, projects that nobody visits, and the files.
#[component]
fn ForOffice() -> impl IntoView {
    view! {
        <office::Strip />
        <div class="overview__office">
            <div class="overview__main"><progress::Progress /><problems::Pressing /></div>
            <div class="overview__who"><office::Who /></div>
            <div class="overview__rest">
                <visits::Waiting />
                <handover::Handover />
            </div>
        </div>
        <visits::Unfinished role=Role::Office />
    }
}

/// For 责任单位: its own issues by their deadlines, and the files.
#[component]
fn ForUnit() -> impl IntoView {
    view! {
        <div class="split">
            <div class="split__main">
                <bands::Bands />
            </div>
            <div class="split__side">
                <handover::Handover />
            </div>
        </div>
    }
}

/// For 领导: what was sent up, what is critical, what is overdue. Nothing to fill in.
#[component]
fn ForLeader() -> impl IntoView {
    view! {
        <problems::OpenCounts />
        <div class="stack">
            <bands::Bands />
            <progress::Progress />
        </div>
    }
}
