//! Dependencies point one way: `ui -> app -> storage, exchange, domain -> book`, and between files nowhere in a circle.
//!
//! The invariants of `src/lib.rs` are absences; this reads the sources and says where one is broken. Test modules may look
//! wherever they like.

#![allow(clippy::unwrap_used, missing_docs)]

#[path = "architecture/fields.rs"]
mod fields;
#[path = "architecture/imports.rs"]
mod imports;
#[path = "architecture/registers.rs"]
mod registers;
#[path = "architecture/uses.rs"]
mod uses;

use std::fs;
use std::path::{Path, PathBuf};

/// What the sources of one part may name of the crate, and which words they must not hold.
struct Part {
    /// Where its files lie below `src`; the longest that fits a file counts.
    folder: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static [&'static str]],
    /// Files that are the exception, for a reason that their own documentation gives.
    except: &'static [&'static str],
}

const BROWSER: &[&str] = &["web_sys", "js_sys", "wasm_bindgen", "gloo_storage", "idb::", "leptos"];
const CLOCK: &[&str] = &[
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "chrono::Utc",
    "chrono::Local",
    "js_sys::Date",
    "Date::now",
    "Date::new_0",
    ".now()",
];
const CHANCE: &[&str] = &["get_random_values", "Math::random", "getrandom", "rand::", "uuid::"];
const PAGES: &[&str] = &["leptos", "view!", "RwSignal"];
const FLOATS: &[&str] = &["f32", "f64"];

const PARTS: &[Part] = &[
    Part { folder: "book/", may_use: &["book"], never: &[BROWSER, CLOCK, CHANCE], except: &[] },
    Part { folder: "domain/", may_use: &["book", "domain"], never: &[BROWSER, CLOCK, CHANCE, FLOATS], except: &[] },
    Part {
        folder: "exchange/",
        may_use: &["book", "domain", "exchange"],
        never: &[BROWSER, CLOCK, CHANCE],
        // The browser's own decoder of GB18030 costs no bytes.
        except: &["exchange/list/text.rs"],
    },
    Part { folder: "browser/", may_use: &["browser"], never: &[PAGES, CLOCK, CHANCE], except: &[] },
    Part { folder: "storage/", may_use: &["book", "browser", "storage"], never: &[PAGES, CLOCK, CHANCE], except: &[] },
    Part {
        folder: "app/",
        may_use: &["book", "domain", "exchange", "browser", "storage", "app"],
        never: &[CLOCK, CHANCE],
        except: &["app/clock.rs"],
    },
    Part {
        folder: "ui/",
        may_use: &["book", "domain", "exchange", "browser", "app", "ui"],
        never: &[CLOCK, CHANCE],
        except: &[],
    },
    Part { folder: "ui/controls/", may_use: &["ui::controls"], never: &[CLOCK, CHANCE], except: &[] },
];

/// Files of storage that touch the browser: each is compiled for it alone.
const BROWSER_STORAGE: &[&str] = &["storage/indexed.rs", "storage/local.rs"];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => source_files(&path, found),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
}

/// Every source below `src` with its path from there, and without comments and test modules.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    files.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
    let all: Vec<(String, String)> = files.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect();
    let tested = test_only(&all);
    all.into_iter()
        .filter(|(name, _)| !tested.iter().any(|module| is_within(name, module)))
        .map(|(name, text)| (name, code_of(&text)))
        .collect()
}

/// The modules that are declared under `#[cfg(test)]` in a file of their own.
fn test_only(all: &[(String, String)]) -> Vec<String> {
    let mut modules = Vec::new();
    for (name, text) in all {
        let whole = ["/mod.rs", "/lib.rs", "lib.rs"].iter().find_map(|ending| name.strip_suffix(ending));
        let folder = match whole {
            Some(folder) => folder.to_owned(),
            None => name.trim_end_matches(".rs").to_owned(),
        };
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]") {
            let declared =
                pair[1].trim_start_matches("pub(crate) ").strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
            modules.extend(declared.map(|module| format!("{folder}/{module}")));
        }
    }
    modules
}

fn is_within(name: &str, module: &str) -> bool {
    name == format!("{module}.rs") || name.starts_with(&format!("{module}/"))
}

