//! What things take: the file on the stick, the record in localStorage, the process in memory.

use std::fs;

use browser_tests::{Browser, Engine, Home, Options, bundle};

use super::super::figures::Samples;
use super::super::memory;
use super::super::row::Speed;
use super::super::stage::Stage;
use super::super::tab::{self, evaluate};
use super::Measured;
use super::files::{job, open_reference};

/// An empty TiddlyWiki, one HTML file, in bytes.
const TIDDLY_WIKI: f64 = 2_552_335.0;

/// The file that is handed out.
pub fn size() -> Vec<Measured> {
    let bytes = fs::metadata(bundle()).expect("the page has been built").len();
    once(bytes as f64, TIDDLY_WIKI, Vec::new())
}

/// Keys and values, as the quota counts them. The reference is the changes of the file alone, without its readable copy.
pub fn storage(stage: &Stage) -> Vec<Measured> {
    let browser = stage.with_large_book();
    tab::open(&browser, &tab::reference_page(&browser, "empty.html"));
    let script = "(() => {
            const kept = Object.entries(localStorage).filter(([key]) => key.startsWith('sitebook/'));
            const units = kept.reduce((sum, [key, value]) => sum + key.length + value.length, 0);
            const wide = kept.filter(([, value]) => /[^\\u0000-\\u00ff]/.test(value));
            return [units, kept.length, wide.reduce((sum, [, value]) => sum + value.length, 0)];
        })()";
    let held = evaluate(&browser, script);
    let units = held[0].as_f64().unwrap_or(f64::NAN);
    let mut notes = vec![format!("{} values", held[1])];
    let wide = held[2].as_f64().unwrap_or_default();
    if wide > 0.0 {
        notes.push(format!("{wide} units in values with characters above U+00FF, which WebKit counts twice"));
    }
    let text = fs::read_to_string(&stage.files().large).expect("the file has been made");
    let changes = text.split_once("\"changes\":").map_or("", |(_, changes)| changes);
    once(units, changes.encode_utf16().count() as f64, notes)
}

/// The greatest resident size that the tab's process has had, each time in a browser of its own: after the start and a look at
/// the ledger, beside a page that has parsed the same file and holds what came of it.
pub fn memory(stage: &Stage) -> Vec<Measured> {
    let [mut page, mut reference, mut empty] = [const { Vec::new() }; 3];
    for _ in 0..stage.order.runs {
        let browser = stage.with_large_book();
        tab::open(&browser, &tab::address(&browser, ""));
        evaluate(&browser, "bench.route('#/problems', '.problems .vtable__row', 1)");
        page.push(memory::peak(&browser));
        drop(browser);
        let browser = Browser::start(Options::at_home(Engine::Chromium, Home::new()));
        open_reference(&browser);
        empty.push(memory::peak(&browser));
        job(&browser, "hold", &[&stage.files().large]);
        reference.push(memory::peak(&browser));
        eprint!(".");
    }
    let samples = |figures: Vec<f64>| {
        let mut samples = Samples::default();
        figures.into_iter().for_each(|figure| samples.add(figure));
        samples
    };
    let [page, reference, empty] = [page, reference, empty].map(samples);
    let above = |samples: &Samples| (samples.median() - empty.median()) / 1e6;
    let note = format!(
        "above the process of an empty page ({:.0} MB): {:.0} MB, the reference {:.0} MB",
        empty.median() / 1e6,
        above(&page),
        above(&reference)
    );
    vec![Measured { speed: Speed::Full, page, reference, notes: vec![note] }]
}

fn once(page: f64, reference: f64, notes: Vec<String>) -> Vec<Measured> {
    vec![Measured { speed: Speed::Full, page: Samples::one(page), reference: Samples::one(reference), notes }]
}
