//! Storage in real browsers, on a page that does nothing else (`tests/browser/pages/storage.rs`): the contract over localStorage
//! and IndexedDB, kills, tabs, and browsers that forbid or lack something.

use browser_tests::torture::full::{fill_up, moved};
use browser_tests::{Browser, Engine, Options, Value, json, test_page, wait};

/// The page in a browser.
struct Site(Browser);

impl Site {
    fn start(options: Options) -> Self {
        Self(Browser::open_with(options.page(&test_page("storage"))))
    }

    /// The page again, in a browser that lacks something: `without=indexedDB&without=locks`.
    fn visit(&self, without: &str) {
        self.0.visit(&format!("{}?{without}", self.0.home().address()));
    }

    #[track_caller]
    fn call(&self, name: &str, arguments: Value) -> Value {
        self.0.js("return site.call(arguments[0], arguments[1])", json!([name, arguments]))
    }

    #[track_caller]
    fn begin(&self, name: &str, arguments: Value) -> Value {
        let script = "const done = arguments[2]; site.begin(arguments[0], arguments[1]).then(done, (error) => done('failed: ' + error))";
        self.0.js_async(script, json!([name, arguments]))
    }

    /// Opens the book, and says how many entries there are and how many of them the journal restored.
    #[track_caller]
    fn open(&self, session: u32) -> (u64, u64) {
        let answer = self.begin("open", json!(["main", session]));
        let number = |place: usize| answer[place].as_u64().unwrap_or_else(|| panic!("{answer}"));
        (number(0), number(1))
    }

    #[track_caller]
    fn append(&self, from: u64, to: u64) {
        self.call("append", json!([from, to]));
    }

    #[track_caller]
    fn waits_for(&self, state: &str) {
        wait::until(&format!("the state is {state}"), || match self.call("state", json!([])) {
            found if found == state => Ok(()),
            found => Err(found),
        });
    }

    #[track_caller]
    fn found(&self, to: u64) {
        assert_eq!(self.call("found", json!([0, to])), "same");
    }

    #[track_caller]
    fn hears(&self, from: u64, to: u64) {
        wait::until("the other tab's entries arrive", || match self.call("unheard", json!([from, to])) {
            unheard if unheard == 0 => Ok(()),
            unheard => Err(unheard),
        });
    }
}

macro_rules! in_each {
    ($name:ident in [$($engine:ident),+], |$site:ident| $body:block) => {
        in_each!(@tests $name, Options::new, [$($engine),+], |$site| $body);
    };
    ($name:ident in new [$($engine:ident),+], |$site:ident| $body:block) => {
        in_each!(@tests $name, Options::own, [$($engine),+], |$site| $body);
    };
    (@tests $name:ident, $options:path, [$($engine:ident),+], |$site:ident| $body:block) => {
        mod $name {
            use super::*;

            #[allow(unused_mut)]
            fn body(mut $site: Site) $body

            $(
                #[test]
                fn $engine() {
                    let engine = Engine::$engine();
                    browser_tests::attempt(engine, || body(Site::start($options(engine))));
                }
            )+
        }
    };
    ($name:ident, |$site:ident| $body:block) => {
        in_each!($name in [chromium, old_chromium, firefox, webkit], |$site| $body);
    };
}

in_each!(browser_keeps_the_contract, |site| {
    assert_eq!(site.begin("contract", json!([])), json!([]));
});

in_each!(what_was_saved_is_there_after_a_reload, |site| {
    site.open(1);
    site.append(0, 700);
    site.waits_for("Saved");
    site.0.reload();
    assert_eq!(site.open(2), (700, 0));
    site.found(700);
    assert_eq!(site.call("rescued", json!(["main"])), 700);
    site.0.assert_quiet();
});

in_each!(a_kill_right_after_saved_loses_nothing in new [chromium, firefox], |site| {
    let mut session = 0;
    for kill in 0..3 {
        session += 1;
        assert_eq!(site.open(session).0, kill * 20);
        site.append(kill * 20, kill * 20 + 19);
        site.waits_for("Saved");
        // A reload reads from the memory of the browser, which must not make the journal forget.
        site.0.reload();
        session += 1;
        assert_eq!(site.open(session).0, kill * 20 + 19);
        site.append(kill * 20 + 19, kill * 20 + 20);
        site.waits_for("Saved");
        site = Site(site.0.kill_and_reopen());
    }
    assert_eq!(site.open(session + 1).0, 60);
    site.found(60);
});

/// Two tabs of a browser that may lack something hear what the other one records, and that it erased the book.
fn two_tabs(site: &Site, without: &str) {
    site.visit(without);
    site.open(1);
    site.append(0, 10);
    site.waits_for("Saved");
    let first = site.0.new_tab();
    site.visit(without);
    assert_eq!(site.open(2), (10, 0));
    site.append(10, 20);
    site.waits_for("Saved");
    let second = site.0.tab();
    site.0.turn_to(&first);
    site.hears(10, 20);
    site.append(20, 330);
    site.waits_for("Saved");
    site.0.turn_to(&second);
    site.hears(20, 330);
    site.0.reload();
    assert_eq!(site.open(3), (330, 0));
    site.found(330);
    site.begin("erase", json!([]));
    site.0.turn_to(&first);
    wait::until("the other tab knows that the book was erased", || match site.call("erased", json!([])) {
        erased if erased == true => Ok(()),
        erased => Err(erased),
    });
}

in_each!(tabs_hear_each_other in [chromium, old_chromium, firefox], |site| {
    two_tabs(&site, "");
});

in_each!(tabs_hear_each_other_without_channel in [chromium, old_chromium, firefox], |site| {
    two_tabs(&site, "without=BroadcastChannel");
});

