//! What the program knows of single items besides their questions: how a figure reads in a sentence,
//! which answer follows from the answers to others, and what should be written down when the item fails.
//!
//! No part of a template: it can be mended without a new version, and holds for old visits, and for an office's own
//! copies that still ask the same ([`newest_item`]).

use super::newest_item;
use crate::domain::checklist::Item;
use crate::domain::text::Text;

/// What is known of an item.
#[derive(Clone, Copy, Debug)]
pub struct Meaning {
    /// How a value reads in a sentence, `{value}` for the value.
    pub told: Option<(&'static str, &'static str)>,
    /// How it reads where the value is 0, or the option `no`.
    pub at_zero: Option<(&'static str, &'static str)>,
    /// Which answer follows from the answers to other items.
    pub proposes: Option<Proposal>,
    /// What to write down when it fails.
    pub needs: &'static [Detail],
    /// What 是 says of the book itself, which can be looked up.
    pub vouches: Option<Vouched>,
}

/// What 是 says of the book itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vouched {
    /// Photos of the item were taken.
    Photographed,
    /// No problem of the project from before waits for a re-check (待复查).
    Rechecked,
}

/// An answer that follows from the answers to other items of the same visit, by their keys. A person decides.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proposal {
    /// 是 where two figures are the same, 否 where they differ.
    Same {
        /// What was reported.
        reported: &'static str,
        /// What was found.
        found: &'static str,
    },
    /// 是 where a figure is not above another, 否 where it is.
    NotAbove {
        /// The figure.
        figure: &'static str,
        /// What it must keep to.
        limit: &'static str,
    },
    /// How many per cent a part is of the whole.
    Percent {
        /// The part.
        part: &'static str,
        /// The whole.
        whole: &'static str,
    },
    /// `yes` where a full year has gone by since a day and nothing began, otherwise `no`.
    ///
    /// A full year ends with the same day a year later (29 February: with the 28th); from the day after on it is over.
    YearWithout {
        /// The agreed day.
        since: &'static str,
        /// The day of the beginning; 不适用 where there was none.
        begun: &'static str,
    },
    /// A given answer where a figure is 0.
    AtZero {
        /// The figure.
        figure: &'static str,
        /// The stored answer.
        answer: &'static str,
    },
}

impl Proposal {
    /// The items that it follows from.
    pub fn sources(self) -> Vec<&'static str> {
        match self {
            Proposal::Same { reported: one, found: other }
            | Proposal::NotAbove { figure: other, limit: one }
            | Proposal::Percent { part: one, whole: other }
            | Proposal::YearWithout { since: one, begun: other } => vec![one, other],
            Proposal::AtZero { figure, .. } => vec![figure],
        }
    }
}

/// What should be written down when an item fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Detail {
    /// 部位.
    Place,
    /// 数量: people, households, places, vehicles.
    Count,
    /// 金额.
    Amount,
    /// 天数.
    Days,
    /// 原因.
    Reason,
    /// 责任单位.
    Unit,
}

impl Detail {
    /// What people read.
    pub const fn name(self) -> Text {
        match self {
            Detail::Place => Text::new("部位", "where"),
            Detail::Count => Text::new("数量", "how many"),
            Detail::Amount => Text::new("金额", "how much"),
            Detail::Days => Text::new("天数", "how many days"),
            Detail::Reason => Text::new("原因", "why"),
            Detail::Unit => Text::new("责任单位", "which unit"),
        }
    }
}

/// What is known of an item; nothing of one that an office asks.
pub fn meaning(item: &Item) -> Meaning {
    let newest = newest_item(item);
    let key = newest.map_or("", |newest| newest.key.as_ref());
    let known = MEANINGS.iter().find(|(of, _)| *of == key).map_or(NONE, |(_, meaning)| *meaning);
    let needs = NEEDS.iter().find(|(keys, _)| keys.contains(&key)).map_or(&[][..], |(_, needs)| needs);
    Meaning { needs, ..known }
}

const NONE: Meaning = Meaning { told: None, at_zero: None, proposes: None, needs: &[], vouches: None };

const fn told(zh: &'static str, en: &'static str) -> Meaning {
    Meaning { told: Some((zh, en)), ..NONE }
}

const fn vouches(vouched: Vouched) -> Meaning {
    Meaning { vouches: Some(vouched), ..NONE }
}

const fn follows(proposal: Proposal) -> Meaning {
    Meaning { proposes: Some(proposal), ..NONE }
}

impl Meaning {
    const fn zero(self, zh: &'static str, en: &'static str) -> Self {
        Meaning { at_zero: Some((zh, en)), ..self }
    }

