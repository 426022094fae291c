//! Words of 督查.

use chrono::NaiveDate;

use crate::domain::checklist::{Evidence, ItemCounts};
use crate::domain::tally::Count;
use crate::domain::templates::Detail;
use crate::domain::text::Lang;

words! {
    /// Words of 督查.
    VisitWords {
        draft: "进行中", "In progress";
        finished: "已完成", "Finished";
        amended: "有更正", "Amended";
        new_title: "开始督查", "Start a visit";
        start: "开始督查", "Start visit";
        choose: "选择检查表", "Choose a checklist";
        suits: "适合本阶段", "For this phase";
        others: "其他检查表", "Other checklists";
        all_checklists: "这个项目没有填阶段，请自行选择", "This project has no phase; choose the checklist that fits";
        choose_first: "请先选择检查表", "Choose a checklist first";
        about: "督查信息", "Visit details";
        draft_title: "这个项目有未完成的督查", "This project has an unfinished visit";
        go_on: "继续督查", "Continue visit";
        progress: "已查", "Checked";
        sections: "跳到", "Go to";
        keys: "键盘：1–4 作答，J 下一项，K 上一项，N 下一个未查。填写的内容自动保存。", "Keyboard: 1–4 answer, J next item, K previous item, N next unchecked. Answers save automatically.";
        strokes: "向左划到下一个未查，向右划回上一项。填写的内容自动保存。", "Swipe left for the next unchecked item, right for the one before. Answers save automatically.";
        to_finish: "去完成", "Review and finish";
        to_project: "回到项目", "Back to the project";
        help: "这是什么", "What is this?";
        change_lists: "增减检查表", "Add or remove a checklist";
        change_lists_text: "同一次督查可以同时用几张检查表，记录、签字合为一份。已有填写的检查表不能去掉。", "One visit can use several checklists, with one record and one signature. A checklist that has answers stays.";
        besides: "同时检查（可选）", "Also check (optional)";
        open_short: "未销号", "Open";
        more: "更多", "More";
        discard: "放弃这次督查", "Discard this visit";
        discard_text: "已填的内容会一起删除，原因留在历史中。", "Everything filled in is deleted with it; the reason stays in the history.";
        discarded: "已放弃这次督查", "Visit discarded";
        critical: "关键项", "Key item";
        came_late: "汇总文件带来的晚到改动，未写明原因", "Came late, with a file that was merged; no reason given";
        critical_failed: "关键项不合格", "Key item failed";
        critical_failed_text: "有关键项不合格，本次督查结果为不合格。", "A key item failed, so the whole visit fails.";
        yes: "是", "Yes";
        no: "否", "No";
        na: "不适用", "N/A";
        unchecked: "未查", "Unchecked";
        changed: "有变化", "Changed";
        same: "未变", "Same";
        take_proposed: "采用", "Use it";
        note_placeholder: "备注：现场看到什么、谁说的、差多少", "Note: what you saw, who said it, how much is missing";
        raise: "登记问题", "Raise an issue";
        still_open: "这一项登记的问题还没有销号，改答案不等于销号；要销号请点开问题复查。", "The issue raised from this item is still open; changing the answer does not close it. Open the issue and re-inspect it.";
        open_problems: "本项目未销号问题", "Open issues";
        to_recheck_hint: "待复查的问题可在现场点开复查。", "Issues awaiting re-inspection can be opened and re-inspected on the spot.";
        finish_title: "督查结果", "Outcome";
        finish: "完成督查", "Finish visit";
        finish_confirm: "还有关键项没有查", "Key items are unchecked";
        finish_anyway: "仍然完成", "Finish anyway";
        finish_not_yet: "回去检查", "Go back and check";
        finish_final: "完成后不能再修改，也不能撤销；发现错误只能更正并写明原因，原内容会保留。", "A finished visit cannot be edited or undone. It can only be amended with a reason, and the original is kept.";
        finished_toast: "督查已完成。接下来到“报送与汇总”把文件报给办公室", "Visit finished. Next, send your file to the office";
        draft_findings: "按检查结果起草", "Draft from the answers";
        drafted: "已写入督查意见，请核对修改", "Draft added to the findings. Check and edit it";
        findings_hint: "写明总体评价、主要问题和要求", "Overall assessment, main issues and requirements";
        confirmed_hint: "现场确认情况属实的人", "Who confirmed this on site";
        wanted: "需要佐证：", "Evidence wanted: ";
        wanted_there: "已有", "there";
        wanted_missing: "尚缺", "missing";
        lacking_title: "以下各项佐证不全。点开可补；不能补的，写明原因后仍可完成。", "Evidence is missing for these items. Open one to add it; if that cannot be done, give the reason and finish all the same.";
        lacking_hint: "完成后写入督查记录", "Goes into the visit record";
        lacking_reasons: "常用原因", "Common reasons";
        reason_taken: "已填写原因", "Reason added";
        failed_unraised: "未登记问题的不合格项", "Failed items with no issue raised";
        missing_template: "本机没有这次督查所用的检查表", "This visit’s checklist is not on this device";
        missing_template_text: "请导入包含该检查表的文件后再打开。已填的内容都在。", "Import the file that contains the checklist, then open the visit again. All answers are kept.";
        record: "督查记录", "Visit record";
        only_named: "这里只有这次督查的基本情况", "Only the basics of this visit are here";
        only_named_text: "它随本单位的问题下发；检查内容和督查意见在督查组。", "They came with an issue of this unit; answers and findings are with the inspection team.";
        facts: "基本情况", "Details";
        project: "项目", "Project";
        template: "检查表", "Checklist";
        finished_on: "完成日期", "Finished on";
        started_by: "登记人", "Recorded by";
        item: "检查项", "Item";
        answer: "结果", "Answer";
        verdict: "判定", "Verdict";
        note: "备注", "Note";
        good: "合格", "Passed";
        bad: "不合格", "Failed";
        neutral: "已记录", "Recorded";
        problems: "发现的问题", "Issues found";
        no_problems: "这次督查没有登记问题。", "No issues were raised on this visit.";
        problem_number: "编号", "Number";
        problem: "问题", "Issue";
        severity: "等级", "Severity";
        lead_unit: "牵头单位", "Lead unit";
        deadline: "整改时限", "Deadline";
        state_today: "目前状态", "Current state";
        amendments: "更正记录", "Amendments";
        amend: "更正", "Amend";
        amend_end: "结束更正", "Finish amending";
        amend_why: "更正原因", "Reason for amendment";
        amend_hint: "原内容会保留在历史中", "The original stays in the history";
        amend_to: "更正为", "Amend to";
        amended_toast: "已更正", "Amended";
        stale_title: "更正后，文字中仍是原来的数", "The text still quotes the old figure";
        print: "打印", "Print";
        sign_inspectors: "督查人员（签字）：", "Inspectors (signature):";
        sign_confirmed: "现场确认人（签字）：", "Confirmed on site (signature):";
        sign_seal: "督查机构（盖章）：", "Office (seal):";
        blank: "（空）", "(empty)";
        clause: "依据：", "Clause: ";
        score: "得分", "Score";
        score_whole: "应得", "Possible";
        score_lost: "扣分", "Deducted";
        score_scored: "得分", "Score";
        score_all: "合计", "Total";
        score_kept: "合格", "Passed";
        score_lost_item: "不合格", "Failed";
        score_unchecked: "未查，未计入", "Unchecked, not counted";
        score_na: "不适用，未计入", "Not applicable, not counted";
        score_not_asked: "按条件未询问，未计入", "Not asked, not counted";
        score_recorded: "只记录，未计入", "Recorded only, not counted";
        lacking_record: "佐证不全的检查项", "Items with missing evidence";
    }
}

