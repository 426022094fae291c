//! The closed lists that people choose from: phases, sectors, roles and the like.
//!
//! Each choice has a key that is stored and never changes, a name in each language, and the words by which it is
//! recognised in lists that come from elsewhere. Which choice is allowed when is not decided here.
//!
//! A key that this version does not know (written by a newer one) is not an error: [`Listed`] keeps it as it came.

mod people;
mod project;
mod visit;

pub use people::{PersonRole, Role, UnitKind};
pub use project::{FinancingMode, Industry, Level, Nature, Overlay, Phase, Sector};
pub use visit::{VisitKind, Weather};

use super::decimal::half_width;
use super::text::Lang;

/// What every closed choice offers, for controls and imports that work with any of them.
pub trait Choice: Copy + Eq + 'static {
    /// Every choice, in the order in which it is offered.
    const CHOICES: &'static [Self];

    /// Gives the stored key.
    fn stored_key(self) -> &'static str;

    /// Gives the name that people read.
    fn name(self, lang: Lang) -> &'static str;

    /// Gives further words by which lists from elsewhere call this choice.
    fn aliases(self) -> &'static [&'static str];

    /// Finds the choice with this stored key.
    fn find_key(key: &str) -> Option<Self> {
        Self::CHOICES.iter().copied().find(|choice| choice.stored_key() == key)
    }

    /// Finds the choice that `words` from a list mean, in either language.
    ///
    /// Case, spaces, punctuation and full-width forms do not matter. When nothing fits, a general ending such as
    /// 项目 or 工程 is taken off once and the rest tried again: "续建项目" is 续建. Nothing is guessed beyond that.
    fn find_words(words: &str) -> Option<Self> {
        let said = significant(words);
        let find = |said: &str| Self::CHOICES.iter().copied().find(|choice| choice.is_called(said));
        find(&said).or_else(|| ENDINGS.iter().filter_map(|ending| said.strip_suffix(ending)).find_map(find))
    }

    /// Tells whether `said`, reduced to its significant characters, is one of this choice's names.
    fn is_called(self, said: &str) -> bool {
        let names = [self.stored_key(), self.name(Lang::Zh), self.name(Lang::En)];
        !said.is_empty() && names.iter().chain(self.aliases()).any(|name| significant_chars(name).eq(said.chars()))
    }
}

/// Endings that say nothing about which choice is meant.
const ENDINGS: &[&str] =
    &["项目", "工程", "阶段", "行业", "领域", "建设", "类", "级", "projects", "project", "phase", "sector"];

/// Reduces words to what tells one choice from another: letters and digits, lower case, half width.
fn significant(words: &str) -> String {
    significant_chars(words).collect()
}

fn significant_chars(words: &str) -> impl Iterator<Item = char> + '_ {
    words.chars().map(half_width).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric())
}

/// A choice from a closed list, or words that the list does not have.
///
/// Offices name sectors and financing modes that nobody foresaw, and a newer version may know more than this one: both
/// stay as they came and are shown as they are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Listed<T> {
    /// A choice of this version's list.
    Known(T),
    /// Anything else, trimmed.
    Free(String),
}

impl<T: Choice> Listed<T> {
    /// Understands what a person or a list says; blank words are no value.
    pub fn from_words(words: &str) -> Option<Self> {
        let words = words.trim();
        (!words.is_empty()).then(|| T::find_words(words).map_or_else(|| Self::Free(words.to_owned()), Self::Known))
    }

    /// Reads the stored form back; a key of another version is free words here.
    pub fn from_stored(stored: &str) -> Self {
        T::find_key(stored).map_or_else(|| Self::Free(stored.to_owned()), Self::Known)
    }

    /// Gives the form to store: the key, or the words.
    pub fn stored(&self) -> &str {
        match self {
            Self::Known(choice) => choice.stored_key(),
            Self::Free(words) => words,
        }
    }

    /// Gives what people read.
    pub fn label(&self, lang: Lang) -> &str {
        match self {
            Self::Known(choice) => choice.name(lang),
            Self::Free(words) => words,
        }
    }

    /// Gives the choice of the list, if it is one.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(choice) => Some(*choice),
            Self::Free(_) => None,
        }
    }
}

