//! Committing what is typed: in pauses, when its field is left, and before the page goes.
//!
//! One set of listeners at the root hears every field that takes words, whoever built it; only fields marked `data-words="passing"`, such as a
//! search, are passed over. What became of the words is told to [`Unsaved`], from where the badge knows.
//!
//! Fields commit on `change`, which a browser only sends when the focus leaves them. Someone who presses "back", closes
//! the tablet's cover or switches to the camera leaves without that; and whoever writes a long note stays in its field.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{
    Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent,
    VisibilityState,
};

use crate::app::typed_fields::Taken;

use super::controls::note_typed;
use super::unsaved::Unsaved;

thread_local! {
    /// The field in which someone has typed since it last said `change`.
    static TYPED: RefCell<Option<Element>> = const { RefCell::new(None) };
    /// The field with the focus, and the text that it came with or has said last.
    static SAID: RefCell<Option<(Element, String)>> = const { RefCell::new(None) };
}

/// How long somebody pauses before the text that they are in the middle of is committed, in milliseconds.
const PAUSE: Duration = Duration::from_millis(900);

/// How long somebody may go on typing without a pause before what stands there is committed all the same.
const LONGEST: Duration = Duration::from_secs(10);

/// How often it is looked whether fields with words of their own are still there.
const LOOK: Duration = Duration::from_millis(200);

/// Commits the field in which someone types whenever the page is hidden, closed or changed. Call it once.
pub fn commit_before_leaving() {
    let commit = Closure::<dyn Fn()>::new(commit_typed);
    let call = commit.as_ref().unchecked_ref();
    let page: EventTarget = window().into();
    let shown: EventTarget = document().into();
    // On the way down, so that it runs before the new address builds another page.
    let heard = [
        page.add_event_listener_with_callback_and_bool("hashchange", call, true),
        page.add_event_listener_with_callback_and_bool("pagehide", call, true),
        shown.add_event_listener_with_callback_and_bool("visibilitychange", call, true),
    ];
    if heard.iter().all(Result::is_ok) {
        commit.forget();
    }
}

/// Commits words whenever their writer pauses or leaves their field, and tells what became of them. Nothing is committed in the middle of
/// what an input method composes. Call it once.
pub fn commit_in_pauses(unsaved: Unsaved) {
    let listeners = Rc::new(Listeners { unsaved, pause: RefCell::default(), longest: RefCell::default() });
    let on = |name: &'static str, heard: fn(&Rc<Listeners>, &Event)| {
        let listeners = Rc::clone(&listeners);
        hear(name, Closure::new(move |ev| heard(&listeners, &ev)));
    };
    on("input", Listeners::typed);
    on("compositionend", Listeners::typed);
    on("change", Listeners::changed);
    on("focusin", |_, ev| SAID.set(field_of(ev).map(with_text)));
    // Not `focusout`, which comes after it: by then the field itself may show what came while somebody wrote in it.
    on("blur", Listeners::left);
    // Before the dialog hears of it and goes.
    on("keydown", |_, ev| {
        if ev.dyn_ref::<KeyboardEvent>().is_some_and(|ev| ev.key() == "Escape") {
            commit_typed();
        }
    });
}

/// Does something whenever the page is hidden or closed, after what was typed has been committed. Call it behind
/// [`commit_before_leaving`].
pub fn before_leaving(work: impl Fn() + 'static) {
    when_visibility(VisibilityState::Hidden, work);
}

/// Does something whenever somebody turns to the page again.
pub fn when_shown_again(work: impl Fn() + 'static) {
    when_visibility(VisibilityState::Visible, work);
}

fn when_visibility(is: VisibilityState, work: impl Fn() + 'static) {
    let work = Closure::<dyn Fn()>::new(move || {
        if document().visibility_state() == is {
            work();
        }
    });
    let call = work.as_ref().unchecked_ref();
    let page: EventTarget = window().into();
    let shown: EventTarget = document().into();
    let closed = match is {
        VisibilityState::Hidden => page.add_event_listener_with_callback("pagehide", call),
        _ => Ok(()),
    };
    if closed.is_ok() && shown.add_event_listener_with_callback("visibilitychange", call).is_ok() {
        work.forget();
    }
}

/// Lets the browser ask before the page is closed, for as long as that would lose something. What is just being typed is committed first.
pub fn ask_before_closing(unsaved: Unsaved, is_erased: impl Fn() -> bool + 'static) {
    let asks = unsaved.asks_before_closing();
    let closing = window_event_listener(leptos::ev::beforeunload, move |ev| {
        // A book that was erased takes nothing more, and nothing of it is worth asking for.
        if is_erased() {
            return;
        }
        let before = unsaved.taken();
        let typed = TYPED.with_borrow(Clone::clone);
        commit_typed();
        if let Some(field) = typed.filter(|_| unsaved.taken() > before) {
            unsaved.committed(&field, Taken::Kept);
        }
        if asks.get_untracked() {
            ask(&ev);
        }
    });
    on_cleanup(move || closing.remove());
}

struct Listeners {
    unsaved: Unsaved,
    pause: RefCell<Option<TimeoutHandle>>,
    /// Runs from the first letter that is not committed on.
    longest: RefCell<Option<TimeoutHandle>>,
}

