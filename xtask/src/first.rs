//! `cargo xtask first`: lists anew which functions the first page needs (see [`crate::split`]).

use crate::commands::{Outcome, program, run};
use crate::pack::Purpose;
use crate::{bundle, setup};

/// Builds a page that notes which functions run, opens it as people do, and writes down what it noted. Leaves that page in `dist`.
pub fn list() -> Outcome {
    setup::for_build()?;
    setup::for_tests()?;
    bundle::bundle(Purpose::Tracing)?;
    run(program("cargo").args(["run", "--quiet", "--package", "browser-tests", "--bin", "first"]))?;
    println!("xtask/first.txt is written; `cargo xtask bundle` builds the page by it.");
    Ok(())
}
