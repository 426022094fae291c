//! Words of 交换: handing over, putting together, conflicts, and what is wrong with files.

use crate::domain::kind::Kind;
use crate::domain::text::{Lang, figure};
use crate::domain::unshown::Lack;
use crate::exchange::Counts;

words! {
    /// Words of 交换.
    ExchangeWords {
        late: "会改动已完成的督查", "Finished visits will change";
        title: "交换", "Exchange";
        subtitle: "用文件交出自己的工作，收进同事的工作", "Hand over your work as a file, and merge the files your colleagues give you";
        hand_over: "交出", "Hand over";
        everything: "全部", "Everything";
        some_projects: "选定项目", "Selected projects";
        scope: "范围", "Scope";
        file_name: "文件名", "File name";
        file_name_hint: "文件名后面会自动加上 .sitebook.json；存到U盘即可带走", "Saved as name.sitebook.json. Copy it to a USB stick to take it with you.";
        export: "导出文件", "Export file";
        all_exported: "所有内容都已导出", "Everything has been exported";
        writing: "正在生成文件", "Creating the file";
        reading_back: "正在读回核对", "Verifying the file";
        checked: "文件已生成，并已读回核对无误", "The file was created and verified";
        checked_where: "请确认浏览器已把它存到U盘，再核对一次最稳妥：", "Make sure the browser saved it to the USB stick. To be certain, check it there:";
        not_whole: "导出的文件会缺少一些内容", "The exported file will be incomplete";
        look_at_it: "查看", "View";
        not_shown_text: "这些记录都在册子里，也会一起导出，只是缺少一些内容，没有页面可以显示。", "These are in the book and are exported with it. Something about them is missing, so no page shows them.";
        nearly_full: "册子快满了", "The book is nearly full";
        check_file: "选取已保存的文件核对", "Check the saved file";
        check_same: "核对通过：与刚导出的内容完全一致", "Verified: exactly what was just exported";
        check_differs: "这个文件与刚导出的内容不同", "This is not the file that was just exported";
        save_again: "再存一次", "Save again";
        export_failed: "没能生成文件", "The file could not be created";
        choose_projects: "请至少选一个项目", "Choose at least one project";
        search_projects: "查找项目", "Find a project";
        put_together: "收进", "Receive";
        choose_files: "选择文件", "Choose files";
        choose_hint: "可一次选多个，也可拖到这里。合并前会先预览，不会立即写入。", "Choose one or more files, or drop them here. You see a preview before anything is saved.";
        reading: "正在读取", "Reading";
        comparing: "正在比对", "Comparing";
        merging: "正在合并", "Merging";
        preview: "预览", "Preview";
        merge: "合并", "Merge";
        nothing_new: "没有新内容，不需要合并", "Nothing new, no need to merge";
        discard: "不合并", "Do not merge";
        refused: "不能收进", "Not accepted";
        untouched: "您的册子没有任何变化。", "Your book has not changed.";
        one_at_a_time: "正在写入，请等它完成后再操作", "Something is being written. Wait until that is done.";
        undo_import: "撤销这次合并", "Undo this merge";
        undo_list: "撤销这次导入", "Undo this import";
        deletes: "这些文件会删除内容", "These files delete content";
        undo_confirm: "撤销？", "Undo?";
        bring_back: "恢复", "Restore";
        brought_back: "已恢复", "Restored";
        both_kept: "合并后两种说法都保留，由人来定用哪个", "Both are kept; someone decides after the merge";
        import_undone: "已撤销这次合并", "Merge undone";
        conflicts: "不一致", "Conflicts";
        decide_conflicts: "去处理", "Resolve";
        conflicts_title: "不一致的地方", "Conflicts";
        conflicts_text: "几个人写得不一样。有人决定之前，各种写法都保留，先显示最新的。", "People entered different values. Until someone decides, every version is kept and the newest is shown.";
        no_conflicts: "没有不一致的地方", "No conflicts";
        no_conflicts_text: "合并文件后如有不同写法，会列在这里。", "If merged files disagree, the differences appear here.";
        take_this: "采用", "Use";
        write_third: "另写", "Use this instead";
        third_value: "另一种写法", "Other value";
        decided: "已决定", "Decided";
        shown_now: "当前显示", "Currently shown";
        deleted_vs_edited: "有人删除，有人修改", "Deleted by one, edited by another";
        keep: "保留", "Keep";
        delete_it: "删除", "Delete";
        empty_value: "（空）", "(empty)";
        log: "往来记录", "File history";
        came_in: "收进的文件", "Received";
        went_out: "交出的文件", "Sent";
        none_came: "还没有收进过文件", "No files received yet";
        none_went: "还没有交出过文件", "No files sent yet";
        undone_mark: "已撤销", "Undone";
        not_whole_mark: "未完", "Incomplete";
        choose_again: "重新选择文件", "Choose the file again";
        import_again: "重新导入清单", "Import the list again";
        go_on_undoing: "继续撤销", "Finish undoing";
        go_on_restoring: "继续恢复", "Finish restoring";
        give_up: "不收了", "Give up";
        take_back: "撤回", "Take back";
        outside: "人员、单位与设置", "People, units and settings";
        from_sample: "示例文件", "Sample file";
        unreadable: "浏览器读不了这个文件，可能已被移走，或U盘已拔出。", "The browser cannot read this file. It may have been moved, or the USB stick removed.";
    }
}

