//! The JSON Schema beside FORMAT.md says of files what the program says of them.

use serde_json::Value as Json;

use crate::desk::{Desk, office, part, whole};

fn schema() -> Json {
    serde_json::from_str(include_str!("../../src/exchange/sitebook-1.schema.json")).unwrap()
}

fn errors(file: &str) -> Vec<String> {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let file: Json = serde_json::from_str(file).unwrap();
    validator.iter_errors(&file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn exported_files_are_valid() {
    let desk = office();
    for text in
        [whole(&desk), part(&desk, &["project/p1"]), part(&desk, &["project/p2"]), whole(&Desk::of("person/x", 1))]
    {
        assert_eq!(errors(&text), Vec::<String>::new());
    }
}

#[test]
fn files_kept_from_released_versions_are_valid() {
    for text in
        [include_str!("../files/v1/by_another_hand.sitebook.json"), include_str!("../files/v1/by_0.1.0.sitebook.json")]
    {
        assert_eq!(errors(text), Vec::<String>::new());
    }
}

#[test]
fn what_the_program_refuses_by_its_shape_is_invalid() {
    let text = whole(&office());
    for (from, to) in [
        ("sitebook/1", "sitebook/2"),
        ("\"digest\":\"", "\"digest\":\"x"),
        ("\"changes\":32", "\"changes\":-28"),
        ("\"set\":\"name\",\"to\":", "\"set\":\"name\",\"two\":"),
        ("\"of\":\"unit/区建委\",\"set\"", "\"of\":\"unit\",\"set\""),
        ("\"of\":\"unit/区建委\",\"set\"", "\"of\":\"local.unit/区建委\",\"set\""),
        ("\"to\":412", "\"to\":412.5"),
        ("\"to\":412", "\"to\":9007199254740992"),
        ("\"gps\":[\"30.66\",", "\"gps\":[30.66,"),
        ("\"kind\":\"whole\",\n", ""),
        ("\"value\":\"continuing\"", "\"valu\":\"continuing\""),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(!errors(&text.replacen(from, to, 1)).is_empty(), "{from} -> {to}");
    }
}
