//! The sentences of a bulletin, as data: each a rule with its condition, its template in both languages and its figures.
//!
//! A sentence is there only if its condition holds, and no sentence has an empty slot: what has no figure has a sentence of its own that
//! says why. The ids are those of the trade's specification and stay for ever: what people wrote over is known by them.

mod against_plan;
pub mod decisions;
mod intro;
mod investment;
mod lights;
mod links;
mod problems;
mod rule;
mod starts;
mod units;

use crate::domain::text::Text;

pub use links::kept;
pub use problems::{short, unit_of};
pub use rule::{ParagraphRule, PartRule, SentenceRule, said};

/// The sentence with this id.
pub fn by_id(id: &str) -> Option<&'static SentenceRule> {
    PARTS.iter().flat_map(|part| part.paragraphs).flat_map(|paragraph| paragraph.rules).find(|rule| rule.id == id)
}

/// The parts of a bulletin, in their order.
pub static PARTS: &[PartRule] = &[
    PartRule {
        id: "lead",
        heading: Text::new("", ""),
        paragraphs: &[ParagraphRule {
            id: "lead",
            name: Text::new("导语", "Opening"),
            rules: intro::RULES,
            is_list: false,
        }],
    },
    PartRule {
        id: "overall",
        heading: Text::new("总体情况", "Overall situation"),
        paragraphs: &[
            ParagraphRule {
                id: "investment",
                name: Text::new("投资完成情况", "Investment"),
                rules: investment::RULES,
                is_list: false,
            },
            ParagraphRule {
                id: "starts", name: Text::new("开工情况", "Starts"), rules: starts::RULES, is_list: false
            },
            ParagraphRule {
                id: "lights", name: Text::new("亮灯情况", "Lights"), rules: lights::RULES, is_list: false
            },
        ],
    },
    PartRule {
        id: "units",
        heading: Text::new("各单位推进情况", "Progress by unit"),
        paragraphs: &[
            ParagraphRule {
                id: "units", name: Text::new("单位排名", "Units"), rules: units::UNITS, is_list: false
            },
            ParagraphRule {
                id: "groups",
                name: Text::new("分类情况", "Sectors and programmes"),
                rules: units::GROUPS,
                is_list: false,
            },
        ],
    },
    PartRule {
        id: "links",
        heading: Text::new("重点环节", "Links of the chain"),
        paragraphs: &[
            ParagraphRule {
                id: "approvals",
                name: Text::new("前期手续", "Approvals"),
                rules: links::APPROVALS,
                is_list: false,
            },
            ParagraphRule {
                id: "promises",
                name: Text::new("承诺兑现", "Promises"),
                rules: links::PROMISES,
                is_list: false,
            },
        ],
    },
    PartRule {
        id: "problems",
        heading: Text::new("问题整改情况", "Rectification of problems"),
        paragraphs: &[ParagraphRule {
            id: "problems",
            name: Text::new("问题整改情况", "Problems"),
            rules: problems::PROBLEMS,
            is_list: false,
        }],
    },
    PartRule {
        id: "cases",
        heading: Text::new("典型情况", "Cases"),
        paragraphs: &[ParagraphRule {
            id: "cases", name: Text::new("典型情况", "Cases"), rules: &[], is_list: false
        }],
    },
    PartRule {
        id: "suggested",
        heading: Text::new("表扬和督促建议", "Suggestions"),
        paragraphs: &[ParagraphRule {
            id: "suggested",
            name: Text::new("表扬和督促建议", "Suggestions"),
            rules: problems::ADVICE,
            is_list: false,
        }],
    },
    PartRule {
        id: "next",
        heading: Text::new("下一步要求", "Next steps"),
        paragraphs: &[ParagraphRule {
            id: "next",
            name: Text::new("下一步要求", "Next steps"),
            rules: problems::NEXT,
            is_list: true,
        }],
    },
];
