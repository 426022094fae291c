//! What can be wrong with a project, and what follows from it at first: how grave, who leads, by when.
//!
//! Everything here is a default that a person may overrule when raising a problem. The marks say where a rule comes
//! from: **[S]** the speeches that the program was made for, **[P]** published practice of local governments, **[D]**
//! our own decision. All categories are [S]; all severities, lead units and days are [D] unless said otherwise.

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
        Residents = "QZ", "群众诉求/阻工", "Residents' concerns and obstruction", ["群众诉求", "阻工", "群众", "信访", "residents", "obstruction"];
        /// 协作断点: the one step that holds up all the others.
        Coordination = "XT", "协作断点", "Gap in coordination", ["协作", "协调", "需协调", "配合", "coordination"];
        /// 数据不实: figures that the site does not bear out.
        Figures = "SJ", "数据不实", "Untrue figures", ["数据", "虚报", "瞒报", "统计不实", "data"];
    }
}

choice! {
    /// 等级, in ascending order: `Minor < Serious < Severe < Critical`.
    Severity {
        /// 一般.
        Minor = "minor", "一般", "Minor", ["轻微", "一般问题", "low"];
        /// 较重.
        Serious = "serious", "较重", "Serious", ["较大", "较严重", "medium"];
        /// 严重.
        Severe = "severe", "严重", "Severe", ["严重问题", "high"];
        /// 重大.
        Critical = "critical", "重大", "Critical", ["特别严重", "特别重大", "重大问题", "major"];
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
            Handling::Monitor => ("跟踪监测，定期报告影响", "Monitor and report the effect"),
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

/// The defaults of one category, a row of the table of problems.
struct Defaults {
    severity: Severity,
    lead: &'static [UnitKind],
    lead_words: Text,
    days: u16,
    handling: Handling,
    causes: &'static [Cause],
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

    /// The table of domain.md section 4, in its order.
    const fn defaults(self) -> &'static Defaults {
        match self {
            Category::Preliminary => &PRELIMINARY,
            Category::Acquisition => &ACQUISITION,
            Category::Policy => &POLICY,
            Category::Delay => &DELAY,
            Category::Funding => &FUNDING,
            Category::Land => &LAND,
            Category::Park => &PARK,
            Category::Service => &SERVICE,
            Category::Progress => &PROGRESS,
            Category::Hoarding => &HOARDING,
            Category::Quality => &QUALITY,
            Category::Safety => &SAFETY,
            Category::Promise => &PROMISE,
            Category::Residents => &RESIDENTS,
            Category::Coordination => &COORDINATION,
            Category::Figures => &FIGURES,
        }
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

const fn cause(key: &'static str, zh: &'static str, en: &'static str) -> Cause {
    Cause { key, name: Text::new(zh, en), days: None }
}

/// QQ. The causes are the ones that the first speech names; a tender has 15 days.
static PRELIMINARY: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Owner, UnitKind::Reform],
    lead_words: Text::new("业主+发改", "Owner with Development and Reform"),
    days: 30,
    handling: Handling::Ordinary,
    causes: &[
        cause("appraisal", "论证不充分", "Insufficient appraisal"),
        cause("documents", "资料、手续不全", "Documents or approvals missing"),
        cause("feasibility", "可研深度不够", "Feasibility study not thorough"),
        cause("land_use", "用地性质不符", "Land use does not match the plan"),
        Cause { key: "tender", name: Text::new("招投标不规范", "Irregular tendering"), days: Some(15) },
        cause("design_change", "设计方案变更频繁", "Frequent design changes"),
        cause("over_estimate", "超概算、超预算", "Over the estimate or budget"),
    ],
};

/// ZC.
static ACQUISITION: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Township, UnitKind::Land],
    lead_words: Text::new("乡镇+国土", "Township with Land and Resources"),
    days: 30,
    handling: Handling::Ordinary,
    causes: &[
        cause("agreement", "征地协议未签", "Acquisition agreements not signed"),
        cause("compensation", "补偿款未到户", "Compensation not paid"),
        cause("demolition", "拆迁、清表未完成", "Demolition or clearing not finished"),
        cause("resettlement", "安置未落实", "Resettlement not settled"),
        cause("late", "处理不及时", "Dealt with too late"),
    ],
};

