//! What a project is: how far it is, what it builds, who decides on it and who pays.

use super::choice;

choice! {
    /// 阶段: how far a project has come, in the order in which it passes through them.
    ///
    /// 开工 is the first permanent excavation or piling; surveying, demolition and levelling do not count.
    Phase {
        /// 储备: an idea in the reserve pool.
        Reserve = "reserve", "储备", "Pipeline", ["储备库", "谋划", "谋划储备", "项目储备", "策划", "planned", "pipeline", "identification", "concept"];
        /// 前期: approvals and studies are under way.
        Preliminary = "preliminary", "前期", "Preparation", ["前期工作", "前期推进", "开展前期", "筹备", "preparation", "preparatory", "early stage"];
        /// 即将开工: everything for the start is being put together.
        AboutToStart = "about_to_start", "即将开工", "Starting soon", ["拟开工", "计划开工", "拟新开工", "计划新开工", "待开工", "近期开工", "starting soon", "ready to start"];
        /// 刚开工: permanent works have begun.
        NewlyStarted = "newly_started", "刚开工", "Just started", ["新开工", "已开工", "开工", "本年开工", "started", "new start", "just started"];
        /// 续建: under construction from before.
        Continuing = "continuing", "续建", "Under construction", ["在建", "建设中", "施工中", "结转", "跨年续建", "under construction", "implementation", "in progress", "ongoing"];
        /// 竣工: the works are complete.
        Completed = "completed", "竣工", "Completed", ["完工", "已竣工", "已完工", "建成", "已建成", "竣工验收", "complete", "completion", "finished"];
        /// 投产: the capacity is in use.
        Operating = "operating", "投产", "In operation", ["已投产", "试产", "试运行", "运营", "投用", "投入使用", "竣工投产", "operation", "operational", "in operation", "maintenance"];
    }
}

choice! {
    /// What lies over the phase without changing it: a suspended project keeps the phase that it will go on from.
    Overlay {
        /// 停工.
        Suspended = "suspended", "停工", "Suspended", ["已停工", "暂停", "停建", "缓建", "中止", "on hold", "paused", "stopped"];
        /// 取消.
        Cancelled = "cancelled", "取消", "Cancelled", ["已取消", "终止", "撤销", "canceled", "terminated", "abandoned"];
    }
}

choice! {
    /// 行业: what kind of thing is built. Sectors that are not here stay as written, see [`super::Listed`].
    Sector {
        /// 交通.
        Transport = "transport", "交通", "Transport", ["交通运输", "公路", "道路交通", "铁路", "港口", "transportation", "roads", "highways"];
        /// 水利.
        Water = "water", "水利", "Water conservancy", ["水务", "水利水电", "防洪", "农田水利", "water works", "irrigation"];
        /// 能源.
        Energy = "energy", "能源", "Energy", ["电力", "供电", "燃气", "新能源", "power", "electricity"];
        /// 工业.
        Industry = "industry", "工业", "Industry", ["制造业", "工业技改", "industrial", "manufacturing"];
        /// 市政.
        Municipal = "municipal", "市政", "Municipal works", ["市政公用", "市政基础设施", "城建", "城市基础设施", "municipal", "urban infrastructure"];
        /// 旅游.
        Tourism = "tourism", "旅游", "Tourism", ["文旅", "文化旅游", "景区", "culture and tourism"];
        /// 教育.
        Education = "education", "教育", "Education", ["学校", "科教", "schools"];
        /// 体育.
        Sport = "sport", "体育", "Sport", ["文体", "文化体育", "sports"];
        /// 房地产.
        Housing = "housing", "房地产", "Housing and real estate", ["住房", "保障房", "保障性住房", "安居", "地产", "real estate"];
        /// 宾馆酒店.
        Hotels = "hotels", "宾馆酒店", "Hotels", ["宾馆", "酒店", "hotel", "hospitality"];
        /// 卫生.
        Health = "health", "卫生", "Health", ["医疗", "医疗卫生", "卫生健康", "卫健", "healthcare", "hospitals"];
        /// 环保.
        Environment = "environment", "环保", "Environment", ["生态环保", "环境保护", "生态环境", "生态", "environmental protection"];
        /// 园区.
        Parks = "parks", "园区", "Industrial parks", ["产业园区", "工业园区", "开发区", "industrial park"];
        /// 土地.
        Land = "land", "土地", "Land", ["国土", "土地整理", "土地收储", "征地"];
        /// 商贸.
        Commerce = "commerce", "商贸", "Commerce and trade", ["商业", "物流", "商贸物流", "现代服务业", "服务业", "commerce", "trade", "logistics"];
        /// 规划.
        Planning = "planning", "规划", "Planning", ["城乡规划", "规划编制", "urban planning"];
        /// 地灾: protection against landslides and the like.
        Geohazard = "geohazard", "地灾", "Geological hazards", ["地质灾害", "地灾治理", "地灾防治", "geohazards"];
        /// 招商: projects that investors from outside bring.
        Investment = "investment", "招商", "Inward investment", ["招商引资", "外来投资", "investment promotion"];
        /// 农业.
        Agriculture = "agriculture", "农业", "Agriculture", ["农林", "农林水", "农业农村", "林业", "farming", "forestry"];
        /// 信息化.
        Digital = "digital", "信息化", "Information technology", ["信息", "通信", "数字", "新基建", "ict", "telecommunications"];
        /// 民生社会事业.
        Society = "society", "社会事业", "Social services", ["民生", "社会民生", "民政", "社会发展", "养老", "social"];
        /// 其他.
        Other = "other", "其他", "Other", ["其它", "others", "miscellaneous"];
    }
}

