//! Words of histories, and of the fields and values that histories, conflicts and records show.

use crate::domain::text::Lang;

words! {
    /// Words of histories.
    HistoryWords {
        all: "变更记录", "Change history";
        empty: "空", "empty";
        first: "首次填写", "First entry";
        stands: "现值", "Current value";
        conflict: "有数据冲突，请在“报送汇总”中处理", "In conflict: resolve it under Transfer";
        more: "显示更早的记录", "Show earlier entries";
        deleted_field: "删除", "Deletion";
        deleted: "已删除", "Deleted";
        kept: "保留", "Kept";
        visit_template: "检查表", "Checklist";
        visit_finished: "完成日期", "Finished on";
        visit_amended: "更正", "Amended";
        rejected: "退回次数", "Times sent back";
        yes: "是", "Yes";
        no: "否", "No";
    }
}

/// The name of the button and of the window of one field.
pub fn history_of(field: &str, lang: Lang) -> String {
    say!(lang, "历史：{field}", "History: {field}")
}

/// What stood there before.
pub fn was(before: &str, lang: Lang) -> String {
    say!(lang, "原为：{before}", "Before: {before}")
}

/// Why it was changed.
pub fn because(why: &str, lang: Lang) -> String {
    say!(lang, "原因：{why}", "Reason: {why}")
}

/// Which imported file brought it.
pub fn came_from(file: &str, lang: Lang) -> String {
    say!(lang, "来自文件：{file}", "From file {file}")
}

/// The note on a checklist item, as a field.
pub fn note_on(item: &str, lang: Lang) -> String {
    say!(lang, "备注：{item}", "Note: {item}")
}

/// One version of a checklist of the office's own, as a field.
pub fn template_version(version: &str, lang: Lang) -> String {
    say!(lang, "第 {version} 版", "Version {version}")
}

/// 延期申请, once it has been granted or refused.
pub fn extension_settled(asked: &str, granted: bool, lang: Lang) -> String {
    match granted {
        true => say!(lang, "批准延期（原申请：{asked}）", "Extension granted (asked for: {asked})"),
        false => say!(lang, "不同意延期（原申请：{asked}）", "Extension refused (asked for: {asked})"),
    }
}

/// What was asked for, and why.
pub fn extension_asked(to: &str, why: &str, lang: Lang) -> String {
    say!(lang, "延至 {to}：{why}", "Until {to}: {why}")
}
