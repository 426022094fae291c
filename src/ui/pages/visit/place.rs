//! Where one is in a long checklist: jumps, the keys j and k, and the place that is kept while one is away.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use leptos::web_sys::{
    Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, Storage,
};

use crate::domain::ids::VisitId;

/// For how many frames the focus waits for an item that is being drawn.
const PATIENCE: u32 = 120;

/// A place of the page that one can be brought to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// An item, by its key.
    Item(String),
    /// A section, by its key.
    Section(String),
    /// 本项目未销号问题.
    Problems,
    /// 督查结果.
    Finish,
}

impl Place {
    /// The id of its element.
    pub fn id(&self) -> String {
        match self {
            Self::Item(key) => format!("item-{key}"),
            Self::Section(key) => format!("section-{key}"),
            Self::Problems => "open-problems".to_owned(),
            Self::Finish => "finish".to_owned(),
        }
    }

    /// Brings it into sight, and the focus to what can be filled in there.
    pub fn show(&self) {
        let Some(element) = document().get_element_by_id(&self.id()) else { return };
        let position = match self {
            Self::Item(_) => ScrollLogicalPosition::Center,
            Self::Section(_) | Self::Problems | Self::Finish => ScrollLogicalPosition::Start,
        };
        let focused = self.take_focus(&element);
        let how = ScrollIntoViewOptions::new();
        how.set_block(position);
        element.scroll_into_view_with_scroll_into_view_options(&how);
        if !focused {
            // In sight now, so that it is drawn next.
            self.clone().focus_once_drawn(PATIENCE);
        }
    }

    /// Puts the focus into what can be filled in there. False where it is not drawn yet.
    fn take_focus(&self, element: &Element) -> bool {
        let inside = match self {
            Self::Item(_) | Self::Section(_) => ".item__answer",
            Self::Problems => "summary, a",
            Self::Finish => "form, .form-grid",
        };
        let Some(target) = element.query_selector(inside).ok().flatten() else { return false };
        // A finger that goes to the end wants to read it; the keyboard would rise over half of that.
        if matches!(self, Self::Finish) && is_touched() {
            return true;
        }
        match first_stop(&target) {
            // Nor does it where an item is looked for: the item itself is where the next one is counted from.
            Some(stop) if is_touched() && is_typed(&stop) => rest_at(element),
            Some(stop) => focus(&stop),
            None => {}
        }
        true
    }

    fn focus_once_drawn(self, frames: u32) {
        request_animation_frame(move || {
            let Some(element) = document().get_element_by_id(&self.id()) else { return };
            if !self.take_focus(&element) && frames > 0 {
                self.focus_once_drawn(frames - 1);
            }
        });
    }

    /// Shows the first of these items behind the one where the focus is, or the first of all.
    pub fn next_of(keys: &[String]) {
        let all = all_items();
        let at = current_item().and_then(|item| all.iter().position(|one| *one == item));
        let place_of = |key: &String| {
            let id = Self::Item(key.clone()).id();
            all.iter().position(|item| item.id() == id)
        };
        let behind = keys.iter().find(|key| at.is_none_or(|at| place_of(key).is_some_and(|place| place > at)));
        if let Some(key) = behind.or_else(|| keys.first()) {
            Self::Item(key.clone()).show();
        }
    }
}

/// j goes to the next item, k to the one before, wherever nothing is being typed.
pub fn walk_by_keys(ev: KeyboardEvent) {
    let step = match ev.key().as_str() {
        "j" => 1,
        "k" => -1,
        _ => return,
    };
    let typing = ev.target().is_some_and(|target| {
        target.dyn_ref::<HtmlInputElement>().is_some()
            || target.dyn_ref::<HtmlTextAreaElement>().is_some()
            || target.dyn_ref::<HtmlSelectElement>().is_some()
    });
    if typing || ev.ctrl_key() || ev.alt_key() || ev.meta_key() {
        return;
    }
    if let Some(next) = neighbour(step) {
        ev.prevent_default();
        next.show();
    }
}

/// Shows the item before the one where the focus is.
pub fn go_back() {
    if let Some(before) = neighbour(-1) {
        before.show();
    }
}

/// The item so many places behind the one where the focus is.
fn neighbour(step: isize) -> Option<Place> {
    let all = all_items();
    let at = current_item().and_then(|item| all.iter().position(|one| *one == item))?;
    let next = at.checked_add_signed(step).and_then(|next| all.get(next))?;
    Some(Place::Item(next.id().trim_start_matches("item-").to_owned()))
}

/// Puts the focus into what an item has just opened, once it is there.
pub fn focus_when_there(selector: String) {
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            focus(&found);
        }
    });
}

