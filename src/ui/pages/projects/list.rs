//! `#/projects`: every project, searched, narrowed and ordered.

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::exchange::sheets::{Sheet, projects_table};
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, EmptyState, Icon, LinkButton, PHONE, PageFoot, PageHead, media};
use crate::ui::parts::carried::{copy_by_key, import_what_is_pasted};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::figure::Footnote;
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::route::Route;
use crate::ui::words::{ProjectWords, SheetWords};

use super::address;
use super::open_list::OpenProjects;
use super::rows::Rows;
use super::toolbar::Toolbar;

/// The page.
#[component]
pub fn Projects() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let (address, asked) = address::open(ui);
    let list = OpenProjects::open(ui, asked);
    let none_at_all = Memo::new(move |_| list.rows.with(|rows| rows.is_empty()));
    let none_fits = Memo::new(move |_| list.keys.with(|keys| keys.is_empty()));
    let out = Outgoing::of(move || sheet(ui, &list.keys.get_untracked()));
    import_what_is_pasted(Route::ImportList);
    copy_by_key(ui, out.copied);
    // On a phone the main deed stands under the thumb.
    let phone = media(PHONE);
    let new = move || {
        view! {
            <LinkButton
                href=Route::NewProject.href()
                label=words.new
                icon=Icon::Plus
                variant=ButtonVariant::Primary
            />
        }
    };
    view! {
        <div class="page page--wide page--list projects" on:focusout=move |_| address.leave()>
            <PageHead
                title=ui.common().projects
                actions=move || view! {
                    <LinkButton href=Route::ImportList.href() label=words.import icon=Icon::Import />
                    {move || (!none_fits.get()).then(|| view! { <ExportMenu ui out /> })}
                    {move || (!phone.get()).then(new)}
                }
            />
            <ProjectViews ui />
            {move || (phone.get() && !none_at_all.get()).then(|| view! { <PageFoot>{new()}</PageFoot> })}
            {move || match none_at_all.get() {
                true => view! { <NoProjects /> }.into_any(),
                false => view! {
                    <Toolbar list />
                    {move || match none_fits.get() {
                        true => view! { <NoHits list /> }.into_any(),
                        false => view! { <Rows list /> }.into_any(),
                    }}
                }
                .into_any(),
            }}
            <Footnote />
        </div>
    }
}

/// The projects that are shown, with everything that is known of them: it comes in again as it went out.
fn sheet(ui: Ui, projects: &[ProjectId]) -> Sheet {
    let table = ui.session.read(|view| projects_table(view.book, projects, ui.lang));
    let words = SheetWords::of(ui.lang);
    Sheet { title: words.projects.to_owned(), footer: words.page_of.to_owned(), ..table }
}

#[component]
fn NoProjects() -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    view! {
        <EmptyState icon=Icon::Projects title=words.empty text=words.empty_text.to_owned()>
            <LinkButton
                href=Route::ImportList.href()
                label=words.import
                icon=Icon::Import
                variant=ButtonVariant::Primary
            />
            <LinkButton href=Route::NewProject.href() label=words.new icon=Icon::Plus />
        </EmptyState>
    }
}

#[component]
fn NoHits(list: OpenProjects) -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    view! {
        <EmptyState icon=Icon::Search title=words.no_hits text=words.no_hits_text.to_owned()>
            <Button label=words.clear on_press=move |()| list.clear() />
        </EmptyState>
    }
}