/// The text up to its inline test module, without comments.
fn code_of(text: &str) -> String {
    let inline = text.match_indices("#[cfg(test)]\nmod ").find(|(at, _)| {
        let declared = text[*at..].lines().nth(1).unwrap_or_default();
        declared.ends_with('{')
    });
    let code = inline.map_or(text, |(at, _)| &text[..at]);
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn part_of(name: &str) -> Option<&'static Part> {
    PARTS.iter().filter(|part| name.starts_with(part.folder)).max_by_key(|part| part.folder.len())
}

/// How many modules lie between a file's module and the root of the crate: one for `book/mod.rs`, two for `book/fold.rs`.
fn depth(name: &str) -> usize {
    name.trim_end_matches("/mod.rs").trim_end_matches(".rs").split('/').count()
}

/// What is wrong with one source.
fn faults(name: &str, code: &str) -> Vec<String> {
    let Some(part) = part_of(name) else { return Vec::new() };
    let mut faults = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let path = &code[at + "crate::".len()..];
        let named = part.may_use.iter().any(|module| {
            path.strip_prefix(module).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        if !named {
            faults.push(format!("{name}: crate::{}", path.lines().next().unwrap_or_default()));
        }
    }
    let top = part.folder.matches('/').count();
    for run in code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')) {
        let ups = run.split("::").take_while(|step| *step == "super").count();
        if ups > depth(name) - top {
            faults.push(format!("{name}: {run} leaves {}", part.folder));
        }
    }
    if !part.except.contains(&name) {
        let words = part.never.iter().flat_map(|words| words.iter());
        faults.extend(words.filter(|word| code.contains(**word)).map(|word| format!("{name}: {word}")));
    }
    faults
}

