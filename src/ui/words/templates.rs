//! Words of 检查表.

use chrono::NaiveDate;

use crate::domain::checklist::TemplateFault;
use crate::domain::text::{Lang, Text};

words! {
    /// Words of 检查表.
    TemplatesWords {
        title: "检查表", "Checklists";
        subtitle: "督查时逐项勾填；可按本单位的要求另存、修改", "What a visit checks, item by item. Copy one to adapt it.";
        own: "本单位的检查表", "Your office’s checklists";
        no_own: "还没有。打开一张内置检查表，点“另存一份”即可按本单位要求修改；也可从头新建。", "None yet. Copy a built-in checklist, or create a new one.";
        built_in: "内置检查表", "Built-in checklists";
        built_in_note: "不能改，可另存", "Read-only; copy one to edit it";
        new_checklist: "新建检查表", "New checklist";
        first_section: "检查内容", "What to check";
        untitled: "未命名的检查表", "Untitled checklist";
        draft: "草稿", "Draft";
        comma: "、", ", ";
        print: "打印空表", "Print blank form";
        copy: "另存一份", "Make a copy";
        copy_own: "另存一份", "Make a copy";
        revise: "修改", "Edit";
        versions: "版本", "Versions";
        versions_note: "旧版本一直保留，以前的督查按当时的版本显示", "Old versions are kept; earlier visits show the version they used";
        critical: "关键项", "Key item";
        kind_check: "是 / 否", "Yes or no";
        kind_check_short: "是 / 否 / 不适用", "Yes / no / not applicable";
        kind_number: "数字", "Number";
        kind_date: "日期", "Date";
        kind_text: "文字", "Text";
        kind_choice: "单选", "One choice";
        kind_several: "多选", "Several choices";
        form_project: "项目名称：", "Project:";
        form_day: "督查日期：", "Date:";
        form_inspectors: "督查人员：", "Inspectors:";
        form_company: "陪同人员：", "Accompanied by:";
        form_number: "序号", "No.";
        form_item: "检查内容", "Item";
        form_answer: "结果", "Answer";
        form_note: "备注", "Note";
        form_boxes: "□ 是  □ 否  □ 不适用", "□ yes  □ no  □ n/a";
        form_date: "____年__月__日", "____-__-__";
        form_findings: "督查意见：", "Findings:";
        form_sign_inspector: "督查人员（签字）", "Inspector (signature)";
        form_sign_site: "现场负责人（签字）", "Site manager (signature)";
        form_sign_unit: "责任单位（盖章）", "Responsible unit (seal)";
        no_draft: "没有这份草稿", "Draft not found";
        no_draft_text: "它已发布或放弃。发布的版本在检查表里。", "It was published or discarded. Published versions are under Checklists.";
        all_checklists: "查看检查表", "View checklists";
        draft_note: "修改自动保存在本机，发布后才能用于督查", "Edits are saved on this device; publish the checklist to use it on visits";
        drop: "放弃草稿", "Discard draft";
        drop_title: "放弃这份草稿？", "Discard this draft?";
        drop_text: "未发布的修改将不再显示。已发布的版本不受影响。", "Unpublished edits will be lost. Published versions are not affected.";
        dropped: "已放弃草稿", "Draft discarded";
        publish: "发布", "Publish";
        published: "已发布，可用于督查", "Published, ready to use on visits";
        checklist_title: "名称", "Title";
        purpose: "用途", "Purpose";
        checklist_title_other: "名称（英文）", "Title (Chinese)";
        purpose_other: "用途（英文）", "Purpose (Chinese)";
        phases: "适用阶段", "Phases";
        other_language: "英文写法", "Chinese wording";
        other_language_note: "选填，不填则显示中文", "Optional; without it the English is shown";
        section_title: "分组标题", "Section title";
        section_up: "分组上移", "Move section up";
        section_down: "分组下移", "Move section down";
        remove_section: "删除分组", "Delete section";
        section_removed: "已删除分组", "Section deleted";
        add_section: "新增分组", "Add section";
        add_item: "新增检查项", "Add item";
        another_item: "再加一项", "Add another item";
        item_removed: "已删除检查项", "Item deleted";
        no_prompt: "（未填写检查内容）", "(no text yet)";
        done: "完成", "Done";
        prompt: "检查内容", "What to check";
        prompt_hint: "写成肯定句，“是”为合格，例如“施工许可证已取得”。", "Write a statement for which “yes” is a pass, such as “Construction permit obtained”.";
        unmet: "不合格表述", "How it reads when it fails";
        unmet_hint: "用于问题标题和督查意见，写事实，不下结论；可用{数值}代表实测值。不填则按下面的灰字写。", "Used as the title of the issue and in the findings: state the fact. {value} stands for the figure. Left empty, it reads as shown in grey.";
        unmet_short: "不合格：", "If it fails: ";
        unmet_other: "不合格表述（英文）", "How it reads when it fails (Chinese)";
        hint: "查看要点", "What to look for";
        prompt_other: "检查内容（英文）", "What to check (Chinese)";
        hint_other: "查看要点（英文）", "What to look for (Chinese)";
        kind: "填写方式", "Answer type";
        unit: "计量单位", "Unit";
        decimals: "小数位数", "Decimal places";
        min: "最小可填", "Minimum";
        max: "最大可填", "Maximum";
        target: "合格标准", "Pass mark";
        target_hint: "不设标准则只记录", "Without one, the answer is only recorded";
        no_target: "不设", "None";
        target_at_least: "不少于", "At least";
        target_at_most: "不超过", "At most";
        target_figure: "标准值", "Value";
        latest: "最迟日期", "Latest date";
        latest_hint: "晚于这天为不合格；不填则只记录", "A later date fails; leave empty to only record it";
        options: "选项", "Options";
        add_option: "新增选项", "Add option";
        option_fails: "选它为不合格", "Choosing this is a fail";
        option_points: "选它扣分", "Points it costs";
        raises: "不合格时的问题类别", "Issue category if it fails";
        raises_nothing: "不指定", "None";
        cause: "具体情形", "Cause";
        no_cause: "不指定", "None";
        is_critical: "关键项", "Key item";
        is_critical_hint: "一项不合格，整次督查即为不合格", "If this item fails, the whole visit fails";
        when: "显示条件", "Show this item";
        when_hint: "不显示的项不询问、不判定、不计分；填过的内容保留，再显示时还在", "An item that is not shown is not asked, judged or scored. What it holds is kept and shown again with it";
        when_always: "总是显示", "Always";
        when_all: "以下条件都满足时显示", "When all of these hold";
        when_any: "以下条件满足一条即显示", "When any of these holds";
        when_group: "这一组", "This group";
        when_group_all: "这一组都满足", "All of this group hold";
        when_group_any: "这一组满足一条即可", "Any of this group holds";
        when_no_group: "删除这一组", "Remove this group";
        when_add_group: "新增一组条件", "Add group";
        when_item: "检查项", "Item";
        when_answers: "回答为", "Answer";
        when_add: "新增条件", "Add condition";
        when_none: "表中没有其他检查项", "There is no other item";
        said_anything: "已填写", "Any answer";
        said_bad: "不合格", "Failed";
        said_above: "大于", "Above";
        said_below: "小于", "Below";
        said_figure: "数值", "Value";
        wants: "需要佐证", "Evidence";
        wants_hint: "缺少佐证不影响作答；完成督查时列出，写明原因仍可完成", "Missing evidence keeps nobody from answering. It is listed when the visit is finished, which needs a reason then";
        wants_on: "回答为", "On the answer";
        wants_of: "要有", "Wanted";
        wants_add: "新增佐证要求", "Add evidence rule";
        clause: "依据条款", "Clause";
        clause_hint: "例如“《建设工程安全生产管理条例》第三十条”；登记问题时带入", "The rule that a bad answer breaks; goes into the issue";
        clause_other: "依据条款（英文）", "Clause (Chinese)";
        points: "扣分", "Points";
        points_hint: "不合格时扣多少分；不填则不参与计分。最多两位小数", "What a bad answer costs; left empty, the item has no part in the score. Two decimal places at most";
        warning: "提示：", "Note: ";
    }
}