/// Brings the page back to where it was when the person left it, and remembers where she leaves it.
///
/// The place is kept for as long as the tab is open. A browser that gives no session storage starts at the top.
pub fn keep_scroll(visit: &VisitId) {
    let key = format!("sitebook.place.{}", visit.as_str());
    if let Some(top) = kept().and_then(|kept| kept.get_item(&key).ok().flatten()?.parse::<f64>().ok()) {
        // Behind the frame's own jump to the top of a new page, which is made before the next frame.
        request_animation_frame(move || {
            request_animation_frame(move || window().scroll_to_with_x_and_y(0.0, top));
        });
    }
    let top = StoredValue::new(None::<f64>);
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| {
        top.try_set_value(window().page_y_offset().ok());
    });
    let write = {
        let key = key.clone();
        move || {
            if let (Some(Some(top)), Some(kept)) = (top.try_get_value(), kept())
                && kept.set_item(&key, &top.to_string()).is_err()
            {
                leptos::logging::warn!("the place in the checklist is not kept");
            }
        }
    };
    let hide = Closure::<dyn Fn()>::new(write.clone());
    let hidden = window().add_event_listener_with_callback("pagehide", hide.as_ref().unchecked_ref()).is_ok();
    let hide = StoredValue::new_local(hide);
    restore_by_hand(true);
    on_cleanup(move || {
        write();
        scrolled.remove();
        restore_by_hand(false);
        if hidden {
            hide.try_with_value(|hide| {
                drop(window().remove_event_listener_with_callback("pagehide", hide.as_ref().unchecked_ref()));
            });
        }
    });
}

/// Keeps the browser from moving the page on "back" before the page knows that it is left.
fn restore_by_hand(by_hand: bool) {
    if let Ok(history) = window().history() {
        let how = if by_hand { "manual" } else { "auto" };
        if js_sys::Reflect::set(&history, &"scrollRestoration".into(), &how.into()).is_err() {
            leptos::logging::warn!("the browser restores the place by itself");
        }
    }
}

/// Follows whether 督查结果 has come into sight.
pub fn follow_end(at_end: RwSignal<bool>) {
    let asked = StoredValue::new(false);
    let look = move || {
        if asked.try_get_value() != Some(false) {
            return;
        }
        asked.set_value(true);
        request_animation_frame(move || {
            // The page may have gone within the frame.
            asked.try_set_value(false);
            let Some(before) = at_end.try_get_untracked() else { return };
            let now = is_end_in_sight();
            if now != before {
                at_end.set(now);
            }
        });
    };
    request_animation_frame(look);
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| look());
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
}

/// Whether the head of 督查结果 stands in the upper two thirds of the window, or above.
fn is_end_in_sight() -> bool {
    let Some(end) = document().get_element_by_id(&Place::Finish.id()) else { return false };
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    end.get_bounding_client_rect().top() < height * 2.0 / 3.0
}

fn is_touched() -> bool {
    window().match_media("(pointer: coarse)").ok().flatten().is_some_and(|media| media.matches())
}

fn kept() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

/// The place of the first item that reaches into the window; 0 where there is none.
pub fn first_in_sight() -> usize {
    let all = all_items();
    let found = all.partition_point(|item| item.get_bounding_client_rect().bottom() <= 0.0);
    if found < all.len() { found } else { 0 }
}

fn all_items() -> Vec<Element> {
    let Ok(list) = document().query_selector_all(".visit .item") else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into::<Element>().ok()).collect()
}

fn current_item() -> Option<Element> {
    document().active_element()?.closest(".item").ok().flatten()
}

fn first_stop(inside: &Element) -> Option<HtmlElement> {
    let stop = inside.query_selector("[role=radio][tabindex=\"0\"], input, select, textarea, button").ok()??;
    stop.dyn_into().ok()
}

/// Whether the keyboard of a tablet or a phone rises for it.
fn is_typed(stop: &HtmlElement) -> bool {
    let is_text = |input: &HtmlInputElement| !matches!(&*input.type_(), "radio" | "checkbox" | "button");
    stop.dyn_ref::<HtmlTextAreaElement>().is_some() || stop.dyn_ref::<HtmlInputElement>().is_some_and(is_text)
}

/// Puts the focus on an item and into none of its fields.
fn rest_at(item: &Element) {
    if item.set_attribute("tabindex", "-1").is_ok()
        && let Some(item) = item.dyn_ref::<HtmlElement>()
    {
        focus(item);
    }
}

fn focus(element: &HtmlElement) {
    // It throws for nothing that stands in a page.
    drop(element.focus());
}
