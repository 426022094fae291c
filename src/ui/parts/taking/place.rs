//! Taking photos and attachments: choosing, dropping or pasting them, and keeping one after the other.
//!
//! Each goes its way ([`super::keeping`]): it is put on the disk, and only then named by the book. One that is refused is told by name, and
//! the others go on.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, File};

use crate::book::ChangeId;
use crate::browser::waiting;
use crate::domain::attachment::{Way, is_called_attachment};
use crate::domain::carrier::Carrier;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Button, ButtonSize, Tone};
use crate::ui::words::{self, PhotoWords};

use super::keeping::keep_one;

/// Where photos come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The camera opens at once, where there is one.
    Camera,
    /// The browser's choice of pictures.
    Files,
    /// Its choice of any files.
    Attachments,
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

    /// Asks the browser for photos or other files.
    pub fn ask(self, of: Carrier, from: Source) {
        self.target.set_value(Some(of));
        let Some(input) = self.input.try_get_untracked().flatten() else { return };
        let set = match from {
            Source::Camera => input.set_attribute("capture", "environment"),
            Source::Files | Source::Attachments => input.remove_attribute("capture"),
        };
        // Some devices offer no files of office programs by their endings; what does not fit is refused with words.
        let offered = match from {
            Source::Camera | Source::Files => input.set_attribute("accept", "image/*"),
            Source::Attachments => input.remove_attribute("accept"),
        };
        // Without the word the browser asks where they are to come from.
        drop((set, offered));
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

    /// Keeps these files, each as what it is, behind those that are being kept.
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
        let (mut at, mut photos, mut attachments) = (0, 0, 0);
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
                Ok((way, changes)) => {
                    match way {
                        Way::Photo => photos += 1,
                        Way::Attachment => attachments += 1,
                    }
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
        if photos + attachments > 0 {
            self.ui.offer_undo_of(&words::files_added(photos, attachments, self.ui.lang), kept);
        }
    }
}

/// The files that somebody drops: all of them, since a browser opens what nobody takes in place of the page.
pub fn dropped_files(carried: Option<DataTransfer>) -> Vec<File> {
    let list = carried.and_then(|carried| carried.files());
    list.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.item(at))).collect()
}

/// The pictures and files that somebody pastes.
fn pasted_files(carried: Option<DataTransfer>) -> Vec<File> {
    let mut files = dropped_files(carried);
    files.retain(|file| file.type_().starts_with("image/") || is_called_attachment(&file.name()));
    files
}

/// Where photos and attachments are chosen, what is being kept, and what was not taken. One stands on each page that takes photos.
#[component]
pub fn TakingPlace(
    taking: Taking,
    /// What pasted files are of, while the page is open; nothing is taken by pasting where it is not said.
    #[prop(optional, into)]
    pasted: Option<Callback<(), Carrier>>,
) -> impl IntoView {
    let Taking { ui, input, going, refused, .. } = taking;
    let words = PhotoWords::of(ui.lang);
    let pasting = window_event_listener_untyped("paste", move |ev| {
        let Ok(ev) = ev.dyn_into::<ClipboardEvent>() else { return };
        let files = pasted_files(ev.clipboard_data());
        // Cells of a spreadsheet bring a picture of themselves along: as a table they went elsewhere.
        let Some(pasted) = pasted.filter(|_| !files.is_empty()) else { return };
        if !ev.default_prevented() {
            ev.prevent_default();
            taking.take(pasted.run(()), files);
        }
    });
    on_cleanup(move || pasting.remove());
    // Pasting belongs to the page as a whole; beside it there may be others, of a list of notes.
    let class = if pasted.is_some() { "no-print photos__taking" } else { "no-print files__taking" };
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
        <div class=class>
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
                {move || going.get().map(|going| words::files_going(going.at, going.all, &going.name, ui.lang))}
            </p>
            {told}
        </div>
    }
}
