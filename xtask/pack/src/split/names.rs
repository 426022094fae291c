//! The names of functions, and the list of those that the first page needs.

use std::borrow::Cow;
use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use wasm_encoder::{NameMap, NameSection};

use super::module::{Module, Renumbered};

/// Reads the list of the functions that run until the first page stands: a mark a line, and comments.
pub fn listed(list: &str) -> BTreeSet<String> {
    list.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// What stands for a function in the list, where names that say for which types would take a third of a million letters: ten digits
/// of its base name's SHA-256.
pub fn mark_of(name: &str) -> String {
    Sha256::digest(base_name(name).as_bytes())[..5].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A function's name without the numbers that rustc puts behind crates and, in its older manner, behind functions: they change with
/// versions and flags. Behind a crate the zeros in front of one are left out. And without the one that wasm-bindgen puts behind the
/// second function of a name: which of them it is changes with any other function. So where one of them is listed all are.
pub fn base_name(name: &str) -> Cow<'_, str> {
    let name = match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
        Some((base, place)) if (1..5).contains(&place.len()) && place.bytes().all(|digit| digit.is_ascii_digit()) => {
            base
        }
        _ => name,
    };
    let is_number = |text: &str| (10..=16).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_hexdigit());
    let name = match name.rsplit_once("::h") {
        Some((base, number)) if is_number(number) => base,
        _ => name,
    };
    if !name.contains('[') {
        return Cow::Borrowed(name);
    }
    let mut base = String::with_capacity(name.len());
    let mut left = name;
    while let Some((before, after)) = left.split_once('[') {
        base.push_str(before);
        left = match after.split_once(']') {
            Some((number, rest)) if is_number(number) => rest,
            _ => {
                base.push('[');
                after
            }
        };
    }
    base.push_str(left);
    Cow::Owned(base)
}

/// The names of the functions that have a number in the new module.
pub(super) fn section(module: &Module, renumbered: &Renumbered) -> NameSection {
    let mut named: Vec<(u32, &str)> = (0..module.function_count())
        .filter_map(|function| Some((renumbered.number(function)?, module.name(function)?)))
        .collect();
    named.sort_unstable();
    let mut functions = NameMap::new();
    for (number, name) in named {
        functions.append(number, name);
    }
    let mut section = NameSection::new();
    section.functions(&functions);
    section
}

#[cfg(test)]
mod tests {
    use super::base_name;

    #[test]
    fn base_name_leaves_out_numbers_of_crates_and_of_functions_with_the_same_name() {
        for (name, base) in [
            ("sitebook::ui::app::App::h0123456789abcdef", "sitebook::ui::app::App"),
            ("sitebook::ui::app::App::{{closure}}::h0123456789abcdef", "sitebook::ui::app::App::{{closure}}"),
            ("sitebook[0123456789abcdef]::ui::start", "sitebook::ui::start"),
            ("tachys[12345678abcdef0]::view::<sitebook[1]::x>", "tachys::view::<sitebook[1]::x>"),
            ("<[u8; 4] as core[0123456789abcdef]::fmt::Debug>::fmt", "<[u8; 4] as core::fmt::Debug>::fmt"),
            ("<alloc[0123456789abcdef]::vec::Vec<[u8]>>::push", "<alloc::vec::Vec<[u8]>>::push"),
            ("<alloc[0123456789abcdef]::vec::Vec<u8>>::reserve[13]", "<alloc::vec::Vec<u8>>::reserve"),
            ("<[u8; 4]>::len", "<[u8; 4]>::len"),
            ("sitebook::ui::happy", "sitebook::ui::happy"),
            ("memcpy", "memcpy"),
        ] {
            assert_eq!(base_name(name), base);
        }
    }
}
