//! Words of 报送汇总: handing over, putting together, conflicts, and what is wrong with files.

use crate::domain::record_counts::{Arrivals, RecordCounts};
use crate::domain::text::{Lang, figure};
use crate::domain::unshown::Lack;
use crate::exchange::Counts;

use super::{arrives, conflicts_count, list_comma, records, semicolon};

words! {
    /// Words of 报送汇总.
    ExchangeWords {
        late: "会改动已完成的督查", "Finished visits will change";
        title: "报送汇总", "Transfer";
        subtitle: "用文件报送，收到的文件核对后汇总入册", "Send your work as a file, and merge the files that you receive";
        hand_over: "上报", "Send";
        hand_down: "下发", "Send";
        everything: "全部", "Everything";
        some_projects: "选定项目", "Selected projects";
        one_unit: "一个责任单位", "One responsible unit";
        one_unit_text: "只含该单位牵头或配合的问题、所负责项目的进度、手续、停工等记录和应兑现的承诺，以及办理所需的项目、督查基本情况；没有其他单位的内容，也没有无关人员。", "Holds only the issues that the unit leads or assists with, the progress, approvals and halts of the projects that it is responsible for, its own commitments, and what it needs to act on them: nothing of other units, no other people.";
        no_units: "还没有责任单位的项目，也没有交办给任何单位的问题", "No unit has a project or an issue yet";
        choose_unit: "请选一个责任单位", "Choose a unit";
        search_units: "查找单位", "Find a unit";
        assign_next: "去交办", "Assign";
        hand_down_next: "下发给督查员", "Send to inspectors";
        scope: "范围", "Scope";
        file_name: "文件名", "File name";
        file_name_hint: "文件名后面会自动加上 .sitebook.json；存到U盘即可带走", "Saved as name.sitebook.json. Copy it to a USB stick to take it with you.";
        export: "导出文件", "Export file";
        all_exported: "所有内容都已导出", "Everything has been exported";
        writing: "正在生成文件", "Creating the file";
        reading_back: "正在读回核对", "Verifying the file";
        checked: "文件已生成，并已读回核对无误", "The file was created and verified";
        file_name_hint_touch: "文件名后面会自动加上 .sitebook.json；平板、手机上存在“下载”里，可以分享出去，或连电脑拷走", "Saved as name.sitebook.json. On a tablet or phone it is in Downloads: share it, or copy it to a computer.";
        checked_where_touch: "请确认浏览器已把它存进“下载”，再核对一次最稳妥：", "Make sure the browser saved it to Downloads. To be certain, check it there:";
        checked_where: "请确认浏览器已把它存到U盘，再核对一次最稳妥：", "Make sure the browser saved it to the USB stick. To be certain, check it there:";
        not_whole: "导出的文件会缺少一些内容", "The exported file will be incomplete";
        look_at_it: "查看", "View";
        not_shown_text: "这些内容都在台账里，也会一起导出，只是缺少一些内容，没有页面可以显示。", "These are in the book and are exported with it. Something about them is missing, so no page shows them.";
        nearly_full: "督查台账快满了", "The book is nearly full";
        check_file: "再核对一次已保存的文件", "Check the saved file once more";
        choose_to_check: "选取要核对的文件", "Choose the file to check";
        check_same: "核对通过：与刚导出的内容完全一致", "Verified: exactly what was just exported";
        check_differs: "这个文件与刚导出的内容不同", "This is not the file that was just exported";
        save_again: "再存一次", "Save again";
        export_failed: "没能生成文件", "The file could not be created";
        choose_projects: "请至少选一个项目", "Choose at least one project";
        search_projects: "查找项目", "Find a project";
        receive: "接收", "Receive";
        gather: "汇总", "Receive";
        choose_files: "选择文件", "Choose files";
        choose_hint: "可一次选多个，也可拖到这里。汇总前先预览，不会立即写入。", "Choose one or more files, or drop them here. You see a preview before anything is saved.";
        reading: "正在读取", "Reading";
        comparing: "正在比对", "Comparing";
        merging: "正在汇总入册", "Merging";
        preview: "预览", "Preview";
        nothing_new: "没有新内容，不需要汇总", "Nothing new, no need to merge";
        discard: "不汇总", "Do not merge";
        refused: "不能接收", "Not accepted";
        untouched: "本机数据没有任何变化。", "Your data has not changed.";
        one_at_a_time: "正在写入，请等它完成后再操作", "Something is being written. Wait until that is done.";
        undo_import: "撤销这次汇总", "Undo this merge";
        undo_list: "撤销这次导入", "Undo this import";
        deletes: "这些文件会删除内容", "These files delete content";
        undo_confirm: "撤销？", "Undo?";
        bring_back: "恢复", "Restore";
        brought_back: "已恢复", "Restored";
        import_undone: "已撤销这次汇总", "Merge undone";
        conflicts: "数据冲突", "Conflicts";
        decide_conflicts: "去处理", "Resolve";
        conflicts_title: "数据冲突", "Conflicts";
        original: "原值", "Original value";
        conflicts_text: "多人填报不一致。作出决定之前，各种数值都保留，先显示最新的。", "People entered different values. Until someone decides, every version is kept and the newest is shown.";
        no_conflicts: "没有数据冲突", "No conflicts";
        no_conflicts_text: "汇总文件后，多人填报不一致的会列在这里。", "If merged files disagree, the differences appear here.";
        write_third: "采用其他数值", "Use this instead";
        third_value: "其他数值", "Other value";
        decided: "已决定", "Decided";
        shown_now: "当前显示", "Currently shown";
        deleted_vs_edited: "有人删除，有人修改", "Deleted by one, edited by another";
        keep: "保留", "Keep";
        delete_it: "删除", "Delete";
        empty_value: "（空）", "(empty)";
        log: "收发记录", "File history";
        came_in: "已接收", "Received";
        went_out: "已报送", "Sent";
        none_came: "还没有接收过文件", "No files received yet";
        none_went: "还没有报送过文件", "No files sent yet";
        undone_mark: "已撤销", "Undone";
        not_whole_mark: "未完", "Incomplete";
        choose_again: "重新选择文件", "Choose the file again";
        import_again: "重新导入清单", "Import the list again";
        go_on_undoing: "继续撤销", "Finish undoing";
        go_on_restoring: "继续恢复", "Finish restoring";
        give_up: "不再接收", "Give up";
        take_back: "撤回", "Take back";
        outside: "人员、单位与设置", "People, units and settings";
        from_sample: "示例文件", "Sample file";
        unreadable: "浏览器读不了这个文件，可能已被移走，或U盘已拔出。", "The browser cannot read this file. It may have been moved, or the USB stick removed.";
    }
}

