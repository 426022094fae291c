//! Words of 台账: what every register says of itself stands in its own table.

use chrono::NaiveDate;

use crate::app::entry_form::{Fault, Locked, PERIOD};
use crate::domain::fields::{FieldKind, FieldSpec, Writers};
use crate::domain::register::{Days, Register, Rule};
use crate::domain::text::{Lang, figure};

use super::{FieldWords, field_error};

words! {
    /// Words of 台账.
    RegisterWords {
        title: "台账", "Registers";
        holds: "记什么", "What it holds";
        reached: "已到的一步", "Step reached";
        any_step: "全部步骤", "All steps";
        reckoned: "推算", "Reckoned";
        rule: "规则", "Rule";
        made_of: "依据", "Made from";
        funnel_rates: "漏斗与比率", "Funnel and rates";
        step: "步骤", "Step";
        wan: "万元", "CNY 10,000";
        of_before: "占上一步", "Of the step before";
        of_money: "金额占上一步", "Of its money";
        skipped: "跳过", "Passed over";
        rates: "比率", "Rates";
        above_line: "计入分子", "Above the line";
        below_line: "仅在分母", "Below the line only";
        nothing_to_count: "没有可计的记录", "Nothing to count";
        records: "记录", "Records";
        newest: "最近更新", "Last change";
        name: "名称", "Name";
        add: "记一条", "Add a record";
        none_match: "没有符合条件的记录", "No matching records";
        none_match_text: "换个关键词，或去掉筛选条件。", "Try other words, or remove filters.";
        clear: "清除条件", "Clear filters";
        search: "查找记录", "Search records";
        search_hint: "项目、名称、文号", "Project, name, number";
        columns: "显示的列", "Columns";
        print: "打印", "Print";
        sum: "合计", "Total";
        astray_text: "编号里的项目与所填的项目不同，不计入合计", "Its number names another project than it does; it is left out of totals";
        doubtful: "存疑", "In doubt";
        project: "项目", "Project";
        any_project: "全部项目", "All projects";
        year: "年度", "Year";
        any_year: "全部年度", "All years";
        state: "状态", "State";
        any_state: "全部状态", "All states";
        yes: "是", "Yes";
        month: "月份", "Month";
        no_project: "请先新增项目，再登记。", "Add a project first, then record.";
        whole_page: "打开整页", "Open full page";
        beside: "记录详情", "Record details";
        more_fields: "更多栏目", "More fields";
        save: "保存", "Save";
        save_next: "保存并再记", "Save and add another";
        added: "已登记", "Record added";
        saved: "已保存", "Saved";
        deleted: "记录已删除", "Record deleted";
        delete: "删除", "Delete";
        delete_text: "记录会从台账中移除，原因留在历史中。", "The record is removed from the register; the reason stays in its history.";
        again: "再次申报", "Apply again";
        there: "已有这条记录：保存会修改它，没填的栏目不变。", "This record is there already: saving changes it; fields left empty stay as they are.";
        there_open: "打开已有记录", "Open the record";
        fix: "有的内容需要改正", "Some fields need correcting";
        choose_project: "选择项目", "Choose a project";
        needed: "必填", "Required";
        facts: "记录内容", "Details";
        more: "更多", "More";
        filter: "条件", "Filters";
        sort: "排序", "Sort by";
        natural: "自然顺序", "Natural order";
        previous: "上一条", "Previous";
        next_one: "下一条", "Next";
        reason: "理由", "Reason";
        key_locked: "这一项决定是哪条记录，不能修改", "This decides which record it is and cannot be changed";
    }
}

/// How many records are shown of how many.
pub fn records_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 条", "{all} record{all_s}"; all_s = all),
        false => say!(lang, "{shown} / {all} 条", "{shown} of {all}"),
    }
}

/// The name of an empty register.
pub fn none_yet(register: &Register, lang: Lang) -> String {
    let (name, counted) = (register.name.get(lang), register.counted.1);
    say!(lang, "还没有{name}记录", "No {counted} yet")
}

/// What is made by the main button, for the palette.
pub fn new_entry(register: &Register, lang: Lang) -> String {
    let (name, counted) = (register.name.get(lang), register.counted.0);
    say!(lang, "登记{name}", "Add: {counted}")
}

/// Editing an entry that is called so.
pub fn edit_entry(title: &str, lang: Lang) -> String {
    say!(lang, "修改{title}", "Edit {title}")
}

/// Asking again for what an entry is called.
pub fn again_of(title: &str, lang: Lang) -> String {
    say!(lang, "再次申报：{title}", "Apply again: {title}")
}

/// All values of a facet that is called so.
pub fn any_of(name: &str, lang: Lang) -> String {
    say!(lang, "{name}：全部", "{name}: all")
}

/// The unit of the figures of a field, as the head of a column says it; nothing for what has none.
pub fn unit_in_head(spec: &FieldSpec, lang: Lang) -> Option<&'static str> {
    match (spec.kind, lang) {
        (FieldKind::Money, Lang::Zh) => Some("万元"),
        (FieldKind::Money, Lang::En) => Some("CNY m"),
        (FieldKind::Area, _) => Some(FieldWords::of(lang).mu),
        (FieldKind::Percent, _) => Some("%"),
        _ => spec.unit.map(|(zh, en)| if lang == Lang::Zh { zh } else { en }),
    }
}

/// The head of the column of a field, with the unit of its figures.
pub fn field_head(spec: &FieldSpec, lang: Lang) -> String {
    let name = spec.name.get(lang);
    match unit_in_head(spec, lang) {
        Some("%") if name.contains('%') => name.to_owned(),
        Some(unit) => say!(lang, "{name}({unit})", "{name} ({unit})"),
        None => name.to_owned(),
    }
}

