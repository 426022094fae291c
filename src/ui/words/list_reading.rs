//! Words for how a file is read as a list: encoding, delimiter, quotes, units, and files that are none.

use crate::domain::text::Lang;
use crate::exchange::list::{Delimiter, DelimiterGrounds, Encoding, Grounds, Named, QuoteNote, TableError};

words! {
    /// Words for how a file is read as a list.
    ListReadingWords {
        automatic: "自动", "Automatic";
        fill_down_hint: "原表这一栏像是纵向合并过的单元格，只在每组第一行有内容。", "The cells of this column seem to have been merged: only the first row of each group has a value.";
        take_in: "作为项目导入", "Import it as a project";
        leave_out_again: "不导入这一行", "Skip this row";
        encoding: "文字编码", "Encoding";
        delimiter: "分隔符", "Delimiter";
        read_so: "文件读法", "How the file is read";
        take_back: "撤销上一次改动", "Undo the last change";
        open_exchange: "去报送汇总", "Go to Transfer";
        choose_unit: "请选单位", "Choose the unit";
        needs_unit: "有栏目的单位还没选", "Choose the missing units first";
        quotes_noted: "引号", "Quotation marks";
    }
}

/// How many rows a list has.
pub fn list_facts(rows: usize, lang: Lang) -> String {
    say!(lang, "{rows} 行数据", "{rows} row{rows_s}"; rows_s = rows)
}

/// The name of an encoding.
pub fn encoding(encoding: Encoding, lang: Lang) -> String {
    match encoding {
        Encoding::Utf8 => "UTF-8".to_owned(),
        Encoding::Gb18030 => say!(lang, "GB18030（GBK）", "GB18030 (GBK)"),
        Encoding::Utf16Le => "UTF-16".to_owned(),
        Encoding::Utf16Be => say!(lang, "UTF-16（高字节在前）", "UTF-16 (big-endian)"),
        Encoding::Big5 => say!(lang, "Big5（繁体）", "Big5 (traditional Chinese)"),
        Encoding::Western => say!(lang, "西文（Windows-1252）", "Western (Windows-1252)"),
    }
}

/// Why a list is read in its encoding, in a few words.
pub fn encoding_grounds(grounds: Grounds, lang: Lang) -> String {
    match grounds {
        Grounds::Mark => say!(lang, "文件开头有编码标记", "The file begins with its mark"),
        Grounds::Valid => say!(lang, "全文每个字都能读出", "Every character can be read"),
        Grounds::Nearly => say!(lang, "绝大多数字符能读出", "Nearly all characters can be read"),
        Grounds::Doubtful => say!(lang, "拿不准，请看样例核对", "Not certain: check the samples"),
        Grounds::Chosen => say!(lang, "手工指定", "Chosen by hand"),
    }
}

/// The name of a delimiter.
pub fn delimiter(delimiter: Delimiter, lang: Lang) -> String {
    match delimiter {
        Delimiter::Comma => say!(lang, "逗号 ,", "Comma ,"),
        Delimiter::Tab => say!(lang, "制表符", "Tab"),
        Delimiter::Semicolon => say!(lang, "分号 ;", "Semicolon ;"),
        Delimiter::Pipe => say!(lang, "竖线 |", "Vertical bar |"),
        Delimiter::WideComma => say!(lang, "全角逗号 ，", "Full-width comma ，"),
        Delimiter::Nothing => say!(lang, "不分栏（每行一格）", "None (one cell a line)"),
    }
}

/// Why a list is taken apart at its delimiter, in a few words.
pub fn delimiter_grounds(grounds: DelimiterGrounds, lang: Lang) -> String {
    match grounds {
        DelimiterGrounds::Declared => say!(lang, "文件首行已注明", "The first line of the file says so"),
        DelimiterGrounds::Chosen => say!(lang, "手工指定", "Chosen by hand"),
        DelimiterGrounds::Rows { even, cells, headings: 0 } => {
            say!(lang, "{even}% 的行都分成 {cells} 栏", "{even}% of the rows fall into {cells} columns")
        }
        DelimiterGrounds::Rows { even, cells, headings } => say!(
            lang,
            "{even}% 的行都分成 {cells} 栏，认出 {headings} 个表头",
            "{even}% of the rows fall into {cells} columns; {headings} headings recognised"
        ),
        DelimiterGrounds::NothingElse => say!(lang, "各行没有共同的分隔符", "No character divides the rows"),
    }
}

/// What the choice says that leaves it to the program, with what it took.
pub fn automatic(taken: &str, lang: Lang) -> String {
    say!(lang, "自动（{taken}）", "Automatic ({taken})")
}