// In a WebKit that has shown other local pages before, two tabs may be two processes, and those hear nothing of each other.
in_each!(tabs_of_one_process_hear_each_other in new [webkit], |site| {
    two_tabs(&site, "");
});

in_each!(tabs_of_one_process_hear_each_other_without_channel in new [webkit], |site| {
    two_tabs(&site, "without=BroadcastChannel");
});

in_each!(a_browser_without_locks_keeps_everything, |site| {
    site.visit("without=locks");
    site.open(1);
    site.append(0, 300);
    site.waits_for("Saved");
    site.visit("without=locks");
    assert_eq!(site.open(2), (300, 0));
    site.append(300, 301);
    site.waits_for("Saved");
    site.0.reload();
    site.open(3);
    site.found(301);
});

in_each!(without_indexed_db_the_promise_is_weaker, |site| {
    site.visit("without=indexedDB");
    site.open(1);
    site.append(0, 5);
    site.waits_for("SavedWeakly { why: Missing }");
    site.visit("without=indexedDB");
    assert_eq!(site.open(2), (5, 0));
});

in_each!(without_local_storage_the_journal_carries_the_book, |site| {
    site.visit("without=localStorage");
    site.open(1);
    site.append(0, 5);
    site.waits_for("JournalOnly { why: Blocked, unstored: 5 }");
    site.visit("without=localStorage");
    assert_eq!(site.open(2), (5, 5));
    site.visit("");
    assert_eq!(site.open(3), (5, 5));
    site.0.reload();
    assert_eq!(site.open(4), (5, 0));
});

in_each!(without_any_storage_it_works_in_memory, |site| {
    site.visit("without=localStorage&without=indexedDB");
    site.open(1);
    site.append(0, 5);
    site.waits_for("MemoryOnly { why: Blocked, unstored: 5 }");
    let dump = site.begin("dump", json!([]));
    assert!(dump.as_str().is_some_and(|dump| dump.contains("sitebook-raw/1")), "{dump}");
    assert_eq!(site.0.complaints(), Vec::<String>::new());
});

in_each!(a_journal_that_the_browser_closed_is_opened_again in [chromium], |site| {
    site.open(1);
    site.append(0, 5);
    site.waits_for("Saved");
    site.0.devtools("Storage.clearDataForOrigin", json!({ "origin": "file://", "storageTypes": "indexeddb" }));
    site.append(5, 10);
    wait::until("the journal has acknowledged all", || match site.call("acknowledged", json!([])) {
        count if count == 10 => Ok(()),
        count => Err(count),
    });
    site.waits_for("Saved");
});

in_each!(a_batch_that_is_refused_in_the_middle_leaves_nothing, |site| {
    let refuse = "const real = IDBObjectStore.prototype.put;
        let left = arguments[0];
        IDBObjectStore.prototype.put = function (...given) {
          if ((left -= 1) === 0) throw new DOMException('refused', 'DataCloneError');
          return real.apply(this, given);
        }";
    site.0.js(refuse, json!([2]));
    assert_eq!(site.begin("put", json!(["torn"])), json!([false, 0]));
    assert_eq!(site.begin("put", json!(["torn"])), json!([true, 3]));
});

in_each!(small_segments_are_joined_once_no_other_tab_is_open, |site| {
    let segments = |site: &Site| {
        let script = "return Object.keys(localStorage).filter((key) => key.includes('/segment/')).length";
        site.0.js(script, json!([])).as_u64().unwrap_or(0)
    };
    site.open(1);
    for start in (0..4_400).step_by(200) {
        site.append(start, start + 200);
    }
    site.waits_for("Saved");
    let small = segments(&site);
    assert!(small > 10, "{small}");
    let first = site.0.new_tab();
    assert_eq!(site.open(2), (4_400, 0));
    site.begin("tidy", json!([]));
    assert_eq!(segments(&site), small, "the other tab is open");
    site.0.js("setTimeout(() => location.replace('about:blank'))", json!([]));
    site.0.turn_to(&first);
    wait::until("the browser knows that the other tab has gone elsewhere", || {
        site.begin("tidy", json!([]));
        match segments(&site) {
            joined if joined < 3 => Ok(()),
            joined => Err(joined),
        }
    });
    site.0.reload();
    assert_eq!(site.open(3), (4_400, 0));
    site.found(4_400);
    site.0.assert_quiet();
});

in_each!(what_local_storage_has_no_room_for_lies_in_indexed_db_and_survives in new [chromium, firefox], |site| {
    let opens = |site: &Site, session: u32| {
        let answer = site.begin("open", json!(["main", session]));
        assert_eq!(answer[2], "[] None None None", "nothing is missed");
        answer[0].as_u64()
    };
    opens(&site, 1);
    site.append(0, 4_000);
    site.waits_for("Saved");
    fill_up(&site.0, 300);
    site.append(4_000, 4_400);
    site.waits_for("Saved");
    assert!(moved(&site.0) > 0, "segments have moved: {}", site.call("space", json!([])));
    let told = site.call("told", json!([])).to_string();
    assert!(!told.contains("JournalOnly"), "nobody was told that there was no room: {told}");
    site = Site(site.0.quit_and_reopen());
    assert_eq!(opens(&site, 2), Some(4_400));
    site.found(4_400);
    assert!(moved(&site.0) > 0);
    site.append(4_400, 6_400);
    site.waits_for("Saved");
    site = Site(site.0.kill_and_reopen());
    assert_eq!(opens(&site, 3), Some(6_400));
    site.found(6_400);
    site.0.reload();
    assert_eq!(opens(&site, 4), Some(6_400));
    site.0.assert_quiet();
});
