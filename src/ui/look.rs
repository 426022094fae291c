//! Language, theme and text size of this device: small, not part of the book, read before the first paint.
//!
//! Kept in localStorage under `sitebook.look` and set on `<html>` as `lang`, `data-theme` and `data-text`.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::text::Lang;

/// Day, night or the open air.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark on light.
    Day,
    /// Light on dark.
    Night,
    /// Black on white, for a screen in the sun.
    Sun,
}

/// How large the text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TextSize {
    /// 标准.
    #[default]
    Normal,
    /// 大.
    Large,
    /// 特大.
    Huge,
}

/// The look as it is stored.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Day or night.
    pub theme: Theme,
    /// How large the text is.
    pub text: TextSize,
    /// `zh-CN` or `en`.
    pub lang: String,
    /// Which book is open: empty for one's own, `sample` for 示例.
    pub workspace: String,
}

const KEY: &str = "sitebook.look";

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

impl Look {
    /// What is stored, or the default where nothing or nonsense is.
    pub fn stored() -> Self {
        storage()
            .and_then(|storage| storage.get_item(KEY).ok().flatten())
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default()
    }

    /// The language.
    pub fn language(&self) -> Lang {
        Lang::from_key(&self.lang).unwrap_or_default()
    }

    /// Stores it, where storage works, and shows it.
    pub fn apply(&self) {
        let kept = serde_json::to_string(self).ok().zip(storage()).map(|(json, storage)| storage.set_item(KEY, &json));
        if !matches!(kept, Some(Ok(()))) {
            leptos::logging::warn!("the look is not kept: storage is blocked or full");
        }
        let Some(root) = document().document_element() else { return };
        let theme = match self.theme {
            Theme::Auto => "auto",
            Theme::Day => "day",
            Theme::Night => "night",
            Theme::Sun => "sun",
        };
        let text = match self.text {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Huge => "huge",
        };
        for (name, value) in [("data-theme", theme), ("data-text", text), ("lang", self.language().key())] {
            if root.set_attribute(name, value).is_err() {
                leptos::logging::warn!("{name} cannot be set");
            }
        }
    }
}
