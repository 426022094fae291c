//! Attachments one below the other: each is a button that saves it, with what is known of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::blobs::BlobStanding;
use crate::app::session::SaveState;
use crate::domain::command::{AttachmentWish, Command};
use crate::domain::ids::AttachmentId;
use crate::domain::report::attached::mark_word;
use crate::ui::context::Ui;
use crate::ui::controls::{
    ButtonSize, ButtonVariant, Icon, IconButton, LabelShown, Tag, TagShape, TagWeight, TextField, Tone,
};
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::parts::shared::{author, when};
use crate::ui::parts::written::{Written, field_name};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, AttachmentWords};

use super::listed::Listed;
use super::paper::OnPaper;
use super::saving::save;

/// The field of an attachment that a person writes.
const CAPTION: &str = "caption";

/// The list, and the same on paper; nothing where there are none.
#[component]
pub fn AttachmentList(
    ui: Ui,
    /// In their order.
    #[prop(into)]
    listed: Signal<Vec<Listed>>,
    /// What they belong to.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let any = Memo::new(move |_| listed.with(|listed| !listed.is_empty()));
    move || {
        let label = label.clone();
        any.get().then(|| {
            view! {
                <ul class="attachments no-print" aria-label=label>
                    <For
                        each=move || listed.get()
                        key=|one| (one.attachment.id.clone(), one.attachment.caption.clone(), one.about.clone())
                        children=move |one| view! { <Row ui one /> }
                    />
                </ul>
                <OnPaper ui listed />
            }
        })
    }
}

#[component]
fn Row(ui: Ui, one: Listed) -> impl IntoView {
    let Listed { attachment, about } = one;
    let words = AttachmentWords::of(ui.lang);
    let hash = attachment.file.hash;
    let standing = move || ui.session.blobs().standing(hash);
    let by = ui.session.read(|view| author(&view, attachment.by.entity(), ui.lang));
    let facts = words::attachment_facts(attachment.file.bytes, &hash.short(), &by, &when(attachment.at), ui.lang);
    let whole_hash = format!("SHA-256 {hash}");
    let marks = attachment.file.marks.iter().map(|mark| {
        let word = mark_word(*mark).get(ui.lang).to_owned();
        view! { <Tag word tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
    });
    let marks = marks.collect_view();
    let name = attachment.file.name.clone();
    let label = words::save_attachment(&name, ui.lang);
    let (pressed, id) = (Arc::clone(&attachment), attachment.id.clone());
    let state = move || match (standing(), ui.session.save_state().get()) {
        (BlobStanding::Here, SaveState::Saving { .. }) => words.saving,
        (BlobStanding::Here, _) => words.saved,
        (BlobStanding::Missing, _) => words.not_here,
        (BlobStanding::Unknown, _) => "",
    };
    let class = move || match standing() {
        BlobStanding::Missing => "attachments__state attachments__state--missing",
        BlobStanding::Here | BlobStanding::Unknown => "attachments__state",
    };
    let about = (!about.is_empty()).then(|| view! { <span class="quiet">{about}</span> });
    view! {
        <li class="attachments__one">
            <button
                type="button"
                class="attachments__name"
                aria-label=label.clone()
                title=label
                on:click=move |_| spawn_local(save(ui, Arc::clone(&pressed)))
            >
                {Icon::File.view()}
                <span>{name}</span>
            </button>
            <p class="attachments__facts num" title=whole_hash>
                {about} {marks} <span>{facts}</span> <strong class=class>{state}</strong>
            </p>
            <Caption ui id=id.clone() caption=attachment.caption.clone() />
            <Delete ui id />
        </li>
    }
}

#[component]
fn Caption(ui: Ui, id: AttachmentId, caption: String) -> impl IntoView {
    let words = AttachmentWords::of(ui.lang);
    let (written, named) = (id.clone(), id);
    let write = move |text: String| {
        let facts = vec![(CAPTION.to_owned(), text)];
        let done =
            ui.session.dispatch(Command::Attachment(AttachmentWish::Edit { attachment: written.clone(), facts }))?;
        ui.offer_undo(words.caption_kept, &done);
        Ok(done)
    };
    let name = move || field_name(named.entity(), CAPTION, words.caption, ui.route.get_untracked());
    let field = Written::new(ui, name, Signal::stored(caption), write);
    view! {
        <div class="attachments__caption">
            <TextField
                label=words.caption
                label_shown=LabelShown::ToScreenReaders
                placeholder=words.caption.to_owned()
                value=field.value()
                error=field.error()
                on_change=move |text| field.commit(text)
            />
        </div>
    }
}

#[component]
fn Delete(ui: Ui, id: AttachmentId) -> impl IntoView {
    let words = AttachmentWords::of(ui.lang);
    let asking = RwSignal::new(false);
    let form = FormName {
        name: format!("delete {}", id.as_str()),
        title: words.delete.to_owned(),
        href: window().location().hash().unwrap_or_default(),
    };
    let confirm = move |why: String| {
        let done = ui.session.dispatch(Command::Attachment(AttachmentWish::Drop { attachment: id.clone(), why }))?;
        ui.offer_undo(words.deleted, &done);
        Ok(())
    };
    view! {
        <IconButton
            icon=Icon::Delete
            label=words.delete
            variant=ButtonVariant::Danger
            size=ButtonSize::Small
            on_press=move |()| asking.set(true)
        />
        <ReasonDialog
            open=asking
            form
            title=words.delete_title
            text=words.delete_text
            confirm_label=words.delete
            on_confirm=Callback::new(confirm)
        />
    }
}
