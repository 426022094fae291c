//! Whether the browser keeps what the page stores, as far as it says, and asking it to.
//!
//! Which signs mean what, and when the browser is asked, is decided by `app::permanence`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::permanence::{
    Asked, Engine, Folder, Origin, PrivateWindow, Promise, Signs, asks_by_itself, private_window,
};
use crate::app::session::Session;
use crate::browser::storage_manager::{self, Room, Unanswered};

use super::browser::{self, Place};

/// Where it is remembered on this device that the browser was asked.
const ASKED: &str = "sitebook.persist-asked";

/// What is known of it. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Permanence {
    /// Whether the window is a private one.
    pub window: RwSignal<PrivateWindow>,
    /// Whether the browser has promised to keep what is stored.
    pub promise: RwSignal<Promise>,
    /// The room that it gives.
    pub room: RwSignal<Room>,
    engine: Engine,
    origin: Origin,
    /// Whether the page has asked since it was opened.
    has_asked: StoredValue<bool>,
}

impl Permanence {
    /// Nothing is known yet.
    pub fn new() -> Self {
        let engine = Engine::of(&browser::user_agent());
        let origin = match browser::place() {
            Place::ByAddress => Origin::Address,
            Place::ByPath | Place::SharedByFiles => Origin::File,
        };
        let window = match engine {
            Engine::Chromium => PrivateWindow::Unknown,
            Engine::Firefox | Engine::WebKit => PrivateWindow::Unlikely,
        };
        Self {
            window: RwSignal::new(window),
            promise: RwSignal::new(Promise::Impossible),
            room: RwSignal::new(Room::default()),
            engine,
            origin,
            has_asked: StoredValue::new(false),
        }
    }

    /// Looks at what the browser says, and asks for its promise once the first change of this page is safe. Call it once.
    pub fn follow(self, session: Session) {
        spawn_local(self.look());
        Effect::new(move |_| {
            let fits = session.has_saved().get()
                && asks_by_itself(self.origin, self.engine, self.promise.get(), self.window.get(), was_asked());
            if fits && self.has_asked.try_update_value(|asked| std::mem::replace(asked, true)) == Some(false) {
                self.ask();
            }
        });
    }

    /// Looks at what the browser says.
    pub async fn look(self) {
        let room = storage_manager::room().await;
        let folder = match self.engine {
            // What it answers says nothing.
            Engine::Chromium => Folder::Missing,
            Engine::Firefox | Engine::WebKit => folder().await,
        };
        let memory = storage_manager::script_memory();
        self.room.set(room);
        self.window.set(private_window(&Signs { engine: self.engine, folder, quota: room.quota, memory }));
        self.promise.set(match (storage_manager::persisted().await, self.origin) {
            (Ok(true), _) => Promise::Given,
            (Ok(false), Origin::Address) => Promise::NotGiven,
            (Ok(false), Origin::File) | (Err(_), _) => Promise::Impossible,
        });
    }

    /// Asks the browser for its promise. Nothing waits for the answer, which may never come.
    pub fn ask(self) {
        remember_asked();
        spawn_local(async move {
            if storage_manager::persist().await == Ok(true) {
                self.promise.set(Promise::Given);
            }
        });
    }

    /// Whether a person may ask for the promise.
    pub fn may_be_asked(self) -> bool {
        self.origin == Origin::Address
            && self.promise.get() == Promise::NotGiven
            && self.window.get() != PrivateWindow::Likely
    }
}

async fn folder() -> Folder {
    match storage_manager::folder().await {
        Ok(()) => Folder::Given,
        Err(Unanswered::Refused(error)) => Folder::Refused(error),
        Err(Unanswered::Missing | Unanswered::Late) => Folder::Missing,
    }
}

fn was_asked() -> Asked {
    let kept = window().local_storage().ok().flatten().and_then(|storage| storage.get_item(ASKED).ok().flatten());
    if kept.is_some() { Asked::Before } else { Asked::Never }
}

fn remember_asked() {
    let kept = window().local_storage().ok().flatten().map(|storage| storage.set_item(ASKED, "1"));
    if !matches!(kept, Some(Ok(()))) {
        leptos::logging::warn!("storage is blocked or full: the browser will be asked again");
    }
}
