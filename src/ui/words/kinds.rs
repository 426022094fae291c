//! What kinds of records are called.

use crate::domain::kind::Kind;
use crate::domain::text::Lang;

/// New things of a kind.
pub fn new_things(kind: &str, count: usize, lang: Lang) -> String {
    let people = if count == 1 { "person" } else { "people" };
    match Kind::from_key(kind) {
        Some(Kind::Project) => say!(lang, "新项目 {count}", "{count} new project{count_s}"; count_s = count),
        Some(Kind::Visit) => say!(lang, "新督查 {count}", "{count} new visit{count_s}"; count_s = count),
        Some(Kind::Problem) => say!(lang, "新问题 {count}", "{count} new issue{count_s}"; count_s = count),
        Some(Kind::Remark) => say!(lang, "新工作记录 {count}", "{count} new note{count_s}"; count_s = count),
        Some(Kind::Photo) => say!(lang, "新照片 {count}", "{count} new photo{count_s}"; count_s = count),
        Some(Kind::Attachment) => {
            say!(lang, "新附件 {count}", "{count} new attachment{count_s}"; count_s = count)
        }
        Some(Kind::Signature) => say!(lang, "新签字 {count}", "{count} new signature{count_s}"; count_s = count),
        Some(Kind::Person) => say!(lang, "新人员 {count}", "{count} new {people}"),
        Some(Kind::Unit) => say!(lang, "新单位 {count}", "{count} new unit{count_s}"; count_s = count),
        Some(Kind::Template) => say!(lang, "新检查表 {count}", "{count} new checklist{count_s}"; count_s = count),
        Some(Kind::Entry(register)) => {
            let (one, many) = register.counted;
            let (name, counted) = (&register.name.zh, if count == 1 { one } else { many });
            say!(lang, "新{name} {count}", "{count} new {counted}")
        }
        Some(Kind::Office | Kind::Rule | Kind::Calendar | Kind::Draft | Kind::Import | Kind::Export | Kind::Device)
        | None => {
            say!(lang, "其他新内容 {count}", "{count} other new thing{count_s}"; count_s = count)
        }
    }
}

/// What kind of thing something is.
pub fn kind_name(kind: &str, lang: Lang) -> String {
    match Kind::from_key(kind) {
        Some(Kind::Project) => say!(lang, "项目", "Project"),
        Some(Kind::Visit) => say!(lang, "督查", "Visit"),
        Some(Kind::Problem) => say!(lang, "问题", "Issue"),
        Some(Kind::Remark) => say!(lang, "工作记录", "Note"),
        Some(Kind::Photo) => say!(lang, "照片", "Photo"),
        Some(Kind::Attachment) => say!(lang, "附件", "Attachment"),
        Some(Kind::Signature) => say!(lang, "签字", "Signature"),
        Some(Kind::Person) => say!(lang, "人员", "Person"),
        Some(Kind::Unit) => say!(lang, "单位", "Unit"),
        Some(Kind::Template) => say!(lang, "检查表", "Checklist"),
        Some(Kind::Office) => say!(lang, "本单位", "Office"),
        Some(Kind::Rule) => say!(lang, "规则", "Rules"),
        Some(Kind::Calendar) => say!(lang, "工作日历", "Calendar of working days"),
        Some(Kind::Entry(register)) => register.name.get(lang).to_owned(),
        // What stays on the device is never named to a person.
        Some(Kind::Draft | Kind::Import | Kind::Export | Kind::Device) | None => kind.to_owned(),
    }
}