/// Writes down one closed list: `Variant = "key", "中文", "English", ["words", …];`.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal, $zh:literal, $en:literal, [$($word:literal),* $(,)?];)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Gives the stored key.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// Finds the choice with this stored key.
            pub fn from_key(key: &str) -> Option<Self> {
                <Self as $crate::domain::choices::Choice>::find_key(key)
            }

            /// Finds the choice that the words of a list mean, in either language.
            pub fn from_words(words: &str) -> Option<Self> {
                <Self as $crate::domain::choices::Choice>::find_words(words)
            }

            /// Gives the name that people read.
            pub const fn label(self, lang: $crate::domain::text::Lang) -> &'static str {
                match lang {
                    $crate::domain::text::Lang::Zh => match self { $(Self::$variant => $zh,)+ },
                    $crate::domain::text::Lang::En => match self { $(Self::$variant => $en,)+ },
                }
            }
        }

        impl $crate::domain::choices::Choice for $name {
            const CHOICES: &'static [Self] = Self::ALL;

            fn stored_key(self) -> &'static str {
                self.key()
            }

            fn name(self, lang: $crate::domain::text::Lang) -> &'static str {
                self.label(lang)
            }

            fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($word),*],)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::from_key(&key).ok_or_else(|| serde::de::Error::unknown_variant(&key, &[$($key),+]))
            }
        }
    };
}
pub(super) use choice;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Debug;

    use super::*;

    /// Whatever a choice is called leads back to it and to no other.
    fn check_list<T: Choice + Debug>() {
        let mut called: BTreeMap<String, T> = BTreeMap::new();
        for &choice in T::CHOICES {
            let key = choice.stored_key();
            assert!(key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'), "{key}");
            assert_eq!(T::find_key(key), Some(choice));
            let mut names = vec![key, choice.name(Lang::Zh), choice.name(Lang::En)];
            names.extend(choice.aliases());
            for name in names {
                assert!(!name.trim().is_empty(), "{choice:?} has a blank name");
                let before = called.insert(significant(name), choice);
                assert!(before.is_none_or(|other| other == choice), "{name} means {before:?} and {choice:?}");
                assert_eq!(T::find_words(name), Some(choice), "{name}");
            }
        }
        assert_eq!(T::find_key(""), None);
        assert_eq!(T::find_words("  "), None);
        assert_eq!(T::find_words("???"), None);
    }

    #[test]
    fn every_name_leads_to_one_choice() {
        check_list::<Phase>();
        check_list::<Overlay>();
        check_list::<Nature>();
        check_list::<Sector>();
        check_list::<Industry>();
        check_list::<Level>();
        check_list::<FinancingMode>();
        check_list::<VisitKind>();
        check_list::<Weather>();
        check_list::<UnitKind>();
        check_list::<PersonRole>();
        check_list::<Role>();
    }

    #[test]
    fn words_of_lists_are_recognised_as_they_are_written() {
        for (words, phase) in [
            ("续建项目", Phase::Continuing),
            (" 续 建 ", Phase::Continuing),
            ("Continuing", Phase::Continuing),
            ("UNDER CONSTRUCTION", Phase::Continuing),
            ("新开工", Phase::NewlyStarted),
            ("（前期）", Phase::Preliminary),
            ("前期工作", Phase::Preliminary),
            ("about-to-start", Phase::AboutToStart),
            ("拟开工", Phase::AboutToStart),
            ("谋划储备", Phase::Reserve),
            ("已竣工", Phase::Completed),
        ] {
            assert_eq!(Phase::from_words(words), Some(phase), "{words}");
        }
        for words in ["停工", "新建", "扩建", "迁建", "技改"] {
            assert_eq!(Phase::from_words(words), None, "{words} says nothing of how far a project is");
        }
        assert_eq!(Overlay::from_words("停工"), Some(Overlay::Suspended));
        assert_eq!(Sector::from_words("市政工程"), Some(Sector::Municipal));
        assert_eq!(Sector::from_words("交通运输"), Some(Sector::Transport));
        assert_eq!(FinancingMode::from_words("bt模式"), Some(FinancingMode::BuildTransfer));
        assert_eq!(Level::from_words("省级"), Some(Level::Province));
        assert_eq!(Nature::from_words("新建项目"), Some(Nature::NewBuild));
        assert_eq!(Nature::from_words("改、扩建"), Some(Nature::AlterationExtension));
        assert_eq!(Nature::from_words("技术改造"), Some(Nature::Upgrade));
        for (words, industry) in
            [("冶金", Industry::Metallurgy), ("化工", Industry::Chemicals), ("磷化工", Industry::Phosphate)]
        {
            assert_eq!((Industry::from_words(words), Sector::from_words(words)), (Some(industry), None), "{words}");
        }
    }

    #[test]
    fn every_sector_of_the_sample_list_is_known() {
        for words in [
            "交通",
            "体育",
            "卫生",
            "商贸",
            "园区",
            "土地",
            "地灾",
            "宾馆酒店",
            "工业",
            "市政",
            "房地产",
            "招商",
            "教育",
            "旅游",
            "水利",
            "环保",
            "能源",
            "规划",
        ] {
            assert!(Sector::from_words(words).is_some(), "{words}");
        }
    }

    #[test]
    fn an_unknown_sector_stays_as_it_was_written() {
        let sector = Listed::<Sector>::from_words(" Military Capability ").unwrap();
        assert_eq!(sector, Listed::Free("Military Capability".to_owned()));
        assert_eq!(Listed::<Sector>::from_stored(sector.stored()), sector);
        assert_eq!(sector.label(Lang::Zh), "Military Capability");
        let known = Listed::<Sector>::from_words("水利").unwrap();
        assert_eq!(known.stored(), "water");
        assert_eq!(Listed::<Sector>::from_stored("water"), known);
        assert_eq!(Listed::<Sector>::from_words("  "), None);
    }

    #[test]
    fn choices_are_stored_by_their_key() {
        assert_eq!(serde_json::to_string(&Phase::AboutToStart).unwrap(), "\"about_to_start\"");
        assert_eq!(serde_json::from_str::<Phase>("\"continuing\"").unwrap(), Phase::Continuing);
        assert!(serde_json::from_str::<Phase>("\"flying\"").is_err());
    }
}
