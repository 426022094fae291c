//! `cargo xtask shots`: pictures of every page. They are taken by the package of the browser tests, which knows how to
//! drive a browser.

use crate::commands::{Failure, Outcome, program, root, run};
use crate::{pack, setup};

/// Takes the pictures of the page that was last built.
pub fn run_shots(arguments: &[&str]) -> Outcome {
    setup::for_tests()?;
    let page = root().join("dist").join(pack::FILE_NAME);
    if !page.exists() {
        return Err(Failure::new(format!("{} is not there: `cargo xtask bundle` builds it", page.display())));
    }
    run(program("cargo").args(["run", "--quiet", "--package", "browser-tests", "--bin", "shots", "--"]).args(arguments))
}