    const fn follows(self, proposal: Proposal) -> Self {
        Meaning { proposes: Some(proposal), ..self }
    }
}

const MEANINGS: &[(&str, Meaning)] = &[
    (
        "pr08",
        told("概算与可研估算相比增减{value}", "estimate differs from the feasibility figure by {value}")
            .zero("概算与可研估算一致", "estimate equal to the feasibility figure"),
    ),
    (
        "pr09",
        told("设计方案累计变更{value}", "design changed {value} so far").zero("设计方案未变更", "design unchanged"),
    ),
    ("pr15", told("全部前期手续预计{value}办结", "all preliminary permits expected by {value}")),
    ("as09", told("征地协议签订率{value}", "acquisition agreements signed {value}")),
    ("as11", told("已清表交地{value}", "{value} cleared and handed over")),
    ("as14", told("计划{value}开工", "start planned for {value}")),
    ("ns02", told("实际{value}开工", "works began on {value}")),
    ("ns03", told("首月完成实物量{value}", "quantity built in the first month {value}")),
    ("ns07", told("现场清点人员{value}", "{value} counted on site").zero("现场无施工人员", "nobody at work on site")),
    (
        "ns08",
        told("可作业机械{value}", "{value} machines fit for work").zero("现场无可作业机械", "no machine fit for work"),
    ),
    ("ct02", vouches(Vouched::Photographed)),
    ("ct16", vouches(Vouched::Rechecked)),
    ("ct01", told("当前形象部位：{value}", "works now at: {value}")),
    (
        "ct03",
        told("本期完成实物量{value}", "quantity built this period {value}")
            .zero("本期未完成实物量", "nothing built this period"),
    ),
    ("ct04", told("累计完成{value}", "{value} in all")),
    ("ct05", told("本期投资上报{value}", "investment this period reported as {value}")),
    ("ct06", told("本期投资核定{value}", "investment this period verified as {value}")),
    ("ct07", follows(Proposal::Same { reported: "ct05", found: "ct06" })),
    (
        "ct10",
        told("自上次督查以来停工{value}", "stopped for {value} since the last visit")
            .zero("自上次督查以来未停工", "no stoppage since the last visit"),
    ),
    (
        "ct11",
        told("停工主要原因为{value}", "main reason for stopping: {value}")
            .follows(Proposal::AtZero { figure: "ct10", answer: "none" }),
    ),
    ("ct12", follows(Proposal::AtZero { figure: "ct10", answer: "na" })),
    (
        "ct19",
        told("自上次督查以来停工：{value}", "stopped since the last visit: {value}")
            .zero("自上次督查以来未停工", "no stoppage since the last visit"),
    ),
    ("ct17", told("预计{value}竣工", "completion forecast for {value}")),
    (
        "il04",
        told("累计到位资金{value}", "capital paid in so far {value}").zero("资金尚未到位", "no capital paid in yet"),
    ),
    ("il12", told("实际年产能{value}", "actual capacity {value} per year")),
    ("pu01", told("已收储土地{value}", "land taken into reserve {value}")),
    (
        "pu02",
        told("遗留征迁{value}", "{value} still to be resettled")
            .zero("红线内征迁已完成", "all households inside the boundary resettled"),
    ),
    ("pu08", told("供电容量{value}", "power capacity {value}")),
    ("id01", told("约定{value}动工", "start agreed for {value}")),
    ("id02", told("实际{value}动工", "actual start on {value}")),
    ("id03", follows(Proposal::YearWithout { since: "id01", begun: "id02" })),
    (
        "id04",
        told("已动工面积占应动工面积{value}", "area begun {value} of the area due").zero("地块未动工", "nothing begun"),
    ),
    ("id08", told("建筑系数{value}", "site coverage {value}")),
    ("id09", told("行政办公及生活用地占比{value}", "offices and living quarters {value} of the area")),
    ("id10", told("批准面积{value}", "approved area {value}")),
    ("id11", told("实测面积{value}", "measured area {value}")),
    ("id12", follows(Proposal::NotAbove { figure: "id11", limit: "id10" })),
    ("id13", told("实际投资强度{value}", "actual investment intensity {value}")),
    ("id15", told("未按约建设的原因：{value}", "why it was not built as agreed: {value}")),
    ("id16", told("加层或零增地改造：{value}", "extra storeys or rebuilding without new land: {value}")),
    ("id17", told("处理建议：{value}", "opinion: {value}")),
    ("id18", told("已投资{value}（不含地价款和税费）", "invested {value}, without land price and taxes")),
    ("id19", told("总投资{value}（不含地价款和税费）", "total investment {value}, without land price and taxes")),
    (
        "id20",
        told("已投资额占总投资额{value}", "share invested {value}")
            .follows(Proposal::Percent { part: "id18", whole: "id19" }),
    ),
    ("sv12", told("企业满意度{value}", "satisfaction of the enterprise {value}")),
    ("rs03", told("投资估算{value}", "estimated investment {value}")),
    ("rs09", told("成熟度：{value}", "maturity: {value}")),
    ("rs10", told("转前期日期为{value}", "moves to preparation on {value}")),
    ("rs11", told("论证意见：{value}", "opinion on the appraisal: {value}")),
];

