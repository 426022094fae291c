//! 按阶段生成: the approvals that the phases of the projects in sight expect, made as one deed.

use leptos::prelude::*;

use crate::domain::command::{Command, EntryTarget};
use crate::domain::progress::cells::Slot;
use crate::domain::registers::approval::{self as permit, REGISTER};
use crate::ui::controls::{Button, Dialog, DialogActions, DialogShape, Icon};
use crate::ui::words::{self, ApprovalsWords};

use super::open::OpenMatrix;

/// What is to be made: for each its target and fields.
type Wanted = Vec<(EntryTarget, Vec<(String, String)>)>;

/// The button, where there is something to make.
#[component]
pub fn Generate(open: OpenMatrix) -> impl IntoView {
    let (ui, words) = (open.ui, ApprovalsWords::of(open.ui.lang));
    let asking = RwSignal::new(false);
    let count = Memo::new(move |_| {
        open.shown.with(|shown| {
            let missing = shown.iter().filter_map(|project| Some(open.row(project)?.row.missing()));
            let (projects, approvals) =
                missing.filter(|count| *count > 0).fold((0, 0), |(projects, all), count| (projects + 1, all + count));
            (projects, approvals)
        })
    });
    let make = move |()| {
        let (projects, approvals) = count.get_untracked();
        asking.set(false);
        ui.act(Command::PutEntries { entries: wanted(open) }, &words::generated(approvals, projects, ui.lang));
    };
    let text = move || {
        let (projects, approvals) = count.get();
        words::to_generate(approvals, projects, ui.lang)
    };
    view! {
        {move || (count.get().1 > 0).then(|| view! {
            <Button label=words.generate icon=Icon::Plus on_press=move |()| asking.set(true) />
        })}
        <Dialog
            open=asking
            on_close=move |()| asking.set(false)
            title=words.generate
            close_label=ui.common().close
            shape=DialogShape::Small
            actions=move || view! {
                <DialogActions
                    cancel_label=ui.common().cancel
                    on_cancel=move |()| asking.set(false)
                    label=words.generate
                    on_press=make
                />
            }
        >
            <p>{text}</p>
        </Dialog>
    }
}

fn wanted(open: OpenMatrix) -> Wanted {
    let shown = open.shown.get_untracked();
    open.matrix.with_untracked(|matrix| {
        let rows = matrix.rows.iter().filter(|row| shown.contains(&row.project.id));
        let missing = rows.flat_map(|row| {
            let slots = row.row.slots.iter().zip(matrix.rules.types());
            slots.filter(|(slot, _)| **slot == Slot::Missing).map(|(_, rule)| (row.project.id.clone(), rule))
        });
        let facts = missing.map(|(project, rule)| {
            let target = EntryTarget::OfKey { register: &REGISTER, parent: Some(project.into()), period: None };
            let unit = (!rule.unit.is_empty()).then(|| (permit::UNIT.key.to_owned(), rule.unit.to_string()));
            let key = [(permit::TYPE.key.to_owned(), rule.key.to_owned())];
            (target, key.into_iter().chain(unit).collect())
        });
        facts.collect()
    })
}
