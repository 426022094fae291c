//! Words of 项目清单导入: what is asked about columns and rows, and what they add up to.

use crate::domain::text::Lang;
use crate::exchange::list::{Note, PlaceField};

words! {
    /// Words of what is in doubt about a list.
    ListDoubtWords {
        to_check: "请核对", "To check";
        nothing_doubtful: "各列均已认出，可以预览。", "Every column is recognised: go on to the preview.";
        day_order: "日月次序", "Order of day and month";
        choose: "请选择", "Please choose";
        month_first: "月/日/年", "Month/day/year";
        day_first: "日/月/年", "Day/month/year";
        month_one: "“.1”的含义", "Meaning of “.1”";
        january: "1 月", "January";
        october: "10 月（末位的 0 丢失）", "October (the final 0 was lost)";
        meaning: "含义", "Meaning";
        not_yet: "暂不导入这些单元格", "Leave these cells out for now";
        nothing: "不导入这些单元格", "Leave these cells out";
        sums: "核对数", "Totals";
        sums_agree: "与表内合计相符", "Agrees with the total in the list";
        deleted: "曾删除", "Deleted before";
        how_deleted: "删除情况", "Deletion";
        restore: "恢复并更新", "Restore and update";
        stay_away: "不导入", "Do not import";
        restored: "将恢复并更新", "Will be restored and updated";
        restore_all: "全部恢复并更新", "Restore and update all";
        deleted_note: "这些项目曾被删除，默认不导入。需要恢复的，打开该行选择“恢复并更新”。", "These projects were deleted and stay out. Open a row to restore and update its project.";
        other_changes: "其他变化", "Other changes";
    }
}

/// How many columns were recognised.
pub fn recognised_columns(count: usize, lang: Lang) -> String {
    say!(lang, "已认出 {count} 列", "Recognised: {count}")
}

/// How many columns are kept under their own names.
pub fn kept_columns(count: usize, lang: Lang) -> String {
    say!(lang, "按原表头保留 {count} 列", "Kept under their own names: {count}")
}

/// How many columns are left out.
pub fn dropped_columns(count: usize, lang: Lang) -> String {
    say!(lang, "不导入 {count} 列", "Not imported: {count}")
}

/// That identifiers were rewritten by a spreadsheet.
pub fn spoiled_codes(spoiled: usize, of: usize, lang: Lang) -> String {
    say!(
        lang,
        "{of} 个编号中有 {spoiled} 个被表格软件改写，不作编号使用，这些行按项目名称对应。",
        "{spoiled} of {of} codes were rewritten by a spreadsheet. They are not used; their rows go by the project name."
    )
}

/// That nothing says which number of a date is the day.
pub fn no_day_order(open: usize, lang: Lang) -> String {
    say!(
        lang,
        "{open} 个日期看不出哪个是日、哪个是月（如 03/04/2024）。",
        "In {open} dates nothing says which number is the day (such as 03/04/2024)."
    )
}

/// That the dates of a column are in two orders.
pub fn both_day_orders(open: usize, lang: Lang) -> String {
    say!(
        lang,
        "这一列有的日在前、有的月在前；其中 {open} 个无法判断，选定次序前不导入。",
        "Some dates have the day first, others the month; {open} cannot be told and stay out until you choose an order."
    )
}

/// That January may have been October.
pub fn lost_nought(cells: usize, lang: Lang) -> String {
    say!(
        lang,
        "{cells} 个单元格形如 2024.1，可能原为 2024.10；选定前不导入。",
        "{cells} cell{cells_s} read like 2024.1 and may have been 2024.10; they stay out until you choose."; cells_s = cells
    )
}

/// A word that is not among the options, with its rows.
pub fn unknown_word(word: &str, rows: usize, lang: Lang) -> String {
    say!(lang, "“{word}” × {rows} 行", "“{word}” in {rows} row{rows_s}"; rows_s = rows)
}

/// The name of the choice of a meaning.
pub fn meaning_of(word: &str, lang: Lang) -> String {
    say!(lang, "“{word}”的含义", "Meaning of “{word}”")
}

/// More unknown words than are listed.
pub fn more_words(count: usize, lang: Lang) -> String {
    say!(lang, "另有 {count} 个词不在选项之内。", "{count} more words are not among the options.")
}

/// Why the list cannot be compared yet.
pub fn choose_order_first(columns: &str, lang: Lang) -> String {
    say!(
        lang,
        "请先选择“{columns}”的日月次序，或将该列改为不导入",
        "Choose the order of day and month of “{columns}” first, or leave the column out"
    )
}

/// A field that tells projects of one name apart.
const fn place(field: PlaceField, lang: Lang) -> &'static str {
    match (field, lang) {
        (PlaceField::Location, Lang::Zh) => "建设地点",
        (PlaceField::Location, Lang::En) => "location",
        (PlaceField::LeadUnit, Lang::Zh) => "责任单位",
        (PlaceField::LeadUnit, Lang::En) => "responsible unit",
        (PlaceField::Owner, Lang::Zh) => "建设单位",
        (PlaceField::Owner, Lang::En) => "owner",
    }
}

/// Why a row is a project of its own although others are called the same.
pub fn same_name_note(note: &Note, lang: Lang) -> String {
    match note {
        Note::SameName { by, lines } => {
            let named: Vec<String> = lines.iter().take(5).map(u64::to_string).collect();
            let (by, zh, en) = (place(*by, lang), named.join("、"), named.join(", "));
            match lang {
                Lang::Zh => format!("与第 {zh} 行同名，{by}不同，按不同项目导入"),
                Lang::En => format!("Same name as line {en}, other {by}: a project of its own"),
            }
        }
        Note::SameNameKnown { by } => {
            let by = place(*by, lang);
            say!(
                lang,
                "本机已有同名项目，{by}不同，按新项目导入",
                "A project here has this name and another {by}: imported as new"
            )
        }
    }
}

/// When, by whom and why a project was deleted.
pub fn how_deleted(day: &str, by: &str, why: &str, lang: Lang) -> String {
    match (by, lang) {
        ("", Lang::Zh) => format!("{day} 删除：{why}"),
        (by, Lang::Zh) => format!("{day} 由{by}删除：{why}"),
        ("", Lang::En) => format!("Deleted {day}: {why}"),
        (by, Lang::En) => format!("Deleted {day} by {by}: {why}"),
    }
}

/// How far the sum that was read is from the one in the list.
pub fn sums_differ(printed: &str, difference: &str, lang: Lang) -> String {
    say!(lang, "表内合计 {printed}，相差 {difference}", "Total in the list {printed}, off by {difference}")
}

/// How much of a sum comes in, where rows stay out.
pub fn sum_of_list(of_list: &str, lang: Lang) -> String {
    say!(lang, "全表 {of_list}，其余行不导入", "{of_list} in the whole list; other rows stay out")
}
