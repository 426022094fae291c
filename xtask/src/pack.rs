//! Trunk's `post_build` hook: has the packer (`xtask/pack`) make `sitebook.html` of what trunk built.
//!
//! Owns what the packer does not do: run the other programs (wasm-opt, esbuild, lightningcss, cargo), read and write files, keep
//! what takes long to make under `target/pack`, and know what is built for which purpose.

use std::path::{Path, PathBuf};

use packer::split::{self, Module, Names};
use packer::{Contents, Html, Page, Part, Program, Served, Texts, gzip};

use crate::commands::{Failure, Outcome, program, read, root, run, write};
use crate::kept::kept;
use crate::{pages, setup, tablet};

/// The name of the file that is handed out. It must stay the same over releases: Firefox keeps a page's storage by its path.
pub const FILE_NAME: &str = "sitebook.html";

/// The page of one piece: outside of `dist` and under another name, so that it is never handed out by mistake.
const ONE_PIECE: &str = "target/one-piece/sitebook-one-piece.html";

/// The environment variable that says what a release is for, where it is not handed out: a [`Purpose`]'s word.
pub const PURPOSE: &str = "SITEBOOK_BUILD_FOR";

/// The functions that run until the first page stands; see `cargo xtask first`.
const LIST: &str = "xtask/first.txt";

/// Where a traced module is described, for the program that reads its notes.
const TRACED: &str = "target/pack/traced.txt";

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// What is handed out: as small as it can be.
    Release,
    /// The same, and before it what tests compare it with, the page of one piece, which goes around the splitter, and the pages
    /// that they open beside it; see `cargo xtask bundle --one-piece`.
    Comparing,
    /// What is handed out, with the names of functions, for profiles; see `cargo xtask bundle --names`.
    Profiles,
    /// One that notes which functions run, for the list of those that the first page needs; see `cargo xtask first`.
    Tracing,
    /// Whatever trunk builds that is no release: made quickly.
    Development,
}

impl Purpose {
    /// What `PURPOSE` says, in a release.
    pub fn word(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Comparing => "comparing",
            Self::Profiles => "profiles",
            Self::Tracing => "tracing",
            Self::Development => "development",
        }
    }

    /// What trunk's environment says.
    fn of_trunk() -> Self {
        if std::env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
            return Self::Development;
        }
        let word = std::env::var(PURPOSE).unwrap_or_default();
        let others = [Self::Comparing, Self::Profiles, Self::Tracing];
        others.into_iter().find(|purpose| purpose.word() == word).unwrap_or(Self::Release)
    }
}

/// Packs the staging folder. A release leaves the page alone in it; a debug build also keeps what `trunk serve` hands out.
pub fn from_trunk() -> Outcome {
    let Some(staging) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        return Err(Failure::new(
            "`cargo xtask pack` is trunk's hook: call `cargo xtask bundle` or `trunk build --release`",
        ));
    };
    let purpose = Purpose::of_trunk();
    setup::node_packages(setup::NodePackages::Build)?;
    let work = root().join("target/pack");
    let unpacker = unpacker(&work)?;
    let sheets = Part { id: "sheets", module: sheets(&work)? };
    let comparing = purpose == Purpose::Comparing;
    let (pages, built) = both(
        || if comparing { pages::build() } else { Ok(()) },
        || Built::read(&staging, &work, unpacker, vec![sheets], purpose),
    );
    pages?;
    let built = built?;
    // Built for each run of the tests, and so not packed for long. It is there though the module cannot be split.
    let one_piece = || -> Outcome {
        let page = built.page(Program::in_one_piece(&built.module)?, |first| Ok(gzip::usual(first)?))?;
        write(&root().join(ONE_PIECE), &page.bytes)?;
        tell(ONE_PIECE, &page);
        Ok(())
    };
    let handed_out = || {
        built.page(built.program(purpose)?, |first| match purpose {
            // Half a minute, and kept.
            Purpose::Release | Purpose::Comparing | Purpose::Profiles => {
                kept(&work.join("first.kept"), &[first, gzip::SMALLEST_BY.as_bytes()], || Ok(gzip::smallest(first)?))
            }
            Purpose::Tracing | Purpose::Development => Ok(gzip::quick(first)?),
        })
    };
    let (one_piece, page) = both(|| if comparing { one_piece() } else { Ok(()) }, handed_out);
    one_piece?;
    let page = page?;
    if purpose != Purpose::Development {
        empty(&staging)?;
    }
    write(&staging.join(FILE_NAME), &page.bytes)?;
    tell(FILE_NAME, &page);
    if let Some(served) = &page.served {
        tablet::write_into(&staging.join(tablet::FOLDER), served)?;
    }
    Ok(())
}

