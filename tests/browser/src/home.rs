//! Where one person of a test lives: her copy of the page, her browser profile, her downloads.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, removed when dropped unless it was given from outside.
pub struct Home {
    folder: PathBuf,
    keep: Keep,
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
        Self::at(std::env::temp_dir().join(name), Keep::No, page)
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
        let home = Self { folder, keep };
        for part in [home.profile(), home.downloads(), home.stick()] {
            fs::create_dir_all(&part).unwrap_or_else(|error| panic!("{}: {error}", part.display()));
        }
        fs::copy(page, home.page()).expect("the page can be copied into the test's folder");
        home
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
        self.folder.join("downloads")
    }

    /// The USB stick that carries the page.
    pub fn stick(&self) -> PathBuf {
        self.folder.join("stick")
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
