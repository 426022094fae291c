//! Words of 等不得: what waits, for whom, how long.

use crate::domain::text::{Lang, figure};

words! {
    /// Words of 等不得.
    WaitingWords {
        title: "等不得", "Waiting";
        about: "正在计时的每一件事：在谁手里、等了几天、超了几天。", "Everything whose time runs: in whose hands, for how long, over by how much.";
        list: "在等的事项", "What waits";
        by_holder: "按在谁手里", "By holder";
        views: "看法", "View";
        as_list: "逐件", "One by one";
        search: "查找在等的事项", "Search what waits";
        search_hint: "事项、项目、单位", "Subject, project, unit";
        what: "事项", "What";
        project: "项目", "Project";
        holder: "在谁手里", "In hand of";
        clock: "时限", "Limit";
        due: "到期", "Due";
        waited: "已等", "Waited";
        left: "还剩", "Left";
        state: "状态", "State";
        kind: "类别", "Kind";
        all_states: "全部状态", "All states";
        all_holders: "全部单位和人", "All holders";
        all_kinds: "全部类别", "All kinds";
        over: "超限", "Over";
        near: "临近", "Near";
        running: "未到", "Running";
        waits: "在等", "Waiting";
        worst: "最长超", "Worst";
        nobody: "未写明", "Nobody named";
        problems: "问题", "Issues";
        clear: "清除条件", "Clear filters";
        print: "打印", "Print";
        nothing: "没有在等的事项", "Nothing waits";
        nothing_text: "手续受理、督办签发、投诉受理、承诺、问题交办之后，时限自动计算，列在这里。", "Once an approval is accepted, an order issued, a complaint taken on, a commitment made or an issue assigned, its time is counted here.";
        none_match: "没有符合条件的事项", "Nothing matches";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
    }
}

/// How many things are shown of how many.
pub fn waiting_shown(shown: usize, all: usize, over: usize, lang: Lang) -> String {
    let (is_all, shown, all, over) = (shown == all, figure(shown), figure(all), figure(over));
    match is_all {
        true => say!(lang, "共 {all} 件，超限 {over} 件", "{all} waiting, {over} over"),
        false => say!(lang, "{shown} / {all} 件，超限 {over} 件", "{shown} of {all} waiting, {over} over"),
    }
}
