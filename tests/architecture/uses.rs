//! Reads the `use` items of a source.

/// A path, step by step.
pub type Steps = Vec<String>;

/// One name that a `use` brings in.
pub struct Use {
    /// As it is written.
    pub path: Steps,
    /// What it is called here; `*` for all that is there.
    pub name: String,
    /// Whether it is re-exported.
    pub is_public: bool,
}

/// The `use` items of some code: where each begins and ends, and whether it re-exports.
fn use_items(code: &str) -> Vec<(usize, usize, bool)> {
    let mut items = Vec::new();
    let mut at = 0;
    for line in code.split_inclusive('\n') {
        let words: Vec<&str> = line.split_whitespace().take(3).collect();
        let is_public = words.first().is_some_and(|first| *first == "pub" || first.starts_with("pub("));
        let begins = match is_public {
            true => words[1..].contains(&"use"),
            false => words.first() == Some(&"use"),
        };
        if let Some(length) = code[at..].find(';').filter(|_| begins) {
            items.push((at, at + length + 1, is_public));
        }
        at += line.len();
    }
    items
}

/// The code without its `use` items.
pub fn without_uses(code: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for (start, end, _) in use_items(code) {
        rest.push_str(&code[from..start]);
        from = end;
    }
    rest.push_str(&code[from..]);
    rest
}

/// Leaves out `mod name;`: a child that is declared is not used by that.
pub fn without_declarations(code: &str) -> String {
    let declares = |line: &&str| line.ends_with(';') && line.split_whitespace().rev().nth(1) == Some("mod");
    code.lines().filter(|line| !declares(line)).collect::<Vec<_>>().join("\n")
}

/// What the `use` items of some code bring in.
pub fn uses_in(code: &str) -> Vec<Use> {
    let mut uses = Vec::new();
    for (start, end, is_public) in use_items(code) {
        let item = code[start..end].trim_end_matches(';');
        if let Some((_, tree)) = item.split_once("use ") {
            let tree: String = tree.split_whitespace().collect::<Vec<_>>().join(" ");
            unfold(&tree, &[], is_public, &mut uses);
        }
    }
    uses
}

/// Reads `a::{b, c::{self, d as e}, f::*}`.
fn unfold(tree: &str, before: &[String], is_public: bool, uses: &mut Vec<Use>) {
    let tree = tree.trim();
    if let Some(open) = tree.find('{') {
        let steps = tree[..open].split("::").map(str::trim).filter(|step| !step.is_empty()).map(str::to_owned);
        let before: Steps = before.iter().cloned().chain(steps).collect();
        let inner = &tree[open + 1..];
        parts(&inner[..inner_length(inner)]).iter().for_each(|part| unfold(part, &before, is_public, uses));
        return;
    }
    if tree.is_empty() {
        return;
    }
    let (path, alias) = tree.split_once(" as ").map_or((tree, None), |(path, alias)| (path, Some(alias.trim())));
    let mut steps: Steps = before.iter().cloned().chain(path.split("::").map(|step| step.trim().to_owned())).collect();
    let last = steps.pop().unwrap_or_default();
    let name = match last.as_str() {
        "self" if !steps.is_empty() => steps.last().cloned().unwrap_or_default(),
        "*" => "*".to_owned(),
        _ => {
            steps.push(last.clone());
            last
        }
    };
    uses.push(Use { path: steps, name: alias.map_or(name, str::to_owned), is_public });
}

/// How long the text is up to the brace that closes it.
fn inner_length(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

/// Splits at the commas that stand in no braces.
fn parts(list: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in list.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts
}
