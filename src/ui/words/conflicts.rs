//! Words of 数据冲突: what several people gave, and deciding between it.

use crate::domain::text::Lang;

use super::list_comma;

/// What several people gave for a field of a form, and what writing into it does.
pub fn in_conflict(values: &[String], lang: Lang) -> String {
    let values = values.join(list_comma(lang));
    say!(
        lang,
        "多人填报不一致：{values}。在这里改动即作出决定，不改则不作决定。",
        "In conflict: {values}. Changing it here decides it; leaving it decides nothing."
    )
}

/// How many values stand against each other, and what becomes of them.
pub fn all_kept(values: usize, lang: Lang) -> String {
    say!(
        lang,
        "{values} 种填报不一致，汇总后都保留，由人来定采用哪个",
        "{values} different values; all are kept, and someone decides after the merge"
    )
}

/// Conflicts that would come.
pub fn conflicts_count(count: usize, lang: Lang) -> String {
    say!(lang, "数据冲突 {count} 处", "{count} conflict{count_s}"; count_s = count)
}
