//! `#/r/KIND`: the list of a register, narrowed, ordered, printed; the form of a new entry lies over it.

use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::app::ledger::address::Addressed;
use crate::book::EntityId;
use crate::domain::register::Register;
use crate::exchange::list::Subject;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, ButtonVariant, EmptyState, Icon, LinkButton, Menu, MenuItem, PHONE, PageFoot, PageHead, media,
};
use crate::ui::parts::carried::{copy_by_key, import_what_is_pasted};
use crate::ui::parts::export::{ExportMenu, Outgoing, export_items};
use crate::ui::parts::lists::{WIDE, focus_search, is_covered, is_not_ours, is_on_rows, is_typing};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ListMonthWords, RegisterWords};

use super::address::{self, way_back};
use super::beside::Peek;
use super::facets::Toolbar;
use super::form::{EntrySheet, draft_of_new};
use super::open_list::OpenEntries;
use super::print::{Printed, sheet};
use super::rows::Rows;

/// The page.
#[component]
pub fn Entries(register: &'static Register) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let (address, asked) = address::open(ui, register);
    let list = OpenEntries::open(ui, register, asked);
    let printing = RwSignal::new(false);
    let wide = media(WIDE);
    follow_form(ui, list);
    let none_at_all = Memo::new(move |_| list.rows.with(|rows| rows.is_empty()));
    let none_fits = Memo::new(move |_| list.shown.with(Vec::is_empty));
    // Wherever the focus lies: a list without rows has nothing that could hold it.
    let pressed = window_event_listener(ev::keydown, move |ev| keys(&ev, list, wide.get_untracked()));
    on_cleanup(move || pressed.remove());
    let back = Some(BackLink { href: Route::Registers.href(), label: RegisterWords::of(lang).title.to_owned() });
    view! {
        <div
            class="page page--wide page--ledger page--list register"
            on:focusout=move |_| address.leave()
        >
            <PageHead
                title=register.name.get(lang).to_owned()
                back
                actions=move || view! { <HeadActions ui list none_at_all printing /> }
            />
            <div class="no-print stack stack--tight">
                {move || match (none_at_all.get(), none_fits.get()) {
                    (true, _) => view! { <NoEntries ui list /> }.into_any(),
                    (false, none) => view! {
                        <Toolbar ui list />
                        {if none { view! { <NoMatch ui list /> }.into_any() } else { view! { <Rows ui list /> }.into_any() }}
                    }
                    .into_any(),
                }}
            </div>
            <Printed ui list printing />
            <Peek ui list />
            {move || list.form.get().map(|purpose| {
                view! { <EntrySheet purpose on_close=move |made| close_form(ui, list, made) /> }
            })}
        </div>
    }
}

/// The form is open where the address asks for it, and where somebody goes on with one that was left.
fn follow_form(ui: Ui, list: OpenEntries) {
    let register = list.register;
    Effect::new(move |_| {
        ui.route.with(|route| {
            if let Route::NewEntry(of, new) = route
                && *of == register
                && ui.session.is_present()
            {
                list.form.set(Some(Purpose::New(register, new.of.clone().map(Into::into))));
            }
        });
    });
    ui.on_go_on(move |form| {
        let wanted = draft_of_new(register, form);
        let is_ours = wanted.is_some();
        if is_ours {
            list.form.set(wanted);
        }
        is_ours
    });
}

/// Leaves the form: where its address was the page's, the list's is again. What was made is the current row.
fn close_form(ui: Ui, list: OpenEntries, made: Option<EntityId>) {
    list.form.set(None);
    let place = made.and_then(|made| list.ids.with_untracked(|ids| ids.iter().position(|id| *id == made)));
    if let Some(place) = place {
        list.current.set(place);
    }
    if ui.route.with_untracked(|route| matches!(route, Route::NewEntry(..))) {
        route::replace(&way_back(list.register));
    }
}

