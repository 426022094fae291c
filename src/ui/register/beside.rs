//! One entry beside the list where a screen is wide enough for both, and over it on a laptop where somebody only wants to look.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, Dialog, DialogShape, Icon, IconButton, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::RegisterWords;

use super::detail::{Detail, title_of};
use super::open_list::OpenEntries;

/// The entry, beside the list.
#[component]
pub fn Beside(ui: Ui, id: EntityId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let title = title_of(ui, &id);
    view! {
        <aside class="lists__beside stack no-print" aria-label=words.beside>
            <header class="lists__beside-head">
                <h2>{move || title.get()}</h2>
                <LinkButton href=Route::Entry(id.clone()).href() label=words.whole_page size=ButtonSize::Small />
                <IconButton icon=Icon::Cross label=ui.common().close size=ButtonSize::Small on_press=on_close />
            </header>
            <Detail ui id on_gone=move |()| on_close.run(()) />
        </aside>
    }
}

/// The entry in a sheet over the list, which keeps its place: opened by the space bar, closed by Esc.
#[component]
pub fn Peek(ui: Ui, list: OpenEntries) -> impl IntoView {
    let peeked = list.peeked;
    let close = move |()| peeked.set(None);
    move || {
        peeked.get().map(|id| {
            let page = Route::Entry(id.clone()).href();
            let whole = RegisterWords::of(ui.lang).whole_page;
            view! {
                <Dialog
                    open=true
                    on_close=close
                    title=title_of(ui, &id)
                    close_label=ui.common().close
                    shape=DialogShape::Side
                    actions=move || view! { <LinkButton href=page.clone() label=whole /> }
                >
                    <div class="stack"><Detail ui id=id.clone() on_gone=close /></div>
                </Dialog>
            }
        })
    }
}
