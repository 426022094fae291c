//! The other tabs with the same book: who is open, whose turn it is to start, and what each of them records.
//!
//! Web Locks say which page sessions are open and let one start at a time; BroadcastChannel passes entries on, and the `storage`
//! event does where there is none (WebKit on `file://`). Any of them may be missing, and then the tab does without.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent};

use super::news::News;
use crate::book::sorting::CollectSorted;
use crate::browser::waiting::{resolved, within};
use crate::storage::{Entry, Liveness, Mark, Workspace, decode, encode, read_stored};

/// How long a tab waits for a lock, in milliseconds, before it starts without.
const PATIENCE: u32 = 5_000;

/// The message that says that the book was erased; every other message is bytes.
const ERASED: &str = "erased";

/// What this tab has to do with the others.
pub struct Tabs {
    locks: Option<Locks>,
    prefix: String,
    session: u32,
    channel: Option<BroadcastChannel>,
    mailbox: Rc<Mailbox>,
}

/// A tab's turn to start.
pub enum Turn {
    /// Nobody else starts until the function is called.
    Granted(Function),
    /// The browser has no locks: whoever is not known to be open is taken to be closed.
    NoLocks,
    /// Another tab took too long to start.
    TooLate,
}

impl Turn {
    /// Whether what closed tabs left may be taken over now.
    pub const fn may_adopt(&self) -> bool {
        match self {
            Self::Granted(_) | Self::NoLocks => true,
            Self::TooLate => false,
        }
    }

    /// Lets the next tab start.
    pub fn end(self) {
        match self {
            Self::Granted(release) => resolved(&release),
            Self::NoLocks | Self::TooLate => {}
        }
    }
}

impl Tabs {
    /// A tab that is alone.
    pub fn none(workspace: &Workspace, session: u32) -> Self {
        Self { locks: None, prefix: workspace.prefix(), session, channel: None, mailbox: Rc::default() }
    }

    /// Joins the tabs of a workspace: from now on the others see that this session is open, and what they record arrives.
    pub async fn join(workspace: &Workspace, session: u32) -> Self {
        let mut tabs = Self::none(workspace, session);
        if let Some(locks) = Locks::find() {
            // Held until the page is gone, by which the others know.
            let held = within(PATIENCE, JsFuture::from(locks.hold(&tabs.session_lock(session)))).await;
            tabs.locks = matches!(held, Some(Ok(_))).then_some(locks);
        }
        tabs.open_channel();
        tabs.watch_storage();
        tabs
    }

    /// Waits for the turn to start.
    pub async fn turn(&self) -> Turn {
        let Some(locks) = &self.locks else { return Turn::NoLocks };
        let granted = locks.hold(&format!("{}start", self.prefix));
        match within(PATIENCE, JsFuture::from(granted.clone())).await {
            Some(Ok(release)) => Turn::Granted(release.unchecked_into()),
            Some(Err(_)) => Turn::NoLocks,
            None => {
                spawn_local(async move {
                    // It is granted one day, when nobody waits for it any more.
                    if let Ok(release) = JsFuture::from(granted).await {
                        resolved(release.unchecked_ref());
                    }
                });
                Turn::TooLate
            }
        }
    }

    /// Whether no other page session is open, as far as the browser can tell for certain.
    pub async fn alone(&self) -> bool {
        self.live().await == Liveness::Known([self.session].into())
    }

    /// Which page sessions are open now, this one among them.
    pub async fn live(&self) -> Liveness {
        let Some(locks) = &self.locks else { return Liveness::Unknown };
        match within(PATIENCE, locks.held()).await {
            Some(Ok(names)) => {
                let prefix = format!("{}session/", self.prefix);
                let session = |name: &String| u32::from_str_radix(name.strip_prefix(&prefix)?, 16).ok();
                Liveness::Known(names.iter().filter_map(session).collect_sorted::<BTreeSet<u32>>())
            }
            Some(Err(_)) | None => Liveness::Unknown,
        }
    }

    /// Passes entries on to the other tabs.
    pub fn send(&self, entries: &[Entry]) {
        self.send_segment(&encode(entries));
    }

    /// Passes entries on that were encoded already.
    pub fn send_segment(&self, segment: &[u8]) {
        let letter = [&self.session.to_le_bytes(), segment].concat();
        self.post(&Uint8Array::from(letter.as_slice()));
    }

    /// Tells the other tabs that the book was erased.
    pub fn send_erased(&self) {
        self.post(&ERASED.into());
    }

    /// Tells what other tabs do from now on, and what they did since this one joined.
    pub fn listen(&self, on_news: impl Fn(News) + 'static) {
        let listener: Listener = Rc::new(on_news);
        self.mailbox.listener.replace(Some(Rc::clone(&listener)));
        self.mailbox.waiting.take().into_iter().for_each(|news| listener(news));
    }

    /// Tells whoever listens of entries as if another tab had sent them.
    pub fn deliver_entries(&self, entries: Vec<Entry>) {
        self.mailbox.deliver_entries(entries);
    }

