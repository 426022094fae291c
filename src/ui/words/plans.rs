//! Words of 督查方案.

use crate::domain::text::Lang;

words! {
    /// Words of the plans of visits.
    PlanWords {
        title: "督查方案", "Visit plans";
        about: "哪天去哪儿、谁去，去了没有", "Who goes where on which day, and what was visited";
        new: "新建方案", "New plan";
        empty: "还没有督查方案", "No visit plan yet";
        empty_text: "一段时间去哪些项目、哪天去、谁去；去了没有由督查记录得出。", "Which projects are visited in a period, when and by whom; what was visited follows from the visits.";
        theme: "督查主题", "Theme";
        period: "督查时间", "Period";
        objects: "对象", "Projects";
        visited: "已查", "Visited";
        missed: "未查", "Missed";
        beside: "计划外", "Without a plan";
        no_period: "没有起止日期", "no period";
        edit: "编辑方案", "Edit the plan";
        paper: "方案文本", "As paper";
        record: "台账记录", "Record";
        calendar: "加入手机日历（.ics）", "Calendar for a phone (.ics)";
        calendar_empty: "还没有排日期，日历没有内容", "Nothing has a day yet, so the calendar is empty";
        calendar_failed: "浏览器不能保存文件", "The browser does not save files";
        remove: "删除方案", "Delete the plan";
        remove_text: "方案删除后可以撤销；已做的督查不受影响。", "It can be undone; visits that were made are not touched.";
        removed: "已删除方案", "Plan deleted";
        by_hand: "手选", "By hand";
        by_rule: "按条件", "By rule";
        by_lot: "双随机", "By lot";
        spread: "自动排日", "Spread over days";
        spread_none: "期间内没有剩余的工作日，或对象都已有日期", "No worked day is left in the period, or everything has its day";
        no_objects: "还没有督查对象", "Nothing to visit yet";
        no_objects_text: "手选、按条件或随机抽取项目，再排日期和人员。", "Choose projects by hand, by rule or by lot, then give days and people.";
        project: "项目", "Project";
        unit: "责任单位", "Responsible unit";
        why: "列入原因", "Why";
        day: "日期", "Day";
        who: "督查人员", "Inspectors";
        state: "情况", "How it stands";
        deeds: "操作", "Actions";
        gone: "（项目已不在册）", "(no longer in the book)";
        visit: "督查", "Visit";
        open_visit: "查看督查", "Open the visit";
        take_out: "移出", "Take out";
        taken_out: "已移出方案", "Taken out of the plan";
        outside: "不在方案期间内", "Outside the period";
        unplanned: "计划外督查", "Visited without a plan";
        draws: "抽取记录", "Draws";
        holds: "按种子重抽一致", "Drawn anew, the same";
        broken: "与按种子重抽的结果不一致", "Drawn anew, it differs";
        search: "查找项目", "Search projects";
        search_hint: "项目名称、编号、单位", "Project, code, unit";
        none_found: "没有符合的项目", "No matching project";
        lights: "红灯、黄灯", "Red and yellow lights";
        overdue: "有逾期问题", "Issues overdue";
        stalled: "停工、到期未开工", "Halted, or due and not begun";
        to_recheck: "有待复查问题", "Issues to re-inspect";
        unvisited: "多少天没有督查（空着不限）", "Days without a visit (blank for any)";
        not_days: "请填 0 至 3650 的整数", "A whole number from 0 to 3650";
        avoid: "避开间隔期内去过或已排的单位", "Leave out units visited, or to be, within the days between visits";
        seed: "种子", "Seed";
        seed_hint: "任意文字，如当天公布的号码；凭种子和名单谁都能复现这次抽取", "Any text, such as a number published that day; with it anybody repeats this draw";
        share: "抽取比例（%）", "Share (%)";
        strata: "分层", "Strata";
        each: "每个项目几人", "Inspectors for each";
        people: "督查人员名单", "Inspectors to draw from";
        people_hint: "姓名之间用顿号隔开", "Separate names with commas";
        not_share: "请填 1 至 100 的整数", "A whole number from 1 to 100";
        not_each: "请填 1 至 9 的整数", "A whole number from 1 to 9";
        draw: "抽取", "Draw";
        not_yours: "方案由办公室和督查员编写。", "Plans are written by the office and inspectors.";
    }
}

/// How many objects were added.
pub fn objects_added(count: usize, lang: Lang) -> String {
    say!(lang, "已列入 {count} 个项目", "{count} project{s} added"; s = count)
}

/// The button that adds so many.
pub fn add_objects(count: usize, lang: Lang) -> String {
    say!(lang, "列入 {count} 个", "Add {count}")
}

/// How many objects were given a day.
pub fn days_given(count: usize, lang: Lang) -> String {
    say!(lang, "已排 {count} 个项目的日期", "Days given to {count} project{s}"; s = count)
}

/// How many sites the draw takes of how many.
pub fn to_be_drawn(drawn: usize, all: usize, strata: usize, lang: Lang) -> String {
    say!(
        lang,
        "{all} 个项目，分 {strata} 层，抽 {drawn} 个",
        "{drawn} of {all} project{s} in strata: {strata}"; s = all
    )
}

/// Which units are left out, and why.
pub fn left_out(units: &str, count: usize, lang: Lang) -> String {
    say!(lang, "避开 {count} 个项目：{units}", "Left out, {count} project{s}: {units}"; s = count)
}

/// That a unit has visitors near this day.
pub fn near_trip(unit: &str, day: &str, is_planned: bool, lang: Lang) -> String {
    match is_planned {
        true => say!(lang, "{unit} {day} 已排督查", "{unit} is to be visited on {day}"),
        false => say!(lang, "{unit} {day} 去过", "{unit} was visited on {day}"),
    }
}

/// What a draw was.
pub fn draw_line(on: &str, seed: &str, drawn: usize, all: usize, lang: Lang) -> String {
    say!(lang, "{on} · 种子“{seed}” · {all} 个中抽 {drawn} 个", "{on} · seed “{seed}” · {drawn} of {all}")
}

/// What stands in a calendar.
pub fn calendar_entry(project: &str, lang: Lang) -> String {
    say!(lang, "督查：{project}", "Visit: {project}")
}

/// That a calendar was saved.
pub fn calendar_saved(name: &str, count: usize, lang: Lang) -> String {
    say!(lang, "已导出 {count} 天：{name}", "Exported {count} day{s}: {name}"; s = count)
}

/// What the field of the day of an object is called.
pub fn day_of_object(project: &str, lang: Lang) -> String {
    say!(lang, "{project}的日期", "Day of {project}")
}

/// What the field of the people of an object is called.
pub fn who_of_object(project: &str, lang: Lang) -> String {
    say!(lang, "{project}的督查人员", "Inspectors of {project}")
}
