//! Words about attachments.

use crate::app::blobs::BlobCounts;
use crate::app::session::JournalTrouble;
use crate::domain::attachment::{Content, NotAttached, all_endings};
use crate::domain::report::attached::size;
use crate::domain::text::{Lang, figure};

use super::list_comma;

words! {
    /// Words about attachments.
    AttachmentWords {
        attachments: "附件", "Attachments";
        add: "附件", "Attach";
        none: "还没有附件。", "No attachments yet.";
        how: "可以选择、拖入或粘贴 PDF、Office 文档、录音等文件；照片各归照片。附件原样保存，不在页面里打开。", "Choose, drop or paste PDFs, office documents, sound and the like; pictures become photos. Attachments are kept as they are and never opened in the page.";
        caption: "附件说明", "Caption";
        caption_kept: "已改附件说明", "Caption changed";
        delete: "删除附件", "Delete attachment";
        delete_title: "删除这份附件？", "Delete this attachment?";
        delete_text: "附件不再显示；原因记入变更记录，可以撤销。", "The attachment is shown no more. The reason is recorded, and it can be undone.";
        deleted: "已删除附件", "Attachment deleted";
        saved: "已存", "Kept";
        saving: "正在保存", "Saving";
        not_here: "附件不在本机", "Not on this device";
        kept_attachments: "附件", "Attachments";
        name: "名称", "Name";
        size: "大小", "Size";
        hash: "SHA-256 前 12 位", "SHA-256, first 12 digits";
        on_paper: "附件", "Attachments";
    }
}

/// The button that attaches files to an item of a checklist.
pub fn attach_to_item(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项：附件", "Item {number}: attachments")
}

/// The button that attaches files to something that people noted.
pub fn attach_to_remark(when: &str, lang: Lang) -> String {
    say!(lang, "给 {when} 的记录加附件", "Attach to the note of {when}")
}

/// The button that saves an attachment to the device.
pub fn save_attachment(name: &str, lang: Lang) -> String {
    say!(lang, "存到本机：{name}", "Save to this device: {name}")
}

/// Size, hash, who added it and when.
pub fn attachment_facts(bytes: u64, hash: &str, by: &str, when: &str, lang: Lang) -> String {
    let size = size(bytes);
    say!(lang, "{size} · SHA-256 {hash} · {by} · {when}", "{size} · SHA-256 {hash} · {by} · {when}")
}

/// An attachment was handed to the browser to save.
pub fn attachment_saved(name: &str, has_macros: bool, lang: Lang) -> String {
    match has_macros {
        false => say!(lang, "已交给浏览器保存：{name}", "Handed to the browser to save: {name}"),
        true => say!(
            lang,
            "已交给浏览器保存：{name}。此文件含宏，来源不清时不要启用宏",
            "Handed to the browser to save: {name}. It has macros: do not enable them unless you know where it is from"
        ),
    }
}

/// The browser did not take an attachment to save.
pub fn attachment_not_saved(name: &str, lang: Lang) -> String {
    say!(
        lang,
        "{name}：浏览器没有接受下载；附件还在本机，请再试一次",
        "{name}: the browser did not take it; the attachment is still here, try again"
    )
}

/// An attachment whose bytes are elsewhere.
pub fn attachment_missing(name: &str, by: &str, when: &str, lang: Lang) -> String {
    say!(
        lang,
        "附件不在本机：{name}，{by}，{when}；含附件的文件导入后即可取出",
        "Not on this device: {name}, {by}, {when}; a file that holds it brings it"
    )
}

/// An attachment that is not what it is called by now: somebody has given it another name.
pub fn attachment_odd(name: &str, why: &NotAttached, lang: Lang) -> String {
    let why = not_attached(name, why, lang);
    say!(lang, "没有存出。{why}。附件原样留在本机", "Not saved. {why}. The attachment stays here as it is")
}

/// Why a file is not taken as an attachment.
pub fn not_attached(name: &str, why: &NotAttached, lang: Lang) -> String {
    match why {
        NotAttached::Empty => say!(lang, "{name}：文件是空的", "{name}: the file is empty"),
        NotAttached::TooLarge(most) => say!(
            lang,
            "{name}：超过 {most} MB（办公室在设置里定的上限）",
            "{name}: larger than {most} MB, the most that the office allows in the settings"
        ),
        NotAttached::OtherKind => {
            let kinds = all_endings().collect::<Vec<_>>().join(list_comma(lang));
            say!(
                lang,
                "{name}：不收这种文件（可收照片和 {kinds}）",
                "{name}: not a kind that is taken (photos and {kinds} are)"
            )
        }
        NotAttached::Differs(ending, content) => {
            let (ending, content) = (ending.to_ascii_uppercase(), content_word(*content, lang));
            say!(
                lang,
                "{name}：名为 {ending}，内容却是{content}，没有收下",
                "{name}: called {ending}, but it is {content}; not taken"
            )
        }
        NotAttached::Truncated => {
            say!(lang, "{name}：文件不完整，请重新复制", "{name}: the file is not whole; copy it again")
        }
        NotAttached::Macros => say!(
            lang,
            "{name}：含宏，办公室不收含宏的附件；请另存为不含宏的格式再加",
            "{name}: it has macros, which the office does not take; save it without them and attach it again"
        ),
        NotAttached::Holds(inner) => say!(
            lang,
            "{name}：压缩包里有不收的文件 {inner}；请只打包文档和照片",
            "{name}: the archive holds {inner}, which is not taken; pack documents and photos only"
        ),
    }
}

