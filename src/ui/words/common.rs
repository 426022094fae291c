//! Words that every page uses.

use crate::app::badge::Badge;
use crate::app::session::{KeyValueError, NewerForm, SaveState};
use crate::domain::choices::Role;
use crate::domain::duties::Duty;
use crate::domain::records::ProblemState;
use crate::domain::text::{Lang, figure};

words! {
    /// Words that every page uses.
    CommonWords {
        program: "工程督查本", "Sitebook";
        overview: "总览", "Overview";
        visits: "督查", "Visits";
        projects: "项目", "Projects";
        progress: "进度", "Progress";
        problems_short: "问题", "Issues";
        registers: "台账", "Registers";
        exchange: "报送汇总", "Transfer";
        templates: "检查表", "Checklists";
        settings: "设置", "Settings";
        more: "更多", "More";
        navigation: "主导航", "Main navigation";
        skip: "跳到正文", "Skip to content";
        save: "保存", "Save";
        cancel: "取消", "Cancel";
        close: "关闭", "Close";
        undo: "撤销", "Undo";
        redo: "重做", "Redo";
        nothing_to_undo: "没有可以撤销的操作", "Nothing to undo";
        nothing_to_redo: "没有可以重做的操作", "Nothing to redo";
        already_undone: "这项操作已经撤销过了", "This has been undone already";
        edit: "修改", "Edit";
        reason: "原因", "Reason";
        unknown_person: "不详", "Unknown";
        dismiss: "知道了", "Dismiss";
        not_found: "没有这个页面", "Page not found";
        not_found_text: "地址可能写错了，或者内容已被删除。您的数据没有变化。", "The address may be wrong, or the content may have been deleted. Your data has not changed.";
        to_overview: "回到总览", "Back to overview";
        sample_mark: "示例数据，可随意试用", "Sample data: try anything";
        typing: "正在输入…", "Typing…";
        saving_draft: "正在保存草稿", "Saving the draft";
        draft_saved: "草稿已保存（尚未提交）", "Draft saved (not submitted)";
        draft_in_page: "草稿未存盘：关闭页面就会丢失", "Draft not stored: lost when the page closes";
        not_taken: "有内容还在输入框里，没有保存", "Text in a field is not saved";
        found_in_field: "上次填写的内容还没有被采用，请核对", "Typed last time and not accepted: please check";
        given_up: "已放弃填写", "What you typed was discarded";
        take_back: "找回", "Bring it back";
        found_again: "上次填写的内容还没有提交", "What you typed last time was not submitted";
        found_again_text: "已经放回这里，请核对后提交。", "It is back here: check it, then submit.";
        start_over: "重新填写", "Start over";
        sample_leave: "退出示例", "Leave the sample";
        opening: "正在打开", "Opening";
        back: "上一步", "Back";
    }
}

/// 问题状态.
pub const fn state(state: ProblemState, lang: Lang) -> &'static str {
    match (state, lang) {
        (ProblemState::ToAssign, Lang::Zh) => "待交办",
        (ProblemState::ToAssign, Lang::En) => "Unassigned",
        (ProblemState::Rectifying, Lang::Zh) => "整改中",
        (ProblemState::Rectifying, Lang::En) => "In progress",
        (ProblemState::ToRecheck, Lang::Zh) => "待复查",
        (ProblemState::ToRecheck, Lang::En) => "Awaiting re-inspection",
        (ProblemState::Closed, Lang::Zh) => "已销号",
        (ProblemState::Closed, Lang::En) => "Closed",
    }
}

/// A name and what stands under it.
pub fn told(name: &str, text: &str, lang: Lang) -> String {
    say!(lang, "{name}：{text}", "{name}: {text}")
}

/// What stood under a name and no longer does.
pub fn cleared(name: &str, text: &str, lang: Lang) -> String {
    say!(lang, "{name}：已取消（原为“{text}”）", "{name}: cancelled (was “{text}”)")
}

/// Whether all that was typed is safe, in a few words.
pub fn badge(badge: Badge, lang: Lang) -> String {
    let words = CommonWords::of(lang);
    match badge {
        Badge::Book(state) => save_state(&state, lang),
        Badge::Typing => words.typing.to_owned(),
        Badge::NotTaken => words.not_taken.to_owned(),
        Badge::SavingDraft => words.saving_draft.to_owned(),
        Badge::DraftSaved => words.draft_saved.to_owned(),
        Badge::DraftInPageOnly(_) => words.draft_in_page.to_owned(),
    }
}

