//! Notes on items about works that have begun.

pub(super) const PHRASES: &[(&str, &[(&str, &str)])] = &[
    (
        "ns01",
        &[
            ("只做了场地平整", "Levelling only"),
            ("只做了围挡和临建", "Hoardings and temporary buildings only"),
            ("桩机未进场", "No piling rig on site"),
        ],
    ),
    (
        "ns04",
        &[
            ("入库材料未报", "Papers for registration not filed"),
            ("缺施工许可", "Construction permit missing"),
            ("统计部门审核中", "Under review at the statistics office"),
        ],
    ),
    (
        "ns05",
        &[
            ("请假未办手续", "Absent without leave on record"),
            ("现场为执行经理", "A deputy is on site"),
            ("到岗人员与合同不符", "Not the person in the contract"),
        ],
    ),
    (
        "ns06",
        &[
            ("请假未办手续", "Absent without leave on record"),
            ("由总监代表代管", "A representative stands in"),
            ("到岗人员与合同不符", "Not the person in the contract"),
        ],
    ),
    (
        "ns09",
        &[
            ("缺责任单位和监督电话", "Responsible units and hotline missing"),
            ("内容未更新", "Out of date"),
            ("未设公示牌", "No board"),
        ],
    ),
    (
        "ns10",
        &[
            ("总监未签字", "Not signed by the chief supervisor"),
            ("正在修改", "Being revised"),
            ("批准日期晚于开工", "Approved after the start"),
        ],
    ),
    (
        "ns11",
        &[
            ("临时用电未接通", "Temporary power not connected"),
            ("水压不足", "Water pressure too low"),
            ("靠发电机供电", "Runs on a generator"),
        ],
    ),
    (
        "ns12",
        &[
            ("因补偿未到位", "Compensation not paid"),
            ("因施工影响出行", "The works block the way"),
            ("因土地权属争议", "Ownership of land disputed"),
        ],
    ),
    (
        "ns13",
        &[
            ("未设登记本", "No register"),
            ("有登记，未写办理人", "Registered, nobody named to handle it"),
            ("有反映未登记", "Some concerns not entered"),
        ],
    ),
    (
        "ns14",
        &[
            ("施工方说不出姓名电话", "The contractor knows no name or number"),
            ("只电话联系过", "Telephone only"),
            ("人员调整，未接手", "Person changed, nobody took over"),
        ],
    ),
    (
        "ct02",
        &[
            ("雨雾天气，看不清", "Rain or fog, nothing to be seen"),
            ("现场不具备拍照条件", "No photographs possible on site"),
        ],
    ),
    (
        "ct07",
        &[
            ("将预付款计入", "An advance payment was counted"),
            ("将设备订金计入", "A deposit on equipment was counted"),
            ("按计量单核定，差额无凭证", "Verified by measurement sheets; no voucher for the rest"),
        ],
    ),
    (
        "ct08",
        &[
            ("班组、机械不足", "Short of workers or machines"),
            ("材料未到场", "Materials not delivered"),
            ("雨天影响", "Held up by rain"),
            ("用地未交", "Land not handed over"),
        ],
    ),
    (
        "ct09",
        &[("现场无人施工", "Nobody at work"), ("人员撤离", "Workers withdrawn"), ("只有零星作业", "Minor works only")],
    ),
    ("ct12", &[("未办复工令", "No order to resume"), ("整改未复查即复工", "Resumed before the re-check")]),
    (
        "ct13",
        &[
            ("计量款已审未付", "Measured and approved, not paid"),
            ("发包方资金未到", "The client has no funds"),
            ("计量资料未报", "Measurement papers not filed"),
        ],
    ),
    (
        "ct14",
        &[
            ("工资专户余额不足", "The wage account is short"),
            ("工人反映未按月发放", "Workers say wages are not paid monthly"),
            ("劳务分包未结算", "Labour subcontract not settled"),
        ],
    ),
    (
        "ct15",
        &[
            ("变更单未批已施工", "Built before approval"),
            ("变更金额未核", "Amount not checked"),
            ("手续正在补办", "Papers being made up"),
        ],
    ),
    (
        "ct16",
        &[
            ("整改报告未交", "No report on the rectification"),
            ("已报整改，现场未完成", "Reported as done, not done on site"),
        ],
    ),
    (
        "ct18",
        &[("接收单位未定", "Nobody named to take over"), ("专项验收顺序未排", "Special acceptances not scheduled")],
    ),
];