/// What a file is by its bytes.
const fn content_word(content: Content, lang: Lang) -> &'static str {
    let (zh, en) = match content {
        Content::Program => ("程序", "a program"),
        Content::Markup => ("网页或 SVG", "a web page or an SVG"),
        Content::Script => ("脚本", "a script"),
        Content::Picture => ("图片", "a picture"),
        Content::Archive | Content::OtherArchive => ("压缩包", "an archive"),
        Content::Text => ("文本", "a text"),
        Content::Pdf => ("PDF", "a PDF"),
        Content::Ofd => ("OFD", "an OFD"),
        Content::Office(_) | Content::OldOffice(_) => ("另一种 Office 文档", "another office document"),
        Content::Locked => ("有密码的文档", "a document under a password"),
        Content::Mp3 | Content::Mp4 | Content::Aac | Content::Wav | Content::Amr | Content::Ogg => {
            ("另一种音视频", "other sound or film")
        }
        Content::Unknown => ("别的东西", "something else"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// An attachment that is there already.
pub fn attachment_known(name: &str, lang: Lang) -> String {
    say!(lang, "{name}：这里已有同一份附件", "{name}: the same file is attached here already")
}

/// An attachment that the browser does not keep.
pub fn attachment_not_kept(name: &str, why: JournalTrouble, lang: Lang) -> String {
    match why {
        JournalTrouble::Quota => say!(
            lang,
            "{name}：存储空间已满，没有存入；已存的记录、照片和附件都在。请先导出，腾出磁盘空间后再加一次",
            "{name}: no room is left; it was not kept, and all that was kept is there. Export, make room on the disk and attach it again"
        ),
        JournalTrouble::Missing | JournalTrouble::Blocked | JournalTrouble::Closed | JournalTrouble::Failed => say!(
            lang,
            "{name}：浏览器不能保存附件，没有存入；其他内容不受影响",
            "{name}: this browser does not keep attachments; it was not kept, and nothing else is touched"
        ),
    }
}

/// What was kept of the files that somebody chose.
pub fn files_added(photos: usize, attachments: usize, lang: Lang) -> String {
    match (photos, attachments) {
        (_, 0) => super::photos_added(photos, lang),
        (0, _) => say!(lang, "已存附件 {} 份", "{} attachment{s} saved", figure(attachments); s = attachments),
        (_, _) => {
            let (photos, attachments) = (figure(photos), figure(attachments));
            say!(
                lang,
                "已存照片 {photos} 张、附件 {attachments} 份",
                "Saved: {photos} photos, {attachments} attachments"
            )
        }
    }
}

/// The switch that puts attachments into a file.
pub fn enclose_attachments(count: usize, bytes: u64, lang: Lang) -> String {
    // Letters take a third more room than bytes.
    let size = size(bytes / 3 * 4);
    say!(lang, "含附件 {count} 份，约 {size}", "Enclose {count} attachment{s}, about {size}"; s = count)
}

/// What of a file are attachments.
pub fn attachments_in_file(held: usize, missing: usize, no_room: usize, lang: Lang) -> String {
    let mut told = say!(lang, "含附件 {held} 份", "with {held} attachment{s}"; s = held);
    if missing > 0 {
        told += &say!(lang, "，{missing} 份不在本机", ", {missing} not on this device");
    }
    if no_room > 0 {
        told += &say!(
            lang,
            "，{no_room} 份放不下，请分几个项目导出",
            ", {no_room} did not fit: export some projects at a time"
        );
    }
    told
}

/// How many attachments are here, and how many of them were handed over.
pub fn attachments_counted(counts: &BlobCounts, lang: Lang) -> String {
    let BlobCounts { all, here, handed_over, .. } = *counts;
    let mut told = say!(
        lang,
        "附件 {here} 份在本机，{handed_over} 份已随文件交出",
        "{here} attachment{s} on this device, {handed_over} handed over with files";
        s = here
    );
    if all > here {
        let missing = all - here;
        told += &say!(lang, "，{missing} 份不在本机", ", {missing} not on this device");
    }
    told
}

/// How much room attachments take.
pub fn attachments_take(counts: &BlobCounts, lang: Lang) -> String {
    let BlobCounts { here, bytes, .. } = *counts;
    let size = size(bytes);
    say!(lang, "{here} 份在本机，占 {size}", "{here} on this device, {size}")
}

/// How many attachments of files are not on this device yet.
pub fn attachments_brought(count: usize, new: usize, lang: Lang) -> String {
    match count == new {
        true => say!(lang, "含附件 {count} 份", "{count} attachment{s} enclosed"; s = count),
        false => say!(
            lang,
            "含附件 {count} 份，本机缺 {new} 份",
            "{count} attachment{s} enclosed, {new} not on this device yet";
            s = count
        ),
    }
}
