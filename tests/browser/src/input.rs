//! What a person does with the mouse and the keyboard. Each looks its control up again until it works, because pages
//! replace elements between two looks.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::engine::Engine;
use crate::wait;

/// WebDriver's letters for keys without one.
pub mod key {
    /// Next control.
    pub const TAB: char = '\u{E004}';
    /// Confirm.
    pub const ENTER: char = '\u{E007}';
    /// Held, it turns [`TAB`] round.
    pub const SHIFT: char = '\u{E008}';
    /// Held for shortcuts.
    pub const CONTROL: char = '\u{E009}';
    /// Leave a dialog.
    pub const ESCAPE: char = '\u{E00C}';
    /// Press or toggle.
    pub const SPACE: char = ' ';
    /// One character back.
    pub const BACKSPACE: char = '\u{E003}';
    /// What is chosen away.
    pub const DELETE: char = '\u{E017}';
    /// To the left.
    pub const LEFT: char = '\u{E012}';
    /// Upwards.
    pub const UP: char = '\u{E013}';
    /// To the right.
    pub const RIGHT: char = '\u{E014}';
    /// Downwards.
    pub const DOWN: char = '\u{E015}';
}

impl Browser {
    /// Clicks the control with an accessible name.
    #[track_caller]
    pub fn click(&self, name: &str) {
        wait::until(&format!("“{name}” can be clicked"), || {
            let control = self.control_now(name, &Value::Null)?;
            control.try_click().map_err(|refused| json!(refused.to_string()))
        });
    }

    /// Clicks the first element that a selector finds.
    #[track_caller]
    pub fn click_on(&self, selector: &str) {
        wait::until(&format!("{selector} can be clicked"), || {
            let found = self.all(selector).into_iter().next().ok_or_else(|| json!(self.visible_text()))?;
            found.try_click().map_err(|refused| json!(refused.to_string()))
        });
    }

    /// Replaces what is in a field and leaves it, so that the page takes it as final.
    #[track_caller]
    pub fn fill(&self, name: &str, text: &str) {
        wait::until(&format!("“{name}” can be filled in"), || {
            let control = self.control_now(name, &Value::Null)?;
            let reference = control.reference();
            let refused = |refused: crate::driver::Refused| json!(refused.to_string());
            // Dates are typed in the order of the browser's own language, which is not what is tested here, and WebKit's
            // driver loses every character beyond the first 65,536.
            let unheard = self.engine() == Engine::WebKit && text.chars().any(|letter| u32::from(letter) > 0xFFFF);
            let dated = control.js("return /^(date|month|time|number|range|color)$/.test(arguments[0].type)");
            let by_script = dated == true || unheard;
            let text_now = if by_script { "" } else { text };
            let begin = "const field = arguments[0]; field.focus(); if (field.disabled || field.readOnly) throw new Error('cannot be edited');
                const prototype = Object.getPrototypeOf(field);
                Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, arguments[1]);
                field.dispatchEvent(new Event('input', { bubbles: true }));";
            let start_with = if by_script { text } else { "" };
            self.try_js(begin, json!([reference, start_with])).map_err(refused)?;
            if !text_now.is_empty() {
                control.send(text_now).map_err(refused)?;
            }
            // A field that was set by script has no change of its own to report when it is left.
            let end = "const field = arguments[0]; if (arguments[1] || !field.value) field.dispatchEvent(new Event('change', { bubbles: true })); field.blur();";
            self.try_js(end, json!([reference, by_script])).map_err(refused)
        });
    }

    /// Chooses the option of a `<select>` by what it says.
    #[track_caller]
    pub fn choose(&self, name: &str, option: &str) {
        let script = "const [field, wanted] = arguments;
            const options = [...field.options];
            const found = options.find((option) => option.text.trim() === wanted && !option.disabled);
            if (!found) return options.map((option) => option.text.trim());
            field.focus();
            field.value = found.value;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));
            return null;";
        wait::until(&format!("“{option}” can be chosen in “{name}”"), || {
            let control = self.control_now(name, &Value::Null)?;
            let others = self
                .try_js(script, json!([control.reference(), option]))
                .map_err(|refused| json!(refused.to_string()))?;
            if others.is_null() { Ok(()) } else { Err(others) }
        });
    }

    /// Chooses files in the first `<input type=file>` that a selector finds.
    #[track_caller]
    pub fn upload(&self, selector: &str, files: &[&Path]) {
        self.css(selector).upload(files);
    }

    /// Presses keys one after the other on whatever has the focus: letters, or the names in [`key`].
    #[track_caller]
    pub fn keys(&self, keys: impl IntoIterator<Item = char>) {
        let strokes: Vec<Value> = keys.into_iter().flat_map(|key| [down(key), up(key)]).collect();
        self.perform(&strokes);
    }

    /// Presses a key while another is held.
    #[track_caller]
    pub fn keys_holding(&self, held: char, key: char) {
        self.perform(&[down(held), down(key), up(key), up(held)]);
    }

    #[track_caller]
    fn perform(&self, strokes: &[Value]) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.session().post("actions", &actions).unwrap_or_else(|refused| panic!("{refused}"));
    }
}

fn down(key: char) -> Value {
    json!({ "type": "keyDown", "value": key.to_string() })
}

fn up(key: char) -> Value {
    json!({ "type": "keyUp", "value": key.to_string() })
}
