//! Input methods: what is typed while a word is still being composed, and the key that ends it.
//!
//! Initials of pinyin are what many search by, and a Chinese input method holds them back until a word is chosen: letters are searched
//! for as they are typed, characters only once they are chosen.

mod letters;

use leptos::prelude::event_target_value;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, InputEvent, KeyboardEvent};

use letters::letters_so_far;

/// What the browsers call a key that an input method has taken for itself.
const TAKEN: u32 = 229;

/// Whether a key belongs to an input method: it ends a word or chooses one, and does nothing else.
///
/// Safari says that the word has ended before it tells of the Enter that ended it, so that only the code of the key is left to go by.
pub fn is_for_input_method(ev: &KeyboardEvent) -> bool {
    ev.is_composing() || ev.key_code() == TAKEN
}

/// What an `input` event asks to search for; none while a word is being composed that is no word yet.
pub fn searched_for(ev: &Event) -> Option<String> {
    let value = event_target_value(ev);
    match ev.dyn_ref::<InputEvent>().filter(|ev| ev.is_composing()) {
        Some(ev) => letters_so_far(&value, &ev.data().unwrap_or_default()),
        None => Some(value),
    }
}
