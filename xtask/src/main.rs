//! `cargo xtask …`: everything that is done to the project from outside the page.
fn main() {}
