//! Words about photos.

use crate::app::blobs::{BlobCounts, TakenIn};
use crate::app::session::JournalTrouble;
use crate::domain::carrier::Side;
use crate::domain::photo::NotAPhoto;
use crate::domain::text::{Lang, figure};

use super::list_comma;

words! {
    /// Words about photos.
    PhotoWords {
        photos: "照片", "Photos";
        add: "照片", "Photos";
        add_more: "再加照片", "More photos";
        site_photos: "现场照片", "Photos of the site";
        problem_photos: "整改前后", "Before and after";
        none: "还没有照片。", "No photos yet.";
        how: "可以选择、拖入或粘贴图片；存入的是缩小后的 JPEG，原图请自行留存。", "Choose, drop or paste pictures. What is kept is a smaller JPEG: keep the originals yourself.";
        previous: "上一张", "Previous photo";
        next: "下一张", "Next photo";
        larger: "放大", "Zoom in";
        smaller: "缩小", "Zoom out";
        whole: "整幅", "Whole photo";
        caption: "照片说明", "Caption";
        caption_kept: "已改照片说明", "Caption changed";
        delete: "删除照片", "Delete photo";
        delete_title: "删除这张照片？", "Delete this photo?";
        delete_text: "照片不再显示；原因记入变更记录，可以撤销。", "The photo is shown no more. The reason is recorded, and it can be undone.";
        deleted: "已删除照片", "Photo deleted";
        saved: "已存", "Saved";
        saving: "正在保存", "Saving";
        not_here: "照片不在本机", "Not on this device";
        later: "办结后补充", "Added after finishing";
        not_taken: "有文件没有收下", "Some files were not taken";
        place: "位置", "Place";
        take_place: "用作项目坐标", "Use as the project’s coordinates";
        place_taken: "已填入项目坐标（WGS-84，取自照片）", "Coordinates of the project filled in (WGS-84, from the photo)";
        kept_photos: "照片", "Photos";
    }
}

/// 整改前, 整改后.
pub const fn side(side: Side, lang: Lang) -> &'static str {
    match (side, lang) {
        (Side::Before, Lang::Zh) => "整改前",
        (Side::Before, Lang::En) => "Before",
        (Side::After, Lang::Zh) => "整改后",
        (Side::After, Lang::En) => "After",
    }
}

/// The button that adds photos of one side of a problem.
pub fn add_side(of: Side, lang: Lang) -> String {
    let side = side(of, lang);
    say!(lang, "{side}照片", "{side}: photos")
}

/// The button that adds photos of an item of a checklist.
pub fn photo_item(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项：照片", "Item {number}: photos")
}

/// The item that a photo shows, on paper.
pub fn item_on_paper(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项", "Item {number}")
}

/// A size in bytes as people say it.
pub fn photo_size(bytes: u64, lang: Lang) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1_000_000);
    match bytes {
        0..1_000_000 => {
            let kilobytes = bytes.div_ceil(1_000);
            say!(lang, "{kilobytes} KB", "{kilobytes} KB")
        }
        _ => {
            let (whole, tenth) = (tenths / 10, tenths % 10);
            say!(lang, "{whole}.{tenth} MB", "{whole}.{tenth} MB")
        }
    }
}

/// When a photo was taken, as it says itself: `2026-11-28T10:12:00`.
pub fn taken_at(text: &str, lang: Lang) -> String {
    let when: String = text.replace('T', " ").chars().take(16).collect();
    say!(lang, "取自照片 {when}", "From the photo: {when}")
}

/// When a photo was added that does not say when it was taken.
pub fn added_at(when: &str, lang: Lang) -> String {
    say!(lang, "{when} 添加", "Added {when}")
}

/// What a small picture is called.
pub fn photo_called(name: &str, when: &str, lang: Lang) -> String {
    say!(lang, "查看照片 {name}，{when}", "View photo {name}, {when}")
}

/// A photo whose bytes are elsewhere.
pub fn photo_missing(name: &str, by: &str, when: &str, lang: Lang) -> String {
    say!(lang, "照片不在本机：{name}，{by}，{when}", "Not on this device: {name}, {by}, {when}")
}

