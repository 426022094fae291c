//! Words of 设置.

use crate::app::session::{Damage, JournalTrouble, KeyValueError};
use crate::domain::text::{Lang, figure};
use crate::ui::browser::Place;

words! {
    /// Words of 设置.
    SettingsWords {
        title: "设置", "Settings";
        subtitle: "改动立即生效", "Changes take effect at once";
        saved: "已修改", "Changed";
        person: "使用者", "You";
        person_text: "记录都署这个名字。角色只决定页面怎样安排，不限制查看。", "Your name is attached to everything you record. Your role only changes the layout; it does not restrict access.";
        post: "职务", "Job title";
        change_hands: "换人使用", "Switch user";
        change_hands_text: "交给别人用，或与文件里的本人对上号", "Hand this device to someone else, or pick yourself from an imported file";
        take_over: "换成此人", "Switch to this person";
        hands_changed: "已换人", "User switched";
        office: "本单位", "Your office";
        office_text: "印在导出和打印件的抬头上。", "Appears at the top of exports and printouts.";
        units: "单位名录", "Units";
        units_table: "单位名录表", "Unit list";
        units_text: "填写责任单位、牵头单位时供选择。移出名录不影响已有记录。", "Suggested wherever you enter a unit. Removing one does not change existing records.";
        no_units: "名录还是空的。", "The list is empty.";
        used_units: "记录里出现过、尚未列入的单位：", "Used in records but not on the list:";
        add_unit: "新增单位", "Add unit";
        unit: "单位", "Unit";
        unit_name: "名称", "Name";
        unit_kind: "类别", "Type";
        no_kind: "不分类", "None";
        unit_parent: "上级单位", "Parent unit";
        actions: "操作", "Actions";
        unit_removed: "已移出名录", "Removed from the list";
        templates: "检查表", "Checklists";
        templates_text: "督查时用的检查表：内置的，和本单位自己编的。", "The checklists used on visits: built-in ones and your office’s own.";
        to_templates: "查看和编制检查表", "View and write checklists";
        look: "外观", "Appearance";
        look_text: "只影响这台设备。", "Affects this device only.";
        language: "语言", "Language";
        theme: "明暗", "Theme";
        text: "字号", "Text size";
        storage: "存储用量", "Storage in use";
        storage_text: "浏览器给本地网页的空间是有限的。快满时，大块的旧数据自动移到 IndexedDB；仍请定期导出并留底。", "Browsers limit the space for local pages. When it is nearly full, large older parts are moved to IndexedDB by themselves; still, export regularly and keep the file.";
        storage_blocked: "浏览器禁止存储，内容只在内存中。", "The browser blocks storage: your work is only in memory.";
        space_own: "本单位数据", "This book";
        space_quarantine: "隔离区", "Quarantine";
        space_free: "剩余", "Free";
        space_near: "本机存储（localStorage）", "In localStorage";
        space_far: "移到 IndexedDB", "Moved to IndexedDB";
        details: "详细情况", "Details";
        space_others: "其他页面和示例", "Other pages and the sample";
        measure_again: "重新测量", "Measure again";
        whereabouts: "数据保存在哪里", "Where your data is stored";
        whereabouts_text: "只在这台设备的这个浏览器里。不上传，也没有服务器。", "Only in this browser on this device. Nothing is uploaded; there is no server.";
        this_file: "本页面", "This page";
        record: "浏览器存储", "Browser storage";
        record_text: "压缩存放在浏览器的本机存储（localStorage）里；放不下的部分自动移到 IndexedDB。", "The browser’s localStorage, compressed. What does not fit there is moved to IndexedDB by itself.";
        journal: "应急备份", "Emergency journal";
        journal_text: "存放在浏览器的 IndexedDB 里。每一步先写到磁盘才显示“已保存”，断电、死机后由它找回。", "The browser’s IndexedDB. Every step is written to disk before “Saved” is shown, and is recovered from here after a crash or power cut.";
        out_of_sight: "看不到数据的情形", "When you cannot see your data";
        out_of_sight_text: "换浏览器、换电脑、用无痕窗口，都看不到这里的数据；清除浏览数据会把它删掉。", "Another browser, another computer or a private window does not show it. Clearing browsing data deletes it.";
        the_file: "导出的文件", "Exported files";
        the_file_text: "唯一能带走、能留底的正式凭据。请每天导出一份，存到U盘或单位的电脑上。", "The only record you can take with you and keep. Export one every day, to a USB stick or an office computer.";
        found: "启动检查", "Startup check";
        found_text: "打开时逐条核对存储的内容。读不出的原样隔离，绝不覆盖。", "Everything stored is checked at each start. What cannot be read is set aside unchanged, never overwritten.";
        read: "读出", "Read";
        restored: "从应急备份找回", "Recovered from the journal";
        quarantine: "隔离", "Quarantine";
        works: "正常", "Working";
        quarantine_title: "有内容读不出来", "Some data cannot be read";
        quarantine_text: "已原样移到一边。请导出原始数据，交给维护人员；其余内容不受影响。", "It was set aside unchanged. Export the raw data and give it to whoever maintains the program; the rest is not affected.";
        what: "存放处", "Stored in";
        what_is_wrong: "问题", "What is wrong";
        size: "大小", "Size";
        rescued: "救回条数", "Recovered";
        export_all: "导出全部", "Export everything";
        export_raw: "导出原始数据", "Export raw data";
        export_raw_text: "原始数据含隔离区，供救急：可在“报送汇总”处读入，救出还能读的内容；平时报送请用“导出全部”。", "Raw data includes the quarantine and is for emergencies: open it under Transfer to recover what can still be read. To send your work, use “Export everything”.";
        raw_failed: "没能生成文件，请重试", "The file could not be created; please try again";
        erase: "清空本机数据", "Erase this book";
        erase_text: "删除这台设备上的整个督查台账。已导出的文件不受影响。", "Deletes the whole book from this device. Files already exported are not affected.";
        erase_word: "清空", "ERASE";
        erase_failed: "没能全部清空，请关闭其他窗口后重试", "Not everything could be erased; close other windows and try again";
        export_first: "先导出", "Export first";
        nothing_unexported: "所有内容都已导出过。", "Everything has been exported.";
        reset_sample: "重置示例", "Reset the sample";
        reset_sample_text: "丢弃在示例里做的改动，恢复成刚打开时的样子。本单位数据不受影响。", "Discards your changes to the sample and starts it afresh. Your own book is not affected.";
        about: "关于", "About";
        about_text: "请人帮忙时，把这几行告诉对方。", "Include these lines when you ask for help.";
        version: "版本", "Version";
        licence: "许可", "Licence";
        licence_text: "MIT，可自由使用、复制和修改", "MIT: free to use, copy and modify";
        browser: "浏览器", "Browser";
        book: "当前台账", "Book";
    }
}

