//! Words of lists on paper.

use crate::domain::text::Lang;

words! {
    /// Words of lists on paper.
    PaperWords {
        place: "序号", "No.";
        sum: "合计", "Total";
        audited_by: "审核：", "Checked by:";
        filled_in_by_person: "填报：", "Prepared by:";
        signed_on: "　　年　　月　　日（盖章）", "Date and seal:";
    }
}

/// Which problems a printed ledger holds.
pub fn print_filter(filter: &str, lang: Lang) -> String {
    say!(lang, "筛选条件：{filter}", "Filter: {filter}")
}

/// Who made a printed list.
pub fn filled_in_by(office: &str, lang: Lang) -> String {
    say!(lang, "填报单位：{office}", "Prepared by: {office}")
}
