//! What came of a table as it goes out: on paper, as a workbook, as CSV, over the clipboard.

use crate::app::table_check::TableCheck;
use crate::domain::text::Lang;
use crate::ui::parts::printing::{PaperCell, PaperColumn, PaperList};
use crate::ui::words::{self, CheckWords};

use super::told::{cells_of, heads};

/// Every doubtful cell.
pub fn on_paper(check: &TableCheck, lang: Lang) -> PaperList {
    let words = CheckWords::of(lang);
    let checked = &check.checked;
    let counted = words::cells_checked(checked.cells, checked.findings.len(), lang);
    let by_cut = checked.cut.map(|cut| words::right_by(cut, lang));
    PaperList {
        title: words::told(words.title, &check.list.file, lang),
        foot: std::iter::once(counted).chain(by_cut).collect::<Vec<_>>().join(words::semicolon(lang)),
        filtered: String::new(),
        columns: heads(words).map(|head| PaperColumn { head: head.to_owned(), set: PaperCell::Words }).into(),
        rows: checked.findings.iter().map(|finding| cells_of(check, finding, lang).into()).collect(),
        sums: None,
    }
}
