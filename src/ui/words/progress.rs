//! Words of 进度: the month grid and a project's year.

use chrono::NaiveDate;

use crate::app::grid::sheet::money;
use crate::app::grid::writing::Becomes;
use crate::app::grid::{Marked, Pending, Why};
use crate::domain::figures::month::Month;
use crate::domain::text::{Lang, figure};

use super::refusal;

words! {
    /// Words of 进度.
    ProgressWords {
        title: "进度", "Progress";
        grid: "本月填报", "Monthly reports";
        project: "项目", "Project";
        month_before: "上个月", "Month before";
        month_after: "下个月", "Month after";
        year_before: "上一年", "Year before";
        year_after: "下一年", "Year after";
        year: "年", "Year";
        of_month: "月", "Month";
        unit: "责任单位", "Responsible unit";
        all_units: "全部单位", "All units";
        no_unit: "未定单位", "No unit";
        only: "只看", "Only";
        unreported: "未报", "Not reported";
        late: "迟报", "Late";
        differs: "上报核定差大", "Differing";
        unverified: "未核定", "Not verified";
        not_reported: "未报", "none";
        great_difference: "差大", "great difference";
        reported_mark: "报", "rep.";
        reported_mark_says: "上报数，未核定", "as reported, not verified";
        to_date: "累", "YTD";
        verified_by_visit: "核定的督查", "Visit that verified it";
        sum: "合计", "Total";
        basis: "核定依据", "Basis of verified figures";
        no_basis: "（未选）", "(none)";
        cancel: "取消", "Cancel";
        write: "写入", "Write";
        print: "打印", "Print";
        paste_hint: "可从表格整块粘贴；Tab 右移，Enter 下移，Esc 后 Tab 离开", "Paste blocks from a spreadsheet; Tab moves right, Enter down; Esc, then Tab leaves";
        tab_leaves: "再按 Tab 离开表格", "Tab now leaves the grid";
        computed: "这一格由其他栏目算出，不能填写", "This figure is computed and cannot be typed";
        nothing_to_paste: "剪贴板里没有可以粘贴的内容", "There is nothing to paste on the clipboard";
        empty: "没有要填报进度的项目", "No projects that report progress";
        empty_text: "先导入项目清单或新增项目；储备和已取消的项目不在这里。", "Import a project list or add projects first; projects in the pipeline and cancelled ones do not report.";
        to_projects: "导入清单", "Import a list";
        none_match: "没有符合条件的项目", "No matching projects";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        clear: "清除条件", "Clear filters";
        of_project: "项目资料", "Project";
        verified_to_date: "核定累计", "Verified to date";
        year_plan: "年度计划", "Plan of the year";
        same_as_before: "与上月相同", "As last month";
        previous_project: "上一项目", "Previous";
        save_and_next: "保存并下一个", "Save and next";
        planned: "计划", "Planned";
        whole_year: "全年进度表", "Table of the year";
        sheet_title: "重点项目形象进度表", "Progress of key projects";
        footnote: "* 为上报数，未核定。", "* as reported, not verified.";
    }
}

/// A month as people read it.
pub fn month_words(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", month.year(), month.number()),
        Lang::En => month.to_string(),
    }
}

/// What is marked, and its sum.
pub fn marked(marked: &Marked, unit: &str, lang: Lang) -> String {
    let cells = figure(marked.cells);
    match marked.sum {
        Some(sum) if marked.figures > 1 => {
            let (sum, figures) = (money(sum), figure(marked.figures));
            let space = if unit.is_empty() { "" } else { " " };
            say!(
                lang,
                "选中 {cells} 格 · {figures} 个数 · 合计 {sum}{space}{unit}",
                "{cells} cell{s} · {figures} figure{f} · total {sum}{space}{unit}"; s = cells, f = figures
            )
        }
        _ if marked.cells > 1 => say!(lang, "选中 {cells} 格", "{cells} cell{s}"; s = cells),
        _ => String::new(),
    }
}

