//! Words of 项目清单导入.

use crate::domain::fields::{FieldError, FieldSpec, field_name};
use crate::domain::kind::Kind;
use crate::domain::text::Lang;
use crate::domain::when::Vague;
use crate::exchange::list::{CellError, RowError, Unit};

words! {
    /// Words of 项目清单导入.
    ListImportWords {
        title: "导入项目清单", "Import project list";
        steps: "步骤", "Steps";
        step_choose: "选择文件", "Choose file";
        step_columns: "对应栏目", "Match columns";
        step_preview: "预览", "Preview";
        step_done: "完成", "Done";
        choose: "选择清单文件", "Choose file";
        drop: "或把文件拖到这里", "or drop it here";
        kinds: "Excel 工作簿（.xlsx、.xlsm，不运行其中的宏）、CSV 或文本文件；工作表、编码和分隔符自动识别，下一步可以改。表头可以是任何文字，下一步再对应。", "An Excel workbook (.xlsx, .xlsm; its macros are not run), a CSV or a text file. Sheet, encoding and delimiter are recognised and can be changed in the next step. Column names don’t matter; you match them there.";
        keeps: "导入前先预览，确认后才写入，可以撤销。", "You see a preview before anything is saved, and you can undo the import.";
        refused: "这个文件不能导入", "This file cannot be imported";
        unchanged: "您的数据没有变化。", "Your data has not changed.";
        reading: "正在读取", "Reading";
        comparing: "正在比对", "Comparing";
        importing: "正在导入", "Importing";
        undoing: "正在撤销", "Undoing";
        other_file: "换一个文件", "Choose another file";
        heading_row: "表头所在行", "Header row";
        no_heading: "没有表头", "No header";
        columns: "栏目", "Columns";
        keep_extra: "按原表头保留", "Keep under its own name";
        drop_column: "不导入", "Do not import";
        drop_extras: "没有对应字段的栏目都不导入", "Import none of the unmatched columns";
        sure_exact: "自动识别", "Recognised";
        sure_similar: "表头相近", "Similar header";
        sure_cells: "按内容猜测，请核对", "Guessed from the content, please check";
        unit_guessed: "表头没写单位，请核对", "No unit in the header, please check";
        sure_nothing: "未识别", "Not recognised";
        sure_chosen: "已指定", "Chosen";
        empty_column: "（空栏）", "(empty)";
        needs_name: "请指出哪一栏是项目名称", "Choose the column with the project name";
        to_preview: "预览", "Preview";
        new: "新增", "New";
        changed: "更新", "Updated";
        same: "无变化", "Unchanged";
        wrong_cells: "未读的单元格", "Unread cells";
        refused_rows: "不导入的行", "Skipped rows";
        results: "导入结果预览", "Import preview";
        line: "行号", "Line";
        name: "项目名称", "Project name";
        column: "栏目", "Column";
        content: "内容", "Content";
        why: "原因", "Reason";
        empty: "（空）", "(empty)";
        leave_out_row: "含未读单元格的行整行不导入", "Skip every row with an unread cell";
        leave_out_row_hint: "不勾选时，只跳过这些单元格，其余内容照常导入。", "Otherwise only those cells are skipped and the rest of the row is imported.";
        nothing_title: "没有要导入的内容", "Nothing to import";
        nothing_text: "清单的内容都已在本机，没有不同。", "Everything in the list is already here, with the same content.";
        none_here: "这里没有行", "No rows here";
        open_projects: "查看项目", "View projects";
        undo_import: "撤销这次导入", "Undo this import";
        another: "再导入一份", "Import another list";
        undone: "已撤销导入，恢复到导入之前", "Import undone; everything is as it was before";
        left_alone: "部分内容之后又有改动，保持不变", "Some fields were changed since and stay as they are";
        open_project: "打开项目", "Open project";
        open_problem: "打开问题", "Open issue";
        open_ledger: "查看问题台账", "View issues";
    }
}

/// That the plans of another year give way.
pub fn years_replaced(years: &str, count: usize, lang: Lang) -> String {
    say!(
        lang,
        "清单是另一年度的：{count} 个项目原有 {years} 年度计划，导入后显示新年度的，原数留在变更记录中",
        "The list is about another year: {count} project{s} had plans for {years}. The new ones are shown; the old figures stay in the history";
        s = count
    )
}

