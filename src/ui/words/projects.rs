//! Words of 项目.

use crate::domain::text::{Lang, figure};

words! {
    /// Words of 项目.
    ProjectWords {
        list: "项目清单", "Project list";
        new: "新增项目", "Add a project";
        left_unsaved: "项目还没有保存，填写的内容先留着", "Project not saved; what you typed is kept for now";
        to_unsaved: "回去保存", "Go back and save";
        new_hint: "只有项目名称必填，其余可以以后再补。", "Only the name is required; you can add the rest later.";
        import: "导入清单", "Import project list";
        search: "查找项目", "Search projects";
        search_hint: "名称、编号、单位", "Name, code, unit, place";
        phase: "阶段", "Phase";
        no_phase: "未填阶段", "No phase";
        any_phase: "全部项目", "All projects";
        reckoned_list: "项目推算一览", "Projects, reckoned";
        kind: "园区、专项、产业、标签", "Park, programme, industry, tag";
        any_kind: "不限归类", "Any park or tag";
        late: "需要关注", "To look into";
        overdue_only: "有逾期问题", "With overdue issues";
        past_finish: "逾竣工期", "Past completion date";
        finish: "计划竣工", "Planned completion";
        name: "项目", "Project";
        lead_unit: "责任单位", "Responsible unit";
        last_visit: "上次督查", "Last visit";
        open_problems: "未销号", "Open";
        sort: "排序", "Sort by";
        sort_name: "名称", "Name";
        sort_visit: "上次督查（最久在前）", "Last visit (oldest first)";
        sort_problems: "未销号问题（多在前）", "Open issues (most first)";
        sort_overdue: "逾期问题（多在前）", "Overdue issues (most first)";
        sort_finish: "计划竣工（早在前）", "Planned completion (earliest first)";
        sort_total: "总投资（大在前）", "Total investment (largest first)";
        never: "未督查", "Never";
        whole_page: "打开整页", "Open full page";
        beside: "项目详情", "Project details";
        empty: "还没有项目", "No projects yet";
        empty_text: "导入项目清单（Excel 或 CSV），或逐个新增。", "Import a project list (Excel or CSV), or add projects one by one.";
        no_hits: "没有符合的项目", "No matching projects";
        no_hits_text: "换个关键词，或去掉筛选条件。", "Try other words, or remove filters.";
        clear: "清除条件", "Clear filters";
        edit: "修改项目", "Edit project";
        save_new: "保存项目", "Save project";
        save: "保存修改", "Save changes";
        added: "项目已添加", "Project added";
        saved: "已保存", "Saved";
        look_at_it: "打开已有项目", "Open existing project";
        fix: "有的内容需要改正", "Some fields need correcting";
        group_basic: "基本信息", "Basics";
        group_people: "责任单位与人员", "Units and people";
        group_money: "投资与用地", "Investment and land";
        group_time: "工期与地点", "Time and place";
        group_content: "建设内容与进展", "Content and progress";
        extra: "其他栏目", "Other columns";
        facts: "项目信息", "Details";
        duties: "权责", "Responsibility";
        start_visit: "开始督查", "Start a visit";
        go_on: "继续督查", "Continue visit";
        raise: "登记问题", "Raise an issue";
        more: "更多", "More";
        export: "导出此项目", "Export this project";
        delete: "删除项目", "Delete project";
        delete_text: "项目会从清单中移除，原因留在历史中。", "The project is removed from the list; the reason stays in its history.";
        deleted: "项目已删除", "Project deleted";
        problems: "问题", "Issues";
        closed_problems: "已销号问题", "Closed issues";
        no_problems: "还没有登记问题。", "No issues raised yet.";
        visits: "督查记录", "Visits";
        no_visits: "还没有督查过。", "Not visited yet.";
        visits_short: "督查", "Visits";
        parts: "项目各部分", "Parts of the project";
        overview: "概况", "Overview";
        unfilled: "未填", "none yet";
        more_parts: "更多部分", "Other parts";
        stuck: "现在卡在", "What holds it up";
        not_stuck: "没有卡住的事项。", "Nothing holds it up.";
        remarks: "工作记录", "Notes";
        no_remarks: "还没有记录。", "No notes yet.";
        remark: "新的记录", "New note";
        remark_hint: "进展、沟通、约定，一条一记", "Progress, calls, agreements: one note for each";
        add_remark: "添加记录", "Add note";
        remark_added: "已添加记录", "Note added";
    }
}

/// How many projects are shown of how many.
pub fn project_count(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 个项目", "{all} project{all_s}"; all_s = all),
        false => say!(lang, "{shown} / {all} 个项目", "{shown} of {all} project{all_s}"; all_s = all),
    }
}

/// A choice with the number of projects behind it.
pub fn with_count(name: &str, count: usize) -> String {
    format!("{name} ({})", figure(count))
}

/// How many problems of a project are open, and how many of them are late, below a head that says what is counted.
pub fn open_and_late(open: usize, overdue: usize, lang: Lang) -> String {
    match overdue {
        0 => figure(open),
        _ => say!(lang, "{open} (逾{overdue})", "{open} ({overdue} late)"),
    }
}

/// A visit of a project that can be begun or continued.
pub fn visit_in_row(what: &str, project: &str, lang: Lang) -> String {
    say!(lang, "{what}：{project}", "{what}: {project}")
}

/// One visit of a project in a few figures.
pub fn visit_counts(answered: usize, total: usize, lang: Lang) -> String {
    say!(lang, "已查 {answered}/{total}", "{answered}/{total} checked")
}

/// Calling a number, for those who hear the page.
pub fn call(of: &str, number: &str, lang: Lang) -> String {
    match of {
        "" => say!(lang, "拨打 {number}", "Call {number}"),
        of => say!(lang, "拨打{of}的电话 {number}", "Call {of}: {number}"),
    }
}

/// A field with the year that it is about.
pub fn of_year(field: &str, year: &str, lang: Lang) -> String {
    say!(lang, "{year}{field}", "{field} ({year})")
}

/// A figure with the month up to which it counts.
pub fn as_of(figure: &str, month: &str, lang: Lang) -> String {
    say!(lang, "{figure}（截至 {month}）", "{figure} (as of {month})")
}

/// That all figures of an import count the same.
pub fn all_of_the_import(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "同一次导入的 {count} 个项目都这样归入", "The same for all {count} from this import")
}

/// Where a figure went.
pub fn counted_as(field: &str, lang: Lang) -> String {
    say!(lang, "已归入“{field}”", "Moved to “{field}”")
}

/// How many lines are not shown.
pub fn more_lines(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "其余 {count} 项", "{count} more")
}

/// How many approvals the phase of a project expects beside those that are there.
pub fn expected_here(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "本阶段还应有 {count} 项", "{count} more expected in this phase")
}
