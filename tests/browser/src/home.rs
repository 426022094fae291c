//! Where one person of a test lives: her copy of the page, her browser profile, her downloads.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::processes::keeper_hears;

/// A folder of its own, removed when dropped unless it was given from outside. A browser that serves one test after the other
/// keeps its profile; stick, page and downloads are new for each, at another path.
pub struct Home {
    folder: PathBuf,
    keep: Keep,
    /// How many tests it served before.
    served: u32,
}

#[derive(PartialEq, Eq)]
enum Keep {
    Yes,
    No,
}

impl Home {
    /// A new home in the system's temporary folder with a copy of `dist/sitebook.html`.
    pub fn new() -> Self {
        Self::with_page(&bundle())
    }

    /// A new home whose page is another one, under the same name: see [`test_page`].
    pub fn with_page(page: &Path) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("sitebook-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        keeper_hears(&format!("home {}", folder.display()));
        Self::at(folder, Keep::No, page)
    }

    /// A new home with a copy of another one's profile, as a browser that has ended left it, and that home's page.
    pub fn copy_of(other: &Self) -> Self {
        let home = Self::with_page(&other.page());
        copy_folder(&other.profile(), &home.profile());
        home
    }

    /// Like [`Self::copy_of`] for this one, in a folder that stays.
    pub fn copied_to(&self, folder: &Path) -> Self {
        let home = Self::at(folder.to_path_buf(), Keep::Yes, &self.page());
        copy_folder(&self.profile(), &home.profile());
        home
    }

    /// A home that stays, with what an earlier run left in it and today's page.
    pub fn kept(folder: &Path) -> Self {
        Self::at(folder.to_path_buf(), Keep::Yes, &bundle())
    }

    fn at(folder: PathBuf, keep: Keep, page: &Path) -> Self {
        let home = Self { folder, keep, served: 0 };
        home.furnish(page);
        home
    }

    /// Gives the next test a stick with this page and a folder for downloads, both empty otherwise, and removes those of the test
    /// before.
    pub(crate) fn renew(&mut self, page: &Path) {
        let old = [self.downloads(), self.stick()];
        self.served += 1;
        self.furnish(page);
        for folder in old {
            // A download of the test before may still arrive there.
            let _ = fs::remove_dir_all(folder);
        }
    }

    fn furnish(&self, page: &Path) {
        for part in [self.profile(), self.downloads(), self.stick()] {
            fs::create_dir_all(&part).unwrap_or_else(|error| panic!("{}: {error}", part.display()));
        }
        fs::copy(page, self.page()).expect("the page can be copied into the test's folder");
        let arrivals = self.arrivals();
        let _ = fs::remove_file(&arrivals);
        symlink(self.downloads(), &arrivals).unwrap_or_else(|error| panic!("{}: {error}", arrivals.display()));
    }

    /// The folder with everything.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The browser's profile.
    pub fn profile(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Where downloads arrive.
    pub fn downloads(&self) -> PathBuf {
        self.of_this_test("downloads")
    }

    /// Where a browser puts them that is told so only once: a link to the above.
    pub(crate) fn arrivals(&self) -> PathBuf {
        self.folder.join("arrivals")
    }

    /// The USB stick that carries the page.
    pub fn stick(&self) -> PathBuf {
        self.of_this_test("stick")
    }

    fn of_this_test(&self, name: &str) -> PathBuf {
        match self.served {
            0 => self.folder.join(name),
            served => self.folder.join(format!("{name}-{served}")),
        }
    }

    /// A page with nothing on it.
    pub(crate) fn empty_page(&self) -> PathBuf {
        let page = self.folder.join("empty.html");
        fs::write(&page, "<!doctype html><title>empty</title>").expect("the test's own folder can be written to");
        page
    }

    /// The page on the stick.
    pub fn page(&self) -> PathBuf {
        self.stick().join("sitebook.html")
    }

    /// What the driver writes.
    pub(crate) fn driver_log(&self) -> PathBuf {
        self.folder.join("driver.log")
    }

    /// The page's address.
    pub fn address(&self) -> String {
        format!("file://{}", self.page().display())
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        if self.keep == Keep::No {
            // A browser process that is just dying may still write; what is left goes with the temporary folder.
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Copies files and folders. Links are left out: in a profile they are locks that name a process.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap_or_else(|error| panic!("{}: {error}", to.display()));
    for entry in fs::read_dir(from).unwrap_or_else(|error| panic!("{}: {error}", from.display())).flatten() {
        let place = to.join(entry.file_name());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => copy_folder(&entry.path(), &place),
            Ok(kind) if kind.is_file() => {
                fs::copy(entry.path(), &place).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
            }
            Ok(_) | Err(_) => {}
        }
    }
}

/// The page that is handed out, as last built.
pub fn bundle() -> PathBuf {
    let page = root().join("dist/sitebook.html");
    assert!(page.exists(), "{} is not there: `cargo xtask bundle` builds it", page.display());
    page
}

/// A page that only tests open, as last built.
pub fn test_page(name: &str) -> PathBuf {
    let page = root().join("target/pages").join(name).with_extension("html");
    assert!(page.exists(), "{} is not there: `cargo xtask pages` builds it", page.display());
    page
}

/// A file of the checkout, for uploads: `fixture("tests/files/…")`.
pub fn fixture(path: &str) -> PathBuf {
    let file = root().join(path);
    assert!(file.exists(), "{} is not there", file.display());
    file
}

/// The checkout's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("this package lies in tests/browser").to_path_buf()
}

/// What `cargo xtask setup` installs into.
pub fn tools() -> PathBuf {
    root().join("target/tools")
}
