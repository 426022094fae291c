//! Words of what an item asks for besides its answer: when it is asked, which evidence it wants, what a bad answer costs.

use crate::domain::checklist::TemplateWarning;
use crate::domain::text::Lang;
use crate::domain::vouched::Unborne;

/// When an item is asked.
pub fn asked_when(condition: &str, lang: Lang) -> String {
    say!(lang, "{condition}时询问", "Asked when {condition}")
}

/// An item that was answered so.
pub fn item_is(number: usize, answer: &str, lang: Lang) -> String {
    say!(lang, "第 {number} 项为{answer}", "item {number} is {answer}")
}

/// What an answer says and the book does not bear out.
pub fn unborne(what: Unborne, lang: Lang) -> String {
    match what {
        Unborne::NoPhoto => {
            say!(lang, "存疑：答了“是”，本项还没有照片", "Doubtful: answered yes, and the item has no photo")
        }
        Unborne::ToRecheck(count) => say!(
            lang,
            "存疑：答了“是”，本项目还有 {count} 个问题待复查",
            "Doubtful: answered yes, and {count} issue{s} of the project wait to be re-inspected";
            s = count
        ),
    }
}

/// An item that is no longer there.
pub const fn item_is_gone(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（已删除的检查项）",
        Lang::En => "(a deleted item)",
    }
}

/// Between the parts of a condition that all must hold.
pub const fn and_also(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，且",
        Lang::En => " and ",
    }
}

/// Between the parts of a condition of which one must hold.
pub const fn or_else(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "或",
        Lang::En => " or ",
    }
}

/// Between the things of a list.
pub const fn listed(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    }
}

/// Between two statements.
pub const fn and_then(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// Words in brackets.
pub fn in_brackets(words: &str, lang: Lang) -> String {
    say!(lang, "（{words}）", "({words})")
}

/// An answer as it is quoted.
pub fn quoted(answer: &str, lang: Lang) -> String {
    say!(lang, "“{answer}”", "“{answer}”")
}

/// Any answer at all.
pub const fn any_answer(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "已填写",
        Lang::En => "answered",
    }
}

/// A bad answer.
pub const fn bad_answer(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "不合格",
        Lang::En => "failed",
    }
}

/// A number above another.
pub fn above(bound: &str, unit: &str, lang: Lang) -> String {
    let bound = format!("{bound} {unit}");
    let bound = bound.trim_end();
    say!(lang, "大于 {bound}", "above {bound}")
}

/// A number below another.
pub fn below(bound: &str, unit: &str, lang: Lang) -> String {
    let bound = format!("{bound} {unit}");
    let bound = bound.trim_end();
    say!(lang, "小于 {bound}", "below {bound}")
}

/// What an answer wants.
pub fn answer_wants(answer: &str, wanted: &str, lang: Lang) -> String {
    say!(lang, "{answer}时要有{wanted}", "If {answer}, wanted: {wanted}")
}

/// The rule that an item rests on.
pub fn by_clause(clause: &str, lang: Lang) -> String {
    say!(lang, "依据：{clause}", "Clause: {clause}")
}

/// A part of a condition or a rule, by its place.
pub fn remove_condition(place: usize, lang: Lang) -> String {
    say!(lang, "删除第 {place} 条", "Remove number {place}")
}

/// Options of which several can be chosen.
pub fn several_of(options: &str, lang: Lang) -> String {
    say!(lang, "多选：{options}", "Any of: {options}")
}

/// What is likely to be a mistake.
pub fn template_warning(warning: &TemplateWarning, lang: Lang) -> String {
    match warning {
        TemplateWarning::NeverAsked(_) => {
            say!(lang, "按显示条件，这一项永远不会显示", "By its condition, this item can never show")
        }
        TemplateWarning::NeverWanted(_) => say!(
            lang,
            "佐证要求所指的回答不可能出现，要求不会生效",
            "The answer that wants evidence cannot be given, so nothing is ever wanted"
        ),
        TemplateWarning::NeverLost(_) => say!(
            lang,
            "这一项没有不合格的回答，扣分不会生效",
            "No answer to this item fails, so its points are never deducted"
        ),
        TemplateWarning::CostsTooMuch(_) => say!(
            lang,
            "有选项的扣分多于这一项的扣分，最多只扣这一项的分；这一项没有填扣分的，不计分",
            "An option costs more points than the item has; no more than those are deducted, and none where the item has none"
        ),
        TemplateWarning::PointsInAll(_, points) => say!(
            lang,
            "各项扣分合计 {points} 分，不是 100 分；得分按应得分折合百分制",
            "The points add up to {points}, not 100; scores are also given out of 100"
        ),
    }
}