/// HG: "审核审批更加严格" [S], monitored.
static POLICY: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Reform],
    lead_words: Text::new("发改", "Development and Reform"),
    days: 30,
    handling: Handling::Monitor,
    causes: &[
        cause("stricter_approval", "审核审批从严", "Stricter approvals"),
        cause("credit", "信贷收紧", "Tighter credit"),
        cause("land_policy", "土地政策调整", "Change of land policy"),
        cause("industry_policy", "产业政策调整", "Change of industrial policy"),
    ],
};

/// RS: "能推则推,能拖就拖" [S].
static DELAY: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Approval],
    lead_words: Text::new("审批部门", "Approving department"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("overtime", "审批超时", "Approval overdue"),
        cause("passed_on", "推诿扯皮", "Passed from one office to another"),
        cause("attention", "重视不够、投入力度不大", "Too little attention or effort"),
        cause("irregular", "工作时紧时松", "Work pushed in fits and starts"),
    ],
};

/// ZJ: to the district leaders [S].
static FUNDING: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Finance, UnitKind::Banking, UnitKind::Owner],
    lead_words: Text::new("财政/金融/业主", "Finance, banks or owner"),
    days: 15,
    handling: Handling::Escalate,
    causes: &[
        cause("gap", "资金缺口", "Funding gap"),
        cause("not_arrived", "资金未到位", "Funds not arrived"),
        cause("loan", "贷款未落实", "Loan not secured"),
        cause("upper_funds", "上级资金未争取到位", "Upper-level funds not secured"),
        cause("payment", "工程款拖欠", "Contractor not paid"),
        cause("wages", "拖欠农民工工资", "Wages in arrears"),
        cause("single_channel", "融资渠道单一", "Only one source of finance"),
    ],
};

/// YD: to the district leaders [S].
static LAND: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Land, UnitKind::LandReserve],
    lead_words: Text::new("国土/收储", "Land and Resources or land reserve"),
    days: 30,
    handling: Handling::Escalate,
    causes: &[
        cause("quota", "用地指标未落实", "No land quota"),
        cause("approval", "用地批准未取得", "Land approval not obtained"),
        cause("supply", "供地手续未完成", "Land not supplied"),
        cause("not_cleared", "未达净地交付条件", "Plot not ready to hand over"),
        cause("reserve", "收储不足", "Too little land in reserve"),
    ],
};

/// YQ.
static PARK: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Park],
    lead_words: Text::new("园区管委会", "Park administration"),
    days: 30,
    handling: Handling::Ordinary,
    causes: &[
        cause("road", "道路未通", "No road"),
        cause("water", "供水未通", "No water supply"),
        cause("drainage", "排水未通", "No drainage"),
        cause("power", "供电未通", "No power"),
        cause("telecom", "通讯未通", "No telecommunications"),
        cause("gas", "供气未通", "No gas"),
        cause("levelling", "场地未平整", "Site not levelled"),
        cause("planning", "控详规未批", "Detailed plan not approved"),
    ],
};

/// FW: "吃、拿、卡、要、报" [S].
static SERVICE: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Complaints, UnitKind::Discipline],
    lead_words: Text::new("投诉中心/监察", "Complaints centre or discipline office"),
    days: 15,
    handling: Handling::Ordinary,
    causes: &[
        cause("conduct", "吃拿卡要报", "Favours or payments demanded"),
        cause("inspections", "乱检查", "Needless inspections"),
        cause("charges", "乱收费", "Unlawful charges"),
        cause("forced_trade", "强揽工程、强卖建材", "Works or materials forced on the builder"),
        cause("complaint", "投诉未按时办理", "Complaint not handled in time"),
        cause("informing", "告知不清", "Requirements not made clear"),
    ],
};

/// JD.
static PROGRESS: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Sector, UnitKind::Owner],
    lead_words: Text::new("主管+业主", "Sector department with owner"),
    days: 15,
    handling: Handling::Ordinary,
    causes: &[
        cause("behind", "进度滞后", "Behind plan"),
        cause("stalled", "停滞，无进展", "Stalled"),
        cause("suspended", "擅自停工", "Stopped without approval"),
        cause("late_start", "到期未开工", "Start overdue"),
        cause("resources", "人员、设备投入不足", "Too few people or machines"),
        cause("sequence", "手续、节点未倒排", "No back-scheduled plan"),
    ],
};

