//! Words of 阶段变动, 停工 and 复工 on the page of a project.

use crate::domain::text::Lang;

words! {
    /// Words of phases and halts.
    PhaseWords {
        title: "阶段变动", "Phases";
        change: "变更阶段", "Change phase";
        changed: "已变更阶段", "Phase changed";
        halt: "停工", "Halt";
        halted: "已登记停工", "Halt recorded";
        resume: "复工", "Resume";
        resumed: "已登记复工", "Resumption recorded";
        empty: "还没有记录哪天进入哪个阶段。", "No dates of phases yet.";
        to: "进入阶段", "New phase";
        doc_hint: "批准文件、开工报告的文号", "Number of the approval or of the report of the start";
        no_visit: "未选督查", "No visit";
        gate: "该阶段所需", "What the phase needs";
        given: "已填", "given";
        not_entered: "没有记录", "not entered";
        why: "缺项放行理由", "Why it goes on although something is missing";
        why_hint: "写明理由后可以变更，理由随记录保存", "With a reason the phase can be changed; the reason is recorded";
        office_alone: "缺项时只有综合可以写明理由放行。", "Only the office can let it through with a reason.";
    }
}

/// How much of what a phase needs is missing.
pub fn gate_count(all: usize, missing: usize, lang: Lang) -> String {
    let met = all - missing;
    match missing {
        0 => say!(lang, "该阶段所需 {all} 项，已齐", "Nothing of {all} is missing"),
        missing => say!(
            lang,
            "该阶段所需 {all} 项，已有 {met} 项，缺 {missing} 项",
            "{met} of {all} are there, {missing} missing"
        ),
    }
}

/// That somebody let a change of phase through.
pub fn let_through(why: &str, lang: Lang) -> String {
    say!(lang, "缺项放行：{why}", "Let through: {why}")
}

/// From when to when; it may go on still.
pub fn span(from: &str, to: &str, lang: Lang) -> String {
    match to.is_empty() {
        true => say!(lang, "{from} 起", "since {from}"),
        false => say!(lang, "{from} 至 {to}", "{from} to {to}"),
    }
}
