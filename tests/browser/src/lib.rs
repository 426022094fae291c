//! Drives the page that is handed out, `dist/sitebook.html`, in real browsers from `file://`, and tests what only a
//! browser can show.
//!
//! # Which engines, and which browser
//!
//! | The test is about | Write |
//! |---|---|
//! | what differs by engine: storage, files in and out, keys and what is typed, print, a damaged page, the day from first open to the merged book | `each_engine!(name, …)`: all four |
//! | anything else: how pages, lists, dialogs, filters behave | `each_engine!(name in [chromium], …)` |
//! | a browser that is killed or closed and opened again, or whose profile is copied | `in new [chromium, firefox]`, or [`Options::own`] |
//!
//! What can be tested without a browser is no browser test. A new page is added to `every_page`, which walks over all of them in
//! every engine; the README says where each thing is shown that fewer engines show.
//!
//! Starting a browser takes longer than most tests do. So a [`Browser`] may have served other tests before (`pool.rs`): it comes with a
//! tab, a page, downloads and a store of its own and empty, and nothing of what another test chose, feigned or broke; the tests of the
//! harness show that. One that is asked for by `new` is started for the test and ended with it. When a test fails, its browser is ended.
//!
//! A test asks for what a person sees: controls by their accessible name, texts, files on the disk. Everything blocks, nothing sleeps
//! for a fixed time: [`wait::until`] polls and says at the end of its patience what it last saw.
//!
//! | | |
//! |---|---|
//! | [`Engine`] | which browser, where its programs lie, how it is started |
//! | [`Browser`] | one running browser with the page in it, for one test |
//! | [`Options`] | how it is opened: size, page, whose browser |
//! | [`Element`] | something on the page that can be clicked, typed into, read |
//! | [`each_engine!`] | one test in every engine |
//!
//! A browser that is not installed fails the test and says what to install; it is never skipped.

mod accessibility;
mod browser;
mod console;
mod devtools;
mod downloads;
mod driver;
mod element;
mod engine;
mod home;
mod input;
mod looking;
mod options;
mod pool;
mod processes;
mod running;
pub mod torture;
pub mod wait;

pub use accessibility::Violation;
pub use browser::{Browser, Tab};
pub use element::Element;
pub use engine::Engine;
pub use home::{Home, bundle, fixture, root, test_page};
pub use input::key;
pub use options::Options;
pub use serde_json::{Value, json};

/// Runs a test; in WebKit once more, in another browser, where it fails. Of some forty tests one may fail there for no reason of the page:
/// WebKitGTK was seen to leave a reload unanswered for two minutes, to acknowledge nothing any more, and to stop the program at an
/// assertion of its allocator, each in tests that pass alone and on the next run. What fails twice has failed.
pub fn attempt(engine: Engine, test: impl Fn()) {
    if engine != Engine::WebKit {
        return test();
    }
    if std::panic::catch_unwind(std::panic::AssertUnwindSafe(&test)).is_err() {
        eprintln!("WebKit: failed as said above; once more, in another browser");
        test();
    }
}

/// Makes one test of a function over [`Browser`] for every engine, named `NAME::chromium`, `NAME::old_chromium`,
/// `NAME::firefox` and `NAME::webkit`, or for the engines that are named.
///
/// ```ignore
/// each_engine!(opens, |browser| browser.assert_quiet());
/// each_engine!(sheet_has_every_row in [chromium], |browser| …);
/// each_engine!(survives_kill in new [chromium, firefox], |browser| …);
/// ```
///
/// `new`: in a browser that is started for this test, which may kill it and open it again.
#[macro_export]
macro_rules! each_engine {
    ($name:ident, |$browser:ident| $body:expr) => {
        $crate::each_engine!($name in [chromium, old_chromium, firefox, webkit], |$browser| $body);
    };
    ($name:ident in [$($engine:ident),+ $(,)?], |$browser:ident| $body:expr) => {
        $crate::each_engine!(@tests $name, $crate::Options::new, [$($engine),+], |$browser| $body);
    };
    ($name:ident in new [$($engine:ident),+ $(,)?], |$browser:ident| $body:expr) => {
        $crate::each_engine!(@tests $name, $crate::Options::own, [$($engine),+], |$browser| $body);
    };
    (@tests $name:ident, $options:path, [$($engine:ident),+], |$browser:ident| $body:expr) => {
        mod $name {
            use super::*;

            #[allow(unused_mut)]
            fn body(mut $browser: $crate::Browser) {
                $body;
            }

            $(
                #[test]
                fn $engine() {
                    let engine = $crate::Engine::$engine();
                    $crate::attempt(engine, || body($crate::Browser::open_with($options(engine))));
                }
            )+
        }
    };
}
