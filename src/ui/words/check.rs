//! Words of 核表: whether a published table adds up.

use crate::domain::text::{Lang, figure};
use crate::exchange::check::{Cut, Verdict};

words! {
    /// Words of 核表.
    CheckWords {
        title: "核表", "Check a table";
        about: "核对公布的表格：合计、完成率、增幅、占比、名次对不对得上，按哪种取舍相符", "Whether a published table adds up: sums, rates, growth, shares, ranks, and under which rounding";
        choose: "选择表格文件", "Choose a table";
        kinds: "Excel 工作簿（.xlsx、.xlsm，不运行其中的宏）、CSV 或文本文件，也可以直接粘贴表格。合并的表头、表头里的单位（亿元、万元、亩）都认得。", "An Excel workbook (.xlsx, .xlsm; its macros are not run), a CSV or a text file, or a pasted table. Merged headers and units in headers are understood.";
        nothing_written: "只核对，不写入本单位数据。", "Nothing is written into your book.";
        reading: "正在核对", "Checking";
        other_table: "换一张表", "Another table";
        refused: "这个文件核对不了", "This file cannot be checked";
        nothing_to_check: "没有找到可以核对的数", "Nothing to check was found";
        nothing_to_check_text: "表里要有合计行，或者有完成率、增幅、占比、名次、差额这样的栏目和算它的栏目。表头认得不对的，换一个表头行再试。", "A table needs a row of sums, or columns such as completion, growth, share, rank or difference with those that they are made of. If the header row was guessed wrongly, choose another.";
        all_right: "核对的数都相符", "Everything that was checked agrees";
        doubtful: "存疑的数", "Doubtful figures";
        row: "行", "Row";
        column: "栏目", "Column";
        stands: "表中为", "Printed";
        follows: "推算为", "Follows";
        from: "由何推算", "From";
        rule: "核对依据", "Rule";
        verdict: "结论", "Result";
        print: "打印", "Print";
        marked: "原表（△ 为存疑）", "The table (△ marks what is doubtful)";
        checked_what: "核对了哪些关系", "What was held against what";
        rows_of_sum: "合计、小计各行", "rows of sums";
        found_by_rows: "表头没写，按多数行相符认定", "not said by a header; most rows keep it";
        unmatched: "没有找到由哪些栏目算出", "Nothing found that it follows from";
        read_so: "表格读法", "How the table is read";
    }
}

/// How a figure is cut.
pub const fn cut_name(cut: Cut, lang: Lang) -> &'static str {
    match (cut, lang) {
        (Cut::Half, Lang::Zh) => "四舍五入",
        (Cut::Half, Lang::En) => "rounding half up",
        (Cut::Down, Lang::Zh) => "舍去",
        (Cut::Down, Lang::En) => "cutting off",
        (Cut::Up, Lang::Zh) => "进一",
        (Cut::Up, Lang::En) => "rounding up",
    }
}

/// What came of a cell.
pub fn check_verdict(verdict: Verdict, lang: Lang) -> String {
    match verdict {
        Verdict::Right => say!(lang, "相符", "agrees"),
        Verdict::Otherwise(cut) => {
            let cut = cut_name(cut, lang);
            say!(lang, "按{cut}计算相符", "agrees by {cut}")
        }
        Verdict::Unrounded(_) => {
            say!(lang, "表中数取整前可能相符，请核原始数", "may agree before the table’s own figures were rounded")
        }
        Verdict::Wrong => say!(lang, "不相符", "does not agree"),
    }
}

/// How many cells were checked, and how many are doubtful.
pub fn cells_checked(cells: usize, doubtful: usize, lang: Lang) -> String {
    let (cells, doubtful) = (figure(cells), figure(doubtful));
    say!(lang, "核对 {cells} 个数，存疑 {doubtful} 个", "{cells} checked, {doubtful} doubtful")
}

/// Under which way of cutting all of a table is right.
pub fn right_by(cut: Cut, lang: Lang) -> String {
    let cut = cut_name(cut, lang);
    say!(lang, "全部比率按{cut}计算相符", "All rates agree by {cut}")
}

/// What follows by 四舍五入, and when cut.
pub fn follows_either(half: &str, down: &str, lang: Lang) -> String {
    match half == down {
        true => half.to_owned(),
        false => say!(lang, "{half}（舍去为 {down}）", "{half} ({down} cut off)"),
    }
}

/// Shares that were added up.
pub fn shares_make(sum: &str, lang: Lang) -> String {
    say!(lang, "各项占比之和 {sum}", "Shares add up to {sum}")
}

/// Many cells of a sum.
pub fn rows_summed(rows: usize, lang: Lang) -> String {
    let rows = figure(rows);
    say!(lang, "{rows} 行之和", "sum over {rows} row{s}"; s = rows)
}

/// How many rows of the table are shown of how many.
pub fn rows_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (shown, all) = (figure(shown), figure(all));
    say!(lang, "只列出前 {shown} 行，共 {all} 行", "The first {shown} of {all} are shown")
}

/// A column with the columns that it follows from.
pub fn follows_from(column: &str, from: &str, lang: Lang) -> String {
    say!(lang, "“{column}”由{from}推算", "“{column}” from {from}")
}
