//! What is decided under a preview: whether files are merged, or only their photos and attachments taken.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::blobs::BlobStanding;
use crate::domain::blob::{BlobHash, BlobKind};
use crate::domain::record_counts::Arrivals;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Icon};
use crate::ui::words::{self, ExchangeWords};

use super::open_import::{Import, keep_blobs, merge};

/// The buttons under a preview. `read` says whether any file could be read.
#[component]
pub fn Decide(ui: Ui, import: Import, brings: Option<Arrivals>, read: bool) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let held: Vec<_> = import.with(|run| run.blobs().collect());
    let is_missing = |hash: BlobHash| ui.session.blobs().standing(hash) != BlobStanding::Here;
    let missing = untrack(|| held.iter().filter(|(_, hash)| is_missing(*hash)).count());
    let brought = BlobKind::ALL.map(|kind| {
        let all = held.iter().filter(|(of, _)| *of == kind);
        let missing = untrack(|| all.clone().filter(|(_, hash)| is_missing(*hash)).count());
        let told = match kind {
            BlobKind::Photo => words::photos_brought,
            BlobKind::Attachment => words::attachments_brought,
        };
        let all = all.count();
        (all > 0).then(|| view! { <p class="quiet">{told(all, missing, ui.lang)}</p> })
    });
    view! {
        <div class="form-actions form-actions--sticky">
            {(brings.is_none() && read && missing == 0).then(|| view! { <p class="quiet">{words.nothing_new}</p> })}
            {brought.into_iter().collect_view()}
            <Button
                label=if brings.is_none() { ui.common().close } else { words.discard }
                on_press=move || import.stop()
            />
            {(brings.is_none() && missing > 0).then(|| view! {
                <Button
                    label=words::take_blobs(missing, ui.lang)
                    icon=Icon::Camera
                    variant=ButtonVariant::Primary
                    on_press=move || spawn_local(keep_blobs(ui, import))
                />
            })}
            {brings.map(|brings| view! {
                <Button
                    label=words::merge_button(&brings, ui.lang)
                    icon=Icon::Merge
                    variant=ButtonVariant::Primary
                    on_press=move || spawn_local(merge(ui, import))
                />
            })}
        </div>
    }
}
