//! Words of computed figures: 计算依据, charts of months, 全区进度, 完成情况.

use crate::book::Value;
use crate::domain::fields::PROJECT_FIELDS;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::{Light, Lit, Why as LitWhy};
use crate::domain::figures::missing::Missing;
use crate::domain::figures::month::Month;
use crate::domain::figures::rule::{GAP, Rule, Unit};
use crate::domain::figures::ytd::Take;
use crate::domain::progress::asked::Reported;
use crate::domain::progress::groups::By;
use crate::domain::progress::lists::Why;
use crate::domain::text::{Lang, figure};

words! {
    /// Words of computed figures.
    FigureWords {
        basis: "计算依据", "How this was reckoned";
        reckoning: "算式", "Reckoning";
        rule: "规则", "Rule";
        population: "口径", "Base";
        listed: "年度重点项目名单", "projects on the year's list";
        not_listed: "全部在册项目（储备、取消除外）", "all projects in the book (not reserve, not cancelled)";
        one_project: "本项目", "this project";
        remarks: "说明", "Remarks";
        in_list: "在列表中打开", "Open as a list";
        copy: "复制算式和数据", "Copy reckoning and data";
        copied: "已复制", "Copied";
        not_copied: "浏览器不让复制，请手工选取", "The browser does not allow copying; select the text by hand";
        reported_mark: "报", "rep.";
        partly_mark: "含报", "part rep.";
        footnote: "* 为上报数或含上报数，未核定", "* reported, or partly reported; not verified";
        doubt: "存疑", "Doubtful";
        value_missing: "未填", "blank";
        no_rows: "没有可列的数据。", "There is nothing to list.";
        months: "各月累计", "Since January, month by month";
        months_note: "年初至当月，万元", "sums since January, CNY 10,000";
        table: "表", "Table";
        planned: "计划", "Plan";
        reported: "上报", "Reported";
        verified: "核定", "Verified";
        month: "月份", "Month";
        today: "今天", "Today";
        no_plan_title: "还没有年度计划", "No plan for the year yet";
        no_plan_text: "填了年度计划和月进度，这里按月画出计划、上报和核定。", "With a plan for the year and monthly progress, this shows planned, reported and verified month by month.";
        fill_plan: "填年度计划", "Enter the plan";
        nothing_done: "今年还没有上报和核定数。", "Nothing reported or verified this year yet.";
        plan_missing: "没有年度计划，只画完成数。", "No plan for the year: only what was completed is drawn.";
        region: "全区进度", "Progress of the region";
        plan: "计划（万元）", "Plan (CNY 10,000)";
        completed: "完成（万元）", "Completed (CNY 10,000)";
        to_date: "序时进度", "Planned to date";
        gap: "序时差（百分点）", "Ahead of plan (points)";
        open_summary: "完成情况", "Summary";
        laggards: "落后项目", "Behind plan";
        none_behind: "没有落后于序时计划的项目。", "No project is behind its plan.";
        no_plans: "还没有年度计划，填了计划这里显示全区进度。", "No plans for the year yet; once there are, the region’s progress is shown here.";
        stands_out: "需要关注", "To look into";
        as_projects: "在项目清单中看", "In the project list";
        since_start: "自开工", "Since start";
        image: "形象", "On site";
        open_problems: "未销号", "Open issues";
        summary: "完成情况", "Progress summary";
        contribution: "比贡献", "Contribution";
        contribution_about: "各单位当年签订目标里的产值、税收、就业：填报或核算的完成值，数值相同名次相同。", "Output, taxes and jobs of each unit by its signed targets of the year; equal figures share a rank.";
        contribution_none: "还没有产值、税收、就业的目标", "No targets of output, taxes or jobs yet";
        contribution_none_text: "在责任书里给单位签订这三项指标并填报完成值，这里就有排名。", "Sign these three indicators for units and state what was reached, and they are ranked here.";
        year: "年度", "Year";
        ranked_first: "排列", "In the order of";
        rank: "名次", "Rank";
        rank_before: "较上月", "Since last month";
        not_ranked: "不排名", "Not ranked";
        no_persons: "对领导不排名，办公室可在设置中改为排名。", "Leaders are not ranked unless the office says so in the settings.";
        light: "亮灯", "Light";
        reported_or_verified: "完成数为上报（报）或部分上报（含报）", "Completed as reported (rep.) or partly so";
        by: "汇总方式", "Summed by";
        by_project: "按项目", "By project";
        name: "名称", "Name";
        unit: "责任单位", "Unit";
        projects: "项目", "Projects";
        why: "原因", "Reason";
        all: "合计", "Total";
        others: "未填写", "Not given";
        starts: "开工情况", "Works begun";
        early: "提前开工", "begun early";
        late: "到期未开工", "due, not begun";
        not_due: "未到期", "not due yet";
        halted: "停工", "halted";
        left_over: "其中往年应开未开", "of them left over from earlier years";
        print: "打印", "Print";
        back_to_sums: "返回汇总", "Back to the sums";
        empty: "还没有项目", "No projects yet";
        empty_text: "有了项目和年度计划，这里按单位、行业、领导、专项汇总。", "With projects and plans for the year, this sums them by unit, sector, leader and programme.";
        wan: "万元", "CNY 10,000";
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The name of a month within its year.
pub fn short_month(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{number}月"),
        Lang::En => {
            usize::try_from(number).ok().and_then(|at| MONTHS.get(at.checked_sub(1)?)).copied().unwrap_or("").to_owned()
        }
    }
}

/// Where a month has nothing: the latest that has.
pub fn latest_month(latest: Month, lang: Lang) -> String {
    let month = whole_month(latest, lang);
    say!(lang, "最近有数据的是 {month}", "The latest month with figures is {month}")
}

/// A table that goes out, with the month of its figures: its title and the name of its file.
pub fn of_month(title: &str, month: Month, lang: Lang) -> String {
    let month = whole_month(month, lang);
    say!(lang, "{title}（{month}）", "{title}, {month}")
}

/// How many projects of a group have which light, for a table that goes out.
pub fn lights_counted(lights: &[(Light, usize)], lang: Lang) -> String {
    let counted = lights.iter().filter(|(_, count)| *count > 0);
    counted.map(|(light, count)| format!("{} {count}", light.name().get(lang))).collect::<Vec<_>>().join(" ")
}

/// The way to a month.
pub fn go_to_month(month: Month, lang: Lang) -> String {
    let month = whole_month(month, lang);
    say!(lang, "去看{month}", "Go to {month}")
}

/// A month with its year.
pub fn whole_month(month: Month, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", month.year(), month.number()),
        Lang::En => format!("{} {}", short_month(month.number(), lang), month.year()),
    }
}

