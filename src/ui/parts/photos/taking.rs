//! Taking photos: choosing, dropping or pasting them, and keeping one after the other.
//!
//! Each is looked at before it is decoded, made smaller, put on the disk, and only then named by the book. One that is refused is told by
//! name, and the others go on.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File};

use crate::app::session::NotKept;
use crate::book::ChangeId;
use crate::browser::{pictures, waiting};
use crate::domain::blob::BlobHash;
use crate::domain::carrier::Carrier;
use crate::domain::command::Refusal;
use crate::domain::photo::{LARGEST_FILE, NotAPhoto, Picture, PictureKind, look, read_exif};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, Tone};
use crate::ui::files;
use crate::ui::words::{self, PhotoWords};

/// Where photos come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The camera opens at once, where there is one.
    Camera,
    /// The browser's choice of files.
    Files,
}

/// What is being kept.
#[derive(Clone, PartialEq)]
struct Going {
    at: usize,
    all: usize,
    name: String,
}

/// Files that are still to be kept, each with what it shows.
type Waiting = Rc<RefCell<VecDeque<(Carrier, File)>>>;

/// The taking of photos on one page. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Taking {
    ui: Ui,
    input: NodeRef<html::Input>,
    /// What the files are for that the browser is asking for.
    target: StoredValue<Option<Carrier>>,
    /// What is still to be kept. Whoever keeps it holds it too, and goes on when the page is left.
    waiting: StoredValue<Waiting, LocalStorage>,
    going: RwSignal<Option<Going>>,
    refused: RwSignal<Vec<String>>,
}

impl Taking {
    /// Nothing is being taken.
    pub fn new(ui: Ui) -> Self {
        Self {
            ui,
            input: NodeRef::new(),
            target: StoredValue::new(None),
            waiting: StoredValue::new_local(Waiting::default()),
            going: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
        }
    }

    /// What files are for that are chosen without a button being pressed first.
    pub fn is_usually_of(self, of: Carrier) -> Self {
        self.target.set_value(Some(of));
        self
    }

    /// Asks the browser for photos.
    pub fn ask(self, of: Carrier, from: Source) {
        self.target.set_value(Some(of));
        let Some(input) = self.input.try_get_untracked().flatten() else { return };
        let set = match from {
            Source::Camera => input.set_attribute("capture", "environment"),
            Source::Files => input.remove_attribute("capture"),
        };
        // Without the word the browser asks where they are to come from.
        drop(set);
        input.click();
    }

    fn chosen(self) {
        let Some(input) = self.input.try_get_untracked().flatten() else { return };
        let chosen = input.files();
        let files: Vec<File> =
            chosen.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.item(at))).collect();
        // Emptied, so that the same file can be chosen again.
        input.set_value("");
        if let Some(of) = self.target.get_value() {
            self.take(of, files);
        }
    }

    /// Keeps these files as photos, behind those that are being kept.
    pub fn take(self, of: Carrier, files: Vec<File>) {
        if files.is_empty() {
            return;
        }
        self.refused.set(Vec::new());
        self.ui.session.blobs().queue(files.len());
        let waiting = self.waiting.get_value();
        let is_idle = waiting.borrow().is_empty() && self.going.with_untracked(Option::is_none);
        waiting.borrow_mut().extend(files.into_iter().map(|file| (of.clone(), file)));
        if is_idle {
            spawn_local(self.keep_all(waiting));
        }
    }

    async fn keep_all(self, waiting: Waiting) {
        let mut kept: Vec<ChangeId> = Vec::new();
        let (mut at, mut added) = (0, 0);
        // Borrowed for no longer than a look: more may be chosen meanwhile.
        let next = || waiting.borrow_mut().pop_front();
        while let Some((of, file)) = next() {
            at += 1;
            let all = at + waiting.borrow().len();
            self.going.try_set(Some(Going { at, all, name: file.name() }));
            waiting::breathe().await;
            let kept_one = keep_one(self.ui, of, &file).await;
            self.ui.session.blobs().settle();
            match kept_one {
                Ok(changes) => {
                    added += 1;
                    kept.extend(changes);
                }
                Err(why) => {
                    // A page that was left shows it nowhere else.
                    if self.refused.try_update(|refused| refused.push(why.clone())).is_none() {
                        self.ui.toast(why, Tone::Warn);
                    }
                }
            }
        }
        self.going.try_set(None);
        if added > 0 {
            self.ui.offer_undo_of(&words::photos_added(added, self.ui.lang), kept);
        }
    }
}

