//! What can be wrong with a project, and what follows from it at first: how grave, who leads, by when.
//!
//! Everything here is a default that a person may overrule when raising a problem. The marks say where a rule comes
//! from: **[S]** the speeches that the program was made for, **[P]** published practice of local governments, **[D]**
//! our own decision. All categories are [S]; all severities, lead units and days are [D] unless said otherwise.

mod defaults;

use chrono::{Days, NaiveDate};

use super::choices::{UnitKind, choice};
use super::text::{Lang, Text};

choice! {
    /// 问题类别. The stored key is the code of the ledger (QQ, ZC, …), made of the pinyin initials.
    Category {
        /// 前期不实: preliminary work that is not deep, not detailed, not real.
        Preliminary = "QQ", "前期不实", "Weak preliminary work", ["前期", "前期工作", "前期工作不实", "前期工作不深"];
        /// 政策处理/征地: acquisition, resettlement and compensation.
        Acquisition = "ZC", "政策处理/征地", "Land acquisition and compensation", ["政策处理", "征地", "征地拆迁", "征迁", "拆迁", "土地征用", "acquisition"];
        /// 宏观政策: a policy from above that nobody here can change.
        Policy = "HG", "宏观政策", "Change of government policy", ["宏观", "政策调整", "政策影响", "policy"];
        /// 认识/审批拖延: approvals put off, and the attitude behind it.
        Delay = "RS", "认识/审批拖延", "Delayed decisions and approvals", ["审批拖延", "审批", "认识", "认识不到位", "审批超时", "approval delay"];
        /// 资金: money that is missing, late or used for something else.
        Funding = "ZJ", "资金", "Funding", ["资金不足", "资金紧缺", "资金未到位", "资金缺口", "贷款资金未到位"];
        /// 用地: quota, supply or clearing of land.
        Land = "YD", "用地", "Land", ["用地指标", "用地指标未落实", "土地", "供地"];
        /// 园区配套: roads, water, power and the like up to the plot.
        Park = "YQ", "园区配套", "Park infrastructure", ["配套", "五通一平", "基础设施配套", "infrastructure"];
        /// 服务/吃拿卡要报: how departments treat those who build.
        Service = "FW", "服务/吃拿卡要报", "Service and official conduct", ["服务", "吃拿卡要", "吃拿卡要报", "投资环境", "service"];
        /// 停滞/滞后: behind the plan, or not moving at all.
        Progress = "JD", "停滞/滞后", "Stalled or behind plan", ["进度", "进度滞后", "滞后", "停滞", "进展缓慢", "停工", "progress", "behind schedule"];
        /// 圈地/强度不足: land taken and not built on as agreed; always worded as a suspicion.
        Hoarding = "QD", "疑似圈地/强度不足", "Suspected land-hoarding or low intensity", ["圈地", "圈地/强度不足", "强度不足", "疑似圈地", "闲置土地", "投资强度不足"];
        /// 质量: works that are not sound.
        Quality = "ZL", "质量", "Quality", ["工程质量", "质量问题"];
        /// 安全重大隐患: danger to life.
        Safety = "AQ", "安全重大隐患", "Major safety hazard", ["安全", "安全隐患", "重大隐患", "安全生产", "safety"];
        /// 失信: a promise broken, by either side.
        Promise = "CX", "失信", "Broken commitment", ["诚信", "承诺未兑现", "违约", "promise"];
        /// 群众诉求/阻工: what residents ask for, and works held up by people.
        Residents = "QZ", "群众诉求/阻工", "Residents’ concerns and obstruction", ["群众诉求", "阻工", "群众", "信访", "residents", "obstruction"];
        /// 协作断点: the one step that holds up all the others.
        Coordination = "XT", "协作断点", "Gap in coordination", ["协作", "协调", "需协调", "配合", "coordination"];
        /// 数据不实: figures that the site does not bear out.
        Figures = "SJ", "数据不实", "Inaccurate figures", ["数据", "虚报", "瞒报", "统计不实", "data"];
    }
}