impl Listeners {
    fn typed(self: &Rc<Self>, ev: &Event) {
        let Some(field) = field_of(ev) else { return };
        note_typed(&field);
        if self.unsaved.has_no_fields() {
            self.look_later();
        }
        self.unsaved.typed(field.clone());
        TYPED.set(Some(field.clone()));
        clear(&self.pause);
        // What an input method is still composing is no text yet.
        if ev.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            clear(&self.longest);
            return;
        }
        let paused = {
            let field = field.clone();
            move || commit_in(&field)
        };
        self.pause.replace(set_timeout_with_handle(paused, PAUSE).ok());
        if self.longest.borrow().is_none() {
            self.longest.replace(set_timeout_with_handle(move || commit_in(&field), LONGEST).ok());
        }
    }

    fn changed(self: &Rc<Self>, ev: &Event) {
        let Some(field) = field_of(ev) else { return };
        let is_typed = TYPED.with_borrow(|typed| typed.as_ref() == Some(&field));
        if ev.is_trusted() && !is_typed && has_said(&field) {
            // All of it was said in a pause. Said once more it would decide a conflict that has come up meanwhile.
            ev.stop_propagation();
            return;
        }
        TYPED.set(None);
        SAID.set(Some(with_text(field.clone())));
        clear(&self.pause);
        clear(&self.longest);
        self.tell_later(field);
    }

    /// The browser says no `change` for a field that is left as it was found, nor for one that was taken back to that after a pause, or
    /// filled in by another program.
    fn left(self: &Rc<Self>, ev: &Event) {
        let Some(field) = field_of(ev) else { return };
        if TYPED.with_borrow(|typed| typed.as_ref() != Some(&field)) {
            return;
        }
        if !has_said(&field) {
            return say_change(&field);
        }
        TYPED.set(None);
        clear(&self.pause);
        clear(&self.longest);
        self.unsaved.committed(&field, Taken::Kept);
    }

    /// Tells what became of a field's words once everybody has heard of them: forms follow in a moment.
    fn tell_later(self: &Rc<Self>, field: Element) {
        let (unsaved, before) = (self.unsaved, self.unsaved.taken());
        let tell = move || {
            let is_typed_again = TYPED.with_borrow(|typed| typed.as_ref() == Some(&field));
            if !is_typed_again {
                let taken = if unsaved.taken() > before { Taken::Kept } else { Taken::ByNobody };
                unsaved.committed(&field, taken);
            }
        };
        set_timeout(tell, Duration::ZERO);
    }

    /// Forms and pages go without a word about their fields.
    fn look_later(self: &Rc<Self>) {
        let listeners = Rc::clone(self);
        let look = move || {
            listeners.unsaved.look();
            if !listeners.unsaved.has_no_fields() {
                listeners.look_later();
            }
        };
        set_timeout(look, LOOK);
    }
}

fn clear(timer: &RefCell<Option<TimeoutHandle>>) {
    if let Some(timer) = timer.take() {
        timer.clear();
    }
}

/// Hears of something anywhere on the page, before whatever it happens to.
fn hear(name: &str, heard: Closure<dyn Fn(Event)>) {
    let page: EventTarget = document().into();
    if page.add_event_listener_with_callback_and_bool(name, heard.as_ref().unchecked_ref(), true).is_ok() {
        heard.forget();
    }
}

fn field_of(ev: &Event) -> Option<Element> {
    ev.target()?.dyn_into::<Element>().ok().filter(takes_words)
}

/// Says `change` for a field, if somebody has typed into it since it last did and is still there.
fn commit_in(field: &Element) {
    if document().active_element().as_ref() == Some(field) {
        commit_typed();
    }
}

/// Says `change` for the field that has the focus, if somebody has typed into it since it last did. Said once more it would decide a
/// conflict that has come up meanwhile, for the text that happens to stand there.
fn commit_typed() {
    let typed = |field: &Element| TYPED.with_borrow(|typed| typed.as_ref() == Some(field));
    if let Some(focused) = document().active_element().filter(typed) {
        say_change(&focused);
    }
}

fn say_change(field: &Element) {
    // It need not bubble: fields listen on the input itself.
    if let Ok(change) = Event::new("change")
        && field.dispatch_event(&change).is_err()
    {
        leptos::logging::warn!("the field could not be committed");
    }
}

/// Asks whoever is about to close the page, or to start it again, whether they mean it, while something is under way that would not be
/// there afterwards. Call it once.
pub fn ask_before_leaving(is_under_way: impl Fn() -> bool + 'static) {
    let listening = window_event_listener(leptos::ev::beforeunload, move |ev| {
        if is_under_way() {
            ask(&ev);
        }
    });
    // For as long as the page lives.
    drop(listening);
}

fn ask(closing: &web_sys::BeforeUnloadEvent) {
    closing.prevent_default();
    // The browser says it in words of its own; some of them only if there are any here.
    closing.set_return_value("…");
}

fn with_text(field: Element) -> (Element, String) {
    let text = text_in(&field);
    (field, text)
}

/// Whether a field holds nothing but what it has said, or came with.
fn has_said(field: &Element) -> bool {
    SAID.with_borrow(|said| said.as_ref().is_some_and(|(other, text)| other == field && *text == text_in(field)))
}

fn text_in(field: &Element) -> String {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.text_content().unwrap_or_default(),
    }
}

/// Whether words are typed into an element: into every field but those that say they are passing, and those of another kind.
pub fn takes_words(element: &Element) -> bool {
    let is_field = element.dyn_ref::<HtmlTextAreaElement>().is_some()
        || element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable)
        || element.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
            let kind = input.type_();
            !matches!(
                kind.as_str(),
                "checkbox" | "radio" | "file" | "range" | "color" | "hidden" | "button" | "submit" | "reset" | "image"
            )
        });
    is_field && element.get_attribute("data-words").as_deref() != Some("passing")
}
