//! What else can be done with a visit on the way: its checklists, its history, giving it up. And the way back from it.

use leptos::prelude::*;

use crate::domain::command::Command;
use crate::ui::controls::{BackLink, Icon, Menu, MenuItem, Tone};
use crate::ui::parts::history::HistoryDialog;
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::route::{self, Route};
use crate::ui::unsaved::FormName;
use crate::ui::words::HistoryWords;

use super::back::back_to;
use super::checklists::ChecklistsDialog;
use super::open_visit::Draft;

/// The way back: to the list of visits for whoever came from there, to the project for everybody else.
pub fn back_of(draft: Draft) -> BackLink {
    back_to(draft.ui, &draft.project(), draft.words.to_project)
}

/// The menu with its windows.
#[component]
pub fn VisitMenu(draft: Draft) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    let discarding = RwSignal::new(false);
    let history = RwSignal::new(false);
    let choosing = RwSignal::new(false);
    let opens = move |what: RwSignal<bool>| Callback::new(move |()| what.set(true));
    let menu = vec![
        MenuItem::new(words.change_lists, opens(choosing)).icon(Icon::Templates),
        MenuItem::new(HistoryWords::of(ui.lang).all, opens(history)).icon(Icon::History),
        MenuItem::new(words.help, Callback::new(|()| route::go(&Route::Help("visit".to_owned())))).icon(Icon::Question),
        MenuItem::new(words.discard, opens(discarding)).icon(Icon::Delete).tone(Tone::Bad),
    ];
    let discard = move |why: String| {
        let done = ui.session.dispatch(Command::DiscardVisit { visit: draft.visit(), why })?;
        ui.offer_undo(words.discarded, &done);
        route::replace(&Route::Project(draft.project()));
        Ok(())
    };
    view! {
        <Menu label=words.more items=menu />
        <ReasonDialog
            open=discarding
            form=FormName {
                name: format!("discard {}", draft.visit().as_str()),
                title: words.discard.to_owned(),
                href: Route::Visit(draft.visit()).href(),
            }
            title=words.discard
            text=words.discard_text
            confirm_label=words.discard
            on_confirm=Callback::new(discard)
        />
        {move || {
            history.get().then(|| {
                view! {
                    <HistoryDialog
                        of=draft.visit().into()
                        fields=Vec::new()
                        title=HistoryWords::of(ui.lang).all.to_owned()
                        on_close=move |()| history.set(false)
                    />
                }
            })
        }}
        <ChecklistsDialog draft open=choosing />
    }
}
