//! Fields that words are typed into: they are written in `ui/controls` alone, where the root hears them, and whoever builds one says how its
//! words are kept.

/// Kinds of raw inputs that take no words.
const WORDLESS: [&str; 3] = ["checkbox", "radio", "file"];

/// The controls that words are typed into.
const FIELDS: [&str; 7] =
    ["<TextField", "<TextArea", "<ComboField", "<NumberField", "<DateField", "<FieldInput", "<CellGrid"];

/// What keeps the words of a field: a form that is found again, or a field that writes into the book and keeps what that refuses.
const KEEPERS: [&str; 5] = ["OpenForm", "Form::open", "form: Form", "Written::new", "editor: Editor"];

/// Files whose fields are kept by another file, each with which.
const ELSEWHERE: [(&str, &str); 11] = [
    ("ui/parts/field_input.rs", "the caller's"),
    ("ui/parts/introduction.rs", "the first page asks before it is closed, the dialog of the settings keeps"),
    ("ui/register/fields.rs", "the form of the entry"),
    ("ui/pages/problems/bulk.rs", "a word for what is marked at this moment: the badge says that nothing keeps it"),
    ("ui/pages/projects/basis.rs", "the form of the project"),
    ("ui/pages/gallery.rs", "shows controls and keeps nothing"),
    ("ui/pages/templates/editor/head.rs", "the draft of the checklist is in the book"),
    ("ui/pages/templates/editor/item.rs", "likewise"),
    ("ui/pages/templates/editor/kind.rs", "likewise"),
    ("ui/pages/templates/editor/mod.rs", "likewise"),
    ("ui/pages/templates/editor/options.rs", "likewise"),
];

/// What is wrong with the fields of a file.
pub fn faults(name: &str, code: &str) -> Vec<String> {
    if !name.starts_with("ui/") || name.starts_with("ui/controls/") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for raw in ["<input", "<textarea"] {
        for (place, _) in code.match_indices(raw) {
            let tag = &code[place..];
            let tag = &tag[..tag.find("/>").map_or(tag.len(), |end| end + 2)];
            let is_wordless = WORDLESS.iter().any(|kind| tag.contains(&format!("type=\"{kind}\"")));
            if !is_wordless && !tag.contains("data-words=\"passing\"") {
                found.push(format!("{name}: a raw {raw}> outside ui/controls that is not marked as passing"));
            }
        }
    }
    if code.contains("contenteditable") {
        found.push(format!("{name}: text is edited in fields of ui/controls alone"));
    }
    let has_words = FIELDS.iter().any(|field| {
        let mut tags = code.match_indices(field).map(|(place, _)| &code[place..]);
        tags.any(|tag| !tag[..tag.find("/>").unwrap_or(tag.len())].contains("Keeping::Passing"))
    });
    let is_kept = KEEPERS.iter().any(|keeper| code.contains(keeper));
    if has_words && !is_kept && !ELSEWHERE.iter().any(|(file, _)| *file == name) {
        found.push(format!("{name}: has fields, and does not say how their words are kept"));
    }
    found
}

#[test]
fn a_field_that_nobody_hears_or_keeps_is_found() {
    for (name, code) in [
        ("ui/pages/a.rs", "view! { <input type=\"text\" on:input=x /> }"),
        ("ui/pages/a.rs", "view! { <textarea></textarea> }"),
        ("ui/parts/a.rs", "view! { <p contenteditable=\"true\"></p> }"),
        ("ui/pages/a.rs", "view! { <TextField label value on_change /> }"),
    ] {
        assert_eq!(faults(name, code).len(), 1, "{code}");
    }
    for (name, code) in [
        ("ui/controls/a.rs", "view! { <input type=\"text\" /> }"),
        ("ui/pages/a.rs", "view! { <input type=\"checkbox\" /> }"),
        ("ui/pages/a.rs", "view! { <input type=\"text\" data-words=\"passing\" /> }"),
        ("ui/pages/a.rs", "view! { <TextField label value keeping=Keeping::Passing on_change /> }"),
        ("ui/pages/a.rs", "let form = Form::open(ui, name, first); view! { <TextField label value on_change /> }"),
    ] {
        assert_eq!(faults(name, code), Vec::<String>::new());
    }
}