/// That the encoding is not certain.
pub fn doubtful_encoding(taken: Encoding, lang: Lang) -> String {
    let taken = encoding(taken, lang);
    say!(
        lang,
        "编码拿不准，暂按 {taken} 读。请核对下面的样例，不对就在“文字编码”里另选。",
        "The encoding is not certain; the file is read as {taken}. Check the sample and choose another encoding if it is wrong."
    )
}

/// That characters of some cells are lost, with the first of them.
pub fn lost_characters(cells: usize, line: u64, column: &str, lang: Lang) -> String {
    say!(
        lang,
        "{cells} 个单元格里有字读不出来（显示为 �），第一处在第 {line} 行“{column}”。这些单元格不导入，其余照常；请对照原表补录，或换一种编码再看。",
        "{cells} cell{cells_s} hold characters that cannot be read (shown as �), the first on line {line}, “{column}”. Those cells are left out, everything else is read. Enter them from the original, or try another encoding."; cells_s = cells
    )
}

/// What is said of a quote.
pub fn quote_note(note: QuoteNote, lang: Lang) -> String {
    match note {
        QuoteNote::Stray { line } => {
            say!(
                lang,
                "第 {line} 行有一个单独的引号，已当作文字",
                "Line {line} has a single quotation mark, which is read as text"
            )
        }
        QuoteNote::Joined { line, lines } => say!(
            lang,
            "第 {line} 行的一个单元格占 {lines} 行文字，请核对没有并入别的行",
            "A cell on line {line} takes up {lines} lines of text; check that no other row is in it"
        ),
        QuoteNote::Unclosed { line } => say!(
            lang,
            "第 {line} 行的引号到文件末尾没有结束，文件可能没有存完",
            "A quotation mark on line {line} is never closed; the file may be incomplete"
        ),
    }
}

/// That the figures of a column are money of another country and stay as text.
pub fn kept_in_currency(currency: &str, lang: Lang) -> String {
    say!(
        lang,
        "金额单位是{currency}，没有对应到金额字段；请折算成人民币后再导入",
        "These figures are in {currency} and fill no amount; convert them to yuan first"
    )
}

/// The choice that fills empty cells of a column from above.
pub fn fill_down(cells: usize, lang: Lang) -> String {
    say!(lang, "向下填充 {cells} 个空单元格", "Fill {cells} empty cells from above")
}

/// Which cells of a row were filled from above.
pub fn filled_from_above(columns: &str, lang: Lang) -> String {
    say!(lang, "由上一行填充：{columns}", "Filled from above: {columns}")
}

/// How many more notes there are.
pub fn more_notes(count: usize, lang: Lang) -> String {
    say!(lang, "另有 {count} 处同样情况", "{count} more place{count_s} like these"; count_s = count)
}

/// That the figures of a column are in no unit that can be read.
pub fn unit_to_ask(named: Named, lang: Lang) -> String {
    match named {
        Named::Currency(currency) => {
            let name = currency.label(lang);
            say!(
                lang,
                "这一栏是{name}，金额只能按人民币登记。请在表中折算成人民币后再导入，或按原表头保留；确为人民币的，请选单位",
                "These figures are in {name}; amounts are kept in yuan. Convert them in the list first, or keep the column under its own name. If they are yuan after all, choose the unit"
            )
        }
        Named::Unclear | Named::Rate | Named::Unit(_) => {
            say!(lang, "表头写的单位认不出来，请选择", "The unit in the header is not understood: choose it")
        }
    }
}

/// Why a text is not a table.
pub fn table_error(error: TableError, lang: Lang) -> String {
    match error {
        TableError::Empty => say!(lang, "文件里没有内容。", "The file is empty."),
        TableError::TooLarge { limit } => {
            say!(
                lang,
                "文件超过 {} MB。请分成几份导入。",
                "The file is larger than {} MB. Please import it in parts.",
                limit >> 20
            )
        }
        TableError::TooManyRows { limit } => {
            say!(lang, "超过 {limit} 行。请分成几份导入。", "More than {limit} row{limit_s}. Please import the list in parts."; limit_s = limit)
        }
        TableError::TooManyColumns { line, limit } => {
            say!(
                lang,
                "第 {line} 行有内容的栏目超过 {limit} 个。请删去不用的栏目再导入。",
                "Line {line} has more than {limit} columns with content. Delete the columns that you don’t need, then import again."
            )
        }
        TableError::CellTooLong { line, column, limit } => say!(
            lang,
            "第 {line} 行第 {} 栏超过 {limit} 个字。",
            "Line {line}, column {}: more than {limit} character{limit_s}.",
            column + 1; limit_s = limit
        ),
    }
}