/// Whether the work is saved, in a few words.
pub fn save_state(state: &SaveState, lang: Lang) -> String {
    match state {
        SaveState::Saved => say!(lang, "已保存", "Saved"),
        SaveState::Saving { pending } => say!(lang, "正在保存 {pending}", "Saving {pending}"),
        SaveState::SavedWeakly { .. } => {
            say!(lang, "已保存（断电可能丢失最近一分钟）", "Saved (a power cut may lose the last minute)")
        }
        SaveState::JournalOnly { why: KeyValueError::Quota, unstored } => {
            say!(lang, "空间已满：{unstored} 条在应急备份", "Storage full: {unstored} in the emergency journal")
        }
        SaveState::JournalOnly { unstored, .. } => {
            say!(lang, "存储受限：{unstored} 条在应急备份", "Storage limited: {unstored} in the emergency journal")
        }
        SaveState::MemoryOnly { .. } => say!(lang, "未保存：浏览器禁止存储", "Not saved: storage is blocked"),
        SaveState::Failed { unstored, .. } => say!(lang, "{unstored} 条未能保存", "{unstored} not saved"),
    }
}

words! {
    /// The page of a failed program.
    FailureWords {
        title: "程序出错，已停止", "The program has stopped because of an error";
        safe: "显示为“已保存”的内容都还在，没有丢失。重新打开即可继续。", "Everything shown as saved is still there. Reload to continue.";
        reload: "重新打开", "Reload";
        export: "导出已存储的数据", "Export stored data";
        tell: "如果反复出现，请导出数据，并把下面的文字交给维护人员。", "If this keeps happening, export the stored data and send the text below to whoever maintains the program.";
    }
}

words! {
    /// What is said where a newer page keeps the book.
    NewerWords {
        title: "本机的督查台账由更新版本的页面保管，此页只能查看", "A newer page keeps the book on this device: this page can only show it";
        export: "导出救援文件", "Export a rescue file";
        badge: "只能查看", "View only";
    }
}

/// Which page is needed, what is safe, and what to do.
pub fn newer_program(newer: NewerForm, state: &SaveState, lang: Lang) -> String {
    let page = match newer.needed {
        Some(page) => say!(
            lang,
            "需要 {page} 版或更新的页面：请关闭此页，用新版文件打开。",
            "Page {page} or later is needed: close this page and open the newer file."
        ),
        None => say!(
            lang,
            "需要更新版本的页面：请关闭此页，用新版文件打开。",
            "A newer page is needed: close this page and open the newer file."
        ),
    };
    let safe = match state {
        SaveState::JournalOnly { unstored, .. } => say!(
            lang,
            "此页最后的 {unstored} 条记录在应急备份中，新版打开时会自动并入。",
            "The last {unstored} record{unstored_s} of this page are in the emergency journal; the newer page takes them in when it opens."; unstored_s = unstored
        ),
        SaveState::Saving { .. } => say!(lang, "正在保存此页最后的记录。", "Saving the last records of this page."),
        SaveState::MemoryOnly { .. } | SaveState::Failed { .. } => say!(
            lang,
            "此页最后的记录只在内存中，请先导出救援文件再关闭。",
            "The last records of this page are only in memory: export a rescue file before you close it."
        ),
        SaveState::Saved | SaveState::SavedWeakly { .. } => say!(
            lang,
            "内容都还在本机，此页不再写入任何内容；新版才有的内容这里可能看不到，请不要重新建立台账。",
            "Everything is still on this device, and this page writes nothing more. What only the newer version knows may not show here: do not start a new book."
        ),
    };
    say!(lang, "{page}{safe}", "{page} {safe}")
}

words! {
    /// What is said when work is not safe.
    StorageWords {
        not_safe: "内容还没有安全保存", "Your work is not safely saved";
        reading_only: "只能查看，不能记录", "You can read, not record";
        no_random_numbers: "这个浏览器不提供安全的随机数，新记录可能与别处的混在一起，所以一律不写入。已有内容可以查看和导出；请换一个浏览器继续工作。", "This browser provides no secure random numbers. New records could be mistaken for others, so nothing is written. You can read and export what is there; please go on in another browser.";
        not_safe_here: "这里的内容保存不住", "Your work cannot be kept safe here";
        retry: "再试一次", "Try again";
        export_now: "立即导出", "Export now";
        emptied: "浏览器数据曾被清除，已写回", "Browser data was cleared and has been restored";
        damaged: "有一部分存储的数据无法读取", "Some stored data cannot be read";
        look: "查看", "View";
    }
}