    /// Tells whoever listens of something.
    pub fn deliver(&self, news: News) {
        self.mailbox.deliver(news);
    }

    fn session_lock(&self, session: u32) -> String {
        format!("{}session/{session:08x}", self.prefix)
    }

    fn post(&self, message: &JsValue) {
        // Another tab that misses a message reads what it said from the record when it starts again.
        match self.channel.as_ref().map(|channel| channel.post_message(message)) {
            Some(Ok(()) | Err(_)) | None => {}
        }
    }

    fn open_channel(&mut self) {
        let Ok(channel) = BroadcastChannel::new(&format!("{}news", self.prefix)) else { return };
        let mailbox = Rc::clone(&self.mailbox);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            mailbox.read_message(&event.data());
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
        self.channel = Some(channel);
    }

    fn watch_storage(&self) {
        let Some(window) = web_sys::window() else { return };
        let (mailbox, prefix) = (Rc::downgrade(&self.mailbox), self.prefix.clone());
        let on_storage = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
            let Some(mailbox) = mailbox.upgrade() else { return };
            match (event.key(), event.new_value()) {
                (Some(key), Some(text)) => {
                    if let Some(name) = key.strip_prefix(&prefix) {
                        mailbox.read_storage(name, &text);
                    }
                }
                // A tail goes whenever it is sealed, the manifest never.
                (Some(key), None) if key.strip_prefix(&prefix) != Some("manifest") => {}
                (Some(_) | None, _) => mailbox.deliver(News::Emptied),
            }
        });
        let listening = window.add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref());
        match listening {
            Ok(()) => on_storage.forget(),
            // Without it other tabs are heard through the channel alone.
            Err(_) => drop(on_storage),
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

type Listener = Rc<dyn Fn(News)>;

/// What came before anyone listened, and who does.
#[derive(Default)]
struct Mailbox {
    waiting: RefCell<Vec<News>>,
    listener: RefCell<Option<Listener>>,
    /// The sessions whose messages arrive: their `storage` events say nothing new.
    heard: RefCell<HashSet<u32>>,
}

impl Mailbox {
    fn read_message(&self, message: &JsValue) {
        if message.as_string().as_deref() == Some(ERASED) {
            return self.deliver(News::Erased);
        }
        let Some(letter) = message.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec) else { return };
        let Some((session, segment)) = letter.split_first_chunk::<4>() else { return };
        self.heard.borrow_mut().insert(u32::from_le_bytes(*session));
        self.deliver_entries(decode(segment).0);
    }

    fn read_storage(&self, name: &str, text: &str) {
        let heard = self.heard.borrow();
        let known = match name.split_once('/') {
            None if name == ERASED => {
                drop(heard);
                return self.deliver(News::Erased);
            }
            Some(("tail", session)) => u32::from_str_radix(session, 16).is_ok_and(|session| heard.contains(&session)),
            _ => !heard.is_empty(),
        };
        drop(heard);
        if name == Mark::NAME {
            return self.deliver(News::Marked);
        }
        if !known && let Some((entries, _)) = read_stored(name, text) {
            self.deliver_entries(entries);
        }
    }

    fn deliver_entries(&self, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.deliver(News::Entries(entries));
        }
    }

    fn deliver(&self, news: News) {
        let listener = self.listener.borrow().clone();
        match listener {
            Some(listener) => listener(news),
            None => self.waiting.borrow_mut().push(news),
        }
    }
}

/// The browser's locks. They are called by name because `web-sys` counts them as unstable.
struct Locks(JsValue);

impl Locks {
    fn find() -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
        locks.is_object().then_some(Self(locks))
    }

    /// Settles once the lock is held, with the function that lets go of it.
    fn hold(&self, name: &str) -> Promise {
        Promise::new(&mut |granted, refused| {
            let told = granted.clone();
            let holding = Closure::once_into_js(move |_lock: JsValue| -> JsValue {
                let released = Promise::new(&mut |release, _| match told.call1(&JsValue::UNDEFINED, &release) {
                    Ok(_) | Err(_) => {}
                });
                released.into()
            });
            let asked = method(&self.0, "request")
                .and_then(|request| request.call2(&self.0, &name.into(), &holding))
                .and_then(|asked| method(&asked, "catch")?.call1(&asked, &refused));
            if asked.is_err() {
                resolved(&refused);
            }
        })
    }

    /// The names of the locks that are held.
    async fn held(&self) -> Result<Vec<String>, JsValue> {
        let asked: Promise = method(&self.0, "query")?.call0(&self.0)?.dyn_into()?;
        let answer = JsFuture::from(asked).await?;
        let held: Array = Reflect::get(&answer, &"held".into())?.dyn_into()?;
        let name = |lock: JsValue| Reflect::get(&lock, &"name".into()).ok()?.as_string();
        Ok(held.iter().filter_map(name).collect())
    }
}

fn method(of: &JsValue, name: &str) -> Result<Function, JsValue> {
    Reflect::get(of, &name.into())?.dyn_into()
}
