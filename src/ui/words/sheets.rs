//! Words for workbooks: the sheet that is read, what there is to say of it, and why one cannot be read.

use crate::domain::text::Lang;
use crate::exchange::sheets::{ReadSheet, SheetError, SheetFacts};

use super::table_error;

words! {
    /// Words for workbooks.
    SheetWords {
        sheet: "工作表", "Sheet";
        notes: "工作簿里还有", "Also in this workbook";
        export: "导出", "Export";
        as_workbook: "导出为 Excel（.xlsx）", "Export as Excel (.xlsx)";
        as_csv: "导出为 CSV", "Export as CSV";
        copy: "复制表格", "Copy as table";
        not_copied: "浏览器不让复制，请导出文件", "The browser does not allow copying; export a file instead";
        as_whole: "导出全部栏目（.xlsx）", "Export all fields (.xlsx)";
        paste: "或在此粘贴表格", "Or paste a table here";
        paste_hint: "从 Excel、WPS 或网页复制后，点这里按 Ctrl+V，或长按选“粘贴”；在列表页上直接按 Ctrl+V 也可以。", "Copy in Excel, WPS or on a web page, then press Ctrl+V here, or hold and choose Paste. Ctrl+V on a list does the same.";
        no_table: "粘贴的不是表格：至少要有两行或两列", "That is no table: it needs at least two rows or two columns";
        pasted: "粘贴的表格", "Pasted table";
        projects: "项目清单", "Project list";
        page_of: "第 &P 页，共 &N 页", "Page &P of &N";
    }
}

/// A sheet in the list to choose from.
pub fn sheet_option(sheet: &SheetFacts, lang: Lang) -> String {
    let SheetFacts { name, hidden, cells } = sheet;
    match hidden {
        true => say!(lang, "{name}（隐藏，{cells} 格有内容）", "{name} (hidden, {cells} filled)"),
        false => say!(lang, "{name}（{cells} 格有内容）", "{name} ({cells} filled)"),
    }
}

/// Why this sheet is the one that is read.
pub fn sheet_grounds(sheets: usize, chosen_by_hand: bool, lang: Lang) -> String {
    match (chosen_by_hand, sheets) {
        (true, _) => say!(lang, "手工指定", "Chosen by hand"),
        (false, 0 | 1) => say!(lang, "只有这一张有内容", "The only one that holds anything"),
        (false, _) => say!(lang, "{sheets} 张工作表中内容最多的一张", "The fullest of {sheets} sheets"),
    }
}

/// What a person should know of how a sheet was read: each thing a sentence.
pub fn sheet_notes(read: &ReadSheet, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let hidden: Vec<&str> = read.hidden_sheets().map(|sheet| sheet.name.as_str()).collect();
    if !hidden.is_empty() {
        let names = hidden.join(super::list_comma(lang));
        notes.push(say!(
            lang,
            "隐藏的工作表：{names}（没有读入，可在上面选）",
            "Hidden sheets: {names} (not read; choose them above)"
        ));
    }
    let (rows, columns) = (read.hidden_rows, read.hidden_columns);
    if rows > 0 {
        notes.push(
            say!(lang, "{rows} 个隐藏行，已一并读入", "{rows} hidden row{rows_s}, read like the others"; rows_s = rows),
        );
    }
    if columns > 0 {
        notes.push(say!(
            lang,
            "{columns} 个隐藏列，已一并读入",
            "{columns} hidden column{columns_s}, read like the others"; columns_s = columns
        ));
    }
    let formulas = read.uncalculated;
    if formulas > 0 {
        notes.push(say!(
            lang,
            "{formulas} 个公式没有存下计算结果，按空格读入；在 Excel 或 WPS 中打开、保存一次即可",
            "{formulas} formula{formulas_s} without a stored result, read as empty; open and save the file once in Excel or WPS"; formulas_s = formulas
        ));
    }
    notes
}

/// The name of the file of a list: what it is called and the day, without what no file may be called.
pub fn sheet_file_name(title: &str, day: &str, ending: &str) -> String {
    let title: String =
        title.chars().filter(|letter| !letter.is_control() && !"\\/:*?\"<>|".contains(*letter)).collect();
    format!("{title}-{day}.{ending}")
}

/// That a list was handed to the browser to save.
pub fn sheet_exported(name: &str, rows: usize, lang: Lang) -> String {
    say!(lang, "已导出 {rows} 行：{name}", "Exported {rows} row{rows_s}: {name}"; rows_s = rows)
}

/// That a list lies on the clipboard.
pub fn sheet_copied(rows: usize, lang: Lang) -> String {
    say!(lang, "已复制 {rows} 行，可粘贴到 Excel 或 WPS", "Copied {rows} row{rows_s}: paste into Excel or WPS"; rows_s = rows)
}

/// Why a workbook is not read or written, and what to do.
pub fn sheet_error(error: SheetError, lang: Lang) -> String {
    match error {
        SheetError::Damaged => say!(
            lang,
            "工作簿不完整或已损坏（可能没有拷贝完）。请重新拷贝；仍不行就在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。",
            "The workbook is incomplete or damaged; perhaps it was not copied to its end. Copy it again; if that doesn’t help, open it in Excel or WPS, save it as .xlsx, then import that."
        ),
        SheetError::Locked => say!(
            lang,
            "这个文件设了打开密码。请在 Excel 或 WPS 中打开，去掉密码后另存为 .xlsx 再导入。",
            "This file needs a password to open. Open it in Excel or WPS, take the password off, save it as .xlsx, then import that."
        ),
        SheetError::Swollen { limit } => say!(
            lang,
            "工作簿解压后超过 {} MB，没有读入。请删去不用的工作表和多余的格式后再导入。",
            "Unpacked, the workbook is larger than {} MB; it was not read. Delete sheets and formats that you don’t need, then import it again.",
            limit >> 20
        ),
        SheetError::NoSheet => say!(lang, "工作簿里没有工作表。", "The workbook holds no sheet of cells."),
        SheetError::Table(error) => table_error(error, lang),
        SheetError::Stopped => say!(
            lang,
            "处理工作簿的部件中途停止（可能内存不够）。请关掉别的页面再试，或另存为 CSV 后导入。",
            "The part that handles workbooks stopped, perhaps for lack of memory. Close other pages and try again, or use CSV."
        ),
        SheetError::Late => say!(
            lang,
            "处理时间太长，已停止。请删去不用的工作表后再试，或改用 CSV。",
            "It took too long and was ended. Delete sheets that you don’t need and try again, or use CSV."
        ),
        SheetError::Missing => say!(
            lang,
            "这个页面不含处理工作簿的部件。请改用 CSV。",
            "This page does not hold the part that handles workbooks. Use CSV instead."
        ),
    }
}
