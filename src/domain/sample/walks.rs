//! The walks over the sites of the sample: what was checked, found and written down.

use super::projects::{BIGU, CLINKER, FACTORY, IDLE, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, TOWN_LAND};

/// One walk over a site. Checks that are neither given nor open pass.
pub(super) struct Walk {
    pub(super) project: &'static str,
    pub(super) template: &'static str,
    pub(super) kind: &'static str,
    pub(super) weather: &'static str,
    pub(super) accompanying: &'static str,
    pub(super) given: &'static [(&'static str, &'static str)],
    /// Items that ask for a day, in days from the visit.
    pub(super) days: &'static [(&'static str, i64)],
    pub(super) notes: &'static [(&'static str, &'static str)],
    /// 未查.
    pub(super) open: &'static [&'static str],
    pub(super) progress: &'static str,
    pub(super) findings: &'static str,
    /// Why evidence is missing.
    pub(super) lacking: &'static str,
}

const NONE: Walk = Walk {
    project: "",
    template: "continuing",
    kind: "office",
    weather: "sunny",
    accompanying: "",
    given: &[],
    days: &[],
    notes: &[],
    open: &[],
    progress: "",
    findings: "",
    lacking: "",
};

pub(super) const LANDFILL_FIRST: Walk = Walk {
    project: LANDFILL,
    accompanying: "周主任、属地乡镇分管负责人",
    given: &[
        ("ct01", "库区一期土方开挖，调节池土方一半，进场道路未动工"),
        ("ct03", "3000"),
        ("ct04", "20000"),
        ("ct05", "500"),
        ("ct06", "500"),
        ("ct08", "fail"),
        ("ct19", "yes"),
        ("ct10", "10"),
        ("ct11", "obstruction"),
        ("ct16", "na"),
    ],
    days: &[("ct17", 320)],
    notes: &[("ct03", "土方"), ("ct08", "调节池土方应在上月底完成"), ("ct11", "进场道路段12户协议未签，阻工10天")],
    open: &["ct18"],
    progress: "库区一期土方开挖八成，调节池土方一半，进场道路未动工。",
    findings: "库区施工正常。进场道路段12户征地协议未签，已阻工10天；调节池节点滞后。请属地乡镇、区国土局倒排签订时间，建设单位增加班组。",
    ..NONE
};

pub(super) const LANDFILL_SECOND: Walk = Walk {
    project: LANDFILL,
    kind: "recheck",
    weather: "cloudy",
    accompanying: "周主任",
    given: &[
        ("ct01", "库区一期土方完成，防渗膜铺设，进场道路清表"),
        ("ct03", "6000"),
        ("ct04", "26000"),
        ("ct05", "1000"),
        ("ct06", "1000"),
        ("ct19", "no"),
    ],
    days: &[("ct17", 300)],
    notes: &[("ct03", "土方"), ("ct16", "调节池节点已复查通过；征地协议还差5户")],
    progress: "库区一期土方完成，防渗膜铺设过半，进场道路已签约段开始清表。",
    findings: "形象进度明显加快。12户协议已签7户，同意就其余5户申请延期，乡镇须逐户联系到人。",
    ..NONE
};

pub(super) const NEW_TOWN_FIRST: Walk = Walk {
    project: NEW_TOWN,
    kind: "joint",
    accompanying: "许科长、监理总监",
    given: &[
        ("ct01", "一号路路基完成，二号路雨污管安装"),
        ("ct03", "800"),
        ("ct04", "3000"),
        ("ct05", "1000"),
        ("ct06", "900"),
        ("ct07", "fail"),
        ("ct19", "no"),
        ("ct13", "fail"),
        ("ct16", "na"),
    ],
    days: &[("ct17", 420)],
    notes: &[("ct03", "雨污管"), ("ct07", "上报1000万元，按计量单核定900万元"), ("ct13", "一标、三标各欠一期计量款")],
    progress: "一号路路基完成，二号路雨污管安装过半。",
    findings: "两个标段进度款拖欠，施工单位已减人；二号路管沟回填不密实，须返工。请区财政局定出支付计划。",
    ..NONE
};