choice! {
    /// 建设性质: what kind of works it is. It says nothing of how far they are: 新建 may stand beside 储备. Words that are not here stay as written.
    Nature {
        /// 新建.
        NewBuild = "new", "新建", "New build", ["新建设", "new construction"];
        /// 扩建.
        Extension = "extension", "扩建", "Extension", ["扩能", "增建", "expansion"];
        /// 改建.
        Alteration = "alteration", "改建", "Alteration", ["改造", "提升改造", "升级改造", "refurbishment", "renovation"];
        /// 改扩建.
        AlterationExtension = "alteration_extension", "改扩建", "Alteration and extension", ["改建扩建", "扩改建", "改建、扩建", "扩建、改建"];
        /// 迁建.
        Relocation = "relocation", "迁建", "Relocation", ["搬迁", "异地迁建", "易地迁建", "易地重建", "relocate"];
        /// 技改.
        Upgrade = "upgrade", "技改", "Technical upgrade", ["技术改造", "技术升级", "更新改造", "technical renovation"];
        /// 恢复.
        Restoration = "restoration", "恢复", "Restoration", ["恢复重建", "重建", "灾后重建", "reconstruction"];
        /// 续建: carried over from an earlier year, as many offices write it in this column.
        CarriedOver = "carried_over", "续建", "Carried over", ["跨年续建", "结转", "continuing"];
        /// 单纯购置.
        Purchase = "purchase", "单纯购置", "Purchase only", ["购置", "purchase"];
    }
}

