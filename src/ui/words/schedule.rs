//! Words of 倒排工期.

use chrono::NaiveDate;

use crate::domain::progress::cells::Sign;
use crate::domain::register::Days;
use crate::domain::schedule::plan::{NodeState, Verdict};
use crate::domain::schedule::ready::Ready;
use crate::domain::schedule::trial::{CannotTry, Consequence};
use crate::domain::text::Lang;

words! {
    /// Words of 倒排工期.
    ScheduleWords {
        title: "倒排工期", "Schedule";
        short: "倒排", "Schedules";
        board: "节点和横道图", "Milestones and their bars";
        node: "节点", "Milestone";
        days: "工期", "Days";
        latest_start: "最迟开始", "Latest start";
        latest_finish: "最迟完成", "Latest finish";
        earliest_start: "最早开始", "Earliest start";
        earliest_finish: "最早完成", "Earliest finish";
        slack: "时差（天）", "Slack (days)";
        after: "紧前", "After";
        unit: "责任单位", "Unit";
        planned: "基准", "Baseline";
        actual: "实际", "Actual";
        forecast: "预计完成", "Forecast";
        state: "状态", "State";
        critical: "关键", "Critical";
        today: "今天", "Today";
        as_table: "表", "Table";
        to_node: "节点台账", "Milestones";
        add: "新增节点", "New milestone";
        print: "打印", "Print";
        set_baseline: "定为基准", "Set as baseline";
        baseline_text: "把现在的倒排记为新一版基准计划。旧版保留，横道图上按新版比较。", "Keeps the schedule of now as a new baseline. Old ones stay; the bars are compared with the new one.";
        baseline_set: "已定为基准", "Baseline set";
        adopt: "采用", "Adopt";
        give_up: "放弃", "Discard";
        finish_earlier: "完成提前一天", "Finish a day earlier";
        finish_later: "完成推后一天", "Finish a day later";
        duration_less: "工期减一天", "A day less";
        duration_more: "工期加一天", "A day more";
        finish: "完成", "Finish";
        link: "紧前节点", "Predecessors";
        linked: "已改紧前", "Predecessors changed";
        nothing_to_link: "本项目没有别的节点和手续", "The project has no other milestones or approvals";
        edit: "编辑", "Edit";
        empty: "还没有节点", "No milestones yet";
        empty_text: "选一个节点模板，按竣工日倒排。", "Choose a template and schedule backwards from the finish.";
        empty_no_end: "先填计划竣工，再选节点模板倒排。", "Enter the planned finish first, then choose a template.";
        enter_end: "填计划竣工", "Enter the planned finish";
        own: "逐个新增", "Add one by one";
        preview: "按模板倒排", "Schedule from a template";
        preview_text: "生成以下节点，随后可逐项修改，也可整批撤销。占比和紧前为系统常用值，在“设置 · 节点模板”里可改。", "These milestones will be made; each can be changed afterwards, and all of them undone at once. Shares and predecessors are usual values, which Settings · Templates of milestones changes.";
        begin: "开工", "Start";
        begin_hint: "按开工到竣工的天数分配工期", "The days from the start to the finish are shared out";
        make: "生成节点", "Make them";
        before_must_be: "开工应早于竣工", "The start must lie before the finish";
        permits: "倒逼手续", "Approvals by the schedule";
        permits_text: "节点开始前应办结的手续：最迟哪天申报、哪天办结。工作日按工作日历。", "Approvals that must be in hand when a milestone begins: by when to apply, and by when they must be granted, in working days.";
        permit: "手续", "Approval";
        apply_by: "最迟申报", "Apply by";
        grant_by: "最迟办结", "In hand by";
        not_entered: "未登记", "Not entered";
        for_nodes: "所等节点", "Waited for by";
        readiness: "前期就绪度", "Readiness";
        pace: "按近三月进度测算", "At the pace of three months";
        region_empty: "还没有项目编排节点", "No project has milestones yet";
        region_empty_text: "在项目页的“节点”里选模板倒排，这里按需压缩天数排列。", "Schedule a project in its part Milestones; here they stand by the days that they need to gain.";
        to_projects: "去项目", "To projects";
        project: "项目", "Project";
        verdict: "能否按期", "In time";
        asked_finish: "要求竣工", "To finish by";
        nodes_done: "节点", "Milestones";
        next_critical: "关键节点", "Critical milestone";
        late: "已迟", "Late";
        owner: "建设单位", "Owner";
        builder: "施工单位", "Contractor";
        supervisor: "监理单位", "Supervisor";
        keys: "↑↓ 选节点 · ←→ 完成前后移一天（Shift 七天） · Alt+←→ 工期 · L 紧前 · B 定为基准 · E 编辑 · 回车采用 · Esc 放弃", "↑↓ choose · ←→ move the finish by a day (Shift: seven) · Alt+←→ duration · L predecessors · B baseline · E edit · Enter adopts · Esc discards";
        no_change: "没有变化", "Nothing changes";
    }
}

