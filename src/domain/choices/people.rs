//! Who takes part: kinds of units, what a person is for a project, and how a person uses this program.

use super::choice;

choice! {
    /// 单位类别: what kind of office or firm a unit is. Which unit that is in one district, the book says.
    UnitKind {
        /// 发改: development and reform, which approves projects.
        Reform = "reform", "发改", "Development and reform", ["发改局", "发改委", "区发改局", "发展和改革局", "发展改革"];
        /// 国土 (自然资源).
        Land = "land", "国土", "Land and resources", ["国土局", "区国土局", "自然资源", "自然资源局", "自然资源和规划局", "land bureau"];
        /// 土地收储.
        LandReserve = "land_reserve", "收储", "Land reserve centre", ["土地收储", "收储中心", "土地储备", "土地储备中心", "land reserve"];
        /// 规划.
        Planning = "planning", "规划", "Planning", ["规划局", "区规划局", "planning bureau"];
        /// 建委 (住建).
        Construction = "construction", "建委", "Housing and construction", ["建设局", "区建委", "住建", "住建局", "住房和城乡建设局", "construction bureau"];
        /// 环保.
        Environment = "environment", "环保", "Environment", ["环保局", "生态环境", "生态环境局", "environment bureau"];
        /// 财政.
        Finance = "finance", "财政", "Finance", ["财政局", "区财政局", "finance bureau"];
        /// 金融: banks and the office that deals with them.
        Banking = "banking", "金融", "Banks and financing", ["金融办", "银行", "金融局", "金融机构", "bank", "banks"];
        /// 审批部门.
        Approval = "approval", "审批部门", "Approving department", ["行政审批", "行政审批局", "政务服务", "审批局", "approval"];
        /// 行业主管部门.
        Sector = "sector", "主管部门", "Sector department", ["行业主管", "行业主管部门", "主管局", "line department"];
        /// 园区管委会.
        Park = "park", "园区", "Park administration", ["园区管委会", "管委会", "特管会", "开发区管委会", "park committee"];
        /// 乡镇 (街道).
        Township = "township", "乡镇", "Township or sub-district", ["街道", "镇政府", "乡政府", "乡镇政府", "街道办", "街道办事处", "township"];
        /// 招商.
        Promotion = "promotion", "招商", "Investment promotion", ["招商局", "招商中心", "招商办", "投资促进局", "投资促进中心"];
        /// 业主 (项目法人).
        Owner = "owner", "业主", "Project owner", ["业主单位", "建设单位", "项目业主", "项目法人", "投资主体", "owner", "client"];
        /// 施工.
        Contractor = "contractor", "施工", "Contractor", ["施工单位", "总包", "施工总承包", "承包商", "builder"];
        /// 监理.
        Supervision = "supervision", "监理", "Supervising engineer", ["监理单位", "监理公司", "supervision"];
        /// 投诉中心.
        Complaints = "complaints", "投诉中心", "Complaints centre", ["投诉受理中心", "企业投诉中心", "complaints"];
        /// 监察 (纪检).
        Discipline = "discipline", "监察", "Discipline and supervision", ["纪检", "纪委", "监察局", "纪委监委", "纪检监察"];
        /// 公安、维稳.
        Security = "security", "公安/维稳", "Police and public order", ["公安", "维稳", "公安局", "维稳办", "信访", "police"];
        /// 督查.
        Inspection = "inspection", "督查", "Inspection office", ["督查室", "督查办", "督查组", "目督办", "政府督查室", "inspection"];
        /// 综合 (政府办、重点办).
        Office = "office", "综合", "General office", ["政府办", "区政府办", "重点办", "项目办", "府办", "general office"];
        /// 其他.
        Other = "other", "其他", "Other", ["其它", "others"];
    }
}

choice! {
    /// 责任人角色: what a person is for one project.
    PersonRole {
        /// 包保领导: the leader who stands for the project.
        Sponsor = "sponsor", "包保领导", "Lead official", ["Sponsoring leader", "挂钩领导", "包抓领导", "挂联领导", "包保", "sponsor"];
        /// 主要领导.
        Head = "head", "主要", "Principal leader", ["主要领导", "主要负责人", "第一责任人", "一把手", "principal"];
        /// 分管领导.
        Deputy = "deputy", "分管", "Leader in charge", ["分管领导", "分管负责人", "deputy"];
        /// 具体责任人.
        Handler = "handler", "具体", "Person responsible", ["具体责任人", "责任人", "直接责任人", "经办人", "联系人", "具体负责人", "contact", "responsible person"];
        /// 督查员.
        Inspector = "inspector", "督查员", "Inspector", ["督查人员", "督查责任人", "督查专员"];
    }
}

choice! {
    /// 使用者角色: how a person uses this program. It arranges the pages and locks nothing away: whoever holds the file can read it.
    Role {
        /// 督查员: goes to the sites.
        Inspector = "inspector", "督查员", "Inspector", ["督查", "督查人员"];
        /// 综合: puts the files together and reports.
        Office = "office", "办公室（综合）", "Office", ["综合", "办公室", "综合科", "综合人员", "汇总"];
        /// 责任单位: answers for its problems.
        Unit = "unit", "责任单位", "Responsible unit", ["单位", "整改单位"];
        /// 领导: reads, and decides elsewhere.
        Leader = "leader", "领导", "Leader", ["区领导", "分管领导", "包保领导"];
    }
}

impl Role {
    /// Whether it is of the inspection team (督查组), which raises, orders and checks: not whoever answers or only reads.
    pub const fn is_team(self) -> bool {
        matches!(self, Self::Inspector | Self::Office)
    }
}
