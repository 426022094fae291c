//! A short way to write items down, worked out at compile time: the program carries only the finished data.

use std::borrow::Cow;

use crate::domain::checklist::{
    ChoiceOption, Condition, Evidence, Item, ItemKind, Said, Section, Target, Template, TemplateKey, Wanted,
};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category;
use crate::domain::text::Text;
use crate::domain::units::{CAPACITY_UNIT, QUANTITY_UNIT, UNIT_IN_NOTE};

/// An item while it is being written. It owns nothing, so that its parts can be replaced at compile time.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    key: &'static str,
    prompt: (&'static str, &'static str),
    unmet: Option<(&'static str, &'static str)>,
    hint: Option<(&'static str, &'static str)>,
    kind: Kind,
    raises: Option<(Category, &'static str)>,
    critical: bool,
    when: Option<(&'static str, &'static [Cow<'static, str>])>,
    wants: &'static [Wanted],
}

#[derive(Clone, Copy)]
enum Kind {
    Check,
    Number {
        unit: (&'static str, &'static str),
        min: Option<Decimal>,
        max: Option<Decimal>,
        decimals: u8,
        target: Option<Target>,
    },
    Date,
    Text,
    Choice(&'static [ChoiceOption]),
}

/// 是 / 否, worded so that 是 is good.
pub(super) const fn check(key: &'static str, zh: &'static str, en: &'static str) -> Draft {
    draft(key, zh, en, Kind::Check)
}

/// A number of 0 or more, with `decimals` digits after the point.
pub(super) const fn number(key: &'static str, zh: &'static str, en: &'static str, unit: Unit, decimals: u8) -> Draft {
    let (unit, max) = unit.words_and_max();
    draft(key, zh, en, Kind::Number { unit, min: Some(Decimal::whole(0)), max, decimals, target: None })
}

/// A day.
pub(super) const fn date(key: &'static str, zh: &'static str, en: &'static str) -> Draft {
    draft(key, zh, en, Kind::Date)
}

/// Free words.
pub(super) const fn text(key: &'static str, zh: &'static str, en: &'static str) -> Draft {
    draft(key, zh, en, Kind::Text)
}

/// One of several options.
pub(super) const fn choice(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    options: &'static [ChoiceOption],
) -> Draft {
    draft(key, zh, en, Kind::Choice(options))
}

const fn draft(key: &'static str, zh: &'static str, en: &'static str, kind: Kind) -> Draft {
    Draft {
        key,
        prompt: (zh, en),
        unmet: None,
        hint: None,
        kind,
        raises: None,
        critical: false,
        when: None,
        wants: &[],
    }
}

impl Draft {
    /// 不合格表述: how the item reads when it fails, `{value}` for what was measured or chosen.
    pub(super) const fn unmet(mut self, zh: &'static str, en: &'static str) -> Self {
        self.unmet = Some((zh, en));
        self
    }

    /// What to look at.
    pub(super) const fn hint(mut self, zh: &'static str, en: &'static str) -> Self {
        self.hint = Some((zh, en));
        self
    }

    /// The problem that a bad answer suggests; the cause is a key of `category`.
    pub(super) const fn raises(mut self, category: Category, cause: &'static str) -> Self {
        self.raises = Some((category, cause));
        self
    }

    /// A bad answer alone makes the result a bad one.
    pub(super) const fn critical(mut self) -> Self {
        self.critical = true;
        self
    }

    /// 显示条件: asked only where another item was answered with one of these.
    pub(super) const fn when(mut self, item: &'static str, these: &'static [Cow<'static, str>]) -> Self {
        self.when = Some((item, these));
        self
    }

    /// 佐证: what its answers want besides themselves.
    pub(super) const fn wants(mut self, wants: &'static [Wanted]) -> Self {
        self.wants = wants;
        self
    }

    /// The number must be this or more.
    pub(super) const fn at_least(self, least: Decimal) -> Self {
        self.target(Target::AtLeast(least))
    }

    /// The number must be this or less.
    pub(super) const fn at_most(self, most: Decimal) -> Self {
        self.target(Target::AtMost(most))
    }

    const fn target(mut self, met: Target) -> Self {
        match &mut self.kind {
            Kind::Number { target, .. } => *target = Some(met),
            Kind::Check | Kind::Date | Kind::Text | Kind::Choice(_) => panic!("only a number has a target"),
        }
        self
    }

    /// The number lies between these two.
    pub(super) const fn between(mut self, least: i64, most: i64) -> Self {
        match &mut self.kind {
            Kind::Number { min, max, .. } => {
                *min = Some(Decimal::whole(least));
                *max = Some(Decimal::whole(most));
            }
            Kind::Check | Kind::Date | Kind::Text | Kind::Choice(_) => panic!("only a number has a range"),
        }
        self
    }

    /// Finishes the item.
    pub(super) const fn item(self) -> Item {
        let (raises, cause) = match self.raises {
            Some((category, cause)) => (Some(category), Some(Cow::Borrowed(cause))),
            None => (None, None),
        };
        Item {
            key: Cow::Borrowed(self.key),
            prompt: Text::new(self.prompt.0, self.prompt.1),
            unmet: wording(self.unmet),
            hint: wording(self.hint),
            kind: match self.kind {
                Kind::Check => ItemKind::Check,
                Kind::Number { unit, min, max, decimals, target } => {
                    ItemKind::Number { unit: Text::new(unit.0, unit.1), min, max, decimals, target }
                }
                Kind::Date => ItemKind::Date { latest: None },
                Kind::Text => ItemKind::Text,
                Kind::Choice(options) => ItemKind::Choice { options: Cow::Borrowed(options), several: false },
            },
            raises,
            cause,
            critical: self.critical,
            when: match self.when {
                Some((item, these)) => Some(Condition::one_of(item, these)),
                None => None,
            },
            wants: Cow::Borrowed(self.wants),
            clause: None,
            points: None,
        }
    }
}

const fn wording(words: Option<(&'static str, &'static str)>) -> Option<Text> {
    match words {
        Some((zh, en)) => Some(Text::new(zh, en)),
        None => None,
    }
}

/// 单位 of a number.
#[derive(Clone, Copy)]
pub(super) enum Unit {
    /// %, at most 100.
    Share,
    /// %, without an upper bound.
    Percent,
    /// 亩, a fifteenth of a hectare.
    Mu,
    /// 万元.
    Wan,
    /// 万元/亩.
    WanPerMu,
    /// 户.
    Households,
    /// 人.
    People,
    /// 台.
    Machines,
    /// 次.
    Times,
    /// 天.
    Days,
    /// kVA.
    Kva,
    /// 分, 1 to 5.
    Points,
    /// 实物量 in whatever the project is measured in: km, m³, m².
    Quantity,
    /// 产能 in whatever the project produces: 万吨, 万件.
    Capacity,
    /// In whatever the note beside the figure says.
    InNote,
}

impl Unit {
    const fn words_and_max(self) -> ((&'static str, &'static str), Option<Decimal>) {
        match self {
            Unit::Share => (("%", "%"), Some(Decimal::whole(100))),
            Unit::Percent => (("%", "%"), None),
            Unit::Mu => (("亩", "mu"), None),
            Unit::Wan => (("万元", "× 10,000 yuan"), None),
            Unit::WanPerMu => (("万元/亩", "× 10,000 yuan/mu"), None),
            Unit::Households => (("户", "households"), None),
            Unit::People => (("人", "people"), None),
            Unit::Machines => (("台", "machines"), None),
            Unit::Times => (("次", "times"), None),
            Unit::Days => (("天", "days"), None),
            Unit::Kva => (("kVA", "kVA"), None),
            Unit::Points => (("分", "points"), Some(Decimal::whole(5))),
            Unit::Quantity => (QUANTITY_UNIT.words, None),
            Unit::Capacity => (CAPACITY_UNIT.words, None),
            Unit::InNote => (UNIT_IN_NOTE.words, None),
        }
    }
}

/// One option of a choice that is only recorded, or a good one.
pub(super) const fn option(key: &'static str, zh: &'static str, en: &'static str) -> ChoiceOption {
    ChoiceOption { key: Cow::Borrowed(key), label: Text::new(zh, en), fails: false, points: None }
}

/// One option that is a bad answer.
pub(super) const fn failing(key: &'static str, zh: &'static str, en: &'static str) -> ChoiceOption {
    ChoiceOption { key: Cow::Borrowed(key), label: Text::new(zh, en), fails: true, points: None }
}

/// The question is a suspicion: 是 is bad.
pub(super) const NO_OR_YES: &[ChoiceOption] = &[option("no", "否", "No"), failing("yes", "是", "Yes")];

/// 是, of a question that is asked by [`NO_OR_YES`] or answered by two options of these keys.
pub(super) const YES: &[Cow<'static, str>] = &[Cow::Borrowed("yes")];

/// A bad answer wants these.
pub(super) const fn on_bad(of: &'static [Evidence]) -> Wanted {
    Wanted { on: Said::Bad, of: Cow::Borrowed(of) }
}

/// One of these answers wants these.
pub(super) const fn on(these: &'static [Cow<'static, str>], of: &'static [Evidence]) -> Wanted {
    Wanted { on: Said::OneOf(Cow::Borrowed(these)), of: Cow::Borrowed(of) }
}

/// A group of items.
pub(super) const fn section(key: &'static str, zh: &'static str, en: &'static str, items: &'static [Item]) -> Section {
    Section { key: Cow::Borrowed(key), title: Text::new(zh, en), items: Cow::Borrowed(items) }
}

/// One version of a built-in template.
pub(super) const fn template(
    key: &'static str,
    version: u16,
    title: Text,
    purpose: Text,
    phases: &'static [Phase],
    sections: &'static [Section],
) -> Template {
    Template {
        key: TemplateKey::built_in(key),
        version,
        title,
        purpose,
        phases: Cow::Borrowed(phases),
        sections: Cow::Borrowed(sections),
    }
}