/// Which of how many is shown.
pub fn photo_place(at: usize, all: usize, lang: Lang) -> String {
    say!(lang, "照片 {at}/{all}", "Photo {at} of {all}")
}

/// How far the work on several files is.
pub fn files_going(at: usize, all: usize, name: &str, lang: Lang) -> String {
    say!(lang, "正在存入 {at}/{all}：{name}", "Keeping {at} of {all}: {name}")
}

/// So many photos are kept.
pub fn photos_added(count: usize, lang: Lang) -> String {
    say!(lang, "已存照片 {} 张", "{} photo{s} saved", figure(count); s = count)
}

/// Why a file is not taken as a photo.
pub fn not_a_photo(name: &str, why: NotAPhoto, lang: Lang) -> String {
    match why {
        NotAPhoto::Empty => say!(lang, "{name}：文件是空的", "{name}: the file is empty"),
        NotAPhoto::TooLarge => say!(lang, "{name}：超过 60 MB", "{name}: larger than 60 MB"),
        NotAPhoto::OtherKind => say!(
            lang,
            "{name}：不是照片（可用 JPEG、PNG、WebP、HEIC）",
            "{name}: not a photo (JPEG, PNG, WebP or HEIC)"
        ),
        NotAPhoto::Truncated => {
            say!(lang, "{name}：文件不完整，请重新复制", "{name}: the file is not whole; copy it again")
        }
        NotAPhoto::OddSize(width, height) => {
            say!(lang, "{name}：尺寸 {width}×{height} 不像照片", "{name}: {width}×{height} is not the size of a photo")
        }
    }
}

/// A picture that this browser cannot decode.
pub fn not_decoded(name: &str, is_heif: bool, lang: Lang) -> String {
    match is_heif {
        true => say!(
            lang,
            "{name}：本浏览器打不开 HEIC，请在手机上改存为 JPEG 再选",
            "{name}: this browser cannot open HEIC; save it as JPEG on the phone and choose it again"
        ),
        false => say!(lang, "{name}：打不开，文件可能已损坏", "{name}: cannot be opened; it may be damaged"),
    }
}

/// A file that the browser could not read.
pub fn photo_unreadable(name: &str, lang: Lang) -> String {
    say!(lang, "{name}：读不到文件", "{name}: cannot be read")
}

/// A photo that is there already.
pub fn photo_known(name: &str, lang: Lang) -> String {
    say!(lang, "{name}：这里已有同一张照片", "{name}: the same photo is here already")
}

/// A photo whose bytes the browser does not keep.
pub fn photo_not_kept(name: &str, why: JournalTrouble, lang: Lang) -> String {
    match why {
        JournalTrouble::Quota => {
            say!(lang, "{name}：存储空间已满，没有存入", "{name}: no room is left; it was not kept")
        }
        JournalTrouble::Missing | JournalTrouble::Blocked | JournalTrouble::Closed | JournalTrouble::Failed => {
            say!(
                lang,
                "{name}：浏览器不能保存照片，没有存入",
                "{name}: this browser does not keep photos; it was not kept"
            )
        }
    }
}

/// Photos and attachments of a file that were left out.
pub fn blobs_refused(count: usize, names: &[String], lang: Lang) -> String {
    let named = names.join(list_comma(lang));
    match named.is_empty() {
        true => {
            say!(lang, "{count} 份照片或附件内容不符，没有收下", "{count} photo{s} or attachment{s} damaged and left out"; s = count)
        }
        false => say!(
            lang,
            "{count} 份照片或附件内容不符，没有收下：{named}",
            "{count} photo{s} or attachment{s} damaged and left out: {named}";
            s = count
        ),
    }
}

/// Photos and attachments of a file that nothing in it names.
pub fn blobs_unnamed(count: usize, lang: Lang) -> String {
    say!(lang, "{count} 份照片或附件不属于任何记录，没有收下", "{count} photo{s} or attachment{s} of no record left out"; s = count)
}

