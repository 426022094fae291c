//! Words of 通报模板: the list, one template, what is wrong with it, and with a file that is none.

use crate::domain::report::bands::GREATEST;
use crate::domain::report::wording::{WordingFault, paragraph_of, part_of};
use crate::domain::report::wordings::FileFault;
use crate::domain::text::Lang;

words! {
    /// Words of the templates of bulletins.
    WordingWords {
        title: "通报模板", "Bulletin templates";
        about: "本单位通报的部分、次序、标题、固定语句和用语，选用后照此生成。", "Parts, order, headings, fixed sentences and wording of the office’s bulletins.";
        template: "模板", "Template";
        built_in: "内置模板", "Built-in template";
        built_in_about: "不能修改，随时可选；新建模板从它开始。", "Never changed, always there; a new template begins as its copy.";
        none: "还没有本单位的模板。", "The office has no template of its own yet.";
        not_yours: "模板由办公室（综合）编写。", "Templates are written by the office.";
        new: "新建模板", "New template";
        import: "导入模板", "Import a template";
        import_hint: "一个模板的 .json 文件", "A .json file of one template";
        imported: "已导入模板", "Template imported";
        file_faults: "文件里的模板有误，没有导入：", "The template in this file has faults and was not imported:";
        export: "导出模板", "Export the template";
        not_exported: "浏览器没有保存文件", "The browser did not save the file";
        retire: "停用", "Offer no more";
        retired: "已停用", "No longer offered";
        offer_again: "恢复使用", "Offer again";
        offered: "已恢复使用", "Offered again";
        publish: "发布", "Publish";
        published: "已发布模板", "Template published";
        name: "模板名称", "Name";
        parts: "各部分", "Parts";
        parts_hint: "不打勾的部分不印；箭头调整次序，序号自动编。", "A part without a tick is not printed; the arrows order them, numbers follow.";
        heading: "标题", "Heading";
        opening: "导语（无标题）", "Opening (no heading)";
        up: "上移", "Up";
        down: "下移", "Down";
        before: "固定语句（段首）", "Fixed sentences, first";
        after: "固定语句（段末）", "Fixed sentences, last";
        fixed_hint: "每行一句，照印。可用：", "One a line, printed as they are. May name:";
        sentences: "语句", "Sentences";
        words: "改用的说法", "In other words";
        words_hint: "空着就用原来的说法。可用：", "Empty for the usual words. May name:";
        bands: "完成率用语", "Words for rates";
        bands_hint: "每行一档：完成投资占序时计划的下限和用语，如“90% 基本达到序时”。空着按亮灯规则的用语。", "A line for each: the least share of the plan to date and its word, such as “90% nearly on plan”. Empty for the words of the rule of lights.";
        take_bands: "套用", "Begin with";
        faults: "还不能发布：", "Not ready to be published:";
        missing: "这期通报选用的模板不在本册，暂按内置模板生成。", "The template of this bulletin is not in this book; the built-in one stands in for it.";
        changed: "已换模板", "Template changed";
    }
}

/// A template with its version, as a choice.
pub fn wording_choice(name: &str, version: u16, lang: Lang) -> String {
    say!(lang, "{name}（第{version}版）", "{name} (version {version})")
}

/// What an id of a template stands for, in words.
fn told_id(id: &str, lang: Lang) -> String {
    let part = part_of(id).map(|part| part.heading.get(lang).to_owned()).filter(|heading| !heading.is_empty());
    let paragraph = || paragraph_of(id).map(|paragraph| paragraph.name.get(lang).to_owned());
    paragraph().or(part).unwrap_or_else(|| id.to_owned())
}

/// What is wrong with a template.
pub fn wording_fault(fault: &WordingFault, lang: Lang) -> String {
    let at = |id: &str| told_id(id, lang);
    match fault {
        WordingFault::NoName => say!(lang, "请填写模板名称", "Give the template a name"),
        WordingFault::NoPart => say!(lang, "至少要印一个部分", "At least one part has to be printed"),
        WordingFault::PartTwice(id) => say!(lang, "“{}”出现了两次", "“{}” stands in it twice", at(id)),
        WordingFault::Unknown(id) => {
            say!(lang, "本版程序没有“{id}”这一部分或语句", "This version knows no part or sentence “{id}”")
        }
        WordingFault::UnknownSlot(id, slot) => {
            say!(lang, "“{}”里不能用 {{{slot}}}", "“{}” may not name {{{slot}}}", at(id))
        }
        WordingFault::OpenBrace(id) => {
            say!(lang, "“{}”里的大括号不成对", "A brace in “{}” is not closed", at(id))
        }
        WordingFault::TooLong(id) => say!(lang, "“{}”太长", "“{}” is too long", at(id)),
        WordingFault::BandLine(line) => say!(
            lang,
            "完成率用语第{line}行看不懂，应写成“90% 基本达到序时”",
            "Line {line} of the words for rates is none; write “90% nearly on plan”"
        ),
        WordingFault::BandTwice(from) => {
            say!(lang, "完成率用语里 {from}% 出现了两次", "{from}% stands twice among the words for rates")
        }
        WordingFault::BandOut(from) => say!(
            lang,
            "完成率用语的下限应为 0 至 {GREATEST}，并写明用语（{from}%）",
            "A word for rates needs a bound of 0 to {GREATEST} and a word ({from}%)"
        ),
    }
}

/// Why a file is no template.
pub fn wording_file_fault(fault: &FileFault, lang: Lang) -> String {
    match fault {
        FileFault::TooLarge => {
            say!(lang, "文件太大，不是通报模板", "The file is too large to be a bulletin template")
        }
        FileFault::NoJson => say!(
            lang,
            "这不是通报模板文件（读不出 JSON）。请选“导出模板”存下的文件",
            "This is no bulletin template (not JSON). Choose a file that “Export the template” made"
        ),
        FileFault::Another(Some(format)) => say!(
            lang,
            "这个文件是“{format}”，不是本版能读的通报模板",
            "This file is “{format}”, not a bulletin template that this version reads"
        ),
        FileFault::Another(None) => {
            say!(lang, "这个文件不是通报模板", "This file is no bulletin template")
        }
    }
}
