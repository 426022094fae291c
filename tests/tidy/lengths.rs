//! How long functions are, by their indentation: the sources are formatted.

/// One function as it stands in a file.
#[derive(PartialEq, Eq, Debug)]
pub struct Function {
    pub name: String,
    /// From its `fn` to the brace that ends it.
    pub lines: usize,
}

/// The text up to its inline test module.
pub fn without_tests(text: &str) -> &str {
    let inline = text.match_indices("#[cfg(test)]\nmod ").find(|(at, _)| {
        let declared = text[*at..].lines().nth(1).unwrap_or_default();
        declared.ends_with('{')
    });
    inline.map_or(text, |(at, _)| &text[..at])
}

/// Every function with a body.
pub fn functions_of(text: &str) -> Vec<Function> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(name) = name_of(line) else { continue };
        let indent = &line[..line.len() - line.trim_start().len()];
        let end = format!("{indent}}}");
        let ends = |line: &&str| line.trim_end() == end || (line.starts_with(indent) && line.trim_end().ends_with(';'));
        let one_line = line.trim_end().ends_with(['}', ';']);
        let length = if one_line { Some(0) } else { lines[at..].iter().position(|line| line.trim_end() == end) };
        // A declaration without a body ends before any brace does.
        let is_declared = !one_line && lines[at..].iter().take_while(|line| !line.contains('{')).any(ends);
        if let (Some(length), false) = (length, is_declared) {
            found.push(Function { name: name.to_owned(), lines: length + 1 });
        }
    }
    found
}

/// The name of the function that begins on this line.
fn name_of(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    if rest.starts_with("//") {
        return None;
    }
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async ", "unsafe "] {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ")?;
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    Some(&name[..end])
}

#[test]
fn functions_are_measured() {
    let text = "fn a() {\n    b();\n}\n\nimpl A {\n    pub const fn c(\n        x: u8,\n    ) -> u8 {\n        x\n    }\n\n    fn d(&self) -> u8;\n}\n";
    let found: Vec<(String, usize)> = functions_of(text).into_iter().map(|one| (one.name, one.lines)).collect();
    assert_eq!(found, [("a".to_owned(), 3), ("c".to_owned(), 5), ("d".to_owned(), 1)]);
}
