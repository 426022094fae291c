//! One photo as large as the window, on a dark ground: what it shows, when and where it was taken, whether it is safe.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::blobs::BlobStanding;
use crate::app::geo::{metres, project_above, site_of};
use crate::app::session::SaveState;
use crate::domain::command::{Command, PhotoWish};
use crate::domain::ids::PhotoId;
use crate::domain::photo::{Photo, is_after_finish};
use crate::domain::place::Place;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, Dialog, DialogShape, Icon, IconButton, LabelShown, TextField,
};
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::parts::shared::author;
use crate::ui::parts::written::{Written, field_name};
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, PhotoWords};

use super::thumb::{Detail, Shown, address_of, gap_words, time_words};

/// The field of a photo that is written under it.
const CAPTION: &str = "caption";

/// How large a photo is shown, in hundredths of the window.
const ZOOMS: [u32; 6] = [100, 150, 200, 300, 400, 600];

/// The viewer. It closes itself.
#[component]
pub fn Viewer(ui: Ui, photos: Signal<Vec<Arc<Photo>>>, viewed: RwSignal<Option<PhotoId>>) -> impl IntoView {
    let words = PhotoWords::of(ui.lang);
    let zoom = RwSignal::new(0_usize);
    let place = Memo::new(move |_| {
        viewed.with(|id| photos.with(|photos| photos.iter().position(|photo| Some(&photo.id) == id.as_ref())))
    });
    let photo = Memo::new(move |_| place.get().and_then(|place| photos.with(|photos| photos.get(place).cloned())));
    let go = move |forward: Step| {
        let next = place.get_untracked().and_then(|place| match forward {
            Step::On => place.checked_add(1),
            Step::Back => place.checked_sub(1),
        });
        let id = next.and_then(|next| photos.with_untracked(|photos| photos.get(next).map(|photo| photo.id.clone())));
        if let Some(id) = id {
            zoom.set(0);
            viewed.set(Some(id));
        }
    };
    // One that was deleted here or in another tab leaves nothing to show.
    Effect::new(move |_| {
        if place.get().is_none() && viewed.with_untracked(Option::is_some) {
            viewed.set(None);
        }
    });
    let title = Signal::derive(move || {
        let all = photos.with(Vec::len);
        words::photo_place(place.get().map_or(0, |place| place + 1), all, ui.lang)
    });
    let shown = move || photo.get().map(|photo| view! { <Picture ui photo zoom /> });
    // By itself, so that the buttons at the edges keep the focus while one goes from photo to photo.
    let foot = move || move || photo.get().map(|photo| view! { <Foot ui photo zoom /> });
    let edge = move |step: Step, icon: Icon, label: &'static str, class: &'static str| {
        let is_there = Memo::new(move |_| match step {
            Step::Back => place.get().is_some_and(|place| place > 0),
            Step::On => place.get().is_some_and(|place| place + 1 < photos.with(Vec::len)),
        });
        move || {
            is_there
                .get()
                .then(|| view! { <div class=class><IconButton icon label on_press=move |()| go(step) /></div> })
        }
    };
    view! {
        // It may stand within a row that takes keys and strokes of its own.
        <div
            on:keydown=move |ev| {
                press(&ev, &go, zoom);
                ev.stop_propagation();
            }
            on:pointerdown=|ev| ev.stop_propagation()
            on:pointerup=|ev| ev.stop_propagation()
        >
        <Dialog
            open=true
            on_close=move |()| viewed.set(None)
            title
            close_label=ui.common().close
            shape=DialogShape::Picture
            actions=foot
        >
            <div class="viewer">
                {shown}
                {edge(Step::Back, Icon::Back, words.previous, "viewer__edge viewer__edge--back")}
                {edge(Step::On, Icon::Next, words.next, "viewer__edge viewer__edge--on")}
            </div>
        </Dialog>
        </div>
    }
}

/// To which photo one goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    On,
    Back,
}

fn press(ev: &KeyboardEvent, go: &impl Fn(Step), zoom: RwSignal<usize>) {
    let target = ev.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing = target.is_some_and(|target| target.matches("input, textarea, select").unwrap_or(false));
    if is_typing || ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    match ev.key().as_str() {
        "ArrowRight" => go(Step::On),
        "ArrowLeft" => go(Step::Back),
        "+" | "=" => nearer(zoom),
        "-" => zoom.update(|zoom| *zoom = zoom.saturating_sub(1)),
        "0" => zoom.set(0),
        _ => return,
    }
    ev.prevent_default();
}

fn nearer(zoom: RwSignal<usize>) {
    zoom.update(|zoom| *zoom = (*zoom + 1).min(ZOOMS.len() - 1));
}

#[component]
fn Picture(ui: Ui, photo: Arc<Photo>, zoom: RwSignal<usize>) -> impl IntoView {
    let shown = address_of(ui, photo.picture.hash, Detail::Full);
    let gap = gap_words(ui, &photo);
    let alt = match photo.caption.as_str() {
        "" => photo.picture.name.clone(),
        caption => caption.to_owned(),
    };
    let class = move || if zoom.get() == 0 { "viewer__picture viewer__picture--whole" } else { "viewer__picture" };
    move || match shown.get() {
        Shown::There(address) => view! {
            <div class="viewer__frame" tabindex="0" role="group" aria-label=alt.clone()>
                <img
                    class=class
                    src=address
                    alt=alt.clone()
                    style:width=move || match zoom.get() {
                        0 => String::new(),
                        step => format!("{}%", ZOOMS[step]),
                    }
                />
            </div>
        }
        .into_any(),
        Shown::Waiting => ().into_any(),
        Shown::Missing => view! { <p class="viewer__gap">{gap.clone()}</p> }.into_any(),
    }
}