/// How much is in no exported file.
pub fn unexported(count: usize, since: &str, lang: Lang) -> String {
    let count = figure(count);
    match since {
        "" => say!(lang, "{count} 处改动尚未导出", "{count} changes not exported yet"),
        _ => say!(
            lang,
            "{count} 处改动尚未导出，最早的写于 {since}",
            "{count} changes not exported yet, oldest from {since}"
        ),
    }
}

/// What an exported file holds.
pub fn file_counts(counts: &Counts, deleted: usize, lang: Lang) -> String {
    let Counts { changes, projects, visits, problems, .. } = *counts;
    let (projects, visits, problems, changes) = (figure(projects), figure(visits), figure(problems), figure(changes));
    let deleted = match deleted {
        0 => String::new(),
        deleted => say!(lang, "（含已删除 {}）", " ({} of them deleted)", figure(deleted)),
    };
    say!(
        lang,
        "{projects} 个项目、{visits} 次督查、{problems} 个问题{deleted}，共 {changes} 条记录",
        "{projects} projects, {visits} visits, {problems} problems{deleted}; {changes} changes in total"
    )
}

/// How many things no page has a place for.
pub fn not_shown(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "没有页面可以显示的记录 {count} 条", "{count} records that no page shows")
}

/// Things of kinds that this version does not know.
pub fn of_a_newer_version(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "新版本写的内容 {count} 条，新版本可以显示", "{count} records of a newer version, which can show them")
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
            "读回核对不一致，这个文件没有交出。数据没有变化，请重试。",
            "Verification failed, so no file was saved. Your data has not changed; please try again."
        ),
        NotExported::TooLarge => say!(
            lang,
            "册子太大，一份文件装不下，别人也收不进。请按“选定项目”分几次导出。数据没有变化。",
            "The book is larger than a file may be, so nobody could receive it. Export it in several files by Selected projects. Your data has not changed."
        ),
    }
}

/// The book would be larger than a file may be.
pub fn too_much_together(lang: Lang) -> String {
    say!(
        lang,
        "合并后册子会太大，一份文件装不下，别人也收不进，所以不能合并。可以请对方按“选定项目”只交需要的项目，或者在新册子里收进。",
        "Merged, the book would be larger than a file may be, and nobody could receive it. Ask for a file of the projects that you need (Selected projects), or receive these files in a new book."
    )
}

