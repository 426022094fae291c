//! What a person sees on the page, and waits for: texts, elements, controls by what they are called.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::element::Element;
use crate::wait;

impl Browser {
    /// All that can be read on the page, with single spaces.
    pub fn visible_text(&self) -> String {
        let text = self.on_page("return visibleText()", json!([]));
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until the page shows a text anywhere.
    #[track_caller]
    pub fn sees(&self, text: &str) {
        wait::until(&format!("the page shows “{text}”"), || {
            let seen = self.visible_text();
            if seen.contains(text) { Ok(()) } else { Err(seen) }
        });
    }

    /// Waits until the page shows a text no more.
    #[track_caller]
    pub fn sees_no(&self, text: &str) {
        wait::until(&format!("the page no longer shows “{text}”"), || {
            let seen = self.visible_text();
            if seen.contains(text) { Err(seen) } else { Ok(()) }
        });
    }

    /// Waits for the first element that a selector finds, visible or not.
    #[track_caller]
    pub fn css(&self, selector: &str) -> Element<'_> {
        wait::until(&format!("there is a {selector}"), || {
            self.all(selector).into_iter().next().ok_or_else(|| self.visible_text())
        })
    }

    /// The elements that a selector finds at this moment.
    #[track_caller]
    pub fn all(&self, selector: &str) -> Vec<Element<'_>> {
        let script = "return [...document.querySelectorAll(arguments[0])]";
        // Firefox refuses them all when one of them goes before it has been handed over.
        wait::until("none of the elements goes while they are handed over", || {
            match self.try_js(script, json!([selector])) {
                Err(refused) if refused.code == "stale element reference" => Err(refused.to_string()),
                Err(refused) => panic!("{refused} in the script: {script}"),
                Ok(found) => Ok(Element::list(self, &found)),
            }
        })
    }

    /// What the elements say that a selector finds at this moment, asked in one step.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText.replace(/\\s+/g, ' ').trim())";
        let texts = self.js(script, json!([selector]));
        let texts = texts.as_array().map(Vec::as_slice).unwrap_or_default();
        texts.iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Waits for the first of these elements that contains a text, found in one step.
    #[track_caller]
    pub fn containing(&self, selector: &str, text: &str) -> Element<'_> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .find((one) => one.innerText.replace(/\\s+/g, ' ').includes(arguments[1])) || null";
        wait::until(&format!("there is {selector} with “{text}”"), || {
            let found = self.on_page(script, json!([selector, text])).map_err(|refused| refused.to_string())?;
            Element::one(self, &found).ok_or_else(|| self.visible_text())
        })
    }

    /// Waits for the control with an accessible name: what a screen reader would say.
    #[track_caller]
    pub fn control(&self, name: &str) -> Element<'_> {
        wait::until(&format!("there is a control “{name}”"), || self.control_now(name, &Value::Null))
    }

    /// Waits for the first of these elements whose accessible name begins so. It is found in one step: asking one element
    /// after the other would ask those that are gone by then.
    #[track_caller]
    pub fn named(&self, selector: &str, start: &str) -> Element<'_> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .find((one) => accessibleName(one).startsWith(arguments[1])) || null";
        wait::until(&format!("there is {selector} “{start}…”"), || {
            let found = self.on_page(script, json!([selector, start])).map_err(|refused| refused.to_string())?;
            Element::one(self, &found).ok_or_else(|| self.visible_text())
        })
    }

    /// Whether there is such a control at this moment.
    pub fn has_control(&self, name: &str) -> bool {
        self.control_now(name, &Value::Null).is_ok()
    }

    /// The control, or the names of those that there are.
    pub(crate) fn control_now(&self, name: &str, scope: &Value) -> Result<Element<'_>, Value> {
        let found = self
            .on_page("return control(arguments[0], arguments[1])", json!([name, scope]))
            .map_err(|refused| json!(refused.to_string()))?;
        Element::one(self, &found).ok_or(found)
    }

    /// Waits for the smallest visible element that contains a text.
    #[track_caller]
    pub fn text(&self, text: &str) -> Element<'_> {
        wait::until(&format!("there is a text “{text}”"), || {
            let found = self.on_page("return withText(arguments[0], null)", json!([text]));
            let found = found.map_err(|refused| refused.to_string())?;
            Element::one(self, &found).ok_or_else(|| self.visible_text())
        })
    }

    /// What the browser's own dialog says that is open, if one is. Any other command would close it. Not in Chromium 109.
    pub fn dialog(&self) -> Option<String> {
        let text = self.session().get("alert/text").ok()?;
        text.as_str().map(str::to_owned)
    }

    /// The element that has the keyboard's focus.
    pub fn focused(&self) -> Option<Element<'_>> {
        let found =
            self.js("return document.activeElement === document.body ? null : document.activeElement", json!([]));
        Element::one(self, &found)
    }
}
