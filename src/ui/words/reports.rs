//! Words of 通报: the list of bulletins, the paper, the papers of the ledger.

use crate::domain::text::Lang;

words! {
    /// Words of the bulletins and of papers.
    ReportWords {
        title: "通报", "Bulletins";
        about: "每月督查通报：数字由册中生成，逐段可改，印发后定稿", "Monthly bulletins, written from the book, edited, issued";
        empty: "还没有通报", "No bulletin yet";
        empty_text: "选一个月份，通报的数字、排名、附表由册中数据生成，文字可以逐段修改。", "Choose a month: figures, ranks and annexes are written from the book, and every paragraph can be edited.";
        not_yours: "通报由办公室（综合）编写。", "Bulletins are written by the office.";
        other_month: "其他月份", "Another month";
        month: "月份", "Month";
        number: "文号（期号）", "Number";
        state: "状态", "State";
        issued_on: "印发日期", "Issued";
        unnumbered: "未编号", "not numbered";
        draft: "拟稿", "Draft";
        issued: "已印发", "Issued";
        made: "已建通报", "Bulletin made";
        print: "打印", "Print";
        as_word: "导出 Word", "Export as Word";
        copy: "复制全文", "Copy the text";
        copied: "已复制", "Copied";
        not_copied: "浏览器不允许复制", "The browser does not allow copying";
        table: "表格", "Table";
        particulars: "文号、发送、编审", "Number, recipients, editing";
        issue: "印发", "Issue";
        withdraw: "撤回", "Withdraw";
        record: "台账记录", "Record";
        stale_blocks: "有段落的数据已变，先换数或保留", "The figures under a paragraph have changed: take them or keep the text first";
        edit: "修改", "Edit";
        edited: "已改", "Edited";
        stale: "数据已变", "Figures changed";
        now_says: "按现在的数据应为：", "By the figures of now it would say:";
        take_new: "换数", "Take the figures";
        keep: "保留", "Keep the text";
        back_to_made: "恢复生成的文字", "Back to the generated text";
        left_out: "本段不印。", "This paragraph is not printed.";
        save: "保存", "Save";
        text: "段落文字", "Text of the paragraph";
        text_hint: "空着保存，本段就不印；另起一行就是另一段。", "Saved empty, the paragraph is not printed; a new line begins a new paragraph.";
        saved: "已修改段落", "Paragraph edited";
        taken: "已用现在的数据", "Figures of now taken";
        kept: "已保留原文", "Text kept";
        add: "再写一段", "Write one more";
        issued_banner: "已印发，照原样保存", "Issued, kept as it was";
        nothing_since: "此后数据没有变化。", "Nothing has changed since.";
        as_issued: "印发定稿", "The bulletin as issued";
        then: "印发时", "As issued";
        now: "现在", "Now";
        not_said: "（无此句）", "(not said)";
        unreadable: "这期通报的定稿这个版本读不了，下面是按现在的数据生成的，不是印发时的原样。", "What was issued cannot be read by this version; what follows is written from the book of now and is not what was issued.";
        tables: "领导一页通和报表", "One page for a leader, and tables";
        checks: "核对", "Checks";
        leader_about: "提请协调事项、亮灯、排名、滞后项目，一页A4", "What to decide, lights, ranks, what is behind, on one A4 page";
        leader: "领导一页通", "One page for a leader";
        dossier: "一项目一册", "Project dossier";
        of_leader: "哪位领导", "Whose";
        all_projects: "全部项目", "All projects";
        period: "时段", "Period";
        always: "全部时段", "All the time";
        unit: "单位", "Unit";
        all_units: "全部单位", "All units";
        open_only: "只列未办结", "Open ones only";
        grouped: "分组小计", "Subtotals";
        usual_groups: "常用分组小计", "Usual subtotals";
        no_groups: "不分组", "No groups";
        persons: "列出人员", "Name persons";
        layouts: "版式", "Layouts";
        layout: "版式", "Layout";
        layouts_about: "版式是本单位的：栏目和次序、单位、分组一并记在册中，随册交换。", "Layouts are the office’s: columns, unit and groups are kept in the book and go with it.";
        no_layouts: "还没有存下的版式。", "No layout is kept yet.";
        layout_kept: "已存", "kept";
        layout_name: "版式名称", "Name of the layout";
        layout_too_long: "最多24个字", "24 characters at most";
        keep_layout: "存为版式", "Keep as a layout";
        layout_saved: "已存版式", "Layout kept";
        use_layout: "用此版式", "Use";
        opens_in: "打开时的版式", "Layout to open in";
        open_in: "设为默认", "Open in it";
        not_open_in: "取消默认", "Not by default";
        is_usual: "默认", "Default";
        forget_layout: "删除版式", "Delete the layout";
        forgotten: "已删除版式", "Layout deleted";
        columns: "栏目", "Columns";
        usual_columns: "恢复常用栏目", "Usual columns";
        earlier: "左移", "Earlier";
        later: "右移", "Later";
        columns_kept: "选好的栏目和次序记在这台设备上。", "Columns and their order are kept on this device.";
        no_rows: "没有符合条件的记录", "Nothing matches";
        no_rows_text: "换一个时段或单位，或取消“只列未办结”。", "Choose another period or unit, or show closed ones too.";
        nothing_yet: "册中还没有这张表的内容", "The book holds nothing for this table yet";
        papers_empty: "没有可以出单的问题或督办事项", "Nothing to make a paper of";
        papers: "出文书", "Papers";
    }
}

/// That a document was handed to the browser to save.
pub fn paper_exported(name: &str, lang: Lang) -> String {
    say!(lang, "已导出：{name}", "Exported: {name}")
}

/// Which column a button moves.
pub fn moves_column(deed: &str, column: &str) -> String {
    format!("{deed} {column}")
}

/// Subtotals by what a column says.
pub fn grouped_by(column: &str, lang: Lang) -> String {
    say!(lang, "按{column}小计", "Subtotals by {column}")
}

/// A year as a period.
pub fn year_period(year: i32, lang: Lang) -> String {
    say!(lang, "{year}年", "{year}")
}

/// The button that makes the bulletin of a month.
pub fn new_bulletin(month: &str, lang: Lang) -> String {
    say!(lang, "新建{month}通报", "New bulletin, {month}")
}

/// How many sentences the book says differently by now.
pub fn changed_since(count: usize, lang: Lang) -> String {
    say!(lang, "此后变化 {count} 处", "{count} change{s} since"; s = count)
}

/// How a draft stands: paragraphs, edited ones, those to be looked at.
pub fn standing_of(all: usize, edited: usize, stale: usize, lang: Lang) -> String {
    say!(lang, "共 {all} 段，已改 {edited}，待核 {stale}", "Paragraphs {all}, edited {edited}, to be looked at {stale}")
}