/// Editing one of a list.
pub fn edit_named(name: &str, lang: Lang) -> String {
    say!(lang, "修改{name}", "Edit {name}")
}

/// Taking one off a list.
pub fn remove_named(name: &str, lang: Lang) -> String {
    say!(lang, "移出{name}", "Remove {name}")
}

/// How many are not shown.
pub fn more_units(more: usize, lang: Lang) -> String {
    say!(lang, "等，另有 {more} 个", "and {more} more")
}

/// Units of storage as people read them: thousands of characters.
fn thousands(units: u64) -> String {
    figure(usize::try_from(units.div_ceil(1000)).unwrap_or(usize::MAX))
}

/// How much of the room something takes, at a glance.
pub fn share_used(units: u64, limit: u64, lang: Lang) -> String {
    let percent = (units * 100).div_ceil(limit.max(1));
    say!(lang, "已用 {percent}%", "{percent}% used")
}

/// How much of the room something takes, in figures.
pub fn room(units: u64, limit: u64, lang: Lang) -> String {
    let (used, all) = (thousands(units), thousands(limit));
    say!(lang, "{used} / {all} 千字符", "{used} of {all} thousand characters")
}

/// How much lies in IndexedDB.
pub fn far_room(segments: u64, bytes: u64, lang: Lang) -> String {
    if segments == 0 {
        return say!(lang, "没有", "Nothing");
    }
    let segments = usize::try_from(segments).unwrap_or(usize::MAX);
    let (count, size) = (figure(segments), thousands(bytes));
    say!(lang, "{count} 段，{size} KB", "{count} segment{segment_s}, {size} KB"; segment_s = segments)
}

