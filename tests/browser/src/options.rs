//! How a browser is opened: which one, where it runs, and what its page is shown on.

use std::path::{Path, PathBuf};

use crate::engine::Engine;
use crate::home::{Home, bundle};

/// How to open a browser.
pub struct Options {
    pub(crate) engine: Engine,
    pub(crate) place: Place,
    pub(crate) look: Look,
}

/// Where the browser runs.
pub(crate) enum Place {
    /// In a browser that may have served another test, with this page.
    Shared(PathBuf),
    /// In a browser that is started for this home, and in which it may be killed and opened again.
    Own(Home),
}

/// What the page is shown on.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) pointer: Pointer,
}

/// What the person points with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pointer {
    Mouse,
    /// A finger: `pointer: coarse`. Chromium only.
    Touch,
}

impl Options {
    /// A laptop's window in a browser that holds nothing, though it may have served another test.
    pub fn new(engine: Engine) -> Self {
        Self::placed(engine, Place::Shared(bundle()))
    }

    /// A laptop's window in a browser of its own with a new home, for a test that kills it, closes it or copies its profile.
    pub fn own(engine: Engine) -> Self {
        Self::at_home(engine, Home::new())
    }

    /// A laptop's window in a browser of its own with a home that is there already.
    pub fn at_home(engine: Engine, home: Home) -> Self {
        Self::placed(engine, Place::Own(home))
    }

    fn placed(engine: Engine, place: Place) -> Self {
        Self { engine, place, look: Look { width: 1280, height: 800, pointer: Pointer::Mouse } }
    }

    /// The size of the page in CSS pixels.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        (self.look.width, self.look.height) = (width, height);
        self
    }

    /// A browser of its own with this home.
    pub fn home(mut self, home: Home) -> Self {
        self.place = Place::Own(home);
        self
    }

    /// Another page than the one that is handed out, under the same name.
    pub fn page(mut self, page: &Path) -> Self {
        self.place = match self.place {
            Place::Shared(_) => Place::Shared(page.to_path_buf()),
            Place::Own(_) => Place::Own(Home::with_page(page)),
        };
        self
    }

    /// A tablet: the pointer is a finger. Chromium only.
    pub fn touch(mut self) -> Self {
        assert!(self.engine.is_chromium(), "only Chromium's driver can feign a finger");
        self.look.pointer = Pointer::Touch;
        self
    }
}