/// The switch that attaches photos to a file.
pub fn attach_photos(count: usize, bytes: u64, lang: Lang) -> String {
    // Letters take a third more room than bytes.
    let size = photo_size(bytes / 3 * 4, lang);
    say!(lang, "附照片 {count} 张，约 {size}", "Attach {count} photo{s}, about {size}"; s = count)
}

/// What of a file are photos.
pub fn photos_in_file(held: usize, missing: usize, no_room: usize, lang: Lang) -> String {
    let mut told = say!(lang, "含照片 {held} 张", "with {held} photo{s}"; s = held);
    if missing > 0 {
        told += &say!(lang, "，{missing} 张不在本机", ", {missing} not on this device");
    }
    if no_room > 0 {
        told += &say!(
            lang,
            "，{no_room} 张放不下，请分几个项目导出",
            ", {no_room} did not fit: export some projects at a time"
        );
    }
    told
}

/// How many photos are here, and how many of them were handed over.
pub fn photos_counted(counts: &BlobCounts, lang: Lang) -> String {
    let BlobCounts { all, here, handed_over, .. } = *counts;
    let mut told = say!(
        lang,
        "照片 {here} 张在本机，{handed_over} 张已随文件交出",
        "{here} photo{s} on this device, {handed_over} handed over with files";
        s = here
    );
    if all > here {
        let missing = all - here;
        told += &say!(lang, "，{missing} 张不在本机", ", {missing} not on this device");
    }
    told
}

/// How much room photos take.
pub fn photos_take(counts: &BlobCounts, lang: Lang) -> String {
    let BlobCounts { here, bytes, .. } = *counts;
    let size = photo_size(bytes, lang);
    say!(lang, "{here} 张在本机，占 {size}", "{here} on this device, {size}")
}

/// How many photos of files are not on this device yet.
pub fn photos_brought(count: usize, new: usize, lang: Lang) -> String {
    match count == new {
        true => say!(lang, "附照片 {count} 张", "{count} photo{s} attached"; s = count),
        false => say!(
            lang,
            "附照片 {count} 张，本机缺 {new} 张",
            "{count} photo{s} attached, {new} not on this device yet";
            s = count
        ),
    }
}

/// The button that takes photos and attachments of a file that brings nothing else.
pub fn take_blobs(count: usize, lang: Lang) -> String {
    say!(lang, "收下照片和附件 {count} 份", "Take {count} photo{s} or attachment{s}"; s = count)
}

/// What became of the photos and attachments of files.
pub fn blobs_taken_in(taken: &TakenIn, lang: Lang) -> String {
    let TakenIn { kept, failed, .. } = *taken;
    match failed {
        0 => say!(lang, "收下照片和附件 {kept} 份", "{kept} photo{s} or attachment{s} taken"; s = kept),
        _ => say!(
            lang,
            "收下照片和附件 {kept} 份，{failed} 份存不下：请留好文件，腾出空间后再收一次",
            "{kept} photo{s} or attachment{s} taken, {failed} not kept: keep the file, make room and take it in again";
            s = kept
        ),
    }
}

/// How far from its project a photo was taken; said as an estimate where one of the two places was converted.
pub fn distance_to_site(metres: u32, is_converted: bool, lang: Lang) -> String {
    let (zh, en) = match metres {
        0..1_000 => (format!("{metres} 米"), format!("{metres} m")),
        _ => {
            // In tenths of a kilometre, rounded.
            let tenths = (metres + 50) / 100;
            let kilometres = match tenths {
                0..1_000 => format!("{}.{}", tenths / 10, tenths % 10),
                _ => (tenths / 10).to_string(),
            };
            (format!("{kilometres} 公里"), format!("{kilometres} km"))
        }
    };
    match is_converted {
        false => say!(lang, "距项目所在地 {zh}", "{en} from the site"),
        true => say!(
            lang,
            "距项目所在地约 {zh}（项目坐标由 GCJ-02 近似换算）",
            "about {en} from the site (its coordinates were converted from GCJ-02, which is approximate)"
        ),
    }
}