#[test]
fn dependencies_point_one_way() {
    let sources = sources();
    for part in PARTS {
        assert!(sources.iter().any(|(name, _)| name.starts_with(part.folder)), "{} is not there any more", part.folder);
    }
    let broken: Vec<String> = sources.iter().flat_map(|(name, code)| faults(name, code)).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// 取消 stands left and what a dialog is for right, everywhere: `DialogActions` decides it.
#[test]
fn no_dialog_puts_its_buttons_in_an_order_of_its_own() {
    let own = |code: &str| {
        let is_cancel =
            [" label=ui.common().cancel", " label=common.cancel"].iter().any(|button| code.contains(button));
        code.contains("<Dialog") && is_cancel
    };
    let faults: Vec<String> = sources().into_iter().filter(|(_, code)| own(code)).map(|(name, _)| name).collect();
    assert!(faults.is_empty(), "use DialogActions in {}", faults.join(", "));
    assert!(own("<Dialog actions=move || view! { <Button label=ui.common().cancel on_press=close /> } />"));
    assert!(!own("<Dialog><DialogActions cancel_label=ui.common().cancel on_cancel=close /></Dialog>"));
}

#[test]
fn only_the_browser_half_of_storage_touches_the_browser() {
    let sources = sources();
    for (name, code) in sources.iter().filter(|(name, _)| name.starts_with("storage/")) {
        let touches = BROWSER.iter().any(|word| code.contains(word));
        assert!(!touches || BROWSER_STORAGE.contains(&name.as_str()), "{name}");
    }
    let declared = &sources.iter().find(|(name, _)| name == "storage/mod.rs").unwrap().1;
    let lines: Vec<&str> = declared.lines().map(str::trim).collect();
    for file in BROWSER_STORAGE {
        let module = file.trim_start_matches("storage/").trim_end_matches(".rs");
        let at = lines.iter().position(|line| line.trim_start_matches("pub ") == format!("mod {module};")).unwrap();
        assert_eq!(lines[at - 1], "#[cfg(target_arch = \"wasm32\")]", "{file}");
    }
}

#[test]
fn only_the_clock_reads_the_clock_and_draws_lots() {
    let telling: Vec<String> = sources()
        .into_iter()
        // Tests of the package that reads workbooks measure how long it takes to refuse one.
        .filter(|(name, _)| !name.starts_with("sheets/tests/"))
        .filter(|(_, code)| CLOCK.iter().chain(CHANCE).any(|word| code.contains(word)))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(telling, ["app/clock.rs"]);
}

/// The package of workbooks is a module of its own in the page, with nothing around it.
#[test]
fn the_package_of_workbooks_stands_alone() {
    let sources = sources();
    let own: Vec<_> = sources.iter().filter(|(name, _)| name.starts_with("sheets/")).collect();
    assert!(own.iter().any(|(name, _)| name == "sheets/lib.rs"));
    for (name, code) in own {
        let words = [BROWSER, CLOCK, CHANCE, PAGES].concat();
        let found = words.iter().find(|word| code.contains(**word));
        assert!(found.is_none() && !code.contains("sitebook"), "{name}: {found:?}");
    }
}

#[test]
fn nothing_takes_the_place_of_random_numbers() {
    for (name, code) in sources() {
        assert!(!code.contains("Math::random") && !code.contains("Math.random"), "{name}");
    }
}

#[test]
fn every_field_is_heard_and_its_words_are_kept() {
    let broken: Vec<String> = sources().iter().flat_map(|(name, code)| fields::faults(name, code)).collect();
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn a_broken_rule_is_found() {
    for (name, code) in [
        ("book/fold.rs", "use crate::domain::ids::ProjectId;"),
        ("book/fold.rs", "use crate::bookkeeping::Ledger;"),
        ("book/fold.rs", "use super::super::domain::ids::ProjectId;"),
        ("book/mod.rs", "use super::domain;"),
        ("domain/command/visit.rs", "let id = crate::app::clock::now();"),
        ("domain/when.rs", "let today = chrono::Local::now();"),
        ("domain/decimal.rs", "fn rate(self) -> f64 {"),
        ("exchange/write.rs", "web_sys::window()"),
        ("storage/store.rs", "use crate::domain::records::Problem;"),
        ("browser/waiting.rs", "use crate::storage::Entry;"),
        ("domain/when.rs", "use crate::browser::waiting::sleep;"),
        ("app/session.rs", "use crate::ui::route::Route;"),
        ("ui/panic.rs", "use crate::storage::Workspace;"),
        ("ui/controls/button.rs", "use crate::ui::words::Words;"),
        ("ui/controls/button.rs", "use super::super::words::Words;"),
        ("ui/pages/overview.rs", "js_sys::Date::now()"),
        // Paths in braces are not looked into, so they are not written.
        ("ui/pages/overview.rs", "use crate::{app::session::Session};"),
    ] {
        assert_eq!(faults(name, code).len().min(1), 1, "{name}: {code}");
    }
    for (name, code) in [
        ("book/fold.rs", "use super::register::Register; use crate::book::Value;"),
        ("domain/command/visit.rs", "use super::super::ids::VisitId; use crate::book::{Book, Value};"),
        ("ui/controls/button.rs", "use super::icons::Icon; use crate::ui::controls::Tone;"),
        ("app/clock.rs", "js_sys::Date::now()"),
        ("storage/indexed.rs", "use crate::browser::waiting::sleep;"),
        ("ui/panic.rs", "use crate::app::session::Workspace; use crate::ui::browser::Place;"),
    ] {
        assert_eq!(faults(name, code), Vec::<String>::new());
    }
}

#[test]
fn comments_and_tests_are_left_out() {
    let text = "use crate::book::Book; // as in crate::ui\n/// `web_sys`\nfn a() {}\n\n#[cfg(test)]\nmod tests {\n    use crate::app;\n}\n";
    assert_eq!(code_of(text).trim_end(), "use crate::book::Book; \n\nfn a() {}");
    let declared = "#[cfg(test)]\nmod tests;\nuse crate::book::Book;";
    assert_eq!(code_of(declared), declared, "what stands behind a test module of its own file is still read");
    let declared = [("storage/mod.rs".to_owned(), "mod store;\n#[cfg(test)]\nmod tests;\n".to_owned())];
    assert_eq!(test_only(&declared), ["storage/tests"]);
    assert!(is_within("storage/tests/faults.rs", "storage/tests") && !is_within("storage/testing.rs", "storage/tests"));
}