choice! {
    /// 等级, in ascending order: `Minor < Serious < Severe < Critical`. The keys are stored; the English names are words whose
    /// order nobody has to look up.
    Severity {
        /// 一般.
        Minor = "minor", "一般", "Minor", ["轻微", "一般问题", "low"];
        /// 较重.
        Serious = "serious", "较重", "Moderate", ["较大", "较严重", "medium"];
        /// 严重.
        Severe = "severe", "严重", "Major", ["严重问题", "high"];
        /// 重大.
        Critical = "critical", "重大", "Critical", ["特别严重", "特别重大", "重大问题"];
    }
}

/// What a category asks for besides a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handling {
    /// Hand over, rectify, re-check.
    Ordinary,
    /// Goes up to the district leaders at once: "尤其是土地和资金问题" [S].
    Escalate,
    /// The works stop until the danger is removed [D]; only a re-check lets them go on.
    StopWork,
    /// Nobody here can remove the cause: it is watched, and what it does to the project is reported [D].
    Monitor,
}

impl Handling {
    /// Gives the sentence that tells people what to do, or nothing for the ordinary road.
    pub const fn instruction(self, lang: Lang) -> Option<&'static str> {
        let (zh, en) = match self {
            Handling::Ordinary => return None,
            Handling::Escalate => ("提请区领导协调", "Refer to the district leaders"),
            Handling::StopWork => ("立即停工整改", "Stop work now"),
            Handling::Monitor => ("跟踪监测，定期报告影响", "Monitor and report the impact"),
        };
        Some(match lang {
            Lang::Zh => zh,
            Lang::En => en,
        })
    }
}

/// 原因: a narrower cause within a category.
#[derive(Debug, PartialEq, Eq)]
pub struct Cause {
    /// Stored key, unique within its category.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// 自然日 to rectify, where this cause has its own limit.
    pub days: Option<u16>,
}

impl Category {
    /// Gives the severity to begin with.
    pub fn severity(self) -> Severity {
        self.defaults().severity
    }

    /// Gives the kinds of units that usually lead, the first one first; none means the project's own 牵头单位.
    pub fn lead_units(self) -> &'static [UnitKind] {
        self.defaults().lead
    }

    /// Names the units that usually lead, as the ledger prints them ("业主+发改").
    pub fn lead_label(self, lang: Lang) -> &'static str {
        words(&self.defaults().lead_words, lang)
    }

    /// Gives the days to rectify, in 自然日, where the cause has no limit of its own.
    pub fn days(self) -> u16 {
        self.defaults().days
    }

    /// Gives what to do besides.
    pub fn handling(self) -> Handling {
        self.defaults().handling
    }

    /// Gives the causes that can be chosen.
    pub fn causes(self) -> &'static [Cause] {
        self.defaults().causes
    }

    /// Finds the cause with this stored key.
    pub fn cause(self, key: &str) -> Option<&'static Cause> {
        self.causes().iter().find(|cause| cause.key == key)
    }
}

impl Cause {
    /// Gives the name that people read.
    pub fn label(&'static self, lang: Lang) -> &'static str {
        words(&self.name, lang)
    }
}

fn words(text: &'static Text, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => &text.zh,
        Lang::En => &text.en,
    }
}