/// Words that a person wrote in one language.
pub fn in_language(words: &str, lang: Lang) -> Text {
    match lang {
        Lang::Zh => Text::owned(words, ""),
        Lang::En => Text::owned("", words),
    }
}

/// How many items there are.
pub fn items_in_all(count: usize, lang: Lang) -> String {
    match count {
        1 => say!(lang, "1 项", "1 item"),
        count => say!(lang, "{count} 项", "{count} item{count_s}"; count_s = count),
    }
}

/// A version by its number.
pub fn version(version: u16, lang: Lang) -> String {
    say!(lang, "第 {version} 版", "version {version}")
}

/// The phases that a checklist is offered first for.
pub fn offered_for(phases: &str, lang: Lang) -> String {
    say!(lang, "适用阶段：{phases}", "Suggested for: {phases}")
}

/// The title of a copy.
pub fn copy_of(title: &str, lang: Lang) -> String {
    say!(lang, "{title}（本单位）", "{title} (our office)")
}

/// A number with its unit.
pub fn number_in(unit: &str, lang: Lang) -> String {
    say!(lang, "数字（{unit}）", "Number ({unit})")
}

/// A day that is good until then.
pub fn date_until(latest: NaiveDate, lang: Lang) -> String {
    say!(lang, "日期，不晚于 {latest}", "Date, no later than {latest}")
}

