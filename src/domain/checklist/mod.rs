//! Checklists: what a template asks, what an answer may be, and what an answer says.
//!
//! Owns templates and their items, the stored form of an answer and its verdict. Which visit answered what, and what a
//! failed item leads to, is not decided here.

mod answer;
mod asking;
mod condition;
mod evidence;
mod fault;
mod points;
mod reach;
mod together;
mod wanted;
mod when;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use answer::{Answer, AnswerProblem, NOT_APPLICABLE, TEXT_LIMIT, Verdict, check_value, judge};
pub use asking::{Asking, Hidden, Step};
pub use condition::answers_to_choose;
pub use evidence::{Held, Want, wants_of};
pub use fault::{TemplateFault, TemplateWarning};
pub use points::Points;
pub use together::{fit_together, together};
pub use wanted::{Evidence, Wanted};
pub use when::{Condition, Join, Said};

use super::choices::Phase;
use super::decimal::Decimal;
use super::taxonomy::Category;
use super::text::Text;

/// Names a template through all of its versions ("preliminary").
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TemplateKey(Cow<'static, str>);

impl TemplateKey {
    /// Names a template of the program.
    pub const fn built_in(key: &'static str) -> Self {
        Self(Cow::Borrowed(key))
    }

    /// Names a template that was read or written by a person; [`Template::faults`] tells whether the name will do.
    pub fn new(key: impl Into<String>) -> Self {
        Self(Cow::Owned(key.into()))
    }

    /// Gives the name as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// 检查表模板: one version of one list of things to check.
///
/// A published version never changes, because answers are kept under the keys of its items: a changed template gets the
/// next version and the old one stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// The name that all versions share.
    pub key: TemplateKey,
    /// 1, 2, 3, …
    pub version: u16,
    /// 名称.
    pub title: Text,
    /// 用途, in one line.
    pub purpose: Text,
    /// The phases of a project that the template is offered first for.
    pub phases: Cow<'static, [Phase]>,
    /// The items in their groups, in the order of a walk over the site.
    pub sections: Cow<'static, [Section]>,
}

impl Template {
    /// Gives every item, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.sections.iter().flat_map(|section| section.items.iter())
    }

    /// Finds the item with this key.
    pub fn item(&self, key: &str) -> Option<&Item> {
        self.items().find(|item| item.key == key)
    }

    /// Counts the items.
    pub fn item_count(&self) -> usize {
        self.sections.iter().map(|section| section.items.len()).sum()
    }

    /// Counts those that are asked in any case apart from those that an answer brings.
    pub fn item_counts(&self) -> ItemCounts {
        let always = self.items().filter(|item| item.when.is_none()).count();
        ItemCounts { always, by_answers: self.item_count() - always }
    }

    /// Tells whether the template is meant for projects in `phase`.
    pub fn suits(&self, phase: Phase) -> bool {
        self.phases.contains(&phase)
    }
}

/// How many items a checklist has, as a person who begins it meets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemCounts {
    /// Asked in any case.
    pub always: usize,
    /// Asked where an answer to another item asks for it (显示条件).
    pub by_answers: usize,
}

/// A group of items under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Unique in its template.
    pub key: Cow<'static, str>,
    /// 标题.
    pub title: Text,
    /// The items, in order.
    pub items: Cow<'static, [Item]>,
}

/// 检查项: one thing to check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Unique in its template, through all versions: a key is never used again for another question.
    pub key: Cow<'static, str>,
    /// The statement to check or the value to give. A check reads so that 是 is good.
    pub prompt: Text,
    /// 不合格表述: how the item reads when it fails, `{value}` for what was measured or chosen. An office may leave it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unmet: Option<Text>,
    /// What to look at, in one short line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// What an answer looks like.
    pub kind: ItemKind,
    /// The category of problem that a bad answer suggests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raises: Option<Category>,
    /// The cause within that category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cow<'static, str>>,
    /// Whether a bad answer alone makes the visit's result a bad one (life, law or money at stake).
    #[serde(default)]
    pub critical: bool,
    /// 显示条件: when it is asked; always, where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// 佐证: what its answers want besides themselves.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub wants: Cow<'static, [Wanted]>,
    /// 依据条款: the rule that a bad answer breaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Text>,
    /// 扣分: what a bad answer costs; an item without has no part in a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
}

fn is_empty(wanted: &[Wanted]) -> bool {
    wanted.is_empty()
}

impl Item {
    /// An item that asks nothing yet.
    pub fn blank(key: impl Into<Cow<'static, str>>, kind: ItemKind) -> Self {
        Self {
            key: key.into(),
            prompt: Text::default(),
            unmet: None,
            hint: None,
            kind,
            raises: None,
            cause: None,
            critical: false,
            when: None,
            wants: Cow::Borrowed(&[]),
            clause: None,
            points: None,
        }
    }

    /// The item as it was before items asked for more: no condition, no evidence, no clause, no points.
    pub fn asking_no_more(self) -> Self {
        Self { when: None, wants: Cow::Borrowed(&[]), clause: None, points: None, ..self }
    }

    /// Whether any answer to it is a bad one.
    pub fn can_fail(&self) -> bool {
        match &self.kind {
            ItemKind::Check => true,
            ItemKind::Number { target, .. } => target.is_some(),
            ItemKind::Date { latest } => latest.is_some(),
            ItemKind::Text => false,
            ItemKind::Choice { options } => options.iter().any(|option| option.fails),
        }
    }
}

/// What an answer to an item looks like. Every kind can also be unanswered (未查) or not applicable (不适用).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// 是 / 否.
    Check,
    /// An exact decimal number.
    Number {
        /// 单位.
        unit: Text,
        /// The least number that can be true.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        min: Option<Decimal>,
        /// The greatest number that can be true.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        max: Option<Decimal>,
        /// Digits after the point at most.
        decimals: u8,
        /// What the number must reach or keep to; a number without a target is only recorded.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<Target>,
    },
    /// A day.
    Date {
        /// The last day that is good; a date without one is only recorded.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "day")]
        latest: Option<NaiveDate>,
    },
    /// Free words, never judged.
    Text,
    /// One of several.
    Choice {
        /// What can be chosen. Where no option fails, the choice is only recorded.
        options: Cow<'static, [ChoiceOption]>,
    },
}

/// What a number must be to be good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// This much or more.
    AtLeast(Decimal),
    /// This much or less.
    AtMost(Decimal),
}

impl Target {
    /// Tells whether `number` is good.
    pub fn is_met_by(self, number: Decimal) -> bool {
        match self {
            Target::AtLeast(least) => number >= least,
            Target::AtMost(most) => number <= most,
        }
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// Stored key, unique in its item.
    pub key: Cow<'static, str>,
    /// What people read.
    pub label: Text,
    /// Whether choosing it is a bad answer.
    #[serde(default)]
    pub fails: bool,
}

/// Days as `2026-11-23` in JSON.
mod day {
    use super::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        text.map(|text| super::answer::read_day(&text).ok_or_else(|| serde::de::Error::custom("not a date")))
            .transpose()
    }
}
