//! What is wrong with a file that somebody chose, and where.

use crate::domain::text::Lang;
use crate::exchange::{ChangeFault, CountOf, Looks, Refusal, Spot, Warning};

fn spot(spot: &Spot, lang: Lang) -> String {
    say!(lang, "第 {} 行第 {} 列", "line {}, column {}", spot.line, spot.column)
}

fn looks(looks: Looks, lang: Lang) -> String {
    match looks {
        Looks::Utf16 => say!(lang, " UTF-16 编码的文本", "text in UTF-16"),
        Looks::Zip => say!(lang, "压缩包或 Excel、Word 文件", "a zip, Excel or Word file"),
        Looks::OldOffice => say!(lang, "旧版 Office 文件", "an older Office file"),
        Looks::Html => say!(lang, "网页文件", "a web page"),
        Looks::Xml => say!(lang, " XML 文件", "an XML file"),
        Looks::Image => say!(lang, "图片", "a picture"),
        Looks::Pdf => say!(lang, " PDF 文件", "a PDF file"),
        Looks::Gzip => say!(lang, " gzip 压缩文件", "a gzip file"),
        Looks::OtherJson => say!(lang, "别的程序的 JSON 文件", "a JSON file from another program"),
        Looks::JsonList => say!(lang, " JSON 列表", "a JSON list"),
        Looks::RawStore => say!(lang, "救援文件", "a rescue file"),
        Looks::Proof => say!(
            lang,
            "通报凭证（在“凭证核验”里打开，不汇总）",
            "the proof of a bulletin (open it under Check a proof; it is not merged)"
        ),
        Looks::Text => say!(
            lang,
            "普通文本（项目清单请从“项目”页的“导入清单”导入）",
            "plain text (import a list of projects from the Projects page)"
        ),
        Looks::Binary => say!(lang, "二进制文件", "a binary file"),
    }
}

fn fault(fault: ChangeFault, lang: Lang) -> String {
    match fault {
        ChangeFault::NotAnObject => say!(lang, "不是一条记录", "not a record"),
        ChangeFault::Missing(name) => say!(lang, "缺少 {name}", "{name} is missing"),
        ChangeFault::Bad(name) => say!(lang, "{name} 的内容不对", "{name} is invalid"),
        ChangeFault::Fraction => say!(lang, "数字带小数", "a number has decimals"),
        ChangeFault::NumberTooLarge => say!(lang, "数字太大", "a number is too large"),
        ChangeFault::Other => say!(lang, "内容不对", "invalid content"),
    }
}

fn counted(what: CountOf, lang: Lang) -> String {
    match what {
        CountOf::Changes => say!(lang, "记录", "changes"),
        CountOf::Projects => say!(lang, "项目", "projects"),
        CountOf::Visits => say!(lang, "督查", "visits"),
        CountOf::Problems => say!(lang, "问题", "issues"),
        CountOf::People => say!(lang, "人员", "people"),
    }
}