/// An option that is a bad answer.
pub fn failing_option(label: &str, lang: Lang) -> String {
    say!(lang, "{label}（不合格）", "{label} (fail)")
}

/// What a number may be.
pub fn between(min: &str, max: &str, lang: Lang) -> String {
    say!(lang, "{min} 至 {max}", "{min} to {max}")
}

/// A target to reach.
pub fn at_least(least: &str, lang: Lang) -> String {
    say!(lang, "不少于 {least} 为合格", "{least} or more to pass")
}

/// A target to keep to.
pub fn at_most(most: &str, lang: Lang) -> String {
    say!(lang, "不超过 {most} 为合格", "{most} or less to pass")
}

/// Which version a draft will be.
pub fn becomes_version(version: u16, lang: Lang) -> String {
    say!(lang, "将发布为第 {version} 版", "becomes version {version}")
}

/// How much is left before it can be published.
pub fn faults_left(count: usize, lang: Lang) -> String {
    match count {
        1 => say!(lang, "还有 1 处需要补全", "1 thing left to complete"),
        count => say!(lang, "还有 {count} 处需要补全", "{count} thing{count_s} left to complete"; count_s = count),
    }
}

/// An item by its number.
pub fn item_number(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项", "Item {number}")
}

/// Moving an item.
pub fn item_up(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项上移", "Move item {number} up")
}

/// Moving an item.
pub fn item_down(number: usize, lang: Lang) -> String {
    say!(lang, "第 {number} 项下移", "Move item {number} down")
}

/// Deleting an item.
pub fn remove_item(number: usize, lang: Lang) -> String {
    say!(lang, "删除第 {number} 项", "Delete item {number}")
}

/// How many digits after the point.
pub fn decimal_places(places: u8, lang: Lang) -> String {
    match places {
        0 => say!(lang, "整数", "Whole numbers"),
        1 => say!(lang, "1 位小数", "1 decimal place"),
        places => say!(lang, "{places} 位小数", "{places} decimal place{places_s}"; places_s = places),
    }
}

/// An option by its place.
pub fn option_number(place: usize, lang: Lang) -> String {
    say!(lang, "选项 {place}", "Option {place}")
}

/// Deleting an option.
pub fn remove_option(place: usize, lang: Lang) -> String {
    say!(lang, "删除选项 {place}", "Delete option {place}")
}

/// What keeps a checklist from being published.
pub fn template_fault(fault: &TemplateFault, lang: Lang) -> String {
    match fault {
        TemplateFault::BadKey(key) => say!(lang, "内部编号“{key}”不可用", "The key “{key}” cannot be used"),
        TemplateFault::DuplicateKey(key) => say!(lang, "内部编号“{key}”重复", "The key “{key}” is used twice"),
        TemplateFault::BlankTitle(_) => say!(lang, "请填写标题", "Enter a title"),
        TemplateFault::Empty(_) => say!(lang, "还没有检查项", "No items yet"),
        TemplateFault::BlankPrompt(_) => say!(lang, "请填写检查内容", "Enter what to check"),
        TemplateFault::TooFewOptions(_) => {
            say!(lang, "至少要有两个选项，且都要填写", "Enter at least two options, with no blanks")
        }
        TemplateFault::DuplicateOption(_) => say!(lang, "有两个选项相同", "Two options are the same"),
        TemplateFault::ReservedOption(_) => {
            say!(lang, "不用再列“不适用”，填写时总会有", "“Not applicable” is always offered; no need to list it")
        }
        TemplateFault::ImpossibleRange(_) => say!(
            lang,
            "最小值大于最大值，或小数位数不够",
            "The minimum is above the maximum, or there are too few decimal places"
        ),
        TemplateFault::UnknownCause(_) => {
            say!(lang, "这个情形不属于所选类别", "This cause does not belong to the chosen category")
        }
        TemplateFault::UnknownSource(_) => say!(
            lang,
            "显示条件所指的检查项已不在表中，请重新选择或删除该条件",
            "Its condition names an item that is no longer here: choose another, or remove the condition"
        ),
        TemplateFault::Circle(_) => say!(
            lang,
            "显示条件循环：要显示这一项，须先显示这一项。请改其中一项的条件",
            "Its condition goes in a circle: it shows only once it shows. Change one of the conditions"
        ),
    }
}
