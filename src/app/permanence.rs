//! Whether the browser keeps what the page stores: what can be told of a private window, and when the browser is asked to keep it.
//!
//! Owns the rules. The browser is asked by `browser::storage_manager`, the person is told by pages.

/// The engines that answer differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chrome, Edge and their kin.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari, WebKitGTK and whatever calls itself nothing else.
    WebKit,
}

impl Engine {
    /// Reads how a browser calls itself.
    pub fn of(user_agent: &str) -> Self {
        match user_agent {
            firefox if firefox.contains("Firefox/") => Self::Firefox,
            chromium if chromium.contains("Chrome/") || chromium.contains("Chromium/") => Self::Chromium,
            _ => Self::WebKit,
        }
    }
}

/// What became of asking for the page's private folder (`navigator.storage.getDirectory`), of which nothing is used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Folder {
    /// The browser has no such thing.
    Missing,
    /// It gave one.
    Given,
    /// It refused, with an error of this name.
    Refused(String),
}

/// What a browser lets a page see.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signs {
    /// Which engine it is.
    pub engine: Engine,
    /// Its folder.
    pub folder: Folder,
    /// The room that it says it gives, in bytes.
    pub quota: Option<u64>,
    /// The memory that it gives scripts, in bytes.
    pub memory: Option<u64>,
}

/// Whether the window is a private one, whose storage goes when it is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PrivateWindow {
    /// It looks like one.
    Likely,
    /// It does not.
    Unlikely,
    /// The browser does not let a page know.
    Unknown,
}

/// Reads the signs.
///
/// | Engine | Sign | |
/// |---|---|---|
/// | Firefox | gives the folder | unlikely |
/// | | refuses it with `SecurityError` | likely (measured in 153, from a file and from an address; since 111) |
/// | Safari | gives the folder | unlikely |
/// | | refuses it with `UnknownError` | likely (reported of Safari 17 to 26, not measured) |
/// | Chromium | says that it gives less room than twice the memory of scripts | likely (measured in 109; up to 137, where a private window gets a share of the memory) |
/// | | anything else | unknown: 138 and later answer a private window as any other (measured in 156) |
/// | any | anything else | unknown |
pub fn private_window(signs: &Signs) -> PrivateWindow {
    match (signs.engine, &signs.folder) {
        (Engine::Chromium, _) => match (signs.quota, signs.memory) {
            (Some(quota), Some(memory)) if quota < memory.saturating_mul(2) => PrivateWindow::Likely,
            _ => PrivateWindow::Unknown,
        },
        (Engine::Firefox | Engine::WebKit, Folder::Given) => PrivateWindow::Unlikely,
        (Engine::Firefox, Folder::Refused(error)) if error == "SecurityError" => PrivateWindow::Likely,
        (Engine::WebKit, Folder::Refused(error)) if error == "UnknownError" => PrivateWindow::Likely,
        (Engine::Firefox | Engine::WebKit, Folder::Missing | Folder::Refused(_)) => PrivateWindow::Unknown,
    }
}

/// Whether the browser has promised to keep what the page stores when it wants room.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Promise {
    /// It has.
    Given,
    /// It has not.
    NotGiven,
    /// It cannot be asked: from a file there is nothing to promise, and some browsers have no such promise.
    #[default]
    Impossible,
}

/// Where the page comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A file.
    File,
    /// A web server.
    Address,
}

/// Whether the browser was asked before, from this address.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// Never.
    Never,
    /// Once at least.
    Before,
}