use Detail::{Amount, Count, Days, Place, Reason, Unit};

const NEEDS: &[(&[&str], &[Detail])] = &[
    (&["ct08", "ns01"], &[Place, Days, Reason]),
    (&["ct09", "ns04", "ns11"], &[Days, Reason]),
    (&["pr14", "sv03", "sv08", "sv09", "sv11"], &[Days, Unit]),
    (&["ct13", "as08", "il07", "rs07", "pr12", "pu13"], &[Amount, Reason]),
    (&["ct14", "as10"], &[Count, Amount]),
    (&["ct07", "pr08"], &[Amount, Reason]),
    (&["ct15"], &[Place, Amount]),
    (&["as09", "pu02"], &[Count, Reason]),
    (&["as12", "pu04", "pu05", "pu06", "pu07", "pu09", "pu10", "pu11", "pu12"], &[Place, Unit]),
    (&["il13", "il14", "sv10"], &[Unit, Days]),
    (&["il09", "id03", "id06", "id07"], &[Place, Reason]),
    (&["ns12"], &[Place, Days, Reason]),
    (&["qs01", "qs02", "qs03", "qs04", "qs05", "qs06", "qs07", "qs08"], &[Place, Count]),
    (&["qs09", "qs10", "qs11", "qs12", "qs13", "qs14", "qs15"], &[Place, Count]),
    (&["qs16"], &[Count]),
    (&["id12", "id14"], &[Reason]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{built_in, published};
    use super::*;
    use crate::domain::checklist::{ItemKind, Template};

    fn built_in_item(key: &str) -> (&'static Template, &'static Item) {
        built_in().iter().find_map(|template| template.item(key).map(|item| (template, item))).unwrap()
    }

    #[test]
    fn what_is_known_belongs_to_items_that_are_there_once() {
        let mut seen = BTreeSet::new();
        for (key, meaning) in MEANINGS {
            assert!(seen.insert(key), "{key} is there twice");
            let (template, item) = built_in_item(key);
            let told = meaning.told.into_iter();
            for words in told.flat_map(|(zh, en)| [zh, en]) {
                assert!(words.contains("{value}"), "{key}: {words}");
            }
            let has_zero = match &item.kind {
                ItemKind::Number { .. } => true,
                ItemKind::Choice { options, .. } => options.iter().any(|option| option.key == "no"),
                ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text => false,
            };
            assert!(meaning.at_zero.is_none() || has_zero, "{key}");
            for source in meaning.proposes.map_or_else(Vec::new, Proposal::sources) {
                let of = |wanted: &str| template.items().position(|item| item.key == wanted);
                assert!(of(source) < of(key), "{key} is asked before {source}, which it follows from");
            }
        }
        let mut seen = BTreeSet::new();
        for key in NEEDS.iter().flat_map(|(keys, _)| *keys) {
            assert!(seen.insert(key), "{key} is there twice");
            assert!(built_in_item(key).1.raises.is_some(), "{key} cannot fail");
        }
    }

    #[test]
    fn a_figure_a_day_and_words_read_as_sentences() {
        for item in built_in().iter().flat_map(Template::items) {
            let has_value = match &item.kind {
                ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => true,
                ItemKind::Choice { .. } => !item.can_fail(),
                ItemKind::Check => false,
            };
            assert_eq!(meaning(item).told.is_some(), has_value, "{}", item.key);
        }
    }

    #[test]
    fn it_holds_for_old_versions_and_not_for_other_questions() {
        let first =
            published().find(|template| template.key.as_str() == "continuing" && template.version == 1).unwrap();
        let old = first.item("ct01").unwrap();
        assert!(meaning(old).told.is_some());
        let copy = Item { prompt: Text::owned(old.prompt.zh.clone(), ""), ..old.clone() };
        assert!(meaning(&copy).told.is_some(), "a copy in one language");
        let other = Item { prompt: Text::owned("现场负责人", ""), ..old.clone() };
        assert_eq!(meaning(&other).told, None, "an office asks something else under the same key");
    }
}
