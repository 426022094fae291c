//! Where the time goes: a CPU profile of one more run, for `--profile`.
//!
//! The file opens as a flame chart in the performance panel of Chromium's developer tools. `cargo xtask bundle --names` builds
//! a page whose functions have names in it.

use std::collections::HashMap;
use std::path::Path;

use browser_tests::{Browser, Value, json};

/// How many functions the terminal lists.
const LISTED: usize = 16;

/// Microseconds between two looks at what runs.
const INTERVAL: u32 = 250;

/// Begins to look at what runs in the tab that is turned to.
pub fn begin(browser: &Browser) {
    browser.devtools("Profiler.enable", json!({}));
    browser.devtools("Profiler.setSamplingInterval", json!({ "interval": INTERVAL }));
    browser.devtools("Profiler.start", json!({}));
}

/// Ends it: writes the profile, and lists the functions in which most time was spent.
pub fn end(browser: &Browser, file: &Path) {
    let mut answer = browser.devtools("Profiler.stop", json!({}));
    let profile = answer["profile"].take();
    std::fs::write(file, profile.to_string()).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    eprintln!("\n{}", file.display());
    for (milliseconds, name) in own_times(&profile).into_iter().take(LISTED) {
        eprintln!("{milliseconds:9.1} ms  {name}");
    }
}

/// The time in each function itself, the longest first.
fn own_times(profile: &Value) -> Vec<(f64, String)> {
    let list = |name: &str| profile[name].as_array().map(Vec::as_slice).unwrap_or_default();
    let names: HashMap<u64, String> = list("nodes")
        .iter()
        .filter_map(|node| {
            let frame = &node["callFrame"];
            let name = frame["functionName"].as_str().filter(|name| !name.is_empty()).unwrap_or("(anonymous)");
            Some((node["id"].as_u64()?, name.chars().take(150).collect()))
        })
        .collect();
    let mut times: HashMap<&str, f64> = HashMap::new();
    for (sample, after) in list("samples").iter().zip(list("timeDeltas")) {
        let name = sample.as_u64().and_then(|id| names.get(&id)).map_or("", String::as_str);
        *times.entry(name).or_default() += after.as_f64().unwrap_or_default() / 1000.0;
    }
    let mut times: Vec<(f64, String)> = times.into_iter().map(|(name, time)| (time, name.to_owned())).collect();
    times.sort_by(|one, other| other.0.total_cmp(&one.0));
    times
}
