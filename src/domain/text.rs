//! Words that the program itself brings along, in both of its languages.
//!
//! Owns the pair of wordings and the choice between them. The wording of the pages is not here (that is `ui::words`),
//! and nothing here looks at what the person's browser prefers.

use std::borrow::Cow;
use std::fmt::Display;

use serde::{Deserialize, Serialize};

/// The language that a person reads the pages in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// 简体中文, the language of the offices that this is made for.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, the default first.
    pub const ALL: &'static [Lang] = &[Lang::Zh, Lang::En];

    /// Names the language as HTML's `lang` attribute and the settings do.
    pub const fn key(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Finds the language with this key.
    pub fn from_key(key: &str) -> Option<Lang> {
        Self::ALL.iter().copied().find(|lang| lang.key() == key)
    }
}

/// One wording in both languages.
///
/// Borrowed for what is built in, owned for what people write themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Text {
    /// 中文.
    pub zh: Cow<'static, str>,
    /// English.
    pub en: Cow<'static, str>,
}

impl Text {
    /// Makes a built-in wording.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh: Cow::Borrowed(zh), en: Cow::Borrowed(en) }
    }

    /// Makes a wording that a person wrote.
    pub fn owned(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: Cow::Owned(zh.into()), en: Cow::Owned(en.into()) }
    }

    /// Gives the wording in `lang`, or in the other language where this one was left empty.
    ///
    /// An office that writes its own template in one language only still sees every item in the other.
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if wanted.trim().is_empty() { other } else { wanted }
    }

    /// Gives the wording in exactly this language, empty where there is none.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Writes the wording of one language, trimmed.
    pub fn set_in(&mut self, lang: Lang, words: impl AsRef<str>) {
        let words = Cow::Owned(words.as_ref().trim().to_owned());
        match lang {
            Lang::Zh => self.zh = words,
            Lang::En => self.en = words,
        }
    }

    /// Tells whether neither language says anything.
    pub fn is_blank(&self) -> bool {
        self.zh.trim().is_empty() && self.en.trim().is_empty()
    }
}

/// What an English noun ends in behind this count: nothing behind 1, an `s` behind any other.
pub fn ending(count: &impl Display) -> &'static str {
    if count.to_string() == "1" { "" } else { "s" }
}

/// A count with its thousands apart, `12,345`, as figures of money are written.
pub fn figure(count: usize) -> String {
    thousands_apart(&count.to_string())
}

/// Digits with a comma before every three from the end.
pub fn thousands_apart(digits: &str) -> String {
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_followed_by_the_singular() {
        for (count, said) in [("1", "item"), ("0", "items"), ("11", "items"), ("1,001", "items"), ("0.1", "items")] {
            assert_eq!(format!("item{}", ending(&count)), said, "{count}");
        }
        assert_eq!((ending(&1_usize), ending(&-1_i64)), ("", "s"));
    }

    #[test]
    fn thousands_of_a_count_stand_apart() {
        for (count, written) in
            [(0, "0"), (999, "999"), (1_000, "1,000"), (223_813, "223,813"), (1_000_000, "1,000,000")]
        {
            assert_eq!(figure(count), written);
        }
    }

    #[test]
    fn a_wording_left_empty_falls_back_to_the_other_language() {
        let only_zh = Text::owned("围挡", " ");
        assert_eq!(only_zh.get(Lang::En), "围挡");
        assert_eq!(only_zh.get(Lang::Zh), "围挡");
        assert!(!only_zh.is_blank());
        assert!(Text::new("", " ").is_blank());
    }

    #[test]
    fn languages_are_found_by_their_key() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_key(lang.key()), Some(*lang));
        }
        assert_eq!(Lang::from_key("zh"), None);
    }
}