/// Gives the day by which a problem found on `found_on` is to be rectified.
///
/// `found_on` plus the days of the cause, or else of the category, in 自然日 [D]; the last day itself is not overdue [P].
/// A cause that the category does not have counts as none.
pub fn default_deadline(category: Category, cause: Option<&str>, found_on: NaiveDate) -> NaiveDate {
    let own_days = cause.and_then(|key| category.cause(key)).and_then(|cause| cause.days);
    let days = own_days.unwrap_or_else(|| category.days());
    found_on.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_defaults_are_those_of_the_table() {
        use Severity::{Critical, Serious, Severe};
        let table = [
            ("QQ", Serious, 30),
            ("ZC", Severe, 30),
            ("HG", Serious, 30),
            ("RS", Serious, 5),
            ("ZJ", Severe, 15),
            ("YD", Severe, 30),
            ("YQ", Serious, 30),
            ("FW", Severe, 15),
            ("JD", Serious, 15),
            ("QD", Severe, 30),
            ("ZL", Severe, 5),
            ("AQ", Critical, 1),
            ("CX", Serious, 15),
            ("QZ", Severe, 5),
            ("XT", Serious, 5),
            ("SJ", Severe, 3),
        ];
        assert_eq!(table.len(), Category::ALL.len());
        for ((code, severity, days), &category) in table.into_iter().zip(Category::ALL) {
            assert_eq!(category.key(), code);
            assert_eq!(Category::from_key(code), Some(category));
            assert_eq!(category.severity(), severity, "{code}");
            assert_eq!(category.days(), days, "{code}");
        }
    }

    #[test]
    fn every_category_is_complete_in_both_languages() {
        for &category in Category::ALL {
            assert_eq!(category.lead_units().is_empty(), category == Category::Coordination, "{category:?}");
            let mut keys = BTreeSet::new();
            for &lang in Lang::ALL {
                assert!(!category.label(lang).trim().is_empty() && !category.lead_label(lang).trim().is_empty());
                for cause in category.causes() {
                    assert!(!cause.label(lang).trim().is_empty(), "{category:?} {}", cause.key);
                }
            }
            for cause in category.causes() {
                assert!(keys.insert(cause.key), "{category:?} has {} twice", cause.key);
                assert_eq!(category.cause(cause.key), Some(cause));
            }
        }
    }

    #[test]
    fn every_word_for_a_category_means_that_one() {
        use crate::domain::choices::Choice;
        for &category in Category::ALL {
            for word in category.aliases() {
                assert_eq!(Category::from_words(word), Some(category), "{word}");
            }
            for &lang in Lang::ALL {
                assert_eq!(Category::from_words(category.label(lang)), Some(category));
            }
        }
        assert_eq!(Category::from_words("qq"), Some(Category::Preliminary));
        assert_eq!(Severity::from_words("较重"), Some(Severity::Serious));
    }

    #[test]
    fn severities_are_ordered() {
        assert!(Severity::ALL.is_sorted());
        assert!(Severity::Minor < Severity::Serious && Severity::Severe < Severity::Critical);
        let names: Vec<_> = Severity::ALL.iter().map(|severity| severity.label(Lang::En)).collect();
        assert_eq!(names, ["Minor", "Moderate", "Major", "Critical"]);
        // What books hold is what it was; words are understood as they read today.
        for (stored, severity) in [("serious", Severity::Serious), ("severe", Severity::Severe)] {
            assert_eq!(Severity::from_key(stored), Some(severity));
            assert_eq!(Severity::from_words(stored), Some(severity));
        }
        assert_eq!(Severity::from_words("Major"), Some(Severity::Severe));
    }

    #[test]
    fn deadlines_count_calendar_days_across_months_and_years() {
        for (category, cause, found, due) in [
            (Category::Preliminary, None, "2026-11-23", "2026-12-23"),
            (Category::Preliminary, Some("tender"), "2026-11-23", "2026-12-08"),
            (Category::Preliminary, Some("feasibility"), "2026-12-15", "2027-01-14"),
            (Category::Preliminary, Some("no such cause"), "2026-11-23", "2026-12-23"),
            (Category::Safety, None, "2028-02-28", "2028-02-29"),
            (Category::Figures, None, "2026-12-30", "2027-01-02"),
        ] {
            assert_eq!(default_deadline(category, cause, day(found)), day(due), "{category:?} {cause:?} {found}");
        }
        assert_eq!(default_deadline(Category::Policy, None, NaiveDate::MAX), NaiveDate::MAX);
    }

    #[test]
    fn special_rules_hold_for_the_categories_that_have_them() {
        for &category in Category::ALL {
            let expected = match category.key() {
                "ZJ" | "YD" => Handling::Escalate,
                "AQ" => Handling::StopWork,
                "HG" => Handling::Monitor,
                _ => Handling::Ordinary,
            };
            assert_eq!(category.handling(), expected, "{category:?}");
            assert_eq!(category.handling().instruction(Lang::Zh).is_none(), expected == Handling::Ordinary);
        }
    }
}
