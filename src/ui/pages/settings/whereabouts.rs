//! 数据保存在哪里, said plainly for the browser in which the page is open.

use leptos::prelude::*;

use crate::domain::blob::BlobKind;
use crate::domain::tables::RecordKind;
use crate::ui::browser::{self, Place};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Disclosure, Fact, KeyValue, Tone};
use crate::ui::words::{self, AttachmentWords, PhotoWords, SettingsWords};

use super::part::Part;

/// Where the data lives.
#[component]
pub fn Whereabouts() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let named = ui.session.watch(&[RecordKind::Photos, RecordKind::Attachments], |view| {
        BlobKind::ALL.map(|kind| view.tables.blobs(kind).len())
    });
    let counts = Memo::new(move |_| {
        named.track();
        BlobKind::ALL.map(|kind| ui.session.blob_counts(kind))
    });
    let place = browser::place();
    let tone = if place == Place::ByPath { Tone::Warn } else { Tone::Info };
    view! {
        <Part id="whereabouts" title=words.whereabouts text=words.whereabouts_text>
            <Banner tone title=words::place_title(place, ui.lang) text=words::place_text(place, ui.lang) />
            <KeyValue>
                <Fact label=words.this_file>{browser::address()}</Fact>
                <Fact label=words.out_of_sight>{words.out_of_sight_text}</Fact>
                <Fact label=PhotoWords::of(ui.lang).kept_photos>
                    {move || words::photos_take(&counts.get()[0], ui.lang)}
                </Fact>
                <Fact label=AttachmentWords::of(ui.lang).kept_attachments>
                    {move || words::attachments_take(&counts.get()[1], ui.lang)}
                </Fact>
                <Fact label=words.the_file>{words.the_file_text}</Fact>
            </KeyValue>
            <Disclosure summary=words.details>
                <KeyValue>
                    <Fact label=words.record>{words.record_text}</Fact>
                    <Fact label=words.journal>{words.journal_text}</Fact>
                </KeyValue>
            </Disclosure>
        </Part>
    }
}
