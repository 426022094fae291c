//! Something on the page.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::{ELEMENT, Refused};
use crate::wait;

/// A reference to an element. It goes stale when the page replaces the element; ask for it again then, or use the
/// browser's own `click`, `fill` and `choose`, which do that by themselves.
pub struct Element<'b> {
    browser: &'b Browser,
    id: String,
}

impl<'b> Element<'b> {
    pub(crate) fn one(browser: &'b Browser, found: &Value) -> Option<Self> {
        let id = found.get(ELEMENT)?.as_str()?.to_owned();
        Some(Self { browser, id })
    }

    pub(crate) fn list(browser: &'b Browser, found: &Value) -> Vec<Self> {
        let found = found.as_array().map(Vec::as_slice).unwrap_or_default();
        found.iter().filter_map(|one| Self::one(browser, one)).collect()
    }

    /// The element as an argument of a script.
    pub fn reference(&self) -> Value {
        json!({ ELEMENT: self.id })
    }

    /// Runs a script over the element: `return arguments[0].value`.
    #[track_caller]
    pub fn js(&self, script: &str) -> Value {
        self.browser.js(script, json!([self.reference()]))
    }

    /// Waits for the control with an accessible name inside this element.
    #[track_caller]
    pub fn control(&self, name: &str) -> Element<'b> {
        let scope = self.reference();
        wait::until(&format!("there is a control “{name}” inside"), || self.browser.control_now(name, &scope))
    }

    /// The elements inside that a selector finds at this moment.
    pub fn all(&self, selector: &str) -> Vec<Element<'b>> {
        let script = "return [...arguments[0].querySelectorAll(arguments[1])]";
        let found = self.browser.js(script, json!([self.reference(), selector]));
        Element::list(self.browser, &found)
    }

    /// What it says, with single spaces.
    #[track_caller]
    pub fn text(&self) -> String {
        let text = self.js("return arguments[0].innerText.replace(/\\s+/g, ' ').trim()");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The value of a form control.
    #[track_caller]
    pub fn value(&self) -> String {
        self.js("return String(arguments[0].value)").as_str().unwrap_or_default().to_owned()
    }

    /// Its accessible name.
    #[track_caller]
    pub fn name(&self) -> String {
        let name = self.browser.on_page("return accessibleName(arguments[0])", json!([self.reference()]));
        match name {
            Ok(name) => name.as_str().unwrap_or_default().to_owned(),
            Err(refused) => panic!("{refused}"),
        }
    }

    /// Clicks where a person would: on the element, or on its label where the label is what is drawn.
    #[track_caller]
    pub fn click(&self) {
        wait::until("the element can be clicked", || self.try_click());
    }

    pub(crate) fn try_click(&self) -> Result<(), Refused> {
        let aim = self.browser.on_page("return target(arguments[0])", json!([self.reference()]))?;
        let aim = Self::one(self.browser, &aim).map_or_else(|| self.id.clone(), |aim| aim.id);
        self.browser.session().post(&format!("element/{aim}/click"), &json!({})).map(drop)
    }

    /// Types at the end of what is there. [`crate::Browser::fill`] replaces it.
    #[track_caller]
    pub fn type_keys(&self, text: &str) {
        self.send(text).unwrap_or_else(|refused| panic!("{refused}"));
    }

    pub(crate) fn send(&self, text: &str) -> Result<(), Refused> {
        let path = format!("element/{}/value", self.id);
        self.browser.session().post(&path, &json!({ "text": text })).map(drop)
    }

    /// Chooses files in an `<input type=file>`, which need not be visible.
    #[track_caller]
    pub fn upload(&self, files: &[&Path]) {
        let paths: Vec<String> = files
            .iter()
            .map(|file| {
                assert!(file.is_absolute() && file.exists(), "{} is no file", file.display());
                file.display().to_string()
            })
            .collect();
        self.type_keys(&paths.join("\n"));
    }
}