/// Does two things at the same time.
fn both<One: Send, Other>(one: impl FnOnce() -> One + Send, other: impl FnOnce() -> Other) -> (One, Other) {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), other)
    })
}

fn tell(name: &str, page: &Page) {
    for (element, size) in &page.elements {
        println!("{element}: {} KB", size / 1024);
    }
    println!("{name}: {} KB", page.bytes.len() / 1024);
}

/// What trunk built, ready to be packed.
struct Built {
    html: Html,
    texts: Texts,
    unpacker: Vec<u8>,
    parts: Vec<Part>,
    served: Served,
    /// Small, unless it has to be quick.
    module: Vec<u8>,
}

impl Built {
    fn read(staging: &Path, work: &Path, unpacker: Vec<u8>, parts: Vec<Part>, purpose: Purpose) -> Outcome<Self> {
        let html = Html::parse(&read(&root().join("index.html"))?)?;
        let texts = shrink_texts(&html, staging, work)?;
        let served = tablet::served(work)?;
        let module = staging.join("sitebook_bg.wasm");
        let module = match purpose {
            Purpose::Development => bytes_of(&module)?,
            _ => optimise(&module, work)?,
        };
        Ok(Self { html, texts, unpacker, parts, served, module })
    }

    /// The program as the purpose wants it.
    fn program(&self, purpose: Purpose) -> Outcome<Program> {
        match purpose {
            Purpose::Release | Purpose::Comparing => in_two(&self.module, Names::Dropped),
            Purpose::Profiles => in_two(&self.module, Names::Kept),
            Purpose::Tracing => traced(&self.module),
            Purpose::Development => Ok(Program::untouched(self.module.clone())),
        }
    }

    fn page(&self, program: Program, zip: impl FnOnce(&[u8]) -> Outcome<Vec<u8>>) -> Outcome<Page> {
        println!("compressing {} KB …", program.size() / 1024);
        let Self { html, texts, unpacker, parts, served, .. } = self;
        packer::page(Contents { html, texts, unpacker, program, parts, served: Some(served) }, zip)
    }
}

/// The program in two parts; says so when the list of what belongs to the first has grown old.
fn in_two(module: &[u8], names: Names) -> Outcome<Program> {
    let module = Module::read(module)?;
    let list = split::listed(&read(&root().join(LIST))?);
    let gone = split::gone(&module, &list);
    if gone > list.len() / 10 {
        println!(
            "{LIST} has grown old, and the page opens slower than it could: of its {} functions {gone} are not there any \
             more. `cargo xtask first` lists them anew.",
            list.len()
        );
    }
    Ok(Program::in_two(&module, &list, names)?)
}

/// The program in one piece that notes what runs, described for the program that reads the notes.
fn traced(module: &[u8]) -> Outcome<Program> {
    let traced = split::traced(&Module::read(module)?)?;
    write(&root().join(TRACED), traced.described())?;
    Ok(Program::untouched(traced.module))
}

/// Builds the module that unpacks the others.
fn unpacker(work: &Path) -> Outcome<Vec<u8>> {
    let target = "wasm32-unknown-unknown";
    run(program("cargo").args(["build", "--quiet", "--package", "unpack", "--profile", "unpack", "--target", target]))?;
    let small = work.join("unpack.wasm");
    let built = root().join("target").join(target).join("unpack/unpack.wasm");
    wasm_opt(&built, &small, &["-O3", "--strip-debug", "--strip-producers"])?;
    Ok(gzip::smallest(&bytes_of(&small)?)?)
}

