//! The closed lists that a field may choose from: those of the trade's own types, and those that registers bring along as data.

use crate::book::Value;
use crate::domain::choices::{
    FinancingMode, Industry, Level, Nature, Overlay, Phase, Role, Sector, UnitKind, VisitKind, Weather,
};
use crate::domain::folding::fold;
use crate::domain::taxonomy::{Category, Severity};
use crate::domain::text::Lang;

use super::limits::{LONGEST_LINE, one_line};

/// The closed lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChoiceOf {
    /// 阶段.
    Phase,
    /// 停工, 取消.
    Overlay,
    /// 建设性质; words that are not on the list stay as they are.
    Nature,
    /// 行业; words that are not on the list stay as they are.
    Sector,
    /// 重点产业; words that are not on the list stay as they are.
    Industry,
    /// 级别.
    Level,
    /// 融资方式; words that are not on the list stay as they are.
    Financing,
    /// 督查方式.
    VisitKind,
    /// 天气.
    Weather,
    /// 问题类别.
    Category,
    /// 等级.
    Severity,
    /// 使用者角色.
    Role,
    /// 单位类别.
    UnitKind,
    /// A list that stands in the file of a register.
    List(&'static ChoiceList),
}

/// A list of choices that is data of a register.
#[derive(PartialEq, Eq, Debug)]
pub struct ChoiceList {
    /// The choices, in the order in which they are offered.
    pub options: &'static [ChoiceOption],
    /// Whether words that are not on the list stay as they are.
    pub takes_other_words: bool,
}

/// One choice of a [`ChoiceList`].
#[derive(PartialEq, Eq, Debug)]
pub struct ChoiceOption {
    /// The stored key, for ever.
    pub key: &'static str,
    /// 中文.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
    /// Further words by which lists call it.
    pub words: &'static [&'static str],
}

/// One choice: key, both names, further words by which lists call it.
pub const fn option(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    words: &'static [&'static str],
) -> ChoiceOption {
    ChoiceOption { key, zh, en, words }
}

impl ChoiceOption {
    /// What people read.
    pub const fn name(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl ChoiceList {
    /// A list that takes nothing else.
    pub const fn closed(options: &'static [ChoiceOption]) -> Self {
        Self { options, takes_other_words: false }
    }

    /// A list beside which people may use words of their own.
    pub const fn open(options: &'static [ChoiceOption]) -> Self {
        Self { options, takes_other_words: true }
    }

    /// The choice with this stored key.
    pub fn with_key(&self, key: &str) -> Option<&'static ChoiceOption> {
        self.options.iter().find(|option| option.key == key)
    }

    /// The choice that a stored key or words mean, in either language.
    pub fn find(&self, text: &str) -> Option<&'static ChoiceOption> {
        let said = fold(text);
        let called =
            |option: &&ChoiceOption| [option.zh, option.en].iter().chain(option.words).any(|name| fold(name) == said);
        self.with_key(text).or_else(|| self.options.iter().find(called))
    }
}

macro_rules! for_each_choice {
    ($list:expr, $choice:ident => $body:expr, $other:ident => $of_list:expr) => {
        match $list {
            ChoiceOf::Phase => {
                type $choice = Phase;
                $body
            }
            ChoiceOf::Overlay => {
                type $choice = Overlay;
                $body
            }
            ChoiceOf::Nature => {
                type $choice = Nature;
                $body
            }
            ChoiceOf::Sector => {
                type $choice = Sector;
                $body
            }
            ChoiceOf::Industry => {
                type $choice = Industry;
                $body
            }
            ChoiceOf::Level => {
                type $choice = Level;
                $body
            }
            ChoiceOf::Financing => {
                type $choice = FinancingMode;
                $body
            }
            ChoiceOf::VisitKind => {
                type $choice = VisitKind;
                $body
            }
            ChoiceOf::Weather => {
                type $choice = Weather;
                $body
            }
            ChoiceOf::Category => {
                type $choice = Category;
                $body
            }
            ChoiceOf::Severity => {
                type $choice = Severity;
                $body
            }
            ChoiceOf::Role => {
                type $choice = Role;
                $body
            }
            ChoiceOf::UnitKind => {
                type $choice = UnitKind;
                $body
            }
            ChoiceOf::List($other) => $of_list,
        }
    };
}

impl ChoiceOf {
    /// The stored form of a key or of the words that lists use.
    pub fn read(self, text: &str) -> Option<Value> {
        let known = for_each_choice!(
            self,
            C => C::from_key(text).or_else(|| C::from_words(text)).map(C::key),
            list => list.find(text).map(|option| option.key)
        );
        match (known, self) {
            (Some(key), _) => Some(Value::text(key)),
            (None, open) if open.takes_other_words() && text.chars().count() <= LONGEST_LINE => Some(one_line(text)),
            (None, _) => None,
        }
    }

    /// Whether words that are not on the list stay as they are.
    pub const fn takes_other_words(self) -> bool {
        match self {
            Self::Nature | Self::Sector | Self::Industry | Self::Financing => true,
            Self::List(list) => list.takes_other_words,
            _ => false,
        }
    }

    /// What people read for a key.
    pub fn label(self, key: &str, lang: Lang) -> Option<&'static str> {
        for_each_choice!(
            self,
            C => C::from_key(key).map(|choice| choice.label(lang)),
            list => list.with_key(key).map(|option| option.name(lang))
        )
    }

    /// Every key with what people read for it, in the order of the list.
    pub fn options(self, lang: Lang) -> Vec<(&'static str, &'static str)> {
        for_each_choice!(
            self,
            C => C::ALL.iter().map(|choice| (choice.key(), choice.label(lang))).collect(),
            list => list.options.iter().map(|option| (option.key, option.name(lang))).collect()
        )
    }
}
