//! Keeps this machine's paths out of the module, so that two people get the same file from the same source and nobody's
//! user name travels with it.
//!
//! rustc writes the path of a source file into every panic message. The crate's own are relative already; those of the
//! libraries and of a locally installed standard library are not. Flags that depend on the machine cannot be committed,
//! so trunk's `pre_build` hook writes them into `target/paths.toml`, which `.cargo/config.toml` includes.

use std::path::{Path, PathBuf};

use crate::commands::{self, Failure, Outcome, output, program, root};

/// Trunk's `pre_build` hook: writes the flags, where they do not stand there. They stay, so that every build for the page has the same
/// ones: what is checked and what is released can then be compiled beside each other.
pub fn write() -> Outcome {
    let flags = as_cargo_config(&prefixes()?);
    match std::fs::read_to_string(file()) {
        Ok(there) if there == flags => Ok(()),
        _ => commands::write(&file(), flags),
    }
}

fn file() -> PathBuf {
    root().join("target/paths.toml")
}

/// A folder of this machine and what stands for it in the module.
struct Prefix {
    from: PathBuf,
    to: String,
}

/// The prefixes in rustc's order: where several match, the last one counts.
fn prefixes() -> Outcome<Vec<Prefix>> {
    let cargo_home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .ok_or_else(|| Failure::new("neither CARGO_HOME nor a home folder is set"))?;
    let mut prefixes = vec![prefix(root(), "/sitebook"), prefix(cargo_home.clone(), "/cargo")];
    for registry in folders_in(&cargo_home.join("registry/src")) {
        prefixes.push(prefix(registry, "/crates"));
    }
    if let Some(library) = standard_library() {
        prefixes.push(library);
    }
    Ok(prefixes)
}

fn prefix(from: PathBuf, to: &str) -> Prefix {
    Prefix { from, to: to.to_owned() }
}

/// The standard library's source, where rustup's `rust-src` is installed: rustc then names the local folder instead of
/// the virtual one.
fn standard_library() -> Option<Prefix> {
    let sysroot = output(program("rustc").args(["--print", "sysroot"]))?;
    let version = output(program("rustc").arg("-vV"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some(Prefix { from: Path::new(&sysroot).join("lib/rustlib/src/rust"), to: format!("/rustc/{commit}") })
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn as_cargo_config(prefixes: &[Prefix]) -> String {
    let flags: Vec<String> =
        prefixes.iter().map(|prefix| format!("--remap-path-prefix={}={}", prefix.from.display(), prefix.to)).collect();
    let flags: Vec<String> = flags.iter().map(|flag| format!("  {flag:?},\n")).collect();
    format!("# Written by `cargo xtask paths`.\n[target.wasm32-unknown-unknown]\nrustflags = [\n{}]\n", flags.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_written_as_toml_strings() {
        let config = as_cargo_config(&[prefix(PathBuf::from("/home/a \"b\""), "/crates")]);
        assert!(config.contains(r#"  "--remap-path-prefix=/home/a \"b\"=/crates","#), "{config}");
    }
}