pub(super) const NEW_TOWN_SECOND: Walk = Walk {
    project: NEW_TOWN,
    kind: "recheck",
    weather: "light_rain",
    accompanying: "许科长",
    given: &[
        ("ct01", "一号路水稳层摊铺，二号路管沟回填完成"),
        ("ct03", "500"),
        ("ct04", "3500"),
        ("ct05", "800"),
        ("ct06", "800"),
        ("ct19", "yes"),
        ("ct10", "2"),
        ("ct11", "weather"),
        ("ct12", "pass"),
        ("ct13", "fail"),
    ],
    days: &[("ct17", 420)],
    notes: &[("ct03", "雨污管"), ("ct13", "一标已付，三标未付"), ("ct16", "回填问题已销号；进度款退回重办")],
    progress: "一号路水稳层摊铺，二号路管沟回填完成。",
    findings: "回填返工合格。进度款只付了一个标段，不予销号，退回整改。",
    ..NONE
};

pub(super) const CLINKER_FIRST: Walk = Walk {
    project: CLINKER,
    template: "investment_landing",
    accompanying: "钱经理、招商中心联络员",
    given: &[("il04", "10000"), ("il10", "ordered"), ("il11", "not_due"), ("il12", "na")],
    notes: &[("il10", "一期主机已订购，见合同")],
    progress: "一期窑尾框架完成，预热器吊装。",
    findings: "一期建设正常，资金到位有凭证。请企业按合同推进二期设备订货。",
    ..NONE
};

pub(super) const CLINKER_SECOND: Walk = Walk {
    project: CLINKER,
    template: "investment_landing",
    weather: "overcast",
    accompanying: "钱经理",
    given: &[("il04", "12000"), ("il10", "none"), ("il11", "not_due"), ("il12", "na"), ("il14", "fail")],
    notes: &[("il10", "二期主机应在本季度订货，未见合同"), ("il14", "二期订货未兑现")],
    progress: "一期回转窑安装，二期场地平整。",
    findings: "一期进展正常。二期主机设备到期未订购，请招商中心约谈企业。",
    ..NONE
};

pub(super) const BIGU_FIRST: Walk = Walk {
    project: BIGU,
    template: "preliminary",
    accompanying: "方科长",
    given: &[("pr06", "na"), ("pr07", "na"), ("pr08", "na"), ("pr09", "1"), ("pr11", "pass")],
    days: &[("pr15", 60)],
    open: &["pr05"],
    progress: "规划方案初稿完成，征求部门意见。",
    findings: "编制进度正常，请区规划局尽快定下评审日期。",
    ..NONE
};

pub(super) const BIGU_SECOND: Walk = Walk {
    project: BIGU,
    template: "preliminary",
    weather: "cloudy",
    accompanying: "方科长",
    given: &[("pr06", "na"), ("pr07", "na"), ("pr08", "na"), ("pr09", "2"), ("pr14", "fail")],
    days: &[("pr15", 60)],
    notes: &[("pr14", "评审会原定两次均延后"), ("pr09", "因道路红线调整增加一次")],
    progress: "方案修改稿完成，待专家评审。",
    findings: "评审会两次延后，超过承诺时限，影响园区后续用地。请区规划局定死日期。",
    ..NONE
};

pub(super) const PARK_FIRST: Walk = Walk {
    project: PARK,
    template: "park_utilities",
    accompanying: "蒋主任",
    given: &[
        ("pu01", "200"),
        ("pu02", "3"),
        ("pu07", "fail"),
        ("pu08", "0"),
        ("pu10", "na"),
        ("pu11", "pass"),
        ("pu12", "fail"),
    ],
    notes: &[("pu02", "三户在谈，旧房未腾空"), ("pu07", "变压器未到货"), ("pu12", "二号地块有附着物")],
    progress: "一号地块平整完成，道路、给排水到红线。",
    findings: "一号地块只差通电；二号地块等用地指标。请区供电局、土地收储中心分头抓紧。",
    ..NONE
};

