//! 倒排工期: of one project, and of all of them.

mod baseline;
mod board;
mod empty;
mod foot;
mod gantt;
mod head;
mod links;
mod narrow;
mod open;
mod permits;
mod print;
mod region;
mod table;

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::project_page::Part;
use crate::domain::registers::milestone;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonVariant, Icon, LinkButton, PHONE, PageHead, media};
use crate::ui::parts::NotFound;
use crate::ui::register::EntrySheet;
use crate::ui::route::Route;

pub use region::Schedules;

use baseline::SetBaseline;
use board::Board;
use empty::{NoNodes, TemplatePreview};
use foot::Foot;
use head::{Said, project_name};
use links::Links;
use narrow::NarrowList;
use open::{Asking, OpenSchedule};
use permits::Permits;
use print::PrintedSchedule;
use table::ScheduleTable;

/// `#/projects/ID/schedule`.
#[component]
pub fn SchedulePage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let open = OpenSchedule::new(ui, project);
    let is_there = Memo::new(move |_| open.inputs.with(Option::is_some));
    move || match is_there.get() {
        false => view! { <NotFound /> }.into_any(),
        true => view! { <There open /> }.into_any(),
    }
}

#[component]
fn There(open: OpenSchedule) -> impl IntoView {
    let words = open.words();
    let printing = RwSignal::new(false);
    let part = Route::of_part(open.project.get_value(), Part::Register(&milestone::REGISTER));
    let back = Some(BackLink { href: part.href(), label: project_name_now(open) });
    let empty = Memo::new(move |_| open.now.with(|now| now.nodes.is_empty()));
    view! {
        <div class="page page--wide page--ledger schedule">
            <PageHead
                title=words.title
                back
                actions=move || view! { <Actions open empty printing /> }
            />
            {move || match empty.get() {
                true => view! { <NoNodes open /> }.into_any(),
                false => view! { <Said open /> <Shown open /> <Permits open /> }.into_any(),
            }}
            <TemplatePreview open />
            <Links open />
            <SetBaseline open />
            <PrintedSchedule open printing />
            {move || open.form.get().map(|purpose| {
                view! { <EntrySheet purpose on_close=move |_| open.form.set(None) /> }
            })}
        </div>
    }
}

fn project_name_now(open: OpenSchedule) -> String {
    untrack(|| project_name(open))
}

#[component]
fn Actions(open: OpenSchedule, empty: Memo<bool>, printing: RwSignal<bool>) -> impl IntoView {
    let words = open.words();
    let part = Route::of_part(open.project.get_value(), Part::Register(&milestone::REGISTER)).href();
    move || {
        (!empty.get()).then(|| view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || if open.as_table.get() { "true" } else { "false" }
                on:click=move |_| open.as_table.update(|on| *on = !*on)
            >
                {words.as_table}
            </button>
            <LinkButton href=part.clone() label=words.to_node variant=ButtonVariant::Quiet />
            <Button label=words.print icon=Icon::Print variant=ButtonVariant::Quiet on_press=move |()| printing.set(true) />
            <Button label=words.add icon=Icon::Plus on_press=move |()| open.add() />
            <Button label=words.set_baseline on_press=move |()| open.asking.set(Some(Asking::Baseline)) />
        })
    }
}

/// The table with the bars, the list of a phone, or all columns.
#[component]
fn Shown(open: OpenSchedule) -> impl IntoView {
    let phone = media(PHONE);
    move || match (open.as_table.get(), phone.get()) {
        (true, _) => view! { <ScheduleTable open /> }.into_any(),
        (false, true) => view! { <NarrowList open /> <Foot open /> }.into_any(),
        (false, false) => view! { <Board open /> <Foot open /> }.into_any(),
    }
}
