//! Words of a newer version of a checklist, which a visit on the way may take.

use crate::domain::text::Lang;

words! {
    /// Words of what a newer version changes.
    NewerListWords {
        look: "看有什么不同", "See what changes";
        text: "换用后按新版询问、判定和计分。已填的内容一条不丢：新版不再询问的，仍留在这次督查里，不判定、不计分。换用后可以撤销。", "After the change the visit asks, judges and scores by the newer version. Nothing that was filled in is lost: what the newer version does not ask stays with the visit, unjudged and unscored. The change can be undone.";
        added: "新增的检查项", "New items";
        changed: "有改动的检查项", "Changed items";
        dropped: "不再询问（未填）", "No longer asked (nothing filled in)";
        kept: "不再询问，已填的保留", "No longer asked; what was filled in is kept";
        unread: "须重新作答：新版没有这个选项", "To be answered again: the newer version does not have this option";
        nothing: "检查项没有变化。", "No item changes.";
    }
}

/// That there is a newer version.
pub fn newer_list(title: &str, newest: u16, now: u16, lang: Lang) -> String {
    say!(
        lang,
        "《{title}》有第 {newest} 版，这次督查用的是第 {now} 版",
        "“{title}” has version {newest}; this visit uses version {now}"
    )
}

/// The word that moves the visit.
pub fn take_newer(newest: u16, lang: Lang) -> String {
    say!(lang, "换用第 {newest} 版", "Use version {newest}")
}

/// That the visit has moved.
pub fn took_newer(newest: u16, lang: Lang) -> String {
    say!(lang, "已换用第 {newest} 版", "Now on version {newest}")
}

/// An item as it was and as it will be; once where only what is behind the words changes.
pub fn item_changed(now: &str, then: &str, lang: Lang) -> String {
    if now == then {
        return say!(
            lang,
            "{now}（选项、条件、佐证或扣分有改动）",
            "{now} (options, condition, evidence or points change)"
        );
    }
    say!(lang, "{now} → {then}", "{now} → {then}")
}

/// How many photos an item has.
pub fn photos_held(count: usize, lang: Lang) -> String {
    say!(lang, "照片 {count} 张", "{count} photo{s}"; s = count)
}

/// How many problems were raised from an item.
pub fn problems_held(count: usize, lang: Lang) -> String {
    say!(lang, "问题 {count} 个", "{count} issue{s}"; s = count)
}
