//! Notes on items about preparation, pipeline and the start.

pub(super) const PHRASES: &[(&str, &[(&str, &str)])] = &[
    (
        "pr01",
        &[
            ("材料已报，待批复", "Papers filed, decision pending"),
            ("尚未申报", "Not applied for yet"),
            ("批复已过有效期", "The approval has expired"),
        ],
    ),
    (
        "pr02",
        &[
            ("未组织专家评审", "No expert review held"),
            ("缺方案比选", "No options compared"),
            ("评审意见未逐条落实", "Review comments not all followed"),
        ],
    ),
    (
        "pr03",
        &[
            ("已过有效期，未办延期", "Expired and not extended"),
            ("面积与现方案不符", "Area differs from the present scheme"),
            ("正在办理", "Being applied for"),
        ],
    ),
    (
        "pr04",
        &[
            ("需调整控详规", "The detailed plan must be changed"),
            ("部分占用耕地", "Part of it is arable land"),
            ("调规方案已报", "The change of plan has been filed"),
        ],
    ),
    (
        "pr05",
        &[
            ("环评报告编制中", "The report is being written"),
            ("规模变动，需重新报批", "Scale changed, must be filed again"),
            ("尚未委托编制单位", "No author engaged yet"),
        ],
    ),
    (
        "pr06",
        &[
            ("能评未办", "Energy permit missing"),
            ("水保方案未批", "Soil-conservation plan not approved"),
            ("林地手续未办", "Forest-land permit missing"),
        ],
    ),
    (
        "pr07",
        &[
            ("设计文件未完成", "Design documents unfinished"),
            ("概算正在评审", "Estimate under review"),
            ("材料已报，待批复", "Papers filed, decision pending"),
        ],
    ),
    (
        "pr08",
        &[
            ("方案扩大规模", "The scheme was enlarged"),
            ("材料、人工价格上涨", "Prices of materials and labour rose"),
            ("征迁费用增加", "Cost of resettlement rose"),
        ],
    ),
    (
        "pr10",
        &[
            ("未建变更台账", "No register of changes"),
            ("有次数，无原因", "The number is there, the reasons are not"),
            ("增减投资未核", "Effect on cost not checked"),
        ],
    ),
    (
        "pr11",
        &[
            ("招标方式与核准不一致", "Method differs from the approval"),
            ("标段划分需说明", "The division into lots needs explaining"),
            ("方案未报备", "Plan not filed"),
        ],
    ),
    (
        "pr12",
        &[
            ("只有口头承诺", "Only a spoken promise"),
            ("上级资金未下达", "Higher-level funds not allocated"),
            ("自筹资金无证明", "No proof of own funds"),
        ],
    ),
    (
        "pr13",
        &[
            ("未编制倒排表", "No back-schedule"),
            ("未落实到具体责任人", "No person named"),
            ("办结日期未填", "No finish dates"),
        ],
    ),
    (
        "pr14",
        &[
            ("部门间意见不一，反复修改", "Departments disagree; papers sent back and forth"),
            ("申报材料不齐，多次补正", "Papers incomplete, corrected several times"),
            ("评审会延期", "Review meeting put off"),
        ],
    ),
    (
        "as01",
        &[
            ("组件材料已上报", "Papers filed"),
            ("用地指标未落实", "No quota of land yet"),
            ("补充耕地未落实", "Replacement of arable land not settled"),
        ],
    ),
    (
        "as02",
        &[
            ("总平面图未审定", "Site plan not approved"),
            ("材料已报，待核发", "Papers filed, issue pending"),
            ("与施工图不一致", "Differs from the drawings"),
        ],
    ),
    (
        "as03",
        &[
            ("施工图未完成", "Drawings unfinished"),
            ("审查意见未回复", "Review comments not answered"),
            ("审图机构未确定", "No reviewer engaged"),
        ],
    ),
    (
        "as04",
        &[
            ("前置手续未齐", "Earlier permits missing"),
            ("材料已报，待核发", "Papers filed, issue pending"),
            ("领证后超3个月未开工", "Issued over 3 months ago and not begun"),
        ],
    ),
    ("as05", &[("未办监督登记", "Not registered"), ("材料已报", "Papers filed")]),
    (
        "as06",
        &[
            ("正在谈合同条款", "Terms being negotiated"),
            ("中标通知书未发", "Letter of award not sent"),
            ("招标未完成", "Tender not finished"),
        ],
    ),
    ("as07", &[("监理未招标", "Supervision not tendered"), ("正在谈合同条款", "Terms being negotiated")]),
    (
        "as08",
        &[
            ("上级资金未到", "Higher-level funds not arrived"),
            ("贷款未放款", "Loan not paid out"),
            ("自筹资金未到位", "Own funds not in place"),
        ],
    ),
    (
        "as09",
        &[
            ("对补偿标准有异议", "The rates of compensation are disputed"),
            ("权属有争议", "Ownership is disputed"),
            ("户主在外，未联系上", "The owner is away and was not reached"),
        ],
    ),
    (
        "as10",
        &[
            ("资金未拨到乡镇", "Money not paid to the township"),
            ("账户信息未核完", "Account details not verified"),
            ("部分户未签字", "Some households have not signed"),
        ],
    ),
    (
        "as12",
        &[
            ("供水未接入", "Water not connected"),
            ("供电线路未架设", "Power line not built"),
            ("进场道路未通", "Access road not open"),
        ],
    ),
    ("as13", &[("开工日期未定", "No date for the start"), ("责任人未明确", "No person named")]),
    ("rs01", &[("未列入规划", "Not in the plan"), ("属限制类", "In the restricted list")]),
    ("rs02", &[("规模依据不足", "No basis for the scale"), ("与已有项目重复", "Overlaps an existing project")]),
    ("rs04", &[("正在编制", "Being written"), ("未委托", "No author engaged")]),
    (
        "rs05",
        &[
            ("占用耕地", "On arable land"),
            ("涉及生态红线", "Touches the ecological red line"),
            ("未现场踏勘", "Site not visited"),
        ],
    ),
    ("rs06", &[("申报窗口已过", "The time to apply is over"), ("政策未明确", "The policy is not clear")]),
    ("rs07", &[("未列入预算", "Not in the budget"), ("已申请，未拨付", "Applied for, not paid")]),
    ("rs08", &[("部门意见不一", "Departments disagree"), ("责任人未明确", "No person named")]),
];
