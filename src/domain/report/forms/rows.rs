//! The forms as data: which rows, in which order, filled from what, with how much room for the pen.

use super::case::Case;
use super::kind::FormKind;
use super::template::{FormTemplate, RowTemplate};
use crate::domain::text::Text;

/// Nothing: the pen fills it.
fn free(_: &Case) -> Text {
    Text::default()
}

/// The rows of a form.
pub(super) const fn template_of(kind: FormKind) -> &'static FormTemplate {
    match kind {
        FormKind::Order => &ORDER,
        FormKind::Notice => &NOTICE,
        FormKind::Reminder => &REMINDER,
        FormKind::Recheck => &RECHECK,
    }
}

/// 督办单.
static ORDER: FormTemplate = FormTemplate {
    title: Text::new("督办单", "Supervision order"),
    word: "督办",
    rows: &[
        RowTemplate {
            cells: &[
                (Text::new("受文单位", "To"), |case| case.unit()),
                (Text::new("配合单位", "Assisting"), |case| case.assisting()),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[
                (Text::new("等级", "Level"), |case| case.level()),
                (Text::new("问题编号", "Problem"), |case| case.numbers()),
            ],
            lines: 1,
        },
        RowTemplate { cells: &[(Text::new("督办依据", "Basis"), |case| case.basis())], lines: 1 },
        RowTemplate { cells: &[(Text::new("涉及项目", "Project"), |case| case.project_name())], lines: 1 },
        RowTemplate { cells: &[(Text::new("事实", "Facts"), |case| case.facts())], lines: 2 },
        RowTemplate { cells: &[(Text::new("办理要求", "Demand"), |case| case.demand())], lines: 2 },
        RowTemplate {
            cells: &[
                (Text::new("办理时限", "Due"), |case| case.due()),
                (Text::new("回复方式", "Reply"), |_| Text::new("书面，加盖公章", "in writing, sealed")),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("拟办意见", "Proposed"), |_| {
                Text::new("　　　　　　　　　　　　经办人：", "Clerk:")
            })],
            lines: 2,
        },
        RowTemplate {
            cells: &[(Text::new("审核", "Checked"), free), (Text::new("签发", "Issued"), |case| case.issued_by())],
            lines: 1,
        },
        RowTemplate {
            cells: &[
                (Text::new("签发日期（盖章）", "Issued on (seal)"), |case| case.issued_on()),
                (Text::new("签收", "Received"), |case| case.received()),
            ],
            lines: 2,
        },
        RowTemplate { cells: &[(Text::new("办理结果", "Result"), |case| case.reply())], lines: 3 },
        RowTemplate { cells: &[(Text::new("复查意见", "Re-check"), |case| case.opinion())], lines: 2 },
        RowTemplate { cells: &[(Text::new("审结", "Closing"), |case| case.closing())], lines: 1 },
        RowTemplate {
            cells: &[(Text::new("延期", "Extension"), |_| {
                Text::new("申请日：　　　批准至：　　　批准人：", "Asked on:        granted to:        by:")
            })],
            lines: 1,
        },
    ],
    after_table: &[],
    has_receipt: true,
};

/// 整改通知单.
static NOTICE: FormTemplate = FormTemplate {
    title: Text::new("整改通知单", "Notice to rectify"),
    word: "整改",
    rows: &[
        RowTemplate { cells: &[(Text::new("受文单位", "To"), |case| case.unit())], lines: 1 },
        RowTemplate { cells: &[(Text::new("项目、部位", "Project"), |case| case.project_name())], lines: 1 },
        RowTemplate {
            cells: &[
                (Text::new("检查日期", "Inspected on"), |case| case.found_on()),
                (Text::new("检查人", "Inspectors"), |case| case.inspectors()),
            ],
            lines: 1,
        },
    ],
    after_table: &[
        RowTemplate { cells: &[(Text::new("先行措施", "At once"), |case| case.at_once())], lines: 1 },
        RowTemplate {
            cells: &[
                (Text::new("签发（盖章）", "Issued (seal)"), |case| case.issued_by()),
                (Text::new("日期", "Date"), |case| case.issued_on()),
            ],
            lines: 2,
        },
        RowTemplate { cells: &[(Text::new("签收", "Received"), |case| case.received())], lines: 1 },
        RowTemplate { cells: &[(Text::new("整改回复", "Reply"), |case| case.reply())], lines: 3 },
        RowTemplate {
            cells: &[(Text::new("单位负责人", "Head of the unit"), free), (Text::new("监理", "Supervisor"), free)],
            lines: 1,
        },
        RowTemplate { cells: &[(Text::new("复查", "Re-check"), |case| case.opinion())], lines: 2 },
        RowTemplate { cells: &[(Text::new("复查人（二人）", "Re-checked by (two)"), free)], lines: 1 },
    ],
    has_receipt: true,
};