/// How much is free.
pub fn free_room(units: u64, lang: Lang) -> String {
    say!(lang, "{} 千字符", "{} thousand characters", thousands(units))
}

/// To what the data is tied, in a few words.
pub fn place_title(place: Place, lang: Lang) -> String {
    match place {
        Place::ByPath => {
            say!(lang, "火狐：数据跟着文件的位置走", "Firefox: your data is tied to this file’s location")
        }
        Place::SharedByFiles => {
            say!(lang, "数据跟着浏览器走", "Your data is tied to this browser")
        }
        Place::ByAddress => say!(lang, "数据跟着网址走", "Your data is tied to this address"),
    }
}

/// To what the data is tied, and what to mind.
pub fn place_text(place: Place, lang: Lang) -> String {
    match place {
        Place::ByPath => say!(
            lang,
            "请不要给本文件改名，也不要移动它或它所在的文件夹：位置一变，数据就看不到了。放回原处即恢复。升级时用同名的新文件覆盖。",
            "Do not rename or move this file or its folder, or your data will not be found. Put it back and everything is there again. To update, replace it with the new file under the same name."
        ),
        Place::SharedByFiles => say!(
            lang,
            "本机上打开的本地网页共用同一处空间，文件改名、移动都不影响。因此不要用来路不明的本地网页。",
            "All local pages opened on this device share the same storage, so you can rename or move this file. For the same reason, do not open local pages you do not trust."
        ),
        Place::ByAddress => say!(
            lang,
            "从别的网址或本地文件打开，看到的是另一份数据。",
            "Opened from another address, or as a local file, it shows a different book."
        ),
    }
}

/// How many records were read.
pub fn entries(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "{count} 条记录", "{count} record{count_s}"; count_s = count)
}

/// How many records only the journal had.
pub fn restored(count: usize, lang: Lang) -> String {
    match count {
        0 => say!(lang, "没有需要找回的", "Nothing to recover"),
        count => {
            say!(lang, "{count} 条，已写回浏览器存储", "{count} record{count_s}, now in the browser storage"; count_s = count)
        }
    }
}

/// How many texts lie in quarantine.
pub fn in_quarantine(count: usize, lang: Lang) -> String {
    match count {
        0 => say!(lang, "没有", "Nothing"),
        count => {
            say!(lang, "{count} 处，可随原始数据导出", "{count} piece{count_s}, exported with the raw data"; count_s = count)
        }
    }
}

/// What is wrong with the record.
pub const fn record_trouble(trouble: KeyValueError, lang: Lang) -> &'static str {
    match (trouble, lang) {
        (KeyValueError::Quota, Lang::Zh) => "空间已满",
        (KeyValueError::Quota, Lang::En) => "Storage is full",
        (KeyValueError::Blocked, Lang::Zh) => "浏览器禁止存储",
        (KeyValueError::Blocked, Lang::En) => "The browser blocks storage",
        (KeyValueError::Unreadable, Lang::Zh) => "浏览器没能读出",
        (KeyValueError::Unreadable, Lang::En) => "The browser could not read it",
        (KeyValueError::Newer, Lang::Zh) => "由更新版本保管，只读",
        (KeyValueError::Newer, Lang::En) => "Kept by a newer version: read only",
    }
}