/// A line of the file, with its first words.
pub fn line_option(line: u64, words: &str, lang: Lang) -> String {
    say!(lang, "第 {line} 行：{words}", "Line {line}: {words}")
}

/// The name of the choice of a field for a column.
pub fn field_of(column: &str, lang: Lang) -> String {
    say!(lang, "“{column}”对应的字段", "Field of “{column}”")
}

/// The name of the choice of a unit for a column.
pub fn unit_of(column: &str, lang: Lang) -> String {
    say!(lang, "“{column}”的单位", "Unit of “{column}”")
}

/// How many rows of a file hold nothing in a column.
pub fn filled_cells(filled: usize, rows: usize, lang: Lang) -> String {
    say!(lang, "{filled} / {rows} 行有内容", "{filled} of {rows} row{rows_s} filled"; rows_s = rows)
}

/// The name of a field with the unit in which it is stored.
pub fn with_unit(spec: &FieldSpec, lang: Lang) -> String {
    let name = spec.name.get(lang);
    match Unit::of_kind(spec.kind).first().map(|unit| unit.label(lang)) {
        Some(unit) => say!(lang, "{name}（{unit}）", "{name} ({unit})"),
        None => name.to_owned(),
    }
}

/// How many more fields change.
pub fn more_changes(count: usize, lang: Lang) -> String {
    say!(lang, "等 {count} 项", "… {count} in total")
}

/// What came in.
pub fn imported(new: usize, changed: usize, file: &str, lang: Lang) -> String {
    say!(
        lang,
        "来自“{file}”：新增 {new} 个项目，更新 {changed} 个项目。",
        "From “{file}”: {new} new project{new_s}, {changed} updated."; new_s = new
    )
}

/// How many cells were left out.
pub fn cells_left_out(cells: usize, rows: usize, lang: Lang) -> String {
    if rows == 0 {
        return say!(
            lang,
            "有 {cells} 个单元格读不出来，见“未识别的单元格”。",
            "{cells} cell{cells_s} cannot be read; see “Unrecognised cells”."; cells_s = cells
        );
    }
    say!(
        lang,
        "有 {cells} 个单元格读不出来（导入的行中有 {rows} 行），见“未读的单元格”。",
        "{cells} cell{cells_s} cannot be read ({rows} of the rows that come in); see “Unread cells”."; cells_s = cells
    )
}

/// Where a row stands in the file.
pub fn line_of_file(line: u64, lang: Lang) -> String {
    say!(lang, "文件第 {line} 行", "Line {line} of the file")
}

/// Why a row stays out.
pub fn row_error(error: RowError, lang: Lang) -> String {
    match error {
        RowError::NoName => say!(lang, "没有项目名称", "No project name"),
        RowError::Sum => say!(lang, "合计行", "Total row"),
        RowError::GroupTitle => say!(lang, "分组标题", "Group heading"),
        RowError::Note => say!(lang, "备注或签名", "Note or signature"),
        RowError::Heading => say!(lang, "重复的表头", "Heading repeated"),
        RowError::Duplicate { of_line } => {
            say!(lang, "与第 {of_line} 行重复", "Repeats line {of_line}")
        }
        RowError::OtherwiseTold { of_line } => say!(
            lang,
            "与第 {of_line} 行同名而内容不同，没有编号或建设地点可以区分",
            "Same name as line {of_line} with other content, and no code or location to tell them apart"
        ),
        RowError::SeveralKnown => {
            say!(lang, "本机有多个同名项目，无法判断是哪一个", "Several projects here have this name")
        }
        RowError::WrongCells => say!(lang, "有未读的单元格", "Has unread cells"),
        RowError::NoProject => say!(lang, "本机没有这个项目", "No project here is called so"),
        RowError::NoProblem => say!(lang, "没有写问题", "No issue"),
        RowError::NotForRole => {
            say!(
                lang,
                "问题由督查组登记，请换督查组的人导入",
                "Issues are recorded by the inspection team: ask it to import them"
            )
        }
        RowError::NoPeriod => say!(lang, "没有写月份或年度", "No month or year"),
        RowError::Lacks(register, key) => {
            let name = field_name(Some(Kind::Entry(register)), key, lang);
            say!(lang, "没有{name}", "Lacks “{name}”")
        }
        RowError::Broken(register, rule) => rule.check.says(register).get(lang).to_owned(),
        RowError::SameEntry { of_line } => {
            say!(lang, "与第 {of_line} 行是同一条记录而内容不同", "The record of line {of_line} with other content")
        }
    }
}

