//! The colours of `style/tokens.css` can be read: WCAG 2.1 AA in the day and in the night theme, AAA in the sun.

use std::collections::BTreeMap;

type Palette = BTreeMap<String, (u8, u8, u8)>;

const TOKENS: &str = include_str!("../style/tokens.css");

/// Text needs 4.5 to 1 against every ground that it may stand on (WCAG 1.4.3).
const TEXT: &[(&[&str], &[&str])] = &[
    (&["ink", "ink-2", "ink-3"], &["paper", "surface", "sunken", "hover"]),
    (&["act", "accent", "red", "yellow", "green", "grey", "info"], &["paper", "surface", "hover"]),
    (&["act-hover"], &["paper", "surface", "act-soft"]),
    (&["ink", "ink-2", "ink-3", "act"], &["act-soft"]),
    (&["ink", "red"], &["red-soft"]),
    (&["ink", "yellow"], &["yellow-soft"]),
    (&["ink", "green"], &["green-soft"]),
    (&["ink", "grey"], &["grey-soft"]),
    (&["ink", "info"], &["info-soft"]),
    (&["on-act"], &["act", "act-hover"]),
    (&["on-red"], &["red-fill"]),
    (&["on-yellow"], &["yellow-fill"]),
    (&["on-green"], &["green-fill"]),
    (&["on-grey"], &["grey-fill"]),
    (&["on-info"], &["info-fill"]),
    (&["on-bar", "bar-act", "bar-good", "bar-bad"], &["bar"]),
    (&["on-bar"], &["bar-hover"]),
];

/// Edges of controls and shapes that carry a meaning need 3 to 1 (WCAG 1.4.11).
const SHAPES: &[(&[&str], &[&str])] = &[
    (&["line", "focus", "act", "accent"], &["paper", "surface", "sunken", "hover"]),
    (&["red-fill", "yellow-fill", "green-fill", "grey-fill", "info-fill"], &["paper", "surface", "hover"]),
];

/// A name that is written nowhere falls back to whatever stands behind it, perhaps the ink on the ink.
#[test]
fn every_name_that_a_style_uses_is_defined() {
    let sheets: Vec<String> = ["tokens", "base", "controls", "pages", "print"]
        .iter()
        .map(|name| format!("{}/style/{name}.css", env!("CARGO_MANIFEST_DIR")))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    assert!(sheets.len() > 3, "the style sheets lie elsewhere now");
    let all = sheets.concat();
    // Written by the page itself.
    let by_page = ["--columns", "--row-height", "--page-head"];
    let names = all.split("var(").skip(1).map(|rest| rest.split([',', ')']).next().unwrap_or_default().trim());
    let is_defined = |name: &str| by_page.contains(&name) || all.contains(&format!("{name}:"));
    let missing: std::collections::BTreeSet<&str> = names.filter(|name| !is_defined(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn day_can_be_read() {
    check(&day(), 4.5, 3.0);
}

#[test]
fn night_can_be_read() {
    check(&night(), 4.5, 3.0);
}

/// Outdoors text needs 7 to 1 (WCAG 1.4.6), and an edge what elsewhere a text needs.
#[test]
fn sun_can_be_read_outdoors() {
    check(&sun(), 7.0, 4.5);
}

#[test]
fn night_by_the_systems_wish_is_the_same_night() {
    let wished = block(TOKENS, r#":root:not([data-theme="day"]):not([data-theme="night"]):not([data-theme="sun"]) {"#);
    assert_eq!(night(), colours(wished));
}

#[test]
fn night_and_sun_have_every_colour_of_the_day() {
    assert!(day().len() > 30, "the day's block was not found");
    assert_eq!(day().keys().collect::<Vec<_>>(), night().keys().collect::<Vec<_>>());
    assert_eq!(day().keys().collect::<Vec<_>>(), sun().keys().collect::<Vec<_>>());
}

#[test]
fn no_other_sheet_writes_a_colour() {
    for (name, sheet) in [
        ("base.css", include_str!("../style/base.css")),
        ("controls.css", include_str!("../style/controls.css")),
        ("pages.css", include_str!("../style/pages.css")),
    ] {
        let written: Vec<&str> = sheet
            .lines()
            .filter(|line| !line.contains("::backdrop"))
            .filter(|line| has_hex_colour(line) || line.contains("rgb(") || line.contains("hsl("))
            .collect();
        assert!(written.is_empty(), "{name} writes colours of its own: {written:?}");
    }
}

fn check(palette: &Palette, text: f64, shapes: f64) {
    let mut unreadable = Vec::new();
    for (pairs, least) in [(TEXT, text), (SHAPES, shapes)] {
        for (fronts, grounds) in pairs {
            for front in *fronts {
                for ground in *grounds {
                    let ratio = contrast(palette[*front], palette[*ground]);
                    if ratio < least {
                        unreadable.push(format!("--{front} on --{ground}: {ratio:.2}, needs {least}"));
                    }
                }
            }
        }
    }
    assert!(unreadable.is_empty(), "{}", unreadable.join("\n"));
}

fn day() -> Palette {
    let start = TOKENS.find("/* Day.").expect("tokens.css names its day");
    colours(block(&TOKENS[start..], ":root {"))
}

fn night() -> Palette {
    colours(block(TOKENS, r#":root[data-theme="night"] {"#))
}

fn sun() -> Palette {
    colours(block(TOKENS, r#":root[data-theme="sun"] {"#))
}

fn block<'a>(sheet: &'a str, head: &str) -> &'a str {
    let start = sheet.find(head).expect("the block exists") + head.len();
    let end = sheet[start..].find('}').expect("the block ends");
    &sheet[start..start + end]
}

fn colours(block: &str) -> Palette {
    block
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"))
        .map(|(name, hex)| {
            let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).expect("six hex digits");
            (name.to_owned(), (part(0), part(2), part(4)))
        })
        .collect()
}

fn has_hex_colour(line: &str) -> bool {
    line.split('#').skip(1).any(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count() >= 3)
}

fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