/// Whether the page asks the browser by itself, once the first change of its own is safe.
///
/// Firefox hands the question on to the person, so it is asked once; the others decide by themselves and may say yes another day.
/// In a private window there is nothing to keep.
pub fn asks_by_itself(origin: Origin, engine: Engine, promise: Promise, window: PrivateWindow, asked: Asked) -> bool {
    let is_fitting = origin == Origin::Address && promise == Promise::NotGiven && window != PrivateWindow::Likely;
    is_fitting && !(engine == Engine::Firefox && asked == Asked::Before)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIB: u64 = 1 << 30;

    fn signs(engine: Engine, folder: Folder) -> Signs {
        Signs { engine, folder, quota: Some(10 * GIB), memory: Some(4 * GIB) }
    }

    fn refused(error: &str) -> Folder {
        Folder::Refused(error.to_owned())
    }

    #[test]
    fn browsers_are_told_apart_by_their_names() {
        for (engine, name) in [
            (Engine::Firefox, "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"),
            (Engine::Chromium, "Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36"),
            (Engine::Chromium, "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0"),
            (Engine::WebKit, "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15"),
        ] {
            assert_eq!(Engine::of(name), engine, "{name}");
        }
    }

    #[test]
    fn a_private_window_is_told_where_the_browser_lets_it_be_seen() {
        use PrivateWindow::{Likely, Unknown, Unlikely};
        // Each as it was measured or reported; see the table of the function.
        for (engine, folder, window) in [
            (Engine::Firefox, Folder::Given, Unlikely),
            (Engine::Firefox, refused("SecurityError"), Likely),
            (Engine::Firefox, refused("QuotaExceededError"), Unknown),
            (Engine::Firefox, Folder::Missing, Unknown),
            (Engine::WebKit, Folder::Given, Unlikely),
            (Engine::WebKit, refused("UnknownError"), Likely),
            (Engine::WebKit, refused("SecurityError"), Unknown),
            (Engine::WebKit, Folder::Missing, Unknown),
            (Engine::Chromium, Folder::Given, Unknown),
            // From a file, in any window.
            (Engine::Chromium, refused("SecurityError"), Unknown),
        ] {
            assert_eq!(private_window(&signs(engine, folder.clone())), window, "{engine:?} {folder:?}");
        }
    }

    #[test]
    fn an_older_chromium_gives_a_private_window_little_room() {
        let chromium = |quota, memory| Signs { engine: Engine::Chromium, folder: Folder::Given, quota, memory };
        // Chromium 109 and 156 on one machine, in a private window and in a normal one.
        assert_eq!(private_window(&chromium(Some(1_675_200_241), Some(3_760_000_000))), PrivateWindow::Likely);
        assert_eq!(private_window(&chromium(Some(162_331_904_409), Some(3_760_000_000))), PrivateWindow::Unknown);
        assert_eq!(private_window(&chromium(Some(10_737_418_240), Some(3_760_000_000))), PrivateWindow::Unknown);
        assert_eq!(private_window(&chromium(Some(GIB), Some(4 * GIB))), PrivateWindow::Likely);
        assert_eq!(private_window(&chromium(Some(300 * GIB), Some(4 * GIB))), PrivateWindow::Unknown);
        assert_eq!(private_window(&chromium(Some(GIB), None)), PrivateWindow::Unknown);
        assert_eq!(private_window(&chromium(None, Some(GIB))), PrivateWindow::Unknown);
    }

    #[test]
    fn the_browser_is_asked_where_it_can_say_yes_and_a_person_only_once() {
        use Engine::{Chromium, Firefox, WebKit};
        let asks = |origin, engine, promise, window, asked| asks_by_itself(origin, engine, promise, window, asked);
        let usual = |engine, asked| asks(Origin::Address, engine, Promise::NotGiven, PrivateWindow::Unknown, asked);
        for engine in [Chromium, Firefox, WebKit] {
            assert!(usual(engine, Asked::Never));
            assert_eq!(usual(engine, Asked::Before), engine != Firefox, "a person is not asked again");
            let never = Asked::Never;
            assert!(!asks(Origin::File, engine, Promise::NotGiven, PrivateWindow::Unlikely, never));
            assert!(!asks(Origin::Address, engine, Promise::Given, PrivateWindow::Unlikely, never));
            assert!(!asks(Origin::Address, engine, Promise::Impossible, PrivateWindow::Unlikely, never));
            assert!(!asks(Origin::Address, engine, Promise::NotGiven, PrivateWindow::Likely, never));
        }
    }
}