/// What a pasted block that waits comes to.
pub fn pending(pending: &Pending, lang: Lang) -> String {
    let (rows, columns) = pending.size;
    let mut said = vec![say!(lang, "粘贴 {rows}×{columns}", "Pasted {rows}×{columns}")];
    let mut add = |count: usize, zh: &str, en: &str| {
        if count > 0 {
            let count = figure(count);
            said.push(match lang {
                Lang::Zh => format!("{zh} {count}"),
                Lang::En => format!("{count} {en}"),
            });
        }
    };
    add(pending.count(Becomes::New), "新填", "new");
    add(pending.count(Becomes::Changed), "改动", "changed");
    add(pending.count(Becomes::Blank), "清空", "blanked");
    add(pending.count(Becomes::Same), "相同", "the same");
    add(pending.unread(), "不能写入", "not writable");
    add(pending.computed, "计算栏略过", "on computed columns, passed over");
    add(pending.outside, "没有位置", "without a place");
    if pending.by_name > 0 {
        said.push(say!(lang, "按项目名称对应", "matched by name"));
    }
    if pending.had_heads {
        said.push(say!(lang, "表头已略过", "heads passed over"));
    }
    said.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// Why a cell takes nothing.
pub fn why_not(why: &Why, lang: Lang) -> String {
    why.refusal().map_or_else(|| ProgressWords::of(lang).computed.to_owned(), |why| refusal(&why, lang))
}

/// A cell that takes nothing, and why.
pub fn cell_refused(cell: &str, why: &str, lang: Lang) -> String {
    say!(lang, "{cell}：{why}", "{cell}: {why}")
}

/// How many days a report was late.
pub fn late_by(days: i64, lang: Lang) -> String {
    say!(lang, "迟{days}天", "{days} day{s} late"; s = days)
}

/// What was written at once.
pub fn cells_written(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "已写入 {count} 格", "{count} cell{s} written"; s = count)
}

/// How many cells were blanked.
pub fn cells_blanked(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "已清空 {count} 格", "{count} cell{s} blanked"; s = count)
}

/// The name of a group with how many projects it has.
pub fn unit_with_count(unit: &str, count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "{unit}　{count} 项", "{unit}, {count} project{s}"; s = count)
}

/// The sum over everything that is shown.
pub fn sum_of(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "合计 {count} 项", "Total of {count}")
}

/// Until when the figures are, and in which unit, below a head.
pub fn figures_as_of(month: Month, lang: Lang) -> String {
    let month = month_words(month, lang);
    say!(lang, "截至 {month} · 单位：万元", "As of {month} · in 10,000 yuan")
}

/// A year, and its unit.
pub fn in_year(year: i32, lang: Lang) -> String {
    say!(lang, "{year}年 · 单位：万元", "{year} · in 10,000 yuan")
}

/// A year as people read it.
pub fn year_words(year: i32, lang: Lang) -> String {
    say!(lang, "{year}年", "{year}")
}

/// The plan of a year that stands in the project itself.
pub fn plan_of_project(plan: &str, lang: Lang) -> String {
    say!(lang, "本年未下达，暂按项目资料 {plan}", "No plan set for the year; {plan} from the project counts")
}

/// Which of how many projects is filled in, and how many have not reported.
pub fn place_of(place: usize, count: usize, unreported: usize, lang: Lang) -> String {
    say!(
        lang,
        "第 {place} / {count} 个项目 · 未报 {unreported}",
        "Project {place} of {count} · {unreported} not reported"
    )
}

/// What stood in a field a month ago.
pub fn last_month(text: &str, lang: Lang) -> String {
    say!(lang, "上月 {text}", "Last month {text}")
}

/// By when a month is to be reported.
pub fn report_until(day: NaiveDate, lang: Lang) -> String {
    let day = day.format("%m-%d");
    say!(lang, "{day} 前报送", "to be reported by {day}")
}