/// The book comes near to what a file may hold.
pub fn nearly_full(lang: Lang) -> String {
    say!(
        lang,
        "再大就不能一次导出，也不能再合并别人的文件。请按“选定项目”分几次导出，新的工作放到新册子里。",
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
        (0, others) => say!(lang, "{others} 条内容", "{others} things"),
        (projects, 0) => say!(lang, "{projects} 个项目", "{projects} projects"),
        (projects, others) => {
            say!(lang, "{projects} 个项目和另外 {others} 条内容", "{projects} projects and {others} other things")
        }
    };
    say!(
        lang,
        "合并后会删除 {parts}，可能是对方删除了，或者撤销过一次合并。不清楚就先不要合并，问一下交文件的人；合并之后也可以撤销。",
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
        "文件中有 {changes} 处改动属于本机已完成的督查（对方在未完成的副本上继续填写）。合并后记录随之改变，记入“更正记录”；不应采用的，合并后可以撤销。",
        "{changes} changes in these files belong to visits that are finished here: someone went on answering a copy of the draft. Merging changes the records and lists the changes as amendments; the merge can be undone afterwards."
    )
}

/// The import as a story in one sentence.
pub fn story(files: usize, projects: usize, new: usize, conflicts: usize, same: usize, lang: Lang) -> String {
    let new = figure(new);
    let mut parts =
        vec![say!(lang, "{projects} 个项目", "{projects} projects"), say!(lang, "{new} 条新记录", "{new} new changes")];
    if conflicts > 0 {
        parts.push(say!(lang, "{conflicts} 处不一致", "{conflicts} conflicts"));
    }
    if same > 0 {
        parts.push(say!(lang, "{same} 份没有新内容", "{same} with nothing new"));
    }
    let parts = parts.join(if lang == Lang::Zh { "，" } else { ", " });
    say!(lang, "{files} 份文件：{parts}", "{files} files: {parts}")
}

/// What a file brings.
pub fn brings(new: usize, known: usize, lang: Lang) -> String {
    let (new, known) = (figure(new), figure(known));
    say!(lang, "新 {new} 条，已有 {known} 条", "{new} new, {known} known")
}

/// How much a file holds that was handed over.
pub fn holds(changes: usize, lang: Lang) -> String {
    let changes = figure(changes);
    say!(lang, "{changes} 条记录", "{changes} changes")
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
        "" => say!(lang, "都已收进过，没有新内容", "Already received, nothing new"),
        _ => say!(lang, "已随“{file}”收进过，没有新内容", "Already received with “{file}”, nothing new"),
    }
}

/// The name of a project that is not in the book yet.
pub fn marked_new(name: &str, lang: Lang) -> String {
    say!(lang, "{name}（新项目）", "{name} (new)")
}

/// Asks for the projects that are not listed yet.
pub fn list_projects(count: usize, lang: Lang) -> String {
    say!(lang, "显示其余 {count} 个项目", "Show the other {count} projects")
}

/// Asks for the files of the log that are not listed yet.
pub fn list_files(count: usize, lang: Lang) -> String {
    say!(lang, "显示其余 {count} 个文件", "Show the other {count} files")
}

/// New things of a kind.
pub fn new_things(kind: &str, count: usize, lang: Lang) -> String {
    match Kind::from_key(kind) {
        Some(Kind::Project) => say!(lang, "新项目 {count}", "{count} new projects"),
        Some(Kind::Visit) => say!(lang, "新督查 {count}", "{count} new visits"),
        Some(Kind::Problem) => say!(lang, "新问题 {count}", "{count} new problems"),
        Some(Kind::Remark) => say!(lang, "新进展记录 {count}", "{count} new remarks"),
        Some(Kind::Person) => say!(lang, "新人员 {count}", "{count} new people"),
        Some(Kind::Unit) => say!(lang, "新单位 {count}", "{count} new units"),
        Some(Kind::Template) => say!(lang, "新检查表 {count}", "{count} new checklists"),
        Some(Kind::Office | Kind::Draft | Kind::Import | Kind::Export | Kind::Device) | None => {
            say!(lang, "其他新内容 {count}", "{count} other new things")
        }
    }
}

