//! Finds the members of the outermost object without reading them: in steps, in one pass, with no recursion.

use std::ops::Range;

/// How deep a file may nest, whatever it holds; far above what a change may.
pub(super) const DEEPEST: usize = 64;

/// How many members the outermost object may have, so that looking through them is quick; ours has seven.
const MOST_MEMBERS: usize = 1_000;

/// One member of the outermost object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Where the name begins.
    pub name_at: usize,
    /// The bytes of the value.
    pub value: Range<usize>,
}

/// What stops the skimming, at a byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Snag {
    /// The text ends before the object does.
    Truncated,
    /// Not JSON here.
    Bad(usize),
    /// Nested too deep here.
    TooDeep(usize),
    /// More members than any file of ours has.
    TooManyMembers,
}

/// What the next byte is part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Expect {
    /// The brace that opens the object.
    Open,
    /// A name, or the end of an empty object.
    NameOrEnd,
    /// A name.
    Name,
    /// The inside of a name.
    InName,
    /// The colon behind a name.
    Colon,
    /// The first byte of a value.
    Value,
    /// The rest of a number, `true`, `false` or `null`.
    InWord,
    /// The inside of a text that is a value or a part of one.
    InText,
    /// The inside of a list or an object.
    Nested,
    /// A comma, or the end.
    CommaOrEnd,
    /// Nothing but blanks.
    End,
}

/// The state between two steps.
#[derive(Debug)]
pub struct Scanner {
    at: usize,
    expect: Expect,
    /// Open lists and objects within the value.
    depth: usize,
    name: Range<usize>,
    value_at: usize,
    /// How many members there may be.
    most: usize,
    /// The members so far.
    pub members: Vec<Member>,
}

impl Scanner {
    /// Starts at the brace that opens the object.
    pub const fn new(start: usize) -> Self {
        Self::with_most(start, MOST_MEMBERS)
    }

    /// The same for an object that may have so many members.
    pub const fn with_most(start: usize, most: usize) -> Self {
        Self { at: start, expect: Expect::Open, depth: 0, name: 0..0, value_at: 0, most, members: Vec::new() }
    }

    /// How many bytes have been looked at.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Looks at about so many bytes more; `true` once the whole text has been seen.
    pub fn step(&mut self, text: &str, budget: usize) -> Result<bool, Snag> {
        let bytes = text.as_bytes();
        let until = bytes.len().min(self.at.saturating_add(budget));
        while self.at < until {
            self.advance(text, bytes)?;
        }
        match (self.at >= bytes.len(), self.expect) {
            (false, _) => Ok(false),
            (true, Expect::End) => Ok(true),
            (true, _) => Err(Snag::Truncated),
        }
    }

