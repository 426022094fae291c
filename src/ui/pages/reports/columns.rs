//! Choosing the columns of a table and their order, kept on the device.

use leptos::prelude::*;

use crate::domain::report::tables::Head;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, CheckField, Icon, IconButton};
use crate::ui::parts::kept_columns;
use crate::ui::words::{self, ReportWords};

/// The columns of a table that this device shows; none for the usual ones.
#[derive(Clone, Copy)]
pub struct Chosen {
    table: &'static str,
    keys: RwSignal<Option<Vec<String>>>,
}

impl Chosen {
    /// What was chosen before.
    pub fn of(table: &'static str) -> Self {
        let kept = kept_columns::stored(&name(table)).filter(|keys| keys.iter().any(|key| !key.is_empty()));
        Self { table, keys: RwSignal::new(kept) }
    }

    /// The keys, in their order.
    pub fn get(self) -> Option<Vec<String>> {
        self.keys.get()
    }

    /// Takes these, in their order; none for the usual ones.
    pub fn set(self, keys: Vec<String>) {
        kept_columns::store(&name(self.table), &keys.iter().map(String::as_str).collect::<Vec<_>>());
        self.keys.set(Some(keys).filter(|keys| !keys.is_empty()));
    }
}

fn name(table: &str) -> String {
    format!("table.{table}")
}

/// The keys of the columns that are shown, in their order.
fn shown(heads: &[Head]) -> Vec<String> {
    heads.iter().filter(|head| head.is_shown).map(|head| head.key.to_owned()).collect()
}

/// The list of columns, each with a tick and the ways to move it.
#[component]
pub fn Columns(ui: Ui, chosen: Chosen, heads: Memo<Vec<Head>>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let line = move |head: Head| view! { <Line ui chosen heads head /> };
    view! {
        <details class="doc-columns no-print">
            <summary>{words.columns}</summary>
            <ul class="doc-columns__list">{move || heads.get().into_iter().map(line).collect_view()}</ul>
            <p class="quiet">{words.columns_kept}</p>
            <Button
                label=words.usual_columns
                size=ButtonSize::Small
                variant=ButtonVariant::Quiet
                on_press=move |()| chosen.set(Vec::new())
            />
        </details>
    }
}

#[component]
fn Line(ui: Ui, chosen: Chosen, heads: Memo<Vec<Head>>, head: Head) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let (key, is_shown) = (head.key, head.is_shown);
    let name = head.name.get(ui.lang).to_owned();
    let tick = move |wanted: bool| {
        let mut keys = heads.with_untracked(|heads| shown(heads));
        match wanted {
            true => keys.push(key.to_owned()),
            // A table without columns would be none.
            false if keys.len() > 1 => keys.retain(|one| one != key),
            false => {}
        }
        chosen.set(keys);
    };
    let moves = move |by: isize| {
        let mut keys = heads.with_untracked(|heads| shown(heads));
        let place = keys.iter().position(|one| one == key);
        let to = place.and_then(|place| place.checked_add_signed(by)).filter(|to| *to < keys.len());
        if let (Some(from), Some(to)) = (place, to) {
            keys.swap(from, to);
            chosen.set(keys);
        }
    };
    let buttons = is_shown.then(|| {
        view! {
            <IconButton
                icon=Icon::Back
                label=words::moves_column(words.earlier, &name)
                size=ButtonSize::Small
                on_press=move |()| moves(-1)
            />
            <IconButton
                icon=Icon::Next
                label=words::moves_column(words.later, &name)
                size=ButtonSize::Small
                on_press=move |()| moves(1)
            />
        }
    });
    view! {
        <li class="doc-columns__line">
            <CheckField label=name checked=Signal::derive(move || is_shown) on_change=tick />
            {buttons}
        </li>
    }
}