pub(super) const PARK_SECOND: Walk = Walk {
    project: PARK,
    template: "park_utilities",
    weather: "sunny",
    accompanying: "蒋主任、区供电局班长",
    given: &[
        ("pu01", "300"),
        ("pu02", "1"),
        ("pu07", "fail"),
        ("pu08", "0"),
        ("pu10", "na"),
        ("pu11", "pass"),
        ("pu12", "fail"),
    ],
    notes: &[("pu07", "变压器基础已做好，设备未到"), ("pu02", "两户已搬，还剩一户")],
    progress: "变压器基础完成，遗留户由三户减为一户。",
    findings: "收储和征迁有进展。通电仍未完成，临近时限，请区供电局盯紧发货。",
    ..NONE
};

pub(super) const TOWN_LAND_FIRST: Walk = Walk {
    project: TOWN_LAND,
    template: "preliminary",
    accompanying: "郑科长、属地乡镇干部",
    given: &[("pr05", "na"), ("pr07", "na"), ("pr08", "na"), ("pr09", "0"), ("pr10", "na"), ("pr11", "na")],
    days: &[("pr15", 120)],
    notes: &[("pr12", "首批资金已下达，未发放")],
    open: &["pr06"],
    progress: "首批协议签订六成。",
    findings: "协议签订进展较好。抽问三户补偿款均未到账，请区国土局、区财政局核对后直接发放到户。",
    ..NONE
};

pub(super) const PHOSPHATE_FIRST: Walk = Walk {
    project: PHOSPHATE,
    template: "newly_started",
    accompanying: "邓经理",
    given: &[("ns03", "100"), ("ns07", "40"), ("ns08", "6"), ("ns14", "fail")],
    days: &[("ns02", -12)],
    notes: &[("ns03", "桩基"), ("ns14", "施工方说不出服务人员姓名")],
    open: &["ns04"],
    progress: "车间桩基施工。",
    findings: "真开工、进度正常。跟踪服务没有落到现场，请招商中心明确专人。",
    ..NONE
};

pub(super) const IDLE_FIRST: Walk = Walk {
    project: IDLE,
    template: "idle_land",
    weather: "overcast",
    accompanying: "郑科长、园区管委会干部",
    given: &[
        ("id02", "na"),
        ("id03", "yes"),
        ("id04", "0"),
        ("id18", "150"),
        ("id19", "3000"),
        ("id20", "5"),
        ("id06", "no"),
        ("id07", "waste"),
        ("id08", "na"),
        ("id09", "na"),
        ("id10", "100"),
        ("id11", "100"),
        ("id13", "na"),
        ("id14", "na"),
        ("id15", "enterprise"),
        ("id16", "neither"),
        ("id17", "time_limit"),
    ],
    days: &[("id01", -400)],
    notes: &[("id07", "四至照片已拍，地内长草")],
    progress: "五号地块围墙完好，地内长草，无人员机械。",
    findings: "五号地块疑似闲置，请区国土局依法核实认定，先约谈企业。",
    ..NONE
};

pub(super) const FACTORY_FIRST: Walk = Walk {
    project: FACTORY,
    template: "quality_safety",
    accompanying: "韩工、监理员",
    given: &[("qs01", "fail"), ("qs08", "na"), ("qs13", "fail"), ("qs15", "na")],
    notes: &[("qs01", "北侧倒伏约5米"), ("qs13", "东侧临边30米无栏杆，三处洞口未盖")],
    open: &["qs11"],
    progress: "首层柱加固完成，二层楼板浇筑。",
    findings: "临边洞口无防护，属重大安全隐患，立即停工整改，复查合格方可复工；围挡缺口限期修复。",
    lacking: "现场光线不足，临边照片次日补拍",
    ..NONE
};

/// Not finished: half of the items are still open.
pub(super) const STATION_DRAFT: Walk = Walk {
    project: STATION,
    template: "newly_started",
    accompanying: "唐科长",
    given: &[("ns07", "25"), ("ns12", "fail")],
    days: &[("ns02", -15)],
    notes: &[("ns12", "昨日阻工半天，居民要求先修便道")],
    open: &["ns04", "ns05", "ns06", "ns10", "ns11", "ns13", "ns14"],
    ..NONE
};