/// How much is in no exported file.
pub fn unexported(counts: &RecordCounts, since: &str, lang: Lang) -> String {
    let told = unexported_badge(counts, lang);
    match since {
        "" => told,
        _ => say!(lang, "{told}，最早的写于 {since}", "{told}, oldest from {since}"),
    }
}

/// The same without the day.
pub fn unexported_badge(counts: &RecordCounts, lang: Lang) -> String {
    let records = records(counts, lang);
    say!(lang, "{records}尚未上报", "{records} not sent yet")
}

/// What an exported file holds.
pub fn file_counts(counts: &Counts, deleted: usize, lang: Lang) -> String {
    let Counts { projects, visits, problems, .. } = *counts;
    let (projects, visits, problems) = (figure(projects), figure(visits), figure(problems));
    let deleted = match deleted {
        0 => String::new(),
        deleted => say!(lang, "（含已删除 {}）", " ({} of them deleted)", figure(deleted)),
    };
    say!(
        lang,
        "{projects} 个项目、{visits} 次督查、{problems} 个问题{deleted}",
        "{projects} project{projects_s}, {visits} visit{visits_s}, {problems} issue{problems_s}{deleted}"; projects_s = projects, visits_s = visits, problems_s = problems
    )
}

/// How many things no page has a place for.
pub fn not_shown(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "没有页面可以显示的记录 {count} 条", "{count} record{count_s} that no page shows"; count_s = count)
}

/// Things of kinds that this version does not know.
pub fn of_a_newer_version(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "新版本写的内容 {count} 条，新版本可以显示", "{count} record{count_s} of a newer version, which can show them"; count_s = count)
}

/// A thing with what it lacks.
pub fn lacking(thing: &str, lack: Lack, lang: Lang) -> String {
    let lacks = match lack {
        Lack::Project => say!(lang, "找不到所属项目", "no project to belong to"),
        Lack::Template => say!(lang, "没有检查表", "no checklist"),
        Lack::Day => say!(lang, "日期不详", "no date"),
        Lack::Subject => say!(lang, "找不到所说的对象", "nothing that it is about"),
        Lack::Text => say!(lang, "没有内容", "no text"),
        Lack::Name => say!(lang, "没有姓名", "no name"),
        Lack::Newer => say!(lang, "新版本的内容", "of a newer version"),
    };
    say!(lang, "{thing}（{lacks}）", "{thing} ({lacks})")
}

/// Why there is no exported file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotExported {
    /// What was read back is not what was written, or the browser could not keep it.
    Differs,
    /// Nobody could take it in: the book is larger than a file may be.
    TooLarge,
}