/// QD: "对这类项目是要清理的" [S].
static HOARDING: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Land, UnitKind::Promotion],
    lead_words: Text::new("国土+招商", "Land and Resources with Investment Promotion"),
    days: 30,
    handling: Handling::Ordinary,
    causes: &[
        cause("fence_only", "疑似圈而不建", "Suspected: fenced, not built"),
        cause("idle", "疑似闲置", "Suspected: idle land"),
        cause("intensity", "投资强度不足", "Investment intensity too low"),
        cause("layout", "建筑系数、行政用地不达标", "Site coverage or office share off limits"),
        cause("over_area", "超批准面积用地", "More land used than approved"),
    ],
};

/// ZL: "不能只求大求快,必须保证质量" [S].
static QUALITY: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Construction, UnitKind::Contractor, UnitKind::Supervision],
    lead_words: Text::new("建委+施工/监理", "Housing and Construction with contractor or supervisor"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("materials", "材料不合格", "Substandard materials"),
        cause("structure", "实体质量缺陷", "Defects in the works"),
        cause("concealed", "隐蔽工程未验收", "Hidden works not inspected"),
        cause("supervision", "监理不到位", "Supervision lacking"),
        cause("drawings", "未按图施工", "Not built to the drawings"),
        cause("dust", "扬尘治理不达标", "Dust control below standard"),
    ],
};

/// AQ: work stops at once, one day.
static SAFETY: Defaults = Defaults {
    severity: Severity::Critical,
    lead: &[UnitKind::Contractor, UnitKind::Construction],
    lead_words: Text::new("施工+建委", "Contractor with Housing and Construction"),
    days: 1,
    handling: Handling::StopWork,
    causes: &[
        cause("edges", "临边洞口无防护", "Unprotected edges or openings"),
        cause("scaffold", "脚手架、支模架", "Scaffolding or formwork"),
        cause("lifting", "起重设备", "Lifting equipment"),
        cause("excavation", "深基坑、边坡", "Deep excavation or slope"),
        cause("certificates", "特种作业无证", "Special work without a certificate"),
        cause("electric_fire", "临时用电、消防", "Site power or fire protection"),
        cause("registration", "未办质安监督手续", "Not registered for supervision"),
    ],
};

/// CX: "政府要讲诚信,企业也要讲诚信" [S].
static PROMISE: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[UnitKind::Promotion],
    lead_words: Text::new("招商/政府承诺方", "Investment Promotion or the promising government side"),
    days: 15,
    handling: Handling::Ordinary,
    causes: &[
        cause("government", "政府承诺未兑现", "Government promise not kept"),
        cause("enterprise", "企业承诺未兑现", "Enterprise promise not kept"),
        cause("contract", "协议未转合同", "Agreement not turned into a contract"),
        cause("capital", "合同资金未到位", "Contracted capital not paid in"),
    ],
};

/// QZ: "维护人民群众的合法权益" [S]; obstruction is referred by lawful means only.
static RESIDENTS: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Township, UnitKind::Security],
    lead_words: Text::new("乡镇+维稳/公安", "Township with public order or police"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("concern", "群众诉求未处理", "Concern not dealt with"),
        cause("obstruction", "阻工", "Works obstructed"),
        cause("nuisance", "噪声、扬尘、出行影响", "Noise, dust or access"),
        cause("damage", "房屋、农田受损", "Damage to houses or fields"),
    ],
};

/// XT: "一个环节跟不上" [S].
static COORDINATION: Defaults = Defaults {
    severity: Severity::Serious,
    lead: &[],
    lead_words: Text::new("牵头单位", "The project's lead unit"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("no_owner", "责任不明", "Nobody answers for it"),
        cause("no_reply", "要素问题未答复", "Request not answered"),
        cause("handover", "工序衔接不上", "Steps do not join up"),
        cause("utilities", "管线、水电迁改未协调", "Utilities not moved or connected"),
    ],
};

/// SJ: "真金白银地量一量" [S].
static FIGURES: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Owner],
    lead_words: Text::new("填报单位", "The unit that reported"),
    days: 3,
    handling: Handling::Ordinary,
    causes: &[
        cause("inflated", "虚报", "Overstated"),
        cause("concealed", "瞒报、漏报", "Understated or left out"),
        cause("late", "迟报", "Reported late"),
        cause("no_evidence", "无凭证", "No evidence"),
        cause("not_registered", "应入库未入库", "Not entered in the statistics"),
    ],
};

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
