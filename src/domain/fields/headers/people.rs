//! Header words of units and people. The leaders are five roles: none is called by a word of another.

pub const LEAD_UNIT: &[&str] = &[
    "责任单位",
    "牵头单位",
    "主管单位",
    "主管部门",
    "责任部门",
    "牵头部门",
    "实施单位",
    "department",
    "responsible unit",
    "lead unit",
    "organisation",
    "agency",
];
/// 投资主体 is none of them: it says who invests (区政府, 企业自筹), not who builds.
pub const OWNER: &[&str] = &["建设单位", "业主", "业主单位", "项目业主", "项目单位", "owner", "client", "promoter"];
pub const CONTRACTOR: &[&str] = &[
    "施工单位",
    "施工总承包单位",
    "施工总承包",
    "总承包单位",
    "总包单位",
    "施工企业",
    "承建单位",
    "施工方",
    "contractor",
    "main contractor",
    "construction company",
];
pub const SUPERVISOR: &[&str] = &[
    "监理单位",
    "监理",
    "监理公司",
    "监理企业",
    "监理机构",
    "supervisor",
    "supervising engineer",
    "supervision company",
];
pub const DESIGNER: &[&str] = &["设计单位", "勘察设计单位", "设计院", "设计公司", "designer", "design institute"];
pub const PATRON: &[&str] = &[
    "包保领导",
    "包抓领导",
    "包联领导",
    "包挂领导",
    "挂钩领导",
    "挂联领导",
    "挂点领导",
    "lead official",
    "supporting leader",
    "sponsoring leader",
];
pub const PRINCIPAL: &[&str] =
    &["主要领导", "主要负责人", "第一责任人", "一把手", "principal official", "principal leader"];
pub const DEPUTY: &[&str] = &[
    "分管领导",
    "分管负责人",
    "分管副职",
    "分管县领导",
    "分管区领导",
    "分管市领导",
    "official in charge",
    "leader in charge",
];
pub const LEADER: &[&str] =
    &["责任领导", "责任县领导", "责任区领导", "责任市领导", "responsible official", "responsible leader"];
pub const LIAISON: &[&str] =
    &["联系领导", "联系县领导", "联系区领导", "联系市领导", "liaison official", "liaison leader"];
pub const RESPONSIBLE: &[&str] = &[
    "责任人",
    "项目责任人",
    "具体责任人",
    "负责人",
    "senior responsible owner",
    "responsible person",
    "project manager",
];
pub const CONTACT: &[&str] = &[
    "联系人",
    "联络员",
    "联系人及电话",
    "联系人及联系电话",
    "联系人及联系方式",
    "联系人和电话",
    "contact",
    "contact person",
];
pub const PHONE: &[&str] = &[
    "联系电话",
    "电话",
    "联系方式",
    "电话号码",
    "手机",
    "手机号",
    "手机号码",
    "联系人电话",
    "联系人手机",
    "phone",
    "phone number",
    "contact phone",
    "telephone",
    "tel",
    "mobile",
];
pub const ASSISTING: &[&str] = &["配合单位", "协办单位", "配合部门", "assisting units"];