words! {
    /// Words of 节点模板 in the settings.
    NodeRuleWords {
        title: "节点模板", "Templates of milestones";
        text: "倒排工期用的节点模板：节点名称、占总工期的比例、次序和紧前。为系统常用值，可按本地做法修改；比例填 0 即不用。", "The templates that schedules are made from: names, shares of the whole time, order and predecessors. They are usual values of the program: change them to your practice; a share of 0 leaves a milestone out.";
    }
}

/// A day as the table shows it: the year only where it is another than today's.
pub fn schedule_day(day: NaiveDate, today: NaiveDate) -> String {
    super::short_day(day, today)
}

/// 需压缩 16 天, 余 12 天.
pub fn verdict(verdict: Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Compress(days) => say!(lang, "需压缩 {days} 天", "{days} day{s} to gain"; s = days),
        Verdict::Spare(0) => say!(lang, "正好按期", "Just in time"),
        Verdict::Spare(days) => say!(lang, "余 {days} 天", "{days} day{s} to spare"; s = days),
        Verdict::Done(day) => say!(lang, "已全部完成，{day}", "All finished, {day}"),
        Verdict::NoEnd(Some(day)) => {
            say!(lang, "最早完成 {day}，没有要求竣工日", "Earliest finish {day}, no day to finish by")
        }
        Verdict::NoEnd(None) => say!(lang, "没有排出日期", "No days could be reckoned"),
        Verdict::Empty => say!(lang, "还没有节点", "No milestones yet"),
    }
}