/// What kind of thing something is.
pub fn kind_name(kind: &str, lang: Lang) -> String {
    match Kind::from_key(kind) {
        Some(Kind::Project) => say!(lang, "项目", "Project"),
        Some(Kind::Visit) => say!(lang, "督查", "Visit"),
        Some(Kind::Problem) => say!(lang, "问题", "Problem"),
        Some(Kind::Remark) => say!(lang, "进展记录", "Remark"),
        Some(Kind::Person) => say!(lang, "人员", "Person"),
        Some(Kind::Unit) => say!(lang, "单位", "Unit"),
        Some(Kind::Template) => say!(lang, "检查表", "Checklist"),
        Some(Kind::Office) => say!(lang, "本单位", "Office"),
        // What stays on the device is never named to a person.
        Some(Kind::Draft | Kind::Import | Kind::Export | Kind::Device) | None => kind.to_owned(),
    }
}

/// Fields that change.
pub fn changed_fields(count: usize, lang: Lang) -> String {
    say!(lang, "修改 {count} 处", "{count} fields changed")
}

/// Conflicts that would come.
pub fn conflicts_count(count: usize, lang: Lang) -> String {
    say!(lang, "不一致 {count} 处", "{count} conflicts")
}

/// More of the same, not listed.
pub fn and_more(count: usize, lang: Lang) -> String {
    say!(lang, "另有 {count} 处", "and {count} more")
}

/// What a merge came to.
pub fn merged(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "已合并 {count} 条记录", "{count} changes merged")
}

/// What undoing an import takes back: files that came in together go together.
pub fn undo_takes(files: &[String], changes: usize, lang: Lang) -> String {
    let changes = figure(changes);
    let names = files.join(if lang == Lang::Zh { "、" } else { ", " });
    match files.len() {
        1 => say!(
            lang,
            "“{names}”带来的 {changes} 处改动会撤回，之后又有人改过的保持不动。下次导出时，撤回会一并带给收文件的人。",
            "What “{names}” brought ({changes} changes) is taken back; anything changed since stays. Your next export passes this on."
        ),
        count => say!(
            lang,
            "这 {count} 份文件是一起收进的，会一起撤回：{names}。共 {changes} 处改动，之后又有人改过的保持不动。下次导出时，撤回会一并带给收文件的人。",
            "These {count} files were merged together and are undone together: {names}. {changes} changes in total; anything changed since stays. Your next export passes this on."
        ),
    }
}

/// What an undo left alone.
pub fn undone_except(skipped: usize, lang: Lang) -> String {
    say!(lang, "已撤销；其中 {skipped} 处之后又有人修改，保持不动", "Undone, except {skipped} fields changed since")
}

/// How many projects a file was made of.
pub fn scope(projects: Option<usize>, lang: Lang) -> String {
    match projects {
        None => say!(lang, "全部", "everything"),
        Some(count) => say!(lang, "{count} 个项目", "{count} projects"),
    }
}

/// A file of one book chosen in another.
pub fn sample_warning(lang: Lang) -> String {
    say!(
        lang,
        "其中有示例文件，合并后示例内容会混入本册",
        "One of these is a sample file; merging mixes its content into your own book"
    )
}

/// What an export lacks because it could not be read on this device.
pub fn export_lacks(pieces: usize, lang: Lang) -> String {
    say!(
        lang,
        "本机有 {pieces} 处数据读不出来，导出的文件里没有它们。它们原样留在设置里，可另行导出。",
        "Missing from the exported file: {pieces} pieces of data that cannot be read on this device. Nothing is thrown away: the raw data can be exported in Settings."
    )
}
