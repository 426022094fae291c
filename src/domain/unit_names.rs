//! Names of units as fields hold them.

use crate::book::Value;

/// The names of units in a value: one, or several in a list.
pub fn unit_names(value: &Value) -> Vec<String> {
    let texts = value.as_text().into_iter().chain(value.items().iter().filter_map(Value::as_text));
    texts.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
