//! Words of 当日账面: the book as it was known on a day, and what is different since.

use chrono::{Datelike, NaiveDate};

use crate::app::past::{AsOf, Knowing};
use crate::domain::text::{Lang, figure};

use super::semicolon;

words! {
    /// Words of 当日账面.
    PastWords {
        title: "当日账面", "As known on a day";
        about: "某一天的账面是什么样，之后改了什么、谁改的", "The book of a past day, and what has changed since, by whom";
        look: "看某日账面", "See the book of a day";
        day: "截至哪一天", "End of which day";
        knowing: "算哪些内容", "What counts";
        received: "本机所知", "Known here";
        recorded: "已有记录", "Recorded anywhere";
        received_text: "只算这一天结束时本机已有的内容：在本机登记的，按登记时间；接收文件带来的，按接收时间。同事6月20日登记、7月5日才汇总进来的，不算6月30日本机所知。", "What this device had when the day ended: what was entered here by the time of entry, what came in a file by the time of its import. What a colleague entered on 20 June and was merged on 5 July is not known here on 30 June.";
        recorded_text: "算这一天结束时任何人已登记的内容，也包括后来才汇总进来的：按各人电脑上的登记时间；电脑时间有误的，不晚于接收时间。", "What anybody had recorded when the day ended, also where it was merged later: by the clock of whoever entered it, and never later than its import.";
        read_only: "当日账面只能查看，不能办理；逾期、时限、完成率都按这一天计算。重新打开页面，就回到现在。", "The book of a day can only be read. What is overdue, time limits and completion are counted from that day. Opening the page anew returns to the present.";
        show: "看这一天的账面", "See the book of this day";
        making: "正在整理当日账面", "Making the book of that day";
        not_a_day: "请选今天以前的一天", "Choose a day before today";
        only: "只读", "read-only";
        compare: "与现在比较", "Compare with now";
        back: "回到现在", "Return to now";
        day_before: "前一天", "The day before";
        day_after: "后一天", "The day after";
        not_here: "这一页要登记内容，当日账面只能查看", "This page is for making changes; the book of a past day can only be read";
        not_here_text: "其他页面都可以看。要办理，请回到现在。", "Every other page can be read. Return to now to make changes.";
        list: "这一天以后的变动", "Changes since that day";
        none: "这一天以后没有变动", "Nothing has changed since";
        none_text: "账面与现在相同。", "The book is as it is now.";
        nothing_then: "这一天还没有记录", "Nothing was recorded on that day yet";
        none_match: "没有符合条件的变动", "No change matches";
        none_match_text: "换一个条件，或清除全部条件。", "Change a filter, or clear them all.";
        search: "查找变动", "Search the changes";
        search_hint: "对象、项目、栏目、姓名", "Record, project, field, name";
        thing: "对象", "Record";
        project: "项目", "Project";
        field: "栏目", "Field";
        then: "当日", "Then";
        now: "现在", "Now";
        who: "谁改的", "By";
        when: "何时", "When";
        kind: "类别", "Kind";
        what: "变动", "Change";
        all_kinds: "全部类别", "All kinds";
        all_whats: "全部变动", "All changes";
        all_people: "所有人", "Everybody";
        made: "新增", "New";
        changed: "修改", "Changed";
        deleted: "删除", "Deleted";
        brought_back: "恢复", "Brought back";
        made_and_deleted: "新增后又删除", "New and deleted again";
        in_conflict: "有数据冲突", "In conflict";
        nothing: "空", "empty";
        print: "打印", "Print";
        clear: "清除条件", "Clear filters";
    }
}

/// A day as it is said in a sentence: `2026年6月30日`.
pub fn plain_day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

/// What goes by what was known.
pub const fn knowing_name(knowing: Knowing, lang: Lang) -> &'static str {
    match knowing {
        Knowing::Received => PastWords::of(lang).received,
        Knowing::Recorded => PastWords::of(lang).recorded,
    }
}

/// Which book is looked at, as it stands above every page and on paper.
pub fn as_known(as_of: AsOf, lang: Lang) -> String {
    let (day, knowing, only) = (as_of.day, knowing_name(as_of.knowing, lang), PastWords::of(lang).only);
    say!(lang, "截至 {day} 24:00 {knowing} · {only}", "As of {day} 24:00, {knowing} · {only}")
}

/// How many changes are shown of how many.
pub fn differences_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (is_all, shown, all) = (shown == all, figure(shown), figure(all));
    match is_all {
        true => say!(lang, "共 {all} 处变动", "{all} in all"),
        false => say!(lang, "{shown} / {all} 处变动", "{shown} of {all}"),
    }
}

/// What is not in the list: what was changed back, and what had been recorded then and came later.
pub fn not_told(changed_back: usize, came_later: usize, lang: Lang) -> Option<String> {
    let back = (changed_back > 0).then(|| {
        let count = figure(changed_back);
        say!(lang, "另有 {count} 处改后又改回", "{count} more field{count_s} changed and changed back"; count_s = count)
    });
    let later = (came_later > 0).then(|| {
        let count = figure(came_later);
        say!(
            lang,
            "有 {count} 处登记当时别处已有、本机后来才收到，没有算作当时所知",
            "{count} had been recorded elsewhere by then and came here later, so they do not count as known"
        )
    });
    let told: Vec<String> = back.into_iter().chain(later).collect();
    (!told.is_empty()).then(|| told.join(semicolon(lang)))
}

/// Something new with how many fields.
pub fn made_with(fields: usize, lang: Lang) -> String {
    let fields = figure(fields);
    say!(lang, "新增，{fields} 栏", "New, {fields} field{s}"; s = fields)
}

/// That a project, or whatever the page is of, was not there.
pub fn not_there_then(day: NaiveDate, lang: Lang) -> String {
    let day = plain_day(day, lang);
    say!(lang, "{day}还没有这条记录，或当时已删除。", "It was not there on {day}, or had been deleted.")
}

/// That the book of a past day is looked at, which takes nothing.
pub fn only_past(day: NaiveDate, lang: Lang) -> String {
    let day = plain_day(day, lang);
    say!(
        lang,
        "没有写入：这是{day}的账面，只能查看；要办理，请先回到现在",
        "Not written: this is the book of {day}, which can only be read. Return to the present to make changes"
    )
}
