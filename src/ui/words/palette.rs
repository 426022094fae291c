//! Words of the palette that goes anywhere.

use crate::domain::text::figure;

words! {
    /// Words of the palette.
    PaletteWords {
        title: "查找和前往", "Find or go to";
        open: "查找、前往", "Go to";
        hint: "输入项目、问题编号、页面或操作，可用拼音首字母", "A project, issue number, page or action";
        results: "结果", "Results";
        nothing: "没有找到。换个说法，或只输入一部分。", "Nothing found. Try another word, or just part of it.";
        page: "页面", "Page";
        register: "台账", "Register";
        project: "项目", "Project";
        action: "操作", "Action";
        visit: "开始督查", "Start a visit";
        ledger: "问题台账", "Issue register";
        overdue: "逾期问题", "Overdue issues";
        rates: "整改率、按期整改率", "Rates of rectification";
        behind: "落后项目", "Projects behind plan";
        to_date: "序时进度、完成率", "Plan to date and completion";
        new_project: "新增项目", "Add a project";
        import_list: "导入项目清单", "Import project list";
        export: "导出文件，上报或下发", "Export a file to send";
        import: "接收文件，汇总入册", "Receive and merge files";
        conflicts: "处理数据冲突", "Resolve conflicts";
        help: "使用说明", "Help";
        day: "日间", "Day theme";
        night: "夜间", "Night theme";
        sun: "阳光下，高对比", "Sun theme, high contrast";
        auto: "明暗随系统", "Theme follows the system";
        text_normal: "标准字号", "Normal text size";
        text_large: "大字号", "Large text size";
        text_huge: "特大字号", "Largest text size";
        other_language: "English 英文界面", "中文 Chinese";
    }
}

/// A visit of a project, to be started.
pub fn visit_of(project: &str, lang: crate::domain::text::Lang) -> String {
    say!(lang, "开始督查：{project}", "Start a visit: {project}")
}

/// How many results there are, for those who cannot see them.
pub fn results_count(count: usize, lang: crate::domain::text::Lang) -> String {
    let count = figure(count);
    say!(lang, "{count} 条结果", "{count} result{count_s}"; count_s = count)
}