/// 佐证 by its name.
pub const fn evidence(of: Evidence, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        Evidence::Note => ("备注", "note"),
        Evidence::Number => ("备注中的数量", "a figure in the note"),
        Evidence::Photo => ("照片", "photo"),
        Evidence::Problem => ("登记问题", "an issue raised"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What of an item is missing.
pub fn lacks(item: &str, of: &[Evidence], lang: Lang) -> String {
    let of: Vec<&str> = of.iter().map(|of| evidence(*of, lang)).collect();
    let of = of.join(if lang == Lang::Zh { "、" } else { ", " });
    say!(lang, "{item}：缺{of}", "{item}: missing {of}")
}

/// Why evidence is often missing, ready to be taken by one tap.
pub const fn reasons_for_lacking(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Zh => ["现场不具备取证条件", "资料由责任单位另行补交", "涉密或安全原因不宜拍照"],
        Lang::En => [
            "Evidence could not be taken on site",
            "The responsible unit will hand the papers in later",
            "No photographs for reasons of secrecy or safety",
        ],
    }
}

/// The items that were not asked, by their numbers.
pub fn not_asked(numbers: &[String], lang: Lang) -> String {
    let listed = numbers.join(if lang == Lang::Zh { "、" } else { ", " });
    say!(lang, "第 {listed} 项按显示条件未询问", "Not asked, by their conditions: {listed}")
}

/// What a bad answer costs.
pub fn costs(points: &str, lang: Lang) -> String {
    say!(lang, "扣 {points} 分", "{points} points deducted")
}

/// The score of a visit in one line.
pub fn scored(scored: &str, whole: &str, of_hundred: Option<&str>, lang: Lang) -> String {
    let said = say!(lang, "{scored} / {whole} 分", "{scored} of {whole} points");
    match of_hundred {
        Some(share) if whole != "100" => say!(lang, "{said}，折合百分制 {share} 分", "{said}, {share} of 100"),
        Some(_) | None => said,
    }
}

/// What nobody has judged yet.
pub fn points_unchecked(points: &str, lang: Lang) -> String {
    say!(lang, "另有 {points} 分的检查项未查，未计入", "Items worth {points} points are unchecked and not counted")
}

/// How many items a checklist has: those that are asked in any case, and those that an answer brings.
pub fn item_count(counts: ItemCounts, lang: Lang) -> String {
    let ItemCounts { always, by_answers } = counts;
    match by_answers {
        0 => say!(lang, "{always} 项", "{always} item{always_s}"; always_s = always),
        more => say!(
            lang,
            "{always} 项，另有 {more} 项视答案而定",
            "{always} item{always_s}, {more} more by what is answered";
            always_s = always
        ),
    }
}

/// A checklist with the number of its items.
pub fn with_items(title: &str, counts: ItemCounts, lang: Lang) -> String {
    let items = item_count(counts, lang);
    say!(lang, "{title}（{items}）", "{title} ({items})")
}

/// The day of a visit, with the time where it is known.
pub fn day_and_time(day: NaiveDate, time: &str) -> String {
    format!("{day} {time}").trim_end().to_owned()
}

/// That a visit is entered long after it was made.
pub fn visit_long_ago(days: i64, lang: Lang) -> String {
    say!(lang, "{days} 天前的督查，请核对日期", "The visit was {days} day{days_s} ago: please check the date"; days_s = days)
}

/// 关键项 that nobody has looked at.
pub fn critical_unchecked(items: &[String], lang: Lang) -> String {
    let listed = items.join(if lang == Lang::Zh { "；" } else { "; " });
    say!(
        lang,
        "以下关键项未查：{listed}。完成后按“未查”记录，不能再补填，只能更正。",
        "Not checked: {listed}. Once finished they stay unchecked; answers can only be added by an amendment."
    )
}

/// A text that quotes a figure which was amended.
pub fn quotes_old(field: &str, written: &str, now: &str, lang: Lang) -> String {
    say!(lang, "{field}中仍写有“{written}”，已更正为 {now}", "{field} still says “{written}”; amended to {now}")
}

/// The sign that shows what to look at for an item.
pub fn hint_of(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项提示", "Hint for item {number}")
}

/// A checklist with the number of its version.
pub fn titled_version(title: &str, version: u16, lang: Lang) -> String {
    say!(lang, "{title}（第 {version} 版）", "{title} (version {version})")
}

/// When a checklist was last used for the project.
pub fn last_used(day: &str, lang: Lang) -> String {
    say!(lang, "上次使用 {day}", "Last used {day}")
}

/// When it was last used, behind the number of its items.
pub fn and_used(last_used: &str, lang: Lang) -> String {
    say!(lang, "，{last_used}", " · {last_used}")
}

/// One unfinished visit in a line.
pub fn draft_line(template: &str, day: &str, by: &str, answered: usize, lang: Lang) -> String {
    say!(lang, "{template}，{day}，{by}，已查 {answered} 项", "{template}, {day}, {by}, {answered} checked")
}

/// The counts of a section at its head.
pub fn section_count(count: Count, lang: Lang) -> String {
    let Count { answered, total, failed, .. } = count;
    match failed {
        0 => say!(lang, "已查 {answered}/{total}", "{answered}/{total} checked"),
        failed => {
            say!(lang, "已查 {answered}/{total}，不合格 {failed}", "{answered}/{total} checked, {failed} failed")
        }
    }
}

/// The last answer and its day.
pub fn before(answer: &str, day: &str, lang: Lang) -> String {
    say!(lang, "上次：{answer}（{day}）", "Last time: {answer} ({day})")
}

/// The notes that are often written on an item.
pub fn phrases_for(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项常用备注", "Common notes on item {number}")
}

/// Which answer follows from the answers to other items, and how far their figures lie apart.
pub fn follows_from_answers(answer: &str, apart: Option<&str>, is_answered: bool, lang: Lang) -> String {
    let apart = apart.map_or_else(String::new, |apart| say!(lang, "相差{apart}，", "A difference of {apart}. "));
    match is_answered {
        false => say!(lang, "{apart}按已填数据应为“{answer}”", "{apart}The figures give “{answer}”"),
        true => say!(
            lang,
            "{apart}按已填数据应为“{answer}”，与所填不同",
            "{apart}The figures give “{answer}”, unlike the answer here"
        ),
    }
}

/// How far the figures lie apart that an answer follows from.
pub fn lie_apart(by: &str, lang: Lang) -> String {
    say!(lang, "相差{by}", "A difference of {by}")
}

/// What to write down when an item fails; none where nothing is asked for.
pub fn write_down(needs: &[Detail], lang: Lang) -> Option<String> {
    let needs: Vec<String> = needs.iter().map(|detail| detail.name().get(lang).to_owned()).collect();
    let needs = needs.join(if lang == Lang::Zh { "、" } else { ", " });
    (!needs.is_empty()).then(|| say!(lang, "备注写明：{needs}", "Note down: {needs}"))
}

/// Opens the note of an item.
pub fn note_item(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项备注", "Note on item {number}")
}

/// How many items have no answer.
pub fn next_unchecked(left: usize, lang: Lang) -> String {
    say!(lang, "下一个未查 {left}", "Next unchecked: {left}")
}

/// How many items failed.
pub fn failed(count: usize, lang: Lang) -> String {
    say!(lang, "不合格 {count}", "Failed: {count}")
}

/// How many items of a section failed, beside its name.
pub fn failed_short(count: usize, lang: Lang) -> String {
    say!(lang, "不合格 {count}", "{count} failed")
}

/// The summary before a visit is finished.
pub fn finish_summary(count: Count, unraised: usize, lang: Lang) -> String {
    let (answered, total, unchecked, failed) = (count.answered, count.total, count.unchecked(), count.failed);
    say!(
        lang,
        "共 {total} 项：已查 {answered}，未查 {unchecked}，不合格 {failed}，其中未登记问题 {unraised}。",
        "{total} item{total_s}: {answered} checked, {unchecked} unchecked, {failed} failed ({unraised} with no issue raised)."; total_s = total
    )
}

/// How many problems are open, how many of them are late, and how many wait for a re-check.
pub fn open_count(open: usize, overdue: usize, to_recheck: usize, lang: Lang) -> String {
    let mut parts = vec![say!(lang, "{open} 个", "{open} open")];
    if overdue > 0 {
        parts.push(say!(lang, "逾期 {overdue}", "{overdue} overdue"));
    }
    if to_recheck > 0 {
        parts.push(say!(lang, "待复查 {to_recheck}", "{to_recheck} awaiting re-inspection"));
    }
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}

/// The deadline and how late it is.
pub fn deadline(day: &str, overdue: i64, lang: Lang) -> String {
    match overdue {
        0 => say!(lang, "时限 {day}", "Due {day}"),
        days => say!(lang, "时限 {day}，逾期 {days} 天", "Due {day}, {days} day{days_s} overdue"; days_s = days),
    }
}

/// What was amended.
pub fn amended_from_to(from: &str, to: &str, lang: Lang) -> String {
    say!(lang, "由“{from}”更正为“{to}”", "From “{from}” to “{to}”")
}

/// The name of the amendment window.
pub fn amend_field(field: &str, lang: Lang) -> String {
    say!(lang, "更正：{field}", "Amend: {field}")
}

words! {
    /// Words of 登记问题.
    RaiseWords {
        title: "登记问题", "Raise an issue";
        save: "登记", "Raise";
        saved: "问题已登记", "Issue raised";
        saved_assigned: "问题已登记并交办", "Issue raised and assigned";
        assign_now: "立即交办", "Assign now";
        assign_hint: "按上面的牵头单位和时限交办；不勾选则列入待交办", "To the lead unit above, by the deadline above; otherwise it waits to be assigned";
    }
}

/// Who usually leads problems of a category.
pub fn usually_led_by(units: &str, lang: Lang) -> String {
    say!(lang, "通常由{units}牵头", "Usually led by {units}")
}

/// How many days a category allows.
pub fn days_allowed(days: i64, lang: Lang) -> String {
    say!(lang, "自发现之日起 {days} 天", "{days} day{days_s} from the date found"; days_s = days)
}

/// The problem is raised, but it could not be ordered to anyone.
pub fn raised_not_assigned(why: &str, lang: Lang) -> String {
    say!(lang, "问题已登记，但未能交办：{why}", "Issue raised, but it could not be assigned: {why}")
}
