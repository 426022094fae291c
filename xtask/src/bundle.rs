//! Builds `dist/sitebook.html` and opens it.

use std::path::PathBuf;
use std::process::Stdio;

use crate::commands::{Failure, Outcome, program, root, run as run_program};
use crate::pack::Purpose;
use crate::{pack, setup};

/// Installs what is missing, builds, and opens the page, or prints its path where there is no display.
pub fn run() -> Outcome {
    setup::for_build()?;
    bundle(Purpose::Release)?;
    let page = page();
    println!("{}", page.display());
    open(&page)
}

/// Builds the one file.
pub fn bundle(purpose: Purpose) -> Outcome {
    println!("building dist/{} (a minute or two on two cores) …", pack::FILE_NAME);
    let mut trunk = program("trunk");
    let built = run_program(trunk.args(["build", "--release"]).env(pack::PURPOSE, purpose.word()));
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