/// Why there is no exported file, and what can be done.
pub fn not_exported(why: NotExported, lang: Lang) -> String {
    match why {
        NotExported::Differs => say!(
            lang,
            "读回核对不一致，这个文件没有生成。数据没有变化，请重试。",
            "Verification failed, so no file was saved. Your data has not changed; please try again."
        ),
        NotExported::TooLarge => say!(
            lang,
            "台账太大，一份文件装不下，对方也接收不了。请按“选定项目”分几次导出。数据没有变化。",
            "The book is larger than a file may be, so nobody could receive it. Export it in several files by Selected projects. Your data has not changed."
        ),
    }
}

/// The book would be larger than a file may be.
pub fn too_much_together(lang: Lang) -> String {
    say!(
        lang,
        "汇总后台账会太大，一份文件装不下，对方也接收不了，所以不能汇总。可以请对方按“选定项目”只报需要的项目，或者在新的台账里接收。",
        "Merged, the book would be larger than a file may be, and nobody could receive it. Ask for a file of the projects that you need (Selected projects), or receive these files in a new book."
    )
}

/// The book comes near to what a file may hold.
pub fn nearly_full(lang: Lang) -> String {
    say!(
        lang,
        "再大就不能一次导出，也不能再汇总别人的文件。请按“选定项目”分几次导出，新的工作记到新的台账里。",
        "It is nearly as large as a file may be. Beyond that it cannot be exported in one file, and no more files can be merged. Export it in several files by Selected projects, and begin a new book for new work."
    )
}

/// The digest, as people compare it.
pub fn digest(digest: &str, lang: Lang) -> String {
    let short = digest.get(..16).unwrap_or(digest);
    say!(lang, "校验码 {short}", "Checksum {short}")
}

/// What files delete, and what can be done about it.
pub fn deletes(projects: usize, others: usize, lang: Lang) -> String {
    let parts = match (projects, others) {
        (0, others) => say!(lang, "{others} 条内容", "{others} thing{others_s}"; others_s = others),
        (projects, 0) => say!(lang, "{projects} 个项目", "{projects} project{projects_s}"; projects_s = projects),
        (projects, others) => {
            say!(lang, "{projects} 个项目和另外 {others} 条内容", "{projects} project{projects_s} and {others} other thing{others_s}"; projects_s = projects, others_s = others)
        }
    };
    say!(
        lang,
        "汇总后会删除 {parts}，可能是对方删除了，或者撤销过一次汇总。不清楚就先不要汇总，问一下报文件的人；汇总之后也可以撤销。",
        "Merging deletes {parts}. Whoever made the file deleted this content, or undid a merge. If in doubt, ask first; a merge can also be undone."
    )
}

/// A field with what stands in it.
pub fn field_is(field: &str, value: &str, lang: Lang) -> String {
    say!(lang, "{field}：{value}", "{field}: {value}")
}

/// What files bring into visits that are finished here.
pub fn into_finished(changes: usize, lang: Lang) -> String {
    say!(
        lang,
        "文件中有 {changes} 处改动属于本机已完成的督查（对方在未完成的副本上继续填写）。汇总后记录随之改变，记入“更正记录”；不应采用的，汇总后可以撤销。",
        "{changes} change{changes_s} in these files belong to visits that are finished here: someone went on answering a copy of the draft. Merging changes the records and lists the changes as amendments; the merge can be undone afterwards."; changes_s = changes
    )
}

/// The import as a story in one sentence.
pub fn story(files: usize, records: &Arrivals, conflicts: usize, same: usize, lang: Lang) -> String {
    let mut parts = vec![arrives(records, lang)];
    if conflicts > 0 {
        parts.push(conflicts_count(conflicts, lang));
    }
    if same > 0 {
        parts.push(say!(lang, "{same} 份没有新内容", "{same} with nothing new"));
    }
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let parts = parts.join(semicolon(lang));
    say!(lang, "{files} 份文件：{parts}", "{files} file{files_s}: {parts}"; files_s = files)
}

/// The same of an import that a page noted which did not count records.
pub fn brought_changes(new: usize, known: usize, lang: Lang) -> String {
    let (new, known) = (figure(new), figure(known));
    say!(lang, "新 {new} 条，已有 {known} 条", "{new} new, {known} known")
}

/// How much a file holds that was handed over by a page that did not count records.
pub fn holds(changes: usize, lang: Lang) -> String {
    let changes = figure(changes);
    say!(lang, "{changes} 条记录", "{changes} change{changes_s}"; changes_s = changes)
}

