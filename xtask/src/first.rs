//! `cargo xtask first`: lists anew which functions the first page needs (see `xtask/pack/src/split/mod.rs`).

use crate::commands::{Outcome, program, root, run, write};
use crate::pack::Purpose;
use crate::{bundle, setup};

/// Builds a page that notes which functions run, opens it as people do, and writes down what it noted. Leaves that page in `dist`.
pub fn list() -> Outcome {
    setup::for_build()?;
    setup::for_tests()?;
    bundle::bundle(Purpose::Tracing)?;
    let book = root().join("target/first/book.json");
    write(&book, [])?;
    // The large one: some work is done in other ways when there is much of it.
    run(program("cargo").args(["run", "--quiet", "--package", "sample", "--"]).arg(&book))?;
    run(program("cargo").args(["run", "--quiet", "--package", "browser-tests", "--bin", "first", "--"]).arg(&book))?;
    println!("xtask/first.txt is written; `cargo xtask bundle` builds the page by it.");
    Ok(())
}
