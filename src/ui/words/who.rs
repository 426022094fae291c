//! Words of the pages of leaders and units: who answers for what.

use crate::domain::answering::{GoesUp, WhoKind};
use crate::domain::text::{Lang, figure};

words! {
    /// Words of who answers for what.
    WhoWords {
        title: "履责情况", "Who answers for what";
        about: "每位领导、每个单位的项目、问题、诉求和在等的事。", "The projects, issues, concerns and waiting matters of each leader and each unit.";
        kind: "按谁", "By";
        leader: "领导", "Leader";
        leaders: "按领导", "By leader";
        unit: "单位", "Unit";
        units: "按单位", "By unit";
        projects: "项目", "Projects";
        raised: "提出问题", "Issues raised";
        closed: "已销号", "Closed";
        open: "未销号", "Open";
        overdue: "逾期", "Overdue";
        concerns: "群众诉求", "Concerns";
        settled: "已化解", "Settled";
        waits: "在等", "Waiting";
        over: "超限", "Over";
        overlap: "一个项目、一个问题可以同时记在几位领导名下，各行不能相加。", "A project or an issue may stand under several leaders: lines are not summed.";
        unordered: "按姓名排列；办公室在设置里开启“对领导排名”后按逾期多少排列。", "In the order of names; by what is overdue once the office ranks leaders in the settings.";
        nobody: "还没有写明领导或责任单位", "No leader or unit is named yet";
        nobody_text: "在项目里填上包保领导、责任领导和责任单位，这里就有了。", "Name leaders and responsible units in the projects and they stand here.";
        print: "打印", "Print";
        escalated: "提请领导协调", "Referred up";
        why: "缘由", "Why";
        none_escalated: "没有提请协调的事项。", "Nothing was referred up.";
        in_hand: "在等他办的", "Waits for them";
        none_waits: "没有在等的事项。", "Nothing waits.";
        open_problems: "其他未销号问题", "Other open issues";
        none_open: "没有其他未销号问题。", "No other open issues.";
        solved: "已解决", "Solved";
        none_solved: "还没有销号的问题。", "No issue is closed yet.";
        none_projects: "没有项目。", "No projects.";
        none_concerns: "没有群众诉求。", "No concerns.";
        project: "项目", "Project";
        role: "角色", "As";
        problem: "问题", "Issue";
        found: "发现日期", "Found";
        since: "已提", "Raised for";
        due: "整改时限", "Deadline";
        closed_on: "销号日期", "Closed on";
        late: "逾期", "Late";
        what: "事项", "What";
        clock: "时限", "Limit";
        left: "还剩", "Left";
        settled_on: "化解日期", "Settled on";
    }
}

/// The title of the page of one of them.
pub fn answers_for(kind: WhoKind, name: &str, lang: Lang) -> String {
    match kind {
        WhoKind::Leader => say!(lang, "{name}联系项目情况", "Projects of {name}"),
        WhoKind::Unit => say!(lang, "{name}责任项目情况", "Projects of {name}"),
    }
}

/// How many lines there are.
pub fn how_many_answer(count: usize, lang: Lang) -> String {
    let shown = figure(count);
    say!(lang, "{shown} 个", "{shown} in all")
}

/// How many are not listed.
pub fn not_listed(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "另有 {count} 项", "{count} more")
}

/// Why an issue goes up to the leaders.
pub fn why_it_goes_up(why: GoesUp, lang: Lang) -> String {
    match why {
        GoesUp::AtOnce => say!(lang, "土地、资金问题", "land or funds"),
        GoesUp::Overdue(days) => say!(lang, "逾期 {days} 天", "{days} day{s} overdue"; s = days),
        GoesUp::SentBack(times) => say!(lang, "退回 {times} 次", "sent back {times} times"),
    }
}
