//! Initials of pinyin, asked of the browser's own collation: no table to carry along.

use std::cell::RefCell;
use std::collections::HashMap;

use leptos::wasm_bindgen::JsValue;

/// The first character of each initial in the order of pinyin, and the initial.
const BOUNDARIES: [(&str, char); 23] = [
    ("阿", 'a'),
    ("八", 'b'),
    ("嚓", 'c'),
    ("哒", 'd'),
    ("妸", 'e'),
    ("发", 'f'),
    ("旮", 'g'),
    ("哈", 'h'),
    ("讥", 'j'),
    ("咔", 'k'),
    ("垃", 'l'),
    ("痳", 'm'),
    ("拏", 'n'),
    ("噢", 'o'),
    ("妑", 'p'),
    ("七", 'q'),
    ("呥", 'r'),
    ("扨", 's'),
    ("它", 't'),
    ("穵", 'w'),
    ("夕", 'x'),
    ("丫", 'y'),
    ("帀", 'z'),
];

thread_local! {
    static KNOWN: RefCell<HashMap<char, Option<char>>> = RefCell::new(HashMap::new());
    static COMPARE: js_sys::Function = {
        let locales = js_sys::Array::of1(&JsValue::from_str("zh-u-co-pinyin"));
        js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare()
    };
}

/// The initial of a character's pinyin; ASCII letters and digits are their own.
pub fn initial(c: char) -> Option<char> {
    if c.is_ascii_alphanumeric() {
        return Some(c.to_ascii_lowercase());
    }
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return None;
    }
    KNOWN.with_borrow_mut(|known| *known.entry(c).or_insert_with(|| ask(c)))
}

fn ask(c: char) -> Option<char> {
    let text = JsValue::from_str(c.encode_utf8(&mut [0; 4]));
    let not_after = |boundary: &str| {
        COMPARE.with(|compare| {
            compare
                .call2(&JsValue::UNDEFINED, &JsValue::from_str(boundary), &text)
                .ok()
                .and_then(|order| order.as_f64())
                .is_some_and(|order| order <= 0.0)
        })
    };
    let place = BOUNDARIES.partition_point(|(boundary, _)| not_after(boundary));
    place.checked_sub(1).map(|place| BOUNDARIES[place].1)
}