/// Keeps one file; the changes that it made, or why it is not taken.
async fn keep_one(ui: Ui, of: Carrier, file: &File) -> Result<Vec<ChangeId>, String> {
    let (name, lang) = (file.name(), ui.lang);
    if file.size() > LARGEST_FILE as f64 {
        return Err(words::not_a_photo(&name, NotAPhoto::TooLarge, lang));
    }
    let bytes = files::bytes_of(file).await.map_err(|_| words::photo_unreadable(&name, lang))?;
    let seen = look(&bytes).map_err(|why| words::not_a_photo(&name, why, lang))?;
    let exif = read_exif(&bytes);
    let original_bytes = bytes.len() as u64;
    drop(bytes);
    let shrunk = pictures::shrink(file).await;
    let shrunk = shrunk.map_err(|_| words::not_decoded(&name, seen.kind == PictureKind::Heif, lang))?;
    let picture = Picture {
        hash: BlobHash::of(&shrunk.jpeg),
        width: shrunk.width,
        height: shrunk.height,
        bytes: shrunk.jpeg.len() as u64,
        name: name.clone(),
        original_bytes,
        taken_at: exif.taken_at,
        place: exif.place.map(|place| place.to_string()),
    };
    ui.session.add_photo(of, picture, shrunk.jpeg, shrunk.small).await.map_err(|why| match why {
        NotKept::Bytes(trouble) => words::photo_not_kept(&name, trouble, lang),
        NotKept::Book(Refusal::NothingChanges) => words::photo_known(&name, lang),
        NotKept::Book(refusal) => format!("{name}: {}", words::refusal(&refusal, lang)),
    })
}

/// The files that somebody drops: all of them, since a browser opens what nobody takes in place of the page.
pub fn dropped_files(carried: Option<DataTransfer>) -> Vec<File> {
    let list = carried.and_then(|carried| carried.files());
    list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.item(at))).collect()
}

/// The pictures that somebody pastes.
fn pasted_pictures(carried: Option<DataTransfer>) -> Vec<File> {
    let mut files = dropped_files(carried);
    files.retain(|file| file.type_().starts_with("image/"));
    files
}

/// Where photos are chosen, what is being kept, and what was not taken. One stands on each page that takes photos.
#[component]
pub fn TakingPlace(
    taking: Taking,
    /// What pasted pictures are of, while the page is open.
    #[prop(into)]
    pasted: Callback<(), Carrier>,
) -> impl IntoView {
    let Taking { ui, input, going, refused, .. } = taking;
    let words = PhotoWords::of(ui.lang);
    let pasting = window_event_listener_untyped("paste", move |ev| {
        let Ok(ev) = ev.dyn_into::<ClipboardEvent>() else { return };
        let files = pasted_pictures(ev.clipboard_data());
        // Cells of a spreadsheet bring a picture of themselves along: as a table they went elsewhere.
        if !files.is_empty() && !ev.default_prevented() {
            ev.prevent_default();
            taking.take(pasted.run(()), files);
        }
    });
    on_cleanup(move || pasting.remove());
    let semicolon = words::semicolon(ui.lang);
    let told = move || {
        let reasons = refused.get();
        (!reasons.is_empty()).then(|| {
            view! {
                <Banner
                    tone=Tone::Warn
                    title=words.not_taken
                    text=reasons.join(semicolon)
                    actions=move || view! {
                        <Button
                            label=ui.common().dismiss
                            size=ButtonSize::Small
                            on_press=move |()| refused.set(Vec::new())
                        />
                    }
                />
            }
        })
    };
    view! {
        <div class="no-print photos__taking">
            <input
                class="visually-hidden"
                type="file"
                tabindex="-1"
                node_ref=input
                accept="image/*"
                multiple=true
                aria-label=words.add
                on:change=move |_| taking.chosen()
            />
            <p role="status" class="quiet">
                {move || going.get().map(|going| words::photos_going(going.at, going.all, &going.name, ui.lang))}
            </p>
            {told}
        </div>
    }
}
