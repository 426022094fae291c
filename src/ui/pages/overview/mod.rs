//! 总览: what waits for whoever opens the book.

mod drafts;
mod handover;
mod problems;
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
                    <Show when=move || !is_new.get() && role.get() != Role::Unit>
                        <LinkButton
                            href="#/projects"
                            label=words.start_visit
                            variant=ButtonVariant::Primary
                            icon=Icon::Visit
                        />
                    </Show>
                }
            />
            <drafts::Drafts />
            {move || match (is_new.get(), role.get()) {
                (true, _) => view! { <NewBook /> }.into_any(),
                (false, Role::Unit) => view! { <ForUnit /> }.into_any(),
                (false, Role::Inspector | Role::Office) => view! { <ForInspection role=role.get() /> }.into_any(),
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

/// For 督查员 and 综合: visits on the way, problems, projects that wait, and the files.
#[component]
fn ForInspection(role: Role) -> impl IntoView {
    view! {
        <visits::Unfinished role />
        <problems::OpenCounts whose=problems::Whose::Everyone />
        <div class="split">
            <div class="split__main">
                <problems::Pressing whose=problems::Whose::Everyone />
            </div>
            <div class="split__side">
                <visits::Waiting />
                <handover::Handover />
            </div>
        </div>
    }
}

/// For 责任单位: its own problems, and the files.
#[component]
fn ForUnit() -> impl IntoView {
    view! {
        <problems::OpenCounts whose=problems::Whose::OwnUnit />
        <div class="split">
            <div class="split__main">
                <problems::Pressing whose=problems::Whose::OwnUnit />
            </div>
            <div class="split__side">
                <handover::Handover />
            </div>
        </div>
    }
}