/// How many of the new issues nobody has been given yet.
pub fn new_to_assign(new: usize, to_assign: usize, lang: Lang) -> String {
    let (new, to_assign) = (figure(new), figure(to_assign));
    say!(lang, "{new} 个新问题，{to_assign} 个待交办", "{new} new issue{new_s}, {to_assign} unassigned"; new_s = new)
}

/// Who made a file and when.
pub fn made_by(name: &str, at: &str, lang: Lang) -> String {
    say!(lang, "{name} 导出于 {at}", "Exported by {name}, {at}")
}

/// Everything of this file came in earlier.
pub fn same_as(file: &str, lang: Lang) -> String {
    say!(lang, "与“{file}”相同", "Same as “{file}”")
}

/// Nothing new: these are one's own records.
pub fn all_own(lang: Lang) -> String {
    say!(lang, "都是本机写的，没有新内容", "All recorded on this device, nothing new")
}

/// Nothing new: it came in with an earlier import.
pub fn imported_before(file: &str, lang: Lang) -> String {
    match file {
        "" => say!(lang, "都已接收过，没有新内容", "Already received, nothing new"),
        _ => say!(lang, "已随“{file}”接收过，没有新内容", "Already received with “{file}”, nothing new"),
    }
}

/// The name of a project that is not in the book yet.
pub fn marked_new(name: &str, lang: Lang) -> String {
    say!(lang, "{name}（新项目）", "{name} (new)")
}

/// Asks for the projects that are not listed yet.
pub fn list_projects(count: usize, lang: Lang) -> String {
    say!(lang, "显示其余 {count} 个项目", "Show the other {count} project{count_s}"; count_s = count)
}

/// Asks for the files of the log that are not listed yet.
pub fn list_files(count: usize, lang: Lang) -> String {
    say!(lang, "显示其余 {count} 个文件", "Show the other {count} file{count_s}"; count_s = count)
}

/// Fields that change.
pub fn changed_fields(count: usize, lang: Lang) -> String {
    say!(lang, "修改 {count} 处", "{count} field{count_s} changed"; count_s = count)
}

/// The button that takes one of several values: what is a figure or another short text stands in it.
pub fn take_this(value: &str, lang: Lang) -> String {
    const SHORT: usize = 16;
    match value.chars().count() <= SHORT && !value.contains('\n') {
        true => say!(lang, "采用 {value}", "Use {value}"),
        false => say!(lang, "采用此说法", "Use this one"),
    }
}

/// More of the same, not listed.
pub fn and_more(count: usize, lang: Lang) -> String {
    say!(lang, "另有 {count} 处", "and {count} more")
}

/// What undoing an import takes back: files that came in together go together. `brought` says what they brought, where that is known.
pub fn undo_takes(files: &[String], brought: &str, lang: Lang) -> String {
    let names = files.join(list_comma(lang));
    let brought = if brought.is_empty() { String::new() } else { say!(lang, "（{brought}）", " ({brought})") };
    match files.len() {
        1 => say!(
            lang,
            "“{names}”带来的内容{brought}会撤回，之后又有人改过的保持不动。下次导出时，撤回会一并带给收文件的人。",
            "What “{names}” brought{brought} is taken back; anything changed since stays. Your next export passes this on."
        ),
        count => say!(
            lang,
            "这 {count} 份文件是一起接收的，会一起撤回：{names}。它们带来的内容{brought}会撤回，之后又有人改过的保持不动。下次导出时，撤回会一并带给收文件的人。",
            "These {count} file{count_s} were merged together and are undone together: {names}. What they brought{brought} is taken back; anything changed since stays. Your next export passes this on."; count_s = count
        ),
    }
}

/// What an undo left alone.
pub fn undone_except(skipped: usize, lang: Lang) -> String {
    say!(lang, "已撤销；其中 {skipped} 处之后又有人修改，保持不动", "Undone, except {skipped} field{skipped_s} changed since"; skipped_s = skipped)
}

/// A file of one book chosen in another.
pub fn sample_warning(lang: Lang) -> String {
    say!(
        lang,
        "其中有示例文件，汇总后示例内容会混入本单位数据",
        "One of these is a sample file; merging mixes its content into your own data"
    )
}

/// What an export lacks because it could not be read on this device.
pub fn export_lacks(pieces: usize, lang: Lang) -> String {
    say!(
        lang,
        "本机有 {pieces} 处数据读不出来，导出的文件里没有它们。它们原样留在设置里，可另行导出。",
        "Missing from the exported file: {pieces} piece{pieces_s} of data that cannot be read on this device. Nothing is thrown away: the raw data can be exported in Settings."; pieces_s = pieces
    )
}