/// 催办单.
static REMINDER: FormTemplate = FormTemplate {
    title: Text::new("催办单", "Reminder"),
    word: "催办",
    rows: &[
        RowTemplate { cells: &[(Text::new("受文单位", "To"), |case| case.unit())], lines: 1 },
        RowTemplate { cells: &[(Text::new("涉及项目", "Project"), |case| case.project_name())], lines: 1 },
        RowTemplate {
            cells: &[
                (Text::new("问题编号", "Problem"), |case| case.numbers()),
                (Text::new("第几次催办", "Reminder no."), |_| Text::new("第　　次", "")),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[
                (Text::new("原时限", "Due"), |case| case.due()),
                (Text::new("逾期情况", "Overdue"), |case| case.days_over()),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("未完成事项", "Not done"), |case| {
                let facts = case.facts();
                if facts.is_blank() { case.demand() } else { facts }
            })],
            lines: 3,
        },
        RowTemplate { cells: &[(Text::new("再定回复日", "Reply by"), free)], lines: 1 },
        RowTemplate {
            cells: &[(Text::new("逾期后果", "If not"), |_| {
                Text::new("逾期将按督查办法提级督办。", "It will be raised by the rules of inspection.")
            })],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("经办人", "Clerk"), free), (Text::new("审核（盖章）", "Checked (seal)"), free)],
            lines: 2,
        },
        RowTemplate { cells: &[(Text::new("签收", "Received"), |case| case.received())], lines: 1 },
    ],
    after_table: &[],
    has_receipt: true,
};

/// 复查意见书.
static RECHECK: FormTemplate = FormTemplate {
    title: Text::new("复查意见书", "Re-check opinion"),
    word: "复查",
    rows: &[
        RowTemplate { cells: &[(Text::new("被查单位", "Unit"), |case| case.unit())], lines: 1 },
        RowTemplate {
            cells: &[
                (Text::new("项目", "Project"), |case| case.project_name()),
                (Text::new("问题编号", "Problem"), |case| case.numbers()),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("复查日期", "Re-checked on"), free), (Text::new("地点", "Place"), free)],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("复查人（二人）", "By (two)"), free), (Text::new("陪同", "Accompanied by"), free)],
            lines: 1,
        },
        RowTemplate { cells: &[(Text::new("原问题", "Problem"), |case| case.facts())], lines: 2 },
        RowTemplate { cells: &[(Text::new("整改回复", "Reply"), |case| case.reply())], lines: 2 },
        RowTemplate { cells: &[(Text::new("复查所见", "Found"), |case| case.opinion())], lines: 3 },
        RowTemplate { cells: &[(Text::new("照片", "Photos"), |case| case.photos())], lines: 1 },
        RowTemplate { cells: &[(Text::new("结论", "Conclusion"), |case| case.conclusion())], lines: 1 },
        RowTemplate {
            cells: &[
                (Text::new("余项新时限", "New deadline"), free),
                (Text::new("现行时限", "Due"), |case| case.due()),
            ],
            lines: 1,
        },
        RowTemplate {
            cells: &[(Text::new("被查单位意见", "The unit says"), |_| {
                Text::new(
                    "□无异议　□有异议：30日内可申请复核　　签字：",
                    "□ agreed  □ objects: a review may be asked for within 30 days   Signed:",
                )
            })],
            lines: 2,
        },
        RowTemplate {
            cells: &[
                (Text::new("督查室负责人（盖章）", "Head of the office (seal)"), free),
                (Text::new("日期", "Date"), free),
            ],
            lines: 2,
        },
    ],
    after_table: &[],
    has_receipt: false,
};

/// 回执.
pub(super) static RECEIPT: &[RowTemplate] = &[
    RowTemplate {
        cells: &[
            (Text::new("签收单位（章）", "Unit (seal)"), |case| case.unit()),
            (Text::new("签收人", "Received by"), free),
        ],
        lines: 2,
    },
    RowTemplate {
        cells: &[
            (Text::new("联系电话", "Telephone"), free),
            (Text::new("签收时间", "Received at"), |_| Text::new("　　年　　月　　日　　时", "")),
        ],
        lines: 1,
    },
];
