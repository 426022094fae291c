//! Words of 手续.

use crate::app::ledger::approvals::{Look, Want};
use crate::domain::progress::cells::{MatrixCell, Sign};
use crate::domain::registers::approval::TYPES;
use crate::domain::text::{Lang, figure};

words! {
    /// Words of 手续.
    ApprovalsWords {
        title: "手续", "Approvals";
        list: "列表", "List";
        views: "项目怎么看", "Views of projects";
        looks: "怎么看", "Views of approvals";
        by_project: "按项目", "By project";
        by_department: "按部门", "By department";
        expiring: "将到期", "Expiring";
        grid: "项目手续表", "Approvals of projects";
        search: "查找项目", "Search projects";
        search_hint: "项目名称、编号、单位", "Project name, code, unit";
        unit: "责任单位", "Responsible unit";
        all_units: "全部单位", "All units";
        department: "审批部门", "Department";
        all_departments: "全部部门", "All departments";
        state: "状态", "State";
        counts_projects: "有此情形的项目数", "Projects with";
        counts_approvals: "数字为手续件数，点开列出这些手续所在的项目；超限只计未办结的。", "Figures count approvals, and open the projects that they belong to; over the limit are only those not decided yet.";
        project: "项目", "Project";
        approval: "手续", "Approval";
        over: "超限", "Over the limit";
        supplementing: "待补正", "To be completed";
        silent: "视同受理", "Accepted by silence";
        owner: "卡在业主", "With the owner";
        open: "在办", "Under way";
        missing: "应办未填", "Expected, not entered";
        missing_here: "本阶段应办，还没有记录", "Expected in this phase; not entered yet";
        not_expected: "没有记录", "Nothing entered";
        legend: "图例", "Legend";
        mean_used: "平均用时（工作日）", "Mean time (working days)";
        longest: "最长", "Longest";
        ends_soon: "30天内到期", "Ends within 30 days";
        no_department: "未填部门", "No department named";
        expiry: "有效期至", "Valid until";
        left: "还剩", "Left";
        nothing_expires: "没有将到期的手续", "Nothing expires";
        nothing_expires_text: "办结并填了“有效期至”的手续，到期前 30 天起列在这里。", "Granted approvals with an end of validity are listed here from 30 days before it.";
        no_departments: "还没有在办的手续", "No approvals yet";
        no_departments_text: "手续记录填了审批部门和日期后，这里按部门汇总。", "Once approvals have a department and dates, they are summed up here by department.";
        empty: "还没有手续记录", "No approvals yet";
        empty_text: "按项目所处阶段生成应办手续，再逐项填日期。", "Generate what each project’s phase expects, then enter the dates.";
        empty_no_projects: "先导入项目清单或新增项目。", "Import a project list or add a project first.";
        to_projects: "去项目", "To projects";
        generate: "按阶段生成", "Generate by phase";
        none_match: "没有符合条件的项目", "No matching projects";
        print: "打印", "Print";
        clear: "清除条件", "Clear filters";
        legend_days: "数字为工作日：在办为剩余，超限为超出，补正为业主已用", "Figures are working days: left while under way, over the limit, or used by the owner to complete the papers";
    }
}

/// What a look is called.
pub const fn look_name(look: Look, words: &ApprovalsWords) -> &'static str {
    match look {
        Look::ByProject => words.by_project,
        Look::ByDepartment => words.by_department,
        Look::Expiring => words.expiring,
    }
}

/// What something that is looked for is called.
pub const fn want_name(want: Want, words: &ApprovalsWords) -> &'static str {
    match want {
        Want::Over => words.over,
        Want::Expiring => words.expiring,
        Want::Supplementing => words.supplementing,
        Want::Silent => words.silent,
        Want::Owner => words.owner,
        Want::Open => words.open,
        Want::Missing => words.missing,
    }
}