/// The month that figures are as of.
pub fn as_of_month(month: Month, lang: Lang) -> String {
    let month = whole_month(month, lang);
    say!(lang, "截至 {month}", "as of {month}")
}

/// What stands in place of a figure that there is not.
pub fn no_figure(why: Missing, lang: Lang) -> String {
    format!("— {}", why.words().get(lang))
}

/// The small word behind a figure that is reported and not verified.
pub const fn reported_mark(reported: Reported, words: &'static FigureWords) -> Option<&'static str> {
    match reported {
        Reported::None => None,
        Reported::Partly => Some(words.partly_mark),
        Reported::Wholly => Some(words.reported_mark),
    }
}

/// Which of the two figures the office takes.
pub fn take(take: Take, lang: Lang) -> &'static str {
    match (take, lang) {
        (Take::Usual, Lang::Zh) => "近两月有核定数用核定数，否则用上报数",
        (Take::Usual, Lang::En) => "verified where verified within two months, else reported",
        (Take::RecentVerified | Take::Verified, Lang::Zh) => "只用核定数",
        (Take::RecentVerified | Take::Verified, Lang::En) => "verified only",
        (Take::Reported, Lang::Zh) => "用上报数",
        (Take::Reported, Lang::En) => "reported",
    }
}

/// From how many rows a figure was made.
pub fn made_of_rows(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "由 {count} 行得出", "Made of {count} row{s}"; s = count)
}

/// From how many projects a figure was made.
pub fn made_of_projects(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "由 {count} 个项目得出", "Made of {count} project{s}"; s = count)
}

/// How many rows are not shown.
pub fn more_rows(count: usize, lang: Lang) -> String {
    let count = figure(count);
    say!(lang, "其余 {count} 行见列表", "{count} more in the list")
}

/// How many places are shown.
pub fn places(places: u8, lang: Lang) -> String {
    say!(lang, "{places} 位小数", "{places} decimal{s}"; s = places)
}