/// What is wrong with a field of a form.
pub fn entry_fault(key: &str, fault: &Fault, register: &Register, lang: Lang) -> String {
    match fault {
        Fault::Text(error) => field_error(error, lang),
        Fault::Rule(rule) => rule_broken(rule, register, lang),
        Fault::Needed => match register.field(key) {
            Some(spec) => say!(lang, "请填写{}", "Please fill in: {}", spec.name.get(lang)),
            None if key == PERIOD => say!(lang, "请选择月份或年份", "Choose a month or a year"),
            None => RegisterWords::of(lang).choose_project.to_owned(),
        },
    }
}

/// The sentence of a rule that does not hold.
pub fn rule_broken(rule: &Rule, register: &Register, lang: Lang) -> String {
    rule.check.says(register).get(lang).to_owned()
}

/// Why a field takes nothing.
pub fn locked(why: Locked, lang: Lang) -> String {
    match why {
        Locked::Key => RegisterWords::of(lang).key_locked.to_owned(),
        Locked::Role(Writers::Office) => say!(lang, "由综合岗填写", "Filled in by the office"),
        Locked::Role(Writers::Team | Writers::All) => {
            say!(lang, "由督查组填写", "Filled in by the inspection team")
        }
    }
}

/// From when to when a clock has run, and the last day in time.
pub fn clock_dates(from: &str, until: Option<String>, due: Option<NaiveDate>, lang: Lang) -> String {
    let ran = match until {
        Some(until) => format!("{from} → {until}"),
        None => say!(lang, "{from} 起", "since {from}"),
    };
    match due {
        Some(due) => say!(lang, "{ran} · 到期 {due}", "{ran} · due {due}"),
        None => ran,
    }
}

/// The day on which a clock ends that nothing begins.
pub fn clock_due(due: NaiveDate, lang: Lang) -> String {
    say!(lang, "到期 {due}", "due {due}")
}

/// How many days were used.
pub fn clock_used(days: i64, kind: Days, lang: Lang) -> String {
    match kind {
        Days::Natural => say!(lang, "已用 {days} 天", "{days} day{s} used"; s = days),
        Days::Working => say!(lang, "已用 {days} 工作日", "{days} working day{s} used"; s = days),
    }
}

/// How many days something has waited.
pub fn clock_waited(days: i64, kind: Days, lang: Lang) -> String {
    match kind {
        Days::Natural => say!(lang, "{days} 天", "{days} day{s}"; s = days),
        Days::Working => say!(lang, "{days} 工作日", "{days} working day{s}"; s = days),
    }
}

/// How many days are left.
pub fn clock_left(days: i64, kind: Days, lang: Lang) -> String {
    if days == 0 {
        return say!(lang, "今天到期", "due today");
    }
    match kind {
        Days::Natural => say!(lang, "剩 {days} 天", "{days} day{s} left"; s = days),
        Days::Working => say!(lang, "剩 {days} 工作日", "{days} working day{s} left"; s = days),
    }
}

/// By how many days it is passed.
pub fn clock_over(days: i64, kind: Days, lang: Lang) -> String {
    match kind {
        Days::Natural => say!(lang, "超 {days} 天", "{days} day{s} over"; s = days),
        Days::Working => say!(lang, "超 {days} 工作日", "{days} working day{s} over"; s = days),
    }
}

/// By how many days it was too late.
pub fn clock_late(days: i64, kind: Days, lang: Lang) -> String {
    match kind {
        Days::Natural => say!(lang, "迟 {days} 天", "{days} day{s} late"; s = days),
        Days::Working => say!(lang, "迟 {days} 工作日", "{days} working day{s} late"; s = days),
    }
}

/// How long it took.
pub fn clock_took(days: i64, kind: Days, lang: Lang) -> String {
    match kind {
        Days::Natural => say!(lang, "用时 {days} 天", "took {days} day{s}"; s = days),
        Days::Working => say!(lang, "用时 {days} 工作日", "took {days} working day{s}"; s = days),
    }
}

/// The way to the rest of a list.
pub fn all_of(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "全部 {count} 条", "All {count}")
}

/// How many records a printed list holds, and when it was made.
pub fn records_on(count: usize, today: &str, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "共 {count} 条　截至 {today}", "{count} record{count_s}, as of {today}"; count_s = count)
}

/// That an arrow of a flow was followed.
pub fn deed_done(name: &str, lang: Lang) -> String {
    say!(lang, "已办理：{name}", "Done: {name}")
}

/// A month by its number.
pub fn month_of_year(month: u32, lang: Lang) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => NAMES.get(month as usize - 1).map_or_else(String::new, |name| (*name).to_owned()),
    }
}

/// The title of the entries that name a record in a field.
pub fn named_by(register: &str, field: &str, lang: Lang) -> String {
    say!(lang, "{register}（{field}）", "{register} ({field})")
}

/// How many records are not listed.
pub fn more_records(count: usize, lang: Lang) -> String {
    say!(lang, "另有 {count} 条", "{count} more")
}

/// A name with its unit, as the head of a column.
pub fn with_unit_in_head(name: &str, unit: &str, lang: Lang) -> String {
    say!(lang, "{name}({unit})", "{name} ({unit})")
}

/// What a rate is made of.
pub fn above_and_below(above: usize, below: usize, lang: Lang) -> String {
    let (above, below) = (figure(above), figure(below));
    say!(lang, "{below} 条中 {above} 条计入", "{above} of {below} above the line")
}