/// All that a cell says, for who cannot see it and for who points at it.
pub fn approval_told(approval: &str, cell: &MatrixCell, lang: Lang) -> String {
    let mut told = vec![say!(lang, "{approval}：{}", "{approval}: {}", cell.sign.name().get(lang))];
    told.extend(cell.watch.unit.as_deref().map(str::to_owned));
    if cell.is_silent() {
        told.push(ApprovalsWords::of(lang).silent.to_owned());
    }
    if cell.watch.acceptance.is_some() {
        let used = cell.watch.used;
        told.push(say!(lang, "已用 {used} 工作日", "{used} working day{s} used"; s = used));
    }
    if cell.watch.over > 0 {
        let over = cell.watch.over;
        told.push(say!(lang, "超 {over} 工作日", "{over} working day{s} over"; s = over));
    }
    if let Some(due) = cell.watch.due.filter(|_| cell.watch.state.is_open()) {
        told.push(say!(lang, "应办结 {due}", "due {due}"));
    }
    told.extend(cell.granted.map(|day| say!(lang, "办结 {day}", "granted {day}")));
    told.extend(cell.expiry.map(|day| say!(lang, "有效期至 {day}", "valid until {day}")));
    told.extend(before_told(&cell.before, lang));
    if cell.others > 0 {
        let others = cell.others;
        told.push(say!(lang, "另有 {others} 项", "{others} more"));
    }
    told.extend(cell.watch.doubts.iter().map(|doubt| doubt.words().get(lang).to_owned()));
    told.join(&say!(lang, "，", ", "))
}

/// What a place says where no approval stands.
pub fn approval_and(approval: &str, said: &str, lang: Lang) -> String {
    say!(lang, "{approval}：{said}", "{approval}: {said}")
}

/// How many projects a printed sheet holds, and when it was made.
pub fn approvals_foot(count: usize, today: &str, lang: Lang) -> String {
    say!(lang, "{count} 个项目 · 截至 {today}", "{count} project{s} · as of {today}"; s = count)
}

/// The figure beside the shape of a cell, in working days; natural days where it ends soon.
pub fn approval_figure(cell: &MatrixCell, ends_in: Option<i64>, lang: Lang) -> String {
    match cell.sign {
        Sign::Over => {
            let over = cell.watch.over;
            say!(lang, "逾{over}", "+{over}")
        }
        Sign::UnderWay => cell.left.map_or_else(String::new, |left| left.to_string()),
        Sign::Supplementing => cell.watch.applicants.to_string(),
        Sign::Expiring => ends_in.map_or_else(String::new, |left| left.to_string()),
        Sign::Expired | Sign::Refused | Sign::Applied | Sign::NotApplied | Sign::Granted | Sign::NotNeeded => {
            String::new()
        }
    }
}

/// How many projects are shown of how many.
pub fn approvals_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 个项目", "{all} project{all_s}"; all_s = all),
        false => say!(lang, "{shown} / {all} 个项目", "{shown} of {all} project{all_s}"; all_s = all),
    }
}

/// How many days something still holds.
pub fn days_left(days: i64, lang: Lang) -> String {
    match days {
        0 => say!(lang, "今天到期", "ends today"),
        days if days > 0 => say!(lang, "剩 {days} 天", "{days} day{s} left"; s = days),
        days => {
            let ago = -days;
            say!(lang, "已过 {ago} 天", "ended {ago} day{s} ago"; s = ago)
        }
    }
}

/// What the approvals of a project come to, in a line.
pub fn approvals_sum(granted: usize, open: usize, missing: usize, lang: Lang) -> String {
    say!(
        lang,
        "已办结 {granted} · 在办 {open} · 应办未填 {missing}",
        "{granted} granted · {open} under way · {missing} not entered"
    )
}

/// That approvals were made.
pub fn generated(count: usize, projects: usize, lang: Lang) -> String {
    say!(
        lang,
        "已为 {projects} 个项目生成 {count} 项手续",
        "{count} approval{s} made for {projects} project{p}"; s = count, p = projects
    )
}

/// What making them would come to.
pub fn to_generate(count: usize, projects: usize, lang: Lang) -> String {
    say!(
        lang,
        "按阶段生成（{projects} 个项目，{count} 项）",
        "Generate by phase ({projects} project{p}, {count} approval{s})"; s = count, p = projects
    )
}

/// 前置未办: what should have been granted before and is not; nothing where all of it is.
pub fn before_told(before: &[&str], lang: Lang) -> Option<String> {
    let name = |key: &&str| TYPES.with_key(key).map_or(*key, |option| option.name(lang)).to_owned();
    let names = before.iter().map(name).collect::<Vec<_>>().join(&say!(lang, "、", ", "));
    (!before.is_empty()).then(|| say!(lang, "前置未办：{names}", "not granted before it: {names}"))
}