/// Why a project stands on a list; the points of one that is behind stand in a column of their own.
pub fn why_listed(why: &Why, lang: Lang) -> String {
    match why {
        Why::Behind(_) => say!(lang, "落后于序时计划", "behind the plan to date"),
        Why::DueOn(day) => say!(lang, "应于 {day} 前开工", "due to begin by {day}"),
        Why::HaltedSince(Some(day), reason) => {
            let since = say!(lang, "{day} 起停工", "halted since {day}");
            match reason {
                Some(reason) => {
                    let reason = reason.get(lang);
                    say!(lang, "{since}（{reason}）", "{since} ({reason})")
                }
                None => since,
            }
        }
        Why::HaltedSince(None, _) => say!(lang, "停工，未填停工日", "halted, day not given"),
        Why::FinishBy(when) => say!(lang, "计划 {when} 竣工", "to be finished by {when}"),
        Why::Missing(why) => why.words().get(lang).to_owned(),
    }
}

/// By what lines are ranked.
pub fn ranked_by(measure: &str, lang: Lang) -> String {
    say!(lang, "按{measure}排名", "Ranked by {measure}")
}

/// How a rank moved since the month before.
pub fn rank_moved(rank: usize, before: Option<usize>, lang: Lang) -> String {
    match before {
        None => say!(lang, "新", "new"),
        Some(before) if before > rank => format!("↑{}", before - rank),
        Some(before) if before < rank => format!("↓{}", rank - before),
        Some(_) => say!(lang, "平", "="),
    }
}

/// That a rank rests on few projects.
pub fn only_projects(projects: usize, lang: Lang) -> String {
    say!(lang, "仅{projects}个", "only {projects}")
}

/// Why a light is what it is.
pub fn why_lit(lit: &Lit, lang: Lang) -> String {
    let percent = |share: Fraction| {
        let hundred = share.times(Fraction::whole(100)).unwrap_or(Fraction::ZERO);
        Amount::of(hundred, 0, Rounding::Truncate).to_string()
    };
    match lit.why {
        LitWhy::Share(share) => {
            let share = percent(share);
            say!(lang, "完成为序时的 {share}%", "{share} % of the plan to date")
        }
        LitWhy::Behind(behind) if behind > Fraction::ZERO => {
            let behind = percent(behind);
            say!(lang, "落后序时 {behind} 个百分点", "{behind} points behind")
        }
        LitWhy::Behind(_) => say!(lang, "不落后于序时", "not behind"),
        LitWhy::Safety => say!(lang, "有未销号的重大安全隐患", "an open critical safety issue"),
        LitWhy::Quality => say!(lang, "有未销号的重大质量问题", "an open critical quality issue"),
        LitWhy::Missing(why) => why.words().get(lang).to_owned(),
    }
}

/// What the chart of months shows, for those who do not see it.
pub fn chart_summary(about: &str, year: i32, planned: &str, done: &str, lang: Lang) -> String {
    say!(
        lang,
        "{about}{year}年各月累计：全年计划 {planned} 万元，最近完成 {done} 万元",
        "{about} {year}, sums since January: plan {planned}, last completed {done} (CNY 10,000)"
    )
}

/// What a group is called; what stands under nothing has a name too.
pub fn group_name(by: By, name: &str, lang: Lang) -> String {
    match (name.is_empty(), by) {
        (true, _) => FigureWords::of(lang).others.to_owned(),
        (false, By::Sector | By::Industry) => {
            let spec = PROJECT_FIELDS.iter().find(|spec| spec.key == by.key());
            spec.map_or_else(|| name.to_owned(), |spec| spec.show(&Value::text(name), lang))
        }
        (false, By::Unit | By::Leader | By::Programme | By::Park | By::Owner | By::County) => name.to_owned(),
    }
}

/// The order by a computed figure.
pub fn sort_by_figure(name: &str, lang: Lang) -> String {
    say!(lang, "{name}（大在前）", "{name} (largest first)")
}

/// The head of a column of figures, with their unit.
pub fn figure_head(rule: &Rule, lang: Lang) -> String {
    let (name, unit) = (rule.name.get(lang), rule.unit.name());
    match (rule.unit, lang) {
        (Unit::Points, Lang::Zh) => format!("{name}(百分点)"),
        (_, Lang::Zh) => format!("{name}({})", unit.get(lang)),
        (_, Lang::En) => format!("{name} ({})", unit.get(lang)),
    }
}

/// What stands before a figure on a card, where there is little room.
pub fn figure_on_card(rule: &Rule, lang: Lang) -> &str {
    match (rule == &GAP, lang) {
        (true, Lang::Zh) => "差",
        (true, Lang::En) => "gap",
        (false, lang) => rule.name.get(lang),
    }
}
