//! Builds `dist/sitebook.html` and opens it.

use std::path::PathBuf;
use std::process::Stdio;

use crate::commands::{Failure, Outcome, program, root, run as run_program};
use crate::{pack, paths, setup};

/// Installs what is missing, builds, and opens the page, or prints its path where there is no display.
pub fn run() -> Outcome {
    setup::for_build()?;
    bundle(Names::Dropped)?;
    let page = page();
    println!("{}", page.display());
    open(&page)
}

/// Whether functions keep their names in the module.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// As it is handed out.
    Dropped,
    /// For people who look where the time goes.
    Kept,
}

/// Builds the one file.
pub fn bundle(names: Names) -> Outcome {
    println!("building dist/{} (a minute or two on two cores) …", pack::FILE_NAME);
    let mut trunk = program("trunk");
    trunk.args(["build", "--release"]);
    if names == Names::Kept {
        trunk.env(pack::KEEP_NAMES, "1");
    }
    let built = run_program(&mut trunk);
    // A build that stopped half-way leaves the flags of a release behind.
    paths::remove()?;
    built.map_err(|failure| Failure::new(format!("{failure}\nIf trunk is not there: `cargo xtask setup` installs it.")))
}

/// The file that is handed out.
fn page() -> PathBuf {
    root().join("dist").join(pack::FILE_NAME)
}

fn open(page: &PathBuf) -> Outcome {
    let opener = if cfg!(windows) {
        Some("explorer")
    } else if cfg!(target_os = "macos") {
        Some("open")
    } else {
        let display = ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        display.then_some("xdg-open")
    };
    let Some(opener) = opener else {
        println!("There is no display here: open the file above in a browser.");
        return Ok(());
    };
    let opened = program(opener).arg(page).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if opened.is_err() {
        println!("{opener} is not there: open the file above in a browser.");
    }
    Ok(())
}