/// What is wrong with the journal.
pub const fn journal_trouble(trouble: JournalTrouble, lang: Lang) -> &'static str {
    match (trouble, lang) {
        (JournalTrouble::Missing, Lang::Zh) => "浏览器没有提供",
        (JournalTrouble::Missing, Lang::En) => "Not available in this browser",
        (JournalTrouble::Blocked, Lang::Zh) => "不能打开，可能被另一个窗口占用",
        (JournalTrouble::Blocked, Lang::En) => "Cannot be opened; another window may be using it",
        (JournalTrouble::Quota, Lang::Zh) => "空间已满",
        (JournalTrouble::Quota, Lang::En) => "Storage is full",
        (JournalTrouble::Closed, Lang::Zh) => "被浏览器关闭",
        (JournalTrouble::Closed, Lang::En) => "Closed by the browser",
        (JournalTrouble::Failed, Lang::Zh) => "没能读出",
        (JournalTrouble::Failed, Lang::En) => "Could not be read",
    }
}

/// Why something could not be read.
pub const fn damage(damage: Damage, lang: Lang) -> &'static str {
    match (damage, lang) {
        (Damage::Missing, Lang::Zh) => "不见了",
        (Damage::Missing, Lang::En) => "Missing",
        (Damage::NewerVersion, Lang::Zh) => "由更新的版本写成",
        (Damage::NewerVersion, Lang::En) => "Written by a newer version",
        (Damage::NotOurs, Lang::Zh) => "不是本程序写的",
        (Damage::NotOurs, Lang::En) => "Not written by this program",
        (Damage::Checksum, Lang::Zh) => "内容被改动过",
        (Damage::Checksum, Lang::En) => "Content was altered",
        (Damage::NotInflatable, Lang::Zh) => "解不开压缩",
        (Damage::NotInflatable, Lang::En) => "Cannot be decompressed",
        (Damage::NotText, Lang::Zh) => "不是文字",
        (Damage::NotText, Lang::En) => "Not text",
        (Damage::BadChange, Lang::Zh) => "其中有一条记录损坏",
        (Damage::BadChange, Lang::En) => "Contains a damaged record",
        (Damage::Unreadable, Lang::Zh) => "浏览器没能读出",
        (Damage::Unreadable, Lang::En) => "The browser could not read it",
    }
}

/// That the raw data was handed to the browser.
pub fn raw_saved(name: &str, lang: Lang) -> String {
    say!(lang, "已交给浏览器保存：{name}", "Passed to the browser to save: {name}")
}

/// What the book holds.
pub fn book_holds(projects: usize, visits: usize, problems: usize, lang: Lang) -> String {
    let (projects, visits, problems) = (figure(projects), figure(visits), figure(problems));
    say!(
        lang,
        "现有 {projects} 个项目、{visits} 次督查、{problems} 个问题。",
        "This book has {projects} project{projects_s}, {visits} visit{visits_s} and {problems} issue{problems_s}."; projects_s = projects, visits_s = visits, problems_s = problems
    )
}

/// What erasing would lose.
pub fn lost_for_good(records: &str, lang: Lang) -> String {
    say!(lang, "其中 {records}从未导出，清空后无法找回。", "Never exported, so lost for good: {records}.")
}

/// Asks whether it is meant.
pub fn really(label: &str, lang: Lang) -> String {
    say!(lang, "{label}？", "{label}?")
}

/// Asks for a word.
pub fn type_word(word: &str, lang: Lang) -> String {
    say!(lang, "请输入“{word}”", "Type {word} to continue")
}

/// Which book is open.
pub fn workspace(is_sample: bool, lang: Lang) -> String {
    match is_sample {
        true => say!(lang, "示例", "The sample"),
        false => say!(lang, "本单位数据", "Your own book"),
    }
}