/// Builds the module that reads and writes workbooks (`src/sheets`). cargo and [`kept`] see to it that this costs nothing while it is
/// the same.
fn sheets(work: &Path) -> Outcome<Vec<u8>> {
    let target = "wasm32-unknown-unknown";
    run(program("cargo").args(["build", "--quiet", "--package", "sheets", "--lib", "--release", "--target", target]))?;
    let built = root().join("target").join(target).join("release/sheets.wasm");
    optimised(&built, work, "sheets", &["-Oz", "--strip-debug", "--strip-producers"])
}

fn shrink_texts(html: &Html, staging: &Path, work: &Path) -> Outcome<Texts> {
    let tools = setup::NodePackages::Build.folder();
    let scripts = root().join("xtask/node/build");
    // node looks for packages beside the script, so the script goes where they were installed.
    write(&tools.join("assets.mjs"), read(&scripts.join("assets.mjs"))?)?;
    let boot = work.join("boot-source.js");
    write(&boot, &html.boot)?;
    // wasm-bindgen's script imports its snippets by relative paths, so what imports it goes beside it.
    let glue = staging.join("glue.mjs");
    let beside =
        ["glue.mjs", "parts.mjs", "rescue.mjs", "rest.mjs"].map(|name| (scripts.join(name), staging.join(name)));
    for (from, to) in &beside {
        write(to, read(from)?)?;
    }
    let (start, served) = (scripts.join("start.mjs"), scripts.join("served.mjs"));
    let styles: Vec<PathBuf> = html.styles.iter().map(|style| root().join(style)).collect();
    let order = serde_json::json!({ "styles": styles, "boot": boot, "start": start, "served": served, "glue": glue, "to": work });
    run(program("node").arg(tools.join("assets.mjs")).arg(order.to_string()))?;
    for (_, file) in &beside {
        std::fs::remove_file(file).map_err(|error| Failure::file(file, error))?;
    }
    let text = |name: &str| Ok::<_, Failure>(read(&work.join(name))?.trim_end().to_owned());
    Ok(Texts { style: text("style.css")?, boot: text("boot.js")?, start: text("start.js")?, glue: text("glue.js")? })
}

/// Makes the module small. Functions keep their names, by which it is split.
fn optimise(module: &Path, work: &Path) -> Outcome<Vec<u8>> {
    optimised(module, work, "small", &["-Oz", "-g"])
}

/// A module as wasm-opt makes it by these flags, kept under this name.
fn optimised(module: &Path, work: &Path, name: &str, flags: &[&str]) -> Outcome<Vec<u8>> {
    let small = work.join(name).with_extension("wasm");
    let (module_bytes, tools, by) = (bytes_of(module)?, setup::NodePackages::Build.lock()?, flags.join(" "));
    let input = [&module_bytes[..], tools.as_bytes(), by.as_bytes()];
    kept(&work.join(name).with_extension("kept"), &input, || {
        println!("optimising a module (wasm-opt {by}) …");
        wasm_opt(module, &small, flags)?;
        bytes_of(&small)
    })
}

/// Runs wasm-opt without any feature flag: it then reads from the module itself which features it may use. With
/// `--all-features` it writes what browsers refuse.
fn wasm_opt(from: &Path, to: &Path, flags: &[&str]) -> Outcome {
    let wasm_opt = setup::NodePackages::Build.folder().join("node_modules/binaryen/bin/wasm-opt");
    // It makes no folders, and in a clean checkout this one is not there.
    write(to, [])?;
    run(program("node").arg(&wasm_opt).args(flags).arg(from).arg("-o").arg(to))
}

fn bytes_of(file: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(file).map_err(|error| Failure::file(file, error))
}

fn empty(folder: &Path) -> Outcome {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, error))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let removed = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        removed.map_err(|error| Failure::file(&path, error))?;
    }
    Ok(())
}