    fn advance(&mut self, text: &str, bytes: &[u8]) -> Result<(), Snag> {
        match self.expect {
            Expect::InName | Expect::InText => return self.skip_text(text, bytes),
            Expect::InWord => return self.skip_word(text, bytes),
            Expect::Nested => return self.skip_nested(text, bytes),
            Expect::Open
            | Expect::NameOrEnd
            | Expect::Name
            | Expect::Colon
            | Expect::Value
            | Expect::CommaOrEnd
            | Expect::End => {}
        }
        let (at, byte) = (self.at, bytes[self.at]);
        self.at += 1;
        if matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
            return Ok(());
        }
        self.expect = match (self.expect, byte) {
            (Expect::Open, b'{') => Expect::NameOrEnd,
            (Expect::NameOrEnd | Expect::CommaOrEnd, b'}') => Expect::End,
            (Expect::NameOrEnd | Expect::Name, b'"') => {
                self.name = at..at;
                Expect::InName
            }
            (Expect::Colon, b':') => Expect::Value,
            (Expect::CommaOrEnd, b',') => Expect::Name,
            (Expect::Value, b'"') => {
                self.value_at = at;
                Expect::InText
            }
            (Expect::Value, b'{' | b'[') => {
                self.value_at = at;
                self.depth = 1;
                Expect::Nested
            }
            (Expect::Value, b'-' | b'0'..=b'9' | b't' | b'f' | b'n') => {
                self.value_at = at;
                Expect::InWord
            }
            _ => return Err(Snag::Bad(at)),
        };
        Ok(())
    }

    /// Goes behind the next quote that ends a text; stops before it where a step's bytes end within a long one.
    fn skip_text(&mut self, text: &str, bytes: &[u8]) -> Result<(), Snag> {
        match bytes[self.at..].iter().position(|byte| matches!(byte, b'"' | b'\\')) {
            None => {
                self.at = bytes.len();
                Err(Snag::Truncated)
            }
            Some(plain) if bytes[self.at + plain] == b'\\' => {
                self.at = (self.at + plain + 2).min(bytes.len());
                Ok(())
            }
            Some(plain) => {
                self.at += plain + 1;
                match (self.expect, self.depth) {
                    (Expect::InName, _) => {
                        self.name.end = self.at;
                        self.expect = Expect::Colon;
                    }
                    (_, 0) => self.close(text)?,
                    _ => self.expect = Expect::Nested,
                }
                Ok(())
            }
        }
    }

    fn skip_word(&mut self, text: &str, bytes: &[u8]) -> Result<(), Snag> {
        let ends = |byte: &u8| matches!(byte, b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t');
        self.at = bytes[self.at..].iter().position(ends).map_or(bytes.len(), |word| self.at + word);
        self.close(text)
    }

    fn skip_nested(&mut self, text: &str, bytes: &[u8]) -> Result<(), Snag> {
        let found = bytes[self.at..].iter().position(|byte| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'));
        let Some(found) = found.map(|plain| self.at + plain) else {
            self.at = bytes.len();
            return Err(Snag::Truncated);
        };
        self.at = found + 1;
        match bytes[found] {
            b'"' => self.expect = Expect::InText,
            b'{' | b'[' => {
                self.depth += 1;
                if self.depth >= DEEPEST {
                    return Err(Snag::TooDeep(found));
                }
            }
            _ => {
                self.depth -= 1;
                if self.depth == 0 {
                    self.close(text)?;
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, text: &str) -> Result<(), Snag> {
        let name = serde_json::from_str(&text[self.name.clone()]).map_err(|_| Snag::Bad(self.name.start))?;
        if self.members.len() == self.most {
            return Err(Snag::TooManyMembers);
        }
        self.members.push(Member { name, name_at: self.name.start, value: self.value_at..self.at });
        self.expect = Expect::CommaOrEnd;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanner(text: &str, budget: usize) -> Result<Vec<(String, String)>, Snag> {
        let mut skimmer = Scanner::new(0);
        while !skimmer.step(text, budget)? {}
        Ok(skimmer.members.into_iter().map(|member| (member.name, text[member.value].to_owned())).collect())
    }

    #[test]
    fn members_are_found_in_steps_of_any_size() {
        let text = r#" { "a\n" : "x\"}" , "b":[{"c":"]"},2] ,"d":-1.5e3,"督":{}, "e":null} "#;
        let whole = scanner(text, usize::MAX).unwrap();
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            whole,
            [
                pair("a\n", r#""x\"}""#),
                pair("b", r#"[{"c":"]"},2]"#),
                pair("d", "-1.5e3"),
                pair("督", "{}"),
                pair("e", "null")
            ]
        );
        for budget in 1..40 {
            assert_eq!(scanner(text, budget).as_ref(), Ok(&whole));
        }
        assert_eq!(scanner("{}", 1), Ok(Vec::new()));
    }

    #[test]
    fn what_ends_too_soon_is_truncated() {
        let text = r#"{"a":[{"b":"c\\"}],"d":12}"#;
        for end in 1..text.len() {
            assert_eq!(scanner(&text[..end], 3), Err(Snag::Truncated), "{}", &text[..end]);
        }
    }

    #[test]
    fn what_is_no_object_is_bad_where_it_breaks() {
        assert_eq!(scanner(r#"{"a" 1}"#, 9), Err(Snag::Bad(5)));
        assert_eq!(scanner(r#"{"a":1,}"#, 9), Err(Snag::Bad(7)));
        assert_eq!(scanner(r#"{"a":1}x"#, 9), Err(Snag::Bad(7)));
        assert_eq!(scanner(r#"{"\x":1}"#, 9), Err(Snag::Bad(1)));
        assert_eq!(scanner(&format!(r#"{{"a":{}"#, "[".repeat(70)), 9), Err(Snag::TooDeep(5 + DEEPEST - 1)));
    }
}