/// Why a file is not taken: what is wrong and where.
pub fn file_refusal(refusal: &Refusal, lang: Lang) -> String {
    match refusal {
        Refusal::Empty => say!(lang, "文件是空的", "The file is empty"),
        Refusal::TooLarge { bytes, limit } => say!(
            lang,
            "文件太大：{} MB，上限 {} MB",
            "The file is too large: {} MB, at most {} MB",
            bytes / 1_048_576,
            limit / 1_048_576
        ),
        Refusal::TooManyChanges { limit } => {
            say!(lang, "记录太多，上限 {limit} 条", "Too many changes, at most {limit}")
        }
        Refusal::TextTooLong { place, limit } => say!(
            lang,
            "第 {place} 条记录太长：一段文字上限 {} MB",
            "Change {place} is too long: a text may have at most {} MB",
            limit / 1_048_576
        ),
        Refusal::Foreign(kind) => {
            say!(lang, "不是工程督查本的文件，看起来是{}", "Not a Sitebook file; it looks like {}", looks(*kind, lang))
        }
        Refusal::NotUtf8 { byte } => say!(
            lang,
            "第 {byte} 字节不是 UTF-8 文本，文件可能已损坏",
            "Byte {byte} is not UTF-8: the file may be damaged"
        ),
        Refusal::Truncated(at) => say!(
            lang,
            "文件不完整，到{}就断了，可能没有复制完",
            "The file is incomplete: it ends at {}. It may not have been copied fully",
            spot(at, lang)
        ),
        Refusal::BadJson(at) => say!(lang, "{}的 JSON 写法有错", "Invalid JSON at {}", spot(at, lang)),
        Refusal::TooDeep(at) => say!(lang, "{}嵌套太深", "Nested too deeply at {}", spot(at, lang)),
        Refusal::LoneSurrogate(at) => say!(lang, "{}有残缺的字符", "Broken character at {}", spot(at, lang)),
        Refusal::DuplicateName { name, spot: at } => {
            say!(lang, "{}的“{name}”重复出现", "Duplicate “{name}” at {}", spot(at, lang))
        }
        Refusal::Newer { format, app } => say!(
            lang,
            "由更新版本的程序写成（{format}，程序 {}），请先更新本程序",
            "Written by a newer version ({format}, program {}). Please update this program first",
            app.as_deref().unwrap_or("?")
        ),
        Refusal::UnknownFormat { format } => say!(lang, "不认识的格式“{format}”", "Unknown format “{format}”"),
        Refusal::MissingMember { name } => say!(lang, "缺少“{name}”", "“{name}” is missing"),
        Refusal::BadMember { name, spot: at } => {
            say!(lang, "“{name}”的内容不对（{}）", "“{name}” is invalid ({})", spot(at, lang))
        }
        Refusal::NotAChange { place, spot: at, fault: why } => say!(
            lang,
            "第 {place} 条记录有错（{}）：{}",
            "Record {place} is invalid ({}): {}",
            spot(at, lang),
            fault(*why, lang)
        ),
        Refusal::Altered { place, spot: at, .. } => say!(
            lang,
            "第 {place} 条记录被改动过（{}），与其编号不符",
            "Record {place} was altered ({}) and does not match its ID",
            spot(at, lang)
        ),
        Refusal::LocalEntity { place, .. } => say!(
            lang,
            "第 {place} 条是别的机器的内部记录，不应在文件中",
            "Record {place} is an internal record of another device and does not belong in a file"
        ),
        Refusal::OutOfOrder { place } => say!(lang, "第 {place} 条记录的次序不对", "Record {place} is out of order"),
        Refusal::CountMismatch { what, stated, found } => say!(
            lang,
            "写着 {stated} 个{}，实有 {found} 个",
            "States {stated} {} but contains {found}",
            counted(*what, lang)
        ),
        Refusal::DigestMismatch { .. } => {
            say!(
                lang,
                "校验码不符，内容被改动或损坏",
                "The checksum does not match: the content was altered or damaged"
            )
        }
    }
}

/// A reason as a whole sentence, with what is safe behind it.
pub fn not_taken(why: &str, safe: &str, lang: Lang) -> String {
    let why = why.trim_end_matches(['。', '.']);
    say!(lang, "{why}。{safe}", "{why}. {safe}")
}

/// What is odd about a file that is good all the same.
pub fn file_warning(warning: &Warning, lang: Lang) -> String {
    match warning {
        Warning::CopyDiffers { name, .. } => say!(
            lang,
            "“{name}”的可读副本被人改过；那些改动没有读入",
            "Someone edited the readable copy of “{name}”; those edits were not read"
        ),
        Warning::CopyMissing { name, .. } => {
            say!(lang, "可读副本里没有“{name}”", "“{name}” is not in the readable copy")
        }
        Warning::CopyUnknown { project } => say!(
            lang,
            "可读副本里多出“{project}”，没有读入",
            "The readable copy also has “{project}”, which was not read"
        ),
        Warning::CopyUnreadable { place } => {
            say!(lang, "可读副本第 {place} 项无法辨认", "Entry {place} of the readable copy cannot be understood")
        }
        Warning::NotRescued(part) => {
            say!(lang, "“{part}”已损坏，其中的内容未能全部救出", "“{part}” is damaged: not all of it could be rescued")
        }
        Warning::NoCopy => say!(lang, "没有可读副本", "There is no readable copy"),
        Warning::MoreAboutCopy(count) => {
            say!(lang, "可读副本另有 {count} 处不同", "The readable copy differs in {count} more place{count_s}"; count_s = count)
        }
        Warning::BlobsRefused { count, names } => super::blobs_refused(*count, names, lang),
        Warning::BlobsUnnamed(count) => super::blobs_unnamed(*count, lang),
        Warning::UnknownMember(name) => {
            say!(lang, "“{name}”由更新的程序写成，已跳过", "“{name}” comes from a newer version and was skipped")
        }
    }
}