#[component]
fn HeadActions(ui: Ui, list: OpenEntries, none_at_all: Memo<bool>, printing: RwSignal<bool>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let phone = media(PHONE);
    let import = Subject::takes(list.register).then_some(Route::ImportEntries(list.register));
    let import_words = ListMonthWords::of(ui.lang);
    let to_import = import.clone();
    let takes = !list.register.is_made_by_commands();
    let add =
        move || {
            takes.then(|| view! {
            <Button label=words.add icon=Icon::Plus variant=ButtonVariant::Primary on_press=move || list.add() />
        })
        };
    let out = Outgoing::of(move || sheet(ui, list));
    if let Some(page) = import.clone() {
        import_what_is_pasted(page);
    }
    copy_by_key(ui, out.copied);
    let items = Signal::derive(move || {
        let print = MenuItem::new(words.print, Callback::new(move |()| printing.set(true))).icon(Icon::Print);
        let import = to_import.clone().map(|page| {
            let go = Callback::new(move |()| route::go(&page));
            MenuItem::new(import_words.import, go).icon(Icon::Import)
        });
        std::iter::once(print).chain(import).chain(export_items(ui, out)).collect::<Vec<_>>()
    });
    let has_figures = list.register.computed.funnel.is_some() || !list.register.computed.rates.is_empty();
    let figures = move || Route::EntryFigures(list.register, list.asked.with(Addressed::write)).href();
    view! {
        {move || (has_figures && !none_at_all.get()).then(|| {
            view! { <LinkButton href=figures() label=words.funnel_rates icon=Icon::Reports /> }
        })}
        {move || import.clone().filter(|_| !phone.get()).map(|page| {
            view! { <LinkButton href=page.href() label=import_words.import icon=Icon::Import /> }
        })}
        {move || (!none_at_all.get()).then(|| match phone.get() {
            true => view! { <Menu label=words.more items /> }.into_any(),
            false => view! {
                <ExportMenu ui out />
                <Button label=words.print icon=Icon::Print on_press=move || printing.set(true) />
            }
            .into_any(),
        })}
        {move || (!phone.get()).then_some(add)}
        {move || (takes && phone.get()).then(|| view! { <PageFoot>{add()}</PageFoot> })}
    }
}

#[component]
fn NoEntries(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let register = list.register;
    view! {
        <EmptyState
            icon=Icon::Registers
            title=words::none_yet(register, ui.lang)
            text=register.about.get(ui.lang).to_owned()
        >
            {(!list.register.is_made_by_commands()).then(|| view! {
                <Button label=words.add icon=Icon::Plus on_press=move || list.add() />
            })}
        </EmptyState>
    }
}

#[component]
fn NoMatch(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    view! {
        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_owned()>
            <Button label=words.clear on_press=move || list.clear() />
        </EmptyState>
    }
}

/// The keys of the list, on the rows and elsewhere on its page.
///
/// | Key | |
/// |---|---|
/// | `/` | goes to the search |
/// | N | a new entry |
/// | Esc in the search | clears it |
/// | Esc on the rows | closes the entry beside them |
/// | space bar | looks at the current entry, beside the list or in a sheet |
/// | J, K outside the rows | the next entry, the one before |
fn keys(ev: &KeyboardEvent, list: OpenEntries, wide: bool) {
    if ev.default_prevented() || is_not_ours(ev) || is_covered() {
        return;
    }
    match (ev.key().as_str(), is_on_rows(ev), is_typing()) {
        ("Escape", _, true) => list.asked.update(|asked| asked.filter.text.clear()),
        (_, _, true) => return,
        (" ", true, _) => match (list.current_id(), wide) {
            (Some(id), true) => list.beside.set(Some(id)),
            (Some(id), false) => list.peeked.set(Some(id)),
            (None, _) => return,
        },
        ("Escape", true, _) => list.beside.set(None),
        ("j" | "J", false, _) => list.move_by(1),
        ("k" | "K", false, _) => list.move_by(-1),
        ("n" | "N", ..) if !list.register.is_made_by_commands() => list.add(),
        ("/", ..) => focus_search("register"),
        _ => return,
    }
    ev.prevent_default();
}
