//! Every version that the build and the tests are pinned to, in one place. The npm packages are pinned by the
//! `package-lock.json` files under `xtask/node/`.

use crate::commands::{Failure, Outcome, read, root};

/// trunk 0.22 wants a newer Rust than the pinned one.
pub const TRUNK: &str = "0.21.14";

/// The driver of Firefox.
pub const GECKODRIVER: &str = "0.37.1";

/// What runs the fuzz targets.
pub const CARGO_FUZZ: &str = "0.13.1";

/// The version of wasm-bindgen-cli, which must be that of the library: read from the lock file so that the two cannot part.
pub fn wasm_bindgen() -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    version_in_lock(&lock, "wasm-bindgen").ok_or_else(|| Failure::new("Cargo.lock names no wasm-bindgen"))
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_that_of_the_named_package_only() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.126\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.126"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