/// What is wrong with storage, and what to do; nothing while all is well.
pub fn storage_trouble(state: &SaveState, lang: Lang) -> Option<String> {
    match state {
        SaveState::Saved | SaveState::Saving { .. } => None,
        SaveState::SavedWeakly { .. } => Some(say!(
            lang,
            "浏览器没有提供应急备份。内容已写入本机，但突然断电可能丢失最近一分钟。请勤导出。",
            "This browser offers no emergency journal. Your work is saved on this device, but a sudden power cut may lose the last minute. Export often."
        )),
        // The page says so in words of its own.
        SaveState::JournalOnly { why: KeyValueError::Newer, .. } => None,
        SaveState::JournalOnly { why: KeyValueError::Blocked | KeyValueError::Unreadable, .. } => Some(say!(
            lang,
            "浏览器不允许本页使用本机存储，内容只存在应急备份中。可以继续工作，请勤导出，并在浏览器设置中允许本页存储数据后重新打开。",
            "The browser does not let this page use local storage: your work is kept in the emergency journal only. You can carry on; export often, allow this page to store data in the browser's settings, and open it again."
        )),
        SaveState::JournalOnly { unstored, .. } => Some(say!(
            lang,
            "本机空间已满，{unstored} 条记录暂存在应急备份中。请先导出，再清理空间后重试。",
            "Storage on this device is full. Kept in the emergency journal for now: {unstored} record{unstored_s}. Export first, then free some space and try again."; unstored_s = unstored
        )),
        SaveState::MemoryOnly { .. } => Some(say!(
            lang,
            "浏览器禁止存储，内容只在内存中，关闭页面就会丢失。可以继续工作，离开前务必导出。",
            "The browser blocks storage: your work is only in memory and is lost when the page closes. You can carry on, but export before you leave."
        )),
        SaveState::Failed { unstored, .. } => Some(say!(
            lang,
            "{unstored} 条记录没能写入，只在内存中。请不要关闭页面，立即导出。",
            "Not written: {unstored} record{unstored_s}, kept in memory only. Do not close the page; export now."; unstored_s = unstored
        )),
    }
}

/// How much was put aside because it could not be read.
pub fn quarantined(count: usize, lang: Lang) -> String {
    say!(
        lang,
        "{count} 处数据已原样移到一边，没有被覆盖，其余内容正常。可在设置中导出。",
        "Set aside unchanged: {count} piece{count_s} of data. Nothing was overwritten and the rest is fine. You can export the raw data in Settings."; count_s = count
    )
}

/// That the browser's storage was emptied, and what became of it.
pub fn put_back(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(
        lang,
        "有人或清理软件清除了浏览器数据。本页已把 {count} 条记录写回，没有丢失。请现在导出一份，并关掉自动清理。",
        "Someone, or a clean-up program, cleared the browser’s data. This page has written {count} record{count_s} back; nothing is lost. Export now, and turn off automatic clean-up."; count_s = count
    )
}

/// What the figure at 问题 means.
pub fn duty_badge(role: Role, duty: Duty, lang: Lang) -> String {
    let count = figure(duty.count);
    let told = match role {
        Role::Office => say!(lang, "{count} 个问题待交办", "{count} issue{count_s} unassigned"; count_s = count),
        Role::Inspector => {
            say!(lang, "{count} 个问题待我复查", "{count} issue{count_s} for me to re-inspect"; count_s = count)
        }
        Role::Unit => {
            say!(lang, "{count} 个问题待本单位整改", "{count} issue{count_s} for our unit to put right"; count_s = count)
        }
        Role::Leader => return say!(lang, "{count} 个问题逾期", "{count} issue{count_s} overdue"; count_s = count),
    };
    match duty.overdue {
        0 => told,
        overdue => say!(lang, "{told}，其中逾期 {}", "{told}, {} of them overdue", figure(overdue)),
    }
}

/// What the figure at 报送汇总 means.
pub fn conflicts_badge(count: usize, lang: Lang) -> String {
    say!(lang, "{count} 处数据冲突待处理", "{count} conflict{count_s} to resolve"; count_s = count)
}

words! {
    /// What can lie over a problem's state.
    OverlayWords {
        on_hold: "挂起", "On hold";
        extension: "申请延期", "Extension requested";
        sent_back: "退回", "Sent back";
    }
}
