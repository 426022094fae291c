//! Words of lists that come in with months, and of lists whose rows are entries of a register.

use crate::domain::register::Register;
use crate::domain::text::Lang;
use crate::exchange::list::{Subject, YearGrounds};

words! {
    /// Words of months in a list.
    ListMonthWords {
        year: "各月的年份", "Year of the months";
        year_of_plan: "年度计划和累计完成的年份", "Year of the plan and of what is completed";
        year_of_both: "年度计划和各月的年份", "Year of the plan and the months";
        month_of_sum: "累计完成截至月份", "Completed up to the end of month";
        period_year: "年度", "Year";
        period_month: "月份", "Month";
        choose_year: "请选择年份", "Choose the year";
        choose_month: "请选择月份", "Choose the month";
        needs_year: "请先选择年份", "Choose the year first";
        needs_period: "请先选择月份或年度", "Choose the month or the year first";
        months: "月进度", "Months";
        candidates: "属于哪个项目", "Which project";
        open_to_choose: "，打开这一行选择", ": open the row to choose";
        import: "导入表格", "Import table";
        import_ledger: "导入问题台账", "Import issue ledger";
        year_of_days: "只写月日的日期，按年份", "Year for dates that give only month and day";
    }
}

/// Where the year of the months was taken from.
pub fn year_of_months(year: Option<(u16, YearGrounds)>, lang: Lang) -> String {
    match year {
        None => say!(lang, "表头和标题都没有写年份。", "Neither the headings nor the title name a year."),
        Some((year, YearGrounds::Title)) => {
            say!(lang, "{year} 年（取自标题，请核对）", "{year}, taken from the title: please check.")
        }
        Some((year, YearGrounds::Usual)) => {
            say!(
                lang,
                "{year} 年（清单没有写年份，暂按此年，请核对）",
                "{year}: the list names no year, so this one is taken; please check."
            )
        }
        Some((year, YearGrounds::Heading)) => say!(lang, "{year} 年（取自表头）", "{year}, taken from a heading."),
        Some((year, YearGrounds::Chosen)) => say!(lang, "{year} 年（手工指定）", "{year}, chosen by hand."),
    }
}

/// The columns of months in one line: of which months, which fields, how many columns.
pub fn month_columns(name: &str, span: &str, fields: &[&str], columns: usize, lang: Lang) -> String {
    let fields = fields.join(super::list_comma(lang));
    say!(lang, "{name} {span}：{fields}，{columns} 列", "{name} {span}: {fields}, {columns} columns")
}

/// The months from one to another.
pub fn month_span(from: (i32, u32), to: (i32, u32), lang: Lang) -> String {
    let ((year, first), (last_year, last)) = (from, to);
    match (lang, from == to, year == last_year) {
        (Lang::Zh, true, _) => format!("{year}年{first}月"),
        (Lang::Zh, false, true) => format!("{year}年{first}月–{last}月"),
        (Lang::Zh, false, false) => format!("{year}年{first}月–{last_year}年{last}月"),
        (Lang::En, true, _) => format!("{year}-{first:02}"),
        (Lang::En, false, _) => format!("{year}-{first:02} to {last_year}-{last:02}"),
    }
}

/// The months of a list whose year nobody has said yet.
pub fn months_without_year(first: u32, last: u32, lang: Lang) -> String {
    match first == last {
        true => say!(lang, "{first}月", "month {first}"),
        false => say!(lang, "{first}月–{last}月", "months {first} to {last}"),
    }
}

/// How many months.
pub fn months_counted(months: usize, lang: Lang) -> String {
    say!(lang, "{months} 个月", "{months} month{s}"; s = months)
}

/// How many projects, or entries of a register.
pub fn rows_counted(subject: Subject, count: usize, lang: Lang) -> String {
    match subject {
        Subject::Project => say!(lang, "{count} 个项目", "{count} project{s}"; s = count),
        Subject::Entry(register) => {
            let name = register.name.get(lang);
            let counted = if count == 1 { register.counted.0 } else { register.counted.1 };
            say!(lang, "{count} 条{name}", "{count} {counted}")
        }
        Subject::Problem => say!(lang, "{count} 个问题", "{count} issue{s}"; s = count),
    }
}

/// How many rows, with their months where they have any.
pub fn rows_and_months(subject: Subject, count: usize, months: usize, lang: Lang) -> String {
    let rows = rows_counted(subject, count, lang);
    match months {
        0 => rows,
        months => {
            let months = months_counted(months, lang);
            say!(lang, "{rows}、{months}", "{rows}, {months}")
        }
    }
}

/// The button that imports.
pub fn import_button(subject: Subject, count: usize, months: usize, lang: Lang) -> String {
    let what = rows_and_months(subject, count, months, lang);
    say!(lang, "导入 {what}", "Import {what}")
}

/// The title of the last step.
pub fn imported_rows(subject: Subject, count: usize, months: usize, lang: Lang) -> String {
    let what = rows_and_months(subject, count, months, lang);
    say!(lang, "已导入 {what}", "Imported: {what}")
}

/// What came in of a register.
pub fn imported_entries(new: usize, changed: usize, file: &str, lang: Lang) -> String {
    say!(lang, "来自“{file}”：新增 {new} 条，更新 {changed} 条。", "From “{file}”: {new} new, {changed} updated.")
}

/// What stands with every change that a running ledger brings.
pub fn from_ledger(file: &str, lang: Lang) -> String {
    say!(lang, "据台账“{file}”登记", "As listed in “{file}”")
}

/// The title of the page that imports entries of a register.
pub fn import_into(register: &Register, lang: Lang) -> String {
    let name = register.name.get(lang);
    say!(lang, "导入{name}", "Import: {name}")
}

/// A month that is off its sum.
pub fn month_off(month: &str, off: &str, lang: Lang) -> String {
    say!(lang, "{month} 与表内合计相差 {off}", "{month} is off the total in the list by {off}")
}