/// The line below the verdict: the chain, the earliest finish and the one that is asked for.
pub fn schedule_line(chain: &[String], finish: Option<NaiveDate>, end: Option<NaiveDate>, lang: Lang) -> String {
    let chain = (!chain.is_empty()).then(|| {
        let chain = chain.join(" → ");
        say!(lang, "关键线路：{chain}", "Critical: {chain}")
    });
    let finish = finish.map(|day| say!(lang, "最早完成 {day}", "earliest finish {day}"));
    let end = end.map(|day| say!(lang, "要求 {day}", "to finish by {day}"));
    [chain, finish, end].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Which approvals are to be in hand first, and what that leaves of the time.
pub fn permits_first(named: &str, ready: &Ready, begin: NaiveDate, lang: Lang) -> String {
    let Ready { on, working_days: days, .. } = ready;
    match (*on - begin).num_days() {
        early @ 1.. => say!(
            lang,
            "{named}尚未办结，最早 {on} 办结（{days} 个工作日）：开工早于这一天，须压缩 {early} 天。",
            "Not in hand: {named}, {on} at the earliest ({days} working day{days_s}). The start lies before it: {early} day{early_s} to gain.";
            days_s = *days, early_s = early
        ),
        _ => say!(
            lang,
            "{named}尚未办结，最早 {on} 办结（{days} 个工作日）：竣工前的时间先扣除它，节点从办结后排起。",
            "Not in hand: {named}, {on} at the earliest ({days} working day{days_s}). This is taken from the time first; the milestones begin behind it.";
            days_s = *days
        ),
    }
}

/// Which fixed milestone asks for the days that are to be gained.
pub fn pressed_by(name: &str, day: NaiveDate, lang: Lang) -> String {
    say!(lang, "硬节点 {name} 要求 {day} 完成", "{name} is fixed to finish by {day}")
}

/// 「主体、机电互为前置，未排」.
pub fn circle(names: &[String], lang: Lang) -> String {
    let list = names.join(super::list_comma(lang));
    match names.len() {
        1 => say!(lang, "{list}的紧前是自己，未排", "{list} stands before itself: not scheduled"),
        _ => say!(lang, "{list}互为前置，未排", "{list} stand before each other: not scheduled"),
    }
}

/// 工期不足: the first milestone would have to begin before the project does.
pub fn before_start(days: i64, lang: Lang) -> String {
    say!(lang, "工期不足：首个节点应早于开工 {days} 天开始", "Too little time: the first milestone would have to begin {days} day{s} before the works"; s = days)
}

/// That predecessors are gone.
pub fn lost_predecessors(count: usize, lang: Lang) -> String {
    say!(lang, "{count} 个紧前已删除，未计", "{count} predecessor{s} deleted, not counted"; s = count)
}

/// How a milestone stands.
pub fn node_state(state: NodeState, lang: Lang) -> String {
    match state {
        NodeState::NotDue => say!(lang, "未到", "Not due"),
        NodeState::LateToStart(days) => say!(lang, "应开始，已迟 {days} 天", "{days} day{s} late to begin"; s = days),
        NodeState::UnderWay => say!(lang, "进行中", "Under way"),
        NodeState::Overdue(days) => say!(lang, "逾期 {days} 天", "{days} day{s} overdue"; s = days),
        NodeState::Done => say!(lang, "已完成", "Finished"),
        NodeState::DoneLate(days) => say!(lang, "逾期 {days} 天完成", "Finished {days} day{s} late"; s = days),
        NodeState::Unplaced => say!(lang, "未排", "Not scheduled"),
    }
}

/// 「应于 07-04 开始，已迟 16 天」; how it stands where that says more.
pub fn should_begin(state: NodeState, latest_start: Option<&str>, lang: Lang) -> String {
    match (state, latest_start) {
        (NodeState::LateToStart(days), Some(day)) => {
            say!(lang, "应于 {day} 开始，已迟 {days} 天", "should have begun {day}, {days} day{s} ago"; s = days)
        }
        (NodeState::NotDue, Some(day)) => say!(lang, "应于 {day} 开始", "must begin by {day}"),
        (state, _) => node_state(state, lang),
    }
}

/// So many days beyond its latest finish.
pub fn over_days(days: i64, lang: Lang) -> String {
    say!(lang, "{days}天", "{days} d")
}

/// 「验收 推至 01-19，需压缩 16→19 天」.
pub fn consequence(told: &Consequence, today: NaiveDate, lang: Lang) -> String {
    let last = &told.last;
    let to = told.finish.map(|day| {
        let day = super::short_day(day, today);
        say!(lang, "{last} 推至 {day}", "{last} to {day}")
    });
    let change = match (told.before, told.after) {
        (before, after) if before == after => ScheduleWords::of(lang).no_change.to_owned(),
        (Verdict::Compress(before), Verdict::Compress(after)) => {
            say!(lang, "需压缩 {before}→{after} 天", "days to gain {before} → {after}")
        }
        (Verdict::Spare(before), Verdict::Spare(after)) => {
            say!(lang, "余 {before}→{after} 天", "days to spare {before} → {after}")
        }
        (before, after) => format!("{} → {}", verdict(before, lang), verdict(after, lang)),
    };
    to.into_iter().chain([change]).collect::<Vec<_>>().join(&say!(lang, "，", ", "))
}

/// What was adjusted, for whoever may take it back.
pub fn adjusted(node: &str, lang: Lang) -> String {
    say!(lang, "已调整：{node}", "Adjusted: {node}")
}

/// Why a milestone cannot be tried so.
pub fn cannot_try(why: CannotTry, lang: Lang) -> String {
    match why {
        CannotTry::Finished => say!(lang, "已经完成，不能再移", "It is finished and stays where it is"),
        CannotTry::InCircle => {
            say!(lang, "互为前置，先改紧前", "It stands on a circle: change what is before it first")
        }
        CannotTry::TooShort => say!(
            lang,
            "紧前完成后按工期做不到更早，请先缩短工期",
            "It cannot be done sooner in its time: shorten it first"
        ),
        CannotTry::BeforeToday => say!(lang, "不能早于今天完成", "It cannot end before today"),
        CannotTry::NoTime => say!(lang, "工期不能少于 0 天", "It cannot take less than no time"),
    }
}

/// How long a milestone takes, in the days that it counts.
pub fn duration(days: u32, counts: Days, lang: Lang) -> String {
    match counts {
        Days::Natural => days.to_string(),
        Days::Working => say!(lang, "{days}工日", "{days} wd"),
    }
}

/// What is chosen, for the bar at the foot.
pub fn chosen_node(name: &str, finish: Option<String>, lang: Lang) -> String {
    match finish {
        Some(day) => say!(lang, "{name} · 最早完成 {day}", "{name} · earliest finish {day}"),
        None => name.to_owned(),
    }
}

/// How many milestones are made.
pub fn nodes_made(count: usize, lang: Lang) -> String {
    say!(lang, "已生成 {count} 个节点", "{count} milestone{s} made"; s = count)
}

/// Which baseline is shown.
pub fn baseline_named(number: i64, on: &str, why: &str, lang: Lang) -> String {
    say!(lang, "基准第 {number} 版 · {on} · {why}", "Baseline {number} · {on} · {why}")
}

/// How an approval of the schedule stands.
pub fn permit_state(sign: Option<Sign>, lang: Lang) -> String {
    sign.map_or_else(|| ScheduleWords::of(lang).not_entered.to_owned(), |sign| sign.name().get(lang).to_owned())
}

/// 前期就绪度 75.0%（共 12 项）.
pub fn readiness(share: &str, needed: usize, lang: Lang) -> String {
    let name = ScheduleWords::of(lang).readiness;
    say!(lang, "{name} {share}%（共 {needed} 项）", "{name} {share}% (of {needed})")
}

/// When the works end at the pace of the last months, and by how many months that is behind the plan.
pub fn pace_told(month: &str, months_late: i64, lang: Lang) -> String {
    let name = ScheduleWords::of(lang).pace;
    match months_late {
        0 => say!(lang, "{name} {month} 完成，按期", "{name}: {month}, in time"),
        late if late > 0 => {
            say!(lang, "{name} {month} 完成，晚 {late} 个月", "{name}: {month}, {late} month{s} late"; s = late)
        }
        early => {
            let early = -early;
            say!(lang, "{name} {month} 完成，提前 {early} 个月", "{name}: {month}, {early} month{s} early"; s = early)
        }
    }
}

/// A page of the printed schedule.
pub fn schedule_page(page: usize, pages: usize, lang: Lang) -> String {
    say!(lang, "第 {page} 张 共 {pages} 张", "Sheet {page} of {pages}")
}

/// A milestone of the critical chain, as a kind of thing that a project is stuck at.
pub fn critical_node(register: &crate::domain::register::Register, lang: Lang) -> String {
    let name = register.name.get(lang);
    say!(lang, "关键{name}", "{name}, critical")
}

/// How many of the milestones are finished.
pub fn nodes_finished(done: usize, all: usize) -> String {
    format!("{done}/{all}")
}
