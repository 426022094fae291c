//! The memory of the process that shows a page, as Linux counts it.

use std::fs;

use browser_tests::Browser;

struct Process {
    id: u32,
    parent: u32,
    words: String,
}

/// The greatest resident size so far of the browser's largest process that shows pages, in bytes.
pub fn peak(browser: &Browser) -> f64 {
    let all = processes();
    let profile = format!("--user-data-dir={}", browser.home().profile().display());
    let mut family: Vec<u32> =
        all.iter().filter(|process| process.words.contains(&profile)).map(|process| process.id).collect();
    // Children are listed before their parents at times, so go over the list until nothing is added.
    loop {
        let before = family.len();
        for process in &all {
            if family.contains(&process.parent) && !family.contains(&process.id) {
                family.push(process.id);
            }
        }
        if family.len() == before {
            break;
        }
    }
    let shows_pages = |process: &&Process| family.contains(&process.id) && process.words.contains("--type=renderer");
    let peaks = all.iter().filter(shows_pages).filter_map(|process| peak_of(process.id));
    peaks.fold(f64::NAN, f64::max)
}

fn peak_of(id: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}

fn processes() -> Vec<Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| read(entry.file_name().to_str()?.parse().ok()?)).collect()
}

fn read(id: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The second field is the name in parentheses and may contain anything; the parent is the second after it.
    let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
    let words = fs::read(format!("/proc/{id}/cmdline")).ok()?;
    Some(Process { id, parent, words: String::from_utf8_lossy(&words).replace('\0', " ") })
}