/// What is said and done under the photo.
#[component]
fn Foot(ui: Ui, photo: Arc<Photo>, zoom: RwSignal<usize>) -> impl IntoView {
    let words = PhotoWords::of(ui.lang);
    let id = photo.id.clone();
    let of_place = Arc::clone(&photo);
    let facts = facts(ui, &photo);
    let hash = photo.picture.hash;
    let saved = move || match (ui.session.blobs().standing(hash), ui.session.save_state().get()) {
        (BlobStanding::Here, SaveState::Saving { .. }) => words.saving,
        (BlobStanding::Here, _) => words.saved,
        (BlobStanding::Missing, _) => words.not_here,
        (BlobStanding::Unknown, _) => "",
    };
    let (written, named) = (id.clone(), id.clone());
    let write = move |text: String| {
        let facts = vec![(CAPTION.to_owned(), text)];
        let done = ui.session.dispatch(Command::Photo(PhotoWish::Edit { photo: written.clone(), facts }))?;
        ui.offer_undo(words.caption_kept, &done);
        Ok(done)
    };
    let name = move || field_name(named.entity(), CAPTION, words.caption, ui.route.get_untracked());
    let caption = Written::new(ui, name, Signal::stored(photo.caption.clone()), write);
    view! {
        <div class="viewer__facts">
            <p class="num">{facts} " · " <strong>{saved}</strong></p>
            <TextField
                label=words.caption
                label_shown=LabelShown::ToScreenReaders
                placeholder=words.caption.to_owned()
                value=caption.value()
                error=caption.error()
                on_change=move |text| caption.commit(text)
            />
        </div>
        <IconButton
            icon=Icon::Minus
            label=words.smaller
            on_press=move |()| zoom.update(|zoom| *zoom = zoom.saturating_sub(1))
        />
        <IconButton icon=Icon::Plus label=words.larger on_press=move |()| nearer(zoom) />
        <Button label=words.whole size=ButtonSize::Small on_press=move |()| zoom.set(0) />
        <TakePlace ui photo=of_place />
        <DeletePhoto ui id />
    }
}

/// Name, time, place and size in one line.
fn facts(ui: Ui, photo: &Photo) -> String {
    let words = PhotoWords::of(ui.lang);
    let (by, is_late) =
        ui.session.read(|view| (author(&view, photo.by.entity(), ui.lang), is_after_finish(view.book, photo)));
    let picture = &photo.picture;
    let size = format!("{}×{}，{}", picture.width, picture.height, words::photo_size(picture.bytes, ui.lang));
    let place = picture.place.as_ref().map(|place| format!("{} {place}", words.place));
    let distance = distance(ui, photo);
    let late = is_late.then(|| words.later.to_owned());
    let facts = [Some(picture.name.clone()), Some(time_words(ui, photo)), place, distance, Some(by), Some(size), late];
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How far from its project a photo was taken; nothing where one of the two places is not known.
fn distance(ui: Ui, photo: &Photo) -> Option<String> {
    let taken = Place::parse(photo.picture.place.as_deref()?)?;
    let site = ui.session.read(|view| site_of(view.book, &project_above(view.book, &photo.of)?))?;
    Some(words::distance_to_site(metres(taken, site.place), site.is_converted, ui.lang))
}

/// Offers the place of a photo to its project, where the project has none.
#[component]
fn TakePlace(ui: Ui, photo: Arc<Photo>) -> impl IntoView {
    let words = PhotoWords::of(ui.lang);
    let place = photo.picture.place.as_deref().and_then(Place::parse);
    let project = ui.session.read(|view| project_above(view.book, &photo.of)).filter(|_| place.is_some());
    project.zip(place).map(|(project, place)| {
        let id = project.clone();
        let is_known = ui.session.watch_entity(project.entity(), move |view| {
            !view.book.text(id.entity(), "coordinates").is_empty() || !view.my_role().is_team()
        });
        let take = move |()| {
            let facts = [("coordinates", place.to_string()), ("datum", "wgs84".to_owned())];
            let facts = facts.map(|(key, text)| (key.to_owned(), text)).into();
            ui.act(Command::EditProject { project: project.clone(), facts }, words.place_taken);
        };
        move || {
            let take = take.clone();
            (!is_known.get()).then(|| view! { <Button label=words.take_place size=ButtonSize::Small on_press=take /> })
        }
    })
}

#[component]
fn DeletePhoto(ui: Ui, id: PhotoId) -> impl IntoView {
    let words = PhotoWords::of(ui.lang);
    let asking = RwSignal::new(false);
    let form = FormName {
        name: format!("delete {}", id.as_str()),
        title: words.delete.to_owned(),
        href: leptos::prelude::window().location().hash().unwrap_or_default(),
    };
    let confirm = move |why: String| {
        let done = ui.session.dispatch(Command::Photo(PhotoWish::Drop { photo: id.clone(), why }))?;
        ui.offer_undo(words.deleted, &done);
        Ok(())
    };
    view! {
        <IconButton
            icon=Icon::Delete
            label=words.delete
            variant=ButtonVariant::Danger
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
