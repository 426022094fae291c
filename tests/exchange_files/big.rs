//! A file as large as an office of years has: two hundred thousand changes, sixty megabytes.

use std::time::{Duration, Instant};

use sitebook::app::export_run::{ExportRun, Step};
use sitebook::exchange::{Choice, Limits, decode, export, plan};

use crate::desk::{Desk, made};

const VISITS: usize = 3_000;
const ANSWERS: usize = 60;

fn large_office() -> Desk {
    let mut desk = Desk::of("person/zhang", 1);
    for project in 0..300 {
        desk.write(&format!("project/{project:032x}"), "name", "南郊新城区配套工程");
    }
    for visit in 0..VISITS {
        let of = format!("visit/{visit:032x}");
        desk.write(&of, "project", format!("project/{:032x}", visit % 300).as_str());
        desk.write(&of, "template", "preliminary@1");
        for item in 0..ANSWERS {
            desk.write(&of, &format!("answer/item{item:02}"), if item % 7 == 0 { "fail" } else { "pass" });
        }
        for item in 0..4 {
            let note = "现场未见批复文件，要求责任单位三日内补齐并报送督查室复核。".repeat(6);
            desk.write(&of, &format!("note/item{item:02}"), note.as_str());
        }
    }
    desk
}

#[test]
#[ignore = "half a minute in a debug build; run it with --release to measure"]
fn two_hundred_thousand_changes_take_seconds() {
    let mut desk = large_office();
    let timed = |name: &str, start: Instant| {
        eprintln!("{name}: {:?}", start.elapsed());
        assert!(start.elapsed() < Duration::from_secs(120), "{name}");
    };

    let start = Instant::now();
    let (exported, text) = export(&desk.book, &Choice::Everything, &made());
    timed("export", start);
    eprintln!("{} changes, {} bytes", exported.ids.len(), text.len());

    let start = Instant::now();
    let file = decode(text.into_bytes(), Limits::default()).unwrap();
    timed("decode", start);
    assert_eq!((file.counts, file.warnings.len()), (exported.counts, 0));

    let start = Instant::now();
    let into_empty = plan(&Desk::of("person/li", 2).book, vec![("a".to_owned(), file)]);
    timed("plan into an empty book", start);
    assert_eq!(into_empty.projects.len(), 300);

    let mut other = Desk::of("person/li", 3);
    other.learn(&desk, None);
    for visit in 0..VISITS {
        other.write(&format!("visit/{visit:032x}"), "answer/item01", "na");
        desk.write(&format!("visit/{visit:032x}"), "answer/item01", "fail");
    }
    let (_, theirs) = export(&other.book, &Choice::Everything, &made());
    let file = decode(theirs.into_bytes(), Limits::default()).unwrap();
    let start = Instant::now();
    let merge = plan(&desk.book, vec![("b".to_owned(), file)]);
    timed("plan with 3,000 conflicts", start);
    assert_eq!(merge.conflict_count(), VISITS);
}

/// The longest of some steps.
#[derive(Default)]
struct Longest(Duration);

impl Longest {
    fn of<T>(&mut self, step: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = step();
        self.0 = self.0.max(start.elapsed());
        done
    }
}

#[test]
#[ignore = "half a minute in a debug build; run it with --profile long to measure"]
fn no_step_of_an_export_takes_long() {
    const BUDGET: usize = 200;
    let desk = large_office();
    let mut longest = [const { Longest(Duration::ZERO) }; 5];
    let [begun, written, finished, fed, checked] = &mut longest;
    let mut run = begun.of(|| ExportRun::begin(Choice::Everything, made()));
    let mut parts: Vec<Vec<u8>> = Vec::new();
    while let Step::Writing(done) = written.of(|| run.write(&desk.book, BUDGET, &mut parts)) {
        if done.done == done.total {
            break;
        }
    }
    finished.of(|| run.write(&desk.book, BUDGET, &mut parts));
    let bytes = [vec![run.head().to_vec()], parts].concat().concat();
    run.read_back(bytes.len());
    bytes.chunks(1 << 20).for_each(|slice| fed.of(|| run.feed(slice)).unwrap());
    loop {
        match checked.of(|| run.check(BUDGET)) {
            Step::ReadingBack(_) => {}
            Step::Verified(_) => break,
            step => panic!("{step:?}"),
        }
    }
    for (name, Longest(time)) in ["begin", "write", "finish", "feed", "check"].iter().zip(longest) {
        eprintln!("{name}: {time:?}");
        assert!(time < Duration::from_millis(500), "{name}: {time:?}");
    }
}
