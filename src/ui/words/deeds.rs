//! Words about what was done last and is taken back.

use crate::domain::text::Lang;

/// A deed was taken back, but for what others wrote over since.
pub fn deed_undone(what: &str, skipped: usize, lang: Lang) -> String {
    match skipped {
        0 => say!(lang, "“{what}”已撤销", "Undone: {what}"),
        _ => say!(
            lang,
            "“{what}”已撤销，其中 {skipped} 处之后另有修改，保持不动",
            "Undone: {what}, except {skipped} field{skipped_s} changed since"; skipped_s = skipped
        ),
    }
}

/// A deed was done again, but for what others wrote over since.
pub fn deed_redone(what: &str, skipped: usize, lang: Lang) -> String {
    match skipped {
        0 => say!(lang, "“{what}”已重做", "Redone: {what}"),
        _ => say!(
            lang,
            "“{what}”已重做，其中 {skipped} 处之后另有修改，保持不动",
            "Redone: {what}, except {skipped} field{skipped_s} changed since"; skipped_s = skipped
        ),
    }
}

/// A deed cannot be turned any more, and why.
pub fn deed_stays(what: &str, why: &str, lang: Lang) -> String {
    say!(lang, "“{what}”：{why}", "{what}: {why}")
}
