//! Notes on items about quality, safety and service.

pub(super) const PHRASES: &[(&str, &[(&str, &str)])] = &[
    (
        "qs01",
        &[("围挡有缺口", "Gaps in the hoarding"), ("围挡倒伏", "Hoarding down"), ("围挡高度不足", "Hoarding too low")],
    ),
    (
        "qs02",
        &[("砂石未覆盖", "Aggregates uncovered"), ("土堆未覆盖", "Soil heaps uncovered"), ("防尘网破损", "Nets torn")],
    ),
    (
        "qs03",
        &[
            ("冲洗设施未启用", "Wheel wash not in use"),
            ("未设冲洗设施", "No wheel wash"),
            ("门口路面带泥", "Mud on the road outside"),
        ],
    ),
    ("qs04", &[("雾炮未开启", "Mist cannons off"), ("作业面干燥起尘", "Dry and dusty at the face")]),
    (
        "qs05",
        &[
            ("主要道路未硬化", "Main road not surfaced"),
            ("加工区未硬化", "Working area not surfaced"),
            ("路面破损", "Surface broken"),
        ],
    ),
    ("qs06", &[("顶盖未关严", "Lids not closed"), ("无准运证", "No permit"), ("沿途抛洒", "Spills on the way")]),
    ("qs07", &[("裸土未覆盖", "Bare ground uncovered"), ("防尘网破损", "Nets torn")]),
    ("qs08", &[("未安装", "Not installed"), ("设备离线", "Off line"), ("无读数", "No readings")]),
    (
        "qs09",
        &[
            ("进场未见证取样", "No witnessed sampling on delivery"),
            ("复检报告未出即使用", "Used before the report"),
            ("批次与报告不符", "Batch differs from the report"),
        ],
    ),
    (
        "qs10",
        &[
            ("未签字已进入下道工序", "Next step begun without signature"),
            ("签字日期不符", "Dates do not agree"),
            ("资料未及时整理", "Papers not kept up"),
        ],
    ),
    (
        "qs11",
        &[
            ("人员与考勤不符", "People differ from the attendance"),
            ("时间与现场不符", "Times differ from the site"),
            ("记录未填", "Not filled in"),
        ],
    ),
    ("qs12", &[("混凝土蜂窝、露筋", "Honeycombing, bare steel"), ("墙面开裂", "Cracked walls"), ("渗漏", "Leaks")]),
    (
        "qs13",
        &[
            ("临边无栏杆", "No rails at the edge"),
            ("预留洞口未盖", "Openings uncovered"),
            ("电梯井口无防护门", "No gate at the lift shaft"),
        ],
    ),
    ("qs14", &[("未挂验收牌", "No tag"), ("连墙件不足", "Too few ties"), ("脚手板未满铺", "Boards missing")]),
    ("qs15", &[("未检测", "Not tested"), ("未备案", "Not registered"), ("无保养记录", "No record of upkeep")]),
    ("qs16", &[("未带证", "Certificate not at hand"), ("证件过期", "Certificate expired"), ("无证", "No certificate")]),
    (
        "sv01",
        &[("企业不知道联络员", "The enterprise knows of no contact"), ("联络员已调整", "The contact has changed")],
    ),
    (
        "sv02",
        &[
            ("多次补材料", "Papers sent back several times"),
            ("未出具告知单", "No written notice"),
            ("前后要求不一", "Requirements changed"),
        ],
    ),
    (
        "sv03",
        &[
            ("部门会签时间长", "Countersigning takes long"),
            ("受理后未流转", "Accepted and not passed on"),
            ("评审环节未计时", "Time of the review not counted"),
        ],
    ),
    (
        "sv04",
        &[
            ("企业口头反映，待核实", "Said by the enterprise, to be verified"),
            ("有书面材料，已转监察", "In writing, passed to discipline inspection"),
        ],
    ),
    (
        "sv05",
        &[("同一事项多部门重复检查", "Several departments checked the same"), ("检查未出示依据", "No basis was shown")],
    ),
    (
        "sv06",
        &[
            ("收费无依据", "No legal basis"),
            ("收费未开票", "No receipt"),
            ("企业反映，待核实", "Said by the enterprise, to be verified"),
        ],
    ),
    (
        "sv07",
        &[
            ("土方被指定承运", "Earthworks hauled by whom others named"),
            ("砂石被指定供应", "Aggregates from whom others named"),
            ("施工方反映，待核实", "Said by the contractor, to be verified"),
        ],
    ),
    ("sv08", &[("受理后未登记", "Not registered"), ("责任部门不明", "No department named")]),
    (
        "sv09",
        &[
            ("已办理，未答复", "Handled, not answered"),
            ("投诉人不满意", "The complainant is not satisfied"),
            ("跨部门，未牵头", "Several departments, nobody leads"),
        ],
    ),
    (
        "sv10",
        &[
            ("资金未安排", "No money set aside"),
            ("申报材料未审完", "Application under review"),
            ("政策口径不一", "The rule is read differently"),
        ],
    ),
    (
        "sv11",
        &[
            ("用地未答复", "Land not answered"),
            ("用电未答复", "Power not answered"),
            ("融资未答复", "Finance not answered"),
        ],
    ),
    (
        "sv12",
        &[("办事时间长", "Takes too long"), ("承诺未兑现", "Promises not kept"), ("反映无人答复", "Nobody answers")],
    ),
];
