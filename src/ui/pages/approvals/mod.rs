//! 手续: projects by types of approval, departments by what they hold, and what ends soon.

mod cells;
mod departments;
mod expiring;
mod generate;
mod grid;
mod legend;
mod open;
mod print;
mod toolbar;

use leptos::prelude::*;

use crate::app::ledger::approvals::{Approvals as Asked, Look};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, EmptyState, Icon, LinkButton, PageHead, Tab, Tabs};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::register::EntrySheet;
use crate::ui::route::Route;
use crate::ui::words::{self, ApprovalsWords};

use departments::Departments;
use expiring::Expiring;
use generate::Generate;
use grid::Grid;
use open::OpenMatrix;
use print::PrintedMatrix;
use toolbar::Toolbar;

const PAGE: Where<Asked> = Where {
    route: |_, query| Route::Approvals(query),
    told: |_, route| match route {
        Route::Approvals(query) => Some(query.as_str()),
        _ => None,
    },
};

/// `#/approvals`.
#[component]
pub fn Approvals() -> impl IntoView {
    let ui = Ui::get();
    let words = ApprovalsWords::of(ui.lang);
    let (address, asked) = Address::open(ui, &Asked::default(), PAGE);
    let open = OpenMatrix::new(ui, asked);
    let printing = RwSignal::new(false);
    let print = move || {
        view! {
            <Button
                label=words.print
                icon=Icon::Print
                variant=ButtonVariant::Quiet
                on_press=move |()| printing.set(true)
            />
        }
    };
    let look = Signal::derive(move || asked.with(|asked| asked.look));
    let nothing = Memo::new(move |_| open.matrix.with(|matrix| matrix.cells().next().is_none()));
    view! {
        <div class="page page--wide page--list page--ledger approvals" on:focusout=move |_| address.leave()>
            <PageHead
                title=ui.common().projects
                actions=move || view! {
                    {print()}
                    <Generate open />
                }
            />
            <ProjectViews ui />
            {move || if nothing.get() {
                view! { <NoApprovals open /> }.into_any()
            } else {
                view! {
                    <Tabs
                        label=words.looks
                        tabs=tabs_of(open)
                        selected=look
                        on_select=move |look: Look| asked.update(|asked| asked.look = look)
                    >
                        {move || match look.get() {
                            Look::ByProject => view! {
                                <Toolbar open />
                                <ByProject open />
                            }.into_any(),
                            Look::ByDepartment => view! { <Departments open /> }.into_any(),
                            Look::Expiring => view! { <Expiring open /> }.into_any(),
                        }}
                    </Tabs>
                }.into_any()
            }}
            <PrintedMatrix open printing />
            {move || open.form.get().map(|(purpose, given)| {
                view! { <EntrySheet purpose given on_close=move |_| open.form.set(None) /> }
            })}
        </div>
    }
}

fn tabs_of(open: OpenMatrix) -> Vec<Tab<Look>> {
    let words = ApprovalsWords::of(open.ui.lang);
    let tab = |look| {
        let count = Signal::derive(move || open.count_of(look));
        Tab::new(look, words::look_name(look, words).to_owned()).count(count)
    };
    Look::ALL.into_iter().map(tab).collect()
}

#[component]
fn ByProject(open: OpenMatrix) -> impl IntoView {
    let words = ApprovalsWords::of(open.ui.lang);
    let none_fits = Memo::new(move |_| open.shown.with(|shown| shown.is_empty()));
    move || match none_fits.get() {
        true => view! {
            <EmptyState icon=Icon::Search title=words.none_match>
                <Button label=words.clear on_press=move |()| open.clear() />
            </EmptyState>
        }
        .into_any(),
        false => view! { <Grid open /> }.into_any(),
    }
}

#[component]
fn NoApprovals(open: OpenMatrix) -> impl IntoView {
    let words = ApprovalsWords::of(open.ui.lang);
    let any_project = Memo::new(move |_| open.matrix.with(|matrix| !matrix.rows.is_empty()));
    move || {
        let text = if any_project.get() { words.empty_text } else { words.empty_no_projects };
        view! {
            <EmptyState icon=Icon::Check title=words.empty text=text.to_owned()>
                {(!any_project.get()).then(|| view! {
                    <LinkButton href=Route::Projects(String::new()).href() label=words.to_projects icon=Icon::Projects />
                })}
            </EmptyState>
        }
    }
}
