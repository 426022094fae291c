//! On what was measured: the machine and the versions.

use std::fs;
use std::process::Command;

use browser_tests::root;

/// One line.
pub fn describe() -> String {
    let of = |file: &str, name: &str| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let found =
            text.lines().find_map(|line| line.strip_prefix(name)?.split_once(':').map(|(_, value)| value.trim()));
        found.unwrap_or("unknown").to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = of("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse::<f64>().unwrap_or(f64::NAN) / 1e6;
    let processor = of("/proc/cpuinfo", "model name");
    let chromium = said("/usr/bin/chromium", &["--version"]);
    let chromium = chromium.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    let commit = said("git", &["describe", "--always", "--dirty"]);
    format!("{processor}, {cores} cores, {memory:.0} GB, Linux; {chromium} headless; Sitebook {commit}")
}

fn said(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(root()).output();
    output.map_or_else(|_| "unknown".to_owned(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
