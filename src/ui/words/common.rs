//! Words that every page uses.

use crate::domain::records::ProblemState;
use crate::domain::text::Lang;
use crate::storage::SaveState;

use super::{say, words};

words! {
    /// Words that every page uses.
    CommonWords {
        program: "工程督查本", "Sitebook";
        overview: "总览", "Overview";
        projects: "项目", "Projects";
        problems: "问题台账", "Problems";
        problems_short: "问题", "Problems";
        exchange: "交换", "Exchange";
        templates: "检查表", "Checklists";
        settings: "设置", "Settings";
        navigation: "主导航", "Main navigation";
        skip: "跳到正文", "Skip to content";
        save: "保存", "Save";
        cancel: "取消", "Cancel";
        close: "关闭", "Close";
        undo: "撤销", "Undo";
        undone: "已撤销", "Undone";
        back: "返回", "Back";
        edit: "修改", "Edit";
        delete: "删除", "Delete";
        reason: "原因", "Reason";
        reason_needed: "请写明原因", "Please give a reason";
        required: "必填", "Required";
        optional: "选填", "Optional";
        none: "无", "None";
        unknown_person: "不详", "Unknown";
        dismiss: "知道了", "Dismiss";
        not_found: "没有这个页面", "There is no such page";
        not_found_text: "地址可能写错了，或者内容已被删除。您的数据没有变化。", "The address may be wrong, or its content was deleted. Your data has not changed.";
        to_overview: "回到总览", "Back to the overview";
        sample_mark: "示例数据，可随意试用", "Sample data: try anything";
        sample_leave: "退出示例", "Leave the sample";
        opening: "正在打开", "Opening";
    }
}

/// 问题状态.
pub const fn state(state: ProblemState, lang: Lang) -> &'static str {
    match (state, lang) {
        (ProblemState::ToAssign, Lang::Zh) => "待交办",
        (ProblemState::ToAssign, Lang::En) => "To assign",
        (ProblemState::Rectifying, Lang::Zh) => "整改中",
        (ProblemState::Rectifying, Lang::En) => "Rectifying",
        (ProblemState::ToRecheck, Lang::Zh) => "待复查",
        (ProblemState::ToRecheck, Lang::En) => "To re-check",
        (ProblemState::Closed, Lang::Zh) => "已销号",
        (ProblemState::Closed, Lang::En) => "Closed",
    }
}

/// Whether the work is saved, in a few words.
pub fn save_state(state: &SaveState, lang: Lang) -> String {
    match state {
        SaveState::Saved => say!(lang, "已保存", "Saved"),
        SaveState::Saving { pending } => say!(lang, "正在保存 {pending}", "Saving {pending}"),
        SaveState::SavedWeakly { .. } => say!(lang, "已保存（断电可能丢失最近一分钟）", "Saved (a power cut may lose the last minute)"),
        SaveState::JournalOnly { unstored, .. } => {
            say!(lang, "空间已满：{unstored} 条在应急日志", "Storage full: {unstored} in the emergency journal")
        }
        SaveState::MemoryOnly { .. } => say!(lang, "未保存：浏览器禁止存储", "Not saved: storage is blocked"),
        SaveState::Failed { unstored, .. } => say!(lang, "{unstored} 条未能保存", "{unstored} not saved"),
    }
}
