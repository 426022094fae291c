//! 按阶段生成: the approvals that the phases of the projects in sight expect, made as one deed.

use leptos::prelude::*;

use crate::app::approvals_to_make::commands;
use crate::ui::controls::{Button, Dialog, DialogActions, DialogShape, Icon};
use crate::ui::words::{self, ApprovalsWords};

use super::open::OpenMatrix;

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
        let wanted = open.matrix.with_untracked(|matrix| {
            open.shown.with_untracked(|shown| {
                let shown: std::collections::BTreeSet<_> = shown.iter().collect();
                commands(&matrix.rules, matrix.rows.iter().filter(|row| shown.contains(&row.project.id)))
            })
        });
        ui.act_all(wanted, move |_| words::generated(approvals, projects, ui.lang));
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
