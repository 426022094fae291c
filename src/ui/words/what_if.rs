//! Words of 推演: a book with assumptions that is not in the book.

use crate::domain::command::Refusal;
use crate::domain::text::{Lang, figure};

use super::only_past;

words! {
    /// Words of 推演.
    WhatIfWords {
        title: "推演", "What if";
        about: "假设若干事项办成，看排名、亮灯和全区数字怎么变；未入册，可采纳或放弃", "Assume that some things are done and see ranks, lights and figures; not in the book, adopted or thrown away";
        start: "开始推演", "Start";
        explained: "推演另起一份账面，假设都记在那一份里：不进台账，不进上报文件，别的标签页也看不到。各页面都按推演显示，上方写明“推演，未入册”。", "A what-if is a book beside the book: what is assumed stands in that one alone, in no file and in no other tab. Every page shows it, and says so at its top.";
        name: "推演名称", "Name";
        name_needed: "请写推演名称", "Give it a name";
        name_taken: "已有同名的推演，请换一个名称，或在下面打开", "There is one of this name: choose another, or open it below";
        saved: "未完成的推演", "What-ifs kept as drafts";
        open: "打开", "Open";
        give_up: "放弃", "Throw away";
        given_up: "推演已放弃", "Thrown away";
        leave: "退出推演", "Leave";
        adopt: "采纳入册", "Adopt";
        look: "查看假设和变化", "Assumptions and changes";
        making: "正在推演", "Working it out";
        not_read: "这份推演读不出来，仍保留在草稿里", "This draft cannot be read; it stays among the drafts";
        not_here: "这一页要登记内容，推演中只能查看", "This page is for making changes; a what-if can only be read";
        not_here_text: "其他页面都可以看。要办理，请先退出推演，草稿会保留。", "Every other page can be read. Leave the what-if to make changes; its draft is kept.";
        no_word: "推演不导出公文；表格可以导出、打印，上面都写明是推演", "A what-if writes no documents; tables can be exported and printed, and say what they are";
        leader_reads: "采纳由督查组办理", "The inspection team adopts";
        assumptions: "假设", "Assumptions";
        none_yet: "还没有假设", "Nothing is assumed yet";
        none_yet_text: "在下面选一种假设，勾选对象后加入。", "Choose what to assume below, mark records and add them.";
        remove: "去掉", "Remove";
        add: "添加假设", "Assume something";
        what: "假设什么", "What is assumed";
        amount: "金额（万元）", "Amount (10k CNY)";
        not_an_amount: "请填数字", "Enter a number";
        choice: "核定依据", "Basis";
        words: "整改和复查情况", "What was done and found";
        words_needed: "请填写", "Please fill in";
        search: "查找对象", "Search";
        search_hint: "对象、项目", "Record, project";
        candidates: "可以假设的对象", "What it can be assumed of";
        no_candidates: "没有可以这样假设的对象", "There is nothing that this can be assumed of";
        more: "显示更多", "Show more";
        left_out: "没有计入", "Left out";
        not_adopted: "没有入册", "Not adopted";
        changes: "变化", "What changes";
        no_change: "全区数字、亮灯和排名都没有变化", "No figure, light or rank is different";
        figure_name: "全区指标", "Figure of the region";
        now: "现在", "Now";
        then: "推演", "Then";
        lights: "亮灯", "Lights";
        lit: "灯变化的项目", "Projects whose light changes";
        not_counted: "不计", "not counted";
        ranks: "排名（按完成率）", "Ranks (by completion)";
        by: "按什么排", "Ranked by";
        rank: "名次", "Rank";
        completion: "完成率", "Completion";
        group: "名称", "Name";
        nobody: "未填", "Not filled in";
    }
}

/// What stands above every page and in every table of a what-if: its name, and how much is assumed.
pub fn supposed(name: &str, count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(
        lang,
        "推演，未入册：{name} · {count} 条假设",
        "What if, not in the book: {name} · {count} assumption{s}"; s = count
    )
}

/// What its draft is called.
pub fn what_if_draft(name: &str, lang: Lang) -> String {
    say!(lang, "推演：{name}", "What if: {name}")
}

/// What a new one is called.
pub fn new_what_if(day: &str, lang: Lang) -> String {
    say!(lang, "推演 {day}", "What if {day}")
}

/// That a what-if takes nothing.
pub fn only_supposed(lang: Lang) -> String {
    say!(
        lang,
        "没有写入：这是推演，未入册；要办理，请先退出推演",
        "Not written: this is a what-if and not the book. Leave it to make changes"
    )
}

/// Why nothing is written where another book than the present one is looked at; empty for what is refused for another reason.
pub fn not_here_now(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::PastDay(day) => only_past(*day, lang),
        Refusal::Supposing => only_supposed(lang),
        _ => String::new(),
    }
}

/// What was adopted, and how much of it was not.
pub fn adopted(count: usize, left: usize, lang: Lang) -> String {
    let (adopted, none_left, left) = (figure(count), left == 0, figure(left));
    match none_left {
        true => say!(lang, "已采纳 {adopted} 条，已入册", "{adopted} assumption{s} adopted"; s = adopted),
        false => say!(
            lang,
            "已采纳 {adopted} 条；{left} 条没有入册，留在推演里",
            "{adopted} assumption{s} adopted; {left} not, kept in the draft"; s = adopted
        ),
    }
}

/// One assumption of a plan, with what is said beside it and of how many records it is.
pub fn assumed(name: &str, value: &str, count: usize, lang: Lang) -> String {
    let count = figure(count);
    match value.is_empty() {
        true => say!(lang, "{name} · {count} 条", "{name} · {count}"),
        false => say!(lang, "{name}：{value} · {count} 条", "{name}: {value} · {count}"),
    }
}

/// Names of records, and how many more there are.
pub fn and_others(names: &str, further: usize, lang: Lang) -> String {
    match further {
        0 => names.to_owned(),
        further => {
            let further = figure(further);
            say!(lang, "{names} 等，另有 {further} 条", "{names} and {further} more")
        }
    }
}

/// Adds what is marked.
pub fn assume_marked(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "加入勾选的 {count} 条", "Add the {count} marked")
}

/// Adds all that is found.
pub fn assume_all(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "加入全部 {count} 条", "Add all {count}")
}
