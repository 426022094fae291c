//! The attachments of one thing as a part of its page.

use leptos::prelude::*;

use crate::domain::carrier::Carrier;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, Icon};
use crate::ui::parts::taking::{Source, Taking};
use crate::ui::words::AttachmentWords;

use super::list::AttachmentList;
use super::listed::listed_of;

/// 附件 of something. Files are chosen where its photos are taken, and each goes its way.
#[component]
pub fn AttachmentSection(ui: Ui, taking: Taking, of: Carrier) -> impl IntoView {
    let words = AttachmentWords::of(ui.lang);
    let shown = of.clone();
    let listed =
        ui.session.watch(&[RecordKind::Attachments, RecordKind::People], move |view| listed_of(&view, &shown, ui.lang));
    let is_empty = move || listed.with(Vec::is_empty);
    let class = move || if is_empty() { "attachments__part no-print" } else { "attachments__part" };
    view! {
        <div class=class>
            <div class="section__head no-print">
                <h3 class="section__title">{words.attachments}</h3>
                <span title=words.how>
                    <Button
                        label=words.add
                        icon=Icon::Attach
                        size=ButtonSize::Small
                        on_press=move |()| taking.ask(of.clone(), Source::Attachments)
                    />
                </span>
            </div>
            {move || is_empty().then(|| view! { <p class="quiet no-print">{words.none}</p> })}
            <AttachmentList ui listed label=words.attachments />
        </div>
    }
}