/// Why a cell is left out.
pub fn cell_error(error: &CellError, lang: Lang) -> String {
    match error {
        CellError::InConflict => {
            say!(lang, "这一项有数据冲突，请先处理", "This field is in conflict: resolve it first")
        }
        CellError::SpoiledCode => say!(lang, "编号被表格软件改写", "Code rewritten by a spreadsheet"),
        CellError::ErrorValue => say!(lang, "表格没有给出值", "The spreadsheet gave no value"),
        CellError::NoDayOrder => say!(lang, "日月次序不明", "Day and month cannot be told apart"),
        CellError::OtherDayOrder => say!(lang, "与所选日月次序不符", "Not a date in the chosen order"),
        CellError::MonthOne => say!(lang, "可能是 1 月，也可能是 10 月", "January or October"),
        CellError::Vague(Vague::PartOfYear) => {
            say!(lang, "只写到半年、季度或年初年中，请写到月", "Only a part of a year: give the month")
        }
        CellError::Vague(Vague::Span) => say!(lang, "写的是一段时间，请写一个日期", "A span of time: give one date"),
        CellError::Vague(Vague::Before) => {
            say!(
                lang,
                "“某月前”含义不明，请写“某月底前”或具体日期",
                "“Before” a month or year is unclear: give its end or a day"
            )
        }
        CellError::NoYear => say!(lang, "没有写年份", "No year"),
        CellError::OfOthers(register, key) => {
            let name = field_name(Some(Kind::Entry(register)), key, lang);
            say!(lang, "“{name}”不由您的角色填写", "“{name}” is not for your role to fill in")
        }
        CellError::RuleBroken(register, rule) => rule.check.says(register).get(lang).to_owned(),
        CellError::NoLife(why) => super::refusal(why, lang),
        CellError::Damaged => {
            say!(lang, "有字读不出来，请对照原表补录", "Characters are lost: enter it from the original")
        }
        CellError::Unfit(FieldError::NotANumber) => say!(lang, "不是数字", "Not a number"),
        CellError::Unfit(FieldError::Negative) => say!(lang, "小于零", "Negative"),
        CellError::Unfit(FieldError::NotADate) => say!(lang, "不是日期", "Not a date"),
        CellError::Unfit(FieldError::NotATime) => say!(lang, "不是时间", "Not a time"),
        CellError::Unfit(FieldError::NotAYear) => say!(lang, "不是年份", "Not a year"),
        CellError::Unfit(FieldError::NotAPhone) => say!(lang, "不是电话号码", "Not a telephone number"),
        CellError::Unfit(FieldError::NotAPlace(_)) => say!(lang, "不是坐标", "Not coordinates"),
        CellError::Unfit(FieldError::NotADay) => say!(lang, "不是某一天", "Not a day"),
        CellError::Unfit(FieldError::NotAMonth) => say!(lang, "不是月份", "Not a month"),
        CellError::Unfit(FieldError::NotACount) => say!(lang, "不是整数", "Not a whole number"),
        CellError::Unfit(FieldError::NotYesOrNo) => say!(lang, "不是“是”或“否”", "Neither yes nor no"),
        CellError::Unfit(FieldError::NotAReference) => say!(lang, "没有对应的记录", "No such record"),
        CellError::Unfit(FieldError::OutOfRange(least, most)) => {
            say!(lang, "不在 {least} 与 {most} 之间", "Not between {least} and {most}")
        }
        CellError::Unfit(FieldError::NotAChoice) => say!(lang, "不在选项之内", "Not one of the options"),
        CellError::Unfit(FieldError::TooLong(limit)) => {
            say!(lang, "超过 {limit} 个字", "More than {limit} character{limit_s}"; limit_s = limit)
        }
    }
}

/// A file that the browser would not hand over.
pub fn file_unreadable(lang: Lang) -> String {
    say!(
        lang,
        "浏览器读不到这个文件。它可能已被移动，或正被别的程序占用。",
        "The browser cannot read this file. It may have been moved, or another program is using it."
    )
}
