//! A register is data: nothing outside its own file names its kind or one of its fields.

use std::collections::BTreeSet;

use sitebook::domain::registers::REGISTERS;

/// Where the data stands.
const DATA: &str = "domain/registers/";

/// What reads any register, and so knows no field of one.
const ENGINE: [&str; 4] = ["domain/register/", "app/entry_form.rs", "ui/register/", "domain/command/entry"];

/// Kinds whose word stands for much else in the code: they are looked for where a kind is asked for, not as a word.
const EVERYDAY: [&str; 15] = [
    "area",
    "change",
    "complaint",
    "concern",
    "contact",
    "group",
    "money",
    "month",
    "order",
    "policy",
    "promise",
    "request",
    "step",
    "target",
    "node",
];

/// How code asks for a kind by its word, `¶` being the word with its quotes.
const ASKED_FOR: [&str; 9] = [
    "register_of(¶",
    "kind() == ¶",
    "kind() != ¶",
    "kind == ¶",
    "kind != ¶",
    "EntityId::new(¶",
    "entities(¶",
    "Reference(¶",
    "Entry(¶",
];

/// Words that are the key of a field and mean something else where they stand.
const NO_FIELD: [(&str, &str, &str); 6] = [
    ("domain/register/query.rs", "state", "what the facet of a flow is called in the address"),
    ("domain/register/query.rs", "year", "what the facet of the years is called in the address"),
    ("domain/register/entry.rs", "of", "the field by which an entry names the entry that it belongs to"),
    ("ui/register/standing.rs", "basis", "a class of the style sheet"),
    ("ui/register/standing.rs", "facts", "a class of the style sheet"),
    ("ui/register/deed.rs", "why", "the field of the reason in the dialog of a deed"),
];

/// The texts of the string literals of some code.
fn literals(code: &str) -> BTreeSet<&str> {
    code.split('"').skip(1).step_by(2).collect()
}

/// Whether code asks for this kind by its word.
fn asks_for(code: &str, kind: &str) -> bool {
    let asks = |form: &&str| code.contains(&form.replace('¶', &format!("\"{kind}\"")));
    let prefix = format!("\"{kind}/{{");
    let is_arm = code.contains(&format!("\"{kind}\" => Some(Kind"));
    ASKED_FOR.iter().any(asks) || code.contains(&prefix) || is_arm
}

/// What a source names that it must not.
fn faults(name: &str, code: &str) -> Vec<String> {
    if name.starts_with(DATA) {
        return Vec::new();
    }
    let said = literals(code);
    let is_known =
        |known: &[(&str, &str, &str)], word: &str| known.iter().any(|(file, of, _)| *file == name && *of == word);
    let kinds = REGISTERS.iter().map(|register| register.kind);
    let kinds = kinds.filter(|kind| match EVERYDAY.contains(kind) {
        true => asks_for(code, kind),
        false => said.contains(kind),
    });
    let mut found: Vec<String> = kinds.map(|kind| format!("{name} names the register “{kind}”")).collect();
    if ENGINE.iter().any(|part| name.starts_with(part)) {
        let keys: BTreeSet<&str> =
            REGISTERS.iter().flat_map(|register| register.fields).map(|field| field.key).collect();
        let keys = keys.into_iter().filter(|key| said.contains(key) && !is_known(&NO_FIELD, key));
        found.extend(keys.map(|key| format!("{name} names the field “{key}” of a register")));
    }
    found
}

#[test]
fn no_register_is_named_outside_its_own_file() {
    let broken: Vec<String> = super::sources().iter().flat_map(|(name, code)| faults(name, code)).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn an_exception_that_is_none_any_more_goes() {
    let sources = super::sources();
    for (file, word, _) in &NO_FIELD {
        let code = &sources.iter().find(|(name, _)| name == file).unwrap().1;
        assert!(literals(code).contains(word), "{file} does not say “{word}” any more");
    }
}

#[test]
fn a_register_that_is_named_is_found() {
    assert_eq!(faults("ui/pages/projects/page.rs", "match kind { \"permit\" => 1 }").len(), 1);
    assert_eq!(faults("ui/register/form.rs", "entry.cell_of(\"granted\")").len(), 1);
    assert_eq!(faults("ui/pages/projects/page.rs", "entry.cell_of(\"granted\")").len(), 0, "a page of its own may");
    assert_eq!(faults("app/tabs.rs", "register_of(\"request\")").len(), 1);
    assert_eq!(faults("app/tabs.rs", "post(\"request\")").len(), 0, "an everyday word");
    assert_eq!(faults("domain/registers/approval.rs", "kind: \"permit\"").len(), 0);
}
