//! What each category begins with, as data: the table of problems and the causes that can be chosen.

use super::{Category, Cause, Handling, Severity};
use crate::domain::choices::UnitKind;
use crate::domain::text::Text;

/// The defaults of one category, a row of the table of problems.
pub(super) struct Defaults {
    pub(super) severity: Severity,
    pub(super) lead: &'static [UnitKind],
    pub(super) lead_words: Text,
    pub(super) days: u16,
    pub(super) handling: Handling,
    pub(super) causes: &'static [Cause],
}

impl Category {
    /// Gives the row of this category.
    pub(super) const fn defaults(self) -> &'static Defaults {
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
        cause("late", "处理不及时", "Handled too late"),
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
        cause("passed_on", "推诿扯皮", "Passed between offices"),
        cause("attention", "重视不够、投入力度不大", "Too little attention or effort"),
        cause("irregular", "工作时紧时松", "Uneven effort"),
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
        cause("not_arrived", "资金未到位", "Funds not received"),
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
        cause("forced_trade", "强揽工程、强卖建材", "Works or materials forced on the contractor"),
        cause("complaint", "投诉未按时办理", "Complaint not handled in time"),
        cause("informing", "告知不清", "Requirements not made clear"),
        cause("follow_up", "跟踪服务不到位", "No follow-up service"),
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
        cause("suspended", "擅自停工、复工", "Stopped or resumed without approval"),
        cause("late_start", "到期未开工", "Start overdue"),
        cause("resources", "人员、设备投入不足", "Too few workers or machines"),
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
    lead_words: Text::new("建委会同施工、监理单位", "Housing and Construction with contractor or supervisor"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("materials", "材料不合格", "Substandard materials"),
        cause("structure", "实体质量缺陷", "Defects in the works"),
        cause("concealed", "隐蔽工程未验收", "Hidden works not inspected"),
        cause("supervision", "监理不到位", "Supervision lacking"),
        cause("drawings", "未按图施工", "Not built to the drawings"),
        cause("dust", "扬尘治理不达标", "Dust control below standard"),
        cause("site_management", "现场管理不规范", "Site poorly managed"),
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
    lead_words: Text::new("招商/政府承诺方", "Investment Promotion or the government side that made the promise"),
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
    lead_words: Text::new("牵头单位", "The project’s lead unit"),
    days: 5,
    handling: Handling::Ordinary,
    causes: &[
        cause("no_owner", "责任不明", "Responsibility unclear"),
        cause("no_reply", "要素问题未答复", "Request not answered"),
        cause("handover", "工序衔接不上", "Poor handover between steps"),
        cause("utilities", "管线、水电迁改未协调", "Utilities not moved or connected"),
    ],
};

/// SJ: "真金白银地量一量" [S].
static FIGURES: Defaults = Defaults {
    severity: Severity::Severe,
    lead: &[UnitKind::Owner],
    lead_words: Text::new("填报单位", "The reporting unit"),
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
