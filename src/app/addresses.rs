//! How ids stand in addresses: an id that is a word of an address must not be taken for it.

/// The words that stand where the id of a project may stand: `#/projects/new`.
pub const WORDS: [&str; 2] = ["new", "import"];

/// In front of what is an id whatever it looks like.
const MARK: char = '~';

/// The part of an address that means the thing with this id, before it is escaped.
pub fn part_of(rest: &str) -> String {
    match WORDS.contains(&rest) || rest.starts_with(MARK) {
        true => format!("{MARK}{rest}"),
        false => rest.to_owned(),
    }
}

/// The id that a part of an address means.
pub fn rest_of(part: &str) -> &str {
    part.strip_prefix(MARK).unwrap_or(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_comes_back_and_none_is_a_word() {
        for rest in ["7f3a91c2", "new", "import", "~new", "~", "~~", "a/b", "督查"] {
            let part = part_of(rest);
            assert!(!WORDS.contains(&part.as_str()));
            assert_eq!(rest_of(&part), rest);
        }
        assert_eq!(part_of("7f3a91c2"), "7f3a91c2", "ordinary ids stand as they are");
    }
}
