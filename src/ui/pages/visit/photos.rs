//! The photos and attachments of a visit as a whole, and all of them in its record.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::session::View;
use crate::domain::carrier::Carrier;
use crate::domain::checklist::Template;
use crate::domain::ids::VisitId;
use crate::domain::photo::{Photo, is_after_finish};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::controls::{Button, ButtonSize, Icon};
use crate::ui::parts::attachments::{AttachmentList, AttachmentSection, Listed};
use crate::ui::parts::photos::{OnSheet, PhotoSheet, PhotoStrip, StripSize};
use crate::ui::parts::taking::{Source, Taking, TakingPlace, dropped_files};
use crate::ui::words::{self, AttachmentWords, PhotoWords};

use super::open_record::Record;
use super::open_visit::Draft;

/// What stands before the key of an item in the id of its row.
const ITEM: &str = "item-";

/// The photos of the visit itself, while it takes answers, and where all photos of its page are chosen.
#[component]
pub fn DraftPhotos(draft: Draft) -> impl IntoView {
    let ui = draft.ui;
    let words = PhotoWords::of(ui.lang);
    let photos = Memo::new(move |_| draft.photos.with(|photos| photos.get("").cloned().unwrap_or_default()));
    let whole = move || Carrier::whole(draft.visit().entity().clone());
    let pasted = move |()| {
        let item = document().active_element().and_then(|element| item_around(&element));
        item.map_or_else(whole, |item| Carrier::item(&draft.visit(), &item))
    };
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{words.site_photos}</h2>
                <span class="no-print" title=words.how>
                    <Button
                        label=words.add
                        icon=Icon::Camera
                        size=ButtonSize::Small
                        on_press=move |()| draft.taking.ask(whole(), Source::Files)
                    />
                </span>
            </div>
            {move || photos.with(Vec::is_empty).then(|| view! { <p class="quiet no-print">{words.none}</p> })}
            <PhotoStrip ui photos label=words.site_photos size=StripSize::Large />
            <AttachmentSection ui taking=draft.taking of=whole() />
            <TakingPlace taking=draft.taking pasted=Callback::new(pasted) />
        </section>
    }
}

/// Takes files that are dropped on an item, or beside all of them.
pub fn drop_files(draft: Draft, ev: &DragEvent) {
    let files = dropped_files(ev.data_transfer());
    if files.is_empty() {
        return;
    }
    ev.prevent_default();
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let visit = draft.visit();
    let of = target.and_then(|target| item_around(&target)).map(|item| Carrier::item(&visit, &item));
    draft.taking.take(of.unwrap_or_else(|| Carrier::whole(visit.entity().clone())), files);
}

/// The key of the item in whose row an element stands.
fn item_around(element: &Element) -> Option<String> {
    let row = element.closest(".item").ok().flatten()?;
    row.id().strip_prefix(ITEM).map(str::to_owned)
}

/// All photos and attachments of a finished visit, those of items behind the others; more of them can be added, and say that they came later.
#[component]
pub fn RecordPhotos(record: Record) -> impl IntoView {
    let ui = record.ui;
    let words = PhotoWords::of(ui.lang);
    let (visit, template) = (record.visit(), record.template());
    let sheet = ui
        .session
        .watch(&[RecordKind::Photos, RecordKind::Visits], move |view| on_sheet(&view, &visit, &template, ui.lang));
    let photos =
        Memo::new(move |_| sheet.with(|sheet| sheet.iter().map(|one| Arc::clone(&one.photo)).collect::<Vec<_>>()));
    let whole = Carrier::whole(record.visit().entity().clone());
    let taking = Taking::new(ui).is_usually_of(whole.clone());
    let (asked, attached, pasted) = (whole.clone(), whole.clone(), whole);
    let attached_words = AttachmentWords::of(ui.lang);
    let (visit, template) = (record.visit(), record.template());
    let files = ui.session.watch(&[RecordKind::Attachments, RecordKind::Visits], move |view| {
        listed_by_item(&view, &visit, &template, ui.lang)
    });
    let head = move || if photos.with(Vec::is_empty) { "section__head no-print" } else { "section__head" };
    let is_empty = move || photos.with(Vec::is_empty) && files.with(Vec::is_empty);
    let class = move || if is_empty() { "section no-print" } else { "section" };
    view! {
        <section class=class>
            <div class=head>
                <h2 class="section__title">{words.site_photos}</h2>
                <span class="no-print" title=words.how>
                    <Button
                        label=words.add
                        icon=Icon::Camera
                        size=ButtonSize::Small
                        on_press=move |()| taking.ask(asked.clone(), Source::Files)
                    />
                </span>
            </div>
            {move || photos.with(Vec::is_empty).then(|| view! { <p class="quiet no-print">{words.none}</p> })}
            <div class="no-print"><PhotoStrip ui photos label=words.site_photos size=StripSize::Large /></div>
            <div class="section__head no-print">
                <h3 class="section__title">{attached_words.attachments}</h3>
                <span title=attached_words.how>
                    <Button
                        label=attached_words.add
                        icon=Icon::Attach
                        size=ButtonSize::Small
                        on_press=move |()| taking.ask(attached.clone(), Source::Attachments)
                    />
                </span>
            </div>
            {move || files.with(Vec::is_empty).then(|| view! { <p class="quiet no-print">{attached_words.none}</p> })}
            <AttachmentList ui listed=files label=attached_words.attachments />
            <TakingPlace taking pasted=Callback::new(move |()| pasted.clone()) />
            <PhotoSheet ui photos=sheet />
        </section>
    }
}

/// The attachments of a visit in the order of its checklist, each with the item that it belongs to.
fn listed_by_item(view: &View, visit: &VisitId, template: &Template, lang: Lang) -> Vec<Listed> {
    let place = |item: Option<&str>| item.and_then(|key| template.items().position(|one| one.key == *key));
    let all = view.tables.attachments_of(visit.entity());
    let mut all: Vec<(Option<usize>, Listed)> =
        all.map(|one| (place(one.item.as_deref()), Listed::of(view, one, lang))).collect();
    crate::book::sorting::by_key(&mut all, |(place, _)| *place);
    let told = |(place, one): (Option<usize>, Listed)| {
        let item = place.map(|place| words::item_on_paper(place + 1, lang));
        let texts = item.into_iter().chain([one.about]).filter(|text| !text.is_empty());
        Listed { about: texts.collect::<Vec<_>>().join(" · "), ..one }
    };
    all.into_iter().map(told).collect()
}

/// The photos of a visit in the order of its checklist, each with the item that it shows.
fn on_sheet(view: &View, visit: &VisitId, template: &Template, lang: Lang) -> Vec<OnSheet> {
    let place = |photo: &Photo| {
        let item = photo.item.as_deref()?;
        template.items().position(|one| one.key == *item)
    };
    let mut all: Vec<(Option<usize>, Arc<Photo>)> =
        view.tables.photos_of(visit.entity()).map(|photo| (place(photo), Arc::clone(photo))).collect();
    crate::book::sorting::by_key(&mut all, |(place, _)| *place);
    let words = PhotoWords::of(lang);
    let told = |(place, photo): (Option<usize>, Arc<Photo>)| {
        let late = is_after_finish(view.book, &photo).then_some(words.later);
        let item = place.map(|place| words::item_on_paper(place + 1, lang));
        let of = item.into_iter().chain(late.map(str::to_owned)).collect::<Vec<_>>().join(" · ");
        OnSheet { photo, of }
    };
    all.into_iter().map(told).collect()
}
