//! Fields of what the office makes papers by, as people read them: the template of a bulletin with its versions, the layouts of tables.

use crate::app::session::View;
use crate::book::{EntityId, Value};
use crate::domain::registers::bulletin;
use crate::domain::report::tables::layouts::{LAYOUT, USUAL, is_layouts};
use crate::domain::report::wordings::{RETIRED, TEMPLATE, VERSION, WordingKey, is_wording, versions};
use crate::domain::text::Lang;
use crate::ui::words::{self, ReportWords, WordingWords};

/// Whether a field names the template of a bulletin.
fn names_template(of: &EntityId, set: &str) -> bool {
    set == TEMPLATE && of.kind() == bulletin::REGISTER.kind
}

/// What such a field is called; none of any other.
pub fn office_label(of: &EntityId, set: &str, lang: Lang) -> Option<String> {
    let words = WordingWords::of(lang);
    if names_template(of, set) {
        return Some(words.template.to_owned());
    }
    if is_wording(of) {
        let version = || set.strip_prefix(VERSION).map(|version| words::template_version(version, lang));
        return (set == RETIRED).then(|| words.retired.to_owned()).or_else(version);
    }
    if !is_layouts(of) {
        return None;
    }
    let words = ReportWords::of(lang);
    let name = || set.strip_prefix(LAYOUT).map(|name| words::told(words.layout, name, lang));
    (set == USUAL).then(|| words.opens_in.to_owned()).or_else(name)
}

/// What a value of such a field says; none of any other.
pub fn office_value(view: &View, of: &EntityId, set: &str, value: &Value, lang: Lang) -> Option<String> {
    if names_template(of, set) {
        let text = value.as_text()?;
        let name = WordingKey::parse(text).and_then(|key| {
            let named = versions(view.book, &key.of).into_iter().find(|wording| wording.version == key.version)?;
            Some(words::wording_choice(&named.name, key.version, lang))
        });
        return Some(name.unwrap_or_else(|| text.to_owned()));
    }
    let is_kept = matches!(value, Value::Map(_));
    if is_kept && is_wording(of) {
        return Some(value.member("name").and_then(Value::as_text).unwrap_or_default().to_owned());
    }
    (is_kept && is_layouts(of)).then(|| ReportWords::of(lang).layout_kept.to_owned())
}
