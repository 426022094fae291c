//! Names of attachments: as they are shown, and as they are saved, whatever somebody has called a file or written into one that came in.

use super::kinds::ending_of;

/// The longest name that is kept, in characters, with its ending.
const LONGEST: usize = 200;
/// The longest name under which a file is saved, in characters: paths of Windows have 260.
const LONGEST_SAVED: usize = 120;

/// The longest ending, in characters.
const LONGEST_ENDING: usize = 20;

/// Names that Windows gives to devices, whatever stands behind their dot.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// A name as it is kept and shown: without what cannot be seen and turns the letters around it, by which `gpj.exe` reads as another kind.
pub fn shown_name(name: &str) -> String {
    let seen: String = name.chars().filter(|letter| !letter.is_control() && !is_unseen(*letter)).collect();
    let (stem, ending) = split(&seen);
    shortened(stem, &ending, LONGEST)
}

/// A name without its ending, and the ending with its dot, as it is written; empty where there is none.
fn split(name: &str) -> (&str, String) {
    match ending_of(name).and_then(|_| name.trim().rsplit_once('.')) {
        Some((stem, ending)) => (stem, format!(".{}", ending.chars().take(LONGEST_ENDING).collect::<String>())),
        None => (name, String::new()),
    }
}

/// A name of so many characters at most, that keeps its ending: by that it is known what it is.
fn shortened(stem: &str, ending: &str, most: usize) -> String {
    let stem: String = stem.chars().take(most.saturating_sub(ending.chars().count())).collect();
    format!("{stem}{ending}")
}

/// Marks of direction, joiners, and other letters without a shape.
const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The name under which a file is saved: no path, nothing that a system refuses, no name of a device; it ends as the file does.
pub fn safe_name(name: &str) -> String {
    let fits = |letter: char| if r#"<>:"/\|?*"#.contains(letter) { '_' } else { letter };
    let name: String = shown_name(name).chars().map(fits).collect();
    let name = name.trim_matches(['.', ' ']);
    let (stem, ending) = split(name);
    let stem: String = stem.chars().take(LONGEST_SAVED - ending.chars().count()).collect();
    let stem = match stem.trim_end_matches(['.', ' ']) {
        "" => "附件".to_owned(),
        stem if is_device(stem) => format!("_{stem}"),
        stem => stem.to_owned(),
    };
    format!("{stem}{ending}")
}

/// Whether Windows takes what stands before the first dot for a device. The raised digits count as digits there.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or(stem).trim_end().to_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        let digit = first.strip_prefix(port).and_then(|rest| rest.chars().next().filter(|_| rest.chars().count() == 1));
        digit.is_some_and(|digit| matches!(digit, '0'..='9' | '¹' | '²' | '³'))
    });
    is_port || DEVICES.contains(&first.as_str())
}
