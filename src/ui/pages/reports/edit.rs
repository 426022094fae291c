//! Writing over a paragraph, in its place; what is typed is kept as a draft until it is saved or given up.

use leptos::prelude::*;

use crate::domain::command::{Command, PaperWish, Refusal};
use crate::domain::report::document::Paragraph;
use crate::domain::text::Lang;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, Tag, TagShape, TextArea, Tone};
use crate::ui::parts::form::{Form, FoundAgain, texts_of};
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::ReportWords;

use super::desk::{Desk, Editing};

/// The one field of the form, as its draft names it.
const TEXT: &str = "text";

/// The name of the draft of a paragraph.
pub fn draft_name(editing: Editing, paragraph: &str) -> String {
    editing.bulletin.with_value(|bulletin| format!("paragraph {paragraph} {}", bulletin.as_str()))
}

fn write_over(editing: Editing, paragraph: &str, text: Option<String>) -> Command {
    let (bulletin, paragraph) = (editing.bulletin.get_value(), paragraph.to_owned());
    Command::Paper(PaperWish::WriteOver { bulletin, paragraph, text })
}

/// What stands beside a paragraph: whether it is edited, whether its figures have changed, and the way to edit it.
#[component]
pub fn EditBar(desk: Desk, editing: Editing, paragraph: Paragraph) -> impl IntoView {
    let (ui, words) = (desk.ui, ReportWords::of(desk.ui.lang));
    let id = StoredValue::new(paragraph.id.clone());
    let made = paragraph.made(ui.lang);
    let edited = paragraph.edited;
    let take = move |()| {
        drop(ui.act(id.with_value(|id| write_over(editing, id, None)), words.taken));
    };
    let tag = edited.as_ref().map(|_| view! { <Tag word=words.edited tone=Tone::Info shape=TagShape::Square /> });
    let stale = edited.as_ref().filter(|edited| edited.is_stale).map(|edited| {
        let text = edited.text.clone();
        let keep = move |()| {
            drop(ui.act(id.with_value(|id| write_over(editing, id, Some(text.clone()))), words.kept));
        };
        view! {
            <Tag word=words.stale tone=Tone::Warn shape=TagShape::Triangle />
            <p class="doc__now">{words.now_says} {made.clone()}</p>
            <Button label=words.take_new size=ButtonSize::Small on_press=take />
            <Button label=words.keep size=ButtonSize::Small on_press=keep />
        }
    });
    let is_stale = stale.is_some();
    let back = (edited.is_some() && !is_stale).then(|| {
        view! { <Button label=words.back_to_made size=ButtonSize::Small variant=ButtonVariant::Quiet on_press=take /> }
    });
    view! {
        <div class="doc__bar no-print">
            {tag}
            {stale}
            {back}
            <Button
                label=words.edit
                icon=Icon::Edit
                size=ButtonSize::Small
                variant=ButtonVariant::Quiet
                on_press=move |()| editing.open.set(Some(id.get_value()))
            />
        </div>
    }
}

/// The field in the place of the paragraph.
#[component]
pub fn ParagraphForm(desk: Desk, editing: Editing, paragraph: Paragraph) -> impl IntoView {
    let (ui, words) = (desk.ui, ReportWords::of(desk.ui.lang));
    let id = StoredValue::new(paragraph.id.clone());
    // An official paper is Chinese: what is written over is written over the Chinese text.
    let first = paragraph.text(Lang::Zh);
    let name = FormName {
        name: draft_name(editing, &paragraph.id),
        title: words.text.to_owned(),
        href: editing.bulletin.with_value(|bulletin| Route::Report(bulletin.clone()).href()),
    };
    let form = Form::open(ui, name, texts_of([(TEXT, first)]));
    let close = move || editing.open.set(None);
    let save = move |()| {
        let command = id.with_value(|id| write_over(editing, id, Some(form.text(TEXT))));
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words.saved, &done);
                close();
            }
            Err(Refusal::NothingChanges) => {
                form.submitted();
                close();
            }
            Err(why) => ui.refuse(&why),
        }
    };
    let cancel = move |()| {
        form.give_up();
        close();
    };
    // Printed while it is open, the paragraph stands as it was.
    let printed = paragraph.text(ui.lang);
    view! {
        <p class="print-only">{printed}</p>
        <div class="doc__edit no-print">
            <FoundAgain form />
            <TextArea
                label=words.text
                hint=words.text_hint.to_owned()
                value=form.value(TEXT)
                rows=6
                on_change=form.take(TEXT)
            />
            <div class="row row--end">
                <Button label=ui.common().cancel on_press=cancel />
                <Button label=words.save variant=ButtonVariant::Primary on_press=save />
            </div>
        </div>
    }
}
