//! Words of 凭证: an issued bulletin with the changes behind its figures, and what came of holding such a file against itself.

use crate::domain::text::{Lang, figure};
use crate::exchange::proof::{FormFault, NotWritten};

words! {
    /// Words of 凭证.
    ProofWords {
        title: "凭证核验", "Check a proof";
        about: "打开一份通报凭证，核对数字是不是由所附的登记算出、有没有改动过", "Open the proof of a bulletin: whether its figures follow from the entries in it, unchanged since";
        export: "导出凭证", "Export a proof";
        choose: "选择凭证文件", "Choose a proof";
        kinds: "已印发的通报可以导出凭证（.sitebook-proof.json）：通报原文、每个数的算法，以及这些数所依据的每一条登记。收到的人用任何一份本程序打开，不联网就能核验。", "An issued bulletin can be exported with its proof (.sitebook-proof.json): the bulletin as issued, how each figure was reckoned, and every entry that it rests on. Any copy of this program checks it offline.";
        nothing_written: "只核验，不写入本单位数据。", "Nothing is written into your book.";
        reading: "正在核验", "Checking";
        other: "换一份凭证", "Another proof";
        print: "打印", "Print";
        refused: "这个文件不是可以核验的凭证", "This file is no proof that can be checked";
        sound: "相符：所印数字由所附登记算出，登记自写下后没有改动", "It agrees: what was printed follows from these entries, which are unchanged since they were written";
        not_sound: "不相符，见下列各处", "It does not agree; see below";
        proven: "能证明的", "What is proven";
        proven_changes: "每条登记的编号由其内容算出，内容改一个字编号就对不上；全部登记另有合并校验码。", "Each entry’s number is computed from its content, so that one changed letter shows; all of them together have a digest.";
        proven_text: "通报原文与印发时留存的一致。", "The bulletin is the one that was kept when it was issued.";
        proven_figures: "通报里的数、句子和附表，由所附登记按同样的规则重新算出，逐字相同。", "Every figure, sentence and table is written anew from these entries by the same rules, and is the same word for word.";
        not_proven: "不能证明的", "What is not proven";
        not_proven_who: "没有电子签名：登记人是谁，以当时设备上填写的为准；时间以那台设备的时钟为准。", "Nothing is signed: who made an entry is as the device said, and when is by its clock.";
        not_proven_left_out: "没有列入本文件的登记，本文件看不出来；登记的内容是否属实，也不能由此证明。", "An entry that is not in this file cannot be missed by it, and whether an entry is true cannot be shown by it.";
        faults: "不相符之处", "What does not agree";
        figures: "数字和所依据的登记", "Figures and the entries behind them";
        rule: "规则", "Rule";
        thing: "对象", "Record";
        field: "栏目", "Field";
        value: "内容", "Value";
        who: "登记人", "By";
        when: "登记时间", "When";
        issued: "印发的通报", "The bulletin as issued";
        region: "全部项目", "All projects";
        nothing: "（无）", "(nothing)";
        digest_fault: "登记的合并校验码对不上：有登记被增加、删去或改动。", "The digest is not that of these entries: some were added, left out or altered.";
        no_bulletin: "所附登记里没有这期已印发的通报。", "These entries hold no issued bulletin of this number.";
        document_fault: "通报原文不是印发时留存的那一份。", "The bulletin is not the one that was kept when it was issued.";
        text_fault: "文件里的全文与通报原文不同。", "The text in the file is not that of the bulletin.";
    }
}

/// Why a proof is not written.
pub fn proof_not_written(why: NotWritten, lang: Lang) -> String {
    match why {
        NotWritten::NotIssued => say!(
            lang,
            "只有已印发、这个版本读得了定稿的通报才有凭证",
            "Only a bulletin that is issued, and kept in a form that this version reads, has a proof"
        ),
        NotWritten::TooLarge => say!(
            lang,
            "这期通报依据的登记太多，装不进一份凭证",
            "The bulletin rests on more entries than a proof may hold"
        ),
    }
}

/// The name of the file.
pub fn proof_file_name(number: &str, day: &str, lang: Lang) -> String {
    let number: String =
        number.chars().filter(|letter| !letter.is_control() && !"\\/:*?\"<>|".contains(*letter)).collect();
    say!(lang, "通报凭证-{number}-{day}.sitebook-proof.json", "proof-{number}-{day}.sitebook-proof.json")
}

