//! 紧前 of the chosen milestone: the other milestones and the approvals of the project, each with a box.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::registers::{approval, milestone};
use crate::domain::text::Lang;
use crate::ui::controls::{CheckGroup, Dialog, DialogActions, SelectOption};
use crate::ui::words;

use super::open::{Asking, OpenSchedule};

/// The dialog, while it is asked for and a milestone is chosen.
#[component]
pub fn Links(open: OpenSchedule) -> impl IntoView {
    move || {
        let node = (open.asking.get() == Some(Asking::Links)).then(|| untrack(|| open.chosen_node())).flatten();
        node.map(|node| view! { <Boxes open node=node.entry.id.clone() title=node.entry.title(open.ui.lang) /> })
    }
}

#[component]
fn Boxes(open: OpenSchedule, node: EntityId, title: String) -> impl IntoView {
    let (ui, words) = (open.ui, open.words());
    let node = StoredValue::new(node);
    let first = ui.session.read(|view| node.with_value(|node| named(&view, node)));
    let options = ui.session.read(|view| node.with_value(|node| boxes(&view, node, &first, ui.lang)));
    let chosen = RwSignal::new(first.join("\n"));
    let close = move |()| open.asking.set(None);
    let save = move |()| {
        let facts = vec![(milestone::AFTER.key.to_owned(), chosen.get_untracked())];
        let command = Command::PutEntry { target: EntryTarget::Existing(node.get_value()), facts };
        let is_as_it_was = chosen.with_untracked(|chosen| {
            let mut lines: Vec<&str> = chosen.lines().collect();
            crate::book::sorting::by_key(&mut lines, |line| (*line).to_owned());
            lines == first
        });
        if is_as_it_was || ui.act(command, words.linked).is_some() {
            open.asking.set(None);
        }
    };
    let save = Callback::new(save);
    let options = Signal::stored(options);
    view! {
        <Dialog
            open=true
            on_close=close
            title=words::told(words.link, &title, ui.lang)
            close_label=ui.common().close
            actions=move || view! {
                <DialogActions cancel_label=ui.common().cancel on_cancel=close label=ui.common().save on_press=save />
            }
        >
            <CheckGroup
                label=words.after
                value=chosen
                on_change=move |lines| chosen.set(lines)
                options
                nothing=words.nothing_to_link
            />
        </Dialog>
    }
}

/// What it names now, in the order in which it is stored.
fn named(view: &View, node: &EntityId) -> Vec<String> {
    let named = view.tables.entry(node).and_then(|entry| entry.get(milestone::AFTER)).unwrap_or_default();
    named.iter().map(ToString::to_string).collect()
}

/// The others of the project, and what is named and not there.
fn boxes(view: &View, node: &EntityId, named: &[String], lang: Lang) -> Vec<SelectOption> {
    let parent = view.tables.entry(node).and_then(|entry| entry.parent.clone());
    let of = |register| parent.iter().flat_map(move |parent| view.tables.entries().of(parent, register));
    let others = of(&milestone::REGISTER).chain(of(&approval::REGISTER)).filter(|entry| entry.id != *node);
    let mut boxes: Vec<SelectOption> =
        others.map(|entry| SelectOption::new(entry.id.as_str(), entry.title(lang))).collect();
    let missing = named.iter().filter(|id| !boxes.iter().any(|one| one.value == **id));
    let missing: Vec<EntityId> = missing.filter_map(|id| id.parse().ok()).collect();
    boxes.extend(
        missing.iter().map(|id| SelectOption::new(id.as_str(), view.tables.entry_title(id, lang).unwrap_or_default())),
    );
    boxes
}
