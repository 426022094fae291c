//! `cargo xtask bench`: how fast the page is, beside what it is measured against. The measuring is done by the package of
//! the browser tests, which knows how to drive a browser.

use crate::commands::{Failure, Outcome, program, root, run};
use crate::{pack, setup};

/// Measures the page that was last built.
pub fn run_bench(arguments: &[&str]) -> Outcome {
    if !arguments.contains(&"--list") {
        setup::for_tests()?;
        let page = root().join("dist").join(pack::FILE_NAME);
        if !page.exists() {
            return Err(Failure::new(format!("{} is not there: `cargo xtask bundle` builds it", page.display())));
        }
    }
    run(program("cargo").args(["run", "--quiet", "--package", "browser-tests", "--bin", "bench", "--"]).args(arguments))
}
