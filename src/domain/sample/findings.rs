//! The problems that the visits of the sample find.

use crate::domain::taxonomy::Category;

use super::projects::{BIGU, CLINKER, FACTORY, IDLE, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, TOWN_LAND};

/// A problem as it is raised.
pub(super) struct Finding {
    pub(super) project: &'static str,
    /// The checklist item that found it, or empty.
    pub(super) item: &'static str,
    pub(super) title: &'static str,
    pub(super) detail: &'static str,
    pub(super) category: Category,
    pub(super) cause: &'static str,
    /// Empty for the one that goes with the category.
    pub(super) severity: &'static str,
    pub(super) assisting: &'static str,
    pub(super) leader: &'static str,
    pub(super) measure: &'static str,
}

const NONE: Finding = Finding {
    project: "",
    item: "",
    title: "",
    detail: "",
    category: Category::Progress,
    cause: "",
    severity: "",
    assisting: "",
    leader: "",
    measure: "",
};

pub(super) const AGREEMENTS: Finding = Finding {
    project: LANDFILL,
    title: "进场道路段12户征地协议未签，道路不能开工",
    detail: "进场道路K0+200至K0+600段，12户对青苗补偿标准有异议，阻工10天。",
    category: Category::Acquisition,
    cause: "agreement",
    assisting: "区国土局、区建委",
    leader: "段副区长",
    measure: "乡镇逐户上门，区国土局现场解释补偿标准，倒排签订时间。",
    ..NONE
};

pub(super) const NODE_LATE: Finding = Finding {
    project: LANDFILL,
    item: "ct08",
    title: "调节池土方节点滞后20天",
    detail: "倒排工期表要求上月底完成土方，现场只完成一半。",
    category: Category::Progress,
    cause: "behind",
    leader: "段副区长",
    measure: "增加作业班组和机械，重排剩余节点。",
    ..NONE
};

pub(super) const PAYMENT: Finding = Finding {
    project: NEW_TOWN,
    item: "ct13",
    title: "两个标段进度款拖欠，施工单位放慢进度",
    detail: "一标、三标各有一期计量款逾期未付。",
    category: Category::Funding,
    cause: "payment",
    assisting: "区建委",
    leader: "马副区长",
    measure: "制定分期支付计划，优先保障农民工工资。",
    ..NONE
};

pub(super) const BACKFILL: Finding = Finding {
    project: NEW_TOWN,
    title: "雨水管沟回填不密实，检查井周边下沉",
    detail: "二号路东侧约50米，回填未分层夯实。",
    category: Category::Quality,
    cause: "structure",
    leader: "马副区长",
    measure: "挖除返工，分层夯实，逐层检测。",
    ..NONE
};

pub(super) const POWER: Finding = Finding {
    project: PARK,
    item: "pu07",
    title: "首批地块未通电，企业无法进场施工",
    detail: "红线外线路已架设，变压器未到货，未送电。",
    category: Category::Park,
    cause: "power",
    assisting: "特管会",
    leader: "段副区长",
    measure: "催促设备到货，商定停电接火时间。",
    ..NONE
};

pub(super) const NOT_CLEARED: Finding = Finding {
    project: PARK,
    item: "pu12",
    title: "二号地块尚有附着物，未达净地交付条件",
    detail: "用地指标未下达，地上附着物未清。",
    category: Category::Land,
    cause: "not_cleared",
    assisting: "特管会、区国土局",
    leader: "段副区长",
    measure: "争取用地指标，同步做好清表准备。",
    ..NONE
};

pub(super) const COMPENSATION: Finding = Finding {
    project: TOWN_LAND,
    title: "首批补偿款尚未发放到户",
    detail: "抽问三户，协议已签一个月，补偿款未到账。",
    category: Category::Acquisition,
    cause: "compensation",
    assisting: "区财政局、属地乡镇",
    leader: "马副区长",
    measure: "核对名单，通过银行直接发放到户并公示。",
    ..NONE
};

pub(super) const NO_SERVICE: Finding = Finding {
    project: PHOSPHATE,
    item: "ns14",
    title: "跟踪服务人员未到过现场",
    detail: "施工方说不出服务人员姓名和电话。",
    category: Category::Service,
    cause: "follow_up",
    leader: "段副区长",
    measure: "确定专人，公示电话，每周到现场。",
    ..NONE
};

pub(super) const SUSPECTED_IDLE: Finding = Finding {
    project: IDLE,
    item: "id07",
    title: "五号地块疑似闲置，地内长草，未见施工",
    detail: "约定动工日已过一年，围墙内无人员、机械。是否闲置由主管部门依法认定。",
    category: Category::Hoarding,
    cause: "idle",
    assisting: "园区管委会、招商中心",
    leader: "马副区长",
    measure: "约谈企业，核实原因，提出限期开工或盘活意见。",
    ..NONE
};

pub(super) const REVIEW_LATE: Finding = Finding {
    project: BIGU,
    item: "pr14",
    title: "控详规专家评审会两次延后，超过承诺时限",
    detail: "受理已满承诺时限，评审会仍未召开。",
    category: Category::Delay,
    cause: "overtime",
    assisting: "特管会",
    leader: "段副区长",
    measure: "定下评审日期，会后五日内修改上报。",
    ..NONE
};

pub(super) const EQUIPMENT: Finding = Finding {
    project: CLINKER,
    item: "il10",
    title: "二期主机设备到期未订购",
    detail: "合同约定本季度订货，未见订货合同原件。",
    category: Category::Promise,
    cause: "enterprise",
    assisting: "区发改局",
    leader: "段副区长",
    measure: "招商中心约谈企业，明确订货日期。",
    ..NONE
};

pub(super) const EDGES: Finding = Finding {
    project: FACTORY,
    item: "qs13",
    title: "二层楼板临边、预留洞口无防护，有坠落危险",
    detail: "东侧临边约30米无栏杆，三处预留洞口未盖。",
    category: Category::Safety,
    cause: "edges",
    assisting: "园区管委会",
    leader: "马副区长",
    measure: "立即停工，装好栏杆、盖板，经复查合格后复工。",
    ..NONE
};

pub(super) const FENCE: Finding = Finding {
    project: FACTORY,
    item: "qs01",
    title: "北侧围挡有缺口",
    detail: "北侧围挡倒伏约5米。",
    category: Category::Quality,
    cause: "dust",
    severity: "minor",
    measure: "修复围挡。",
    ..NONE
};

pub(super) const OBSTRUCTION: Finding = Finding {
    project: STATION,
    item: "ns12",
    title: "居民因出行道路被占阻工",
    detail: "便道未修通，居民绕行较远，昨日阻工半天。",
    category: Category::Residents,
    cause: "obstruction",
    assisting: "属地乡镇",
    leader: "马副区长",
    measure: "先修便道，与居民商定施工时间。",
    ..NONE
};
