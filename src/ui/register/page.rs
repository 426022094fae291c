//! `#/r/KIND/ID`: one entry of a register.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::registers::register_of;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Icon, LinkButton, PageHead, list_moved_on};
use crate::ui::parts::NotFound;
use crate::ui::route::{self, Route};
use crate::ui::words::RegisterWords;

use super::address::{neighbours, way_back};
use super::detail::{Detail, title_of};

/// The page.
#[component]
pub fn EntryPage(entry: EntityId) -> impl IntoView {
    let ui = Ui::get();
    let id = entry.clone();
    let there = ui.session.watch_entity(&entry, move |view| view.tables.entry(&id).is_some());
    move || {
        let register = register_of(entry.kind()).filter(|_| there.get());
        let Some(register) = register else { return view! { <NotFound /> }.into_any() };
        let back = BackLink { href: way_back(register).href(), label: register.name.get(ui.lang).to_owned() };
        let (before, after) = neighbours(register, &entry);
        list_moved_on(&way_back(register).href(), entry.clone());
        let words = RegisterWords::of(ui.lang);
        let link = |id: EntityId, label, icon| view! { <LinkButton href=Route::Entry(id).href() label icon /> };
        view! {
            <div class="page page--read register-entry">
                <PageHead
                    title=title_of(ui, &entry)
                    back=Some(back)
                    actions=move || view! {
                        {before.map(|id| link(id, words.previous, Icon::Back))}
                        {after.map(|id| link(id, words.next_one, Icon::Next))}
                    }
                />
                <Detail ui id=entry.clone() on_gone=move |()| route::replace(&way_back(register)) />
            </div>
        }
        .into_any()
    }
}