/// That a proof was handed to the browser to save; what of the bulletin does not follow from it.
pub fn proof_exported(changes: usize, figures: usize, differs: usize, lang: Lang) -> String {
    let (many, figures) = (figure(changes), figure(figures));
    let said = say!(
        lang,
        "凭证已导出：{figures} 个数，依据 {many} 条登记",
        "Proof exported: {figures} figures on {many} entries"
    );
    match differs {
        0 => said,
        differs => {
            let differs = figure(differs);
            let more = say!(
                lang,
                "；有 {differs} 处与按这些登记重算的不同，核验时会列出",
                "; in {differs} place{s} the bulletin says otherwise than they do, which a check will list";
                s = differs
            );
            said + &more
        }
    }
}

/// Why a file is no proof.
pub fn form_fault(fault: &FormFault, lang: Lang) -> String {
    match fault {
        FormFault::TooLarge { limit } => {
            let limit = limit >> 20;
            say!(lang, "文件超过 {limit} MB", "The file is larger than {limit} MB")
        }
        FormFault::TooManyChanges { limit } => {
            let limit = figure(*limit);
            say!(lang, "登记超过 {limit} 条", "It holds more than {limit} entries")
        }
        FormFault::NotText => say!(lang, "不是 UTF-8 文本", "It is not text in UTF-8"),
        FormFault::NotJson { line } => {
            say!(
                lang,
                "第 {line} 行读不下去：文件不完整或被改坏",
                "It cannot be read on at line {line}: it is cut off or damaged"
            )
        }
        FormFault::NotAProof => say!(lang, "不是通报凭证", "It is not the proof of a bulletin"),
        FormFault::OtherFile => {
            say!(lang, "这是数据文件，请到“报送汇总”接收", "This is a file of a book: open it under Transfer")
        }
        FormFault::Newer { format } => say!(
            lang,
            "由更新的版本写成（{format}），请用新版本打开",
            "Written by a newer version ({format}): open it with that"
        ),
        FormFault::BadMember { said } => say!(lang, "内容不全或不对：{said}", "Something is missing or wrong: {said}"),
    }
}

/// What stands at a place among the changes is no change.
pub fn no_change(place: usize, lang: Lang) -> String {
    say!(lang, "第 {place} 条不是一条登记", "Entry {place} is no entry")
}

/// A change that was altered.
pub fn altered(place: usize, of: &str, set: &str, value: &str, lang: Lang) -> String {
    say!(
        lang,
        "第 {place} 条登记被改动过：{of} 的 {set} 现为“{value}”，与编号不符",
        "Entry {place} was altered: {set} of {of} says “{value}”, which does not give its number"
    )
}

/// A change that stands there twice.
pub fn twice(of: &str, set: &str, lang: Lang) -> String {
    say!(lang, "{of} 的 {set} 有一条登记重复", "An entry of {set} of {of} stands there twice")
}

/// Something that stands otherwise than it follows.
pub fn stands_otherwise(what: &str, stands: &str, follows: &str, lang: Lang) -> String {
    say!(lang, "{what}：印为“{stands}”，按所附登记应为“{follows}”", "{what}: says “{stands}”, follows as “{follows}”")
}

/// A figure that names other rows than it rests on.
pub fn other_rows(what: &str, lang: Lang) -> String {
    say!(lang, "{what}：所列依据与算出它的登记不同", "{what}: names other entries than it follows from")
}

/// How many entries a figure rests on, and how many of them are listed.
pub fn entries_behind(all: usize, listed: usize, lang: Lang) -> String {
    let (count, shown) = (figure(all), figure(listed));
    match all == listed {
        true => say!(lang, "依据 {count} 条登记", "entries behind it: {count}"),
        false => {
            say!(lang, "依据 {count} 条登记，列出前 {shown} 条", "entries behind it: {count}, the first {shown} listed")
        }
    }
}

/// How many figures are shown of how many.
pub fn figures_shown(shown: usize, all: usize, lang: Lang) -> String {
    let (shown, all) = (figure(shown), figure(all));
    say!(
        lang,
        "只列出前 {shown} 个数，共 {all} 个；核验的是全部",
        "The first {shown} of {all} figures are listed; all were checked"
    )
}

/// What the file says of itself.
pub fn proof_made(by: &str, at: &str, changes: usize, lang: Lang) -> String {
    let changes = figure(changes);
    say!(lang, "{by} 于 {at} 导出，{changes} 条登记", "Exported by {by} on {at}, {changes} entries")
}
