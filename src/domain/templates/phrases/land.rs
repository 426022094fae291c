//! Notes on items about land, parks and investment.

pub(super) const PHRASES: &[(&str, &[(&str, &str)])] = &[
    (
        "il01",
        &[
            ("条款未谈妥", "Terms not agreed"),
            ("企业内部审批中", "Awaiting the enterprise’s approval"),
            ("协议已过期", "The agreement has expired"),
        ],
    ),
    (
        "il02",
        &[
            ("缺投资强度", "Intensity missing"),
            ("缺建设工期", "Time limit missing"),
            ("缺投资总额", "Investment missing"),
        ],
    ),
    (
        "il03",
        &[
            ("注册材料已报", "Papers filed"),
            ("注册在外地", "Registered elsewhere"),
            ("股东未定", "Shareholders not settled"),
        ],
    ),
    (
        "il05",
        &[
            ("只有承诺函", "Only a letter of commitment"),
            ("凭证为关联方往来款", "Vouchers show transfers between related parties"),
            ("未提供验资报告", "No capital verification report"),
        ],
    ),
    (
        "il06",
        &[
            ("地块未挂牌", "Plot not put up"),
            ("用地指标未到", "No quota of land"),
            ("已成交，未签合同", "Awarded, contract not signed"),
        ],
    ),
    ("il07", &[("分期缴纳，尾款未缴", "Instalments: the last is open"), ("申请缓缴", "Deferral applied for")]),
    ("il08", &[("界桩丢失", "Boundary marks lost"), ("测绘未完成", "Survey unfinished")]),
    ("il09", &[("只建围墙", "Wall only"), ("只平整场地", "Levelling only"), ("现场无人", "Nobody on site")]),
    (
        "il10",
        &[
            ("企业资金紧张", "The enterprise is short of money"),
            ("设备选型未定", "Equipment not chosen"),
            ("未见订货合同", "No order seen"),
        ],
    ),
    (
        "il11",
        &[
            ("设备调试中", "Equipment being set up"),
            ("订单不足", "Too few orders"),
            ("用电未到位", "Power not available"),
        ],
    ),
    (
        "il13",
        &[
            ("配套道路未建", "Road not built"),
            ("奖补资金未兑付", "Subsidy not paid"),
            ("供地时间推迟", "Supply of land put off"),
        ],
    ),
    (
        "il14",
        &[
            ("投资进度低于合同", "Investment behind the contract"),
            ("开工晚于约定", "Started later than agreed"),
            ("产能低于约定", "Capacity below the contract"),
        ],
    ),
    (
        "il15",
        &[
            ("联络人已调整", "Contact person changed"),
            ("无联络记录", "No log"),
            ("只电话联系，未记录", "Telephone only, not noted"),
        ],
    ),
    (
        "pu02",
        &[
            ("补偿标准有异议", "Rates of compensation disputed"),
            ("安置房未交付", "Resettlement housing not ready"),
            ("已签未搬", "Signed, not moved"),
        ],
    ),
    (
        "pu03",
        &[
            ("专家评审未开", "Expert review not held"),
            ("正在公示", "On public display"),
            ("需修改后再报", "To be revised and filed again"),
        ],
    ),
    (
        "pu04",
        &[
            ("路基未完成", "Roadbed unfinished"),
            ("有限高、限重", "Height or weight limit"),
            ("征地未完成", "Land not acquired"),
        ],
    ),
    ("pu05", &[("管道未接通", "Pipe not connected"), ("水压不足", "Pressure too low")]),
    ("pu06", &[("雨污未分流", "Storm and foul water not separate"), ("下游管网未通", "No outlet downstream")]),
    (
        "pu07",
        &[
            ("变压器未到货", "Transformer not delivered"),
            ("线路已架，未送电", "Line built, not energised"),
            ("廊道征地未完成", "Line corridor not acquired"),
        ],
    ),
    ("pu09", &[("管道未敷设", "Ducts not laid"), ("运营商未进场", "Operator not on site")]),
    ("pu10", &[("主管未到", "No main"), ("调压站未建", "Regulator station not built")]),
    (
        "pu11",
        &[
            ("土方未完成", "Earthworks unfinished"),
            ("抽测低于设计标高", "Spot checks below design height"),
            ("取弃土场未落实", "No borrow or spoil site"),
        ],
    ),
    (
        "pu12",
        &[
            ("有附着物未清", "Structures left"),
            ("权属有争议", "Ownership disputed"),
            ("有抵押未解除", "Mortgage not released"),
        ],
    ),
    ("pu13", &[("未列入年度预算", "Not in the year’s budget"), ("债券资金未批", "Bond funds not approved")]),
    (
        "id03",
        &[
            ("地内长草，无人员机械", "Overgrown, no people or machines"),
            ("企业资金困难", "The enterprise lacks money"),
            ("规划调整，未能动工", "The plan changed, no start possible"),
        ],
    ),
    ("id04", &[("只建一期", "Only the first phase built"), ("二期未动工", "Second phase not begun")]),
    (
        "id20",
        &[
            ("凭证不全，按已提供部分核定", "Vouchers incomplete, verified as far as shown"),
            ("企业资金困难", "The enterprise lacks money"),
        ],
    ),
    ("id06", &[("无停工备案", "Suspension not reported"), ("人员机械已撤", "People and machines withdrawn")]),
    (
        "id07",
        &[
            ("四至照片已拍", "All four sides photographed"),
            ("门锁，无人看守", "Locked and unattended"),
            ("被周边种植", "Farmed by neighbours"),
        ],
    ),
    ("id08", &[("预留用地未建", "Reserved land not built on"), ("堆场面积大", "Large storage yard")]),
    ("id09", &[("办公楼超批准面积", "Offices larger than approved"), ("配套宿舍占地大", "Large dormitories")]),
    ("id12", &[("围墙超红线", "Wall beyond the boundary"), ("需重新测绘", "To be surveyed again")]),
    ("id14", &[("设备未到位", "Equipment not in place"), ("投资分期，未到期", "Investment in stages, not due yet")]),
];
