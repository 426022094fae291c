//! Words of 留痕: every change of a record, in order.

use crate::domain::text::{Lang, figure};
use crate::domain::trail::Act;

words! {
    /// Words of 留痕.
    TrailWords {
        title: "留痕", "Audit trail";
        open: "全部留痕", "Audit trail";
        none: "还没有变更", "No change yet";
        none_text: "这条记录登记、修改、删除、汇总后，都会列在这里。", "Everything that is entered, changed, deleted or merged is listed here.";
        none_match: "没有符合条件的变更", "No change matches";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        search: "查找变更", "Search the changes";
        search_hint: "对象、栏目、姓名、原因、来源", "Record, field, name, reason, source";
        when: "时间", "When";
        thing: "对象", "Record";
        field: "栏目", "Field";
        act: "操作", "Action";
        from: "原为", "From";
        to: "改为", "To";
        who: "谁登记的", "By";
        source: "登记设备", "Device";
        why: "原因", "Reason";
        month: "月份", "Month";
        all_acts: "全部操作", "All actions";
        all_things: "全部对象", "All records";
        all_fields: "全部栏目", "All fields";
        all_people: "所有人", "Everybody";
        all_months: "全部月份", "All months";
        all_sources: "全部设备", "All devices";
        here: "本机", "This device";
        in_conflict: "有数据冲突", "In conflict";
        clear: "清除条件", "Clear filters";
        print: "打印", "Print";
        as_word: "导出 Word（.docx）", "Export as Word (.docx)";
        about_devices: "设备一栏：本机登记的写“本机”，汇总进来的写来源文件；后面的编号相同，就是在同一台设备、同一次打开的页面上登记的。时间按登记那台设备的时钟；时钟不准的，仍排在它所改的内容之后。姓名是那台设备上填写的，没有签名。", "Device: “This device” for what was entered here, else the file that brought it; entries with the same number behind it were made on one device in one opened page. Times are by the clock of that device; a change stands behind what it replaced whatever the clock said. Names are as entered on that device; nothing is signed.";
    }
}

/// The name of the page: what the trail is of.
pub fn trail_of(thing: &str, lang: Lang) -> String {
    say!(lang, "留痕：{thing}", "Audit trail: {thing}")
}

/// What was done.
pub const fn act_name(act: Act, lang: Lang) -> &'static str {
    match (act, lang) {
        (Act::Made, Lang::Zh) => "首次填写",
        (Act::Made, Lang::En) => "First entry",
        (Act::Changed, Lang::Zh) => "修改",
        (Act::Changed, Lang::En) => "Changed",
        (Act::ChangedBack, Lang::Zh) => "改回",
        (Act::ChangedBack, Lang::En) => "Changed back",
        (Act::Cleared, Lang::Zh) => "清空",
        (Act::Cleared, Lang::En) => "Cleared",
        (Act::Settled, Lang::Zh) => "处理冲突",
        (Act::Settled, Lang::En) => "Conflict decided",
        (Act::Deleted, Lang::Zh) => "删除",
        (Act::Deleted, Lang::En) => "Deleted",
        (Act::Restored, Lang::Zh) => "恢复",
        (Act::Restored, Lang::En) => "Brought back",
    }
}

/// The file that brought a change.
pub fn source_file(file: &str, made_by: &str, lang: Lang) -> String {
    match made_by {
        "" => say!(lang, "文件 {file}", "File {file}"),
        by => say!(lang, "文件 {file}（{by}）", "File {file} ({by})"),
    }
}

/// How many changes are shown of how many.
pub fn changes_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 次变更", "{all} in all"),
        false => say!(lang, "{shown} / {all} 次变更", "{shown} of {all}"),
    }
}
