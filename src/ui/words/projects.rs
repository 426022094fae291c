//! Words of 项目.

use crate::domain::text::Lang;

words! {
    /// Words of 项目.
    ProjectsWords {
        title: "项目", "Projects";
        import: "导入项目清单", "Import a list";
        add: "新增项目", "Add a project";
        search: "查找项目", "Find a project";
        search_hint: "名称、编号、单位，可用拼音首字母", "Name, code, unit";
        by_phase: "按阶段", "By phase";
        none: "还没有项目", "No projects yet";
        none_text: "可以导入已有的项目清单（CSV），也可以逐个新增。", "Import a list that you have (CSV), or add projects one by one.";
        none_match: "没有符合条件的项目", "No project matches";
        none_match_text: "换一个词，或去掉阶段条件。", "Try another word, or clear the phases.";
        rows: "项目列表", "Projects";
        name: "项目名称", "Project";
        phase: "阶段", "Phase";
        unit: "责任单位", "Responsible unit";
        total: "总投资（万元）", "Total (10,000 yuan)";
        last_visit: "上次督查", "Last visit";
        never: "未督查", "Never visited";
        draft: "督查中", "Visit on the way";
        open_problems: "未销号问题", "Open problems";
        new_title: "新增项目", "Add a project";
        edit_title: "修改项目", "Edit the project";
        saved: "已保存", "Saved";
        same_name: "打开同名项目", "Open the project of this name";
        facts: "基本情况", "Facts";
        other_columns: "其他栏目", "Other columns";
        visits: "督查记录", "Visits";
        no_visits: "还没有督查过。", "Not visited yet.";
        problems: "问题", "Problems";
        no_problems: "没有登记问题。", "No problems.";
        remarks: "进展记录", "Remarks";
        remark: "写一条进展", "Add a remark";
        add_remark: "记下", "Add";
        start_visit: "开始督查", "Start a visit";
        go_on: "继续督查", "Go on with the visit";
        raise: "登记问题", "Raise a problem";
        edit: "修改", "Edit";
        delete: "删除", "Delete";
        deleted: "项目已删除", "The project is deleted";
        delete_text: "删除后可以撤销；原因留在历史中。", "This can be undone; the reason stays in the history.";
        finished: "已完成", "Finished";
        in_progress: "进行中", "In progress";
        all_problems: "在台账中查看", "See them in the ledger";
        gone: "这个项目已不存在", "This project is not there any more";
        gone_text: "可能已被删除，或还没有收进来。", "It may have been deleted, or has not come in yet.";
        to_projects: "回到项目列表", "Back to the projects";
        suspended: "停工", "Suspended";
    }
}

/// How many are shown of how many.
pub fn projects_shown(shown: usize, all: usize, lang: Lang) -> String {
    match shown == all {
        true => say!(lang, "共 {all} 个项目", "{all} projects"),
        false => say!(lang, "{shown} / {all} 个项目", "{shown} of {all} projects"),
    }
}

/// Open and overdue problems of a project.
pub fn problem_counts(open: usize, overdue: usize, lang: Lang) -> String {
    match overdue {
        0 => say!(lang, "{open} 个未销号", "{open} open"),
        _ => say!(lang, "{open} 个未销号，{overdue} 个逾期", "{open} open, {overdue} overdue"),
    }
}

/// How many items a visit answered.
pub fn answered(count: u32, lang: Lang) -> String {
    say!(lang, "已查 {count} 项", "{count} items checked")
}