choice! {
    /// 重点产业: the very industry of a project of 工业, which an office counts apart. Industries that are not here stay as written.
    Industry {
        /// 冶金.
        Metallurgy = "metallurgy", "冶金", "Metallurgy", ["冶炼", "有色金属", "钢铁", "有色冶金", "冶金工业", "有色", "steel"];
        /// 化工.
        Chemicals = "chemicals", "化工", "Chemicals", ["石化", "石油化工", "精细化工", "化学工业", "煤化工", "chemical"];
        /// 磷化工.
        Phosphate = "phosphate", "磷化工", "Phosphate chemicals", ["磷化", "精细磷化工", "磷化工产业", "phosphorus chemicals"];
        /// 矿业.
        Mining = "mining", "矿业", "Mining", ["采矿", "矿山", "采选", "矿产", "矿产开采"];
        /// 机械.
        Machinery = "machinery", "机械", "Machinery", ["机械制造", "机械加工", "机械工业"];
        /// 装备制造.
        Equipment = "equipment", "装备制造", "Equipment manufacturing", ["装备", "高端装备", "装备制造业", "先进装备制造"];
        /// 建材.
        Materials = "building_materials", "建材", "Building materials", ["建筑材料", "新型建材", "水泥"];
        /// 食品.
        Food = "food", "食品", "Food", ["食品加工", "食品饮料", "农产品加工", "农副产品加工", "绿色食品", "食品工业"];
        /// 纺织服装.
        Textiles = "textiles", "纺织服装", "Textiles and clothing", ["纺织", "服装", "轻纺", "textile"];
        /// 轻工.
        LightIndustry = "light_industry", "轻工", "Light industry", ["轻工业", "造纸", "家具"];
        /// 电子信息.
        Electronics = "electronics", "电子信息", "Electronics", ["电子", "电子制造", "电子信息产业", "集成电路"];
        /// 医药.
        Pharmaceuticals = "pharmaceuticals", "医药", "Pharmaceuticals", ["生物医药", "制药", "医药制造", "医药化工"];
        /// 汽车.
        Vehicles = "vehicles", "汽车", "Vehicles", ["汽车制造", "汽车零部件", "新能源汽车", "automotive"];
        /// 船舶.
        Ships = "ships", "船舶", "Shipbuilding", ["船舶制造", "船舶配件", "造船"];
        /// 新材料.
        NewMaterials = "new_materials", "新材料", "New materials", ["先进材料", "advanced materials"];
        /// 新能源电池.
        Batteries = "batteries", "新能源电池", "Batteries", ["锂电", "锂电池", "动力电池", "储能电池"];
    }
}

choice! {
    /// 级别: which level of government put the project on its list.
    Level {
        /// 国家.
        State = "state", "国家", "National", ["中央", "国家重点", "全国", "national", "central"];
        /// 省.
        Province = "province", "省", "Province", ["省重点", "自治区", "省级重点", "provincial"];
        /// 市 (州).
        City = "city", "市", "City", ["市重点", "地市", "州市", "市级重点", "州", "municipal", "prefecture"];
        /// 区 (县).
        District = "district", "区", "District", ["县", "区县", "县区", "区重点", "县重点", "区级重点", "county"];
    }
}

choice! {
    /// 融资方式: where the money comes from. A project may name several.
    FinancingMode {
        /// 财政资金.
        Budget = "budget", "财政", "Public budget", ["财政资金", "政府投资", "财政拨款", "预算内", "财政预算", "government funding", "budgetary"];
        /// 向上争取的资金.
        UpperLevel = "upper_level", "上级资金", "Upper-level funds", ["上级补助", "中央资金", "中央预算内", "省级资金", "向上争取", "向上争取资金", "grant"];
        /// 专项债.
        SpecialBond = "special_bond", "专项债", "Special bonds", ["专项债券", "政府专项债", "地方专项债", "债券", "special bond"];
        /// 银行贷款.
        BankLoan = "bank_loan", "银行贷款", "Bank loan", ["贷款", "银行", "融资贷款", "政策性贷款", "loan"];
        /// BT.
        BuildTransfer = "bt", "BT", "Build-transfer (BT)", ["BT模式", "建设移交", "build transfer"];
        /// BOT.
        BuildOperateTransfer = "bot", "BOT", "Build-operate-transfer (BOT)", ["BOT模式", "build operate transfer"];
        /// BO.
        BuildOperate = "bo", "BO", "Build-operate (BO)", ["BO模式", "build operate"];
        /// TOT.
        TransferOperateTransfer = "tot", "TOT", "Transfer-operate-transfer (TOT)", ["TOT模式", "transfer operate transfer"];
        /// PPP.
        PublicPrivate = "ppp", "PPP", "Public-private partnership (PPP)", ["PPP模式", "政府和社会资本合作", "public private partnership"];
        /// 特许经营.
        Concession = "concession", "特许经营", "Concession", ["特许经营权", "franchise"];
        /// 独资.
        SoleInvestment = "sole", "独资", "Sole investment", ["外商独资", "企业独资", "sole"];
        /// 合作.
        Cooperation = "cooperation", "合作", "Joint venture or cooperation", ["合资", "合资合作", "合作开发", "joint venture", "cooperation"];
        /// 企业自筹.
        OwnFunds = "own_funds", "企业自筹", "Owner’s own funds", ["自筹", "自有资金", "企业投资", "社会投资", "民间资本", "民间投资", "own funds", "private"];
    }
}
